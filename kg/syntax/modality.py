"""How a clause is put: denied or not, possible, obliged, when."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import word_pairs, words
from kg.model import Modality, Polarity
from kg.syntax.relations import (
    ADVERB,
    ANY_SUBJECT,
    AUXILIARY,
    CONJUNCT,
    CONJUNCTION,
    DETERMINER,
    HELPER,
    MARKER,
    MODIFYING_CLAUSE,
    NEGATION,
    OBJECT,
    OPEN_COMPLEMENT,
    PRECONJUNCTION,
    PREDICATE_NOUN,
    PREPOSITION_CLAUSE,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_helped_by, is_infinitive
from kg.syntax.wording import children, kept

OBJECTS = PREDICATE_NOUN | OBJECT
MODALS = {word: Modality(value) for word, value in word_pairs("grammar", "modals").items()}
OBLIGING = words("grammar", "obliging")
OBLIGING_ALONE = words("grammar", "obliging_alone")
CONDITIONS = words("grammar", "conditions")
NEGATIONS = words("grammar", "negations")
DENYING = words("grammar", "denying")
NEITHER = words("grammar", "neither")
HARDLY, LEAVING_OUT = words("grammar", "hardly"), words("grammar", "leaving_out")
PAST_FORMS = frozenset({"VBD", "VBN"})
ALTERNATIVES = words("grammar", "alternatives")
PROBABLE = words("grammar", "probable")
POSSIBLE = words("grammar", "possible")
FUTURE = words("grammar", "future")
PERFECT = words("grammar", "perfect")


@kept
def polarity(head: Token) -> Polarity:
    """Return whether the clause is denied: a negation on the predicate, its auxiliary, subject or object."""
    for child in children(head):
        if stands_as(child, NEGATION) or (
            child.lower_ in NEGATIONS and stands_as(child, ADVERB, DETERMINER, PRECONJUNCTION)
        ):
            return Polarity.DENIED
        if stands_as(child, ANY_SUBJECT, OBJECTS) and child.lower_ in NEGATIONS:
            return Polarity.DENIED
        if stands_as(child, ANY_SUBJECT, OBJECTS, ADVERB) and any(_denies(c) for c in children(child)):
            return Polarity.DENIED
    if stands_as(head, PREPOSITION_CLAUSE) and head.head.lower_ in LEAVING_OUT:
        return Polarity.DENIED
    return Polarity.DENIED if stands_as(head, CONJUNCT) and _denied_with(head) else Polarity.AFFIRMED


def _denied_with(verb: Token) -> bool:
    """“neither welcomed nor [condemned] it”, “no minister has apologised or [blamed] us”, “did not say or [ask]”."""
    first = verb.head
    if any(c.lower_ in NEITHER for c in children(first)):
        return True
    joined = any(c.lower_ in ALTERNATIVES for c in dependents(first, CONJUNCTION))
    alike = (verb.tag_ == first.tag_ or {verb.tag_, first.tag_} == PAST_FORMS) and not has(verb, ANY_SUBJECT, HELPER)
    return joined and alike and polarity(first) is Polarity.DENIED


def _denies(word: Token) -> bool:
    """“no council”, “neither minister”, “not all councils”, “no longer”, “hardly anyone”."""
    if stands_as(word, DETERMINER, NEGATION, PRECONJUNCTION, CONJUNCTION) and word.lower_ in DENYING:
        return True
    return stands_as(word, ADVERB) and word.lower_ in HARDLY


@kept
def modality(head: Token) -> Modality:
    """Return how the clause is put, from its auxiliaries, condition and adverbs."""
    found = Modality.ASSERTED
    for child in children(head):
        if stands_as(child, MARKER) and child.lower_ in CONDITIONS:
            return Modality.HYPOTHETICAL
        if stands_as(child, HELPER) and child.lemma_.lower() in MODALS:
            found = MODALS[child.lemma_.lower()]
        if stands_as(child, ADVERB) and child.lower_ in PROBABLE:
            found = Modality.PROBABLE
        if stands_as(child, ADVERB) and child.lower_ in POSSIBLE:
            found = Modality.POSSIBLE
    if stands_as(head, OPEN_COMPLEMENT) and head.head.lemma_.lower() in OBLIGING and is_infinitive(head):
        return Modality.OBLIGATION
    if head.lemma_.lower() in OBLIGING_ALONE and found is Modality.ASSERTED:
        return Modality.OBLIGATION
    return found


def tense(head: Token) -> str:
    """Return past, present or future of the clause; "" for a bare or infinitive form."""
    tags = {head.tag_} | {c.tag_ for c in dependents(head, AUXILIARY)}
    if is_helped_by(head, FUTURE):
        return "future"
    if "VBD" in tags or (head.tag_ == "VBN" and stands_as(head, MODIFYING_CLAUSE)):
        return "past"
    if head.tag_ == "VBN" and any(c.lemma_ in PERFECT for c in children(head)):
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else ""
