"""Checks a graph against the shapes and every quotation against its document; problems come with their words.

`validate` checks a whole graph, `check_part` some documents of one, so that a graph can be checked while it is
written; both look at one node at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import Quad
from rdflib import Dataset

from kg.graph.dataset import inner
from kg.model import Document
from kg.validate.facts import NOTHING, Described, Facts
from kg.validate.problems import Problem, Report
from kg.validate.quotes import text_problems, verify_quotes
from kg.validate.rules import rule_problems
from kg.validate.shapes import shape_problems

__all__ = ["Described", "Problem", "Report", "check_part", "validate", "verify_quotes"]


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
    """Check what some quads say, sorted; nothing if they conform.

    `described`: the classes of what they point to in the rest of the graph. `besides`: what the rest says of the same
    nodes, for those whose statements are not whole here. `texts`: of documents by id, to compare quotations with.

    A graph conforms if each of its parts does, given what the rest describes and says besides: the problems of the
    parts are those of the whole. A statement in the graphs of several documents is repeated in each but for its
    evidence, so of a graph that `kg` makes nothing is needed besides; what one document says against the other would
    be missed.
    """
    facts = Facts.of(quads, besides, described)
    problems = {*shape_problems(facts), *rule_problems(facts), *text_problems(facts, texts or {})}
    return tuple(sorted(problems))
