"""Finds the role that stands beside a person's name: “branch secretary Gary Firth”, “Children's Minister, Ed Balls”,
“Helga Pile, UNISON National Officer for Social Workers,”.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.actors.mention import Found
from kg.actors.names.spelling import bare, capital
from kg.actors.roles.affiliation import affiliations, body_behind
from kg.actors.roles.party import seats_behind
from kg.actors.roles.title import PREPOSITIONS, StatedRole, is_role_noun, is_role_word, leftwards, rightwards
from kg.actors.words import ARTICLES, CONJUNCTION, DEFINITE, PERSONS, POSSESSIVES, POSTNOMINALS, SPEAKING
from kg.lang.tables import words
from kg.model import ActorKind
from kg.syntax.relations import (
    APPOSITION,
    CONJUNCT,
    PREPOSITION,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    dependents,
    stands_as,
)

_HONORIFICS = words("roles", "honorifics")
_BEFORE_HONORIFIC = words("roles", "before_honorific")
_BESTOWING = words("roles", "bestowing")
_TITULAR_OWNERS = words("roles", "titular_owners")
_TITLE_PREPOSITIONS = words("roles", "title_prepositions")
_BODY_PREPOSITIONS = words("roles", "body_prepositions")
_INSIDE_OFFICE = CONJUNCTION | DEFINITE | _TITLE_PREPOSITIONS | {"&"}
_BEHIND = words("roles", "behind")
_MEMBERS = words("roles", "members")
_OF_FIELDS = words("roles", "of_fields")
_PLAIN = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "PART", "NUM")
_FAR = 14
"""Words from the noun for a role to the name that explains it, at most."""
_REACH = 12
"""Words from a name to the noun for a role behind it, at most."""
_LONGEST = 30
"""Words of a field of office, at most."""


def roles_beside(person: Found, names: Mapping[int, Found]) -> Iterator[StatedRole]:
    """Yield the roles that stand right beside the name of a person; `names`: the names of the paragraph by token."""
    yield from seats_behind(person, names)
    after = _after(person, names)
    before = (_honorific(person), _before(person, names, explained=after is not None))
    yield from (role for role in before if role is not None)
    if after is not None:
        yield after
        yield from _joined(after, names)
    else:
        yield from affiliations(person, names)


def _honorific(person: Found) -> StatedRole | None:
    """“Cllr Ann Lee”, “State Sen. Gary Firth”"""
    doc, first = person.doc, person.first
    if bare(doc[first]) not in _HONORIFICS or first == person.last:
        return None
    start = _start_of_honorific(person)
    return StatedRole(person, start, first, first, "role-honorific")


def _start_of_honorific(person: Found) -> int:
    """Return where “[State] Sen. Gary Firth”, “[Chief] Justice Ann Lee” begins."""
    doc, first = person.doc, person.first
    honorific = first > 0 and bare(doc[first]) in _HONORIFICS
    return first - (honorific and doc[first - 1].lower_ in _BEFORE_HONORIFIC)


def _before(person: Found, names: Mapping[int, Found], *, explained: bool) -> StatedRole | None:
    """“branch secretary Gary Firth”, “Children's Minister, Ed Balls”; `explained`: a role stands behind the name."""
    doc, i = person.doc, _start_of_honorific(person) - 1
    if i >= 1 and doc[i].text in (",", "("):
        return None if explained else _before_mark(person, i - 1, names)
    if i >= 2:
        head = _of_office(doc, i)
        head = _of_body(doc, i, names) if head is None else head
        head = _of_field(doc, i) if head is None else head
        if head is not None:
            return _with_body(StatedRole(person, leftwards(doc, head), i, head, "role-compound"), names)
    plain = _plain(person, i, "role-compound", names)
    return None if plain is None else _with_body(plain, names)


def _with_body(role: StatedRole, names: Mapping[int, Found]) -> StatedRole:
    """“[Guild of Pilots (GP)] general secretary”: of the body right before the title, however parsed."""
    doc, before = role.person.doc, role.first - 1
    if before >= 3 and doc[before].text == ")" and doc[before - 2].text == "(":
        before -= 3
    body = names.get(before)
    if body is None or body.kind is not ActorKind.ORGANIZATION or body.last != before or role.first > role.head:
        return role
    return replace(role, body=body.head)


