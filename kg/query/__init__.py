"""Finds, describes and runs the questions of ontology/queries/, files of the same form, and SPARQL as typed.

A question file begins with a comment:

    # What has an actor claimed, when, and on what evidence?
    #
    # param actor (actor) = UNISON: whose claims
    # column when: date of the claim

A parameter is a variable that the query selects. Given a value, the lines that end in `# default of actor` are left
out and the engine binds the variable: to the IRI of the actor, topic or issue of that name, or to the text. Values are
never pasted into a query; the column of the parameter itself is not shown. Queries only read: no update, no network.
"""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
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
from rdflib import Dataset

from kg.errors import QueryError
from kg.graph.dataset import flat
from kg.query.names import CLASSES, resolve
from kg.query.questions import Parameter, Question, find_question, questions, read_question
from kg.query.safety import check_allowed
from kg.store.engine import STACK
from kg.vocabulary import PREFIXES, abbreviated

__all__ = ["Answer", "Parameter", "Question", "ask", "check_allowed", "find_question", "questions", "read_question"]

SECONDS = 60.0
"""How long a query may run."""
_starting = threading.Lock()
MAX_ROWS = 100_000

Row = TypeVar("Row")

_DEFAULT_LINE = re.compile(r"#\s*default of (?P<name>\w+)\s*$")


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows under named columns; for CONSTRUCT the triples, also as Turtle. IRIs are abbreviated unless asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    turtle: str | None = None


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
        wanted = CLASSES.get(known[name].kind)
        bound[Variable(name)] = resolve(value, wanted, store) if wanted else Literal(value)
    lines = question.sparql.splitlines()
    kept = [line for line in lines if (m := _DEFAULT_LINE.search(line)) is None or m["name"] not in given]
    return "\n".join(kept), bound


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
    results: queue.Queue[Answer | Exception] = queue.Queue()

    def run() -> None:
        try:
            results.put(work())
        except QueryError as error:
            results.put(QueryError(*error.args))  # without the traceback, whose frames hold results of this thread
        except Exception as error:
            results.put(error.with_traceback(None))

    _begin(run)
    try:
        result = results.get(timeout=seconds)
    except queue.Empty:
        raise QueryError(f"no answer within {seconds:g} s; make the query narrower or add a LIMIT") from None
    if isinstance(result, Exception):
        raise result
    return result


def _begin(work: Callable[[], None]) -> None:
    """Begin a thread with a stack for the most deeply nested query that is allowed."""
    with _starting:
        before = threading.stack_size(STACK)
        try:
            threading.Thread(target=work, daemon=True).start()
        except RuntimeError as error:
            raise QueryError(f"not enough memory to answer a query ({error}); end other programs") from error
        finally:
            threading.stack_size(before)
