"""Threads of comments: “jane92 says:” and what follows up to the next heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.lang.tables import words
from kg.model import BlockKind, Span
from kg.page import Paragraph

PAST = words("speaking", "past_said")


@cache
def _header() -> re.Pattern[str]:
    """A comment's heading: a name of up to four words, a verb, perhaps when, a colon, and nothing else."""
    verbs, when = ("|".join(sorted(words("speaking", key))) for key in ("comment_verbs", "comment_when"))
    return re.compile(
        rf"(?P<name>@?[\w.'’-]+(?: [\w.'’-]+){{0,3}}),? (?P<cue>{verbs})(?: (?:{when}) [^:]{{4,40}})?\s*:"
    )


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield a claim for each comment of a thread: two headings at least."""
    paragraphs = material.paragraphs
    headers = [_is_header(p.span.of(material.text).strip()) for p in paragraphs]
    if headers.count(True) < 2:
        return
    for at, paragraph in enumerate(paragraphs):
        if headers[at]:
            said = list(_until_header(paragraphs[at + 1 :], headers[at + 1 :]))
            if said:
                yield _comment(paragraph, said, material.text)


def _is_header(line: str) -> bool:
    """Tell whether a paragraph heads a comment; “Children’s Minister Ann Lee said:” is a press release."""
    match = _header().fullmatch(line)
    return match is not None and (match["cue"] not in PAST or " " not in match["name"])


def _until_header(paragraphs: Sequence[Paragraph], headers: Sequence[bool]) -> Iterator[Paragraph]:
    for paragraph, header in zip(paragraphs, headers, strict=True):
        if header or paragraph.kind is BlockKind.TITLE:
            return
        yield paragraph


def _comment(header: Paragraph, said: Sequence[Paragraph], text: str) -> Draft:
    match = _header().fullmatch(header.span.of(text).strip())
    start = header.span.start
    name, cue = (
        (Span(start + match.start(g), start + match.end(g)) for g in ("name", "cue")) if match else (header.span,) * 2
    )
    named = header.doc.char_span(name.start - start, name.end - start, alignment_mode="expand")
    content = tuple(p.span for p in said)
    return Draft(
        kind=Kind.COMMENT,
        rule="comment",
        mark=Speech("comment", None, named.root, named.root) if named is not None else None,
        source=(name,),
        cue_spans=(cue,),
        content=content,
        sentence=Span(content[0].start, content[-1].end),
        paragraph=said[0],
        quoted=True,
    )


FINDER = Finder("comment", find, ("comment",))
