"""Equal statements become one with the evidence of all; actors of several documents become one."""

from __future__ import annotations

from dataclasses import replace

from kg.assemble import assemble, pool, taking_part
from kg.model import (
    Act,
    Actor,
    ActorKind,
    Claim,
    Document,
    Evidence,
    Extraction,
    FoundBy,
    Mention,
    Role,
    Span,
)

UNISON = Actor("org/unison", "UNISON", ActorKind.ORGANIZATION, ("Unison",))
STAFF = Actor("group/d1-staff", "staff", ActorKind.GROUP)
QUOTE = Claim(
    "org/unison",
    Act.STATEMENT,
    "“Cuts on this scale will cost lives,”",
    date="2011-03-02",
    evidence=(Evidence("d1", Span(0, 60), "say"),),
)


def extraction(name: str, *claims: Claim, actors: tuple[Actor, ...] = (UNISON,)) -> Extraction:
    return Extraction(Document(name, f"{name}.txt", "text"), actors=actors, claims=claims)


def test_a_repeated_paragraph_is_one_claim_with_two_pieces_of_evidence() -> None:
    again = replace(QUOTE, evidence=(Evidence("d1", Span(100, 160), "say"),))
    (claim,) = pool([QUOTE, again])
    assert [e.span.start for e in claim.evidence] == [0, 100]


def test_an_echoed_quotation_is_one_claim_first_seen_at_its_earliest_date() -> None:
    echo = replace(
        QUOTE,
        act=Act.WARNING,
        text="Cuts on this scale will cost lives",
        date="2011-03-01",
        evidence=(Evidence("d2", Span(7, 50), "quote-before-cue"),),
    )
    (claim,) = assemble([extraction("d2", echo), extraction("d1", QUOTE)]).claims
    assert {e.document_id for e in claim.evidence} == {"d1", "d2"}
    assert claim.date == "2011-03-01"


def test_the_order_of_documents_makes_no_difference() -> None:
    one, two = extraction("d1", QUOTE), extraction("d2", replace(QUOTE, text="“Something else was said entirely”"))
    assert assemble([one, two]) == assemble([two, one])


def test_an_actor_of_two_documents_has_the_names_of_both() -> None:
    other = replace(UNISON, aliases=("the union",))
    (actor,) = assemble([extraction("d1"), extraction("d2", actors=(other,))]).actors
    assert actor.aliases == ("Unison", "the union")


def test_an_actor_is_called_as_most_documents_call_it() -> None:
    plain = replace(UNISON, id="person/ann-lee", label="Ann Lee", classification=None)
    longer = replace(plain, label="Billionaire Ann Lee")
    found = assemble([extraction("a", actors=(longer,)), *(extraction(n, actors=(plain,)) for n in "bc")]).actors
    assert [(actor.label, actor.aliases) for actor in found] == [("Ann Lee", ("Billionaire Ann Lee", *UNISON.aliases))]


def test_described_groups_stay_only_where_something_refers_to_them() -> None:
    mentions = (
        Mention("d1", Span(0, 6), "UNISON", "org/unison", FoundBy.GAZETTEER, 0),
        Mention("d1", Span(8, 13), "staff", "group/d1-staff", FoundBy.DESCRIPTION, 8),
    )
    assert taking_part([UNISON, STAFF], mentions, [], [], []) == (UNISON,)
    spoken_of = replace(QUOTE, about=("group/d1-staff",))
    assert taking_part([UNISON, STAFF], mentions, [spoken_of], [], []) == (STAFF, UNISON)


def test_who_signed_a_document_stays_though_its_text_does_not_say_the_name() -> None:
    assert taking_part([UNISON, STAFF], (), [], [], [], ("org/unison", None)) == (UNISON,)


def test_the_whole_of_a_part_stays_with_it() -> None:
    branch = Actor("org/leeds-branch", "Leeds branch", ActorKind.ORGANIZATION, part_of="org/unison")
    role = Role("person/jo-fox", "secretary", "org/leeds-branch")
    assert UNISON in taking_part([UNISON, branch], (), [], [], [role])
