"""TEI, as ParlaMint and Parla-CLARIN use it for debates: each utterance is the turn of who is named.

Names stand in the list of persons of the header, or in the file of it that lies beside or above the texts
(`ParlaMint-GB-listPerson.xml`). Remarks of the editors, noises and gaps are not read. TEI P5, 8.3; ParlaMint 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.reading.readers.packages import attribute, below, find, local, root_of, words_of
from kg.reading.readers.paragraphs import with_labels
from kg.reading.readers.reader import File, Reader, SourceText

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(r"<(?:\w+:)?(?:TEI|TEI\.2|teiCorpus|listPerson)\b")
_BEFORE_ROOT = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">"))
_GLANCE = 5000
_LARGEST = 60_000_000
"""Bytes of a file at most; a day of debates with each word annotated has twenty million."""
_UNSPOKEN = frozenset(
    {"note", "vocal", "kinesic", "incident", "gap", "teiHeader", "figure", "pb", "fw", "desc", "linkGrp", "back"}
)
_PARAGRAPHS = ("p", "seg", "ab", "l", "item")
_NO_WORD = frozenset({"w", "pc"})
_SHOWN = 5


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of a file; a corpus in one file is one text each."""
    if len(file.data) > _LARGEST:
        raise InputError(f"{file.name}: {len(file.data):,} bytes, more than {_LARGEST:,}; cut it into several files")
    root = root_of(file.data, file.name)
    texts = [each for each in root.iter() if local(each) in ("TEI", "TEI.2")]
    if not texts:
        raise InputError(f"{file.name}: TEI without a text (its root is <{local(root)}>), for other files to refer to")
    persons = _persons_beside(file.name) | _persons(root)
    for number, text in enumerate(texts, 1):
        yield from _text(text, file.name if len(texts) == 1 else f"{file.name}#{number}", persons)


def _text(root: Element, name: str, persons: dict[str, str]) -> Iterator[SourceText | InputError]:
    unknown: dict[str, None] = {}
    pieces = [piece for part in below(root, "text") for piece in _pieces(part, persons, unknown)]
    text, labels = with_labels(pieces)
    if not text:
        yield InputError(f"{name}: TEI without a text of its own; leave it out")
        return
    yield SourceText(name, text, tuple(_given(root, spoken=bool(labels))), markdown=True, labels=labels)
    if unknown:
        shown = ", ".join(list(unknown)[:_SHOWN]) + (" …" if len(unknown) > _SHOWN else "")
        told = f"the names of {len(unknown)} speakers are not in it ({shown}), read by their ids"
        yield InputError(f"{name}: {told}; put the list of persons (…-listPerson.xml) beside it")


# --- what is said ----------------------------------------------------------------------------------------------


def _pieces(element: Element, persons: dict[str, str], unknown: dict[str, None]) -> Iterator[tuple[str, bool]]:
    """Yield headings, names of speakers (True) and paragraphs in order."""
    announced = ""
    for child in element:
        name = local(child)
        if name == "note" and attribute(child, "type") == "speaker":
            announced = words_of(child).rstrip(" :")
        elif name == "head":
            yield f"# {_words(child)}", False
        elif name == "u":
            yield _speaker(child, announced, persons, unknown), True
            yield from _paragraphs(child)
            announced = ""
        elif name == "sp":
            speaker = find(child, "speaker")
            yield words_of(speaker).rstrip(" .:"), speaker is not None
            yield from _paragraphs(child)
        elif name in _PARAGRAPHS:
            yield _words(child), False
        elif name not in _UNSPOKEN:
            yield from _pieces(child, persons, unknown)


def _speaker(element: Element, announced: str, persons: dict[str, str], unknown: dict[str, None]) -> str:
    """Return the name of who speaks: of the list of persons, else of the note before the utterance, else the id."""
    key = attribute(element, "who").split("#")[-1].split()[0] if attribute(element, "who").strip("# ") else ""
    if key in persons:
        return persons[key]
    if announced:
        return announced
    if not key:
        return ""
    unknown[key] = None
    return key


def _paragraphs(element: Element) -> Iterator[tuple[str, bool]]:
    """Yield the paragraphs of an utterance: its segments, or itself where it has none."""
    inner = [child for child in element if local(child) in (*_PARAGRAPHS, "lg")]
    for child in inner or [element]:
        yield _words(child), False


