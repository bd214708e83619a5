"""What the desk finds again when it is next opened: filters typed, views saved, and where the person was."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

import factdb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factdb import Archive

PREFIX: Final = "desk."
FILTERS: Final = 100  # how many filters the history holds


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter and an order under a name. `view` is the pane it belongs to."""

    name: str
    view: str
    filter_text: str
    sort: str
    descending: bool


class Memory:
    """The settings of an archive that the desk made. Read once; written as they change, by a worker."""

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        self._kept: dict[str, Any] = dict(settings or {})
        self._changed: set[str] = set()

    @classmethod
    def of(cls, archive: Archive) -> Memory:
        """What is kept in this archive."""
        return cls(archive.settings(PREFIX))

    def write(self, archive: Archive) -> None:
        """Keep what has changed. An archive that cannot be written loses it; nothing else hangs on it."""
        while self._changed:
            key = self._changed.pop()
            try:
                archive.remember(key, self._kept.get(key))
            except factdb.FactdbError:
                return

    def _get(self, key: str, kind: type) -> Any:  # noqa: ANN401 (whatever JSON holds)
        # Written by another version of the desk, or by hand: what is of another kind is not there.
        value = self._kept.get(PREFIX + key)
        return value if isinstance(value, kind) else kind()

    def _put(self, key: str, value: object) -> None:
        if self._kept.get(PREFIX + key) != value:
            self._kept[PREFIX + key] = value
            self._changed.add(PREFIX + key)

    # -- filters typed -------------------------------------------------------------------

    @property
    def filters(self) -> list[str]:
        """The filters that were applied, the last one last."""
        return [each for each in self._get("filters", list) if isinstance(each, str)]

    def add_filter(self, text: str) -> None:
        """Put a filter at the end of the history, where it stands once."""
        if text := text.strip():
            self._put("filters", [*(each for each in self.filters if each != text), text][-FILTERS:])

    # -- views saved ----------------------------------------------------------------------

    @property
    def views(self) -> list[SavedView]:
        """The saved views, by name."""
        rows = [each for each in self._get("views", list) if isinstance(each, dict)]
        return sorted((_view(row) for row in rows), key=lambda view: view.name.casefold())

    def save_view(self, view: SavedView) -> None:
        """Keep a view, instead of one of that name."""
        kept = [asdict(each) for each in self.views if each.name != view.name]
        self._put("views", [*kept, asdict(view)])

    def drop_view(self, name: str) -> None:
        """Keep the view of that name no more."""
        self._put("views", [asdict(each) for each in self.views if each.name != name])

    # -- where the person was ---------------------------------------------------------------

    @property
    def place(self) -> dict[str, Any]:
        """The pane that was on the screen (``on``), and the state of each by its name."""
        return dict(self._get("place", dict))

    def keep_place(self, place: Mapping[str, Any]) -> None:
        """Keep where the person is."""
        self._put("place", dict(place))

    @property
    def theme(self) -> str:
        """The theme that was chosen, or nothing."""
        return str(self._get("theme", str))

    def keep_theme(self, name: str) -> None:
        """Keep the theme."""
        self._put("theme", name)

    @property
    def is_first_time(self) -> bool:
        """Whether the desk has not been opened on this archive before."""
        return not self._get("place", dict)


def _view(row: Mapping[str, Any]) -> SavedView:
    def text(name: str) -> str:
        return str(row.get(name, ""))

    return SavedView(
        text("name"), text("view"), text("filter_text"), text("sort"), bool(row.get("descending"))
    )
