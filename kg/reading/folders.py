"""Lists the documents below a folder, and says what is left out: links that lead out of it, pipes, closed folders.

Somebody else's folder must not pull in any file of this machine by a link, nor stop the reading by a pipe.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from kg.reading.readers import SUFFIXES, whole

MADE_BY_BUILD = ".kg-build.json"
"""What a folder holds that a build wrote (kg.whole_files.manifest): its report and its page are no texts."""
METADATA_TABLE = "metadata.csv"
"""What is known of the texts in a folder: see `metadata_table`."""
OFFICE = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub")
"""Kinds that hold texts: worth a word when a folder has them."""

_SILENT = (
    ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".bmp", ".tif", ".tiff", ".css", ".js", ".map", ".woff",
    ".woff2", ".ttf", ".mp3", ".mp4", ".wav", ".webm", ".py", ".pyc",
)  # fmt: skip
"""Kinds that hold no words, as lie by hundreds beside saved pages."""


@dataclass(slots=True)
class Listing:
    """The files below a folder that can be read, and what is to be said of others."""

    files: list[Path] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def below(folder: Path, *, follow_links: bool = False) -> Listing:
    """List a folder, sorted; what is hidden (.git) is passed over, and so are kinds of files that hold no texts.

    A link is followed to what lies inside the folder; to what lies outside only with `follow_links`. What is reached
    twice is listed once, by its own name rather than a link's. Raises OSError if the folder itself cannot be listed.
    """
    walk = _Walk(os.path.realpath(folder), follow_links)
    walk.take(folder)
    while walk.folders or walk.links:
        if walk.folders:
            walk.enter(walk.folders.pop())
        else:
            walk.follow(walk.links.pop(0))
    found = Listing(sorted(walk.files.values()), sorted(walk.warnings))
    if walk.unread:
        which = ", ".join(f"{number} {kind}" for kind, number in sorted(walk.unread.items()))
        remedy = "save their text as .txt (UTF-8) or .html"
        found.warnings.append(f"{whole(str(folder))}: left out what cannot be read ({which}); {remedy}")
    return found


@dataclass(slots=True)
class _Walk:
    """Where a walk stands: what is found, and what is still to be looked at; links come after all else."""

    root: str
    follow_links: bool
    files: dict[str, Path] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    folders: list[Path] = field(default_factory=list)
    links: list[Path] = field(default_factory=list)
    _entered: set[str] = field(default_factory=set)

    def enter(self, folder: Path) -> None:
        """Look into a folder, unless it cannot be opened."""
        try:
            if (folder / MADE_BY_BUILD).exists():
                self._warn(folder, "the output of a build, left out; name another folder for texts")
                return
            self.take(folder)
        except OSError as error:
            self._warn(folder, f"a folder that cannot be opened ({error.strerror}), left out; check its permissions")

    def take(self, folder: Path) -> None:
        """Note what lies in a folder; raises OSError if it cannot be listed."""
        real = os.path.realpath(folder)
        if real in self._entered:
            return
        self._entered.add(real)
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not entry.name.startswith("."):
                    self._sort(folder / entry.name, entry)

    def _sort(self, path: Path, entry: os.DirEntry[str]) -> None:
        try:
            if entry.is_symlink() or (entry.is_dir() and not self._is_inside(path)):  # a junction of Windows
                self.links.append(path)
            else:
                self._keep(path, entry.stat().st_mode)
        except OSError as error:
            self._warn(path, f"cannot be read ({error.strerror}), left out; check its permissions")

    def follow(self, link: Path) -> None:
        """Take what a link leads to, or say why not."""
        try:
            mode = link.stat().st_mode
        except OSError as error:
            self._warn(link, f"a link that leads nowhere ({error.strerror}), left out; mend or remove it")
            return
        if self.follow_links or self._is_inside(link):
            self._keep(link, mode)
        elif not stat.S_ISREG(mode) or _kind(link) in (*SUFFIXES, *OFFICE):
            target = whole(os.path.realpath(link))
            remedy = "name that itself, or set follow_links = true"
            self._warn(link, f"a link out of the folder, to {target}, left out; {remedy}")

    def _keep(self, path: Path, mode: int) -> None:
        kind = _kind(path)
        if stat.S_ISDIR(mode):
            self.folders.append(path)
        elif not stat.S_ISREG(mode):
            self._warn(path, "no regular file but a pipe, socket or device, left out; save it as a file")
        elif path.name.casefold() == METADATA_TABLE:
            pass  # read beside the texts, and none itself
        elif kind in SUFFIXES:
            self.files.setdefault(os.path.realpath(path), path)
        elif kind not in _SILENT:
            self.unread[kind or "without ending"] += 1

    def _is_inside(self, path: Path) -> bool:
        real = os.path.realpath(path)
        return real == self.root or real.startswith(self.root.rstrip(os.sep) + os.sep)

    def _warn(self, path: Path, told: str) -> None:
        self.warnings.append(f"{whole(str(path))}: {told}")


def _kind(path: Path) -> str:
    return path.suffix.casefold()
