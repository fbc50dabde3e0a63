"""Turtle in reading order: documents, statements, actors, then spans, the run and the schema; type and label first.

What is to be written comes sorted, in a file, so that it need not fit into memory.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import IO

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize
from rdflib import RDF, RDFS, SKOS

from kg.vocabulary import ACE

_FIRST = {
    f"<{p}>".encode(): n for n, p in enumerate((RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, ACE.claimant))
}
_FOLDERS = (
    b"doc",
    b"claim",
    b"event",
    b"membership",
    b"person",
    b"org",
    b"group",
    b"place",
    b"role",
    b"actor-type",
    b"topic",
)
_SECTIONS = {folder: n for n, folder in enumerate(_FOLDERS)}
_NEW_SUBJECT = re.compile(rb"^(?=[^\t@\n])", re.MULTILINE)
_HEADER = re.compile(rb"\A(@prefix [^\n]*\n)*")
_ANY = Triple(NamedNode("urn:x-any"), NamedNode("urn:x-any"), NamedNode("urn:x-any"))
_CHUNK = 4_000_000
"""Bytes of triples that are made Turtle of at a time."""


def put_turtle(lines: IO[bytes], to: IO[bytes], prefixes: Mapping[str, str], *, named: bool) -> None:
    """Write sorted lines as Turtle, a paragraph a subject; `named` if they are of N-Quads, each with its graph."""
    with tempfile.TemporaryFile() as body:
        bound = dict.fromkeys(sorted(prefixes.items()), False)
        for chunk in _chunks(_by_section(lines, named=named)):
            bound |= {pair: True for pair, known in bound.items() if not known and b"<" + pair[1].encode() in chunk}
            body.write(paragraphs(chunk, prefixes))
        to.write(header(dict(pair for pair, known in bound.items() if known)))
        body.seek(0)
        shutil.copyfileobj(body, to, 1 << 20)


def paragraphs(triples: bytes, prefixes: Mapping[str, str]) -> bytes:
    """Return whole subjects as paragraphs of Turtle, each after an empty line, without the header."""
    parsed = parse(triples, format=RdfFormat.N_TRIPLES)
    text = serialize(parsed, format=RdfFormat.TURTLE, prefixes=dict(sorted(prefixes.items()))) or b""
    return _NEW_SUBJECT.sub(b"\n", _HEADER.sub(b"", text))


def header(prefixes: Mapping[str, str]) -> bytes:
    """Return the lines that bind prefixes."""
    text = serialize([_ANY], format=RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    found = _HEADER.match(text)
    return found[0] if found else b""


def used(data: bytes, prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefixes that some lines need, by name."""
    return {prefix: name for prefix, name in sorted(prefixes.items()) if b"<" + name.encode() in data}


def in_reading_order(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of one graph, sorted by subject, then within it: a key a line takes three times as long."""
    subjects: dict[bytes, list[bytes]] = {}
    for line in lines:
        subjects.setdefault(line[: line.index(b" ")], []).append(line)
    for subject in sorted(subjects, key=reading_order):
        yield from _first_things_first(subject, sorted(subjects[subject]))


def _first_things_first(subject: bytes, about: Sequence[bytes]) -> Iterator[bytes]:
    """Yield type and names of a subject, then the rest as it is sorted."""
    start = len(subject) + 1
    first = {line: rank for line in about if (rank := _FIRST.get(line[start : line.index(b" ", start)])) is not None}
    yield from sorted(first, key=first.__getitem__)
    yield from (line for line in about if line not in first)


def _by_section(lines: IO[bytes], *, named: bool) -> Iterator[bytes]:
    """Yield the triples of sorted lines in reading order."""
    for places in _sections(lines):
        for start, end in places:
            lines.seek(start)
            yield from _triples(lines, end - start, named=named)


def _sections(lines: IO[bytes]) -> list[list[tuple[int, int]]]:
    """Return where the lines of each section stand, in order: sorted lines have it in few places."""
    found: dict[int, list[tuple[int, int]]] = {}
    subject, place, start, current = b" ", 0, 0, -1
    for line in lines:
        if not line.startswith(subject):
            subject = line[: line.index(b" ") + 1]
            if (number := _section(subject)) != current:
                found.setdefault(current, []).append((start, place))
                start, current = place, number
        place += len(line)
    found.setdefault(current, []).append((start, place))
    return [found[number] for number in sorted(found)]


def _triples(lines: IO[bytes], size: int, *, named: bool) -> Iterator[bytes]:
    """Yield the triples of so many bytes of lines, each once, those of a subject in reading order."""
    for subject, group in groupby(_read(lines, size), key=lambda line: line[: line.index(b" ")]):
        yield from about_subject(subject, group, named=named)


def about_subject(subject: bytes, lines: Iterable[bytes], *, named: bool) -> Iterator[bytes]:
    """Yield the triples of the sorted lines about a subject, each once, in reading order."""
    whole = (line[: line.rindex(b" <")] + b" .\n" for line in lines) if named else lines
    yield from _first_things_first(subject, list(dict.fromkeys(whole)))


def _read(lines: IO[bytes], size: int) -> Iterator[bytes]:
    while size > 0:
        line = lines.readline()
        size -= len(line)
        yield line


def _chunks(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines joined, each chunk with whole subjects."""
    chunk: list[bytes] = []
    size, subject = 0, b" "
    for line in lines:
        if not line.startswith(subject):
            if size > _CHUNK:
                yield b"".join(chunk)
                chunk, size = [], 0
            subject = line[: line.index(b" ") + 1]
        chunk.append(line)
        size += len(line)
    yield b"".join(chunk)


def reading_order(subject: bytes) -> tuple[int, bytes]:
    """Return the key by which subjects, as N-Triples writes them, stand in a file."""
    return _section(subject), subject


def _section(subject: bytes) -> int:
    if b"#" in subject or b"w3id.org/ace-kg" in subject:
        return len(_SECTIONS) + 2
    folder = subject.rpartition(b"/")[0].rpartition(b"/")[2]
    return _SECTIONS.get(folder, len(_SECTIONS) + (folder != b"span"))
