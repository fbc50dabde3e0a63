"""The ids of actors and statements say what is meant, so that no order of work may change them."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found
from kg.actors.names.find import names
from kg.actors.names.link import link_names
from kg.actors.registry import Registry
from kg.assemble import assemble
from kg.export.jsonl import write
from kg.model import Extraction, Knowledge
from kg.ontology import known_actors
from kg.page import pages
from kg.parsing.load import load_parser
from kg.pipeline import extract
from kg.reading import document
from kg.settings import Settings

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return extract(CORPUS)[0]


def ids(found: Knowledge) -> list[str]:
    statements = (*found.actors, *found.roles, *found.events, *found.claims)
    return [statement.id for statement in statements]


def shuffled(extraction: Extraction, chance: random.Random) -> Extraction:
    def mixed(values: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(values, len(values)))

    lists = ("actors", "mentions", "roles", "events", "claims", "unresolved")
    return replace(extraction, **{name: mixed(getattr(extraction, name)) for name in lists})  # type: ignore[arg-type]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_neither_the_order_of_documents_nor_of_what_they_hold_changes_an_id(
    knowledge: Knowledge, chance: random.Random
) -> None:
    extractions = [shuffled(e, chance) for e in knowledge.extractions]
    chance.shuffle(extractions)
    mixed = assemble(extractions)
    assert ids(mixed) == ids(knowledge)
    assert [len(c.evidence) for c in mixed.claims] == [len(c.evidence) for c in knowledge.claims]


def test_the_order_of_the_files_changes_no_byte(knowledge: Knowledge) -> None:
    backwards, _ = extract(list(reversed(CORPUS)))
    assert write(backwards) == write(knowledge)


def test_the_number_of_workers_changes_no_byte(knowledge: Knowledge) -> None:
    more, _ = extract(CORPUS, Settings(workers=2))
    assert write(more) == write(knowledge)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_order_in_which_names_are_linked_changes_no_actor(path: Path) -> None:
    gazetteer = Gazetteer(known_actors())
    read = document(path.read_bytes().decode("utf-8-sig"), path=path.name)
    (page,) = pages([read], load_parser())

    def linked(seed: int) -> list[tuple[int, int, str | None]]:
        found: list[Found] = names(page.paragraphs, gazetteer)
        if seed:
            random.Random(seed).shuffle(found)
        link_names(found, Registry(read.id, gazetteer))
        return sorted((f.begin, f.last, f.actor) for f in found)

    assert linked(1) == linked(2) == linked(0)
