"""Front matter: the lines between two ``---`` at the head of a file.

Most desks write plain ``key: value`` lines, with colons, quotes and ``#`` in their titles that strict
YAML rejects or drops. So plain lines are taken as they stand; only a block that needs YAML
(quoted values, lists, folded text) is read as YAML, with every value a string; and a block that only
looks like YAML falls back to its lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from factdb.errors import ArticleError

if TYPE_CHECKING:
    import yaml

_FENCE = re.compile(r"---[ \t]*\r?(?:\n|$)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.M)
_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)+")
_LINE = re.compile(r"(?P<key>[^\W\d_][\w .-]{0,60}):(?:[ \t]+(?P<value>.*))?$")
_YAML_VALUE = re.compile(r"[\"'|>\[{&*!%@`]")
_MAX_LENGTH = 64_000
_MAX_DEPTH = 8
_REMEDY = "Between the two lines of --- write lines like “title: …”, one for each field."

Fields = Mapping[str, str]


def split(text: str, origin: str) -> tuple[Fields, str]:
    """The fields of the front matter and the text after it; no fields and all of `text` where there is none.

    The text is unchanged but for the blank lines after the front matter. Lists are joined with ", ".

    Raises:
        ArticleError: the front matter never closes, or is neither lines of ``key: value`` nor YAML.
    """
    opening = _FENCE.match(text)
    if not opening:
        return {}, text
    closing = _CLOSE.search(text, opening.end(), opening.end() + _MAX_LENGTH)
    if not closing:
        raise ArticleError(
            f"{origin} opens a front matter with --- that never closes.",
            "Add a line of --- below it, or remove the first.",
        )
    body = text[closing.end() :].removeprefix("\n")
    blank = _BLANK_LINES.match(body)
    return _fields(text[opening.end() : closing.start()], origin), body[blank.end() :] if blank else body


def _fields(block: str, origin: str) -> Fields:
    lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
    simple = _plain(lines)
    if simple is not None and not any(_YAML_VALUE.match(value) for value in simple.values()):
        return simple
    try:
        return _from_yaml(block)
    except _not_yaml() as error:
        if simple is not None:
            return {key: _unquoted(value) for key, value in simple.items()}
        where = getattr(error, "problem_mark", None)
        line = f" (line {where.line + 2})" if where else ""
        raise ArticleError(f"The front matter of {origin} cannot be read{line}.", _REMEDY) from None


def _plain(lines: list[str]) -> dict[str, str] | None:
    matches = [_LINE.match(line) for line in lines]
    return None if None in matches else {m["key"].rstrip(): (m["value"] or "").strip() for m in matches if m}


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _not_yaml() -> tuple[type[Exception], ...]:
    import yaml

    return (yaml.YAMLError, ValueError)


def _from_yaml(block: str) -> Fields:
    import yaml

    loaded = yaml.load(block, Loader=_strings_loader())  # noqa: S506 (builds strings, lists and dicts only)
    if not isinstance(loaded, dict):
        raise ValueError("not a mapping")  # noqa: TRY004 (the kind of error that falls back to the lines)
    return {key: _joined(value) for key, value in loaded.items() if isinstance(key, str)}


def _joined(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""


def _strings_loader() -> type[yaml.BaseLoader]:
    """YAML where every scalar is a string, nothing refers to anything else, and nesting is shallow."""
    import yaml

    class Strings(yaml.BaseLoader):
        depth = 0

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent) or self.depth >= _MAX_DEPTH:
                raise yaml.YAMLError("aliases and deep nesting are not read")
            self.depth += 1
            try:
                return super().compose_node(parent, index)
            finally:
                self.depth -= 1

    return Strings
