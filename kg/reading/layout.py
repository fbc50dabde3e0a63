"""Cuts a text into blocks and says what each is: title, byline, body, item, chrome, or a repeated paragraph.

A block is a paragraph: one line, or several where the text is hard-wrapped. Blocks keep their place; nothing is
rewritten. When in doubt a line is body: a lost paragraph costs more than a parsed menu.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.lang.tables import words
from kg.model import Block, BlockKind, Span
from kg.reading.bylines import is_byline, is_lone_label, is_writers_role, line_date, pattern
from kg.reading.chrome import chrome_rule, plain
from kg.reading.letters import with_letters, with_posts
from kg.reading.long_paragraphs import in_pieces
from kg.reading.turns import with_turns

_LINE = re.compile(r"[^\n\r\f\x0b\x1c-\x1e\x85\u2028\u2029]+")
_OUTER = " \t\u00a0\u200b\u200e\u200f\u2060\ufeff\u3000\x00"
_BULLET = re.compile(r"(?:[-–—*•·▪◦‣●○■]|\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)])[ \t\u00a0]+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_QUOTED = re.compile(r"(?:>[ \t]*)+(?=[^>\s])")
_FENCE = re.compile(r"-{3,}|={3,}|_{3,}|\*{3,}")
_TERMINAL = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_FULL_STOP = re.compile(r"[.:;,…][\"'”’)\]]*$")
_SENTENCE_BREAK = re.compile(r"[a-z)\"”’][.!?][\"”’)]*\s+[A-Z“\"‘]")
_GLUED_NUMBER = re.compile(r"\d{1,3}\.(?=[A-Z][a-z’]*\s)")
_SPEECH = re.compile(r""":\s*["“'‘]""")
_CREDITED = re.compile(r"""["“'‘].*[.!?…]["”’']\s*[-–—/|~(]\s*[A-Z]""")
_WRAP_WIDTHS = range(32, 111)
_COLUMN, _LINES_OF_COLUMN = 40, 6
"""Narrower lines than these characters are wrapped only in a text of so many."""
_NARROW = 12
_NAMED = 60
"""Characters of a line to which a bracket on the next line belongs."""
_LINK_LENGTH = 140
_TITLE_WORDS = 22
_SUBHEADING_WORDS = 10
_REPEAT_WORDS = 4
_TORN = 5
"""Words of what may be the first part of a sentence that a blank line tears."""


def blocks(text: str, *, markdown: bool = False, labels: Collection[int] = ()) -> tuple[Block, ...]:
    """Return the non-empty paragraphs of a text in order, each with its kind.

    Where a text holds several posts dated on their own, each block carries the date of its post. `labels` are where
    paragraphs begin that are known to name who speaks below.
    """
    found = [Block(_behind_number(text, span), BlockKind.BODY) for span in paragraphs(text)]
    found = [_first_look(text, block, markdown) for block in found]
    found = _links(text, _writers_roles(text, found))
    found = _footer(text, found)
    found = _titles(text, found)
    found = _repeats(text, found)
    found = with_turns(text, with_posts(text, with_letters(text, _post_dates(text, found))), labels)
    return tuple(in_pieces(text, found))


def _behind_number(text: str, span: Span) -> Span:
    """“2.We welcome it”: the number of a paragraph, glued to its first word."""
    glued = _GLUED_NUMBER.match(span.of(text))
    return Span(span.start + glued.end(), span.end) if glued else span


# --- paragraphs -------------------------------------------------------------------------------------------------


def paragraphs(text: str) -> list[Span]:
    """Return the places of the paragraphs: lines, joined where a sentence runs over a hard line break."""
    lines = [_strip(text, Span(m.start(), m.end())) for m in _LINE.finditer(text)]
    lines = [line for line in lines if line.start < line.end]
    width = _wrap_width(text, lines)
    found: list[Span] = []
    last: Span | None = None
    for line in lines:
        if last is not None and (_runs_on(text, last, line, width) or _is_torn(text, found[-1], line)):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
        last = line
    return found


def _strip(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start] in _OUTER or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _OUTER or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _adjacent(text: str, first: Span, second: Span) -> bool:
    """Tell whether two lines stand directly under each other."""
    return len(re.findall(r"\r\n|[\n\r\f\x0b\x1c-\x1e\x85\u2028\u2029]", text[first.end : second.start])) == 1


