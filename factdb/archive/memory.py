"""What a program at the desk wants to find again: saved views, where it was."""

from __future__ import annotations

from typing import Any

from factdb.archive.opened import Opened
from factdb.errors import QueryError
from factdb.store import settings


class Memory(Opened):
    """Settings: JSON under a key. They belong to the archive file, and undo does not touch them."""

    def setting(self, key: str) -> Any:  # noqa: ANN401 (whatever JSON holds)
        """What was remembered under `key`, or ``None``."""
        with self._database.read() as connection:
            return settings.setting(connection, key)

    def settings(self, prefix: str = "") -> dict[str, Any]:
        """What was remembered under the keys that begin with `prefix`, in the order of the keys."""
        with self._database.read() as connection:
            return settings.settings(connection, prefix)

    def remember(self, key: str, value: object) -> None:
        """Keep `value` (text, numbers, lists and dicts of them) under `key`; ``None`` forgets it.

        Raises:
            QueryError: `value` is nothing that JSON can hold.
        """
        try:
            with self._database.write() as connection:
                settings.remember(connection, key, value)
        except (TypeError, ValueError) as error:
            raise QueryError(
                f"{key!r} cannot be remembered: {error}.", "Give it text, numbers or lists."
            ) from None
