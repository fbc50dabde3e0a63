"""Whether “he” or “she” is said of a person, learnt from plain cases."""

from __future__ import annotations

from builders import flat

from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found
from kg.actors.names.genders import learn_genders
from kg.actors.reference.descriptions import Description, describe
from kg.actors.registry import Registry
from kg.model import ActorKind, FoundBy


def learnt(*sentences: str) -> str:
    """Return the gender of Kim Lee after these sentences; a word in capitals is a name."""
    registry = Registry("d", Gazetteer(()))
    entry = registry.named(ActorKind.PERSON, "Kim Lee")
    items: list[Found | Description] = []
    numbers: dict[tuple[int, int], int] = {}
    for number, words in enumerate(sentences):
        doc = flat(words)
        numbers.update({(id(doc), token.i): number for token in doc})
        for token in doc:
            if token.is_upper and token.pos_ == "PROPN":
                name = Found(doc, token.i, token.i, token.i, ActorKind.PERSON, FoundBy.NER, token.text)
                name.actor = entry.id if token.text == "KIM" else "person/other"
                items.append(name)
        items.extend(describe(doc, frozenset()))
    learn_genders(items, registry.entries | {"person/other": registry.named(ActorKind.PERSON, "Other")}, numbers)
    return entry.gender


def test_a_pronoun_in_the_next_sentence_tells() -> None:
    assert learnt("then/RB KIM/NNP spoke/VBD", "she/PRP left/VBD") == "f"


def test_one_further_on_or_behind_somebody_else_does_not() -> None:
    assert learnt("then/RB KIM/NNP spoke/VBD", "rain/NN fell/VBD", "she/PRP left/VBD") == ""
    assert learnt("then/RB KIM/NNP met/VBD", "then/RB ANN/NNP met/VBD", "she/PRP left/VBD") == ""


def test_cases_that_contradict_each_other_tell_nothing() -> None:
    plain = ("then/RB KIM/NNP spoke/VBD", "she/PRP left/VBD", "then/RB KIM/NNP spoke/VBD", "he/PRP left/VBD")
    assert learnt(*plain) == ""
    assert learnt(*plain, *plain[:2], *plain[:2]) == "f"
