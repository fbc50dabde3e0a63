"""Checks a graph against the shapes and every quotation against its document; problems come with their words.

`validate` checks a whole graph, `check_part` some documents of one, so that a graph can be checked while it is
written; both look at one node at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import Quad
from rdflib import Dataset

from kg.graph.dataset import inner
from kg.model import Document
from kg.ontology import ontology_dir
from kg.validate.facts import NOTHING, Described, Facts
from kg.validate.problems import Problem, Report
from kg.validate.quotes import text_problems, verify_quotes
from kg.validate.rules import rule_problems
from kg.validate.shapes import shape_problems

__all__ = ["Described", "Problem", "Report", "check_part", "checks_digest", "validate", "verify_quotes"]


@cache
def checks_digest() -> bytes:
    """Return a hash of all that decides what conforms: this package and the ontology."""
    files = (*sorted(Path(__file__).parent.glob("*.py")), *sorted(ontology_dir().glob("*.ttl")))
    return hashlib.sha256(b"\0".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).digest()


def validate(dataset: Dataset, *, documents: Iterable[Document] = ()) -> Report:
    """Check a graph against the shapes and rules of the ontology, and its quotations against the documents given."""
    texts = {document.id: document.text for document in documents}
    return Report(check_part(inner(dataset), texts=texts))


def check_part(
    quads: Iterable[Quad],
    *,
    described: Described = NOTHING,
    besides: Iterable[Quad] = (),
    texts: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Check what some quads say, whatever their graphs; the problems are sorted, none if they conform.

    `described`: what the rest of the graph describes, for what the quads point to. `besides`: what the rest says of the
    nodes that the quads are about, and of what these point to. `texts`: of documents by id, to compare quotations with.

    With both given, the problems of all parts together are those of the whole. Graphs that `kg` makes need nothing
    besides: what a statement says is repeated in the graph of each document that supports it, and its evidence there
    stands in that document. If each document conforms with what is described, so does the whole; only what two
    documents say differently of one statement would not be seen.
    """
    facts = Facts.of(quads, besides, described)
    problems = {*shape_problems(facts), *rule_problems(facts), *text_problems(facts, texts or {})}
    return tuple(sorted(problems))
