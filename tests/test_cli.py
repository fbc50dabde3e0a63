"""The commands as people type them: results on stdout, one line with the remedy on stderr, nothing half done."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import spacy

import kg.cli
import kg.writing
from kg.cli import screen
from kg.whole_files.manifest import MANIFEST
from kg.writing import OUTPUTS

ROOT = Path(__file__).parents[1]
TEXT = ROOT / "corpus" / "000_6a0d7e08f949a4e1.txt"


@dataclass(frozen=True)
class Run:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


def kg_(*arguments: object, stdin: str = "") -> Run:
    """Run a command in this process, on a terminal 80 characters wide that has no colours."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before = sys.stdin, screen.out.width, screen.err.width
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    screen.out.width = screen.err.width = 80
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as ended:
            kg.cli.main([str(argument) for argument in arguments])
    finally:
        sys.stdin, screen.out.width, screen.err.width = before
    printed = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Run(int(ended.value.code or 0), *printed)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Run]]:
    folder = tmp_path_factory.mktemp("built") / "output"
    yield folder, kg_("build", TEXT, "-o", folder)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, data: str | bytes) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def make_folder(path: str) -> str:
    Path(path).mkdir()
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- what is printed ------------------------------------------------------------------------------------------


@pytest.mark.model
def test_build_writes_its_files_and_says_what_was_found_and_what_to_open(output: tuple[Path, Run]) -> None:
    folder, run = output
    assert (run.code, run.out) == (0, "")
    assert names(folder) == sorted([MANIFEST, *OUTPUTS])
    lines = run.err.splitlines()
    counts = json.loads((folder / "report.json").read_text(encoding="utf-8"))["counts"]
    assert lines[0].startswith(f"Read 1 document; found {counts['actors']} actors, {counts['claims']} claims")
    assert lines[2] == "1 document, 308 words; 1 without a date (100%)."
    assert lines[3] == "no near-duplicates, no passages not in English set aside."
    assert lines[4] == "Of the documents, 1 without author."
    assert f"{counts['triples']} triples, conforms" in lines[5]
    assert lines[6].startswith(
        "Its IRIs begin with https://example.org/kg/, which is nobody's: set base_iri in kg.toml"
    )
    assert lines[7] == f"Open   {folder / 'graph.html'}"
    assert lines[8].startswith(f"Ask    kg ask 01 -g {folder / 'graph.nq'}")
    assert re.fullmatch(
        r"Cite   kg [\d.]+, rule set [0-9a-f]{12}, \w+ [\d.]+; 1 document, \d+ claims; not audited", lines[9]
    )
    assert lines[9].removeprefix("Cite   ") in (folder / "README.txt").read_text(encoding="utf-8")
    assert len(lines) == 10


@pytest.mark.model
def test_answers_are_shown_as_cards_table_json_and_csv(output: tuple[Path, Run]) -> None:
    graph = output[0] / "graph.nq"
    cards = kg_("ask", "1", "-g", graph)
    assert cards.out.startswith("What has an actor claimed, when, and on what evidence?\n")
    assert re.search(r"^act +blame\s*$", cards.out, re.MULTILINE)
    assert max(map(len, cards.out.splitlines())) <= 80
    rows = json.loads(kg_("ask", "1", "-g", graph, "--json").out)
    table = list(csv.DictReader(io.StringIO(kg_("ask", "1", "-g", graph, "--csv").out)))
    assert [row["act"] for row in rows] == [row["act"] for row in table]
    assert "blame" in [row["act"] for row in rows]
    assert cards.err == f"{len(rows)} rows\n"
    assert re.search(r"^year +act +claims\s*$", kg_("ask", "8", "-g", graph).out, re.MULTILINE)


@pytest.mark.model
def test_a_parameter_and_sparql_on_standard_input_are_answered(output: tuple[Path, Run]) -> None:
    graph = output[0] / "graph.nq"
    rows = json.loads(kg_("ask", "1", "-g", graph, "--actor", "ofsted", "--json").out)
    assert {row["who"] for row in rows} == {"Ofsted"}
    asked = kg_("ask", "-", "-g", graph, "--csv", stdin="SELECT (COUNT(*) AS ?n) { ?c a ace:Claim }")
    assert int(asked.out.splitlines()[1]) == json.loads((output[0] / "report.json").read_text())["counts"]["claims"]


