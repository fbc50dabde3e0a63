"""Turns paths into decoded texts: txt, md, html, jsonl; folders and standard input. UTF-8 without translation."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError

TEXT = (".txt", ".text", ".md", ".markdown")
HTML = (".html", ".htm", ".xhtml")
JSON_LINES = (".jsonl", ".ndjson")
KNOWN = TEXT + HTML + JSON_LINES
BINARY = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".zip", ".gz", ".jpg", ".jpeg", ".png", ".xlsx", ".pptx")
OFFICE = BINARY[:6]
"""Kinds that hold texts: worth a word when a folder has them."""
STDIN = "-"
_FIELDS = ("title", "date", "author", "publisher", "url")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:.*\r?\n){1,40}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded text, the name it goes by, and the metadata that came with it."""

    name: str
    text: str
    given: tuple[tuple[str, str], ...] = ()
    markdown: bool = False
    skip: int = 0
    """Where the text itself begins, after front matter."""


def expand(path: str | Path) -> list[Path]:
    """Return the files a path stands for: itself, or all readable kinds below a folder, sorted.

    Raises InputError for a path that does not exist and a folder without such files.
    """
    place = Path(path)
    if str(path) == STDIN:
        return [place]
    if not place.exists():
        raise InputError(f"{path}: no such file or folder; check the path")
    if not place.is_dir():
        return [place]
    below = (p for p in place.rglob("*") if p.is_file() and p.suffix.casefold() in KNOWN)
    files = sorted(p for p in below if not any(part.startswith(".") for part in p.relative_to(place).parts))
    if not files:
        raise InputError(f"{path}: no documents in this folder; put {', '.join(KNOWN)} files there")
    return files


def unreadable(path: str | Path) -> str | None:
    """Return a warning about the files below a folder that are documents, but of kinds that cannot be read."""
    if not Path(path).is_dir():
        return None
    kinds = sorted(p.suffix.casefold() for p in Path(path).rglob("*") if p.suffix.casefold() in OFFICE and p.is_file())
    if not kinds:
        return None
    which = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    return f"{whole(str(path))}: left out what cannot be read ({which}); save their text as .txt (UTF-8) or .html"


def load(path: Path) -> tuple[list[Source], list[str]]:
    """Return the texts of one file and warnings about lines that had to be left out.

    Raises InputError if nothing in it can be used.
    """
    name = whole(str(path))  # names of files need not be UTF-8
    suffix = path.suffix.casefold()
    if suffix in BINARY:
        raise InputError(f"{name}: {suffix} files cannot be read; save the text as .txt (UTF-8) or .html")
    text = decode(_bytes(path), name)
    if not text.strip(" \t\r\n\f\v\u00a0\u200b\x00"):
        raise InputError(f"{name}: the file is empty; leave it out or fill it")
    if suffix in JSON_LINES or (name == STDIN and _is_json(text)):
        return _json_lines(text, name)
    if suffix in HTML or re.match(r"\s*<(?:!doctype html|html)\b", text, re.IGNORECASE):
        return [_html(text, name)], []
    given, skip = _front_matter(text)
    return [Source(name, text, given, markdown=suffix in (".md", ".markdown"), skip=skip)], []


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 as it is, without its byte order mark; raises InputError with the place of the first wrong byte."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (data and data.count(0) > len(data) // 10):
        raise InputError(f"{name}: not UTF-8 text (UTF-16 or binary, byte 0); save it as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = data[error.start]
        raise InputError(
            f"{name}: not UTF-8 (byte 0x{wrong:02x} at offset {error.start}); convert it, for instance with "
            f"iconv -f WINDOWS-1252 -t UTF-8"
        ) from error
    return text.removeprefix("\ufeff")


def _bytes(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == STDIN else path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text.strip().splitlines()[0]), dict)
    except (ValueError, RecursionError):
        return False


def _json_lines(text: str, name: str) -> tuple[list[Source], list[str]]:
    sources: list[Source] = []
    warnings: list[str] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if not line.strip():
            continue
        where = f"{name}#{number}"
        try:
            sources.append(_record(json.loads(line), where))
        except (ValueError, RecursionError):
            warnings.append(f"{where}: not JSON; write one object a line")
        except InputError as error:
            warnings.append(str(error))
    if not sources:
        raise InputError(warnings[0] if warnings else f"{name}: the file is empty; leave it out or fill it")
    return sources, warnings


def _record(record: Any, where: str) -> Source:
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(
            f'{where}: no "text"; write objects such as {{"text": "…", "title": "…", "date": "2009-07-01"}}'
        )
    if not record["text"].strip():
        raise InputError(f'{where}: "text" is empty; leave it out or fill it')
    given = tuple((key, str(record[key]).strip()) for key in _FIELDS if isinstance(record.get(key), str | int))
    return Source(where, whole(record["text"]), tuple((k, whole(v)) for k, v in given if v))


def whole(text: str) -> str:
    """Replace half characters, which cannot be written as UTF-8, one for one, so that offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """Read `title: …` lines between `---` lines at the head of a text."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return (), 0
    pairs = re.findall(r"^(\w+):[ \t]*(.+?)[ \t]*\r?$", found["lines"], re.MULTILINE)
    given = tuple((key.casefold(), value.strip("\"'")) for key, value in pairs if key.casefold() in _FIELDS)
    return given, found.end() if pairs else 0


def _html(text: str, name: str) -> Source:
    try:
        import trafilatura
    except ImportError as error:
        raise InputError(f"{name}: reading HTML needs trafilatura; run: pip install 'policy-kg[html]'") from error
    body = trafilatura.extract(text, include_comments=True, include_tables=False, deduplicate=False)
    if not body:
        raise InputError(f"{name}: no article text found in the page; save its text as .txt")
    found = trafilatura.extract_metadata(text)
    values = {} if found is None else {"title": found.title, "date": found.date, "author": found.author,
                                       "publisher": found.sitename, "url": found.url}  # fmt: skip
    given = tuple((key, whole(str(value))) for key, value in values.items() if value)
    return Source(name, whole(body), given)


def sources(paths: Sequence[Path | str]) -> Iterator[tuple[Path, str | None]]:
    """Yield each file once, in the order given; a path that cannot be used comes with what is wrong."""
    seen: set[Path] = set()
    for path in paths:
        try:
            files = expand(path)
        except InputError as error:
            yield Path(path), str(error)
            continue
        for file in files:
            key = file if str(file) == STDIN else file.resolve()
            if key not in seen:
                seen.add(key)
                yield file, None
