"""What people open the page for, on 150 documents: each in at most four clicks from the start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from examples.council import GREEN, GREY, TURNCOAT, council_debate

from kg.model import Knowledge

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def debate() -> Knowledge:
    return council_debate()


def words(locator: Any) -> str:
    return " ".join(locator.text_content().split())


class Clicks:
    """A hand that counts."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, locator: Any) -> None:
        locator.click()
        self.made += 1
        assert self.made <= 4


def cell(page: Any, who: str, on: str) -> Any:
    return page.locator(f"#debate .cell[aria-label^='{who}, {on}:']")


def test_who_is_for_and_against_an_issue(opened: Open, debate: Knowledge) -> None:
    page, click = opened(debate), Clicks()
    click(page.locator("#debate .matrix").get_by_role("link", name="night bus"))
    assert all(who in words(page.locator("#issue section[aria-label='For']")) for who in GREEN)
    assert all(who in words(page.locator("#issue section[aria-label='Against']")) for who in GREY)


def test_what_somebody_said_on_it(opened: Open, debate: Knowledge) -> None:
    page, click = opened(debate), Clicks()
    click(cell(page, "Ada Birch", "night bus"))
    said = page.locator("#panel blockquote").all_text_contents()
    assert said
    assert all("Ada Birch supported the night bus" in words for words in said)


def test_whether_somebody_changed_sides_with_both_sentences(opened: Open, debate: Knowledge) -> None:
    page, click = opened(debate), Clicks()
    click(page.locator("#debate .map").get_by_role("button", name=TURNCOAT).or_(
        page.locator("#debate th").get_by_role("button", name=TURNCOAT)).first)  # fmt: skip
    click(page.locator("#panel").get_by_role("button", name=f"Everything on {TURNCOAT}"))
    changed = words(page.locator("#actor section[aria-label='Changed side']"))
    assert "Uma Vale supported the night bus" in changed
    assert "Uma Vale opposed the night bus" in changed


def test_which_coalition_agrees(opened: Open, debate: Knowledge) -> None:
    page = opened(debate)
    camps = [words(card) for card in page.locator("#debate .coalition").all()]
    for camp in (GREEN, GREY):
        assert sum(all(who in told for who in camp) for told in camps) == 1


def test_a_wrong_speaker_is_corrected_and_gone_from_the_first_screen(opened: Open, debate: Knowledge) -> None:
    page, click = opened(debate), Clicks()
    before = cell(page, "Ada Birch", "night bus").get_attribute("aria-label")
    click(cell(page, "Ada Birch", "night bus"))
    click(page.locator("#panel").get_by_role("button", name="Evidence").first)
    click(page.locator("#panel").get_by_role("button", name="Other speaker"))
    click(page.locator("#question").get_by_role("button", name="Ben Cole").first)
    page.click("#tab-debate")
    assert cell(page, "Ada Birch", "night bus").get_attribute("aria-label") != before
