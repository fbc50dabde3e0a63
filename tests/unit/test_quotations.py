# ruff: noqa: E501
"""Which stretches are quoted. The table is the documentation: a text, and what is inside its quotation marks."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.model import Span
from kg.quotations import Quotation, find_quotations


def paragraphs(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def quoted(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, paragraphs(text))


def inner(text: str) -> list[str]:
    """The words inside the marks; “…” after what is never closed, “>” before what stands inside another quotation."""
    return [">" * q.nested + q.inner.of(text) + "…" * (not q.closed) for q in quoted(text)]


MARKS = {
    "curly": ("“It is over,” she said.", ["It is over,"]),
    "straight": ('"It is over," she said.', ["It is over,"]),
    "single curly": ("‘It is over,’ she said.", ["It is over,"]),
    "single straight": ("'It is over,' she said.", ["It is over,"]),
    "guillemets": ("«It is over,» she said.", ["It is over,"]),
    "single guillemets": ("‹It is over,› she said.", ["It is over,"]),
    "doubled single": ("''It is over,'' she said.", ["It is over,"]),
    "typewriter": ("``It is over,'' she said.", ["It is over,"]),
    "low and high": ("„It is over,“ she said.", ["It is over,"]),
    "several": ("“One,” he said. “Two.” And “three”.", ["One,", "Two.", "three"]),
    "broken by the speaker": ('"One," he said, "and two."', ["One,", "and two."]),
    "scare quotes": ("They used ‘bullying’ tactics in an “unfit” service.", ["bullying", "unfit"]),
    "never closed, a speaker inside": ("“It is over, said Ann Lee. She left.", ["It is over,…"]),
    "never closed, “she added” inside": ("“It is over, she added. Nobody came.", ["It is over,…"]),
    "in brackets": ('It failed ("badly") again.', ["badly"]),
    "with brackets inside": ('"[We] need (much) more," he said.', ["[We] need (much) more,"]),
    "without spaces around": ("He said:“one”and left.", ["one"]),
    "joined by a dash": ('"A"—"B"', ["A", "B"]),
    "empty": ('He said “” and "".', []),
    "none": ("It is over, she said.", []),
}
APOSTROPHES = {
    "contraction in single curly": ("‘We don’t know,’ he said.", ["We don’t know,"]),
    "contraction in single straight": ("'We don't know,' he said.", ["We don't know,"]),
    "possessive in single quotes": ("'The boss's rights matter,' he said.", ["The boss's rights matter,"]),
    "plural possessive in single curly": ("‘The workers’ rights matter,’ he said.", ["The workers’ rights matter,"]),
    "plural possessive in single straight": ("'The workers' rights matter,' he said.", ["The workers' rights matter,"]),
    "two plural possessives": (
        "‘Workers’ rights and parents’ rights matter,’ he said.",
        ["Workers’ rights and parents’ rights matter,"],
    ),
    "plural possessive outside": ("‘Fat cats’ and bosses’ pay.", ["Fat cats"]),
    "plural possessive before a quotation": ("Ofsted's report and Leeds' reply: 'We agree.'", ["We agree."]),
    "possessives only": ("The workers’ rights and the bosses' duties.", []),
    "names": ("O'Brien's 'plan' wasn't O'Neill's.", ["plan"]),
    "decades": ("The ’80s, the '90s and the class of ’09.", []),
    "a year in single quotes": ("‘The class of ’09 matters,’ he said.", ["The class of ’09 matters,"]),
    "clipped words": ("'Tis rock 'n' roll for 'em.", []),
    "feet and inches": ("A 6'2\" man and a 5'10\" woman.", []),
    "inches before a quotation": ('He is 6\'2" tall. "Yes," he said.', ["Yes,"]),
}
NESTED = {
    "single in double": ("“He told me ‘go away’ and left,” she said.", ["He told me ‘go away’ and left,", ">go away"]),
    "single in double, straight": (
        "\"He told me 'go away' and left,\" she said.",
        ["He told me 'go away' and left,", ">go away"],
    ),
    "double in single": ("‘He told me “go away” and left,’ she said.", ["He told me “go away” and left,", ">go away"]),
    "the same marks inside": ("“She said “no” twice,” he said.", ["She said “no” twice,", ">no"]),
    "closed together": ("“She said ‘no’” and left.", ["She said ‘no’", ">no"]),
}
DAMAGED = {
    "never closed": ("He said: “It is over.", ["It is over.…"]),
    "never opened": ("It is over,” she said.", []),
    "a lone straight mark": ('It is over," she said.', []),
    "odd count": ("“One.” and “two.", ["One.", "two.…"]),
    "a paragraph break lost": ("“One. “Two,” he said.", ["One.", "Two,"]),
    "closing mark forgotten": ("“One. He left. “Two,” she said.", ["One. He left.", "Two,"]),
    "closed by an opening mark": ("He said “one“ and left.", ["one"]),
    "opened by a closing mark": ("”Yes,” he said, ”no.”", ["Yes,", "no."]),
    "spaces inside the marks": ('He said " no " and left.', [" no "]),
    "a mark alone between spaces": ('A 5 " nail.', []),
    "a single mark never closed inside": ("“One ‘two,” he said of the workers’ rights.", ["One ‘two,"]),
    "a lone single mark": ("It is 'over, she said.", []),
    "two kinds mixed": ('“It is over," she said.', ["It is over,"]),
}
PARAGRAPHS = {
    "reopened in each": ("“One.\n“Two.\n“Three,” he said.", ["One.", "Two.", "Three,"]),
    "reopened in each, straight": ('"One.\n"Two.\n"Three," he said.', ["One.", "Two.", "Three,"]),
    "reopened in each, single": ("‘One.\n‘Two,’ he said.", ["One.", "Two,"]),
    "reopened in each, single straight": (
        "He said: 'It isn't one.\n'Two, the workers' own.\n'Three, the tenants' cause.'",
        ["It isn't one.", "Two, the workers' own.", "Three, the tenants' cause."],
    ),
    "a single mark after no colon": ("They sat in 'the pit.\n'Two,' he said.", ["Two,"]),
    "reopened with closing guillemets": ("«One.\n»Two,» he said.", ["One.", "Two,"]),
    "not reopened": ("“One.\nTwo.\nThree,” he said.", ["One.", "Two.", "Three,"]),
    "another one after it": ("“One.\n“Two,” he said. “Four.”", ["One.", "Two,", "Four."]),
    "nested over paragraphs": ("“He said:\n‘Two’ and so on,” she said.", ["He said:", "‘Two’ and so on,", ">Two"]),
    "never closed": ("“One.\nHe left the room.", ["One.…"]),
    "never closed, then a new one": ("“One.\nHe left. “Two,” he said.", ["One.…", "Two,"]),
    "never closed, then one not reopened": ('"One.\nHe left.\n"Three," he said.', ["One.…", "Three,"]),
    "closed too far below": ("“One.\n" + "Text.\n" * 7 + "End,” he said.", ["One.…"]),
}  # fmt: skip
TABLE = {f"{name}: {case}": row for name, table in (
    ("marks", MARKS), ("apostrophes", APOSTROPHES), ("nested", NESTED), ("damaged", DAMAGED), ("paragraphs", PARAGRAPHS),
) for case, row in table.items()}  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TABLE.values(), ids=TABLE)
def test_what_is_quoted(text: str, found: list[str]) -> None:
    assert inner(text) == found


@pytest.mark.xfail(strict=True, reason="a straight mark after a figure may be inches or the end of the quotation")
def test_inches_inside_a_quotation() -> None:
    assert inner('“We need 12" pizzas,” he said.') == ['We need 12" pizzas,']


@pytest.mark.xfail(strict=True, reason="‘fat cats’ and bosses’ pay has the same marks; the shorter reading is taken")
def test_a_plural_possessive_before_a_plural_at_the_end() -> None:
    assert inner("‘Workers’ rights’ and pay.") == ["Workers’ rights"]


def test_the_marks_belong_to_the_span_and_not_to_the_inner() -> None:
    text = "Yes: “over”."
    (quotation,) = quoted(text)
    assert (quotation.span.of(text), quotation.inner.of(text)) == ("“over”", "over")


def test_the_paragraphs_of_one_quotation_share_its_chain() -> None:
    first, second, third, other = quoted("“One.\n“Two.\n“Three,” he said. “Four.”")
    assert first.chain == second.chain == third.chain == first.span.start
    assert other.chain == other.span.start


def test_single_marks_are_told_from_double_ones() -> None:
    assert [q.single for q in quoted("‘One’ and “two” and ''three''")] == [True, False, False]


def test_only_the_given_paragraphs_are_read() -> None:
    text = "“Chrome”\n“Body”"
    assert [q.inner.of(text) for q in find_quotations(text, [Span(9, 15)])] == ["Body"]


# --- whatever the damage ----------------------------------------------------------------------------------------

NOISE = ["“", "”", "‘", "’", '"', "'", "«", "»", "‹", "›", "„", "‚", "''", "``", "(", ")", "[", "]", "\n", "\n\n", " ",
         "\u200f", "\u202e", "\u00a0", "\ufeff", "s", "s’ r", "80s", "word", ".", ",", "—", "👩", "é"]  # fmt: skip
GOOD = "".join(text + "\n" for text, _ in TABLE.values())


def check(text: str) -> None:
    spans = paragraphs(text)
    found = find_quotations(text, spans)
    assert [(q.span.start, -q.span.end) for q in found] == sorted((q.span.start, -q.span.end) for q in found)
    for quotation in found:
        assert quotation.span.covers(quotation.inner)
        assert quotation.inner.of(text).strip()
        assert any(p.covers(quotation.span) for p in spans)
        assert quotation.chain <= quotation.span.start
    for first, second in pairwise(found):
        assert not first.span.overlaps(second.span) or first.span.covers(second.span)
    outer = [q for q in found if not q.nested]
    assert all(a.span.end <= b.span.start for a, b in pairwise(outer))


@given(st.lists(st.sampled_from(NOISE), max_size=60).map("".join))
@example("‚“.\xa0”‹")
def test_noise_never_breaks_it(text: str) -> None:
    check(text)


@given(st.text(max_size=80))
def test_any_text_never_breaks_it(text: str) -> None:
    check(text)


@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.sampled_from(NOISE)), max_size=8))
@example([(GOOD.index("“It is over, she added."), "‘")])  # two that nothing closes, one in the other
def test_marks_put_in_never_break_it(damage: list[tuple[int, str]]) -> None:
    text = GOOD
    for place, sign in damage:
        text = text[:place] + sign + text[place:]
    check(text)


@given(st.lists(st.integers(0, len(GOOD) - 1), max_size=12))
def test_characters_taken_out_never_break_it(places: list[int]) -> None:
    check("".join(sign for i, sign in enumerate(GOOD) if i not in places))
