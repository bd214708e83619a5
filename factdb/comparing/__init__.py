"""Comparing: claims of different articles → relations, with reasons. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factdb.model import Annotation, Claim, Relation


def relate(notes: Iterable[Annotation]) -> Iterator[Relation]:
    """The relations between claims of different articles among `notes`, strongest first."""
    return iter(())


def explain(a: Claim, b: Claim) -> Relation | None:
    """The whole table of evidence for two claims."""
    return None
