"""Repairs of words: dictionary forms, and parts of speech."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import word_pairs, words
from kg.parsing.repairs.repair import Repair, hang, take_place
from kg.parsing.repairs.verbs import claiming, lemma
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    CONJUNCTION,
    DETERMINER,
    MODIFYING_CLAUSE,
    OBJECT,
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
from kg.syntax.verb import is_infinitive

LEMMAS = word_pairs("repairs", "lemmas")
AROUND = words("repairs", "around")
OPENERS = words("repairs", "content_openers") | words("repairs", "question_openers")
SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
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
    if corner.i < around.i or corner.is_ancestor(noun):
        return False
    hang(noun, around.head, around.dep_)
    for child in (*around.children, *dependents(corner, CONJUNCTION, CONJUNCT)):
        if child not in (noun, corner):
            hang(child, noun, child.dep_)
    hang(around, noun, "prep")
    hang(corner, around, "pobj")
    around.tag_, around.pos_ = "IN", "ADP"
    return True


def verb_after_name(verb: Token) -> bool:
    """“Labour [pledges] to scrap it”, “Lee [claims] that it failed”: a verb, taken for a plural; the sentence has none.

    Not in “Lee's pledges to scrap it”, nor where a verb follows: “Labour pledges to scrap it have failed”.
    """
    if verb.tag_ != "NNS" or not verb.text.islower() or verb.i == 0 or lemma(verb) not in claiming():
        return False
    doc, name, after = verb.doc, verb.nbor(-1), verb.i + 1
    top = name if verb.head == name and stands_as(name, ROOT) else verb
    named = name.ent_type_ in SPEAKERS or name.tag_ in ("NNP", "NN")
    if not stands_as(top, ROOT) or not named or after >= len(doc):
        return False
    infinitive = doc[after].tag_ == "TO" and after + 1 < len(doc) and doc[after + 1].tag_ == "VB"
    if not infinitive and not (doc[after].lower_ in OPENERS or doc[after].tag_ in ("DT", "PRP", "PRP$")):
        return False
    if top == name:
        take_place(name, verb, "nsubj")
    else:
        hang(name, verb, "nsubj")
    for child in [c for c in verb.children if c.i < name.i and stands_as(c, DETERMINER, COMPOUND, ADJECTIVE)]:
        hang(child, name, child.dep_)
    for child in [c for c in (*verb.children, *name.children) if c.i > verb.i]:
        hang(child, verb, _role(child))
    verb.tag_, verb.pos_ = "VBZ", "VERB"
    return True


def _role(child: Token) -> str:
    """What a word after a mistaken noun is to the verb that it was."""
    if child.pos_ in ("VERB", "AUX") and stands_as(child, MODIFYING_CLAUSE, ADVERBIAL_CLAUSE, CLAUSE_COMPLEMENT):
        return "xcomp" if is_infinitive(child) else "ccomp"
    if child.pos_ in ("NOUN", "PROPN", "PRON") and stands_as(child, APPOSITION, UNCLEAR):
        return "dobj"
    return child.dep_


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
    Repair(
        "verb-after-name", ROOT | OBJECT, verb_after_name,
        "But/CC/cc>claims Lee@PERSON/NNP/compound>claims claims=claim/NNS/ROOT that/IN/mark>failed "
        "it/PRP/nsubj>failed failed=fail/VBD/ccomp>claims",
        "Lee/nsubj>claims claims/VBZ",
        "The Clinton campaign plans to employ two more lawyers.",
    ),
)  # fmt: skip
