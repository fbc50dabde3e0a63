"""Which government “the government” is in a document: told by its words, or left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.actors.registry import Registry
from kg.actors.words import Words


@dataclass(frozen=True, slots=True)
class Governments:
    """The government that a document means when it says no more, if its words make that plain."""

    meant: str | None
    words: Words

    def of(self, roster: Registry, core: Sequence[str] = (), determiner: str = "definite") -> str | None:
        """Return the id of the government a description means: “this Government”, “the federal government”."""
        own = [part for part in core if part not in ("government", "administration")]
        if "administration" in core:
            return None
        for part in own:
            for government in self.words.governments:
                if part in {w.lower() for w in government.own}:
                    return self._take(roster, government.id)
        if own or determiner not in ("definite", "possessive", ""):
            return None
        return self._take(roster, self.meant) if self.meant else None

    @staticmethod
    def _take(roster: Registry, actor_id: str) -> str | None:
        return actor_id if roster.known(actor_id) is not None else None


def governments(docs: Sequence[Doc], words: Words, local: int = 0) -> Governments:
    """Weigh the signs of each government in the document; the winner must have twice what the next has."""
    count: Counter[str] = Counter()
    for doc in docs:
        for token in doc:
            count[token.text] += 1
    weight = {g.id: sum(min(count[s], 3) for s in g.signs) for g in words.governments}
    weight["elsewhere"] = sum(min(count[s], 3) for s in words.elsewhere)
    ranked = sorted(weight, key=lambda key: (-weight[key], key))
    first, second = ranked[0], ranked[1]
    plain = weight[first] > 0 and weight[first] >= 2 * weight[second] and first != "elsewhere"
    return Governments(first if plain else None, words)
