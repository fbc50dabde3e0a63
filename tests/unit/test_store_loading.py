"""Loading: only what changed is sent, what arrived is counted, secrets stay secret, failures are told."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from examples.debate import DOC1, debate_for_queries
from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Store as Oxigraph
from rdflib import Dataset
from store_double import PASSWORD, USER, Double, running_double

from kg.errors import InputError, StoreError
from kg.graph import Run, build_graph
from kg.graph.dataset import inner, open_dataset
from kg.graph.terms import document_graph
from kg.settings import Settings
from kg.store.loading import Endpoint, Loaded, forget, load
from kg.store.remote import Client, Credentials, find_credentials

ANN = Credentials(USER, PASSWORD)
GONE = document_graph(Settings().base_iri, DOC1.id)[1:-1]


@pytest.fixture(scope="module")
def graph() -> Dataset:
    return build_graph(debate_for_queries(), settings=Settings(), run=Run(ended=None))


@pytest.fixture
def store() -> Iterator[Double]:
    with running_double() as double:
        yield double


def without(dataset: Dataset, graph: str) -> Dataset:
    """The dataset without one of its graphs."""
    kept = Oxigraph()
    kept.extend(q for q in inner(dataset) if q.graph_name != NamedNode(graph))
    return open_dataset(kept)


def push(
    dataset: Dataset, store: Double, folder: Path, *, way: str = "store", credentials: Credentials | None = None,
    waits: list[float] | None = None, query: bool = True, prune: bool = False,
) -> list[Loaded]:  # fmt: skip
    address = f"{store.address}/{way}"
    endpoint = Endpoint(address, update=way == "update")
    if not query:
        endpoint = Endpoint(address + "/elsewhere")
    client = Client((address,), credentials, wait=(waits if waits is not None else []).append)
    return list(load(dataset, endpoint, client, folder=folder, prune=prune))


def quads(dataset: Dataset | Double) -> set[str]:
    return {str(q) for q in (dataset.store if isinstance(dataset, Double) else inner(dataset))}


@pytest.mark.parametrize("way", ["store", "update"])
def test_every_graph_arrives(graph: Dataset, store: Double, tmp_path: Path, way: str) -> None:
    loaded = push(graph, store, tmp_path, way=way)
    assert [each.done for each in loaded] == ["sent"] * 5
    assert all(each.arrived for each in loaded)
    assert sum(each.there for each in loaded) == len(quads(graph))
    assert quads(store) == quads(graph)


@pytest.mark.parametrize("way", ["store", "update"])
def test_again_sends_nothing(graph: Dataset, store: Double, tmp_path: Path, way: str) -> None:
    push(graph, store, tmp_path, way=way)
    store.seen.clear()
    assert [each.done for each in push(graph, store, tmp_path, way=way)] == ["unchanged"] * 5
    assert store.written == []
    assert {place for _, place in store.seen} == {"/query"}


def test_a_store_written_to_in_two_ways_has_one_note(graph: Dataset, store: Double, tmp_path: Path) -> None:
    push(graph, store, tmp_path, way="store")
    assert {each.done for each in push(graph, store, tmp_path, way="update")} == {"unchanged"}


def test_all_is_sent_if_one_insists(graph: Dataset, store: Double, tmp_path: Path) -> None:
    push(graph, store, tmp_path)
    forget(Endpoint(f"{store.address}/store"), tmp_path)
    assert {each.done for each in push(graph, store, tmp_path)} == {"sent"}


def test_only_what_changed_is_sent(graph: Dataset, store: Double, tmp_path: Path) -> None:
    push(graph, store, tmp_path)
    changed = Oxigraph()
    changed.extend(inner(graph))
    changed.add(Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"), NamedNode(GONE)))
    store.seen.clear()
    assert {e.graph for e in push(open_dataset(changed), store, tmp_path) if e.done == "sent"} == {GONE}
    assert store.written == [GONE]


def test_what_the_store_lost_is_sent_again(graph: Dataset, store: Double, tmp_path: Path) -> None:
    push(graph, store, tmp_path)
    store.store.remove_graph(NamedNode(GONE))
    assert [e.graph for e in push(graph, store, tmp_path) if e.done == "sent"] == [GONE]


def test_a_run_that_broke_off_goes_on_where_it_ended(graph: Dataset, store: Double, tmp_path: Path) -> None:
    client = Client((store.address,))
    begun = load(graph, Endpoint(f"{store.address}/store"), client, folder=tmp_path)
    first, second = next(begun), next(begun)
    begun.close()
    done = {each.graph: each.done for each in push(graph, store, tmp_path)}
    assert sorted(done.values()) == ["sent"] * 3 + ["unchanged"] * 2
    assert {done[first.graph], done[second.graph]} == {"unchanged"}


@pytest.mark.parametrize("way", ["store", "update"])
def test_documents_that_are_gone_are_removed_on_request(
    graph: Dataset, store: Double, tmp_path: Path, way: str
) -> None:
    push(graph, store, tmp_path, way=way)
    other = NamedNode("urn:other")
    store.store.add(Quad(other, other, other, other))
    fewer = without(graph, GONE)
    left = push(fewer, store, tmp_path, way=way)[-1]
    assert (left.graph, left.done, left.arrived) == (GONE, "left", True)
    assert left.there > 0
    removed = push(fewer, store, tmp_path / "without-a-note", way=way, prune=True)[-1]
    assert (removed.graph, removed.done, removed.there) == (GONE, "removed", 0)
    assert quads(store) == quads(fewer) | {str(Quad(other, other, other, other))}


def test_without_a_place_for_queries_arrivals_are_fetched_back(graph: Dataset, store: Double, tmp_path: Path) -> None:
    loaded = push(graph, store, tmp_path, query=False)
    assert all(each.arrived and each.there for each in loaded)
    assert [place for method, place in store.seen if method == "GET"] == store.written


def test_what_does_not_arrive_is_told_and_sent_again(graph: Dataset, store: Double, tmp_path: Path) -> None:
    store.forgets = True
    assert not any(each.arrived for each in push(graph, store, tmp_path))
    store.forgets = False
    assert all(each.done == "sent" and each.arrived for each in push(graph, store, tmp_path))


@pytest.mark.parametrize("way", ["store", "update"])
def test_hostile_text_arrives_as_it_is(store: Double, tmp_path: Path, way: str) -> None:
    texts = [
        "\\u0041",
        "\\\\u0041",
        "\\",
        '"} } ; DROP ALL #',
        "'''",
        "\x07\x0b\x7f",
        "\r\n\t",
        "😀 ⁦x⁩ é",
        "\\U0001F600",
    ]
    name, hostile = NamedNode("urn:g"), Oxigraph()
    hostile.extend(Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(text), name) for text in texts)
    push(open_dataset(hostile), store, tmp_path, way=way)
    assert {q.object.value for q in store.store} == set(texts)  # type: ignore[union-attr]


@pytest.mark.parametrize("scheme", ["basic", "digest"])
@pytest.mark.parametrize("way", ["store", "update"])
def test_a_password_is_given_when_asked_for(graph: Dataset, tmp_path: Path, scheme: str, way: str) -> None:
    with running_double(password=scheme) as store:
        assert all(each.arrived for each in push(graph, store, tmp_path, way=way, credentials=ANN))
        with pytest.raises(StoreError, match=r"asks for a password .401.; set KG_USER and KG_PASSWORD"):
            push(graph, store, tmp_path / "a", way=way)
        with pytest.raises(StoreError, match=r"does not let this user write .401.; check KG_USER") as error:
            push(graph, store, tmp_path / "b", way=way, credentials=Credentials(USER, "not the word"))
        assert "not the word" not in str(error.value)


def test_a_password_appears_nowhere(graph: Dataset, store: Double, tmp_path: Path) -> None:
    store.failures = [(400, {}, f"bad request by {USER} with {PASSWORD}")]
    with pytest.raises(StoreError, match=r"answers 400 Bad Request .bad request by ann with …") as error:
        push(graph, store, tmp_path, credentials=ANN)
    push(graph, store, tmp_path, credentials=ANN)
    written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert "urn:" not in written and GONE in written
    for text in (str(error.value), written, repr(ANN)):
        assert PASSWORD not in text
        assert base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode() not in text


@pytest.mark.parametrize(
    "address",
    ["http://ann:s3cret@store.example.org/store", "ftp://store.example.org/", "store.example.org", "http://[::1/x", "http://a:b/"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_unseen(address: str) -> None:
    with pytest.raises(StoreError, match=r"leave name and password out|no address of a store") as error:
        Client((address,))
    assert "s3cret" not in str(error.value)


def test_a_key_in_the_address_is_not_written_down(graph: Dataset, store: Double, tmp_path: Path) -> None:
    address = f"{store.address}/store?key=s3cret"
    list(load(graph, Endpoint(address), Client((address,)), folder=tmp_path))
    assert "s3cret" not in "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("code", "headers", "waited"), [(503, {}, [1, 2]), (500, {}, [1, 2]), (429, {"Retry_After": "7"}, [7, 7])]
)
def test_what_passes_is_tried_again(
    graph: Dataset, store: Double, tmp_path: Path, code: int, headers: dict[str, str], waited: list[float]
) -> None:  # fmt: skip
    waits: list[float] = []
    store.failures = [(code, headers, "busy")] * 2
    assert all(each.arrived for each in push(graph, store, tmp_path, waits=waits))
    assert waits == waited
    store.failures = [(code, headers, "busy")] * 3
    with pytest.raises(StoreError, match=f"answers {code} .*busy"):
        push(graph, store, tmp_path / "new", waits=waits)


@pytest.mark.parametrize("code", [400, 403, 404, 413])
def test_what_does_not_pass_is_not_tried_again(graph: Dataset, store: Double, tmp_path: Path, code: int) -> None:
    waits: list[float] = []
    store.failures = [(code, {}, "no")]
    with pytest.raises(StoreError, match=str(code)):
        push(graph, store, tmp_path, waits=waits)
    assert waits == []
    assert len(store.seen) == 1


def test_no_redirect_is_followed(graph: Dataset, store: Double, tmp_path: Path) -> None:
    store.failures = [(307, {"Location": "http://user:s3cret@other.example.org/store?key=1"}, "")]
    with pytest.raises(StoreError, match=r"has moved to http://other\.example\.org/store; give that address") as error:
        push(graph, store, tmp_path, credentials=ANN)
    assert "s3cret" not in str(error.value)


def test_a_store_that_is_not_there_is_named(graph: Dataset, tmp_path: Path) -> None:
    with running_double() as store:
        pass
    waits: list[float] = []
    with pytest.raises(StoreError, match=r"/store: no answer in 3 tries \(.*refused\); start the store"):
        push(graph, store, tmp_path, waits=waits)
    assert waits == [1, 2]


def test_a_place_that_does_not_answer_queries_is_named(graph: Dataset, store: Double, tmp_path: Path) -> None:
    store.failures = [(204, {}, ""), (200, {}, "<html>")]
    with pytest.raises(StoreError, match="/query: does not answer queries; give the address of queries with --query"):
        push(graph, store, tmp_path)


def test_updates_need_a_place_for_queries(graph: Dataset, tmp_path: Path) -> None:
    client = Client(("http://127.0.0.1:1/x",))
    with pytest.raises(StoreError, match="with --query"):
        list(load(graph, Endpoint("http://127.0.0.1:1/x", update=True), client, folder=tmp_path))


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("http://h/store", "http://h/query"),
        ("http://h/update?k=1", "http://h/query"),
        ("http://h/sparql-graph-crud-auth", "http://h/sparql"),
        ("http://h/ds/data", "http://h/ds/query"),
        ("http://h/repositories/a/statements", "http://h/repositories/a"),
        ("http://h/repositories/a/rdf-graphs/service", "http://h/repositories/a"),
        ("http://h/other", None),
    ],
)
def test_where_known_stores_answer_queries_need_not_be_said(address: str, query: str | None) -> None:
    assert Endpoint(address).known().query == query
    assert Endpoint(address, query="http://q/").known().query == "http://q/"


def test_a_graph_without_names_is_refused(tmp_path: Path) -> None:
    plain = Oxigraph()
    plain.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal("o")))
    with pytest.raises(InputError, match=r"outside named graphs; load graph\.nq"):
        list(load(open_dataset(plain), Endpoint("http://h/store"), Client(("http://h/store",)), folder=tmp_path))


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"graphs": 1}'])
def test_a_damaged_note_costs_only_time(graph: Dataset, store: Double, tmp_path: Path, damaged: str) -> None:
    push(graph, store, tmp_path)
    (note,) = tmp_path.iterdir()
    note.write_text(damaged)
    assert {each.done for each in push(graph, store, tmp_path)} == {"sent"}
    assert len(json.loads(note.read_text(encoding="utf-8"))["graphs"]) == 5


def test_credentials_come_from_the_environment() -> None:
    assert find_credentials("http://h/", {"KG_USER": USER, "KG_PASSWORD": PASSWORD}) == ANN
    assert find_credentials("http://h/", {"KG_USER": USER, "KG_PASSWORD": ""}) == Credentials(USER, "")


def test_credentials_come_from_the_keyring_if_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def get_credential(service: str, user: str | None) -> SimpleNamespace | None:
        asked.append((service, user))
        if service == "http://locked":
            raise RuntimeError("no keyring service")
        return SimpleNamespace(username=USER, password=PASSWORD) if service == "http://h:1" else None

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_credential=get_credential))  # type: ignore[arg-type]
    assert find_credentials("http://h:1/store", {}) == ANN
    assert find_credentials("http://other/store", {"KG_USER": USER}) is None
    assert find_credentials("http://locked/store", {}) is None
    assert asked == [("http://h:1", None), ("http://other", USER), ("http://locked", None)]
    monkeypatch.setitem(sys.modules, "keyring", None)  # type: ignore[arg-type]
    assert find_credentials("http://h:1/store", {}) is None


@pytest.mark.parametrize(
    "cell", ['{"n": {"value": "many"}}', '{"zzz": {"value": "1"}}', '{"n": {"value": null}}', '{"n": {"value": [1]}}']
)
def test_a_count_that_is_none_is_told(graph: Dataset, store: Double, tmp_path: Path, cell: str) -> None:
    store.failures += [(204, {}, ""), (200, {}, '{"results": {"bindings": [' + cell + "]}}")]
    with pytest.raises(StoreError, match="answers no number; give the address of queries with --query"):
        push(graph, store, tmp_path)


def test_an_answer_nested_without_end_is_told(graph: Dataset, store: Double, tmp_path: Path) -> None:
    store.failures += [(204, {}, ""), (200, {}, "[" * 200_000)]
    with pytest.raises(StoreError, match="does not answer queries; give the address of queries with --query"):
        push(graph, store, tmp_path)
