"""What no shape says: it concerns more than one node, or every term alike."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import chain

from pyoxigraph import BlankNode, Literal

from kg.ontology import schema_graph
from kg.validate.facts import TYPE, Facts, Node, Value, plain, several
from kg.validate.literals import order
from kg.validate.problems import Problem
from kg.vocabulary import ACE, NIF, abbreviated

_ACE = str(ACE._NS)
_CLASS, _DOCUMENT, _EVIDENCE = str(ACE.Position), str(ACE.document), str(ACE.evidence)
_POSITION, _SIDE, _LENGTH = str(ACE.position), str(ACE.side), str(ACE.charLength)
_SPANS = (_EVIDENCE, *map(str, (ACE.sourceSpan, ACE.cueSpan, ACE.contentSpan, ACE.topicSpan)))
_CONTEXT, _END = str(NIF.referenceContext), str(NIF.endIndex)

_ELSEWHERE = "its evidence stands in a document that it does not name"
_NO_EVIDENCE = "no evidence for it stands in a document that it names"
_NO_CLAIM = "no claim takes it; a position is a claim's"
_PAST_END = "it ends after the end of its document"
_NOWHERE = "it points to something that the graph does not describe"
_UNDECLARED = "it uses a term that the ontology does not declare"
_BLANK = "it has a blank node; every node needs an IRI"

Found = Iterator[tuple[str, Value]]
"""A message with what it points to."""


def rule_problems(facts: Facts) -> Iterator[Problem]:
    """Yield what is wrong by the rules with the nodes that the facts are about."""
    taken = {value for said in facts.about.values() if _POSITION in said for value in several(said[_POSITION])}
    for node in facts.nodes:
        said = facts.about[node]
        for message, value in chain(_together(facts, node, said, taken), _terms(facts, node, said)):
            text = f"{message} (see {abbreviated(plain(value))})"
            yield Problem(abbreviated(plain(node)), text, facts.words(node))


def _together(facts: Facts, node: Node, said: Collection[str], taken: Collection[Value]) -> Found:
    """Compare a node with what it points to, and with what points to it."""
    if _DOCUMENT in said:
        yield from _evidence(facts, node)
    if _SIDE in said and node not in taken and _CLASS in facts.values(node, TYPE):
        yield from ((_NO_CLAIM, value) for value in facts.values(node, _SIDE))
    if _END in said:
        yield from _end(facts, node)


def _terms(facts: Facts, node: Node, said: Mapping[str, Value | list[Value]]) -> Found:
    """Look for what is not declared, what is not described, and for blank nodes."""
    for predicate, found in said.items():
        ours = predicate in _declared()
        if not ours and predicate.startswith(_ACE):
            ours = True
            yield _UNDECLARED, predicate
        for value in found if isinstance(found, list) else (found,):
            if type(value) is BlankNode or type(node) is BlankNode:
                yield _BLANK, predicate
            if ours and type(value) is str and not facts.is_described(value):
                yield _NOWHERE, value
            if predicate == TYPE and plain(value).startswith(_ACE) and plain(value) not in _declared():
                yield _UNDECLARED, value


def _evidence(facts: Facts, node: Node) -> Found:
    """Compare the documents that a statement names with those its spans stand in."""
    named = set(facts.values(node, _DOCUMENT))
    shown: set[Value] = set()
    for predicate in _SPANS:
        for span in facts.values(node, predicate):
            documents = facts.values(span, _CONTEXT)
            if not named.issuperset(documents):
                yield _ELSEWHERE, span
            if predicate == _EVIDENCE:
                shown.update(documents)
    yield from ((_NO_EVIDENCE, document) for document in named - shown)


def _end(facts: Facts, node: Node) -> Found:
    lengths = [n for document in facts.values(node, _CONTEXT) for n in facts.values(document, _LENGTH)]
    for value in facts.values(node, _END):
        for length in lengths:
            if type(value) is Literal and type(length) is Literal and order(value, length) == 1:
                yield _PAST_END, value


@cache
def _declared() -> frozenset[str]:
    return frozenset(str(term) for term in schema_graph().subjects() if str(term).startswith(_ACE))
