"""The person's own keys and theme, from one file: ``desk.toml`` in the folder for settings.

::

    theme = "textual-light"

    [keys.claims]
    verified = "V"
    note = "n,a"

Panes and names are those of `keymap`; a key is written as Textual names it, several with commas.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui import keymap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.keymap import Key

FILE = "desk.toml"


@dataclass(frozen=True)
class Preferences:
    """Keys by ``pane.name``, the theme, and what is wrong with the file, in sentences."""

    keys: dict[str, str] = field(default_factory=dict)
    theme: str = ""
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Preferences:
        """What stands in the file; nothing if there is none."""
        try:
            written = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError) as error:
            return cls(problems=(f"{path} cannot be read: {error}",))
        rows = list(_rows(written.get("keys")))
        known = {f"{pane}.{key.name}" for pane, keys in keymap.KEYS.items() for key in keys}
        keys = {name: keys for name, keys in rows if name in known and isinstance(keys, str) and keys.strip()}
        wrong = [name for name, _ in rows if name not in keys]
        theme = written.get("theme", "")
        return cls(
            keys=keys,
            theme=theme if isinstance(theme, str) else "",
            problems=(f"{path}: there is no key {', '.join(wrong)}.",) if wrong else (),
        )

    def keys_of(self, pane: str) -> tuple[Key, ...]:
        """The keys of a pane as they are in use."""
        return tuple(
            replace(key, keys=self.keys.get(f"{pane}.{key.name}", key.keys)) for key in keymap.KEYS[pane]
        )


def preferences_path() -> Path:
    """Where the file is looked for."""
    from platformdirs import user_config_path

    return Path(user_config_path("factdb")) / FILE


def _rows(panes: object) -> Iterator[tuple[str, object]]:
    for pane, keys in (panes if isinstance(panes, dict) else {}).items():
        for name, pressed in (keys if isinstance(keys, dict) else {"": keys}).items():
            yield f"{pane}.{name}", pressed
