"""The page as a file: safe, whole, small, the same every time. What it does is tested in tests/browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from pathlib import Path

import pytest
from examples.schools import LUNCHES, PHONES, school_debate
from knowledge import knowledge, reader, two_documents

import kg.view.data
from kg.errors import InputError
from kg.model import Knowledge
from kg.view import page_data, page_html, write_page
from kg.view.html import SCRIPTS, json_block

PAGE = Path(__file__).parent.parent.parent / "kg" / "view" / "page"


def parts(page: str) -> tuple[str, str, str, str]:
    """Return the policy, the style, the data and the script of a page."""
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert policy and style and data and script
    return policy[1], style[1], data[1], script[1]


def test_the_page_holds_every_statement_with_its_words() -> None:
    both = two_documents()
    data = json.loads(parts(page_html(page_data(both)))[2])
    assert {c["id"] for c in data["claims"]} == {c.id for c in both.claims}
    texts = [d["text"] for d in data["documents"]]
    assert texts == [e.document.text for e in both.extractions]
    for claim in data["claims"]:
        number, _, _, _, _, _, content, _ = claim["evidence"][0]
        assert " … ".join(texts[number][a:b] for a, b in content).split() == claim["text"].split()


def test_the_texts_of_many_claims_are_packed_and_the_same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    both = two_documents()
    assert '<script type="text/plain" id="texts"></script>' in page_html(page_data(both))
    monkeypatch.setattr(kg.view.data, "PACKED", 0)
    page = page_html(page_data(both))
    data = json.loads(parts(page)[2])
    assert not any("text" in document for document in data["documents"])
    packed = re.search(r'id="texts">([^<]+)</script>', page)
    assert packed
    texts = json.loads(zlib.decompress(base64.b64decode(packed[1])))
    assert texts == [e.document.text for e in both.extractions]
    assert page == page_html(page_data(both))


def test_the_page_holds_every_side_with_the_words_that_show_it() -> None:
    debate = school_debate()
    data = json.loads(parts(page_html(page_data(debate)))[2])
    phones, _, lunches = sorted(data["issues"], key=lambda issue: issue["id"])
    assert (phones["id"], phones["label"], phones["aliases"], phones["opposites"]) == (
        PHONES, "ban on phones in schools", ["phone ban"], ["phones in class"],
    )  # fmt: skip
    assert (lunches["id"], lunches["for_means"]) == (LUNCHES, "every pupil should eat at school for nothing")
    texts = [d["text"] for d in data["documents"]]
    sides = {
        (c["who"], p["side"], p["towards"], " … ".join(texts[p["doc"]][a:b] for a, b in p["why"]))
        for c in data["claims"]
        for p in c.get("positions", [])
    }
    assert ("person/mia-holt", "for", PHONES, "the ban … praised") in sides
    assert ("person/mia-holt", "against", PHONES, "banning phones in class … would leave children unsafe") in sides
    assert ("person/ida-moss", "for", "person/tom-reed", "called Tom Reed … fine councillor") in sides
    assert len(sides) == sum(len(c.positions) for c in debate.claims)


def test_the_network_of_the_page_is_that_of_pyvis() -> None:
    from kg.networks import to_pyvis

    both = two_documents()
    data, network = page_data(both), to_pyvis(both)
    assert len(data["nodes"]) == len(network.nodes) > 20
    mine = [{name: value for name, value in node.items() if name != "place"} for node in data["nodes"]]
    assert all(node.items() <= its.items() for node, its in zip(mine, network.nodes, strict=True))
    ids = [node["id"] for node in data["nodes"]]
    said = [statement["id"] for kind in ("claims", "events", "roles") for statement in data[kind]] + [None]
    drawn = [(ids[a], ids[b], relation, said[-1 if n is None else n]) for a, b, relation, n in data["links"]]
    assert drawn == [(e["from"], e["to"], e["relation"], e["statement"]) for e in network.edges]
    assert data["options"] == network.options


def test_an_actor_that_speaks_of_another_has_a_place_among_actors_alone() -> None:
    both = two_documents()
    places = {node["id"]: node.get("place") for node in page_data(both)["nodes"]}
    placed = [place for place in places.values() if place]
    assert places["org/unison"]
    assert places["org/uk-government"]
    assert len(set(placed)) == len(placed)  # no two on one spot
    assert not any(places[claim.id] for claim in both.claims)
    assert page_data(both)["nodes"] == page_data(both)["nodes"]


def test_the_policy_allows_this_script_and_style_and_no_address() -> None:
    policy, style, _, script = parts(page_html(page_data(two_documents())))
    for text in (style, script):
        assert "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_page_loads_nothing() -> None:
    page = page_html(page_data(two_documents()))
    outside = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    assert not re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", outside)
    assert not re.findall(r"@import|url\(", outside)


def test_two_pages_are_the_same_bytes() -> None:
    assert page_html(page_data(two_documents())) == page_html(page_data(two_documents()))


def test_text_that_looks_like_a_placeholder_or_ends_the_script_stays_text() -> None:
    words = "%%SCRIPT%% </script><script>alert(1)</script> <!-- \u2028 \ud800 end"
    r = reader(f"Ann said {words}")
    r.claim(r.actor("person/ann", "Ann %%DATA%%", "person", "Ann"), "statement", words, source="Ann")
    page = page_html(page_data(knowledge(r)))
    page.encode("utf-8")
    data = json.loads(parts(page)[2])
    assert data["claims"][0]["text"] == words.replace("\ud800", "\ufffd")
    assert data["actors"]["person/ann"]["label"] == "Ann %%DATA%%"


def test_json_in_the_page_has_no_character_of_markup() -> None:
    block = json_block({"x": "<!--</script>&\u2028\u2029"})
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block) == {"x": "<!--</script>&\u2028\u2029"}


def test_the_heading_is_escaped() -> None:
    page = page_html(page_data(two_documents(), title="<b>Ours & theirs</b>"))
    assert "<title>&lt;b&gt;Ours &amp; theirs&lt;/b&gt;</title>" in page


def test_script_makes_no_markup_out_of_text() -> None:
    script = "\n".join((PAGE / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    banned = r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc"
    without_comments = re.sub(r"^\s*//.*$", "", script, flags=re.MULTILINE)
    assert not re.findall(banned, without_comments)
    assert {path.stem for path in PAGE.glob("*.js")} == set(SCRIPTS)


def test_an_empty_collection_is_a_page_too() -> None:
    assert json.loads(parts(page_html(page_data(Knowledge(()))))[2])["nodes"] == []


def test_writing_makes_the_file_or_says_why_not(tmp_path: Path) -> None:
    target = tmp_path / "graph.html"
    write_page(two_documents(), target)
    assert target.read_bytes().decode("utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.html"]
    with pytest.raises(InputError, match=r"cannot be written .*name another place"):
        write_page(two_documents(), tmp_path / "no" / "such" / "graph.html")
