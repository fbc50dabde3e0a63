"""What was not understood, and why."""

from __future__ import annotations

from drafts import SAID, cast, read

from kg.actors import Cast
from kg.claims.find import find_claims

WISH = (
    "She/PRP/nsubj>tried tried=try/VBD/ROOT to/TO/aux>say say/VB/xcomp>tried rent/NN/nsubj>rose rose=rise/VBD/ccomp>say"
    " ././punct>tried"
)
QUOTED = (
    "“/``/punct>rose Rent/NN/nsubj>rose rose=rise/VBD/ROOT fast/RB/advmod>rose for/IN/prep>rose us/PRP/pobj>for"
    " ././punct>rose ”/''/punct>rose"
)


def reasons(parse: str, **named: str) -> list[str]:
    made = read(parse)
    return [gap.reason for gap in find_claims(made, cast(made, **named)).gaps]


def test_an_unknown_speaker_is_told_in_its_own_words() -> None:
    assert reasons(SAID) == ["speaker not resolved: She"]


def test_why_it_is_open_who_that_is_is_told() -> None:
    assert reasons(SAID, She="") == ["speaker not resolved (name-shared): She"]


def test_a_refusal_is_told_with_the_word_at_fault() -> None:
    assert reasons(WISH) == ["only-to: say"]


def test_a_quotation_nobody_speaks_is_told() -> None:
    assert reasons(QUOTED) == ["quotation without a speaker"]


def test_a_claim_leaves_no_gap() -> None:
    assert reasons(SAID, She="person/lee") == []


def test_claims_of_nobody_known_stand_apart() -> None:
    made = read(SAID)
    found = find_claims(made, Cast({}))
    assert (len(found.claims), len(found.unresolved)) == (0, 1)
