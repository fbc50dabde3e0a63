"""Quotation marks become quoted stretches, over paragraphs, however damaged the marks are; never raises.

A state machine over the characters: curly, straight, doubled single (''…''), guillemets, primes, single quotes with
apostrophes inside. A quotation that runs over paragraphs yields one stretch a paragraph, joined by `chain`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, islice

from kg.lang.tables import words
from kg.model import Span

REACH = 6
"""How many paragraphs an unclosed quotation may run on until its closing mark."""

HORIZON = 40
"""How many marks are looked at to tell what one is; keeps long paragraphs of marks cheap."""

SPEECH_WORDS = 5
"""A quoted stretch of fewer words that does not end like a sentence is a scare quote or a title."""

COLON_WORDS = 3
"""After a colon so many words are speech: “Okafor: ‘She has to go’”."""

TITLE_SMALL = words("grammar", "title_small")
"""Words that are not capitalized in a title."""

_MARK = re.compile(r"''|``|[“”„‟\"″«»‘’‚‛'‹›]")
_DOUBLE_OPEN, _DOUBLE_CLOSE = "“„‟«``", "”»"
_SINGLE_OPEN, _SINGLE_CLOSE = "‘‚‛‹", "›"
_ENDINGS = ".,!?;…)%"
_ELISION = re.compile(rf"(?:\d0s|{'|'.join(sorted(words('grammar', 'clipped')))})\b", re.IGNORECASE)

_SAID = "|".join(sorted(words("reporting", "said_forms")))
_NAME = r"(?:(?:[A-Z][\w.'’-]*|of|the|de|van)\s+){0,5}[A-Z][\w'’-]+"
_CUE_INSIDE = re.compile(
    rf"[,?!]\s+(?:(?:{_SAID})\s+(?:the\s|{_NAME})|(?:[Hh]e|[Ss]he|[Tt]hey|{_NAME})\s+(?:{_SAID})[.,:])"
)
"""Who speaks, in the midst of a quotation whose closing mark was lost: “, said Ann Lee”, “, she added.”."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of one paragraph. `span` has the marks, `inner` not.

    `closed` tells whether a closing mark ends it here or in a later paragraph of its `chain` (the start of the
    first stretch); `nested` that it stands inside another quotation.
    """

    span: Span
    inner: Span
    closed: bool
    nested: bool
    single: bool
    chain: int


class Quotations(tuple[Quotation, ...]):
    """Quotations of a paragraph in order of their start, to be asked which of them stand where."""

    @cached_property
    def _starts(self) -> list[int]:
        return [q.span.start for q in self]

    @cached_property
    def _ends(self) -> list[int]:
        """How far those up to each reach."""
        return list(accumulate((q.span.end for q in self), max))

    def over(self, start: int, end: int) -> Iterator[Quotation]:
        """Yield those that share a character with a stretch."""
        for number in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            if self[number].span.end > start:
                yield self[number]

    def at(self, offset: int) -> Quotation | None:
        """Return the first whose words cover a place."""
        return next((q for q in self.over(offset, offset + 1) if q.inner.start <= offset < q.inner.end), None)


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool
    leads: bool
    """Whether its paragraph starts with it."""


@dataclass(slots=True)
class _Open:
    mark: _Mark
    start: int
    chain: int


def find_quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the quoted stretches of a text in order of their start."""
    spans = sorted(paragraphs)
    marks = [_marks(text, span) for span in spans]
    found: list[Quotation] = []
    carried: _Open | None = None
    for index, span in enumerate(spans):
        quotations, carried = _paragraph(text, span, marks[index], carried, marks[index + 1 : index + 1 + REACH])
        found.extend(quotations)
    spoken = (q for q in found if q.inner.of(text).strip())
    return _close_chains(sorted(spoken, key=lambda q: (q.span.start, -q.span.end)))


