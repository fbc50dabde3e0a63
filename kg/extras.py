"""What to type to get an optional part: no index has this project, so its extras are named by what is in them."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires

_PART = re.compile(r"(?P<what>[^;]+?)\s*;.*\bextra\s*==\s*[\"'](?P<extra>[\w-]+)[\"']")
_OURS = re.compile(r"policy-kg\b")


def remedy(extra: str, module: str = "") -> str:
    """Return the command that installs the packages of an extra: “python -m pip install "pyarrow>=16"”.

    `module` is what was missed, and installed where the extra is not known (a source tree that was never installed).
    """
    return "python -m pip install " + (
        " ".join(f'"{package}"' for package in packages(extra)) or module.partition(".")[0] or extra
    )


def packages(extra: str) -> tuple[str, ...]:
    """Return what an extra of pyproject.toml asks for, as pip takes it; () for one that is not known."""
    try:
        asked = requires("policy-kg") or []
    except PackageNotFoundError:
        return ()
    parts = (part for each in asked if (part := _PART.fullmatch(each)) and part["extra"] == extra)
    return tuple("".join(part["what"].split()) for part in parts if not _OURS.match(part["what"]))
