"""What makes parsing faster changes no annotation: words that are known, paragraphs that come again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.model import Block, BlockKind, Document, Span
from kg.parsing.installed import find_model
from kg.parsing.load import Parser, load_parser
from kg.parsing.tokenizer import adapted
from kg.reading import read_all
from kg.syntax.place import extent

CORPUS = Path(__file__).parents[1] / "corpus"
EVERYTHING = (
    "ORTH", "NORM", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE", "IDX",
)  # fmt: skip
TWO_WORDS = (
    "Let's go, they're gonna say; there is more. It ain't so. C'm on, y'all, you've got ta see it.\n"
    "There are cuts, there's anger.\u00a0 \u00a0He gets what she 'd got; nothin' is doin'."
)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def told(doc: Doc) -> list[object]:
    return [doc.text, doc._.repairs, extent(doc), doc.to_array(EVERYTHING).tolist(), [t.lemma_ for t in doc]]


def documents() -> list[Document]:
    texts, _ = read_all([str(CORPUS)])
    two = Document("two", "two", TWO_WORDS, blocks=(Block(Span(0, len(TWO_WORDS)), BlockKind.BODY),))
    return [*texts, two, *(replace(text, id=f"again {text.id}") for text in texts)]


def test_every_annotation_is_that_of_the_plain_pipeline(parser: Parser) -> None:
    assert "kg_word_memo" in parser.nlp.pipe_names
    plain = spacy.load(find_model().name)
    plain.tokenizer = adapted(plain.tokenizer)
    read = documents()
    found = [[told(doc) for doc in docs] for _, docs in parser.parse(read)]
    assert [[told(doc) for doc in docs] for _, docs in parser.parse(read)] == found, "all of it is known by now"
    for document, own in zip(read, found, strict=True):
        alone = Parser(parser.model, plain)
        ((_, docs),) = alone.parse([document])
        assert [told(doc) for doc in docs] == own
