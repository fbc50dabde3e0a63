"""The page of a build, served for editing: what its reader corrects is in the decisions of the project at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.assemble import assemble
from kg.cli.deciding import decisions_file, text_of
from kg.cli.screen import say
from kg.cli.viewing import beside, read_found
from kg.decisions import apply, parse_decisions, tables_of, with_tables, without_tables
from kg.errors import InputError, KGError
from kg.view import page_data, page_html, write_page
from kg.whole_files import alone_in
from kg.writing import write_text

if TYPE_CHECKING:
    from kg.decisions import Decision
    from kg.model import Knowledge
    from kg.settings import Settings

APPLIED_BY_PAGE = frozenset(
    {
        ("merge", "actors"),
        ("merge", "issues"),
        ("rename", "actors"),
        ("retype", "actors"),
        ("rename", "issues"),
        ("reject", "statement"),
        ("reject", "actors"),
        ("reject", "issues"),
        ("correct", "statement"),
    }
)
"""What kg/view/page/correct-data.js applies by itself, as `kg.decisions` would; all else is applied before."""

SHOWN_SECONDS = 5.0
"""How long the page has to be loaded anew before graph.html is written: it comes first."""


@dataclass(slots=True)
class Edited:
    """A build whose page is open for editing: `found` is what it found, `file` takes what is decided now.

    Requests come from several threads: one at a time is answered.
    """

    folder: Path
    settings: Settings
    file: Path
    found: Knowledge
    build: tuple[int, ...]
    problem: str = ""
    _alone: threading.RLock = field(default_factory=threading.RLock)
    _asked: queue.Queue[bool] = field(default_factory=queue.Queue)
    _shown: threading.Event = field(default_factory=threading.Event)
    _written: str | None = None
    _applied: tuple[str, Knowledge, tuple[str, ...]] | None = None
    _data: tuple[Sequence[Decision], dict[str, Any]] | None = None

    @classmethod
    def of(cls, folder: Path, settings: Settings) -> Edited:
        """Read a build. Raises InputError for what is none, SettingsError for decisions that are not understood."""
        build = _build_in(folder)
        made = cls(folder, settings, decisions_file(settings), read_found(folder / "statements.jsonl"), build)
        made.warnings()
        return made

    def warnings(self) -> tuple[str, ...]:
        """Return what there is to say of the decisions."""
        return self._now()[2]

    def page(self) -> bytes:
        """Return the page with the decisions that the file holds now."""
        with self._alone:
            text, _, odd = self._now()
            before = [d for d in parse_decisions(text, self.file) if _kind(d) not in APPLIED_BY_PAGE]
            if self._data is None or self._data[0] != before:
                shown = self._with(before)[0]
                self._data = before, page_data(shown, **self._beside(shown))
            told = [*odd, *([self.problem] if self.problem else [])]
            edit = {"file": str(self.file), "decisions": list(map(dict, tables_of(text, self.file))), "warnings": told}
            html = page_html(self._data[1], edit=edit).encode("utf-8")
        self._shown.set()
        return html

    def take(self, value: Any) -> dict[str, Any]:
        """Put decisions into the file and take others out, all or none; return what there is to say of them.

        Raises SettingsError for what is not understood, contradicts what is there, or cannot be taken out.
        """
        with self._alone:
            self._demand_same()
            add, remove = (_tables(value, name) for name in ("add", "remove"))
            before, _, known = self._now()
            text, _ = with_tables(without_tables(before, remove, self.file), add, self.file)
            if text != before:
                write_text(self.file, text)
            self._shown.clear()
            self._asked.put(True)
            return {"warnings": [told for told in self.warnings() if told not in known]}

    @contextmanager
    def renewing(self) -> Iterator[None]:
        """Write graph.html anew after each change, while others are taken; the last is in it when the block ends."""
        worker = threading.Thread(target=self._renew)
        worker.start()
        try:
            yield
        finally:
            self._shown.set()
            self._asked.put(False)
            worker.join()

    def wait(self) -> None:
        """Wait until graph.html shows all that is decided."""
        self._shown.set()
        self._asked.join()

    def _renew(self) -> None:
        while self._asked.get():
            self._shown.wait(SHOWN_SECONDS)
            if text_of(self.file) != self._written:  # else a change before this one was written with it
                self._write()
            self._asked.task_done()
        self._asked.task_done()

    def _write(self) -> None:
        try:
            with alone_in(self.folder):
                self._demand_same()
                with self._alone:
                    self._written, shown, _ = self._now()
                write_page(shown, self.folder / "graph.html", **self._beside(shown))
            self.problem = ""
        except KGError as error:
            self.problem = f"{self.folder / 'graph.html'} does not show it yet: {error}"
            say(self.problem, label="kg: ")

    def _demand_same(self) -> None:
        if _build_in(self.folder) != self.build:
            raise InputError(f"{self.folder}: was built anew meanwhile; give kg serve --edit again")

    def _now(self) -> tuple[str, Knowledge, tuple[str, ...]]:
        """Return the text of the decisions, what was found as they have it, and what there is to say of them."""
        text = text_of(self.file)
        if self._applied is None or self._applied[0] != text:
            self._applied = (text, *self._with(parse_decisions(text, self.file)))
        return self._applied

    def _with(self, decisions: Sequence[Decision]) -> tuple[Knowledge, tuple[str, ...]]:
        if not decisions:
            return self.found, ()
        decided, odd = apply(self.found.extractions, decisions, self.found.issues)
        return assemble(decided), odd

    def _beside(self, shown: Knowledge) -> dict[str, Any]:
        named = replace(self.settings, decisions=str(self.file) if self.file.exists() else "")
        return beside(self.folder, shown, named)


def _kind(decision: Decision) -> tuple[str, str]:
    return decision.act, "statement" if decision.statement else "issues" if decision.issues else "actors"


def _build_in(folder: Path) -> tuple[int, ...]:
    """Return what tells the statements of a build from those of another; the page is not asked, for it is renewed."""
    try:
        there = (folder / "statements.jsonl").stat()
    except OSError:
        return ()
    return there.st_ino, there.st_size, there.st_mtime_ns


def _tables(value: Any, name: str) -> list[dict[str, Any]]:
    """Return the tables that a page has sent under a name. Raises InputError for what is none."""
    tables = value.get(name, []) if isinstance(value, dict) else None
    if not isinstance(tables, list) or not all(isinstance(t, dict) and isinstance(t.get("act"), str) for t in tables):
        raise InputError(f"{name}: is no list of decisions; load the page again")
    return tables
