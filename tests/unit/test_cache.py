"""What is kept comes back as it was or not at all; a cache that fails costs time, never a result."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import kg.cache as module
from kg.cache import FILE, Cache, clear
from kg.model.identity import key_of


def put(folder: Path, **values: bytes) -> None:
    cache = Cache(folder)
    cache.put("parses", {name.encode(): value for name, value in values.items()})
    cache.close()


def get(folder: Path | None, *keys: str) -> dict[bytes, bytes]:
    cache = Cache(folder)
    found = dict(cache.get("parses", [key.encode() for key in keys]))
    cache.close()
    return found


def test_a_value_is_found_by_its_key_in_a_later_run(tmp_path: Path) -> None:
    put(tmp_path, a=b"one", b=b"two")
    assert get(tmp_path, "b", "c") == {b"b": b"two"}


def test_a_changed_value_is_not_trusted(tmp_path: Path) -> None:
    put(tmp_path, a=b"one", b=b"two")
    base = sqlite3.connect(tmp_path / FILE)
    base.execute("UPDATE kept SET value = (SELECT value FROM kept WHERE key = ?) WHERE key = ?", (b"b", b"a"))
    base.commit()
    base.close()
    assert get(tmp_path, "a", "b") == {b"b": b"two"}


@pytest.mark.parametrize("contents", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / FILE).write_bytes(contents)
    put(tmp_path, a=b"one")
    assert get(tmp_path, "a") == {b"a": b"one"}


def test_without_a_folder_nothing_is_kept() -> None:
    assert get(None, "a") == {}


def test_a_place_that_cannot_be_written_is_said_and_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put("parses", {b"a": b"one"})
    assert dict(cache.get("parses", [b"a"])) == {}
    assert "nothing is kept for the next run" in cache.problem


def test_what_was_used_longest_ago_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = {name: bytes(key_of(name, str(n))[0] for n in range(600_000)) for name in "abc"}
    for when, name in enumerate("abc", start=1):
        monkeypatch.setattr(module.time, "time", lambda when=when: when)
        put(tmp_path, **{name: big[name]})
    monkeypatch.setattr(module.time, "time", lambda: 4)
    assert set(get(tmp_path, "a")) == {b"a"}
    cache = Cache(tmp_path, most_mb=1)
    cache.close()
    assert set(get(tmp_path, "a", "b", "c")) == {b"a"}


def test_clearing_removes_it_and_leaves_what_is_not_its_own(tmp_path: Path) -> None:
    put(tmp_path / "cache", a=b"one")
    (tmp_path / "cache" / "mine.txt").write_text("mine")
    clear(tmp_path / "cache")
    assert [p.name for p in (tmp_path / "cache").iterdir()] == ["mine.txt"]


def test_keys_of_other_parts_differ() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("ab", "c", "")}) == 4


def test_a_cache_that_fails_when_it_is_closed_costs_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, a=b"one")
    cache = Cache(tmp_path)
    assert dict(cache.get("parses", [b"a"])) == {b"a": b"one"}
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("DROP TABLE kept")
    other.commit()
    other.close()
    assert cache.contents() == []
    cache.close()
    assert "nothing more is kept for the next run" in cache.problem
