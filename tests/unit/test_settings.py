"""Settings come from kg.toml and the command line; what is wrong is named with what would be right."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == Settings()


def test_the_file_of_this_folder_is_read(empty_folder: Path) -> None:
    (empty_folder / "kg.toml").write_text('base_iri = "https://kg.example/"\nactors = ["more.ttl"]\nworkers = 2\n')
    settings = load_settings()
    assert (settings.base_iri, settings.actors, settings.workers) == ("https://kg.example/", ("more.ttl",), 2)


def test_a_named_file_stands_instead_of_the_one_of_this_folder(empty_folder: Path) -> None:
    (empty_folder / "kg.toml").write_text("workers = 2\n")
    (empty_folder / "other.toml").write_text('author_claims = "never"\n')
    assert load_settings(Path("other.toml")) == Settings(author_claims="never")


def test_the_command_line_beats_the_file_where_it_says_something(empty_folder: Path) -> None:
    (empty_folder / "kg.toml").write_text('workers = 2\nmodel = "other"\nactors = ["file.ttl"]\n')
    settings = load_settings(workers=3, model=None, actors=())
    assert settings == Settings(workers=3, model="other", actors=("file.ttl",))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('base_iry = "https://kg.example/"', "unknown key 'base_iry'; did you mean 'base_iri'?"),
        ("zzz = 1", "unknown key 'zzz'; known: model, base_iri"),
        ("model = 3", "model must be a str, not 3"),
        ('actors = "more.ttl"', "actors must be a list, not 'more.ttl'"),
        ('workers = "2"', "workers must be a int, not '2'"),
        ("workers = 0", "workers is 0; use 1 or more"),
        ('author_claims = "sometimes"', "use signed, always or never"),
        ('base_iri = "kg.example"', "use an http(s) or urn IRI that ends with / # or :"),
        ('base_iri = "https://kg.example"', "use an http(s) or urn IRI that ends with / # or :"),
        ("workers = ", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_named(empty_folder: Path, content: str, message: str) -> None:
    (empty_folder / "kg.toml").write_text(content)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_or_not_text_is_named(empty_folder: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml: cannot be read \(No such file or directory\)"):
        load_settings(Path("nowhere.toml"))
    (empty_folder / "latin.toml").write_bytes(b'model = "caf\xe9"')
    with pytest.raises(SettingsError, match=r"latin\.toml: not valid TOML"):
        load_settings(Path("latin.toml"))


@pytest.mark.parametrize("iri", ["https://kg.example/", "http://kg.example/x#", "urn:kg:"])
def test_base_iris_that_names_can_be_joined_to(iri: str) -> None:
    assert Settings(base_iri=iri).base_iri == iri


def test_settings_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().workers = 2  # type: ignore[misc]
