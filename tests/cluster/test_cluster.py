"""On a cluster the same is found, whoever is killed; nothing of it can be reached from elsewhere, nothing is left."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest

from kg import extraction, pipeline
from kg.cluster import LOCAL, Cluster, cluster
from kg.errors import InputError, ModelError
from kg.extraction import extract_planned
from kg.running import TRIES, run
from kg.settings import Settings

pytestmark = pytest.mark.cluster

CORPUS = Path(__file__).parents[2] / "corpus"
BATCHES = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10]]


def killed_at(where: Path, killers: dict[int, int], numbers: Sequence[int]) -> list[int]:
    """Double numbers; at each of the killers the process kills itself, so many times."""
    for number in numbers:
        begun = len(list(where.glob(f"{number}-*")))
        (where / f"{number}-{begun}").touch()
        if begun < killers.get(number, 0):
            os.kill(os.getpid(), signal.SIGKILL)
    return [2 * number for number in numbers]


def listening() -> list[str]:
    """Return the addresses at which this process and those that it began can be reached."""
    me = psutil.Process()
    sockets = [socket for each in (me, *me.children(recursive=True)) for socket in each.net_connections("inet")]
    return [socket.laddr.ip for socket in sockets if socket.status == psutil.CONN_LISTEN]


def test_a_worker_killed_once_costs_nothing(two: Cluster, tmp_path: Path) -> None:
    def none_is_lost(item: int) -> int:
        raise AssertionError(f"{item} was lost")

    work = partial(killed_at, tmp_path, {5: 1})
    done = list(run(work, BATCHES, two.executor, in_flight=4, lost=none_is_lost))
    assert done == [[2 * n for n in batch] for batch in BATCHES]
    assert (tmp_path / "5-1").exists()


def test_only_what_kills_every_worker_is_lost(two: Cluster, tmp_path: Path) -> None:
    work = partial(killed_at, tmp_path, {5: 1000})
    done = list(run(work, BATCHES, two.executor, in_flight=4, lost=lambda item: -item))
    assert done == [[-n if n == 5 else 2 * n for n in batch] for batch in BATCHES]
    assert len(list(tmp_path.glob("5-*"))) == TRIES


def test_it_listens_to_this_machine_alone_and_shows_how_it_is_doing(two: Cluster) -> None:
    assert two.workers == 2
    assert set(listening()) == {"127.0.0.1"}
    with urlopen(two.dashboard, timeout=60) as page:
        assert page.status == 200


@pytest.mark.model
def test_a_worker_with_another_model_says_so(two: Cluster) -> None:
    plan = pipeline.Plan.of(Settings())
    other = replace(plan, model=replace(plan.model, version="0"))
    with pytest.raises(ModelError, match="a worker has another language model"):
        list(run(partial(extract_planned, other), [[]], two.executor, in_flight=1, lost=str))


@pytest.mark.model
def test_the_corpus_is_read_as_in_one_process_and_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "BATCH", 2)
    told: list[str] = []
    children, folders = psutil.Process().children(recursive=True), list(Path(tempfile.gettempdir()).glob("kg-dask-*"))
    there, _ = pipeline.extract(
        [CORPUS], Settings(cluster=LOCAL, workers=2), progress=lambda stage, *_: told.append(stage)
    )
    here, _ = pipeline.extract([CORPUS])
    assert there == here
    assert any(stage.startswith("Dask http://127.0.0.1:") for stage in told)
    assert len(psutil.Process().children(recursive=True)) == len(children)
    assert list(Path(tempfile.gettempdir()).glob("kg-dask-*")) == folders


# --- what goes wrong ------------------------------------------------------------------------------------------


def process() -> str:
    return str(os.getpid())


def only_here(here: int) -> str:
    if os.getpid() != here:
        raise ModuleNotFoundError("No module named 'kg'")
    return ""


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("127.0.0.1:1", "cannot be reached .*; give it as tcp://HOST:PORT"),
        ("xyz://127.0.0.1:1", "unknown address scheme"),
        ("", "cannot be reached"),
    ],
)
def test_an_address_where_no_cluster_is_says_what_to_do(
    address: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.cluster.PATIENCE", 1)
    with pytest.raises(InputError, match=told), cluster(address, 1, process):
        pass


def test_workers_that_differ_or_have_no_such_program_say_so(two: Cluster) -> None:
    address = two.executor._client.scheduler.address  # type: ignore[attr-defined]
    with pytest.raises(InputError, match=r"worker tcp:.* has \d+, here is \d+; install the same"):
        cluster(address, 1, process).__enter__()
    with pytest.raises(InputError, match=r"cannot run this program \(ModuleNotFoundError: No module named 'kg'\)"):
        cluster(address, 1, partial(only_here, os.getpid())).__enter__()
