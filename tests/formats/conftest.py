"""Programs that read the files of networks: what is missing is skipped on a machine of one's own and fails in CI.

python-igraph is under the GPL, so nothing of ours may need it but these tests.
"""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from readers import MODULES, missing


@pytest.fixture(scope="session")
def igraph() -> Any:
    """Return python-igraph."""
    try:
        import igraph
    except ImportError:
        missing("igraph", "pip install igraph")
    return igraph


@pytest.fixture(scope="session")
def node() -> str:
    """Return the program node, with graphology beside it."""
    program = shutil.which("node")
    if program is None:
        missing("node", "apt install nodejs")
    if not (MODULES / "graphology-gexf").is_dir():
        missing("graphology", f"npm install --prefix {MODULES.parent} graphology graphology-gexf")
    return str(program)
