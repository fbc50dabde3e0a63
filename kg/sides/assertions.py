"""Propositions that only state something, “Iraq poses a threat”: who says the same is for them, unless it is denied."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.sides.demands import obliged
from kg.sides.denial import has_none, negated, turn
from kg.sides.judgement import Ground, Judgement
from kg.sides.lexicon import Does, does, is_one_of
from kg.syntax.relations import SUBJECT, dependents, stands_as
from kg.syntax.wording import sentence_around

STATED = 0.3
OF_SUBJECT = 0.12
"""Who speaks only of the subject says less of what is stated."""
SIDED = frozenset({Does.BACKS, Does.OPPOSES, Does.SAYS, Does.WORKS, Does.FAILS})
"""Families of verbs whose proposition is a side or a praise, not a statement."""


def asserts(proposition: Doc) -> bool:
    """Tell whether a proposition states something, and neither demands nor praises: “it can solve the problem”."""
    return any(_states(t) for t in proposition if t.head == t and t.pos_ == "VERB")


def _states(verb: Token) -> bool:
    subjects = dependents(verb, SUBJECT)
    ours = any(is_one_of(subject, "links.we") for subject in subjects)
    demands = obliged(verb) or is_one_of(verb, "links.willing", "links.needing")
    return bool(subjects) and not (ours or demands or negated(verb) or does(verb) & SIDED)


def assertions(shared: Iterable[Token], of_predicate: frozenset[int]) -> list[Judgement]:
    """Return what each shared word tells; `of_predicate`: those which the proposition says of its subject."""
    found = []
    for token in shared:
        side = truth(token)
        step = f"{token.text} ({'stated' if side > 0 else 'denied'})"
        strength = STATED if token.i in of_predicate else OF_SUBJECT
        found.append(Judgement(side, strength, Ground.ASSERTION, (step,)))
    return found


def is_of_subject(token: Token) -> bool:
    """Tell whether a word is in the subject of its clause: “[Iraq] poses …”, “the [regime's] weapons are …”."""
    return any(stands_as(t, SUBJECT) for t in (token, token.head) if t.pos_ in ("NOUN", "PROPN"))


def truth(token: Token) -> int:
    """Return -1 where what a word stands in is denied anywhere above, or asked; else 1."""
    sign = -1 if has_none(token) else 1
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            sign *= turn(above) * (-1 if Does.DOUBTS in does(above) else 1)
        elif above != token and has_none(above) != is_one_of(above, "denial.doubt"):
            sign = -sign
    return -sign if token.doc[sentence_around(token)[1] - 1].text == "?" else sign
