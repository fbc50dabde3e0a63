"""Comments of readers, each under a heading: “jane92 says:”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.claims.spans import hull
from kg.lang.tables import words
from kg.model import BlockKind, Span
from kg.page import Paragraph

RULE = "comment"
PAST = words("speaking", "past_said")


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield the comments of a thread, where two paragraphs at least are headings."""
    paragraphs = material.paragraphs
    headings = [_heading(p.span.of(material.text).strip()) for p in paragraphs]
    if sum(heading is not None for heading in headings) < 2:
        return
    for number, heading in enumerate(headings):
        said = _under(number, paragraphs, headings) if heading is not None else []
        if heading is not None and said:
            yield _draft(paragraphs[number], heading, said)


@cache
def _pattern() -> re.Pattern[str]:
    """A comment's heading: a name of up to four words, a verb, perhaps when, a colon, and nothing else."""
    verbs, times = ("|".join(sorted(words("speaking", key))) for key in ("comment_verbs", "comment_when"))
    name = r"(?P<name>@?[\w.'’-]+(?: [\w.'’-]+){0,3})"
    return re.compile(rf"{name},? (?P<cue>{verbs})(?: (?:{times}) [^:]{{4,40}})?\s*:")


def _heading(paragraph: str) -> re.Match[str] | None:
    """Return how a paragraph heads a comment; “Children’s Minister Ann Lee said:” is a press release."""
    match = _pattern().fullmatch(paragraph)
    return match if match is not None and (match["cue"] not in PAST or " " not in match["name"]) else None


def _under(number: int, paragraphs: Sequence[Paragraph], headings: Sequence[re.Match[str] | None]) -> list[Paragraph]:
    """Return the paragraphs from a heading to the next."""
    said = []
    for at in range(number + 1, len(paragraphs)):
        if headings[at] is not None or paragraphs[at].kind is BlockKind.TITLE:
            break
        said.append(paragraphs[at])
    return said


def _draft(header: Paragraph, heading: re.Match[str], said: Sequence[Paragraph]) -> Draft:
    start = header.span.start
    name, cue = (Span(start + heading.start(g), start + heading.end(g)) for g in ("name", "cue"))
    named = header.doc.char_span(heading.start("name"), heading.end("name"), alignment_mode="expand")
    content = tuple(paragraph.span for paragraph in said)
    return Draft(
        mark=Speech(Kind.COMMENT, RULE, None, None, named.root if named is not None else None),
        at=content[0].start,
        source=(name,),
        cue_spans=(cue,),
        content=content,
        sentence=hull(*content),
        paragraph=said[0],
        quoted=True,
    )


FINDER = Finder("comment", find, (RULE,))
