"""Time expressions: found, resolved against the day of publication, attached to what they date."""

import pytest
import spacy
from builders import doc
from spacy.tokens import Doc

from kg.dates.attach import Times, date_of
from kg.dates.expressions import find_dates
from kg.model import DateBasis
from kg.syntax.place import place

NLP = spacy.blank("en")


def values(text: str, reference: str | None = "2009-10-08") -> list[tuple[str, str | None]]:
    parsed = NLP(text)
    return [(t.span.of(text), t.value) for t in find_dates(parsed, reference=reference)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the day of publication is Thursday, 8 October 2009
        ("It happened today.", [("today", "2009-10-08")]),
        ("It happened Yesterday morning.", [("Yesterday morning", "2009-10-07")]),
        ("It happened on Tuesday.", [("Tuesday", "2009-10-06")]),
        ("It happened on Thursday.", [("Thursday", "2009-10-08")]),
        ("It happened last Thursday.", [("last Thursday", "2009-10-01")]),
        ("It begins next Monday.", [("next Monday", "2009-10-12")]),
        ("It happened last week.", [("last week", "2009")]),
        ("It happened last month.", [("last month", "2009-09")]),
        ("A report earlier this year said so.", [("earlier this year", "2009")]),
        ("In July it closed.", [("July", "2009-07")]),
        ("In November it closed.", [("November", "2008-11")]),
        ("It closed last October.", [("last October", "2008-10")]),
        ("It closed on 12 September.", [("12 September", "2009-09-12")]),
        ("It closed on December 1st.", [("December 1st", "2008-12-01")]),
        ("It closed two years ago.", [("two years ago", "2007")]),
        # several days are as exact as what holds them all
        ("It ran between 3 and 9 May 2008.", [("between 3 and 9 May 2008", "2008-05")]),
        ("Between 3 and 9 September it ran.", [("Between 3 and 9 September", "2009-09")]),
        ("It ran on 14–16 November 2008.", [("14–16 November 2008", "2008-11")]),
        ("It ran from 28 May to 3 June 2008.", [("from 28 May to 3 June 2008", "2008")]),
        ("It ran between May and July 2008.", [("between May and July 2008", "2008")]),
        ("It closed on Monday last week.", [("Monday last week", "2009-09-28")]),
        ("It begins on Wednesday of next week.", [("Wednesday of next week", "2009-10-14")]),
        ("It begins on the first Monday of next month.", [("the first Monday of next month", "2009-11-02")]),
        ("It closed on the last Friday of September.", [("the last Friday of September", "2009-09-25")]),
        ("It closed on the second Tuesday in May 2008.", [("the second Tuesday in May 2008", "2008-05-13")]),
        ("It closed three months ago.", [("three months ago", "2009-07")]),
        ("It closed three weeks ago.", [("three weeks ago", "2009-09")]),
        ("It closed ten days ago.", [("ten days ago", "2009-09-28")]),
        ("It closes in two months' time.", [("in two months' time", "2009-12")]),
        ("It closed last summer.", [("last summer", "2009")]),
        ("It closed last winter.", [("last winter", None)]),
        # these say their year
        ("It closed on 1 May 2008.", [("1 May 2008", "2008-05-01")]),
        ("It closed on Monday, 5 May 2008.", [("Monday, 5 May 2008", "2008-05-05")]),
        ("It closed in the autumn of 2008.", [("the autumn of 2008", "2008")]),
        ("It closed in late 2008.", [("late 2008", "2008")]),
        ("The first quarter of 2005 was bad.", [("The first quarter of 2005", "2005")]),
        ("It closed in 2008.", [("2008", "2008")]),
        # recognised, but no date
        ("A few years ago it closed.", [("A few years ago", None)]),
        ("It rose over the past year.", [("the past year", None)]),
        ("It rose in recent months.", [("recent months", None)]),
        ("No one has gone 15 months after this tragedy.", [("15 months after", None)]),
        ("The budget for 2009/10 was cut.", [("2009/10", None)]),
        ("It rose in the 1990s.", [("the 1990s", None)]),
        # no time at all
        ("A 19 year old can do it daily, he may say.", []),
        ("May I go? April told the Sun at 7:04.", []),
        ("The march on Black Wednesday cost £2009.", []),
    ],
)
def test_values(text: str, found: list[tuple[str, str | None]]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        (None, [("today", None), ("July", None), ("1 May 2008", "2008-05-01")]),
        ("2009-10", [("today", "2009-10"), ("July", "2009-07"), ("1 May 2008", "2008-05-01")]),
        ("2009", [("today", "2009"), ("July", None), ("1 May 2008", "2008-05-01")]),
    ],
)
def test_what_is_not_known_of_the_publication_is_not_known_of_the_event(
    reference: str | None, found: list[tuple[str, str | None]]
) -> None:
    assert values("Today, unlike in July and on 1 May 2008, it rained.", reference) == [
        (text if text != "today" else "Today", value) for text, value in found
    ]


