"""What may stand for an issue that a text is on without naming it: “the plan”, “such a move”, “it”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.sides.lexicon import is_one_of
from kg.syntax.relations import (
    COMPLEMENT,
    DETERMINER,
    MODIFYING_CLAUSE,
    OBJECT,
    PREDETERMINER,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_OBJECT,
    SUBJECT,
    dependents,
    has,
    stands_as,
)


def stand_ins(text: Doc) -> list[Token]:
    """Return the definite nouns that name a plan without saying which; if there are none, the first pronouns."""
    return [t for t in text if _is_bare_plan(t)] or list(_first_pronouns(text))


def pronouns(text: Doc) -> list[Token]:
    """Return the pronouns that may stand for something, whatever is named before them."""
    return [t for t in text if refers(t)]


def _is_bare_plan(noun: Token) -> bool:
    """“the [plan]”, “such a [scheme]”; not “the plan for schools”, which is named."""
    if noun.pos_ != "NOUN" or not is_one_of(noun, "links.plans") or has(noun, PREPOSITION, MODIFYING_CLAUSE):
        return False
    return any(is_one_of(d, "links.pointing") for d in dependents(noun, DETERMINER, PREDETERMINER))


def _first_pronouns(text: Doc) -> Iterator[Token]:
    """Yield the pronouns before which the text names nothing that they could stand for."""
    for token in text:
        if token.pos_ in ("NOUN", "PROPN") and stands_as(token, SUBJECT, OBJECT, PREPOSITION_OBJECT):
            return
        if refers(token) and stands_as(token, SUBJECT, OBJECT, PREPOSITION_OBJECT):
            yield token


def refers(token: Token) -> bool:
    """“[It] costs jobs”; not “[it] is wrong to go”, “a levy [that] costs jobs”."""
    if token.pos_ != "PRON" or token.tag_ == "WDT" or not is_one_of(token, "links.pronouns"):
        return False
    clause = token.head
    if has(token, MODIFYING_CLAUSE):
        return False  # “those who want it”
    if stands_as(clause, MODIFYING_CLAUSE) and token.lower_ == "that":
        return False
    return not (stands_as(token, SUBJECT) and token.lower_ == "it" and _announces(clause))


def _announces(clause: Token) -> bool:
    """“it [is] wrong to go”, “it [makes] sense to go”"""
    if not is_one_of(clause, "links.is", "links.announcing"):
        return False
    said = [clause, *dependents(clause, PREDICATE_ADJECTIVE, PREDICATE_NOUN)]
    return any(c.i > clause.i for word in said for c in dependents(word, COMPLEMENT))
