# ruff: noqa: E501
"""How a claim is meant."""

from __future__ import annotations

import pytest
from builders import doc
from drafts import drafts, read

from kg.claims.meaning import judge, meaning, obliges
from kg.model import Act, Modality, Polarity, Stance

SAID = "She/PRP/nsubj>said said=say/VBD/ROOT rent/NN/nsubj>{verb} {rest} ././punct>said"
QUOTED = (
    "She/PRP/nsubj>said said=say/VBD/ROOT :/:/punct>said “/``/punct>rise Why/WRB/advmod>rise did=do/VBD/aux>rise all/DT/det>rents"
    " rents=rent/NNS/nsubj>rise rise/VB/ccomp>said again/RB/advmod>rise ?/./punct>rise ”/''/punct>rise"
)


@pytest.mark.parametrize(
    ("verb", "rest", "act", "how", "polarity"),
    [
        ("rose", "rose=rise/VBD/ccomp>said", Act.STATEMENT, Modality.ASSERTED, Polarity.AFFIRMED),
        ("fall", "must/MD/aux>fall fall/VB/ccomp>said", Act.DEMAND, Modality.OBLIGATION, Polarity.AFFIRMED),
        ("fall", "may/MD/aux>fall fall/VB/ccomp>said", Act.STATEMENT, Modality.POSSIBLE, Polarity.AFFIRMED),
        ("fall", "would/MD/aux>fall fall/VB/ccomp>said", Act.STATEMENT, Modality.ASSERTED, Polarity.AFFIRMED),
        ("fall", "did=do/VBD/aux>fall not/RB/neg>fall fall/VB/ccomp>said", Act.STATEMENT, Modality.ASSERTED, Polarity.DENIED),
    ],
)  # fmt: skip
def test_the_words_said_tell_act_and_modality(
    verb: str, rest: str, act: Act, how: Modality, polarity: Polarity
) -> None:
    made = read(SAID.format(verb=verb, rest=rest))
    (draft,) = drafts(made)
    means = meaning(draft, made.tokens_in(draft.content))
    assert (means.act, means.modality, means.polarity) == (act, how, polarity)


def test_a_quotation_that_ends_in_a_question_mark_asks() -> None:
    made = read(QUOTED)
    (draft,) = drafts(made)
    assert meaning(draft, made.tokens_in(draft.content)).act is Act.QUESTION


@pytest.mark.parametrize(
    ("parse", "want"),
    [
        ("weak/JJ/amod>care care/NN/ROOT", Stance.OPPOSES),
        ("strong/JJ/amod>care care/NN/ROOT", Stance.SUPPORTS),
        ("little/JJ/amod>progress progress/NN/ROOT", Stance.OPPOSES),
        ("no/DT/det>failure failure/NN/ROOT", Stance.NEUTRAL),  # what is not bad is not praised
        ("They/PRP/nsubj>tackle tackle/VBP/ROOT delays=delay/NNS/dobj>tackle", Stance.SUPPORTS),
        ("a/DT/det>drive drive/NN/ROOT to/TO/aux>help help/VB/acl>drive women/NNS/dobj>help", Stance.NEUTRAL),
        ("ill/RB/advmod>advised -/HYPH/punct>advised advised/JJ/ROOT", Stance.NEUTRAL),
    ],
)
def test_judging_words_tell_the_stance(parse: str, want: Stance) -> None:
    assert judge(doc(parse)) is want


def test_what_would_be_better_is_to_be_done() -> None:
    better = doc(
        "Money/NN/nsubjpass>spent would/MD/aux>spent be/VB/auxpass>spent better/RBR/advmod>spent spent=spend/VBN/ROOT"
    )
    plain = doc("Money/NN/nsubjpass>spent was=be/VBD/auxpass>spent spent=spend/VBN/ROOT")
    assert obliges(better[4])
    assert not obliges(plain[2])
