"""Comparing: claims of different articles → relations, with reasons. Pure functions.

Blocking by named rules, evidence in levels, learned weights, a short table: see ``docs/comparing.md``.
"""

from __future__ import annotations

from factdb.comparing.blocking import NEEDED, NEEDED_APART, blocking_keys, key_weight, meeting, shortlisted
from factdb.comparing.relating import Judge, compare, explain, relate, relate_new

__all__ = [
    "NEEDED",
    "NEEDED_APART",
    "Judge",
    "blocking_keys",
    "compare",
    "explain",
    "key_weight",
    "meeting",
    "relate",
    "relate_new",
    "shortlisted",
]
