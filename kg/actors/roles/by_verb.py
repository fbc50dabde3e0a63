"""Finds the post that a verb gives a person: “X is the director of Y”, “X, who became chief executive in May,”,
“X was appointed chair”, “Y appointed X as leader”, “X resigned as secretary”, “X, who chairs the committee,”.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.roles.title import StatedRole, is_role_noun, title_of
from kg.actors.words import Words
from kg.syntax import prepositions
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERB,
    COMPLEMENT,
    DETERMINER,
    HELPER,
    MARKER,
    NEGATION,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    SUBJECT,
    dependents,
    first_dependent,
    stands_as,
)

_HAVE = frozenset({"be", "become", "remain"})
_PRAISE = frozenset(
    {"only", "great", "good", "bad", "best", "worst", "next", "natural", "obvious", "likely", "real", "true"}
)
_UNREAL = frozenset({"if", "whether", "unless", "when", "once", "until", "should"})
_NAMED = COMPLEMENT | PREDICATE_NOUN | PREDICATE_ADJECTIVE | OBJECT


def tenures(person: Found, words: Words) -> Iterator[StatedRole]:
    """Yield the posts that verbs give to whom this name, description or pronoun denotes."""
    token = person.token
    verb = token.head
    if stands_as(token, SUBJECT) and verb.pos_ in ("VERB", "AUX"):
        yield from _of_subject(person, verb, words, passive=stands_as(token, PASSIVE_SUBJECT))
    elif stands_as(token, OBJECT) and verb.lemma_.lower() in words.bestowing:
        yield from _given(person, verb, words)
    for clause in token.children:
        if stands_as(clause, NOUN_CLAUSE) and clause.tag_ == "VBN" and clause.lemma_.lower() in words.bestowing:
            yield from _given(person, clause, words)


def heading(person: Found, words: Words) -> tuple[str, Token] | None:
    """Return the post and the object of “X, who chairs the committee”; whether that is a body is for others to say."""
    token, verb = person.token, person.token.head
    if not stands_as(token, ACTIVE_SUBJECT) or verb.lemma_.lower() not in words.heading or not _real(verb):
        return None
    led = first_dependent(verb, OBJECT)
    return None if led is None else (words.heading[verb.lemma_.lower()], led)


def _of_subject(person: Found, verb: Token, words: Words, *, passive: bool) -> Iterator[StatedRole]:
    lemma = verb.lemma_.lower()
    if not _real(verb):
        return
    if lemma in _HAVE:
        for child in verb.children:
            if stands_as(child, PREDICATE_NOUN, OPEN_COMPLEMENT) and child.i > verb.i and is_role_noun(child, words):
                yield from _post(person, child, "role-copula")
                for other in child.conjuncts:
                    if is_role_noun(other, words) and other.head.i >= child.i:
                        yield from _post(person, other, "role-copula")
    elif passive and lemma in words.bestowing:
        yield from _given(person, verb, words)
    elif lemma in words.holding:
        yield from _as(person, verb, words)


def _real(verb: Token) -> bool:
    """Whether the clause states what was or is: not denied, asked or merely possible."""
    aside = any(
        stands_as(c, NEGATION) or (stands_as(c, HELPER) and c.tag_ == "MD" and c.lower_ != "will")
        for c in verb.children
    )
    return not aside and not any(stands_as(c, ADVERB, MARKER) and c.lower_ in _UNREAL for c in verb.children)


def _given(person: Found, verb: Token, words: Words) -> Iterator[StatedRole]:
    """“appointed X chair”, “X was named as director”, “promoted to the post of head of …”."""
    if not _real(verb):
        return
    for child in verb.children:
        if stands_as(child, _NAMED) and child.i > max(verb.i, person.last) and is_role_noun(child, words):
            yield from _post(person, child, "role-appointment")
            return
    yield from _as(person, verb, words)


def _as(person: Found, verb: Token, words: Words) -> Iterator[StatedRole]:
    for name, noun in prepositions(verb):
        if name.split()[-1] in ("as", "to") and noun.i > person.head and is_role_noun(noun, words):
            yield from _post(person, noun, "role-appointment")
            return


def _post(person: Found, noun: Token, rule: str) -> Iterator[StatedRole]:
    """Yield the post if its phrase says which one: “a teacher” is no post of anybody."""
    first, last = title_of(noun)
    definite = not any(c.lower_ in ("a", "an", "no", "any") for c in dependents(noun, DETERMINER))
    if noun.tag_ not in ("NN", "NNP") or (not definite and last == noun.i):
        return
    if any(c.tag_ == "JJS" or c.lower_ in _PRAISE or c.ent_type_ == "ORDINAL" for c in noun.children):
        return
    yield StatedRole(person, first, last, noun.i, rule, vague=not definite)
