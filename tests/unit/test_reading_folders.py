"""What lies in a folder besides its documents: links, pipes, what cannot be opened. It is said; the rest is read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.reading import files, folders, read_all
from kg.reading.folders import below
from kg.whole_files.manifest import MANIFEST


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Return a folder with one good text; beside it lies a text of somebody else."""
    write(tmp_path / "outside" / "private.txt", "What nobody was to see.")
    write(tmp_path / "texts" / "good.txt", "The minister resigned.")
    return tmp_path / "texts"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def link(path: Path, target: Path | str) -> Path:
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make links")
    return path


def names(folder: Path, *, follow_links: bool = False) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in below(folder, follow_links=follow_links).files]


@pytest.mark.parametrize("target", ["outside/private.txt", "outside"], ids=["file", "folder"])
def test_a_link_out_of_the_folder_is_followed_only_if_asked_for(texts: Path, target: str) -> None:
    link(texts / ("b.txt" if target.endswith("txt") else "b"), texts.parent / target)
    found, (warning,) = read_all([texts])
    assert [d.text for d in found] == ["The minister resigned."]
    assert f"{texts / 'b'}" in warning and str(texts.parent / target) in warning
    assert "left out; name that itself, or set follow_links = true" in warning
    asked, warnings = read_all([texts], follow_links=True)
    assert {d.text for d in asked} == {"The minister resigned.", "What nobody was to see."} and warnings == []


def test_what_is_named_is_read_though_it_is_a_link(texts: Path) -> None:
    named = link(texts / "b.txt", texts.parent / "outside" / "private.txt")
    ((document,), warnings) = read_all([named])
    assert (document.text, warnings) == ("What nobody was to see.", [])
    whole = link(texts.parent / "linked", texts)
    assert names(whole) == ["good.txt"]


def test_links_inside_the_folder_lead_to_what_is_read_once_by_its_own_name(texts: Path) -> None:
    write(texts / "z" / "deep.txt", "Unions cheered.")
    link(texts / "a.txt", texts / "z" / "deep.txt")
    link(texts / "y", texts / "z")
    link(texts / "z" / "up", texts)
    write(texts / ".hidden" / "kept.txt", "Readers protested.")
    link(texts / "shown", texts / ".hidden")
    assert names(texts) == names(texts, follow_links=True) == ["good.txt", "shown/kept.txt", "z/deep.txt"]
    assert below(texts).warnings == []


def test_links_that_lead_nowhere_are_named(texts: Path) -> None:
    link(texts / "gone.txt", texts / "no.txt")
    link(texts / "round.txt", texts / "about.txt")
    link(texts / "about.txt", texts / "round.txt")
    found, warnings = read_all([texts])
    assert len(found) == 1
    assert [w.partition(": a link that leads nowhere (")[0] for w in warnings] == [
        str(texts / name) for name in ("about.txt", "gone.txt", "round.txt")
    ]


def test_links_to_files_that_are_no_texts_are_not_worth_a_word(texts: Path) -> None:
    link(texts / "b.png", write(texts.parent / "c.png", "x"))
    assert below(texts).warnings == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipes_and_devices_are_named_and_not_opened(texts: Path) -> None:
    os.mkfifo(texts / "pipe.txt")
    link(texts / "zero.txt", "/dev/zero")
    found, warnings = read_all([texts], follow_links=True)
    assert len(found) == 1
    assert [w.partition(", left out")[0] for w in warnings] == [
        f"{texts / name}: no regular file but a pipe, socket or device" for name in ("pipe.txt", "zero.txt")
    ]
    with pytest.raises(InputError, match=r"pipe\.txt: no regular file but a pipe, .* or pipe it to -"):
        read_all([texts / "pipe.txt"])
    found, warnings = read_all([texts / "good.txt", "/dev/zero"])
    assert len(found) == 1 and warnings[0].startswith("/dev/zero: no regular file")


def test_standard_input_that_never_ends_is_left_after_so_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        def read(self, size: int) -> bytes:
            return b"a" * size

    monkeypatch.setattr(files, "LARGEST", 5_000_000)
    monkeypatch.setattr(files.sys, "stdin", type("", (), {"buffer": Endless()}))
    with pytest.raises(InputError, match=r"-: larger than 5 MB; cut it into several files"):
        read_all(["-"])


