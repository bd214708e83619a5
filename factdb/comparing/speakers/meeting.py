"""Which speakers of different articles are one: decided on evidence, never on likeness alone.

A pure function of all the voices it is given and of what a person has said of them, so that the order in
which articles came does not matter: neither for who is whom nor for the name they get. What does depend on
it: the numbers of articles, which stand behind the names of those who are kept apart ("Prado (A3)"), and so
which of two articles a reason cites where both give it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from factdb.comparing.speakers.groups import Group, group_voices
from factdb.comparing.speakers.names import Sort, form, parse_name
from factdb.comparing.speakers.voices import Placed, Rule, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence


def keys(voice: Voice) -> tuple[str, ...]:
    """The keys under which a voice is found by those it may be."""
    name, sort = parse_name(voice.written), voice.told.sort
    found = [f"form:{form(voice.written)}"]
    if sort is Sort.PERSON:
        found += [f"ends:{name.first} {name.last}", f"part:{name.first}", f"part:{name.last}"]
    elif sort is Sort.SINGLE:
        found.append(f"single:{name.last}")
    elif sort is Sort.BODY:
        found += [f"gives:{acronym}" for acronym in sorted(voice.told.acronyms)]
    return tuple(dict.fromkeys(found))


def concerned(voices: Iterable[Voice], holders: Callable[[Collection[str]], Iterable[Voice]]) -> list[Voice]:
    """All voices whose place may depend on `voices`, and those that it depends on, `voices` among them.

    `holders` gives the voices that have one of some keys. Full names bring in those with the same ends, and
    the single names that are a part of theirs; single names bring in the full names they may be part of;
    bodies and their short forms one another.
    """
    found = {voice.key: voice for voice in voices}
    asked: set[str] = set()
    for step in (_same_name, _parts, _wholes, _same_name):
        wanted = {key for voice in found.values() for key in step(voice)} - asked
        asked |= wanted
        found.update({voice.key: voice for voice in holders(wanted)} if wanted else {})
    return [found[key] for key in sorted(found)]


def _same_name(voice: Voice) -> list[str]:
    return [key for key in keys(voice) if key.startswith(("form:", "ends:"))]


def _parts(voice: Voice) -> list[str]:
    name, sort = parse_name(voice.written), voice.told.sort
    if sort is Sort.PERSON:
        return [f"single:{name.first}", f"single:{name.last}"]
    if sort is Sort.BODY:
        return [f"form:{acronym}" for acronym in voice.told.acronyms]
    return [f"single:{name.last}"] if sort is Sort.SINGLE else []


def _wholes(voice: Voice) -> list[str]:
    if voice.told.sort is Sort.SINGLE:
        return [f"part:{parse_name(voice.written).last}"]
    return [f"gives:{form(voice.written)}"] if voice.told.sort is Sort.ACRONYM else []


def meet(voices: Sequence[Voice], taken: Collection[str] = ()) -> dict[tuple[int, str], Placed]:
    """Whom each voice is taken for, by its article and the name written there.

    What a person said of a voice is never overruled; those that are the same by evidence follow it, unless
    they would have to follow two. `taken` are names that speakers outside of `voices` have.
    """
    placed = {v.key: Placed(v.pin, Rule.HAND, "said by hand") for v in voices if v.pin}
    free: list[Group] = []
    for group in group_voices([v for v in voices if not v.pin or v.pin_reaches]):
        pins = {voice.pin for voice in group.voices if voice.pin}
        loose = [voice for voice in group.voices if not voice.pin]
        if len(pins) == 1:
            placed |= {v.key: Placed(str(*pins), *group.of(v)) for v in loose}
        elif pins:
            free += group_voices(loose)
        else:
            free.append(group)
    heard = Counter(voice.written for voice in voices)
    for group, name in _named(free, heard, {*taken, *(voice.pin for voice in voices if voice.pin)}):
        placed |= {v.key: Placed(name, *group.of(v)) for v in group.voices}
    return placed


def _named(
    groups: Sequence[Group], heard: Mapping[str, int], used: Collection[str]
) -> list[tuple[Group, str]]:
    """A name for each group that no other has; `heard` counts the voices that are called so."""
    own = [_own_name(group) for group in groups]
    sure = Counter(name for group, name in zip(groups, own, strict=True) if not group.alone)
    named: list[tuple[Group, str]] = []
    for group, name in zip(groups, own, strict=True):
        others = heard.get(name, 0) - sum(voice.written == name for voice in group.voices)
        clash = (others > 0 if group.alone else sure[name] > 1) or name in used
        named.append((group, f"{name} (A{min(v.article for v in group.voices)})" if clash else name))
    return named


_RANK = {Sort.PERSON: 0, Sort.BODY: 0, Sort.NATIONAL: 1, Sort.ACRONYM: 2, Sort.SINGLE: 3, Sort.UNNAMED: 4}


def _own_name(group: Group) -> str:
    """The name most articles use, of the fullest sort there is, with the state of a national body."""
    articles: defaultdict[str, set[int]] = defaultdict(set)
    rank: dict[str, int] = {}
    for voice in group.voices:
        articles[voice.written].add(voice.article)
        rank[voice.written] = min(_RANK[voice.told.sort], rank.get(voice.written, 9))

    def worth(written: str) -> tuple[int, int, bool, int, str]:
        return rank[written], -len(articles[written]), written.isupper(), -len(written), written

    best = min(articles, key=worth)
    return f"{best} ({group.place})" if group.place and not parse_name(best).place else best
