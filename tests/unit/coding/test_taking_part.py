"""Who meets whom in which event, and who belongs to whom, as networks."""

from __future__ import annotations

from dataclasses import replace

from knowledge import two_documents

from kg.coding import affiliations_of, participations_of
from kg.networks import Aggregation, Mode, Options, network

MEETING = Options(rows="actor", columns="event", qualifier=None, aggregation=Aggregation.IGNORE)


def test_everybody_who_takes_part_in_an_event_is_beside_it_with_the_role() -> None:
    coding = participations_of(two_documents())
    survey = [s for s in coding.statements if "joint survey" in str(s.values["event"])]
    assert {(s.values["organization"], s.values["role"]) for s in survey} == {
        ("UNISON", "agent"),
        ("employers", "agent"),
        ("social workers", "affected"),
    }
    assert all(s.values["person"] or s.values["organization"] for s in coding.statements)


def test_who_takes_part_in_the_same_event_is_tied() -> None:
    (matrix,) = network(participations_of(two_documents()), replace(MEETING, mode=Mode.ONE_MODE))
    ties = {frozenset((a, b)): weight for a, b, weight in matrix.edges()}
    assert ties[frozenset(("UNISON", "employers"))] == 1
    assert ties[frozenset(("Baby P", "Ed Balls"))] == 1
    assert frozenset(("UNISON", "Ofsted")) not in ties


def test_a_person_belongs_to_the_organization_of_the_office() -> None:
    coding = affiliations_of(two_documents())
    assert {tuple(s.values.values()) for s in coding.statements} == {
        ("Ed Balls", "UK Government", "Children’s Minister"),
        ("Helga Pile", "UNISON", "National Officer for Social Workers"),
    }
    asked = Options(rows="person", columns="organization", qualifier=None, aggregation=Aggregation.IGNORE)
    (matrix,) = network(coding, asked)
    assert {(r, c) for r, c, _ in matrix.edges()} == {("Ed Balls", "UK Government"), ("Helga Pile", "UNISON")}
