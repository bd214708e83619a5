"""A speaker as one article names them, and whom they are taken for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factdb.comparing.speakers.telling import Told


class Rule(StrEnum):
    """The evidence by which a voice meets those of other articles."""

    NONE = ""  # it meets none
    NAME = "name"  # the same full name
    INITIALS = "initials"  # the same first and last name
    ACRONYM = "acronym"  # a short form that an article gives with the name
    ROLE = "role"  # a part of the name, and the same office in the same story
    COUNTRY = "country"  # the body of one state
    HAND = "hand"  # a person said so


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as one article names them.

    `article` is the number of the article's first version. `pin` is the speaker that a person says it is;
    that `pin_reaches` further than this article lets those who are the same by evidence follow.
    """

    article: int
    written: str
    told: Told
    pin: str | None = None
    pin_reaches: bool = False

    @property
    def key(self) -> tuple[int, str]:
        """What tells it from all others."""
        return self.article, self.written


@dataclass(frozen=True, slots=True)
class Placed:
    """Whom a voice is taken for, by which rule, and the evidence in words (empty where it meets none)."""

    speaker: str
    rule: Rule = Rule.NONE
    why: str = ""
