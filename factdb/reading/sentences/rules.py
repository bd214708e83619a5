"""The rules that say whether a stop ends its sentence, in the order they are asked.

A rule looks at a `Stop` and answers ``True`` (the sentence ends), ``False`` (it goes on) or
``None`` (not my case). The kinds of abbreviation follow Kiss and Strunk's observation that
what follows decides: a figure, a small letter, a capital, or a word that opens sentences.
"""

from __future__ import annotations

from collections.abc import Callable

import regex

from factdb.reading.sentences.lexicon import abbreviations, openers
from factdb.reading.sentences.stops import Stop

__all__ = ["RULES", "ends_sentence"]

Rule = Callable[[Stop], bool | None]

_ELLIPSIS = ("...", "…", ". . .")
_ACRONYM = regex.compile(r"(?:\p{L}{1,3}\.)+\p{L}{1,3}")
_INITIAL = regex.compile(r"(?:\p{Lu}\.-?)*\p{Lu}\p{Ll}?")
_COUNT = regex.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})")
_CAMEL = regex.compile(r"\p{Ll}{1,2}-?\p{Lu}")
_ADDRESS = regex.compile(r"@|://|www\.|\.(?:com|org|net|gov|edu|co|io|uk|html?|php|pdf)\b", regex.IGNORECASE)
_NICKNAME = regex.compile(r"[\"“‘'(]\p{Lu}[\p{L}.-]{0,20}[\"”’')] \p{Lu}")
_URL = regex.compile(r"https?://|www\.")
_CARELESS_OPENERS = frozenset(
    [
        "i",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "this",
        "that",
        "these",
        "there",
        "but",
        "and",
        "so",
        "please",
        "what",
        "how",
        "why",
        "who",
    ]
)
_FRONTED_TIME = regex.compile(
    r"(?:(?:at|by|before|after|around|about|from|until|since|just|shortly|exactly)\s+){0,3}\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m",
    regex.IGNORECASE,
)
_SAID = regex.compile(
    r"(?:(?:the|a|an|his|her)\s+)?(?:[\p{L}’'.-]+\s+){1,4}?"
    r"(?:said|says|asked|asks|replied|added|wrote|shouted|cried|told|wondered|demanded|exclaimed|joked|quipped|"
    r"yelled|screamed|called|tweeted|responded|recalled|remarked|countered|inquired|whispered|chanted)"
    r"(?=[.,;:\"”]|$|\s+(?:\p{Ll}+ly|as|in|to|from|on|at|when|after|before|during|while|of|him|her|them|me|us|reporters|"
    r"with|about|later|again|by|through|another|rhetorically)\b)"
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
    return stop.mark.count(".") > 3 and _capital(stop)


def aside(stop: Stop) -> bool | None:
    """“(Our correspondent) The” and “[Page 4] The”: brackets around all of the sentence so far end it."""
    opening = {")": "(", "]": "["}.get(stop.mark)
    if opening is None:
        return None
    so_far = stop.so_far
    return so_far[:1] == opening and stop.mark not in so_far and len(so_far) > 3


def address(stop: Stop) -> bool | None:
    """A web address after a stop, or after another address, stands on its own."""
    if not _URL.match(stop.ahead):
        return None
    if stop.mark.strip("/"):
        return True
    first = regex.compile(r"\S++").match(stop.text, stop.begin, stop.end)
    return first is not None and first.end() == stop.cut and _URL.match(first[0]) is not None


def glued(stop: Stop) -> bool | None:
    """Nothing between the stop and the next character: a missing space, or inside a number or address."""
    if stop.gap:
        return None
    if _ELLIPSIS[0] in stop.mark:
        return _opener(stop) and regex.match(r"\p{Lu}\p{Ll}", stop.ahead) is not None
    if not regex.match(r"\p{Lu}\p{Ll}|\p{Lu}\s|[\"“‘]\p{Lu}\p{Ll}", stop.ahead):
        return False
    word = stop.text[max(stop.begin, stop.start - LOOK_AROUND) : stop.cut + LOOK_AROUND]
    token = (
        word[: stop.start - max(stop.begin, stop.start - LOOK_AROUND)].split()[-1:] + stop.ahead.split()[:1]
    )
    if _ADDRESS.search(".".join(token)) or _known(stop):
        return False
    return regex.search(r"\p{Ll}\p{Ll}$|\d[%)]?$|\p{Lu}{3}$|[\"”’')]$", stop.before + stop.close) is not None


def small_letter_follows(stop: Stop) -> bool | None:
    """A sentence does not begin with a small letter, unless the word is written like "iPhone" or "al-Shabab".

    Writers who use no capitals are believed where a whole small word stops and a pronoun or the like follows.
    """
    if not stop.word[:1].islower() or _CAMEL.match(stop.word):
        return None
    careless = (
        stop.word in _CARELESS_OPENERS and stop.close + stop.opening == "" and stop.mark in (".", "?", "!")
    )
    return careless and regex.fullmatch(r"\p{Ll}{4,}", stop.before) is not None and not _known(stop)


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
        return False if _SAID.match(stop.ahead) else None
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
    """“No. 5”, “pp. 3”, “Sept. 9” go on, “He said no. 14 came” does not."""
    if not _single(stop) or not stop.word[:1].isdigit():
        return None
    word = stop.abbreviation
    if word in abbreviations("capitalised") and not stop.before[:1].isupper():
        return None
    return False if word in abbreviations("numbered") or word in abbreviations("calendar") else None


def state(stop: Stop) -> bool | None:
    """“in Fresno, Calif. Police”: within a sentence a comma would close it."""
    if not _single(stop) or stop.abbreviation not in abbreviations("states"):
        return None
    if stop.opening:
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
    if stop.before == "I" and stop.previous.lower() in (
        "and",
        "than",
        "as",
        "or",
        "am",
        "do",
        "but",
        "did",
        "war",
    ):
        return True
    if _NICKNAME.match(stop.ahead):
        return False
    return _opener(stop) if len(stop.before.rsplit(".")[-1]) == 1 else None


def acronym(stop: Stop) -> bool | None:
    """“U.S. Army” goes on, “in the U.S. The” ends."""
    return _opener(stop) if _single(stop) and _ACRONYM.fullmatch(stop.abbreviation) else None


LOOK_AROUND = 60
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
    return any(stop.abbreviation in abbreviations(group) for group in groups)
