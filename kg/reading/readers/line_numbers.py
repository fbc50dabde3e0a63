"""Takes the numbers out of the margin of pleadings and transcripts: 1 to 25 or 28 on each page, beside the lines.

Told from numbered lists, whose items do not run on from line to line, and from tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.errors import InputError
from kg.reading.readers.pdf_pages import Line

_FEWEST, _MOST = 20, 40
"""Lines of a page; the last one may have fewer."""
_RUNNING_ON = 3
"""So often a line must run on into the next: “the / council”."""
_NUMBERED = re.compile(r"[ \t]{0,16}(?P<number>\d{1,2})(?:[ \t]+(?P<rest>\S.*?))?[ \t]*\r?")
_OPEN = re.compile(r"[\w,’'-]$")


@dataclass(slots=True)
class _Page:
    """Lines that are numbered from 1 on: where they stand, and what stands in them besides the number."""

    places: list[int] = field(default_factory=list)
    rests: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return _FEWEST <= len(self.places) <= _MOST

    def running_on(self) -> int:
        """Return how many lines run on into the next."""
        return _running_on(self.rests)


def _running_on(lines: Iterable[str]) -> int:
    """Return how many lines end inside a sentence that the next one goes on with a small letter."""
    return sum(bool(_OPEN.search(line)) and after[:1].islower() for line, after in pairwise(lines))


def without_line_numbers(text: str, name: str) -> tuple[str, InputError | None]:
    """Return a text without numbers in the margin, and what is to be said where there were any."""
    lines = text.split("\n")
    pages = _numbered(_pages(lines))
    for page in pages:
        for at, rest in zip(page.places, page.rests, strict=True):
            lines[at] = rest
    return "\n".join(lines), told_of_numbers(name, len(pages)) if pages else None


def told_of_numbers(name: str, pages: int) -> InputError:
    """Return what is said of pages whose lines were numbered."""
    where = "a page" if pages == 1 else f"{pages} pages"
    return InputError(f"{name}: the numbers of the lines in the margin of {where}, left out")


def _numbered(pages: Sequence[_Page]) -> list[_Page]:
    whole = [page for page in pages if page.is_whole]
    if sum(page.running_on() for page in whole) < _RUNNING_ON:
        return []
    return [page for page in pages if page.is_whole or (page is pages[-1] and len(page.places) < _FEWEST)]


def _pages(lines: Sequence[str]) -> list[_Page]:
    """Return the stretches of lines that are numbered from 1 on without a gap; empty lines may stand between."""
    found: list[_Page] = []
    open_ = False
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        numbered = _NUMBERED.fullmatch(line)
        number = int(numbered["number"]) if numbered else 0
        if number == 1:
            found.append(_Page())
        open_ = number == 1 or (open_ and number == len(found[-1].places) + 1)
        if open_ and numbered:
            found[-1].places.append(at)
            found[-1].rests.append(numbered["rest"] or "")
    return found


def without_numbers_of(lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """Return the lines of a page without numbers that stand below each other at its left edge, and whether it had any.

    The numbers may be pieces of their own or begin the lines.
    """
    down = sorted(range(len(lines)), key=lambda at: (-lines[at].bottom, lines[at].left))
    own = _in_order((at for at in down if lines[at].text.isdecimal()), lines)
    if own and _running_on(lines[at].text for at in down if at not in own) >= _RUNNING_ON:
        return [line for at, line in enumerate(lines) if at not in own], True
    page = _Page()
    for at in _in_order((at for at in down if _NUMBERED.fullmatch(lines[at].text)), lines):
        numbered = _NUMBERED.fullmatch(lines[at].text)
        page.places.append(at)
        page.rests.append((numbered and numbered["rest"]) or "")
    if not page.is_whole or page.running_on() < _RUNNING_ON:
        return list(lines), False
    rest_of = dict(zip(page.places, page.rests, strict=True))
    kept = ((rest_of.get(at, line.text), line) for at, line in enumerate(lines))
    return [replace(line, text=text) for text, line in kept if text], True


def _in_order(places: Iterator[int], lines: Sequence[Line]) -> list[int]:
    """Return the lines that begin with 1, 2, 3 … down the page, as many as a page with numbers has; else none."""
    found: list[int] = []
    for at in places:
        if int(lines[at].text.split()[0]) == len(found) + 1 and _is_below(found, at, lines):
            found.append(at)
    return found if _FEWEST <= len(found) <= _MOST else []


def _is_below(found: Sequence[int], at: int, lines: Sequence[Line]) -> bool:
    """Tell whether a line stands below the last one, set to the left or to the right."""
    if not found:
        return True
    above, line = lines[found[-1]], lines[at]
    return min(abs(above.left - line.left), abs(above.right - line.right)) < 2 * line.size