def _before_mark(person: Found, i: int, names: Mapping[int, Found]) -> StatedRole | None:
    """“Children's Minister, Ed Balls”, “the Secretary of State for Health, Andrew Lansley,”"""
    doc = person.doc
    noun = _apposed_noun(person, names)
    if noun is not None:
        return StatedRole(person, leftwards(doc, noun), i, noun, "role-apposition")
    head = _of_office(doc, i)
    head = _of_body(doc, i, names) if head is None else head
    if head is not None:
        first = leftwards(doc, head)
        if first and doc[first - 1].lower_ in DEFINITE:
            return StatedRole(person, first, i, head, "role-apposition")
    role = _plain(person, i, "role-apposition", names) if doc[i].lower_ not in _MEMBERS else None
    if role is None or not any(person.first <= c.i <= person.last for c in dependents(doc[i], APPOSITION)):
        return None
    listed = role.first > 0 and doc[role.first - 1].text == ","  # “Ed Balls, the minister, Ann Lee, …”
    return None if listed and person.last + 1 < len(doc) and doc[person.last + 1].text == "," else role


def _plain(person: Found, i: int, rule: str, names: Mapping[int, Found]) -> StatedRole | None:
    """Return the role whose noun is the word `i`: “branch secretary [Gary Firth]”."""
    doc, verb = person.doc, person.token.head
    if i < 0 or not is_role_word(doc[i]) or doc[i].tag_ == "NNS" or (i in names and names[i].kind is person.kind):
        return None
    if stands_as(person.token, SUBJECT) and stands_as(verb, RELATIVE_CLAUSE) and verb.head.i == i:
        return None  # “the judge Trump was referring to”
    first = leftwards(doc, i)
    if first in names and names[first].kind is ActorKind.ORGANIZATION:
        first = names[first].first  # “[Commission for] Racial Equality chairman”
    return StatedRole(person, first, i, i, rule)


def _apposed_noun(person: Found, names: Mapping[int, Found]) -> int | None:
    """Return the noun of “the Chair of the Committee, Dr Sarah Wollaston”: the name explains a longer phrase."""
    doc, token = person.doc, person.token
    if not stands_as(token, APPOSITION) or token.head.i >= person.first - 1:
        return None
    noun = _role_noun_above(token.head)
    if noun is None or noun.i in names or person.first - noun.i > _FAR:
        return None
    between = doc[noun.i + 1 : person.first - 1]
    plain = all(t.pos_ in _PLAIN or t.text in "-'&" for t in between)
    return noun.i if len(between) and between[0].lower_ in PREPOSITIONS and plain else None


def _role_noun_above(noun: Token) -> Token | None:
    """Return the noun for a role that a word belongs to as an object of a preposition."""
    while (
        not is_role_noun(noun) and stands_as(noun, CONJUNCT, PREPOSITION_OBJECT, PREPOSITION) and noun.head.i < noun.i
    ):
        noun = noun.head
    return noun if is_role_noun(noun) else None


def _of_office(doc: Doc, i: int) -> int | None:
    """Return the noun of “Secretary of State John Kerry”, “Minister for Culture, Media and Sport Ann Lee”."""
    k, listed = i, False
    while k > 0 and (capital(doc[k]) or doc[k].lower_ in _INSIDE_OFFICE or (listed and doc[k].text == ",")):
        if doc[k].ent_type_ == "PERSON":
            return None
        listed = listed or (k < i and doc[k].lower_ in CONJUNCTION)
        linked = k < i and doc[k].lower_ in _TITLE_PREPOSITIONS
        if linked and is_role_word(doc[k - 1]) and capital(doc[k - 1]):
            return k - 1
        k -= 1
    return None


def _of_field(doc: Doc, i: int) -> int | None:
    """Return the noun of “cabinet member for housing Joel Lee”, “director of children's services Ann Fox”."""
    k = i
    if doc[i].lower_ in PERSONS:
        return None
    while k > max(0, i - _LONGEST) and _is_inside(doc[k]) and not is_role_word(doc[k]):
        k -= 1
    linked = k < i and k > 0 and doc[k].lower_ in _TITLE_PREPOSITIONS
    return k - 1 if linked and doc[k - 1].lower_ in _OF_FIELDS else None


