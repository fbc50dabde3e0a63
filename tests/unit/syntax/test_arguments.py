"""What stands in the places beside a verb or noun that rules name."""

from __future__ import annotations

import pytest
from builders import doc

from kg.rules.argument import ARGUMENTS
from kg.syntax import clauses
from kg.syntax.arguments import Arguments, arguments_of_noun

VERBS = {
    "a clause that is said": (
        "She/PRP/nsubj>told told=tell/VBD/ROOT him/PRP/dobj>told that/IN/mark>failed it/PRP/nsubj>failed "
        "failed=fail/VBD/ccomp>told",
        {"subject": "She", "object": "him", "clause": "failed", "rest": "him"},
    ),
    "the passive": (
        "He/PRP/nsubjpass>accused was=be/VBD/auxpass>accused accused=accuse/VBN/ROOT of/IN/prep>accused "
        "lying=lie/VBG/pcomp>of by/IN/agent>accused her/PRP/pobj>by",
        {"subject": "her", "object": "He", "of": "lying", "gerund": "lying", "rest": "of"},
    ),
    "an object and what it is called": (
        "They/PRP/nsubj>called called=call/VBD/ROOT it/PRP/dobj>called a/DT/det>disgrace disgrace/NN/oprd>called",
        {"subject": "They", "object": "it", "predicate": "disgrace", "rest": "it"},
    ),
    "who is to act": (
        "They/PRP/nsubj>want want/VBP/ROOT him/PRP/nsubj>act to/TO/aux>act act/VB/ccomp>want",
        {"subject": "They", "object": "him", "infinitive": "act"},
    ),
    "a judgement": (
        "They/PRP/nsubj>find find/VBP/ROOT it/PRP/nsubj>sad sad/JJ/ccomp>find that/IN/mark>failed we/PRP/nsubj>failed "
        "failed=fail/VBD/ccomp>sad",
        {"subject": "They", "clause": "sad failed", "judgement": "sad", "predicate": "sad"},
    ),
    "a clause around the verb": (
        "It/PRP/nsubj>failed failed=fail/VBD/ROOT as/IN/mark>warned she/PRP/nsubj>warned warned=warn/VBD/advcl>failed",
        {"subject": "she", "clause": "failed", "as-said": "failed"},
    ),
    "what goes on, not what is said": (
        "It/PRP/nsubj>failed failed=fail/VBD/ROOT as/IN/mark>continue talks=talk/NNS/nsubj>continue "
        "continue/VBP/advcl>failed",
        {"subject": "talks"},
    ),
    "a clause the parser did not make out": (
        "She/PRP/nsubj>said said=say/VBD/ROOT jobs=job/NNS/dobj>said cut/VBN/acl>jobs in/IN/prep>said May/NNP/pobj>in",
        {"subject": "She", "object": "jobs", "clause": "jobs in", "in": "May", "rest": "jobs in"},
    ),
    "the fact that": (
        "She/PRP/nsubj>regrets regrets=regret/VBZ/ROOT the/DT/det>fact fact/NN/dobj>regrets that/IN/mark>failed "
        "it/PRP/nsubj>failed failed=fail/VBD/acl>fact",
        {"subject": "She", "object": "fact", "clause": "failed", "rest": "fact"},
    ),
    "whom they call on, and for what": (
        "They/PRP/nsubj>called called=call/VBD/ROOT for/IN/mark>act him/PRP/nsubj>act to/TO/aux>act "
        "act/VB/advcl>called",
        {"subject": "They", "for": "act"},
    ),
}  # fmt: skip


def places(found: Arguments) -> dict[str, str]:
    return {name: " ".join(t.text for t in heads) for name, heads in found.items()}


@pytest.mark.parametrize(("parse", "expected"), VERBS.values(), ids=VERBS)
def test_places_beside_a_verb(parse: str, expected: dict[str, str]) -> None:
    wanted = expected["subject"]
    clause = next(c for c in clauses(doc(parse)) if c.subject is not None and c.subject.text == wanted)
    assert places(clause.arguments) == expected


def test_places_beside_a_noun() -> None:
    parse = doc(
        "Ofsted/NNP/poss>claim latest/JJ/amod>claim inspection/NN/compound>claim claim/NN/ROOT about/IN/prep>claim "
        "schools=school/NNS/pobj>about that/IN/mark>failed they/PRP/nsubj>failed failed=fail/VBD/acl>claim"
    )
    assert places(arguments_of_noun(parse[3])) == {
        "possessor": "Ofsted", "compound": "inspection", "about": "schools", "clause": "failed",
    }  # fmt: skip


def test_a_day_owns_nothing() -> None:
    parse = doc("Monday@DATE/NNP/poss>claim claim/NN/ROOT")
    assert places(arguments_of_noun(parse[1])) == {}


def test_every_place_that_is_no_preposition_is_declared() -> None:
    found = {name for parse, _ in VERBS.values() for c in clauses(doc(parse)) for name in c.arguments}
    assert found - set(ARGUMENTS) == {"of", "in", "for"}
