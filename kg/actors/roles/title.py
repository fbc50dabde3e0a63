"""The wording of a role: which words of “the general secretary of the union UNISON” say what somebody is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.actors.mention import Found
from kg.actors.names.spelling import OWNER_MARKS, capital
from kg.actors.words import ARTICLES, COLLECTIVES, CONJUNCTION, POSSESSIVES, is_role, singular_of
from kg.lang.tables import words

_ENDS = frozenset({"VERB", "AUX", "PUNCT", "DET", "PRON", "ADP", "SCONJ", "CCONJ", "NUM", "ADV", "SPACE", "INTJ"})
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_FELLOWS = words("roles", "fellows")
_TITULAR_OWNERS = words("roles", "titular_owners")
_JOBS = words("roles", "jobs") | words("roles", "members")
_FOR = words("roles", "for")
_OFFICES = words("roles", "offices")
_BRACKETED = 6
"""Words of a bracket behind an office."""
_DETERMINERS = ARTICLES | POSSESSIVES
PREPOSITIONS = words("roles", "prepositions")


@dataclass(frozen=True, slots=True)
class StatedRole:
    """Tokens `first` to `last` of a paragraph say what `person` is; `head` is the noun (minister)."""

    person: Found
    first: int
    last: int
    head: int
    rule: str
    vague: bool = False
    """One of several: “a professor”, “an adviser”; says something only with an organization."""
    body: int | None = None
    """The head of the name of the organization where it stands beside the title: “Ann Lee, director, Hull Homes”."""


def is_role_word(token: Token) -> bool:
    """Tell whether the word is a noun for a role, in the singular or plural: “minister”, “ministers”."""
    return is_role(token.lower_) or is_role(token.lemma_.lower()) or token.lower_ in _JOBS


def is_role_noun(token: Token) -> bool:
    """Tell whether the word is a noun for a role, in the singular."""
    return token.tag_ != "NNS" and token.pos_ in ("NOUN", "PROPN") and is_role_word(token)


def title_of(noun: Token) -> tuple[int, int]:
    """Return the first and last token of the phrase that says which role the noun is."""
    return leftwards(noun.doc, noun.i), rightwards(noun.doc, noun.i)


def without_owner(doc: Doc, first: int, head: int) -> int:
    """Return where the title begins behind “Clinton's”, “the state's”; “children's minister” is one whole."""
    for i in range(head - 1, first, -1):
        owner = doc[i - 1].lower_
        if doc[i].text in OWNER_MARKS and singular_of(owner) == owner and owner not in COLLECTIVES:
            return first if owner in _TITULAR_OWNERS else i + 1
    return first


def leftwards(doc: Doc, i: int) -> int:
    """Return where the title begins: “[deputy] leader”, “[children's] minister”, “[Work and Pensions] Secretary”."""
    first = i
    while first > 0:
        token = doc[first - 1]
        if (token.text in OWNER_MARKS or token.text in ("-", "&")) and first > 1:
            first -= 2 if token.text != "'" or doc[first - 2].pos_ not in _ENDS else 1
        elif token.lower_ in CONJUNCTION and first > 1 and _are_fields(doc[first - 2], doc[first]):
            first -= 2
        elif _ends_title(doc, first):
            break
        else:
            first -= 1
    return first


def _are_fields(before: Token, after: Token) -> bool:
    """“Work and Pensions”"""
    return capital(before) and capital(after) and before.pos_ == "PROPN" and before.ent_type_ != "PERSON"


def _ends_title(doc: Doc, first: int) -> bool:
    """Whether the word before is not of the title: “responding to the claims Tory co-chairman …”."""
    before = doc[first - 1]
    if before.pos_ in _ENDS or before.is_space or before.ent_type_ == "DATE" or before.lower_ in _FELLOWS:
        return True
    return before.tag_ == "NNS" and before.is_lower and capital(doc[first])


def rightwards(doc: Doc, head: int) -> int:
    """Take in “for Social Workers”, “of the Royal College of Nursing”."""
    last = head
    while last + 2 < len(doc) and doc[last + 1].lower_ in PREPOSITIONS:
        k = last + 2 + (doc[last + 2].lower_ in _DETERMINERS)
        if k >= len(doc) or doc[k].pos_ not in _NOMINAL or doc[k].ent_type_ in ("DATE", "TIME"):
            break
        k = _end_of_group(doc, k)
        if doc[k].text in OWNER_MARKS:
            break  # “an officer in Hull's”
        last = _end_of_list(doc, k)
    return last


def in_field_of_office(doc: Doc, first: int, last: int) -> bool:
    """Whether tokens `first` to `last` are of what an office is for: “Minister for [Housing]”, no body of that name."""
    k = first
    while k > 1 and (_is_field(doc[k], large=True) or doc[k].lower_ in CONJUNCTION or doc[k].text in (",", "&")):
        k -= 1
    if k == first and doc[k - 1].lower_ in _FOR and last + 2 < len(doc) and doc[last + 1].lower_ in CONJUNCTION:
        k -= 1  # “Minister for [Labour] and Employment”
    if k == first or doc[k].lower_ not in _FOR or not _is_office(doc, k - 1):
        return False
    return last <= _end_of_list(doc, _end_of_group(doc, k + 1))


def _is_office(doc: Doc, k: int) -> bool:
    """“Minister [of State (Independent Charge)] for”: an office, if need be with a bracket behind it."""
    if doc[k].text == ")":
        k = next((i for i in range(k, max(0, k - _BRACKETED), -1) if doc[i].text == "("), k + 1) - 1
    return k >= 0 and doc[k].lower_ in _OFFICES


def _end_of_group(doc: Doc, k: int) -> int:
    while k + 1 < len(doc) and _goes_on(doc, k + 1):
        k += 1
    return k


def _end_of_list(doc: Doc, k: int) -> int:
    """Take in the rest of “Digital, Culture, Media and Sport”: a list of fields of one spelling that “and” closes."""
    i, large = k, capital(doc[k])
    while i + 2 < len(doc) and doc[i + 1].text == ",":
        closing = doc[i + 2].lower_ in CONJUNCTION
        i += 3 if closing else 2
        if i >= len(doc) or not _is_field(doc[i], large=large):
            return k
        while i + 1 < len(doc) and _is_field(doc[i + 1], large=large):
            i += 1
        if closing:
            return i
        if i + 2 < len(doc) and doc[i + 1].lower_ in CONJUNCTION and _is_field(doc[i + 2], large=large):
            return _end_of_group(doc, i)
    return k


def _is_field(token: Token, *, large: bool) -> bool:
    """Whether a word may be of a list of what an office is for."""
    named = token.ent_type_ == "PERSON" or is_role_word(token)
    return token.pos_ in _NOMINAL and capital(token) == large and not named


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether the noun group goes on with this word."""
    if doc[i].pos_ in _NOMINAL or doc[i].text in ("'s", "’s", "-", "&"):
        return True
    if doc[i].text in OWNER_MARKS and i + 1 < len(doc) and capital(doc[i - 1]) and capital(doc[i + 1]):
        return True  # “the Thornaby Tenants’ Union”
    return doc[i].lower_ in CONJUNCTION and i + 1 < len(doc) and doc[i + 1].pos_ in _NOMINAL
