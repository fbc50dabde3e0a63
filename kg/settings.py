"""The settings of a run: one frozen value, read from `kg.toml` and the command line."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.named_files import brief, parse_toml, read_text

MOST_WORKERS = 1024
"""So many processes need a machine with a terabyte of memory, or a cluster."""
_CHARACTER = r"(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"
_BASE = re.compile(
    rf"(?:https?://[^\W_](?:[\w.~-]*[^\W_])?(?::\d{{1,5}})?(?:[/?](?:{_CHARACTER}|[/?])*)?|urn:(?:{_CHARACTER}|[/?])*)"
    rf"(?:\#(?:{_CHARACTER}|[/?])*)?"
)
"""An IRI as RFC 3987 has it, of the kinds that graphs are named with; behind a port alone a name would be none."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run depends on besides its documents; part of the provenance of the graph.

    `model`: a spaCy pipeline by name, or "" for the pinned English one. `actors`: more gazetteer files.
    `topics`: a SKOS scheme of what claims are on. `issues`: a table of the issues, instead of those found in the texts.
    `author_claims`: "signed" (only in signed pieces), "always" or "never". `cache`: the folder that keeps parses and
    statements for the next run, "" for none; `cluster`: the address of a Dask cluster that does the work, or "local";
    `cache_mb`: how many megabytes (10⁶ bytes) it may hold.
    `follow_links`: read what links in a folder lead to outside it, too.
    """

    model: str = ""
    base_iri: str = "https://example.org/kg/"
    actors: tuple[str, ...] = ()
    topics: str = ""
    issues: str = ""
    decisions: str = ""
    author_claims: str = "signed"
    workers: int = 1
    cluster: str = ""
    cache: str = ""
    cache_mb: int = 2000
    follow_links: bool = False

    def __post_init__(self) -> None:
        """Check the values that have a closed set or a form."""
        if self.author_claims not in ("signed", "always", "never"):
            raise SettingsError(f"author_claims is {brief(self.author_claims)}; use signed, always or never")
        if not self.base_iri.startswith(("http://", "https://", "urn:")) or not self.base_iri.endswith(("/", "#", ":")):
            told = f"base_iri is {brief(self.base_iri)}"
            raise SettingsError(f"{told}; use an http(s) or urn IRI that ends with / # or :")
        if not _BASE.fullmatch(self.base_iri):
            told = f"base_iri is {brief(self.base_iri)}, which names cannot be joined to"
            raise SettingsError(f'{told}; write it like "https://example.org/kg/", without spaces, quotes and brackets')
        if not 1 <= self.workers <= MOST_WORKERS:
            raise SettingsError(f"workers is {brief(self.workers)}; use 1 or more, {MOST_WORKERS} at most")
        if self.cache_mb < 1:
            raise SettingsError(f'cache_mb is {brief(self.cache_mb)}; use 1 or more, or cache = ""')


USUAL = Settings()


def load_settings(path: Path | None = None, usual: Settings = USUAL, **given: Any) -> Settings:
    """Read `kg.toml` (of this folder unless `path` names one), then apply what the command line gives.

    What neither gives is as in `usual`.

    Raises SettingsError for an unreadable file or an unknown key, with the nearest known one.
    """
    known = {f.name: f for f in fields(Settings)}
    values: dict[str, Any] = {}
    if path is None and Path("kg.toml").is_file():
        path = Path("kg.toml")
    if path is not None:
        values = parse_toml(read_text(path, SettingsError), path, SettingsError)
    for key, value in values.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "known: " + ", ".join(known)
            raise SettingsError(f"{path}: unknown key {brief(key)}; {hint}")
        wanted: type = {"actors": list, "workers": int, "cache_mb": int, "follow_links": bool}.get(key, str)
        if type(value) is not wanted:  # true is an int to Python, but no number of workers
            raise SettingsError(f"{path}: {key} must be a {wanted.__name__}, not {brief(value)}")
        if isinstance(value, list):
            if not all(isinstance(each, str) and each for each in value):
                raise SettingsError(f"{path}: {key} is {brief(value)}; list names of files")
            values[key] = tuple(value)
    given = {key: value for key, value in given.items() if value is not None and value != ()}
    try:
        return replace(usual, **{**values, **given})
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}" if path is not None else str(error)) from error
