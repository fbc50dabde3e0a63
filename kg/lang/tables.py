"""The one reader of words and rules: the TOML tables of `kg/lang/en`, with the institutions of countries laid over.

    words("pronouns", "first_person")   the list `first_person` of pronouns.toml

A list is a TOML array or a string of words with blanks between. A file named after a country (`gb.toml`, ISO 3166)
holds what only that country has: its table `[organizations]` adds to organizations.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from kg.errors import RuleError

FOLDER = "kg.lang.en"
COUNTRY = 2
"""Letters of the name of a country's file."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the table `name`.toml, the countries' additions included. Raises RuleError (file, remedy)."""
    values = parse(_text(name), f"{name}.toml")
    for country in countries():
        values = _laid_over(values, _country(country).get(name, {}), f"{country}.toml, {name}")
    return MappingProxyType(values)


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a list of words of the table `name`. Raises RuleError if there is none of this key."""
    return frozenset(listed(value_of(name, key), f"{name}.toml, {key}"))


@cache
def word_pairs(name: str, key: str) -> Mapping[str, str]:
    """Return a list of pairs, “gov=governor sen=senator”, or a table of strings, as a mapping."""
    value = value_of(name, key)
    if isinstance(value, dict):
        return MappingProxyType(dict(value))
    pairs = listed(value, f"{name}.toml, {key}")
    wrong = next((pair for pair in pairs if "=" not in pair), None)
    if wrong is not None:
        raise RuleError(f"{name}.toml, {key}: {wrong!r} is no pair; write word=other")
    return MappingProxyType(dict(pair.split("=", 1) for pair in pairs))


def value_of(name: str, key: str) -> Any:
    """Return what stands under a key of the table `name`; dots lead into tables of it."""
    value: Any = table(name)
    for part in key.split("."):
        if not isinstance(value, Mapping) or part not in value:
            raise RuleError(f"{name}.toml: has no {key!r}; add the list or install the package again")
        value = value[part]
    return value


def listed(value: object, where: str) -> tuple[str, ...]:
    """Return the words of an array or of a string with blanks between, in order. Raises RuleError."""
    if isinstance(value, str):
        return tuple(value.split())
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    raise RuleError(f"{where}: is no list of words; write an array of strings, or one string with blanks between")


def parse(text: str, name: str) -> dict[str, Any]:
    """Return the values of a TOML text. Raises RuleError with the name of the file."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{name}: not valid TOML ({error}); repair the file or install the package again") from error


def countries() -> tuple[str, ...]:
    """Return the countries whose institutions are known: “gb”."""
    return tuple(name for name in names() if len(name) == COUNTRY)


def names() -> tuple[str, ...]:
    """Return the names of all tables, those of countries among them, in order."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in files(FOLDER).iterdir() if f.name.endswith(".toml")))


@cache
def _country(country: str) -> dict[str, Any]:
    values = parse(_text(country), f"{country}.toml")
    unknown = next((name for name in sorted(values) if name not in names() or len(name) == COUNTRY), None)
    if unknown is not None:
        raise RuleError(f"{country}.toml: adds to {unknown!r}, which is no table; tables are {', '.join(names())}")
    return values


def _text(name: str) -> str:
    try:
        return files(FOLDER).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{name}.toml: cannot be read ({error}); install the package again") from error


def _laid_over(values: Mapping[str, Any], more: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Add a country's lists to those of the language; a key must be known there."""
    merged = dict(values)
    for key, addition in more.items():
        if key not in merged:
            raise RuleError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(values))}")
        known = merged[key]
        if isinstance(known, dict) and isinstance(addition, dict):
            merged[key] = known | {k: _joined(known.get(k), v) for k, v in addition.items()}
        else:
            merged[key] = _joined(known, addition)
    return merged


def _joined(known: Any, addition: Any) -> Any:
    if known is None:
        return addition
    if isinstance(known, str) and isinstance(addition, str):
        return f"{known} {addition}"
    if isinstance(known, list):
        return [*known, *(addition if isinstance(addition, list) else listed(addition, "a country's list"))]
    if isinstance(known, str) and isinstance(addition, Iterable):
        return [*known.split(), *addition]
    raise RuleError(f"{addition!r} cannot be added to {known!r}; both must be lists")
