"""Write the golden files of the fixtures anew. Read the diff before committing it."""

from __future__ import annotations

from stories import FIXTURES, GOLDEN, NAMES, story

for name in NAMES:
    for file, lines in GOLDEN.items():
        (FIXTURES / name / file).write_text("\n".join(lines(story(name))) + "\n", encoding="utf-8")
