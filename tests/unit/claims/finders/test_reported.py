"""Indirect speech: what cues make of the words beside them."""

from __future__ import annotations

from drafts import SAID, drafts, found, read, refused

CONCERN = (
    "Lee/NNP/nsubj>expressed expressed=express/VBD/ROOT concern/NN/dobj>expressed about/IN/prep>concern"
    " rent/NN/pobj>about ././punct>expressed"
)
REACHES_IN = (
    "She/PRP/nsubj>said said=say/VBD/ROOT rent/NN/nsubj>rose “/``/punct>rose rose=rise/VBD/ccomp>said"
    " fast/RB/advmod>rose for/IN/prep>rose us/PRP/pobj>for all/DT/appos>us ././punct>said ”/''/punct>said"
)


def test_a_cue_makes_a_claim() -> None:
    assert found(read(SAID)) == [("say", "She", "rent rose")]


def test_a_noun_carries_the_claim_of_its_light_verb() -> None:
    assert [(f.source, f.content) for f in found(read(CONCERN))] == [("Lee", "rent")]


def test_what_reaches_into_a_quotation_takes_all_of_it() -> None:
    made = read(REACHES_IN)
    (draft,) = drafts(made)
    assert draft.quoted
    assert draft.content[-1].of(made.document.text).endswith("”")


def test_a_cue_without_a_speaker_is_refused_by_name() -> None:
    made = read(SAID.replace("She/PRP/nsubj>said ", ""))
    assert found(made) == []
    assert [(r.reason, str(r.head)) for r in refused(made)] == [("no-speaker", "said")]


def test_a_cue_inside_a_quotation_is_told_apart() -> None:
    inside = "“/``/punct>said " + SAID + " ”/''/punct>said Lee/NNP/appos>said"
    assert [d.inside for d in drafts(read(inside)) if d.rule == "say"] == [True]
