"""What `report.json` says of a build: counts, versions, settings, the hashes of the inputs, warnings."""

from __future__ import annotations

from typing import Any

from rdflib import Dataset

from kg.graph import Run
from kg.model import Knowledge
from kg.settings import Settings


def report(knowledge: Knowledge, dataset: Dataset, run: Run, settings: Settings) -> dict[str, Any]:
    """Return counts, warnings, versions, settings and input hashes; the same for the same input."""
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
            "triples": len({(s, p, o) for s, p, o, _ in dataset.quads((None, None, None, None))}),
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
            for field in ("date", "title", "author", "publisher")
        },
        "warnings": list(knowledge.warnings),
    }  # fmt: skip
