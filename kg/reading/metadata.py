"""What a text says about itself: its title, author, date and publisher, as plain strings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.lang.calendar import find_absolute
from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.model import Block, BlockKind, Span
from kg.reading.bylines import author_of, is_update, line_date, pattern, publisher_of
from kg.reading.chrome import byline_words, chrome_rule

_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z .,’'-]{2,40}?|[A-Z][\w .’'-]{2,30}?)?,?\s*"
    r"(?P<date>(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? ?(?:\d{1,2},? )?\d{4}|)\s*"
    r"(?:\((?P<agency>[A-Z][\w ]{1,20})\))?\s*[-–—]+\s"
)
_NAME_ALONE = re.compile(r"(?:[A-Z][\w.’'-]*\.? ){1,3}[A-Z][\w’'-]+")
_SIGNED = re.compile(
    r"(?P<name>(?:[A-Z][\w.’'-]*\.? ){1,3}[A-Z][\w’'-]+)(?:, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}){0,2}"
)
"""“Jay Miller”, “Jay Miller, Blackfoot”, “Jay Miller, Dale Road, Hull”"""
_FIRST_NAMES = words("people", "female_names") | words("people", "male_names")
_LAST = 3
"""Paragraphs at the end of a text that may say who its author is."""
_STOP, _LETTER = re.compile(r"[.?!][\"”’)]*$"), re.compile(r"[a-z]")
_OPENING = 100
"""Blocks at the head of a text among which its author is looked for."""
_TITLE_SITE = re.compile(r"^(?P<title>.{8,}?)\s+[|»]\s+(?P<site>[^|»]{2,40})$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """“Not fit for purpose”, by Lynne Moffat, 2009-10-08."""

    title: str | None = None
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


@cache
def _sites() -> tuple[re.Pattern[str], ...]:
    """Patterns for the name of the site in its furniture."""
    return tuple(compiled(form, {}, "chrome.toml") for form in value_of("chrome", "byline.patterns.sites"))


def metadata(text: str, blocks: Sequence[Block]) -> Metadata:
    """Read title, date, author and publisher off the blocks of a text; None for what it does not say."""
    title, site = _title(text, blocks)
    dateline = _dateline(text, blocks)
    return Metadata(
        title=title,
        date=_date(text, blocks) or dateline[0],
        author=_author(text, blocks),
        publisher=_publisher(text, blocks) or dateline[1] or _masthead(text, blocks) or site,
    )


def _title(text: str, blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    """Return the headline, and the site's name where it is tied to it by a bar."""
    title: str | None = None
    chrome = 0
    for block in blocks:
        if block.kind in (BlockKind.BODY, BlockKind.ITEM, BlockKind.REPEAT):
            break
        chrome += block.kind is BlockKind.CHROME
        line = " ".join(block.span.of(text).split())
        if block.kind is BlockKind.TITLE and (title is None or _is_better_title(line, title, chrome)):
            title, chrome = line, 0
    found = _TITLE_SITE.match(title or "")
    return (found["title"], found["site"].strip()) if found else (title, None)


def _is_better_title(line: str, title: str, chrome: int) -> bool:
    """Tell whether a later line is the headline: the first was a single word, or a site's name above its menu."""
    words, before = len(line.split()), len(title.split())
    return words >= 3 and (before < 3 or (chrome >= 2 and words > before))


def _lines(text: str, blocks: Sequence[Block], kind: BlockKind) -> Iterator[str]:
    for block in blocks:
        if block.kind is kind:
            yield block.span.of(text)


