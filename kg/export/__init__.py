"""The files other programs open: one writer a module, all of them in FORMATS.

To add a format, write a module with `FORMAT = Format(name, suffix, write, help)` and put it in the tuple.
"""

from __future__ import annotations

from kg.errors import InputError
from kg.export import coded, csv, gexf, graphml, jsonl, qdpx
from kg.export.format import Format
from kg.model import Knowledge
from kg.records import extraction_json, read_statements

# RDF/XML is left out on purpose: it cannot hold every text, and other programs read Turtle. graph.py writes RDF.
FORMATS: tuple[Format, ...] = (
    csv.FORMAT, gexf.FORMAT, graphml.FORMAT, jsonl.FORMAT, qdpx.FORMAT, coded.DNA, coded.TABLE, coded.PARQUET,
)  # fmt: skip


def export(knowledge: Knowledge, name: str) -> str | bytes:
    """Return the knowledge in the format called `name`: text, or the bytes of a format that is none.

    Raises InputError for a name that is not in FORMATS, with those that are.
    """
    return find_format(name).write(knowledge)


def find_format(name: str, ending: str = "") -> Format:
    """Return the format called `name`, if there are two of that name the one with this ending of a file.

    Raises InputError for a name that is not in FORMATS, with those that are.
    """
    known = [f for f in FORMATS if f.name == name]
    if not known:
        raise InputError(f"no format {name!r}; use one of: {', '.join(dict.fromkeys(f.name for f in FORMATS))}")
    return next((f for f in known if f.suffix == ending.lower()), known[0])


__all__ = ["FORMATS", "Format", "export", "extraction_json", "read_statements"]
