"""What is shared with names withheld: no trace of a name in page or exports, every offset still right."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from contents import text_of
from knowledge import Reader, knowledge, reader, two_documents

from kg.errors import InputError
from kg.export import FORMATS, export, read_statements
from kg.model import Document, FoundBy, Issue, Knowledge, Mention, Span, Wording
from kg.validate import verify_quotes
from kg.view import page_data, page_html
from kg.withhold import alike, notice, read_names, withhold

STORY = """BABY P INQUIRY

Ann Reed said the death of Baby P was a scandal. Baby P’s mother told police nothing, baby P was seen 60 times.
“We failed Baby-P,” Ann Reed added. The Baby P Inquiry reported; the #babyP campaign and www.x.org/baby_p went on.
Ann Reed said the death of Baby
P must not be repeated. Boys and babies play; give each child a book."""


def story() -> Reader:
    r = reader(
        STORY,
        id_="d1",
        title="Baby P inquiry",
        url="https://x.org/baby-p",
        date="2008-11-13",
    )
    r.document = replace(r.document, path="in/baby-p_2008.txt")
    ann = r.actor("person/ann-reed", "Ann Reed", "person", "Ann Reed")
    r.actor("org/baby-p-inquiry", "Baby P Inquiry", "organization", "Baby P Inquiry")
    baby = r.actor(
        "person/baby-p", "Baby P", "person", "Baby P", "baby P", same_as=("https://www.wikidata.org/entity/Q1",)
    )
    death = r.event("death", "the death of Baby P", affected=(baby,))
    outer = r.claim(ann, "criticism", "the death of Baby P was a scandal", source="Ann Reed", about=(death.id, baby))
    r.claim(ann, "statement", "We failed Baby-P", cue="added", within=outer.id, target=(baby,), stance="opposes")
    r.claim(ann, "demand", "the death of Baby P must not be repeated", topics=("topic/child-protection",))
    r.role(ann, "Baby P’s mother", "org/baby-p-inquiry")
    return r


def everything(shared: Knowledge) -> str:
    """Return the page and all exports as one text."""
    return page_html(page_data(shared)) + "".join(text_of(export(shared, f.name)) for f in FORMATS)


def no_trace(text: str, *words: str) -> None:
    between = r"[\W_]*(?:\\[nru][0-9a-f]{0,4})?[\W_]*"
    for name in words:
        found = re.search(
            r"(?<![a-z0-9])" + between.join(map(re.escape, name.split())) + r"(?![a-rt-z0-9])", text, re.IGNORECASE
        )
        assert found is None, text[max(0, found.start() - 60) : found.end() + 60]


def slices(before: Knowledge, after: Knowledge) -> None:
    """Every text keeps its length, every quotation and mention is what stands there."""
    assert [len(e.document.text) for e in before.extractions] == [len(e.document.text) for e in after.extractions]
    assert [e.document.text.count("\n") for e in before.extractions] == [
        e.document.text.count("\n") for e in after.extractions
    ]
    assert len(verify_quotes(after.extractions)) <= len(verify_quotes(before.extractions))
    for extraction in after.extractions:
        for mention in extraction.mentions:
            assert mention.text == mention.span.of(extraction.document.text)


def labels(shared: Knowledge) -> set[str]:
    return {actor.label for actor in shared.actors}


def flagged(
    text: str, *, label: str = "", kind: str = "person", event: str = "", found_by: FoundBy = FoundBy.NER
) -> str:
    """Return a text as it is shared, its actor mentioned once and befallen by an event."""
    r = reader(text)
    if label:
        actor = r.actor("person/x", label, kind)
        span = r.span(label)
        r.mentions.append(Mention("doc", span, span.of(text), actor, found_by, span.start))
        if event:
            r.event(event, label, affected=(actor,))
    before = knowledge(r)
    shared = withhold(before)
    slices(before, shared)
    return shared.extractions[0].document.text


# --- no trace -----------------------------------------------------------------------------------------------


def test_no_trace_of_a_name_in_the_page_or_an_export() -> None:
    before = knowledge(story())
    assert "baby-p" in everything(before)
    shared = withhold(before)
    no_trace(everything(shared), "baby p")
    slices(before, shared)
    assert "give each child a book" in shared.extractions[0].document.text
    assert "Boys and babies play" in shared.extractions[0].document.text


def test_a_pseudonym_stands_where_a_label_is_shown_and_statements_hang_together() -> None:
    shared = withhold(knowledge(story()))
    assert labels(shared) == {"Ann Reed", "Child 1", "Child 1 Inquiry"}
    assert {a.id for a in shared.actors} == {"person/ann-reed", "person/child-1", "org/child-1-inquiry"}
    assert all(not a.same_as for a in shared.actors)
    ids = {c.id for c in shared.claims} | {v.id for v in shared.events} | {a.id for a in shared.actors}
    assert len(shared.claims) == 3
    for claim in shared.claims:
        assert {*claim.target, *claim.about, *([claim.within] if claim.within else [])} <= ids
    assert sum(claim.within is not None for claim in shared.claims) == 1
    assert shared.events[0].label == "the death of Child 1"
    document = shared.extractions[0].document
    assert (document.title, document.url, document.path) == ("Child 1 inquiry", None, "in/child-1_2008.txt")


def test_the_page_says_how_many_and_a_rebuilt_one_too() -> None:
    shared = withhold(knowledge(story()))
    assert page_data(shared)["notice"] == "Names are withheld: 1 person"
    again = read_statements(export(shared, "jsonl"))
    assert notice(again) == "Names are withheld: 1 person"
    assert notice(knowledge(story())) == ""
    assert withhold(again) == again
    more = withhold(again, also=("Ann Reed",))
    assert notice(more) == "Names are withheld: 2 people"
    assert labels(more) == {"Person 2", "Child 1", "Child 1 Inquiry"}


def test_no_trace_of_a_name_in_issues_and_sides() -> None:
    r = story()
    r.issues = (
        Issue("issue/inquiry", "inquiry", (), "all is told"),
        Issue("issue/baby-p-law", "Baby P law", (Wording("law for Baby P"),), "Baby P’s law comes", "issue/inquiry"),
    )
    r.claims[0] = replace(
        r.claims[0],
        positions=(
            r.position("for", "issue/baby-p-law", "Baby P", "Baby P", steps=("demanded for Baby P",)),
            r.position("against", "person/baby-p", "Baby P", "a scandal"),
        ),
    )
    before = knowledge(r)
    shared = withhold(before)
    assert "demanded for Baby P" in everything(before)
    no_trace(everything(shared), "baby p")
    (issue,) = shared.issues
    assert (issue.id, issue.label, issue.broader) == ("issue/child-1-law", "Child 1 law", "issue/inquiry")
    towards = {p.towards for c in shared.claims for p in c.positions}
    assert towards == {"issue/child-1-law", "person/child-1"}
    assert withhold(read_statements(export(shared, "jsonl"))) == read_statements(export(shared, "jsonl"))


def test_what_has_no_flagged_name_stays_as_it_is() -> None:
    r = reader("Ann Reed said the council closed 12 schools. Boys and girls aged 5 to 11 lose a place.")
    r.claim(r.actor("person/ann-reed", "Ann Reed", "person", "Ann Reed"), "statement", "the council closed 12 schools")
    assert withhold(knowledge(r)) == knowledge(r)


def test_documents_share_their_pseudonyms_and_come_out_the_same_each_time() -> None:
    both = two_documents()
    shared = withhold(both, also=("Ed Balls",))
    assert shared == withhold(both, also=("Ed Balls",))
    slices(both, shared)
    no_trace(everything(shared), "ed balls", "balls", "baby p")
    assert len(shared.claims) == len(both.claims)
    assert len(shared.events) == len(both.events)


# --- who is flagged -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The case of Child B shocked all.", "Child B"),
        ("Police found child C alone.", "child C"),
        ("The report calls her Girl A.", "Girl A"),
        ("Child 3 was moved twice.", "Child 3"),
        ("In 2009 baby P’s case was closed.", "baby P"),
    ],
)
def test_a_letter_in_place_of_a_name_is_flagged_without_an_actor(text: str, name: str) -> None:
    assert name not in flagged(text)


@pytest.mark.parametrize(
    "text",
    [
        "Every child I met was well.",
        "Some child A-level results fell.",
        "She gave the child a book and the boy a ball.",
        "A 60-year-old report and a 10-year-old policy.",
        "The 12-year-old scheme for girls ended; 16-year-olds may vote.",
        "Ms Smith, 42, spoke. The boys played.",
    ],
)
def test_ordinary_words_are_not_flagged(text: str) -> None:
    assert flagged(text) == text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("A nine-year-old girl was found.", "nine-year-old girl"),
        ("The boy, 12, had run away.", "boy, 12"),
        ("A 17-month-old baby died.", "17-month-old baby"),
        ("A 9-year-old was hurt.", "9-year-old"),
        ("The pupil aged 15 spoke.", "pupil aged 15"),
    ],
)
def test_an_age_under_18_is_flagged(text: str, hidden: str) -> None:
    assert hidden not in flagged(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom Hale, 12, was missed.", "Tom Hale"),
        ("The toddler Tom Hale was missed.", "Tom Hale"),
        ("Tom Hale, a pupil at the school, spoke.", "Tom Hale"),
        ("A 17-month-old Tom Hale was missed.", "Tom Hale"),
        ("Friends of Tom Hale (aged 9) spoke.", "Tom Hale"),
        ("Then J.B. was moved.", "J.B."),
        ("Then Ms B was moved.", "Ms B"),
    ],
)
def test_a_named_child_and_initials_are_flagged(text: str, name: str) -> None:
    assert name not in flagged(text, label=name)


def test_a_victim_is_flagged_by_what_befell_it_and_what_it_is() -> None:
    assert "Tom Hale" not in flagged("The abuse of Tom Hale was known.", label="Tom Hale", event="abuse")
    assert "Tom Hale" in flagged("The death of Tom Hale was known.", label="Tom Hale", event="death")
    assert "little girl" not in flagged(
        "A little girl died.", label="little girl", event="death", found_by=FoundBy.DESCRIPTION
    )
    assert "little girl" in flagged("A little girl sang.", label="little girl", found_by=FoundBy.DESCRIPTION)


def test_what_an_adult_is_stays() -> None:
    r = reader("The teacher, Mr B, spoke.")
    actor = r.actor("person/b", "Mr B", "person")
    for words, found_by in (("The teacher", FoundBy.DESCRIPTION), ("Mr B", FoundBy.NER)):
        span = r.span(words)
        r.mentions.append(Mention("doc", span, words, actor, found_by, span.start))
    assert withhold(knowledge(r)).extractions[0].document.text == "The teacher, P1▓▓, spoke."


def test_known_actors_and_adults_are_not_flagged() -> None:
    assert "PM" in flagged("The PM spoke.", label="PM")
    assert "J.B." in flagged("Then J.B. Ltd. spoke.", label="J.B.", kind="organization")
    assert "Tom Hale" in flagged("Tom Hale, 42, spoke.", label="Tom Hale")


# --- a list of one's own ------------------------------------------------------------------------------------


def test_a_listed_name_goes_with_its_accents_words_and_slugs_but_not_those_of_others() -> None:
    text = (
        "VICTORIA CLIMBIÉ died. Victoria Climbie’s aunt and the Climbié inquiry. Sue Brown of Brown Ltd and Joy Brown."
    )
    r = reader(text, id_="d", title="The Climbie case")
    r.document = replace(r.document, path="victoria_climbie.txt")
    r.actor("person/victoria-climbie", "Victoria Climbié", "person", "VICTORIA CLIMBIÉ", "Victoria Climbie")
    r.actor("person/sue-brown", "Sue Brown", "person", "Sue Brown")
    before = knowledge(r)
    shared = withhold(before, also=("Victoria Climbie", "Joy Brown"))
    slices(before, shared)
    no_trace(everything(shared), "climbie", "climbié", "victoria", "joy")
    assert "Sue Brown" in shared.extractions[0].document.text
    assert labels(shared) == {"Person 1", "Sue Brown"}
    assert alike(before, also=("Joy Brown",)) == ("Sue Brown",)
    assert alike(before) == ()


def test_two_children_stay_two() -> None:
    r = reader("Ann said Child B died. Ann said Child C died.")
    ann = r.actor("person/ann", "Ann", "person", "Ann")
    r.claim(ann, "statement", "Child B died")
    r.claim(ann, "statement", "Child C died")
    shared = withhold(knowledge(r))
    assert len(shared.claims) == 2
    assert notice(shared) == "Names are withheld: 2 people"


def test_a_name_list_is_read_or_named_as_unusable(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("# children\n\n Victoria Climbié \r\nChild B\n", encoding="utf-8")
    assert read_names(path) == ("Victoria Climbié", "Child B")
    path.write_text("x\n")
    with pytest.raises(InputError, match="too short"):
        read_names(path)
    path.write_bytes(b"\xff\xff")
    with pytest.raises(InputError, match="not UTF-8"):
        read_names(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_names(tmp_path / "none")


def test_hostile_names_and_texts_do_no_harm() -> None:
    r = reader("(.*)+ [x] said ▓▓ \\1 Baby P 💥 Baby P.")
    r.actor("person/p", "Baby P", "person", "Baby P")
    before = knowledge(r)
    shared = withhold(before, also=("(.*)+ [x]", "a" * 5000))
    slices(before, shared)
    no_trace(shared.extractions[0].document.text, "baby p")
    odd = replace(
        before.extractions[0],
        document=Document("doc", "p", ""),
        mentions=(Mention("doc", Span(0, 9), "Baby P", "person/p", FoundBy.RULE, 0),),
    )
    assert withhold(Knowledge((odd,), before.actors)).extractions[0].document.text == ""
