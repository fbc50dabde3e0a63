"""Finds the post a person holds beside the name: “branch secretary Gary Firth”, “Helga Pile, UNISON National
Officer for Social Workers,”, “Children's Minister, Ed Balls”, “a spokesperson for the council”.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.actors.mention import Found
from kg.actors.roles.title import AFTER, StatedRole, is_role_noun, is_role_word, leftwards, rightwards
from kg.actors.words import Words
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


def posts(person: Found, names: dict[int, Found], words: Words) -> Iterator[StatedRole]:
    """Yield the posts that stand right beside the name of a person; `names`: the names of the paragraph by token."""
    before = _before(person, names, words)
    if before is not None:
        yield before
    after = _after(person, names, words)
    if after is not None:
        yield after


def _before(person: Found, names: dict[int, Found], words: Words) -> StatedRole | None:
    """“branch secretary Gary Firth”, “Children's Minister, Ed Balls”."""
    doc, i, rule = person.doc, person.first - 1, "role-compound"
    if doc[person.first].lower_.rstrip(".") in words.offices and person.first < person.last:
        return StatedRole(person, person.first, person.first, person.first, "role-honorific")
    if i >= 1 and doc[i].text in (",", "("):
        i, rule = i - 1, "role-apposition"
    elif i >= 2 and (head := _of_office(doc, i, words) or _of_body(doc, i, names, words)) is not None:
        return StatedRole(person, leftwards(doc, head), i, head, rule)
    if rule == "role-apposition" and (noun := _apposed_post(person, names, words)) is not None:
        return StatedRole(person, leftwards(doc, noun), i, noun, rule)
    if rule == "role-apposition" and (head := _of_office(doc, i, words)) is not None:
        first = leftwards(doc, head)
        if first and doc[first - 1].lower_ == "the":
            return StatedRole(person, first, i, head, rule)  # “the Secretary of State for Health, Andrew Lansley,”
    verb = person.token.head
    if stands_as(person.token, SUBJECT) and stands_as(verb, RELATIVE_CLAUSE) and verb.head.i == i:
        return None  # “the judge Trump was referring to”
    if i < 0 or not is_role_word(doc[i], words) or (i in names and names[i].kind is person.kind):
        return None
    if doc[i].tag_ == "NNS":
        return None
    first = leftwards(doc, i)
    if first in names and names[first].kind is ActorKind.ORGANIZATION:
        first = names[first].first  # “[Commission for] Racial Equality chairman”
    if rule == "role-apposition":
        appositive = any(c.i in range(person.first, person.last + 1) for c in dependents(doc[i], APPOSITION))
        if not appositive or (person.last + 1 < len(doc) and doc[person.last + 1].text == "," and _listed(doc, first)):
            return None
    return StatedRole(person, first, i, i, rule)


def _apposed_post(person: Found, names: dict[int, Found], words: Words) -> int | None:
    """Return the noun of “the Chair of the Committee, Dr Sarah Wollaston”: the name explains a longer phrase."""
    doc, token = person.doc, person.token
    if not stands_as(token, APPOSITION) or token.head.i >= person.first - 1:
        return None
    noun = token.head
    while (
        stands_as(noun, CONJUNCT, PREPOSITION_OBJECT, PREPOSITION)
        and not is_role_noun(noun, words)
        and noun.head.i < noun.i
    ):
        noun = noun.head
    if not is_role_noun(noun, words) or noun.i in names or person.first - noun.i > 14:
        return None
    between = doc[noun.i + 1 : person.first - 1]
    plain = all(
        t.pos_ in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "PART", "NUM") or t.text in "-'&" for t in between
    )
    return noun.i if len(between) and between[0].lower_ in AFTER and plain else None


def _of_office(doc: Doc, i: int, words: Words) -> int | None:
    """Return the noun of “Secretary of State John Kerry”, “Speaker of the House Newt Gingrich”."""
    k = i
    while k > 0 and (doc[k].text[:1].isupper() or doc[k].lower_ in ("and", "&", "the", "of", "for")):
        linked = k < i and doc[k].lower_ in ("of", "for")
        if linked and is_role_word(doc[k - 1], words) and doc[k - 1].text[:1].isupper():
            return k - 1
        k -= 1
    return None


def _of_body(doc: Doc, i: int, names: dict[int, Found], words: Words) -> int | None:
    """Return the noun of “general secretary of the NUT Kevin Courtney”."""
    if i not in names or names[i].kind is not ActorKind.ORGANIZATION:
        return None
    k = names[i].first - 1
    k -= k > 0 and doc[k].lower_ == "the"
    return k - 1 if k > 0 and doc[k].lower_ in ("of", "at", "for") and is_role_word(doc[k - 1], words) else None


def _listed(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].text == ","


def _after(person: Found, names: dict[int, Found], words: Words) -> StatedRole | None:
    """“Helga Pile, UNISON National Officer for Social Workers,”, “Ed Balls, the children's minister”."""
    doc, i = person.doc, person.last + 1
    while i < len(doc) and doc[i].lower_.rstrip(".") in words.postnominals:
        i += 1
    if i + 1 >= len(doc) or doc[i].text not in (",", "(", "-", "–", "—"):
        return None
    first = i + 1
    if doc[first].tag_ == "VBN" and doc[first].lemma_.lower() in words.bestowing:
        return None
    if (first < len(doc) and doc[first].lower_ == "the") or (first < len(doc) and doc[first].lower_ in ("a", "an")):
        first += 1
    crown = first + 2 < len(doc) and doc[first].lower_ in ("her", "his") and doc[first + 1].lower_ == "majesty"
    head = _head_of_run(doc, first + 2 * crown, words, names)
    if head is None:
        return None
    if any(k in names and names[k].kind is person.kind for k in range(first, head + 1)):
        return None
    last = rightwards(doc, head)
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.tag_ in ("VBZ", "VBD") and after.lemma_.lower() in words.speaking:
        return None  # “sent to Ann Lee, the solicitor says”
    return StatedRole(person, first, last, head, "role-apposition")


def _head_of_run(doc: Doc, first: int, words: Words, names: dict[int, Found]) -> int | None:
    """Return the noun for a post in the noun group that begins here, if it ends in one."""
    head, beyond = None, first
    for k in range(first, min(first + 12, len(doc))):
        token = doc[k]
        if k < beyond:
            continue
        if k in names and names[k].kind is ActorKind.ORGANIZATION and names[k].last > k:
            beyond = names[k].last + 1  # “Royal College of Nursing general secretary”
            continue
        if token.text == "(" and k + 2 < len(doc) and doc[k + 1].is_upper and doc[k + 2].text == ")":
            beyond = k + 3  # “Royal College of Nursing (RCN) chief executive”
            continue
        if is_role_word(token, words) and token.tag_ != "NNS":
            head = k
        elif (
            token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
            or token.text in ("'s", "'", "-", "&", "/")
            or token.tag_ in ("VBG", "VBN")
        ):
            continue
        else:
            break
    if head is None:
        return None
    after = doc[head + 1] if head + 1 < len(doc) else None
    if after is not None and after.pos_ in ("NOUN", "PROPN") and after.lower_ != "designate":
        return None
    return head
