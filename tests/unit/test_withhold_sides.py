"""Issues and positions are shared without withheld names: in labels, ids, wordings and steps."""

from __future__ import annotations

from dataclasses import replace

from knowledge import knowledge, reader
from test_withhold import everything, no_trace, slices

from kg.export import export, read_statements
from kg.graph import Run, build_graph
from kg.graph.dataset import union_lines
from kg.model import Issue, Knowledge, Naming, Position, Side, Stance, Wording
from kg.settings import Settings
from kg.withhold import withhold

LAW = Issue(
    "issue/baby-p-law",
    "baby p law",
    (
        Wording("baby p law"),
        Wording("Baby P’s law"),
        Wording("the law"),
        Wording("repeal of Baby P law", opposite=True),
    ),
    "Who hurts a child like baby P is named.",
    "issue/laws",
)
LAWS = Issue("issue/laws", "laws", (Wording("laws"),))
OTHER = Issue("issue/child-1-law", "child 1 law", (Wording("child 1 law"),))


def debate() -> Knowledge:
    """Return who is for a law that is named after a child, and against the child's doctor."""
    r = reader("Ann Reed backed the Baby P law. Ann Reed said Dr Baby P failed.", id_="d1")
    ann = r.actor("person/ann-reed", "Ann Reed", "person", "Ann Reed")
    baby = r.actor("person/baby-p", "Baby P", "person", "Baby P")
    backed = r.claim(ann, "endorsement", "the Baby P law", cue="backed")
    failed = r.claim(ann, "criticism", "Dr Baby P failed", stance=Stance.OPPOSES, target=(baby,))

    def shown(*words: str) -> tuple[str, tuple[object, ...], tuple[str, ...]]:
        return words[0], tuple(r.span(w) for w in words), (words[1], f"on {words[0]}", f"{words[0].lower()}s")

    wording, why, steps = shown("the Baby P law", "backed")
    on_law = Position(Side.FOR, LAW.id, None, wording, "d1", why, steps)  # type: ignore[arg-type]
    wording, why, steps = shown("Baby P", "failed")
    on_child = Position(Side.AGAINST, None, baby, wording, "d1", why, steps, Naming.NAMED)  # type: ignore[arg-type]
    with_sides = (replace(backed, positions=(on_law,)), replace(failed, positions=(on_child,)))
    made = knowledge(r)
    extraction = replace(made.extractions[0], claims=with_sides, issues=(LAW, LAWS, OTHER))
    return replace(made, extractions=(extraction,), claims=with_sides, issues=(LAW, LAWS, OTHER))


def test_no_trace_of_a_name_in_issues_and_positions() -> None:
    before = debate()
    assert "baby p law" in everything(before)
    shared = withhold(before)
    slices(before, shared)
    graph = build_graph(shared, settings=Settings(), run=Run(ended=None))
    no_trace(everything(shared) + b"".join(union_lines(graph)).decode() + repr(shared.issues), "baby p")


def test_positions_still_point_to_their_issues_and_actors() -> None:
    shared = withhold(debate())
    issues = {issue.id: issue for issue in shared.issues}
    on_law, on_child = (
        p for claim in sorted(shared.claims, key=lambda c: c.act, reverse=True) for p in claim.positions
    )
    assert on_law.issue == "issue/child-1-law-2"
    assert issues[on_law.issue].label == "Child 1 law"
    assert issues[on_law.issue].broader == "issue/laws"
    assert issues[on_law.issue].opposites == ("repeal of Child 1 law",)
    assert on_child.actor == "person/child-1"
    text = shared.extractions[0].document.text
    assert [p.why[0].of(text) for p in (on_law, on_child)] == [on_law.wording, on_child.wording]
    assert on_law.steps[0] == "backed"


def test_what_is_shared_reads_back_as_it_is() -> None:
    shared = withhold(debate())
    again = read_statements(export(shared, "jsonl"))
    assert (again.claims, again.issues) == (shared.claims, shared.issues)
    assert withhold(again) == again


def test_a_name_that_only_a_list_of_issues_holds_is_withheld() -> None:
    before = debate()
    law = replace(LAWS, label="Child Q law", wordings=(Wording("Child Q law"),))
    extraction = replace(before.extractions[0], issues=(law, OTHER, LAW))
    shared = withhold(replace(before, extractions=(extraction,), issues=(law, OTHER, LAW)))
    assert {issue.label for issue in shared.issues} == {"Child 1 law", "Child 2 law", "child 1 law"}
    no_trace(everything(shared), "child q", "baby p")
