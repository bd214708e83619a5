"""Persons: two people of one family name are two."""

from __future__ import annotations

from collections.abc import Iterator

from factdb.comparing.agreement.finding import Finding, Verdict
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile, Term


def compare_persons(pair: Pair) -> Iterator[Finding]:
    """Whether a family name that both have goes with different first names."""
    of_a, of_b = _full(pair.a), _full(pair.b)
    for family in sorted(of_a.keys() & of_b.keys()):
        a, b = of_a[family], of_b[family]
        if not {t.lemma for t in a} & {t.lemma for t in b}:
            spans = tuple(t.span for t in a), tuple(t.span for t in b)
            note = f"{a[-1].lemma.title()} {family.title()} is not {b[-1].lemma.title()} {family.title()}"
            yield Finding("person", Verdict.APART, "namesake", "entity", note, *spans)
            return


def _full(profile: Profile) -> dict[str, list[Term]]:
    """Each name's last word with the words of the name before it."""
    found: dict[str, list[Term]] = {}
    run: list[Term] = []
    for term in (t for t in profile.terms if t.name):
        if run and not _adjacent(run[-1], term):
            _keep(run, found)
            run = []
        run.append(term)
    _keep(run, found)
    return found


def _adjacent(first: Term, then: Term) -> bool:
    return then.at == first.at + 1 and (then.span == first.span or then.span.start - first.span.end <= 1)


def _keep(run: list[Term], found: dict[str, list[Term]]) -> None:
    if len(run) > 1:
        found.setdefault(run[-1].lemma, run[:-1])
