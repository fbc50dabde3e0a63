"""Finds the role that a verb gives a person: “X is the director of Y”, “X, who became chief executive in May,”,
“X was appointed chair”, “Y appointed X as leader”, “X resigned as secretary”, “X, who chairs the committee,”.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.pronouns import SELF
from kg.actors.roles.title import StatedRole, is_role_noun, title_of
from kg.lang.tables import word_pairs, words
from kg.syntax import prepositions
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERB,
    COMPLEMENT,
    COMPOUND,
    DETERMINER,
    HELPER,
    MARKER,
    NEGATION,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    OWNER,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    SUBJECT,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.wording import children

_BEING = words("roles", "being")
_BESTOWING = words("roles", "bestowing")
_HOLDING = words("roles", "holding")
_LEADING = word_pairs("roles", "leading")
_WORKING = words("roles", "working")
_SPELLS = words("roles", "spells")
_BECOMING = words("roles", "becoming")
_AS = words("roles", "as")
_CERTAIN = words("roles", "certain_modal")
_UNREAL = words("roles", "unreal")
_REAL_IN_THE_PAST = words("roles", "real_in_the_past")
_PRAISING = words("roles", "praising")
_INDEFINITE = words("roles", "indefinite")
_NAMED = COMPLEMENT | PREDICATE_NOUN | PREDICATE_ADJECTIVE | OBJECT


def roles_by_verb(person: Found) -> Iterator[StatedRole]:
    """Yield the roles that verbs give to whom this name, description or pronoun denotes."""
    token = person.token
    verb = token.head
    if stands_as(token, SUBJECT) and verb.pos_ in ("VERB", "AUX"):
        yield from _of_subject(person, verb, passive=stands_as(token, PASSIVE_SUBJECT))
    elif stands_as(token, OBJECT) and verb.lemma_.lower() in _BESTOWING:
        yield from _given(person, verb)
    elif stands_as(token, OWNER) and verb.lemma_.lower() in _SPELLS:
        yield from _as_calling(person, verb)  # “my ten years as a nurse”
    for clause in dependents(token, NOUN_CLAUSE):
        if clause.tag_ == "VBN" and clause.lemma_.lower() in _BESTOWING:
            yield from _given(person, clause)


def led_by(person: Found) -> tuple[str, Token] | None:
    """Return the role and the object of “X, who chairs the committee”; whether that is a body is for others to say."""
    token, verb = person.token, person.token.head
    role = _LEADING.get(verb.lemma_.lower())
    if role is None or not stands_as(token, ACTIVE_SUBJECT) or not is_real(verb):
        return None
    led = first_dependent(verb, OBJECT)
    return None if led is None else (role, led)


def _of_subject(person: Found, verb: Token, *, passive: bool) -> Iterator[StatedRole]:
    """“X is the director of Y”, “X was appointed chair”, “X resigned as secretary”"""
    lemma = verb.lemma_.lower()
    if not is_real(verb):
        return
    if lemma in _BEING:
        for child in dependents(verb, PREDICATE_NOUN, OPEN_COMPLEMENT):
            if child.i > verb.i and is_role_noun(child):
                coordinated = (c for c in child.conjuncts if is_role_noun(c) and c.head.i >= child.i)
                for noun in (child, *coordinated):
                    yield from _definite(person, noun, "role-copula")
    elif passive and lemma in _BESTOWING:
        yield from _given(person, verb)
    elif lemma in _WORKING:
        yield from _as_calling(person, verb)
    elif lemma in _HOLDING:
        yield from _as(person, verb)


def is_real(verb: Token) -> bool:
    """Whether the clause states what was or is: not denied, asked or merely possible."""
    if has(verb, NEGATION) or any(c.tag_ == "MD" and c.lower_ not in _CERTAIN for c in dependents(verb, HELPER)):
        return False
    opening = {c.lower_ for c in dependents(verb, ADVERB, MARKER)}
    return not opening & (_UNREAL - _REAL_IN_THE_PAST if verb.tag_ == "VBD" else _UNREAL)


def _given(person: Found, verb: Token) -> Iterator[StatedRole]:
    """“appointed X chair”, “X was named as director”, “promoted to the post of head of …”."""
    if not is_real(verb):
        return
    for child in dependents(verb, _NAMED):
        if child.i > max(verb.i, person.last) and is_role_noun(child):
            yield from _definite(person, child, "role-appointment")
            return
    yield from _as(person, verb)


def _as(person: Found, verb: Token) -> Iterator[StatedRole]:
    """“resigned as secretary”, “promoted to head of …”"""
    for name, noun in prepositions(verb):
        if name.split()[-1] in _BECOMING and noun.i > person.head and is_role_noun(noun):
            yield from _definite(person, noun, "role-appointment")
            return


def _as_calling(person: Found, word: Token) -> Iterator[StatedRole]:
    """“worked as a nurse”, “spent ten years as a teacher”: one of many, but what somebody was for a living."""
    spent = [child for child in dependents(word, OBJECT) if child.lemma_.lower() in _SPELLS]
    for name, noun in (pair for source in (word, *spent) for pair in prepositions(source)):
        if name.split()[-1] in _AS and noun.i > person.head and is_role_noun(noun):
            yield from _definite(person, noun, "role-appointment", calling=True)
            return


def _definite(person: Found, noun: Token, rule: str, *, calling: bool = False) -> Iterator[StatedRole]:
    """Yield the role if its phrase says which one: “a teacher” is no role of anybody, but by calling."""
    first, last = title_of(noun)
    definite = not any(c.lower_ in _INDEFINITE for c in dependents(noun, DETERMINER))
    own = person.named or person.token.lower_ in SELF
    told = own and (calling or last > noun.i or any(c.i < noun.i for c in dependents(noun, COMPOUND)))
    if noun.tag_ not in ("NN", "NNP") or (not definite and last == noun.i and not told):
        return
    if any(c.tag_ == "JJS" or c.lower_ in _PRAISING or c.ent_type_ == "ORDINAL" for c in children(noun)):
        return
    yield StatedRole(person, first, last, noun.i, rule, vague=not definite and not told)
