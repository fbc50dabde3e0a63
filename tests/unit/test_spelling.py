"""How names are compared and stand in ids."""

from __future__ import annotations

import pytest

from kg.spelling import folded, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sinn Féin", "sinn-fein"),
        ("Children’s Society", "childrens-society"),
        ("Children's Society", "childrens-society"),
        ("</script> & Łøn", "script-and-lon"),
    ],
)
def test_an_id_holds_plain_letters_only(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_are_compared_without_case_accents_points_and_marks() -> None:
    assert folded("U.K. Men’s  Café") == folded("UK MEN'S CAFE")
    assert folded("Sue Brown") != folded("Sue Browne")
