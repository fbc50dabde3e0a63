"""A table of all statements for spreadsheets: one row a piece of evidence, and one row a position.

Begins with a byte order mark, for Excel reads UTF-8 only then; ends lines with CR LF as RFC 4180 says. A cell
that a spreadsheet would take for a formula is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from kg.export.format import Format
from kg.model import AFFECTED, AGENT, Claim, Document, Evidence, Knowledge, Position

COLUMNS = (
    "kind", "who", "does", "stance", "side", "issue", "target", "about", "what", "date", "sentence", "document",
    "publisher", "start", "end", "wording", "why", "rule", "confidence", "id",
)  # fmt: skip
CONCERNS = "concerns"

Row = tuple[Evidence, dict[str, object]]
Labels = Mapping[str, str]


def write(knowledge: Knowledge) -> str:
    """Return the table of claims, positions, events and roles, sorted by document and place."""
    documents = {e.document.id: e.document for e in knowledge.extractions}
    labels = {a.id: a.label for a in knowledge.actors}
    labels |= {event.id: event.label for event in knowledge.events}
    labels |= {issue.id: issue.label for issue in knowledge.issues}
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    rows = [row for row in _rows(knowledge, labels) if row[0].document_id in documents]
    for evidence, cells in sorted(rows, key=lambda r: (r[0].document_id, r[0].span, r[1]["id"])):
        cells |= _place(evidence, documents[evidence.document_id])
        table.writerow([_safe(str(cells.get(column) or "")) for column in COLUMNS])
    return out.getvalue()


def _rows(knowledge: Knowledge, labels: Labels) -> Iterator[Row]:
    for claim in knowledge.claims:
        yield from _claim_rows(claim, labels)
    for event in knowledge.events:
        for evidence in event.evidence:
            yield evidence, {
                "kind": "event", "who": _names(event.of(AGENT), labels), "does": event.type,
                "target": _names(event.of(AFFECTED), labels), "about": _names(event.of(CONCERNS), labels),
                "what": event.label, "date": event.date, "id": event.id,
            }  # fmt: skip
    for role in knowledge.roles:
        for evidence in role.evidence:
            yield evidence, {
                "kind": "role", "who": labels.get(role.person, role.person), "does": "is", "what": role.title,
                "target": _names((role.organization,), labels), "date": role.date, "id": role.id,
            }  # fmt: skip


def _claim_rows(claim: Claim, labels: Labels) -> Iterator[Row]:
    """Yield a row a piece of evidence, then a row for each side that the claim takes in that document."""
    said: dict[str, object] = {
        "who": _names((claim.claimant,), labels), "does": claim.act, "what": claim.text, "date": claim.date,
        "confidence": claim.confidence,
    }  # fmt: skip
    first: dict[str, Evidence] = {}
    for evidence in claim.evidence:
        first.setdefault(evidence.document_id, evidence)
        yield evidence, said | {
            "kind": "claim", "stance": claim.stance, "target": _names(claim.target, labels),
            "about": _names(claim.about, labels), "id": claim.id,
        }  # fmt: skip
    for position in claim.positions:
        if position.document_id in first:
            yield first[position.document_id], said | _side(claim, position, labels)


def _side(claim: Claim, position: Position, labels: Labels) -> dict[str, object]:
    return {
        "kind": "position", "side": position.side, "issue": _names((position.issue,), labels),
        "target": _names((position.actor,), labels), "wording": " ".join(position.wording.split()),
        "why": " → ".join(position.steps), "id": claim.id_of(position),
    }  # fmt: skip


def _names(ids: tuple[str | None, ...], labels: Labels) -> str:
    return "; ".join(labels.get(i, i) for i in ids if i)


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
