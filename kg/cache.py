"""Keeps what is dear to compute from one run to the next: one file of SQLite that may be deleted at any time.

A value is found by the hash of all that it depends on, and taken only if it still has the hash it was put with. Values
are plain bytes, never code. What was used longest ago goes when there is more than fits.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from kg.errors import InputError

FILE = "cache.sqlite"
MEGABYTE = 1_000_000
_TABLE = """
CREATE TABLE IF NOT EXISTS kept (
    kind TEXT NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, digest BLOB NOT NULL, used INTEGER NOT NULL,
    PRIMARY KEY (kind, key))"""
_IGNORE = "# what kg computed, to be faster next time; may be deleted\n*\n"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# a cache of kg; see https://bford.info/cachedir/\n"


@dataclass(frozen=True, slots=True)
class Contents:
    """How many values of a kind there are, and how many bytes they take."""

    kind: str
    values: int
    size: int


class Cache:
    """A cache in a folder, or nothing at all if `folder` is None or cannot be written: then nothing is ever found."""

    def __init__(self, folder: Path | None, *, most_mb: int = 2000) -> None:
        self.folder = folder
        self.problem = ""
        """Why nothing is kept, if something should be."""
        self._most = most_mb * MEGABYTE
        self._now = int(time.time())
        self._used: list[tuple[int, str, bytes]] = []
        self._base = self._open(folder) if folder is not None and (folder / FILE).exists() else None

    def _open(self, folder: Path) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                for name, text in ((".gitignore", _IGNORE), ("CACHEDIR.TAG", _TAG)):
                    if not (folder / name).exists():
                        (folder / name).write_text(text, encoding="utf-8")
                base = sqlite3.connect(folder / FILE, timeout=30, isolation_level=None)
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = NORMAL")
                base.execute(_TABLE)
                self.problem = ""
                return base
            except sqlite3.DatabaseError as error:
                self.problem = f"{folder}: nothing is kept for the next run ({error})"
                if isinstance(error, sqlite3.OperationalError):
                    return None
                _remove(folder)  # no database, or a damaged one
            except OSError as error:
                self.problem = f"{folder}: nothing is kept for the next run ({error.strerror or error})"
                return None
        return None

    def get(self, kind: str, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield the keys that are there with their values."""
        for key in keys:
            if self._base is None:
                return
            row = None
            with self._failing():
                row = self._base.execute(
                    "SELECT value, digest FROM kept WHERE kind = ? AND key = ?", (kind, key)
                ).fetchone()
                self._used.append((self._now, kind, key))
            if row is not None and (value := _whole(*row)) is not None:
                yield key, value

    def put(self, kind: str, values: Mapping[bytes, bytes]) -> None:
        """Keep values; whoever is stopped after this finds them again."""
        if self._base is None and self.folder is not None and not self.problem:
            self._base = self._open(self.folder)
        if self._base is None or not values:
            return
        packed = ((kind, key, zlib.compress(value, 1), _digest(value), self._now) for key, value in values.items())
        with self._failing():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                self._base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", packed)
            finally:
                self._base.execute("COMMIT")

    def contents(self) -> list[Contents]:
        """Return what is kept, by kind."""
        if self._base is None:
            return []
        with self._failing():
            rows = self._base.execute("SELECT kind, COUNT(*), SUM(LENGTH(value)) FROM kept GROUP BY kind ORDER BY kind")
            return [Contents(*row) for row in rows]
        return []

    def close(self) -> None:
        """Let go what was used longest ago if there is more than fits, and close the file."""
        if self._base is None:
            return
        with self._failing():
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany("UPDATE kept SET used = ? WHERE kind = ? AND key = ?", self._used)
            self._base.execute("COMMIT")
            self._trim()
            self._base.close()
        self._base = None

    def _trim(self) -> None:
        assert self._base is not None
        (size,) = self._base.execute("SELECT COALESCE(SUM(LENGTH(value)), 0) FROM kept").fetchone()
        if size <= self._most:
            return
        gone: list[tuple[int]] = []
        for row, length in self._base.execute("SELECT rowid, LENGTH(value) FROM kept ORDER BY used, rowid"):
            if size <= self._most:
                break
            gone.append((row,))
            size -= length
        self._base.executemany("DELETE FROM kept WHERE rowid = ?", gone)
        self._base.execute("VACUUM")

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Go on without a cache when it fails: the disk is full, another process holds it for long, it is damaged."""
        try:
            yield
        except sqlite3.Error as error:
            self.problem = f"{self.folder}: nothing more is kept for the next run ({error})"
            if self._base is not None:
                with suppress(sqlite3.Error):
                    self._base.close()
            self._base = None


def _whole(value: bytes, digest: bytes) -> bytes | None:
    """Return a value as it was put, or None if it is not that any more."""
    try:
        whole = zlib.decompress(value)
    except zlib.error:
        return None
    return whole if _digest(whole) == digest else None


def _digest(value: bytes) -> bytes:
    return blake2b(value, digest_size=16).digest()


def clear(folder: Path) -> None:
    """Remove the cache in a folder. Raises InputError if it cannot be removed."""
    try:
        _remove(folder)
    except OSError as error:
        raise InputError(f"{folder}: cannot be removed ({error.strerror}); remove it yourself") from error


def _remove(folder: Path) -> None:
    for name in (FILE, FILE + "-wal", FILE + "-shm", ".gitignore", "CACHEDIR.TAG"):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
