"""Who says the quotation in which a pronoun stands, and so does not mean himself by “he”."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.discourse import Discourse
from kg.actors.words import SPEAKING
from kg.model import ActorKind
from kg.syntax.relations import ACTIVE_SUBJECT, APPOSITION, stands_as
from kg.syntax.wording import sentence_around


def speakers(discourse: Discourse, found: Found) -> frozenset[str]:
    """Return who is named beside the quotation of a mention, else the last who spoke; nobody outside quotations.

    In a dialogue it is whose turn it is.
    """
    token, doc = found.token, found.doc
    if not discourse.layout.is_quoted(token):
        return frozenset()
    if id(doc) in discourse.turns:
        return frozenset({discourse.turns[id(doc)]})
    outside = discourse.layout.outside[id(doc)]
    place = bisect_left(outside, token.i)
    behind = doc[outside[place]] if place < len(outside) else None
    before = doc[outside[place - 1]] if place else None
    for word in (behind if _runs_on(behind, discourse) else None, before):
        if word is None:
            continue
        beside = (discourse.here.get(i) for i in range(*sentence_around(word)))
        named = {f.actor for f in beside if f is not None and f.actor is not None and _says(f.token, discourse)}
        if named:
            return frozenset(named)
    last = discourse.last("spoke", lambda s: s.entry.kind is ActorKind.PERSON and _says(s.found.token, discourse))
    return frozenset() if last is None else frozenset({last.entry.id})


def _runs_on(behind: Token | None, discourse: Discourse) -> bool:
    """Whether the sentence that goes on behind a quotation holds words of it: “… is late,” she said."""
    if behind is None:
        return False
    doc, first = behind.doc, sentence_around(behind)[0]
    return any(discourse.layout.is_quoted(doc[i]) for i in range(first, behind.i))


def _says(token: Token, discourse: Discourse) -> bool:
    if stands_as(token, APPOSITION) and stands_as(token.head, ACTIVE_SUBJECT):
        token = token.head  # “the minister, Ann Lee, said”
    if not stands_as(token, ACTIVE_SUBJECT) or token.head.lemma_.lower() not in SPEAKING:
        return False
    return not discourse.layout.is_quoted(token.head)
