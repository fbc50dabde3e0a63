"""The settings of a run: one frozen value, read from `kg.toml` and the command line."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from kg.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run depends on besides its documents; part of the provenance of the graph.

    `model`: a spaCy pipeline by name, or "" for the pinned English one. `actors`: more gazetteer files.
    `topics`: a SKOS scheme of what claims are on. `issues`: a table of the issues, instead of those found in the texts.
    `author_claims`: "signed" (only in signed pieces), "always" or "never". `cache`: the folder that keeps parses and
    statements for the next run, "" for none; `cache_mb`: how many megabytes (10⁶ bytes) it may hold.
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
    cache: str = ""
    cache_mb: int = 2000
    follow_links: bool = False

    def __post_init__(self) -> None:
        """Check the values that have a closed set or a form."""
        if self.author_claims not in ("signed", "always", "never"):
            raise SettingsError(f"author_claims is {self.author_claims!r}; use signed, always or never")
        if not self.base_iri.startswith(("http://", "https://", "urn:")) or not self.base_iri.endswith(("/", "#", ":")):
            raise SettingsError(f"base_iri is {self.base_iri!r}; use an http(s) or urn IRI that ends with / # or :")
        if self.workers < 1:
            raise SettingsError(f"workers is {self.workers}; use 1 or more")
        if self.cache_mb < 1:
            raise SettingsError(f'cache_mb is {self.cache_mb}; use 1 or more, or cache = ""')


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
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise SettingsError(f"{path}: cannot be read ({error.strerror}); name a file that exists") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}: not valid TOML ({error})") from error
    for key, value in values.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "known: " + ", ".join(known)
            raise SettingsError(f"{path}: unknown key {key!r}; {hint}")
        wanted: type = {"actors": list, "workers": int, "cache_mb": int, "follow_links": bool}.get(key, str)
        if not isinstance(value, wanted):
            raise SettingsError(f"{path}: {key} must be a {wanted.__name__}, not {value!r}")
        if isinstance(value, list):
            values[key] = tuple(str(v) for v in value)
    given = {key: value for key, value in given.items() if value is not None and value != ()}
    try:
        return replace(usual, **{**values, **given})
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}" if path is not None else str(error)) from error