def _wrap_width(text: str, lines: Sequence[Span]) -> int | None:
    """Return the width at which a text is hard-wrapped, if it is."""
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(text, a, b)]
    lengths = sorted(line.end - line.start for pair in pairs for line in pair)
    if len(pairs) < 2:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if width not in _WRAP_WIDTHS or (width < _COLUMN and len(pairs) < _LINES_OF_COLUMN):
        return None
    greedy = sum(_fills(text, a, b, width) for a, b in pairs)
    inside = sum(not _TERMINAL.search(a.of(text)) for a, _ in pairs)
    return width if greedy >= 0.6 * len(pairs) and inside >= 0.5 * len(pairs) else None


def _fills(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted on this one."""
    word = following.of(text).split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width - 4


def _runs_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    if not _adjacent(text, line, following) or _BULLET.match(following.of(text)) or _HEADING.match(following.of(text)):
        return False
    if is_lone_label(line.of(text)):
        return True
    if _HEADING.match(line.of(text)) or _FENCE.fullmatch(line.of(text)):
        return False
    if width is not None and _fills(text, line, following, width):
        return True
    said = line.of(text)
    if text[following.start] == "(" and len(said) <= _NAMED and not _TERMINAL.search(said):
        return True  # “Mr Ablakwa / (North Tongu): …”
    if _BULLET.match(said) or line.end - line.start < _NARROW:
        return False
    return (text[following.start].islower() and not _TERMINAL.search(said)) or _breaks_off(said)


def _is_torn(text: str, before: Span, line: Span) -> bool:
    """Tell whether a blank line stands within a sentence: “the law does / / not / / protect tenants.”"""
    said = before.of(text)
    if _adjacent(text, before, line) or _TERMINAL.search(said) or _BULLET.match(said) or _HEADING.match(said):
        return False
    if _BULLET.match(line.of(text)):
        return False
    long = len(said.split()) >= _TORN and said.lstrip('“"')[:1].isupper()
    if not text[line.start].islower():
        return long and said.count("“") > said.count("”") and not said.endswith("“")
    named = said.isalpha() or said.replace("'", "").replace("’", "").isalpha()
    again = named and said[:1].isupper() and len(re.findall(rf"\b{re.escape(said)}\b", text)) > 1
    return long or (again and len(line.of(text).split()) >= _TORN)


def _breaks_off(line: str) -> bool:
    """Tell whether a line ends in a word that no line can end in but one that goes on: “The Department for”."""
    return line.rsplit(maxsplit=1)[-1] in words("grammar", "going_on") and not line.istitle()


# --- kinds ------------------------------------------------------------------------------------------------------


def _first_look(text: str, block: Block, markdown: bool) -> Block:
    """Decide what a paragraph is by its own words alone."""
    span, line = block.span, block.span.of(text)
    if markdown and (heading := _HEADING.match(line)):
        return Block(Span(span.start + heading.end(), span.end), BlockKind.TITLE)
    if markdown and (quoted := _QUOTED.match(line)):
        return Block(Span(span.start + quoted.end(), span.end), BlockKind.BODY)
    if _FENCE.fullmatch(line) or chrome_rule(line):
        return Block(span, BlockKind.CHROME)
    if is_byline(line):
        return Block(span, BlockKind.BYLINE)
    if bullet := _BULLET.match(line):
        inner = Span(span.start + bullet.end(), span.end)
        return Block(inner, BlockKind.CHROME if chrome_rule(inner.of(text)) else BlockKind.ITEM)
    return block


def _links(text: str, found: Iterable[Block]) -> list[Block]:
    """Mark the short lines after “Related articles” up to the next running text."""
    result: list[Block] = []
    in_links = False
    for block in found:
        line = block.span.of(text)
        if block.kind is BlockKind.CHROME:
            rule = chrome_rule(line)
            in_links = (rule is not None and rule.section) or in_links
        elif in_links and block.kind in (BlockKind.BODY, BlockKind.ITEM) and _is_link(line):
            block = replace(block, kind=BlockKind.CHROME)
        elif block.kind is not BlockKind.BYLINE:
            in_links = False
        result.append(block)
    return result


def _footer(text: str, found: Sequence[Block]) -> list[Block]:
    """Mark the short lines that stand among chrome at the end of a page: there is nothing they could head."""
    result = list(found)
    end = len(found)
    while end and (found[end - 1].kind is BlockKind.CHROME or _looks_like_heading(found[end - 1].span.of(text), 10)):
        end -= 1
    in_footer = False
    for i in range(end, len(found)):
        in_footer = in_footer or found[i].kind is BlockKind.CHROME
        if in_footer and found[i].kind is BlockKind.BODY:
            result[i] = replace(found[i], kind=BlockKind.CHROME)
    return result


def _writers_roles(text: str, found: Sequence[Block]) -> list[Block]:
    """Mark the line under a byline that only gives the writer's post."""
    result = list(found)
    for i, (above, block) in enumerate(pairwise(found), 1):
        if above.kind is BlockKind.BYLINE and block.kind is BlockKind.BODY and is_writers_role(block.span.of(text)):
            result[i] = replace(block, kind=BlockKind.BYLINE)
    return result


def _is_link(line: str) -> bool:
    return len(line) <= _LINK_LENGTH and not _FULL_STOP.search(line) and not _SENTENCE_BREAK.search(line)


def _looks_like_heading(line: str, words: int) -> bool:
    return (
        len(line.split()) <= words
        and not _FULL_STOP.search(line)
        and not _SENTENCE_BREAK.search(line)
        and not line[:1].islower()
        and not _SPEECH.search(line)
        and not _CREDITED.match(line)
    )


def _titles(text: str, found: Sequence[Block]) -> list[Block]:
    """Mark headlines: before the first running text, before a date line, and short lines above running text."""
    result = list(found)
    opening = True
    contents = _next_contents(found)
    for i, block in enumerate(found):
        if block.kind is not BlockKind.BODY:
            opening = opening and block.kind is not BlockKind.ITEM
            continue
        line = block.span.of(text)
        following = contents[i]
        if opening:
            opening = _looks_like_heading(line, _TITLE_WORDS) and following is not None
            is_title = opening
        else:
            before_date = following is not None and following.kind is BlockKind.BYLINE
            limit = _TITLE_WORDS if before_date else _SUBHEADING_WORDS
            above_text = following is not None and following.kind in (BlockKind.BODY, BlockKind.BYLINE)
            is_title = above_text and _looks_like_heading(line, limit) and not _speaks(line)
        if is_title:
            result[i] = replace(block, kind=BlockKind.TITLE)
    return result


def _speaks(line: str) -> bool:
    """“jane92 says” above a comment: a speaker, not a heading."""
    return bool(pattern("speaking").search(line))


def _next_contents(found: Sequence[Block]) -> list[Block | None]:
    """Return for each block the next one that is not chrome."""
    result: list[Block | None] = []
    following: Block | None = None
    for block in reversed(found):
        result.append(following)
        following = block if block.kind is not BlockKind.CHROME else following
    return result[::-1]


def _repeats(text: str, found: Iterable[Block]) -> list[Block]:
    """Mark the paragraphs that stand already above."""
    first: dict[str, int] = {}
    result: list[Block] = []
    for block in found:
        key = plain(block.span.of(text)).strip(" .:…\"'")
        if block.kind in (BlockKind.BODY, BlockKind.ITEM, BlockKind.TITLE) and len(key.split()) >= _REPEAT_WORDS:
            start = first.setdefault(key, block.span.start)
            if start != block.span.start:
                block = Block(block.span, BlockKind.REPEAT, repeats=start)
        result.append(block)
    return result


# --- several posts ----------------------------------------------------------------------------------------------


def _post_dates(text: str, found: Sequence[Block]) -> list[Block]:
    """Give each block the date of its post, where the text holds several that are dated on their own."""
    openings: list[tuple[int, str]] = []
    start = 0
    for i, block in enumerate(found):
        if i and found[i - 1].kind not in (BlockKind.TITLE, BlockKind.BYLINE):
            start = i  # where the headline or byline begins that the block may be a part of
        if block.kind is BlockKind.BYLINE and (date := line_date(block.span.of(text))):
            if openings and start <= openings[-1][0]:
                continue  # “Published …”, “Updated …” of one and the same post: the first counts
            openings.append((start, date))
    if len(openings) < 2:
        return list(found)
    result: list[Block] = []
    current: str | None = None
    starts = dict(openings)
    for i, block in enumerate(found):
        current = starts.get(i, current)
        result.append(replace(block, date=current))
    return result
