"""The one check of what is read from a build: that it is what the build wrote, and all of one build."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError
from kg.whole_files.lock import locked
from kg.whole_files.manifest import MANIFEST, Sum, is_as, manifest_text, read_manifest
from kg.whole_files.together import READY, finish, is_decided

PATIENCE = 10.0
"""Seconds to wait for another process that is moving files to their places, which takes it a moment."""
_TRIES = 20


def belonging(path: Path) -> Path:
    """Return where to read a file of a build: `path`, once it is known to be the one that the build wrote there.

    If a build was killed while it moved its files, they are moved now. Where nothing may be written, the answer is
    the place where the file waits. A file outside a build, or of a build without a manifest, is taken as it is.

    Raises InputError for a file that does not belong to the others: changed by hand, or of another build.
    """
    try:
        place = _place(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}); name another place") from error
    if place is not None:
        return place
    raise InputError(
        f"{path}: is not the file that kg build wrote there (changed since, or of another build); build again, "
        f"or remove {path.parent / MANIFEST} to read the files as they are"
    )


def build_in(folder: Path) -> str:
    """Return what tells the build in a folder from any other, "" where there is none or it has no manifest."""
    try:
        return manifest_text(read_manifest(_wanted(folder / MANIFEST)[1]))
    except (OSError, InputError):
        return ""


def _place(path: Path) -> Path | None:
    """Return where to read a file, None if it does not belong to the others there."""
    for _ in range(_TRIES):
        _settle(path.parent)
        wanted, place = _wanted(path)
        if wanted is None:
            return place
        try:
            if is_as(place, wanted):
                return place
        except FileNotFoundError:
            if _wanted(path) == (wanted, place):
                return place  # whoever opens it will say so
            continue
        if _wanted(path) == (wanted, place) and not is_decided(path.parent):
            break  # no build has put other files there while we looked
    return None


def _wanted(path: Path) -> tuple[Sum | None, Path]:
    """Return what the manifest says of a file, and where the file is now; both may wait to be moved."""
    manifest, place = path.with_name(MANIFEST), path
    if is_decided(path.parent):
        waiting = path.parent / READY
        manifest = waiting / MANIFEST if (waiting / MANIFEST).exists() else manifest
        place = waiting / path.name if (waiting / path.name).exists() else place
    return read_manifest(manifest).get(path.name), place


def _settle(folder: Path) -> None:
    """Finish what a killed build has decided, if this folder may be written."""
    if not is_decided(folder):
        return
    try:
        with locked(folder, wait=PATIENCE):
            finish(folder)
    except OSError:
        return  # it is read where it is
