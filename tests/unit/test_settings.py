"""Settings come from kg.toml and the command line; what is wrong is named with what would be right."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

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
    found = load_settings()
    assert (found.base_iri, found.actors, found.workers) == ("https://kg.example/", ("more.ttl",), 2)


def test_a_named_file_stands_instead_of_the_one_of_this_folder(empty_folder: Path) -> None:
    (empty_folder / "kg.toml").write_text("workers = 2\n")
    (empty_folder / "other.toml").write_text('author_claims = "never"\n')
    assert load_settings(Path("other.toml")) == Settings(author_claims="never")


def test_the_command_line_beats_the_file_where_it_says_something(empty_folder: Path) -> None:
    (empty_folder / "kg.toml").write_text('workers = 2\nmodel = "other"\nactors = ["file.ttl"]\n')
    found = load_settings(workers=3, model=None, actors=())
    assert found == Settings(workers=3, model="other", actors=("file.ttl",))


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
        ('base_iri = "https://kg.example/a b/"', "without spaces, quotes and brackets"),
        ('base_iri = "http://a b> <c/"', "without spaces, quotes and brackets"),
        ('base_iri = "http://"', "without spaces, quotes and brackets"),
        ('base_iri = "http://kg.example:"', "without spaces, quotes and brackets"),
        ('dataset_title = " "', "dataset_title is empty"),
        ('dataset_licence = "CC BY 4.0"', "dataset_licence is 'CC BY 4.0'; write its address"),
        ('dataset_issued = "1 May 2012"', "dataset_issued is '1 May 2012'; write 2012-05-01, 2012-05 or 2012"),
        ('dataset_issued = "2012-13"', "dataset_issued is '2012-13'"),
        ('dataset_issued = "20120501"', "dataset_issued is '20120501'"),
        ("workers = ", "not valid TOML"),
        ("workers = true", "workers must be a int, not True"),
        ("cache_mb = true", "cache_mb must be a int, not True"),
        ("workers = 99999999", "workers is 99999999; use 1 or more, 1024 at most"),
        ("workers = 0x" + "f" * 9000, "workers is a number of thousands of digits; use 1 or more, 1024 at most"),
        ("workers = " + "9" * 9000, "not valid TOML"),
        ("follow_links = 1", "follow_links must be a bool, not 1"),
        ("actors = [1]", "actors is [1]; list names of files"),
        ('actors = [""]', "actors is ['']; list names of files"),
        ("a = " + "[" * 100_000, "not valid TOML (nested too deeply); correct it there"),
        ("model" + ".a" * 90 + " = 1", "model must be a str, not {'a': {'a': "),
        ("model" + ".a" * 50_000 + " = 1", "not valid TOML (nested too deeply)"),
        ("a" * 9000 + " = 1", "unknown key 'aaaa"),
    ],
)
def test_what_is_wrong_is_named(empty_folder: Path, content: str, message: str) -> None:
    (empty_folder / "kg.toml").write_text(content)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert message in str(error.value)
    assert "\n" not in str(error.value) and len(str(error.value)) < 500


def test_a_file_that_is_not_there_or_not_text_is_named(empty_folder: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml: cannot be read \(No such file or directory\)"):
        load_settings(Path("nowhere.toml"))
    (empty_folder / "latin.toml").write_bytes(b'model = "caf\xe9"')
    with pytest.raises(SettingsError, match=r"latin\.toml: not UTF-8 at byte 12; save it as UTF-8"):
        load_settings(Path("latin.toml"))


@pytest.mark.parametrize("iri", ["https://kg.example/", "http://kg.example/x#", "urn:kg:"])
def test_base_iris_that_names_can_be_joined_to(iri: str) -> None:
    assert Settings(base_iri=iri).base_iri == iri


@settings(max_examples=300, deadline=None)
@given(
    st.text("ab.:/#?%2e ~é'<>[]@-_\u00a0\u0301\ue000", max_size=12), st.sampled_from(["http://", "https://a", "urn:"])
)
def test_a_base_iri_that_is_taken_makes_an_iri_of_every_name(middle: str, scheme: str) -> None:
    for end in "/#:":
        try:
            base = Settings(base_iri=scheme + middle + end).base_iri
        except SettingsError:
            continue
        assert NamedNode(base + "org/unison").value == base + "org/unison"


def test_settings_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().workers = 2  # type: ignore[misc]


@pytest.mark.parametrize("day", ["2012", "2012-02", "2012-02-29"])
def test_a_data_set_is_issued_on_a_day_in_a_month_or_in_a_year(day: str) -> None:
    assert Settings(dataset_issued=day).dataset_issued == day


@pytest.mark.parametrize(
    ("base", "example"),
    [
        ("https://example.org/kg/", True),
        ("http://data.example.com:8080/", True),
        ("https://kg.example/", True),
        ("urn:example:kg:", True),
        ("https://example.org.uk/", False),
        ("https://my-example.org/", False),
        ("https://kg.org/example.org/", False),
        ("urn:kg:", False),
    ],
)
def test_the_bases_that_are_nobodys_are_known(base: str, example: bool) -> None:
    assert Settings(base_iri=base).base_is_example is example
