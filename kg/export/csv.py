"""A table of all statements for spreadsheets: one row a piece of evidence.

Begins with a byte order mark, for Excel reads UTF-8 only then; ends lines with CR LF as RFC 4180 says. A cell
that a spreadsheet would take for a formula is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.export.format import Format
from kg.model import AFFECTED, AGENT, Document, Evidence, Knowledge

COLUMNS = (
    "kind", "who", "does", "stance", "whom", "what", "date", "sentence", "document", "publisher",
    "start", "end", "rule", "confidence", "id",
)  # fmt: skip


def write(knowledge: Knowledge) -> str:
    """Return the table of claims, events and roles, sorted by document and place."""
    documents = {e.document.id: e.document for e in knowledge.extractions}
    labels = {a.id: a.label for a in knowledge.actors}
    labels |= {event.id: event.label for event in knowledge.events}
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    rows = [row for row in _rows(knowledge, labels) if row[0].document_id in documents]
    for evidence, cells in sorted(rows, key=lambda r: (r[0].document_id, r[0].span, r[1]["id"])):
        cells |= _place(evidence, documents[evidence.document_id])
        table.writerow([_safe(str(cells.get(column) or "")) for column in COLUMNS])
    return out.getvalue()


def _rows(knowledge: Knowledge, labels: dict[str, str]) -> Iterator[tuple[Evidence, dict[str, object]]]:
    def names(ids: tuple[str, ...]) -> str:
        return "; ".join(labels.get(i, i) for i in ids)

    for claim in knowledge.claims:
        for evidence in claim.evidence:
            who = labels.get(claim.claimant, claim.claimant) if claim.claimant else ""
            yield evidence, {
                "kind": "claim", "who": who, "does": claim.act, "stance": claim.stance,
                "whom": names(claim.target or claim.about), "what": claim.text, "date": claim.date,
                "confidence": claim.confidence, "id": claim.id,
            }  # fmt: skip
    for event in knowledge.events:
        for evidence in event.evidence:
            yield evidence, {
                "kind": "event", "who": names(event.of(AGENT)), "does": event.type,
                "whom": names(event.of(AFFECTED)), "what": event.label, "date": event.date, "id": event.id,
            }  # fmt: skip
    for role in knowledge.roles:
        for evidence in role.evidence:
            organization = labels.get(role.organization, role.organization) if role.organization else ""
            yield evidence, {
                "kind": "role", "who": labels.get(role.person, role.person), "does": "is", "what": role.title,
                "whom": organization, "date": role.date, "id": role.id,
            }  # fmt: skip


def _place(evidence: Evidence, document: Document) -> dict[str, object]:
    return {
        "sentence": " ".join(evidence.span.of(document.text).split()),
        "document": document.title or document.id,
        "publisher": document.publisher,
        "start": str(evidence.span.start),
        "end": str(evidence.span.end),
        "rule": evidence.rule_id,
    }


def _safe(cell: str) -> str:
    cell = cell.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


FORMAT = Format("csv", ".csv", write, "a table of all statements, for spreadsheets")
