"""What the page says in its own words: about whom, with which words of the text, and what it withholds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from knowledge import knowledge, reader

from kg.model import Knowledge, Span
from kg.withhold import withhold

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def text(page: Any, selector: str) -> str:
    return " ".join(page.inner_text(selector).split())


def two_staffs() -> Knowledge:
    """Return two documents in which staff speak, one with a topic that words of the text evidence."""
    readers = []
    for name, words in (("a", "caseloads must fall"), ("b", "the report was fair")):
        r = reader(f"The staff said {words}. The council praised Baby P.", id_=name, title=f"Report {name} on care")
        r.actor(f"group/{name}-staff", "staff", "group", "staff")
        r.actor("org/council", "council", "organization", "council")
        r.actor("person/baby-p", "Baby P", "person", "Baby P")
        demand = {"act": "demand", "target": ("org/council",), "stance": "opposes"}
        made = r.claim(
            f"group/{name}-staff", words=words, source="staff", **(demand if name == "a" else {"act": "statement"})
        )
        if name == "a":
            span = r.span("caseloads")
            evidence = (replace(made.evidence[0], topics=(("topic/caseloads", span),)),)
            r.claims = [replace(made, topics=("topic/caseloads",), evidence=evidence)]
            assert span == Span(15, 24)
        readers.append(r)
    return knowledge(*readers)


def test_the_words_that_evidence_a_topic_are_shown_and_marked(opened: Open) -> None:
    both = two_staffs()
    claim = next(c for c in both.claims if c.topics)
    page = opened(both, address=f"#statement={claim.id}")
    assert "Caseloads: caseloads" in text(page, "#panel .facts")
    assert page.locator("#panel .proof mark.topic").all_inner_texts() == ["caseloads"]
    page.get_by_role("button", name="Open document").click()
    assert page.locator("#document .textrow mark.topic").all_inner_texts() == ["caseloads"]


def test_groups_of_one_name_are_told_apart_by_their_document(opened: Open) -> None:
    page = opened(two_staffs(), address="#view=actor")
    assert "staff (Report a on care)" in text(page, "#actor table")
    assert "staff (Report b on care)" in text(page, "#actor table")
    assert "council (" not in text(page, "#actor table")
    page.fill("#query", "staff")
    assert "Group · Report a on care" in text(page, "#found")
    page.keyboard.press("Escape")
    page.goto(page.url.split("#")[0] + "#thing=group/b-staff")
    page.wait_for_function("document.querySelector('#panel h3').innerText.includes('Report b on care')")


def test_a_claim_is_told_by_act_and_stance(opened: Open) -> None:
    both = two_staffs()
    aimed, plain = (next(c for c in both.claims if bool(c.target) is target) for target in (True, False))
    page = opened(both, address=f"#statement={aimed.id}")
    assert text(page, "#panel h3") == "staff make demands of council"
    page.evaluate("(id) => kg.open('statement=' + id)", plain.id)
    page.wait_for_function("document.querySelector('#panel h3').innerText.trim() === 'staff state'")


def test_a_page_with_names_withheld_says_so_and_shows_pseudonyms(opened: Open) -> None:
    page = opened(withhold(two_staffs()), address="#thing=person/child-1")
    assert text(page, "#notice") == "Names are withheld: 1 person"
    assert text(page, "#panel h3") == "Child 1"
    assert "baby" not in page.content().lower().replace("baby|", "")
