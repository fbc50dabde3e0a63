"""Phrases beside a clause: “vote against [it]”, “sceptical of [it]”, “because of [it] jobs were lost”."""

from __future__ import annotations

from spacy.tokens import Token

from kg.sides.demands import obliged
from kg.sides.denial import turn
from kg.sides.judgement import Ground
from kg.sides.lexicon import Does, does, is_one_of, verb_form
from kg.sides.predicates import of_object
from kg.sides.reasons import clause_words, deed_words
from kg.sides.things import LINK, UPON, through
from kg.sides.trail import Found, Trail
from kg.syntax.relations import (
    ADVERB,
    ADVERBIAL_CLAUSE,
    AGENT_BY,
    CLAUSAL_SUBJECT,
    COMPLEMENT,
    OBJECT,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    TIME_NOUN,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive

PARTICIPLE = "VBN"
NOMINAL = ("NOUN", "PROPN", "PRON")


def in_phrase(trail: Trail) -> Found:
    """“the benefits of [it]”, “vote against [it]”, “because of [it] jobs were lost”"""
    preposition = trail.token.head
    above, word = preposition.head, str(preposition.lower_)
    if f"{above.lower_}_{word}" in LINK["cause"] and above.pos_ in NOMINAL:
        return _beside(trail, above.head, f"{above.lower_}_{word}")  # “thanks to [it]”
    noun = above if above.pos_ in NOMINAL else _object_before(preposition)
    if noun is not None:
        return through(trail, noun, word)
    for second in dependents(preposition, PREPOSITION_CLAUSE):
        word = f"{word}_{second.lower_}" if second.pos_ == "ADP" else word  # “because of [it]”
    for first in dependents(preposition, ADVERB):
        joined = f"{first.lower_}_{word}"
        word = joined if joined in LINK["instead"] else word  # “[instead] of it”
    if stands_as(preposition, PREPOSITION) and stands_as(above, PREPOSITION):
        above, word = above.head, f"{above.lower_}_{word}"
    felt = above.tag_ == PARTICIPLE and is_one_of(above, "adjectives.for", "adjectives.against")
    if felt or above.pos_ == "ADJ" or stands_as(above, PREDICATE_ADJECTIVE):
        return _at_adjective(trail, above, word)
    return _beside(trail, above, word)


def _object_before(preposition: Token) -> Token | None:
    """“welcomed the [halt] to it”, where the parser hangs the preposition on the verb."""
    noun = preposition.doc[preposition.i - 1] if preposition.i else preposition
    listed = verb_form(preposition.head).endswith("_" + preposition.lower_)  # “call a halt [to]”
    if listed or noun.head != preposition.head or not stands_as(noun, OBJECT, PASSIVE_SUBJECT):
        return None
    if preposition.lower_ not in UPON or not is_one_of(noun, "worth.limits", "nouns.halts"):
        return None
    return noun


def _at_adjective(trail: Trail, adjective: Token, word: str) -> Found:
    """“sceptical of [it]”, “better than [it]”; what is good for it is not said of it."""
    clause = adjective if has(adjective, PASSIVE_HELPER) else adjective.head
    step = f"{adjective.text} {word}"
    for name, side in (("adjectives.for", 1), ("adjectives.against", -1)):
        if is_one_of(adjective, name):
            return [trail.under(clause, side * turn(clause), 0.6, Ground.ATTITUDE, f"{step} (attitude)")]
    value = trail.worth.quality(adjective)
    if value and word in LINK["than"]:
        return [trail.judged(-value * turn(clause), 0.4, Ground.COMPARISON, step)]
    return [trail.judged(value, 0.15, Ground.ACTION, step)] if value else []


def _beside(trail: Trail, verb: Token, word: str) -> Found:
    shown, value = word.replace("_", " "), trail.worth.clause(verb)
    asks = word in LINK["pro"] and is_one_of(verb, "links.urging", "links.arguing")
    asked = _asked_for(trail.token, verb) if asks else None
    if asked is not None:
        steps = of_object(trail, asked, demand=turn(verb))
        return [step.otherwise or step if isinstance(step, Trail) else step for step in steps]
    if verb_form(verb).endswith("_" + word) or (word in LINK["pro"] and Does.KEEPS in does(verb)):
        return of_object(trail, verb)
    sided = is_one_of(verb, "links.arguing") and not has(verb, PREDICATE_ADJECTIVE, PREDICATE_NOUN, TIME_NOUN)
    if sided and word in LINK["pro"] | LINK["against"]:
        side = -1 if word in LINK["against"] else 1
        return [trail.under(verb, side * turn(verb), 0.7, Ground.ATTITUDE, f"{clause_words(verb)} {shown}")]
    if word in LINK["preferred_to"] and is_one_of(verb, "links.preferring"):
        return [trail.under(verb, -turn(verb), 0.5, Ground.COMPARISON, f"{clause_words(verb)} {shown}")]
    if word in LINK["pro"] and is_one_of(verb, "links.judging"):  # “criticised ministers for [cutting it]”
        side, step = 1 if Does.BACKS in does(verb) else -1, f"{clause_words(verb)} {shown} (attitude)"
        return [trail.under(verb, side * turn(verb), 0.6, Ground.ATTITUDE, step)]
    if word in LINK["instead"] and obliged(verb) > 0 and not value:
        return [trail.under(verb, -turn(verb), 0.4, Ground.COMPARISON, f"{shown} it: should {deed_words(verb)}")]
    if word in LINK["instead"]:
        return [trail.judged(-value, 0.4, Ground.COMPARISON, f"{shown} it: {clause_words(verb)}")] if value else []
    if trail.worth.is_actor and not (stands_as(trail.token.head, AGENT_BY) and has(verb, PASSIVE_HELPER)):
        return []
    if word in LINK["skill"] and has(verb, PREDICATE_ADJECTIVE):
        return []  # “has been good at [keeping] it”
    for name, strength in (("cause", 0.45), ("place", 0.2)):
        if value and word in LINK[name]:
            return [trail.judged(value, strength, Ground.CAUSE, f"{shown} it: {clause_words(verb)}")]
    acts = verb.tag_ == "VBG" and stands_as(verb, CLAUSAL_SUBJECT)
    return [trail.to(verb)] if acts else []  # “exposing children to [it] is wrong”


def _asked_for(noun: Token, verb: Token) -> Token | None:
    """“called for [the ban on phones] to be scrapped”: what is to be done to it, wherever the parser hangs it."""
    below = (*noun.subtree, *dependents(verb, COMPLEMENT, ADVERBIAL_CLAUSE))
    return next((t for t in below if t.i > noun.i and has(t, PASSIVE_HELPER) and is_infinitive(t)), None)
