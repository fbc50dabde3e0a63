"""Which group a description means."""

from __future__ import annotations

from builders import doc, page
from links_of import GAZETTEER, links

from kg.actors import find_actors

WORKERS = "Social/JJ/amod>workers workers=worker/NNS/nsubj>met met=meet/VBD/ROOT"


def test_a_group_is_one_of_the_document_and_is_told_of_again() -> None:
    later = "The/DT/det>workers workers=worker/NNS/nsubj>left left=leave/VBD/ROOT"
    assert links(WORKERS, later) == {
        "Social workers": ("group/d-social-workers", "group-new"),
        "The workers": ("group/d-social-workers", "group-told-of"),
    }
    assert links(later)["The workers"] == ("group/d-workers", "group-new")


def test_inspectors_are_the_inspectorate_told_of() -> None:
    inspectors = "Inspectors=inspector/NNS/nsubj>met met=meet/VBD/ROOT"
    ofsted = "Ofsted/NNP/nsubj>met met=meet/VBD/ROOT"
    assert links(ofsted, inspectors)["Inspectors"] == ("org/ofsted", "description-latest")
    assert links(inspectors)["Inspectors"][1] == "group-new"


def test_ministers_are_of_the_government_and_members_of_their_union() -> None:
    ministers = "Ministers=minister/NNS/nsubj>met met=meet/VBD/ROOT in/IN/prep>met Whitehall/NNP/pobj>in"
    members = "UNISON/NNP/compound>members members=member/NNS/nsubj>met met=meet/VBD/ROOT"
    actors = find_actors(page(doc(ministers), doc(members)), GAZETTEER).actors
    assert actors["group/d-ministers"].part_of == "org/uk-government"
    assert actors["group/d-unison-members"].part_of == "org/unison"
