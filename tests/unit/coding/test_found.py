"""What was found in texts as coded statements: who, for whom, on what, which side, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from knowledge import knowledge, reader
from phones import debate, phones

from kg.assemble import assemble
from kg.coding import Coding, coding_of
from kg.coding.found import COLOURS
from kg.model import ActorKind, Document, Evidence, Extraction, Issue, Knowledge, Role, Span

PARK = Issue("issue/car-park", "car park")


def said(coding: Coding) -> list[tuple[object, ...]]:
    names = ("person", "organization", "concept", "agreement")
    return [(s.document, *(s.values[name] for name in names)) for s in coding.statements]


def words(coding: Coding) -> list[str]:
    return [coding.document[s.document].text[s.start : s.end] for s in coding.statements]


def test_each_side_on_an_issue_is_a_statement_with_the_words_that_are_said() -> None:
    coding = coding_of(debate())
    assert said(coding) == [
        (1, "", "Teachers’ Union", "ban on phones", 1),
        (1, "", "Heads", "ban on phones", 0),
        (1, "Ann Lee", "", "tablets for all", 0),
        (2, "", "Parents First", "ban on phones", 1),
    ]
    assert words(coding) == [
        "the ban on phones", "phones in class help", "tablets for all cost jobs", "welcomed phone-free schools",
    ]  # fmt: skip
    claims = {c.id_of(p) for c in debate().claims for p in c.positions}
    assert all(s.key in claims and s.coder == "kg" for s in coding.statements)
    assert [s.id for s in coding.statements] == [1, 2, 3, 4]
    assert "statements of a person whose organization is not known, without organization: 1" in coding.notes


def test_sides_towards_actors_are_taken_as_asked_for() -> None:
    assert said(coding_of(debate(), towards="actors")) == [(2, "", "Parents First", "Ann Lee", 1)]
    assert len(coding_of(debate(), towards="both").statements) == 5


def test_every_short_text_is_in_the_code_book_with_its_attributes() -> None:
    coding = coding_of(debate())
    entities = {(e.variable, e.value): e for e in coding.entities}
    short = ("person", "organization", "concept", "act", "rule")
    assert {(name, s.values[name]) for s in coding.statements for name in short if s.values[name]} == set(entities)
    assert entities["concept", "ban on phones"].attributes == {
        "Type": "issue",
        "Alias": "phone-free schools",
        "Notes": "agreement: phones are banned in class; disagreement: phones in class",
    }
    assert entities["organization", "Heads"].colour == COLOURS[ActorKind.ORGANIZATION]
    assert entities["person", "Ann Lee"].colour == COLOURS[ActorKind.PERSON]


def test_documents_come_by_date_and_undated_ones_last() -> None:
    one, two = phones()
    dated = replace(two, document=replace(two.document, date="2009-07"))
    coding = coding_of(assemble([one, dated]))
    assert [(d.key, d.time) for d in coding.documents] == [("two", datetime(2009, 7, 1)), ("one", None)]
    assert said(coding)[0] == (1, "", "Parents First", "ban on phones", 1)
    assert coding.documents[0].notes.endswith("Date as given: 2009-07")
    assert "documents of which only the month or year is known, put on its first day: 1" in coding.notes
    assert "documents without a date: 1" in coding.notes


def test_a_text_is_kept_to_the_letter() -> None:
    made = reader("“No,” said Ann 😀.\r\nThe  park.\n", issues=[PARK])
    (document,) = coding_of(knowledge(made)).documents
    assert document.text == "“No,” said Ann 😀.\r\nThe  park.\n"


def test_two_of_one_name_are_told_apart() -> None:
    made = reader("Ann Lee said the car park is good. Ann Lee said the car park is bad.", issues=[PARK])
    for id_, side, content in (("person/a", "for", "the car park is good"), ("person/b", "against", "car park is bad")):
        made.actor(id_, "Ann Lee", "person")
        made.claim(id_, "statement", content, positions=(made.position(side, PARK.id, "car park", content),))
    people = [s.values["person"] for s in coding_of(knowledge(made)).statements]
    assert people == ["Ann Lee (person/a)", "Ann Lee (person/b)"]


def test_namesakes_of_several_documents_are_told_apart_by_these() -> None:
    made = []
    for number, title in enumerate(("Budget day", "Vote")):
        text = "Voters said the car park is good."
        r = reader(text, id_=f"000000000000000{number}", issues=[PARK] if number else [], title=title)
        group = r.actor(f"group/000000000000000{number}-voters", "Voters", "group")
        side = r.position("for", PARK.id, "car park", "the car park is good")
        r.claim(group, "statement", "the car park is good", positions=(side,))
        made.append(r)
    bodies = [s.values["organization"] for s in coding_of(knowledge(*made)).statements]
    assert bodies == ["Voters (Budget day)", "Voters (Vote)"]


def test_a_namesake_who_takes_no_side_leaves_a_name_as_it_is() -> None:
    found = debate()
    (lee,) = (actor for actor in found.actors if actor.label == "Ann Lee")
    namesakes = [replace(lee, id=f"person/{n}", classification=sort) for n, sort in ((1, "singer"), (2, "dancer"))]
    actors = (namesakes[0], replace(lee, classification="minister"), namesakes[1])
    others = tuple(actor for actor in found.actors if actor != lee)
    coding = coding_of(replace(found, actors=(*others, *actors)))
    assert coding.statements[2].values["person"] == "Ann Lee"
    assert [e.attributes["Type"] for e in coding.entities if e.variable == "person"] == ["minister"]


def told(title: str, body: str, document: str, place: int, date: str | None = None) -> Role:
    return Role("person/a", title, body, date, (Evidence(document, Span(place, place + 1), "by-hand"),))


def organization(date: str | None, *roles: Role) -> str:
    """The organization of what Ann Lee says at place 20 of a document of this date, having these offices."""
    made = reader("Yesterday, Ann Lee said the car park is good. And more.", date=date, issues=[PARK])
    made.actor("person/a", "Ann Lee", "person")
    for body in ("org/a", "org/b", "org/c"):
        made.actor(body, body.upper(), "organization")
    position = made.position("for", PARK.id, "car park", "car park")
    made.claim("person/a", "statement", "the car park is good", positions=(position,))
    others = tuple(
        Extraction(Document(day, f"{day}.txt", "Nothing is said.", date=day)) for day in ("2001-01-01", "2002-02-02")
    )
    found = knowledge(made)
    whole = Knowledge((*found.extractions, *others), found.actors, roles, (), found.claims, found.issues)
    (statement,) = coding_of(whole).statements
    return str(statement.values["organization"])


@pytest.mark.parametrize(
    ("date", "roles", "expected"),
    [
        ("2001-06-01", (), ""),
        ("2001-06-01", (told("chair", "org/a", "doc", 5), told("chair", "org/b", "2001-01-01", 0)), "ORG/A"),
        ("2001-06-01", (told("chair", "org/a", "doc", 5), told("head", "org/b", "doc", 11)), "ORG/B"),
        ("2001-06-01", (told("chair", "org/a", "doc", 50), told("head", "org/b", "doc", 52)), "ORG/A"),
        ("2001-06-01", (told("chair", "org/a", "2001-01-01", 0), told("head", "org/b", "2002-02-02", 0)), "ORG/A"),
        ("2003-06-01", (told("chair", "org/a", "2001-01-01", 0), told("head", "org/b", "2002-02-02", 0)), "ORG/B"),
        ("2003-06-01", (told("chair", "org/a", "2001-01-01", 0, "2003"), told("x", "org/b", "2002-02-02", 0)), "ORG/A"),
        ("2000-06-01", (told("chair", "org/a", "2001-01-01", 0),), "ORG/A"),
        ("2000-06-01", (told("chair", "org/a", "2001-01-01", 0), told("head", "org/b", "2002-02-02", 0)), ""),
        (None, (told("chair", "org/a", "2001-01-01", 0), told("head", "org/b", "2002-02-02", 0)), ""),
        ("2001-06-01", (told("former chair", "org/a", "doc", 5), told("ex-head", "org/b", "doc", 11)), ""),
        ("2001-06-01", (told("chair", "org/c", "doc", 5), told("ex-head", "org/b", "doc", 11)), "ORG/C"),
    ],
    ids=["none", "told-here", "last-before", "first-after", "known-then", "known-latest", "its-own-date",
         "the-only-one", "two-later", "two-undated", "had-once", "has-and-had"],
)  # fmt: skip
def test_a_person_speaks_for_the_office_held_at_the_date(
    date: str | None, roles: tuple[Role, ...], expected: str
) -> None:
    assert organization(date, *roles) == expected


def test_numbers_do_not_depend_on_the_order_of_what_was_found() -> None:
    one, two = phones()
    assert coding_of(assemble([one, two])) == coding_of(assemble([two, one]))
