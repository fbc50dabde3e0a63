"""The tables of a .dna file, schema 3.0.7, which version 3.1.2 of the Discourse Network Analyzer writes, too.

Foreign keys delete what hangs on a row with it; a short text has fewer than 191 characters, for MySQL's sake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

VERSION = "3.1.2"
MADE = "2026-06-30"
"""The day of that version: the day of the run would make two runs differ."""
SHORT = 190
"""Characters that a short text may have."""
LARGEST = 2_147_483_647
"""The largest whole number that a program in Java keeps."""

_PERMISSIONS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements", "EditStatements",
    "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations",
    "ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip
_ID = "ID INTEGER NOT NULL PRIMARY KEY"


def _short(name: str, more: str = "NOT NULL") -> str:
    return f"{name} TEXT {more} CHECK (LENGTH({name}) < {SHORT + 1})"


def _number(name: str, least: int, most: int, more: str = "") -> str:
    return f"{name} INTEGER {more} CHECK ({name} BETWEEN {least} AND {most})".replace("  ", " ")


def _flag(name: str, default: int) -> str:
    return _number(name, 0, 1, f"NOT NULL DEFAULT {default}")


def _colour(more: str = "NOT NULL DEFAULT 0") -> tuple[str, ...]:
    return tuple(_number(part, 0, 255, more) for part in ("Red", "Green", "Blue"))


def _to(column: str, table: str) -> str:
    return f"FOREIGN KEY({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _data(value: str, *more: str) -> tuple[str, ...]:
    """Return the columns of a table of values: one a statement and variable."""
    ends = (_to("StatementId", "STATEMENTS"), _to("VariableId", "VARIABLES"), *more)
    once = "UNIQUE (StatementId, VariableId)"
    return (_ID, "StatementId INTEGER NOT NULL", "VariableId INTEGER NOT NULL", value, *ends, once)


_OPTIONAL = "NOT NULL DEFAULT ''"
_TYPES = ("boolean", "integer", "long text", "short text")

TABLES: Mapping[str, tuple[str, ...]] = {
    "SETTINGS": ("Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"),
    "CODERS": (
        _ID,
        _short("Name"),
        *_colour(),
        _number("Refresh", 0, 9999, "NOT NULL DEFAULT 0"),
        _number("FontSize", 1, 99, "NOT NULL DEFAULT 14"),
        _short("Password"),
        _number("PopupWidth", 100, 9999, "DEFAULT 300"),
        _flag("ColorByCoder", 0),
        _flag("PopupDecoration", 0),
        _flag("PopupAutoComplete", 1),
        *(_flag(f"Permission{name}", 1) for name in _PERMISSIONS),
    ),
    "DOCUMENTS": (
        _ID,
        _short("Title"),
        "Text TEXT NOT NULL",
        "Coder INTEGER",
        *(_short(name, _OPTIONAL) for name in ("Author", "Source", "Section")),
        f"Notes TEXT {_OPTIONAL}",
        _short("Type", _OPTIONAL),
        "Date INTEGER NOT NULL",
        _to("Coder", "CODERS"),
    ),
    "STATEMENTTYPES": (_ID, _short("Label"), *_colour()),
    "VARIABLES": (
        _ID,
        _short("Variable"),
        f"DataType TEXT NOT NULL DEFAULT 'short text' CHECK (DataType IN {_TYPES})",
        "StatementTypeId INTEGER",
        _to("StatementTypeId", "STATEMENTTYPES"),
        "UNIQUE (Variable, StatementTypeId)",
    ),
    "VARIABLELINKS": (
        _ID,
        "SourceVariableId INTEGER",
        "TargetVariableId INTEGER",
        "CHECK (TargetVariableId <> SourceVariableId)",
        _to("SourceVariableId", "VARIABLES"),
        _to("TargetVariableId", "VARIABLES"),
    ),
    "REGEXES": (_short("Label", "PRIMARY KEY"), *_colour()),
    "CODERRELATIONS": (
        _ID,
        "Coder INTEGER CHECK (Coder > 0)",
        "OtherCoder INTEGER CHECK (OtherCoder > 0)",
        *(_flag(name, 1) for name in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")),
        "CHECK (Coder <> OtherCoder)",
        _to("Coder", "CODERS"),
        _to("OtherCoder", "CODERS"),
    ),
    "STATEMENTS": (
        _ID,
        "StatementTypeId INTEGER",
        "DocumentId INTEGER",
        "Start INTEGER NOT NULL CHECK (Start >= 0)",
        "Stop INTEGER NOT NULL CHECK (Stop >= 0)",
        "Coder INTEGER",
        "CHECK (Start < Stop)",
        _to("StatementTypeId", "STATEMENTTYPES"),
        _to("Coder", "CODERS"),
        _to("DocumentId", "DOCUMENTS"),
    ),
    "ENTITIES": (
        _ID,
        "VariableId INTEGER NOT NULL",
        _short("Value", _OPTIONAL),
        *_colour(""),
        "ChildOf INTEGER CHECK (ChildOf > 0)",
        "UNIQUE (VariableId, Value)",
        _to("ChildOf", "ENTITIES"),
        _to("VariableId", "VARIABLES"),
    ),
    "DATABOOLEAN": _data("Value INTEGER NOT NULL DEFAULT 1"),
    "DATAINTEGER": _data("Value INTEGER NOT NULL DEFAULT 0"),
    "DATASHORTTEXT": _data("Entity INTEGER NOT NULL", _to("Entity", "ENTITIES")),
    "DATALONGTEXT": _data("Value TEXT DEFAULT ''"),
    "ATTRIBUTEVARIABLES": (
        _ID,
        "VariableId INTEGER NOT NULL",
        _short("AttributeVariable"),
        "UNIQUE (VariableId, AttributeVariable)",
        _to("VariableId", "VARIABLES"),
    ),
    "ATTRIBUTEVALUES": (
        _ID,
        "EntityId INTEGER NOT NULL",
        "AttributeVariableId INTEGER NOT NULL",
        _short("AttributeValue", _OPTIONAL),
        "UNIQUE (EntityId, AttributeVariableId)",
        _to("EntityId", "ENTITIES"),
        _to("AttributeVariableId", "ATTRIBUTEVARIABLES"),
    ),
}
"""The columns and constraints of each table."""


def commands() -> Iterator[str]:
    """Yield the commands that make the tables of a new file."""
    for table, parts in TABLES.items():
        yield f"CREATE TABLE {table}({', '.join(parts)})"
