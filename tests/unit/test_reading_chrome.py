"""Every example beside the chrome rules, and what happens to a rule file that is wrong."""

import pytest

from kg.errors import RuleError
from kg.reading import chrome
from kg.reading.chrome import ChromeRule, chrome_rule, chrome_rules

RULES = chrome_rules()


@pytest.mark.parametrize(
    ("rule", "line"), [(r, line) for r in RULES for line in r.yes], ids=lambda x: getattr(x, "id", x)
)
def test_yes_lines_are_chrome_by_their_rule(rule: ChromeRule, line: str) -> None:
    assert rule.matches(line)


@pytest.mark.parametrize(
    ("rule", "line"), [(r, line) for r in RULES for line in r.no], ids=lambda x: getattr(x, "id", x)
)
def test_no_lines_are_chrome_by_no_rule(rule: ChromeRule, line: str) -> None:
    found = chrome_rule(line)
    assert found is None, f"{line!r} is chrome by {found.id!r}"


def test_every_rule_has_its_own_name_and_examples() -> None:
    names = [rule.id for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.yes and rule.no for rule in RULES)


def test_an_unknown_key_names_rule_and_nearest_key() -> None:
    with pytest.raises(RuleError, match=r"""chrome\.toml, rule "x": unknown key 'patern'; did you mean 'patterns'\?"""):
        chrome._rule({"id": "x", "patern": []})


def test_a_broken_pattern_names_its_rule() -> None:
    with pytest.raises(RuleError, match=r"""chrome\.toml, rule "x": pattern '\(a' is wrong"""):
        chrome._rule({"id": "x", "patterns": ["(a"]})
