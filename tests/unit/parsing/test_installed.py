"""A model is known by its files: the same values as those of the loaded one, and others when a file changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from kg.errors import ModelError
from kg.parsing.installed import find_model
from kg.parsing.load import load_parser


def model(folder: Path, version: str = "1.2.3") -> Path:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta | {"version": version}), encoding="utf-8")
    (folder / "tagger").mkdir()
    (folder / "tagger" / "model").write_bytes(b"weights")
    return folder


def test_a_folder_is_known_by_its_version_and_its_weights(tmp_path: Path) -> None:
    folder = model(tmp_path / "m")
    first = find_model(str(folder))
    assert (first.name, first.version) == (str(folder), "1.2.3")
    assert find_model(str(folder)) == first
    (folder / "tagger" / "model").write_bytes(b"other")
    assert find_model(str(folder)).weights != first.weights


def test_a_folder_without_a_model_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not a spaCy pipeline"):
        find_model(str(tmp_path))


def test_a_package_that_is_no_model_is_refused() -> None:
    with pytest.raises(
        ModelError, match=r"'pytest' is not installed; leave it out, or run: .* -m spacy download pytest"
    ):
        find_model("pytest")


@pytest.mark.model
def test_the_installed_model_is_the_one_that_is_loaded() -> None:
    parser = load_parser()
    assert parser.nlp.path is not None
    assert parser.nlp.meta["version"] == parser.model.version == find_model().version
    assert find_model(str(parser.nlp.path)).weights == parser.model.weights
