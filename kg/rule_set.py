"""One hash of everything that changes what is found: words, rules, the ontology, and the program that reads texts.

Another of everything that changes what is written of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kg.ontology import ontology_dir

READS_TEXTS = (
    "lang",
    "rules",
    "reading",
    "spelling.py",
    "quotations.py",
    "syntax",
    "parsing",
    "page.py",
    "dates",
    "actors",
    "events",
    "claims",
    "sides",
    "issues",
    "issue_labels.py",
    "assemble.py",
    "decisions",
    "model",
    "spreadsheet.py",
    "named_files.py",
    "vocabulary.py",
    "ontology.py",
    "extraction",
)
"""The parts of the package from a file to its statements; `tests/unit/test_rule_set.py` asks the imports for them."""

KINDS = (".py", ".toml", ".ttl", ".csv")


@cache
def rule_set() -> str:
    """Return the hash, in hexadecimal, so that a graph says which rules made it.

    Two versions with the same hash find the same in a text with the same language model and settings.
    """
    sha = hashlib.sha256()
    for name, path in sorted(_files()):
        sha.update(name.encode())
        sha.update(path.read_bytes())
    return sha.hexdigest()


@cache
def program() -> bytes:
    """Return the hash of the whole program and of the libraries that make its files."""
    sha = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted((*package.rglob("*.py"), *package.rglob("*.toml"), *ontology_dir().iterdir())):
        if path.suffix in KINDS:
            sha.update(path.name.encode())
            sha.update(path.read_bytes())
    for library in ("msgspec", "pyoxigraph", "rdflib"):
        sha.update(version(library).encode())
    return sha.digest()


def _files() -> Iterator[tuple[str, Path]]:
    """Yield the files with their names, which do not depend on where the program is installed."""
    package = Path(__file__).parent
    for part in READS_TEXTS:
        place = package / part
        for path in [place] if place.is_file() else place.rglob("*"):
            if path.suffix in KINDS:
                yield path.relative_to(package).as_posix(), path
    for path in ontology_dir().iterdir():
        if path.suffix in KINDS:
            yield f"ontology/{path.name}", path
