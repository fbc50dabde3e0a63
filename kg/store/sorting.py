"""Sorts more lines than fit into memory: sorted runs in files, merged when all are there."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

RUN: Final = 250_000
"""Lines sorted in memory at a time: some fifty megabytes."""


class SortedLines:
    """Lines that end with a line feed, put in any order and read sorted; what is too much lies in files of a folder."""

    def __init__(self, folder: Path, *, run: int = RUN) -> None:
        self._folder, self._run = folder, run
        self._lines: list[str] = []
        self._files: list[Path] = []

    def add(self, lines: Iterable[str]) -> None:
        """Take some lines; sorted ones cost less."""
        self._lines.extend(lines)
        if len(self._lines) >= self._run:
            self._spill()

    def _spill(self) -> None:
        self._lines.sort()
        path = self._folder / f"lines-{len(self._files):05d}"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(self._lines)
        self._files.append(path)
        self._lines = []

    def __iter__(self) -> Iterator[str]:
        """Yield all lines in the order of their code points, which is that of their bytes; the files are removed."""
        if not self._files:
            self._lines.sort()
            yield from self._lines
            return
        self._spill()
        files = [path.open(encoding="utf-8", newline="\n") for path in self._files]
        try:
            yield from heapq.merge(*files)
        finally:
            for file in files:
                file.close()
            for path in self._files:
                path.unlink(missing_ok=True)
