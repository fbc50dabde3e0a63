"""Names that only their acts tell."""

from __future__ import annotations

import pytest
from builders import doc

from kg.actors.mention import Found, words_of
from kg.actors.names.acting import acting, as_speakers
from kg.model import ActorKind, FoundBy
from kg.syntax.wording import Wording


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Haven/NN/nsubj>said said=say/VBD/ROOT", ["Haven"]),
        ("The/DT/det>Haven Haven/NN/nsubj>said said=say/VBD/ROOT", []),
        ("Research/NN/nsubj>said said=say/VBD/ROOT", []),
        ("Ministers=minister/NNS/nsubj>said said=say/VBD/ROOT", []),
        ("Haven/NN/nsubj>fell fell=fall/VBD/ROOT", []),
        ("She/PRP/nsubj>told told=tell/VBD/ROOT the/DT/det>Lantern Lantern/NNP/dobj>told", ["Lantern"]),
        (
            "Mr/NNP/compound>Haven#1 Haven/NNP/nsubj>met met=meet/VBD/ROOT Haven/NNP/nsubj>said said=say/VBD/conj>met",
            [],
        ),
    ],
)
def test_a_body_of_one_word_speaks_or_is_told_something(sentence: str, expected: list[str]) -> None:
    assert [f.name for f in acting([Wording.of(doc(sentence))], [])] == expected


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Norway@GPE/NNP/nsubj>said said=say/VBD/ROOT", ActorKind.ORGANIZATION),
        ("Norway@GPE/NNP/nsubj>grew grew=grow/VBD/ROOT", None),
    ],
)
def test_a_place_that_speaks_is_a_body(sentence: str, kind: ActorKind | None) -> None:
    parse = doc(sentence)
    place = Found(parse, 0, 0, 0, None, FoundBy.NER, words_of(parse, 0, 0))
    as_speakers([place])
    assert place.kind is kind
