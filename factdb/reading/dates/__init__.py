"""Time expressions, resolved to the calendar days they mean.

The forms are data (``lexicons/dates_rules.toml``); each names the reading that resolves it.
`find_dates` gives every expression the days it names; `event_dates` turns those into when
something holds: what "since", "until" and "between" make of the day they stand with.
The terms are those of TIMEX3. Only the standard calendar is used: never the clock.
"""

from __future__ import annotations

from factdb.reading.dates.event import event_dates
from factdb.reading.dates.find import find_dates

__all__ = ["event_dates", "find_dates"]
