"""The side of a text on a proposition: where both take the same side towards a word they share, the text is for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.sides.assertions import assertions
from kg.sides.guesses import guess
from kg.sides.judgement import GUESSES, Judgement, agreed
from kg.sides.propositions import PART, Proposition, is_evaluation
from kg.sides.towards import is_part, judgements
from kg.sides.wordings import Words, same_words, stems
from kg.sides.worth import Worth
from kg.syntax.wording import children

LEAST = 0.03
"""Below this strength a side is a guess and not shown."""
OTHER = 0.3
"""What a word weighs that names another kind of the same thing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text stands to a proposition; `shown`: words of the text show it, else it is a guess."""

    judgement: Judgement
    shown: bool


def side_on(text: Doc, proposition: Proposition) -> Reading:
    """Return the best reading of a text's side on a proposition; what no words show is marked as a guess."""
    words = same_words(stems(text), proposition.words)
    shared = [text[i] for i in words]
    said = _votes(shared, words, proposition)
    if proposition.states:
        said += assertions(shared, frozenset(i for i, word in words.items() if word in proposition.predicate))
    found = agreed(said)
    if found is None:
        return Reading(guess(text, words, proposition.core), shown=False)
    return Reading(found, proposition.states or (found.ground not in GUESSES and found.strength >= LEAST))


def _votes(shared: Sequence[Token], words: Words, proposition: Proposition) -> list[Judgement]:
    worth = Worth(t.i for t in shared)
    found = []
    for token in shared:
        side, weight = proposition.sides.get(words[token.i], (0, 0.0))
        if not side or is_evaluation(token):
            continue
        weight *= PART if is_part(token) else 1.0
        weight *= OTHER if _is_other(token, words, proposition) else 1.0
        found += [replace(j.turned(side, weight), steps=(token.text, *j.steps)) for j in judgements(token, worth)]
    return found


def _is_other(token: Token, words: Words, proposition: Proposition) -> bool:
    """“proprietary software”, where the proposition is about open-source software"""
    kinds = proposition.kinds.get(words[token.i], frozenset())
    own = [c for c in children(token) if is_part(c) and c.pos_ in ("NOUN", "PROPN", "ADJ")]
    return bool(own and kinds) and not any(c.i in words for c in own) and not kinds & set(words.values())
