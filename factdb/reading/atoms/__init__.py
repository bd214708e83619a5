"""Split sentences into atoms: statements that stand alone, as tokens of the parse.

A sentence is a tree of clauses. Rules with a name, one module a family, say which clause is cut off
from its host and becomes a statement of its own, what it takes with it (the shared subject, the noun a
relative clause hangs on), and what its host loses. Conditions, hedges and negation are never cut.
"""

from __future__ import annotations

from factdb.reading.atoms.atom import Atom, Piece
from factdb.reading.atoms.statements import find_atoms

__all__ = ["Atom", "Piece", "find_atoms"]
