"""The stretch of text that tells of an event: a clause, or a noun phrase, without what only hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import Span
from kg.syntax import Clause, between, phrase, subtree
from kg.syntax.relations import (
    ACTIVE_CLAUSAL_SUBJECT,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    MARKER,
    MODIFYING_CLAUSE,
    PARATAXIS,
    PRECONJUNCTION,
    PREPOSITION,
    RELATIVE_CLAUSE,
    stands_as,
)

_DANGLING = (
    ADVERBIAL_CLAUSE
    | CONJUNCTION
    | CLAUSE_COMPLEMENT
    | CONJUNCT
    | ACTIVE_CLAUSAL_SUBJECT
    | MARKER
    | PARATAXIS
    | PRECONJUNCTION
)
_ASIDES = APPOSITION | PARATAXIS | RELATIVE_CLAUSE
_BREAKS = frozenset('—–()“”"')


def clause_span(clause: Clause) -> Span:
    """Return the clause without the clauses that hang on it, contiguous around its verb."""
    head = clause.head
    chosen = {t.i for t in subtree(head, lambda c: stands_as(c, _DANGLING) and c.head == head)}
    if stands_as(head, MODIFYING_CLAUSE):
        whose = clause.undergoer or clause.subject
        if whose is not None and whose == head.head:
            chosen |= {t.i for t in whose.subtree if t.i <= head.i}
    left = right = head.i
    while left - 1 in chosen:
        left -= 1
    while right + 1 in chosen:
        right += 1
    doc = head.doc
    while left < head.i and (doc[left].is_punct or doc[left].is_space or stands_as(doc[left], CONJUNCTION, MARKER)):
        left += 1
    while right > head.i and (doc[right].is_punct or doc[right].is_space):
        right -= 1
    return between(doc[left], doc[right])


def noun_span(token: Token) -> Span:
    """Return the noun phrase up to the first relative clause, apposition or dash within it."""
    tokens = phrase(token)
    last = tokens[0]
    for inner in tokens:
        if inner.i > token.i and (
            inner.text in _BREAKS or any(stands_as(t, _ASIDES) and t.i > token.i for t in _up(inner, token))
        ):
            break
        last = inner
    while last.i > token.i and (last.is_punct or stands_as(last, CONJUNCTION, PREPOSITION)):
        last = last.nbor(-1)
    return between(tokens[0], last)


def _up(inner: Token, top: Token) -> Iterator[Token]:
    """Yield a word and those above it, below `top`."""
    while inner not in (top, inner.head):
        yield inner
        inner = inner.head


def joined(first: Span, second: Span) -> Span:
    """Return the stretch over both if they overlap, else the second."""
    if not first.overlaps(second):
        return second
    return Span(min(first.start, second.start), max(first.end, second.end))
