"""The columns that a table of coded statements has, by whichever name they go."""

from __future__ import annotations

from collections.abc import Mapping

from kg.coding.statements import AGREEMENT, CONCEPT, ORGANIZATION, PERSON

STATEMENT = ("id", "kind", "coder")
DOCUMENT = ("document", "document_key", "title", "date", "author", "source", "section", "type")
PLACE = ("start", "end", "text")
KEY = "key"
FIXED = frozenset((*STATEMENT, *DOCUMENT, *PLACE, KEY))
"""The columns that are no variables; they stand in this order, the variables before the key."""

VARIABLE = " (variable)"
"""Ends the column of a variable that is called as one of the others: “type (variable)”."""

OTHER_NAMES: Mapping[str, str] = {
    "actor": ORGANIZATION,
    "organisation": ORGANIZATION,
    # As the Discourse Network Analyzer calls them in its list of events.
    "statement_id": "id",
    "time": "date",
    "start_position": "start",
    "stop_position": "end",
    "document_id": "document",
    "document_title": "title",
    "document_author": "author",
    "document_source": "source",
    "document_section": "section",
    "document_type": "type",
}


def name_of(column: str) -> str:
    """Return what we call a column, whatever its case; a variable keeps its own name."""
    name = column.strip()
    known = OTHER_NAMES.get(name.casefold(), name.casefold())
    return known if known in FIXED or known in (PERSON, ORGANIZATION, CONCEPT, AGREEMENT) else name


def column_of(variable: str) -> str:
    """Return the column that a variable stands in."""
    return variable + VARIABLE if variable in FIXED else variable


def variable_of(column: str) -> str:
    """Return the variable that stands in a column which is none of the others."""
    return column.removesuffix(VARIABLE)
