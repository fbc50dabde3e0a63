"""Claims inside claims: which stand by themselves, which only say again what the outer one says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.claims.draft import Draft, Kind
from kg.claims.lexicon import is_document, is_share
from kg.claims.refusals import FIRST_PERSON
from kg.claims.speaker import Speaker
from kg.lang.tables import words
from kg.model import Act
from kg.syntax.relations import ACTIVE_SUBJECT, stands_as

THIRD_PERSON = words("speaking", "third_person")

PERFORMED = frozenset(
    {
        Act.DEMAND,
        Act.CRITICISM,
        Act.ACCUSATION,
        Act.BLAME,
        Act.ENDORSEMENT,
        Act.DENIAL,
        Act.WARNING,
        Act.PROMISE,
        Act.REFUSAL,
    }
)
"""Acts that the words of a quotation can perform."""

MENTAL = frozenset({Act.BELIEF, Act.INTENTION, Act.STATEMENT, Act.DEMAND, Act.FINDING, Act.PREDICTION, Act.PROMISE})
"""Acts that count inside another claim only where what is said is a clause: “who want to leave” is no claim."""


def collapse_surveys(drafts: Sequence[Draft], speakers: Mapping[Draft, Speaker]) -> list[Draft]:
    """“The survey found that many reported X” is what many report, by the survey: only the inner claim stays."""
    gone: set[Draft] = set()
    for inner in drafts:
        outer = inner.outer
        if outer is None or outer in gone or outer.source_head is None or outer.quoted:
            continue
        if not (is_document(outer.source_head) and is_share(inner.source_head) and speakers[inner].actor):
            continue
        if inner.size * 2 >= outer.size:
            gone.add(outer)
            for draft in drafts:
                if draft.outer is outer:
                    draft.outer = outer.outer
            inner.relayed_by = speakers[outer].actor
    return [draft for draft in drafts if draft not in gone]


def depth(draft: Draft) -> int:
    """Return inside how many claims a draft stands."""
    return 0 if draft.outer is None else 1 + depth(draft.outer)


def echoes_outer(draft: Draft, speakers: Mapping[Draft, Speaker]) -> bool:
    """“I think …” inside somebody's own quotation, “they feel …” inside what they report: said by the outer claim."""
    token, outer, actor = draft.source_head, draft.outer, speakers[draft].actor
    if outer is None:
        return False
    if outer.kind is Kind.AUTHOR or token is None or token.lower_ in FIRST_PERSON:
        return True
    if actor is None or actor == speakers[outer].actor or (not outer.quoted and token.pos_ == "PRON"):
        return True
    weak = draft.frame is not None and "clause" not in draft.frame.parts
    return weak and draft.cue is not None and draft.cue.act in MENTAL


def performed(draft: Draft, within: Iterable[Draft]) -> Draft | None:
    """The act that what is said performs in its own words: “We call on ministers to act” is a demand, whatever the cue.

    So is “she said she opposed the cuts” a criticism. `within` are the drafts inside this one.
    """
    if draft.cue is not None and draft.cue.act is not Act.STATEMENT:
        return None
    own = (d for d in within if d.source_head is not None and _speaks_of_itself(d, draft))
    return next((d for d in own if d.cue is not None and d.cue.act in PERFORMED and not _is_unperformed(d)), None)


def _is_unperformed(inner: Draft) -> bool:
    """“I don't blame them” blames nobody."""
    return inner.is_negated and inner.cue is not None and inner.cue.negated in ("keep", "skip")


def _speaks_of_itself(inner: Draft, draft: Draft) -> bool:
    token = inner.source_head
    if token is None or draft.quoted:
        return token is not None and token.lower_ in FIRST_PERSON
    own = draft.frame is not None and inner.head in draft.frame.content and inner.frame is not None
    return own and stands_as(token, ACTIVE_SUBJECT) and token.lower_ in THIRD_PERSON
