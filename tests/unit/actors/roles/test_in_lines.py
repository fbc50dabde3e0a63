"""Roles that lines outside sentences tell."""

from __future__ import annotations

import pytest
from builders import dialogue, doc

from kg.actors import Gazetteer, find_actors
from kg.actors.roles.in_lines import in_byline
from kg.model import Block, BlockKind, Document, Span


def bylines(*lines: str) -> list[tuple[str, str, str | None]]:
    text, blocks = "\n".join(lines), []
    for line in lines:
        start = text.index(line)
        blocks.append(Block(Span(start, start + len(line)), BlockKind.BYLINE))
    document = Document("d", "d.txt", text, author="Ann Lee", blocks=tuple(blocks))
    return [(r.person, r.title, r.organization) for _, r in in_byline(document, "person/ann-lee", "org/echo")]


@pytest.mark.parametrize(
    "lines",
    [
        ["By Ann Lee, Health Correspondent"],
        ["By Ann Lee, Health Correspondent, 4 May 2024"],
        ["By Ann Lee | Health Correspondent"],
        ["By Ann Lee", "Health Correspondent, Echo"],
    ],
)
def test_the_author_has_the_post_of_the_byline_at_the_publisher(lines: list[str]) -> None:
    assert bylines(*lines) == [("person/ann-lee", "Health Correspondent", "org/echo")]


@pytest.mark.parametrize("line", ["By Ann Lee", "By Ann Lee, Hull", "By Ann Lee, 4 May 2024", "By Ann Lee in Hull"])
def test_other_bylines_tell_no_post(line: str) -> None:
    assert bylines(line) == []


def test_who_presides_without_a_name_does_so_over_the_only_house_of_the_text() -> None:
    told = "This/DT/det>House House/NNP/nsubj>rose rose=rise/VBD/ROOT ././punct>rose"
    page = dialogue(
        (doc("Mr/NNP/compound>Speaker Speaker/NNP/ROOT"), doc("Order/NN/ROOT ././punct>Order")),
        (doc("Ann/NNP/compound>Lee Lee/NNP/ROOT"), doc(told)),
    )
    (role,) = find_actors(page, Gazetteer(())).roles
    assert (role.person, role.title, role.organization) == ("person/d-mr-speaker", "Speaker", "org/d-house")
