"""The steps of a derivation in words: “would cost jobs (effect: lowers jobs, which are wanted)”."""

from __future__ import annotations

from spacy.tokens import Token

from kg.sides.effects import EFFECTS, objects
from kg.sides.judgement import sign_of
from kg.sides.lexicon import does, tied_word
from kg.sides.worth import Worth
from kg.syntax.relations import (
    COMPLEMENT,
    COMPOUND,
    HELPER,
    NEGATION,
    OBJECT,
    PARTICLE,
    PASSIVE_HELPER,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_COMPLEMENT,
    dependents,
)


def clause_words(verb: Token) -> str:
    """Return the core of a clause: “would not cost jobs”, “is harmful”."""
    return _words(verb, dependents(verb, HELPER))


def deed_words(verb: Token) -> str:
    """Return the same without what only helps: “[should] cut costs” → “cut costs”."""
    return _words(verb, [])


def core(verb: Token) -> list[Token]:
    """Return the words of a clause that say what is said in it: verb, object, predicate."""
    return _core(verb, dependents(verb, HELPER))


def _words(verb: Token, helpers: list[Token]) -> str:
    return " ".join(t.text for t in _core(verb, helpers))


def _core(verb: Token, helpers: list[Token]) -> list[Token]:
    parts = dependents(
        verb, PASSIVE_HELPER, NEGATION, PARTICLE, COMPLEMENT, OBJECT, PREDICATE_NOUN, PREDICATE_ADJECTIVE
    )
    own = [p for p in dependents(verb, PREPOSITION) if p.lower_ == tied_word(verb)]
    parts += [*own, *(thing for p in own for thing in dependents(p, PREPOSITION_COMPLEMENT))]
    inner = [c for thing in parts for c in dependents(thing, COMPOUND)]
    return sorted({verb, *helpers, *parts, *inner}, key=lambda t: t.i)


def effect_step(verb: Token, worth: Worth) -> str:
    """“would cost jobs (effect: lowers jobs, which are wanted)”"""
    families = does(verb)
    family = next((name for name, _ in EFFECTS if name in families), "")
    for thing in objects(verb):
        value = sign_of(worth.of(thing, touched=True))
        if family and value:
            wanted = "wanted" if value > 0 else "unwanted"
            return f"{clause_words(verb)} (effect: {family} {thing.text}, {wanted})"
    return f"{clause_words(verb)} (effect{f': {family}' if family else ''})"
