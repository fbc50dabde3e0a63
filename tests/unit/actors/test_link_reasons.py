"""The reasons of links: those given are declared, and those declared are given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import kg.actors
from kg.actors.link_reasons import REASONS

SOURCES = [path for path in Path(kg.actors.__file__).parent.rglob("*.py") if path.stem != "link_reasons"]


def literals() -> Iterator[str]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def given() -> Iterator[str]:
    """The reasons of ways and of links that are made on the spot."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REASON_AT:
                at = node.args[REASON_AT[node.func.id]]
                yield from [at.value] if isinstance(at, ast.Constant) else []


REASON_AT = {"Finds": 0, "Stops": 0, "Link": 2}


def test_reasons_given_are_declared() -> None:
    found = set(given())
    assert len(found) > 30
    assert found - set(REASONS) == set()


def test_reasons_declared_are_given() -> None:
    assert set(REASONS) - set(literals()) == set()
