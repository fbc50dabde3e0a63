"""Questions are found, described and answered; values are never pasted; nothing but this graph is read."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from examples.debate import BALLS_TWIN, knowledge
from rdflib import Dataset

from kg.errors import QueryError
from kg.graph import Run, build_graph
from kg.graph.dataset import inner
from kg.query import Answer, ask, check_allowed, find_question, read_question
from kg.settings import Settings


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return build_graph(knowledge(), settings=Settings(), run=Run(ended=None))


def column(answer: Answer, name: str) -> list[str | None]:
    return [row[answer.columns.index(name)] for row in answer.rows]


@pytest.mark.parametrize("name", ["7", "07", "07-who-blames-whom", "07-who-blames-whom.rq"])
def test_a_question_is_found_by_number_and_name(name: str) -> None:
    assert find_question(name).title.startswith("Who blames")


def test_a_question_that_is_not_there_gets_a_hint() -> None:
    with pytest.raises(QueryError, match="did you mean 07-who-blames-whom"):
        find_question("who-blames-whom")
    with pytest.raises(QueryError, match=r"no question '99'; .*--list"):
        find_question("99")


def test_a_file_of_the_user_is_a_question_too(tmp_path: Path, graph: Dataset) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(
        "# Which actors are there?\n# column name: the name\nSELECT ?name { ?a a ace:Actor ; skos:prefLabel ?name }\n"
    )
    question = find_question(str(path))
    assert question.title == "Which actors are there?"
    assert "Ed Balls" in column(ask(question, graph), "name")
    with pytest.raises(QueryError, match=r"gone\.rq: cannot be read"):
        find_question(str(tmp_path / "gone.rq"))


def test_a_comment_that_is_wrong_says_how_to_write_it(tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_text("# What?\n# param who (somebody) = x: y\nASK {}")
    with pytest.raises(QueryError, match=r"write: param name \(actor, topic, issue or text\) = default: meaning"):
        read_question(path)


@pytest.mark.parametrize("name", ["Calderdale Council", "calderdale council", "the council", "org/calderdale-council"])
def test_an_actor_is_given_by_any_of_its_names(graph: Dataset, name: str) -> None:
    answer = ask(find_question("01"), graph, given={"actor": name})
    assert column(answer, "act") == ["denial", "endorsement"]


def test_without_a_value_the_default_is_used(graph: Dataset) -> None:
    assert set(column(ask(find_question("01"), graph), "who")) == {"UNISON"}


def test_a_topic_and_words_are_parameters_too(graph: Dataset) -> None:
    assert column(ask(find_question("31"), graph, given={"topic": "recruitment"}), "who") == ["Helga Pile", "UNISON"]
    found = ask(find_question("11"), graph, given={"words": "TOXIC"})
    assert set(column(found, "who")) == {"Helga Pile", "UNISON"}


def test_an_unknown_name_gets_the_nearest_ones(graph: Dataset) -> None:
    with pytest.raises(QueryError, match="no actor called 'Ed Bals' in this graph; did you mean Ed Balls"):
        ask(find_question("05"), graph, given={"actor": "Ed Bals"})
    with pytest.raises(QueryError, match=r"question 05: no parameter 'who' \(it has: actor\)"):
        ask(find_question("05"), graph, given={"who": "x"})


def test_a_name_of_two_actors_is_not_guessed() -> None:
    twins = build_graph(
        knowledge().__class__(**{**_fields(), "actors": (*knowledge().actors, BALLS_TWIN)}),
        settings=Settings(),
        run=Run(ended=None),
    )
    with pytest.raises(QueryError, match="'Ed Balls' is the name of person/ed-balls, person/ed-balls-2; give one"):
        ask(find_question("05"), twins, given={"actor": "Ed Balls"})
    assert ask(find_question("05"), twins, given={"actor": "person/ed-balls"}).rows


def _fields() -> dict[str, object]:
    value = knowledge()
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


INJECTIONS = [
    'x" . ?s ?p ?o . #',
    'x"@en } UNION { ?actor ?p ?o',
    "UNISON> ?x ?y . <urn:a",
    "UNISON\n} #",
    'child" ) || true || CONTAINS("a", "',
    "'; DROP ALL; --",
    "\\u0022 . ?s ?p ?o",
    "?words",
    "<urn:x>",
    "org/unison> . ?a ?b ?c . <org/x",
    '"""',
    "'''",
    "}",
    "*/",
    "%22%20.",
]


