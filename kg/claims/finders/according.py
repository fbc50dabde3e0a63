"""“according to X”: what is said is the clause it hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.claims.draft import Draft, Passage
from kg.syntax import cover, has_finite_verb, phrase, sentence, subtree
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AGENT_BY,
    APPOSITION,
    ATTRIBUTE,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    MODIFYING_CLAUSE,
    NUMBER,
    OBJECT,
    OWNER,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    PREPOSITION_COMPLEMENT,
    SUBJECT,
    TIME_NOUN,
    first_dependent,
    has,
    stands_as,
)

DEPENDENT = (
    COMPLEMENT
    | MODIFYING_CLAUSE
    | PREPOSITION_COMPLEMENT
    | PREDICATE_ADJECTIVE
    | ADVERBIAL_CLAUSE
    | ADVERB
    | AGENT_BY
    | ADJECTIVE
    | APPOSITION
    | ATTRIBUTE
    | COMPOUND
    | CONJUNCT
    | OBJECT
    | TIME_NOUN
    | ACTIVE_SUBJECT
    | NUMBER
    | OWNER
    | PREPOSITION
)
"""From a word that depends in one of these ways one climbs on to its clause."""


def draft_according(passage: Passage) -> Iterator[Draft]:
    """Yield the claims marked by “according to X”: what is said is the clause it hangs on."""
    for token in passage.doc:
        if token.lower_ != "according":
            continue
        to = next((c for c in token.children if c.lower_ == "to"), None)
        source = first_dependent(to, PREPOSITION_COMPLEMENT) if to is not None else None
        if to is None or source is None:
            continue
        host = _host_clause(token)
        words = _without(host, token) if host is not None else []
        content = cover(_trim(words))
        if host is not None and content:
            place = sentence(token)
            yield Draft(
                "according-to", None, host, source, cover(phrase(source, full=True)), cover((token, to)), content, place
            )


def _host_clause(token: Token) -> Token | None:
    """Climb from “according” to the clause, through clauses that share its subject."""
    host = token.head
    if host == token:
        return None
    while stands_as(host, DEPENDENT) and host.head != host:
        # “X said …, according to Y”
        told = (
            stands_as(host, CLAUSE_COMPLEMENT) and host.head.i < host.i and token.i > 0 and token.nbor(-1).text == ","
        )
        if stands_as(host, CLAUSE_COMPLEMENT, CONJUNCT) and has(host, SUBJECT) and not told:
            break
        host = host.head
    return host


def _without(host: Token, token: Token) -> list[Token]:
    """Return the clause without “according to X” and the marks about it."""
    words = subtree(host, lambda child: child.i == token.i)
    opened = [t.i for t in words if t.i < token.i and t.text == "("]
    if opened and not any(t.text == ")" for t in token.doc[opened[-1] : token.i]):
        close = next((t.i for t in token.doc[token.i :] if t.text == ")"), len(token.doc))
        words = [t for t in words if opened[-1] < t.i < close]  # “states like Iowa (93 %, according to X)”
    colon = max((t.i for t in words if t.i < token.i and t.text in (":", ";")), default=-1)
    if colon >= 0 and has_finite_verb(t for t in words if colon < t.i < token.i):
        words = [t for t in words if t.i > colon]
    return [t for t in words if not (t.is_punct and t.i > token.i - 2)]


def _trim(tokens: Sequence[Token]) -> list[Token]:
    words = list(tokens)
    while words and (words[-1].is_punct or words[-1].is_space) and words[-1].text not in ("”", '"', "’", "'", ")"):
        words.pop()
    while words and (words[0].is_punct or words[0].is_space) and words[0].text not in ("“", '"', "‘", "'", "("):
        words.pop(0)
    return words
