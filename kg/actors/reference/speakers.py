"""Who says the quotation in which a pronoun stands, and so does not mean himself by “he”."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.discourse import Discourse
from kg.actors.words import SPEAKING
from kg.model import ActorKind
from kg.syntax.relations import ACTIVE_SUBJECT, APPOSITION, stands_as


def speakers(discourse: Discourse, found: Found) -> frozenset[str]:
    """Return who is named beside the quotation of a mention, else the last who spoke; nobody outside quotations.

    In a dialogue it is whose turn it is.
    """
    token, doc = found.token, found.doc
    if not discourse.layout.is_quoted(token):
        return frozenset()
    if id(doc) in discourse.turns:
        return frozenset({discourse.turns[id(doc)]})
    behind = next((doc[i] for i in range(token.i, len(doc)) if _is_outside(doc[i], discourse)), None)
    before = next((doc[i] for i in range(token.i - 1, -1, -1) if _is_outside(doc[i], discourse)), None)
    for place in (behind if _runs_on(behind, discourse) else None, before):
        if place is None:
            continue
        sentence = discourse.layout.sentence[id(doc), place.i]
        beside = [f for f in discourse.here.values() if discourse.layout.where(f) == sentence]
        named = {f.actor for f in beside if f.actor is not None and _says(f.token, discourse)}
        if named:
            return frozenset(named)
    persons = (s for s in reversed(discourse.seen) if s.entry.kind is ActorKind.PERSON)
    last = next((s.entry.id for s in persons if _says(s.found.token, discourse)), None)
    return frozenset() if last is None else frozenset({last})


def _runs_on(behind: Token | None, discourse: Discourse) -> bool:
    """Whether the sentence that goes on behind a quotation holds words of it: “… is late,” she said."""
    if behind is None:
        return False
    doc, first = behind.doc, behind.sent.start
    return any(discourse.layout.is_quoted(doc[i]) for i in range(first, behind.i))


def _is_outside(token: Token, discourse: Discourse) -> bool:
    return not token.is_punct and not token.is_space and not discourse.layout.is_quoted(token)


def _says(token: Token, discourse: Discourse) -> bool:
    if stands_as(token, APPOSITION) and stands_as(token.head, ACTIVE_SUBJECT):
        token = token.head  # “the minister, Ann Lee, said”
    if not stands_as(token, ACTIVE_SUBJECT) or token.head.lemma_.lower() not in SPEAKING:
        return False
    return not discourse.layout.is_quoted(token.head)
