"""The XML of a REFI-QDA project: users, code book, documents with coded stretches, notes.

REFI-QDA 1.5 (qdasoftware.org), chapters 5 and 10: a stretch of a text is given by code points, the first being 0; its
end is the first that no longer belongs to it, as in the standard's examples. Elements stand in the order of the schema.

A claim is a coded stretch of each sentence it comes from: its act, its speaker, the sides it takes. Programs differ in
what of it they show: the description of the stretch says who and by which rule in one line, its note says why.
All codes have different names, for some programs know a code by its name alone. The same claims have the same GUIDs in
every run, so that a project that is imported again can be compared.
"""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Actor, ActorKind, Claim, Document, Evidence, Issue, Knowledge, Position, Side
from kg.networks import RELATIONS, short, xml_text
from kg.networks.formats.labels import apart, one_line

NAMESPACE = "urn:QDA-XML:project:1.0"
USER = "kg"

_GUIDS = uuid.uuid5(uuid.NAMESPACE_URL, "https://w3id.org/ace-kg/refi-qda")
# Notes must have a date for QualCoder, and the day of the run would make two runs differ: the first day that a zip has.
_WRITTEN = "1980-01-01T00:00:00Z"
_COLOURS = {Side.FOR: RELATIONS["supports"].colour, Side.AGAINST: RELATIONS["opposes"].colour}
_KINDS = {ActorKind.PERSON: "Persons", ActorKind.ORGANIZATION: "Organizations", ActorKind.GROUP: "Groups"}
_NAME = 100
"""Characters of a stretch that are its name."""
_VARIABLES = ("author", "publisher", "date", "url")


@dataclass(frozen=True, slots=True)
class Code:
    """“ban on phones: for”, below “ban on phones”. `key` is what GUIDs are made of; a folder cannot be coded with."""

    key: tuple[str, ...]
    name: str
    description: str = ""
    colour: str = ""
    folder: bool = False
    below: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """A stretch of a document, with the keys of its codes."""

    claim: Claim
    evidence: Evidence
    number: int
    positions: tuple[Position, ...]

    @property
    def guid(self) -> str:
        """The GUID of the stretch."""
        return guid("selection", self.claim.id, self.evidence.document_id, str(self.number))

    def codes(self) -> Iterator[tuple[str, ...]]:
        """Yield the keys of the codes: act, speaker, sides."""
        yield "act", self.claim.act
        if self.claim.claimant:
            yield "actor", self.claim.claimant
        for side in dict.fromkeys((position.towards, position.side) for position in self.positions):
            yield "side", *side


def guid(*parts: str) -> str:
    """Return the GUID that stands for these parts, always the same."""
    return str(uuid.uuid5(_GUIDS, "\x1f".join(parts).encode("utf-8", "replace").decode("utf-8"))).upper()


