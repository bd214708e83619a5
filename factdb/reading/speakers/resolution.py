"""One pass over the article: each name, role phrase and pronoun to the figure it means.

Pronouns go to the figure that is most in mind (salience after Lappin and Leass): nearness in
sentences, subjects before others, speakers before all, and agreement in gender and number.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from factdb.model import Span
from factdb.reading.language import Doc, Token
from factdb.reading.language.memo import text_of
from factdb.reading.speakers.cast import BODY, OTHER, PERSON, PLACE, Cast, Figure
from factdb.reading.speakers.grammar import (
    acts_as_body,
    does_as_thing,
    either_gender,
    governing_subject,
    stands_for_clause,
    unnamed_between,
)
from factdb.reading.speakers.phrases import is_definite
from factdb.reading.speakers.words import gender_of_word, is_body, is_role, words

_REACH = 4  # sentences back, for a pronoun
_MEMORY = 400  # mentions back, for a role phrase
_RECENT = 60  # mentions back, for a pronoun
_CLEAR = 1  # sentences that the nearest of several firms must be ahead
_SUBJECT, _SPEAKER, _PARAGRAPH, _MODIFIER, _QUOTED, _UNKNOWN, _UNSURE = 0.8, 0.7, 0.7, -0.7, -1.2, -0.35, -0.6
_GOVERNING, _LEAST, _LEAST_SURE, _RIVAL = 1.5, -1.2, -2.6, 3.4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SAME_OFFICE = (
    {"spokesman", "spokeswoman", "spokesperson"},
    {"chairman", "chairwoman", "chair", "chairperson"},
    {"executive", "ceo"},
)


@dataclass(slots=True)
class Use:
    """One mention of a figure: where, and how much it draws the mind."""

    figure: Figure
    token: int
    sentence: int
    weight: float


@dataclass(slots=True)
class Resolver:
    """The state of the pass.

    `speakers` are head tokens of attributions' speakers, `quoted` quoted tokens, `outlet` the
    publisher, which an article does not call "the company".
    """

    doc: Doc
    cast: Cast
    speakers: Container[int]
    quoted: Container[int]
    outlet: str | None = None
    uses: list[Use] = field(default_factory=list)
    found: dict[int, Figure] = field(default_factory=dict)
    sentence_of: list[int] = field(default_factory=list)

    def run(self) -> dict[int, Figure]:
        """The figure each head token means, names aside."""
        self.sentence_of = _sentence_numbers(self.doc)
        for token in self.doc:
            figure = self.cast.by_token.get(token.i)
            if figure is not None:
                if self.cast.by_token.get(token.i + 1) is not figure or token.dep_ in _SUBJECTS:
                    self._use(figure, token)
                continue
            figure = self._resolve(token)
            if figure is not None:
                self.found[token.i] = figure
                self._use(figure, token)
        return self.found

    def _use(self, figure: Figure, token: Token) -> None:
        weight = (
            _SUBJECT
            if token.dep_ in _SUBJECTS
            else _MODIFIER
            if token.dep_ in {"compound", "poss", "nmod", "amod"}
            else 0.0
        )
        if token.i in self.speakers:
            weight += _SPEAKER
            figure.sure |= figure.kind == PERSON
        if token.i in self.quoted:
            weight += _QUOTED
        self.uses.append(Use(figure, token.i, self.sentence_of[token.i], weight))

    def _resolve(self, token: Token) -> Figure | None:
        if token.pos_ == "PRON":
            return self._pronoun(token)
        if token.pos_ in {"NOUN", "PROPN"} and is_definite(token) and token.tag_ in {"NN", "NNP"}:
            return self._role(token)
        return None

    # Pronouns

    def _pronoun(self, token: Token) -> Figure | None:
        word = token.lower_
        for gender in ("male", "female"):
            if word in words("pronouns", gender):
                return self._person(token, gender)
        if word in words("pronouns", "neuter"):
            return self._thing(token)
        return None

    def _person(self, token: Token, gender: str) -> Figure | None:
        """The person most in mind whose gender agrees; one of unknown gender takes the pronoun's.

        Nobody, where somebody without a name stands nearer, or only a doubtful one is left.
        """
        if either_gender(token):
            return None
        scores = self._scores(token, gender)
        if not scores:
            return None
        best = max(scores, key=lambda figure: scores[figure][0])
        score, use = scores[best]
        if score < _least(best) or self._spoken_of(token, use, score, [s for s, _ in scores.values()]):
            return None
        if unnamed_between(token, use.token, gender, self._known):
            return None
        best.gender = best.gender or gender
        return best

    def _scores(self, token: Token, gender: str) -> dict[Figure, tuple[float, Use]]:
        """For each person that the pronoun may mean the best score, and the mention that has it."""
        governing = governing_subject(token)
        scores: dict[Figure, tuple[float, Use]] = {}
        for use in self._recent(token):
            if not _may_be(use.figure, gender) or self._bound(token, use) or self._doubtful(use):
                continue
            score = self._score(token, use) + _doubt(use.figure)
            score += _GOVERNING if governing is not None and use.token == governing.i else 0.0
            if use.figure not in scores or score > scores[use.figure][0]:
                scores[use.figure] = score, use
        return scores

    def _spoken_of(self, token: Token, use: Use, best: float, scores: Sequence[float]) -> bool:
        """Whether "her" in what somebody says may as well be another than the one who says it."""
        if token.dep_ in _SUBJECTS or use.token not in self.speakers:
            return False
        here = self.sentence_of[token.i] == use.sentence
        governing = governing_subject(token)
        if not here or (governing is not None and governing.i == use.token):
            return False
        return sum(score > best - _RIVAL for score in scores) > 1

    def _doubtful(self, use: Use) -> bool:
        """Whether it is a mere label of the parser's, and the subject of nothing: a place, a ship."""
        figure = use.figure
        told = figure.sure or figure.gender is not None
        return not told and self.doc[use.token].dep_ not in _SUBJECTS

    def _known(self, token: Token) -> bool:
        """Whether the token is a mention of a figure."""
        return token.i in self.cast.by_token or token.i in self.found

    def _thing(self, token: Token) -> Figure | None:
        """A body or place, only where it is the subject nearest before: other things are "it" more often."""
        if token.lower_ == "itself" or stands_for_clause(token) or does_as_thing(token):
            return None
        subject = self._subject_before(token)
        if subject is None:
            return None
        figure = self.cast.by_token.get(subject.i) or self.found.get(subject.i)
        return figure if figure is not None and figure.kind in {BODY, PLACE} else None

    def _subject_before(self, token: Token) -> Token | None:
        here = self.sentence_of[token.i]
        for number in range(token.i - 1, max(-1, token.i - 80), -1):
            other = self.doc[number]
            if self.sentence_of[number] < here - 1:
                return None
            if other.dep_ in _SUBJECTS and (other.i in self.quoted) == (token.i in self.quoted):
                if other.i in self.speakers and self._is_person(other) and acts_as_body(token):
                    continue  # "The council met. Ola Dahl said it would vote."
                return other
        return None

    def _is_person(self, token: Token) -> bool:
        figure = self.cast.by_token.get(token.i) or self.found.get(token.i)
        return figure is not None and figure.kind == PERSON

    def _recent(self, token: Token) -> Iterator[Use]:
        here = self.sentence_of[token.i]
        for use in reversed(self.uses[-_RECENT:]):
            if use.sentence < here - _REACH:
                return
            if (token.i in self.quoted) <= (use.token in self.quoted):
                yield use

    def _score(self, token: Token, use: Use) -> float:
        distance = self.sentence_of[token.i] - use.sentence
        between = text_of(self.doc)[self.doc[use.token].idx : token.idx]
        score = use.weight - distance + (0.0 if "\n\n" in between else _PARAGRAPH)
        if distance == 0 and token.dep_ in _SUBJECTS and use.token in self.speakers:
            score += 0.5
        return score - 0.002 * (token.i - use.token)

    def _bound(self, token: Token, use: Use) -> bool:
        """Whether grammar forbids it: "Prado saw her" is another; "her aide Prado" is not her."""
        other = self.doc[use.token]
        if token.dep_ in {"dobj", "dative"} and other.dep_ in _SUBJECTS and other.head == token.head:
            return True
        if (
            token.dep_ == "pobj"
            and token.head.head == other.head
            and other.dep_ in _SUBJECTS
            and not token.lower_.endswith("self")
        ):
            return True
        return token.dep_ == "poss" and use.token in {t.i for t in token.head.subtree}

    # Role phrases

    def _role(self, token: Token) -> Figure | None:
        """The figure that was called so: the last one whose roles hold the phrase's words."""
        lemma = token.lemma_.lower()
        names = {t.i for child in token.children if child.dep_ == "appos" for t in child.subtree}
        if any(i in self.cast.by_token for i in names) or not (is_role(lemma) or is_body(lemma)):
            return None
        if lemma in {"country", "nation"}:
            return self._thing(token)
        if lemma == "state":
            return None  # no body called so ("the state Senate"), but a place
        modifiers = {t.lower_ for t in token.lefts if t.dep_ in {"compound", "amod"}}
        uses = [use for use in self.uses[-_MEMORY:] if use.figure.name != self.outlet]
        owned = any(t.dep_ == "poss" for t in token.children)
        ranked = [(_fits(use.figure, lemma, modifiers), use.token, use.figure) for use in uses]
        fit, at, figure = max((r for r in ranked if r[0] > owned), key=lambda r: r[:2], default=(0, 0, None))
        if fit == 1 and self._ambiguous(token, at, figure, [r for r in ranked if r[0] == 1]):
            return None
        return figure

    def _ambiguous(
        self, token: Token, at: int, figure: Figure | None, ranked: Sequence[tuple[int, int, Figure]]
    ) -> bool:
        """Whether "the company" may be one of several firms, none of them clearly nearest."""
        others = [number for _, number, other in ranked if other is not figure]
        if not others:
            return False
        nearest, next_one = self.sentence_of[at], self.sentence_of[max(others)]
        return nearest < self.sentence_of[token.i] - 2 or next_one > nearest - _CLEAR


