"""The standing text of a claim: a sentence that can be read without its article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from factdb.reading.claims.anchors import is_verbatim, kept_as_quote
from factdb.reading.claims.dating import Calendar, in_full
from factdb.reading.claims.denial import denied_script
from factdb.reading.claims.marks import inner_quotes, tidy, whole, without_quotes
from factdb.reading.claims.openers import without_openers, without_that
from factdb.reading.claims.pronouns import described_further, modifies_noun, named_by_age, settled
from factdb.reading.definites import Definites
from factdb.reading.language import Token
from factdb.reading.language.memo import once
from factdb.reading.speakers.words import is_body

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factdb.reading.atoms import Atom, Piece
    from factdb.reading.claims.naming import Names

_GLUED = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "n’t", "%"})


@dataclass(slots=True)
class _Line:
    """A text under construction, and the names it already holds."""

    text: str = ""
    last: Token | None = None
    named: set[str] = field(default_factory=set)
    renamed: bool = False  # whether the last words stand in place of others
    settled: Mapping[int, str | None] = field(default_factory=dict)
    atom: Atom | None = None

    def add(self, words: str, *, glued: bool) -> None:
        """Append `words`, with a space before unless `glued`."""
        self.text += words if glued or not self.text or self.text.endswith(("(", "[", "$")) else f" {words}"


class Writer:
    """Words atoms in full: names for pronouns and short names, calendar dates for relative ones."""

    def __init__(
        self, text: str, names: Names, calendar: Calendar, definites: Definites | None = None
    ) -> None:
        self._text = text
        self._calendar = calendar
        self._names = names
        self._definites = definites or Definites()
        self._articled: dict[str, bool] = {}

    def text_of(self, atom: Atom, *, denied: bool) -> str:
        """The standing text; of a denied content its negation.

        Quoted words that lean on their speaker or on what was said before keep the speaker before them; empty
        where they would not be the speaker's own.
        """
        script = named_by_age(denied_script(atom) if denied else atom.script, atom, self._names)
        own_voice = kept_as_quote(atom, self._names, self._definites)
        line = _Line(settled=settled(atom, self._names), atom=atom)
        place = 0
        script = without_that(without_openers(without_quotes(script, atom), self._names), atom)
        while place < len(script):
            place += self._word(script, place, line, plainly=own_voice)
        body = tidy(line.text)
        if not own_voice or not body:
            return body
        if not is_verbatim(atom):
            return ""
        speaker = (atom.attribution.speaker if atom.attribution else None) or ""
        return f"{speaker[:1].upper()}{speaker[1:]}{': ' if speaker else ''}“{inner_quotes(whole(body))}”"

    def _word(self, script: Sequence[Piece], place: int, line: _Line, *, plainly: bool) -> int:
        """Word the piece at `place`; returns how many pieces that took."""
        piece = script[place]
        if isinstance(piece, str):
            ends_in_s = piece == "'s" and line.last is not None and line.last.tag_ in ("NNS", "NNPS")
            line.add("'" if ends_in_s else piece, glued=piece in _GLUED)
            line.last = None
            return 1
        if not plainly:
            for replace in (self._name, self._definite, self._date):
                replaced = replace(script, place, line)
                if replaced is not None:
                    words, taken, end = replaced
                    line.add(words, glued=self._glued(piece, line))
                    line.last, line.renamed = end, True
                    return taken
        named = line.last is not None and line.last.pos_ == "PROPN"
        named = named and (_perfect(piece) or _put_before(line.last, piece))
        full = _in_full(piece) if line.renamed or named else None
        words = self._verbatim(piece, first=not line.text) if full is None else full
        line.add(words, glued=full is None and self._glued(piece, line))
        line.last, line.renamed = piece, False
        return 1

    def _verbatim(self, token: Token, *, first: bool) -> str:
        words = self._text[token.idx : token.idx + len(token)]
        opens = token.is_sent_start and not first and token.pos_ != "PROPN" and not token.ent_type_
        return words.lower() if opens and (words[1:].islower() or words == "A") else words

    def _glued(self, token: Token, line: _Line) -> bool:
        if line.last is not None and line.last.idx + len(line.last) == token.idx:
            return True
        return token.text in _GLUED

    def _run(self, script: Sequence[Piece], place: int, end: int) -> list[Token]:
        """The tokens from `place` on that run without a gap up to the offset `end`; empty if they do not."""
        run: list[Token] = []
        for piece in script[place:]:
            if not isinstance(piece, Token) or piece.idx >= end or (run and piece.i != run[-1].i + 1):
                break
            run.append(piece)
        return run if run and run[-1].idx + len(run[-1]) >= end else []

    def _name(self, script: Sequence[Piece], place: int, line: _Line) -> tuple[str, int, Token] | None:
        token = script[place]
        found = self._names.starting(token.idx) if isinstance(token, Token) else None
        if not isinstance(token, Token) or (found is None and token.i not in line.settled):
            return None
        if token.i in line.settled or found is None:
            words = line.settled[token.i]
            return None if words is None else (words, 1, token)
        span, name = found
        run = self._run(script, place, span.end)
        words = self._text[span.start : span.end]
        kept = (
            name.lower() in words.lower() or modifies_noun(run[-1]) or described_further(run) if run else True
        )
        if kept or name in line.named:
            if run:
                line.named.add(name)
            return None
        if token.pos_ == "PRON" and set(name.split()) & set(line.text.replace("'", " ").split()):
            return None  # its short name stands before it
        line.named.add(name)
        if line.last is not None and line.last.i == token.i - 1 and line.last.text in name.split():
            return None
        owner = bool(run) and run[-1].tag_ in ("PRP$", "POS")
        bare = not name.lower().startswith("the ") and is_body(name.rsplit(maxsplit=1)[-1].lower())
        told = any(c.dep_ in ("amod", "det") and c.i < run[0].i for c in run[-1].lefts) if run else False
        full = f"the {name}" if bare and token.lower_ == "the" else name
        full = full if told or full != name else self._with_article(name, line, token)
        return (_possessive(full) if owner else full), len(run), run[-1]

    def _definite(self, script: Sequence[Piece], place: int, line: _Line) -> tuple[str, int, Token] | None:
        """The fuller wording of "the talks", unless the statement says it already or is what says it."""
        token = script[place]
        found = self._definites.starting(token.idx) if isinstance(token, Token) else None
        if found is None or line.atom is None or found.words in line.named:
            return None
        run = self._run(script, place, found.span.end)
        if not run or found.told_in(line.atom.tokens):
            return None
        line.named.add(found.words)
        return found.words, len(run), run[-1]

    def _with_article(self, name: str, line: _Line, token: Token) -> str:
        """The name with "the" where the article writes it so ("the Monetary Council")."""
        if name not in self._articled:
            before = regex.search(rf"\bthe {regex.escape(name)}(?!\w)", self._text, regex.I)
            self._articled[name] = before is not None and name.rsplit(maxsplit=1)[-1] not in _persons(token)
        if not self._articled[name] or name.lower().startswith("the ") or _ends_in_determiner(line.text):
            return name
        return f"the {name}"

    def _date(self, script: Sequence[Piece], place: int, line: _Line) -> tuple[str, int, Token] | None:
        token = script[place]
        mention = self._calendar.mention(token) if isinstance(token, Token) else None
        if mention is None or not isinstance(token, Token) or mention.start != token.idx:
            return None
        run = self._run(script, place, mention.end)
        if not run or _modifies(run):
            return None
        linked = line.text.rsplit(maxsplit=1)[-1].lower() if line.text.split() else ""
        if linked == "very":
            return None
        words = in_full(mention, linked)
        return None if words is None else (words, len(run), run[-1])


def _persons(token: Token) -> set[str]:
    """The words of persons' names in the text: "the Obama plan" gives them no article."""
    doc = token.doc
    return once(doc, "words of persons", lambda: {t.text for t in doc if t.ent_type_ == "PERSON"})


