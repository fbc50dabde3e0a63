"""Where the programs are that read the files of networks, and what becomes of a test where one is missing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

MODULES = Path(sys.prefix) / "share/readers/node_modules"
"""Where .ci/run puts what Node.js reads with."""


def missing(what: str, remedy: str) -> None:
    """Skip, or fail in CI."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing: {remedy}")
    pytest.skip(f"{what} is missing: {remedy}")
