"""What is installed on demand: the command that installs it where this program runs, from a checkout or a wheel.

The program stands on no package index, so `pip install 'policy-kg[html]'` would find nothing: what an extra stands for
is read from the metadata of the installed program and named package by package.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec
from pathlib import Path

PROJECT = "policy-kg"


def remedy(extra: str) -> str:
    """Return the command that installs the packages of an extra: “.venv/bin/python -m pip install "pyarrow>=16"”.

    A checkout that was installed before the extra was added does not know it yet: it is installed anew.
    """
    packages = packages_of(extra)
    return install(*packages) if packages else f"{install('-e', f'.[{extra}]')} (in the folder of this project)"


def install(*packages: str) -> str:
    """Return the command that installs packages into the environment of this program."""
    return f"{_install()} {' '.join(_quoted(package) for package in packages)}"


def packages_of(extra: str) -> tuple[str, ...]:
    """Return the packages of an extra as pip takes them; none if the installed program does not know it."""
    from packaging.requirements import Requirement

    try:
        lines = requires(PROJECT) or ()
    except PackageNotFoundError:
        return ()
    found: list[str] = []
    for needed in map(Requirement, lines):
        if needed.marker is None or not needed.marker.evaluate({"extra": extra}) or needed.marker.evaluate():
            continue
        if needed.name == PROJECT:
            found += (package for inner in sorted(needed.extras) for package in packages_of(inner))
        else:
            found.append(f"{needed.name}{needed.specifier}")
    return tuple(dict.fromkeys(found))


def python() -> str:
    """Return what calls this Python from where the user is."""
    path = Path(sys.executable)
    near = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return _quoted(str(near))


def _install() -> str:
    return f"{python()} -m pip install" if find_spec("pip") else f"uv pip install --python {python()}"


def _quoted(word: str) -> str:
    """Return a word as every shell takes it: < and > would name files, a space would end it."""
    return f'"{word}"' if set(word) & set("<>=[] ") or (os.name == "nt" and "," in word) else word
