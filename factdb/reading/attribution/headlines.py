"""Headlines, where small parsers take capital verbs for names: "Mayor Slams Plan To Close Harbour".

A line in capital letters is read by its words alone: the first cue verb after one to six words is the cue,
what stands before it speaks, and the rest is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from factdb.model import Sentence
from factdb.reading.attribution.cues import cue_verbs
from factdb.reading.attribution.finding import Finding
from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import starts_of, text_of

_LONGEST_SPEAKER = 6
_FEWEST_WORDS = 2
_FEWEST_LONG = 3  # words of more than `_SHORT` letters
_SHORT = 3
_LONGEST_LINE = 30
_CAPITAL_SHARE = 0.75
_PLURAL = ("s", "men", "people", "police")


def headline_findings(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What capital headlines attribute."""
    text, starts = text_of(doc), starts_of(doc)
    for sentence in sentences:
        if _in_capitals(text[sentence.start : sentence.end].split()):
            first, end = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            yield from _finding([t for t in doc[first:end] if not t.is_space])


def _in_capitals(line: Sequence[str]) -> bool:
    """Whether nearly all longer words begin with a capital."""
    if len(line) > _LONGEST_LINE or not line[-1:]:
        return False
    words = [word for word in line if len(word) > _SHORT]
    capital = sum(1 for word in words if word[0].isupper())
    return len(words) >= _FEWEST_LONG and capital >= _CAPITAL_SHARE * len(words)


def _finding(line: Sequence[Token]) -> Iterator[Finding]:
    for place, token in enumerate(line[1 : _LONGEST_SPEAKER + 1], 1):
        if token.is_punct or token.text.islower():
            return
        if _is_cue(token, line[place - 1]):
            content = {t.i for t in line[place + 1 :]}
            if sum(1 for t in line[place + 1 :] if t.is_alpha) >= _FEWEST_WORDS:
                yield Finding("headline", token, {token.i}, {t.i for t in line[:place]}, content)
            return


def _is_cue(token: Token, before: Token) -> bool:
    """Whether the form is one that this speaker's verb has: "Mayor Slams", "Leaders Slam"."""
    if not token.text.istitle():
        return False
    plural = before.lower_.endswith(_PLURAL) and token.lower_ in cue_verbs().headline
    return plural or token.lower_ in _singular()


@cache
def _singular() -> frozenset[str]:
    verbs = cue_verbs().headline
    return frozenset(f"{verb[:-1]}ies" if verb.endswith("ny") else f"{verb}{_ending(verb)}" for verb in verbs)


def _ending(verb: str) -> str:
    return "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
