"""Refuses RDF files nested so deep that the reader, which calls itself once for each level, would crash."""

from __future__ import annotations

import mmap
import re
from pathlib import Path

from pyoxigraph import RdfFormat

from kg.errors import InputError

DEEPEST = 100
"""Triples inside triples, or elements inside elements, at most."""
_STRING = rb'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"'
_TRIPLE = re.compile(_STRING + rb"|(?P<opens><<)|(?P<closes>>>)", re.DOTALL)
_ELEMENT = re.compile(rb"(?P<opens><[^!?/>](?:[^>]*[^/>])?>)|(?P<closes></)")


def check_nesting(path: Path, form: RdfFormat) -> None:
    """Raise InputError if a file is nested too deep; OSError if it cannot be read."""
    if path.stat().st_size == 0:
        return
    depth = 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if form != RdfFormat.RDF_XML and data.find(b"<<") < 0:
            return
        for found in (_ELEMENT if form == RdfFormat.RDF_XML else _TRIPLE).finditer(data):
            depth = depth + 1 if found["opens"] else max(0, depth - 1) if found["closes"] else depth
            if depth > DEEPEST:
                raise InputError(f"{path}: nested more than {DEEPEST} deep at byte {found.start()}; nest less deep")
