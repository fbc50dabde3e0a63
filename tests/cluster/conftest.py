"""Clusters on this machine: without Dask these tests are skipped on a machine of one's own and fail in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from kg.cluster import LOCAL, Cluster, cluster


def same() -> str:
    """Say that all processes are alike."""
    return "the same"


@pytest.fixture(scope="session", autouse=True)
def _dask() -> None:
    try:
        import distributed  # noqa: F401
    except ImportError:
        told = "Dask is missing: pip install -e '.[cluster]'"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)


@pytest.fixture(scope="session")
def two() -> Iterator[Cluster]:
    """Yield a cluster of two workers."""
    with cluster(LOCAL, 2, same) as there:
        yield there
