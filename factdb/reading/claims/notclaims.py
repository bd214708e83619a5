"""What states nothing that can be checked: questions, greetings, imperatives, calls to action, fragments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from factdb.model import SentenceRole
from factdb.reading.atoms.phrases import auxiliaries, finite, subject_of, verbal

if TYPE_CHECKING:
    from factdb.reading.atoms import Atom

_QUIET = frozenset({SentenceRole.HEADING, SentenceRole.BOILERPLATE})


def is_claim(atom: Atom, text: str) -> bool:
    """Whether the atom of `text` states something: a predicate with a subject, not asked or ordered."""
    if atom.sentence.role in _QUIET or _question(atom, text) or _call(atom, text):
        return False
    if sum(t.is_alpha or t.like_num for t in atom.tokens) < 2:
        return False
    return not _dangling(atom) and (_worded(atom) or _stated(atom))


def _dangling(atom: Atom) -> bool:
    """Whether a relative pronoun has lost its clause ("not one of whom left")."""
    inside = {t.i for t in atom.tokens}
    for token in atom.tokens:
        if token.lower_ in ("whom", "whose") and not any(
            a.dep_ in ("relcl", "ccomp") and a.i in inside for a in token.ancestors if a != atom.head
        ):
            return True
    return False


def _worded(atom: Atom) -> bool:
    """Whether a rule has put in the verb ("is", "was")."""
    return (
        any(isinstance(piece, str) for piece in atom.script) and bool(atom.subject) and not _imperative(atom)
    )


def _stated(atom: Atom) -> bool:
    head = atom.head
    if not verbal(head) or _imperative(atom):
        return False
    subject = subject_of(head)
    if subject is None and not atom.subject:
        return head.tag_ == "VBD" and head.dep_ == "ROOT"
    return (
        finite(head) is not None
        or head.tag_ in ("VBN", "VBD")
        or bool(atom.subject and auxiliaries(head))
        or (atom.rule == "coordination")
    )


def _imperative(atom: Atom) -> bool:
    head = atom.head
    if head.tag_ not in ("VB", "VBP") or atom.subject or subject_of(head) is not None:
        return False
    return not any(t.tag_ in ("MD", "TO") for t in auxiliaries(head))


def _question(atom: Atom, text: str) -> bool:
    """Whether the statement holds or ends in a question mark, or its sentence does."""
    if any(token.text.endswith("?") for token in atom.tokens):
        return True
    last = atom.tokens[-1]
    rest = text[last.idx + len(last) : last.idx + len(last) + 4].lstrip("\"'”’)] ")
    asked = text[atom.sentence.start : atom.sentence.end].rstrip("\"'”’)] ")
    return rest.startswith("?") or asked.endswith("?")


@cache
def _calls() -> regex.Pattern[str]:
    text = files("factdb.reading").joinpath("lexicons/not_claims.txt").read_text(encoding="utf-8")
    rows = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return regex.compile("|".join(f"(?:{row})" for row in rows), regex.I)


def _call(atom: Atom, text: str) -> bool:
    first, last = atom.tokens[0], atom.tokens[-1]
    words = text[first.idx : min(last.idx + len(last), first.idx + 400)]
    return _calls().match(words.lstrip("\"'“‘-•* ")) is not None
