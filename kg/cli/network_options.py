"""What the commands on discourse networks take: which statements count, how, and in which windows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Annotated

import typer

from kg.errors import InputError
from kg.networks.options import Duplicates, Kernel

STATEMENTS, COUNTING, TIME, RESULT = "Which statements", "How they are counted", "Time", "Result"
"""The headings under which the help shows them."""

OF: Mapping[str, tuple[str, str, str | None]] = {
    "issues": ("actor", "concept", "agreement"),
    "actors": ("actor", "concept", "agreement"),
    "events": ("actor", "event", None),
    "affiliations": ("person", "organization", None),
}
"""What of a build can be a network, with the usual rows, columns and what tells the side."""

Rows = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Who: person, organization, actor (either), or another variable.",
        show_default="actor",
        rich_help_panel=COUNTING,
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="What they speak of.", show_default="concept", rich_help_panel=COUNTING),
]
Qualifier = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="What tells the side; none for none.", show_default="agreement", rich_help_panel=COUNTING
    ),
]
Within = Annotated[
    Duplicates,
    typer.Option("--duplicates", help="Within what the same is counted once.", rich_help_panel=COUNTING),
]
Compatible = Annotated[
    bool,
    typer.Option("--dna-compatible", help="The numbers of DNA 3.1.2, its oddities included.", rich_help_panel=COUNTING),
]
Of = Annotated[
    str,
    typer.Option(
        metavar="|".join(OF),
        help="Of a build: who is for what, or for whom; who took part in what; who belongs where.",
        rich_help_panel=STATEMENTS,
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Type of statement, if there are several.", rich_help_panel=STATEMENTS),
]
Start = Annotated[str | None, typer.Option(metavar="DATE", help="First day: 2009-07-01.", rich_help_panel=STATEMENTS)]
Stop = Annotated[str | None, typer.Option(metavar="DATE", help="Last day, all of it.", rich_help_panel=STATEMENTS)]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=VALUE", help="Leave out statements with this; may be repeated.", rich_help_panel=STATEMENTS
    ),
]
Keep = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=VALUE", help="Only those with one of these; may be repeated.", rich_help_panel=STATEMENTS
    ),
]
MinRow = Annotated[
    int, typer.Option(metavar="N", help="Leave out rows with fewer statements.", rich_help_panel=STATEMENTS)
]
MinColumn = Annotated[
    int, typer.Option(metavar="N", help="Leave out columns with fewer statements.", rich_help_panel=STATEMENTS)
]
Size = Annotated[int, typer.Option(min=1, help="How many units a window is wide.", rich_help_panel=TIME)]
Smoothing = Annotated[
    Kernel,
    typer.Option("--kernel", help="Statements count the less, the further from the middle.", rich_help_panel=TIME),
]
Threshold = Annotated[
    float | None,
    typer.Option(
        metavar="NUMBER",
        help="In the picture: only ties as strong as this.",
        show_default="four a node, the strongest",
        rich_help_panel=RESULT,
    ),
]
Alias = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="In the picture: names from this attribute, such as alias.", rich_help_panel=RESULT
    ),
]


def usual(of: str, rows: str | None, columns: str | None, qualifier: str | None) -> tuple[str, str, str | None]:
    """Return rows, columns and qualifier: those given, or the usual ones of what the network is of."""
    if of not in OF:
        raise InputError(f"--of {of!r}: use one of {', '.join(OF)}")
    row, column, side = OF[of]
    if qualifier is not None:
        side = None if qualifier in ("", "none") else qualifier
    return rows or row, columns or column, side


def step_of(step: int | None, otherwise: int, *, compatible: bool) -> int:
    """Return by how many units windows move on; those of DNA by one."""
    if compatible and step not in (None, 1):
        raise typer.BadParameter("--dna-compatible knows no --step; its windows move on by one")
    return step or (1 if compatible else otherwise)


def day_of(text: str | None, option: str, *, end: bool = False) -> datetime | None:
    """Return the date that an option gives, None if it gives none; `end`: the last second of that day."""
    if text is None:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"{option} {text!r} is no date; write it so: 2009-07-31") from None
    if time.tzinfo is not None:
        raise InputError(f"{option} {text!r} has a time zone; leave it out, times are in UTC")
    return time + timedelta(hours=23, minutes=59, seconds=59) if end and len(text) <= len("2009-07-31") else time


def chosen_values(given: list[str] | None, option: str) -> Mapping[str, tuple[str, ...]]:
    """Return the values by variable of an option that is given as NAME=VALUE, maybe several times."""
    chosen: dict[str, tuple[str, ...]] = {}
    for each in given or ():
        name, sign, value = each.partition("=")
        if not sign or not name:
            raise InputError(f"{option} {each!r}: write it so: {option} 'concept=A carbon tax'")
        chosen[name] = (*chosen.get(name, ()), value)
    return chosen
