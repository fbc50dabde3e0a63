"""Files saved from the page are those other programs open."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from examples.schools import school_debate

from kg.model import Knowledge

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def saved(page: Any, kind: str) -> tuple[str, bytes]:
    page.click("#export")
    with page.expect_download() as download:
        page.click(f"#formats [data-export={kind}]")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_png_is_the_picture_twice_as_sharp(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=network")
    name, data = saved(page, "png")
    assert name == "network.png"
    assert data.startswith(b"\x89PNG")
    box = page.locator("#network").bounding_box()
    size = (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))
    assert size == pytest.approx((box["width"] * 2, box["height"] * 2), abs=2)


def test_svg_holds_every_thing_shown(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=network")
    name, data = saved(page, "svg")
    root = ET.fromstring(data)
    assert name == "network.svg"
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "UNISON" in words
    assert len(root.findall("{http://www.w3.org/2000/svg}path")) > len(page.evaluate("kg.shown()"))


@pytest.mark.parametrize("hide", [None, "event"])
def test_graphml_is_what_is_shown(opened: Open, both: Knowledge, hide: str | None) -> None:
    page = opened(both, address="#view=network")
    if hide:
        page.uncheck(f"#legend [data-filter={hide}]")
    _, data = saved(page, "graphml")
    graph = nx.parse_graphml(data.decode("utf-8"), force_multigraph=True)
    assert set(graph) == set(page.evaluate("kg.shown()"))
    assert graph.number_of_edges() == len(page.evaluate("kg.links()"))
    assert graph.nodes["org/unison"]["label"] == "UNISON"
    sentences = {values.get("sentence") for *_, values in graph.edges(data=True)}
    assert any(s and s.startswith("UNISON, the UK’s largest union") for s in sentences)


def test_gexf_is_what_is_shown_with_places(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=network")
    _, data = saved(page, "gexf")
    root = ET.fromstring(data)
    ns = "{http://gexf.net/1.3}"
    assert {node.get("id") for node in root.iter(f"{ns}node")} == set(page.evaluate("kg.shown()"))
    assert len({edge.get("id") for edge in root.iter(f"{ns}edge")}) == len(page.evaluate("kg.links()"))
    declared = {a.get("id") for a in root.iter(f"{ns}attribute")}
    assert {v.get("for") for v in root.iter(f"{ns}attvalue")} <= declared
    assert all(node.find("{http://gexf.net/1.3/viz}position") is not None for node in root.iter(f"{ns}node"))


def test_csv_has_the_rows_shown_in_the_table(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=network")
    page.click("#tab-table")
    page.fill("#query", '"laid blame"')
    page.press("#query", "Enter")
    _, data = saved(page, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [(row["who"], row["does"], row["whom"]) for row in rows] == [("UNISON", "blames", "UK Government")]
    text = both.extractions[0].document.text
    sentence = text[int(rows[0]["start"]) : int(rows[0]["end"])]
    assert " ".join(sentence.split()) == rows[0]["sentence"]


def test_the_debate_is_saved_as_a_drawing_and_as_a_table_of_sides(opened: Open) -> None:
    page = opened(school_debate())
    name, data = saved(page, "svg")
    assert name == "debate.svg"
    root = ET.fromstring(data)
    words = " ".join("".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text"))
    for part in ("ban on phones in schools", "Mia Holt", "Tom Reed", "±"):
        assert part in words
    assert b"var(--" not in data  # it stands by itself
    name, data = saved(page, "png")
    assert (name, data[:4]) == ("debate.png", b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == 2 * float(root.get("width", ""))
    _, data = saved(page, "sides")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    sides = {(row["issue"], row["actor"]): (row["side"], row["claims"]) for row in rows}
    assert sides["ban on phones in schools", "Mia Holt"] == ("both", "2")
    assert sides["ban on phones in schools", "Tom Reed"] == ("against", "1")


def test_only_what_is_a_picture_is_offered_as_one(opened: Open, both: Knowledge) -> None:
    page = opened(both, address="#view=table", permissions=["clipboard-read", "clipboard-write"])
    page.click("#export")
    assert page.is_hidden("#formats [data-export=png]")
    assert page.is_visible("#formats [data-export=csv]")
    page.click("#formats [data-export=link]")
    page.locator("#live", has_text="Link copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()").endswith("#view=table")
