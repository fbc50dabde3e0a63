"""Reads a text as it was meant where its characters are torn, and knows where each of them stands.

Pages, PDF files and spreadsheets leave “&quot;”, “â€™”, soft hyphens, “re-⏎view” and page numbers inside sentences. The
rules read the restored text; what they find is carried back: offsets and quotations are those of the text as it came.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from kg.lang.tables import words
from kg.model import Span, Spans
from kg.reading.chrome import chrome_rule

_COMPOUNDS = words("tokens", "compounds")
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the bytes 0x80 to 0x9f are in Windows-1252, which most torn texts were taken for."""
_TRAIL = f"\u0080-\u00bf{_WINDOWS}"
_BYTES = f"[ÂÃ][{_TRAIL}]|â[{_TRAIL}]{{2}}|ð[{_TRAIL}]{{3}}"
_TORN = re.compile(
    rf"(?P<entity>&(?:amp;)*(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)"
    rf"|(?P<bytes>(?:{_BYTES})+|â€(?=[\s.,;:!?)]|$))"
    rf"|(?P<control>[\u0080\u0082\u0084\u008b\u0091-\u0097\u0099\u009b])"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
    rf"|(?P<hyphen>(?<=[^\W\d_][^\W\d_])-[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[a-z]{{2}}))"
)
_LAST_WORD, _FIRST_WORD = re.compile(r"[^\W\d_]+$"), re.compile(r"[a-z]+")
_LONGEST_WORD = 40
_LINE = re.compile(r"[^\n\r\f]+")
_UNFINISHED = re.compile(r"[a-z,;]$")
_SHORTEST_SENTENCE, _LONGEST_HEAD, _HEADS = 25, 80, 2


