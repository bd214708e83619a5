"""Voices gathered into those who are one, each with the evidence that says so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from factdb.comparing.speakers.names import Name, Sort, form, parse_name
from factdb.comparing.speakers.voices import Rule, Voice
from factdb.comparing.speakers.words import country, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factdb.comparing.speakers.telling import Role

Evidence = tuple[Rule, str]
_NEAR = 2  # names that two articles of one story share, besides the speaker's own


@dataclass(slots=True, eq=False)
class Group:
    """Voices that are one. `alone` if their name may be another's elsewhere; `place` tells them apart."""

    voices: list[Voice]
    evidence: dict[tuple[int, str], Evidence] = field(default_factory=dict)
    alone: bool = False
    place: str = ""

    def of(self, voice: Voice) -> Evidence:
        """The evidence by which the voice is in the group."""
        return self.evidence.get(voice.key, (Rule.NONE, ""))


def group_voices(voices: Sequence[Voice]) -> list[Group]:
    """The groups, each voice in one. Their order, and that of their voices, is that of the voices given."""
    sorts: defaultdict[Sort, list[Voice]] = defaultdict(list)
    for voice in voices:
        sorts[voice.told.sort].append(voice)
    wholes = _wholes([*sorts[Sort.PERSON], *sorts[Sort.BODY]])
    short = _join_acronyms(wholes, sorts[Sort.ACRONYM])
    singles = _join_singles(wholes, sorts[Sort.SINGLE])
    unnamed = [Group([voice], alone=True) for voice in sorts[Sort.UNNAMED]]
    return [*wholes, *short, *singles, *_national(sorts[Sort.NATIONAL]), *unnamed]


# -- full names ---------------------------------------------------------------------------------


def _wholes(voices: Sequence[Voice]) -> list[Group]:
    forms: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        forms[form(voice.written)].append(voice)
    ends: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for key, members in forms.items():
        name = parse_name(members[0].written)
        person = name.first and all(voice.told.sort is Sort.PERSON for voice in members)
        ends[(name.first, name.last, name.suffix) if person else (key, "", "")].append(key)
    clusters = (cluster for same in ends.values() for cluster in _by_middle_names(same, forms))
    return [_whole([forms[key] for key in cluster]) for cluster in clusters]


def _by_middle_names(keys: list[str], forms: dict[str, list[Voice]]) -> list[list[str]]:
    """Those among names with the same ends that may be one: "John R. Smith" is not "John Q. Smith".

    Where two that differ are known, the plain "John Smith" may be either, and stays apart.
    """
    names = {key: parse_name(forms[key][0].written) for key in keys}
    if all(_compatible(names[a], names[b]) for a, b in combinations(keys, 2)):
        return [keys]
    return [[key] for key in keys]


def _compatible(a: Name, b: Name) -> bool:
    if not a.given or not b.given:
        return True
    pairs = list(zip(a.given, b.given, strict=False))
    return len(a.given) == len(b.given) and all(x.startswith(y) or y.startswith(x) for x, y in pairs)


def _whole(forms: list[list[Voice]]) -> Group:
    group = Group([voice for members in forms for voice in members])
    for members in forms:
        others = [voice for voice in group.voices if voice not in members]
        for voice in members:
            same = _other(members, voice)
            if same:
                group.evidence[voice.key] = Rule.NAME, f"the same name as {cited(same)}"
            elif others:
                why = f"the same first and last name as {cited(others[0])}, and no other fits"
                group.evidence[voice.key] = Rule.INITIALS, why
    return group


def cited(voice: Voice) -> str:
    """A voice as evidence cites it."""
    return f"“{voice.written}” in A{voice.article}"


def _other(voices: Iterable[Voice], voice: Voice) -> Voice | None:
    return next((other for other in voices if other.article != voice.article), None)


# -- short forms of bodies ----------------------------------------------------------------------


