"""The side of a text on a proposition: where both take the same side towards a word they share, the text is for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.sides.assertions import assertions
from kg.sides.guesses import guess
from kg.sides.judgement import GUESSES, Ground, Judgement, agreed, sign_of
from kg.sides.lexicon import Does, does, is_one_of
from kg.sides.propositions import PART, Proposition, is_evaluation
from kg.sides.standins import pronouns, stand_ins
from kg.sides.towards import is_part, judgements
from kg.sides.wordings import Words, same_words, stems
from kg.sides.worth import Worth
from kg.syntax.relations import HELPER, SUBJECT, dependents, stands_as

LEAST = 0.01
"""Below this strength a side is a guess and not shown."""
LEAST_ON_ISSUE = 0.1
"""The same where a word of an issue may be beside the point."""
OTHER = 0.3
"""What a word weighs that names another kind of the same thing."""
NAME, NAMED = 12, 0.4
"""How long a name for an issue may be, and how sure a side is that only calls it a name."""
STANDS_IN = 0.6
"""What a pronoun weighs that stands for the issue."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text stands to a proposition; `shown`: words of the text show it, else it is a guess."""

    judgement: Judgement
    shown: bool


def side_on(text: Doc, proposition: Proposition) -> Judgement | None:
    """Return the side that words of a text show on a proposition; None if they show none."""
    reading = _read(text, proposition)
    return reading.judgement if reading and reading.shown else None


def best_side_on(text: Doc, proposition: Proposition) -> Reading:
    """Return the best reading of a text's side, for measuring; what no words show is marked as a guess."""
    reading = _read(text, proposition)
    if reading is not None:
        return reading
    words = () if proposition.is_motion else same_words(stems(text), proposition.words)
    return Reading(guess(text, words, proposition.core), shown=False)


def _read(text: Doc, proposition: Proposition) -> Reading | None:
    if proposition.is_motion:
        return _on_motion(text, proposition.core)
    words = same_words(stems(text), proposition.words)
    shared = [text[i] for i in words]
    said = _votes(shared, words, proposition)
    if proposition.states:
        said += assertions(shared, frozenset(i for i, word in words.items() if word in proposition.predicate))
    if proposition.is_issue:
        judged = any(j.ground not in GUESSES for j in said)
        said += _by_stand_in(pronouns(text) if judged else stand_ins(text), proposition, attitudes=judged)
        said = said or _by_name(text, proposition)
    found = agreed(said)
    if found is None:
        return None
    least = LEAST_ON_ISSUE if proposition.is_issue else LEAST
    return Reading(found, proposition.states or (found.ground not in GUESSES and found.strength >= least))


def _on_motion(text: Doc, core: int) -> Reading | None:
    """“I shall vote for [this order]”: attitudes to an act tell; not shown, since it may be another."""
    found = [
        judgement.turned(core)
        for token in text
        if token.pos_ in ("NOUN", "PROPN") and is_one_of(token, "links.acts")
        for judgement in judgements(token, Worth({token.i}))
        if judgement.ground in (Ground.ATTITUDE, Ground.DEMAND, Ground.NOUN, Ground.HELD)
    ]
    told = agreed(found)
    return Reading(told, shown=False) if told else None


def _by_stand_in(tokens: Iterable[Token], proposition: Proposition, *, attitudes: bool) -> list[Judgement]:
    """“[The plan] costs jobs”, “[it] costs jobs”: where nothing else is judged, these stand for the issue.

    `attitudes`: something else is judged, and only these and demands count: “the plan costs jobs, but we want [it]”.
    """
    found = []
    for token in tokens:
        sure = 1.0 if token.pos_ == "NOUN" else STANDS_IN
        side = proposition.several if is_one_of(token, "links.several") else proposition.core
        if token.pos_ == "PRON" and side > 0 and _is_state(token):
            side = proposition.thing
        said = judgements(token, Worth({token.i}))
        found += [replace(j.turned(side, sure), steps=(token.text, *j.steps)) for j in said]
    return [j for j in found if j.side and (not attitudes or j.ground in (Ground.ATTITUDE, Ground.DEMAND))]


def _by_name(text: Doc, proposition: Proposition) -> list[Judgement]:
    """“[A tax on tenants]”: the issue called something, in words without a verb."""
    roots = [t for t in text if t.head == t]
    if len(roots) != 1 or roots[0].pos_ not in ("NOUN", "ADJ") or len(text) > NAME or proposition.thing < 0:
        return []
    root, value = roots[0], Worth().of(roots[0])
    return [Judgement(sign_of(value), NAMED, Ground.EVALUATION, (f"called {root.text}",))] if abs(value) == 1 else []


def _is_state(token: Token) -> bool:
    """“[it] is a disgrace”, “close [it]” speak of the thing, “[it] would be” of what is to be done about it."""
    families = does(token.head)
    if stands_as(token, SUBJECT):
        return not dependents(token.head, HELPER) or Does.ENDS in families
    return bool(families & {Does.LOWERS, Does.HARMS})


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
    own = [c for c in token.children if is_part(c) and c.pos_ in ("NOUN", "PROPN", "ADJ")]
    return bool(own and kinds) and not any(c.i in words for c in own) and not kinds & set(words.values())
