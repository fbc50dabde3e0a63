"""What `report.json` and `README.txt` say of a build: counts, versions, settings, how right it is, warnings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.graph import Run
from kg.model import Knowledge
from kg.reading.survey import survey
from kg.settings import Settings

_FILES = {
    "graph.html": "the network, the debate and all statements: open it in a browser",
    "graph.ttl": "the graph, all documents together (Turtle)",
    "graph.nq": "the same, one named graph a document (N-Quads)",
    "statements.jsonl": "one JSON object a document, with offsets",
    "report.json": "counts, warnings, versions, settings, hashes of the inputs",
    "audit.csv": "the claims that a person judged, if there are such",
}
FIELDS = ("date", "title", "author", "publisher")
"""What is told of documents that have none; of dates by `kg.reading.survey`, too."""


def report(knowledge: Knowledge, triples: int, run: Run, settings: Settings) -> dict[str, Any]:
    """Return counts, warnings, versions, settings and input hashes; the same for the same input.

    `triples` is the number of triples of the graph, each counted once.
    """
    texts = survey([extraction.document for extraction in knowledge.extractions])
    unresolved = sum(len(extraction.unresolved) for extraction in knowledge.extractions)
    return {
        "counts": {
            "documents": len(knowledge.extractions),
            "actors": len(knowledge.actors),
            "claims": len(knowledge.claims),
            "claims_without_speaker": unresolved,
            "gaps": sum(len(extraction.gaps) for extraction in knowledge.extractions),
            "events": len(knowledge.events),
            "roles": len(knowledge.roles),
            "issues": len(knowledge.issues),
            "positions": sum(len(claim.positions) for claim in knowledge.claims),
            "triples": triples,
        },
        "made_by": {
            "tool": run.tool, "version": run.version, "model": run.model, "model_version": run.model_version,
            "model_weights": run.model_weights, "rule_set": run.rule_set,
        },
        "settings": {
            "author_claims": settings.author_claims, "base_iri": settings.base_iri,
            "actors": sorted(settings.actors), "topics": settings.topics, "issues": settings.issues,
            "decisions": settings.decisions,
        },
        "inputs": [
            {"path": e.document.path, "id": e.document.id, "sha256": e.document.sha256, "title": e.document.title}
            for e in knowledge.extractions
        ],
        "not_found": {
            field: sum(not getattr(extraction.document, field) for extraction in knowledge.extractions)
            for field in FIELDS
        },
        "texts": {**texts.counts(), "dates": list(texts.dates() or ())},
        "warnings": list(knowledge.warnings),
    }  # fmt: skip


def citation(report: Mapping[str, Any]) -> str:
    """Return the line that a paper gives of a build: program, rules, model, how much there is and how right it is."""
    counts, made_by, audit = report["counts"], report["made_by"], report.get("audit")
    found = ", ".join(
        f"{counts[kind]:,} {kind if counts[kind] != 1 else kind.removesuffix('s')}" for kind in ("documents", "claims")
    )
    judged = audit["headline"].replace("Audited: ", "audited: ") if audit else "not audited"
    return (
        f"kg {made_by['version']}, rule set {made_by['rule_set'][:12]}, {made_by['model']} {made_by['model_version']}; "
        f"{found}; {judged}"
    )


def readme_text(report: Mapping[str, Any]) -> str:
    """Return what whoever gets the files of a build should know first: what they are, and how right the coding is."""
    counts, audit = report["counts"], report["audit"]
    found = ", ".join(f"{counts[kind]:,} {kind}" for kind in ("documents", "actors", "claims", "events", "issues"))
    untold = counts["claims_without_speaker"]
    lines = ["Who said what, found by a program in texts", "", f"{found}.", ""]
    if untold:
        lines += [f"Left out: {untold:,} claims whose speaker could not be told.", ""]
    lines += ["How right it is", ""]
    if audit:
        lines += [audit["headline"] + ".", *audit["remarks"]]
        lines += ["In brackets: where the share of all claims lies, 95 times in 100."]
        lines += ["By rule, act, side and genre: report.json."]
    else:
        lines += ["Nobody has judged a sample of it yet: kg audit FOLDER draws one."]
    lines += ["", "Files", "", *(f"{name:<18}{holds}" for name, holds in _FILES.items()), ""]
    lines += ["To cite", "", citation(report)]
    return "\n".join(lines) + "\n"
