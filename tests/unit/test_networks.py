"""The statements as a network: nothing is lost, nothing moves, the same every time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from knowledge import knowledge, reader, two_documents
from pyvis.network import Network

from kg.model import Knowledge
from kg.networks import KINDS, draw, short, to_networkx, to_pyvis, xml_text
from kg.networks.layout import positions
from kg.networks.springs import BOX

TESTS = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def both() -> Knowledge:
    return two_documents()


def relations(graph: nx.MultiDiGraph, source: str, target: str) -> list[str]:
    return sorted(values["relation"] for values in graph.get_edge_data(source, target, default={}).values())


def test_every_actor_claim_event_and_topic_is_a_node(both: Knowledge) -> None:
    graph = to_networkx(both)
    kinds = {kind: sum(1 for _, values in graph.nodes(data=True) if values["kind"] == kind) for kind in KINDS}
    assert kinds["claim"] == len(both.claims)
    assert kinds["event"] == len(both.events)
    assert kinds["person"] + kinds["organization"] + kinds["group"] == len(both.actors)
    assert kinds["topic"] == len({topic for claim in both.claims for topic in claim.topics})


def test_a_claim_is_linked_to_who_says_it_and_at_whom_it_aims(both: Knowledge) -> None:
    graph = to_networkx(both)
    blame = next(c for c in both.claims if c.act == "blame")
    assert relations(graph, "org/unison", blame.id) == ["says"]
    assert relations(graph, blame.id, "org/uk-government") == ["opposes"]
    edge = next(iter(graph.get_edge_data("org/unison", blame.id).values()))
    assert edge["sentence"].startswith("UNISON, the UK’s largest union, today laid blame")
    assert edge["rule"] == "blame-by-hand"
    assert edge["document"] == "Child protection let down by Government cuts"


def test_events_posts_and_nested_claims_are_edges(both: Knowledge) -> None:
    graph = to_networkx(both)
    inquiry = next(e for e in both.events if e.type == "Inquiry")
    assert relations(graph, "person/ed-balls", inquiry.id) == ["takes part"]
    assert relations(graph, inquiry.id, "person/baby-p") == ["affects"]
    assert relations(graph, "person/helga-pile", "org/unison") == ["member of"]
    inner = next(c for c in both.claims if c.claimant == "org/unison" and c.within)
    assert relations(graph, inner.id, str(inner.within)) == ["quoted in"]


def test_parallel_statements_between_one_pair_all_stay() -> None:
    r = reader("Ann Lee was chair and secretary of the union.")
    ann = r.actor("person/ann-lee", "Ann Lee", "person", "Ann Lee")
    union = r.actor("org/union", "the union", "organization", "the union")
    r.role(ann, "chair", union)
    r.role(ann, "secretary", union)
    made = knowledge(r)
    assert relations(to_networkx(made), ann, union) == ["member of", "member of"]
    assert len(to_pyvis(made).edges) == 2


def test_a_denial_of_a_claim_contradicts_it() -> None:
    r = reader("Ann said it was safe. Bob denied it was safe.")
    ann, bob = (r.actor(f"person/{name.lower()}", name, "person", name) for name in ("Ann", "Bob"))
    claim = r.claim(ann, "statement", "it was safe", source="Ann")
    denial = r.claim(bob, "denial", "it was safe.", cue="denied", source="Bob", about=(claim.id,), polarity="denied")
    assert "contradicts" in relations(to_networkx(knowledge(r)), denial.id, claim.id)


def test_a_statement_about_something_unknown_makes_no_node() -> None:
    r = reader("Ann said it was safe.")
    ann = r.actor("person/ann", "Ann", "person", "Ann")
    claim = r.claim(ann, "statement", "it was safe", source="Ann", target=("org/nowhere",))
    assert sorted(to_networkx(knowledge(r))) == sorted([ann, claim.id])


def test_pyvis_gets_a_directed_still_network_without_titles(both: Knowledge) -> None:
    network = to_pyvis(both)
    assert isinstance(network, Network)
    assert network.directed
    assert network.options["physics"] == {"enabled": False}
    assert all(isinstance(node["id"], str) and "title" not in node for node in network.nodes)
    assert all(edge["arrows"] == "to" for edge in network.edges)
    assert network.get_node("org/unison")["label"] == "UNISON"
    assert "UNISON" in network.generate_html()


def test_drawing_leaves_the_graph_as_it_is(both: Knowledge) -> None:
    graph = to_networkx(both)
    before = nx.node_link_data(graph, edges="edges")
    draw(graph)
    assert nx.node_link_data(graph, edges="edges") == before


def test_labels_have_room_in_a_small_network(both: Knowledge) -> None:
    graph = to_networkx(both)
    places = [place for node, place in positions(graph).items() if graph.nodes[node]["kind"] != "topic"]
    close = [
        (a, b)
        for i, a in enumerate(places)
        for b in places[i + 1 :]
        if abs(a[0] - b[0]) < BOX[0] * 0.6 and abs(a[1] - b[1]) < BOX[1] * 0.6
    ]
    assert not close


def test_linked_nodes_of_a_large_network_lie_nearer_than_others() -> None:
    plain = nx.random_labeled_tree(700, seed=3)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from((f"n{a}", f"n{b}") for a, b in plain.edges)
    places = positions(graph)
    names = sorted(places)

    def away(a: str, b: str) -> float:
        return float(((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5)

    linked = sum(away(a, b) for a, b in graph.edges()) / graph.number_of_edges()
    others = sum(away(a, b) for a, b in zip(names, names[350:] + names[:350], strict=True)) / len(names)
    assert linked < others / 4


def test_nothing_at_all_is_an_empty_network() -> None:
    network = to_pyvis(Knowledge(()))
    assert network.nodes == []
    assert network.edges == []


def test_the_same_statements_give_the_same_network_whatever_the_hash_seed() -> None:
    code = (
        "import json,sys; sys.path.insert(0, sys.argv[1]); from knowledge import two_documents;"
        "from kg.networks import to_pyvis; n = to_pyvis(two_documents()); print(json.dumps([n.nodes, n.edges]))"
    )
    outputs = []
    for seed in ("0", "1"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(TESTS)]
        outputs.append(subprocess.run(command, env=env, capture_output=True, check=True, cwd=TESTS.parent).stdout)
    assert len(json.loads(outputs[0])[0]) > 20
    assert hashlib.sha256(outputs[0]).digest() == hashlib.sha256(outputs[1]).digest()


def test_long_texts_are_cut_at_a_word_and_controls_are_replaced() -> None:
    assert short("one two three four", 12) == "one two…"
    assert short("  one \n two ") == "one two"
    assert xml_text("a\x00b\ud800c\tx") == "a\ufffdb\ufffdc\tx"
