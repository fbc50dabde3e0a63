"""A graph that comes part by part gives the same bytes as one that is whole, however little fits into memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples.debate import debate_for_queries
from hypothesis import given
from hypothesis import strategies as st

import kg.store.sorting
import kg.store.turtle
from kg.graph import Parts, Run, build_graph
from kg.settings import Settings
from kg.store import put_turtle, write_nquads, write_parts, write_turtle
from kg.store.sorting import SortedLines
from kg.vocabulary import prefixes


def parts() -> Parts:
    return Parts.of(debate_for_queries(), settings=Settings(), run=Run(ended=None))


@pytest.mark.parametrize("memory", [1, 50, 10**6])
def test_part_by_part_gives_the_same_bytes_as_at_once(
    memory: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg.store.streaming, "SortedLines", lambda folder: SortedLines(folder, run=memory))
    monkeypatch.setattr(kg.store.turtle, "_CHUNK", memory)
    whole = build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None))
    write_nquads(whole, tmp_path / "whole.nq")
    write_turtle(whole, tmp_path / "whole.ttl")
    (tmp_path / "scratch").mkdir()
    counted = write_parts(parts(), parts().description, tmp_path / "parts.nq", scratch=tmp_path / "scratch")
    with (tmp_path / "parts.nq").open("rb") as lines, (tmp_path / "parts.ttl").open("wb") as turtle:
        put_turtle(lines, turtle, prefixes(Settings().base_iri), named=True)
    assert (tmp_path / "parts.nq").read_bytes() == (tmp_path / "whole.nq").read_bytes()
    assert (tmp_path / "parts.ttl").read_bytes() == (tmp_path / "whole.ttl").read_bytes()
    assert f'"{counted.all_triples}"'.encode() in (tmp_path / "parts.nq").read_bytes()
    assert list((tmp_path / "scratch").iterdir()) == []


@given(
    st.lists(st.lists(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"])))), st.integers(1, 5)
)
def test_lines_come_out_in_the_order_of_their_bytes(batches: list[list[str]], run: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        lines = SortedLines(Path(folder), run=run)
        for batch in batches:
            lines.add(line + "\n" for line in batch)
        expected = sorted(line.encode() + b"\n" for batch in batches for line in batch)
        assert [line.encode() for line in lines] == expected
        assert list(Path(folder).iterdir()) == []
