"""Repairs of words: dictionary forms, and parts of speech."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import word_pairs, words
from kg.parsing.repairs.repair import Repair, hang
from kg.syntax.relations import (
    ADVERBIAL_CLAUSE,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    CONJUNCTION,
    DETERMINER,
    MODIFYING_CLAUSE,
    OPEN_COMPLEMENT,
    PARATAXIS,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    ROOT,
    UNCLEAR,
    dependents,
    stands_as,
)

LEMMAS = word_pairs("repairs", "lemmas")
AROUND = words("repairs", "around")
PREDICATES = (
    ROOT | ADVERBIAL_CLAUSE | CLAUSE_COMPLEMENT | OPEN_COMPLEMENT | CONJUNCT | MODIFYING_CLAUSE | PARATAXIS
    | PREPOSITION | PREPOSITION_CLAUSE | UNCLEAR
)  # fmt: skip


def lemma_of_verb(verb: Token) -> bool:
    """“hoped”: of “hope”, not of “hop”."""
    right = LEMMAS.get(verb.lower_)
    if right is None or verb.pos_ != "VERB" or verb.lemma_.lower() == right:
        return False
    verb.lemma_ = right
    return True


def noun_before_preposition(noun: Token) -> bool:
    """“with an [election] round the corner”: the parser takes “election round” for a compound."""
    around = noun.head
    if around.i != noun.i + 1 or around.lower_ not in AROUND or around.i + 1 >= len(noun.doc):
        return False
    if not stands_as(around.nbor(), DETERMINER) or not stands_as(around, PREPOSITION_OBJECT):
        return False
    corner = around.nbor().head
    if corner.i < around.i:
        return False
    hang(noun, around.head, around.dep_)
    for child in (*around.children, *dependents(corner, CONJUNCTION, CONJUNCT)):
        if child not in (noun, corner):
            hang(child, noun, child.dep_)
    hang(around, noun, "prep")
    hang(corner, around, "pobj")
    around.tag_, around.pos_ = "IN", "ADP"
    return True


REPAIRS = (
    Repair(
        "lemma-of-verb", PREDICATES, lemma_of_verb,
        "They/PRP/nsubj>hoped hoped=hop/VBD/ROOT so/RB/advmod>hoped",
        "hoped=hope",
        "Ministers hoped for more.",
    ),
    Repair(
        "noun-before-preposition", COMPOUND, noun_before_preposition,
        "With/IN/prep>left an/DT/det>round election/NN/compound>round round/NN/pobj>With the/DT/det>corner "
        "corner/NN/prep>With they/PRP/nsubj>left left=leave/VBD/ROOT",
        "an/det>election election/pobj>With round/prep>election corner/pobj>round round/IN",
        "With an election round the corner, ministers are nervous.",
    ),
)  # fmt: skip
