"""The settings of a run: one frozen value, read from `kg.toml` and the command line."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.named_files import brief, parse_toml, read_text

MOST_WORKERS = 1024
"""So many processes need a machine with a terabyte of memory, or a cluster."""
_CHARACTER = r"(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"
_BASE = re.compile(
    rf"(?:https?://[^\W_](?:[\w.~-]*[^\W_])?(?::\d{{1,5}})?(?:[/?](?:{_CHARACTER}|[/?])*)?|urn:(?!//)(?:{_CHARACTER}|[/?])*)"
    rf"(?:\#(?:{_CHARACTER}|[/?])*)?"
)
"""An IRI as RFC 3987 has it, of the kinds that graphs are named with; behind a port alone a name would be none."""
_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_LINK = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")
_EXAMPLE = re.compile(
    r"(?:https?://(?:[\w.-]+\.)?example(?:\.org|\.com|\.net)?(?::\d+)?(?:[/?#]|$)|urn:example:)", re.IGNORECASE
)


def _is_day(value: str) -> bool:
    """Whether this is a day, month or year: 2012-05-01, 2012-05, 2012."""
    try:
        return _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value + "-01-01"[len(value) - 4 :]))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run depends on besides its documents; part of the provenance of the graph.

    `model`: a spaCy pipeline by name, or "" for the pinned English one. `actors`: more gazetteer files.
    `topics`: a SKOS scheme of what claims are on. `issues`: a table of the issues, instead of those found in the texts.
    `author_claims`: "signed" (only in signed pieces), "always" or "never". `cache`: the folder that keeps parses and
    statements for the next run, "" for none; `cluster`: the address of a Dask cluster that does the work, or "local";
    `cache_mb`: how many megabytes (10⁶ bytes) it may hold.
    `follow_links`: read what links in a folder lead to outside it, too. `columns`: pairs of a field (text, title, date,
    author, publisher, section, url, id) and the column of tables that holds it; "" says that none does.
    `dataset_title`, `dataset_creator`, `dataset_licence` (an IRI) and `dataset_issued` (a day, month or year) describe
    the graph for catalogues.
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
    dataset_title: str = "Who said what, about whom, and what happened"
    dataset_creator: str = ""
    dataset_licence: str = ""
    dataset_issued: str = ""
    columns: tuple[tuple[str, str], ...] = ()

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
        self._check_dataset()

    def _check_dataset(self) -> None:
        """Check what the description of the data set holds."""
        if not self.dataset_title.strip():
            raise SettingsError("dataset_title is empty; leave it out, or name the data set")
        if self.dataset_licence and not _LINK.fullmatch(self.dataset_licence):
            remedy = 'write its address, like "https://creativecommons.org/licenses/by/4.0/"'
            raise SettingsError(f"dataset_licence is {brief(self.dataset_licence)}; {remedy}")
        if self.dataset_issued and not _is_day(self.dataset_issued):
            raise SettingsError(f"dataset_issued is {brief(self.dataset_issued)}; write 2012-05-01, 2012-05 or 2012")

    @property
    def base_is_example(self) -> bool:
        """Whether the IRIs begin with an address that is kept for examples (RFC 2606), and so is nobody's."""
        return _EXAMPLE.match(self.base_iri) is not None


USUAL = Settings()
_KINDS: dict[type, str] = {dict: "table, such as [columns]"}
MEANINGS = {
    "model": "a spaCy pipeline, by name or folder; for none the pinned `en_core_web_sm` 3.8",
    "base_iri": "what the IRIs of the graph begin with",
    "actors": "files of more known actors (.ttl, .csv)",
    "topics": "a SKOS scheme of topics that claims may be on; `ontology/topics.ttl` is an example",
    "issues": "a table of the issues, as `kg issues PATH -o issues.csv` writes it: only these are looked for",
    "decisions": "a file of what you decided: actors and issues to merge, split, rename; statements to correct, reject",
    "author_claims": "the author's own demands: `signed` (only in signed pieces), `always`, `never`",
    "workers": "processes that read the texts; worth it from a hundred documents up",
    "cluster": "the address of a Dask cluster that reads the texts, as `tcp://HOST:8786`, or `local`",
    "cache": "the folder that keeps parses and statements for the next run, for none nothing is kept; "
    "the commands keep them in `.kg-cache`",
    "cache_mb": "megabytes it may hold; what was used longest ago goes first",
    "follow_links": "read what links in a folder lead to outside it, too: any file of the machine",
    "dataset_title": "what the graph is called in its description for catalogues (VoID, DCAT)",
    "dataset_creator": "who publishes the graph; nobody is made up",
    "dataset_licence": "the address of the licence that it is published under",
    "dataset_issued": "when it is published: `2012-05-01`, `2012-05` or `2012`",
    "columns": 'which column of a table of articles is what: `[columns]`, `text = "Body"`, `date = ""` for none; '
    "else their names tell",
}
"""What each setting means to those who write kg.toml."""


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
        wanted: type = {"actors": list, "workers": int, "cache_mb": int, "follow_links": bool, "columns": dict}.get(
            key, str
        )
        if type(value) is not wanted:  # true is an int to Python, but no number of workers
            raise SettingsError(f"{path}: {key} must be a {_KINDS.get(wanted, wanted.__name__)}, not {brief(value)}")
        if isinstance(value, dict):
            if not all(isinstance(each, str) for each in value.values()):
                raise SettingsError(f"{path}: columns is {brief(value)}; write the name of a column behind each field")
            values[key] = tuple(value.items())
        if isinstance(value, list):
            if not all(isinstance(each, str) and each for each in value):
                raise SettingsError(f"{path}: {key} is {brief(value)}; list names of files")
            values[key] = tuple(value)
    given = {key: value for key, value in given.items() if value is not None and value != ()}
    try:
        return replace(usual, **{**values, **given})
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}" if path is not None else str(error)) from error
