"""Reads texts about a policy debate and builds a knowledge graph of who said what, about whom, and what happened.

    made = kg.build(["corpus"])
    spoken = [claim for claim in made.knowledge.claims if claim.claimant == "org/unison"]
    answer = kg.ask(kg.find_question("01"), made.dataset, given={"actor": "Ofsted"})
    kg.write_outputs(made, Path("output"))

The names below are loaded when they are used: `import kg` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "kg.errors": ("KGError",),
    "kg.model": (
        "Actor",
        "Claim",
        "Document",
        "Event",
        "Evidence",
        "Extraction",
        "Knowledge",
        "Mention",
        "Role",
        "Span",
    ),
    "kg.pipeline": ("Build", "build"),
    "kg.query": ("Answer", "Question", "ask", "find_question", "questions"),
    "kg.settings": ("Settings", "load_settings"),
    "kg.writing": ("write_networks", "write_outputs"),
}
_HOME = {name: (home, name) for home, names in _HOMES.items() for name in names} | {"read_graph": ("kg.store", "read")}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    home, inner = _HOME[name]
    return getattr(import_module(home), inner)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
