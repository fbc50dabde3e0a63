"""Finds the body that stands beside a name or a title without a word for what somebody is there: “Ann Lee, director,
Hull Homes”, “Ann Lee, for the Liberal Democrats,”, “Professor Ann Lee, University of Hull”.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from kg.actors.mention import Found
from kg.actors.names.spelling import bare
from kg.actors.roles.title import StatedRole, is_role_noun
from kg.actors.words import DEFINITE, POSTNOMINALS
from kg.lang.tables import words
from kg.model import ActorKind

_FROM = words("roles", "body_prepositions")
_FOR = words("roles", "for")
_PROFESSORS = words("roles", "professors")
_TEACHING = words("roles", "teaching")
_CHAIRING = words("roles", "chairing")
_CHAIRING_WITH = words("roles", "chairing_with")
_CLOSING = ",;:.()–—"


def affiliations(person: Found, names: Mapping[int, Found]) -> Iterator[StatedRole]:
    """Yield what a name is with the body behind it: “Ann Lee, for the Greens,”; “Dr” is no post in a body."""
    doc, i = person.doc, person.last + 1
    while i < len(doc) and bare(doc[i]) in POSTNOMINALS:
        i += 1
    comma = i < len(doc) and doc[i].text == ","
    i += comma
    preposition = doc[i].lower_ if i < len(doc) and doc[i].lower_ in _FROM else ""
    body = _named_from(doc, i + bool(preposition), names)
    if body is None or not _is_closed(doc, body.last + 1):
        return
    if preposition in _FOR and comma:
        yield StatedRole(person, i, body.last, i, "role-affiliation", body=body.head)
    if comma and not preposition:
        yield from _of_signature(person, body)


def _of_signature(person: Found, body: Found) -> Iterator[StatedRole]:
    """“Professor Ann Lee, University of Hull, Chair”: two posts, the second in the body whose text is signed."""
    doc, first = person.doc, person.first
    teaches = any(token.lower_ in _TEACHING for token in doc[body.first : body.last + 1])
    if bare(doc[first]) in _PROFESSORS and first < person.last and teaches:
        yield StatedRole(person, first, first, first, "role-honorific", body=body.head)
    last = next((t.i - 1 for t in doc[body.last + 1 :] if t.is_space), len(doc) - 1)
    title = doc[body.last + 2 : last + 1]
    if doc[last].lower_ not in _CHAIRING or not is_role_noun(doc[last]) or doc[body.last + 1].text != ",":
        return
    if all(token.i == last or token.lower_ in _CHAIRING_WITH for token in title):
        yield StatedRole(person, title[0].i, last, last, "role-apposition")


def body_behind(doc: Doc, last: int, names: Mapping[int, Found]) -> int | None:
    """Return the head of the body behind a title and a comma: “Ann Lee, director, Hull Homes”."""
    if last + 1 >= len(doc) or doc[last + 1].text != ",":
        return None
    body = _named_from(doc, last + 2, names)
    return body.head if body is not None and _is_closed(doc, body.last + 1) else None


def _named_from(doc: Doc, i: int, names: Mapping[int, Found]) -> Found | None:
    """Return the name of an organization that begins here, an article passed over."""
    i += i < len(doc) and doc[i].lower_ in DEFINITE
    found = names.get(i)
    return found if found is not None and found.kind is ActorKind.ORGANIZATION and found.first in (i, i - 1) else None


def _is_closed(doc: Doc, i: int) -> bool:
    """Whether nothing of the same phrase follows: “Hull Homes and the council” is no body of anybody's."""
    return i >= len(doc) or doc[i].is_space or doc[i].text[0] in _CLOSING
