"""Questions about a noun: whose it is, what it is called beside, how it is determined."""

from __future__ import annotations

from spacy.tokens import Token

from kg.syntax.relations import APPOSITION, OWNER, ROOT, SUBJECT, Relation, dependents, first_dependent, stands_as


def owner_of(noun: Token) -> Token | None:
    """“[Ofsted]'s report”, “[its] report”"""
    return first_dependent(noun, OWNER)


def appositions_of(noun: Token) -> list[Token]:
    """“the union, [UNISON]”"""
    return dependents(noun, APPOSITION)


def is_main_subject(noun: Token) -> bool:
    """“[Ofsted] said that …”: the subject of its sentence."""
    return stands_as(noun, SUBJECT) and stands_as(noun.head, ROOT)


def clause_right_behind(noun: Token, *relations: Relation) -> Token | None:
    """“the minister [who resigned]”, without a comma: the verb of a clause that begins right behind the noun."""
    for verb in dependents(noun, *relations):
        if verb.left_edge.i == noun.i + 1:
            return verb
    return None
