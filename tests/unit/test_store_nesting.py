"""A file that would crash the reader is refused in one line, however it nests; quotations are no nesting."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.store import open_store, read

DEEP = 100_000
TRIPLES = "<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * DEEP + "<urn:c>" + " )>>" * DEEP + " .\n"
XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:p="urn:p#">'
    + "<p:A><p:b>" * DEEP
    + "</p:b></p:A>" * DEEP
    + "</rdf:RDF>"
)


@pytest.mark.parametrize(("name", "text"), [("a.ttl", TRIPLES), ("a.nq", TRIPLES), ("a.nt", TRIPLES), ("a.rdf", XML)])
def test_what_is_nested_too_deep_is_refused(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"{name}: nested more than 100 deep at byte"):
        read(tmp_path / name)
    with pytest.raises(InputError, match=f"{name}: nested more than 100 deep at byte"):
        open_store(tmp_path / name, folder=tmp_path / "store")


def test_arrows_in_quotations_are_read(tmp_path: Path) -> None:
    lines = "".join(f'<urn:a> <urn:b> "{n} << said \\" <<" .\n' for n in range(500))
    (tmp_path / "a.ttl").write_text(lines + "<< <urn:a> <urn:b> <urn:c> >> <urn:b> 1 .\n", encoding="utf-8")
    assert len(read(tmp_path / "a.ttl")) > 500
