# ruff: noqa: E501
"""That twice as long a text costs twice as many steps, not four times: calls are counted, no time is measured."""

from __future__ import annotations

import pytest
from builders import VOCAB, doc, page
from spacy.tokens import Doc
from steps import steps

from kg.actors import Gazetteer, find_actors
from kg.claims.find import find_claims
from kg.events.find import find_events
from kg.issues.given import GivenIssues
from kg.issues.leanings import find_leanings
from kg.model import Span
from kg.page import Page
from kg.quotations import Quotation, Quotations, find_quotations
from kg.syntax import conjuncts

GROWTH = 2.4
"""Twice the steps, and a fifth."""
SENTENCES = {
    "names": "Ann@PERSON/NNP/compound>{0}ar {0}ar@PERSON/NNP/nsubj>said said=say/VBD/ROOT it/PRP/nsubj>failed failed=fail/VBD/ccomp>said ././punct>said",
    "bodies": "{0}ar@ORG/NNP/compound>Council Council@ORG/NNP/nsubj>sacked sacked=sack/VBD/ROOT {0}ol@PERSON/NNP/dobj>sacked ././punct>sacked",
    "he": "Ann@PERSON/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left She/PRP/nsubj>spoke spoke=speak/VBD/ROOT ././punct>spoke",
    "quotations": "“/``/punct>failed It/PRP/nsubj>failed failed=fail/VBD/ccomp>said ”/''/punct>said said=say/VBD/ROOT {0}ar@PERSON/NNP/nsubj>said ././punct>said",
}  # fmt: skip


def letters(number: int) -> str:
    """Return a number in letters, as the beginning of a name."""
    return "".join("BCDFGHJKLM"[int(digit)] for digit in f"{number:03}").capitalize()


def paragraph(form: str, sentences: int) -> Doc:
    """Return a paragraph of so many sentences of one form, each with names of its own."""
    return Doc.from_docs([doc(form.format(letters(n))) for n in range(sentences)], ensure_whitespace=True)


def read(text: Page) -> None:
    """Find all that is in a text."""
    cast = find_actors(text, Gazetteer(()))
    events = find_events(text, cast)
    claims = find_claims(text, cast, events=events, author_claims=True).claims
    find_leanings(text, cast, claims, GivenIssues())


@pytest.mark.filterwarnings("ignore:.*W101")
@pytest.mark.parametrize("form", SENTENCES)
def test_a_paragraph_twice_as_long_costs_twice_the_steps(form: str) -> None:
    read(page(paragraph(SENTENCES[form], 2)))  # the tables are read
    short, long = (steps(lambda n=n: read(page(paragraph(SENTENCES[form], n)))) for n in (60, 120))
    assert long < GROWTH * short


def test_a_list_of_thousands_is_no_deep_recursion() -> None:
    chain = Doc(VOCAB, ["homes"] * 2000, heads=[0, *range(1999)], deps=["ROOT", *["conj"] * 1999])
    assert len(conjuncts(chain[0])) == 2000


def test_quotations_are_found_where_they_stand() -> None:
    text = "“One,” she said. ‘Two’ and “three ‘four’ five”."
    found = Quotations(find_quotations(text, [Span(0, len(text))]))

    def slowly(start: int, end: int) -> list[Quotation]:
        return [q for q in found if q.span.start < end and start < q.span.end]

    for start in range(len(text)):
        assert list(found.over(start, start + 3)) == slowly(start, start + 3)
        assert found.at(start) == next((q for q in found if q.inner.start <= start < q.inner.end), None)
