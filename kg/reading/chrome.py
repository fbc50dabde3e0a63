"""Tells the lines of a web page that are not part of its text, by the words in `rules/chrome.toml`."""

from __future__ import annotations

import difflib
import functools
import re
from dataclasses import dataclass
from typing import Any

from kg.errors import RuleError
from kg.lang.tables import table

FILE = "chrome.toml"
_KEYS = ("id", "lines", "patterns", "phrases", "section", "words", "yes", "no")
_STRAIGHT = str.maketrans("’‘“”\u00a0", "''\"\" ")


@dataclass(frozen=True, slots=True)
class ChromeRule:
    """“A line that says ‘Related articles’ is chrome, and so are the links after it.”"""

    id: str
    lines: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    phrases: tuple[str, ...] = ()
    section: bool = False
    words: int = 25
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    def matches(self, line: str) -> bool:
        """Tell whether a line of text is chrome by this rule."""
        if len(line) > 16 * self.words:
            return False
        text = plain(line)
        if len(text.split()) > self.words:
            return False
        bare = text.rstrip(" .:!…")
        return (
            bare in self.lines
            or any(phrase in text for phrase in self.phrases)
            or (self.pattern is not None and any(self.pattern.fullmatch(t) for t in dict.fromkeys((bare, text))))
        )


@dataclass(frozen=True, slots=True)
class BylineWords:
    """Names in bylines that are nobody's, endings of site names, and news agencies by their short names."""

    nobody: frozenset[str]
    roles: frozenset[str]
    publisher_suffixes: tuple[str, ...]
    agencies: dict[str, str]


def plain(line: str) -> str:
    """Return a line in lower case with straight quotation marks and single spaces, as the rules see it."""
    return " ".join(line.translate(_STRAIGHT).casefold().split())


@functools.lru_cache(maxsize=4096)
def chrome_rule(line: str) -> ChromeRule | None:
    """Return the first rule by which a line is chrome, if any."""
    return next((rule for rule in chrome_rules() if rule.matches(line)), None)


@functools.cache
def chrome_rules() -> tuple[ChromeRule, ...]:
    """Load the rules once; raises RuleError for a key or pattern that is wrong."""
    return tuple(_rule(values) for values in table("chrome").get("chrome", []))


@functools.cache
def byline_words() -> BylineWords:
    """Load the words for bylines once."""
    values = table("chrome")["byline"]
    return BylineWords(
        frozenset(values["nobody"]),
        frozenset(values["roles"]),
        tuple(values["publisher_suffixes"]),
        {k.casefold(): v for k, v in values["agencies"].items()},
    )


def _rule(values: dict[str, Any]) -> ChromeRule:
    name = values.get("id", "(without id)")
    for key in values:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "known: " + ", ".join(_KEYS)
            raise RuleError(f'{FILE}, rule "{name}": unknown key {key!r}; {hint}')
    try:
        for pattern in values.get("patterns", ()):
            re.compile(pattern)
        joined = "|".join(f"(?:{p})" for p in values.get("patterns", ()))
    except re.error as error:
        raise RuleError(f'{FILE}, rule "{name}": pattern {error.pattern!r} is wrong ({error.msg})') from error
    return ChromeRule(
        id=name,
        lines=frozenset(values.get("lines", ())),
        pattern=re.compile(joined) if joined else None,
        phrases=tuple(values.get("phrases", ())),
        section=values.get("section", False),
        words=values.get("words", 25),
        yes=tuple(values.get("yes", ())),
        no=tuple(values.get("no", ())),
    )
