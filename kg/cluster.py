"""Work on a Dask cluster: many machines behind the interface of `concurrent.futures.Executor`.

Needs the extra `cluster` (dask, distributed). https://distributed.dask.org
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.extras import remedy

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"
"""The address that asks for a cluster on this machine alone, begun for the work and ended after it."""
PATIENCE = 10
"""Seconds in which a cluster must answer, and have a worker."""
_HERE = "127.0.0.1"  # nothing listens where another machine could reach it
_SETTINGS = {
    "distributed.scheduler.allowed-failures": 0,  # who is killed is told at once: kg.running hands the work out again
    "distributed.deploy.lost-worker-timeout": "1 day",  # a worker that was killed twice in a row begins again too
    "distributed.worker.profile.enabled": False,
}
_LOGGING = {"logging": {"distributed": "critical", "distributed.client": "critical"}}
"""Dask's log of workers that come and go: what it means for the work is said by kg."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that is there: where the work goes, on how many workers, and the page that shows how it is doing."""

    executor: Executor
    workers: int
    dashboard: str
    """A URL, or "" if the cluster has no such page."""


@contextmanager
def cluster(address: str, workers: int, alike: Callable[[], str]) -> Iterator[Cluster]:
    """Connect to the cluster at an address, or begin one of so many workers on this machine if that is `LOCAL`.

    `alike` says what must be the same in all processes. Raises InputError if Dask is not installed, no cluster answers
    there, it has no workers, theirs is not what is here, or the connection is lost.
    """
    try:
        import dask

        with dask.config.set(_LOGGING):
            import distributed
            from distributed.comm import resolve_address
    except ImportError as error:
        raise InputError(f"cluster {address!r} needs Dask; run: {remedy('cluster')}") from error
    with ExitStack() as stack:
        where: Any = stack.enter_context(_local(workers)) if address == LOCAL else address
        try:
            if address != LOCAL:
                resolve_address(address)
            client = stack.enter_context(distributed.Client(where, timeout=PATIENCE, set_as_default=False))
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise InputError(f"cluster {address!r} has no workers or does not answer; start them first") from error
        except (OSError, ValueError, TypeError) as error:
            raise InputError(f"cluster {address!r} cannot be reached ({error}); give it as tcp://HOST:PORT") from error
        _check_alike(client, alike)
        number = sum(client.nthreads().values())
        try:
            yield Cluster(client.get_executor(pure=False), number, client.dashboard_link or "")
        except CancelledError as error:
            raise InputError(f"the connection to the cluster {address!r} was lost; run it again") from error


def _check_alike(client: Client, alike: Callable[[], str]) -> None:
    """Raise InputError if something differs on a worker: its results would not be those of this process."""
    here = alike()
    try:
        there: dict[str, str] = client.run(alike)
    except Exception as error:  # whatever a program that is not there, or another one, says
        told = f"{type(error).__name__}: {error}".rstrip(": ")
        raise InputError(f"the workers of the cluster cannot run this program ({told}); install it there") from error
    for worker in sorted(there):
        if there[worker] != here:
            raise InputError(f"worker {worker} has {there[worker]}, here is {here}; install the same everywhere")


@contextmanager
def _local(workers: int) -> Iterator[Any]:
    """Begin a cluster on this machine; it ends, and its folder goes, with the block."""
    import dask
    from distributed import LocalCluster

    with TemporaryDirectory(prefix="kg-dask-") as folder, dask.config.set(_SETTINGS):
        here = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host=_HERE,
            dashboard_address=f"{_HERE}:0",
            local_directory=folder,
            memory_limit=0,
            silence_logs=logging.CRITICAL,
        )
        with here:
            yield here
