"""Language is data: no dependency label outside syntax and parsing, no word of a text outside `kg/lang`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT_HALF = ("actors", "claims", "dates", "events", "page.py", "parsing", "quotations.py", "reading", "sides", "syntax")
MODULES = sorted(
    path
    for name in TEXT_HALF
    for path in ([ROOT / "kg" / name] if name.endswith(".py") else (ROOT / "kg" / name).rglob("*.py"))
)
LABELS = frozenset(
    """ROOT acl acomp advcl advmod amod appos attr auxpass ccomp csubj csubjpass dobj nmod npadvmod nsubj nsubjpass
    nummod oprd parataxis pcomp pobj preconj quantmod relcl xcomp""".split()  # noqa: SIM905 - a table of labels
)
"""Those that can be nothing else: “agent”, “mark”, “case” are words, too."""
SPOKEN = frozenset({"lower_", "lemma_", "text", "norm_", "orth_"})
"""What of a token is a word of the text."""
WORDED = frozenset({"lower", "casefold", "lemma_of"})
"""Calls that give a word of the text."""
TESTS_OF_STRINGS = frozenset({"startswith", "endswith", "removesuffix", "removeprefix"})
CLOSED = frozenset(
    "the an of in on at by for from to with into as near among and or not be have".split()  # noqa: SIM905 - the same
)
"""Small words that can be nothing else than words of a text, whatever they are compared with."""
ALTERNATIVES = re.compile(r"(?<!\\)\b[a-z]{3,}\|[a-z]{3,}\b")


def labels_in(source: str) -> list[str]:
    tree = ast.parse(source)
    read = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in ("dep", "dep_")]
    literal = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in LABELS]
    return [*read, *map(str, literal)]


@pytest.mark.parametrize("module", sorted((ROOT / "kg").rglob("*.py")), ids=lambda p: p.relative_to(ROOT).as_posix())
def test_dependency_labels_are_known_to_syntax_and_parsing_alone(module: Path) -> None:
    if module.relative_to(ROOT / "kg").parts[0] in ("syntax", "parsing"):
        return
    assert labels_in(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("source", ['t.dep_ == "x"', 'x = {"nsubj"}', "t.dep in S"])
def test_labels_are_seen(source: str) -> None:
    assert labels_in(source)


def words_in(source: str) -> Iterator[tuple[int, str]]:
    """Yield (line, words) of what is compared with words of a text, of word lists, of alternatives in patterns."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            if any(_is_word_of_text(side) or _is_closed(side) for side in (node.left, *node.comparators)):
                yield from _listed(node, 1)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr):
            yield from (f for side in (node.left, node.right) if _is_list_of_words(side) for f in _listed(side, 1))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in TESTS_OF_STRINGS and _is_word_of_text(node.func.value):
                yield from _listed(node, 1)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and _is_list_of_words(node.value):
            yield node.lineno, ast.unparse(node)[:70]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and ALTERNATIVES.search(node.value):
            yield node.lineno, node.value[:70]


def _is_closed(node: ast.expr) -> bool:
    return any(isinstance(n, ast.Constant) and n.value in CLOSED for n in (node, *getattr(node, "elts", ())))


def _is_word_of_text(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in SPOKEN
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in WORDED
    return False


def _listed(node: ast.AST, least: int) -> Iterator[tuple[int, str]]:
    found = [n for n in ast.walk(node) if isinstance(n, ast.Constant) and _is_word(n.value)]
    if len(found) >= least:
        yield found[0].lineno, " ".join(str(n.value) for n in found)[:70]


def _is_word(value: object) -> bool:
    """A word in small letters, of a text as like as not: no tag, label or part of speech."""
    return isinstance(value, str) and bool(re.fullmatch(r"'?[a-z]{2,}(?:[ '-][a-z]+)*", value))


def _is_list_of_words(node: ast.expr | None) -> bool:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("frozenset", "set", "tuple") and node.args:
        node = node.args[0]
    if isinstance(node, ast.BinOp):
        return _is_list_of_words(node.left) or _is_list_of_words(node.right)
    if not isinstance(node, ast.Set | ast.List | ast.Tuple) or len(node.elts) < 2:
        return False
    return all(isinstance(n, ast.Constant) and _is_word(n.value) for n in node.elts)


NO_WORDS = {
    "METADATA = ('title', 'date', 'author', 'publisher', 'section', 'url')": "names of fields",
    "_UNREAD = frozenset({'tracked-changes', 'annotation', 'note-citation',": "names of elements",
    "_TABLES = ('csv', 'xlsx', 'parquet', 'jsonl')": "names of readers",
    "_KEYS = ('id', 'lines', 'patterns', 'phrases', 'section', 'words', 'ye": "keys of a table",
    "_SCHEMES = frozenset({'http', 'https', 'ftp', 'ftps', 'urn', 'doi', 'i": "schemes of addresses",
    r"\s*<(?:!doctype html|html)\b": "HTML, whatever its language",
    "_SILENT = frozenset({'script', 'style', 'head', 'template', 'noscript'": "elements of HTML",
    r"<(?:p|br|div|span|a|em|strong|b|i|ul|ol|li|h[1-6]|blockquote|table|img": "elements of HTML",
    r"\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<\?[^>]*\?>|\s)*<(rss|feed|rdf:RDF)[\s": "elements of feeds",
}
"""What looks like words and is none, with the reason."""


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT / "kg").as_posix())
def test_words_of_texts_stand_in_tables(module: Path) -> None:
    found = [words for _, words in words_in(module.read_text(encoding="utf-8"))]
    assert [words for words in found if words not in NO_WORDS] == []


@pytest.mark.parametrize(
    "source",
    [
        't.lower_ == "the"',
        't.lemma_ in ("say", "tell")',
        'GOOD = frozenset({"good", "great"})',
        't.text.lower().endswith("ish")',
        're.compile(r"\\b(?:early|late) 2009")',
        '[t for p, t in prepositions(noun) if p in ("of", "in")]',
        'preposition == "by"',
    ],
)
def test_words_are_seen(source: str) -> None:
    assert list(words_in(source))


@pytest.mark.parametrize("source", ['t.tag_ in ("VBD", "VBN")', 't.text in ("–", ",")', 'kind == "title"'])
def test_what_is_no_word_is_left(source: str) -> None:
    assert list(words_in(source)) == []
