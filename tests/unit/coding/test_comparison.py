"""Two codings side by side: which documents and statements are the same, and in what they differ."""

from __future__ import annotations

from dataclasses import replace

import pytest
from codings import VARIABLES, coding, of_documents, statement

from kg.coding import CONCEPT, PERSON, CodedDocument, Coding, DataType, Entity, Variable
from kg.coding.comparison import Comparison, compare, disagreements
from kg.coding.pairing import pair_documents
from kg.errors import InputError


def places(found: Comparison) -> list[tuple[int, int]]:
    return [(one.start, other.start) for one, other in found.pairs]


def document(number: int, title: str = "", text: str = "", key: str = "") -> CodedDocument:
    return CodedDocument(number, title or f"untitled {number}", text, key=key)


def documents(*those: CodedDocument) -> Coding:
    return Coding(those, (), {"DNA Statement": VARIABLES})


def paired(a: Coding, b: Coding) -> list[tuple[int, int]]:
    return [(pair.a.id, pair.b.id) for pair in pair_documents(a, b)]


# --- documents ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (document(1, "One", "The same text."), document(9, "Another", "The same text.")),
        (document(1, "One", "The same\n\ntext. "), document(9, "Another", "The same text.")),
        (document(1, "A Report"), document(9, "a report")),
        (document(1, key="01_wire.txt"), document(9, key="docs/01_wire.md")),
        (document(1, key="01_wire.txt"), document(9, "01_wire")),
    ],
)
def test_the_same_document(a: CodedDocument, b: CodedDocument) -> None:
    assert paired(documents(a), documents(b)) == [(1, 9)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (document(1, "One", "A text."), document(9, "Another", "Another text.")),
        (document(1, key="7"), document(9, key="7")),
        (document(1, "Report of v1.5"), document(9, "Report of v1.6")),
    ],
)
def test_another_document(a: CodedDocument, b: CodedDocument) -> None:
    assert paired(documents(a), documents(b)) == []


def test_a_title_of_two_documents_pairs_neither() -> None:
    assert paired(documents(document(1, "Iraq"), document(2, "Iraq")), documents(document(1, "Iraq"))) == []
    assert paired(documents(document(1, "Iraq")), documents(document(1, "Iraq"), document(2, "Iraq"))) == []


def test_the_text_goes_before_the_title() -> None:
    a = documents(document(1, "Iraq", "First."), document(2, "Iran", "Second."))
    b = documents(document(1, "Iran", "First."), document(2, "Iraq", "Second."))
    assert paired(a, b) == [(1, 1), (2, 2)]


def test_no_document_in_common_is_an_error() -> None:
    with pytest.raises(InputError, match="no document in common"):
        compare(coding("ann +cap @0-9", title="One"), coding("ann +cap @0-9", title="Two"))


def test_documents_of_one_coding_alone_do_not_count() -> None:
    a = of_documents({"one": ("ann +cap @0-9",), "two": ("ann +cap @0-9", "bob +cap @20-29")})
    found = compare(a, of_documents({"one": ("ann +cap @0-9",), "three": ()}))
    assert ([d.title for d in found.only_a], [d.title for d in found.only_b]) == (["two"], ["three"])
    assert len(found.a.statements) == 1
    assert found.notes == ("A: statements of documents that the other coding does not have, not compared: 2",)


def test_places_are_found_anew_where_the_texts_differ() -> None:
    a, b = "Well.  A cap is wrong.\nA cap is wrong.", "\n\nWell. A cap is wrong. A cap is wrong. Or not."
    start = b.index("A cap is wrong. Or")
    one = replace(coding(f"ann -cap @{a.rindex('A cap')}-{len(a)}"), documents=(document(1, "x", a),))
    other = replace(
        coding(f"ann -cap @{start}-{start + 15}", f"ann -cap @{start}-{len(b)}"), documents=(document(1, "x", b),)
    )
    found = compare(one, other)
    assert [(s.start, s.end) for s in found.b.statements] == [(23, 38)]
    assert len(found.pairs) == 1
    assert found.notes == ("B: statements whose words are not in the text that A has of the document, not compared: 1",)


# --- statements ---------------------------------------------------------------------------------------------------


def test_a_selection_that_begins_late_is_the_same() -> None:
    assert places(compare(coding("ann +cap @100-150"), coding("ann +cap @101-148"))) == [(100, 101)]


@pytest.mark.parametrize(("end", "pairs"), [(24, 0), (25, 1)])
def test_half_of_the_shorter_must_be_shared(end: int, pairs: int) -> None:
    found = compare(coding(f"ann +cap @0-{end}"), coding("ann +cap @15-35"))
    assert len(found.pairs) == pairs


