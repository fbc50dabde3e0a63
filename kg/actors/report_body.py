"""The body whose report a document is, as its first lines say: “Rural Bus Commission: final report”.

It is who “we”, “our view” and “the Commission” are in the report, but for what others put their names to: a foreword, a
note of dissent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.actors.mention import Found
from kg.actors.registry import Entry, Registry
from kg.lang.tables import words
from kg.model import ActorKind, BlockKind, Span
from kg.page import Page, Paragraph
from kg.syntax import begin

HEAD_LINES = 8
"""How many lines may stand before the text of a report begins."""

PERSONAL = 3
"""How many words like “I” no body's report has."""

LINE_WORDS = 16
NAME_WORDS = 12
SELF = words("grammar", "first_person_singular")
REPORTS, BODIES = words("reports", "reports"), words("reports", "bodies")
OTHERS = words("reports", "others")
FOREIGN = words("reports", "foreign") | OTHERS


@dataclass(frozen=True, slots=True)
class ReportBody:
    """Whose report it is: the actor, the nouns that mean it (“the panel”), and where others speak in it."""

    entry: Entry
    nouns: frozenset[str]
    foreign: tuple[Span, ...]

    def speaks_at(self, place: int) -> bool:
        """Tell whether “we” is the body at a place."""
        return not any(span.start <= place < span.end for span in self.foreign)


def body_of_report(page: Page, found: Sequence[Found], registry: Registry) -> ReportBody | None:
    """Return the body whose report a document is, if its first lines say so."""
    if page.document.author is not None or any(p.turn is not None for p in page.paragraphs) or _is_personal(page):
        return None
    lines = list(_head(page))
    texts = [span.of(page.document.text) for span in lines]
    if any(re.search(rf"\b{word}", text.lower()) for text in texts for word in OTHERS):
        return None  # a dissenting report, minutes with what was proposed
    for span, text in zip(lines, texts, strict=True):
        for form in _forms():
            match = form.fullmatch(text)
            if match and _is_name(match["name"]):
                at = Span(span.start + match.start("name"), span.start + match.end("name"))
                return _body(match["name"], at, page, found, registry)
    if any(_is_report(text) for text in texts):
        named = next(((s, t) for s, t in zip(lines, texts, strict=True) if _names_body(t)), None)
        if named is not None:
            return _body(named[1], named[0], page, found, registry)
    return None


def _is_personal(page: Page) -> bool:
    """Tell whether somebody speaks as “I” again and again: a speech, a debate, a letter; a body does not."""
    foreign = tuple(_foreign(page))
    said = 0
    for paragraph in page.paragraphs:
        if not any(span.overlaps(paragraph.span) for span in foreign):
            said += sum(paragraph.speech_at(begin(t)) is None for t in paragraph.wording.among(SELF))
    return said >= PERSONAL


def _head(page: Page) -> Iterator[Span]:
    """Yield the lines before the text begins."""
    for paragraph in page.paragraphs[:HEAD_LINES]:
        text = paragraph.span.of(page.document.text)
        if paragraph.turn is not None or text.endswith(".") or len(text.split()) > LINE_WORDS:
            return
        yield paragraph.span


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    report = "(?:" + "|".join(sorted(map(re.escape, REPORTS))) + ")"
    issue = "|".join(sorted(words("reports", "issues")))
    kind = r"(?:[\w-]+ ){0,4}"
    return (
        re.compile(
            rf"(?P<name>[^:]+)(?:: |’s |'s | [-–—] | (?=(?:{issue}) )){kind}{report}(?: .{{0,12}}\d{{4}}\S*)?",
            re.IGNORECASE,
        ),
        re.compile(rf"{kind}{report} (?:of|by|from) (?:the )?(?P<name>(?-i:[A-Z])[^:]+?)", re.IGNORECASE),
    )


def _is_name(text: str) -> bool:
    """Tell whether a line may name a body: in capitals, and one of the nouns of bodies in it."""
    parts = text.split()
    small = [p for p in parts if p[:1].islower()]
    return len(parts) <= NAME_WORDS and not any(len(p) > 4 for p in small) and bool(_nouns(text))


def _names_body(text: str) -> bool:
    return _is_name(text) and text[:1].isupper() and len(text.split()) > 1 and not re.search(r"[?!:,]", text)


def _is_report(text: str) -> bool:
    """“Final report: Clearing the Air”, “Fourth Report of Session 2010–11”"""
    return any(word in REPORTS for word in re.findall(r"\w+", text.lower()))


def _nouns(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) & BODIES


def _body(name: str, at: Span, page: Page, found: Sequence[Found], registry: Registry) -> ReportBody | None:
    known = next((f.actor for f in found if f.kind is ActorKind.ORGANIZATION and at.covers(f.span) and f.actor), None)
    entry = registry.entries.get(known or "")
    if entry is None or not _nouns(entry.label):
        entry = registry.named(ActorKind.ORGANIZATION, " ".join(name.split()))
    return ReportBody(entry, _nouns(name), tuple(_foreign(page)))


def _foreign(page: Page) -> Iterator[Span]:
    """Yield the parts that are not the body's: from “Foreword”, “Note of dissent” to the next heading of another."""
    begun: int | None = None
    for paragraph in page.paragraphs:
        if not _is_heading(paragraph, page):
            continue
        text = paragraph.span.of(page.document.text).lower()
        foreign = any(re.search(rf"\b{word}", text) for word in FOREIGN)
        if begun is not None and not foreign:
            yield Span(begun, paragraph.span.start)
            begun = None
        elif begun is None and foreign:
            begun = paragraph.span.start
    if begun is not None:
        yield Span(begun, len(page.document.text))


def _is_heading(paragraph: Paragraph, page: Page) -> bool:
    text = paragraph.span.of(page.document.text)
    if paragraph.kind is BlockKind.ITEM:
        return False
    return paragraph.kind is BlockKind.TITLE or (len(text.split()) <= LINE_WORDS // 2 and text[-1:].isalnum())