def plain(text: str) -> str:
    """Return the text of a document as it is stored: lines end with LF, since programs differ on whether CR LF counts
    as one; what UTF-8 and text files cannot hold is replaced, one code point for one.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if c == "\x00" or "\ud800" <= c <= "\udfff" else c for c in text)


def position(text: str, offset: int) -> int:
    """Return where the place in a document is in its text as it is stored."""
    return offset - text.count("\r\n", 0, offset)


def project(knowledge: Knowledge, names: Mapping[str, str]) -> bytes:
    """Return the file project.qde; `names` are those of the documents by id, all different."""
    root = ET.Element("Project", {"xmlns": NAMESPACE, "name": "kg", "origin": "kg", "creatingUserGUID": guid("user")})
    ET.SubElement(ET.SubElement(root, "Users"), "User", {"guid": guid("user"), "name": USER})
    if book := _distinct(_book(knowledge)):
        _add_codes(ET.SubElement(ET.SubElement(root, "CodeBook"), "Codes"), book)
    variables = ET.SubElement(root, "Variables")
    for name in _VARIABLES:
        ET.SubElement(variables, "Variable", {"guid": guid("variable", name), "name": name, "typeOfVariable": "Text"})
    coded = sorted(_coded(knowledge), key=lambda c: (c.evidence.document_id, c.evidence.span, c.claim.id, c.number))
    labels = {actor.id: one_line(actor.label) for actor in knowledge.actors}
    labels |= {issue.id: one_line(issue.label) for issue in knowledge.issues}
    documents = [e.document for e in knowledge.extractions]
    if documents:
        of_document: dict[str, list[Coded]] = defaultdict(list)
        for each in coded:
            of_document[each.evidence.document_id].append(each)
        sources = ET.SubElement(root, "Sources")
        for document in sorted(documents, key=lambda d: (d.path, d.id)):
            _add_source(sources, document, names[document.id], of_document[document.id], labels)
    if coded:
        _add_notes(ET.SubElement(root, "Notes"), coded, labels)
    ET.indent(root, " ")
    xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _book(knowledge: Knowledge) -> tuple[Code, ...]:
    """Return the code book: issues and actors with their sides, acts, speakers."""
    claims = knowledge.claims
    actors = {actor.id: actor for actor in knowledge.actors}
    targets = sorted({p.actor for claim in claims for p in claim.positions if p.actor in actors})
    speakers = sorted({c.claimant for c in claims if c.claimant in actors}, key=lambda id_: (actors[id_].label, id_))
    folders = [
        Code(("folder", "issues"), "Issues", folder=True, below=tuple(_issues(knowledge.issues))),
        Code(
            ("folder", "towards"),
            "Sides on actors",
            folder=True,
            below=tuple(_sides(actors[id_].id, actors[id_].label) for id_ in targets),
        ),
        Code(
            ("folder", "acts"),
            "Acts",
            folder=True,
            below=tuple(Code(("act", act), act) for act in sorted({str(claim.act) for claim in claims})),
        ),
        Code(("folder", "actors"), "Speakers", folder=True, below=tuple(_speakers([actors[id_] for id_ in speakers]))),
    ]
    return tuple(folder for folder in folders if folder.below)


def _issues(issues: Sequence[Issue]) -> Iterator[Code]:
    """Yield the issues that are no part of another, each with its sides and parts."""
    known = {issue.id for issue in issues}
    parts: dict[str, list[Issue]] = {}
    for issue in issues:
        parts.setdefault(issue.broader if issue.broader in known else "", []).append(issue)

    def code(issue: Issue) -> Code:
        described = [issue.for_means and f"For means: {issue.for_means}", *(f"Also: {a}" for a in issue.aliases)]
        described += [f"The opposite: {opposite}" for opposite in issue.opposites]
        made = _sides(issue.id, issue.label, "\n".join(filter(None, described)))
        return replace(made, below=(*made.below, *map(code, parts.get(issue.id, ()))))

    yield from map(code, parts.get("", ()))


def _sides(id_: str, label: str, description: str = "") -> Code:
    sides = (Code(("side", id_, side), f"{label}: {side}", colour=_COLOURS[side]) for side in Side)
    return Code(("towards", id_), label, description, below=tuple(sides))


def _speakers(actors: Sequence[Actor]) -> Iterator[Code]:
    for kind, name in _KINDS.items():
        codes = [
            Code(("actor", actor.id), actor.label, "; ".join(actor.aliases)) for actor in actors if actor.kind is kind
        ]
        if codes:
            yield Code(("folder", kind), name, folder=True, below=tuple(codes))


def _distinct(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    """Return the codes with names that all differ, whatever their case."""

    def walk(level: Iterable[Code]) -> Iterator[Code]:
        for code in level:
            yield code
            yield from walk(code.below)

    every = list(walk(codes))
    names = dict(zip((code.key for code in every), apart((one_line(c.name) for c in every), str.casefold), strict=True))

    def renamed(level: tuple[Code, ...]) -> tuple[Code, ...]:
        return tuple(replace(code, name=names[code.key], below=renamed(code.below)) for code in level)

    return renamed(codes)


def _add_codes(parent: ET.Element, codes: Iterable[Code]) -> None:
    for code in codes:
        values = {"guid": guid(*code.key), "name": code.name, "isCodable": "false" if code.folder else "true"}
        element = ET.SubElement(parent, "Code", values | ({"color": code.colour} if code.colour else {}))
        if code.description:
            ET.SubElement(element, "Description").text = xml_text(code.description)
        _add_codes(element, code.below)


def _coded(knowledge: Knowledge) -> Iterator[Coded]:
    """Yield each claim at each sentence it comes from; a side goes with the sentence that has its words."""
    known = {e.document.id for e in knowledge.extractions}
    for claim in knowledge.claims:
        places = [e for e in claim.evidence if e.document_id in known]
        sides: dict[int, list[Position]] = {}
        for position in claim.positions:
            here = [n for n, e in enumerate(places) if e.document_id == position.document_id]
            words = [n for n in here if position.why and places[n].span.covers(position.why[0])]
            if here:
                sides.setdefault((words or here)[0], []).append(position)
        for number, evidence in enumerate(places):
            yield Coded(claim, evidence, number, tuple(sides.get(number, ())))


def _add_source(
    parent: ET.Element, document: Document, name: str, coded: Sequence[Coded], labels: Mapping[str, str]
) -> None:
    source = ET.SubElement(
        parent,
        "TextSource",
        {
            "guid": guid("document", document.id),
            "name": name,
            "plainTextPath": f"internal://{guid('document', document.id)}.txt",
            "creatingUser": guid("user"),
        },
    )
    for each in coded:
        _add_selection(source, each, document, labels)
    for variable in _VARIABLES:
        if value := getattr(document, variable):
            element = ET.SubElement(source, "VariableValue")
            ET.SubElement(element, "VariableRef", {"targetGUID": guid("variable", variable)})
            ET.SubElement(element, "TextValue").text = xml_text(value)


def _add_selection(source: ET.Element, coded: Coded, document: Document, labels: Mapping[str, str]) -> None:
    span = coded.evidence.span
    selection = ET.SubElement(
        source,
        "PlainTextSelection",
        {
            "guid": coded.guid,
            "name": short(xml_text(span.of(document.text)), _NAME),
            "startPosition": str(position(document.text, span.start)),
            "endPosition": str(position(document.text, span.end)),
            "creatingUser": guid("user"),
        },
    )
    ET.SubElement(selection, "Description").text = _summary(coded, labels)
    for key in coded.codes():
        values = {"guid": guid("coding", coded.guid, *key), "creatingUser": guid("user")}
        ET.SubElement(ET.SubElement(selection, "Coding", values), "CodeRef", {"targetGUID": guid(*key)})
    ET.SubElement(selection, "NoteRef", {"targetGUID": guid("note", coded.guid)})


def _summary(coded: Coded, labels: Mapping[str, str]) -> str:
    """Return in one line who does what, on which side, found by which rule."""
    sides = dict.fromkeys(f"{p.side} {labels.get(p.towards, p.towards)}" for p in coded.positions)
    speaker = labels.get(coded.claim.claimant or "", coded.claim.claimant or "no speaker")
    return one_line("; ".join((speaker, coded.claim.act, *sides, f"rule {coded.evidence.rule_id}")))


def _add_notes(parent: ET.Element, coded: Iterable[Coded], labels: Mapping[str, str]) -> None:
    for each in coded:
        values = {
            "guid": guid("note", each.guid),
            "name": each.claim.id,
            "creatingUser": guid("user"),
            "creationDateTime": _WRITTEN,
        }
        claim = each.claim
        lines = [_summary(each, labels), f"says: {claim.text}", f"marked by: {claim.cue}" if claim.cue else ""]
        lines += [f"date: {claim.date}" if claim.date else "", f"confidence: {claim.confidence:g}"]
        lines += [
            f"{p.side} {labels.get(p.towards, p.towards)}: {' → '.join(p.steps) or p.wording}" for p in each.positions
        ]
        note = ET.SubElement(parent, "Note", values)
        ET.SubElement(note, "PlainTextContent").text = xml_text("\n".join(filter(None, lines)))
