"""Whether a verb is demanded: “should act”, “it is time to act”, “no need to act”, “Act now!”"""

from __future__ import annotations

from spacy.tokens import Token

from kg.sides.denial import has_none, is_supposed, negated
from kg.sides.lexicon import is_one_of
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    HELPER,
    MARKER,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_HELPER,
    RELATIVE_CLAUSE,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive

BARE = frozenset({"VB", "VBN", "VBD"})
"""Tags of verbs under “wants it …”: the parser takes “wants it scrapped” for a past tense now and then."""


def obliged(verb: Token) -> int:
    """Return how a demand stands on a verb: 1 “should act”, “[it is time to] act”; -1 “no need to act”; 0 none."""
    for helper in dependents(verb, HELPER):
        if is_one_of(helper, "links.obliging"):
            told = stands_as(verb, RELATIVE_CLAUSE) and is_one_of(helper, "links.binding")
            return 0 if told or is_supposed(verb) else 1
    if stands_as(verb, OPEN_COMPLEMENT) and is_one_of(verb.head, "links.got") and has(verb.head, HELPER):
        return 1  # “has got to go”
    if has(verb.head, PASSIVE_HELPER) and is_one_of(verb.head, "links.urging", "links.directing"):
        return 0  # “we are being asked to act”
    if stands_as(verb, OPEN_COMPLEMENT) and is_one_of(verb.head, "links.needing", "links.urging"):
        return -1 if negated(verb.head) else 1
    if stands_as(verb, OPEN_COMPLEMENT) and is_infinitive(verb) and is_one_of(verb.head, "links.directing"):
        return -1 if negated(verb.head) else 1
    if stands_as(verb, OPEN_COMPLEMENT) and is_one_of(verb.head, "links.willing") and is_ours(verb.head):
        return -1 if negated(verb.head) else 1
    if stands_as(verb, OPEN_COMPLEMENT) and is_one_of(verb.head, "links.bound") and negated(verb.head):
        return -1 if obliged(verb.head) > 0 else 0  # “should not have to pay”
    asked = stands_as(verb, CLAUSE_COMPLEMENT) and is_one_of(verb.head, "links.urging")
    if asked and any(is_one_of(m, "links.asking") for m in dependents(verb, MARKER, ADVERB, OBJECT, ADJECTIVE)):
        return 0
    bare = verb.tag_ == "VB" and not has(verb, HELPER)
    if stands_as(verb, CLAUSE_COMPLEMENT) and bare and is_one_of(verb.head, "links.urging"):
        return -1 if negated(verb.head) else 1
    if stands_as(verb, CLAUSE_COMPLEMENT) and verb.tag_ in BARE and is_one_of(verb.head, "links.wanting"):
        return -1 if negated(verb.head) else 1  # “wants it to stay”, “wants it scrapped”
    if is_infinitive_of_noun(verb) and is_one_of(verb.head, "links.demanding"):
        return -1 if has_none(verb.head) and not is_one_of(verb.head, "denial.no_basis") else 1
    if _is_aim(verb):
        return obliged(verb.head if verb.head.pos_ != "NOUN" else verb.head.head)
    if _commands(verb) or _is_called_for(verb) or is_put_forward(verb):
        return 1
    if stands_as(verb, CONJUNCT) and does_share_subject(verb):
        return obliged(verb.head)
    return 0


def is_infinitive_of_noun(verb: Token) -> bool:
    """“time to [act]”, “a plan to [act]”, which the parser takes for a relative clause now and then"""
    bare = stands_as(verb, RELATIVE_CLAUSE) and is_infinitive(verb) and not dependents(verb, ANY_SUBJECT)
    loose = stands_as(verb, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE) and verb.head.pos_ == "NOUN" and is_infinitive(verb)
    return stands_as(verb, NOUN_CLAUSE) or bare or loose


def does_share_subject(verb: Token) -> bool:
    """“should stop and [think]”: it has no subject of its own."""
    return verb.head.pos_ in ("VERB", "AUX") and not dependents(verb, ANY_SUBJECT)


def _is_aim(verb: Token) -> bool:
    """“should use its powers [to scrap] it”, “must take steps [to stop] it”, where that is demanded and not denied"""
    if not is_infinitive(verb) or dependents(verb, ANY_SUBJECT):
        return False
    by_means = is_infinitive_of_noun(verb) and is_one_of(verb.head, "links.means") and stands_as(verb.head, OBJECT)
    acting = verb.head.head if by_means else verb.head
    by_act = stands_as(verb, ADVERBIAL_CLAUSE, OPEN_COMPLEMENT) and is_one_of(acting, "links.acting")
    return (by_means or by_act) and acting.i < verb.i and not negated(acting)


def is_ours(verb: Token) -> bool:
    """“[we] have to”, “the [government] wants to”; no demand is “[they] have to”, “we have yet to”."""
    ours = any(is_one_of(subject, "links.we") for subject in dependents(verb, ANY_SUBJECT))
    return ours and not any(is_one_of(adverb, "links.yet") for adverb in dependents(verb, ADVERB))


def _is_called_for(verb: Token) -> bool:
    """“calls [for] her [to go]”"""
    called = stands_as(verb, ADVERBIAL_CLAUSE) and is_infinitive(verb) and is_one_of(verb.head, "links.demanding")
    return called and any(is_one_of(mark, "links.pro") for mark in dependents(verb, MARKER))


def is_put_forward(verb: Token) -> bool:
    """“introduced a bill [to repeal it]”, “are suing [to stop it]”, “would take legal action [to stop it]”"""
    if not is_infinitive(verb) or dependents(verb, ANY_SUBJECT):
        return False
    above = verb.head
    if stands_as(verb, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE) and above.pos_ == "VERB":
        brought = dependents(above, OBJECT)
        return is_one_of(above, "links.striving") or (
            is_one_of(above, "links.launching") and any(is_one_of(o, "links.instruments") for o in brought)
        )
    by_object = stands_as(above, OBJECT) and is_one_of(above.head, "links.launching")
    return is_infinitive_of_noun(verb) and by_object and is_one_of(above, "links.instruments")


def _commands(verb: Token) -> bool:
    """“[Scrap] the levy!”: a bare form at the top of its sentence."""
    alone = verb.head == verb and verb.tag_ == "VB" and not dependents(verb, ANY_SUBJECT)
    return alone and not any(stands_as(c, HELPER) for c in verb.children)
