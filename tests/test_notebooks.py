"""Every notebook runs from top to bottom, and is kept without the results of a run."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

TOLD = {
    "01-first-look": (
        "UNISON · blame · opposes → UK Government",
        "firmly on the shoulders of the Government’s devastating council cuts",
        "UNISON is against council cuts: ",
    ),
    "02-a-debate-over-time": (
        "08 Apr Chamber of Trade for congestion charge",
        "not counted: {'duplicate': 3}",
        "February share of disagreement 0.75 statements 5 few: True",
        "Chamber of Trade on the congestion charge: 2 against, 1 for; turned on 08 April",
    ),
    "03-discourse-networks": (
        "Chamber of Trade – Taxi Drivers' Union: 1.20",
        "without the first statement 4 of 10 ties are another number",
        "camp 2 Chamber of Trade; Taxi Drivers' Union",
        "2 congestion charge loss 1.000",
        "ours: Chamber of Trade – Taxi Drivers' Union 0.671",
        "as DNA: Chamber of Trade – Taxi Drivers' Union 0.375",
    ),
    "04-correcting-the-machine": (
        "12 of 26 claims, 84 % right",
        "26 claims before, 25 after; warnings: (\"decisions: 'chairman' is left out: Chamber of Trade is no person now",
        "['Colin Marsh'] is gone",
        "Nadia Brook 2.0 -1.0",
    ),
    "05-sparql-and-pandas": (
        "0 congestion charge 8 4 20 5",
        "would bankrupt town (effect: harms town, wanted)",
        "2024-04 for 2",
        "2024-04-08 FOR – The Chamber of Trade now supports the congestion charge.",
        "26 statements read back",
    ),
    "06-into-gephi-dna-and-a-triple-store": (
        "GEXF has all nodes and edges",
        "Pajek has all nodes and edges",
        "the same 26 statements",
        "9 named graphs",
        "3017 triples in Turtle; 3017 in the report",
    ),
}
"""What a reader of each notebook must see."""
PICTURES = {"02-a-debate-over-time": 2, "03-discourse-networks": 1}


@pytest.mark.model
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_NOTEBOOK_OUTPUT", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(path, as_version=4)
    done = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [o for c in done.cells if c.cell_type == "code" for o in c.outputs]
    printed = "".join(o.get("text", "") + o.get("data", {}).get("text/plain", "") for o in outputs)
    assert [words for words in TOLD[path.stem] if words not in " ".join(printed.split())] == []
    assert sum("image/png" in o.get("data", {}) for o in outputs) == PICTURES.get(path.stem, 0)
    if path.stem == "01-first-look":
        assert (tmp_path / "first-look.html").stat().st_size > 100_000


def test_the_documentation_lists_every_notebook() -> None:
    page = (ROOT / "docs" / "how-to" / "discourse-analysts.md").read_text(encoding="utf-8")
    assert [path.name for path in NOTEBOOKS if f"notebooks/{path.name}" not in page] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_is_kept_without_results(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