def test_what_a_build_wrote_beside_the_texts_is_not_read_by_the_next(texts: Path) -> None:
    assert folders.MADE_BY_BUILD == MANIFEST
    write(texts / "output" / MANIFEST, "{}")
    write(texts / "output" / "README.txt", "Who said what, found by a program in texts.")
    found, (warning,) = read_all([texts])
    assert [d.text for d in found] == ["The minister resigned."]
    assert warning.startswith(f"{texts / 'output'}: the output of a build, left out")


def test_kinds_that_nobody_reads_are_counted_and_pictures_passed_over(texts: Path) -> None:
    for name in ("a.json", "b.json", "Makefile", "c.png", ".hidden.json"):
        write(texts / name, "{}")
    assert below(texts).warnings == [
        f"{texts}: left out what cannot be read (2 .json, 1 without ending); save their text as .txt (UTF-8) or .html"
    ]


def test_an_empty_path_is_not_the_folder_where_somebody_happens_to_be(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(texts)
    with pytest.raises(InputError, match="a path is empty; name files or folders"):
        read_all([""])
    assert len(read_all(["."])[0]) == 1


def test_standard_input_that_is_closed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.sys, "stdin", None)
    with pytest.raises(InputError, match="-: standard input is closed"):
        read_all(["-"])


# --- what cannot be opened: tests may run as root, whom no permission stops ------------------------------------


def refusing(call: Callable[..., object], name: str, error: type[OSError] = PermissionError) -> Callable[..., object]:
    """Return a call that fails for whatever has this name, as the system would."""

    def refuse(path: Path | str, *args: object, **more: object) -> object:
        if Path(path).name == name:
            raise error(
                13 if error is PermissionError else 2, "Permission denied" if error is PermissionError else "No"
            )
        return call(path, *args, **more)

    return refuse


def test_a_folder_that_cannot_be_opened_is_named_and_the_rest_is_read(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(texts / "shut" / "a.txt", "Nobody sees it.")
    monkeypatch.setattr(folders.os, "scandir", refusing(os.scandir, "shut"))
    found, warnings = read_all([texts])
    assert [d.text for d in found] == ["The minister resigned."]
    told = "a folder that cannot be opened (Permission denied), left out; check its permissions"
    assert warnings == [f"{texts / 'shut'}: {told}"]
    with pytest.raises(InputError, match=r"shut: cannot be read \(Permission denied\); check the path"):
        read_all([texts, texts / "shut"])


@pytest.mark.parametrize("error", [PermissionError, FileNotFoundError], ids=["closed", "vanished"])
def test_a_file_that_is_closed_or_has_vanished_is_named_and_the_rest_is_read(
    texts: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError]
) -> None:
    write(texts / "a.txt", "Nobody sees it.")
    monkeypatch.setattr(Path, "open", refusing(Path.open, "a.txt", error))
    found, (warning,) = read_all([texts])
    assert [d.text for d in found] == ["The minister resigned."]
    assert warning.startswith(f"{texts / 'a.txt'}: cannot be read (")


@pytest.mark.parametrize("path", ["a" * 300, "a/" * 3000, "a\0b"], ids=["name", "path", "NUL"])
def test_a_path_that_can_be_none_is_an_error_of_one_short_line(path: str) -> None:
    with pytest.raises(InputError) as error:
        read_all([path])
    said = str(error.value)
    assert "; check the path" in said
    assert len(said) < 400 and "\n" not in said


def test_a_tree_deeper_than_paths_may_be_long_is_read_as_far_as_they_reach(texts: Path) -> None:
    here = os.open(texts, os.O_RDONLY) if hasattr(os, "fchdir") else None
    if here is None:
        pytest.skip("paths of relative folders are as long as others here")
    before = Path.cwd()
    try:
        os.fchdir(here)
        for _ in range(25):
            Path("d" * 200).mkdir()
            os.chdir("d" * 200)
        Path("a.txt").write_text("Too deep.", encoding="utf-8")
    finally:
        os.chdir(before)
        os.close(here)
    found, warnings = read_all([texts])
    assert len(found) == 1
    assert len(warnings) == 1 and "too long" in warnings[0]
