"""The bones of an atom, for comparing without a parser: who did what to whom, where.

A passive is turned round, a copula's predicate is its noun or adjective, and verbs that only carry
another one ("has yet to translate", "began to leak") give way to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factdb.model import Frame, Span, Word
from factdb.reading.atoms import Atom
from factdb.reading.definites import Definites
from factdb.reading.language import Token
from factdb.reading.speakers import Mentions

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X", "SYM"})
_CARRIERS = frozenset(
    [
        "have",
        "be",
        "seem",
        "appear",
        "begin",
        "start",
        "continue",
        "fail",
        "manage",
        "tend",
        "happen",
        "prove",
        "remain",
        "come",
        "go",
        "try",
        "refuse",
        "decline",
        "need",
        "dare",
    ]
)
_CONNECTIVES = frozenset(
    [
        "no",
        "not",
        "never",
        "neither",
        "nor",
        "without",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "hardly",
        "scarcely",
        "barely",
        "yet",
        "if",
        "unless",
        "may",
        "might",
        "could",
        "would",
        "should",
        "must",
        "will",
        "because",
        "after",
        "before",
        "since",
        "until",
        "despite",
        "though",
        "although",
        "off",
        "up",
        "down",
        "out",
        "over",
        "back",
        "first",
        "last",
        "most",
        "more",
        "less",
        "least",
        "only",
        "all",
        "both",
        "every",
        "half",
        "each",
        "few",
    ]
)
_EMPTY = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "'s",
        "’s",
        "get",
        "make",
        "such",
        "own",
        "other",
        "also",
        "there",
        "here",
        "then",
        "so",
        "very",
        "just",
    ]
)
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_PASSIVES = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "oprd", "attr", "acomp"})


def frame_of(atom: Atom, mentions: Mentions, definites: Definites | None = None) -> Frame:
    """The frame of `atom`, with short names and pronouns replaced by what `mentions` settles.

    So are the short definite phrases that `definites` words in full.
    """
    inside = {t.i for t in atom.tokens}
    names = _names(atom, mentions) | _fuller(atom, definites or Definites())
    head = _bearer(atom.head, inside)
    roles = _roles(atom, head, inside)
    words = tuple(_words(atom.tokens, roles, names))
    content = tuple(w for w in words if _tells(w))
    modifiers = sorted({w.role for w in content} - {"predicate", "subject", "object", ""})
    return Frame(
        predicate=_predicate(head, inside),
        subject=_of(content, "subject"),
        object=_of(content, "object"),
        modifiers=tuple((role, _of(content, role)) for role in modifiers),
        lemmas=tuple(w.lemma for w in content),
        words=words,
    )


def _of(words: Iterable[Word], role: str) -> tuple[str, ...]:
    return tuple(w.lemma for w in words if w.role == role)


def _tells(word: Word) -> bool:
    return word.pos in _CONTENT and word.lemma not in _EMPTY and word.lemma not in _CONNECTIVES


def _children(token: Token, inside: set[int], kinds: Iterable[str]) -> Iterator[Token]:
    return (c for c in token.children if c.i in inside and c.dep_ in kinds)


def _bearer(head: Token, inside: set[int]) -> Token:
    """The verb that carries the meaning: below "has yet to", "failed to", "began to"."""
    for _ in range(4):
        lower = next(_children(head, inside, ("xcomp",)), None)
        if lower is None or head.lemma_.lower() not in _CARRIERS or lower.pos_ not in ("VERB", "AUX"):
            return head
        head = lower
    return head


def _predicate(head: Token, inside: set[int]) -> str:
    if head.lemma_.lower() == "be":
        said = next(_children(head, inside, ("attr", "acomp", "oprd")), None)
        return (said or head).lemma_.lower()
    particles = [c.lemma_.lower() for c in _children(head, inside, ("prt",))]
    return " ".join([head.lemma_.lower(), *particles])


def _roles(atom: Atom, head: Token, inside: set[int]) -> dict[int, str]:
    """The phrase each token stands in, by its index."""
    passive = any(True for _ in _children(head, inside, ("auxpass",))) or any(
        t.dep_ in _PASSIVES for t in atom.subject
    )
    roles = {t.i: "object" if passive else "subject" for t in atom.subject}
    for level in {head.i: head, atom.head.i: atom.head}.values():
        for child in level.children:
            if child.i in inside:
                _place(child, passive, roles)
    roles[head.i] = "predicate"
    if head.lemma_.lower() == "be":
        roles.update((c.i, "predicate") for c in _children(head, inside, ("attr", "acomp")))
    return roles


def _place(child: Token, passive: bool, roles: dict[int, str]) -> None:  # noqa: FBT001 (one private caller)
    if child.dep_ in _SUBJECTS:
        role = "object" if passive else "subject"
    elif child.dep_ in _PASSIVES:
        role = "object"
    elif child.dep_ == "agent":
        role = "subject"
    elif child.dep_ in _OBJECTS:
        role = "object"
    elif child.dep_ == "prep":
        role = child.lemma_.lower()
    else:
        return
    for token in child.subtree:
        roles.setdefault(token.i, role)


Told = tuple[tuple[str, str], ...]
"""Lemmas and parts of speech that stand in place of a mention's own words."""


def _fuller(atom: Atom, definites: Definites) -> dict[int, tuple[Span, Told]]:
    """The definite phrase each token belongs to, with what it means."""
    found: dict[int, tuple[Span, Told]] = {}
    for token in atom.tokens:
        fuller = definites.starting(token.idx)
        if fuller is not None and not fuller.told_in(atom.tokens):
            inside = (t for t in atom.tokens if fuller.span.start <= t.idx < fuller.span.end)
            found.update((t.i, (fuller.span, fuller.content)) for t in inside)
    return found


def _names(atom: Atom, mentions: Mentions) -> dict[int, tuple[Span, Told]]:
    """The mention each token belongs to, by the token's index."""
    if not mentions.names:
        return {}
    first, last = atom.tokens[0].idx, atom.tokens[-1].idx + len(atom.tokens[-1])
    near = [(s, n) for s, n in mentions.names.items() if s.start < last and s.end > first]
    found: dict[int, tuple[Span, Told]] = {}
    for token in atom.tokens:
        for span, name in near:
            if span.start <= token.idx < span.end:
                found[token.i] = (span, tuple((part, "PROPN") for part in _parts(name)))
    return found


def _words(
    tokens: Iterable[Token], roles: dict[int, str], names: dict[int, tuple[Span, Told]]
) -> Iterator[Word]:
    told: set[Span] = set()
    for token in tokens:
        role = roles.get(token.i, "")
        if token.i in names:
            span, meant = names[token.i]
            if span not in told:
                told.add(span)
                yield from (Word(lemma, pos, role, span.start, span.end) for lemma, pos in meant)
        elif word := _word(token, role):
            yield word


def _word(token: Token, role: str) -> Word | None:
    lemma = _lemma(token)
    kept = token.pos_ in _CONTENT or lemma in _CONNECTIVES or token.dep_ in ("neg", "prt")
    if token.is_space or token.is_punct or not kept or not any(c.isalnum() for c in lemma):
        return None
    return Word(lemma, token.pos_, role, token.idx, token.idx + len(token))


def _lemma(token: Token) -> str:
    """The lemma; superlatives keep their form, because "largest" is another claim than "large"."""
    if token.lower_ in ("n't", "n’t"):
        return "not"
    return token.lower_ if token.tag_ in ("JJS", "RBS") else token.lemma_.lower()


def _parts(name: str) -> list[str]:
    return [part for part in (p.strip(".,'’\"()").lower() for p in name.split()) if part]
