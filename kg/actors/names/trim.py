"""Where a name that the language model found begins and ends: without titles and roles, with a first name it missed."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from kg.actors.mention import words_of
from kg.actors.names.spelling import OWNER_MARKS, bare, capital
from kg.actors.words import (
    ARTICLES,
    DEMONSTRATIVES,
    HONORIFICS,
    OPENERS,
    PERSONS,
    POSTNOMINALS,
    RANK,
    ROLES,
    STYLES,
    is_first_name,
    is_organization,
    is_person,
    is_role,
)
from kg.lang.calendar import WEEKDAYS
from kg.lang.tables import words
from kg.syntax.relations import COMPOUND, stands_as

_BEFORE_NAME = ARTICLES | DEMONSTRATIVES
_DASHES = frozenset({"-", "--", "–", "—"})
_BREAKS = frozenset({"(", ")", "[", "]", ":", ";", "–", "—", "|", '"'})
_INSIDE_PERSON = frozenset({".", "-", "'", "’"})
_DANGLING = words("names", "dangling") | OWNER_MARKS | {"’s", "&"}
_PREFIXES = words("names", "prefixes")
_TITLES = HONORIFICS | STYLES | RANK | words("groups", "adjectives")
_COUNTRIES = words("names", "countries")
_PAGE_WORDS = words("names", "page_words")
_STANDING = words("reference", "standing") | words("names", "standing")


def trim(ent: Span) -> tuple[int, int]:
    """Cut articles, possessives, punctuation, roles and honorifics off what the model took for a name."""
    doc, first, last = ent.doc, ent.start, ent.end - 1
    while first <= last and (doc[first].is_punct or doc[first].is_space or doc[first].lower_ in _BEFORE_NAME):
        first += 1
    while first <= last and (doc[last].is_punct or doc[last].is_space or doc[last].lower_ in _DANGLING):
        last -= 1
    dash = next((i for i in range(first + 1, last) if doc[i].text in _DASHES and doc[i - 1].whitespace_), None)
    if dash is not None:  # “CLEVELAND - Donald Trump”: the place a report is written at
        first, last = (dash + 1, last) if doc[dash - 1].is_upper else (first, dash - 1)
    if ent.label_ == "PERSON":
        return _trim_person(doc, first, last)
    return _trim_organization(doc, first, last) if ent.label_ == "ORG" else (first, last)


def _trim_person(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """“Education Secretary [Ed Balls]”"""
    while first < last and _stands_before_name(bare(doc[first])):
        first += 1
    while last > first and doc[last].lower_ in _PAGE_WORDS:
        last -= 1  # “Ann Lee Portrait”, on pages of parliaments
    inside = (i for i in range(first, last + 1) if doc[i].is_space or doc[i].is_punct)
    cut = next((i for i in inside if doc[i].is_space or doc[i].text not in _INSIDE_PERSON), None)
    return first, last if cut is None else cut - 1


def _trim_organization(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """“ex-[UNISON] general secretary”, “[Ofsted] (England)”"""
    while first < last and (
        (not capital(doc[first]) and not doc[first].text[:1].isdigit()) or doc[first].lower_ in _PREFIXES
    ):
        first += 1
    cut = next((i for i in range(first + 1, last + 1) if doc[i].text in _BREAKS), None)
    last = last if cut is None else cut - 1
    role = next((i for i in range(first, last + 1) if is_role(doc[i].lower_) and capital(doc[i])), None)
    if role is not None and role < last and doc[role + 1].text in OWNER_MARKS:
        role = None  # “King's College London”
    if role is not None and not any(doc[i].lower_ in OPENERS for i in range(first, role)):
        last = role - 1
        while last >= first and (doc[last].lower_ in RANK or doc[last].text in ("'s", "-", "&")):
            last -= 1
    return first, last


def end_of_name(doc: Doc, first: int, last: int) -> int:
    """Return the last token of a person's name without “QC”, “MP”."""
    while last > first + 1 and bare(doc[last]) in POSTNOMINALS and doc[last].is_upper:
        last -= 1
    return last


def _stands_before_name(lower: str) -> bool:
    told = lower in ROLES or lower in PERSONS or lower in HONORIFICS or lower in RANK or lower in _STANDING
    return told and not is_first_name(lower) and lower not in STYLES


def is_first_name_of(doc: Doc, first: int, last: int) -> bool:
    """Tell whether the word before belongs to a name: “[Iain] Duncan Smith”, “[Otis] Ferry”, of which the model takes
    in only the surnames.
    """
    before = doc[first - 1]
    free = before.ent_type_ == "" or before.ent_type_ == "PERSON"
    if not (free and before.pos_ == "PROPN" and capital(before)):
        return False
    if is_first_name(before.lower_):
        return True
    alone = first == last and stands_as(before, COMPOUND) and before.head.i == last and before.is_alpha
    return alone and not before.is_upper and len(before) > 2 and not _says_what(before.lower_)


def _says_what(lower: str) -> bool:
    """Whether a capitalised word before a surname says what somebody is: “Chancellor Brown”."""
    return lower in _TITLES or is_role(lower) or is_person(lower) or is_organization(lower)


def behind_owner(doc: Doc, first: int, last: int, places: frozenset[str]) -> int:
    """Return where the name begins in “Gateshead's Sage Centre”, “Monday's Commons vote”."""
    mark = next((i for i in range(first + 1, last) if doc[i].text == "'s"), None)
    if mark is None:
        return first
    owner = words_of(doc, first, mark - 1).lower()
    return mark + 1 if owner in places or owner in _COUNTRIES or owner in WEEKDAYS else first
