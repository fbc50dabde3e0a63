"""Two codings of the same documents side by side: a reference, coded by hand as a rule, and another, as a machine's.

Both are put under the same names, their documents and then their statements are paired; what only one has stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.coding.naming import Alignment, Names, align, renamed, shared_names
from kg.coding.pairing import OVERLAP, DocumentPair, StatementPair, pair_documents, pair_statements
from kg.coding.statements import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    CodedDocument,
    CodedStatement,
    Coding,
    DataType,
    Value,
)
from kg.errors import InputError

ACTOR = "actor"
"""Who speaks: the person where both codings name one, else the organization."""
COMPARED = (DataType.SHORT_TEXT, DataType.INTEGER, DataType.BOOLEAN)
"""Long texts are notes of the coder: they are not compared."""
ONLY_A, ONLY_B = "only in A", "only in B"


@dataclass(frozen=True)
class Comparison:
    """Codings A and B under the same names, those of A where it has one.

    `documents` are in both, and `a` and `b` hold these alone; statements and documents of B bear the numbers, texts and
    dates that the documents have in A. `pairs` are the statements that are the same by their place. `only_a` and
    `only_b` are the documents that the other lacks. `variables` are those that both have, and the actor. `alignments`
    are the concepts taken for one. `notes` say what could not be compared.
    """

    a: Coding
    b: Coding
    documents: tuple[CodedDocument, ...]
    pairs: tuple[StatementPair, ...]
    only_a: tuple[CodedDocument, ...]
    only_b: tuple[CodedDocument, ...]
    variables: tuple[str, ...]
    alignments: tuple[Alignment, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def deciding(self) -> tuple[str, ...]:
        """What makes a statement right, of what both codings have: actor, concept and side."""
        return tuple(name for name in (ACTOR, CONCEPT, AGREEMENT) if name in self.variables)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement that one coding lacks (None), or that the two code differently; `names` say in what."""

    document: CodedDocument
    a: CodedStatement | None
    b: CodedStatement | None
    names: tuple[str, ...]


def compare(a: Coding, b: Coding, *, aligned: bool = False, overlap: float = OVERLAP) -> Comparison:
    """Set two codings side by side.

    `aligned`: concepts of different names are taken for one by the statements that they share (`naming.align`).
    `overlap` is the share of the shorter of two statements from which they can be the same (`pairing`). Raises
    InputError if the codings have no document in common, or one of them has no concepts.
    """
    notes: list[str] = []
    a, b = _on_concepts(a, "A", notes), _on_concepts(b, "B", notes)
    names = shared_names(a, b)
    a, b = renamed(a, names), renamed(b, names)
    documents = pair_documents(a, b)
    if not documents:
        raise InputError("the codings have no document in common; texts, titles or file names must be the same")
    variables = _variables(a, b)
    found = Comparison(
        a=_of_both(a, documents),
        b=_of_both(b, documents, second=True),
        documents=tuple(_document(d) for d in documents),
        pairs=(),
        only_a=_others(a, [d.a for d in documents]),
        only_b=_others(b, [d.b for d in documents]),
        variables=variables,
    )
    notes.extend(_notes(a, b, found, documents))
    found = replace(found, pairs=_pairs(found, overlap), notes=tuple(notes))
    return _aligned(found, overlap) if aligned else found


def compared_values(one: CodedStatement, other: CodedStatement, name: str) -> tuple[Value, Value] | None:
    """Return what two statements have for a variable, or for the actor; None where one of them has nothing."""
    if name == ACTOR:
        for variable in (PERSON, ORGANIZATION):
            values = one.values.get(variable, ""), other.values.get(variable, "")
            if "" not in values:
                return values
        values = actor(one), actor(other)
    else:
        values = one.values.get(name, ""), other.values.get(name, "")
    return None if "" in values else values


def actor(statement: CodedStatement) -> str:
    """Return who speaks: the person, the organization where there is none."""
    return str(statement.values.get(PERSON) or statement.values.get(ORGANIZATION) or "")


def differ(one: CodedStatement, other: CodedStatement, name: str) -> bool:
    """Tell whether two statements have different values, or one has none."""
    values = compared_values(one, other, name)
    return values is None or values[0] != values[1]


def disagreements(found: Comparison) -> Iterator[Disagreement]:
    """Yield what the codings do not share or code differently, by document and place."""
    documents = {document.id: document for document in found.documents}
    misses: dict[int, list[Disagreement]] = defaultdict(list)
    for one, other in found.pairs:
        if names := tuple(name for name in found.deciding if differ(one, other, name)):
            misses[one.document].append(Disagreement(documents[one.document], one, other, names))
    paired_a, paired_b = {one.id for one, _ in found.pairs}, {other.id for _, other in found.pairs}
    for s in found.a.statements:
        if s.id not in paired_a:
            misses[s.document].append(Disagreement(documents[s.document], s, None, (ONLY_A,)))
    for s in found.b.statements:
        if s.id not in paired_b:
            misses[s.document].append(Disagreement(documents[s.document], None, s, (ONLY_B,)))
    for document in found.documents:
        yield from sorted(misses[document.id], key=_place)


