"""The best guess at a side where no words show one: for measuring, never shown to a reader."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.sides.denial import turn
from kg.sides.effects import WEAK
from kg.sides.judgement import Ground, Judgement, agreed, sign_of
from kg.sides.lexicon import Does, does, plain, plain_noun
from kg.sides.standins import refers
from kg.sides.towards import judgements
from kg.sides.worth import Worth

TONES: Mapping[Does, float] = {
    Does.HELPS: 0.8,
    Does.HARMS: -1.0,
    Does.INFLICTS: -1.0,
    Does.FAILS: -0.6,
    Does.WORKS: 0.4,
    Does.BACKS: 0.5,
    Does.OPPOSES: -0.6,
}
"""How verbs sound, by their family."""


def guess(text: Doc, shared: Collection[int], core: int) -> Judgement:
    """Return what the text as a whole says, or how it sounds, times the side of the proposition."""
    pronouns = agreed(_by_pronoun(text, core))
    return pronouns or _whole(text, shared, core) or _tone(text, shared, core)


def _by_pronoun(text: Doc, core: int) -> list[Judgement]:
    """“[It] costs jobs”: where the text names nothing of the proposition, a pronoun may stand for its core."""
    found = []
    for token in text:
        if refers(token):
            found += [replace(j.turned(core, 0.5), ground=Ground.PRONOUN) for j in judgements(token, Worth({token.i}))]
    return found


def _whole(text: Doc, shared: Collection[int], core: int) -> Judgement | None:
    worth = Worth(shared)
    value = sign_of(sum(worth.of(sentence.root) for sentence in text.sents))
    return Judgement(value * core, 0.15, Ground.WHOLE, ("what the text says as a whole",)) if value else None


def _tone(text: Doc, shared: Collection[int], core: int) -> Judgement:
    """The words of praise and blame, summed: right in little more than half of the cases."""
    total = sum(_tone_of(token) * turn(token) * turn(token.head) for token in text if token.i not in shared)
    if not total:
        return Judgement(1, 0.02, Ground.TONE, ("no words of praise or blame",))
    return Judgement(sign_of(total) * core, min(0.2, 0.05 * abs(total)), Ground.TONE, ("tone",))


def _tone_of(token: Token) -> float:
    if token.pos_ == "VERB":
        return max((TONES.get(name, 0.0) for name in does(token)), key=abs, default=0.0)
    if token.pos_ in ("NOUN", "PROPN"):
        value = plain_noun(token)
        return WEAK * value if value > 0 else value
    return plain(token)
