"""The closed vocabulary and the abbreviation of IRIs."""

from __future__ import annotations

import pytest

from kg.model import Act, DateBasis, Factuality, Modality, Polarity
from kg.vocabulary import ACE, PREFIXES, abbreviated, concept, prefixes


def test_a_word_the_ontology_does_not_declare_is_an_error() -> None:
    with pytest.raises(AttributeError, match="Climant"):
        _ = ACE.Climant


def test_one_word_in_two_lists_is_two_concepts() -> None:
    assert concept(Polarity.DENIED) != concept(Factuality.DENIED)
    assert concept(Act.INTENTION) != concept(Modality.INTENTION)


def test_prefixes_of_the_data_follow_the_base_and_do_not_collide() -> None:
    bound = prefixes("https://other.org/x#")
    assert bound["orgn"] == "https://other.org/x#org/"
    assert len(set(bound.values())) == len(bound)
    assert PREFIXES.items() <= bound.items()


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (str(concept(Act.BLAME)), "act:blame"),
        (str(concept(DateBasis.DOCUMENT)), "basis:document"),
        (str(ACE.claimant), "ace:claimant"),
        ("https://example.org/kg/org/unison", "org/unison"),
        ("urn:base:claim/12ab", "urn:base:claim/12ab"),
        ("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1"),
    ],
)
def test_iris_are_abbreviated_as_people_type_them(iri: str, short: str) -> None:
    assert abbreviated(iri) == short
