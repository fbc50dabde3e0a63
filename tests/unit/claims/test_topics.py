"""Topics: labels stand in a text whatever the case and form of their words, hyphens and 's included."""

from __future__ import annotations

import pytest
from builders import doc

from kg.claims.topics import TopicIndex
from kg.model import Topic

INDEX = TopicIndex(
    (
        Topic("topic/paperwork", "paperwork", ("paperwork", "tick-box culture")),
        Topic("topic/early-years", "early years", ("early years", "children's centre")),
        Topic("topic/funding", "funding", ("funding", "council cut", "cut")),
    )
)


@pytest.mark.parametrize(
    ("parse", "found"),
    [
        ("the/DT/det>culture tick/NN/compound>box -/HYPH/punct>box box/NN/compound>culture culture/NN/ROOT",
         ("topic/paperwork", "tick - box culture")),
        ("Children=child/NNS/poss>centres ’s='s/POS/case>Children centres=centre/NNS/nsubj>close close/VBP/ROOT",
         ("topic/early-years", "Children’s centres")),
        ("Council/NN/compound>cuts cuts=cut/NNS/ROOT", ("topic/funding", "Council cuts")),
        ("The/DT/det>Cuts Cuts=cut/NNS/ROOT", ("topic/funding", "Cuts")),
    ],
)  # fmt: skip
def test_a_label_is_found_as_the_parse_splits_it(parse: str, found: tuple[str, str]) -> None:
    built = doc(parse)
    ((topic, span),) = INDEX.find(list(built))
    assert (topic, " ".join(span.of(built.text).split())) == found


def test_a_label_is_not_found_in_part() -> None:
    assert INDEX.find(list(doc("the/DT/det>culture box/NN/compound>culture culture/NN/ROOT"))) == ()
