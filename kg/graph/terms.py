"""IRIs and literals: percent-safe, in canonical form, nothing a triple store would rewrite.

Nothing here depends on the run, the machine, the order of files or a random number.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache

from pyoxigraph import Literal, NamedNode
from rdflib import XSD, URIRef

from kg.model import Span, digest

Term = NamedNode | Literal

_UNWRITABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_.-]|^[-.]|[.]\Z|_(?=[0-9A-F]{2})")
_DATE_TYPES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), "", XSD.date),
    (re.compile(r"\d{4}-\d{2}"), "-01", XSD.gYearMonth),
    (re.compile(r"\d{4}"), "-01-01", XSD.gYear),
)
_SLUG_LENGTH = 60


@cache
def node(iri: URIRef) -> NamedNode:
    """Return a term of a vocabulary as the store's own type."""
    return NamedNode(str(iri))


def iri(base: str, local: str) -> NamedNode:
    """Return the IRI of a local id (org/unison) under the base; different ids give different IRIs, in any script.

    What a prefixed name of Turtle cannot hold plainly becomes _XX, a byte of UTF-8. Not %XX: Oxigraph writes that as
    \\%XX after a prefix, which is right, but rdflib and Raptor cannot read it.
    """
    folder, slash, name = local.partition("/")
    return NamedNode(base + _plain(folder) + slash + _plain(name))


def _plain(name: str) -> str:
    return _NOT_PLAIN.sub(lambda m: "".join(f"_{b:02X}" for b in m[0].encode("utf-8", "surrogatepass")), name)


def document_iri(base: str, document_id: str) -> NamedNode:
    """Return the IRI of a document."""
    return iri(base, f"doc/{document_id}")


def document_graph(base: str, document_id: str) -> NamedNode:
    """Return the name of the graph that holds what one document supports."""
    return NamedNode(document_iri(base, document_id).value + "/graph")


def common_graph(base: str, name: str) -> NamedNode:
    """Return the name of a graph that all documents share: entities, schema or run."""
    return iri(base, f"graph/{name}")


def span_iri(base: str, document_id: str, span: Span) -> NamedNode:
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


def words(text: str) -> Literal:
    """Return English text as a language-tagged literal."""
    return Literal(_encodable(text), language="en")


def string(text: str) -> Literal:
    """Return a plain string."""
    return Literal(_encodable(text))


def integer(value: int) -> Literal:
    """Return an xsd:integer; stores hand xsd:nonNegativeInteger back as this."""
    return Literal(str(value), datatype=node(XSD.integer))


def decimal(value: float) -> Literal:
    """Return an xsd:decimal of at most four places without the zeros that stores drop: 0.9, 1."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return Literal("0" if text == "-0" else text, datatype=node(XSD.decimal))


def day(value: str) -> Literal:
    """Return a date as precise as it is known: 2009-07-14, 2009-07 or 2009.

    Anything else becomes a plain string, which the shapes then report with its sentence.
    """
    for form, rest, datatype in _DATE_TYPES:
        if form.fullmatch(value, 0):
            try:
                date.fromisoformat(value + rest)
            except ValueError:
                break
            return Literal(value, datatype=node(datatype))
    return string(value)


def _encodable(text: str) -> str:
    """Replace what no RDF file can hold (lone surrogates) and what Raptor or stores written in C stumble over."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
