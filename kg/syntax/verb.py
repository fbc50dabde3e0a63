"""Questions about a verb: its subject, its helpers, how its clause begins."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from kg.syntax.relations import (
    ADVERB,
    AUXILIARY,
    EXPLETIVE,
    HELPER,
    MARKER,
    NEGATION,
    PARTICLE,
    SUBJECT,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.wording import children


def has_own_subject(verb: Token) -> bool:
    """Tell whether the verb has a subject beside it, “there” and “it” of “it rains” included."""
    return has(verb, SUBJECT, EXPLETIVE)


def is_infinitive(verb: Token) -> bool:
    """“to act”; not “likened it to”"""
    return any(child.tag_ == "TO" and child.i < verb.i for child in children(verb))


def is_helped_by(verb: Token, words: Collection[str]) -> bool:
    """Tell whether one of these auxiliaries helps the verb: “[would] act”."""
    return any(helper.lower_ in words for helper in dependents(verb, HELPER))


def is_marked_by(verb: Token, words: Collection[str]) -> bool:
    """Tell whether one of these words opens its clause: “[if] they act”, “[that] they act”."""
    return any(marker.lower_ in words for marker in dependents(verb, MARKER))


def particle_of(verb: Token) -> str:
    """“step [down]”; "" if there is none."""
    particle = first_dependent(verb, PARTICLE)
    return "" if particle is None else str(particle.lower_)


def verb_group(head: Token) -> tuple[Token, ...]:
    """Return the verb with its auxiliaries, negation and the adverbs among them."""
    tokens = [c for c in children(head) if c.i < head.i and stands_as(c, AUXILIARY, NEGATION)]
    if tokens:
        first = min(t.i for t in tokens)
        tokens.extend(c for c in dependents(head, ADVERB) if first < c.i < head.i)
    return (*sorted(tokens, key=lambda t: t.i), head)
