"""What a verb takes as content: its clause, infinitive, object, or phrase, each by the parse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factdb.reading.attribution.asides import aside_content
from factdb.reading.attribution.cues import CueLexicon, cue_verbs
from factdb.reading.attribution.extent import is_circumstance, with_coordinated, with_phrases, without_asides
from factdb.reading.attribution.finding import subtree_of
from factdb.reading.attribution.mislaid import without_mislaid
from factdb.reading.attribution.sources import subject_of
from factdb.reading.language import Token

_CLAUSES = frozenset({"ccomp"})
# "officials briefed on the matter said on condition of anonymity" and the like.
_LONGEST_ASIDE = 14
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_REASONS = frozenset({"because", "if", "unless", "until", "so", "lest", "since"})
_OBJECT_AND_NAME = 2
_ASKED = frozenset({"dobj", "dative"})


def set_off_content(verb: Token) -> set[int]:
    """The sentence around a cue between commas: "P, officials said"."""
    return aside_content(verb, subject_of(verb))


def clause_content(verb: Token) -> set[int]:
    """The finite clause that the verb takes: "said (that) P", "P, said X", "asked whether P"."""
    clauses = [c for c in verb.children if c.dep_ in _CLAUSES and _finite(c)]
    if clauses and clauses[-1].i > verb.i:
        clauses = [c for c in clauses if c.i > verb.i or not _before_colon(c)]
    content = {i for c in clauses for i in without_mislaid(subtree_of(c), verb)}
    return content | _own_noun(verb, clauses) | _reasons(verb, content) if content else content


def _reasons(verb: Token, content: set[int]) -> set[int]:
    """What the parse gave to the cue though it goes on with the content: "said it closed, because P"."""
    after = [c for c in verb.rights if c.left_edge.i > max(content)]
    further = [c for c in after if c.dep_ == "advcl" and c.left_edge.lower_ in _REASONS]
    further += [c for c in after if c.dep_ == "conj" and _needs_subject(c)]
    return {i for c in further for i in subtree_of(c)}


def _needs_subject(verb: Token) -> bool:
    """Whether a verb without a subject is of another form than a cue: "said it rained but could go"."""
    modal = any(c.tag_ == "MD" for c in verb.children)
    return modal and not _has_subject(verb) and verb.lemma_.lower() not in cue_verbs().lemmas


def _before_colon(clause: Token) -> bool:
    """Whether a colon or semicolon ends the clause: in "Prices rose; Lund said P" it is the article's own."""
    end = clause.right_edge.i + 1
    return end < len(clause.doc) and clause.doc[end].text in {":", ";"}


def _own_noun(verb: Token, clauses: Sequence[Token]) -> set[int]:
    """The subject that the parse took for the cue's object: "thought the whole plan was mad"."""
    first = clauses[0]
    if first.i < verb.i or any(t.dep_ in _SUBJECTS or t.dep_ == "mark" for t in first.lefts):
        return set()
    nouns = (c for c in verb.rights if c.dep_ == "dobj" and c.i < first.i)
    noun = next(nouns, None)
    return subtree_of(noun) if noun is not None and noun.right_edge.i + 1 == first.left_edge.i else set()


def scene_content(verb: Token) -> set[int]:
    """What is seen happening: "the film shows a man running away"."""
    content: set[int] = set()
    for child in verb.rights:
        if child.dep_ == "ccomp" and child.tag_ in {"VBG", "VBN"} and _has_subject(child):
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
    """The to-infinitive that the verb takes, with whoever is to do it: "vowed to P", "urged X to P"."""
    content: set[int] = set()
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and _is_infinitive(child):
            content |= without_asides(verb, subtree_of(child))
    return with_coordinated(verb, content) | _asked(verb, content) if content else content


def _asked(verb: Token, content: set[int]) -> set[int]:
    """Who is to do it, right before the infinitive: "urged the firms to", "called on the firms to"."""
    if verb.lemma_.lower() not in cue_verbs().order:
        return set()
    phrases = [t for child in verb.rights if child.dep_ == "prep" for t in child.children if t.dep_ == "pobj"]
    for noun in [*(c for c in verb.rights if c.dep_ in _ASKED), *phrases]:
        below = subtree_of(noun)
        if max(below) + 1 == min(content):
            return below
    return set()


def small_clause_content(verb: Token) -> set[int]:
    """The object and what is said of it: "called P a Q", "described P as Q"."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    told = [c for c in verb.children if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ == "as")]
    small = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
    if objects and told and _asks_back(objects[0]):  # "what he called a scandal"
        return set().union(*(subtree_of(t) for t in told if t.i > verb.i))
    if objects and told:
        content = set().union(*(subtree_of(t) for t in [*objects, *told]))
        return content if objects[0].i < verb.i else set(range(min(content), max(content) + 1)) - {verb.i}
    if len(objects) == _OBJECT_AND_NAME and objects[0].i > verb.i:  # "branded the port a ruin"
        return set(range(objects[0].left_edge.i, objects[1].right_edge.i + 1))
    return set().union(*(subtree_of(t) for t in small)) if small and not _asks_back(small[0]) else set()


def likened_content(verb: Token) -> set[int]:
    """The object and what it is held against: "compared the plan to a gamble"."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and not _asks_back(c)]
    phrases = [c for c in verb.rights if c.dep_ in {"prep", "dative"} and c.lower_ in {"to", "with"}]
    phrases = phrases or [
        c for o in objects for c in o.rights if c.dep_ == "prep" and c.lower_ in {"to", "with"}
    ]
    return {i for t in [*objects, *phrases] for i in subtree_of(t)} if objects and phrases else set()


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


def doing_content(verb: Token) -> set[int]:
    """The "-ing" clause that the verb takes: "proposed raising the tax", "denied taking bribes"."""
    doing = [c for c in verb.rights if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG"]
    return set().union(*(without_asides(verb, subtree_of(c)) for c in doing if not _has_subject(c)))


def phrase_content(verb: Token, lemma: str, lexicon: CueLexicon) -> set[int]:
    """What stands after the verb's preposition: "called for P", "warned of P", "accused X of P"."""
    objects = (c for child in verb.rights if child.dep_ == "dobj" for c in child.rights)
    for child in (*verb.children, *objects):
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


def _is_infinitive(verb: Token) -> bool:
    return any(t.lower_ == "to" and t.dep_ == "aux" for t in verb.children)


def _has_subject(verb: Token) -> bool:
    return _any(verb.lefts, {"nsubj", "nsubjpass"})


def _any(tokens: Iterable[Token], dependencies: set[str]) -> bool:
    return any(t.dep_ in dependencies for t in tokens)


def _asks_back(token: Token) -> bool:
    """Whether it is a relative or question word, whose content is the noun or clause around it."""
    return token.tag_ in {"WP", "WDT", "WRB"}
