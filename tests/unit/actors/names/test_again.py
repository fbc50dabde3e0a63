"""A name found once is found everywhere."""

from __future__ import annotations

from builders import flat
from spacy.tokens import Doc

from kg.actors.mention import Found, words_of
from kg.actors.names.again import find_again
from kg.actors.names.usage import usage
from kg.model import ActorKind, FoundBy
from kg.syntax.wording import Wording


def again(first: Doc, start: int, last: int, kind: ActorKind, *others: Doc) -> list[str]:
    name = Found(first, start, last, last, kind, FoundBy.NER, words_of(first, start, last))
    docs = (first, *others)
    wordings = [Wording.of(doc) for doc in docs]
    return [f.name for f in find_again(wordings, [name], usage(wordings))]


ANN = flat("then/RB Ann/NNP Lee/NNP spoke/VBD")


def test_whole_names_and_surnames_stand_again() -> None:
    others = (flat("so/RB Ann/NNP Lee/NNP left/VBD"), flat("so/RB Lee/NNP left/VBD"), flat("so/RB Ann/NNP left/VBD"))
    assert again(ANN, 1, 2, ActorKind.PERSON, *others) == ["Ann Lee", "Lee"]


def test_the_last_word_of_a_body_is_no_short_name() -> None:
    body = flat("then/RB Populus/NNP Ltd/NNP spoke/VBD")
    assert again(body, 1, 2, ActorKind.ORGANIZATION, flat("so/RB Ltd/NNP left/VBD")) == []


def test_a_surname_inside_another_name_is_somebody_else() -> None:
    assert again(ANN, 1, 2, ActorKind.PERSON, flat("so/RB Sue/NNP Lee/NNP left/VBD")) == []


def test_a_common_word_with_the_capital_of_its_sentence_is_no_name() -> None:
    hope = flat("then/RB Ann/NNP Hope/NNP spoke/VBD")
    common = (flat("Hope/VB fades/VBZ"), flat("we/PRP hope/VBP"))
    assert again(hope, 1, 2, ActorKind.PERSON, *common) == []
    assert again(hope, 1, 2, ActorKind.PERSON, flat("so/RB Hope/NNP left/VBD")) == ["Hope"]
