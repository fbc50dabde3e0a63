"""The words that mark a claim, read from `kg/lang/en/claims*.toml` and checked: what a cue says of its parts."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.lang.tables import parse, table
from kg.model import Act, Modality, Polarity, Stance
from kg.rules.argument import unknown_argument

TABLES = ("claims", "claims_nominal")
DEMANDS = {"sources": ("any", "speaking", "shares"), "objects": ("any", "things", "figures", "none")}
"""What a cue may demand of its speaker and of its object."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One table of words: how they mark a claim and where its parts stand. See the head of `claims.toml`."""

    id: str
    words: tuple[str, ...]
    pos: str
    act: Act
    content: tuple[str, ...]
    stance: Stance | None = Stance.NEUTRAL
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality | None = None
    target: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    source: tuple[str, ...] = ("subject",)
    requires: tuple[str, ...] = ()
    sources: str = "any"
    objects: str = "any"
    passive: bool | None = None
    negated: str = "skip"
    yes: tuple[str, ...] = field(default=(), compare=False)
    no: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class CueIndex:
    """The cues by part of speech and first word; values are (cue, further words of the phrase)."""

    cues: tuple[Cue, ...]
    entries: Mapping[tuple[str, str], tuple[tuple[Cue, tuple[str, ...]], ...]]

    def look_up(self, pos: str, lemma: str) -> tuple[tuple[Cue, tuple[str, ...]], ...]:
        """Return the cues a word may begin, with the words that must stand beside it."""
        return self.entries.get((pos, lemma), ())

    def marks(self, pos: str, lemma: str) -> bool:
        """Tell whether a word by itself may mark a claim: “say”, not the “put” of “put it”."""
        return any(not rest for _, rest in self.look_up(pos, lemma))


@cache
def load_cues() -> CueIndex:
    """Read and check the cue tables of the package. Raises RuleError (file, rule, field, remedy)."""
    cues: list[Cue] = []
    for name in TABLES:
        cues.extend(_cue(dict(values), f"{name}.toml") for values in table(name)["cue"])
    return index_cues(tuple(cues))


def index_cues(cues: tuple[Cue, ...]) -> CueIndex:
    """Arrange cues for look-up. Raises RuleError if two have the same id."""
    seen: set[str] = set()
    entries: dict[tuple[str, str], list[tuple[Cue, tuple[str, ...]]]] = {}
    for cue in cues:
        if cue.id in seen:
            raise RuleError(f'two cues are called "{cue.id}"; give one of them another id')
        seen.add(cue.id)
        for phrase in dict.fromkeys(cue.words):
            first, *rest = (word for word in phrase.split() if word not in ("the", "a"))
            entries.setdefault((cue.pos, first), []).append((cue, tuple(rest)))
    return CueIndex(cues, {key: tuple(value) for key, value in entries.items()})


def read_cues(text: str, name: str) -> Iterator[Cue]:
    """Read cue tables from TOML; every key, part and value is checked."""
    for values in parse(text, name).get("cue", []):
        yield _cue(dict(values), name)


def _cue(table: dict[str, Any], name: str) -> Cue:
    where = f'{name}, rule "{table.get("id", "?")}"'
    pos, words = _words(table, where)
    stance = str(table.pop("stance", "neutral"))
    values: dict[str, Any] = {
        "id": table.pop("id", ""),
        "words": words,
        "pos": pos,
        "act": _one_of(Act, table.pop("act", "statement"), "act", where),
        "stance": None if stance == "auto" else _one_of(Stance, stance, "stance", where),
        "polarity": _one_of(Polarity, table.pop("polarity", "affirmed"), "polarity", where),
        "modality": _one_of(Modality, table.pop("modality"), "modality", where) if "modality" in table else None,
        "negated": table.pop("negated", "skip"),
    }
    if values["negated"] not in ("skip", "keep", *Act):
        raise RuleError(f'{where}: negated is "{values["negated"]}"; use skip, keep or an act')
    for key in ("content", "target", "addressee", "requires", "source"):
        if key in table:
            given = table.pop(key)
            parts = tuple(given.split() if isinstance(given, str) else given)
            if unknown := unknown_argument(part for part in parts if (key, part) != ("target", "content")):
                raise RuleError(f"{where}: {key} has the unknown part {unknown}")
            values[key] = parts
    for key, allowed in DEMANDS.items():
        if key in table:
            values[key] = table.pop(key)
            if values[key] not in allowed:
                raise RuleError(f'{where}: {key} is "{values[key]}"; use one of {", ".join(allowed)}')
    for key, kind in (("passive", bool), ("yes", tuple), ("no", tuple)):
        if key in table:
            values[key] = kind(table.pop(key))
    if table:
        unknown = sorted(table)[0]
        known = ("verbs", "nouns", "adjectives", *(f.name for f in fields(Cue) if f.name not in ("words", "pos")))
        near = difflib.get_close_matches(unknown, known, n=1)
        raise RuleError(f'{where}: unknown slot "{unknown}" ({near[0] if near else ", ".join(known)})')
    if not values["id"] or not values.get("content"):
        raise RuleError(f"{where}: a cue needs an id and content")
    if not values.get("yes"):
        raise RuleError(f"{where}: a cue needs a yes sentence that shows what it finds")
    return Cue(**values)


def _words(table: dict[str, Any], where: str) -> tuple[str, tuple[str, ...]]:
    for key, pos in (("verbs", "VERB"), ("nouns", "NOUN"), ("adjectives", "ADJ")):
        if key in table:
            return pos, tuple(table.pop(key))
    raise RuleError(f"{where}: no words; give verbs, nouns or adjectives")


def _one_of(enum: Any, value: str, key: str, where: str) -> Any:
    try:
        return enum(value)
    except ValueError as error:
        raise RuleError(f'{where}: {key} is "{value}"; use one of {", ".join(enum)}') from error
