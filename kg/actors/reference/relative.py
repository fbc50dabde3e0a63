"""Whom “who”, “whom” and “whose” mean: the noun their clause hangs on, where it can hang on no other."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.actors.link_reasons import Link
from kg.actors.mention import Found
from kg.actors.reference.binding import Names
from kg.actors.reference.discourse import Discourse
from kg.actors.reference.ways import Finds, Stops, Ways, first_link
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.syntax.relations import (
    ANY_SUBJECT,
    AUXILIARY,
    CONJUNCT,
    MODIFYING_CLAUSE,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    ROOT,
    dependents,
    stands_as,
)

_SUBJECT = words("reference", "relative_subject")
_OBJECT = words("reference", "relative_object")
_SINGULAR_VERBS = words("reference", "singular_verbs")
_PLURAL_VERBS = words("reference", "plural_verbs")
_CONTRASTING = words("reference", "contrasting")


@dataclass(frozen=True, slots=True)
class Relative:
    """A “who”, the verb of its clause, and the mention the clause hangs on."""

    found: Found
    clause: Token
    noun: Found | None


def who(discourse: Discourse, found: Found) -> Link:
    """Return whom “who” stands for."""
    clause = found.token.head
    while not stands_as(clause, MODIFYING_CLAUSE, ROOT) and clause.head != clause:
        clause = clause.head
    item = Relative(found, clause, _noun(found, clause, discourse.here))
    link = first_link(WAYS, discourse, item, FoundBy.PRONOUN)
    return link if link is not None else Link(None, FoundBy.PRONOUN, "relative-noun-open")


def _noun(who: Found, clause: Token, here: Names) -> Found | None:
    """Return the mention a relative clause hangs on; over a place or body that of whom is spoken."""
    noun = clause.head
    head = here.get(noun.i)
    if head is None or not stands_as(noun, PREPOSITION_OBJECT):
        return head
    restrictive = head.named and not _is_behind_comma(who)
    if head.kind is not ActorKind.ORGANIZATION and not restrictive:
        return head
    above = here.get(noun.head.head.i)  # “volunteers in the Granite State who …”
    return above if above is not None and above.kind in (ActorKind.GROUP, ActorKind.PERSON) else head


def _may_hang_elsewhere(_: Discourse, item: Relative) -> bool:
    """Whether the clause may hang on another noun: “the members, Ann Lee, who is …” tells of one."""
    head, who = item.noun, item.found
    if head is None:
        return False
    if _is_contrasted(head):
        return True
    if head.kind is ActorKind.ORGANIZATION and not _is_said_of_body(head, who):
        return True
    one, many = _number(item)
    if many and head.kind is ActorKind.PERSON and head.named:
        return True  # “Mr Lee and Ms Fox, who are …”
    return one and head.plural and head.token.tag_ in ("NNS", "NNPS")


def _is_contrasted(head: Found) -> bool:
    """“the minister and not [judges] who decides”"""
    if head.first < 2:
        return False
    return f"{head.doc[head.first - 2].lower_}-{head.doc[head.first - 1].lower_}" in _CONTRASTING


def _is_said_of_body(head: Found, who: Found) -> bool:
    """“the council, who …”: bodies are followed by a comma, and never by “whom”."""
    return who.name not in _OBJECT and not stands_as(head.token, CONJUNCT) and _is_behind_comma(who)


def _is_behind_comma(who: Found) -> bool:
    return who.doc[who.first - 1].text == ","


def _number(item: Relative) -> tuple[bool, bool]:
    """Return whether the verb says that “who” is one, and that they are many."""
    clause, who = item.clause, item.found
    if who.name not in _SUBJECT or any(c.i != who.head for c in dependents(clause, ANY_SUBJECT)):
        return False, False
    verbs = [clause, *dependents(clause, AUXILIARY)]
    one = any(v.tag_ == "VBZ" or v.lower_ in _SINGULAR_VERBS for v in verbs)
    return one, any(v.lower_ in _PLURAL_VERBS for v in verbs)


WAYS: Ways[Relative] = (
    Stops("relative-question", lambda _, item: not stands_as(item.clause, RELATIVE_CLAUSE)),
    Stops("relative-may-hang-elsewhere", _may_hang_elsewhere),
    Finds("relative-noun", lambda discourse, item: discourse.entry(item.noun)),
)
"""What tells whom “who” means, in order."""
