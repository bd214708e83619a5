"""What looks like a time expression and is none: names, counts, verbs and persons called after months."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from factdb.reading.dates.found import Match, word
from factdb.reading.dates.lexicon import either, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from factdb.reading.dates.context import Context
    from factdb.reading.language import Token

_NEAR = 40  # words of the sentence that are looked at on each side
_POSSESSIVES = {"his", "her", "their", "my", "your", "our", "its"}


@cache
def _names() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{either(words('guards', 'names'))})\b")


def names_in(text: str) -> list[tuple[int, int]]:
    """Where names stand that hold the words of a time expression ("Sunday Times")."""
    return [match.span() for match in _names().finditer(text)]


def allowed(match: Match, reading: str, context: Context) -> bool:
    """Whether a match of the rule with that reading may be a time expression where it stands."""
    if not _capitals(match):
        return False
    guard = _GUARDS.get(reading)
    return guard is None or guard(match, context)


def _capitals(match: Match) -> bool:
    """Months and weekdays that are other words in lower case must be written with a capital."""
    written = match.groupdict().get("month")
    return not written or written[0].isupper() or len(written) > 5


def _previous(match: Match, context: Context) -> Token | None:
    index = context.token_at(match.start()).i
    return context.doc[index - 1] if index else None


def _next(match: Match, context: Context) -> Token | None:
    index = context.token_at(match.end() - 1).i + 1
    return context.doc[index] if index < len(context.doc) else None


def _year(match: Match, context: Context) -> bool:
    """A bare number is a year unless it is counted with, priced, named or part of a time."""
    if match[0] != match.groupdict().get("year"):
        return True
    before, after = _previous(match, context), _next(match, context)
    if _joined(match, context.text) or _quoted(match, context.text):
        return False
    if after is not None and after.lower_ in words("guards", "number_tails"):
        return False
    if before is not None and before.lower_ in words("guards", "number_leads"):
        return False
    led = before is not None and before.lower_ in words("guards", "year_leads")
    if not led and (_of_a_name(before) or context.token_at(match.start()).dep_ == "dobj"):
        return False
    return _plausible(int(match[0]), led=led) and not _counts(context.token_at(match.start()))


def _of_a_name(before: Token | None) -> bool:
    """Whether the number goes with the name before it ("Vision 2030")."""
    return before is not None and before.pos_ == "PROPN" and before.ent_type_ != "DATE"


def _plausible(year: int, *, led: bool) -> bool:
    return 1400 <= year <= 2100 if led else 1900 <= year <= 2060


def _joined(match: Match, text: str) -> bool:
    """Whether the number is part of a longer figure, a price, a web address or a hyphenated measure."""
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    glued_before = before[-1:] in set("$€£¥#/.,:@+_=°%") and not before[-1:].isspace()
    glued_after = after[:1] in set("%°$€£/_@=+") or (after[:1] in {"-", ":"} and after[1:].isalnum())
    tied = before[-1:] == "-" and before[:1].isalnum()
    return glued_before or glued_after or tied


def _quoted(match: Match, text: str) -> bool:
    """Whether the number alone stands in quotation marks or emphasis: a title."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return bool(before) and before in "\"'“‘*_" and bool(after) and after in "\"'”’*_,"


def _counts(token: Token) -> bool:
    """Whether the parse takes the number for how many there are: before a plural, without an article."""
    head = token.head
    if token.dep_ != "nummod" or head.tag_ not in {"NNS", "NNPS"} or head.i < token.i:
        return False
    return not any(c.dep_ in {"det", "poss"} for c in head.lefts) and head.i - token.i <= 2


def _month(match: Match, context: Context) -> bool:
    """Whether the words are a month: "May", "March", "August" alone need evidence."""
    written = match["month"].rstrip(".")
    if not written[0].isupper():
        return False
    token = context.token_at(match.start("month"))
    if token.tag_.startswith("VB") or token.tag_ == "MD":
        return False
    if written.title() not in words("guards", "doubtful_months") or match[0] != match["month"]:
        return True
    before, after = _previous(match, context), _next(match, context)
    if before is not None and before.lower_ in words("guards", "month_leads"):
        return not _is_surname(after)
    if after is not None and after.is_title:
        return False
    return token.ent_type_ == "DATE" and (after is None or after.lower_ not in {"for", "on", "against"})


