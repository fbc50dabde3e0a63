"""An issue by its wordings, “the levy”, “scrapping the levy” (which says the opposite): its side towards each word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.sides.climbing import sign_at_top
from kg.sides.judgement import sign_of
from kg.sides.lexicon import Does, does, family, is_one_of
from kg.sides.propositions import PART, PLACE, Proposition, is_evaluation, kinds_of, side_of, weight_of_word
from kg.sides.wordings import Words, initials, stems
from kg.syntax.relations import (
    ADJECTIVE,
    COMPOUND,
    CONJUNCT,
    NOUN_MODIFIER,
    OBJECT,
    OWNER,
    PREPOSITION,
    PREPOSITION_COMPLEMENT,
    ROOT,
    SUBJECT,
    Relation,
    stands_as,
)

LABEL = 2.0
"""The first wording is the label, which says best what the issue is; it counts as two."""
ASIDE = 0.2
"""What a word weighs that stands beside: a place, a time, a relative clause."""
PLURAL = ("NNS", "NNPS")
THING = 0.7
"""How much a word must weigh to be the thing that an issue would end."""
ONCE = 0.7
"""What a word weighs that only one wording has, and not the label."""
STEPS: tuple[tuple[Relation, float], ...] = (
    (ROOT | CONJUNCT | PREPOSITION | OBJECT | SUBJECT, 1.0),
    (COMPOUND | NOUN_MODIFIER | ADJECTIVE | OWNER, PART),
)
"""What is left of a word's weight one word further up."""


def as_phrase(wording: str) -> str:
    """Return a wording as a parser reads it best: “cuts to budgets” → “the cuts to budgets”, which are no verb."""
    first, *rest = wording.split()
    forms = {first.lower(), first.lower().removesuffix("s")}
    taking = forms & (family("worth.down_nouns") | family("worth.limits") | family("worth.strikes"))
    return f"the {wording}" if taking and rest and rest[0] in family("links.inner") else wording


def read_issue(wordings: Iterable[tuple[Doc, int]]) -> Proposition:
    """Return what can be for or against an issue; each wording with its sign, -1 for the opposite, the label first."""
    votes: defaultdict[str, float] = defaultdict(float)
    weights: defaultdict[str, float] = defaultdict(float)
    thing, short = 1, dict[str, str]()
    many: dict[str, float] = {}
    kinds: dict[str, frozenset[str]] = {}
    count = LABEL
    for text, sign in wordings:
        words = stems(text)
        thing = _thing(text) if count == LABEL else thing
        kinds |= kinds_of(text, words)
        for word, (side, weight) in _sides(text, words).items():
            votes[word] += count * sign * side * weight**2
            known = weights[word]
            weights[word] = max(known, weight) if known else weight * (1.0 if count == LABEL else ONCE)
            if text[next(i for i, w in words.items() if w == word)].tag_ in PLURAL:
                many[word] = sign * side * weight
        for name, i in initials(text, words).items():
            short.setdefault(name, words[i])
        count = 1.0
    several = sign_of(sum(many.values()))
    sides = {word: (sign_of(vote), weights[word]) for word, vote in votes.items() if vote}
    sides |= {name: sides[word] for name, word in short.items() if name not in sides and word in sides}
    return Proposition(
        words=frozenset(weights) | short.keys(),
        sides=sides,
        kinds=kinds,
        states=False,
        predicate=frozenset(),
        core=1,
        several=several,
        thing=thing,
        is_issue=True,
    )


def _thing(label: Doc) -> int:
    """“a ban on [phones]”, “closing [the library]” -1"""
    head = next((t for t in label if t.head == t), None)
    ends = head is not None and (is_one_of(head, "worth.limits", "worth.down_nouns") or Does.LOWERS in does(head))
    against = any(side < 0 and weight >= THING for side, weight in _sides(label, stems(label)).values())
    return -1 if ends and against else 1


def _sides(text: Doc, words: Words) -> dict[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    for i, word in words.items():
        if not is_evaluation(text[i]):
            weight = min(_weight(text[i]), weight_of_word(text[i]))
            if weight > found.get(word, (0, 0.0))[1]:
                found[word] = (_side(text[i]), weight)
    return found


def _side(token: Token) -> int:
    """“a ban on [vapes]” -1, “vapes should be banned” -1; what is only named is what one is for."""
    return side_of(token) or sign_at_top(token)


def _weight(token: Token) -> float:
    """Return how near a word is to the head: “[ban] on disposable [vapes]”; “a ban [in the city]” stands beside."""
    weight, above = PLACE if token.pos_ == "VERB" else 1.0, token
    while True:
        weight *= _step(above)
        if above.head == above:
            return weight
        above = above.head


def _step(token: Token) -> float:
    if stands_as(token, PREPOSITION_COMPLEMENT):
        return 1.0 if is_one_of(token.head, "links.inner") else ASIDE
    return next((left for relation, left in STEPS if stands_as(token, relation)), ASIDE)
