"""Refuses queries that change a graph or reach for the network."""

from __future__ import annotations

import re

from kg.errors import QueryError

_TOKEN = re.compile(
    r'''(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<comment>\#[^\n\r]*)
    |(?P<name>[\w.-]*:(?:\\[_~.\-!$&'()*+,;=/?\#@%]|[\w.:%·-])*)
    |(?P<variable>[?$]\w+)|(?P<language>@[\w-]+)|(?P<word>\w+)|(?P<stray>["'\\])|.''',
    re.VERBOSE | re.DOTALL,
)
_REFUSED = {
    "SERVICE": "asks another server; only this graph is read",
    "FROM": "names a data set to load; use GRAPH <iri> { … } for a named graph",
    "LOAD": "reads from the network; only this graph is read",
}
_UPDATES = ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")


def check_allowed(sparql: str) -> None:
    """Refuse a query that changes something or reaches for the network, whatever it is hidden in."""
    for token in _TOKEN.finditer(sparql):
        if token["stray"]:
            line = sparql.count("\n", 0, token.start()) + 1
            raise QueryError(f"line {line}: {token['stray']} opens nothing; close the quotation or leave it out")
        word = (token["word"] or "").upper()
        if word in _REFUSED:
            raise QueryError(f"{word} {_REFUSED[word]}")
        if word in _UPDATES:
            raise QueryError(f"{word} changes a graph; kg ask only reads")
