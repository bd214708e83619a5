"""Agreement: do two claims about one thing say the same? One module a kind, each with its own rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factdb.comparing.agreement.attribution import compare_voices
from factdb.comparing.agreement.cause import compare_causes
from factdb.comparing.agreement.clock import compare_clocks
from factdb.comparing.agreement.dates import compare_dates
from factdb.comparing.agreement.extent import compare_extents
from factdb.comparing.agreement.finding import Finding, Verdict
from factdb.comparing.agreement.modality import compare_firmness
from factdb.comparing.agreement.negation import compare_polarity
from factdb.comparing.agreement.opposites import compare_outcomes
from factdb.comparing.agreement.order import compare_order
from factdb.comparing.agreement.person import compare_persons
from factdb.comparing.agreement.place import compare_places
from factdb.comparing.agreement.quantities import compare_quantities
from factdb.comparing.agreement.rank import compare_ranks
from factdb.comparing.agreement.roles import compare_roles
from factdb.comparing.pairing import Pair

__all__ = ["Finding", "Verdict", "findings"]

COMPARISONS: tuple[Callable[[Pair], Iterator[Finding]], ...] = (
    compare_quantities,
    compare_dates,
    compare_clocks,
    compare_order,
    compare_extents,
    compare_polarity,
    compare_outcomes,
    compare_roles,
    compare_causes,
    compare_places,
    compare_persons,
    compare_voices,
    compare_ranks,
    compare_firmness,
)


def findings(pair: Pair) -> tuple[Finding, ...]:
    """Everything the comparisons find in the pair, in their order."""
    return tuple(finding for compare in COMPARISONS for finding in compare(pair))