@pytest.mark.model
def test_explain_marks_the_words_and_names_the_rule(output: tuple[Path, Run]) -> None:
    claims = json.loads((output[0] / "statements.jsonl").read_text(encoding="utf-8"))["claims"]
    blame = next(claim for claim in claims if claim["act"] == "blame")
    for given in (blame["id"], blame["id"].removeprefix("claim/")[:10], f"https://example.org/kg/{blame['id']}"):
        run = kg_("explain", given, "-o", output[0])
        assert "claimant: UNISON" in run.out
        assert f"rule {blame['rule']}" in run.out
        assert "[source UNISON, the UK’s largest union], today [cue laid blame] [content for failures" in run.out
    told = json.loads(kg_("explain", blame["id"], "-o", output[0], "--json").out)
    assert told["places"][0]["rule"] == blame["rule"]


@pytest.mark.model
def test_every_rule_that_found_something_can_be_looked_up(output: tuple[Path, Run]) -> None:
    record = json.loads((output[0] / "statements.jsonl").read_text(encoding="utf-8"))
    used = {statement["rule"] for kind in ("claims", "events", "roles") for statement in record[kind]}
    assert {rule for rule in used if kg_("rules", rule).code != 0} == set()
    assert len(used) > 5


@pytest.mark.model
def test_extract_and_export_print_what_the_build_wrote(output: tuple[Path, Run], here: Path) -> None:
    statements = (output[0] / "statements.jsonl").read_text(encoding="utf-8")
    assert kg_("extract", TEXT).out == statements
    assert kg_("export", "jsonl", TEXT, "-o", "x.jsonl") == Run(0, "", "")
    assert Path("x.jsonl").read_text(encoding="utf-8") == statements
    assert names(here) == [".kg-cache", "x.jsonl"]


@pytest.mark.model
def test_validate_accepts_what_was_built_and_ends_with_2_where_it_does_not_conform(
    output: tuple[Path, Run], here: Path
) -> None:
    assert kg_("validate", output[0] / "graph.ttl").code == 0
    turtle = (output[0] / "graph.ttl").read_text(encoding="utf-8")
    put("spoilt.ttl", re.sub(r"\tace:claimant [^ ]+", '\tace:claimant "somebody"', turtle))
    spoilt = kg_("validate", "spoilt.ttl")
    assert spoilt.code == 2
    assert "claim/" in spoilt.out
    assert re.fullmatch(r"spoilt\.ttl: \d+ problems?\n", spoilt.err)


@pytest.mark.model
def test_evaluate_prints_scores_and_misses(output: tuple[Path, Run]) -> None:
    given = ("evaluate", ROOT / "tests/gold/corpus", "--extracted", output[0] / "statements.jsonl")
    run = kg_(*given, "--texts", ROOT / "corpus", "--misses")
    assert run.code == 0
    assert re.search(r"^claims +gold +\d+\s*$", run.out, re.MULTILINE)
    assert "Not found" in run.out
    scores = json.loads(kg_(*given, "--texts", ROOT / "corpus", "--json").out)
    assert {"claims", "actors", "roles", "events"} <= set(scores)


# --- what is wrong --------------------------------------------------------------------------------------------

BAD_TEXTS: dict[str, tuple[Callable[[], object], str]] = {
    "no such path": (lambda: "nosuch", "nosuch: no such file or folder; check the path"),
    "an empty folder": (lambda: make_folder("empty"), "empty: no documents in this folder; put .txt"),
    "an empty file": (lambda: put("e.txt", ""), "e.txt: the file is empty; leave it out or fill it"),
    "not UTF-8": (
        lambda: put("l.txt", "закон".encode("cp1251")),
        "l.txt: not UTF-8 (byte 0xe7 at offset 0); convert it",
    ),
    "an old Word file": (lambda: put("s.doc", "x"), "s.doc: .doc files cannot be read; save it as .docx or .txt"),
    "only bad files": (
        lambda: put("b/e.txt", "") and put("b/l.txt", b"\xe9") and "b",
        "(and 1 more that cannot be read)",
    ),
    "markup in a name": (lambda: "[red]x[/]", "[red]x[/]: no such file or folder"),
}


@pytest.mark.parametrize("case", BAD_TEXTS)
@pytest.mark.parametrize("command", ["build", "extract", "export csv"])
def test_texts_that_cannot_be_used_end_with_1_and_one_line(case: str, command: str, here: Path) -> None:
    make, message = BAD_TEXTS[case]
    path = make()
    before = sorted(here.rglob("*"))
    run = kg_(*command.split(), path)
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("kg: ")
    assert message in run.err
    assert run.err.count("\n") == 1
    assert sorted(here.rglob("*")) == before


