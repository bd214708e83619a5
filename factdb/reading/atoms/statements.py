"""Walk the clauses of each sentence from its roots, cutting by the rules, and put the atoms together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from factdb.reading.atoms.appositions import aged_name, apposition, origin, summary
from factdb.reading.atoms.atom import Atom, Cut, Host, Piece
from factdb.reading.atoms.building import Place, build
from factdb.reading.atoms.circumstances import circumstances
from factdb.reading.atoms.coordination import coordinated_clause, juxtaposed_clause
from factdb.reading.atoms.descriptions import description, tells_role
from factdb.reading.atoms.headlines import about_so_many, headline
from factdb.reading.atoms.lists import counted, gapped, listed, named
from factdb.reading.atoms.outcomes import outcome
from factdb.reading.atoms.participles import (
    absolute,
    finite_rest,
    participle_clause,
    reduced_relative,
    reported_aside,
)
from factdb.reading.atoms.parts import misread_part, part_clause, part_of_several
from factdb.reading.atoms.phrases import (
    AUXILIARIES,
    SUBJECTS,
    core,
    indices,
    misread_verb,
    subject_of,
    verbal,
)
from factdb.reading.atoms.relatives import relative_clause
from factdb.reading.atoms.respective import respective
from factdb.reading.atoms.scopes import Region, Scopes
from factdb.reading.atoms.sequels import sequel
from factdb.reading.atoms.speech import misread_frame, speech_event, spoken_frame
from factdb.reading.atoms.subordinates import cleft, subordinate, subordinate_clause
from factdb.reading.language import Doc, Token

if TYPE_CHECKING:
    from factdb.model import Attribution, Sentence

Rule = Callable[[Token, Host], Cut | None]

RULES: tuple[tuple[Rule, str], ...] = (
    (cleft, "relcl ccomp advcl"),
    (part_clause, "conj relcl advcl ccomp parataxis acl dep"),
    (coordinated_clause, "conj"),
    (juxtaposed_clause, "ccomp parataxis"),
    (relative_clause, "relcl"),
    (summary, "appos npadvmod dobj conj dep attr"),
    (apposition, "appos"),
    (description, "compound nmod"),
    (aged_name, "amod"),
    (origin, "prep"),
    (reduced_relative, "acl"),
    (absolute, "pcomp advcl ccomp"),
    (sequel, "pcomp"),
    (reported_aside, "advcl"),
    (outcome, "advcl"),
    (participle_clause, "advcl"),
    (subordinate_clause, "advcl"),
)
"""The rules in the order they are asked, with the dependencies they look at.

