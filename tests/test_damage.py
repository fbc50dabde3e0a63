"""Texts arrive damaged: marks lost or doubled, line breaks and invisible characters anywhere. Nothing breaks by that.

Extraction never raises, and whatever it still finds slices exactly.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Claim, Extraction, Spans
from kg.parsing.load import Parser, load_parser
from kg.pipeline import Known, extract_batch
from kg.reading import document
from kg.settings import Settings

INTERVIEW = """By Ann Lee

“The library,” said Maria Okafor, chief executive of Northern Libraries, “is the last public room in the village.” \
She added: “Nobody asked us. ‘Wait your turn’, they said.”

The council denied that it had ignored readers, calling the charge “absurd”. It must publish the figures.
"""

RELEASE = """Commenting on the report, Tom Hargreaves, general secretary of Unison, said:

“The first winter was hard. We lost a third of our staff.

“The second winter was worse – and nobody answered our letters [to the Home Office].

“There must not be a third.”

'It's the tenants' money (all of it),' according to Ruth Lindqvist, who wants an inquiry.
"""

REPORT = """Ofsted's inspection found "serious weaknesses" in two homes, while Unison warned that 80% of its members \
would leave. "They've had ten years to mend it," a mother who did not want to be named told the BBC.

jane92 says:

«I have waited two years.» And the office said that the head teacher had said that it was safe.

"The new rules have given us some peace." – Ruth Lindqvist
"""

PAIRS = "“”‘’\"'«»‹›„‚`()[]{}<>"
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\u2028", "\x0b", "\f", "\x85", "\t"]
HIDDEN = ["\x00", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u0301"]
OTHERS = ["😀", "👩‍👧", "🇬🇧", "…", "—", ":", ".", "&amp;", "\\", "%"]
PIECES = st.sampled_from([*PAIRS, *BREAKS, *HIDDEN, *OTHERS])

TEXTS = pytest.mark.parametrize(
    "text",
    [pytest.param(INTERVIEW, id="interview"), pytest.param(RELEASE, id="release"), pytest.param(REPORT, id="report")],
)
FEW = settings(max_examples=13, deadline=None)


@cache
def tools() -> tuple[Parser, Known]:
    """Load the model once; not fixtures, so that a falsifying example prints the text alone."""
    return load_parser(), Known.of(Settings())


def extract(text: str) -> Extraction:
    parser, known = tools()
    (found,) = extract_batch([document(text, path="a.txt")], parser, known, Settings(author_claims="always"))
    return found


def check(found: Extraction) -> None:
    """Every stretch is some of the text, every claim is what its stretches say, and no two have the same id."""
    text = found.document.text
    claims = [*found.claims, *found.unresolved]
    for claim in claims:
        assert claim.evidence
        check_evidence(claim, text)
    for statements in (found.claims, found.events, found.roles, found.actors):
        ids = [statement.id for statement in statements]
        assert len(set(ids)) == len(ids)
    inside = {claim.within for claim in found.claims} - {None}
    assert inside <= {claim.id for claim in claims}
    for mention in found.mentions:
        assert mention.span.of(text) == mention.text != ""


def check_evidence(claim: Claim, text: str) -> None:
    for evidence in claim.evidence:
        assert evidence.content
        for spans in (evidence.content, evidence.cue, evidence.source, (evidence.span,)):
            check_spans(spans, text)
    assert claim.text == " … ".join(span.of(text) for span in claim.evidence[0].content)


def check_spans(spans: Spans, text: str) -> None:
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.model
@TEXTS
def test_the_texts_are_worth_damaging(text: str) -> None:
    found = extract(text)
    check(found)
    assert len(found.claims) + len(found.unresolved) >= 4


@pytest.mark.model
def test_what_nobody_known_says_twice_is_one_claim() -> None:
    found = extract("They say the bridge will fall. The council met on Tuesday. They say the bridge will fall.")
    assert found.unresolved
    assert len({claim.id for claim in found.unresolved}) == len(found.unresolved)


@pytest.mark.model
@TEXTS
@FEW
@given(st.lists(st.tuples(st.integers(0, 700), PIECES), min_size=1, max_size=10))
def test_insertions(text: str, damage: list[tuple[int, str]]) -> None:
    for place, piece in damage:
        text = text[:place] + piece + text[place:]
    check(extract(text))


@pytest.mark.model
@TEXTS
@FEW
@given(st.sets(st.integers(0, 40), min_size=1, max_size=12))
def test_lost_marks(text: str, lost: set[int]) -> None:
    marks = [i for i, c in enumerate(text) if not c.isalnum() and c != " "]
    gone = {marks[i % len(marks)] for i in lost}
    check(extract("".join(c for i, c in enumerate(text) if i not in gone)))


@pytest.mark.model
@TEXTS
@FEW
@given(start=st.integers(0, 700), length=st.integers(1, 300), again=st.booleans())
def test_lost_or_doubled_stretches(text: str, start: int, length: int, again: bool) -> None:
    cut = text[start : start + length]
    rest = text[:start] + (cut + cut if again else "") + text[start + length :]
    check(extract(rest))