@pytest.mark.parametrize("value", INJECTIONS)
def test_values_stay_values(graph: Dataset, value: str) -> None:
    assert ask(find_question("11"), graph, given={"words": value}).rows == ()
    with pytest.raises(QueryError, match="no actor called"):
        ask(find_question("01"), graph, given={"actor": value})
    with pytest.raises(QueryError, match="no topic called"):
        ask(find_question("31"), graph, given={"topic": value})


OUTSIDE = [
    "SELECT * { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "select * { service<http://127.0.0.1:{port}/>{ ?s ?p ?o } }",
    "SELECT * { # comment\nSERVICE\t<http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * { BIND('#' AS ?x) SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * { BIND('\\'' AS ?x) SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * { BIND('''a' ''' AS ?x) SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * { ?a ex:b\\'c ?d . SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } ?e ex:b\\'c ?f }",
    "PREFIX e: <http://127.0.0.1:{port}/> SELECT * { SERVICE e:x { ?s ?p ?o } }",
    "SELECT * { VALUES ?e { <http://127.0.0.1:{port}/> } SERVICE ?e { ?s ?p ?o } }",
    "SELECT * { ?x ?y ?z FILTER(?x<?y)SERVICE<http://127.0.0.1:{port}/>{ ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "ASK { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:{port}/> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "LOAD <http://127.0.0.1:{port}/>",
    "LOAD <file:///etc/passwd>",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP GRAPH <urn:g>",
]


@pytest.mark.parametrize("sparql", OUTSIDE)
def test_a_query_reaches_nothing_outside_and_changes_nothing(graph: Dataset, sparql: str) -> None:
    before = len(list(inner(graph)))
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.05)
        with pytest.raises(QueryError):
            ask(sparql.replace("{port}", str(server.getsockname()[1])), graph)
        with pytest.raises(TimeoutError):
            server.accept()
    assert len(list(inner(graph))) == before


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s ?p "SERVICE from LOAD # it\'s" }',
        "SELECT ?service ?from { ?service ace:from|load:x ?from } # SERVICE <x> {}",
        "PREFIX from: <urn:SERVICE> SELECT * { ?s from:service ?o . FILTER(?s < ?o && ?o > 3) }",
        "SELECT * { ?s ?p 'a\\'SERVICE\\'b'@en }",
    ],
)
def test_words_inside_strings_names_and_comments_are_no_keywords(sparql: str) -> None:
    check_allowed(sparql)


def test_a_query_that_does_not_parse_says_where(graph: Dataset) -> None:
    with pytest.raises(QueryError, match="does not parse"):
        ask("SELECT * { ?s ?p }", graph)


def test_a_query_that_takes_too_long_ends(graph: Dataset) -> None:
    product = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(STR(?c) < STR(?f)) }"  # a second or two
    with pytest.raises(QueryError, match=r"no answer within 0\.01 s; make the query narrower"):
        ask(product, graph, seconds=0.01)


