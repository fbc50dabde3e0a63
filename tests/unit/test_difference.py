"""Two builds compared: what is gained, lost, said by another or read otherwise, whatever an edit does to ids."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from knowledge import Reader, knowledge, reader
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.difference import Change, difference, patch, read_build
from kg.errors import InputError
from kg.export import export
from kg.graph.dataset import inner, open_dataset
from kg.model import Issue, Knowledge, Position, Side, Wording
from kg.store import read, write_nquads

TEXT = "Ann said cuts hurt. Bob said “pay is low”. The council was inspected in Leeds."
ID = "0123456789abcdef"
EDITED = "fedcba9876543210"


def debate(text: str = TEXT, id_: str = ID, path: str = "a.txt") -> Reader:
    r = reader(text, id_=id_)
    r.document = replace(r.document, path=f"/somewhere/{path}")
    for name in ("Ann", "Bob"):
        r.actor(f"person/{name.lower()}", name, "person", name)
    return r


def full(text: str = TEXT, id_: str = ID, *, path: str = "a.txt", speaker: str = "person/ann", **more: str) -> Reader:
    r = debate(text, id_, path)
    r.claim(speaker, "statement", "cuts hurt", **more)
    r.claim("person/bob", "statement", "pay is low")
    r.event("Inspection", "council was inspected")
    return r


def brief(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(c.what, c.how, c.label) for c in changes]


def test_a_build_does_not_differ_from_itself() -> None:
    assert difference(knowledge(full()), knowledge(full())) == ()


def test_statements_are_gained_and_lost() -> None:
    less, more = debate(), full()
    gained = difference(knowledge(less), knowledge(more))
    wanted = [("event", "council was inspected"), ("claim", "cuts hurt"), ("claim", "pay is low")]
    assert brief(gained) == [(what, "gained", label) for what, label in wanted]
    assert brief(difference(knowledge(more), knowledge(less))) == [(w, "lost", label) for w, label in wanted]
    assert [c.where for c in gained] == ["a.txt:47", "a.txt:0", "a.txt:20"]


def test_the_same_words_of_another_are_re_attributed() -> None:
    (change,) = difference(knowledge(full()), knowledge(full(speaker="person/bob")))
    assert (change.what, change.how, change.label) == ("claim", "re-attributed", "cuts hurt")
    assert change.was == (("claimant", "Ann (person/ann)"),)
    assert change.now == (("claimant", "Bob (person/bob)"),)


def test_a_speaker_who_is_found_at_last_is_told_from_a_new_claim() -> None:
    unknown = full()
    made = unknown.claims.pop(0)
    extraction = replace(unknown.extraction, unresolved=(replace(made, claimant=None),))
    before = replace(knowledge(unknown), extractions=(extraction,))
    (change,) = difference(before, knowledge(full()))
    assert (change.how, change.was) == ("re-attributed", (("claimant", "nobody known"),))


def test_another_reading_of_the_same_words_is_a_change() -> None:
    (change,) = difference(knowledge(full()), knowledge(altered()))
    assert change.how == "changed"
    assert change.was == (("act", "statement"), ("stance", "neutral"))
    assert change.now == (("act", "criticism"), ("stance", "opposes"))


def altered() -> Reader:
    r = debate()
    r.claim("person/ann", "criticism", "cuts hurt", stance="opposes")
    r.claim("person/bob", "statement", "pay is low")
    r.event("Inspection", "council was inspected")
    return r


def test_an_edit_elsewhere_in_a_document_loses_nothing() -> None:
    edited = full("New first line.\n\n" + TEXT, EDITED)
    (change,) = difference(knowledge(full()), knowledge(edited))
    assert (change.what, change.how, change.was, change.now) == (
        "document", "changed", (("text", ID),), (("text", EDITED),),
    )  # fmt: skip


def test_actors_of_an_edited_document_stay_the_same() -> None:
    before, after = (debate(text, id_) for text, id_ in ((TEXT, ID), (TEXT + " Yes.", EDITED)))
    for r, id_ in ((before, ID), (after, EDITED)):
        r.actor(f"group/{id_}-staff", "staff", "group", "staff")
        r.claim(f"group/{id_}-staff", "statement", "cuts hurt")
    assert brief(difference(knowledge(before), knowledge(after))) == [("document", "changed", "a.txt")]


def test_another_file_with_another_text_is_another_document() -> None:
    changes = difference(knowledge(full()), knowledge(full(TEXT + " Yes.", EDITED, path="b.txt")))
    assert [(c.what, c.how) for c in changes[:2]] == [("document", "lost"), ("document", "gained")]
    assert [c.how for c in changes if c.what == "claim"] == ["lost", "lost", "gained", "gained"]


def test_an_actor_renamed_keeps_its_id() -> None:
    after = full()
    after.actor("person/ann", "Ann Lee", "person", "Ann")
    change = next(c for c in difference(knowledge(full()), knowledge(after)) if c.what == "actor")
    assert (change.how, change.was[0], change.now[0]) == ("changed", ("label", "Ann"), ("label", "Ann Lee"))


def test_a_build_is_read_from_its_folder_or_file(tmp_path: Path) -> None:
    (tmp_path / "statements.jsonl").write_text(export(knowledge(full()), "jsonl"), encoding="utf-8")
    assert difference(read_build(tmp_path), read_build(tmp_path / "statements.jsonl")) == ()
    assert difference(read_build(tmp_path), knowledge(full())) == ()
    with pytest.raises(InputError, match=r"none.*cannot be read.*name a folder that kg build wrote"):
        read_build(tmp_path / "none")
    (tmp_path / "latin").write_bytes(b"\xff")
    with pytest.raises(InputError, match="not UTF-8 at byte 0"):
        read_build(tmp_path / "latin")


def test_a_patch_makes_one_graph_of_the_other(tmp_path: Path) -> None:
    def quad(text: str) -> Quad:
        return Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(text, language="en"), NamedNode("urn:g"))

    sides = ({"a", "b\n“é”"}, {"b\n“é”", 'c" .\nA x'})
    for name, texts in zip(("old", "new"), sides, strict=True):
        store = Store()
        store.extend(map(quad, texts))
        (tmp_path / name).mkdir()
        write_nquads(open_dataset(store), tmp_path / name / "graph.nq")
    lines = list(patch(tmp_path / "old", tmp_path / "new" / "graph.nq"))
    assert (lines[0], lines[-1], len(lines)) == ("TX .", "TC .", 4)
    held = set(inner(read(tmp_path / "old" / "graph.nq")))
    for line in lines[1:-1]:
        (changed,) = parse(line[2:], format=RdfFormat.N_QUADS)
        (held.remove if line[0] == "D" else held.add)(changed)
    assert held == set(inner(read(tmp_path / "new" / "graph.nq")))


def test_another_side_of_a_claim_and_other_wordings_of_an_issue_are_told() -> None:
    plan = Issue("issue/pay-cuts", "pay cuts", (Wording("pay cuts"),))
    r = full()
    on_it = Position(Side.AGAINST, plan.id, None, "cuts", ID, (r.span("cuts"),))

    def sided(position: Position, issue: Issue) -> Knowledge:
        value = knowledge(r)
        claims = tuple(replace(c, positions=(position,)) if c.text == "cuts hurt" else c for c in value.claims)
        return replace(value, claims=claims, issues=(issue,))

    before = sided(on_it, plan)
    gained = difference(knowledge(r), before)
    assert brief(gained) == [("issue", "gained", "pay cuts"), ("claim", "changed", "cuts hurt")]
    assert gained[1].now == (("sides", "against pay cuts"),)
    other = replace(plan, wordings=(*plan.wordings, Wording("pay rises", opposite=True)))
    issue, claim = difference(before, sided(replace(on_it, side=Side.FOR), other))
    assert (issue.how, issue.now) == ("changed", (("opposites", "pay rises"),))
    assert (claim.was, claim.now) == ((("sides", "against pay cuts"),), (("sides", "for pay cuts"),))
