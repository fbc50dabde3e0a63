"""The stretch of text that tells of an event: a clause, or a noun phrase, without what only hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.model import Span
from kg.syntax import Clause, between, phrase, subtree

_DANGLING = frozenset({"advcl", "ccomp", "parataxis", "conj", "cc", "mark", "csubj", "preconj"})
_ASIDES = frozenset({"relcl", "appos", "parataxis"})
_BREAKS = frozenset('—–()“”"')


def clause_span(clause: Clause) -> Span:
    """Return the clause without the clauses that hang on it, contiguous around its verb."""
    head = clause.head
    chosen = {t.i for t in subtree(head, lambda c: c.dep_ in _DANGLING and c.head == head)}
    if head.dep_ in ("acl", "relcl"):
        whose = clause.undergoer or clause.subject
        if whose is not None and whose == head.head:
            chosen |= {t.i for t in whose.subtree if t.i <= head.i}
    left = right = head.i
    while left - 1 in chosen:
        left -= 1
    while right + 1 in chosen:
        right += 1
    doc = head.doc
    while left < head.i and (doc[left].is_punct or doc[left].is_space or doc[left].dep_ in ("cc", "mark")):
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
            inner.text in _BREAKS or any(t.dep_ in _ASIDES and t.i > token.i for t in _up(inner, token))
        ):
            break
        last = inner
    while last.i > token.i and (last.is_punct or last.dep_ in ("prep", "cc")):
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
