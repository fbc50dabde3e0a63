"""Several who speak as one and go on to do so: “Unite and the GMB said … [They] warned …”, “[Both unions] warned …”."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.actors.words import is_organization, is_person, singular_of
from kg.claims.draft import Draft
from kg.claims.spans import WHITE
from kg.lang.tables import words
from kg.model import ActorKind
from kg.syntax import conjuncts, sentence
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    CONJUNCT,
    DETERMINER,
    MODIFYING_CLAUSE,
    NUMBER,
    PREDETERMINER,
    PREPOSITION_OBJECT,
    dependents,
    stands_as,
)
from kg.syntax.wording import sentence_around

_THEY, _WITH = words("speaking", "they"), words("frames", "absolute")
_TWO, _THREE = words("speaking", "two"), words("speaking", "three")
_PAIR, _TRIO = words("speaking", "pair"), words("speaking", "trio")
_BODIES = words("speaking", "bodies")


def accusing_together(token: Token) -> tuple[Token, ...]:
    """Return all of “…, with [councils], [unions] and [charities] expressing concern”; none elsewhere.

    The parser hangs the participle on the last of them.
    """
    first = token
    while stands_as(first, CONJUNCT):
        first = first.head
    told = any(c.tag_ == "VBG" for c in dependents(token, MODIFYING_CLAUSE))
    within = stands_as(first, PREPOSITION_OBJECT) and first.head.lower_ in _WITH and first.head.i > 0
    return conjuncts(first) if first != token and told and within and first.head.nbor(-1).text == "," else ()


def go_on(first: Draft, second: Draft, text: str, several: int, kind: Callable[[], ActorKind | None]) -> bool:
    """Tell whether who speaks in the second draft are the `several` who spoke together in the first, just before it.

    `kind`: what they are.
    """
    token = second.speaker
    if token is None or not stands_as(token, ACTIVE_SUBJECT) or not _are_they(token, several, kind):
        return False
    start = sentence(token).start
    near = first.sentence.end <= start and not text[first.sentence.end : start].strip(WHITE)
    return near and not _has_rival(token)


def _are_they(token: Token, several: int, kind: Callable[[], ActorKind | None]) -> bool:
    if token.lower_ in _THEY:
        return True
    if _number(token) != several:
        return False
    noun = singular_of(token.lower_)
    if token.tag_ not in ("NNS", "NNPS") or noun in _PAIR | _TRIO:
        return True
    return is_person(noun) if kind() is ActorKind.PERSON else noun in _BODIES or is_organization(noun)


def _number(token: Token) -> int:
    """Return how many “both unions”, “the two men”, “the pair” are; 0 where that is not said."""
    said = {token.lower_} | {c.lower_ for c in dependents(token, DETERMINER, PREDETERMINER, NUMBER)}
    return 2 if said & (_TWO | _PAIR) else 3 if said & (_THREE | _TRIO) else 0


def _has_rival(token: Token) -> bool:
    """“Ministers met doctors, and [they] said …”: others before it in its sentence may be meant."""
    begins = sentence_around(token)[0]
    before = (t for t in token.doc[begins : token.i] if t.tag_ in ("NNS", "NNPS"))
    return any(stands_as(t, ACTIVE_SUBJECT) and t.head == token.head for t in before)
