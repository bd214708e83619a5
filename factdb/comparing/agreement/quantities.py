"""Numbers: the same thing counted or measured, at the precision each was written with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from factdb.comparing import lexicons
from factdb.comparing.agreement.finding import (
    Finding,
    Verdict,
    anchored,
    around,
    closeness,
    other_doers,
    same_day,
    weak,
    wording,
)
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import Profile
from factdb.comparing.words import ideas, is_person, stem
from factdb.model import Claim, Quantity

_PLAIN_UNITS = frozenset({"", "people", "person", "number", "item", "count"})
_LOCAL, _ANCHOR = 0.4, 0.7  # what the words around two numbers, and the claims besides them, must share
_ANCHOR_OF_DEED = 0.9
_NEAR = 4
_CHANGE = regex.compile(r"\b(?:(?P<change>by)|(?P<base>from|than|against))\s+(?:\w+\s+)?$", regex.I)
_BEFORE, _AFTER = 18, 16  # characters around a number in which words bound what it counts
_SCOPES = regex.compile(
    r"\b(?:(?P<part>includ\w+|of (?:them|whom|these|those)|among (?:them|the))"
    r"|(?P<each>each|apiece|per|every|both)"
    r"|(?P<further>another|more|further|additional|extra|others?)|(?P<first>first|initial\w*)"
    r"|(?P<limit>capacity|certified|licen[cs]ed|built for|up to|maximum|target|aims?|plans?"
    r"|forecast|expect\w*))\b",
    regex.I,
)
_ELSEWHERE = frozenset({"rank", "time of day", "times"})  # compared by modules of their own, or not at all


@dataclass(frozen=True, slots=True)
class _Match:
    a: Quantity
    b: Quantity
    local: float

    @property
    def equal(self) -> bool:
        return agree(self.a, self.b)


def compare_quantities(pair: Pair) -> Iterator[Finding]:
    """The strongest agreement and the strongest clash of numbers of one thing."""
    matches = sorted(_comparable(pair), key=lambda m: (-m.equal, -m.local, m.a.start, m.b.start))
    used_a: set[int] = set()
    used_b: set[int] = set()
    told: set[Verdict] = set()
    for match in matches:
        if match.a.start in used_a or match.b.start in used_b:
            continue
        used_a.add(match.a.start)
        used_b.add(match.b.start)
        finding = _judge(pair, match)
        if finding.verdict not in told:
            told.add(finding.verdict)
            yield finding


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether one number can satisfy both intervals."""
    low = max(x for x in (a.low, b.low, float("-inf")) if x is not None)
    high = min(x for x in (a.high, b.high, float("inf")) if x is not None)
    return low <= high * (1 + 1e-9) if high >= 0 else low <= high


def point(q: Quantity) -> float | None:
    """The middle of the interval, or its one closed end."""
    if q.low is None or q.high is None:
        return q.high if q.low is None else q.low
    return (q.low + q.high) / 2


def _comparable(pair: Pair) -> Iterator[_Match]:
    for qa in pair.a.claim.quantities:
        for qb in pair.b.claim.quantities:
            if _same_measure(qa, qb):
                local = pair.between(pair.a.near(qa.span), pair.b.near(qb.span))
                yield _Match(qa, qb, local)


def _same_measure(a: Quantity, b: Quantity) -> bool:
    unit_a, unit_b = (a.unit or "").lower(), (b.unit or "").lower()
    if unit_a in _PLAIN_UNITS and unit_b in _PLAIN_UNITS:
        return same_noun(a.counted, b.counted)
    return unit_a == unit_b and unit_a not in _ELSEWHERE


def same_noun(a: str | None, b: str | None) -> bool:
    """Whether two counted nouns can count the same: one word, one idea, or both of them people."""
    if not a or not b:
        return False
    a, b = a.lower(), b.lower()
    return a == b or stem(a) == stem(b) or bool(ideas(a) & ideas(b)) or (is_person(a) and is_person(b))


