"""The embedded store on disk: a graph too large for memory is loaded once, then opened at once.

The store of a file lies in a folder named after what the file holds. It appears there only when it is whole, and
gives way to that of the next file.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse
from pyoxigraph import __version__ as engine_version
from rdflib import Dataset

from kg.errors import InputError
from kg.graph.dataset import open_flat
from kg.store.files import format_of, prefixes_of, read
from kg.store.nesting import check_nesting
from kg.whole_files import belonging

LARGE = 100_000_000
"""Files of so many bytes (some 400,000 triples) are kept on disk: memory would hold five times as much."""

_LAYOUT = "1"
_OF_A_FILE = re.compile(r"[0-9a-f]{16}")


def open_store(path: Path, *, folder: Path | None = None) -> Dataset:
    """Open an RDF file: small ones in memory, large ones (and all, if `folder` is given) from a store on disk.

    That store lies in `folder`, by default in store/ beside the file; it is made when the file is new or has changed
    and only read otherwise, by any number of programs at once. Raises InputError for a file that cannot be read or a
    folder that cannot be used.
    """
    form = format_of(path)
    beside = folder or path.parent / "store"
    try:
        if folder is None and path.stat().st_size < LARGE:
            return read(path)
        path = belonging(path)
        store = Store.read_only(str(place_of(path, form, beside)))
    except OSError as error:
        raise InputError(
            f"{error.filename or path}: cannot be read ({error.strerror or error}); run kg build"
        ) from error
    return open_flat(store, prefixes_of(store))


def place_of(path: Path, form: RdfFormat, folder: Path) -> Path:
    """Return where the store of a file lies inside `folder`, making it if it is not there yet."""
    with path.open("rb") as file:
        held = hashlib.file_digest(file, "sha256").hexdigest()
    name = hashlib.sha256(f"{_LAYOUT} {engine_version} {form.name} {held}".encode()).hexdigest()[:16]
    place = folder / name
    if place.is_dir():
        return place
    if folder.is_dir() and any(not _ours(entry) for entry in folder.iterdir()):
        raise InputError(f"{folder}: holds other files; name an empty or new folder with --store")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".kg-", dir=folder) as draft:
        _load(path, form, Path(draft) / name)
        (Path(draft) / name).replace(place)
    for other in folder.iterdir():
        if other != place and _OF_A_FILE.fullmatch(other.name):
            shutil.rmtree(other, ignore_errors=True)
    return place


def _ours(entry: Path) -> bool:
    return entry.name.startswith(".kg-") or (_OF_A_FILE.fullmatch(entry.name) is not None and entry.is_dir())


def _load(path: Path, form: RdfFormat, place: Path) -> None:
    """Load a file, and the union of its graphs into the default graph, where questions look."""
    store = Store(str(place))
    try:
        check_nesting(path, form)
        store.bulk_load(path=str(path), format=form)
        if form.supports_datasets:
            store.bulk_extend(_union(path, form))
    except SyntaxError as error:
        raise InputError(f"{path}: not valid {form.name} ({error}); write it again with kg build") from error
    store.flush()


def _union(path: Path, form: RdfFormat) -> Iterator[Quad]:
    for quad in parse(path=str(path), format=form):
        yield Quad(quad.subject, quad.predicate, quad.object)
