"""Letters and posts: several on one page, each with its writers, signed under it or named over it.

“YOUR LETTERS / Worth every visit / Sir – I have let a flat … / Jean Akister (Mrs), Sallow Bank”
“Posted by Gale Winters on 3 March / The council must … / Posted by Omar Tully on 10 March / I disagree …”
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from kg.lang.patterns import compiled
from kg.lang.tables import value_of
from kg.model import Block, BlockKind, Span
from kg.reading.bylines import author_of, is_byline
from kg.reading.shown_speakers import Label
from kg.reading.turns import label_of

_LONGEST = 14
"""Words of a signature, for each who signs."""
_NAME = re.compile(
    r"(?:\([A-Z]\w+\) )?(?P<name>(?:[A-Z][\w.’'-]*\.? ){1,5}[A-Z][\w’'-]+)(?: \([^()]{1,20}\))?(?P<rest>,.*)?"
)
_ENDS = (".", "?", "!", ":", ",", ";")


def with_letters(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a page of letters with each letter marked as its signer's; others as they are."""
    if not _is_page_of_letters(text, blocks):
        return list(blocks)
    found = list(blocks)
    letter: list[int] = []
    for i, block in enumerate(blocks):
        line = block.span.of(text)
        if block.kind is BlockKind.BODY and (line.endswith(_ENDS[:3]) or not letter or _opens(line)):
            letter = [i] if _opens(line) else [*letter, i]
        elif letter and block.extractable and is_signature(line):
            found[i] = replace(block, kind=BlockKind.LABEL, turn=block.span.start)
            for j in letter:
                found[j] = replace(found[j], turn=block.span.start)
            letter = []
        elif block.extractable:
            letter = []
    return found


def with_posts(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the posts of others than the page's first author marked as theirs."""
    found = list(blocks)
    first: str | None = None
    turn: int | None = None
    begun = False
    for i, block in enumerate(blocks):
        name = author_of(block.span.of(text))[0] if block.kind is BlockKind.BYLINE else None
        if name is not None:
            turn = block.span.start if begun and name not in (first, None) and first is not None else None
            first = first or name
            if turn is not None:
                found[i] = replace(block, kind=BlockKind.LABEL, turn=turn)
        elif block.kind in (BlockKind.BODY, BlockKind.ITEM):
            begun = True
            found[i] = replace(block, turn=turn) if turn is not None else block
    return found


def _is_page_of_letters(text: str, blocks: Sequence[Block]) -> bool:
    headed = any(b.kind is BlockKind.TITLE and _pattern("heading").fullmatch(b.span.of(text).strip()) for b in blocks)
    opened = sum(b.kind is BlockKind.BODY and _opens(b.span.of(text)) for b in blocks)
    return opened > 1 or (headed and opened > 0)


def _opens(line: str) -> bool:
    """“Sir – …”, “Dear Editor, …”"""
    return opening().match(line) is not None


def opening() -> re.Pattern[str]:
    """Return the pattern of “Sir – ”, “Dear Editor, ”."""
    return _pattern("opening")


def heading() -> re.Pattern[str]:
    """Return the pattern of “Letters to the Editor”."""
    return _pattern("heading")


def is_signature(line: str) -> bool:
    """Tell whether a line can be who signs: “Jean Akister (Mrs), Sallow Bank”, “Name and address supplied”."""
    signers = line.split(";")
    if line.endswith(_ENDS[:3]) or any(len(s.split()) > _LONGEST for s in signers):
        return False
    return _pattern("nameless").fullmatch(line.strip()) is not None or all(_NAME.fullmatch(s.strip()) for s in signers)


def writer_of(text: str, span: Span) -> Label:
    """Return who signs: one, or several with semicolons between; of the line over a post who posted it."""
    names: list[Span] = []
    start = span.start
    poster = author_of(span.of(text))[0] if is_byline(span.of(text)) else None
    if poster is not None and poster in span.of(text):
        at = span.start + span.of(text).index(poster)
        return Label(span, Span(at, at + len(poster)), named=True, strong=True, writes=True)
    for signer in span.of(text).split(";"):
        place = start + len(signer) - len(signer.lstrip())
        if found := _NAME.fullmatch(signer.strip()):
            names.append(Span(place + found.start("name"), place + found.end("name")))
        start += len(signer) + 1
    if not names:
        return Label(span, span, named=False, strong=True, writes=True)
    return Label(span, names[0], named=True, strong=True, writes=True, others=tuple(names[1:]))


def labels(text: str, blocks: Iterable[Block]) -> dict[int, Label]:
    """Return what the labels among the blocks say of who speaks or writes, by where they begin."""
    blocks = list(blocks)
    under = {block.turn for block in blocks if block.turn is not None and block.turn > block.span.start}
    found = {}
    for block in blocks:
        if block.kind is BlockKind.LABEL:
            signed = block.span.start in under or is_byline(block.span.of(text))
            found[block.span.start] = writer_of(text, block.span) if signed else label_of(text, block)
    told = {start: label for start, label in found.items() if label is not None}
    hosts = {_surname(label, text) for label in told.values() if label.asks and label.named}
    return {start: replace(label, asks=label.asks or _surname(label, text) in hosts) for start, label in told.items()}


def _surname(label: Label, text: str) -> str:
    """“ABO”, of “SARAH ABO, HOST: …” and “ABO: …”"""
    return label.name.of(text).casefold().split()[-1]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(value_of("turns", f"letters.{name}"), {}, "turns.toml", re.IGNORECASE)
