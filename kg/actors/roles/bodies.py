"""Which body a post is of where its words do not say: a councillor's council, a minister's government, a bare
“general secretary” behind what the union said.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.actors.names.spelling import bare
from kg.actors.reference.candidates import own_nouns, told_most
from kg.actors.reference.discourse import Discourse
from kg.actors.registry import Entry
from kg.actors.roles.title import StatedRole
from kg.actors.words import DEFINITE, is_organization
from kg.lang.tables import word_pairs, words
from kg.model import ActorKind, Document
from kg.syntax import begin, prepositions
from kg.syntax.noun import owner_of
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    COMPOUND,
    DETERMINER,
    OWNER,
    PREPOSITION,
    ROOT,
    dependents,
    stands_as,
)

_TOP = words("roles", "top")
_TOP_WITH = word_pairs("roles", "top_with")
_TOP_MODIFIERS = words("roles", "top_modifiers") | {"-"}
_SEATS = word_pairs("roles", "seats")
_GOVERNING = words("roles", "governing")
_OF = words("roles", "body_prepositions")
_GOVERNING_PHRASES = words("roles", "governing_phrases")
_INSIDE = words("roles", "of")
_OPPOSED = words("roles", "not_governing")


def body_meant(document: Document, stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“branch secretary” belongs to the branch mentioned before, “council leader” to the council."""
    led = _speaking_before(stated, discourse) or _of_words(stated, discourse)
    led = led or _seat(document, stated, discourse) or _government(stated, discourse)
    if led is not None or stated.head <= stated.first:
        return led
    doc = stated.person.doc
    noun, here = doc[stated.head - 1].lower_, begin(stated.person.token)
    before = [s for s in discourse.seen if s.found.begin < here and s.entry.kind is ActorKind.ORGANIZATION]
    return told_most(discourse, [s for s in before if noun in own_nouns(s.entry)])


def _seat(document: Document, stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“Cllr Ann Lee” sits on the only council that the text names, “Senator Gary Firth” in its only senate."""
    doc, head = stated.person.doc, stated.head
    pair = f"{bare(doc[head - 1])}-{bare(doc[head])}" if head else ""
    noun = _SEATS.get(pair) or _SEATS.get(bare(doc[head]))
    if noun is None:
        return None
    told = re.search(rf"\b{noun}\b", document.text, re.IGNORECASE)
    return _only(told[0], discourse) if told is not None else None


def _of_words(stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“the council's director”, “the leader of the council”"""
    head = stated.person.doc[stated.head]
    owner = owner_of(head)
    near = [owner] if owner is not None else []
    near += [noun for name, noun in prepositions(head) if name in _OF and stated.first <= noun.i <= stated.last]
    return next((entry for noun in near if (entry := _unnamed(noun, discourse)) is not None), None)


def _unnamed(token: Token, discourse: Discourse) -> Entry | None:
    """“the council” of a text that names none is the one that the text is about."""
    noun = token.text
    definite = any(c.lower_ in DEFINITE for c in dependents(token, DETERMINER))
    plain = not dependents(token, ADJECTIVE, COMPOUND, PREPOSITION, OWNER)
    if not (definite and plain and token.tag_ == "NN" and is_organization(noun.lower())):
        return None
    return _only(noun, discourse)


def _only(noun: str, discourse: Discourse) -> Entry | None:
    """Return the one body of this sort in the text: named, or if none is, “the council” of this text."""
    entries = {s.entry.id: s.entry for s in discourse.seen if s.entry.kind is ActorKind.ORGANIZATION}
    fitting = [entry for entry in entries.values() if _is_called(entry, noun.lower())]
    if not fitting:
        return discourse.registry.unnamed(ActorKind.ORGANIZATION, noun.title() if noun.isupper() else noun)
    return fitting[0] if len(fitting) == 1 else None


def _is_called(entry: Entry, noun: str) -> bool:
    """“Hull City Council”, “the House”, “House of Commons”"""
    label = entry.label.lower()
    return noun in own_nouns(entry) | {label} or any(label.startswith(f"{noun} {of} ") for of in _INSIDE)


def _government(stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“the Secretary of State for Health” is of the government that the text means and names."""
    words_of_title = stated.person.doc[stated.first : stated.last + 1]
    told = {token.lower_ for token in words_of_title}
    governs = bool(told & _GOVERNING) or any(phrase in words_of_title.text.lower() for phrase in _GOVERNING_PHRASES)
    if not governs or told & _OPPOSED:
        return None
    return discourse.registry.entries.get(discourse.governments.meant or "")


def _speaking_before(stated: StatedRole, discourse: Discourse) -> Entry | None:
    """“The union said … General secretary Ann Lee said …”: a bare role at the top is of who spoke just before."""
    f, noun = stated.person, stated.person.doc[stated.head].lower_
    if noun not in _TOP or not stands_as(f.token, ACTIVE_SUBJECT) or stated.rule != "role-compound":
        return None
    told = {f.doc[i].lower_ for i in range(stated.first, stated.head)}
    if not told <= _TOP_MODIFIERS or _TOP_WITH.get(noun, "") not in told | {""}:
        return None
    here = discourse.layout.where(f)
    before = [s for s in discourse.seen if s.sentence == here - 1 and s.entry.kind is ActorKind.ORGANIZATION]
    leading = {
        s.entry.id for s in before if stands_as(s.found.token, ACTIVE_SUBJECT) and stands_as(s.found.token.head, ROOT)
    }
    bodies = {s.entry.id for s in before if s.entry.classification not in ("government", "parliament")}
    return discourse.registry.entries[next(iter(leading))] if len(leading) == 1 and bodies <= leading else None
