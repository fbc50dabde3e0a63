"""Which words denote actors: nouns for persons, roles and organizations, first names; from `kg/lang/en`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.lang.tables import value_of, word_pairs, words

HONORIFICS = words("people", "honorifics")
STYLES = words("people", "styles")
POSTNOMINALS = words("people", "postnominals")
PARTICLES = words("people", "particles")
SPEAKING = words("people", "speaking")
PERSONS = words("people", "persons")
FIRST_NAMES = words("people", "female_names") | words("people", "male_names")
_FEMALE = words("people", "female") | words("people", "female_names")
_MALE = words("people", "male") | words("people", "male_names")
_PLURALS = word_pairs("people", "plurals")
_ENDINGS = word_pairs("people", "plural_endings")

ROLES = words("roles", "roles")
RANK = words("roles", "rank")
SPOKESPEOPLE = words("roles", "spokespeople")

HEADS = words("organizations", "heads")
NAME_HEADS = HEADS | words("organizations", "name_heads")
OPENERS = words("organizations", "openers")
UNITS = words("organizations", "units")
COLLECTIVES = words("groups", "collectives")

ARTICLES = words("grammar", "articles")
INDEFINITE = words("grammar", "indefinite_articles")
DEFINITE = ARTICLES - INDEFINITE
DEMONSTRATIVES = words("grammar", "demonstratives")
CONJUNCTION = words("grammar", "conjunction")
POSSESSIVES = words("grammar", "possessives")


def is_person(noun: str) -> bool:
    """Tell whether the noun denotes a person (or, in the plural, people)."""
    last = noun.rpartition("-")[2]
    return noun in ROLES or noun in PERSONS or last in ROLES or last in PERSONS


def is_role(noun: str) -> bool:
    """Tell whether the noun denotes a role or calling."""
    return noun in ROLES or noun in SPOKESPEOPLE


def is_organization(noun: str) -> bool:
    """Tell whether the noun denotes an organization when it stands by itself."""
    return noun in HEADS or noun in UNITS


def is_first_name(lower: str) -> bool:
    """Tell whether the word is a first name."""
    return lower in FIRST_NAMES


def gender_of(lower: str) -> str:
    """Return f, m or "" of a noun, honorific or first name; "" where it is said of both."""
    female, male = lower in _FEMALE, lower in _MALE
    return "" if female == male else "f" if female else "m"


def singular_of(lower: str) -> str:
    """Return the singular of a lower-case noun, for nouns that denote actors."""
    if lower in _PLURALS:
        return _PLURALS[lower]
    for tail, stem in _ENDINGS.items():
        if lower.endswith(tail) and len(lower) > len(tail) + 1:
            base = lower[: -len(tail)] + stem
            if is_person(base) or is_organization(base):
                return base
    return lower


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """Return, by a sort of organization in the gazetteer, the nouns that may stand for one: “the regulator”."""
    sorts = value_of("organizations", "kinds")
    return MappingProxyType({sort: words("organizations", f"kinds.{sort}") for sort in sorts})