def _words(element: Element) -> str:
    """Return the words of a paragraph; where each is an element of its own, blanks stand where the file has them."""
    if any(local(each) in _NO_WORD for each in element.iter()):
        return " ".join("".join(_tokens(element)).split())
    return " ".join("".join(_spoken(element)).split())


def _spoken(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) in ("lb", "pb", "cb"):
            yield " "
        elif local(child) not in _UNSPOKEN and local(child) != "speaker":
            yield from _spoken(child)
        yield child.tail or ""


def _tokens(element: Element) -> Iterator[str]:
    for child in element:
        if local(child) in _NO_WORD:
            inner = [each for each in child if local(each) in _NO_WORD]  # “gonna”, with its parts inside
            yield words_of(child) if not inner else (child.text or "").strip() or words_of(child)
            yield "" if attribute(child, "join") in ("right", "both") else " "
        elif local(child) not in _UNSPOKEN:
            yield from _tokens(child)


# --- what is said of it ----------------------------------------------------------------------------------------


def _persons(root: Element) -> dict[str, str]:
    """Return the names of persons by their ids: the first that each has."""
    found: dict[str, str] = {}
    for person in below(root, "person"):
        key, name = attribute(person, "id"), find(person, "persName")
        if key and name is not None:
            parts = [part for kind in ("forename", "nameLink", "surname") for part in name if local(part) == kind]
            found[key] = " ".join(words_of(part) for part in parts) if parts else words_of(name)
    return {key: name for key, name in found.items() if name}


def _persons_beside(name: str) -> dict[str, str]:
    """Return the persons of the lists that lie in the folder of a file or the one above, and belong to its corpus."""
    path = Path(name)
    corpus = re.split(r"[_.]", path.name)[0]
    found: dict[str, str] = {}
    for folder in (path.parent.parent, path.parent):
        for listed in sorted(folder.glob(f"{_literal(corpus)}-listPerson.xml")) if path.is_file() else ():
            about = listed.stat()
            if listed.is_file() and about.st_size <= _LARGEST:
                found |= _persons_of(listed, about.st_mtime_ns, about.st_size)
    return found


def _literal(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)


@lru_cache(maxsize=8)
def _persons_of(path: Path, changed: int, size: int) -> dict[str, str]:
    """Read a list of persons once for all the texts of its corpus; one that is not sound names nobody."""
    try:
        return _persons(root_of(path.read_bytes(), str(path)))
    except (InputError, OSError):
        return {}


def _given(root: Element, *, spoken: bool) -> Iterator[tuple[str, str]]:
    """Yield title, date, publisher and address of the source; the author too, of what nobody spoke."""
    header = find(root, "teiHeader")
    source = find(header, "fileDesc", "sourceDesc")
    titles = [
        (attribute(e, "type"), attribute(e, "lang"), words_of(e))
        for e in below(find(header, "fileDesc", "titleStmt"), "title")
    ]
    ranked = sorted(titles, key=lambda t: (t[0] != "sub", t[1] not in ("en", "")))
    if ranked:
        yield "title", ranked[0][2]
    dated = [*below(find(header, "profileDesc", "settingDesc"), "date"), *below(source, "date")]
    days = (attribute(e, "when") or attribute(e, "from") or words_of(e) for e in dated)
    if day := next((day for day in days if day), ""):
        yield "date", day[:10]
    for key, name in (("publisher", "publisher"), ("url", "idno")):
        told = [words_of(e) for e in below(source, name) if name != "idno" or words_of(e).startswith("http")]
        if told:
            yield key, told[0]
    authors = [words_of(e) for e in below(find(header, "fileDesc", "titleStmt"), "author")]
    if authors and not spoken:
        yield "author", authors[0]


def recognizes(file: File) -> bool:
    """Tell whether a file is TEI by its root."""
    head = file.data[:_GLANCE].decode("utf-8", "replace").removeprefix("\ufeff").lstrip()
    while ends := next((ends for start, ends in _BEFORE_ROOT if head.startswith(start)), ""):
        if "[" in head[: head.find(">")] and head.startswith("<!D"):
            ends = "]>"
        at = head.find(ends)
        if at < 0:
            return False
        head = head[at + len(ends) :].lstrip()
    return _ROOT.match(head) is not None


READER = Reader(
    "tei", (".tei",), read, "TEI and ParlaMint (also `.xml`): each utterance is a turn", recognizes=recognizes
)
