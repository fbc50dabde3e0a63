"""Finds the roles that lines outside sentences tell: the author's in a byline, in the label of a turn that of who
presides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.actors.reference.discourse import Discourse
from kg.actors.roles.bodies import seat_of
from kg.actors.words import DEFINITE
from kg.lang.tables import value_of, words
from kg.model import ActorKind, BlockKind, Document, Evidence, Role, Span
from kg.page import Page

_WRITERS = frozenset(value_of("chrome", "byline.roles"))
_UNTITLED = words("people", "honorifics") | DEFINITE
_LONGEST = 6
"""Words of the post of a writer, at most."""
_NEXT_LINE = 3
"""Characters between a byline and the line below it, at most."""


def in_byline(document: Document, author: str | None, publisher: str | None) -> Iterator[tuple[Span, Role]]:
    """“By Ann Lee, Housing Reporter”, or the post on the line below: what the author is at the publisher."""
    name, above = document.author, None
    for block in document.blocks if author is not None and name is not None else ():
        if block.kind is not BlockKind.BYLINE:
            continue
        line = block.span.of(document.text)
        at = line.lower().find((name or "").lower())
        below = above is not None and block.span.start - above <= _NEXT_LINE
        start = at + len(name or "") if at >= 0 else 0
        if at >= 0 or below:
            title = _title(line[start:], behind=at >= 0)
            if title is not None:
                evidence = (Evidence(document.id, block.span, "role-byline"),)
                yield block.span, Role(author or "", title, publisher, None, evidence)
                return
        above = block.span.end if at >= 0 and not line[start:].strip() else None


def _title(rest: str, *, behind: bool) -> str | None:
    """Return “Housing Reporter” in “, Housing Reporter, The Echo”."""
    mark = r"\s*(?:[,|–—•·(]|\s-\s)\s*" if behind else r"\s*"
    found = re.match(rf"{mark}(?P<title>[^\W\d_][\w’'& -]*?)\s*(?=[,|–—•·()]|\s-\s|\s(?:at|of|for|in|on)\s|$)", rest)
    if found is None:
        return None
    title = found["title"]
    return title if title.split()[-1].lower() in _WRITERS and len(title.split()) <= _LONGEST else None


def in_labels(page: Page, discourse: Discourse) -> Iterator[tuple[Span, Role]]:
    """“Mr Speaker: Order.”: who presides without a name over the only house that the text tells of."""
    document, known = page.document, {seen.found.begin for seen in discourse.seen}
    told: set[str] = set()
    for paragraph in page.paragraphs:
        turn = paragraph.turn
        if paragraph.kind is not BlockKind.LABEL or turn is None or turn.named or turn.asks or turn.answers:
            continue
        label = turn.name.of(document.text)
        title = [word for word in label.split() if word.lower().strip(".") not in _UNTITLED]
        if not title or label in told or any(turn.name.start <= place < turn.name.end for place in known):
            continue
        body = seat_of("-".join(title).lower(), document, discourse)
        if body is not None:
            told.add(label)
            person = discourse.registry.unnamed(ActorKind.PERSON, label)
            evidence = (Evidence(document.id, turn.span, "role-label"),)
            yield turn.span, Role(person.id, " ".join(title), body.id, None, evidence)
