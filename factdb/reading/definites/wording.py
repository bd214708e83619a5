"""A description in words: "the border agreement between Norway and Sweden"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from factdb.model import Span
from factdb.reading.definites.fuller import Fuller
from factdb.reading.definites.lexicon import listed
from factdb.reading.definites.phrases import Phrase, is_name
from factdb.reading.language import Doc, Token, TokenSpan
from factdb.reading.language.memo import once, text_of

_LONGEST = 10  # words
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_SEQUENCE = regex.compile(r"\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten)$", regex.I)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words without article, what they tell, whether a name is among them; `proper` if they are one name."""

    words: str
    content: tuple[tuple[str, str], ...]
    named: bool
    proper: bool = False
    owned: bool = False
    tokens: frozenset[int] = frozenset()


@dataclass(slots=True)
class Teller:
    """Words the noun phrases of one text, with the names that are settled in it."""

    doc: Doc
    names: dict[int, tuple[Span, str]]

    def settle(self, found: Fuller) -> None:
        """Take in that a phrase has a fuller wording."""
        self.names[found.span.start] = (found.span, found.words)

    def of(self, phrase: Phrase, *, whole: bool = False) -> Wording | None:
        """What the phrase tells of its head; ``None`` where it leans on an unsettled pronoun.

        Unless `whole`, what holds for the first mention alone is left out ("three-day", "former").
        """
        if is_name(phrase.head):
            return self._name(phrase)
        owner = self._owner(phrase)
        if owner is None:
            return None
        left = [t for t in phrase.left if whole or _keeps(t, phrase)]
        right = self.right(phrase.head)
        tokens = [*left, phrase.head, *right]
        named = any(c.isupper() for c in owner) or any(is_name(t) for t in tokens)
        words = " ".join(filter(None, [owner, self._text(left), phrase.head.text, self._text(right)]))
        first = next(iter(tokens))
        if not owner and first.is_sent_start and not is_name(first):
            words = words[:1].lower() + words[1:]
        if len(words.split()) > _LONGEST:
            return None
        content = (*_owner_content(owner), *content_of(tokens))
        return Wording(words, content, named, owned=bool(owner), tokens=frozenset(t.i for t in tokens))

    def _name(self, phrase: Phrase) -> Wording | None:
        """The whole name that the head is part of."""
        entity = _entities(self.doc).get(phrase.head.i)
        tokens = [*phrase.left, phrase.head]
        if entity is not None and entity.root != phrase.head:
            return None
        if entity is not None and len(entity) > len(tokens):
            tokens = [t for t in entity if t.dep_ != "det" or t.i > entity.start]
        if tokens and tokens[-1].tag_ == "POS":
            tokens = tokens[:-1]
        words = " ".join("".join(t.text_with_ws for t in tokens).split())
        if not words[:1].isupper() or len(words.split()) > _LONGEST or len(tokens) < 2:
            return None
        return Wording(
            words, content_of(tokens), named=True, proper=True, tokens=frozenset(t.i for t in tokens)
        )

    def _owner(self, phrase: Phrase) -> str | None:
        """The possessor with its genitive, empty where there is none."""
        if phrase.possessor is None:
            return ""
        settled = self.names.get(phrase.possessor.idx)
        if phrase.possessor.pos_ == "PRON":
            return possessive(settled[1]) if settled else None
        if phrase.possessor.ent_type_ in ("DATE", "TIME"):
            return ""
        tokens = [t for t in phrase.possessor.subtree if not t.is_space and t.tag_ != "POS"]
        if len(tokens) > _LONGEST // 2 or any(t.pos_ in ("PRON", "VERB", "PUNCT") for t in tokens):
            return None
        owner = self._text(tokens)
        return possessive(f"the {owner[4:]}" if owner.startswith("The ") else owner)

    def right(self, head: Token) -> list[Token]:
        """The phrase after the head that tells which one it is: "between Norway and Sweden"."""
        kept: list[Token] = []
        end = head.i + 1
        if head.dep_ in ("nsubj", "nsubjpass") and head.head.i < head.i:
            return kept  # "Nor was the board of one mind"
        for child in head.rights:
            if (
                child.dep_ != "prep"
                or child.left_edge.i != end
                or child.lower_ not in listed("bound", "words")
            ):
                break
            own = plain_phrase(child)
            if not own or len(kept) + len(own) > _LONGEST - 2:
                break
            kept += own
            end = own[-1].i + 1
        return kept if any(is_name(t) for t in kept) or len(kept) <= 4 else []

    def _text(self, tokens: Sequence[Token]) -> str:
        """The tokens as the article has them, with short names in full."""
        out, last, skip = "", None, -1
        for token in tokens:
            if token.idx < skip:
                continue
            settled = self.names.get(token.idx)
            last_of_name = next((t for t in tokens if settled and t.idx + len(t) == settled[0].end), None)
            whole = last_of_name is not None and not _modifies(last_of_name)
            space = last is not None and (last.whitespace_ or last.i + 1 != token.i)
            if settled is not None and whole and token.lower_ not in settled[1].lower().split()[:1]:
                out += (" " if space else "") + settled[1]
                skip = settled[0].end
                last = last_of_name
                continue
            out += (" " if space else "") + token.text
            last = token
        return " ".join(out.split())


