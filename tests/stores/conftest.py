"""The graph that all engines are given, as files, and the servers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from engines import ENGINES, Engine
from examples.debate import debate_for_queries
from rdflib import Dataset

from kg.graph import Run, build_graph
from kg.settings import Settings
from kg.store import write_nquads, write_trig, write_turtle

WRITERS = {"graph.ttl": write_turtle, "graph.nq": write_nquads, "graph.trig": write_trig}


@pytest.fixture(scope="session")
def graph() -> Dataset:
    """Return a small debate in which every question has an answer."""
    return build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None))


@pytest.fixture(scope="session")
def files(graph: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the graph in every format."""
    folder = tmp_path_factory.mktemp("files")
    for name, write in WRITERS.items():
        write(graph, folder / name)
    return folder


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Run each server in turn."""
    running: AbstractContextManager[Engine] = ENGINES[request.param](tmp_path_factory.mktemp(request.param))
    with running as started:
        yield started
