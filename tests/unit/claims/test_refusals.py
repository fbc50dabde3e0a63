# ruff: noqa: E501
"""Why a cue marks no claim, on parses written down; tests/test_rules.py runs the example of every row."""

from __future__ import annotations

import pytest
from drafts import found, read, refused

from kg.claims.refusals import REFUSALS, UNSAID, meaning

NOT = "She/PRP/nsubj>say did=do/VBD/aux>say not/RB/neg>say say/VB/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>say ././punct>say"
THIS = "This/DT/nsubj>suggests suggests=suggest/VBZ/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>suggests ././punct>suggests"
TO_SAY = (
    "She/PRP/nsubj>tried tried=try/VBD/ROOT to/TO/aux>say say/VB/xcomp>tried rent/NN/nsubj>rose rose=rise/VBD/ccomp>say"
    " ././punct>tried"
)
SHOULD = (
    "Ministers=minister/NNS/nsubj>admit should/MD/aux>admit admit/VB/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>admit"
    " ././punct>admit"
)
WOULD = "Ministers=minister/NNS/nsubj>support would/MD/aux>support support/VB/ROOT bans=ban/NNS/dobj>support ././punct>support"
CAN = WOULD.replace("would", "can")
MINE = "I/PRP/nsubj>condemn must/MD/aux>condemn condemn/VB/ROOT bans=ban/NNS/dobj>condemn ././punct>condemn"
THEIRS = MINE.replace("I/PRP", "They/PRP")
OWN = "I/PRP/nsubj>think think/VBP/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>think ././punct>think"
IF = (
    "If/IN/mark>say ministers=minister/NNS/nsubj>say say/VBP/advcl>fell rent/NN/nsubj>rose rose=rise/VBD/ccomp>say"
    " homes=home/NNS/nsubj>fell fell=fall/VBD/ROOT ././punct>fell"
)


@pytest.mark.parametrize(
    ("parse", "reason"),
    [
        (NOT, "negated"),
        (THIS, "anything"),
        (TO_SAY, "only-to"),
        (SHOULD, "should-only"),
        (WOULD, "would-only"),
        (CAN, "able-only"),
        (OWN, "own-aside"),
        (IF, "condition"),
    ],
)
def test_the_first_reason_that_applies_is_told(parse: str, reason: str) -> None:
    assert reason in [r.reason for r in refused(read(parse))]


def test_what_one_must_oneself_condemn_is_condemned() -> None:
    assert [f.source for f in found(read(MINE))] == ["I"]
    assert [r.reason for r in refused(read(THEIRS))] == ["should-only"]


def test_reasons_have_ids_of_their_own_and_say_why() -> None:
    ids = [row.id for row in REFUSALS] + [row.id for row in UNSAID]
    assert len(ids) == len(set(ids))
    assert all(meaning(each) for each in ids)
    assert meaning("quotation without a speaker") == ""
