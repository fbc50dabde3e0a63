"""The word lists of this part: `kg/lang/en/{people,groups,organizations}.toml` as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.errors import RuleError
from kg.lang.tables import table

_LISTS = {
    "people": (
        *(
            "honorifics",
            "offices",
            "speaking",
            "rank",
            "pseudonyms",
            "judging",
            "plurals",
            "styles",
            "postnominals",
            "posts",
            "paired",
        ),
        *("bestowing", "holding", "heading", "abbreviations"),
        *("spokespeople", "persons", "female", "male", "particles", "female_names", "male_names"),
    ),
    "groups": ("collectives", "definite", "parts", "adjectives", "sets", "unspecific", "addressed"),
    "organizations": (
        *(
            "heads",
            "name_heads",
            "units",
            "dependent",
            "portfolios",
            "introducing",
            "programmes",
            "papers",
            "broadcasts",
            "partisan",
            "minds",
            "done_to_bodies",
            "of_things",
            "openers",
            "kinds",
            "government",
            "elsewhere",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Government:
    """Which government is meant by “the government”: its id and the words that tell."""

    id: str
    signs: frozenset[str]
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Lower-case word sets by what they tell; see the comments of the files."""

    offices: frozenset[str]
    speaking: frozenset[str]
    rank: frozenset[str]
    pseudonyms: frozenset[str]
    judging: frozenset[str]
    singulars: dict[str, str]
    honorifics: frozenset[str]
    styles: frozenset[str]
    postnominals: frozenset[str]
    posts: frozenset[str]
    paired: frozenset[str]
    bestowing: frozenset[str]
    holding: frozenset[str]
    heading: dict[str, str]
    abbreviations: dict[str, str]
    spokespeople: frozenset[str]
    persons: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    particles: frozenset[str]
    female_names: frozenset[str]
    male_names: frozenset[str]
    collectives: frozenset[str]
    definite: frozenset[str]
    parts: frozenset[str]
    adjectives: frozenset[str]
    sets: frozenset[str]
    unspecific: frozenset[str]
    addressed: frozenset[str]
    heads: frozenset[str]
    name_heads: frozenset[str]
    units: frozenset[str]
    dependent: frozenset[str]
    portfolios: frozenset[str]
    introducing: frozenset[str]
    programmes: frozenset[str]
    papers: frozenset[str]
    broadcasts: frozenset[str]
    partisan: frozenset[str]
    minds: frozenset[str]
    done_to_bodies: frozenset[str]
    of_things: frozenset[str]
    openers: frozenset[str]
    kinds: dict[str, frozenset[str]]
    governments: tuple[Government, ...]
    elsewhere: frozenset[str]

    def person(self, lemma: str) -> bool:
        """Tell whether the noun denotes a person (or, in the plural, people)."""
        if lemma in self.posts or lemma in self.persons:
            return True
        return "-" in lemma and (lemma.rsplit("-", 1)[-1] in self.posts or lemma.rsplit("-", 1)[-1] in self.persons)

    def singular(self, lower: str) -> str:
        """Return the singular of a lower-case noun, for nouns that denote actors."""
        if lower in self.singulars:
            return self.singulars[lower]
        for tail, stem in (("ies", "y"), ("es", ""), ("s", "")):
            if lower.endswith(tail) and len(lower) > len(tail) + 1:
                base = lower[: -len(tail)] + stem
                if self.person(base) or self.organization(base):
                    return base
        return lower

    def post(self, lemma: str) -> bool:
        """Tell whether the noun denotes a post or calling."""
        return lemma in self.posts or lemma in self.spokespeople

    def organization(self, lemma: str) -> bool:
        """Tell whether the noun denotes an organization when it stands by itself."""
        return lemma in self.heads or lemma in self.units

    def first_name(self, lower: str) -> bool:
        """Tell whether the word is a first name."""
        return lower in self.female_names or lower in self.male_names

    def gender(self, lemma: str) -> str:
        """Return f, m or "" of a noun, honorific or first name."""
        if lemma in self.female or lemma in self.female_names:
            return "" if lemma in self.male or lemma in self.male_names else "f"
        return "m" if lemma in self.male or lemma in self.male_names else ""


@lru_cache(maxsize=1)
def words() -> Words:
    """Read the lists. Raises RuleError for a list that is missing, unknown or of the wrong kind."""
    raw = {name: _read(name, fields) for name, fields in _LISTS.items()}
    plain = {
        field: frozenset(raw[name][field].split())
        for name, fields in _LISTS.items()
        for field in fields
        if isinstance(raw[name][field], str)
    }
    organizations = raw["organizations"]
    singulars = _pairs(raw["people"]["plurals"])
    return Words(
        **{k: v for k, v in plain.items() if k not in ("plurals", "heading", "abbreviations")},
        singulars=singulars,
        heading=_pairs(raw["people"]["heading"]),
        abbreviations=_pairs(raw["people"]["abbreviations"]),
        kinds={key: frozenset(value.split()) for key, value in organizations["kinds"].items()},
        governments=tuple(
            Government(g["id"], frozenset(g["signs"].split()), frozenset(g["own"].split()))
            for g in organizations["government"]
        ),
        elsewhere=frozenset(organizations["elsewhere"]["signs"].split()),
    )


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split())


def _read(name: str, fields: tuple[str, ...]) -> dict[str, Any]:
    values = dict(table(name))
    wrong = sorted(set(values) ^ set(fields))
    if wrong:
        raise RuleError(f"{name}.toml: {', '.join(wrong)}: unknown or missing list; it has {', '.join(fields)}")
    return values
