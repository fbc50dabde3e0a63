"""What is written like a body and is a law, a tax or a unit: “Digital Services Act (DSA)”, “metric tons (MT)”.

Its initials are no body either, wherever they stand in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.actors.mention import Found
from kg.actors.names.short import beginning
from kg.actors.names.spelling import capital
from kg.actors.words import NAME_HEADS, is_organization, is_person
from kg.lang.tables import words
from kg.syntax.wording import Wording

_LAWS = words("organizations", "papers") | words("organizations", "laws")
_BILLS = words("organizations", "bills")
_BRACKET = frozenset({"("})
_INITIALS = re.compile(r"[A-Z]{2,6}")


def initials_of_no_body(wording: Wording) -> Iterator[str]:
    """Yield the initials in brackets at a word for a law, or behind what they stand for in small letters."""
    doc = wording.doc
    for bracket in wording.among(_BRACKET):
        if not 0 < bracket.i < len(doc) - 2 or doc[bracket.i + 2].text != ")":
            continue
        initials = doc[bracket.i + 1]
        if _INITIALS.fullmatch(initials.text) and (_is_law(doc, bracket.i) or _is_spelt_small(doc, initials)):
            yield initials.text


def is_no_body(found: Found, initials: frozenset[str]) -> bool:
    """Tell whether a name is that of a law, or of its initials: “National Health Insurance (NHI) Bill”."""
    doc, last = found.doc, found.last
    if found.first == last and doc[last].text in initials:
        return True
    after = last + 2 if last + 1 < len(doc) and doc[last + 1].lower_ in _LAWS else last + 1
    bracketed = after + 2 < len(doc) and doc[after].text == "(" and doc[after + 2].text == ")"
    return bracketed and doc[after + 1].text in initials


def _is_law(doc: Doc, bracket: int) -> bool:
    before, behind = doc[bracket - 1], doc[bracket + 3] if bracket + 3 < len(doc) else None
    if before.lower_ in _LAWS:
        return True
    body = before.lower_ in NAME_HEADS or is_organization(before.lower_)
    return behind is not None and capital(behind) and behind.lower_ in _BILLS and not body


def _is_spelt_small(doc: Doc, initials: Token) -> bool:
    """“inheritance tax (IHT)”; not “the citizens advice bureau (CAB)”, nor “general practitioners (GPs)”."""
    last = doc[initials.i - 2]
    if not last.is_lower or is_organization(last.lemma_.lower()) or is_person(last.lemma_.lower()):
        return False
    size = len(initials.text)
    letters = "".join(t.text[0] for t in doc[max(0, initials.i - 1 - size) : initials.i - 1])
    first = beginning(doc, initials.i)
    small = first is not None and not any(capital(t) for t in doc[first : initials.i - 1])
    return small or (letters.lower() == initials.text.lower() and letters.islower())
