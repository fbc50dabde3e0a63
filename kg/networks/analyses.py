"""Everything that analysts compute of a coded collection, as the files of one folder: tables, pictures, a README.

Nothing is computed here but what the other modules define; this one says which, in what order, and under what name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from kg.coding import Coding
from kg.networks.agreement import Flip, Taken, Tally, actors_by_activity, flips, issues_by_agreement, timeline
from kg.networks.analyses_readme import Account, readme
from kg.networks.backbone import Removal, disparity, nested_backbone
from kg.networks.build import of_selection
from kg.networks.centrality import MOST, SAMPLE, Centrality, centrality
from kg.networks.communities import Community, communities
from kg.networks.distances import Distance, distances
from kg.networks.figures import not_shown, picture
from kg.networks.matrix import Matrix
from kg.networks.network_plot import entity_colours, entity_labels, network_figure, variables_of
from kg.networks.options import FEW, Aggregation, Options
from kg.networks.plots import agreement_figure, polarization_figure
from kg.networks.polarization import Polarization, polarization
from kg.networks.signed import Signed, net_options, of_signed, one_mode_options, select_sides
from kg.networks.spectra import Spectrum
from kg.networks.tidy import Tidy, cell, csv_of, tidy, windows_table

MOST_WINDOWS = 400
"""Of more windows with statements the distances are not written, there would be more than 80,000; README.txt tells."""

MOST_ISSUES = 60
"""Of more issues only those with the most statements are ranked in the backbone: its time grows with their square."""
LAPLACIAN_WORK = 10**10
"""Up to this product of issues squared and actors cubed the backbone compares spectra of the Laplacian, for a minute or
so. Beyond it compares weighted degrees."""


@dataclass(frozen=True, slots=True)
class Analyses:
    """The files by name, and what is to be said of them: names written otherwise, windows with few statements."""

    files: Mapping[str, bytes]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the analyses depend on besides the options of the network.

    `few`: a window with fewer statements is marked. `camps`: how many to look for. `pictures`: their ending, None for
    no pictures. `threshold`: the weakest tie in the picture of the network. `alias`: the attribute whose values stand
    beside the nodes in place of their names, if it has any.
    """

    few: int = FEW
    camps: int = 2
    pictures: str | None = ".svg"
    threshold: float | None = None
    alias: str = ""


def analyses(
    coding: Coding,
    options: Options,
    wishes: Wishes | None = None,
    *,
    source: str = "",
    quality: Sequence[str] = (),
) -> Analyses:
    """Return the files of all analyses; the README says of what `source` and of which `quality` the coding is.

    Raises InputError if pictures are wished for and matplotlib is not installed, and what `kg.networks.network`
    raises.
    """
    wishes = wishes or Wishes()
    whole = replace(options, windows=None)
    selection = select_sides(coding, whole)
    (signed,) = of_signed(selection, whole)
    windows = polarization(coding, options, camps=wishes.camps, few=wishes.few)
    (overall,) = windows if options.windows is None else polarization(coding, whole, camps=wishes.camps, few=wishes.few)
    limits = _limits(coding, whole, len(signed.names))
    files: dict[str, bytes] = {}
    notes = dict.fromkeys(limits.notes)
    for name, table in _tables(coding, options, signed, windows, wishes, limits):
        written = csv_of(table)
        files[name] = written.text.encode()
        notes |= dict.fromkeys(written.notes)
    if wishes.pictures:
        files |= _pictures(coding, options, windows, wishes, wishes.pictures)
        names = {*signed.names, *(s.column for s in selection.statements)}
        notes |= dict.fromkeys(not_shown(names, wishes.pictures))
    account = Account(
        source=source, options=options, selection=selection, overall=overall,
        windows=windows if options.windows else (), few=wishes.few, camps=wishes.camps,
        notes=(*quality, *coding.notes, *notes), files=tuple(files),
    )  # fmt: skip
    return Analyses({**files, "README.txt": readme(account).encode()}, tuple(notes))


