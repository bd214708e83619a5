"""``python -m factdb`` is the ``factdb`` command."""

from factdb.cli import main

main()
