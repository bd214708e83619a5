"""What every part of the archive stands on: the open database."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from factdb.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factdb.store.database import Database

Choice = TypeVar("Choice", bound=StrEnum)


class Opened:
    """Has the database open; the parts of the archive add what can be done with it."""

    _database: Database


def several(numbers: int | Sequence[int]) -> list[int]:
    """One number or many as a list, each once, in their order."""
    return [numbers] if isinstance(numbers, int) else list(dict.fromkeys(numbers))


def member(choices: type[Choice], value: str, noun: str) -> Choice:
    """The member of `choices` with that value.

    Raises:
        QueryError: there is none; it names those that are, and calls them `noun`.
    """
    try:
        return choices(value)
    except ValueError:
        allowed = ", ".join(choices)
        raise QueryError(f"There is no {noun} {value!r}.", f"It is one of: {allowed}.") from None
