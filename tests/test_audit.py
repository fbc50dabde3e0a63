"""`kg audit` as people use it: in the terminal, by a sheet, gone on with, and where its figures appear."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from phones import FIRST, debate, phones
from test_cli import Run, kg_

from kg.audit import FILE, read_sample
from kg.export import export
from kg.writing import report_text

REPORT = {
    "counts": {"documents": 2, "actors": 4, "claims": 5, "events": 0, "issues": 2, "claims_without_speaker": 1},
    "made_by": {"version": "1", "model": "m", "model_version": "2", "rule_set": "0123456789abcdef"},
    "settings": {"decisions": ""},
    "audit": None,
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with what a build writes of a debate of five claims."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    Path("out/statements.jsonl").write_text(export(debate(), "jsonl"), encoding="utf-8")
    Path("out/report.json").write_text(report_text(REPORT), encoding="utf-8")
    return Path("out")


def audit(*arguments: object, stdin: str = "") -> Run:
    return kg_("audit", *arguments, stdin=stdin)


def said(built: Path) -> list[str | None]:
    return [j.answer for j in read_sample(built / FILE)]


def fill(sheet: Path, *cells: dict[str, str]) -> None:
    rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    names = [name.split(" (")[0] for name in rows[0]]
    for row, given in zip(rows[1:], cells, strict=False):
        for name, cell in given.items():
            row[names.index(name)] = cell
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def test_a_claim_is_shown_in_its_paragraph_and_asked_about(built: Path) -> None:
    run = audit(built, "-n", 5, stdin="q\n")
    assert run.code == 0
    assert "1 of 5 · " in run.out
    shown = run.out.replace("\n", " ")
    assert re.search(r"who +\S.* act +statement side +(for|against|none)", shown)
    assert "Right? y yes, p partly, n no; b back, q break off:" in run.err
    assert "5 claims to go; the same command goes on from here." in run.err


def test_an_audit_is_broken_off_and_gone_on_with(built: Path) -> None:
    audit(built, "-n", 5, stdin="y\nhm\nn\nside\nagainst\n")  # and the input ends
    assert said(built) == ["yes", "no", None, None, None]
    run = audit(built, stdin="partly\n2\nb\np\n1\n\ny\ny\n")
    assert "3 of 5 · " in run.out and "1 of 5 · " not in run.out
    assert said(built) == ["yes", "no", "partly", "yes", "yes"]
    kept = read_sample(built / FILE)
    assert [(str(j.fault), j.right) for j in kept[1:3]] == [("side", "against"), ("speaker", "")]
    assert "Audited: 5 of 5 claims, 60 % right\n" in run.out
    assert "to go" not in run.err
    assert "Right?" not in audit(built).err


def test_an_answer_without_its_fault_is_not_kept(built: Path) -> None:
    audit(built, "-n", 5, stdin="n\n9\n")
    assert said(built) == [None] * 5


def test_a_right_value_that_none_can_have_is_asked_for_again(built: Path) -> None:
    run = audit(built, "-n", 5, stdin="n\n6\nlast May\n2009-05\n")
    assert "right is 'last May'; write the date as 2009" in run.err
    assert read_sample(built / FILE)[0].right == "2009-05"


def test_a_sheet_is_written_filled_in_and_read(built: Path) -> None:
    run = audit(built, "-n", 4, "--sheet", "a.csv")
    assert (run.code, run.out) == (0, "")
    assert "kg audit out --read a.csv" in run.err
    fill(Path("a.csv"), {"answer": "yes"}, {"answer": "no", "fault": "not a claim"}, {"answer": "YES"})
    run = audit(built, "--read", "a.csv")
    assert said(built) == ["yes", "no", "yes", None]
    assert "Audited: 3 of 5 claims, " in run.out
    assert "1 of 4 drawn claims are not judged yet." in run.out
    assert "1 answer can become a decision that every later build applies: --decide" in run.err


def test_a_sheet_that_is_there_is_not_overwritten(built: Path) -> None:
    Path("a.csv").write_text("answers", encoding="utf-8")
    run = audit(built, "--sheet", "a.csv")
    assert run.code == 1
    assert "a.csv: is there already, perhaps with answers; --read a.csv, or name another file" in run.err
    assert Path("a.csv").read_text(encoding="utf-8") == "answers"


def test_a_build_without_claims_has_nothing_to_judge(built: Path) -> None:
    (built / "statements.jsonl").write_text("", encoding="utf-8")
    run = audit(built)
    assert run.code == 1
    assert "statements.jsonl: holds no claim to judge; build from other texts" in run.err


def test_a_bad_sheet_changes_nothing(built: Path) -> None:
    audit(built, "-n", 4, "--sheet", "a.csv")
    before = (built / FILE).read_bytes()
    fill(Path("a.csv"), {"answer": "yes"}, {"answer": "perhaps"})
    run = audit(built, "--read", "a.csv")
    assert run.code == 1
    assert "kg: a.csv, line 3: answer is 'perhaps'; use yes, partly, no" in run.err
    assert (built / FILE).read_bytes() == before


def test_the_figures_stand_in_the_report_the_readme_and_the_page(built: Path) -> None:
    run = audit(built, "-n", 5, stdin="y\nn\n7\ny\ny\n")
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    assert report["audit"]["headline"].startswith("Audited: 4 of 5 claims, ")
    assert report["counts"] == REPORT["counts"]
    cited = "kg 1, rule set 0123456789ab, m 2; 2 documents, 5 claims; audited: 4 of 5 claims, "
    assert cited in run.err
    assert cited in (built / "README.txt").read_text(encoding="utf-8")
    assert report["audit"]["headline"] in (built / "README.txt").read_text(encoding="utf-8")
    assert json.loads(audit(built, "--json").out) == report["audit"]
    kg_("view", built)
    page = (built / "graph.html").read_text(encoding="utf-8")
    assert json.dumps(report["audit"]["headline"], ensure_ascii=False) in page


def test_the_readme_of_analyses_says_how_right_the_coding_is(built: Path) -> None:
    kg_("analyse", built, "-o", "before", "--pictures", "none")
    assert "Nobody has judged a sample of the claims yet" in Path("before/README.txt").read_text(encoding="utf-8")
    audit(built, "-n", 5, stdin="y\nn\n7\ny\ny\ny\n")
    kg_("analyse", built, "-o", "after", "--pictures", "none")
    assert "Audited: 5 of 5 claims, 80 % right." in Path("after/README.txt").read_text(encoding="utf-8")


def test_what_is_wrong_becomes_decisions_once_and_still_counts(built: Path) -> None:
    audit(built, "-n", 5, stdin="y\nn\n7\nn\n6\nnone\ny\ny\n")
    wrong = [j.claim for j in read_sample(built / FILE)[1:3]]
    run = audit(built, "--decide")
    assert "1 rejection and 1 correction added to decisions.toml" in run.err
    assert 'Write decisions = "decisions.toml" into kg.toml.' in run.err
    assert "can become a decision" not in run.err
    assert Path("decisions.toml").read_text(encoding="utf-8") == (
        f'[[reject]]\nclaim = "{wrong[0]}"\nnote = "audit: not a claim"\n\n'
        f'[[correct]]\nclaim = "{wrong[1]}"\ndate = "none"\nnote = "audit: date"\n'
    )
    run = audit(built, "--decide")
    assert run.code == 1
    assert 'no settings name it; write decisions = "decisions.toml" into kg.toml first' in run.err
    Path("kg.toml").write_text('decisions = "decisions.toml"\n', encoding="utf-8")
    run = audit(built, "--decide")
    assert "No answer calls for a decision that is not there yet." in run.err
    assert "Audited: 5 of 5 claims, 60 % right" in run.out


def test_decisions_that_would_contradict_are_not_written(built: Path) -> None:
    Path("decisions.toml").write_text('reject = [{claim = "claim/1"}]\n', encoding="utf-8")
    Path("kg.toml").write_text('decisions = "decisions.toml"\n', encoding="utf-8")
    audit(built, "-n", 5, stdin="n\n7\ny\ny\ny\ny\n")
    run = audit(built, "--decide")
    assert run.code == 2
    assert "decisions.toml: not valid TOML" in run.err
    assert Path("decisions.toml").read_text(encoding="utf-8") == 'reject = [{claim = "claim/1"}]\n'


def test_another_build_tells_what_no_longer_counts(built: Path) -> None:
    audit(built, "-n", 5, stdin="y\ny\ny\ny\ny\n")
    lines = (built / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    (built / "statements.jsonl").write_text(next(line for line in lines if FIRST in line) + "\n", encoding="utf-8")
    run = audit(built, "--show")
    assert "Audited: 3 of 5 claims, " in run.out
    assert "2 judged claims are no longer in the build, and not counted." in run.out
    assert len(phones()) == len(lines)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--by", "author"), 2, "--by author: use rule, act, side, genre"),
        (("--sheet", "a.csv", "--read", "b.csv"), 2, "--sheet writes, --read reads"),
        (("--read", "a.csv"), 1, "audit.csv: no sample is drawn yet; begin with kg audit out"),
        (("--show",), 1, "no sample is drawn yet"),
        (("--config", "none.toml"), 2, "none.toml: cannot be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(built: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    run = audit(built, *arguments)
    assert run.code == code
    assert message in " ".join(run.err.replace("│", " ").split())
    assert not (built / FILE).exists()


def test_another_way_of_drawing_is_refused_while_a_sample_is_there(built: Path) -> None:
    audit(built, "-n", 3, "--by", "act", stdin="q\n")
    run = audit(built, "--by", "side", stdin="q\n")
    assert run.code == 1
    assert "drawn by act with seed 1; go on with it, or move its audit.csv away to draw another" in run.err
    assert len(said(built)) == 3
    audit(built, "-n", 5, stdin="q\n")
    assert len(said(built)) == 5


def test_control_characters_of_a_text_do_not_reach_the_terminal(built: Path) -> None:
    statements = built / "statements.jsonl"
    text = statements.read_text(encoding="utf-8").replace("The union backed", "The\\u001bunion backed")
    statements.write_text(text, encoding="utf-8")
    assert "\x1b" not in audit(built, "-n", 5, stdin="y\n" * 5).out


@pytest.mark.model
def test_a_build_keeps_the_audit_beside_it_and_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Ofsted criticised the council. Jo Bell said rents rose.\n", encoding="utf-8")
    assert kg_("build", "a.txt", "-o", "out", "-q").code == 0
    assert "Nobody has judged a sample of it yet" in Path("out/README.txt").read_text(encoding="utf-8")
    number = len(read_after(Path("out"), "y\n" * 9))
    kg_("build", "a.txt", "-o", "out", "-q")
    told = f"Audited: {number} of {number} claims, 100 % right"
    assert json.loads(Path("out/report.json").read_text(encoding="utf-8"))["audit"]["headline"] == told
    assert told in Path("out/README.txt").read_text(encoding="utf-8")
    assert told in Path("out/graph.html").read_text(encoding="utf-8")
    assert "do not share it" in kg_("build", "a.txt", "-o", "out", "-q", "--withhold").err
    Path("out", FILE).write_text("claim\nclaim/1\n", encoding="utf-8")
    run = kg_("build", "a.txt", "-o", "out", "-q")
    assert run.code == 1
    assert "audit.csv, line 2: stratum, of, by, seed, version" in run.err


def read_after(built: Path, stdin: str) -> list[str | None]:
    audit(built, stdin=stdin)
    return said(built)