def _tables(
    coding: Coding,
    options: Options,
    signed: Signed,
    windows: Sequence[Polarization],
    wishes: Wishes,
    limits: _Limits,
) -> Iterator[tuple[str, Tidy]]:
    whole = replace(options, windows=None)  # statements without a date count but for windows
    yield "agreement.csv", tidy(Tally, issues_by_agreement(coding, whole))
    yield "actors.csv", tidy(Tally, actors_by_activity(coding, whole))
    yield "positions.csv", tidy(Taken, timeline(coding, whole))
    yield "flips.csv", tidy(Flip, flips(coding, whole))
    yield "ties.csv", ties_table(signed)
    yield "centrality.csv", tidy(Centrality, centrality(signed))
    yield "communities.csv", tidy(Community, communities(signed))
    yield "backbone.csv", tidy(Removal, nested_backbone(coding, limits.backbone, limits.spectrum))
    yield "polarization.csv", tidy(Polarization, windows)
    if options.windows is not None:
        found = of_selection(select_sides(coding, options), options)
        yield "windows.csv", windows_table(found, few=wishes.few)
        spoken = [each for each in _agreement(coding, options) if each.statements]
        if 1 < len(spoken) <= MOST_WINDOWS:
            yield "distances.csv", _distances_table(spoken)


@dataclass(frozen=True, slots=True)
class _Limits:
    """What is computed otherwise where there is very much of it, and what is to be said of that."""

    backbone: Options
    spectrum: Spectrum
    notes: tuple[str, ...]


def _limits(coding: Coding, whole: Options, actors: int) -> _Limits:
    """Return how the analyses can be had in a minute or so."""
    issues = [tally.name for tally in issues_by_agreement(coding, whole)]
    notes, ranked = [], whole
    if len(issues) > MOST_ISSUES:
        notes.append(f"backbone.csv ranks the {MOST_ISSUES} of {len(issues)} issues with the most statements.")
        issues = issues[:MOST_ISSUES]
        ranked = replace(whole, keep={**whole.keep, whole.columns: tuple(issues)})
    spectrum = Spectrum.DEGREES if whole.compatible else Spectrum.LAPLACIAN
    if spectrum is Spectrum.LAPLACIAN and len(issues) ** 2 * actors**3 > LAPLACIAN_WORK:
        spectrum = Spectrum.DEGREES
        notes.append("backbone.csv compares weighted degrees: there is too much for the spectra of the Laplacian.")
    if actors > MOST:
        notes.append(f"betweenness in centrality.csv is estimated from {SAMPLE} of {actors} actors.")
    return _Limits(ranked, spectrum, tuple(notes))


def ties_table(signed: Signed) -> Tidy:
    """Return every tie of a one-mode network, with how likely chance makes agreement so strong (disparity filter)."""
    chance, net = disparity(signed.agreement), signed.net
    rows = [
        tuple(
            cell(value)
            for value in (
                signed.names[i], signed.names[j], float(signed.agreement[i, j]), float(signed.disagreement[i, j]),
                float(net[i, j]), float(chance[i, j]) if signed.agreement[i, j] > 0 else None,
            )
        )
        for i, j in np.argwhere(np.triu(signed.agreement + signed.disagreement, 1) > 0).tolist()
    ]  # fmt: skip
    return Tidy(("source", "target", "agreement", "disagreement", "net", "chance"), tuple(rows))


def _agreement(coding: Coding, options: Options) -> tuple[Matrix, ...]:
    """Return the agreement of each window, divided by its sum, so that many statements do not count as change."""
    one = replace(one_mode_options(options), aggregation=Aggregation.CONGRUENCE)
    found = of_selection(select_sides(coding, options), one)
    return tuple(replace(each, cells=each.cells / (each.cells.sum() or 1.0)) for each in found)


def _distances_table(windows: Sequence[Matrix]) -> Tidy:
    columns = ("first", "second", "absolute", "spectral")
    absolute, spectral = distances(windows), distances(windows, Distance.SPECTRAL)
    rows = [
        (cell(windows[i].middle), cell(windows[j].middle), cell(float(absolute[i, j])), cell(float(spectral[i, j])))
        for i, j in combinations(range(len(windows)), 2)
    ]
    return Tidy(columns, tuple(rows))


def _pictures(
    coding: Coding, options: Options, windows: Sequence[Polarization], wishes: Wishes, ending: str
) -> Mapping[str, bytes]:
    whole = net_options(options)
    (network,) = of_selection(select_sides(coding, whole), whole)
    variables = variables_of(options.rows)
    figures = {
        "agreement": agreement_figure(issues_by_agreement(coding, replace(options, windows=None))),
        "network": network_figure(
            network,
            threshold=wishes.threshold,
            labels=entity_labels(coding, variables, wishes.alias) if wishes.alias else None,
            colours=entity_colours(coding, variables),
        ),
    }
    if options.windows is not None and any(window.statements for window in windows):
        figures["polarization"] = polarization_figure(windows, few=wishes.few)
    return {f"{name}{ending}": picture(figure, ending) for name, figure in figures.items()}
