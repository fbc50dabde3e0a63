"""The pinned pipeline makes each fault in the sentence that says so, and the repair mends it."""

from __future__ import annotations

import pytest

from kg.model import Block, BlockKind, Document, Span
from kg.page import pages
from kg.parsing.installed import PINNED
from kg.parsing.load import Parser, load_parser
from kg.parsing.repairs import REPAIRS, Repair


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser(PINNED)


@pytest.mark.parametrize("repair", [r for r in REPAIRS if r.sentence], ids=lambda repair: repair.id)
def test_the_pipeline_makes_the_fault_and_it_is_mended(repair: Repair, parser: Parser) -> None:
    text = repair.sentence
    document = Document("d", "d.txt", text, blocks=(Block(Span(0, len(text)), BlockKind.BODY),))
    (page,) = pages([document], parser)
    assert repair.id in page.paragraphs[0].repairs