def _of_body(doc: Doc, i: int, names: Mapping[int, Found]) -> int | None:
    """Return the noun of “general secretary of the NUT Kevin Courtney”."""
    if i not in names or names[i].kind is not ActorKind.ORGANIZATION:
        return None
    k = names[i].first - 1
    k -= k > 0 and doc[k].lower_ in DEFINITE
    return k - 1 if k > 0 and doc[k].lower_ in _BODY_PREPOSITIONS and is_role_word(doc[k - 1]) else None


def _after(person: Found, names: Mapping[int, Found]) -> StatedRole | None:
    """“Helga Pile, UNISON National Officer for Social Workers,”, “Ed Balls, the children's minister”."""
    doc, i = person.doc, person.last + 1
    while i < len(doc) and bare(doc[i]) in POSTNOMINALS:
        i += 1
    if i + 1 >= len(doc) or doc[i].text not in (",", "(", "-", "–", "—"):
        return None
    first = i + 1
    if first + 2 < len(doc) and doc[first].like_num and doc[first + 1].text == ",":
        first += 2  # “Ann Lee, 34, a care worker”
    if doc[first].tag_ == "VBN" and doc[first].lemma_.lower() in _BESTOWING:
        return None
    first += doc[first].lower_ in ARTICLES
    head = _head_of_run(doc, first + _titular_owner(doc, first), names)
    if head is None or any(k in names and names[k].kind is person.kind for k in range(first, head + 1)):
        return None
    last = rightwards(doc, head)
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.tag_ in ("VBZ", "VBD") and after.lemma_.lower() in SPEAKING:
        return None  # “sent to Ann Lee, the solicitor says”
    return StatedRole(person, first, last, head, "role-apposition", body=body_behind(doc, last, names))


def _joined(role: StatedRole, names: Mapping[int, Found]) -> Iterator[StatedRole]:
    """“Ann Lee, its policy director and a former adviser at the Treasury”: the second of two roles."""
    doc, first = role.person.doc, role.last + 2
    if first >= len(doc) or doc[role.last + 1].lower_ not in CONJUNCTION:
        return
    first += doc[first].lower_ in ARTICLES
    head = _head_of_run(doc, first, names)
    if head is not None and not any(k in names and names[k].kind is role.person.kind for k in range(first, head + 1)):
        yield StatedRole(role.person, first, rightwards(doc, head), head, "role-apposition")


def _titular_owner(doc: Doc, first: int) -> int:
    """Return how many words of “Her Majesty's Chief Inspector” stand before what the inspector is."""
    owned = first + 2 < len(doc) and doc[first].lower_ in POSSESSIVES and doc[first + 1].lower_ in _TITULAR_OWNERS
    return 2 if owned else 0


def _head_of_run(doc: Doc, first: int, names: Mapping[int, Found]) -> int | None:
    """Return the noun for a role in the noun group that begins here, if it ends in one."""
    head, k = None, first
    while k < min(first + _REACH, len(doc)):
        end = _behind_body(doc, k, names)
        if end is not None:
            k = end
            continue
        if is_role_word(doc[k]) and doc[k].tag_ != "NNS":
            head = k
        elif not _is_inside(doc[k]):
            break
        k += 1
    if head is None:
        return None
    after = doc[head + 1] if head + 1 < len(doc) else None
    beyond = doc[head + 2] if head + 2 < len(doc) else None
    if after is not None and after.pos_ == "ADJ" and beyond is not None and beyond.pos_ in ("NOUN", "PROPN"):
        return None  # “Ann Lee, the Republican presidential nominee's daughter”
    if after is not None and after.pos_ in ("NOUN", "PROPN") and after.lower_ not in _BEHIND:
        return None
    return head


def _behind_body(doc: Doc, k: int, names: Mapping[int, Found]) -> int | None:
    """Return where “Royal College of Nursing”, or its “(RCN)”, ends before “general secretary”."""
    if k in names and names[k].kind is ActorKind.ORGANIZATION and names[k].last > k:
        return names[k].last + 1
    bracketed = doc[k].text == "(" and k + 2 < len(doc) and doc[k + 1].is_upper and doc[k + 2].text == ")"
    return k + 3 if bracketed else None


def _is_inside(token: Token) -> bool:
    """Whether a word may stand in the noun group of a role: “Royal College's newly-elected vice-”."""
    nominal = token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or token.tag_ in ("VBG", "VBN")
    return nominal or token.text in ("'s", "'", "-", "&", "/")
