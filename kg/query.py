"""Finds, describes and runs the questions of ontology/queries/, files of the same form, and SPARQL as typed.

A question file begins with a comment:

    # What has an actor claimed, when, and on what evidence?
    #
    # param actor (actor) = UNISON: whose claims
    # column when: date of the claim

A parameter is a variable that the query selects. Given a value, the lines that end in `# default of actor` are left
out and the engine binds the variable: to the IRI of the actor or topic of that name, or to the text. Values are never
pasted into a query; the column of the parameter itself is not shown. Queries only read: no update, no network.
"""

from __future__ import annotations

import difflib
import queue
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
    serialize,
)
from rdflib import RDF, RDFS, SKOS, Dataset, URIRef

from kg.errors import QueryError
from kg.graph.dataset import flat
from kg.ontology import ontology_dir
from kg.vocabulary import ACE, PREFIXES, abbreviated

SECONDS = 60.0
"""How long a query may run."""
MAX_ROWS = 100_000

Row = TypeVar("Row")

_KINDS = {"actor": ACE.Actor, "topic": ACE.Topic, "text": None}
_PARAM = re.compile(r"param (?P<name>\w+) \((?P<kind>\w+)\) = (?P<default>[^:]*): (?P<meaning>.+)")
_COLUMN = re.compile(r"column (?P<name>\w+): (?P<meaning>.+)")
_DEFAULT_LINE = re.compile(r"#\s*default of (?P<name>\w+)\s*$")
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


@dataclass(frozen=True, slots=True)
class Parameter:
    """“actor, an actor, UNISON unless given: whose claims.”"""

    name: str
    kind: str
    default: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question file: number, what it asks, its parameters, the meaning of its columns, its query."""

    number: str
    path: Path
    title: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    sparql: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows under named columns; for CONSTRUCT the triples, also as Turtle. IRIs are abbreviated unless asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    turtle: str | None = None


def questions() -> tuple[Question, ...]:
    """Return the questions of the ontology, by number."""
    return tuple(read_question(path) for path in sorted((ontology_dir() / "queries").glob("*.rq")))


def read_question(path: Path) -> Question:
    """Read a question file; QueryError says what its comment lacks."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror}); name a file that exists") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    head = [line.lstrip("#").strip() for line in _comment(text)]
    title = next((line for line in head if line), "")
    parameters, columns = [], []
    for line in head:
        if line.startswith("param "):
            match = _PARAM.fullmatch(line)
            if match is None or match["kind"] not in _KINDS:
                raise QueryError(f"{path}: {line!r}; write: param name (actor, topic or text) = default: meaning")
            parameters.append(Parameter(match["name"], match["kind"], match["default"].strip(), match["meaning"]))
        elif match := _COLUMN.fullmatch(line):
            columns.append((match["name"], match["meaning"]))
    return Question(path.stem.partition("-")[0], path, title, tuple(parameters), tuple(columns), text)


def _comment(text: str) -> Iterator[str]:
    """Yield the lines of the comment a file begins with."""
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        yield line


def find_question(name: str) -> Question:
    """Return the question of a number (7, 07), a name (07-who-blames-whom) or a path.

    Raises QueryError, with the numbers there are, if there is none.
    """
    known = questions()
    for question in known:
        if name.isdigit() and int(name) == int(question.number):
            return question
        if name in (question.path.stem, question.path.name):
            return question
    path = Path(name)
    if path.suffix == ".rq" or path.is_file():
        return read_question(path)
    stems = [q.path.stem for q in known]
    near = difflib.get_close_matches(name, stems, n=1)
    hint = f"did you mean {near[0]}?" if near else f"the last is {known[-1].number}; see kg ask --list"
    raise QueryError(f"no question {name!r}; {hint}")


def ask(
    question: Question | str,
    dataset: Dataset,
    *,
    given: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
    abbreviate: bool = True,
) -> Answer:
    """Answer a question or SPARQL text from a graph, with the given values of its parameters.

    Raises QueryError for an unknown parameter or name, a query that does not parse, is not allowed or takes too long.
    """
    store = flat(dataset)
    sparql, bound = (question, {}) if isinstance(question, str) else _bind(question, store, given or {})
    if isinstance(question, str) and given:
        raise QueryError(f"parameter {min(given)!r}: a typed query has none; write the value into the query")
    check_allowed(sparql)
    prefixes = PREFIXES | {prefix: str(namespace) for prefix, namespace in dataset.namespaces() if prefix}
    answer = _within(seconds, lambda: _answer(store, sparql, bound, prefixes, abbreviate))
    hidden = set() if isinstance(question, str) else {p.name for p in question.parameters}
    return _without(answer, hidden)


def _without(answer: Answer, hidden: AbstractSet[str]) -> Answer:
    """Return the answer without the columns of the parameters, whose one value the reader has given."""
    shown = [n for n, column in enumerate(answer.columns) if column not in hidden]
    rows = tuple(tuple(row[n] for n in shown) for row in answer.rows)
    return Answer(tuple(answer.columns[n] for n in shown), rows, answer.turtle)


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


