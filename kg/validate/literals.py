"""What literals mean, as rdflib has it: whether they are well formed, and how they stand to one another."""

from __future__ import annotations

from functools import lru_cache
from logging import getLogger
from warnings import catch_warnings, simplefilter

from pyoxigraph import Literal, NamedNode
from rdflib import XSD, URIRef
from rdflib import Literal as RdflibLiteral

_INTEGER, _STRING = NamedNode(str(XSD.integer)), str(XSD.string)
_LOGGER = getLogger("rdflib.term")
"""Logs a traceback for a date that is none; the problem says so in a sentence."""
_SAFE = 19
"""Digits that need no thought; Python refuses to read some thousands."""


def rdflib_literal(value: Literal) -> RdflibLiteral:
    """Return a literal as rdflib's, which knows its value."""
    return _rdflib_literal(value.value, value.language, value.datatype.value)


@lru_cache(maxsize=1 << 16)
def _rdflib_literal(text: str, language: str | None, datatype: str) -> RdflibLiteral:
    typed = None if language or datatype == _STRING else URIRef(datatype)
    was, _LOGGER.disabled = _LOGGER.disabled, True
    try:
        with catch_warnings():
            simplefilter("ignore")
            return RdflibLiteral(text, lang=language, datatype=typed)
    finally:
        _LOGGER.disabled = was


def is_integer(value: Literal) -> bool:
    """Whether a literal is an integer of some digits without a sign, which nearly all numbers here are."""
    text = value.value
    return len(text) < _SAFE and text.isascii() and text.isdigit() and value.datatype == _INTEGER


def is_well_formed(value: Literal, form: type) -> bool:
    """Whether the value of a literal in Python is of a type."""
    if form is int and is_integer(value):
        return True
    term = rdflib_literal(value)
    return term.ill_typed is not True and isinstance(term.value, form)


def order(a: Literal, b: Literal) -> int | None:
    """Return how a literal stands to another: -1 below it, 0 equal, 1 above; None if they cannot be compared."""
    if is_integer(a) and is_integer(b):
        return (int(a.value) > int(b.value)) - (int(a.value) < int(b.value))
    one, other = rdflib_literal(a), rdflib_literal(b)
    if isinstance(one.value, str) != isinstance(other.value, str):
        return None
    try:
        return 0 if one.eq(other) else 1 if one > other else -1
    except (TypeError, NotImplementedError, ArithmeticError):  # the last: rdflib takes “NaN” for a decimal
        return None


def is_less(a: str | Literal, b: str | Literal) -> bool:
    """Whether an IRI or literal is less than another.

    An IRI is compared as its text; what cannot be compared is not less. rdflib's `<` orders all literals somehow.
    """
    if isinstance(a, Literal) and isinstance(b, Literal) and is_integer(a) and is_integer(b):
        return int(a.value) < int(b.value)
    one, other = _comparable(a), _comparable(b)
    if isinstance(one, RdflibLiteral) != isinstance(other, RdflibLiteral):
        return False
    try:
        return bool(one < other)
    except ArithmeticError:
        return False


def _comparable(value: str | Literal) -> RdflibLiteral | str:
    if isinstance(value, str):
        return value
    term = rdflib_literal(value)
    return term.value if isinstance(term.value, str) else term
