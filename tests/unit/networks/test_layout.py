"""Places of nodes: parts of one shape alike, boxes and nodes apart, a large network around its first nodes."""

from __future__ import annotations

import math
import random
from itertools import combinations

import networkx as nx

from kg.networks.free_places import FreePlaces
from kg.networks.layout import FIRST, LARGE, positions
from kg.networks.packing import pack
from kg.networks.springs import BOX, place


def graph_of(*links: tuple[str, str]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from(links)
    return graph


def hubs(count: int, leaves: int) -> nx.MultiDiGraph[str]:
    """Return hubs in a ring, each with so many claims of its own."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for hub in range(count):
        graph.add_edge(f"hub{hub}", f"hub{(hub + 1) % count}")
        graph.add_edges_from((f"hub{hub}", f"claim{hub}-{leaf}") for leaf in range(leaves))
    return graph


def near_of(graph: nx.Graph[str]) -> dict[str, list[str]]:
    return {node: sorted(graph[node]) for node in graph}


def test_parts_of_one_shape_look_the_same_whatever_their_names() -> None:
    tree = nx.random_labeled_tree(30, seed=5)
    names = [f"n{number:02}" for number in range(30)]
    others = random.Random(2).sample(names, 30)
    pictures = []
    for labels in (names, others):
        near = near_of(nx.relabel_nodes(tree, dict(enumerate(labels))))
        pictures.append(sorted(place(sorted(near), near).values()))
    assert pictures[0] == pictures[1]


def test_links_of_a_tree_do_not_cross_where_a_start_without_crossings_is_found() -> None:
    near = near_of(nx.relabel_nodes(nx.path_graph(4), {0: "a", 1: "b", 2: "c", 3: "d"}))
    places = place(sorted(near), near)

    def turn(p: str, q: str, r: str) -> float:
        (px, py), (qx, qy), (rx, ry) = places[p], places[q], places[r]
        return (qx - px) * (ry - py) - (qy - py) * (rx - px)

    crossed = turn("a", "b", "c") * turn("a", "b", "d") < 0 and turn("c", "d", "a") * turn("c", "d", "b") < 0
    assert not crossed


def test_boxes_are_packed_apart_and_those_of_single_nodes_stand_below() -> None:
    dice = random.Random(4)
    sizes = [(dice.uniform(150, 900), dice.uniform(74, 600)) for _ in range(60)] + [BOX] * 40
    corners = pack(sizes, BOX)
    boxes = [(x, y, x + width, y + height) for (x, y), (width, height) in zip(corners, sizes, strict=True)]
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] + 1e-6 or b[2] <= a[0] + 1e-6 or a[3] <= b[1] + 1e-6 or b[3] <= a[1] + 1e-6
    assert min(box[1] for box in boxes[60:]) >= max(box[3] for box in boxes[:60]) - 1e-6


def test_free_places_are_taken_from_the_middle_outwards_once_each() -> None:
    sheet = FreePlaces(10.0)
    found = [sheet.near((3.0, 4.0)) for _ in range(500)]
    assert found[0] == (5.0, 5.0)
    assert len(set(found)) == 500
    assert max(math.dist(spot, (5.0, 5.0)) for spot in found) < 1.1 * math.sqrt(500 * 100 / math.pi)


def test_places_that_were_taken_stay_free_of_others() -> None:
    sheet = FreePlaces(10.0)
    sheet.take((0.0, 0.0), 100.0, 60.0)
    assert all(abs(x) > 50 or abs(y) > 30 for x, y in (sheet.near((0.0, 0.0)) for _ in range(50)))


def test_in_a_large_network_each_node_has_a_place_of_its_own_and_claims_stand_by_their_speaker() -> None:
    graph = hubs(30, 40)
    assert len(graph) > LARGE
    places = positions(graph)
    assert len(places) == len(graph)
    assert len(set(places.values())) == len(places)
    speakers = [f"hub{hub}" for hub in range(30)]
    own = [math.dist(places[a], places[b]) for a, b in graph.edges() if b.startswith("claim")]
    others = [math.dist(places[claim], places[hub]) for hub in speakers for claim in places if claim not in speakers]
    assert sum(own) / len(own) < sum(others) / len(others) / 2


def test_the_first_nodes_of_a_large_network_have_room_for_their_labels() -> None:
    graph = hubs(FIRST, 6)
    places = positions(graph, {node: 1.0 if node.startswith("hub") else 0.1 for node in graph})
    first = [place for node, place in places.items() if node.startswith("hub")]
    close = [
        (a, b) for a, b in combinations(first, 2) if abs(a[0] - b[0]) < BOX[0] * 0.5 and abs(a[1] - b[1]) < BOX[1] * 0.5
    ]
    assert len(close) < len(first) / 50


def test_who_shares_a_claim_that_is_not_among_the_first_stands_near() -> None:
    graph = hubs(FIRST, 4)
    graph.add_edges_from((f"{end}", "common") for end in ("apart1", "apart2"))
    weights = {node: 1.0 if node.startswith(("hub", "apart")) else 0.1 for node in graph}
    weights |= {"hub0": 0.2, "hub1": 0.2}  # so that both are among the first
    places = positions(graph, weights)
    assert math.dist(places["apart1"], places["apart2"]) < 3 * BOX[0]


def test_parts_that_hang_on_no_first_node_are_drawn_too() -> None:
    graph = hubs(FIRST, 4)
    weights = dict.fromkeys(graph, 1.0) | {node: 2.0 for node in graph if node.startswith("hub")}
    graph.add_edge("far1", "far2")
    graph.add_node("lonely")
    places = positions(graph, weights | {"far1": 0.1, "far2": 0.1, "lonely": 0.1})
    below = max(y for node, (_, y) in places.items() if node not in ("lonely", "far1", "far2"))
    assert places["lonely"][1] > below
    assert math.dist(places["far1"], places["far2"]) < 3 * BOX[0]


def test_topics_stand_amid_their_claims_and_on_nothing() -> None:
    graph = graph_of(*((f"a{i}", f"c{i}") for i in range(12)), *((f"c{i}", "topic") for i in range(3)))
    graph.nodes["topic"]["kind"] = "topic"
    places = positions(graph)
    topic = places.pop("topic")
    middle = [sum(places[f"c{i}"][axis] for i in range(3)) / 3 for axis in (0, 1)]
    assert math.dist(topic, middle) < BOX[0]
    assert all(math.dist(topic, other) > 15 for other in places.values())
