"""The steps of a derivation in words: “would cost jobs (effect: lowers jobs, which are wanted)”."""

from __future__ import annotations

from spacy.tokens import Token

from kg.sides.judgement import sign_of
from kg.sides.lexicon import does
from kg.sides.worth import EFFECTS, Worth
from kg.syntax.relations import (
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    NEGATION,
    OPEN_COMPLEMENT,
    PARTICLE,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    dependents,
)


def clause_words(verb: Token) -> str:
    """Return the core of a clause: “would not cost jobs”, “is harmful”."""
    objects = dependents(verb, PREDICATE_NOUN, PREDICATE_ADJECTIVE)
    near = [*dependents(verb, AUXILIARY, NEGATION, PARTICLE, OPEN_COMPLEMENT, CLAUSE_COMPLEMENT), *objects]
    things = Worth().objects(verb)
    inner = [c for thing in (*things, *objects) for c in dependents(thing, COMPOUND)]
    return " ".join(t.text for t in sorted({verb, *near, *things, *inner}, key=lambda t: t.i))


def effect_step(verb: Token, worth: Worth) -> str:
    """“would cost jobs (effect: lowers jobs, which are wanted)”"""
    families = does(verb)
    family = next((name for name, _ in EFFECTS if name in families), "")
    for thing in worth.objects(verb):
        value = sign_of(worth.of(thing, touched=True))
        if family and value:
            wanted = "wanted" if value > 0 else "unwanted"
            return f"{clause_words(verb)} (effect: {family} {thing.text}, {wanted})"
    return f"{clause_words(verb)} (effect{f': {family}' if family else ''})"
