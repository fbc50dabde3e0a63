"""From the lines of pages to paragraphs: what is furniture, what is a heading, what goes on in the next column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from statistics import median

from kg.lang.patterns import compiled
from kg.lang.tables import value_of

_EDGE = 0.14
"""Part of the height of a page, at top and bottom, where heads and numbers stand."""
_NUMBER_EDGE = 0.25
"""Part of the height in which the lowest line is the number of the page, if it is one: margins may be wide."""
_EDGE_LINES = 3
_REPEATED = 0.3
"""Part of the pages on which a line must stand to be a running head; those of left and right pages may differ."""
_DIGITS = re.compile(r"\d+")
_STOP = re.compile(r"[.!?:][\"'”’)\]\d]*$")
_BULLET = re.compile(r"(?:[•·▪◦‣●○■–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)])\s+\S")
_SPLIT = re.compile(r"(?P<head>[^\W\d_]+)-$")
_GLUED = re.compile(r"[^\W_][–/]$")
"""“737–” “9”, “https://a.example/” “b”: the line ends inside a word."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEADING = 1.14
"""How much larger than the text a heading is set."""
_SPACED = 1.2
"""How many times the distance of lines stands between paragraphs, where space parts them."""
_SMALL = 0.88
"""How much smaller than the text a footnote is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; points from the lower left corner of the page, whose height is `page`.

    `is_row`: a row of a table, which is no part of a paragraph.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: float
    is_row: bool = False


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Drop running heads and feet and page numbers: at the edges, and the same on several pages but for digits."""
    edges = [_at_the_edge(lines) for lines in pages]
    told = Counter(key for lines in edges for key in {_key(line) for line in lines})
    needed = max(2, _REPEATED * len(pages))
    return [
        [
            line
            for line in lines
            if not (line in edge and (told[_key(line)] >= needed or _number().fullmatch(line.text)))
        ]
        for lines, edge in zip(pages, edges, strict=True)
    ]


@cache
def _number() -> re.Pattern[str]:
    return compiled(value_of("files", "page_number"), {}, "files.toml", re.IGNORECASE)


def _at_the_edge(lines: Sequence[Line]) -> set[Line]:
    high = [line for line in lines if line.bottom > line.page * (1 - _EDGE)]
    low = [line for line in lines if line.top < line.page * _EDGE]
    top = sorted(high, key=lambda line: -line.top)[:_EDGE_LINES]
    last = min(lines, key=lambda line: line.bottom, default=None)
    is_number = last is not None and last.top < last.page * _NUMBER_EDGE and _number().fullmatch(last.text)
    return {*top, *sorted(low, key=lambda line: line.bottom)[:_EDGE_LINES], *([last] if last and is_number else [])}


def _key(line: Line) -> tuple[str, int]:
    """What is the same of a running head on each page: its words, and how high it stands."""
    return _DIGITS.sub("#", line.text.casefold()).strip(" |-–—#"), round(line.bottom / 6)


@dataclass(slots=True)
class _Setting:
    """How the text is set: its size, the distance of its lines, the words that it holds whole."""

    size: float
    leading: float
    whole: Counter[str] = field(default_factory=Counter)


def as_set(pages: Sequence[Sequence[Line]]) -> str:
    """Return the lines as they are set, an empty one between paragraphs."""
    lines = [line for page in pages for line in page]
    return "\n\n".join("\n".join(line.text for line in group) for group in _groups(lines, _setting(pages)))


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Yield the paragraphs, headings as “# …”; notes at the foot of pages come after the text."""
    setting = _setting(pages)
    notes: list[Line] = []
    text: list[Line] = []
    for lines in pages:
        last = min((line.bottom for line in lines if line.size > _SMALL * setting.size), default=0.0)
        small = [line for line in lines if line.size <= _SMALL * setting.size and line.top < last]
        notes += small
        text += [line for line in lines if line not in set(small)]
    for part in (text, notes):
        for group in _groups(part, setting):
            joined = _joined(group, setting)
            yield f"# {joined}" if part is text and _is_heading(group, setting) else joined


def _setting(pages: Sequence[Sequence[Line]]) -> _Setting:
    lines = [line for page in pages for line in page]
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = max(sizes, key=lambda each: (sizes[each], each)) if sizes else 1.0
    body = [line for line in lines if round(line.size, 1) == size]
    steps = [above.bottom - line.bottom for above, line in pairwise(body)]
    leading = median([step for step in steps if 0 < step < 3 * max(size, 6)] or [1.2 * size])
    return _Setting(max(size, 1.0), leading, Counter(_whole_words(lines)))


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words of the text that no end of a line has cut."""
    cut = False
    for line in lines:
        words = _WORD.findall(line.text)[1 if cut else 0 :]
        cut = _SPLIT.search(line.text) is not None
        yield from (word.casefold() for word in (words[:-1] if cut else words))


def _groups(lines: Sequence[Line], setting: _Setting) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    group: list[Line] = []
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if group and _begins(group, line, following, setting):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(group: Sequence[Line], line: Line, following: Line | None, setting: _Setting) -> bool:
    """Tell whether a line begins a paragraph."""
    last = group[-1]
    if line.is_row or last.is_row:
        return True
    if abs(line.size - last.size) > 0.06 * max(line.size, last.size) and line.text[:1].isupper():
        return True
    step = last.bottom - line.bottom
    if abs(step) < 0.4 * line.size:  # beside it: a cell of a table, or a run in another font
        return line.left - last.right > 3 * line.size
    if step < 0 or step > 4 * setting.leading:  # the next column or page
        ended = _STOP.search(last.text) is not None
        return ended if line.text[:1].isupper() or not line.text[:1].isalpha() else False
    if step > _SPACED * setting.leading * max(1.0, line.size / setting.size):
        return True
    if _BULLET.match(line.text) and not line.text[:1].isalpha():
        return True
    indent = line.left - last.left
    if 0.8 * line.size < indent < 6 * line.size and len(group) > 1 and abs(last.left - group[-2].left) < 2:
        return following is None or following.left < line.left - 0.5 * line.size
    widest = max(each.right for each in group)
    column = max([widest, line.right, *([following.right] if following else [])])
    return last.right < column - 6 * last.size and _STOP.search(last.text) is not None and line.text[:1].isupper()


def _is_heading(group: Sequence[Line], setting: _Setting) -> bool:
    words = sum(len(line.text.split()) for line in group)
    return all(line.size >= _HEADING * setting.size for line in group) and words <= 30


def _joined(group: Sequence[Line], setting: _Setting) -> str:
    """Join lines; a hyphen at the end of one is undone where it only parts a word."""
    text = group[0].text
    for line in group[1:]:
        split = _SPLIT.search(text)
        if _GLUED.search(text):
            text += line.text
        elif split is None or not line.text[:1].isalpha():
            text += ("" if split and line.text[:1].isdigit() else " ") + line.text
        elif line.text[:1].isupper() or _is_compound(split["head"], line.text, setting.whole):
            text += line.text
        else:
            text = text[:-1] + line.text
    return text


def _is_compound(head: str, following: str, whole: Counter[str]) -> bool:
    """“long-” “term”: whole so elsewhere in the text, or both are words of it and their sum is none."""
    tail = _WORD.match(following)
    head, rest = head.casefold(), tail[0].casefold() if tail else ""
    if whole[head + rest]:
        return False
    return whole[f"{head}-{rest}"] > 0 or (whole[head] > 0 and whole[rest] > 0 and min(len(head), len(rest)) > 2)