def test_the_share_can_be_chosen() -> None:
    a, b = coding("ann +cap @0-20"), coding("ann +cap @15-35")
    assert len(compare(a, b, overlap=0.25).pairs) == 1
    assert len(compare(a, b, overlap=0.26).pairs) == 0


def test_a_statement_pairs_with_one_alone_the_one_it_overlaps_most() -> None:
    found = compare(coding("ann +cap @0-100"), coding("ann +cap @0-40", "ann +cap @0-90", "ann +cap @50-100"))
    assert [(other.start, other.end) for _, other in found.pairs] == [(0, 90)]


def test_the_sum_of_overlaps_counts_not_the_first_that_comes() -> None:
    # the second of A fits the first of B best, but then the first of A would fit nothing
    found = compare(coding("ann +cap @0-60", "ann +cap @20-80"), coding("ann +cap @10-75", "ann +cap @40-100"))
    assert places(found) == [(0, 10), (20, 40)]


def test_of_statements_on_one_span_those_of_one_coding_pair() -> None:
    a = coding("ann +cap @0-50", "ann -levy @0-50", "bob +cap @0-50")
    b = coding("bob +cap @0-50", "ann +cap @0-50", "ann -levy @0-50")
    assert list(disagreements(compare(a, b))) == []


def test_statements_without_a_place_pair_with_none() -> None:
    found = compare(coding("ann +cap @0-0"), coding("ann +cap @0-9"))
    assert found.pairs == ()
    assert found.notes == ("A: statements without a place in the text, which pair with none: 1",)


# --- differences --------------------------------------------------------------------------------------------------


def test_differences_are_told_by_what_differs() -> None:
    a = coding("ann +cap @0-9", "bob +cap @10-19", "cat +cap @20-29", "dan +cap @30-39")
    b = coding("ann -cap @0-9", "eve +levy @10-19", "cat +cap @20-29", "fay +cap @40-49")
    told = [(miss.names, miss.a and miss.a.start, miss.b and miss.b.start) for miss in disagreements(compare(a, b))]
    assert told == [
        (("agreement",), 0, 0),
        (("actor", "concept"), 10, 10),
        (("only in A",), 30, None),
        (("only in B",), None, 40),
    ]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ann/Union", "ann", True),
        ("ann/Union", "/Union", True),
        ("ann/Union", "bob/Union", False),
        ("ann", "/Union", False),
        ("", "", False),
    ],
)
def test_the_actor_is_the_person_where_both_name_one_else_the_organization(a: str, b: str, same: bool) -> None:
    found = compare(coding(f"{a} +cap @0-9"), coding(f"{b} +cap @0-9"))
    assert [miss.names for miss in disagreements(found)] == ([] if same else [("actor",)])


def test_alignment_makes_two_concepts_one() -> None:
    a = coding("ann +cap @0-9", "bob +cap @10-19", "cat +levy @20-29")
    b = coding("ann +limit @0-9", "bob +limit @10-19", "cat +limit @20-29")
    assert len(list(disagreements(compare(a, b)))) == 3
    found = compare(a, b, aligned=True)
    assert [s.values[CONCEPT] for s in found.b.statements] == ["cap"] * 3
    assert [miss.names for miss in disagreements(found)] == [("concept",)]


def test_statements_of_other_types_do_not_count() -> None:
    a = coding("ann +cap @0-9")
    note = replace(statement(7, "ann +cap @0-9"), kind="Annotation", values={"note": "odd"})
    a = replace(
        a,
        statements=(*a.statements, note),
        kinds={**a.kinds, "Annotation": (Variable("note", DataType.LONG_TEXT),)},
    )
    found = compare(a, coding("ann +cap @0-9"))
    assert len(found.a.statements) == 1
    assert found.notes == ("A: statements of a type without concepts, not compared: 1",)


def test_a_coding_without_concepts_is_an_error_that_says_what_there_is() -> None:
    a = replace(coding("ann +cap @0-9"), kinds={"DNA Statement": (Variable("frame", DataType.SHORT_TEXT),)})
    with pytest.raises(InputError, match="coding A has no variable 'concept', only: frame"):
        compare(a, coding("ann +cap @0-9"))


def test_a_variable_of_one_coding_alone_is_said() -> None:
    a = coding("ann +cap @0-9")
    a = replace(a, kinds={"DNA Statement": tuple(v for v in VARIABLES if v.name != "agreement")})
    found = compare(a, coding("ann +cap @0-9"))
    assert "agreement" not in found.variables
    assert found.notes == ("only B has the variable 'agreement': it is not compared",)


def test_aliases_of_a_code_book_count() -> None:
    book = (Entity(PERSON, "Ann Lee", attributes={"Alias": "the minister"}),)
    found = compare(coding("Ann Lee +cap @0-9", entities=book), coding("minister +cap @0-9"))
    assert list(disagreements(found)) == []
