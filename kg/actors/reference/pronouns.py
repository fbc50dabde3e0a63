"""Which pronouns may denote an actor."""

from __future__ import annotations

from kg.lang.tables import words

HE = words("grammar", "he")
SHE = words("grammar", "she")
IT = words("grammar", "it")
THEY = words("grammar", "they")
SELF = words("grammar", "first_person_singular")
US = words("grammar", "first_person_plural")
YOU = words("reference", "addressee")
WHO = words("reference", "relative_persons")
REFLEXIVES = words("reference", "reflexives")
PERSONAL = HE | SHE
PRONOUNS = PERSONAL | IT | THEY | SELF | US | YOU | WHO


def gender_of_pronoun(lower: str) -> str:
    """Return m of “his”, f of “her”, else ""."""
    return "m" if lower in HE else "f" if lower in SHE else ""
