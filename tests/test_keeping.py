"""What an earlier run kept is not computed again, is never taken for what it is not, and leaves no trace in a graph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg import conforming, extraction, pipeline, writing
from kg.errors import InputError
from kg.export import jsonl
from kg.extraction import plan, texts
from kg.model import Knowledge
from kg.parsing.load import Parser
from kg.settings import Settings

TEXTS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))

pytestmark = pytest.mark.model


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(cache=str(tmp_path / "cache"))


def found(paths: list[Path], settings: Settings) -> Knowledge:
    knowledge, _ = pipeline.extract(paths, settings)
    return knowledge


def no_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(Parser, "parse", fail)


def test_texts_that_were_read_are_not_read_again_and_the_same_is_found(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew = found(TEXTS, Settings())
    found(TEXTS[:3], settings)
    assert found(TEXTS, settings) == anew
    no_parsing(monkeypatch)
    assert found(TEXTS, settings) == anew


def test_what_a_build_stopped_half_way_has_found_is_kept(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "BATCH", 2)
    seen: list[int] = []

    def stop(stage: str, done: int, total: int) -> None:
        seen.append(done)
        if stage == "extracting" and done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.extract(TEXTS, settings, progress=stop)
    seen.clear()
    pipeline.extract(
        TEXTS, settings, progress=lambda stage, done, _: seen.append(done) if stage == "extracting" else None
    )
    assert seen == [4, 5], "four were there, one was left to do"


def test_texts_taken_out_leave_nothing_behind(settings: Settings) -> None:
    alone = jsonl.write(found(TEXTS[:2], Settings()))
    found(TEXTS, settings)
    assert jsonl.write(found(TEXTS[:2], settings)) == alone


def test_files_changed_text_by_text_are_those_of_a_build_anew(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "output"

    def build(paths: list[Path], settings: Settings, folder: Path) -> dict[str, bytes]:
        with writing.scratch_in(folder) as scratch:
            made = pipeline.build(paths, settings, scratch=scratch)
            writing.write_outputs(made, folder)
        return {file.name: file.read_bytes() for file in folder.iterdir()}

    build(TEXTS[:3], settings, folder)
    for paths in (TEXTS, TEXTS[1:4]):
        changed = build(paths, settings, folder)
        assert changed == build(paths, Settings(), tmp_path / str(len(paths)))


def test_a_changed_rule_finds_anew_but_does_not_parse(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = found(TEXTS, settings)
    monkeypatch.setattr(plan, "rule_set", lambda: "another")
    model = pipeline.Plan.of(settings)
    parser, _ = texts._prepared(replace(model, settings=settings))
    monkeypatch.setattr(type(parser.nlp), "pipe", lambda *_, **__: iter(()))
    assert found(TEXTS, settings) == anew


def test_a_text_under_another_name_is_not_parsed_again(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed = tmp_path / "renamed.txt"
    renamed.write_bytes(TEXTS[0].read_bytes())
    anew = found([renamed], Settings())
    found(TEXTS[:1], settings)
    parser, _ = texts._prepared(pipeline.Plan.of(settings))
    monkeypatch.setattr(type(parser.nlp), "pipe", lambda *_, **__: iter(()))
    assert found([renamed], settings) == anew


def test_another_setting_does_not_take_what_was_found_with_this_one(settings: Settings) -> None:
    signed = found(TEXTS, settings)
    always = found(TEXTS, replace(settings, author_claims="always"))
    assert always == found(TEXTS, Settings(author_claims="always"))
    assert len(always.claims) > len(signed.claims)


def test_a_text_that_the_rules_fail_on_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, read_page = found(TEXTS, Settings()), texts.extract_page

    def fail(page, known, settings):  # type: ignore[no-untyped-def]
        if page.document.path == str(TEXTS[0]):
            raise IndexError("beyond the end")
        return read_page(page, known, settings)

    monkeypatch.setattr(texts, "extract_page", fail)
    left = found(TEXTS, Settings())
    assert [e.document.path for e in left.extractions] == [
        e.document.path for e in whole.extractions if e.document.path != str(TEXTS[0])
    ]
    (warning,) = [w for w in left.warnings if w not in whole.warnings]
    assert warning.startswith(f"{TEXTS[0]}: left out, the program fails on it (IndexError: beyond the end)")
    with pytest.raises(InputError, match="beyond the end"):
        found(TEXTS[:1], Settings())


def test_a_graph_that_conformed_is_not_checked_again_and_one_that_changed_is(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[int] = []

    def check(quads, **given):  # type: ignore[no-untyped-def]
        checked.append(len(given.get("texts") or ()))
        return ()

    pipeline.build(TEXTS[:3], settings)
    monkeypatch.setattr(conforming, "check_part", check)
    made = pipeline.build(TEXTS[:3], settings)
    assert checked == [0], "only what all documents share"
    assert made.graph.read_bytes() == pipeline.build(TEXTS[:3], Settings()).graph.read_bytes()
    checked.clear()
    pipeline.build(TEXTS[:3], replace(settings, base_iri="https://example.com/"))
    assert checked == [0, 1, 1, 1]
