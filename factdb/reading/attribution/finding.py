"""What the rules pass along: an attribution as tokens, before it becomes spans."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from factdb.model import Attribution, Mode, Span
from factdb.reading.attribution.dateline import dateline_tokens
from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import text_of

_EDGE = frozenset(",;:-–—.!? \n\t\r…")


@dataclass(slots=True)
class Finding:
    """An attribution in the making, as token numbers; `rule` names the rule that found it.

    `head` is the cue's verb or noun (``None`` for a colon, or a quotation without a cue); `via` those who
    passed it on, outermost first.
    """

    rule: str
    head: Token | None
    cue: set[int]
    speaker: set[int]
    content: set[int]
    denied: bool = False
    via: list[set[int]] = field(default_factory=list)


def subtree_of(token: Token) -> set[int]:
    """The token numbers of everything below `token`, itself included."""
    return {t.i for t in token.subtree}


def spans_of(doc: Doc, numbers: Iterable[int], bridge: int = 0) -> tuple[Span, ...]:
    """Runs of tokens as spans without punctuation at their edges.

    Gaps of up to `bridge` tokens that are all punctuation or space are closed.
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and _joined(doc, runs[-1][-1], number, bridge):
            runs[-1].append(number)
        else:
            runs.append([number])
    spans = (_trimmed(text_of(doc), doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])) for run in runs)
    return tuple(span for span in spans if span is not None)


def _joined(doc: Doc, left: int, right: int, bridge: int) -> bool:
    if right == left + 1:
        return True
    between = doc[left + 1 : right]
    return len(between) <= bridge and all(t.is_punct or t.is_space for t in between)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def attribution_of(finding: Finding, doc: Doc, quoted: Set[int]) -> Attribution | None:
    """The finding as spans; ``None`` when nothing of its content is left."""
    content = spans_of(doc, finding.content - dateline_tokens(doc), bridge=4)
    if not content:
        return None
    speaker = spans_of(doc, finding.speaker - dateline_tokens(doc), bridge=4)
    cue = spans_of(doc, _with_adverbs(doc, finding))
    return Attribution(
        content=content,
        mode=_mode(doc, finding.content, quoted),
        cue=_holding(cue, finding, doc),
        speaker_span=_around(speaker) if speaker else None,
        denied=finding.denied,
        via=tuple(_around(spans) for via in finding.via if (spans := spans_of(doc, via, bridge=4))),
    )


def _around(spans: tuple[Span, ...]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _holding(cue: tuple[Span, ...], finding: Finding, doc: Doc) -> Span | None:
    """The stretch of the cue that has its verb or noun."""
    if finding.head is None:
        return next(iter(cue), None) or _mark(finding, doc)
    at = Span(finding.head.idx, finding.head.idx + 1)
    return next((span for span in cue if span.covers(at)), cue[0] if cue else None)


def _mark(finding: Finding, doc: Doc) -> Span | None:
    """The colon of a label."""
    colon = min(finding.cue, default=None)
    return None if colon is None else Span(doc[colon].idx, doc[colon].idx + len(doc[colon]))


def _with_adverbs(doc: Doc, finding: Finding) -> set[int]:
    """The cue with the adverbs inside it: "has also called"."""
    inner = range(min(finding.cue), max(finding.cue)) if finding.cue else ()
    return finding.cue | {
        i for i in inner if doc[i].pos_ == "ADV" and i not in finding.content | finding.speaker
    }


def _mode(doc: Doc, content: set[int], quoted: Set[int]) -> Mode:
    words = {i for i in content if not (doc[i].is_punct or doc[i].is_space)}
    if not words & quoted:
        return Mode.INDIRECT
    outside = {i for i in words - quoted if doc[i].lower_ not in {"that", "and", "but"}}
    return Mode.MIXED if outside else Mode.DIRECT
