"""A form is tried only where the words stand that it needs, and these are words that its expressions have."""

import pytest

from kg.dates.grammar import Form, Text, grammar


def of(means: str) -> list[Form]:
    return [form for form in grammar().relative if form.means == means]


@pytest.mark.parametrize(
    ("means", "expression"),
    [
        ("nth_weekday", "the first Monday of next month"),
        ("day_of_week", "Monday of last week"),
        ("ago", "two years ago"),
        ("ahead", "in two weeks' time"),
        ("day", "the 3rd of May"),
        ("day", "Sept 3"),
        ("month", "earlier in December"),
        ("month", "since July"),
        ("season", "last Winter"),
        ("weekday", "next SUNDAY"),
        *(("phrase", phrase) for phrase in sorted(grammar().phrases)),
    ],
)
def test_a_relative_expression_has_the_words_its_form_needs(means: str, expression: str) -> None:
    assert any(match.group() == expression for form in of(means) for match in form.find(Text.of(expression)))


@pytest.mark.parametrize("expression", ["that day", "the past few days", "several decades", "at the time", "ages ago"])
def test_an_open_expression_has_the_words_its_form_needs(expression: str) -> None:
    assert [match.group() for match in grammar().open.find(Text.of(expression))] == [expression]


@pytest.mark.parametrize("expression", ["the 1990s", "the nineties", "the noughties"])
def test_a_decade_needs_a_digit_or_the_end_of_its_word(expression: str) -> None:
    assert [match.group() for match in grammar().vague[0].find(Text.of(expression))] == [expression]


def test_nothing_is_sought_in_a_text_without_words_of_time() -> None:
    forms = (*grammar().relative, *grammar().ranges, *grammar().vague, grammar().open, grammar().part_of_year)
    words = Text.of("The council met.").words
    assert all(any(need.isdisjoint(words) for need in form.needs) for form in forms)
