"""Senses of cue words that state nothing: blows, sentences, things withheld, help, visits, orders of goods.

“Ministers attacked the plan” is criticism; “rioters attacked the bank” and “a dog attacked a nurse” are none.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.frame import Frame
from kg.claims.lexicon import lemma_of
from kg.lang.tables import table, words
from kg.model import Act
from kg.syntax import prepositions
from kg.syntax.relations import (
    DETERMINER,
    NOUN_CLAUSE,
    NUMBER,
    OBJECT,
    OWNER,
    PARTICLE,
    RECIPIENT,
    dependents,
    has,
    stands_as,
)

FORCES, FIGHTERS = words("senses", "forces"), words("senses", "fighters")
BLOWS, WEAPONS, REASONS = words("senses", "blows"), words("senses", "weapons"), words("senses", "reasons")
SENTENCING, SENTENCES = words("senses", "sentencing"), words("senses", "sentences")
BUILDINGS = words("senses", "buildings")
DENYING, WITHHELD = words("senses", "denying"), words("senses", "withheld")
HELPING, SCHEMES = words("senses", "helping"), words("senses", "schemes")
HELPERS, HELPED = words("senses", "helpers"), words("senses", "helped")
RECEIVING, GUESTS = words("senses", "receiving"), words("senses", "guests")
QUESTIONING, PEOPLE = words("senses", "questioning"), words("senses", "people")
ORDERING, DOINGS = words("senses", "ordering"), words("senses", "doings")
DOING_ENDS = tuple(table("senses")["doing_ends"])
TO, WITH = words("senses", "to"), words("senses", "with")
PLACES = frozenset({"GPE", "LOC", "NORP"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def is_by_thing(frame: Frame) -> bool:
    """“[storms] hammered the offices”, “the [bridge] supports two lanes”"""
    source = frame.source
    return source is not None and source.ent_type_ not in NAMED and lemma_of(source) in FORCES


def is_blow(frame: Frame) -> bool:
    """“police attacked demonstrators”, “he was attacked in the street”, “Sparta attacked Athens”, “… with stones”"""
    if lemma_of(frame.head) not in BLOWS or has(frame.head, PARTICLE):
        return False
    if any(lemma_of(h) in WEAPONS for h in filter(None, [frame.part(WITH)])):
        return True
    if frame.parts.get("clause") or any(frame.parts.get(name) for name in REASONS):
        return False
    source, thing = frame.source, frame.part(("object",))
    if source is None:
        return _is_somebody(thing)
    places = thing is not None and {source.ent_type_, thing.ent_type_} <= PLACES
    return places or (source.ent_type_ not in NAMED and lemma_of(source) in FIGHTERS)


def _is_somebody(noun: Token | None) -> bool:
    return noun is not None and (noun.pos_ == "PRON" or noun.ent_type_ == "PERSON" or lemma_of(noun) in PEOPLE)


def is_sentence(frame: Frame) -> bool:
    """“condemned him to ten years”, “condemned three blocks”"""
    if lemma_of(frame.head) not in SENTENCING:
        return False
    if any(name in TO and lemma_of(w) in SENTENCES for name, h in prepositions(frame.head) for w in h.subtree):
        return True
    thing = frame.part(("object",))
    within = thing is not None and any(lemma_of(w) in SENTENCES and w.head.lower_ in TO for w in thing.subtree)
    return within or (thing is not None and lemma_of(thing) in BUILDINGS)


def is_withheld(frame: Frame) -> bool:
    """“the law denies migrants the right to work”, “was denied access”"""
    if lemma_of(frame.head) not in DENYING or frame.cue.act is not Act.DENIAL or frame.parts.get("clause"):
        return False
    things = [*frame.parts.get("object", ()), *frame.parts.get("predicate", ())]
    below = [below for t in things for below in dependents(t, OBJECT)]
    given = has(frame.head, RECIPIENT) or len(things) > 1 or any(lemma_of(t) in PEOPLE for t in things)
    return given or any(lemma_of(t) in WITHHELD for t in (*things, *below))


def is_help(frame: Frame) -> bool:
    """“clubs supporting single parents”, “the fund supports pupils”"""
    source, thing = frame.source, frame.part(("object",))
    verbal = frame.head.pos_ == "VERB" and lemma_of(frame.head) in HELPING
    if not verbal or source is None or source.ent_type_ in NAMED:
        return False
    if lemma_of(source) in SCHEMES:
        return True
    bare = thing is not None and lemma_of(thing) in HELPED and not has(thing, DETERMINER, OWNER)
    return bare and (lemma_of(source) in HELPERS or stands_as(frame.head, NOUN_CLAUSE))


def is_visit(frame: Frame) -> bool:
    """“the board welcomed visitors to its depot”"""
    thing = frame.part(("object",))
    return lemma_of(frame.head) in RECEIVING and thing is not None and lemma_of(thing) in GUESTS


def is_interview(frame: Frame) -> bool:
    """“the inspectors questioned ten witnesses”: asked, not doubted"""
    if lemma_of(frame.head) not in QUESTIONING or frame.cue.objects != "things" or frame.parts.get("clause"):
        return False
    thing = frame.part(("object",))
    return thing is not None and lemma_of(thing) in PEOPLE


def is_purchase(frame: Frame) -> bool:
    """“the firm ordered forty buses”: goods; “ordered a review” has something done"""
    if lemma_of(frame.head) not in ORDERING or frame.cue.act is not Act.DEMAND:
        return False
    if any(frame.parts.get(name) for name in ("clause", "infinitive", "gerund", "for")):
        return False
    thing = frame.part(("object",))
    if thing is None or not has(thing, NUMBER):
        return False
    return not (lemma_of(thing) in DOINGS or lemma_of(thing).endswith(DOING_ENDS))
