"""Which name abbreviates which: initials, acronyms in brackets, shorter forms of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc

from kg.actors.mention import Found, words_of
from kg.actors.words import DEFINITE, HEADS, NAME_HEADS, OPENERS, UNITS
from kg.lang.tables import words
from kg.model import FoundBy
from kg.spelling import folded

_TAILS = "|".join(re.escape(tail) for tail in sorted(words("names", "company_tails")))
_TAIL = re.compile(rf"\s+(?:{_TAILS})\.?$", re.IGNORECASE)
_UNLETTERED = words("names", "unlettered") | {"&", "'s"}
_SCOPED_HEADS = UNITS | words("names", "scoped_heads")
_TELLING = words("names", "prepositions")
_TOLD_BY_WORDS = words("names", "told_by_words")
_PLACING = words("names", "placing")
_OF_ANOTHER_TIER = words("names", "other_tiers")
_WHOLE = ("GPE", "LOC", "NORP", "PERSON", "FAC")
_INSTITUTIONS = words("names", "institutions")
_SPARE = 4
"""Words before a bracket that may lend the acronym no letter."""


def expansion(f: Found) -> str | None:
    """Return the name before the brackets in which an acronym stands: “General Social Care Council (GSCC)”."""
    begin = beginning(f.doc, f.first) if " " not in f.name else None
    return None if begin is None else words_of(f.doc, begin, f.first - 2)


def beginning(doc: Doc, i: int) -> int | None:
    """Return where the name begins that the acronym at `i`, in brackets, abbreviates letter by letter."""
    acronym = doc[i].text
    if i < 2 or doc[i - 1].text != "(" or not acronym[:1].isupper():
        return None
    letters = "".join(c for c in acronym if c.isalpha() and c.isupper())
    for k in range(i - 2, max(-1, i - 2 - len(letters) - _SPARE), -1):
        spelled = "".join(t.text[0] for t in doc[k : i - 1] if t.is_alpha and t.lower_ not in _UNLETTERED)
        if spelled.upper() == letters and doc[k].text[:1].isupper():
            return k
    return None


def initials(name: str) -> tuple[str, str]:
    """Return the initials of a name without and with those of its small words: DWP, DfWaP in capitals."""
    parts = [p for p in re.split(r"[\s\-]+", name) if p and p[0].isalnum()]
    return (
        "".join(p[0] for p in parts if p.lower() not in _UNLETTERED).upper(),
        "".join(p[0] for p in parts).upper(),
    )


def is_shorter(short: str, whole: str) -> bool:
    """Tell whether one name is plainly the shorter form of another: “Rowntree Foundation”, “Birmingham Council”."""
    a, b = words_compared(short), words_compared(whole)
    if a == b:
        return True
    if len(a) < 2 or len(a) >= len(b) or a[-1] != b[-1] or a[-1] not in NAME_HEADS:
        return False
    if not set(b).isdisjoint(_OF_ANOTHER_TIER - set(a)):
        return False  # “Seaham Town Council” is not Seaham Council
    return a == b[-len(a) :] or (a[0] == b[0] and set(a) <= set(b))


@lru_cache(maxsize=4096)
def words_compared(name: str) -> tuple[str, ...]:
    """Return the words of a name by which it is compared with longer ones."""
    return tuple(folded(_TAIL.sub("", name)).split())


def is_first_word(short: str, whole: str) -> bool:
    """Tell whether “Corvex” may be short for “Corvex Systems”; “Hull” is not short for “Hull Council”."""
    first, *rest = whole.split()
    return short == first and not short.isupper() and len(rest) == 1 and rest[0].lower() not in HEADS | OPENERS


def is_told_in_document(f: Found) -> bool:
    """Tell whether the name says who only in its document: “the Scrutiny Committee”."""
    tokens = f.doc[f.first : f.last + 1]
    defined = f.first > 0 and f.doc[f.first - 1].lower_ in DEFINITE
    if len(tokens) == 1 and tokens[0].lower_ in _INSTITUTIONS:
        return True
    if len(tokens) == 1 and f.how is FoundBy.RULE and defined and not f.name.isupper():
        return True  # “the Echo” is another in each town
    if tokens[-1].lower_ not in _SCOPED_HEADS or any(t.lower_ in _PLACING for t in tokens[1:]):
        return False
    if (
        tokens[-1].lower_ in _TOLD_BY_WORDS
        and not defined
        and len(tokens) > 2
        and all(t.text[:1].isupper() for t in tokens)
    ):
        return False  # “Port Elland Council”; “the Town Council” is another in each town
    return not any(t.ent_type_ in _WHOLE or t.lower_ in _TELLING for t in tokens)