@dataclass(frozen=True, slots=True)
class Edit:
    """“&amp;” at some place is “&”. What lies in a `gap` belongs to the page, not to the sentence around it."""

    span: Span
    text: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """A text as it was meant, and the edits that lead to it from the text as it came, in order."""

    text: str
    edits: tuple[Edit, ...]
    _before: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _after: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index where each edit begins, in the text as it came and in this one."""
        shifts = accumulate((len(e.text) - (e.span.end - e.span.start) for e in self.edits), initial=0)
        object.__setattr__(self, "_before", tuple(e.span.start for e in self.edits))
        object.__setattr__(self, "_after", tuple(e.span.start + s for e, s in zip(self.edits, shifts, strict=False)))

    def back(self, span: Span) -> Span:
        """Return where a stretch of this text stands in the text as it came."""
        if span.start >= span.end:
            return Span(self._came_from(span.start).start, self._came_from(span.start).start)
        return Span(self._came_from(span.start).start, self._came_from(span.end - 1).end)

    def back_in_parts(self, span: Span) -> Spans:
        """Return where a stretch of this text stands in the text as it came, without what lies in gaps."""
        whole = self.back(span)
        first, last = bisect_right(self._before, whole.start), bisect_right(self._before, whole.end)
        gaps = [e.span for e in self.edits[first:last] if e.gap and e.span.end < whole.end]
        starts, ends = [whole.start, *(g.end for g in gaps)], [*(g.start for g in gaps), whole.end]
        return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))

    def forth(self, span: Span) -> Span:
        """Return where a stretch of the text as it came stands in this one."""
        return Span(self._went_to(span.start), self._went_to(span.end))

    def _came_from(self, place: int) -> Span:
        """Return the characters that one of this text was made of."""
        index = bisect_right(self._after, place) - 1
        if index < 0:
            return Span(place, place + 1)
        edit, start = self.edits[index], self._after[index]
        if place < start + len(edit.text):
            return edit.span
        came = edit.span.end + place - start - len(edit.text)
        return Span(came, came + 1)

    def _went_to(self, place: int) -> int:
        index = bisect_right(self._before, place) - 1
        if index < 0:
            return place
        edit, start = self.edits[index], self._after[index]
        return start + (0 if place == edit.span.start else len(edit.text) + max(0, place - edit.span.end))


def restored(text: str) -> Restored | None:
    """Restore a text; None if nothing in it is torn."""
    edits = _without_overlaps(sorted([*_characters(text), *_furniture(text)], key=lambda edit: edit.span))
    if not edits:
        return None
    parts: list[str] = []
    last = 0
    for edit in edits:
        parts += (text[last : edit.span.start], edit.text)
        last = edit.span.end
    return Restored("".join((*parts, text[last:])), tuple(edits))


def _without_overlaps(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in edits:
        if not kept or kept[-1].span.end <= edit.span.start:
            kept.append(edit)
    return kept


def _characters(text: str) -> Iterator[Edit]:
    """Yield what is torn inside words: entities, bytes read in the wrong encoding, hyphens at line ends."""
    for found in _TORN.finditer(text):
        was = found.group()
        match found.lastgroup:
            case "entity":
                meant = _unescaped(was)
            case "bytes":
                meant = _decoded(was)
            case "control":
                meant = was.encode("latin-1").decode("cp1252", "replace")
            case "hyphen":
                meant = "-" if _is_compound(text, found.start(), found.end()) else ""
            case _:
                meant = ""
        if meant != was and "\ufffd" not in meant:
            yield Edit(Span(found.start(), found.end()), meant)


def _unescaped(entity: str) -> str:
    """“&amp;rsquo;”, which was escaped twice, is “’” as well."""
    entity = f"&{entity[1:].split(';')[-2]};"
    while (meant := html.unescape(entity)) != entity:
        entity = meant
    return meant.replace("\u00a0", " ").translate(dict.fromkeys(map(ord, _INVISIBLE)))


def _decoded(torn: str) -> str:
    """“â€™” is “’” in UTF-8, read as Windows-1252, once or twice; of a closing mark the last byte gets lost."""
    if torn == "â€":
        return "”"
    data = b"".join(c.encode("cp1252" if c in _WINDOWS else "latin-1") for c in torn)
    return re.sub(rf"(?:{_BYTES})+", lambda again: _decoded(again.group()), data.decode("utf-8", "replace"))


def _is_compound(text: str, start: int, end: int) -> bool:
    """Tell whether a hyphen at a line end is part of the word: “long-⏎term”, but not “re-⏎view”."""
    left = _LAST_WORD.search(text[max(0, start - _LONGEST_WORD) : start])
    right = _FIRST_WORD.match(text[end : end + _LONGEST_WORD])
    if left is None or right is None:
        return False
    first, second = left.group().lower(), right.group()
    words, pairs = _words_of(text)
    if first + second in words:
        return False
    return first in _COMPOUNDS or (first, second) in pairs


@lru_cache(maxsize=1)
def _words_of(text: str) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the words of a text, and those that a hyphen joins: looked up once, not at each hyphen."""
    low = text.lower()
    return frozenset(re.findall(r"\w+", low)), frozenset(re.findall(r"(\w+)-(?=(\w+))", low))


def _furniture(text: str) -> Iterator[Edit]:
    """Yield page numbers with their running heads where a sentence runs on over them."""
    lines = [line for line in _LINE.finditer(text) if not line.group().isspace()]
    for i, line in enumerate(lines):
        if _is_page_number(line.group()):
            above = _unfinished(lines, i)
            below = _continued(lines, i)
            if above is not None and below is not None:
                start, end = above.start() + len(above.group().rstrip()), below.end() - len(below.group().lstrip())
                yield Edit(Span(start, end), " ", gap=True)


def _is_page_number(line: str) -> bool:
    line = line.strip()
    rule = chrome_rule(line) if len(line) <= _LONGEST_WORD and any(map(str.isdigit, line)) else None
    return rule is not None and rule.id == "page-number"


def _unfinished(lines: list[re.Match[str]], number: int) -> re.Match[str] | None:
    """Return the line above a page number, or above a running head there, that breaks off in a sentence."""
    for line in reversed(lines[max(0, number - _HEADS) : number]):
        said = line.group().strip()
        if len(said) >= _SHORTEST_SENTENCE and _UNFINISHED.search(said):
            return line
        if len(said) > _LONGEST_HEAD:
            return None
    return None


def _continued(lines: list[re.Match[str]], number: int) -> re.Match[str] | None:
    """Return the line below a page number, or below a running head there, that goes on with a sentence."""
    for line in lines[number + 1 : number + 2 + _HEADS]:
        said = line.group().strip()
        if said[0].islower():
            return line
        if len(said) > _LONGEST_HEAD:
            return None
    return None
