"""The actors of a document while they are collected."""

from __future__ import annotations

from builders import flat

from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found
from kg.actors.registry import Registry
from kg.model import Actor, ActorKind, FoundBy, KnownActor

BRANCH = Actor("org/branch", "Leeds branch", ActorKind.ORGANIZATION, part_of="org/unison")
UNISON = Actor("org/unison", "UNISON", ActorKind.ORGANIZATION)
GAZETTEER = Gazetteer(tuple(KnownActor(actor, (actor.label,)) for actor in (BRANCH, UNISON)))


def name(text: str, *, kind: ActorKind = ActorKind.ORGANIZATION, how: FoundBy = FoundBy.NER) -> Found:
    doc = flat(" ".join(f"{word}/NNP" for word in text.split()) + " spoke/VBD")
    return Found(doc, 0, len(doc) - 2, len(doc) - 2, kind, how, text)


def test_a_known_actor_brings_along_what_it_is_part_of() -> None:
    registry = Registry("d", GAZETTEER)
    registry.known("org/branch")
    assert set(registry.actors()) == {"org/branch", "org/unison"}
    assert registry.known("org/nobody") is None


def test_a_name_that_is_told_in_its_document_only_is_another_actor_elsewhere() -> None:
    registry = Registry("d", GAZETTEER)
    assert registry.named(ActorKind.PERSON, "Laming", scoped=True).id == "person/d-laming"
    assert registry.named(ActorKind.PERSON, "Ann Lee").id == "person/ann-lee"


def test_the_fullest_name_is_the_label_and_the_others_are_aliases_without_articles() -> None:
    registry = Registry("d", GAZETTEER)
    entry = registry.named(ActorKind.PERSON, "Ann Lee")
    for text in ("Ann Lee", "Ann Mary Lee", "Lee", "the Lee"):
        registry.call(entry, name(text, kind=ActorKind.PERSON), text)
    actor = registry.actors()[entry.id]
    assert (actor.label, actor.aliases) == ("Ann Mary Lee", ("Ann Lee", "Lee"))


def test_a_longer_name_of_somebody_else_is_no_label_and_a_known_label_stays() -> None:
    registry = Registry("d", GAZETTEER)
    entry = registry.named(ActorKind.PERSON, "Ann Lee")
    registry.call(entry, name("Lady Somerset", kind=ActorKind.PERSON), "Lady Somerset")
    known = registry.named(ActorKind.ORGANIZATION, "UNISON")
    registry.call(known, name("UNISON Scotland"), "UNISON Scotland")
    assert (registry.actors()[entry.id].label, registry.actors()[known.id].label) == ("Ann Lee", "UNISON")


def test_a_pronoun_is_no_name() -> None:
    registry = Registry("d", GAZETTEER)
    entry = registry.named(ActorKind.PERSON, "Ann Lee")
    pronoun = name("she", kind=ActorKind.PERSON, how=FoundBy.PRONOUN)
    registry.call(entry, pronoun, "she")
    assert pronoun.actor == entry.id
    assert registry.actors()[entry.id].aliases == ()
