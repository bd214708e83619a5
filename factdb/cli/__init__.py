"""The command line: the only place of factdb that prints.

Standard output is data, standard error is narration, exit codes are an interface: 0 done, 1 could not,
2 the command line itself is wrong, 130 interrupted.
"""

from __future__ import annotations

from factdb.cli.program import main

__all__ = ["main"]
