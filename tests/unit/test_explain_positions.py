"""The sides that claims take, as `kg explain` derives them."""

from __future__ import annotations

from pathlib import Path

import pytest
from phones import BAN, debate

from kg.cli import main
from kg.errors import InputError
from kg.explain import explain
from kg.export import export


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    path = tmp_path / "statements.jsonl"
    path.write_text(export(debate(), "jsonl"), encoding="utf-8")
    return path


def test_the_sides_of_a_claim_are_told_with_the_steps_that_led_there(
    statements: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = next(c for c in debate().claims if c.text == "welcomed phone-free schools")
    found = explain(claim.id, statements)
    assert found.positions == ("for ban on phones (“phone-free schools”): for it", "for Ann Lee: called brave")
    assert "positions" not in dict(found.facts)
    with pytest.raises(SystemExit):
        main(["explain", claim.id, "-o", str(statements.parent)])
    assert "\n  → for ban on phones (“phone-free schools”): for it\n" in capsys.readouterr().out


def test_an_issue_is_told_with_who_is_for_and_against(statements: Path) -> None:
    found = explain(BAN.id, statements)
    assert (found.kind, dict(found.facts)["for means"]) == ("issue", "phones are banned in class")
    assert sorted(line.partition(",")[0] for line in found.positions) == [
        "against: Heads",
        "for: Parents First",
        "for: Teachers’ Union",
    ]


def test_a_position_is_told_with_its_claim(statements: Path) -> None:
    claim = next(c for c in debate().claims if c.positions)
    for given in (claim.id_of(claim.positions[0]), f"https://example.org/kg/{claim.id_of(claim.positions[0])}"):
        assert explain(given, statements).id == claim.id
    with pytest.raises(InputError, match="has the id 'position/12'"):
        explain("position/12", statements)
