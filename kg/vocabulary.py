"""The terms of the ontology, closed: a word that ontology/ace.ttl does not declare is an AttributeError here.

`ACE` holds classes and properties. The values of closed lists have a namespace a list (`act:blame`), and
`concept(Act.BLAME)` gives the IRI of an enum's value.
"""
# ruff: noqa: N815 - the names are those of the ontology

from __future__ import annotations

from enum import StrEnum
from typing import Final

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VOID, XSD, Namespace, URIRef
from rdflib.namespace import DCAT, DefinedNamespace

from kg.model import Act, DateBasis, Factuality, FoundBy, Modality, Naming, Polarity, Side, Stance

HOME: Final = "https://w3id.org/ace-kg/"
SEM: Final = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
NIF: Final = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
DC: Final = Namespace("http://purl.org/dc/elements/1.1/")
ETYPE: Final = Namespace(HOME + "event-type/")


class ACE(DefinedNamespace):
    """Classes, properties and concept schemes of ontology/ace.ttl."""

    _NS = Namespace(HOME + "ns#")
    _fail = True

    Document: URIRef
    Span: URIRef
    Actor: URIRef
    Person: URIRef
    Organization: URIRef
    Group: URIRef
    Event: URIRef
    Place: URIRef
    Topic: URIRef
    Issue: URIRef
    Claim: URIRef
    Position: URIRef
    ExtractionRun: URIRef

    claimant: URIRef
    makes: URIRef
    reportedBy: URIRef
    addressee: URIRef
    within: URIRef
    encloses: URIRef
    share: URIRef
    claimType: URIRef
    stance: URIRef
    polarity: URIRef
    modality: URIRef
    target: URIRef
    about: URIRef
    topic: URIRef
    text: URIRef
    cue: URIRef

    position: URIRef
    takenBy: URIRef
    onIssue: URIRef
    debatedIn: URIRef
    towards: URIRef
    meets: URIRef
    side: URIRef
    wording: URIRef
    naming: URIRef
    steps: URIRef
    opposite: URIRef

    participant: URIRef
    order: URIRef
    shownAs: URIRef
    relation: URIRef
    acts: URIRef
    undergoes: URIRef
    factuality: URIRef

    date: URIRef
    dateBasis: URIRef
    document: URIRef
    supports: URIRef
    evidence: URIRef
    sourceSpan: URIRef
    cueSpan: URIRef
    contentSpan: URIRef
    topicSpan: URIRef
    rule: URIRef
    confidence: URIRef
    foundBy: URIRef

    sha256: URIRef
    charLength: URIRef
    model: URIRef
    modelVersion: URIRef
    modelWeights: URIRef
    ruleSet: URIRef
    setting: URIRef
    context: URIRef

    ClaimType: URIRef
    Stance: URIRef
    Side: URIRef
    Naming: URIRef
    Polarity: URIRef
    Modality: URIRef
    Factuality: URIRef
    DateBasis: URIRef
    FoundBy: URIRef
    EventType: URIRef


SCHEMES: Final[dict[type[StrEnum], tuple[URIRef, Namespace]]] = {
    Act: (ACE.ClaimType, Namespace(HOME + "act/")),
    Stance: (ACE.Stance, Namespace(HOME + "stance/")),
    Side: (ACE.Side, Namespace(HOME + "side/")),
    Naming: (ACE.Naming, Namespace(HOME + "naming/")),
    Polarity: (ACE.Polarity, Namespace(HOME + "polarity/")),
    Modality: (ACE.Modality, Namespace(HOME + "modality/")),
    Factuality: (ACE.Factuality, Namespace(HOME + "factuality/")),
    DateBasis: (ACE.DateBasis, Namespace(HOME + "date-basis/")),
    FoundBy: (ACE.FoundBy, Namespace(HOME + "found-by/")),
}
"""The enums of the model that are closed lists of the ontology: the scheme and the namespace of its concepts."""

PREFIXES: Final[dict[str, str]] = {
    "ace": str(ACE._NS),
    "act": HOME + "act/",
    "stance": HOME + "stance/",
    "side": HOME + "side/",
    "naming": HOME + "naming/",
    "polarity": HOME + "polarity/",
    "modality": HOME + "modality/",
    "factuality": HOME + "factuality/",
    "basis": HOME + "date-basis/",
    "foundby": HOME + "found-by/",
    "etype": HOME + "event-type/",
    "dc": str(DC),
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "gaf": "http://groundedannotationframework.org/gaf#",
    "nif": str(NIF),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "sem": str(SEM),
    "skos": str(SKOS),
    "vann": "http://purl.org/vocab/vann/",
    "void": str(VOID),
    "xsd": str(XSD),
}
"""Prefixes of the vocabularies, the same in every file written and in every query."""

_DATA_FOLDERS: Final = {
    "doc": "doc/",
    "span": "span/",
    "claim": "claim/",
    "position": "position/",
    "event": "event/",
    "person": "person/",
    "orgn": "org/",
    "group": "group/",
    "topic": "topic/",
    "issue": "issue/",
    "place": "place/",
    "membership": "membership/",
    "role": "role/",
    "atype": "actor-type/",
    "graph": "graph/",
    "scheme": "scheme/",
    "run": "run/",
}


def concept(value: StrEnum) -> URIRef:
    """Return the concept that stands for a value of one of the model's closed lists."""
    return SCHEMES[type(value)][1][str(value)]


def prefixes(base_iri: str) -> dict[str, str]:
    """Return all prefixes, those of the data under this base among them."""
    return PREFIXES | {name: base_iri + folder for name, folder in _DATA_FOLDERS.items()}


def abbreviated(iri: str) -> str:
    """Return an IRI as people type it: act:blame, org/unison, claim/12ab; others as they are."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    folder, _, name = iri.rpartition("/")
    folder = folder.rpartition("/")[2]
    return f"{folder}/{name}" if f"{folder}/" in _DATA_FOLDERS.values() else iri
