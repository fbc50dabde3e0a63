"""What is taken over from the files of an earlier build gives the bytes of a build anew."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from examples.debate import BALLS_TWIN, DOC1, DOC2, debate_for_queries
from hypothesis import given
from hypothesis import strategies as st

from kg.cache import Cache
from kg.export.jsonl import put_lines, write
from kg.extraction import silent
from kg.graph import Parts, Run
from kg.graph_file import Written, put_graph
from kg.model import Document, Knowledge
from kg.settings import Settings
from kg.store import earlier, put_turtle
from kg.store.earlier import GRAPH, STATEMENTS, TURTLE, Made
from kg.store.mapped_lines import MappedLines
from kg.store.turtle_splicing import splice_turtle
from kg.vocabulary import prefixes
from kg.whole_files.manifest import sum_of

BOUND = prefixes(Settings().base_iri)


def only(document: Document) -> Knowledge:
    """The debate as far as one document has it."""
    whole = debate_for_queries()

    def here(statements):  # type: ignore[no-untyped-def]
        cut = (replace(s, evidence=tuple(e for e in s.evidence if e.document_id == document.id)) for s in statements)
        return tuple(s for s in cut if s.evidence)

    claims = tuple(
        replace(c, positions=tuple(p for p in c.positions if p.document_id == document.id)) for c in here(whole.claims)
    )
    extractions = tuple(e for e in whole.extractions if e.document == document)
    return replace(whole, extractions=extractions, roles=here(whole.roles), events=here(whole.events), claims=claims)


def relabelled() -> Knowledge:
    whole = debate_for_queries()
    return replace(whole, actors=tuple(replace(a, label=f"{a.label} \\ “x”") for a in whole.actors))


STATES = {
    "both": debate_for_queries(),
    "first": only(DOC1),
    "second": only(DOC2),
    "relabelled": relabelled(),
    "one actor more": replace(debate_for_queries(), actors=(*debate_for_queries().actors, BALLS_TWIN)),
}


def build(knowledge: Knowledge, folder: Path, cache: Path | None, before: Path | None) -> Written:
    """Write the three files of a build, and keep what they are made of."""
    folder.mkdir()
    kept = Cache(cache)
    written = put_graph(
        Parts.of(knowledge, settings=Settings(), run=Run(ended=None)),
        folder / GRAPH,
        kept,
        before=before,
        progress=silent,
    )
    with (folder / TURTLE).open("wb") as turtle, (folder / GRAPH).open("rb") as lines:
        if written.spliced is None or before is None:
            put_turtle(lines, turtle, BOUND, named=True)
        else:
            changed, gone = written.spliced.changed, written.spliced.gone
            splice_turtle(before / TURTLE, folder / GRAPH, turtle, BOUND, changed=changed, gone=gone)
    with (folder / STATEMENTS).open("wb") as file:
        documents = put_lines(knowledge, file, written.extractions, written.earlier)
    made = Made(Settings().base_iri, written.counted, written.shared, written.parts, documents)
    earlier.keep(made, {name: sum_of(folder / name) for name in (GRAPH, TURTLE, STATEMENTS)}, kept)
    kept.close()
    return written


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(("before", "after"), list(permutations(STATES, 2)))
def test_whatever_came_or_went_the_files_are_those_of_a_build_anew(before: str, after: str, tmp_path: Path) -> None:
    build(STATES[before], tmp_path / "before", tmp_path / "cache", None)
    written = build(STATES[after], tmp_path / "after", tmp_path / "cache", tmp_path / "before")
    build(STATES[after], tmp_path / "anew", None, None)
    assert written.spliced is not None
    assert contents(tmp_path / "after") == contents(tmp_path / "anew")
    assert (tmp_path / "after" / STATEMENTS).read_text(encoding="utf-8") == write(STATES[after])


@pytest.mark.parametrize("name", [GRAPH, TURTLE, STATEMENTS])
def test_nothing_is_taken_from_files_that_somebody_changed(name: str, tmp_path: Path) -> None:
    build(STATES["first"], tmp_path / "before", tmp_path / "cache", None)
    changed = tmp_path / "before" / name
    changed.write_bytes(changed.read_bytes().replace(b"UNISON", b"UNISOM"))
    written = build(STATES["both"], tmp_path / "after", tmp_path / "cache", tmp_path / "before")
    build(STATES["both"], tmp_path / "anew", None, None)
    assert written.earlier is None
    assert contents(tmp_path / "after") == contents(tmp_path / "anew")


def test_nothing_is_taken_from_another_version_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(STATES["first"], tmp_path / "before", tmp_path / "cache", None)
    monkeypatch.setattr(earlier, "program", lambda: b"another")
    assert build(STATES["both"], tmp_path / "after", tmp_path / "cache", tmp_path / "before").earlier is None


LINES = st.frozensets(st.binary(max_size=3).map(lambda line: line.replace(b"\n", b"") + b"\n"))


@given(LINES.filter(bool), LINES, LINES)
def test_lines_go_and_come_in_order(lines: frozenset[bytes], gone: frozenset[bytes], new: frozenset[bytes]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lines"
        path.write_bytes(b"".join(sorted(lines)))
        with MappedLines(path) as mapped:
            to = io.BytesIO()
            mapped.write_changed(to, without=gone & lines, more=new - lines)
            assert to.getvalue() == b"".join(sorted((lines - gone) | (new - lines)))
            for line in lines | gone:
                assert list(mapped.beginning(line)) == ([line] if line in lines else [])
