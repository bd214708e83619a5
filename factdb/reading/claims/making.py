"""Put the claims of an article together from its atoms."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factdb.model import (
    Act,
    Article,
    Attribution,
    Claim,
    DateBasis,
    DateMention,
    Polarity,
    Quantity,
    Sentence,
    Span,
)
from factdb.reading.atoms import Atom, find_atoms
from factdb.reading.claims.acts import act_of
from factdb.reading.claims.anchors import speaks_for_nobody
from factdb.reading.claims.dating import Calendar
from factdb.reading.claims.modality import modality_of, polarity_of
from factdb.reading.claims.naming import Names, entities_of
from factdb.reading.claims.notclaims import is_claim
from factdb.reading.claims.pointing import points_elsewhere
from factdb.reading.claims.refusals import untold_refusals
from factdb.reading.claims.wording import Writer
from factdb.reading.claims.worth import worth
from factdb.reading.dates import event_dates
from factdb.reading.definites import Definites, find_definites
from factdb.reading.frames import frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factdb.reading.language import Doc
    from factdb.reading.speakers import Mentions


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all claims of an article are made with."""

    article: Article
    mentions: Mentions
    names: Names
    definites: Definites
    calendar: Calendar
    writer: Writer
    quantities: Sequence[Quantity]


def find_claims(  # noqa: PLR0913, PLR0917 (one argument for each stage of reading before this)
    doc: Doc,
    article: Article,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    mentions: Mentions,
    dates: Sequence[DateMention],
    quantities: Sequence[Quantity],
) -> Iterator[Claim]:
    """The claims of a parsed article, in order of their sentences.

    The event date is that of the time expression which governs the atom's predicate, else open; `said` is
    set where the text dates the saying ("said on Tuesday"), never from the publication date.
    """
    calendar = Calendar(doc, dates, event_dates(doc, list(dates), article.published))
    names = Names(mentions)
    definites = find_definites(doc, sentences, mentions, attributions, article.source, article.title)
    writer = Writer(article.text, names, calendar, definites)
    desk = _Desk(
        article, mentions, names, definites, calendar, writer, sorted(quantities, key=lambda q: q.start)
    )
    seen: set[tuple[str, str | None]] = set()
    for atom in _atoms(doc, sentences, attributions):
        if not is_claim(atom, article.text) or speaks_for_nobody(atom):
            continue
        if points_elsewhere(atom, names, definites):
            continue
        claim = _claim(atom, desk)
        key = (claim.text, claim.speaker)
        if claim.text and key not in seen:
            seen.add(key)
            yield claim


def _atoms(doc: Doc, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> list[Atom]:
    """The atoms of a text, with the refusals that are but frames, in order of the text."""
    atoms = list(find_atoms(doc, sentences, attributions))
    frames = list(untold_refusals(doc, sentences, {atom.head.i for atom in atoms}))
    return sorted([*atoms, *frames], key=lambda a: a.sentence.start) if frames else atoms


def _claim(atom: Atom, desk: _Desk) -> Claim:
    denied = bool(atom.attribution and atom.attribution.denied and atom.stands_in_content)
    act = act_of(atom, denied=denied)
    if act is Act.REFUSAL:  # the article tells it, not the one who will not speak
        atom = replace(atom, attribution=None, attributions=())
    said_by, event = atom.attribution, desk.calendar.event(atom)
    counted = _counted(desk.quantities, atom.spans)
    named = entities_of(atom, desk.names)
    modality = modality_of(atom)
    rank, reason = worth(atom, modality, act, counted, desk.names, event)
    return Claim(
        text=desk.writer.text_of(atom, denied=denied),
        spans=atom.spans,
        sentence=Span(atom.sentence.start, atom.sentence.end),
        article=desk.article,
        speaker=said_by.speaker if said_by else None,
        speaker_chain=_chain(atom),
        mode=said_by.mode if said_by else None,
        cue=said_by.cue.of(desk.article.text) if said_by and said_by.cue else None,
        polarity=_turned(polarity_of(atom)) if denied else polarity_of(atom),
        modality=modality,
        act=act,
        first=event.first if event else None,
        last=event.last if event else None,
        basis=event.basis if event else DateBasis.NONE,
        date_text=event.text if event else None,
        said=desk.calendar.said(said_by) if said_by else None,
        quantities=counted,
        entities=named,
        frame=frame_of(atom, desk.mentions, desk.definites),
        rank=rank,
        rank_reason=reason,
    )


def _turned(polarity: Polarity) -> Polarity:
    return Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE


def _counted(quantities: Sequence[Quantity], spans: Sequence[Span]) -> tuple[Quantity, ...]:
    """The quantities, in order of the text, that stand inside the spans."""
    low = bisect_left(quantities, spans[0].start, key=lambda q: q.end)
    high = bisect_left(quantities, spans[-1].end, key=lambda q: q.start)
    return tuple(q for q in quantities[low:high] if any(own.overlaps(q.span) for own in spans))


def _chain(atom: Atom) -> tuple[str, ...]:
    """Whom the article cites for whom, outermost first: relays ("X, citing Y") and nested attributions."""
    cited = (name for a in atom.attributions for name in (*a.chain, a.speaker))
    return tuple(dict.fromkeys(name for name in cited if name))
