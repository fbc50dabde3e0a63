"""The words that tell of events, read from `kg/lang/en/events.toml` and checked."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from kg.errors import RuleError
from kg.lang.tables import parse, table
from kg.model import Factuality
from kg.rules.argument import unknown_argument

FILE = "events.toml"
NEEDS = frozenset({"date", "place", "occasion", "light"})
"""What a mention may need besides somebody in one of the roles."""
KINDS = frozenset({"", "people", "actors", "bodies", "named", "things", "mortals", "counted", "none"})
_CHOICES = {"definite": {"new", "refer"}, "indefinite": {"keep", "plural", "skip"}}
_KINDS_OF_VALUE: dict[str, type] = {"str": str, "bool": bool, "Mapping": dict}
_MADE_OF: dict[str, type] = {"frozenset": frozenset, "tuple": tuple}


@dataclass(frozen=True, slots=True)
class EventRule:
    """One kind of happening in words. See the head of `events.toml`."""

    id: str
    type: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    needs: frozenset[str] = frozenset()
    needs_oblique: tuple[str, ...] = ()
    oblique_objects: frozenset[str] = frozenset()
    subjects_are: str = ""
    objects_are: str = ""
    agents_are: str = ""
    doers: frozenset[str] = frozenset()
    once: bool = False
    definite: str = "new"
    indefinite: str = "skip"
    yes: tuple[str, ...] = field(default=(), compare=False)
    no: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class FactualityWords:
    """What governing words, nouns and adjectives make of an event."""

    governors: Mapping[str, tuple[Factuality, ...]]
    nouns: Mapping[str, tuple[Factuality, ...]]
    modifiers: Mapping[str, tuple[Factuality, ...]]
    phrases: tuple[str, ...]
    wanted: frozenset[str] = frozenset()
    entering: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventRules:
    """All rules, by the first word of their verbs and the last of their nouns, and the word lists they share."""

    rules: tuple[EventRule, ...]
    verbs: Mapping[str, tuple[tuple[EventRule, tuple[str, ...]], ...]]
    nouns: Mapping[str, tuple[tuple[EventRule, tuple[str, ...]], ...]]
    factuality: FactualityWords
    hold: Mapping[str, tuple[tuple[str, ...], ...]]
    """Verbs such as “carry out” by their first word: the words that follow."""
    hold_agents: frozenset[str]
    happen: Mapping[str, tuple[tuple[str, ...], ...]]
    occasions: frozenset[str]
    places: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    counts: frozenset[str]
    times: frozenset[str]
    planning: frozenset[str]


@cache
def load_event_rules() -> EventRules:
    """Read and check the rules of the package. Raises RuleError (file, rule, field, remedy)."""
    return _event_rules(table("events"))


def parse_event_rules(text: str) -> EventRules:
    """Make rules of the text of a rule file. Raises RuleError (file, rule, field, remedy)."""
    return _event_rules(parse(text, FILE))


def _event_rules(data: Mapping[str, Any]) -> EventRules:
    rules = tuple(_rule(dict(values)) for values in data.get("event", []))
    for rule in rules:
        if [r.id for r in rules].count(rule.id) > 1:
            raise RuleError(f'{FILE}, rule "{rule.id}": the id stands twice; give each rule its own')
    try:
        shared, light, fact = data["words"], data["light"], data["factuality"]
        return EventRules(
            rules=rules,
            verbs=_index((r, v.split()) for r in rules for v in r.verbs),
            nouns=_index((r, n.replace("-", " ").split()[::-1]) for r in rules for n in r.nouns),
            factuality=FactualityWords(
                governors=_by_word(fact["governors"]),
                nouns=_by_word(fact["nouns"]),
                modifiers=_by_word(fact["modifiers"]),
                phrases=tuple(fact["phrases"]["planned"]),
                wanted=frozenset(fact["wanted"]),
                entering=frozenset(fact["entering"]["planned"]),
                counts=frozenset(shared["counts"]),
            ),
            hold=_phrases(light["hold"]),
            hold_agents=frozenset(light["agents"]),
            happen=_phrases(light["happen"]),
            occasions=frozenset(shared["occasions"]),
            places=frozenset(shared["places"]),
            people=frozenset(shared["people"]),
            bodies=frozenset(shared["bodies"]),
            counts=frozenset(shared["counts"]),
            times=frozenset(shared["times"]),
            planning=frozenset(shared["planning"]),
        )
    except KeyError as error:
        raise RuleError(f"{FILE}: the table or list {error} is missing; put it back") from error


def _rule(table: Mapping[str, Any]) -> EventRule:
    known = {f.name: f for f in fields(EventRule)}
    name = table.get("id", "(without id)")
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "known: " + ", ".join(known)
            raise RuleError(f'{FILE}, rule "{name}": unknown key {key!r}; {hint}')
        kind = str(known[key].type).split("[")[0]
        wanted: type = _KINDS_OF_VALUE.get(kind, list)
        if type(value) is not wanted:
            raise RuleError(f'{FILE}, rule "{name}": {key} must be a {wanted.__name__}, not {value!r}')
        values[key] = _MADE_OF.get(kind, wanted)(value)
    values["roles"] = {role: tuple(slots) for role, slots in values.get("roles", {}).items()}
    for key in ("id", "type"):
        if key not in values:
            raise RuleError(f'{FILE}, rule "{name}": {key!r} is missing; add it')
    _check_values(name, values)
    values.setdefault("needs", frozenset({*values["roles"], "date", "place"}))
    return EventRule(**values)


def _check_values(name: str, values: Mapping[str, Any]) -> None:
    for key, choices in (*_CHOICES.items(), *((k, KINDS) for k in ("subjects_are", "objects_are", "agents_are"))):
        if values.get(key, "") not in {*choices, ""}:
            raise RuleError(f'{FILE}, rule "{name}": {key} is {values[key]!r}; use one of {", ".join(sorted(choices))}')
    for need in sorted(values.get("needs", ())):
        known = NEEDS | set(values["roles"])
        if need not in known:
            raise RuleError(f'{FILE}, rule "{name}": unknown need {need!r}; known: {", ".join(sorted(known))}')
    for role, places in values["roles"].items():
        if unknown := unknown_argument(places):
            raise RuleError(f'{FILE}, rule "{name}": {role} has the unknown part {unknown}')
    if not values.get("verbs") and not values.get("nouns"):
        raise RuleError(f'{FILE}, rule "{name}": neither verbs nor nouns; give at least one word')


def _index(
    entries: Iterable[tuple[EventRule, list[str]]],
) -> dict[str, tuple[tuple[EventRule, tuple[str, ...]], ...]]:
    """File rules under a word; longer phrases come first."""
    found: dict[str, list[tuple[EventRule, tuple[str, ...]]]] = {}
    for rule, words in entries:
        found.setdefault(words[0], []).append((rule, tuple(words[1:])))
    return {word: tuple(sorted(rules, key=lambda r: -len(r[1]))) for word, rules in found.items()}


def _phrases(entries: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        first, *rest = entry.split()
        found.setdefault(first, []).append(tuple(rest))
    return {word: tuple(sorted(rests, key=len, reverse=True)) for word, rests in found.items()}


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, tuple[Factuality, ...]]:
    found: dict[str, list[Factuality]] = {}
    for value, words in table.items():
        for word in words:
            found.setdefault(word, []).append(Factuality(value))
    return {word: tuple(values) for word, values in found.items()}
