"""Credit lines: the name, with who that is, behind or below what somebody said: ““…” – Ann Lee, carer”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from kg.claims.finders.speech import DASHES, words_after
from kg.lang.tables import words
from kg.page import Paragraph
from kg.quotations import Quotation
from kg.syntax import begin
from kg.syntax.arguments import TIMES

OPENING = DASHES | {"/", "|", "~", "("}
"""What may stand between a quotation and a name: ““…” / Ann Lee, parent”, ““…” (Ann Lee, UNISON)”."""

LONGEST = 24
"""How many words a credit line has at most."""

_FARTHEST = 10 * LONGEST
"""Words behind a quotation that are looked at: marks at the end of a line do not count."""

LONGEST_NAME = 6
OPENED = 4

_ENDS_NAME = frozenset({",", "(", ")", "|", "/", ":", ";"}) | DASHES
_SMALL = words("grammar", "title_small")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def credited(quotation: Quotation, paragraph: Paragraph, text: str) -> Sequence[Token]:
    """Return the name that is credited with a quotation in the rest of its paragraph."""
    behind = list(islice(words_after(paragraph, quotation.span.end), _FARTHEST))
    if not behind:
        return ()
    if behind[0].text == "(":
        closing = next((n for n, t in enumerate(behind) if t.text == ")"), len(behind))
        return name_in(behind[1:closing], sure=False)
    if behind[0].text in OPENING and not text.startswith(" - ", quotation.span.end):
        return name_in(_line(behind[1:], paragraph), sure=True)
    alone = not text[paragraph.span.start : quotation.span.start].strip()
    return name_in(behind, sure=False) if alone and len(behind) > 1 else ()


def credited_below(below: Paragraph, text: str) -> Sequence[Token]:
    """Return the name in the line below a quotation: after a dash, else of a person, alone or before a comma."""
    line = [t for t in below.doc if not t.is_space]
    if line and line[0].text in OPENING:
        line.pop(0)
    return name_in(line, sure=is_dashed(below, text))


def is_dashed(line: Paragraph, text: str) -> bool:
    """“— Ann Lee”: whether a dash opens a line, or what was taken for the bullet of an item."""
    before = text[max(0, line.span.start - OPENED) : line.span.start].rstrip(" \u00a0")
    return before[-1:] in DASHES or line.span.of(text)[:1] in DASHES


def name_in(line: Sequence[Token], *, sure: bool) -> Sequence[Token]:
    """Return the name that a credit line begins with; `sure`: a dash says that it is one.

    Else it has to be a person's, of two words at least, with nothing behind it but who that is.
    """
    told = [t for t in line if not t.is_space]
    while told and told[-1].is_punct:
        told.pop()
    if not told or len(told) > LONGEST:
        return ()
    at = next((n for n, t in enumerate(told) if t.text in _ENDS_NAME or t.ent_type_ in TIMES), len(told))
    name, rest = told[:at], told[at:]
    if not name or len(name) > LONGEST_NAME or not _is_name(name):
        return ()
    if any(t.tag_ in _FINITE and t.text[:1].islower() for t in rest):
        return ()
    if not sure and (len(name) < 2 or not all(t.ent_type_ == "PERSON" for t in name[-2:])):
        return ()
    return name


def _is_name(name: Sequence[Token]) -> bool:
    edges = (name[0], name[-1])
    return all(t.text[:1].isupper() for t in edges) and all(t.text[:1].isupper() or t.lower_ in _SMALL for t in name)


def _line(behind: Sequence[Token], paragraph: Paragraph) -> list[Token]:
    """Return the words up to the next quotation."""
    if not behind:
        return []
    starts = {q.span.start for q in paragraph.speech.over(begin(behind[0]), begin(behind[-1]) + 1)}
    following = (n for n, t in enumerate(behind) if begin(t) in starts)
    return list(behind[: next(following, len(behind))])