def _bind(
    question: Question, store: Store, given: Mapping[str, str]
) -> tuple[str, dict[Variable, NamedNode | Literal]]:
    """Return the query without the defaults of the given parameters, and what those are bound to."""
    known = {p.name: p for p in question.parameters}
    bound: dict[Variable, NamedNode | Literal] = {}
    for name, value in given.items():
        if name not in known:
            has = ", ".join(known) or "none"
            raise QueryError(f"question {question.number}: no parameter {name!r} (it has: {has})")
        wanted = _KINDS[known[name].kind]
        bound[Variable(name)] = Literal(value) if wanted is None else resolve(value, wanted, store)
    lines = question.sparql.splitlines()
    kept = [line for line in lines if (m := _DEFAULT_LINE.search(line)) is None or m["name"] not in given]
    return "\n".join(kept), bound


def resolve(name: str, kind: URIRef, store: Store) -> NamedNode:
    """Return the actor or topic called so: by id (org/unison), IRI, label or other name, whatever the case.

    Raises QueryError if nothing or more than one thing is called so, with the nearest names.
    """
    names = _names(kind, store)
    for form in (str, str.casefold):
        for preferred in (True, False):
            wanted = form(name.strip())
            found = sorted({iri for label, main, iri in names if form(label) == wanted and main >= preferred})
            if len(found) == 1:
                return NamedNode(found[0])
            if found:
                raise QueryError(f"{name!r} is the name of {', '.join(map(abbreviated, found))}; give one of these")
    labels = sorted({label for label, _, _ in names})
    near = difflib.get_close_matches(name, labels, n=3)
    noun = abbreviated(str(kind)).rpartition(":")[2].lower()
    hint = f"did you mean {' or '.join(near)}?" if near else f"see kg ask {'30' if noun == 'actor' else '12'}"
    raise QueryError(f"no {noun} called {name!r} in this graph; {hint}")


def _names(kind: URIRef, store: Store) -> list[tuple[str, bool, str]]:
    """Return name, whether it is a main one, and IRI of all nodes of a class."""
    found = []
    for quad in store.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(str(kind)), None):
        node = quad.subject
        if not isinstance(node, NamedNode):
            continue
        found += [(node.value, True, node.value), (abbreviated(node.value), True, node.value)]
        for predicate in (SKOS.prefLabel, RDFS.label, SKOS.altLabel):
            labels = store.quads_for_pattern(node, NamedNode(str(predicate)), None, None)
            found += [(q.object.value, predicate != SKOS.altLabel, node.value) for q in labels]  # type: ignore[union-attr]
    return found


def _answer(
    store: Store,
    sparql: str,
    bound: dict[Variable, NamedNode | Literal],
    prefixes: dict[str, str],
    abbreviate: bool,
) -> Answer:
    try:
        result = store.query(sparql, prefixes=prefixes, substitutions=dict(bound))
        if isinstance(result, QueryBoolean):
            return Answer(("answer",), (("yes" if result else "no",),))
        if isinstance(result, QueryTriples):
            return _graph_answer(list(_limited(result)), prefixes, abbreviate)
        if not isinstance(result, QuerySolutions):
            raise QueryError("the query is of a kind not known; use SELECT, ASK, CONSTRUCT or DESCRIBE")
        columns = tuple(v.value for v in result.variables)
        rows = tuple(tuple(_cell(term, abbreviate) for term in row) for row in _limited(result))
        return Answer(columns, rows)
    except SyntaxError as error:
        raise QueryError(f"the query does not parse: {error}") from error
    except (OSError, RuntimeError) as error:  # RuntimeError: a parameter that the query does not select
        raise QueryError(f"the query cannot be answered: {error}") from error


def _graph_answer(found: list[Triple], prefixes: dict[str, str], abbreviate: bool) -> Answer:
    chosen = sorted(set(found), key=str)
    rows = tuple(
        (_cell(t.subject, abbreviate), _cell(t.predicate, abbreviate), _cell(t.object, abbreviate)) for t in chosen
    )
    turtle = serialize(chosen, format=RdfFormat.TURTLE, prefixes=prefixes) or b""
    return Answer(("subject", "predicate", "object"), rows, turtle.decode())


def _limited(rows: Iterable[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number >= MAX_ROWS:
            raise QueryError(f"more than {MAX_ROWS} rows; add a LIMIT")
        yield row


def _cell(term: object, abbreviate: bool) -> str | None:
    """Return what a table shows of a term."""
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return abbreviated(term.value) if abbreviate else term.value
    return str(getattr(term, "value", term))


def _within(seconds: float, work: Callable[[], Answer]) -> Answer:
    """Return the result of the work, or raise QueryError when it takes too long.

    The engine cannot be interrupted: the thread is left behind and ends with the program.
    """
    results: queue.Queue[Answer | BaseException] = queue.Queue()

    def run() -> None:
        try:
            results.put(work())
        except BaseException as error:
            results.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        result = results.get(timeout=seconds)
    except queue.Empty:
        raise QueryError(f"no answer within {seconds:g} s; make the query narrower or add a LIMIT") from None
    if isinstance(result, BaseException):
        raise result
    return result
