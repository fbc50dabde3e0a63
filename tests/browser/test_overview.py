"""The first screen: who is for and against what, who stands with whom, and the sentences behind each place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from examples.schools import school_debate
from knowledge import knowledge, reader

from kg.model import Issue, Knowledge

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def words(locator: Any) -> str:
    """Return what stands there, in capitals or not."""
    return " ".join(locator.text_content().split())


def row(page: Any, title: str) -> Any:
    return page.locator("#debate .matrix tbody tr", has=page.locator("th", has_text=title))


def place(page: Any, who: str, on: str) -> Any:
    return page.locator(f"#debate .cell[aria-label^='{who}, {on}:']")


def test_the_page_opens_with_issues_as_rows_and_actors_as_columns_of_a_table(opened: Open) -> None:
    page = opened(school_debate())
    assert page.locator("#debate").is_visible()
    table = page.get_by_role("table", name="Who is for and against what")
    assert {"ban on phones in schools", "free school lunches"} <= {
        words(link) for link in table.get_by_role("rowheader").get_by_role("link").all()
    }
    assert words(place(page, "Tom Reed", "ban on phones in schools")) == "−"
    assert (
        place(page, "Mia Holt", "ban on phones in schools")
        .get_attribute("aria-label")
        .endswith("on both sides, 2 claims")
    )
    assert "2 for · 2 against" in words(row(page, "ban on phones in schools"))


def test_a_place_of_the_table_opens_its_quotations_in_one_click(opened: Open) -> None:
    page = opened(school_debate())
    place(page, "Tom Reed", "ban on phones in schools").click()
    panel = page.locator("#panel")
    assert "Tom Reed onban on phones in schoolsAgainst" in words(panel)
    assert "would cost" in panel.locator("blockquote").first.inner_text()
    assert "cell=" in page.evaluate("location.hash")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert "Tom Reed on" in words(page.locator("#panel"))


def test_an_issue_of_the_table_leads_to_its_two_sides(opened: Open) -> None:
    page = opened(school_debate())
    row(page, "ban on phones in schools").get_by_role("link").click()
    assert page.locator("#issue").is_visible()
    assert page.locator("#issue section[aria-label='Against']").is_visible()


def test_the_map_draws_who_agrees_and_who_disputes_and_opens_on_what(opened: Open) -> None:
    page = opened(school_debate())
    line = page.locator("#debate .map .hit").first
    title = line.locator("title").text_content()
    assert "agree on" in title or "dispute" in title
    line.dispatch_event("click")
    panel = words(page.locator("#panel"))
    assert panel.startswith("Two actors")
    assert ("They agree" in panel) == ("agree on" in title)
    assert page.locator("#panel blockquote").count() >= 1


def test_names_on_the_map_cover_neither_each_other_nor_an_actor(opened: Open) -> None:
    page = opened(school_debate())
    box = "((b) => [b.x, b.y, b.x + b.width, b.y + b.height])(e.getBBox())"
    boxes = page.evaluate(f"[...document.querySelectorAll('#debate .map .name')].map((e) => {box})")
    assert len(boxes) > 1
    for i, (a, b, c, d) in enumerate(boxes):
        assert not [o for o in boxes[i + 1 :] if a < o[2] and c > o[0] and b < o[3] - 3 and d - 3 > o[1]]


def test_filters_change_the_table_and_the_counts_alike(opened: Open) -> None:
    page = opened(school_debate())
    page.get_by_role("button", name="Filters").click()
    page.locator("#legend [data-filter=warning]").uncheck()
    assert words(place(page, "Mia Holt", "ban on phones in schools")) == "+"
    assert place(page, "Tom Reed", "ban on phones in schools").count() == 0
    assert "2 for · 0 against" in words(row(page, "ban on phones in schools"))


def test_a_keyboard_reaches_each_place_and_each_actor(opened: Open) -> None:
    page = opened(school_debate())
    place(page, "Tom Reed", "ban on phones in schools").focus()
    page.keyboard.press("Enter")
    assert "Tom Reed on" in words(page.locator("#panel"))
    assert page.evaluate("document.activeElement.className").startswith("cell")
    actor = page.locator("#debate .map .who").first
    actor.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel h3").inner_text() == actor.get_attribute("aria-label").split(", ")[0]


def test_a_row_tells_of_those_who_have_no_column(opened: Open) -> None:
    issues = [Issue("issue/charge", "the charge"), Issue("issue/ferry", "the ferry")]
    letters = "BCDEFGHIJK"
    said = [(x, "for", "issue/charge", f"the charge helps {x}") for x in letters]
    said += [(x, "against", "issue/ferry", f"the ferry hurts {x}") for x in letters[:2]]
    r = reader(" ".join(f"Ann {x} said {content}." for x, _, _, content in said), issues=issues)
    people = {x: r.actor(f"person/ann-{x.lower()}", f"Ann {x}", "person") for x in letters}
    for x, side, issue, content in said:
        r.claim(people[x], "statement", content, positions=(r.position(side, issue, content[:10], content),))
    page = opened(knowledge(r), size=(390, 844))
    charge = row(page, "the charge")
    assert "10 for · 0 against" in words(charge)
    assert charge.locator(".cell").count() == 8
    assert words(charge.locator(".rest")) == "+2"
    charge.locator(".rest button").click()
    assert page.inner_text("#issue-title") == "the charge"


def test_words_stand_first_where_a_sentence_has_them(opened: Open, both: Knowledge) -> None:
    cards = opened(both, address="#find=social").locator("#debate .card blockquote").all_inner_texts()
    spoken = ["social" in words_.lower() for words_ in cards]
    assert (True in spoken, False in spoken) == (True, True)  # a title has the word for the others
    assert spoken == sorted(spoken, reverse=True)


def test_without_issues_the_page_says_what_there_is_and_shows_statements(opened: Open, both: Knowledge) -> None:
    page = opened(both)
    assert "What is said" in words(page.locator("#debate"))
    assert page.locator("#debate .card").count() > 3
    assert page.locator("#debate .matrix").count() == 0
