"""The queue of flags: which of them the person has looked at and left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, Connection, case, exists, select

from factdb.model import Ruling
from factdb.store.tables import RELATION, RULING

if TYPE_CHECKING:
    from typing import Any

# A ruling that leaves the flag open says that the person is unsure; one without words is deleted.
UNSURE: Final[ColumnElement[bool]] = exists().where(
    RULING.c.pair == RELATION.c.pair, RULING.c.ruling == Ruling.OPEN.value
)
SURE_FIRST: Final[ColumnElement[Any]] = case((UNSURE, 0), else_=1)  # sorted falling, the unsure come last


def unsure_flags(connection: Connection) -> frozenset[int]:
    """The numbers of the open flags that the person left open on purpose."""
    left = select(RULING.c.pair).where(RULING.c.ruling == Ruling.OPEN.value)
    found = select(RELATION.c.id).where(RELATION.c.pair.in_(left))
    return frozenset(connection.execute(found).scalars())