_SHORT = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "is"}


def _in_full(token: Token) -> str | None:
    """The verb of "he's" after a name, where it would read as a possessive."""
    if token.tag_ not in ("VBZ", "VBP", "VBD", "MD") or not token.text.startswith(("'", "’")):
        return None
    short = token.lower_.replace("’", "'")
    if short == "'s":
        return "has" if token.lemma_ == "have" or _perfect(token) else "is"
    if short == "'d":
        return "had" if token.lemma_ == "have" else "would"
    return _SHORT.get(short)


def _put_before(last: Token | None, token: Token) -> bool:
    """Whether the name was put before the verb for a "who", and the verb is no doubtful "'s called"."""
    doubtful = token.dep_ in ("aux", "auxpass") and token.head.tag_ in ("VBN", "VBD")
    return last is not None and last.i != token.i - 1 and not doubtful


def _perfect(token: Token) -> bool:
    """Whether "'s" is "has": before "been" and the like, or a participle with an object."""
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("been", "had", "got", "done"):
        return True
    verb = token.head
    held = token.dep_ in ("aux", "auxpass") and verb.tag_ in ("VBN", "VBD")
    return held and any(c.dep_ == "dobj" for c in verb.children)


def _modifies(run: Sequence[Token]) -> bool:
    """Whether a date is part of a noun phrase ("Thursday's cut", "its Monday session") and must stay so."""
    end = run[-1]
    following = end.nbor(1) if end.i + 1 < len(end.doc) else None
    if end.tag_ == "POS" or (
        following is not None and (following.tag_ == "POS" or following.text in ("-", "'s"))
    ):
        return True
    places = {t.i for t in run}
    outer = [t for t in run if t.head.i not in places]
    return any(t.dep_ in _IN_NOUN and t.head.i > end.i for t in outer)


_IN_NOUN = frozenset({"compound", "nmod", "amod", "poss", "nummod"})


def _ends_in_determiner(text: str) -> bool:
    words = text.split()[-1:]
    return bool(words) and words[0].lower() in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "its",
        "their",
        "his",
        "her",
    )


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") and name.rsplit(maxsplit=1)[-1].islower() else f"{name}’s"
