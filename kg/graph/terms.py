"""IRIs and literals as N-Triples writes them: percent-safe, in canonical form, nothing a triple store would rewrite.

Nothing here depends on the run, the machine, the order of files or a random number.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NewType

from pyoxigraph import Literal, NamedNode
from rdflib import XSD, Namespace
from rdflib.namespace import DefinedNamespace

from kg.model import Span, digest
from kg.vocabulary import concept as concept_iri

Term = NewType("Term", str)
"""An IRI or a literal as a line of N-Triples has it."""

_UNWRITABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_.-]|^[-.]|[.]\Z|_(?=[0-9A-F]{2})")
_ALL_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_DATE_TYPES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "", XSD.date),
    (re.compile(r"\d{4}-\d{2}"), "-01", XSD.gYearMonth),
    (re.compile(r"\d{4}"), "-01-01", XSD.gYear),
)
_SLUG_LENGTH = 60


@cache
def node(iri: str) -> Term:
    """Return an IRI; ValueError if it is none. For the terms of vocabularies, which are few: each is remembered."""
    return Term(str(NamedNode(str(iri))))


def concept(value: StrEnum) -> Term:
    """Return the concept that stands for a value of one of the model's closed lists."""
    return _concept(type(value), value)


@cache
def _concept(_: type[StrEnum], value: StrEnum) -> Term:  # values of two lists may be the same word
    return node(concept_iri(value))


class Names:
    """The terms of a vocabulary, each an attribute; one that the vocabulary does not have is an error."""

    def __init__(self, vocabulary: Namespace | type[DefinedNamespace]) -> None:
        self._vocabulary = vocabulary

    def __getattr__(self, name: str) -> Term:
        """Return a term, and remember it: asking rdflib takes ten times as long."""
        found = node(getattr(self._vocabulary, name))
        setattr(self, name, found)
        return found


def iri(base: str, local: str) -> Term:
    """Return the IRI of a local id (org/unison) under the base; different ids give different IRIs, in any script.

    What a prefixed name of Turtle cannot hold plainly becomes _XX, a byte of UTF-8. Not %XX: Oxigraph writes that as
    \\%XX after a prefix, which is right, but rdflib and Raptor cannot read it.
    """
    folder, slash, name = local.partition("/")
    return Term(f"<{base}{_plain(folder)}{slash}{_plain(name)}>")


def _plain(name: str) -> str:
    if _ALL_PLAIN.fullmatch(name):
        return name
    return _NOT_PLAIN.sub(lambda m: "".join(f"_{b:02X}" for b in m[0].encode("utf-8", "surrogatepass")), name)


def document_iri(base: str, document_id: str) -> Term:
    """Return the IRI of a document."""
    return iri(base, f"doc/{document_id}")


def document_graph(base: str, document_id: str) -> Term:
    """Return the name of the graph that holds what one document supports."""
    return Term(document_iri(base, document_id)[:-1] + "/graph>")


def common_graph(base: str, name: str) -> Term:
    """Return the name of a graph that all documents share: entities, schema or run."""
    return iri(base, f"graph/{name}")


def span_iri(base: str, document_id: str, span: Span) -> Term:
    """Return the IRI of a stretch of a document.

    Not {document}#char=b,e: a namespace a document makes rdflib's Turtle writer quadratic.
    """
    return iri(base, f"span/{document_id}-{span.start}-{span.end}")


def slug(name: str) -> str:
    """Return the name in lower-case ASCII words joined by hyphens; names that lose something also get a hash."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]s\b", "s", plain)).strip("-")
    kept = words[:_SLUG_LENGTH].strip("-")
    if not kept:
        return "x" + digest(name)
    lossy = kept != words or any(unicodedata.category(c)[0] == "L" and not c.isascii() for c in name)
    return f"{kept}-{digest(name)[:8]}" if lossy else kept


def words(text: str) -> Term:
    """Return English text as a language-tagged literal."""
    return Term(f"{Literal(_encodable(text))}@en")


def string(text: str) -> Term:
    """Return a plain string."""
    return Term(str(Literal(_encodable(text))))


def typed(text: str, datatype: str) -> Term:
    """Return a literal of a datatype, as it is written."""
    return Term(f"{Literal(_encodable(text))}^^{node(datatype)}")


def integer(value: int) -> Term:
    """Return an xsd:integer; stores hand xsd:nonNegativeInteger back as this."""
    return Term(f'"{value}"^^{_INTEGER}')


def decimal(value: float) -> Term:
    """Return an xsd:decimal of at most four places without the zeros that stores drop: 0.9, 1."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return Term(f'"{"0" if text == "-0" else text}"^^{_DECIMAL}')


def day(value: str) -> Term:
    """Return a date as precise as it is known: 2009-07-14, 2009-07 or 2009.

    Anything else becomes a plain string, which the shapes then report with its sentence.
    """
    for form, rest, datatype in _DATE_TYPES:
        if form.fullmatch(value, 0):
            try:
                date.fromisoformat(value + rest)
            except ValueError:
                break
            return typed(value, datatype)
    return string(value)


_INTEGER, _DECIMAL = node(XSD.integer), node(XSD.decimal)


def _encodable(text: str) -> str:
    """Replace what no RDF file can hold (lone surrogates) and what Raptor or stores written in C stumble over."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
