"""What decisions.toml may say, and what is said where it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.decisions import Decision, read_decisions
from kg.errors import SettingsError


def read(tmp_path: Path, text: str) -> tuple[Decision, ...]:
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    return read_decisions(path)


def test_the_order_of_the_entries_makes_no_difference(tmp_path: Path) -> None:
    one = '[[rename]]\nactor = "org/a"\nname = "A"\n'
    two = '[[reject]]\nclaim = "claim/0"\nnote = "a misreading"\n'

    def meant(text: str) -> list[tuple[str, ...]]:
        return [(d.act, *d.actors, d.name, d.statement) for d in read(tmp_path, text)]

    assert meant(one + two) == meant(two + one) == [("reject", "", "claim/0"), ("rename", "org/a", "A", "")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[renam]]\nactor = "a"', "unknown decision 'renam'; did you mean 'rename'?"),
        ('[rename]\nactor = "a"', "write [[rename]]"),
        ('[[rename]]\nactor = "a"\nnme = "b"', "rename 1: unknown field 'nme'; did you mean 'name'?"),
        ('[[rename]]\nactor = "a"', "rename 1: name is missing"),
        ('[[rename]]\nactor = ""\nname = "b"', "rename 1: actor is ''; give text that is not empty"),
        ('[[merge]]\nactors = ["a"]', "merge 1: actors names fewer than two"),
        ('[[merge]]\nactors = "a"', 'merge 1: actors must be a list; write actors = ["a"]'),
        ('[[retype]]\nactor = "a"\nkind = "firm"', "retype 1: kind is 'firm'; use person, organization, group"),
        ('[[reject]]\nnote = "x"', "reject 1: give exactly one of actor, claim, event, role"),
        ('[[rename]]\nname = "b"', "rename 1: give exactly one of actor, issue; write a table for each"),
        ('[[rename]]\nactor = "a"\nissue = "b"\nname = "c"', "rename 1: give exactly one of actor, issue"),
        ('[[split]]\nissue = "a"\ndocuments = ["b"]\nname = "c"', "split 1: wordings is missing; it needs issue and"),
        (
            '[[split]]\nissue = "a"\nwordings = ["b"]\ndocuments = ["b"]\nname = "c"',
            "split 1: documents does not go with issue; remove one of them",
        ),
        ('[[merge]]\nissues = ["a"]', "merge 1: issues names fewer than two"),
        ('[[correct]]\nside = "for"', "correct 1: give exactly one of claim, event"),
        ('[[correct]]\nevent = "event/1"\nside = "for"', "correct 1: date is missing; it needs event and date"),
        ('[[correct]]\nclaim = "claim/1"', "correct 1: says nothing; give at least one of side, issue, target"),
        ('[[correct]]\nclaim = "event/1"\nside = "for"', "claim is 'event/1'; give its id, which begins with claim/"),
        ('[[correct]]\nclaim = "claim/1"\nside = "pro"', "side is 'pro'; use for, against or none"),
        ('[[correct]]\nclaim = "claim/1"\ndate = "5 May"', "date is '5 May'; write it as 2009, 2009-05 or 2009-05-31"),
        (
            '[[correct]]\nclaim = "claim/1"\nside = "for"\nissue = "a"\ntarget = "b"',
            "side is either on the issue or towards the target; write a table for each",
        ),
        (
            '[[correct]]\nclaim = "claim/1"\nside = "for"\n[[correct]]\nclaim = "claim/1"\nside = "against"',
            "'claim/1' is 'for' in decisions.toml, correct 1 and 'against' here; keep one of them",
        ),
        (
            '[[correct]]\nclaim = "claim/1"\nside = "for"\n[[reject]]\nclaim = "claim/1"',
            "'claim/1' is 'corrected' in decisions.toml, correct 1 and 'rejected' here; keep one of them",
        ),
        ('[[reject]]\nclaim = "event/1"', "claim is 'event/1'; give its id, which begins with claim/"),
        (
            '[[rename]]\nactor = "a"\nname = "b"\n[[rename]]\nactor = "a"\nname = "c"',
            "rename 2: 'a' is 'b' in decisions.toml, rename 1 and 'c' here; keep one of them",
        ),
        ("[[rename", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_with_file_entry_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text)
    assert told in str(caught.value)
    assert "decisions.toml" in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="name a file that exists"):
        read_decisions(tmp_path / "none.toml")


def test_a_claim_may_take_sides_on_two_issues(tmp_path: Path) -> None:
    entry = '[[correct]]\nclaim = "claim/1"\nissue = "{}"\nside = "{}"\n'
    first, second = read(tmp_path, entry.format("a", "for") + entry.format("b", "against"))
    assert (first.to, second.to) == ((("side", "against"), ("issue", "b")), (("side", "for"), ("issue", "a")))