def test_the_basis_is_kept_and_the_place_is_in_the_document() -> None:
    parsed = NLP("It closed yesterday, not in July 2009.")
    place(parsed, 100)
    relative, explicit = find_dates(parsed, reference="2009-10-08")
    assert (relative.basis, explicit.basis) == (DateBasis.RELATIVE, DateBasis.EXPLICIT)
    assert (relative.span.start, relative.span.end) == (110, 119)


def test_the_future_of_a_clause_turns_its_dates_round() -> None:
    will = doc(
        "Homes/NNS/nsubj>close will/MD/aux>close close/VB/ROOT in/IN/prep>close March/NNP/pobj>in ././punct>close"
    )
    did = doc("Homes/NNS/nsubj>closed closed=close/VBD/ROOT in/IN/prep>closed March/NNP/pobj>in ././punct>closed")
    assert [t.value for parse in (will, did) for t in find_dates(parse, reference="2009-10-08")] == [
        "2010-03",
        "2009-03",
    ]


def test_a_verb_that_looks_like_a_month_is_none() -> None:
    parse = doc(
        "Teachers/NNS/nsubj>march to/TO/aux>march March=march/VB/ROOT ././punct>March".replace(">march", ">March")
    )
    assert find_dates(parse, reference="2009-10-08") == ()


INSPECTION = (
    "Little/JJ/nsubjpass>found was=be/VBD/auxpass>found found=find/VBN/ROOT since/IN/prep>found an/DT/det>inspection "
    "inspection/NN/pobj>since in/IN/prep>inspection July/NNP/pobj>in 2009/NN/nummod>July ././punct>found"
)


def dated(parse: Doc, word: str) -> str | None:
    times = Times.among(parse, find_dates(parse, reference="2009-10-08"))
    head = next(t for t in parse if t.text == word)
    found = date_of(head, times)
    return found.value if found else None


def test_a_date_belongs_to_the_noun_it_hangs_on_and_not_to_the_verb_above() -> None:
    parse = doc(INSPECTION)
    assert dated(parse, "inspection") == "2009-07"
    assert dated(parse, "found") is None


def test_a_date_between_a_subject_and_its_verb_dates_both() -> None:
    parse = doc(
        "A/DT/det>report report/NN/nsubj>found earlier/RBR/advmod>year this/DT/det>year year/NN/npadvmod>found "
        "found=find/VBD/ROOT gaps/NNS/dobj>found ././punct>found"
    )
    assert dated(parse, "report") == "2009" and dated(parse, "gaps") is None


def test_a_limit_is_not_when_it_happened() -> None:
    parse = doc("It/PRP/nsubj>grew grew=grow/VBD/ROOT since/IN/prep>grew 2008/NN/pobj>since ././punct>grew")
    assert dated(parse, "grew") is None
