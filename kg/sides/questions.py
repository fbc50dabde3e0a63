"""What a question says: “why should we keep it?” that we should not, “is it not unfair?” that it is."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from kg.sides.denial import is_question, negated
from kg.sides.lexicon import Does, does, is_one_of
from kg.syntax.relations import ADVERB, COMPLEMENT, CONJUNCT, HELPER, SUBJECT, dependents, stands_as
from kg.syntax.wording import kept, top_of

OPEN = 0.3
"""What a question is worth that expects no answer of its own: “does it cost jobs?”"""


def asked(clause: Token, within: Collection[int] | None = None) -> float:
    """Return -1 if a clause stands in a question that expects the contrary, less than 1 in an open one,
    0 where nothing is said, else 1.

    A question asked outside the places `within` is somebody else's: “why does she think that it should go?”
    """
    return 1.0 if within is not None and top_of(clause, _hangs_before).i not in within else _asked(clause)


@kept
def _asked(clause: Token) -> float:
    top = top_of(clause, _hangs_before)
    if top.head != top or not is_question(top):
        return 1.0
    return _expected(top, clause)


def _hangs_before(clause: Token) -> bool:
    """Whether a clause is said in, or joined to, one before it."""
    return stands_as(clause, COMPLEMENT, CONJUNCT) and clause.head.i < clause.i


def _expected(top: Token, clause: Token) -> float:
    helpers = [top, *dependents(top, HELPER)]
    may = any(is_one_of(h, "questions.challenging") for h in helpers)
    for asking in dependents(top, ADVERB):
        if is_one_of(asking, "questions.why"):
            bare = len(helpers) == 1 and not dependents(top, SUBJECT)
            return -1.0 if may or bare or negated(top) else 1.0
        if is_one_of(asking, "questions.how"):
            return -1.0 if may or is_one_of(top, "links.is") else 1.0
    who = any(is_one_of(s, "questions.who") for s in dependents(top, SUBJECT))
    if negated(top) or (who and may):
        return -1.0
    if who and clause == top:
        return 0.0  # “who voted for it?”: maybe all did
    return 1.0 if clause != top and Does.SAYS in does(top) else OPEN  # “does she agree that it costs jobs?”
