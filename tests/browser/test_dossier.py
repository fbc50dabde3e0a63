"""The dossier of an issue and of an actor: sentences with their sources, in a file that loads and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from examples.schools import PHONES, school_debate
from knowledge import knowledge, reader

from kg.model import Issue, Knowledge

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def saved(page: Any, view: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.locator(f"#{view}").get_by_role("button", name="Dossier").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def words(locator: Any) -> str:
    return " ".join(locator.inner_text().split())


def test_the_dossier_of_an_issue_has_every_sentence_with_its_source(opened: Open, tmp_path: Path) -> None:
    path = saved(opened(school_debate(), address=f"#view=issue&on={PHONES}"), "issue", tmp_path)
    assert path.name == "dossier-ban-on-phones-in-schools.html"
    page = opened(path, ready="main.dossier")
    told = words(page.locator("main"))
    assert "For means: phones should be kept out of schools by law" in told
    assert "Changed side (1) Mia Holt against, last on 2021-03-02" in told
    assert "Mia Holt, of the parents’ union, said banning phones in class would leave children unsafe." in told
    assert "“Letters on phones”, The Gazette, 2021-03-02 (letters.txt)" in told
    assert "Why: would leave unsafe (effect: harms, children: wanted) → against the ban" in told
    for article in page.locator("article").all():
        assert article.locator("blockquote").count() == article.locator(".source").count() >= 1


def test_the_dossier_of_an_actor_has_its_positions_and_what_others_say(opened: Open, tmp_path: Path) -> None:
    page = opened(
        saved(opened(school_debate(), address="#view=actor&thing=person/tom-reed"), "actor", tmp_path),
        ready="main.dossier",
    )
    told = words(page.locator("main"))
    assert "ban on phones in schools – against, 1 claim, 2021-03-02" in told
    assert "What others say (1) Ida Moss states" in told
    assert "Documents (1)" in told


def test_a_dossier_says_that_filters_were_set(opened: Open, tmp_path: Path) -> None:
    page = opened(
        saved(opened(school_debate(), address=f"#view=issue&on={PHONES}&from=2022"), "issue", tmp_path),
        ready="main.dossier",
    )
    assert "Filters were set: 4 of 11 claims passed them." in words(page.locator("main"))
    assert "Letters on phones" not in words(page.locator("main"))


def hostile() -> Knowledge:
    evil = '<img src=x onerror=alert(1)></title></style><script>alert(2)</script>"><svg onload=alert(3)>'
    r = reader(f"Ann said {evil} was bad.", title=evil, publisher=evil, author=evil, url="javascript:alert(4)")
    r.issues = [Issue("issue/plan", evil, (), evil)]
    who = r.actor("person/ann", "Ann", "person", "Ann", classification=evil)
    bad = r.position("against", "issue/plan", evil, f"{evil} was bad", steps=(evil,))
    r.claim(who, "criticism", f"{evil} was bad", source="Ann", positions=(bad,))
    return knowledge(r)


@pytest.mark.parametrize(("view", "address"), [("issue", "on=issue/plan"), ("actor", "thing=person/ann")])
def test_markup_in_a_text_stays_words_in_a_dossier(opened: Open, tmp_path: Path, view: str, address: str) -> None:
    path = saved(opened(hostile(), address=f"#view={view}&{address}"), view, tmp_path)
    html = path.read_text(encoding="utf-8")
    assert re.findall(r"<(?:script|img|svg|iframe)\b", html) == []
    assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/=]+'", html)
    ran: list[str] = []
    page = opened(path, ready="main.dossier")
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    assert page.locator("script, img, svg, [onerror], [onload], a[href^=javascript]").count() == 0
    assert "<script>alert(2)</script>" in words(page.locator("main"))
    assert page.evaluate("getComputedStyle(document.querySelector('.dossier')).maxWidth") == "780px"  # the style holds
    assert ran == []


def test_printing_prints_the_dossier_alone(opened: Open) -> None:
    page = opened(school_debate(), address=f"#view=issue&on={PHONES}")
    page.evaluate("globalThis.print = () => {}")
    page.locator("#issue").get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    assert page.is_visible("#paper h1")
    for part in ("header", "#main", "#panel", "#legend"):
        assert page.is_hidden(part), part
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#paper").count() == 0
    assert page.is_visible("#issue-title")
