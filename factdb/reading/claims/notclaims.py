"""What states nothing that can be checked: questions, greetings, imperatives, calls to action, fragments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from factdb.model import Mode, SentenceRole
from factdb.reading.atoms.phrases import auxiliaries, finite, subject_of, verbal
from factdb.reading.atoms.words import words
from factdb.reading.language import Token

if TYPE_CHECKING:
    from factdb.reading.atoms import Atom
    from factdb.reading.claims.naming import Names
    from factdb.reading.definites import Definites

_QUIET = frozenset({SentenceRole.HEADING, SentenceRole.BOILERPLATE})


def is_claim(atom: Atom, text: str) -> bool:
    """Whether the atom of `text` states something: a predicate with a subject, not asked or ordered."""
    if atom.sentence.role in _QUIET or _question(atom, text) or _call(atom, text) or _announces(atom):
        return False
    if _fragment(atom) or _title(atom) or _quoted_phrase(atom) or _elliptical(atom) or _verbless(atom):
        return False
    if sum(t.is_alpha or t.like_num for t in atom.tokens) < 2:
        return False
    return not _dangling(atom) and not _asks_within(atom) and (_worded(atom) or _stated(atom))


def points_elsewhere(atom: Atom, names: Names, definites: Definites) -> bool:
    """Whether the statement is about an unsettled "it", "this", "he" or "you".

    Nobody can check "This does not bode well." without the text around it. A direct quote is worded
    as one, behind its speaker. What counts or dates something is kept for that; so is what somebody says
    or what names something at the very start of a text, where nothing is before it to point to.
    """
    said = atom.attribution
    if len(atom.subject) != 1 or atom.rule == "apposition":
        return False
    if said is not None and said.mode is Mode.DIRECT and said.speaker is not None:
        return False
    subject = atom.subject[0]
    if subject.lower_ == "you" and atom.attribution is None:
        return True
    if not _points(subject, names, definites) or (subject.lower_ == "it" and _weather(atom)):
        return False
    if subject.sent.start > 0:
        return subject.lower_ in _SHOWN or not any(_counts_or_dates(t) for t in atom.tokens)
    named = any(_names_something(t) or names.starting(t.idx) for t in atom.tokens)
    return said is None and not named


def _points(subject: Token, names: Names, definites: Definites) -> bool:
    """Whether it is a pronoun that the article does not settle."""
    settled = names.starting(subject.idx) or definites.starting(subject.idx)
    return subject.lower_ in _POINTERS and subject.dep_ != "expl" and not settled


def _counts_or_dates(token: Token) -> bool:
    return token.ent_type_ in _MEASURES or token.text[:1].isdigit()


_MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "MONEY", "PERCENT"})


def _names_something(token: Token) -> bool:
    return token.ent_type_ not in ("", "CARDINAL", "ORDINAL") or token.text[:1].isdigit()


_SHOWN = frozenset({"this", "that", "these", "those", "you"})
_POINTERS = frozenset({"it", "this", "that", "these", "those", "you", "we", "he", "she", "they"})


def _weather(atom: Atom) -> bool:
    """Whether "it" stands for a clause or infinitive ("It is unclear who fired"; not "it shows that ...")."""
    if atom.head.lemma_.lower() not in _EMPTY_VERBS:
        return False
    below = (c for t in (atom.head, *atom.head.children) for c in t.children)
    return any(c.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "acl") and c.i > atom.head.i for c in below)


_EMPTY_VERBS = frozenset(
    {"be", "seem", "appear", "take", "turn", "happen", "remain", "become", "make", "cost"}
)


def _dangling(atom: Atom) -> bool:
    """Whether a relative pronoun has lost its clause ("not one of whom left")."""
    inside = {t.i for t in atom.tokens}
    first = next((p for p in atom.script if not isinstance(p, Token) or not p.is_punct), None)
    if isinstance(first, Token) and first.lower_ in ("which", "whom"):
        return True
    for token in atom.tokens:
        if token.lower_ in ("whom", "whose") and not any(
            a.dep_ in ("relcl", "ccomp") and a.i in inside for a in token.ancestors if a != atom.head
        ):
            return True
    return False


def _fragment(atom: Atom) -> bool:
    """Whether a subordinate clause stands alone ("When people come home.")."""
    first = next((t for t in atom.tokens if not t.is_punct and t.lower_ not in ("only", "even")), None)
    if (
        first is None
        or (atom.rule != "clause" and first.lower_ not in ("how", "why"))
        or first.head != atom.head
        or first.dep_ not in ("mark", "advmod")
    ):
        return False
    return first.lower_ in _SUBORDINATING


def _quoted_phrase(atom: Atom) -> bool:
    """Whether it is a phrase with its frame: "People like me, he said"."""
    said = atom.attribution
    if (
        said is None
        or atom.stands_in_content
        or atom.head.lemma_.lower() not in words("frames")
        or not atom.subject
    ):
        return False
    first = min(span.start for span in said.content)
    return first < atom.subject[0].idx and any(first <= t.idx < atom.subject[0].idx for t in atom.tokens)


def _elliptical(atom: Atom) -> bool:
    """Whether the predicate or what is said is left out: "Two of them would", "Dahl said"."""
    head = atom.head
    left_out = head.pos_ == "AUX" and head.lemma_ != "be"
    left_out |= head.lemma_ == "do" or head.lemma_.lower() in words("frames")
    if not left_out or any(isinstance(p, str) for p in atom.script):
        return False
    return not any(c.dep_ in _COMPLEMENTS and c in atom.tokens for c in head.children)


_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "prep", "conj"})


def _verbless(atom: Atom) -> bool:
    """Whether a clause has lost its finite verb: "Fighters from the north by wearing masks"."""
    head = atom.head
    if head.tag_ not in ("VBG", "VB") or any(isinstance(p, str) for p in atom.script):
        return False
    return finite(head) is None and not any(t.tag_ in _FINITE or t.tag_ == "MD" for t in _near_verbs(atom))


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _near_verbs(atom: Atom) -> list[Token]:
    """The verbs of the statement that are in no clause below its predicate."""
    above = set(atom.head.ancestors)
    return [
        t for t in atom.tokens if t.head == atom.head or (t.dep_ in ("aux", "auxpass") and t.head in above)
    ]


def _asks_within(atom: Atom) -> bool:
    """Whether it is the question of another clause: "which rules let them pay nothing", "who paid"."""
    if len(atom.subject) == 1 and atom.subject[0].lower_ in ("who", "what"):
        return True
    nouns = [t for t in atom.subject if t.tag_ in ("WDT", "WP") and t.dep_ == "det"]
    return any(t.head in atom.subject and t.head.head == atom.head for t in nouns)


_SUBORDINATING = frozenset(
    {"when", "if", "because", "although", "though", "unless", "while", "whereas", "since", "how", "why", "as"}
)
_LONG_WORD = 4


def _title(atom: Atom) -> bool:
    """Whether it is worded as a headline, its verb and every long word with a capital."""
    if not atom.head.text[:1].isupper():
        return False
    long = [t.text for t in atom.tokens if t.is_alpha and len(t) >= _LONG_WORD]
    return len(long) > _LONG_WORD and all(word[0].isupper() for word in long)


def _announces(atom: Atom) -> bool:
    """Whether the statement only opens a list: "The ministry reached the following results:"."""
    last = [t for t in atom.tokens if t.is_alpha][-3:]
    if [t.lower_ for t in last[-2:]] == ["as", "follows"]:
        return True
    return any(
        t.lower_ == "following"
        and t.dep_ == "amod"
        and t.head in last
        and t.head.lemma_ not in words("periods")
        for t in last
    )


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
    if any(token.text.endswith("?") or _inverted(token, atom) for token in atom.tokens):
        return True
    last = atom.tokens[-1]
    rest = text[last.idx + len(last) : last.idx + len(last) + 4].lstrip("\"'”’)] ")
    asked = text[atom.sentence.start : atom.sentence.end].rstrip("\"'”’)] ")
    return rest.startswith("?") or asked.endswith("?")


def _inverted(token: Token, atom: Atom) -> bool:
    """Whether a question word is followed by its auxiliary and then the subject ("why do you refuse")."""
    if token.tag_ not in ("WRB", "WP") or token.i + 1 >= len(token.doc):
        return False
    verb = token.nbor(1)
    if token.head != atom.head or verb.head != atom.head or verb.dep_ not in ("aux", "auxpass"):
        return False
    subject = subject_of(atom.head)
    return subject is not None and subject.i > verb.i


@cache
def _calls() -> regex.Pattern[str]:
    text = files("factdb.reading").joinpath("lexicons/not_claims.txt").read_text(encoding="utf-8")
    rows = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return regex.compile("|".join(f"(?:{row})" for row in rows), regex.I)


def _call(atom: Atom, text: str) -> bool:
    first, last = atom.tokens[0], atom.tokens[-1]
    opening = text[first.idx : min(last.idx + len(last), first.idx + 400)]
    return _calls().match(opening.lstrip("\"'“‘-•* ")) is not None
