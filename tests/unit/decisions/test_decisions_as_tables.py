"""Tables put into a decisions.toml and taken out again: what people wrote around them stays as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kg.decisions import parse_decisions, tables_of, with_tables, without_tables
from kg.errors import SettingsError

FILE = Path("decisions.toml")
BY_HAND = """# Ours.

[[merge]]   # said at the meeting
actors = [
    "org/unison",   # the union
    "Unison",
]

# Not sure of this one.
[[reject]]
claim = 'claim/1'
note = \"\"\"two
[[reject]] lines\"\"\"

# The end.
"""
SPEAKER = {"act": "correct", "claim": "claim/2", "claimant": "person/ann", "note": "“Cut it” is said by Ann"}
MERGER = {"act": "merge", "actors": ["org/dfe", "org/education"]}


def test_tables_are_added_below_what_people_wrote_and_can_be_read() -> None:
    text, added = with_tables(BY_HAND, [SPEAKER, MERGER], FILE)
    assert (text.startswith(BY_HAND), added) == (True, 2)
    assert tables_of(text, FILE)[-1] == SPEAKER
    assert tomllib.loads(text)["merge"][1] == {"actors": ["org/dfe", "org/education"]}


def test_taking_them_out_again_leaves_every_byte_that_was_there() -> None:
    text, _ = with_tables(BY_HAND, [SPEAKER, MERGER], FILE)
    assert without_tables(text, [SPEAKER], FILE) == with_tables(BY_HAND, [MERGER], FILE)[0]
    assert without_tables(text, [MERGER, SPEAKER], FILE) == BY_HAND


def test_a_table_is_known_whatever_its_note_and_is_not_added_twice() -> None:
    text, _ = with_tables("", [SPEAKER], FILE)
    other = {**SPEAKER, "note": "another"}
    assert with_tables(text, [other], FILE) == (text, 0)
    assert without_tables(text, [other], FILE) == ""


def test_a_table_by_hand_is_taken_out_without_the_remarks_on_others() -> None:
    left = without_tables(BY_HAND, [MERGER | {"actors": ["org/unison", "Unison"]}], FILE)
    assert left.startswith("# Ours.\n\n# Not sure of this one.\n[[reject]]")
    assert without_tables(left, [{"act": "reject", "claim": "claim/1"}], FILE).endswith("# The end.\n")


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(SettingsError, match="holds no such decision"):
        without_tables(BY_HAND, [SPEAKER], FILE)


def test_a_table_that_cannot_be_found_alone_is_left_and_said() -> None:
    inline = 'reject = [{claim = "claim/1"}, {claim = "claim/2"}]\n'
    with pytest.raises(SettingsError, match="remove it there by hand"):
        without_tables(inline, [{"act": "reject", "claim": "claim/1"}], FILE)


def test_what_contradicts_is_refused_whole() -> None:
    text, _ = with_tables("", [SPEAKER], FILE)
    with pytest.raises(SettingsError, match="keep one of them"):
        with_tables(text, [{"act": "reject", "claim": "claim/2"}], FILE)


@pytest.mark.parametrize(
    "table", [{"act": "nonsense"}, {"act": "reject"}, {"act": "correct", "claim": "claim/1", "x": "y"}]
)
def test_what_is_no_decision_is_refused(table: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=r"the new \[\["):
        with_tables("", [table], FILE)


@pytest.mark.parametrize(
    "name", ['"]\n[[reject]]\nclaim="claim/9', "a\x7f\x00\x1f\t\r\nb", "\ud800\u2028’“\U0001f600", "\\u0041\\"]
)
def test_any_text_comes_back_as_it_was(name: str) -> None:
    table = {"act": "rename", "actor": "org/a", "name": name}
    text, _ = with_tables(BY_HAND, [table], FILE)
    assert next(t for t in tables_of(text, FILE) if t["act"] == "rename")["name"] == name.replace("\ud800", "\ufffd")
    assert len(parse_decisions(text, FILE)) == 3