def _is_surname(after: Token | None) -> bool:
    """Whether a capital word follows as in "June Carter"."""
    return after is not None and after.ent_type_ == "PERSON"


def _deictic(match: Match, context: Context) -> bool:
    """Whether "today" is the day: not the title "USA Today", "today's world", "the people of tomorrow"."""
    token, before, after = context.token_at(match.start()), _previous(match, context), _next(match, context)
    if (
        match[0][0].isupper()
        and before is not None
        and not token.is_sent_start
        and before.text[-1:].isalnum()
    ):
        return False
    noun = before is not None and (before.pos_ in {"ADJ", "DET"} or before.lower_ == "of")
    if noun and match[0].lower() == "tomorrow":
        return False
    behind = context.doc[after.i + 1] if after is not None and after.i + 1 < len(context.doc) else None
    genitive = after is not None and after.tag_ == "POS"
    return not (genitive and behind is not None and behind.lower_ in words("guards", "generic_tails"))


def _holiday(match: Match, context: Context) -> bool:
    """Whether the name is a day: "Easter Island" and "Christmas trees" are none."""
    after = _next(match, context)
    if after is not None and after.lower_ in words("guards", "holiday_tails"):
        return False
    return after is None or after.pos_ != "PROPN" or after.ent_type_ in {"DATE", "TIME"}


def _clock(match: Match, context: Context) -> bool:
    """Whether the word is a time: in "a midnight curfew" it only describes."""
    after = _next(match, context)
    worded = not any(c.isdigit() for c in match[0])
    return not (worded and after is not None and after.pos_ == "NOUN")


def _titled(match: Match, context: Context) -> bool:  # noqa: ARG001 (one signature for the table)
    """Whether a phrase is no title: "This Week" with two capitals is a programme."""
    initials = [piece[0] for piece in match[0].split() if piece[0].isalpha()]
    return len(initials) < 2 or not all(c.isupper() for c in initials) or match[0].isupper()


def _overnight(match: Match, context: Context) -> bool:
    after = _next(match, context)
    return after is None or after.lower_ not in words("guards", "overnight_tails")


def _around(match: Match, context: Context) -> list[Token]:
    """The words of the sentence near the match."""
    token = context.token_at(match.start())
    near = context.doc[max(0, token.i - _NEAR) : token.i + _NEAR]
    here = context.sentence_at(token.idx)
    return [t for t in near if context.sentence_at(t.idx) == here]


def _game(match: Match, context: Context) -> bool:
    """Quarters and halves of a match are not of a year."""
    return not any(t.lemma_.lower() in words("guards", "games") for t in _around(match, context))


def _decade(match: Match, context: Context) -> bool:
    """Whether figures are a decade: "in his 60s" is an age, "highs in the 70s" a temperature."""
    groups = match.groupdict()
    if groups.get("decade") or groups.get("hundreds"):
        return True
    before = _previous(match, context)
    tens, marked = int(groups.get("short") or 90), "'" in match[0] or "’" in match[0]
    if tens < 50 and not marked:
        return False
    definite = match[0].lower().startswith("the ") or match[0][0] in "'’"
    if not definite or (before is not None and before.lower_ in _POSSESSIVES):
        return False
    return not any(
        t.lower_ in {"temperatures", "highs", "lows", "degrees", "age", "aged"}
        for t in _around(match, context)
    )


def _season(match: Match, context: Context) -> bool:
    """A season alone must not stand before a noun ("in spring water")."""
    after = _next(match, context)
    compound = (
        after is not None and after.pos_ in {"NOUN", "PROPN"} and not match[0].lower().startswith("the ")
    )
    return bool(word(match, "dir", "year", "yeardir")) or not compound


_GUARDS: dict[str, Callable[[Match, Context], bool]] = {
    "lone_year": _year,
    "lone_month": _month,
    "deictic_day": _deictic,
    "part_of_day": _titled,
    "pointed_period": _titled,
    "overnight": _overnight,
    "quarter": _game,
    "the_quarter": _game,
    "half": _game,
    "holiday": _holiday,
    "clock": _clock,
    "decade": _decade,
    "season": _season,
}