@pytest.mark.model
def test_one_bad_file_among_good_ones_is_a_warning(here: Path) -> None:
    put("texts/good.txt", TEXT.read_bytes())
    put("texts/russian.txt", "закон".encode("cp1251"))
    put("texts/old.doc", "x")
    run = kg_("build", "texts", "-o", "[b]out")
    assert run.code == 0
    assert "warning: texts/russian.txt: not UTF-8 (byte 0xe7 at offset 0); convert it" in run.err
    assert "warning: texts: left out what cannot be read (1 .doc); save their text as .txt" in run.err
    assert "Open   [b]out/graph.html" in run.err
    assert len(json.loads(Path("[b]out/report.json").read_text(encoding="utf-8"))["warnings"]) == 2


OUTSIDE = "/proc/kg" if Path("/proc/self").exists() else "/dev/null/kg"
BAD_OUTPUTS: dict[str, tuple[Callable[[], object], str]] = {
    "a file": (lambda: put("f", "kept"), "f: is a file, not a folder; name another folder with -o"),
    "below a file": (lambda: put("f", "kept") and "f/below/it", "f: is a file, not a folder"),
    "a folder in the place of a file": (
        lambda: put("o/graph.html/x", "kept") and "o",
        "graph.html: is a folder; remove",
    ),
}


@pytest.mark.parametrize("case", BAD_OUTPUTS)
def test_a_place_that_cannot_be_written_is_named_before_the_work(case: str, here: Path) -> None:
    make, message = BAD_OUTPUTS[case]
    place = make()
    before = sorted(here.rglob("*"))
    run = kg_("build", "no-such-text", "-o", place)
    assert (run.code, message in run.err) == (1, True), run.err
    assert sorted(here.rglob("*")) == before


@pytest.mark.model
@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no rights of that kind here")
def test_a_folder_without_the_right_to_write_is_named_and_left_as_it_was(here: Path) -> None:
    put("locked/graph.ttl", "kept")
    Path("locked").chmod(0o555)
    place = "/proc/kg" if os.geteuid() == 0 else "locked"  # root may write everywhere but there
    run = kg_("build", TEXT, "-o", place)
    assert (run.code, run.out) == (1, "")
    assert f"{place}: cannot be written (" in run.err
    assert "name another folder with -o" in run.err
    assert names(here / "locked") == ["graph.ttl"]


@pytest.mark.model
def test_a_build_that_fails_leaves_the_old_one_whole(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OUTPUTS:
        put(f"out/{name}", "old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.writing.write_page", full)
    run = kg_("build", TEXT, "-o", "out")
    assert (run.code, "kg: out: cannot be written (No space left on device)" in run.err) == (1, True)
    assert {p.name: p.read_text() for p in Path("out").iterdir()} == dict.fromkeys(OUTPUTS, "old")


def test_a_model_that_is_missing_or_cannot_do_the_work_is_named(here: Path) -> None:
    missing = kg_("build", TEXT, "--model", "no_such_model")
    assert missing.code == 1
    assert "'no_such_model' is not installed; leave it out, or run: " in missing.err
    spacy.blank("en").to_disk("blank")
    assert "'blank' has no tagger, parser" in kg_("build", TEXT, "--model", "blank").err
    assert names(here) == ["blank"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('modell = "x"', "kg.toml: unknown key 'modell'; did you mean 'model'?"),
        ("model = ", "kg.toml: not valid TOML"),
        ('author_claims = "maybe"', "kg.toml: author_claims is 'maybe'; use signed, always or never"),
        ('actors = "x.ttl"', "kg.toml: actors must be a list, not 'x.ttl'"),
    ],
)
def test_settings_that_are_wrong_end_with_2(toml: str, message: str, here: Path) -> None:
    put("kg.toml", toml)
    run = kg_("build", TEXT)
    assert (run.code, message in run.err, run.err.count("\n")) == (2, True, 1), run.err
    assert names(here) == ["kg.toml"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "more.csv: cannot be read (No such file or directory); name a file that exists"),
        (b"caf\xe9", "more.csv: not UTF-8 at byte 3; save it as UTF-8"),
        (b"a,b\n1,2\n", "more.csv: line 1 must name columns of id, label, kind"),
    ],
)
def test_a_list_of_actors_that_is_wrong_is_named(content: bytes | None, message: str, here: Path) -> None:
    if content is not None:
        put("more.csv", content)
    run = kg_("build", TEXT, "--actors", "more.csv")
    assert (run.code, message in run.err) == (1, True), run.err
    assert not Path("output").exists()


