"""A mistake in a cue table is refused with file, rule, field and remedy."""

from __future__ import annotations

import pytest

from kg.errors import RuleError
from kg.model import Act, Stance
from kg.rules.cue import index_cues, load_cues, read_cues

GOOD = """
[[cue]]
id = "slam"
verbs = ["slam", "hit out"]
act = "criticism"
stance = "opposes"
content = ["object", "at"]
target = "object at"
yes = ["[source The union] [cue slammed] [content the plan]."]
"""


def test_a_table_says_what_its_words_mean() -> None:
    (cue,) = read_cues(GOOD, "claims.toml")
    assert (cue.act, cue.stance, cue.target) == (Act.CRITICISM, Stance.OPPOSES, ("object", "at"))
    index = index_cues((cue,))
    assert index.look_up("VERB", "slam") == ((cue, ()),)
    assert index.look_up("VERB", "hit") == ((cue, ("out",)),)
    assert index.look_up("NOUN", "slam") == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("target =", "targett =", r'claims.toml, rule "slam": unknown slot "targett" \(target'),
        ('"criticism"', '"critique"', r'rule "slam": act is "critique"; use one of statement'),
        ('"opposes"', '"against"', r'rule "slam": stance is "against"; use one of supports'),
        (
            '["object", "at"]',
            '["objekt_"]',
            r"rule \"slam\": content has the unknown part 'objekt_'; known are subject, object",
        ),
        ('verbs = ["slam", "hit out"]', "", r'rule "slam": no words; give verbs, nouns or adjectives'),
        ("content =", 'sources = "speking"\ncontent =', r'rule "slam": sources is "speking"; use one of any, speaking'),
        ("yes = ", "no = ", r'rule "slam": a cue needs a yes sentence'),
        ('id = "slam"', "", r"a cue needs an id"),
        ("[[cue]]", "[[cue]", r"claims.toml: not valid TOML"),
    ],
)
def test_mistakes_are_named(old: str, new: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        list(read_cues(GOOD.replace(old, new), "claims.toml"))


def test_two_cues_of_one_name_are_refused() -> None:
    (cue,) = read_cues(GOOD, "claims.toml")
    with pytest.raises(RuleError, match='two cues are called "slam"'):
        index_cues((cue, cue))


def test_no_cue_lists_a_word_twice() -> None:
    for cue in load_cues().cues:
        assert len(cue.words) == len(set(cue.words)), cue.id
