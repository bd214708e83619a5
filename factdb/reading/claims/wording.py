"""The standing text of a claim: a sentence that can be read without its article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from factdb.model import Mode
from factdb.reading.claims.dating import Calendar, in_full
from factdb.reading.claims.denial import denied_script
from factdb.reading.claims.openers import without_openers
from factdb.reading.claims.pronouns import described_further, modifies_noun, named_by_age, settled
from factdb.reading.language import Token
from factdb.reading.speakers.words import is_body

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factdb.reading.atoms import Atom, Piece
    from factdb.reading.claims.naming import Names

_GLUED = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "n’t", "%"})
_QUOTES = frozenset('"“”„«»`')
_SINGLE_QUOTES = frozenset("'‘’‚")
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me", "ours", "mine", "myself", "ourselves"})


@dataclass(slots=True)
class _Line:
    """A text under construction, and the names it already holds."""

    text: str = ""
    last: Token | None = None
    named: set[str] = field(default_factory=set)
    renamed: bool = False  # whether the last words stand in place of others
    settled: Mapping[int, str | None] = field(default_factory=dict)

    def add(self, words: str, *, glued: bool) -> None:
        """Append `words`, with a space before unless `glued`."""
        self.text += words if glued or not self.text or self.text.endswith(("(", "[", "$")) else f" {words}"


class Writer:
    """Words atoms in full: names for pronouns and short names, calendar dates for relative ones."""

    def __init__(self, text: str, names: Names, calendar: Calendar) -> None:
        self._text = text
        self._calendar = calendar
        self._names = names
        self._articled: dict[str, bool] = {}

    def text_of(self, atom: Atom, *, denied: bool) -> str:
        """The standing text; of a denied content its negation.

        Quoted words of a first person keep their speaker before them.
        """
        script = named_by_age(denied_script(atom) if denied else atom.script, atom, self._names)
        own_voice = self._first_person(atom)
        line = _Line(settled=settled(atom, self._names))
        place = 0
        script = self._without_quotes(without_openers(script, self._names), atom)
        while place < len(script):
            place += self._word(script, place, line, plainly=own_voice)
        body = _tidy(line.text)
        if own_voice and atom.attribution and atom.attribution.speaker and body:
            speaker = atom.attribution.speaker
            return f"{speaker[:1].upper()}{speaker[1:]}: “{_inner_quotes(body)}”"
        return body

    def _first_person(self, atom: Atom) -> bool:
        quoted = atom.attribution is not None and atom.attribution.mode in (Mode.DIRECT, Mode.MIXED)
        return quoted and any(t.lower_ in _FIRST_PERSON for t in atom.tokens)

    def _without_quotes(self, script: Sequence[Piece], atom: Atom) -> list[Piece]:
        """Quotation marks go where they would stand unbalanced or enclose a whole direct quote."""
        marks = [p for p in script if isinstance(p, Token) and _is_quote(p)]
        drop: list[Token] = []
        for single in (False, True):
            kind = [t for t in marks if (t.text in _SINGLE_QUOTES) is single]
            if len(kind) % 2:
                drop += kind
            elif kind and atom.attribution is not None and atom.attribution.mode is Mode.DIRECT:
                drop += [t for t in kind if t in (script[0], script[-1])]
        return [p for p in script if p not in drop]

    def _word(self, script: Sequence[Piece], place: int, line: _Line, *, plainly: bool) -> int:
        """Word the piece at `place`; returns how many pieces that took."""
        piece = script[place]
        if isinstance(piece, str):
            ends_in_s = piece == "'s" and line.last is not None and line.last.tag_ in ("NNS", "NNPS")
            line.add("'" if ends_in_s else piece, glued=piece in _GLUED)
            line.last = None
            return 1
        if not plainly:
            for replaced in (self._name(script, place, line), self._date(script, place, line)):
                if replaced is not None:
                    words, taken, end = replaced
                    line.add(words, glued=self._glued(piece, line))
                    line.last, line.renamed = end, True
                    return taken
        full = _in_full(piece) if line.renamed else None
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
        owner = run[-1].tag_ in ("PRP$", "POS") or (token.tag_ == "PRP$")
        bare = not name.lower().startswith("the ") and is_body(name.rsplit(maxsplit=1)[-1].lower())
        full = f"the {name}" if bare and token.lower_ == "the" else self._with_article(name, line)
        return (_possessive(full) if owner else full), len(run), run[-1]

    def _with_article(self, name: str, line: _Line) -> str:
        """The name with "the" where the article writes it so ("the Monetary Council")."""
        if name not in self._articled:
            self._articled[name] = bool(
                regex.search(rf"\bthe {regex.escape(name)}(?!\w)", self._text, regex.I)
            )
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


_SHORT = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "is"}


def _in_full(token: Token) -> str | None:
    """The verb of "he's" after a name, where it would read as a possessive."""
    if token.tag_ not in ("VBZ", "VBP", "VBD", "MD") or not token.text.startswith(("'", "’")):
        return None
    short = token.lower_.replace("’", "'")
    if short == "'s":
        return "has" if token.lemma_ == "have" else "is"
    if short == "'d":
        return "had" if token.lemma_ == "have" else "would"
    return _SHORT.get(short)


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


def _is_quote(token: Token) -> bool:
    if any(c in _QUOTES for c in token.text) and (token.is_punct or token.is_quote):
        return True
    return token.text in ("''", *_SINGLE_QUOTES) and token.is_punct and token.tag_ != "POS"


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


def _inner_quotes(body: str) -> str:
    """The double quotation marks of a text that will stand between such marks itself, made single."""
    return regex.sub(r'“([^“”"]*)”|"([^“”"]*)"', lambda m: f"‘{m[1] or m[2] or ''}’", body)


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") and name.rsplit(maxsplit=1)[-1].islower() else f"{name}’s"


_TIDY = (
    (regex.compile(r"\s+"), " "),
    (regex.compile(r"\(\s*\)|\[\s*\]"), ""),
    (regex.compile(r"\s+([,.;:!?)\]])"), r"\1"),
    (regex.compile(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (regex.compile(r"[,;:](?=['’”\"]*\.)"), ""),
    (regex.compile(r"[,;](?=['’”\"]+$)"), ""),
    (regex.compile(r"^[\s,;:.\-–—•*·)\]]+"), ""),
    (regex.compile(r"[\s,;:\-–—(\[]+$"), ""),
)


def _tidy(text: str) -> str:
    for pattern, plain in _TIDY:
        text = pattern.sub(plain, text)
    if not text:
        return ""
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    first = regex.search(r"\p{L}+", text)
    if first and first[0].islower() and first.start() <= 1:
        text = text[: first.start()] + text[first.start()].upper() + text[first.start() + 1 :]
    return text if regex.search(r"[.!?…][\"”’')]*$", text) else f"{text}."
