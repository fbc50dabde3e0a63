"""The command on what earlier runs kept: cache."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Config, settings_of
from kg.cli.screen import count, say, show_rows

KINDS = {
    "parses": "parses, while the language model is the same",
    "statements": "statements, while the rules are",
    "graphs": "graphs that conformed, while the shapes are",
    "outputs": "what the files of builds are made of, while they and the program are",
}


def cache(
    clear: Annotated[bool, typer.Option("--clear", help="Remove all of it.")] = False, config: Config = None
) -> None:
    """Show what earlier runs kept, so as not to read the same texts again; it may be removed at any time."""
    from kg.cache import FILE, Cache
    from kg.cache import clear as remove

    settings = settings_of(config)
    if not settings.cache:
        return say('Nothing is kept: cache = "" in the settings.')
    folder = Path(settings.cache)
    if not (folder / FILE).exists():
        return say(f"Nothing is kept in {folder}.")
    if clear:
        remove(folder)
        return say(f"Removed what was kept in {folder}.")
    kept = Cache(folder)
    rows = [[KINDS.get(c.kind, c.kind), f"{c.values:,}", f"{c.size / 1e6:,.1f}"] for c in kept.contents()]
    kept.close()
    show_rows(("kept", "documents", "MB"), rows, title=f"{folder}, at most {count(settings.cache_mb, 'megabyte')}")
