"""Questions about a noun: whose it is, what it is called beside, how it is determined."""

from __future__ import annotations

from spacy.tokens import Token

from kg.syntax.relations import APPOSITION, OWNER, dependents, first_dependent


def owner_of(noun: Token) -> Token | None:
    """“[Ofsted]'s report”, “[its] report”"""
    return first_dependent(noun, OWNER)


def appositions_of(noun: Token) -> list[Token]:
    """“the union, [UNISON]”"""
    return dependents(noun, APPOSITION)
