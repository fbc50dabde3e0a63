"""Refuses queries that change a graph, reach for the network, or are nested so deep that the engine would crash."""

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
LONGEST = 1_000_000
"""Characters of a query."""
DEEPEST = 100
"""Brackets, braces and parentheses that may be open at once."""
MOST_PARTS = 5_000
"""Operators, groups and patterns of a query. The engine calls itself once for each part of a chain; it has a stack for
ten thousand (kg.store.engine)."""

_OPENING, _CLOSING, _JOINING = frozenset("({["), frozenset(")}]"), frozenset(".;|&+-*/^=<>!")
_CHAINED = frozenset({"FILTER", "BIND", "VALUES", "AS", "UNION", "NOT"})
_UPDATES = ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")


def check_allowed(sparql: str) -> None:
    """Refuse a query that changes something or reaches for the network, wherever that is hidden, or passes a limit."""
    if len(sparql) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST} characters; ask in several queries")
    depth = parts = 0
    for token in _TOKEN.finditer(sparql):
        if token["stray"]:
            line = sparql.count("\n", 0, token.start()) + 1
            raise QueryError(f"line {line}: {token['stray']} opens nothing; close the quotation or leave it out")
        word = (token["word"] or "").upper()
        if word in _REFUSED:
            raise QueryError(f"{word} {_REFUSED[word]}")
        if word in _UPDATES:
            raise QueryError(f"{word} changes a graph; kg ask only reads")
        sign = token[0]
        depth += (sign in _OPENING) - (sign in _CLOSING and depth > 0)
        parts += sign in _OPENING or sign in _JOINING or word in _CHAINED
        if depth > DEEPEST:
            line = sparql.count("\n", 0, token.start()) + 1
            raise QueryError(f"line {line}: more than {DEEPEST} brackets are open at once; nest less deep")
        if parts > MOST_PARTS:
            raise QueryError(f"the query has more than {MOST_PARTS} operators and patterns; ask in several queries")
