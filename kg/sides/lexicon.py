"""The words that make a side (`kg/lang/en/sides.toml`): what verbs do to their objects, what is wished for and what is not."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from kg.lang.tables import table, words
from kg.syntax.relations import PARTICLE, PREPOSITION, dependents

_IZE = re.compile(r"(?<=[a-z]{3})(iz(?=e$|es$|ed$|ing$|ation)|yz(?=e))")


@cache
def family(name: str) -> frozenset[str]:
    """Return a list of words: “verbs.helps”, “worth.good”, “links.with”."""
    return frozenset(spelled(word) for word in words("sides", name))


def spelled(lemma: str) -> str:
    """Return the British spelling, which the lists have: “legalize” → “legalise”."""
    return _IZE.sub(lambda m: "is" if m.group() == "iz" else "ys", lemma)


def lemma(token: Token) -> str:
    """Return the dictionary form as the lists spell it."""
    return spelled(token.lemma_.lower())


@cache
def verb_families() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the families of verbs."""
    return tuple((name, family(f"verbs.{name}")) for name in table("sides")["verbs"])


def verb_forms(token: Token) -> list[str]:
    """Return what a verb may be listed as, the longer forms first: “lead_to”, “take_away”, “take”."""
    word = lemma(token)
    beside = [c.lower_ for c in dependents(token, PARTICLE, PREPOSITION)]
    return [*(f"{word}_{b}" for b in beside), word]


def is_in(token: Token, *names: str) -> bool:
    """Tell whether a verb is of one of these families by its longest listed form."""
    for form in verb_forms(token):
        listed = {name for name, members in verb_families() if form in members}
        if listed:
            return bool(listed & set(names))
    return False
