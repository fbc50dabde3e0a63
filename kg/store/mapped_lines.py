"""A file of sorted lines, searched and changed without reading it: its lines stand where halving finds them."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

Stretch = tuple[int, int]
"""From which byte of a file to which."""


class MappedLines:
    """A file whose lines are sorted by their bytes, each with its line feed; it is not empty, and nobody changes it."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.data = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)

    def __enter__(self) -> MappedLines:
        """Return this."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Close the file."""
        self.data.close()
        self._file.close()

    def place(self, line: bytes) -> int:
        """Return where the first line begins that is not before this one, or the end of the file."""
        low, high = 0, len(self.data)
        while low < high:
            middle = (low + high) // 2
            start = self.data.rfind(b"\n", low, middle) + 1 or low
            end = self.data.find(b"\n", middle) + 1
            if self.data[start:end] < line:
                low = end
            else:
                high = start
        return low

    def beginning(self, prefix: bytes) -> Iterator[bytes]:
        """Yield the lines that begin so."""
        place = self.place(prefix)
        while self.data[place : place + len(prefix)] == prefix:
            end = self.data.find(b"\n", place) + 1
            yield self.data[place:end]
            place = end

    def ending(self, suffix: bytes) -> Iterator[bytes]:
        """Yield the lines that end so, line feed included; this looks through the whole file."""
        place = self.data.find(suffix)
        while place >= 0:
            end = place + len(suffix)
            yield self.data[self.data.rfind(b"\n", 0, place) + 1 : end]
            place = self.data.find(suffix, end)

    def write_changed(self, to: IO[bytes], *, without: Iterable[bytes], more: Iterable[bytes]) -> None:
        """Write the lines without some that are there, and with some that are not, all in order."""
        changes = [(*self._stretch(line), b"") for line in without]
        changes += [((place := self.place(line)), place, line) for line in more]
        write_spliced(memoryview(self.data), sorted(changes), to)

    def _stretch(self, line: bytes) -> Stretch:
        place = self.place(line)
        return place, place + len(line)


def write_spliced(data: memoryview, changes: Iterable[tuple[int, int, bytes]], to: IO[bytes]) -> None:
    """Write data with stretches of it replaced, each given as from where, to where, and by what; in order."""
    with data:
        done = 0
        for start, end, instead in changes:
            to.write(data[done:start])
            to.write(instead)
            done = max(done, end)
        to.write(data[done:])
