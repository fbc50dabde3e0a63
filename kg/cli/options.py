"""What several commands take: the same name, letter and meaning in each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from kg.errors import SettingsError
from kg.settings import Settings, load_settings

KEPT_IN = ".kg-cache"
"""Where the commands keep what they computed unless told otherwise; from Python nothing is kept unless told."""

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files and folders of texts; - reads standard input.", show_default=False),
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="What a build writes to.")]
Graph = Annotated[Path, typer.Option("--graph", "-g", metavar="FILE", help="The graph, as kg build writes it.")]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Settings to read instead of ./kg.toml.")]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="spaCy pipeline to use instead of the pinned one.")
]
Workers = Annotated[int | None, typer.Option(help="Processes that read the texts.", show_default="1")]
OnCluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Dask cluster that reads the texts; local: one of --workers processes here.",
    ),
]
Actors = Annotated[
    list[str] | None, typer.Option("--actors", metavar="FILE", help="More known actors: .ttl or .csv; may be repeated.")
]
Issues = Annotated[
    str | None, typer.Option("--issues", metavar="FILE", help="The issues, as kg issues -o writes them.")
]
Topics = Annotated[
    str | None, typer.Option("--topics", metavar="FILE", help="A SKOS scheme of topics that claims may be on.")
]
CacheFolder = Annotated[
    str | None,
    typer.Option(
        "--cache",
        metavar="FOLDER",
        help='Keeps parses and statements for the next run; "" for none.',
        show_default=KEPT_IN,
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="What a column of a table is: text=Body, title=, date=Day; may be repeated.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say when each step is done and how long it took; all warnings.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]

OUTPUT = Path("output")
GRAPH = OUTPUT / "graph.nq"


def settings_of(
    config: Path | None,
    model: str | None = None,
    actors: list[str] | None = None,
    workers: int | None = None,
    issues: str | None = None,
    topics: str | None = None,
    cache: str | None = None,
    cluster: str | None = None,
    columns: list[str] | None = None,
) -> Settings:
    """Return the settings of kg.toml with what the command line gives in their place."""
    more: dict[str, Any] = {"workers": workers, "issues": issues, "topics": topics, "cache": cache, "cluster": cluster}
    if columns:
        more["columns"] = tuple(_pair(each) for each in columns)
    return load_settings(config, Settings(cache=KEPT_IN), model=model, actors=tuple(actors or ()), **more)


def _pair(given: str) -> tuple[str, str]:
    field, sign, column = given.partition("=")
    if not sign:
        raise SettingsError(f"--column {given}: write a field, = and the name of a column: text=Body")
    return field.strip(), column.strip()
