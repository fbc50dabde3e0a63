# ruff: noqa: E501
"""Hostile text in every field, every view and every file: none of it runs, errs or reaches the web."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from knowledge import knowledge, reader

import kg.view.html
from kg.model import (
    Act,
    Actor,
    ActorKind,
    Claim,
    Event,
    Evidence,
    FoundBy,
    Issue,
    Knowledge,
    Mention,
    Naming,
    Position,
    Role,
    Side,
    Span,
    Stance,
    Wording,
    take_part,
)
from kg.view import page_data, page_html

pytestmark = pytest.mark.browser
Open = Callable[..., Any]

PAYLOADS = (
    "<script>ran(1)</script>",
    "</script><script>ran(2)</script>",
    "<img src=x onerror=ran(3)>",
    "<svg onload=ran(4)>",
    '"><img src=x onerror=ran(5)>',
    "' onmouseover='ran(6)' x='",
    "javascript:ran(7)",
    "<iframe srcdoc='<script>parent.ran(8)</script>'>",
    '<a href="javascript:ran(9)" autofocus onfocus=ran(9)>href</a>',
    "<!--</script><script>ran(10)//-->",
    "%%SCRIPT%%%%DATA%%%%STYLE%%",
    "${ran(12)}{{ran(12)}}<%= ran(12) %>",
    "\u2028ran(13)\u2029",
    "\\u003cscript>ran(14)</script>",
    "<style>@import 'http://example.invalid/15'</style>",
    "<link rel=stylesheet href=http://example.invalid/16>",
    "<base href=http://example.invalid/17>",
    "<meta http-equiv=refresh content='0;url=http://example.invalid/18'>",
    "]]><script>ran(19)</script><![CDATA[",
    "\u202eesrever\u2066\x00\x1b[31m\ufeff\ud800",
    "__proto__",
    "constructor",
    "=cmd|' /C calc'!A0",
    "<template><script>ran(24)</script></template><details open ontoggle=ran(24)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=ran(25)>",
)


def hostile(payload: str) -> Knowledge:
    """Return a Knowledge with the payload in every field that carries text."""
    r = reader(f"{payload} said {payload} about {payload}.\n\n{payload}", id_=payload, title=payload, author=payload,
               publisher=payload, url=payload, date="2009-07-01")  # fmt: skip
    n = len(payload)
    text = r.document.text
    ids = tuple(f"{kind}/{payload}" for kind in ("person", "org", "group"))
    for id_, kind in zip(ids, ActorKind, strict=True):
        r.actors[id_] = Actor(
            id_, payload, kind, (payload, payload + "2"), (payload, "https://example.org/x"), payload, ids[0]
        )
    r.mentions.append(Mention(payload, Span(0, n), payload, ids[0], FoundBy.NER, 0))
    proof = Evidence(
        payload, Span(0, len(text)), payload, (Span(0, n),), (Span(n + 1, n + 5),), (Span(n + 6, 2 * n + 6),)
    )
    who = take_part({"agent": ids[:1], "affected": ids[1:2], "concerns": ids[2:]})
    event = Event(payload, payload, who, payload, "2009-07", scope=payload, evidence=(proof,))
    r.issues = (
        Issue(
            f"issue/{payload}",
            payload,
            (Wording(payload + "2"), Wording(payload, opposite=True)),
            payload,
            f"issue/{payload}",
        ),
    )
    positions = tuple(
        Position(
            Side.AGAINST,
            issue,
            actor,
            payload,
            payload,
            (Span(0, n), Span(n + 6, len(text))),
            (payload, payload),
            Naming.GENERIC,
        )
        for issue, actor in ((f"issue/{payload}", None), (None, ids[1]))
    )
    claim = Claim(ids[0], Act.BLAME, payload, Stance.OPPOSES, target=ids[1:2], about=(event.id, payload), topics=(f"topic/{payload}",),
                  addressee=ids[2:], date="2009-07-01", share=payload, reported_by=ids[1:2], scope=payload, cue=payload,
                  confidence=0.5, reasons=(payload,), evidence=(proof,), positions=positions)  # fmt: skip
    denial = Claim(ids[1], Act.DENIAL, payload, about=(claim.id,), within=claim.id, scope=payload, evidence=(proof,))
    r.events.append(event)
    r.claims.extend((claim, denial))
    r.roles.append(Role(ids[0], payload, ids[1], "2009", (proof,)))
    return knowledge(r)


def everything(page: Any) -> None:
    """Open every view, chooser, statement and file of the page."""
    for statement in [id_ for id_ in page.evaluate("kg.shown()") if id_ is not None]:
        page.evaluate("(id) => kg.open('view=network&statement=' + encodeURIComponent(id))", statement)
        page.evaluate("(id) => kg.open('view=network&thing=' + encodeURIComponent(id))", statement)
    place = page.evaluate("kg.place(kg.shown()[0])")
    page.mouse.move(*place)
    page.mouse.dblclick(*place)
    page.keyboard.press("Escape")
    page.fill("#query", "said")
    page.press("#query", "Escape")
    for view in ("issue", "table", "actor", "document"):
        page.click(f"#tab-{view}")
        for button in page.locator(f"#{view} .link").all()[:3]:
            if button.is_visible():
                button.click()
        page.click(f"#tab-{view}")
    page.locator("#document .note").first.click()
    page.click("#tab-issue")
    for number in range(page.locator("#issue .subjects .link").count()):
        page.locator("#issue .subjects .link").nth(number).click()
        page.locator("#issue").get_by_role("button", name="Evidence").first.click()
    page.click("#tab-network")


def watch(page: Any) -> None:
    page.add_init_script(
        "globalThis.hits = []; globalThis.ran = (n) => hits.push(n);"
        "addEventListener('securitypolicyviolation', (e) => hits.push(e.violatedDirective + ' ' + e.blockedURI));"
    )


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_text_of_documents_never_runs(opened: Open, payload: str) -> None:
    page = opened(hostile(payload))
    watch(page)
    page.kg_opened.load()
    everything(page)
    for kind in ("svg", "graphml", "gexf", "csv", "png"):
        page.click("#export")
        with page.expect_download() as download:
            page.click(f"#formats [data-export={kind}]")
        data = Path(download.value.path()).read_bytes()
        if kind in ("svg", "graphml", "gexf"):
            ET.fromstring(data)
        elif kind == "csv":
            assert not re.search(r'(?:^|,)"[=+\-@]', data.decode("utf-8-sig"), re.MULTILINE)
    assert page.evaluate("hits") == []


def test_the_payloads_reach_the_page_as_words(opened: Open) -> None:
    page = opened(hostile(PAYLOADS[2]), address="#view=table")
    assert PAYLOADS[2] in page.inner_text("#table")
    assert page.locator("main img, #panel img, #legend img").count() == 0


def test_only_addresses_of_the_web_become_links(opened: Open) -> None:
    page = opened(hostile("javascript:ran(7)"), address="#thing=person/javascript:ran(7)")
    addresses = page.locator("a[href]").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    assert len(addresses) > 3
    assert {a for a in addresses if not a.startswith("#")} == {"https://example.org/x"}


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a page whose script has a fault: it takes text for markup."""
    whole = kg.view.html._part

    def planted(name: str) -> str:
        part = whole(name)
        fault = "document.createRange().createContextualFragment(String(child))"
        return part.replace("document.createTextNode(clean(child))", fault)

    monkeypatch.setattr(kg.view.html, "_part", planted)
    path = tmp_path / "faulty.html"
    text = page_html(page_data(hostile(PAYLOADS[2])))
    assert "createContextualFragment" in text
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without"])
def test_the_policy_stops_what_a_fault_of_ours_would_let_run(chromium: Any, faulty: Path, policy: bool) -> None:
    if not policy:
        faulty.write_text(re.sub(r"<meta http-equiv[^>]+>", "", faulty.read_text(encoding="utf-8")), encoding="utf-8")
    page = chromium.new_page()
    page.add_init_script(
        "globalThis.ranTimes = 0; globalThis.stopped = 0; globalThis.ran = () => ranTimes++; addEventListener('securitypolicyviolation', () => stopped++);"
    )
    page.route(re.compile("^https?:"), lambda route: route.abort())
    page.goto(faulty.as_uri() + "#view=table")
    page.locator("#table img").first.wait_for(state="attached")
    ran, stopped = (page.evaluate(name) for name in ("ranTimes", "stopped"))
    page.close()
    assert (ran == 0 and stopped > 0) if policy else ran > 0
