"""What stands before a report's first sentence is no part of it."""

from __future__ import annotations

import pytest

from kg.reading import document

BODY = "The union said that pay was low. It will meet ministers."


def first(opening: str) -> str:
    read = document(f"A heading\n\n{opening}{BODY}\n\nMore text stands here, too.\n")
    return [b.span.of(read.text) for b in read.blocks if b.extractable][1]


@pytest.mark.parametrize(
    "dateline",
    [
        "LONDON, 14 May 2024 – ",
        "GENEVA, May 14 (Reuters) - ",
        "Leeds (14 May 2024) — ",
        "ST. LOUIS, Mo. (AP) — ",
        "NEW YORK/LONDON, Dec. 5 – ",
        "WASHINGTON — ",
        "(Reuters) – ",
        "14 May 2024 – ",
    ],
)
def test_a_dateline_is_cut_off(dateline: str) -> None:
    assert first(dateline) == BODY


@pytest.mark.parametrize(
    "opening",
    [
        "UNISON – Britain’s biggest union – has met. ",
        "Ann Lee – A carer – spoke. ",
        "Smith (Labour) – ",
        "NHS – ",
        "In May 2024 – a bad month – it rained. ",
    ],
)
def test_what_only_looks_like_one_stays(opening: str) -> None:
    assert first(opening) == opening + BODY


def test_the_date_of_the_dateline_is_still_read() -> None:
    assert document(f"A heading\n\nLONDON, 14 May 2024 – {BODY}\n\nMore text.\n").date == "2024-05-14"
