"""Every yes and no sentence of the claim rules, through the real pipeline."""

from __future__ import annotations

import re

import pytest

from kg.claims.draft import Draft
from kg.claims.find import draft_claims
from kg.model import Block, BlockKind, Document, Span
from kg.page import pages
from kg.parsing.load import Parser, load_parser
from kg.rules.cue import Cue, load_cues

CUES = load_cues()
MARK = re.compile(r"\[(source|cue|content|target) |\]")


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def unmark(sentence: str) -> tuple[str, dict[str, str]]:
    """Return the sentence without brackets, and the words that stood in brackets of each name."""
    plain, parts, stack, at = "", {}, [], 0
    for match in MARK.finditer(sentence):
        plain += sentence[at : match.start()]
        at = match.end()
        if match.group() == "]":
            name, start = stack.pop()
            parts[name] = " ".join(filter(None, (parts.get(name), plain[start:])))
        else:
            stack.append((match[1], len(plain)))
    return plain + sentence[at:], parts


def drafts_of(sentence: str, parser: Parser) -> tuple[str, list[Draft]]:
    document = Document("d", "d.txt", sentence, blocks=(Block(Span(0, len(sentence)), BlockKind.BODY),))
    (page,) = pages([document], parser)
    passages, _ = draft_claims(page, CUES)
    return sentence, [d for p in passages for d in (*p.drafts, *p.inner)]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


CASES = [pytest.param(cue, yes, id=f"{cue.id}-{i}") for cue in CUES.cues for i, yes in enumerate(cue.yes)]


@pytest.mark.parametrize(("cue", "sentence"), CASES)
def test_yes(cue: Cue, sentence: str, parser: Parser) -> None:
    plain, want = unmark(sentence)
    text, drafts = drafts_of(plain, parser)
    mine = [d for d in drafts if d.rule == cue.id]
    assert mine, f"not found; other rules: {[d.rule for d in drafts]}"
    found = {
        "source": " ".join(s.of(text) for s in mine[0].source),
        "content": " ".join(s.of(text) for s in mine[0].content),
    }
    assert words(found["content"]) == words(want["content"])
    assert words(found["source"]) == words(want.get("source", ""))
    cue_words = words(" ".join(s.of(text) for s in mine[0].cue_spans))
    assert set(words(want["cue"])) <= {*cue_words, "it"}


@pytest.mark.parametrize(
    ("cue", "sentence"), [pytest.param(cue, no, id=f"{cue.id}-{i}") for cue in CUES.cues for i, no in enumerate(cue.no)]
)
def test_no(cue: Cue, sentence: str, parser: Parser) -> None:
    _, drafts = drafts_of(sentence, parser)
    assert [d.rule for d in drafts if d.rule == cue.id] == []
