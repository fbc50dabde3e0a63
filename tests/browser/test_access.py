"""Nobody is shut out: WCAG 2.1 A and AA by axe-core, in every view, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from examples.schools import school_debate
from machine import missing

from kg.model import Knowledge

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
STATES = {
    "first": "",
    "network": "#view=network",
    "statement": "#view=network&statement={claim}",
    "focus": "#view=network&thing=org/unison&focus=1&from=2001",
    "no issues": "#view=issue",
    "words": "#view=network&find=unison",
    "table": "#view=table&statement={claim}",
    "actors": "#view=actor",
    "actor": "#view=actor&thing=org/uk-government",
    "documents": "#view=document",
    "document": "#view=document&document={document}&statement={claim}",
}


@pytest.fixture(scope="session")
def axe() -> str:
    try:
        return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    except ModuleNotFoundError:
        missing("axe-core is not installed")
        raise


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(opened: Open, both: Knowledge, axe: str, state: str, scheme: str) -> None:
    claim = next(c for c in both.claims if c.act == "blame")
    address = STATES[state].format(claim=claim.id, document=both.extractions[0].document.id)
    page = opened(both, address=address, color_scheme=scheme)
    _check(page, axe)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "state",
    [
        "",
        "#cell=person/mia-holt~issue/ban-on-phones",
        "#thing=person/tom-reed",
        "#view=issue",
        "#view=issue&on=issue/ban-on-phones",
        "#view=actor&thing=person/mia-holt",
        "#view=issue&on=person/tom-reed",
        "#view=network&thing=person/mia-holt",
        "#view=document&document=letters",
    ],
)
def test_axe_finds_nothing_where_sides_are_taken(opened: Open, axe: str, state: str, scheme: str) -> None:
    _check(opened(school_debate(), address=state, color_scheme=scheme), axe)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone_with_filters_suggestions_and_evidence_open(
    opened: Open, both: Knowledge, axe: str, scheme: str
) -> None:
    claim = next(c for c in both.claims if c.act == "blame")
    page = opened(both, address=f"#view=table&statement={claim.id}", color_scheme=scheme, size=(390, 844))
    assert page.is_visible("#panel")
    page.click("#filters")
    page.fill("#query", "unison")
    _check(page, axe)


def _check(page: Any, axe: str) -> None:
    page.evaluate(axe)
    found = page.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")
    assert len(found["passes"]) > 15
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found["violations"]] == []
