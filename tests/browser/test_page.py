# ruff: noqa: E501
"""The page as a reader uses it: every view, filter, key and address, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from examples.schools import PHONES, school_debate
from knowledge import knowledge, reader
from measure import synthetic

import kg.view.data
from kg.audit import Answer, Collection, Fault, audit, audit_json, sample_of
from kg.model import Claim, Knowledge
from kg.view import write_page

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
NETWORK = "#view=network"
WHOLE = NETWORK + "&kinds=claim~event~group~organization~person"
"""The network with claims and events as things."""


def blame(both: Knowledge) -> Claim:
    return next(c for c in both.claims if c.act == "blame")


def shown(page: Any) -> set[str]:
    return set(page.evaluate("kg.shown()"))


def text(page: Any, selector: str) -> str:
    return " ".join(page.inner_text(selector).split())


def views(page: Any) -> list[str]:
    return list(page.locator("#views [role=tab]").evaluate_all("(tabs) => tabs.map((tab) => tab.dataset.view)"))


def views_shown(page: Any) -> list[str]:
    return [view for view in views(page) if page.is_visible(f"#{view}")]


def click_node(page: Any, id_: str) -> None:
    page.mouse.click(*page.evaluate("(id) => kg.place(id)", id_))


# --- network ------------------------------------------------------------------------------------------------


def test_the_network_opens_with_actors_and_what_is_between_them(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=NETWORK)
    actors = {actor.id for actor in both.actors}
    assert {"org/unison", "org/ofsted", "person/ed-balls"} <= shown(page) <= actors
    assert ["org/unison", "opposes", "org/uk-government"] in page.evaluate("kg.links()")
    count = len(shown(page))
    assert f"{count} of {count} linked things" in text(page, "#shown")
    page.check("#legend [data-filter=claim]")
    page.check("#legend [data-filter=event]")
    assert blame(both).id in shown(page)
    assert "32 of 32 linked things" in text(page, "#shown")
    page.check("#legend [data-filter=topic]")
    assert "35 of 35 linked things" in text(page, "#shown")
    painted = page.evaluate(
        "() => { const c = document.querySelector('#canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        " const seen = new Set(); for (let i = 0; i < d.length; i += 4) seen.add(d[i] << 16 | d[i+1] << 8 | d[i+2]); return seen.size }"
    )
    assert painted > 20


def test_a_click_on_a_claim_shows_who_said_it_and_the_exact_words(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    click_node(page, blame(both).id)
    assert "UNISON blames UK Government" in text(page, "#panel h3")
    marked = {
        name: "".join(page.locator(f"#panel .proof mark.{name}").all_inner_texts())
        for name in ("source", "cue", "content")
    }
    assert marked["source"] == "UNISON"
    assert marked["cue"] == "laid"
    assert marked["content"].split() == blame(both).text.split()
    assert "blame-by-hand" in text(page, "#panel .certainty")
    assert "read by hand" in text(page, "#panel .certainty")


def test_a_click_on_a_line_shows_the_statement_behind_it(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    x, y = page.evaluate(
        "([a, b]) => { const [p, q] = [kg.place(a), kg.place(b)]; return [p[0] * 0.55 + q[0] * 0.45, p[1] * 0.55 + q[1] * 0.45] }",
        ["person/gordon-brown", next(c.id for c in both.claims if c.claimant == "person/gordon-brown")],
    )
    for dx in range(-12, 13, 2):
        page.mouse.click(x + dx, y)
        if "accuses" in text(page, "#panel h3"):
            break
    assert "Gordon Brown accuses David Cameron" in text(page, "#panel h3")


def test_an_actor_shows_what_it_says_and_what_others_say_of_it(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=network&thing=org/uk-government")
    panel = text(page, "#panel")
    assert "OTHERS ON IT (2)" in panel.upper()
    assert "UNISON blames UK Government" in panel
    assert "Helga Pile criticises UK Government" in panel


def test_dragging_moves_a_thing_and_dragging_the_ground_moves_the_picture(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    where = "(id) => kg.place(id)"
    before, other = page.evaluate(where, "org/unison"), page.evaluate(where, "person/gordon-brown")
    page.mouse.move(*before)
    page.mouse.down()
    page.mouse.move(before[0] + 60, before[1] + 30, steps=4)
    page.mouse.up()
    after = page.evaluate(where, "org/unison")
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((60, 30), abs=1)
    assert page.evaluate(where, "person/gordon-brown") == other
    page.mouse.move(1000, 75)
    page.mouse.down()
    page.mouse.move(1040, 75, steps=4)
    page.mouse.up()
    assert page.evaluate(where, "person/gordon-brown")[0] == pytest.approx(other[0] + 40, abs=1)


def test_focus_keeps_one_then_two_steps(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=network&thing=person/gordon-brown")
    page.get_by_role("button", name="Focus", exact=True).click()
    one = shown(page)
    assert "person/gordon-brown" in one
    assert "org/unison" not in one
    page.get_by_role("button", name="2 steps").click()
    assert one < shown(page)
    page.get_by_role("button", name="Leave the focus").click()
    assert "org/unison" in shown(page)


def test_claims_are_things_around_what_is_in_focus(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=f"{NETWORK}&thing=org/unison")
    assert blame(both).id not in shown(page)
    page.keyboard.press("f")
    assert blame(both).id in shown(page)
    page.keyboard.press("Escape")
    assert blame(both).id not in shown(page)


def test_a_line_for_several_statements_opens_all_of_them(opened: Open) -> None:
    r = reader("Ann said the council was slow. Ann said the council was late.")
    ann, council = r.actor("person/ann", "Ann", "person", "Ann"), r.actor("org/council", "council", "organization")
    for words in ("the council was slow", "the council was late"):
        r.claim(ann, "criticism", words, source="Ann", stance="opposes", target=(council,))
    page = opened(knowledge(r), address=NETWORK)
    (ax, ay), (bx, by) = (page.evaluate("(id) => kg.place(id)", id_) for id_ in (ann, council))
    for away in range(-16, 17, 4):
        page.mouse.click((ax + bx) / 2, (ay + by) / 2 + away)
        if "opposes" in text(page, "#panel h3"):
            break
    assert text(page, "#panel h3") == "Ann opposes council"
    assert page.locator("#panel .card").count() == 2


@pytest.mark.parametrize("size", [(1440, 860), (390, 780)])
def test_names_in_the_network_never_cover_each_other(opened: Open, size: tuple[int, int]) -> None:
    page = opened(synthetic(1500), address=NETWORK, size=size)
    for turns in range(3):
        boxes = page.evaluate("kg.labels()")
        assert len(boxes) > 3
        over = [
            (a[0], b[0])
            for i, a in enumerate(boxes)
            for b in boxes[:i]
            if a[1] < b[3] and a[3] > b[1] and a[2] < b[4] and a[4] > b[2]
        ]
        assert over == [], turns
        page.get_by_role("button", name="Zoom in").click()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_zoom_buttons_and_wheel_and_fit(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    spread = "() => { const [a, b] = [kg.place('org/unison'), kg.place('person/ed-balls')]; return Math.hypot(a[0] - b[0], a[1] - b[1]) }"
    first = page.evaluate(spread)
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate(spread) > first * 1.2
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -300)
    assert page.evaluate(spread) > first * 1.5
    page.get_by_role("button", name="Fit to the window").click()
    assert page.evaluate(spread) == pytest.approx(first, rel=0.01)


# --- filters ------------------------------------------------------------------------------------------------


def test_kinds_relations_acts_stances_topics_and_documents_filter(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    claims = {c.id for c in both.claims}
    tick = "#legend [data-filter='{}']"

    def reset() -> None:
        page.get_by_role("button", name="Reset filters").click()
        page.check(tick.format("claim"))
        page.check(tick.format("event"))

    page.uncheck(tick.format("event"))
    assert not {e.id for e in both.events} & shown(page)
    page.uncheck(tick.format("opposes") + " >> nth=0")
    assert "opposes" not in {relation for _, relation, _ in page.evaluate("kg.links()")}
    page.uncheck(tick.format("blame"))
    assert blame(both).id not in shown(page)
    reset()
    page.uncheck(tick.format("neutral"))
    assert shown(page) & claims == {c.id for c in both.claims if c.stance != "neutral"}
    reset()
    page.uncheck(tick.format("topic/caseloads"))
    assert shown(page) & claims == {c.id for c in both.claims if c.topics != ("topic/caseloads",)}
    reset()
    page.uncheck(tick.format("0"))
    assert "org/unison" not in shown(page)
    assert "person/gordon-brown" in shown(page)
    reset()
    assert claims <= shown(page)


def test_without_claims_actors_are_linked_straight(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    assert ["org/unison", "opposes", "org/uk-government"] not in page.evaluate("kg.links()")
    page.uncheck("#legend [data-filter='claim']")
    links = page.evaluate("kg.links()")
    assert ["org/unison", "opposes", "org/uk-government"] in links
    assert ["person/helga-pile", "opposes", "org/uk-government"] in links
    assert ["org/ofsted", "about", "group/councils"] in links
    assert not {c.id for c in both.claims} & shown(page)


def test_the_most_important_are_kept_and_the_page_says_so(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    page.get_by_label("Most important").fill("10")
    assert len(shown(page)) == 10
    assert "10 of 32 linked things, the most important" in text(page, "#shown")
    assert "UNISON" in text(page, "#panel")


def test_a_large_collection_opens_pruned_with_its_claims_as_lines(opened: Open) -> None:
    page = opened(synthetic(1500), address=NETWORK)
    assert text(page, "#shown").startswith("60 of ")
    assert len(shown(page)) == 60
    relations = {relation for _, relation, _ in page.evaluate("kg.links()")}
    assert {"supports", "opposes"} <= relations
    page.check("#legend [data-filter=claim]")
    page.get_by_label("Most important").fill("9999")
    assert len(shown(page)) > 1300
    page.click("#tab-table")
    assert page.locator("#table tbody tr").count() == 200
    page.get_by_role("button", name="Show 200 more").click()
    assert page.locator("#table tbody tr").count() == 400


def test_confidence_and_dates_filter_and_what_is_undated_is_said(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    page.get_by_label("Lowest confidence").fill("95")
    assert not {c.id for c in both.claims} & shown(page)
    page.get_by_label("Lowest confidence").fill("0")
    page.fill("#from", "2008-11-13")
    page.press("#from", "Enter")
    assert blame(both).id not in shown(page)
    assert "undated statements hidden" in text(page, "#hidden")
    accusation = next(c for c in both.claims if c.claimant == "person/gordon-brown")
    assert accusation.date == "2008-11-12"
    assert accusation.id not in shown(page)
    page.get_by_role("button", name="Clear the dates").click()
    assert accusation.id in shown(page)


def test_a_wrong_date_is_refused_with_the_form_it_should_have(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    page.fill("#to", "13/11/2008")
    page.press("#to", "Enter")
    assert page.get_attribute("#to", "aria-invalid") == "true"
    assert "2009-07-15" in text(page, "#live")
    assert blame(both).id in shown(page)


@pytest.mark.parametrize(
    ("days", "line"),
    [
        ([None, None], "No timeline: none of 2 statements has a date."),
        (["2020-01-02", None], "No timeline: 1 of 2 statements has a date (2020-01-02), 1 undated."),
        (["2020-01-02", "2021-03"], ""),
    ],
)
def test_a_timeline_is_there_only_where_there_are_dates(opened: Open, days: list[str | None], line: str) -> None:
    r = reader("Ann said the council was slow. Ann said the council was late.")
    ann = r.actor("person/ann", "Ann", "person", "Ann")
    for words, day in zip(("the council was slow", "the council was late"), days, strict=True):
        r.claim(ann, "criticism", words, source="Ann", date=day)
    page = opened(knowledge(r))
    assert page.locator("#timeline").count() == (0 if line else 1)
    if line:
        assert text(page, "#time") == line


def test_one_date_far_off_does_not_press_the_others_together(opened: Open) -> None:
    said = [f"plan {number} was late" for number in range(30)]
    r = reader(" ".join(f"Ann said {words}." for words in said))
    ann = r.actor("person/ann", "Ann", "person", "Ann")
    for number, words in enumerate(said):
        r.claim(ann, "criticism", words, source="Ann", date=f"2024-03-{number:02}" if number else "1971")
    page = opened(knowledge(r))
    assert "1 earlier" in text(page, "#time")
    box = page.locator("#timeline").bounding_box()
    page.mouse.move(box["x"] + 14, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 50, steps=3)
    page.mouse.up()
    assert page.input_value("#from") == "2024-03-01"
    assert "2024-03-13" <= page.input_value("#to") <= "2024-03-18"  # in the middle


def test_dragging_on_the_timeline_chooses_dates(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    box = page.locator("#timeline").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 5, box["y"] + 50, steps=5)
    page.mouse.up()
    assert page.input_value("#from") >= "2008-11-12"
    assert blame(both).id not in shown(page)


# --- search -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("unison", "UNISON"),
        ("largest union", "UNISON"),
        ("politics at pmq", "Gordon Brown accuses"),
        ('"axe should fall"', "Helga Pile criticises"),
    ],
)
def test_search_finds_names_aliases_and_sentences(opened: Open, both: Knowledge, words: str, expected: str) -> None:
    page = opened(both, address=WHOLE)
    page.keyboard.press("/")
    page.keyboard.type(words)
    assert expected in text(page, "#found li >> nth=1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert expected.split()[0] in text(page, "#panel")
    assert page.is_hidden("#found")


def test_a_suggestion_shows_where_the_words_stand(opened: Open, both: Knowledge) -> None:
    page = opened(both)
    page.fill("#query", '"laid blame"')
    row = page.locator("#found li >> nth=1")
    assert row.locator("mark").all_inner_texts() == ["laid blame"]
    assert "Child protection let down by Government cuts" in row.inner_text()


def test_search_says_when_nothing_is_found(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    page.fill("#query", "zebra")
    assert "Nothing found" in text(page, "#found")
    page.fill("#query", "nison")  # inside a word is not where a reader looks
    assert "Nothing found" in text(page, "#found")


def test_words_filter_every_view_stand_in_the_address_and_can_be_taken_away(opened: Open, both: Knowledge) -> None:
    page = opened(both)
    page.fill("#query", "pmq")
    page.press("#query", "Enter")
    assert text(page, "#crumbs") == "Words: pmq ✕"
    assert page.is_hidden("#found")
    count = text(page, "#counts")
    page.click("#tab-table")
    rows = page.locator("#table tbody tr")
    assert 0 < rows.count() < len(both.claims)
    assert count.startswith(f"{rows.count()} of {len(both.claims)} claims")
    assert f"Claims {rows.count()}" in text(page, "#table .bar")
    page.click("#tab-document")
    holding = [e for e in both.extractions if "pmq" in e.document.text.lower()]
    assert page.locator("#document tbody tr").count() == len(holding) == 1
    page.click("#tab-network")
    some = shown(page)
    again = opened(both, address=page.evaluate("location.hash"))
    assert text(again, "#counts") == count
    assert shown(again) == some
    again.get_by_role("button", name="Clear the words").click()
    assert some < shown(again)
    assert "find=" not in again.evaluate("location.hash")


# --- the other views ----------------------------------------------------------------------------------------


def quarrel() -> Knowledge:
    r = reader(
        "Ann Lee praised the council’s plan. Bob Ray said the council was failing children.\n\n"
        "The council denied that it was failing. Later Ann Lee said the council had let her down.",
        date="2009-07-01",
    )
    ann, bob = (
        r.actor("person/ann-lee", "Ann Lee", "person", "Ann Lee"),
        r.actor("person/bob-ray", "Bob Ray", "person", "Bob Ray"),
    )
    council = r.actor("org/council", "the council", "organization", "the council", "The council")
    r.claim(
        ann, "endorsement", "the council’s plan", cue="praised", source="Ann Lee", stance="supports", target=(council,)
    )
    against = r.claim(
        bob, "criticism", "the council was failing children", source="Bob Ray", stance="opposes", target=(council,)
    )
    r.claim(
        council,
        "denial",
        "that it was failing",
        cue="denied",
        source="The council",
        polarity="denied",
        about=(against.id,),
    )
    r.claim(
        ann,
        "criticism",
        "the council had let her down",
        source="Ann Lee",
        stance="opposes",
        target=(council,),
        date="2009-08-01",
    )
    return knowledge(r)


def test_an_actor_page_has_all_it_did_in_order_and_marks_a_change_of_position(opened: Open) -> None:
    page = opened(quarrel(), address="#view=actor&thing=person/ann-lee")
    days = page.locator("#actor .day").all_inner_texts()
    assert days == ["2009-07-01", "2009-08-01"]
    assert "Change of position towards the council" in text(page, "#actor .course li >> nth=1")
    assert "Documents (1)" in text(page, "#actor")
    page.get_by_role("button", name="All actors").click()
    page.locator("#actor .actors").get_by_role("button", name="the council").click()
    assert "Against (2)" in text(page, "#actor")
    assert "× the council answers: that it was failing" in text(page, "#actor")


def test_table_opens_with_claims_sorts_filters_and_opens_the_evidence(opened: Open, both: Knowledge) -> None:
    page = opened(both)
    page.click("#tab-table")
    rows = page.locator("#table tbody tr")
    assert rows.count() == len(both.claims)
    page.click("#table [data-type=event]")
    page.click("#table [data-type=role]")
    assert rows.count() == len(both.claims) + len(both.events) + len(both.roles)
    assert opened(both, address=page.evaluate("location.hash")).locator("#table tbody tr").count() == rows.count()
    page.get_by_role("button", name="Who", exact=True).click()
    names = [n for n in page.locator("#table tbody td:nth-child(2)").all_inner_texts() if n != "–"]
    assert names[:-1] == sorted(names[:-1])
    assert page.get_attribute("#table th >> nth=1", "aria-sort") == "ascending"
    page.fill("#query", '"laid blame"')
    page.press("#query", "Enter")
    page.click("#table [data-type=role]")
    page.click("#table tbody .words >> nth=0")
    assert "UNISON blames UK Government" in text(page, "#panel h3")


def test_the_document_view_marks_every_statement_where_it_stands(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=f"#statement={blame(both).id}")
    page.click("#panel .proof button:has-text('Open document')")
    assert page.is_visible("#document")
    here = page.locator("#document mark.here.content")
    assert "".join(here.all_inner_texts()).split() == blame(both).text.split()
    notes = page.locator("#document .note")
    document = both.extractions[0].document
    mine = sum(1 for s in (*both.claims, *both.events, *both.roles) if s.evidence[0].document_id == document.id)
    assert notes.count() == mine
    whole = "".join(page.locator("#document .textrow p").all_text_contents())
    assert "".join(whole.split()) == "".join(document.text.split())


def test_packed_texts_are_read_as_they_were(opened: Open, both: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.view.data, "PACKED", 0)
    page = opened(both, address=f"#view=document&statement={blame(both).id}")
    assert "".join(page.locator("#panel .proof mark.content").all_inner_texts()).split() == blame(both).text.split()
    page.keyboard.press("o")
    whole = "".join(page.locator("#document .textrow p").all_text_contents())
    assert "".join(whole.split()) == "".join(both.extractions[0].document.text.split())


def test_offsets_hold_after_an_emoji(opened: Open) -> None:
    r = reader("😀😀 Hello. Ann said the plan 👍 was wrong. The end.")
    claim = r.claim(r.actor("person/ann", "Ann", "person", "Ann"), "statement", "the plan 👍 was wrong", source="Ann")
    page = opened(knowledge(r), address=f"#statement={claim.id}")
    assert "".join(page.locator("#panel .proof mark.content").all_inner_texts()) == "the plan 👍 was wrong"
    page.keyboard.press("o")
    assert "".join(page.locator("#document .textrow mark.content").all_inner_texts()) == "the plan 👍 was wrong"


# --- addresses, keys, theme ---------------------------------------------------------------------------------


def test_an_address_brings_back_the_view_with_its_filters(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    page.uncheck("#legend [data-filter='event']")
    page.uncheck("#legend [data-filter='demand']")
    click_node(page, blame(both).id)
    address = page.evaluate("location.hash")
    before = shown(page)
    again = opened(both, address=address)
    assert shown(again) == before
    assert "UNISON blames UK Government" in text(again, "#panel h3")


def test_an_address_of_the_debate_as_it_was_opens_the_issue(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=debate&on={PHONES}")
    assert views_shown(page) == ["issue"]
    assert "ban on phones in schools" in text(page, "#issue")


def test_the_order_of_a_table_is_in_its_address(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=table")
    for _ in range(2):
        page.locator("#table th button", has_text="Sure").click()
    rows = page.locator("#table tbody td:last-child").all_inner_texts()
    again = opened(both, address=page.evaluate("location.hash"))
    assert again.locator("#table th[aria-sort=descending]").inner_text() == "Sure ↓"
    assert again.locator("#table tbody td:last-child").all_inner_texts() == rows


def test_folded_filters_are_told_and_can_be_cleared(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=actor")
    all_ = text(page, "#counts")
    assert page.is_hidden("#legend")
    assert page.locator("#main").bounding_box()["x"] == 0  # the whole width is theirs
    page.click("#filters")
    assert page.locator("#legend [data-filter=person]").count() == 0  # it is of the network alone
    page.uncheck("#legend [data-filter='demand']")
    page.click("#filters")
    assert "Filters: act" in text(page, "#crumbs")
    assert text(page, "#counts") != all_
    page.get_by_role("button", name="Clear the filters").click()
    assert text(page, "#counts") == all_
    page.click("#tab-network")
    assert page.locator("#legend [data-filter=person]").is_visible()  # the legend of the drawing


def test_files_are_named_from_the_folder_that_all_are_in(opened: Open, both: Knowledge) -> None:
    first, second = (e.document for e in both.extractions)
    there = (replace(first, path="/home/ann/texts/press/a.txt"), replace(second, path="/home/ann/texts/b.txt"))
    known = replace(both, extractions=tuple(
        replace(e, document=document) for e, document in zip(both.extractions, there, strict=True)
    ))  # fmt: skip
    page = opened(known, address="#view=document")
    assert sorted(page.locator("#document td .file").all_inner_texts()) == ["b.txt", "press/a.txt"]
    assert "/home/ann" not in page.content()


def test_a_hostile_address_changes_nothing(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=constructor&thing=__proto__&focus=9&from=<img>&top=-1&confidence=1e9&kinds=x~y")
    assert views_shown(page) == views(page)[:1]
    assert shown(page) == shown(opened(both))


def test_number_keys_open_the_views_in_the_order_of_their_tabs(opened: Open, both: Knowledge) -> None:
    page = opened(both)
    assert views_shown(page) == views(page)[:1]
    for number, view in enumerate(views(page), 1):
        page.keyboard.press(str(number))
        assert page.get_attribute(f"#tab-{view}", "aria-selected") == "true"
        assert views_shown(page) == [view]
        named = f"#view={view}" if number > 1 else ""
        assert page.evaluate("location.hash") == named  # only the first needs no name


def test_the_network_can_be_used_by_keys_alone(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    first = text(page, "#live")
    assert "links" in first or "link" in first
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert text(page, "#live") != first
    page.keyboard.press("f")
    assert "Focus" in text(page, "#crumbs")
    assert len(shown(page)) < 32
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert len(shown(page)) == 32
    page.keyboard.press("Escape")
    assert "Overview" in text(page, "#panel").title()


def test_dark_mode_and_help_by_key(opened: Open, both: Knowledge) -> None:
    page = opened(both)
    page.keyboard.press("d")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    assert page.is_hidden("#help")


def test_the_system_theme_is_followed(opened: Open, both: Knowledge) -> None:
    page = opened(both, color_scheme="dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("size", [(390, 780), (720, 430)], ids=["phone", "200 % zoom"])
def test_nothing_is_cut_off_on_a_phone_or_at_double_size(opened: Open, both: Knowledge, size: tuple[int, int]) -> None:
    page = opened(both, size=size)
    for view in views(page):
        page.click(f"#tab-{view}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
        assert page.locator(f"#{view}").bounding_box()["height"] > 150, view


def test_on_a_phone_filters_are_folded_tabs_stand_in_one_row_and_a_choice_opens_its_evidence(
    opened: Open, both: Knowledge
) -> None:
    page = opened(both, size=(390, 844), address="#view=table")
    assert page.is_hidden("#legend")
    page.click("#filters")
    assert page.is_visible("#legend")
    page.click("#filters")
    boxes = [page.locator(f"#tab-{view}").bounding_box() for view in views(page)]
    assert len({box["y"] for box in boxes}) == 1
    assert boxes[-1]["x"] + boxes[-1]["width"] <= 390
    page.click("#export")
    menu = page.locator("#formats").bounding_box()
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 390
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    page.click("#table tbody .words >> nth=0")
    assert page.locator("#panel .proof").first.is_visible()
    box = page.locator("#panel").bounding_box()
    assert box["y"] + box["height"] == pytest.approx(844, abs=1)
    page.locator("#panel").get_by_role("button", name="Open document").first.click()
    assert page.is_visible("#document")
    assert page.is_hidden("#panel")  # it would cover the words
    page.locator("#document .note").first.click()
    page.locator("#panel").get_by_role("button", name="Close").click()
    assert page.is_hidden("#panel")
    assert "statement=" not in page.evaluate("location.hash")


def test_no_internal_id_is_a_name(opened: Open) -> None:
    r = reader("Ann Lee said the tenants were right. Bob Ray denied it.", id_="d3cc97b37676a2fb")
    said = r.claim(r.actor("person/ann-lee", "Ann Lee", "person", "Ann Lee"), "statement", "the tenants were right",
                   source="Ann Lee", about=("group/d3cc97b37676a2fb-angry-tenants",))  # fmt: skip
    r.claim(
        r.actor("person/bob-ray", "Bob Ray", "person", "Bob Ray"), "denial", "it", source="Bob Ray", about=(said.id,)
    )
    page = opened(knowledge(r), address="#view=table")
    words = text(page, "#table tbody")
    assert "about Angry tenants" in words
    assert said.id.split("/")[1] not in words.lower()


def test_an_actor_can_be_printed_without_the_furniture(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=actor&thing=org/unison")
    page.emulate_media(media="print")
    assert page.is_visible("#actor h3")
    for part in ("#legend", "#time", "#panel", "#views"):
        assert page.is_hidden(part), part


def test_a_dark_page_is_printed_dark_on_white_with_the_whole_picture(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=NETWORK, color_scheme="dark", size=(700, 1200))
    page.emulate_media(media="print")
    ink, ground = page.evaluate("['color', 'backgroundColor'].map((name) => getComputedStyle(document.body)[name])")
    assert (ink, ground) == ("rgb(28, 36, 48)", "rgb(255, 255, 255)")
    canvas, main = page.locator("#canvas").bounding_box(), page.locator("#main").bounding_box()
    assert canvas["height"] <= main["height"] + 1
    assert canvas["width"] <= main["width"] + 1
    assert page.is_hidden("#filters")


def test_a_page_of_nothing_says_so(opened: Open) -> None:
    page = opened(Knowledge(()))
    assert "0 of 0 linked things" in text(page, "#shown")
    for view in views(page):
        page.click(f"#tab-{view}")


def test_a_citation_can_be_copied(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=f"#statement={blame(both).id}", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as citation").click()
    page.locator("#live", has_text="Citation copied").wait_for(state="attached")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“UNISON, the UK’s largest union, today laid blame")
    assert "— UNISON, in “Child protection let down by Government cuts”, UNISON, undated" in copied


def test_pointing_at_a_claim_tells_who_says_what(opened: Open, both: Knowledge) -> None:
    page = opened(both, address=WHOLE)
    page.mouse.move(*page.evaluate("(id) => kg.place(id)", blame(both).id))
    assert "UNISON blames UK Government: blame for failures in child protection services" in text(page, "#tip")
    page.mouse.move(1000, 75)
    assert page.is_hidden("#tip")


def test_how_right_the_coding_is_stands_in_the_footer_and_by_stratum_on_request(opened: Open, tmp_path: Path) -> None:
    collection = Collection.of(school_debate())
    sample = [replace(j, answer=Answer.YES) for j in sample_of(collection, n=8)]
    found = audit([replace(sample[0], answer=Answer.NO, fault=Fault.SIDE), *sample[1:]], collection)
    assert found is not None
    write_page(school_debate(), tmp_path / "audited.html", audit=audit_json(found))
    page = opened(tmp_path / "audited.html", size=(390, 780))
    line = page.locator("#audit button")
    assert line.inner_text().startswith("Audited: 8 of 11 claims, 8")
    line.focus()
    page.keyboard.press("Enter")
    tables = page.locator("#audited table")
    assert tables.evaluate_all("all => all.map((table) => table.caption.textContent)") == [
        "All claims", "By rule", "By act", "By side", "By genre", "What is at fault",
    ]  # fmt: skip
    assert " ".join(tables.last.locator("tbody").inner_text().split()).startswith("side 1 1")
    assert page.locator("#audited h2").bounding_box()["y"] >= 0
    page.keyboard.press("d")
    assert page.evaluate("document.documentElement.dataset.theme") != "dark"
    page.keyboard.press("Escape")
    assert not page.locator("#audited").is_visible()


def test_a_page_that_nobody_audited_says_nothing_of_it(opened: Open, both: Knowledge) -> None:
    assert opened(both).locator("#audit").inner_text() == ""