def _modifies(token: Token) -> bool:
    """Whether a name stands before its noun as it is: "the Dahl plan"."""
    return token.dep_ in ("compound", "nmod") and token.head.i > token.i and token.head.pos_ == "NOUN"


def _entities(doc: Doc) -> Mapping[int, TokenSpan]:
    """The entity of the parse that each token is in."""
    return once(doc, "entities by token", lambda: {t.i: entity for entity in doc.ents for t in entity})


def plain_phrase(head: Token) -> list[Token]:
    """The tokens below `head` up to a comma, empty where a clause, date, pronoun or mark is among them."""
    tokens = sorted(head.subtree, key=lambda t: t.i)
    comma = next((k for k, t in enumerate(tokens) if t.text == ","), len(tokens))
    aside = [t for t in tokens[comma:] if t.dep_ in ("relcl", "appos", "acl")]
    if aside and not any(t.dep_ == "conj" for t in tokens[comma:]):
        tokens = tokens[:comma]
    odd = any(
        t.pos_ in ("VERB", "AUX", "PRON", "SCONJ")
        or t.ent_type_ in ("DATE", "TIME")
        or t.dep_ in ("relcl", "appos")
        or (t.is_punct and t.text != "-")
        or t.is_space
        for t in tokens
    )
    return [] if odd else tokens


def _keeps(token: Token, phrase: Phrase) -> bool:
    """Whether a modifier of the first mention still holds at the next ("three-day" and "first" do not)."""
    whole = [t for t in phrase.left if t == token or t.is_ancestor(token) or token.is_ancestor(t)]
    return not any(
        t.lemma_.lower() in listed("light", "picking")
        or _SEQUENCE.search(t.text)
        or t.tag_ in ("JJR", "JJS", "RBS", "CD")
        or t.dep_ == "nummod"
        or t.pos_ not in ("ADJ", "NOUN", "PROPN")
        for t in whole
    )


def content_of(tokens: Iterable[Token]) -> tuple[tuple[str, str], ...]:
    """The lemmas and parts of speech of the words that tell something."""
    return tuple(
        (t.lower_ if t.pos_ == "PROPN" else t.lemma_.lower(), t.pos_)
        for t in tokens
        if t.pos_ in _CONTENT and t.text[:1].isalnum()
    )


def _owner_content(owner: str) -> tuple[tuple[str, str], ...]:
    words = owner.removesuffix("’s").removesuffix("’").split()
    return tuple((w.lower(), "PROPN" if w[:1].isupper() else "NOUN") for w in words if w.lower() != "the")


def possessive(name: str) -> str:
    """The genitive of a name."""
    last = name.rsplit(maxsplit=1)[-1]
    return f"{name}’" if last.endswith("s") and (last.islower() or last == "States") else f"{name}’s"


def with_article(name: str, doc: Doc) -> str:
    """The name with "the" where the article mostly writes it so."""
    known: dict[str, str] = once(doc, "names with their articles", dict)
    if name not in known:
        known[name] = f"the {name}" if _takes_article(name, doc) else name
    return known[name]


def _takes_article(name: str, doc: Doc) -> bool:
    if name.lower().startswith("the "):
        return False
    places = regex.findall(rf"(\bthe )?(?<!\w){regex.escape(name)}(?!\w)", text_of(doc), regex.I)
    articled = sum(1 for the in places if the)
    return bool(articled) and 2 * articled >= len(places)
