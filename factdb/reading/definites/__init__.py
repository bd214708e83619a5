"""Short definite phrases ("the talks", "the two countries", "there") and what the article has told of them.

A phrase is given the fuller wording of its antecedent only where the article leaves one candidate, or one
that stands clearly nearest; else it is silent. Names and pronouns are not its business (``speakers``).
"""

from __future__ import annotations

from factdb.reading.definites.finding import find_definites
from factdb.reading.definites.fuller import Definites, Fuller

__all__ = ["Definites", "Fuller", "find_definites"]
