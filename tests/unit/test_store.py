"""Files: what is written is sorted, readable, the same for others, and never half there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from examples.debate import CLAIMS, knowledge
from rdflib import Dataset, Graph

from kg.errors import InputError
from kg.graph import Run, build_graph
from kg.graph.dataset import flat, inner, triples
from kg.settings import Settings
from kg.store import files, read, write_jsonld, write_nquads, write_trig, write_turtle

WRITERS = {"g.ttl": write_turtle, "g.nq": write_nquads, "g.trig": write_trig, "g.jsonld": write_jsonld}


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return build_graph(knowledge(), settings=Settings(), run=Run(ended=None))


@pytest.mark.parametrize("name", WRITERS)
def test_what_is_written_is_read_back(graph: Dataset, tmp_path: Path, name: str) -> None:
    WRITERS[name](graph, tmp_path / name)
    back = read(tmp_path / name)
    assert triples(back) == triples(graph)
    if name in ("g.nq", "g.trig"):
        assert {str(q) for q in inner(back)} == {str(q) for q in inner(graph)}


@pytest.mark.parametrize("name", ["g.ttl", "g.jsonld"])
def test_rdflib_reads_as_many_triples(graph: Dataset, tmp_path: Path, name: str) -> None:
    WRITERS[name](graph, tmp_path / name)
    assert len(Graph().parse(tmp_path / name)) == len(triples(graph))


def test_jsonld_has_its_context_inside_and_plain_values(graph: Dataset, tmp_path: Path) -> None:
    write_jsonld(graph, tmp_path / "g.jsonld")
    whole = json.loads((tmp_path / "g.jsonld").read_text(encoding="utf-8"))
    claim = next(n for n in whole["@graph"] if n["@id"] == CLAIMS[1].id.replace("/", ":"))
    assert claim["@type"] == "ace:Claim"
    assert claim["ace:claimant"] == "orgn:unison"
    assert claim["ace:text"] == CLAIMS[1].text
    assert whole["@context"]["ace:claimant"] == {"@type": "@id"}
    assert whole["@context"]["ace:text"] == {"@language": "en"}


def test_turtle_is_a_paragraph_a_subject_in_reading_order(graph: Dataset, tmp_path: Path) -> None:
    write_turtle(graph, tmp_path / "g.ttl")
    text = (tmp_path / "g.ttl").read_text(encoding="utf-8")
    head, *paragraphs = text.split("\n\n")
    assert all(line.startswith("@prefix ") for line in head.splitlines())
    subjects = [p.split(maxsplit=1)[0] for p in paragraphs]
    assert len(set(subjects)) == len(subjects)
    kinds = list(dict.fromkeys(s.partition(":")[0] for s in subjects if ":" in s and not s.startswith("<")))
    assert kinds[:5] == ["doc", "claim", "event", "membership", "person"]
    claim = next(p for p in paragraphs if p.startswith(CLAIMS[1].id.replace("/", ":")))
    assert claim.splitlines()[0].endswith(" a ace:Claim ;")
    assert "\tace:claimant orgn:unison ;" in claim
    assert "brick" not in head


@pytest.mark.parametrize("name", WRITERS)
def test_a_read_file_has_the_prefixes_of_its_data(graph: Dataset, tmp_path: Path, name: str) -> None:
    write_turtle(graph, tmp_path / "g.ttl")
    WRITERS[name](graph, tmp_path / name)
    write_turtle(read(tmp_path / name), tmp_path / "again.ttl")
    assert (tmp_path / "again.ttl").read_bytes() == (tmp_path / "g.ttl").read_bytes()


def test_the_flat_store_holds_a_triple_of_two_graphs_once(graph: Dataset) -> None:
    union = flat(graph)
    count = next(iter(union.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))["n"]  # type: ignore[index,arg-type]
    assert int(count.value) == len(triples(graph))
    assert len(list(union.named_graphs())) == 5


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("g.csv", b"", "not known as RDF; name a file that ends in .ttl"),
        ("none.ttl", None, "cannot be read .*; run kg build first"),
        ("bad.ttl", b"<a> <b> ", "not valid Turtle"),
        ("bad.nq", b'<urn:a> <urn:b> "\xff" .', "not valid N-Quads .*Invalid UTF-8"),
        ("dir.ttl", "folder", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes | str | None, said: str) -> None:
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    with pytest.raises(InputError, match=said) as error:
        read(path)
    assert str(path) in str(error.value)


def test_a_failed_write_leaves_the_old_file(graph: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "g.trig"
    path.write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "serialize", fail)
    with pytest.raises(InputError, match=r"No space left on device.*name another place"):
        write_trig(graph, path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["g.trig"]


def test_a_place_that_is_a_file_is_named(graph: Dataset, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"g\.nq: cannot be written"):
        write_nquads(graph, tmp_path / "file" / "g.nq")


def test_a_dataset_of_another_store_is_refused() -> None:
    with pytest.raises(TypeError, match="Oxigraph"):
        inner(Dataset())
