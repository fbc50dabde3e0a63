"""Finds the bodies that rows of names give and the model misses: “Ann Lee, president, Hull Students' Union”, “Dr Gary
Firth, Old Town Hospital”, “Professor Ann Lee, University of Hull, chair”.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.actors.mention import Found, words_of
from kg.actors.names.spelling import OWNER_MARKS, bare, capital
from kg.actors.roles.title import is_role_noun
from kg.actors.words import CONJUNCTION, DEFINITE, is_organization
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy

_ACADEMIC = words("roles", "academic")
_INSIDE = CONJUNCTION | DEFINITE | words("roles", "inside_body")
_OF = words("roles", "of")
_LONGEST = 10
"""Words of a part of a row, at most."""


def name_bodies(found: Sequence[Found]) -> list[Found]:
    """Return the names of a document with the bodies that stand in rows behind a name and a title."""
    result = list(found)
    for person in found:
        part = _body_part(person) if person.kind is ActorKind.PERSON else None
        if part is None:
            continue
        doc, (first, last) = person.doc, part
        near = [f for f in result if f.doc is doc and f.last >= first and f.first <= last]
        if any(f.known is not None or f.first < first or f.last > last or f.kind is person.kind for f in near):
            continue
        if any((f.first, f.last) == part and f.kind is ActorKind.ORGANIZATION for f in near):
            continue
        result = [f for f in result if f not in near]
        name = words_of(doc, first, last)
        result.append(Found(doc, first, last, last, ActorKind.ORGANIZATION, FoundBy.RULE, name))
    return sorted(result, key=lambda f: f.begin)


def _body_part(person: Found) -> tuple[int, int] | None:
    """Return where the body of “Ann Lee, president, Hull Students' Union;” stands."""
    doc, i = person.doc, person.last + 1
    if i + 1 >= len(doc) or doc[i].text != ",":
        return None
    end = _end_of_part(doc, i + 1)
    if is_role_noun(doc[end]) and end + 2 < len(doc) and doc[end + 1].text == ",":
        first, last = end + 2, _end_of_part(doc, end + 2)
    elif bare(doc[person.first]) in _ACADEMIC and person.first < person.last:
        first, last = i + 1, end
    else:
        return None
    first += doc[first].lower_ in DEFINITE
    return (first, last) if first < last and last - first < _LONGEST and _is_name(doc, first, last) else None


def _end_of_part(doc: Doc, first: int) -> int:
    """Return the last word before the next comma, semicolon or stop."""
    k = first
    while k + 1 < len(doc) and doc[k + 1].text[0] not in ",;.:()" and not doc[k + 1].is_space:
        k += 1
    return k


def _is_name(doc: Doc, first: int, last: int) -> bool:
    """Whether the words are a name that says what sort of body it is, at its end or before “of”."""
    plain = all(capital(t) or t.lower_ in _INSIDE or t.text in OWNER_MARKS for t in doc[first : last + 1])
    sort = is_organization(doc[last].lower_) or (is_organization(doc[first].lower_) and doc[first + 1].lower_ in _OF)
    return plain and sort and capital(doc[first]) and capital(doc[last])