def _join_acronyms(wholes: Sequence[Group], voices: Sequence[Voice]) -> list[Group]:
    """Put each short form to the one body of which an article gives it; the groups of the others."""
    giving: defaultdict[str, list[tuple[Group, Voice]]] = defaultdict(list)
    for group in wholes:
        for acronym in {acronym for voice in group.voices for acronym in voice.told.acronyms}:
            giver = next(voice for voice in group.voices if acronym in voice.told.acronyms)
            giving[acronym].append((group, giver))
    forms: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        forms[form(voice.written)].append(voice)
    left: list[Group] = []
    for key, members in forms.items():
        if len(giving[key]) == 1:
            group, giver = giving[key][0]
            why = f"A{giver.article} gives it as the short form of {giver.written}"
            group.voices += members
            group.evidence |= {voice.key: (Rule.ACRONYM, why) for voice in members}
        elif giving[key]:
            left += [Group([voice], alone=True) for voice in members]
        else:
            left.append(_whole([members]))
    return left


# -- single names -------------------------------------------------------------------------------


def _join_singles(wholes: Sequence[Group], voices: Sequence[Voice]) -> list[Group]:
    """Put each single name to the one person it must be by office and story; the groups of the others."""
    known: defaultdict[str, list[Group]] = defaultdict(list)
    for group in wholes:
        names = [parse_name(v.written) for v in group.voices if v.told.sort is Sort.PERSON]
        for part in {part for name in names for part in (name.first, name.last)}:
            known[part].append(group)
    left: defaultdict[str, list[Voice]] = defaultdict(list)
    joining: list[tuple[Group, Voice, Evidence]] = []
    for voice in voices:
        name = parse_name(voice.written)
        met = [(group, why) for group in known[name.last] if (why := _same_office(voice, name, group))]
        if len(met) == 1:
            joining.append((met[0][0], voice, (Rule.ROLE, met[0][1])))
        else:
            left[name.last].append(voice)
    for group, voice, evidence in joining:
        group.voices.append(voice)
        group.evidence[voice.key] = evidence
    return [group for members in left.values() for group in _by_office(members)]


def _same_office(voice: Voice, name: Name, group: Group) -> str:
    """The evidence that a single name is this person; empty if there is none."""
    for other in group.voices:
        whole = parse_name(other.written)
        fits = whole.last == name.last or (whole.first == name.last and not name.first)
        if other.told.sort is Sort.PERSON and fits and whole.first.startswith(name.first):
            for role in _shared(voice, other):
                return f"“{role} {voice.written}” here, {cited(other)} is {role} too"
    return ""


def _shared(a: Voice, b: Voice) -> Iterator[Role]:
    """The telling offices that both have, if they belong to one story."""
    near = len(a.told.around & b.told.around)
    for role in sorted(a.told.roles, key=str):
        needed = 1 if role.portfolio or role.places else _NEAR
        if near >= needed and role.telling and any(role.suits(other) for other in b.told.roles):
            yield role


def _by_office(voices: Sequence[Voice]) -> Iterator[Group]:
    """Voices of one single name: together if every two share their office and story, else alone."""
    together = [v for v in voices if any(w is not v and any(_shared(v, w)) for w in voices)]
    if together and all(any(_shared(a, b)) for a, b in combinations(together, 2)):
        group = Group(together, alone=True)
        for voice in together:
            other = _other(together, voice) or voice
            role = next(_shared(voice, other))
            group.evidence[voice.key] = Rule.ROLE, f"“{role} {voice.written}” here and in A{other.article}"
        yield group
    else:
        together = []
    yield from (Group([voice], alone=True) for voice in voices if voice not in together)


# -- bodies that every state has ------------------------------------------------------------------


def _national(voices: Sequence[Voice]) -> Iterator[Group]:
    states: defaultdict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.told.state:
            states[form(voice.written), place(voice.told.state)].append(voice)
        else:
            yield Group([voice], alone=True)
    for members in states.values():
        word = min((voice.told.state for voice in members), key=lambda word: (len(word), word))
        name = (country(word) or "").title() or word
        group = Group(members, place=name)
        for voice in members:
            if other := _other(members, voice):
                group.evidence[voice.key] = Rule.COUNTRY, f"that of {name}, as {cited(other)}"
        yield group