NESTED = {
    "parentheses": ("SELECT * { ?s ?p ?o FILTER(", "(", "1", ")", ") }"),
    "braces": ("SELECT * ", "{", "?s ?p ?o", "}", ""),
    "brackets": ("SELECT * { ?s ?p ", "[ ?p ", "1", "]", "}"),
    "lists": ("SELECT * { ?s ?p ", "(", "1", ")", "}"),
    "paths": ("SELECT * { ?s ", "(", "a", ")", " ?o }"),
    "functions": ("SELECT * { ?s ?p ?o FILTER(", "IF(1,1,", "1", ")", ") }"),
    "optional": ("SELECT * {", "OPTIONAL {", "?s ?p ?o", "}", "}"),
    "exists": ("SELECT * {", "FILTER NOT EXISTS {", "?s ?p ?o", "}", "}"),
    "queries": ("SELECT * ", "{ SELECT * ", "{ ?s ?p ?o }", "}", ""),
    "triples": ("SELECT * { ?s ?p ", "<<( ?s ?p ", "1", " )>>", "}"),
    "templates": ("CONSTRUCT { ?s ?p ", "[ ?p ", "1", "]", "} WHERE { ?s ?p ?o }"),
    "annotations": ("SELECT * { ?s ?p ?o ", "{| ?p ?o ", "", "|}", "}"),
    "aggregates": ("SELECT (SUM(", "(", "1", ")", ") AS ?n) {}"),
    "unclosed": ("SELECT * ", "{", "", "", ""),
    "after others were closed": ("SELECT * # ", ")", "\n", "{", "?s ?p ?o"),
}
CHAINS = {
    "!": "SELECT * { ?s ?p ?o FILTER(%s true) }",
    "a/": "SELECT * { ?s %s a ?o }",
    "a|": "SELECT * { ?s %s a ?o }",
    "^": "SELECT * { ?s %s a ?o }",
    "?s||": "SELECT * { ?s ?p ?o FILTER(%s ?s) }",
    "?s && ": "SELECT * { ?s ?p ?o FILTER(%s ?s) }",
    "?s+": "SELECT * { ?s ?p ?o FILTER(%s ?s) }",
    " -1": "SELECT * { ?s ?p ?o FILTER(1 %s) }",
    "?s=": "SELECT * { ?s ?p ?o FILTER(%s ?s) }",
    "{ ?s ?p ?o } UNION ": "SELECT * { %s {} }",
    "OPTIONAL { ?s ?p ?o } ": "SELECT * { ?s ?p ?o %s }",
    "FILTER(?s) ": "SELECT * { ?s ?p ?o %s }",
    "FILTER isIRI(?s) ": "SELECT * { ?s ?p ?o %s }",
    "VALUES ?s { 1 } ": "SELECT * { ?s ?p ?o %s }",
    "?s ?p ?o . ": "SELECT * { %s }",
    "; ?p ?o ": "SELECT * { ?s ?p ?o %s }",
    "(1 AS ?x) ": "SELECT %s {}",
    "<< ?s ?p ": "SELECT * { ?s ?p %s ",
}


@pytest.mark.parametrize("kind", NESTED)
@pytest.mark.parametrize("depth", [101, 30_000])
def test_nesting_that_would_crash_the_engine_is_refused(kind: str, depth: int) -> None:
    before, opening, within, closing, after = NESTED[kind]
    sparql = before + opening * depth + within + closing * depth + after
    with pytest.raises(QueryError, match=r"open at once|more than \d+"):
        check_allowed(sparql)


@pytest.mark.parametrize("link", CHAINS)
def test_chains_that_would_crash_the_engine_are_refused(link: str) -> None:
    with pytest.raises(QueryError, match=r"more than 5000 operators and patterns|open at once"):
        check_allowed(CHAINS[link] % (link * 5001))
    with pytest.raises(QueryError, match=r"longer than 1000000 characters"):
        check_allowed(CHAINS[link] % (link * 1_000_000))


@pytest.mark.parametrize("kind", sorted(NESTED.keys() - {"after others were closed", "unclosed", "annotations"}))
def test_what_is_nested_less_deep_is_answered(graph: Dataset, kind: str) -> None:
    before, opening, within, closing, after = NESTED[kind]
    assert ask(before + opening * 20 + within + closing * 20 + after + " LIMIT 3", graph).columns is not None


@pytest.mark.parametrize("link", ["!", "?s||", "?s+", "?s && "])
def test_the_longest_chains_are_answered(graph: Dataset, link: str) -> None:
    assert ask(CHAINS[link] % (link * 2400) + " LIMIT 1", graph).columns == ("o", "p", "s")


def test_brackets_in_strings_names_and_comments_are_no_nesting(graph: Dataset) -> None:
    check_allowed("SELECT * { ?s ?p '" + "(" * 9999 + "' } # " + "{" * 9999)
    rows = " ".join(f"<urn:{n}>" for n in range(20_000))
    assert ask(f"SELECT * {{ VALUES ?s {{ {rows} }} ?s ?p ?o }}", graph).rows == ()


def test_ask_and_construct_are_answered_too(graph: Dataset) -> None:
    assert ask("ASK { ?s a ace:Claim }", graph).rows == (("yes",),)
    edges = ask(find_question("22"), graph)
    assert ("org/unison", "act:blame", "org/uk-government") in edges.rows
    assert edges.turtle is not None
    assert "orgn:unison act:blame orgn:uk-government ." in edges.turtle


def test_iris_can_be_given_in_full(graph: Dataset) -> None:
    answer = ask("SELECT ?c { ?c a ace:Claim } LIMIT 1", graph, abbreviate=False)
    assert str(answer.rows[0][0]).startswith("https://example.org/kg/claim/")
