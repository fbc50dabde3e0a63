"""Carries what was found in a restored text back to the text as it came: spans, quotations, ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from kg.model import (
    Block,
    Claim,
    Document,
    Event,
    Evidence,
    Extraction,
    Gap,
    Leaning,
    Mention,
    Phrase,
    Position,
    Role,
    Span,
    Spans,
)
from kg.reading.restoring import Restored, restored

Statement = TypeVar("Statement", Role, Event)


def as_meant(document: Document) -> tuple[Document, Restored | None]:
    """Return the document as the rules read it, and what was restored; the document itself if nothing was."""
    found = restored(document.text)
    if found is None:
        return document, None
    blocks = tuple(_moved(block, found.forth) for block in document.blocks)
    return replace(document, text=found.text, blocks=blocks), found


def blocks_as_they_came(blocks: Iterable[Block], found: Restored) -> tuple[Block, ...]:
    """Return the blocks of a restored text with their places in the text as it came."""
    return tuple(_moved(block, found.back) for block in blocks)


def _moved(block: Block, move: Callable[[Span], Span]) -> Block:
    def start(place: int | None) -> int | None:
        return None if place is None else move(Span(place, place + 1)).start

    return replace(block, span=move(block.span), repeats=start(block.repeats), turn=start(block.turn))


def as_it_came(extraction: Extraction, document: Document, found: Restored) -> Extraction:
    """Return what was found with the spans and the words of the document as it came."""
    carry = _Carry(document, found)
    claims = {claim.id: claim for claim in (*extraction.claims, *extraction.unresolved)}
    ids: dict[str, str] = {}
    return replace(
        extraction,
        document=document,
        mentions=tuple(map(carry.mention, extraction.mentions)),
        roles=tuple(map(carry.statement, extraction.roles)),
        events=tuple(map(carry.statement, extraction.events)),
        claims=tuple(carry.claim(claim, claims, ids) for claim in extraction.claims),
        unresolved=tuple(carry.claim(claim, claims, ids) for claim in extraction.unresolved),
        gaps=tuple(Gap(found.back(gap.span), gap.reason) for gap in extraction.gaps),
        phrases=tuple(carry.phrase(phrase, ids) for phrase in extraction.phrases),
        leanings=tuple(carry.leaning(leaning, ids) for leaning in extraction.leanings),
    )


class _Carry:
    """One document's way back."""

    def __init__(self, document: Document, found: Restored) -> None:
        self._document, self._found = document, found

    def mention(self, mention: Mention) -> Mention:
        span = self._found.back(mention.span)
        head = self._found.back(Span(mention.head, mention.head + 1)).start
        return replace(mention, span=span, text=span.of(self._document.text), head=head)

    def statement(self, statement: Statement) -> Statement:
        return replace(statement, evidence=tuple(map(self._evidence, statement.evidence)))

    def claim(self, claim: Claim, claims: dict[str, Claim], ids: dict[str, str]) -> Claim:
        """Carry a claim back; its id comes of its words, so what is said inside it learns the new one."""
        within = claim.within
        if within in claims and within not in ids:
            self.claim(claims[within], claims, ids)
        evidence = tuple(map(self._evidence, claim.evidence))
        text = next((self._words(e.content) for e in evidence if e.content), claim.text)
        positions = tuple(map(self._position, claim.positions))
        moved = replace(claim, text=text, within=ids.get(within or "", within), evidence=evidence, positions=positions)
        ids[claim.id] = moved.id
        return moved

    def phrase(self, phrase: Phrase, ids: Mapping[str, str]) -> Phrase:
        return replace(phrase, span=self._found.back(phrase.span), claim=ids.get(phrase.claim or "", phrase.claim))

    def leaning(self, leaning: Leaning, ids: Mapping[str, str]) -> Leaning:
        position = self._position(leaning.position)
        return replace(leaning, claim=ids.get(leaning.claim, leaning.claim), position=position)

    def _position(self, position: Position) -> Position:
        return replace(position, why=self._spans(position.why))

    def _evidence(self, evidence: Evidence) -> Evidence:
        return replace(
            evidence,
            span=self._found.back(evidence.span),
            source=self._spans(evidence.source),
            cue=self._spans(evidence.cue),
            content=self._spans(evidence.content),
            topics=tuple((topic, self._found.back(span)) for topic, span in evidence.topics),
        )

    def _spans(self, spans: Spans) -> Spans:
        return tuple(part for span in spans for part in self._found.back_in_parts(span))

    def _words(self, spans: Spans) -> str:
        return " … ".join(span.of(self._document.text) for span in spans)