def _place(miss: Disagreement) -> tuple[int, int, tuple[str, ...], int]:
    statement = miss.a or miss.b
    assert statement is not None
    return statement.start, statement.end, miss.names, statement.id


# --- what is compared ---------------------------------------------------------------------------------------------


def _on_concepts(coding: Coding, which: str, notes: list[str]) -> Coding:
    """Return a coding without statements of types that have no concept: annotations, story elements."""
    kinds = {kind: variables for kind, variables in coding.kinds.items() if CONCEPT in {v.name for v in variables}}
    if not kinds:
        names = ", ".join(coding.variables()) or "none"
        raise InputError(
            f"coding {which} has no variable {CONCEPT!r}, only: {names}; rename the one that says the issue"
        )
    kept = tuple(s for s in coding.statements if s.kind in kinds)
    if left_out := len(coding.statements) - len(kept):
        notes.append(f"{which}: statements of a type without concepts, not compared: {left_out}")
    return replace(coding, statements=kept, kinds=kinds)


def _variables(a: Coding, b: Coding) -> tuple[str, ...]:
    """Return the variables of both codings, person and organization first, then the actor."""
    in_a, in_b = a.variables(), b.variables()
    shared = [name for name, v in in_a.items() if v.type in COMPARED and name in in_b and in_b[name].type in COMPARED]
    who = [name for name in (PERSON, ORGANIZATION) if name in shared]
    actors = [ACTOR] if who and ACTOR not in shared else []
    return (*who, *actors, *(name for name in shared if name not in who))


def _document(pair: DocumentPair) -> CodedDocument:
    return replace(pair.a, text=pair.a.text or pair.b.text, time=pair.a.time or pair.b.time)


def _of_both(coding: Coding, documents: Sequence[DocumentPair], *, second: bool = False) -> Coding:
    statements = tuple(s for d in documents for s in (d.statements_b if second else d.statements_a))
    return replace(coding, documents=tuple(map(_document, documents)), statements=statements)


def _others(coding: Coding, paired: Sequence[CodedDocument]) -> tuple[CodedDocument, ...]:
    ids = {document.id for document in paired}
    return tuple(document for document in coding.documents if document.id not in ids)


def _pairs(found: Comparison, overlap: float) -> tuple[StatementPair, ...]:
    def same(one: CodedStatement, other: CodedStatement) -> int:
        return sum(not differ(one, other, name) for name in found.deciding)

    in_a, in_b = _by_document(found.a), _by_document(found.b)
    return tuple(
        pair for d in found.documents for pair in pair_statements(in_a[d.id], in_b[d.id], same, overlap=overlap)
    )


def _by_document(coding: Coding) -> defaultdict[int, list[CodedStatement]]:
    statements: defaultdict[int, list[CodedStatement]] = defaultdict(list)
    for statement in coding.statements:
        statements[statement.document].append(statement)
    return statements


def _aligned(found: Comparison, overlap: float) -> Comparison:
    """Return the comparison with aligned concepts; the statements are paired anew, for concepts decide ties."""
    alignments = align((str(one.values[CONCEPT]), str(other.values[CONCEPT])) for one, other in found.pairs)
    names: Names = {CONCEPT: {each.b: each.a for each in alignments}}
    found = replace(found, b=renamed(found.b, names), alignments=alignments)
    return replace(found, pairs=_pairs(found, overlap))


def _notes(a: Coding, b: Coding, found: Comparison, documents: Sequence[DocumentPair]) -> Iterator[str]:
    for which, coding, here in (("A", a, found.a), ("B", b, found.b)):
        kept = {document.id for pair in documents for document in (pair.a if which == "A" else pair.b,)}
        if apart := sum(s.document not in kept for s in coding.statements):
            yield f"{which}: statements of documents that the other coding does not have, not compared: {apart}"
        if nowhere := sum(s.end <= s.start for s in here.statements):
            yield f"{which}: statements without a place in the text, which pair with none: {nowhere}"
    if astray := sum(pair.astray for pair in documents):
        yield f"B: statements whose words are not in the text that A has of the document, not compared: {astray}"
    for name in (PERSON, ORGANIZATION, AGREEMENT):
        having = [which for which, coding in (("A", a), ("B", b)) if name in coding.variables()]
        if len(having) == 1:
            yield f"only {having[0]} has the variable {name!r}: it is not compared"