def is_speech(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation is somebody's words rather than a title or a scare quote."""
    inner = quotation.inner.of(text).strip() if not quotation.nested else ""
    if not inner:
        return False
    said = inner.split()
    if is_title(said):
        return False
    if len(said) >= COLON_WORDS and _follows_colon(text, quotation.span.start):
        return True
    ends = inner[-1] in ".!?…," or text[quotation.span.end : quotation.span.end + 1] == ","
    return len(said) >= SPEECH_WORDS or (ends and len(said) > 1 and inner[:1].isupper()) or not quotation.closed


def is_title(said: Sequence[str]) -> bool:
    """Tell whether the words are capitalized like a title: “Meet the Press,”."""
    letters = [w.strip(",'’") for w in said if w[:1].isalpha()]
    if any(w[-1] in ".!?" for w in said) or len(letters) < 2 or all(w.isupper() for w in letters):
        return False
    return all(w[0].isupper() or w in TITLE_SMALL for w in letters)


def _follows_colon(text: str, place: int) -> bool:
    """Tell whether a colon stands before a place, blanks aside."""
    while place > 0 and text[place - 1] == " ":
        place -= 1
    return place > 0 and text[place - 1] == ":"


def _close_chains(found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    closed = {q.chain for q in found if q.closed}
    return tuple(replace(q, closed=q.chain in closed) for q in found)


def _marks(text: str, span: Span) -> list[_Mark]:
    """Read the quotation marks of a paragraph and what each may do; apostrophes are left out."""
    marks = []
    for match in _MARK.finditer(text, span.start, span.end):
        sign, start, end = match.group(), match.start(), match.end()
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        single = sign in "‘’‚‛'‹›" and sign != "''"
        if single and sign in "‘’'" and _is_apostrophe(sign, before, text[end : end + 6]):
            continue
        opens, closes = _directions(sign, before, after, single=single)
        marks.append(_Mark(start, end, single, opens, closes, start == span.start))
    return marks


def _directions(sign: str, before: str, after: str, *, single: bool) -> tuple[bool, bool]:
    """Tell whether a mark may open and whether it may close, from its shape and, where that is torn, its place."""
    ends_word = before.isalnum() or before in _ENDINGS
    if sign == "’" or (single and sign in _SINGLE_CLOSE):
        return False, True
    if single and sign in _SINGLE_OPEN:
        return True, False
    if sign in _DOUBLE_OPEN:
        wrong = ends_word and (after.isspace() or after in ".,;:!?)")  # “so“, „so“
        return not wrong, wrong
    if sign in _DOUBLE_CLOSE:
        return before.isspace() and after.isalnum(), True  # ”so”
    opens = not before.isalnum() and before not in _ENDINGS and not after.isspace()
    closes = not before.isspace() and before not in "([" and not after.isalnum()
    if not opens and not closes and not single:
        return before.isspace(), before.isspace()  # " so "
    return opens, closes


def _is_apostrophe(sign: str, before: str, after: str) -> bool:
    """“isn't”, “the ’80s”, “rock ’n’ roll”; a mark between letters is never a quotation mark."""
    if before.isalnum() and after[:1].isalnum():
        return True
    if sign == "’" and not before.isalnum() and after[:1].isdigit():
        return True
    return sign in "’'‘" and not before.isalnum() and before not in '”"' and bool(_ELISION.match(after))


def _paragraph(
    text: str, span: Span, marks: Sequence[_Mark], carried: _Open | None, ahead: Sequence[Sequence[_Mark]]
) -> tuple[list[Quotation], _Open | None]:
    """Run the machine over one paragraph, starting inside `carried` if a quotation runs on."""
    stack: list[_Open] = []
    found: list[Quotation] = []
    marks = list(marks)
    if carried is not None:
        reopened = bool(marks) and marks[0].leads and marks[0].opens and _alike(carried.mark, marks[0])
        stack.append(_Open(marks.pop(0) if reopened else carried.mark, span.start, carried.chain))
    goes_on = _reopens_single(ahead)
    for index, mark in enumerate(marks):
        later = marks[index + 1 : index + 1 + HORIZON]
        possessive = mark.closes and _possessive(text, mark, later, goes_on=goes_on)
        depth = _closed_by(stack, mark) if mark.closes and not possessive else None
        if depth is not None:
            top = stack[depth]
            del stack[depth:]
            found.append(_quotation(top, mark.end, mark.start, closed=True, nested=bool(stack)))
        elif not mark.opens or (_is_slip(mark, later) and not (goes_on and _introduced(text, mark))):
            continue
        elif stack and _alike(stack[-1].mark, mark) and not _closed_twice(mark, later):
            if mark.closes:
                continue
            # opened again before it was closed: a paragraph break was lost, or the closing mark at a sentence end
            top = stack.pop()
            cut = max(_sentence_end(text, top.start, mark.start), found[-1].span.end if found else 0)
            found.append(_quotation(top, cut, cut, closed=False, nested=bool(stack)))
            runs_on = text[cut - 1] in ".!?…" and not text[cut : mark.start].strip()
            stack.append(_Open(mark, mark.start, top.chain if runs_on else mark.start))
        else:
            stack.append(_Open(mark, mark.start, mark.start))
    left = stack[0] if stack else None
    for nested in stack[1:]:
        found.append(_quotation(nested, span.end, span.end, closed=False, nested=True))
    if left is None:
        return found, None
    runs_on = _runs_on(left.mark, ahead)
    inside = [q.span.end for q in found if q.span.start >= left.start]
    end = span.end if runs_on else max(_before_cue(text, left.start, span.end), *inside, 0)
    found.append(_quotation(left, end, end, closed=False, nested=False))
    return found, left if runs_on else None


def _before_cue(text: str, start: int, end: int) -> int:
    """Return where a quotation ends that nothing closes: ““It failed, | said Ann Lee. She left.”, else at `end`."""
    cue = _CUE_INSIDE.search(text, start + 1, end)
    return cue.start() + 1 if cue is not None else end


def _quotation(opened: _Open, end: int, inner_end: int, *, closed: bool, nested: bool) -> Quotation:
    inner_start = opened.mark.end if opened.mark.start == opened.start else opened.start
    inner = Span(min(inner_start, inner_end), inner_end)
    return Quotation(Span(opened.start, end), inner, closed, nested, opened.mark.single, opened.chain)


def _alike(first: _Mark, second: _Mark) -> bool:
    return first.single == second.single


def _closed_by(stack: Sequence[_Open], mark: _Mark) -> int | None:
    """Return which of the open quotations a mark ends: the innermost, or the one around a single mark never closed."""
    if stack and _alike(stack[-1].mark, mark):
        return len(stack) - 1
    if len(stack) > 1 and not mark.single and not mark.opens and _alike(stack[-2].mark, mark):
        return len(stack) - 2
    return None


def _reopens_single(ahead: Sequence[Sequence[_Mark]]) -> bool:
    """Tell whether the next paragraph begins with a single mark that opens: a quotation of this one may go on there."""
    first = ahead[0][0] if ahead and ahead[0] else None
    return first is not None and first.single and first.leads and first.opens


def _introduced(text: str, mark: _Mark) -> bool:
    """“She said: ‘…”: a single mark after a colon begins a quotation, even one that its paragraph does not close."""
    return mark.single and _follows_colon(text, mark.start)


def _possessive(text: str, mark: _Mark, later: Sequence[_Mark], *, goes_on: bool) -> bool:
    """Tell whether “workers’ rights” stands inside a single-quoted stretch that is closed later (`goes_on`: below)."""
    if not mark.single or not _follows_plural(text, mark):
        return False
    for other in later:
        if other.single and (other.opens or not other.closes):
            return False
        if other.single and not _follows_plural(text, other):
            return True
    return goes_on


def _follows_plural(text: str, mark: _Mark) -> bool:
    after = text[mark.end : mark.end + 2]
    return text[mark.start - 1 : mark.start] == "s" and len(after) == 2 and after[0] == " " and after[1].isalpha()


def _closed_twice(mark: _Mark, later: Sequence[_Mark]) -> bool:
    """“She said “no” twice”: two closing marks follow, so this one is nested in another of its kind."""
    like = list(islice((m for m in later if _alike(m, mark)), 2))
    return len(like) == 2 and all(m.closes and not m.opens for m in like)


def _is_slip(mark: _Mark, later: Sequence[_Mark]) -> bool:
    """Tell whether a mark that could open is an apostrophe, or stands alone between spaces: nothing closes it."""
    if mark.single and not mark.leads:
        following = next((m for m in later if m.single), None)
        return following is None or not following.closes
    return mark.closes and not any(_alike(mark, m) and m.closes for m in later)


def _runs_on(mark: _Mark, ahead: Sequence[Sequence[_Mark]]) -> bool:
    """Tell whether the next paragraphs go on with this quotation: reopened, or closed without being opened."""
    for index, marks in enumerate(ahead):
        like = [m for m in marks if _alike(m, mark)]
        if not like:
            continue
        first = like[0]
        if index == 0 and first.opens and first.leads:
            return True
        return first.closes and not first.opens
    return False


def _sentence_end(text: str, start: int, end: int) -> int:
    """Return where the last full sentence before `end` stops; `end` if none does."""
    for place in range(end - 2, start - 1, -1):
        if text[place] in ".!?…" and text[place + 1].isspace():
            return place + 1
    return end
