"""What states nothing that can be checked: questions, greetings, imperatives, calls to action, fragments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import regex

from factdb.model import SentenceRole
from factdb.reading.atoms.phrases import auxiliaries, finite, subject_of, verbal
from factdb.reading.atoms.words import words
from factdb.reading.language import Token

if TYPE_CHECKING:
    from factdb.reading.atoms import Atom

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


def _dangling(atom: Atom) -> bool:
    """Whether a relative pronoun has lost its clause ("not one of whom left")."""
    inside = {t.i for t in atom.tokens}
    first = next((p for p in atom.script if not isinstance(p, Token) or not p.is_punct), None)
    if isinstance(first, Token) and first.lower_ in ("which", "whom"):
        return True
    if any(
        t.lower_ in ("which", "whom") and t.dep_ == "pobj" and t.head.lower_ == "of" for t in atom.subject
    ):
        return True
    for token in atom.tokens:
        if token.lower_ in ("whom", "whose") and not any(
            a.dep_ in ("relcl", "ccomp") and a.i in inside for a in token.ancestors if a != atom.head
        ):
            return True
    return False


def _fragment(atom: Atom) -> bool:
    """Whether a subordinate clause stands alone ("When people come home.", "Should it run into trouble.")."""
    if _conditional(atom):
        return True
    first = next((t for t in atom.tokens if not t.is_punct and t.lower_ not in ("only", "even")), None)
    if (
        first is None
        or (atom.rule not in ("clause", "circumstance") and first.lower_ not in ("how", "why"))
        or first.head != atom.head
        or first.dep_ not in ("mark", "advmod")
    ):
        return False
    return first.lower_ in _SUBORDINATING


def _conditional(atom: Atom) -> bool:
    """Whether its verb stands before the subject as in "Should the firm fail, ..." without what follows."""
    first = next((p for p in atom.script if not isinstance(p, Token) or not p.is_punct), None)
    if not isinstance(first, Token) or first.lower_ not in ("should", "had", "were"):
        return False
    subject = subject_of(atom.head)
    own = first in (atom.head, *auxiliaries(atom.head))
    return own and subject is not None and subject.i > first.i and "," not in {t.text for t in atom.tokens}


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
    if _said_of_phrase(atom):
        return True
    left_out = head.pos_ == "AUX" and head.lemma_ != "be"
    left_out |= head.lemma_ == "do" or head.lemma_.lower() in words("frames")
    if head.lemma_ == "have" and atom.tokens[-1].lower_ == "to":
        return True  # "only the poor have to"
    if not left_out or any(isinstance(p, str) for p in atom.script):
        return False
    return not any(c.dep_ in _COMPLEMENTS and c in atom.tokens for c in head.children)


def _said_of_phrase(atom: Atom) -> bool:
    """Whether a phrase stands before a frame that has no other content: "A fool, Dahl said in May"."""
    head, first = atom.head, atom.tokens[0]
    if head.lemma_.lower() not in words("frames") or not atom.subject or first in atom.subject:
        return False
    opened = [t for t in atom.tokens if t.i < atom.subject[0].i]
    content = any(c.dep_ in ("dobj", "ccomp", "xcomp") and c in atom.tokens for c in head.children)
    dated = any(t.ent_type_ in ("DATE", "TIME") for t in opened)
    return bool(opened) and opened[-1].text == "," and not content and not dated


_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "prep", "conj"})


def _verbless(atom: Atom) -> bool:
    """Whether a clause has lost its finite verb: "Fighters from the north by wearing masks"."""
    head = atom.head
    if any(isinstance(p, str) for p in atom.script):
        return False
    if _opens_as_participle(atom) or _noun_with_clause(atom) or _lost_verb(atom):
        return True
    if head.tag_ not in ("VBG", "VB"):
        return False
    return finite(head) is None and not any(t.tag_ in _FINITE or t.tag_ == "MD" for t in _near_verbs(atom))


def _lost_verb(atom: Atom) -> bool:
    """Whether its verb was left to the frame: "(called) Burma a good story"."""
    lost = atom.head not in atom.tokens and atom.rule in ("clause", "circumstance")
    return lost and not any(
        t.tag_ in (*_FINITE, "MD") and t.dep_ not in ("relcl", "acl") for t in atom.tokens
    )


def _opens_as_participle(atom: Atom) -> bool:
    """Whether what a participle opens has lost its clause: "Claiming that it was late"."""
    first = atom.tokens[0]
    if first.tag_ != "VBG" or first.dep_ not in ("advcl", "ccomp", "ROOT") or first in atom.subject:
        return False
    return first == atom.head or first.head not in atom.tokens


def _noun_with_clause(atom: Atom) -> bool:
    """Whether it is a noun with what tells of it: "(spoke of) the legacy, enshrined in laws"."""
    head, first = atom.head, atom.tokens[0]
    if head.dep_ not in ("acl", "relcl") or atom.attribution is None or first.i == 0:
        return False
    return first.nbor(-1).pos_ == "ADP" and head.head in atom.tokens and head.head.i < head.i


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
    return len(long) >= _LONG_WORD and all(word[0].isupper() for word in long)


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
