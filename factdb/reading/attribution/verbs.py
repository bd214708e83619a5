"""Attribution by verbs: their clauses, infinitives, objects and phrases as content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set

from factdb.reading.attribution.asides import aside_content
from factdb.reading.attribution.cues import CueLexicon, cue_verbs
from factdb.reading.attribution.extent import is_circumstance, with_coordinated, with_phrases, without_asides
from factdb.reading.attribution.finding import Finding, subtree_of
from factdb.reading.attribution.sources import speaker_tokens, subject_of
from factdb.reading.language import Token

_CLAUSES = frozenset({"ccomp"})
# "officials briefed on the matter said on condition of anonymity" and the like.
_LONGEST_ASIDE = 14
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "prt"})


def verb_findings(verb: Token) -> Iterator[Finding]:
    """What a cue verb attributes; nothing for other words. The clause comes first, then what is nominal."""
    lexicon, lemma = cue_verbs(), verb.lemma_.lower()
    if verb.pos_ not in {"VERB", "AUX"} or lemma not in lexicon.lemmas:
        return
    rule, content = _content(verb, lemma, lexicon)
    if content:
        yield finding_of(verb, rule, content)


def finding_of(verb: Token, rule: str, content: set[int]) -> Finding:
    """A finding with the verb as cue and its subject as speaker."""
    speaker = speaker_tokens(subject_of(verb))
    cue = {verb.i} | {c.i for c in verb.children if c.dep_ in _AUXILIARY}
    denied = verb.lemma_.lower() in cue_verbs().denied
    return Finding(rule, verb, cue, speaker - content, content - cue, denied)


def _content(verb: Token, lemma: str, lexicon: CueLexicon) -> tuple[str, set[int]]:
    """The first frame of the verb that has content here, and that content."""
    for rule, lemmas, content_of in _frames(lexicon):
        if lemma in lemmas and (content := content_of(verb)):
            return rule, content
    content = phrase_content(verb, lemma, lexicon)
    return ("phrase", content) if content else ("", set())


def _frames(lexicon: CueLexicon) -> tuple[tuple[str, Set[str], Callable[[Token], set[int]]], ...]:
    return (
        ("clause", lexicon.asserted, set_off_content),
        ("clause", lexicon.clause, clause_content),
        ("parenthetical", lexicon.clause | lexicon.aside, parenthetical_content),
        ("infinitive", lexicon.infinitive, infinitive_content),
        ("as", lexicon.small_clause, small_clause_content),
        ("object", lexicon.object, object_content),
    )


def set_off_content(verb: Token) -> set[int]:
    """The sentence around a cue between commas: "P, officials said"."""
    return aside_content(verb, subject_of(verb))


def clause_content(verb: Token) -> set[int]:
    """The finite clause that the verb takes: "said (that) P", "P, said X", "asked whether P"."""
    content: set[int] = set()
    for child in verb.children:
        if child.dep_ in _CLAUSES and _finite(child):
            content |= subtree_of(child)
    return content


def parenthetical_content(verb: Token) -> set[int]:
    """What the clause around a parenthesis says: "P, officials said, Q", "P, as X put it"."""
    if verb.dep_ not in {"parataxis", "advcl", "ccomp"} or verb.head == verb:
        return set()
    own = subtree_of(verb)
    words = [i for i in sorted(own) if not verb.doc[i].is_punct]
    first, last = words[0], words[-1]
    as_put = verb.doc[first].lower_ == "as" and verb.lemma_.lower() in cue_verbs().aside
    set_off = first > 0 and verb.doc[first - 1].is_punct
    closed = last + 1 >= verb.sent.end or verb.doc[last + 1].is_punct
    if len(words) > _LONGEST_ASIDE or not closed or not (as_put or (set_off and verb.dep_ != "advcl")):
        return set()
    return subtree_of(verb.head) - own


def infinitive_content(verb: Token) -> set[int]:
    """The to-infinitive that the verb takes: "vowed to P", "urged X to P", "wants X to P"."""
    content: set[int] = set()
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and any(
            t.lower_ == "to" and t.dep_ == "aux" for t in child.children
        ):
            content |= without_asides(verb, subtree_of(child))
    return with_coordinated(verb, content) if content else content


def small_clause_content(verb: Token) -> set[int]:
    """The object and what is said of it: "called P a Q", "described P as Q"."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    objects = [o for o in objects if not _asks_back(o)]
    told = [c for c in verb.children if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ == "as")]
    small = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
    if objects and told:
        content = set().union(*(subtree_of(t) for t in [*objects, *told]))
        return content if objects[0].i < verb.i else set(range(min(content), max(content) + 1)) - {verb.i}
    return set().union(*(subtree_of(t) for t in small)) if small and not _asks_back(small[0]) else set()


def object_content(verb: Token) -> set[int]:
    """The object phrase: "rejected the plan"; pronouns say nothing by themselves."""
    objects = [
        c
        for c in verb.children
        if c.dep_ == "dobj" and c.pos_ in {"NOUN", "PROPN", "NUM", "VERB"} and c.i > verb.i
    ]
    content: set[int] = set()
    for noun in objects:
        content |= without_asides(verb, subtree_of(noun))
    return with_phrases(verb, content) if content else content


def phrase_content(verb: Token, lemma: str, lexicon: CueLexicon) -> set[int]:
    """What stands after the verb's preposition: "called for P", "warned of P"."""
    for child in verb.children:
        if child.dep_ != "prep" or lemma not in (lexicon.phrase or {}).get(child.lower_, ()):
            continue
        inner = [t for t in child.children if t.dep_ in {"pobj", "pcomp"}]
        if inner and inner[0].pos_ != "PRON" and not is_circumstance(child):
            content = set().union(*(subtree_of(t) for t in inner))
            return with_phrases(verb, without_asides(verb, content))
    return set()


def _finite(clause: Token) -> bool:
    """Whether the clause is more than a bare "-ing" form."""
    return clause.tag_ != "VBG" or any(t.dep_ in {"aux", "mark"} for t in clause.children)


def _asks_back(token: Token) -> bool:
    """Whether it is a relative or question word, whose content is the noun or clause around it."""
    return token.tag_ in {"WP", "WDT", "WRB"}
