"""The scripts of the page: each says which others it needs, needs what it says, and stands where it can run."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from kg.view.html import SCRIPTS

NEEDS = re.compile(r"(?m)^// Needs: (?P<names>[a-z, -]+)\.$")
TOP = re.compile(r"(?m)^(?:const|let|function|class)\s+(?:\{([^}]*)\}|\[([^\]]*)\]|([\w$]+))")
BINDING = re.compile(
    r"\b(?:const|let)\s+(?:\{([^}]*)\}|\[([^\]]*)\]|([\w$]+))|\bfunction\s*\w*\s*\(([^)]*)\)"
    r"|\(([^()]*)\)\s*=>|([\w$]+)\s*=>"
)


def text_of(name: str) -> str:
    return files("kg.view").joinpath("page", f"{name}.js").read_text(encoding="utf-8")


def code_of(source: str) -> str:
    """The script without comments, strings and patterns; of templates only what is worked out in them."""
    source = re.sub(r"(?m)^\s*//.*$", "", source)
    source = re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', source)
    source = re.sub(r"`[^`]*`", lambda m: " ".join(re.findall(r"\$\{([^}]*)\}", m[0])), source)
    return re.sub(r"/(?:\[[^\]\n]*\]|\\.|[^/\n\[\\ ])+/[gimsuy]*", "/x/", source)


def defined_in(source: str) -> set[str]:
    found: set[str] = set()
    for match in TOP.finditer(source):
        many = match[1] or match[2]
        found |= {one.split(":")[-1].strip() for one in many.split(",")} if many else {match[3]}
    return found


def bound_in(code: str) -> set[str]:
    """Names that the script binds itself, wherever: uses of them say nothing of another script."""
    return {name for match in BINDING.finditer(code) for group in match.groups() if group for name in _names(group)}


def _names(group: str) -> list[str]:
    return re.findall(r"[\w$]+", group)


def used_by(name: str) -> set[str]:
    """The scripts that this one needs: those that define a name it uses."""
    code, own = code_of(text_of(name)), defined_in(text_of(name))
    outside = bound_in(code) - own
    uses = {other: defined_in(text_of(other)) - outside for other in SCRIPTS if other != name}
    return {
        other
        for other, names in uses.items()
        if any(re.search(rf"(?<![\w$.]){re.escape(n)}(?![\w$])(?!\s*:[^:?]*[,}}\n])", code) for n in names)
    }


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_needs_what_it_says(name: str) -> None:
    declared = NEEDS.search(text_of(name))
    assert declared is not None or name == "dom", "say it in a comment below the first: // Needs: dom, data."
    assert set(declared["names"].split(", ") if declared else ()) == used_by(name)


def test_no_name_is_defined_twice() -> None:
    names = [name for script in SCRIPTS for name in defined_in(text_of(script))]
    assert sorted(names) == sorted(set(names))


def test_every_script_is_joined() -> None:
    there = {path.name.removesuffix(".js") for path in files("kg.view").joinpath("page").iterdir()}
    assert {name for name in there if "." not in name} == set(SCRIPTS)


def test_a_need_is_seen() -> None:
    assert used_by("issue") >= {"dom", "views", "data"}
    assert "export" not in used_by("dom")
