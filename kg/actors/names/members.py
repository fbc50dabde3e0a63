"""Members of a party that are not the party: “some senior Tories”, “a number of Conservatives”."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.syntax.relations import ADJECTIVE, DETERMINER, NUMBER, PREPOSITION, PREPOSITION_OBJECT, dependents, stands_as

_MEMBERS, _SOME = words("people", "party_members"), words("people", "some")
_NUMBERS = words("people", "groups_of")


def are_some_members(token: Token) -> bool:
    """Tell whether the plural by which a party is called stands for some of its members."""
    if token.text not in _MEMBERS:
        return False
    told = any(c.i < token.i for c in dependents(token, ADJECTIVE, NUMBER))
    return told or any(c.lower_ in _SOME for c in dependents(token, DETERMINER)) or _is_counted(token)


def _is_counted(token: Token) -> bool:
    of = token.head
    return stands_as(token, PREPOSITION_OBJECT) and stands_as(of, PREPOSITION) and of.head.lower_ in _NUMBERS
