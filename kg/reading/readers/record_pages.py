"""Pages of the record of a parliament as a browser saves them: each speech is the turn of who is named over it.

Hansard (hansard.parliament.uk), Historic Hansard (api.parliament.uk), TheyWorkForYou: by the classes of their markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.lang.calendar import find_absolute
from kg.reading.readers.page_lines import lines_of
from kg.reading.readers.paragraphs import with_labels
from kg.reading.readers.reader import SourceText

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Record:
    """The classes of the elements that hold a speech, and in it the name, the post or seat, and what is said."""

    publisher: str
    speech: str
    name: str
    post: str
    said: str
    dated: str
    """Of what stands over the debate and gives its day."""


RECORDS = (
    Record("Hansard", "debate-item-contributiondebateitem", "primary-text", "secondary-text", "content", "hero-banner"),
    Record("Hansard", "member_contribution", "member", "", "contribution_text", "section"),
    Record(
        "TheyWorkForYou", "debate-speech", "debate-speech__speaker__name", "debate-speech__speaker__position",
        "debate-speech__content", "debate-header__content",
    ),
)  # fmt: skip
_GROUPED = re.compile(r"\(.*\)")
_INNER = re.compile(r" *\(([^()]*)\)")
_HEADINGS = ("h2", "h3", "h4")


def may_be_debate(page: str) -> bool:
    """Tell whether the source of a page names a class of such a record at all."""
    return any(record.speech in page for record in RECORDS)


def debate_on(tree: HtmlElement, name: str) -> SourceText | None:
    """Return the debate on a page, None if it is no page of such a record."""
    for record in RECORDS:
        speeches = [each for each in _of_class(tree, record.speech) if any(True for _ in _of_class(each, record.name))]
        if speeches:
            pieces = (piece for element in _in_order(tree, speeches) for piece in _pieces(element, record))
            text, labels = with_labels(pieces)
            if labels:
                return SourceText(name, text, tuple(_given(tree, record)), markdown=True, labels=labels)
    return None


def _of_class(element: HtmlElement, name: str) -> Iterator[HtmlElement]:
    """Yield the elements below one that have a class."""
    if name:
        for each in element.iter():
            if isinstance(each.tag, str) and name in each.get("class", "").split():
                yield each


def _in_order(tree: HtmlElement, speeches: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the speeches and the headings between them, from the first heading of the page on."""
    known = set(speeches)
    inside = {each for speech in speeches for each in speech.iter()}
    for element in tree.iter("h1", *_HEADINGS, *{speech.tag for speech in speeches}):
        if element in known or (element.tag in ("h1", *_HEADINGS) and element not in inside):
            yield element


def _pieces(element: HtmlElement, record: Record) -> Iterator[tuple[str, bool]]:
    if element.tag in ("h1", *_HEADINGS):
        yield f"# {_line(element)}" if _line(element) else "", False
        return
    who = next(_of_class(element, record.name), None)
    if who is None:
        return
    post = next((_line(each) for each in _of_class(element, record.post)), "")
    post = post if _GROUPED.fullmatch(post) else f" ({_INNER.sub(_without_brackets, post)})" if post else ""
    yield f"{_line(who).rstrip(' :')} {post.strip()}".rstrip(), True
    said = next(_of_class(element, record.said), element)
    for each in list(_of_class(said, record.name)):  # the name may stand inside what is said
        each.text, each[:] = "", []
    for paragraph in lines_of(said).split("\n\n"):
        yield " ".join(paragraph.split()), False


def _without_brackets(found: re.Match[str]) -> str:
    """“Shadow Spokesperson, Levelling Up” of “Shadow Spokesperson (Levelling Up)”, which stands in brackets itself."""
    return f", {found[1]}"


def _line(element: HtmlElement) -> str:
    return " ".join((element.text_content() or "").split())


def _given(tree: HtmlElement, record: Record) -> Iterator[tuple[str, str]]:
    """Yield the title of the debate, its day as it stands over it, and whose record it is."""
    heading = next((_line(each) for each in tree.iter("h1") if _line(each)), "")
    if heading:
        yield "title", heading
    over = [lines_of(each) for each in _of_class(tree, record.dated)][:3]
    titles = [_line(each) for each in tree.iter("title")]
    days = (value for told in (*over, *titles) for _, _, value in find_absolute(told) if len(value) == 10)
    if day := next(days, ""):
        yield "date", day
    yield "publisher", record.publisher
