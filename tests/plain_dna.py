"""A .dna file as plain tables, and all that the Discourse Network Analyzer relies on in it without a check of its own.

Knows nothing of how we read or write such files: sqlite3 alone, and the format as its users have it.
"""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from contextlib import closing
from functools import cache
from itertools import permutations
from pathlib import Path

TABLE_OF = {
    "boolean": "DATABOOLEAN",
    "integer": "DATAINTEGER",
    "long text": "DATALONGTEXT",
    "short text": "DATASHORTTEXT",
}


@cache
def jasypt(salt: bytes, password: bytes) -> bytes:
    value = salt + password
    for _ in range(100_000):
        value = hashlib.sha256(value).digest()
    return value


class Plain:
    """A .dna file as plain tables."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            connection.row_factory = sqlite3.Row
            self.tables = {n: [dict(r) for r in connection.execute(f"SELECT * FROM {n}")] for n in names}
            self.others = list(
                connection.execute("SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index')")
            )
            self.faults = [tuple(r) for r in connection.execute("PRAGMA foreign_key_check")]
            self.sound = connection.execute("PRAGMA integrity_check").fetchone()[0]

    def __getitem__(self, table: str) -> list[dict[str, object]]:
        return self.tables[table]

    def ids(self, table: str) -> dict[object, dict[str, object]]:
        return {row["ID"]: row for row in self[table]}

    def check(self) -> None:
        """Assert all that DNA relies on and does not check itself."""
        assert (self.sound, self.faults, self.others) == ("ok", [], [])
        assert {row["Property"]: row["Value"] for row in self["SETTINGS"]}["version"] == "3.1.2"
        assert self["REGEXES"] == self["VARIABLELINKS"] == []
        self.check_coders()
        self.check_code_book()
        self.check_statements()
        self.check_documents()

    def check_coders(self) -> None:
        coders = self.ids("CODERS")
        assert coders[1]["Name"] == "Admin"
        assert all(coder[name] == 1 for coder in coders.values() for name in coder if name.startswith("Permission"))
        for coder in coders.values():
            stored = base64.b64decode(str(coder["Password"]))
            assert (len(str(coder["Password"])), stored[16:]) == (64, jasypt(stored[:16], b"kg"))
        relations = {(r["Coder"], r["OtherCoder"]): r for r in self["CODERRELATIONS"]}
        assert set(relations) == set(permutations(coders, 2))
        rights = ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
        assert all(relation[right] == 1 for relation in relations.values() for right in rights)

    def check_code_book(self) -> None:
        short = [v["ID"] for v in self["VARIABLES"] if v["DataType"] == "short text"]
        named = [(e["VariableId"], e["Value"]) for e in self["ENTITIES"]]
        assert len(set(named)) == len(named)
        assert {(variable, "") for variable in short} <= set(named)
        assert {variable for variable, _ in named} <= set(short)
        attributes = {(a["VariableId"], a["AttributeVariable"]): a["ID"] for a in self["ATTRIBUTEVARIABLES"]}
        assert {(v, name) for v in short for name in ("Type", "Alias", "Notes")} <= set(attributes)
        values = {(v["EntityId"], v["AttributeVariableId"]) for v in self["ATTRIBUTEVALUES"]}
        wanted = {(e["ID"], a) for e in self["ENTITIES"] for (v, _), a in attributes.items() if v == e["VariableId"]}
        assert values == wanted
        texts = [e["Value"] for e in self["ENTITIES"]] + [v["AttributeValue"] for v in self["ATTRIBUTEVALUES"]]
        assert max(len(str(text)) for text in texts) < 191

    def check_statements(self) -> None:
        entities, documents = self.ids("ENTITIES"), self.ids("DOCUMENTS")
        rows = {t: {(r["StatementId"], r["VariableId"]): r for r in self[t]} for t in TABLE_OF.values()}
        counted = 0
        for statement in self["STATEMENTS"]:
            text = str(documents[statement["DocumentId"]]["Text"])
            assert 0 <= int(str(statement["Start"])) < int(str(statement["Stop"])) <= len(text)
            for variable in self["VARIABLES"]:
                if variable["StatementTypeId"] == statement["StatementTypeId"]:
                    row = rows[TABLE_OF[str(variable["DataType"])]][statement["ID"], variable["ID"]]
                    counted += 1
                    if variable["DataType"] == "short text":
                        assert entities[row["Entity"]]["VariableId"] == variable["ID"]
                    if variable["DataType"] == "boolean":
                        assert row["Value"] in (0, 1)
        assert counted == sum(len(self[table]) for table in TABLE_OF.values())

    def check_documents(self) -> None:
        for document in self["DOCUMENTS"]:
            text = str(document["Text"])
            assert "\r" not in text and "\0" not in text
            assert max(text, default="") <= "\uffff"
            assert isinstance(document["Date"], int) and abs(document["Date"]) < 100_000_000_000
            assert len(str(document["Title"])) < 191
            assert "'" not in "".join(str(document[name]) for name in ("Author", "Source", "Section", "Type"))

    def words(self) -> list[str]:
        """What DNA's query cuts out of the texts, and its editor marks: the same words."""
        cut = []
        for statement in self["STATEMENTS"]:
            text = str(self.ids("DOCUMENTS")[statement["DocumentId"]]["Text"])
            start, stop = int(str(statement["Start"])), int(str(statement["Stop"]))
            units = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * stop].decode("utf-16-le", "surrogatepass")
            assert units == text[start:stop]
            cut.append(units)
        return cut
