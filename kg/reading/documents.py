"""From paths to documents: files → texts → blocks and metadata."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from kg.errors import InputError, SettingsError
from kg.lang.calendar import parse_date
from kg.model import Block, BlockKind, Document, digest
from kg.named_files import brief, one_line
from kg.reading.carry_back import blocks_as_they_came
from kg.reading.datelines import without_datelines
from kg.reading.files import files_of, load
from kg.reading.languages import set_aside
from kg.reading.layout import blocks
from kg.reading.metadata import metadata
from kg.reading.metadata_table import known_of
from kg.reading.readers import SourceText, is_address, read_file, unforeseen
from kg.reading.readers.columns import FIELDS
from kg.reading.restoring import restored

ColumnsGiven = tuple[tuple[str, str], ...]
_STACK = re.compile(r"[^\w\s\x00-\u02ff]{32}")
"""So many marks in a row: to put accents in order that are stacked on a letter takes the square of their number."""


def read(path: Path) -> Document:
    """Read the document in one file; raises InputError if there is none, or several."""
    found, warnings = _documents(*_sources([path], follow_links=False, columns=())[:2])
    if len(found) > 1:
        raise InputError(f"{path}: holds {len(found)} documents; use read_all")
    if warnings:
        raise InputError(warnings[0])
    return found[0]


def read_all(
    paths: Sequence[Path | str], *, follow_links: bool = False, columns: ColumnsGiven = ()
) -> tuple[list[Document], list[str]]:
    """Read files, folders and standard input (“-”); return the documents and warnings about what was left out.

    The same text counts once. What cannot be read is a warning that names it, and the rest goes on. Raises InputError
    if a path does not exist or nothing can be read. `columns` are pairs of a field and the column of tables that holds
    it (see Settings); which columns were taken for what is among the warnings.
    """
    sources, warnings = read_sources(paths, follow_links=follow_links, columns=columns)
    return _documents(sources, warnings)


def _documents(sources: Sequence[SourceText], warnings: list[str]) -> tuple[list[Document], list[str]]:
    documents: list[Document] = []
    for source in sources:
        try:
            documents.append(document_of(source))
        except Exception as error:  # that nobody thought of: it must not end the rest
            told = unforeseen(error)
            warnings.append(f"{source.name}: left out, the program fails on it ({told}); please report this text")
    if not documents:
        raise InputError(_nothing(warnings))
    return documents, warnings


def read_sources(
    paths: Sequence[Path | str], *, follow_links: bool = False, columns: ColumnsGiven = ()
) -> tuple[list[SourceText], list[str]]:
    """Read files, folders and standard input (“-”) as `read_all` does, but only to texts: what is to be read in them.

    `document_of` makes the document of each, anywhere.
    """
    sources, warnings, columns_told = _sources(paths, follow_links=follow_links, columns=columns)
    return sources, [*columns_told, *warnings]


def _sources(
    paths: Sequence[Path | str], *, follow_links: bool, columns: ColumnsGiven
) -> tuple[list[SourceText], list[str], list[str]]:
    """Return texts, warnings, and which columns of tables were taken for what."""
    unknown = next((field for field, _ in columns if field not in FIELDS), None)
    if unknown is not None:
        raise SettingsError(f"no column can be {brief(unknown)}; use {', '.join(FIELDS)}")
    listed = files_of(paths, follow_links=follow_links)
    sources: dict[str, SourceText] = {}
    names: list[SourceText] = []
    known = known_of(listed.files, paths)
    warnings: list[str] = list(known.warnings)
    for path in listed.files:
        try:
            texts, wrong = read_file(load(path, columns))
        except InputError as error:
            warnings.append(str(error))
            continue
        warnings.extend(map(str, wrong))
        for text in map(known.applied, texts):
            first = sources.setdefault(digest_of(text.text), text)
            names.append(text)
            if first is not text:
                warnings.append(f"{text.name}: the same text as {first.name}; read once")
    warnings += known.unused(names, listed.files)
    warnings = list(map(one_line, (*warnings, *listed.warnings)))
    if not sources:
        raise InputError(_nothing(warnings))
    return list(sources.values()), warnings, [*map(one_line, _columns_told(sources.values()))]


_TABLES = ("csv", "xlsx", "parquet", "jsonl")
"""Readers of tables, whose columns are taken for this or that by their names."""


def _columns_told(sources: Iterable[SourceText]) -> Iterator[str]:
    """Yield of each table which column was taken for what, so that somebody can say that it is another."""
    told = Counter((s.name.rpartition("#")[0], s.how) for s in sources if s.kind in _TABLES and s.how)
    for (name, how), number in told.items():
        texts = "1 text" if number == 1 else f"{number} texts"
        yield f"{name}: {texts}, by its columns ({how}); --column FIELD=NAME if not so"


def _nothing(warnings: Sequence[str]) -> str:
    """Say why there are no documents."""
    if not warnings:
        return "no documents given; name files or folders, or - for standard input"
    more = f" (and {len(warnings) - 1} more that cannot be read)" if len(warnings) > 1 else ""
    return warnings[0] + more


def document(text: str, *, path: str = "", given: Mapping[str, str] | None = None) -> Document:
    """Make a document of a text; `given` metadata (title, date, author, publisher, url) goes before what it says."""
    return document_of(SourceText(path, text, tuple((given or {}).items())))


def document_of(source: SourceText) -> Document:
    """Make the document of a text as a file held it."""
    text = source.text
    torn = restored(text)
    meant = text if torn is None else torn.text
    layout = blocks(meant, markdown=source.markdown, labels=source.labels if torn is None else ())
    if source.skip:
        layout = tuple(replace(b, kind=BlockKind.CHROME) if b.span.start < source.skip else b for b in layout)
    read_off = metadata(meant, layout)
    given = dict(source.given)
    if "date" in given:
        given["date"] = parse_date(given["date"]) or ""
    title = given.get("title") or read_off.title
    url = given.get("url")
    laid_out = set_aside(meant, without_datelines(meant, _with_title(meant, layout, title)))
    return Document(
        id=digest_of(text),
        path=source.name,
        text=text,
        title=title,
        date=given.get("date") or read_off.date,
        author=given.get("author") or read_off.author,
        publisher=given.get("publisher") or read_off.publisher,
        section=given.get("section") or None,
        url=url if url and is_address(url) else None,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        blocks=laid_out if torn is None else blocks_as_they_came(laid_out, torn),
    )


def digest_of(text: str) -> str:
    """Return the id of a text: it depends on its characters, not on how accents are composed or where it lies."""
    ends = [0, *(stack.end() for stack in _STACK.finditer(text)), len(text)]
    return digest("".join(unicodedata.normalize("NFC", text[start:end]) for start, end in pairwise(ends)))


def _with_title(text: str, layout: tuple[Block, ...], title: str | None) -> tuple[Block, ...]:
    """Mark a first paragraph that is exactly the given title."""
    first = next((b for b in layout if b.kind is BlockKind.BODY), None)
    if first is None or title is None or " ".join(first.span.of(text).split()) != " ".join(title.split()):
        return layout
    return tuple(replace(b, kind=BlockKind.TITLE) if b is first else b for b in layout)
