"""The rules that say whether a stop ends its sentence, in the order they are asked.

A rule looks at a `Stop` and answers ``True`` (the sentence ends), ``False`` (it goes on) or
``None`` (not my case). The kinds of abbreviation follow Kiss and Strunk's observation that
what follows decides: a figure, a small letter, a capital, or a word that opens sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import regex

from factdb.reading.sentences.lexicon import abbreviations, openers, words
from factdb.reading.sentences.stops import Stop

__all__ = ["RULES", "ends_sentence"]

Rule = Callable[[Stop], bool | None]

_ELLIPSIS = ("...", "…", ". . .")
_ACRONYM = regex.compile(r"(?:\p{L}{1,3}\.)+\p{L}{1,3}")
_INITIAL = regex.compile(r"(?:\p{Lu}\.-?)*\p{Lu}\p{Ll}?")
_COUNT = regex.compile(r"[*_]{0,2}\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})")
_CAMEL = regex.compile(r"\p{Ll}{1,2}-?\p{Lu}")
_ADDRESS = regex.compile(r"@|://|www\.|\.(?:com|org|net|gov|edu|co|io|uk|html?|php|pdf)\b", regex.IGNORECASE)
_NICKNAME = regex.compile(r"[\"“‘'(]\p{Lu}[\p{L}.-]{0,20}[\"”’')] \p{Lu}")
_URL = regex.compile(r"https?://|www\.")
_TOKEN = regex.compile(r"\S++")
_CAPITALISED = regex.compile(r"\p{Lu}\p{Ll}")
_GLUED_NEXT = regex.compile(r"\p{Lu}\p{Ll}|\p{Lu}\s|[\"“‘]\p{Lu}\p{Ll}")
_GLUED_LAST = regex.compile(r"\p{Ll}\p{Ll}$|\d[%)]?$|\p{Lu}{3}$|[\"”’')]$")
_REMARK = regex.compile(r"[\[(]\p{Ll}[^\[\]()]*+[\])]")
_POSTCODE = regex.compile(r"\d{5}(?:-\d{4})?(?!\d)")
_LONE_I = regex.compile(r"(?<![^\s\"“])i(?:['’](?:m|ve|d|ll))?\s+\p{Ll}")
_FRONTED_TIME = regex.compile(
    r"(?:(?:at|by|before|after|around|about|from|until|since|just|shortly|exactly)\s+){0,3}\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m",
    regex.IGNORECASE,
)


@cache
def _said() -> regex.Pattern[str]:
    """“the guard shouted”, “Jan Brandt asked reporters”."""
    return regex.compile(
        rf"(?:(?:the|a|an|his|her)\s+)?(?:[\p{{L}}’'.-]+\s+){{1,4}}?(?:{'|'.join(sorted(words('speaking')))})"
        r"(?=[.,;:\"”]|$|\s+(?:\p{Ll}+ly|as|in|to|from|on|at|when|after|before|during|while|of|him|her|them|me|us|"
        r"reporters|with|about|later|again|by|through|another|rhetorically)\b)"
    )


def bracketed_ellipsis(stop: Stop) -> bool | None:
    """“[...]” stands for words left out."""
    left = stop.text[stop.start - 1 : stop.start] if stop.start > stop.begin else ""
    if left in ("[", "(") and stop.close[:1] in ("]", ")") and stop.mark in (*_ELLIPSIS, "…"):
        return False
    return None


def spaced_ellipsis(stop: Stop) -> bool | None:
    """“was . . . that” goes on; four spaced dots after a space are an ellipsis and the stop."""
    if " ." not in stop.mark and "\u00a0." not in stop.mark:
        return None
    return _capital(stop) and (stop.mark.count(".") > 3 or stop.word.lower() in words("openers"))


def aside(stop: Stop) -> bool | None:
    """“(Our correspondent) The” and “[Page 4] The”: brackets around all of the sentence so far end it."""
    opening = {")": "(", "]": "["}.get(stop.mark)
    if opening is None:
        return None
    whole = stop.text[stop.begin : stop.start] if stop.start - stop.begin < LONGEST_ASIDE else ""
    return whole[:1] == opening and stop.mark not in whole and len(whole) > 3


def address(stop: Stop) -> bool | None:
    """A web address after a stop, or after another address, stands on its own."""
    if not _URL.match(stop.ahead):
        return None
    if stop.mark.strip("/"):
        return True
    first = _TOKEN.match(stop.text, stop.begin, stop.end)
    return first is not None and first.end() == stop.cut and _URL.match(first[0]) is not None


def glued(stop: Stop) -> bool | None:
    """Nothing between the stop and the next character: a missing space, or inside a number or address."""
    if stop.gap:
        return None
    if _ELLIPSIS[0] in stop.mark:
        return _opener(stop) and _CAPITALISED.match(stop.ahead) is not None
    if not _GLUED_NEXT.match(stop.ahead):
        return False
    if not stop.before and not stop.close:
        return _opener(stop)
    if not _GLUED_LAST.search(stop.before[-3:] + stop.close) or _known(stop):
        return False
    before = stop.text[max(stop.begin, stop.start - LOOK_AROUND) : stop.start]
    token = before.split()[-1:] + stop.ahead.split()[:1]
    return _ADDRESS.search(".".join(token)) is None


def small_letter_follows(stop: Stop) -> bool | None:
    """A sentence does not begin with a small letter, unless the word is written like "iPhone" or "al-Shabab".

    Writers who use no capitals, as a lone "i" nearby shows, are believed; others where a whole small word
    stops and a pronoun or the like follows. A remark in brackets may begin small.
    """
    if not stop.word[:1].islower() or _CAMEL.match(stop.word):
        return None
    if _is_remark(stop):
        return len(stop.before) > 2 and stop.before.isalpha() and not _known(stop)
    careless = stop.close + stop.opening == "" and stop.mark.strip("?!") in (".", "") and not _known(stop)
    if careless and (stop.text[stop.begin].islower() or _lone_i(stop)):
        return len(stop.before) > 1 and stop.before.isalpha()
    small = len(stop.before) > 3 and stop.before.isalpha() and stop.before.islower()
    return careless and small and stop.word in words("careless")


def punctuation_follows(stop: Stop) -> bool | None:
    """A comma or the like after the stop: the sentence goes on."""
    return False if stop.ahead[:1] in tuple(",;:)]}%/=+&?!") else None


def counting(stop: Stop) -> bool | None:
    """The number of a list item is not a sentence."""
    return False if stop.mark == "." and _COUNT.fullmatch(stop.so_far) and stop.word else None


def exclaiming_name(stop: Stop) -> bool | None:
    """“Yahoo! Finance”: the mark belongs to the name."""
    if stop.mark == "!" and not stop.close and stop.before.lower() in abbreviations("exclaiming"):
        return (
            False if stop.before[:1].isupper() and not _opener(stop) and stop.so_far != stop.before else None
        )
    return None


def question_quoted(stop: Stop) -> bool | None:
    """A quoted “Is it over?” before “Smith asked”: the question is the object of the verb that follows."""
    if stop.mark[-1] in "?!" and stop.close[-1:] in tuple("\"'”’»") and not stop.opening:
        return False if _said().match(stop.ahead) else None
    return None


def time_of_day(stop: Stop) -> bool | None:
    """“at 6 p.m. Police” ends; “6 p.m. Monday”, “6 p.m. EST” and the fronted “At 6 p.m. Smith” do not."""
    if stop.abbreviation not in abbreviations("clock") or stop.mark != "." or stop.close:
        return None
    return not (
        stop.word.lower().rstrip(".") in abbreviations("after_clock") or _FRONTED_TIME.fullmatch(stop.so_far)
    )


def introducing(stop: Stop) -> bool | None:
    """“Brandt vs. Holm”, “e.g. Oslund” go on."""
    return False if _single(stop) and stop.abbreviation in abbreviations("latin") and stop.word else None


def title(stop: Stop) -> bool | None:
    """“Gen. Smith” goes on, “one last rep. Smith” does not."""
    named = stop.abbreviation in abbreviations("titles") and stop.abbreviation not in abbreviations("places")
    capital = stop.before[:1].isupper()
    return False if _single(stop) and named and capital and (stop.word or stop.opening) else None


def numbered(stop: Stop) -> bool | None:
    """“No. 5”, “(pop. 900)”, “Sept. 9” go on, “He said no. 14 came” does not."""
    if not _single(stop) or not stop.word[:1].isdigit():
        return None
    word = stop.abbreviation
    bracketed = stop.text[max(0, stop.start - len(stop.before) - 1)] == "("
    if word in abbreviations("capitalised") and not (stop.before[:1].isupper() or bracketed):
        return None
    return False if word in abbreviations("numbered") or word in abbreviations("calendar") else None


def state(stop: Stop) -> bool | None:
    """“in Fresno, Calif. Police”: within a sentence a comma would close it."""
    if not _single(stop) or stop.abbreviation not in abbreviations("states"):
        return None
    if stop.opening or _POSTCODE.match(stop.ahead):
        return False
    return True if stop.previous.endswith(",") and not _title_follows(stop) else _opener(stop)


def name_part(stop: Stop) -> bool | None:
    """“Co.”, “St.”, “Jr.” and days end a sentence only before a word that opens sentences."""
    groups = ("suffixes", "places", "calendar")
    return (
        _opener(stop)
        if _single(stop) and any(stop.abbreviation in abbreviations(g) for g in groups)
        else None
    )


def initial(stop: Stop) -> bool | None:
    """“E. Smith” goes on, “you and I. Did” and “Plan B. The” do not."""
    if not _single(stop) or not _INITIAL.fullmatch(stop.before) or len(stop.before) > 6:
        return None
    if stop.before == "I" and stop.previous.lower() in words("before_i"):
        return True
    if _NICKNAME.match(stop.ahead):
        return False
    return _opener(stop) if len(stop.before.rsplit(".")[-1]) == 1 else None


def acronym(stop: Stop) -> bool | None:
    """“U.S. Army” goes on, “in the U.S. The” ends."""
    return _opener(stop) if _single(stop) and _ACRONYM.fullmatch(stop.abbreviation) else None


LOOK_AROUND = 60
LONE_I_AROUND = 300
LONGEST_ASIDE = 400
RULES: tuple[Rule, ...] = (
    bracketed_ellipsis,
    spaced_ellipsis,
    aside,
    address,
    glued,
    small_letter_follows,
    punctuation_follows,
    counting,
    exclaiming_name,
    question_quoted,
    time_of_day,
    introducing,
    title,
    numbered,
    state,
    name_part,
    initial,
    acronym,
)


def ends_sentence(stop: Stop) -> bool:
    """What the first rule that knows the case says; what none knows ends the sentence."""
    for rule in RULES:
        answer = rule(stop)
        if answer is not None:
            return answer
    return True


def _is_remark(stop: Stop) -> bool:
    """Whether three words or more in brackets follow."""
    found = _REMARK.match(stop.ahead)
    return found is not None and len(found[0].split()) > 2


def _lone_i(stop: Stop) -> bool:
    around = max(0, stop.cut - LONE_I_AROUND), stop.cut + LONE_I_AROUND
    return _LONE_I.search(stop.text, *around) is not None


def _single(stop: Stop) -> bool:
    """A lone stop on a word, not at the end of a quotation."""
    return stop.mark == "." and stop.close in ("", ")") and bool(stop.before)


def _capital(stop: Stop) -> bool:
    return stop.word[:1].isupper()


def _opener(stop: Stop) -> bool:
    """Whether the next word shows that a new sentence has begun."""
    if not stop.word or stop.opening[:1] in tuple("(-–—―["):
        return False
    if stop.opening:
        return True
    word = stop.word.replace("’", "'").split("'")[0]
    return word.lower() in openers() and (len(word) == len(stop.word) or "'" in stop.word or "’" in stop.word)


def _title_follows(stop: Stop) -> bool:
    return stop.word.endswith(".") and stop.word[:-1].lower() in abbreviations("titles")


def _known(stop: Stop) -> bool:
    return stop.abbreviation in _all_abbreviations()


@cache
def _all_abbreviations() -> frozenset[str]:
    groups = (
        "titles",
        "latin",
        "places",
        "suffixes",
        "numbered",
        "measures",
        "closing",
        "calendar",
        "states",
    )
    return frozenset[str]().union(*(abbreviations(group) for group in groups))
