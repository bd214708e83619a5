"""The cast of an article: its persons, bodies and places, each with all that the article tells of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import text_of
from factdb.reading.speakers.names import NameMention
from factdb.reading.speakers.words import (
    gender_of_first_name,
    gender_of_word,
    is_body,
    is_role,
    is_title,
    words,
)

PERSON, BODY, PLACE, OTHER = "person", "body", "place", "other"
_NEARBY = 300  # mentions
_KIND_OF_LABEL = {"PERSON": PERSON, "ORG": BODY, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": PLACE}


@dataclass(slots=True, eq=False)
class Figure:
    """A person, body or place of the article. `roles` are the words of what it is called besides its name."""

    name: str
    parts: tuple[str, ...]
    kind: str
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    full: str = ""
    sure: bool = False  # a person by more than the parser's label

    def describe(self, text: str) -> None:
        """Keep the longest description."""
        if len(text) > len(self.full):
            self.full = text


@dataclass(slots=True)
class Cast:
    """The figures, and which one each name mention means, by the number of its first token."""

    figures: list[Figure]
    of_mention: dict[int, Figure]
    by_token: dict[int, Figure]
    by_part: dict[str, list[Figure]]


def build_cast(doc: Doc, mentions: Sequence[NameMention]) -> Cast:
    """Gather the mentions into figures: full names first, then short ones by what fits and stands nearest."""
    kinds = _kinds(doc, mentions)
    cast = Cast([], {}, {}, {})
    for mention in mentions:
        if len(mention.parts) > 1:
            _enter(
                cast, doc, mention, _same_full_name(cast, mention, kinds[mention.parts]), kinds[mention.parts]
            )
    for mention in mentions:
        if len(mention.parts) == 1:
            _enter(cast, doc, mention, _short_name(cast, doc, mention, mentions), kinds[mention.parts])
    return cast


def _enter(cast: Cast, doc: Doc, mention: NameMention, figure: Figure | None, kind: str) -> None:
    if figure is None:
        figure = Figure(_written(doc, mention), mention.parts, kind)
        cast.figures.append(figure)
        for part in _handles(figure):
            cast.by_part.setdefault(part, []).append(figure)
    cast.of_mention[mention.start] = figure
    for number in range(mention.start, mention.end):
        cast.by_token[number] = figure
    _learn(doc, mention, figure)


def _handles(figure: Figure) -> set[str]:
    """The single words a figure may be called by: each part of the name, and its initials."""
    return {*figure.parts, "".join(part[0] for part in figure.parts if part[0].isupper())}


def _written(doc: Doc, mention: NameMention) -> str:
    text = text_of(doc)[doc[mention.start].idx : doc[mention.last].idx + len(doc[mention.last])]
    return " ".join(text.split())


def _kinds(doc: Doc, mentions: Iterable[NameMention]) -> dict[tuple[str, ...], str]:
    """What each name is, by the votes of all its mentions."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for mention in mentions:
        counter = votes.setdefault(mention.parts, Counter())
        for kind, weight in _votes(doc, mention):
            counter[kind] += weight
    return {parts: counter.most_common(1)[0][0] if counter else OTHER for parts, counter in votes.items()}


def _votes(doc: Doc, mention: NameMention) -> Iterator[tuple[str, int]]:
    if mention.label in _KIND_OF_LABEL:
        yield _KIND_OF_LABEL[mention.label], 2
    if mention.title_start < mention.start and is_title(doc[mention.start - 1].text):
        yield PERSON, 6
    if is_body(mention.parts[-1].lower()) and len(mention.parts) > 1:
        yield BODY, 6
    if mention.parts[-1].isupper() and len(mention.parts) == 1 and len(mention.parts[0]) > 1:
        yield BODY, 1
    if len(mention.parts) > 1 and gender_of_first_name(mention.parts[0]):
        yield PERSON, 4
    for noun in role_nouns(doc, mention):
        if is_role(noun.lemma_.lower()) and not is_body(noun.lemma_.lower()):
            yield PERSON, 3
        elif is_body(noun.lemma_.lower()):
            yield BODY, 2
    if any(
        t.dep_ == "relcl" and any(c.lower_ == "who" for c in t.children) for t in doc[mention.last].children
    ):
        yield PERSON, 3


def role_nouns(doc: Doc, mention: NameMention) -> Iterator[Token]:
    """The nouns that say what the named one is: before it, in apposition, or after "is"."""
    head = doc[mention.last]
    before = doc[mention.title_start - 1] if mention.title_start else None
    if (
        before is not None
        and before.pos_ == "NOUN"
        and (is_role(before.lemma_.lower()) or is_body(before.lemma_.lower()))
    ):
        yield before
    if mention.title_start > 1 and before is not None and before.text == ",":
        noun = doc[mention.title_start - 2]
        if (
            noun.pos_ in {"NOUN", "PROPN"}
            and head.dep_ == "appos"
            and noun.i not in range(mention.start, mention.end)
        ) or (noun.pos_ == "NOUN" and is_role(noun.lemma_.lower()) and head.head == noun):
            yield noun
    if head.dep_ == "appos" and head.head.pos_ == "NOUN" and (before is None or before.text != ","):
        yield head.head
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in {"NOUN", "PROPN"} and child.i > mention.last:
            yield child
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        yield from (c for c in head.head.children if c.dep_ == "attr" and c.pos_ == "NOUN")


