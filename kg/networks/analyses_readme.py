"""The README of a folder of analyses: of what it was made and how, what was left out, what each file is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from kg.networks.options import Options, Windows
from kg.networks.polarization import Polarization
from kg.networks.selection import Selection

PACKAGES = ("policy-kg", "numpy", "scipy", "networkx", "matplotlib")
"""What the numbers and pictures depend on."""

FILES: Mapping[str, str] = {
    "agreement.csv": "Issues by agreement: statements and actors for and against each issue.",
    "actors.csv": "Actors by activity: statements and issues for and against of each actor.",
    "positions.csv": "Every position that counts, by actor, issue and time, with the words it stands in.",
    "flips.csv": "Who took both sides of an issue; turns are the days on which the side changed, at_once is how many "
    "documents have both sides.",
    "ties.csv": "Actors × actors: agreement (congruence) and disagreement (conflict) of each pair; net is the first "
    "less the second; chance is the level at which the disparity filter keeps the agreement (Serrano, Boguñá and "
    "Vespignani 2009): keep those below 0.05, say.",
    "centrality.csv": "Degree and strength in agreement and disagreement; betweenness and PageRank in agreement.",
    "communities.csv": "Groups of those who agree on balance (Louvain, seeded), members by strength.",
    "backbone.csv": "Issues in the order in which the network can do without them, the most important last; loss is "
    "the difference of the Laplacian spectra, 0 to 2 (of the weighted degrees with DNA's numbers).",
    "polarization.csv": "Polarisation of each window, or of the whole: share of disagreement among all ties; signed "
    "modularity of the best camps (Gómez, Jensen and Arenas 2009; Traag and Bruggeman 2009), 0 to 1 - 1/camps, "
    "high too where groups do not disagree but speak of different issues, so read both; E-I "
    "index of agreement across them (Krackhardt and Stern 1988), -1 to 1. dna_score is the number of the Discourse "
    "Network Analyzer, which looks for the division that fits worst: use it to compare with its results only.",
    "windows.csv": "The network of each window, one row a cell.",
    "distances.csv": "How far each two windows with statements lie apart in agreement, each divided by its sum: sum of "
    "absolute differences, and difference of the Laplacian spectra; both 0 to 2.",
    "agreement": "Picture of agreement.csv.",
    "network": "Picture of ties.csv: the strongest net ties, solid for agreement, dashed for disagreement.",
    "polarization": "Picture of polarization.csv; windows with few statements are hollow.",
}


@dataclass(frozen=True, slots=True)
class Account:
    """What the README tells."""

    source: str
    options: Options
    selection: Selection
    overall: Polarization
    windows: tuple[Polarization, ...]
    few: int
    camps: int
    notes: tuple[str, ...]
    files: tuple[str, ...]


def readme(account: Account) -> str:
    """Return the README; it has no date, so that the same input gives the same text."""
    sections = (
        ("Made of", _made_of(account)),
        ("Options", _options(account)),
        ("Counted", _counted(account)),
        ("To be read with care", _care(account)),
        ("Files", (f"{name}: {_meaning(name)}" for name in account.files)),
        ("Form", _form()),
    )
    return "\n".join(
        f"{title}\n" + "".join(f"  {' '.join(line.split())}\n" for line in lines) for title, lines in sections
    )


def _meaning(name: str) -> str:
    return FILES.get(name) or FILES[name.rpartition(".")[0]]


def _made_of(account: Account) -> Iterator[str]:
    if account.source:
        yield f"source: {account.source}"
    for package in PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            continue


def _options(account: Account) -> Iterator[str]:
    options = account.options
    yield f"rows (actors): {options.rows}; columns (issues): {options.columns}; side: {options.qualifier or 'none'}"
    yield f"duplicates within: {options.duplicates}; isolates: {_yes(options.isolates)}"
    yield f"network: {options.mode}, {options.aggregation}, {options.normalization}"
    for name, chosen in (("left out", options.exclude), ("only", options.keep)):
        yield from (f"{name}: {variable} = {', '.join(values)}" for variable, values in chosen.items())
    if options.min_row or options.min_column:
        yield f"at least {options.min_row} statements a row and {options.min_column} a column"
    yield f"range: {_day(account.selection.start)} to {_day(account.selection.stop)}"
    yield f"windows: {_windows(options.windows)}"
    yield f"numbers as those of the Discourse Network Analyzer 3.1.2: {_yes(options.compatible)}"
    yield f"camps: {account.camps}; few statements: fewer than {account.few}"


def _windows(windows: Windows | None) -> str:
    if windows is None:
        return "none"
    return f"{windows.size} {windows.unit}, each {windows.step} later; kernel: {windows.kernel}"


def _counted(account: Account) -> Iterator[str]:
    selection, overall = account.selection, account.overall
    yield f"{len(selection.statements)} statements"
    for reason, number in selection.dropped.items():
        yield f"{number} not counted: {reason}"
    actors, issues = {s.row for s in selection.statements}, {s.column for s in selection.statements}
    yield f"{len(actors)} actors, {len(issues)} issues"
    yield f"share of disagreement: {_number(overall.share_of_disagreement)}"
    yield f"signed modularity: {_number(overall.modularity)}"
    yield from (f"camp {n}: {'; '.join(camp)}" for n, camp in enumerate(overall.camps, start=1))


def _care(account: Account) -> Iterator[str]:
    few = [w for w in account.windows if w.few and w.statements]
    empty = sum(not w.statements for w in account.windows)
    if account.overall.few:
        yield f"There are fewer than {account.few} statements in all: one more or less changes the picture."
    if few:
        yield f"Windows with fewer than {account.few} statements (few = 1): {len(few)} of {len(account.windows)}."
    undated = sum(s.time is None for s in account.selection.statements) if account.windows else 0
    if undated:
        yield f"{undated} statement{'s' * (undated > 1)} in documents without a date: in no window, but in all else."
    if empty:
        yield f"Windows without statements: {empty} of {len(account.windows)}."
    if account.windows and "distances.csv" not in account.files:
        yield "There are no distances.csv: there are too few or too many windows with statements."
    yield from account.notes
    yield "Ties tell who says the same, not who works together; a camp is what a search found, not what actors say."


def _form() -> Iterator[str]:
    yield "Tables are UTF-8 without a byte order mark, commas between cells, numbers with a point; empty is not known."
    yield "A name that a spreadsheet would take for a formula has an apostrophe before it. Dates are ISO 8601, in UTC."


def _day(time: object) -> str:
    return str(time) if time is not None else "not known"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _number(value: float | None) -> str:
    return "not known, there are no ties" if value is None else f"{value:.4g}"
