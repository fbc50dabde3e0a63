"""Pictures: the same bytes each time, whatever the settings; nothing in a name is a formula or breaks the file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from said import coded

from kg.coding import ORGANIZATION, Entity
from kg.errors import InputError
from kg.networks import Aggregation, Matrix, Mode, Options, Unit, Windows, network
from kg.networks.agreement import issues_by_agreement
from kg.networks.figures import not_shown, picture, text
from kg.networks.network_plot import entity_colours, entity_labels, network_figure, strongest
from kg.networks.plots import agreement_figure, polarization_figure
from kg.networks.polarization import polarization

matplotlib = pytest.importorskip("matplotlib")

HOSTILE = "$\\frac{1}{0}$ <b>&amp; --> \x07\x00 %s {} _^ \ud800"
CODING = coded(
    [
        ("Apple", "tax", 1, "2020-01-01"),
        ("Birch", "tax", 1, "2020-01-01"),
        (HOSTILE, "tax", 0, "2020-01-02"),
        ("Birch", HOSTILE, 1, "2020-03-02"),
        (HOSTILE, HOSTILE, 0, "2020-03-02"),
    ]
)
ONE_MODE = Options(mode=Mode.ONE_MODE)
MONTHS = Options(windows=Windows(Unit.MONTHS, 1))


def one(**more: Any) -> Matrix:
    (found,) = network(CODING, replace(ONE_MODE, **more))
    return found


def pictures(ending: str) -> list[bytes]:
    figures = (
        agreement_figure(issues_by_agreement(CODING, Options())),
        polarization_figure(polarization(CODING, MONTHS)),
        network_figure(one()),
        network_figure(network(CODING, Options())[0]),
    )
    return [picture(figure, ending) for figure in figures]


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
def test_the_same_input_gives_the_same_bytes_whatever_the_settings(ending: str) -> None:
    before = pictures(ending)
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.hashsalt": None}):
        assert pictures(ending) == before
    assert not any(b"dc:date" in each or b"CreationDate" in each for each in before)


def test_a_name_is_shown_as_it_is_and_breaks_no_file() -> None:
    for each in pictures(".svg"):
        ElementTree.fromstring(each)
        assert b"<script" not in each
    assert text(HOSTILE).startswith("$\\frac{1}{0}$ <b>&amp; --> ")
    assert "\x07" not in text(HOSTILE)


def test_an_svg_keeps_names_as_text_in_every_script_and_the_others_say_what_they_cannot_show() -> None:
    both = coded([("新疆", "税", 1, "2020-01-01"), ("Łódź", "税", 0, "2020-01-01")])
    (found,) = network(both, ONE_MODE)
    root = ElementTree.fromstring(picture(network_figure(found), ".svg"))
    assert {"新疆", "Łódź"} <= {
        "".join(each.itertext()).strip() for each in root.iter("{http://www.w3.org/2000/svg}text")
    }
    assert not_shown(found.rows, ".svg") == ()
    (note,) = not_shown(found.rows, ".png")
    assert "2 of the characters (新疆)" in note


@pytest.mark.filterwarnings("error")
def test_letters_that_a_font_lacks_are_no_warning_of_python() -> None:
    (found,) = network(coded([("新疆", "税", 1, "2020-01-01")]), ONE_MODE)
    assert picture(network_figure(found), ".png").startswith(b"\x89PNG")


def test_drawing_leaves_the_settings_and_pyplot_alone() -> None:
    before = dict(matplotlib.rcParams)
    pictures(".svg")
    assert dict(matplotlib.rcParams) == before
    from matplotlib import _pylab_helpers

    assert _pylab_helpers.Gcf.get_all_fig_managers() == []


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.networks.figures.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install .*matplotlib"):
        agreement_figure([])


def test_another_ending_is_refused() -> None:
    with pytest.raises(InputError, match=r"\.svg, \.png, \.pdf"):
        picture(agreement_figure(()), ".bmp")


def test_a_picture_of_nothing_can_be_drawn() -> None:
    nothing = coded([])
    for figure in (
        agreement_figure(issues_by_agreement(nothing, Options())),
        polarization_figure(()),
        network_figure(network(nothing, ONE_MODE)[0]),
    ):
        ElementTree.fromstring(picture(figure, ".svg"))


def labels(figure: Any) -> list[str]:
    return [each.get_text() for axes in figure.axes for each in (*axes.texts, *axes.get_yticklabels())]


def test_bars_carry_their_counts_and_what_is_not_shown_is_said() -> None:
    figure = agreement_figure(issues_by_agreement(CODING, Options()), most=1)
    assert [label for label in labels(figure) if label.strip()] == ["1", "2", "tax"]
    assert figure.axes[0].get_xlabel() == "3 statements; 1 more with 2 not shown"


def test_few_statements_are_hollow_and_said() -> None:
    found = polarization(CODING, MONTHS, few=3)
    figure = polarization_figure(found, few=3)
    hollow = [line for line in figure.axes[0].lines if line.get_markerfacecolor() == "white" and len(line.get_xdata())]
    assert [len(line.get_xdata()) for line in hollow] == [2, 2]  # February without and March with two statements
    assert figure.axes[1].get_xlabel() == "3 windows: 1 with fewer than 3 statements (hollow, light), 1 with none"


def test_signs_are_told_by_colour_and_by_dashes() -> None:
    figure = network_figure(one(aggregation=Aggregation.SUBTRACT))
    ties = [line for line in figure.axes[0].lines if len(line.get_xdata()) == 2]
    assert {(line.get_color(), line.is_dashed()) for line in ties} == {("#0072B2", False), ("#C44601", True)}


def test_the_weakest_ties_are_left_out_and_counted() -> None:
    cells = one(aggregation=Aggregation.SUBTRACT)
    every, count = strongest(cells, threshold=0)
    assert (len(every), count) == (3, 3)
    assert [tie.weight for tie in strongest(cells, threshold=2)[0]] == [-2]
    assert len(strongest(cells, most=2)[0]) == 3  # the second and third are equally strong
    title = network_figure(cells, threshold=2).axes[0].get_title(loc="left")
    assert title == "organization × organization: 1 of 3 ties (at least 2) of 5 statements"


def test_nodes_have_the_alias_and_colour_of_the_code_book() -> None:
    entities = (
        Entity(ORGANIZATION, "Apple", (255, 0, 0), {"alias": "The Apple Union"}),
        Entity("concept", "Birch", (0, 255, 0), {"alias": "wrong"}),
    )
    coding = replace(CODING, entities=entities)
    names = entity_labels(coding, [ORGANIZATION])
    assert names == {"Apple": "The Apple Union"}
    assert entity_colours(coding, [ORGANIZATION]) == {"Apple": (1.0, 0.0, 0.0)}
    assert "The Apple Union" in labels(network_figure(one(), labels=names))


def test_actors_and_issues_of_the_same_name_stay_two_nodes() -> None:
    figure = network_figure(network(coded([("tax", "tax", 1, "2020-01-01")]), Options())[0])
    assert labels(figure).count("tax") == 2
