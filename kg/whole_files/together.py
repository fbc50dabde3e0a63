"""Several files of a folder change together: all of them, or none."""

from __future__ import annotations

import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import InputError
from kg.whole_files.disk import DRAFT, PART, draft_name, names_to_disk, to_disk, writable
from kg.whole_files.lock import locked
from kg.whole_files.manifest import MANIFEST, manifest_text, read_manifest, sum_of

READY = ".kg-ready"
"""The folder of files that are decided and wait to be moved to their places."""
ABANDONED_AFTER = 3600.0
"""Seconds after which the draft of a single file is left over: its writer holds no lock that would tell."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keep all other processes from writing into a folder; what killed ones have left there is finished or removed.

    Raises InputError if the folder cannot be written, or if another process is at it.
    """
    with writable(folder, "folder"), locked(folder) as first:
        if first:  # else drafts may be those of this very process
            _move(folder)
            sweep(folder)
        yield


@contextmanager
def replacing(folder: Path, names: Collection[str], *, whole: bool = False) -> Iterator[Path]:
    """Give a folder for drafts of the files `names`; when the block ends they replace the old ones, together.

    If the block raises, or is killed, the old ones stay. `whole` says that these are all files of a build: then the
    manifest names them and no others; otherwise it follows the files that it names already. Other files stay.
    Raises InputError if the folder cannot be written, or is by another process.
    """
    with alone_in(folder):
        draft = folder / draft_name("draft")
        draft.mkdir()
        try:
            yield draft
            _decide(folder, draft, names, whole=whole)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            with suppress(OSError):
                finish(folder)  # it may have been decided at the last moment
            raise
        _move(folder)


@contextmanager
def scratch_in(folder: Path) -> Iterator[Path]:
    """Give a folder for what is only there meanwhile; it is removed, by the next one who is alone here if need be."""
    with alone_in(folder):
        scratch = folder / draft_name("draft")
        scratch.mkdir()
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def write_files(contents: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a folder, all of them or none; other files there stay.

    Raises InputError if they cannot be written.
    """
    with replacing(folder, contents) as draft:
        for name, content in contents.items():
            (draft / name).write_bytes(content)


def _decide(folder: Path, draft: Path, names: Collection[str], *, whole: bool) -> None:
    """Bring the drafts to the disk with their manifest, and give them the name that decides."""
    for name in names:
        if (folder / name).is_dir():
            raise InputError(f"{folder / name}: is a folder; remove it or name another folder with -o")
        to_disk(draft / name)
    before = {} if whole else read_manifest(folder / MANIFEST)
    sums = {name: sum_of(draft / name) for name in names if whole or name in before}
    if sums:
        (draft / MANIFEST).write_text(manifest_text({**before, **sums}), encoding="utf-8", newline="\n")
        to_disk(draft / MANIFEST)
    names_to_disk(draft)
    draft.rename(folder / READY)


def _move(folder: Path) -> None:
    try:
        finish(folder)
    except OSError as error:
        place, reason = error.filename2 or folder, error.strerror or str(error)
        told = f"the new files are whole in {folder / READY}, and the next kg command on {folder} puts them in place"
        raise InputError(f"{place}: cannot be replaced ({reason}); {told}") from error
    except BaseException:
        with suppress(OSError):
            finish(folder)  # somebody wants us to stop: that little is done first
        raise


def is_decided(folder: Path) -> bool:
    """Tell whether files wait to be moved to their places. A link is none of ours: it could lead to other files."""
    return (folder / READY).is_dir() and not (folder / READY).is_symlink()


def finish(folder: Path) -> None:
    """Move files that are decided to their places, if there are any; the caller holds the lock."""
    if not is_decided(folder):
        return
    ready = folder / READY
    names_to_disk(folder)
    for name in sorted(file.name for file in ready.iterdir()):
        (ready / name).replace(folder / name)
    names_to_disk(folder)
    ready.rmdir()


def sweep(folder: Path) -> None:
    """Remove what dead processes have left over; the caller holds the lock, so no draft is that of a living one."""
    for entry in folder.iterdir():
        if DRAFT.fullmatch(entry.name):
            shutil.rmtree(entry, ignore_errors=True)
        elif PART.fullmatch(entry.name):
            with suppress(OSError):
                if time.time() - entry.stat().st_mtime > ABANDONED_AFTER:
                    entry.unlink()