The first that cuts a phrase has it.
"""


@cache
def _asked(dependency: str) -> tuple[Rule, ...]:
    """The rules that look at a dependency; most have none, and are skipped unasked."""
    return tuple(rule for rule, asks in RULES if dependency in asks.split())


_DEPTH = 12
_COMPOUNDS = frozenset({"compound", "nmod"})


class _Share(NamedTuple):
    """What one statement keeps of a clause: tokens, their wording, and those that date it unworded."""

    rule: str
    kept: frozenset[int]
    swaps: Mapping[int, Sequence[Piece]] = MappingProxyType({})
    dating: frozenset[int] = frozenset()


def find_atoms(
    doc: Doc, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> Iterator[Atom]:
    """The atoms of a parsed text, in order of their sentences."""
    scopes = Scopes(doc, attributions)
    for sentence in sentences:
        atoms = [atom for region in scopes.regions(sentence) for atom in _of_region(region, sentence, scopes)]
        yield from sorted(atoms, key=lambda atom: (atom.tokens[0].i, atom.head.i))


def _of_region(region: Region, sentence: Sentence, scopes: Scopes) -> Iterator[Atom]:
    place = Place(sentence, region.attributions, scopes)
    inside = indices(region.tokens)
    for head, scope in _clauses(region.tokens):
        for cut in _tops(head, scope, inside):
            yield from _statements(cut, place, 0)


def _tops(head: Token, scope: frozenset[int], inside: frozenset[int]) -> tuple[Cut, ...]:
    """The cuts that a top clause begins as: one, but for a frame that the parser has misread."""
    if misread := misread_frame(head, scope) or misread_part(head, scope):
        return misread
    if told := headline(head, scope):
        return (told,)
    cut = _top(head, scope, inside)
    return () if _gapped(cut) else (_with_antecedent(cut),)


def _top(head: Token, scope: frozenset[int], inside: frozenset[int]) -> Cut:
    if verb := misread_verb(head):
        return Cut("clause", verb, scope, frozenset(), subject=core(head, without=verb))
    if shared := _shared(head, inside):
        return Cut("clause", head, scope, frozenset(), subject=shared, lead=shared)
    if part := part_of_several(head, scope):
        return part
    subject, swaps = about_so_many(head, scope), finite_rest(head, scope)
    return Cut("clause", head, scope, frozenset(), subject=subject, swaps=swaps)


def _gapped(cut: Cut) -> bool:
    """Whether it is content that lacks a part: "the $9m experts say it costs"."""
    above = cut.head.head
    if above.dep_ == "dep" and cut.head.dep_ == "ccomp" and subject_of(above) is None:
        return above.i not in cut.scope
    if above.i in cut.scope or cut.head.dep_ != "ccomp" or above.dep_ != "relcl":
        return False
    own = [t for t in cut.head.subtree if t.tag_ in ("WDT", "WP")]
    pronouns = [c for c in above.children if c.tag_ in ("WDT", "WP", "WRB", "WP$") and c.i < above.i]
    placed = any(c.tag_ in ("WRB", "WP$") or c.dep_ in SUBJECTS for c in pronouns)
    return not placed and not own


def _with_antecedent(cut: Cut) -> Cut:
    """The content of "a fire, which they said had spread" with the fire as its subject."""
    pronoun = subject_of(cut.head, cut.scope)
    if pronoun is None or pronoun.tag_ not in ("WDT", "WP") or pronoun.lower_ == "what":
        return cut
    clause = next((t for t in (cut.head, *cut.head.ancestors) if t.dep_ == "relcl"), None)
    if clause is None or clause.head.i in cut.scope:
        return cut
    noun = core(clause.head, without=clause)
    return replace(cut, subject=noun, swaps={pronoun.i: noun}, dropped=frozenset({pronoun.i}))


def _shared(head: Token, inside: frozenset[int]) -> tuple[Piece, ...]:
    """The subject of "Dahl said it would help, but declined to pay" where "declined" hangs on "help"."""
    if head.dep_ != "conj" or not verbal(head) or subject_of(head) is not None:
        return ()
    for verb in head.ancestors:
        own = subject_of(verb) if verb.dep_ != "conj" else None
        if own is not None and own.i in inside:
            return core(own)
    return ()


def _clauses(tokens: Sequence[Token]) -> list[tuple[Token, frozenset[int]]]:
    """The top clauses of a region; what hangs on none of them belongs to the largest."""
    places = indices(tokens)
    heads = [t for t in tokens if t.head.i not in places or t.head == t]
    verbs = [t for t in heads if verbal(t) and t.dep_ not in ("aux", "auxpass")]
    clauses = [t for t in verbs if not subordinate(t)] or verbs or heads[:1]
    scopes = [indices(t.subtree) & places for t in clauses]
    if scopes:
        largest = max(range(len(scopes)), key=lambda k: len(scopes[k]))
        scopes[largest] |= places - frozenset().union(*scopes)
    return list(zip(clauses, scopes, strict=True))


def _statements(cut: Cut, place: Place, depth: int) -> Iterator[Atom]:
    """The atom of `cut` and those of the cuts inside it."""
    host = _host(cut, place)
    cuts = [] if depth > _DEPTH else list(_cuts(host, cut))
    body = cut.scope.difference(*(c.removed for c in cuts))
    body |= _spoken_inside(body, cut, place)
    if not host.frame:
        for rule, kept, swaps, dating in _shares(cut, body):
            share = replace(cut, rule=rule, swaps={**cut.swaps, **swaps}, dating=cut.dating | dating)
            yield from build(share, host, kept, place)
    elif event := speech_event(cut, host):
        lost = frozenset[int]().union(*(c.removed for c in cuts))
        yield from build(event, host, event.scope - lost, place)
    for inner in cuts:
        if inner.told:
            yield from _statements(inner, place, depth + 1)


def _shares(cut: Cut, body: frozenset[int]) -> Iterator[_Share]:
    """The statements that what is left of a clause makes.

    One, or one for each member of a list in it, or one for each of its circumstances.
    """
    shares = list(_of_list(cut, body))
    if shares:
        yield from shares
        return
    told = list(circumstances(cut.head, body - cut.dropped))
    rule = "circumstance" if cut.rule == "clause" else cut.rule
    yield from (_Share(rule, one.kept | (body & cut.dropped), {}, one.dating) for one in told)
    if not told:
        yield _Share(cut.rule, body)


def _of_list(cut: Cut, body: frozenset[int]) -> Iterator[_Share]:
    doc = cut.head.doc
    if not any(doc[i].dep_ == "conj" for i in body):
        return
    for rule, share in (
        ("respectively", respective),
        ("gapping", gapped),
        ("list", listed),
        ("count", counted),
        ("names", named),
    ):
        shares = list(share(cut.head, body))
        if shares:
            yield from (_Share(rule, kept, swaps) for kept, swaps in shares)
            return


def _spoken_inside(body: frozenset[int], cut: Cut, place: Place) -> frozenset[int]:
    """The content of a cue inside the statement ("the faction which said that ..."): it is part of it."""
    words_of_cues = [cut.head.doc[i] for i in place.scopes.cue_places & body]
    verbs = {t.head if t.dep_ in AUXILIARIES else t for t in words_of_cues}
    cues = [t for t in verbs if t != cut.head and t.i in body and verbal(t)]
    return indices(t for cue in cues for t in cue.subtree)


def _host(cut: Cut, place: Place) -> Host:
    subject: tuple[Piece, ...] = cut.subject
    own = subject_of(cut.head, cut.scope)
    if not subject and own is not None:
        subject = core(own)
    frame = cut.rule == "frame" or place.scopes.frames(cut.head)
    return Host(cut.head, cut.scope, subject, _opening(cut), frame=frame, rule=cut.rule, within=cut.within)


def _opening(cut: Cut) -> tuple[Token, ...]:
    """An adverbial of time at the start of the clause: it holds for all that is coordinated."""
    for child in cut.head.children:
        if child.i >= cut.head.i or child.dep_ in SUBJECTS:
            break
        dated = child.dep_ in ("prep", "npadvmod") and any(
            t.ent_type_ in ("DATE", "TIME") for t in child.subtree
        )
        if dated and child.left_edge.i == min(cut.scope):
            return tuple(child.subtree)
    return ()


def _cuts(host: Host, cut: Cut) -> Iterator[Cut]:
    """The outermost cuts in the clause of `host`; what is inside a cut is cut when its turn comes."""
    doc = host.head.doc
    open_tokens = [t for i in host.scope if _open(t := doc[i])]
    taken: set[int] = set()
    left = frozenset[int]()
    for token in (t for t in open_tokens if t.dep_ == "conj" and t != host.head):
        if frame := spoken_frame(token, host):
            host = replace(host, scope=host.scope - frame.removed)
            left |= (indices(token.subtree) - frame.removed) & host.scope
            taken |= frame.removed
            yield frame
    for token in sorted(open_tokens, key=_height):
        if token.i in taken or token == host.head:
            continue
        if found := _first_cut(token, host):
            found = _within(found, host.scope)
            if not found.scope or found.scope & taken or (found.told and found.head.i not in found.scope):
                continue
            if cut.head.i in found.removed and found.rule not in ("cleft", "apposition"):
                continue
            if max(found.scope) + 1 in left:  # "two days later" that the parser hung on "Lund said"
                found = replace(found, scope=found.scope | left, removed=found.removed | left)
            taken |= found.scope | found.removed
            yield replace(found, lead=(*_opened(found, host), *found.lead))


def _open(token: Token) -> bool:
    """Whether a rule may cut at `token`; compounds are many, and few of them tell a role."""
    dependency = token.dep_
    return bool(_asked(dependency)) and (dependency not in _COMPOUNDS or tells_role(token))


def _opened(cut: Cut, host: Host) -> tuple[Piece, ...]:
    return (*host.opening, ",") if cut.rule == "coordination" and cut.subject and host.opening else ()


def _first_cut(token: Token, host: Host) -> Cut | None:
    return next((cut for rule in _asked(token.dep_) if (cut := rule(token, host)) is not None), None)


def _within(cut: Cut, scope: frozenset[int]) -> Cut:
    """The cut kept to the region it was found in: the words of another speaker stay out of it."""
    return replace(cut, scope=cut.scope & scope, removed=cut.removed & scope)


def _height(token: Token) -> tuple[int, int]:
    return sum(1 for _ in token.ancestors), token.i
