"""Names in a parsed text: runs of proper nouns, with titles taken off persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdb.model import Sentence, SentenceRole
from factdb.reading.language import Doc, Token
from factdb.reading.speakers.words import gender_of_first_name, is_body, is_role, is_title, words

_NAMED = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
_TEMPORAL = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_LONGEST_NAME = 10
# A line with a larger share of capital words is a headline: capitals say nothing about names there.
_HEADLINE_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as tokens ``doc[start:end]``, its title ``doc[title_start:start]``, and the parser's label."""

    start: int
    end: int
    title_start: int
    label: str
    parts: tuple[str, ...]

    @property
    def last(self) -> int:
        """Number of the name's last token, mostly its head."""
        return self.end - 1


def find_names(doc: Doc, sentences: Sequence[Sentence]) -> list[NameMention]:
    """The names of a parsed text, in order."""
    headings = _heading_tokens(doc, sentences)
    found = []
    for start, end in _runs(doc):
        mention = _mention(doc, start, end)
        if mention is not None and not (start in headings and mention.label != "PERSON"):
            found.append(mention)
    return found


def _heading_tokens(doc: Doc, sentences: Sequence[Sentence]) -> set[int]:
    headings = {s.start for s in sentences if s.role is SentenceRole.HEADING}
    numbers: set[int] = set()
    for sentence in doc.sents:
        alphabetic = [t for t in sentence if t.is_alpha and len(t) > 3]
        capital = sum(1 for t in alphabetic if t.text[0].isupper())
        headline = len(alphabetic) >= 4 and capital >= _HEADLINE_SHARE * len(alphabetic)
        if headline or sentence.start_char in headings:
            numbers.update(range(sentence.start, sentence.end))
    return numbers


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    number = 0
    while number < len(doc):
        if not _is_name_word(doc[number]):
            number += 1
            continue
        end = _run_end(doc, number)
        yield number, end
        number = max(end, number + 1)


def _run_end(doc: Doc, start: int) -> int:
    sentence_end = doc[start].sent.end
    end = start + 1
    while end < sentence_end and end - start < _LONGEST_NAME:
        if _is_name_word(doc[end]) and not _new_person(doc, end):
            end += 1
            continue
        reach = _joint(doc, end, sentence_end)
        if not reach:
            break
        end += reach
    return end


def _is_name_word(token: Token) -> bool:
    if not token.text[:1].isupper() or token.ent_type_ in _TEMPORAL:
        return False
    return token.pos_ == "PROPN" or (
        token.ent_type_ in _NAMED - {"NORP"} and token.pos_ in {"NOUN", "ADJ", "X", "VERB"}
    )


def _new_person(doc: Doc, number: int) -> bool:
    """Whether another person begins here, straight after one: "Prado Lund" is two."""
    token, before = doc[number], doc[number - 1]
    return (
        token.ent_type_ == "PERSON" == before.ent_type_
        and token.ent_iob_ == "B"
        and not is_title(before.text)
    )


def _joint(doc: Doc, number: int, limit: int) -> int:
    """How many tokens from `number` join what follows to the name: a particle, a hyphen, a body's "of"."""
    token = doc[number]
    following = doc[number + 1] if number + 1 < limit else None
    if following is None:
        return 0
    if token.lower_ in words("person_words", "particle") or token.text in {"-", "–", "&"}:
        return 2 if _is_name_word(following) else 0
    if token.lower_ == "of" and (is_body(doc[number - 1].lower_) or token.ent_type_ == "ORG"):
        if _is_name_word(following):
            return 2
        if following.lower_ == "the" and number + 2 < limit and _is_name_word(doc[number + 2]):
            return 3
    return 0


def _mention(doc: Doc, start: int, end: int) -> NameMention | None:
    name_start = _after_title(doc, start, end)
    if name_start >= end:
        return None
    labels = [doc[i].ent_type_ for i in range(name_start, end) if doc[i].ent_type_]
    label = max(set(labels), key=lambda x: (labels.count(x), x)) if labels else ""
    parts = tuple(doc[i].text for i in range(name_start, end) if not doc[i].is_punct)
    return NameMention(name_start, end, start, label, parts) if parts else None


def _after_title(doc: Doc, start: int, end: int) -> int:
    """Where the name begins after its titles; `end` when there is nothing but a title."""
    if is_body(doc[end - 1].lower_) and end - start > 1:
        return start
    labels = {doc[i].ent_type_ for i in range(start, end)}
    if labels == {"ORG"} and not is_title(doc[end - 2 if end - start > 1 else start].text):
        return start
    name_start = _given_name_after_role(doc, start, end)
    for number in range(start, end):
        if is_title(doc[number].text) and (number < end - 1 or end - start == 1 or _only_titles(doc, end)):
            name_start = number + 1
    return name_start


def _given_name_after_role(doc: Doc, start: int, end: int) -> int:
    """Where a given name follows a role that opens the run, as in "City Clerk Rosa Lund"; else `start`."""
    for number in range(start + 1, end - 1):
        given = gender_of_first_name(doc[number].text) or doc[number].ent_iob_ == "B"
        if given and is_role(doc[number - 1].lower_) and doc[number].ent_type_ in {"PERSON", ""}:
            return number
    return start


def _only_titles(doc: Doc, end: int) -> bool:
    """Whether the run is a title without a name: "Prime Minister", "Foreign Secretary"."""
    return is_title(doc[end - 1].text) and doc[end - 1].ent_type_ != "PERSON"
