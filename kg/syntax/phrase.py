"""Phrases: what belongs to a word, noun phrases, coordination, prepositional phrases however attached."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from kg.lang.tables import words
from kg.model import Span
from kg.syntax.place import between
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AGENT_BY,
    APPOSITION,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    CONJUNCTION,
    MODIFYING_CLAUSE,
    PARATAXIS,
    PARTICLE,
    PRECONJUNCTION,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    PREPOSITION_COMPLEMENT,
    PUNCTUATION,
    RECIPIENT,
    dependents,
    stands_as,
)
from kg.syntax.wording import children

AS = words("grammar", "as")
_NO_CLAUSE = AUXILIARY | ADJECTIVE | COMPOUND | PREPOSITION
"""What a verb is that heads no clause: “[according] to”, “[including]” are prepositions."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
AFTERTHOUGHTS = MODIFYING_CLAUSE | ADVERBIAL_CLAUSE | APPOSITION | CLAUSE_COMPLEMENT | PARATAXIS


def subtree(token: Token, leave_out: Callable[[Token], bool] | None = None) -> list[Token]:
    """Return the token and all below it in text order, without the branches whose top `leave_out` picks."""
    found: list[Token] = []
    stack = [token]
    while stack:
        top = stack.pop()
        found.append(top)
        stack.extend(c for c in children(top) if leave_out is None or not leave_out(c))
    return sorted(found, key=lambda t: t.i)


def phrase(token: Token, *, full: bool = False) -> list[Token]:
    """Return the tokens of the noun phrase headed by `token`, contiguous around it.

    Without relative clauses, appositions, and coordinated phrases unless `full`.
    """

    def leave_out(child: Token) -> bool:
        if stands_as(child, CONJUNCTION, CONJUNCT, PRECONJUNCTION, PUNCTUATION) and child.head == token:
            return not (full and not stands_as(child, PUNCTUATION))
        return stands_as(child, AFTERTHOUGHTS) and child.head == token and not full

    chosen = {t.i for t in subtree(token, leave_out)}
    left, right, doc = token.i, token.i, token.doc
    while left - 1 in chosen or (left - 2 in chosen and doc[left - 1].text in "-/"):
        left -= 1
    while right + 1 in chosen or (right + 2 in chosen and doc[right + 1].text in ("-", "/", ",", ")")):
        right += 1
    tokens = [t for t in doc[left : right + 1] if not t.is_space]
    while tokens and tokens[-1].is_punct and tokens[-1].i > token.i:
        tokens.pop()
    return tokens


def noun_phrase(token: Token, *, full: bool = False) -> Span:
    """Return the place of the noun phrase headed by `token`; see `phrase`."""
    tokens = phrase(token, full=full)
    return between(tokens[0], tokens[-1])


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and the noun phrases coordinated with it, in order."""
    found: list[Token] = []
    stack = [token]  # a list of a thousand is as deep a chain
    while stack:
        found.append(stack.pop())
        stack.extend(reversed(dependents(found[-1], CONJUNCT)))
    return tuple(found)


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, head of its object) for the prepositional phrases of a word, chains joined."""
    for child in children(token):
        if stands_as(child, AGENT_BY, RECIPIENT, PREPOSITION, PARTICLE) or (
            stands_as(child, ADVERB) and child.pos_ == "ADP"
        ):
            name = child.lower_
            for below in children(child):
                if stands_as(below, PREPOSITION_COMPLEMENT) or (
                    name in AS and stands_as(below, PREDICATE_ADJECTIVE, ADVERB, ADJECTIVE)
                ):
                    yield name, below
                elif stands_as(below, PREPOSITION):
                    inner = (c for c in dependents(below, PREPOSITION_COMPLEMENT))
                    yield from ((f"{name} {below.lower_}", c) for c in inner)


def is_predicate(token: Token) -> bool:
    """Tell whether a word heads a clause: a verb that is no auxiliary, or a copula."""
    if token.pos_ == "VERB":
        return not stands_as(token, _NO_CLAUSE)
    return token.pos_ == "AUX" and not stands_as(token, AUXILIARY)


def has_finite_verb(tokens: Iterable[Token]) -> bool:
    """Tell whether a stretch holds a finite verb (so is more than a heading)."""
    return any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") for t in tokens)
