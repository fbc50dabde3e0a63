"""load, diff, coverage and bench rdf as people type them: what is printed where, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from examples.debate import DOC1, debate_for_queries
from knowledge import knowledge, reader
from pyoxigraph import NamedNode
from store_double import PASSWORD, USER, running_double

from kg import bench_rdf
from kg.bench_rdf import Bench, Step
from kg.cli import main
from kg.export import export
from kg.graph import Run, build_graph
from kg.graph.dataset import inner, open_dataset
from kg.graph.terms import document_graph
from kg.model import Knowledge
from kg.records import read_statements
from kg.settings import Settings
from kg.store import write_nquads

GONE = NamedNode(document_graph(Settings().base_iri, DOC1.id)[1:-1])


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a graph file; nobody's password is set."""
    for name in ("KG_USER", "KG_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    dataset = build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None))
    write_nquads(dataset, tmp_path / "graph.nq")
    return tmp_path / "graph.nq"


def kg(*arguments: object) -> int:
    """Run the command line; return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    return int(ended.value.code or 0)


def test_load_reports_what_arrived(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = len(graph.read_text(encoding="utf-8").splitlines())
    with running_double() as store:
        assert kg("load", f"{store.address}/store", "-g", graph) == 0
        said = capsys.readouterr()
        assert said.out == ""
        assert f"5 graphs: 5 sent. The store counts {lines} triples in them." in said.err
        assert kg("load", "--update", f"{store.address}/update", "-g", graph, "--json") == 0
        said = capsys.readouterr()
        assert {each["done"] for each in json.loads(said.out)} == {"unchanged"}
        assert kg("load", f"{store.address}/store", "-g", graph, "--all") == 0
        assert "5 graphs: 5 sent." in capsys.readouterr().err


def test_load_says_which_documents_are_gone_and_removes_them(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from kg.store import read

    with running_double() as store:
        assert kg("load", f"{store.address}/store", "-g", graph, "-q") == 0
        assert capsys.readouterr().err == ""
        fewer = inner(read(graph))
        fewer.remove_graph(GONE)
        write_nquads(open_dataset(fewer), graph)
        assert kg("load", f"{store.address}/store", "-g", graph) == 0
        assert "1 graph of documents that are gone: still there; --prune removes them." in capsys.readouterr().err
        assert kg("load", f"{store.address}/store", "-g", graph, "--prune") == 0
        assert "5 graphs: 4 unchanged, 1 removed." in capsys.readouterr().err
        assert not store.store.contains_named_graph(NamedNode(GONE.value))


def test_load_fails_if_the_store_does_not_hold_what_it_was_sent(
    graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_double(forgets=True) as store:
        assert kg("load", f"{store.address}/store", "-g", graph) == 1
    assert "missing: " in capsys.readouterr().err


def test_load_never_shows_a_password(
    graph: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_double(password="digest") as store:
        monkeypatch.setenv("KG_USER", USER)
        monkeypatch.setenv("KG_PASSWORD", "another secret")
        assert kg("load", f"{store.address}/store", "-g", graph) == 1
        monkeypatch.setenv("KG_PASSWORD", PASSWORD)
        assert kg("load", f"{store.address}/store", "-g", graph, "--json") == 0
    said = capsys.readouterr()
    assert "check KG_USER and KG_PASSWORD" in said.err
    assert "secret" not in said.err + said.out and PASSWORD not in said.err + said.out


@pytest.mark.parametrize("arguments", [(), ("http://h/store", "--update", "http://h/update")])
def test_load_needs_one_address(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert kg("load", *arguments) == 2
    assert "give the address of the store" in capsys.readouterr().err


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    """Return two builds that differ in who said it."""
    folders = []
    for speaker in ("Ann", "Bob"):
        r = reader("Ann said cuts hurt. Bob [b]knew[/b] it.", id_="0123456789abcdef")
        ids = {name: r.actor(f"person/{name.lower()}", name, "person", name) for name in ("Ann", "Bob")}
        r.claim(ids[speaker], "statement", "cuts hurt")
        folder = tmp_path / speaker
        folder.mkdir()
        (folder / "statements.jsonl").write_text(export(knowledge(r), "jsonl"), encoding="utf-8")
        write_nquads(build_graph(knowledge(r), settings=Settings(), run=Run(ended=None)), folder / "graph.nq")
        folders.append(folder)
    return folders[0], folders[1]


def test_diff_shows_who_said_it_before_and_now(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert kg("diff", *builds) == 0
    said = capsys.readouterr()
    assert "claim re-attributed: cuts hurt  (0123456789abcdef.txt:0)" in said.out
    assert "claimant: Ann (person/ann) → Bob (person/bob)" in said.out
    assert said.err == "1 claim re-attributed\n"
    assert kg("diff", builds[0], builds[0] / "statements.jsonl") == 0
    assert capsys.readouterr().err == "No difference.\n"


def test_diff_as_json_and_as_a_patch(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert kg("diff", *builds, "--json") == 0
    (change,) = json.loads(capsys.readouterr().out)
    assert (change["how"], change["was"], change["now"]) == (
        "re-attributed", {"claimant": "Ann (person/ann)"}, {"claimant": "Bob (person/bob)"},
    )  # fmt: skip
    assert kg("diff", builds[0], builds[1] / "statements.jsonl", "--patch") == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    assert any(line.startswith("A ") and "person/bob" in line for line in lines)


def test_coverage_lists_sentences_as_they_stand(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    path = builds[0] / "statements.jsonl"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["gaps"] = [{"start": 20, "end": 39, "text": "Bob [b]knew[/b] it.", "reason": "cue without a claim: knew"}]
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert kg("coverage", "-o", builds[0]) == 0
    said = capsys.readouterr()
    assert "Bob [b]knew[/b] it." in said.out and "cue without a claim: knew" in said.out
    assert said.err == "1 of 2 sentences with a cue or a quotation yielded a claim.\n"
    assert kg("coverage", "-o", builds[0], "--json") == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["understood"], values["sentences"], values["uncovered"][0]["start"]) == (1, 2, 20)


def test_diff_and_coverage_hold_what_was_decided_since(
    builds: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (said,) = knowledge_of(builds[1]).claims
    decisions, config = tmp_path / "decisions.toml", tmp_path / "kg.toml"
    decisions.write_text(f'[[correct]]\nclaim = "{said.id}"\nclaimant = "person/ann"\n', encoding="utf-8")
    config.write_text(f'decisions = "{decisions}"\n', encoding="utf-8")
    assert kg("diff", *builds, "--config", config) == 0
    assert capsys.readouterr().err.endswith("No difference.\n")
    decisions.write_text(f'[[correct]]\nclaim = "{said.id}"\nclaimant = "none"\n', encoding="utf-8")
    assert kg("coverage", "-o", builds[1], "--config", config, "--json") == 0
    (place,) = json.loads(capsys.readouterr().out)["uncovered"]
    assert place["reason"] == "speaker not resolved"


def knowledge_of(build: Path) -> Knowledge:
    return read_statements((build / "statements.jsonl").read_text(encoding="utf-8"))


def test_bench_rdf_shows_ratios(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def measured(wanted: int, *, beside_rdflib: bool, progress: object) -> Bench:
        return Bench(wanted, 7, 99, (Step("read Turtle", 0.5, 10.0 if beside_rdflib else None), Step("validate", 1)))

    monkeypatch.setattr(bench_rdf, "bench", measured)
    assert kg("bench", "rdf", "--triples", "5000") == 0
    said = capsys.readouterr()
    assert "20×" in said.out
    assert said.err == "5000 triples of 7 documents; at most 99 MB of memory.\n"
    assert kg("bench", "rdf", "--alone", "--json") == 0
    assert json.loads(capsys.readouterr().out)["steps"][0] == {
        "name": "read Turtle", "seconds": 0.5, "rdflib": None, "ratio": None,
    }  # fmt: skip
