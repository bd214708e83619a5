"""What a program at the desk wants to find again, kept as JSON under a key. Not journaled."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from factdb.store.tables import SETTING


def setting(connection: Connection, key: str) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """What was remembered under `key`, or ``None``."""
    value = connection.execute(select(SETTING.c.value).where(SETTING.c.key == key)).scalar()
    return None if value is None else json.loads(value)


def settings(connection: Connection, prefix: str) -> dict[str, Any]:
    """What was remembered under keys that begin with `prefix`, in the order of the keys."""
    rows = connection.execute(
        select(SETTING.c.key, SETTING.c.value)
        .where(SETTING.c.key.startswith(prefix, autoescape=True))
        .order_by(SETTING.c.key)
    )
    return {key: json.loads(value) for key, value in rows}


def remember(connection: Connection, key: str, value: object) -> None:
    """Keep `value` under `key`; ``None`` forgets it.

    Raises:
        TypeError, ValueError: `value` is nothing that JSON can hold.
    """
    if value is None:
        connection.execute(delete(SETTING).where(SETTING.c.key == key))
        return
    row = {"key": key, "value": json.dumps(value, ensure_ascii=False, allow_nan=False)}
    connection.execute(upsert(SETTING).values(row).on_conflict_do_update(index_elements=["key"], set_=row))