def _judge(pair: Pair, match: _Match) -> Finding:
    a, b = match.a, match.b
    text_a, text_b = pair.a.claim.article.text, pair.b.claim.article.text
    words = f"{wording(a.span, text_a)} / {wording(b.span, text_b)}"
    scope_a, scope_b = _scopes(pair.a, a), _scopes(pair.b, b)
    level = _level(pair, match)
    if scope_a == scope_b and _moved(pair, a, b, match):
        return Finding(
            "number", Verdict.MOVED, level, "number", f"{words}: the count moved on", (a.span,), (b.span,)
        )
    if scope_a != scope_b or _other_time(pair.a.claim, pair.b.claim):
        return Finding(
            "number", Verdict.APART, level, "number", f"{words}: not the same measure", (a.span,), (b.span,)
        )
    if match.equal:
        exact = "exact" if (a.low, a.high) == (b.low, b.high) else "within"
        note = f"{words}: the same number"
        return Finding("number", Verdict.AGREES, f"{exact}/{level}", "number", note, (a.span,), (b.span,))
    firm = _one_measure(pair, a, b) and not (_several(pair, a, b) or other_doers(pair))
    return Finding("number", Verdict.CLASHES, level, "number", words, (a.span,), (b.span,), firm)


def _level(pair: Pair, match: _Match) -> str:
    same = (match.a.counted or "") == (match.b.counted or "") or (match.a.unit or "") not in _PLAIN_UNITS
    context = around(pair, (match.a.span,), (match.b.span,))
    return f"{context}/{closeness(match.local / 3)}/{'same' if same else 'kin'}"


def _other_time(a: Claim, b: Claim) -> bool:
    if not (a.first and a.last and b.first and b.last):
        return False
    return a.last < b.first or b.last < a.first


def _several(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether both sides have more numbers of this measure, so that it is unclear which answers which."""
    of_a = sum(_same_measure(q, b) for q in pair.a.claim.quantities)
    of_b = sum(_same_measure(a, q) for q in pair.b.claim.quantities)
    return min(of_a, of_b) > 1


def _one_measure(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether the words near the numbers, and the claims besides them, meet enough to compare them."""
    near_a, near_b = (
        tuple(t for t in p.near(q.span, _NEAR) if not t.name) for p, q in ((pair.a, a), (pair.b, b))
    )
    local = pair.between(near_a, near_b)
    counted = (
        (*(t for t in pair.a.terms if a.span.overlaps(t.span)),),
        (*(t for t in pair.b.terms if b.span.overlaps(t.span)),),
    )
    spans = tuple(t.span for t in counted[0]) or (a.span,), tuple(t.span for t in counted[1]) or (b.span,)
    anchor = anchored(pair, *spans)
    if _one_deed(pair) and (a.counted or "") and (same_day(pair) or anchor >= _ANCHOR_OF_DEED):
        return anchor >= _LOCAL
    return local >= _LOCAL and anchor >= _ANCHOR


def _one_deed(pair: Pair) -> bool:
    return any(
        k.a.role == k.b.role == "predicate" and k.a.negated == k.b.negated and not weak(k.a.lemma)
        for k in pair.links
    )


def _scopes(profile: Profile, q: Quantity) -> frozenset[str]:
    """What limits the number: a part of the whole, each one, a further one, a limit or aim."""
    text = profile.claim.article.text
    span = next((s for s in profile.claim.spans if s.overlaps(q.span)), q.span)
    window = text[max(span.start, q.start - _BEFORE) : min(span.end, q.end + _AFTER)]
    found = {name for m in _SCOPES.finditer(window) for name, got in m.groupdict().items() if got}
    change = _CHANGE.search(text, max(span.start, q.start - _BEFORE), q.start)
    return frozenset(found | {name for name, got in change.groupdict().items() if got} if change else found)


def _moved(pair: Pair, a: Quantity, b: Quantity, match: _Match) -> bool:
    """Whether the later article's number is what the earlier one's has become."""
    first, then = pair.a.claim.article.published, pair.b.claim.article.published
    if not first or not then or first >= then:
        return False
    was, now = point(a), point(b)
    if was is None or now is None or was == now:
        return False
    running = lexicons.groups("running")
    near = [t for t in pair.a.terms if t in pair.a.near(a.span, 4) or a.span.overlaps(t.span)]
    if any(t.lemma in ("missing", "miss") for t in near):
        return now < was
    tallies = {i for t in near for i in t.ideas & set(running["counts"])}
    counts = any(
        t.ideas & tallies
        for t in pair.b.near(b.span, 4) + tuple(x for x in pair.b.terms if b.span.overlaps(x.span))
    )
    told = any(t.lemma in running["moved"] for t in pair.b.near(b.span, 4))
    return now > was and (counts or told) and match.local > 0