def _fits(figure: Figure, lemma: str, modifiers: set[str]) -> int:
    """How well a role phrase suits the figure: 0 not at all, 1 by its kind, 2 and more by its own words."""
    wanted = next((office for office in _SAME_OFFICE if lemma in office), {lemma})
    if (
        figure.kind == PERSON
        and is_role(lemma)
        and wanted & figure.roles
        and not _contradicts(figure, lemma, modifiers)
    ):
        return 2 + len(modifiers & figure.roles)
    if figure.kind == BODY:
        if figure.parts[-1].lower() == lemma or lemma in figure.roles:
            return 0 if _contradicts(figure, lemma, modifiers) else 2 + len(modifiers & figure.roles)
        plain = not any(c.isdigit() for c in figure.name) and not is_body(figure.parts[-1].lower())
        plain = plain and (not figure.roles or any(map(is_body, figure.roles)))
        return int(plain and not modifiers and lemma in words("body_words", "generic"))
    return 0


def _may_be(figure: Figure, gender: str) -> bool:
    return figure.kind in {PERSON, OTHER} and figure.gender in {None, gender}


def _least(figure: Figure) -> float:
    """The score below which nothing is said: higher where the article does not show that it is a person."""
    return _LEAST_SURE if (figure.gender or figure.sure) and figure.kind == PERSON else _LEAST


def _doubt(figure: Figure) -> float:
    """What speaks against a figure being the person of a pronoun."""
    doubt = _UNKNOWN if figure.gender is None else 0.0
    return doubt + (0.0 if figure.sure else _UNSURE) - (2.0 if figure.kind == OTHER else 0.0)


def _contradicts(figure: Figure, lemma: str, modifiers: set[str]) -> bool:
    """Whether the phrase cannot mean the figure: other gender, or qualified by what it is not called."""
    told = gender_of_word(lemma)
    if told is not None and figure.gender not in {None, told}:
        return True
    called = figure.roles | {part.lower() for part in figure.parts}
    return bool(modifiers - called)


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers: list[int] = []
    for number, sentence in enumerate(doc.sents):
        numbers += [number] * len(sentence)
    return numbers


def head_tokens(doc: Doc, spans: Sequence[Span]) -> set[int]:
    """The head token of each stretch of characters."""
    heads: set[int] = set()
    for span in spans:
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None:
            heads.add(tokens.root.i)
    return heads
