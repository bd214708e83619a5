"""Quotations as tokens: which stretch is speech, and which token is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from factdb.reading.attribution.finding import Finding
from factdb.reading.attribution.quotes import Quote, find_quotes
from factdb.reading.attribution.transcripts import spoken_tokens
from factdb.reading.language import Doc
from factdb.reading.language.memo import ends_of, once, starts_of, text_of

# Shorter ones are a word or a title in marks rather than speech.
_SPEECH_WORDS = 4


@dataclass(slots=True)
class Quotation:
    """A quotation as token numbers, with whether it stands as speech of its own."""

    quote: Quote
    tokens: set[int]
    speech: bool
    finding: Finding | None = None

    @property
    def first(self) -> int:
        """Number of its first token."""
        return min(self.tokens)

    @property
    def last(self) -> int:
        """Number of its last token."""
        return max(self.tokens)


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """The numbers of the tokens within quotation marks, marks included, and of the turns of a transcript."""
    return once(doc, "quoted", lambda: spoken_tokens(doc).union(*(q.tokens for q in quotations(doc))))


def quotations(doc: Doc) -> list[Quotation]:
    """The quotations of a parsed text, in order."""
    found: list[Quotation] = []
    starts, ends = starts_of(doc), ends_of(doc)
    number = 0
    for quote in once(doc, "quotes", lambda: find_quotes(text_of(doc))):
        number = bisect_right(ends, quote.start, number)
        end = bisect_left(starts, quote.end, number)
        if end > number:
            tokens = set(range(number, end))
            found.append(Quotation(quote, tokens, _is_speech(doc, quote, tokens)))
        number = end
    return found


def _is_speech(doc: Doc, quote: Quote, tokens: set[int]) -> bool:
    """Whether it is an utterance rather than a few words in marks."""
    words = [i for i in sorted(tokens) if not (doc[i].is_punct or doc[i].is_space)]
    body = quote.inside(text_of(doc)).of(text_of(doc))
    ends = body[-1:] in {".", ",", "!", "?", "…", "-", "—"}
    starts = body[:1].isupper()
    if _is_name(doc, words):
        return False
    return bool(words) and ((starts and ends) or (len(words) >= _SPEECH_WORDS and (starts or ends)))


def _is_name(doc: Doc, words: list[int]) -> bool:
    """Whether it is the name of a work or show in its sentence: on "The Morning Hour," she said."""
    if not words or any(doc[i].pos_ in {"VERB", "AUX"} for i in words):
        return False
    before = words[0] - 1
    while before > 0 and doc[before].is_quote:
        before -= 1
    return before >= 0 and doc[before].pos_ in {"ADP", "DET"} and not doc[before + 1].is_sent_start