@pytest.mark.model
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["99"], "no question '99'; the last is"),
        (["01-claims-of-an-actr"], "did you mean 01-claims-of-an-actor?"),
        (["nosuch.rq"], "nosuch.rq: cannot be read"),
        (["1", "--set", "actr=UNISON"], "question 01: no parameter 'actr' (it has: actor)"),
        (["1", "--actor", "Unisom"], "no actor called 'Unisom' in this graph; did you mean UNISON"),
        (["1", "--actor", "xyzzy"], "no actor called 'xyzzy' in this graph; see kg ask 30"),
        (["-"], "standard input is empty; pipe a SPARQL query into kg ask -"),
    ],
)
def test_questions_that_cannot_be_answered_say_why(
    arguments: list[str], message: str, output: tuple[Path, Run], here: Path
) -> None:
    run = kg_("ask", *arguments, "-g", output[0] / "graph.nq")
    assert (run.code, run.out, message in run.err) == (1, "", True), run.err


@pytest.mark.parametrize("command", [["ask", "1", "-g"], ["validate"]])
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.nq", None, "none.nq: cannot be read (No such file or directory"),
        ("text.ttl", "Ofsted said so.", "text.ttl: not valid Turtle ("),
        ("text.txt", "Ofsted said so.", "text.txt: not known as RDF; name a file that ends in .ttl"),
        ("folder", "", "folder: not known as RDF"),
    ],
)
def test_a_graph_that_is_missing_or_none_is_named(
    command: list[str], name: str, content: str | None, message: str, here: Path
) -> None:
    if content:
        put(name, content)
    elif content == "":
        Path(name).mkdir()
    run = kg_(*command, name)
    assert (run.code, run.out, message in run.err, run.err.count("\n")) == (1, "", True, 1), run.err


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        (None, "statements.jsonl: cannot be read (No such file or directory); run kg build first"),
        (b"caf\xe9", "statements.jsonl: not UTF-8 at byte 3; run kg build again"),
        (b"{", "statements.jsonl, line 1: not JSON"),
        (b"[1]", "statements.jsonl, line 1: not what kg extract prints; run kg build again"),
        (b"", "has the id 'x'; kg ask prints the ids"),
    ],
)
def test_explain_names_what_is_wrong_with_the_statements(statements: bytes | None, message: str, here: Path) -> None:
    if statements is not None:
        put("output/statements.jsonl", statements)
    run = kg_("explain", "x")
    assert (run.code, message in run.err) == (1, True), run.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "gefx", TEXT], "no format 'gefx'; use one of: csv, gexf, graphml, jsonl"),
        (["rules", "xyzzy"], "no rule has the id or the word 'xyzzy'; kg rules lists all"),
        (["evaluate", "nosuch"], "nosuch: no such folder; name one with gold in it"),
    ],
)
def test_unknown_names_are_told_the_known_ones(arguments: list[object], message: str, here: Path) -> None:
    run = kg_(*arguments)
    assert (run.code, run.out, message in run.err) == (1, "", True), run.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bild", "corpus"], "Did you mean 'build'?"),
        (["build"], "Missing argument"),
        (["build", "x", "--modl", "y"], "No such option: --modl"),
        (["ask", "1", "--set", "actor"], "'actor' is not NAME=VALUE"),
        (["ask", "1", "--json", "--csv"], "exclude each other"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], message: str) -> None:
    run = kg_(*arguments)
    assert (run.code, run.out) == (2, "")
    assert message in run.err


@pytest.mark.parametrize("name", [name for name, _, _ in kg.cli.COMMANDS])
def test_every_command_shows_an_example_of_itself(name: str) -> None:
    run = kg_(name, "--help")
    assert run.code == 0
    assert f"Example: kg {name} " in run.out


@pytest.mark.parametrize("module", ["kg", "kg.cli"])
def test_help_and_import_wait_for_no_heavy_library(module: str) -> None:
    code = f"import sys, {module}; print(sorted({{'spacy', 'rdflib', 'pyoxigraph', 'networkx'}} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


# --- hostile and unruly surroundings --------------------------------------------------------------------------


@pytest.mark.model
def test_a_text_cannot_take_hold_of_the_terminal(here: Path) -> None:
    put("evil.txt", "“The [bold red]pay[/] :bomb: \x1b[2J\x1b]0;owned\x07 is far too low,” said UNISON.\n")
    assert kg_("build", "evil.txt").code == 0
    claim = json.loads(Path("output/statements.jsonl").read_text(encoding="utf-8"))["claims"][0]["id"]
    for run in (kg_("ask", "1"), kg_("explain", claim)):
        assert "[bold red]pay[/] :bomb:" in run.out
        assert not set(run.out) & {"\x1b", "\x07"}