def _date(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the date of the first byline that has one; that of a later change only if there is no other."""
    dated = [(is_update(line), line_date(line)) for line in _lines(text, blocks, BlockKind.BYLINE)]
    known = [(update, date) for update, date in dated if date]
    return next((date for update, date in known if not update), known[0][1] if known else None)


def _author(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the author; who only submitted the text counts where no author is named."""
    submitted: str | None = None
    body_seen = 0
    for block in blocks:
        body_seen += block.kind in (BlockKind.BODY, BlockKind.ITEM)
        if block.kind is not BlockKind.BYLINE or body_seen > 2:
            continue  # below the first paragraphs a byline belongs to a comment or another post
        name, is_submitter = author_of(block.span.of(text))
        if name and not is_submitter:
            return name
        submitted = submitted or name
    described = _described_author(text, blocks) or _speaker(text, blocks)
    return submitted or described or _under_title(text, blocks) or _signer(text, blocks)


def _speaker(text: str, blocks: Sequence[Block]) -> str | None:
    """“Speech by Mr Louis Ng, MP for …”, over the text"""
    spoken = compiled(value_of("chrome", "byline.spoken"), {}, "chrome.toml")
    heads = (" ".join(block.span.of(text).split()) for block in blocks[:_LAST])
    found = next((match for head in heads if (match := spoken.match(head))), None)
    return found["name"].strip(" ,.") if found else None


def _signer(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the name alone on a line under the last running text, where somebody says “I” in it."""
    last = max(
        (i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY and _is_sentence(b.span.of(text))), default=-1
    )
    below = [" ".join(block.span.of(text).split()) for block in blocks[last + 1 : last + 1 + _LAST]]
    body = "".join(block.span.of(text) for block in blocks[: last + 1] if block.kind is BlockKind.BODY)
    if not re.search(value_of("chrome", "byline.own_voice"), body):
        return None
    signed = (_SIGNED.fullmatch(line) for line in below if chrome_rule(line) is None)
    name = next((found["name"] for found in signed if found is not None), None)
    return name.title() if name and name.isupper() else name


def _is_sentence(line: str) -> bool:
    """Tell whether a line has a small letter and ends in a full stop."""
    stop = _STOP.search(line)
    return stop is not None and _LETTER.search(line, 0, stop.start()) is not None


def _under_title(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the name alone on a line between title and text: told to write, or not spoken of in the text."""
    first = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.BODY and _is_sentence(b.span.of(text))), 0)
    body = "\n".join(b.span.of(text) for b in blocks[first:] if b.extractable)
    if first < 1 or body.lstrip()[:1] in "“\"‘'":
        return None  # who is quoted
    heads = [" ".join(b.span.of(text).split()) for b in blocks[: min(first + 2, _OPENING)]]
    for i, name in enumerate(heads[1:], 1):
        if not _NAME_ALONE.fullmatch(name):
            continue
        writes = compiled(value_of("chrome", "byline.writes"), {"name": re.escape(name)}, "chrome.toml", re.IGNORECASE)
        alone = i == first - 1 and name.split()[0].casefold() in _FIRST_NAMES and name.split()[-1] not in body
        if alone or any(writes.search(head) for head in heads):
            return name.title() if name.isupper() else name
    return None


def _described_author(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the name that stands alone on a line if the text ends with who that is: “Ann Lee is a GP in Hull.”"""
    last = [" ".join(block.span.of(text).split()) for block in blocks if block.kind is BlockKind.BODY][-_LAST:]
    is_who = value_of("chrome", "byline.is_who")
    for line in _lines(text, blocks, BlockKind.TITLE):
        name = " ".join(line.split())
        told = re.compile(rf"(?:\w+\.? )?{re.escape(name)},? {is_who}\b", re.IGNORECASE)
        if _NAME_ALONE.fullmatch(name) and any(told.match(paragraph) for paragraph in last):
            return name.title() if name.isupper() else name
    return None


def _publisher(text: str, blocks: Sequence[Block]) -> str | None:
    for line in _lines(text, blocks, BlockKind.BYLINE):
        if name := publisher_of(line):
            return name
    for form in _sites():
        for line in _lines(text, blocks, BlockKind.CHROME):
            found = form.fullmatch(" ".join(line.split()))
            if found and chrome_rule(found["name"]) is None:  # “More from Comment” names a section
                return _site_name(found["name"])
    return None


def _masthead(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the paper that the first line names: “Dale Valley Gazette”, “THE HERON” above “Opinion”."""
    if len(blocks) < 2 or blocks[0].kind is not BlockKind.TITLE or blocks[1].kind is BlockKind.BODY:
        return None
    first, second = (" ".join(block.span.of(text).split()) for block in blocks[:2])
    if not pattern("masthead").fullmatch(first):
        return None
    is_paper = pattern("paper", re.IGNORECASE).search(first) is not None
    of_section = first.casefold().startswith("the ") and pattern("section", re.IGNORECASE).fullmatch(second) is not None
    return (first.title() if first.isupper() else first) if is_paper or of_section else None


def _site_name(name: str) -> str:
    """Drop what sites add to the name of the body that runs them: “UNISON National” → “UNISON”."""
    name = name.strip(" .,|")
    for suffix in byline_words().publisher_suffixes:
        shorter = name.removesuffix(" " + suffix)
        if shorter != name and len(shorter) > 2:
            return shorter.strip(" .,|")
    return name


def _dateline(text: str, blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    """Return date and agency of “LONDON, 12 May 2009 (Reuters) - …” at the head of the first paragraph."""
    body = next((b.span for b in blocks if b.kind is BlockKind.BODY), Span(0, 0))
    head = text[body.start : min(body.end, body.start + 100)]
    found = _DATELINE.match(head)
    if not found:
        return None, _agency(head)
    date = next((value for _, _, value in find_absolute(found["date"] or "")), None)
    return date, byline_words().agencies.get((found["agency"] or "").casefold()) or _agency(head)


def _agency(head: str) -> str | None:
    """Return the agency of “DALE, May 12 (Coastal Wire) - …” that no list knows: a name of more words behind a date."""
    found = pattern("dateline").match(head)
    name: str = (found["agency"] or "") if found and found["date"] else ""
    return name if len(name.split()) > 1 else None
