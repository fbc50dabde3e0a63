"""From the five documents to the five files: the same bytes each time, and what a reader looks for in them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from plain_dna import Plain
from rdflib import Dataset

import kg
from kg import extraction, pipeline
from kg.coding import read_coding, read_dna, write_dna
from kg.errors import ModelError, OntologyError
from kg.extraction import texts
from kg.parsing.load import Parser
from kg.running import Inline
from kg.settings import Settings
from kg.whole_files.manifest import MANIFEST
from kg.writing import OUTPUTS

ROOT = Path(__file__).parents[1]
TEXTS = sorted((ROOT / "corpus").glob("*.txt"))

pytestmark = pytest.mark.model


def build(folder: Path, *paths: str, seed: str) -> Path:
    """Build copies of the texts in a folder of their own, by a process of its own."""
    (folder / "corpus").mkdir()
    for text in TEXTS:
        (folder / "corpus" / text.name).write_bytes(text.read_bytes())
    (folder / "ontology").symlink_to(ROOT / "ontology")
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kg", "build", *paths, "-o", "output", "--topics", "ontology/topics.ttl"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return folder / "output"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("here"), "corpus", seed="0")


@pytest.fixture(scope="module")
def graph(output: Path) -> Dataset:
    read: Dataset = kg.read_graph(output / "graph.nq")
    return read


def rows(question: str, graph: Dataset, **given: str) -> list[dict[str, str | None]]:
    answer = kg.ask(kg.find_question(question), graph, given=given)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


# --- the same bytes -------------------------------------------------------------------------------------------


def test_another_folder_order_and_hash_seed_give_the_same_bytes(output: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another place"
    elsewhere.mkdir()
    again = build(elsewhere, *(f"corpus/{text.name}" for text in reversed(TEXTS)), seed="42")
    assert sorted(p.name for p in again.iterdir()) == sorted([MANIFEST, *OUTPUTS])
    differ = [name for name in (MANIFEST, *OUTPUTS) if (output / name).read_bytes() != (again / name).read_bytes()]
    assert differ == []


# --- what it holds --------------------------------------------------------------------------------------------


def test_the_report_counts_what_the_other_files_hold(output: Path, graph: Dataset) -> None:
    report = json.loads((output / "report.json").read_text(encoding="utf-8"))
    count = "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x a {} }}"
    for kind, term in {"claims": "ace:Claim", "events": "ace:Event", "actors": "ace:Actor"}.items():
        assert int(kg.ask(count.format(term), graph).rows[0][0] or 0) == report["counts"][kind], kind
    lines = (output / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["document"]["sha256"] for line in lines} == {d["sha256"] for d in report["inputs"]}
    assert [d["path"] for d in sorted(report["inputs"], key=lambda d: d["path"])] == [f"corpus/{t.name}" for t in TEXTS]
    assert report["warnings"] == []


def test_every_offset_cuts_the_words_it_stands_for_out_of_the_file(output: Path) -> None:
    for line in (output / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = (output.parent / record["document"]["path"]).read_bytes().decode("utf-8").removeprefix("\ufeff")
        for kind in ("claims", "events", "roles"):
            for item in (place for statement in record[kind] for place in statement["evidence"]):
                assert text[item["start"] : item["end"]] == item["text"]
        for mention in (mention for actor in record["actors"] for mention in actor["mentions"]):
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_the_corpus_as_a_dna_file_has_all_that_dna_needs(output: Path, tmp_path: Path) -> None:
    coding = read_coding(output)
    write_dna(coding, tmp_path / "corpus.dna")
    plain = Plain(tmp_path / "corpus.dna")
    plain.check()
    assert len(coding.statements) > 0
    assert plain.words() == [coding.document[s.document].text[s.start : s.end] for s in coding.statements]
    read = read_dna(tmp_path / "corpus.dna")
    assert (read.documents, read.statements, read.entities) == (coding.documents, coding.statements, coding.entities)


@pytest.mark.parametrize(
    ("name", "id_", "kind"),
    [
        ("UNISON", "org/unison", "ace:Organization"),
        ("Ofsted", "org/ofsted", "ace:Organization"),
        ("Ed Balls", "person/ed-balls", "ace:Person"),
        ("Calderdale Council", "org/calderdale-council", "ace:Organization"),
    ],
)
def test_a_main_actor_is_one_node_of_the_right_kind(name: str, id_: str, kind: str, graph: Dataset) -> None:
    named = "SELECT ?a (SAMPLE(?k) AS ?kind) WHERE { ?a a ace:Actor, ?k ; skos:prefLabel|skos:altLabel ?label"
    wanted = f' FILTER(LCASE(STR(?label)) = "{name.lower()}") FILTER(?k != ace:Actor) }} GROUP BY ?a'
    assert kg.ask(named + wanted, graph).rows == ((id_, kind),)


def test_the_main_actors_are_linked_to_what_they_say_and_do(graph: Dataset) -> None:
    def timeline(actor: str) -> set[str | None]:
        return {row["what"] for row in rows("05", graph, actor=actor)}

    assert {"blame (says)", "warning (says)"} <= timeline("UNISON")
    assert {"finding (says)", "inspection (acts)"} <= timeline("Ofsted")
    assert {"statement (says)", "refusal (says)", "criticism (is the target)"} <= timeline("Calderdale Council")
    assert {"inquiry (acts)", "role (holds)"} <= timeline("Ed Balls")


def test_what_unison_has_claimed(graph: Dataset) -> None:
    found = {(row["who"], row["act"], row["towards"]): row for row in rows("01", graph)}
    blame = found["UNISON", "blame", "UK Government"]
    assert (blame["what"] or "").startswith("for failures in child protection services")
    assert (blame["sentence"] or "").startswith("UNISON, the UK’s largest union, today laid blame for failures")
    assert blame["document"] == "Child protection let down by Government cuts"
    assert "staff freezes, unmanageable case loads" in str(found["UNISON", "warning", None]["what"])
    slammed = [row for row in found.values() if row["who"] == "Calderdale branch of UNISON"]
    assert any("slap in the face" in str(row["what"]) for row in slammed)


def test_the_timeline_of_ed_balls(graph: Dataset) -> None:
    inquiry = next(row for row in rows("05", graph) if row["what"] == "inquiry (acts)")
    assert (inquiry["when"], inquiry["document"]) == ("2008-11-13", "A Social Worker’s Response")
    assert "inquiry into the death of Baby P" in str(inquiry["text"])
    assert "Children’s Minister" in [row["text"] for row in rows("05", graph) if row["what"] == "role (holds)"]


def test_who_blames_whom(graph: Dataset) -> None:
    found = {(row["critic"], row["act"], row["criticised"]) for row in rows("07", graph)}
    assert ("UNISON", "blame", "UK Government") in found
    assert ("union officials", "criticism", "Calderdale Council") in found
    assert ("Gordon Brown", "accusation", "David Cameron") in found
    assert not [row for row in found if row[0] == row[2]]


def test_two_processes_find_what_one_finds_and_this_one_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_: str) -> Parser:
        raise AssertionError("loaded here")

    monkeypatch.setattr(extraction, "BATCH", 3)
    one, plan = pipeline.extract([ROOT / "corpus"], Settings(workers=1))
    with monkeypatch.context() as here:
        here.setattr(texts, "load_parser", load)
        texts._prepared.cache_clear()
        two, same = pipeline.extract([ROOT / "corpus"], Settings(workers=2))
    assert one == two
    assert plan.model == same.model


def test_an_executor_of_the_caller_does_the_work_and_is_left_open() -> None:
    asked: list[int] = []

    class Counting(Inline):
        def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            asked.append(len(args[0]))
            return super().submit(work, *args, **kwargs)

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            raise AssertionError("it belongs to the caller")

    knowledge, _ = pipeline.extract([ROOT / "corpus"], executor=Counting())
    assert asked == [len(knowledge.extractions)]


def test_a_worker_with_another_model_says_so() -> None:
    plan = pipeline.Plan.of(Settings())
    other = replace(plan, model=replace(plan.model, version="0"))
    with pytest.raises(ModelError, match="a worker has another language model"):
        pipeline.extract_planned(other, [])


def test_an_actors_file_that_cannot_be_read_is_named_with_two_workers_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "BATCH", 3)
    with pytest.raises(OntologyError, match="mine"):
        pipeline.extract([ROOT / "corpus"], Settings(workers=2, actors=(str(tmp_path / "mine.csv"),)))


def test_csv_of_an_answer_reads_back(output: Path) -> None:
    command = [sys.executable, "-m", "kg", "ask", "07", "--csv", "-g", str(output / "graph.nq")]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode("utf-8")
    sentences = [row["sentence"] for row in csv.DictReader(io.StringIO(printed))]
    assert any("laid blame for failures" in sentence for sentence in sentences)


def test_claims_have_topics_only_of_a_scheme_that_is_named(output: Path, tmp_path: Path) -> None:
    knowledge, plan = pipeline.extract([TEXTS[0]])
    assert plan.topics == () and {topic for claim in knowledge.claims for topic in claim.topics} == set()
    named, _ = pipeline.extract([TEXTS[0]], Settings(topics=str(ROOT / "ontology" / "topics.ttl")))
    assert "topic/cuts" in {topic for claim in named.claims for topic in claim.topics}