@pytest.mark.model
def test_no_progress_and_no_colours_where_there_is_no_terminal(output: tuple[Path, Run]) -> None:
    assert "\x1b" not in output[1].err
    assert "\r" not in output[1].err


@pytest.mark.model
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize("step", ["extraction.assemble", "writing.write_page"])
def test_a_stop_says_what_is_kept_and_leaves_nothing_behind(
    step: str, name: str, code: int, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        signal.raise_signal(getattr(signal, name))

    put("out/graph.ttl", "old")
    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(f"kg.{step}", stop)
    kept = "out is as it was; the same command goes on with what is kept in kept"
    assert kg_("build", TEXT, "-o", "out", "--cache", "kept") == Run(code, "", f"kg: stopped; {kept}\n")
    assert names(here / "out") == ["graph.ttl"]
    again = "nothing was written to new; the same command begins anew, for no cache is set (--cache FOLDER)"
    assert kg_("build", TEXT, "-o", "new", "--cache", "") == Run(code, "", f"kg: stopped; {again}\n")
    assert not Path("new").exists()
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.model
def test_a_stop_at_the_last_moment_says_that_the_new_build_is_there(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = kg.writing.replacing

    @contextlib.contextmanager
    def stopped_after(*arguments: Any, **more: Any) -> Iterator[Path]:
        with real(*arguments, **more) as draft:
            yield draft
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr("kg.writing.replacing", stopped_after)
    assert kg_("build", TEXT, "-o", "out") == Run(143, "", "kg: stopped; out holds the new build, whole\n")
    assert names(here / "out") == sorted([MANIFEST, *OUTPUTS])


HOLDS = """
import sys
from pathlib import Path
from kg.whole_files import alone_in
with alone_in(Path("out")):
    print(flush=True)
    sys.stdin.read()
"""


def test_of_two_builds_into_one_folder_the_second_says_who_is_there_before_the_work(here: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline()
        run = kg_("build", "no-such-text", "-o", "out")
        process.communicate()
    assert run.code == 1
    assert run.err.startswith(f"kg: out: process {process.pid} on ")
    assert run.err.endswith("is writing into it; wait for that, or name another folder with -o\n")


@pytest.mark.model
def test_files_that_do_not_belong_together_are_refused_by_whatever_reads_them(
    output: tuple[Path, Run], here: Path
) -> None:
    shutil.copytree(output[0], "out")
    for name in ("graph.nq", "graph.ttl", "statements.jsonl"):
        with Path("out", name).open("a") as file:
            file.write("\n")
    commands: tuple[tuple[object, ...], ...] = (
        ("ask", "1", "-g", "out/graph.nq"), ("ask", "1", "-g", "out/graph.ttl", "--store", "kept"),
        ("validate", "out/graph.ttl"), ("load", "http://127.0.0.1:9/store", "-g", "out/graph.nq"),
        ("view", "out"), ("explain", "x", "-o", "out"), ("coverage", "-o", "out"), ("export", "csv", "out"),
        ("network", "out"), ("analyse", "out"), ("audit", "out"), ("issues", "out"), ("agree", "out", "out"),
        ("diff", "out", output[0]), ("diff", "--patch", "out", output[0]), ("serve", "-o", "out"),
    )  # fmt: skip
    for command in commands:
        run = kg_(*command)
        assert (run.code, run.out) == (1, ""), command
        assert "is not the file that kg build wrote there (changed since, or of another build); build again" in run.err
    Path("out", MANIFEST).unlink()
    assert kg_("validate", "out/graph.ttl").code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here that is always full")
@pytest.mark.parametrize("asked", [("rules",), ("ask", "--list"), ("--version",)])
def test_a_full_disk_under_standard_output_is_told(asked: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run((sys.executable, "-m", "kg", *asked), stdout=full, stderr=subprocess.PIPE, text=True)
    assert (run.returncode, run.stderr) == (1, "kg: standard output: No space left on device\n")


@pytest.mark.model
@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
@pytest.mark.parametrize("form", [("--csv",), ("--json",), ()])
def test_a_reader_that_has_seen_enough_ends_it_quietly(form: tuple[str, ...], output: tuple[Path, Run]) -> None:
    asked = (sys.executable, "-m", "kg", "ask", "4", *form, "-g", str(output[0] / "graph.nq"))
    piped = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert piped.stdout is not None
    piped.stdout.close()
    assert re.fullmatch(rb"(\d+ rows\n)?", piped.communicate()[1])
