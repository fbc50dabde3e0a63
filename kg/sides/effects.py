"""What clauses do to things, by the family of their verb: “helps children”, “reduces crime”, “costs rise”."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.sides.judgement import sign_of
from kg.sides.lexicon import Does, family, is_one_of, lemma, tied_word, verb_form
from kg.syntax.relations import (
    ADVERB,
    COMPLEMENT,
    OBJECT,
    PARTICLE,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_COMPLEMENT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive

SLIGHT = 0.5
"""What is only near, or ill because something wanted lacks: “a lack”."""
WEAK = 0.6
"""What follows from the words beside, without a verb or noun that says how."""


def amount(verb: Token) -> int:
    """Return whether there is more (1) or less (-1) of its subject: “costs [rise]”, “the risk [is low]”."""
    words = dependents(verb, PREDICATE_ADJECTIVE) if is_one_of(verb, "links.is") else [verb]
    for word in words:
        more = word.pos_ == "ADJ" and is_one_of(word, "worth.high")
        less = word.pos_ == "ADJ" and is_one_of(word, "worth.low")
        if more or less:
            return 1 if more else -1
        if word.pos_ == "VERB" and verb_form(word) in family("worth.rises") | family("worth.falls"):
            return 1 if verb_form(word) in family("worth.rises") else -1
    return 0


def objects(verb: Token) -> list[Token]:
    """Return what a verb is done to: its object, subject in the passive, the noun after its own preposition."""
    own = tied_word(verb)
    found = [o for o in dependents(verb, OBJECT) if lemma(o) != own]
    if has(verb, PASSIVE_HELPER):
        found += dependents(verb, PASSIVE_SUBJECT)
    for preposition in dependents(verb, PREPOSITION) if own else []:
        if preposition.lower_ == own:
            below = dependents(preposition, PREPOSITION_COMPLEMENT)
            found = below if is_one_of(preposition, "links.from") else [*found, *below]
    if own and has(verb, PARTICLE) and not found:
        found += [o for p in dependents(verb, PREPOSITION) for o in dependents(p, PREPOSITION_COMPLEMENT)]
    return found


def at_a_price(verb: Token) -> bool:
    """“saves money at the [expense] of the poor”"""
    phrases = [p for p in dependents(verb, PREPOSITION) if is_one_of(p, "links.at")]
    return any(is_one_of(o, "links.price") for p in phrases for o in dependents(p, PREPOSITION_COMPLEMENT))


def met_with(verb: Token) -> float:
    """“faces [allegations]”, “won [praise]”"""
    if not is_one_of(verb, "links.meeting"):
        return 0.0
    things = dependents(verb, OBJECT)
    things += [o for p in dependents(verb, PREPOSITION) for o in dependents(p, PREPOSITION_COMPLEMENT)]
    ill = any(is_one_of(o, "nouns.against", "nouns.blame") for o in things)
    return -1.0 if ill else 1.0 if any(is_one_of(o, "nouns.praise") for o in things) else 0.0


def complements(verb: Token) -> list[Token]:
    """Return what a verb says of its subject or object: “is [unfair]”, “makes streets [safer]”."""
    found = dependents(verb, COMPLEMENT, PREDICATE_NOUN, PREDICATE_ADJECTIVE)
    return [c for c in found if not _is_of_sooner(c)]


def _is_of_sooner(word: Token) -> bool:
    """“the sooner it is gone, [the better]”: said of its going"""
    return any(is_one_of(c, "links.the") and stands_as(c, ADVERB) for c in word.children)


def done_by(verb: Token) -> list[Token]:
    """“has done more than anybody [to cut] crime”, “does a lot [to help]”: what the much that is done comes to"""
    if not is_one_of(verb, "links.doing"):
        return []
    much = [o for o in dependents(verb, OBJECT) if is_one_of(o, "worth.amounts")]
    return [t for o in much for t in verb.subtree if t.i > o.i and is_infinitive(t)][:1]


NEEDS_OBJECT = frozenset({Does.HELPS, Does.MENDS})
"""“served the poor”, but “served for a year”."""

Effect = Callable[[float, float], float]
"""(worth of what it is done to, worth of what it makes that do) → worth"""

ACTS_OF_ACTORS = (Does.INFLICTS, Does.HELPS, Does.HARMS, Does.LOWERS, Does.RAISES)
"""What acts tell of who acts, if it is plain whom or what they help or harm."""

EFFECTS: tuple[tuple[Does, Effect], ...] = (
    (Does.REFUSES, lambda done, said: -sign_of(said)),
    (Does.NEGLECTS, lambda done, said: -1.0 if done else 0.0),
    (Does.MENDS, lambda done, said: sign_of(said) or 1.0),
    (Does.INFLICTS, lambda done, said: sign_of(said) or sign_of(done) or -1.0),
    (Does.HELPS, lambda done, said: sign_of(said) or (-1.0 if done < 0 else 1.0)),
    (Does.HARMS, lambda done, said: 1.0 if done < 0 else -1.0),
    (Does.LOWERS, lambda done, said: -sign_of(said) or -sign_of(done)),
    (Does.RAISES, lambda done, said: sign_of(said) or sign_of(done)),
    (Does.FREES, lambda done, said: WEAK),
    (Does.TOUCHES, lambda done, said: -SLIGHT),
    (Does.SAYS, lambda done, said: sign_of(said)),
)
"""What a clause does, by the family of its verb: “helps children”, “reduces crime”, “raises costs”."""
