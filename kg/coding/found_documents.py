"""The documents of a collection, numbered, as coded statements refer to them."""

from __future__ import annotations

from datetime import datetime

from kg.coding.statements import CodedDocument
from kg.model import Document, Knowledge


def coded_documents(knowledge: Knowledge) -> tuple[tuple[CodedDocument, ...], tuple[str, ...]]:
    """Return the documents, numbered by date and id, undated ones last, and what must be said of their dates."""
    order = sorted((e.document for e in knowledge.extractions), key=lambda d: (d.date is None, d.date or "", d.id))
    coded = tuple(_coded(number, document) for number, document in enumerate(order, start=1))
    partial = sum(1 for document in order if _is_partial(document))
    undated = sum(1 for document in coded if document.time is None)
    notes = []
    if partial:
        notes.append(f"documents of which only the month or year is known, put on its first day: {partial}")
    if undated:
        notes.append(f"documents without a date: {undated}")
    return coded, tuple(notes)


def _coded(number: int, document: Document) -> CodedDocument:
    lines = (
        f"URL: {document.url}" if document.url else "",
        f"File: {document.path}" if document.path else "",
        f"Date as given: {document.date}" if _is_partial(document) else "",
    )
    return CodedDocument(
        id=number,
        title=" ".join((document.title or document.id).split()),
        text=document.text,
        time=_first_day(document.date),
        author=document.author or "",
        source=document.publisher or "",
        section=document.section or "",
        notes="\n".join(line for line in lines if line),
        key=document.id,
    )


def _is_partial(document: Document) -> bool:
    return _first_day(document.date) is not None and len(str(document.date)) < len("2009-07-01")


def _first_day(date: str | None) -> datetime | None:
    """Return the first day of a date that may be partial: 2009-07 → 1 July 2009."""
    try:
        return datetime.fromisoformat(f"{date}-01-01"[: len("2009-07-01")]) if date else None
    except ValueError:
        return None
