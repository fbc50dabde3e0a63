"""Who speaks a quotation: beside it, before it, after it, or nobody."""

from __future__ import annotations

from drafts import drafts, found, read, refused

from kg.claims.confidence import Doubt
from kg.claims.draft import Draft, Drafts, Kind
from kg.claims.find import material_of
from kg.claims.finders import FINDERS, quotation, reported

SPEECH = (
    "“/``/punct>rose Rent/NN/nsubj>rose rose=rise/VBD/{label} fast/RB/advmod>rose for/IN/prep>rose us/PRP/pobj>for"
    " {stop}/{tag}/punct>rose ”/''/punct>rose"
)
QUOTED = SPEECH.format(label="ROOT", stop=".", tag=".")
SAID_AFTER = (
    SPEECH.format(label="ccomp>said", stop=",", tag=",") + " said=say/VBD/ROOT Lee/NNP/nsubj>said ././punct>said"
)
SAID_BEFORE = "Lee/NNP/nsubj>said said=say/VBD/ROOT :/:/punct>said " + QUOTED.replace("ROOT", "ccomp>said")
SECOND = (
    "“/``/punct>fell Homes=home/NNS/nsubj>fell fell=fall/VBD/parataxis>said again/RB/advmod>fell near/IN/prep>fell"
    " it/PRP/pobj>near ././punct>fell ”/''/punct>fell"
)
LONG = "“ Rent rose fast for us"


def rules(*paragraphs: str) -> list[tuple[str, str]]:
    return [(f.rule, f.source) for f in found(read(*paragraphs))]


def test_a_cue_before_or_after_names_the_speaker() -> None:
    for parse in (SAID_AFTER, SAID_BEFORE):
        (made,) = found(read(parse))
        assert made.source == "Lee"
        assert made.content.startswith(LONG)


def test_a_quotation_of_its_own_paragraph_goes_on_with_who_spoke() -> None:
    made = drafts(read(SAID_AFTER, QUOTED))
    assert [(d.rule, d.doubts) for d in made][1:] == [("quote-next-paragraph", (Doubt.EARLIER_SPEAKER,))]


def test_a_colon_in_the_paragraph_before_introduces_it() -> None:
    told = "Lee/NNP/nsubj>told told=tell/VBD/ROOT staff/NN/dobj>told :/:/punct>told"
    assert rules(told, QUOTED)[-1] == ("colon-paragraph", "Lee")


def test_a_dash_and_a_name_sign_it() -> None:
    made = drafts(read(QUOTED + " –/:/punct>rose Ann/NNP/compound>Lee Lee/NNP/npadvmod>rose"))
    assert [(d.rule, d.kind) for d in made] == [("quote-signature", Kind.SIGNED)]


def test_nobody_to_be_found_is_told() -> None:
    made = read(QUOTED)
    assert found(made) == []
    assert [(r.reason, r.head) for r in refused(made)] == [("quotation without a speaker", None)]


def test_a_draft_grows_in_another_and_stays_as_it_was() -> None:
    """““…,” said Lee, “…””: finders change nothing they are given."""
    material = material_of(read(SAID_AFTER.replace("././punct>said", ",/,/punct>said ") + SECOND))
    earlier = Drafts(d for d in reported.FINDER.find(material, Drafts()) if isinstance(d, Draft))
    (before,) = [(d.key, d.content, d.sentence) for d in earlier]
    (grown,) = quotation.FINDER.find(material, earlier)
    assert [(d.key, d.content, d.sentence) for d in earlier] == [before]
    assert isinstance(grown, Draft)
    assert grown.key == before[0]
    assert len(grown.content) == 2


def test_finders_have_names_of_their_own() -> None:
    assert len({finder.id for finder in FINDERS}) == len(FINDERS)