def _learn(doc: Doc, mention: NameMention, figure: Figure) -> None:
    """Take titles, roles, gender and the longest description from a mention."""
    title = doc[mention.title_start : mention.start]
    figure.roles.update(t.lower_ for t in title if t.is_alpha)
    figure.describe(_written_from(doc, _description_start(doc, mention), mention.end))
    told = [gender_of_word(t.lower_) for t in title]
    for noun in role_nouns(doc, mention):
        told.append(gender_of_word(noun.lemma_.lower()))
        figure.roles.add(noun.lemma_.lower())
        figure.roles.update(t.lower_ for t in noun.lefts if t.dep_ in {"compound", "amod"})
        figure.sure |= is_role(noun.lemma_.lower())
    if len(mention.parts) > 1 and figure.kind == PERSON:
        told.append(gender_of_first_name(mention.parts[0]))
    figure.gender = figure.gender or next((g for g in told if g), None)
    figure.sure |= any(told) or any(is_title(t.text) for t in title)


def _description_start(doc: Doc, mention: NameMention) -> int:
    start = mention.title_start
    while (
        start > 0
        and doc[start - 1].head.i in range(start, mention.end)
        and doc[start - 1].dep_ in {"compound", "amod", "nmod"}
    ):
        start -= 1
    return start


def _written_from(doc: Doc, start: int, end: int) -> str:
    return " ".join(text_of(doc)[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])].split())


def _same_full_name(cast: Cast, mention: NameMention, kind: str) -> Figure | None:
    """The figure of this very name, or of the same first and last name ("Ana R. Prado")."""
    particles = words("person_words", "suffix")
    parts = tuple(p for p in mention.parts if p.lower() not in particles)
    for figure in cast.by_part.get(mention.parts[-1], ()):
        if figure.parts == mention.parts:
            return figure
        same_ends = parts[0] == figure.parts[0] and parts[-1] == figure.parts[-1]
        if kind == PERSON == figure.kind and same_ends and abs(len(parts) - len(figure.parts)) == 1:
            return figure
        if (
            kind == BODY == figure.kind
            and parts[-1] == figure.parts[-1]
            and set(parts) < set(figure.parts)
            and len(parts) > 1
        ):
            return figure
    return None


def _short_name(cast: Cast, doc: Doc, mention: NameMention, mentions: Sequence[NameMention]) -> Figure | None:
    """The one figure whose name has this part; of several, by title and gender, then the one last named."""
    part = mention.parts[0]
    named = cast.by_part.get(part, []) + (cast.by_part.get(part.replace(".", ""), []) if "." in part else [])
    if not named and part.isupper() and len(part) > 1:  # the label of a transcript, "LUND:"
        named, part = cast.by_part.get(part.title(), []), part.title()
    same = [f for f in named if f.parts == mention.parts]
    elsewhere = mention.label in {"GPE", "LOC", "ORG", "FAC"}
    fitting = [
        f
        for f in named
        if len(f.parts) > 1 and _shortens(part, f) and (f.sure or f.kind == BODY or not elsewhere)
    ]
    title = {t.lower_ for t in doc[mention.title_start : mention.start]}
    if len(fitting) > 1:
        fitting = _by_title(fitting, title) or fitting
    if len(fitting) > 1:
        fitting = _nearest_before(cast, mention, mentions, fitting)
    return next(iter(fitting or same), None)


def _shortens(part: str, figure: Figure) -> bool:
    if figure.kind == PERSON:
        return part in figure.parts
    if figure.kind == BODY:
        initials = "".join(p[0] for p in figure.parts if p[0].isupper())
        return len(part) > 1 and part.replace(".", "") == initials
    return False


def _by_title(figures: list[Figure], title: set[str]) -> list[Figure]:
    told = next((g for g in map(gender_of_word, title) if g), None)
    by_role = [f for f in figures if title & f.roles]
    if by_role:
        return by_role
    return [f for f in figures if told is None or f.gender in {None, told}]


def _nearest_before(
    cast: Cast, mention: NameMention, mentions: Sequence[NameMention], fitting: list[Figure]
) -> list[Figure]:
    """The fitting figure named last before the mention, else the first named after it."""
    at = bisect_left(mentions, mention.start, key=lambda m: m.start)
    nearby = (*reversed(mentions[max(0, at - _NEARBY) : at]), *mentions[at + 1 : at + _NEARBY])
    for other in nearby:
        figure = cast.of_mention.get(other.start)
        if figure in fitting:
            return [figure]
    return fitting[:1]
