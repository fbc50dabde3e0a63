"""The texts of tests/gold/*.md through the whole text half: sentence in, expected claims out.

A case is a block quote; below it stand the claims a careful reader finds in it, one a line:

    > The council claims the move will help.
    - The council | claims | the move will help {act=statement stance=supports}

Source, cue and content are words of the text, their stretches joined by “ … ”; a field in round brackets stands for
no words (“(the author)”). Quotation marks and what ends a sentence are not compared. In curly brackets stand only the
meanings that the example is about: claimant, act, stance, polarity, modality, target, addressee, reported_by, share,
and `within=2`, inside the second claim listed. Several actors are joined by “; ”, and `none` is nobody. `- no claim`
says that nothing is claimed. `known failure: reason` marks what a reader would expect and we do not do yet.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.model import Claim, Extraction, Spans
from kg.parsing.load import Parser, load_parser
from kg.pipeline import Known, extract_batch
from kg.reading import document
from kg.settings import Settings

GOLD = Path(__file__).parent / "gold"
KEYS = (
    "claimant", "act", "stance", "polarity", "modality", "target", "addressee", "reported_by", "share", "within",
)  # fmt: skip
LINE = re.compile(r"- (?P<source>[^|{]+) \| (?P<cue>[^|{]+) \| (?P<content>[^{]+?)(?: \{(?P<means>[^}]*)\})?$")
MARKS = re.compile(r"[“”„\"«»‘’‚‹›']+(?=\s|$|[.,;:!?])|(?<!\w)[“”„\"«»‘’‚‹›']+")


@dataclass(frozen=True)
class Expected:
    words: tuple[str, str, str]
    means: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    claims: tuple[Expected, ...]
    failure: str | None


# --- reading the files ------------------------------------------------------------------------------------------


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a file; a mistake in it names file and line."""
    heading, number = "", 0
    lines = path.read_text(encoding="utf-8").splitlines()
    at = 0
    while at < len(lines):
        if lines[at].startswith("## "):
            heading, number = lines[at][3:].strip(), 0
        if not lines[at].startswith(">"):
            assert not lines[at].startswith("- "), f"{path.name}:{at + 1}: a claim without a text before it"
            at += 1
            continue
        assert heading, f"{path.name}:{at + 1}: a text without a heading"
        number += 1
        text, at = _block(lines, at)
        claims, failure, at = _expectations(lines, at, path)
        yield Case(f"{path.stem}: {heading}" + (f" ({number})" if number > 1 else ""), text, claims, failure)


def _block(lines: Sequence[str], at: int) -> tuple[str, int]:
    text: list[str] = []
    while at < len(lines) and lines[at].startswith(">"):
        text.append(lines[at][1:].removeprefix(" "))
        at += 1
    return "\n".join(text), at


def _expectations(lines: Sequence[str], at: int, path: Path) -> tuple[tuple[Expected, ...], str | None, int]:
    claims: list[Expected] = []
    failure, nothing, first = None, False, at
    while at < len(lines) and not lines[at].startswith((">", "#")):
        line = lines[at]
        if line.startswith("known failure:"):
            failure = line.partition(":")[2].strip()
        elif line == "- no claim":
            nothing = True
        elif line.startswith("- "):
            claims.append(read_claim(line, f"{path.name}:{at + 1}"))
        at += 1
    assert nothing != bool(claims), f"{path.name}:{first}: list the claims or write “- no claim”"
    return tuple(claims), failure, at


def read_claim(line: str, where: str) -> Expected:
    """Read one expected claim."""
    match = LINE.match(line)
    assert match, f"{where}: write “- source | cue | content {{act=… stance=…}}”"
    means = tuple(tuple(item.partition("=")[::2]) for item in shlex.split(match["means"] or ""))
    unknown = [key for key, _ in means if key not in KEYS]
    assert not unknown, f"{where}: unknown {unknown[0]!r}; use {', '.join(KEYS)}"
    return Expected((bare(match["source"]), bare(match["cue"]), bare(match["content"])), means)


def bare(words: str) -> str:
    """Return words as they are compared: without quotation marks and what ends a sentence."""
    if words.startswith("(") and words.endswith(")"):
        return ""
    parts = (" ".join(MARKS.sub(" ", part).split()) for part in words.split(" … "))
    return " … ".join(re.sub(r"\s+([.,;:!?])", r"\1", part).strip(" .,;:!?–—-") for part in parts)


# --- what was found, in the same words ----------------------------------------------------------------------------


def words_of(claim: Claim, text: str) -> tuple[str, str, str]:
    """Return source, cue and content of a claim as they are compared."""
    first = claim.evidence[0]
    source, cue, content = (_joined(spans, text) for spans in (first.source, first.cue, first.content))
    return source, cue, content


def _joined(spans: Spans, text: str) -> str:
    return bare(" … ".join(span.of(text) for span in spans))


def pair(found: Sequence[Claim], case: Case) -> list[Claim | None]:
    """Return for each expected claim the one found with the same words."""
    left = list(found)
    pairs: list[Claim | None] = []
    for expected in case.claims:
        mine = next((c for c in left if words_of(c, case.text) == expected.words), None)
        pairs.append(mine)
        if mine is not None:
            left.remove(mine)
    return pairs


def value(key: str, claim: Claim, pairs: Sequence[Claim | None], labels: dict[str, str]) -> str:
    """Return a meaning of a claim as the gold writes it."""
    given = getattr(claim, key)
    if key == "within":
        return next((str(n) for n, c in enumerate(pairs, start=1) if c is not None and c.id == given), "none")
    if key in ("claimant", "target", "addressee", "reported_by"):
        ids = (given,) if isinstance(given, str) else given or ()
        return "; ".join(labels.get(i, i) for i in ids) or "none"
    return str(given) if given is not None else "none"


def written(words: tuple[str, str, str], means: Sequence[tuple[str, str]]) -> str:
    """Return a claim as one line."""
    line = "- " + " | ".join(part or "()" for part in words)
    return line + (" {" + " ".join(f"{k}={v}" for k, v in means) + "}" if means else "")


def compare(case: Case, extraction: Extraction) -> tuple[list[str], list[str]]:
    """Return the lines wanted and the lines found; in the latter what nobody expected comes last."""
    claims = [*extraction.claims, *extraction.unresolved]
    pairs = pair(claims, case)
    labels = {actor.id: actor.label for actor in extraction.actors}
    wanted = [written(e.words, e.means) for e in case.claims]
    found = [
        written(expected.words, [(key, value(key, claim, pairs, labels)) for key, _ in expected.means])
        for expected, claim in zip(case.claims, pairs, strict=True)
        if claim is not None
    ]
    extra = [c for c in claims if not any(c is p for p in pairs)]
    return wanted, found + [written(words_of(c, case.text), [("rule", c.evidence[0].rule_id)]) for c in extra]


# --- the tests ----------------------------------------------------------------------------------------------------

CASES = [case for path in sorted(GOLD.glob("*.md")) for case in read_cases(path)]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="module")
def known() -> Known:
    return Known.of(Settings())


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case.failure, strict=True)] if case.failure is not None else []


@pytest.mark.model
@pytest.mark.parametrize("case", [pytest.param(case, id=case.id, marks=_marks(case)) for case in CASES])
def test_gold(case: Case, parser: Parser, known: Known) -> None:
    (extraction,) = extract_batch([document(case.text, path="gold.txt")], parser, known, Settings())
    wanted, found = compare(case, extraction)
    assert found == wanted


def test_every_case_has_its_own_name() -> None:
    names = [case.id for case in CASES]
    assert sorted(set(names)) == sorted(names)
