"""What becomes of statements when people decide who is who."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from kg.assemble import assemble
from kg.decisions import Decision, apply
from kg.export.jsonl import write
from kg.model import (
    Act,
    Actor,
    ActorKind,
    Claim,
    Document,
    Event,
    Evidence,
    Extraction,
    FoundBy,
    Mention,
    Role,
    Span,
    take_part,
)

TEXT = "Ann Lee, leader of the council, said that the Unison strike of 2009 was over."
LEE, COUNCIL = "person/ann-lee", "org/a-town-council"
UNISON, OTHER = "org/unison", "org/unison-the-union"


def evidence(document_id: str) -> tuple[Evidence, ...]:
    return (Evidence(document_id, Span(0, len(TEXT)), "by-hand"),)


def extraction(name: str, union: str = UNISON, person: str = LEE) -> Extraction:
    """A document in which Ann Lee of the council says, and is said to say, something of a union's strike."""
    found = evidence(name)
    who = take_part({"agent": (union,), "affected": (COUNCIL,)})
    strike = Event("strike", "Unison strike", who, date="2009", scope=name, evidence=found)
    claim = Claim(person, Act.STATEMENT, "the strike was over", about=(strike.id, union), scope=name, evidence=found)
    inner = Claim(union, Act.DEMAND, "over", target=(COUNCIL,), within=claim.id, scope=name, evidence=found)
    return Extraction(
        Document(name, f"{name}.txt", TEXT),
        (
            Actor(COUNCIL, "A Town Council", ActorKind.ORGANIZATION, ("council",)),
            Actor(union, "Unison", ActorKind.ORGANIZATION, part_of=COUNCIL),
            Actor(person, "Ann Lee", ActorKind.PERSON, ("Lee",)),
        ),
        (Mention(name, Span(0, 7), "Ann Lee", person, FoundBy.NER, 4),),
        (Role(person, "leader", COUNCIL, evidence=found),),
        (strike,),
        (claim, inner),
        author_id=person,
    )


def decide(
    *decisions: Decision, documents: tuple[Extraction, ...] = ()
) -> tuple[tuple[Extraction, ...], tuple[str, ...]]:
    return apply(documents or (extraction("one"), extraction("two", OTHER)), decisions)


def test_who_is_no_person_now_has_no_role_and_that_is_said() -> None:
    after, warnings = decide(Decision("merge", (UNISON, LEE)), documents=(extraction("one"),))
    assert [extraction.roles for extraction in after] == [()]
    assert warnings == ("decisions: 'leader' is left out: Unison is no person now, and only a person has a role",)


def test_of_what_is_no_organization_now_nobody_and_nothing_is_part() -> None:
    after, warnings = decide(Decision("retype", (COUNCIL,), "group"), documents=(extraction("one"),))
    assert [(role.person, role.organization) for role in after[0].roles] == [(LEE, None)]
    assert {actor.part_of for actor in after[0].actors} == {None}
    assert [told.partition(": ")[2] for told in warnings] == [
        "Unison is no part of A Town Council, which is no body now",
        "'leader' has no organization any more: A Town Council is none now",
    ]


def test_merged_actors_are_one_in_every_statement_and_keep_all_names() -> None:
    after, warnings = decide(Decision("merge", (UNISON, OTHER), "UNISON"))
    knowledge = assemble(after)
    assert warnings == ()
    assert [a.id for a in knowledge.actors] == [COUNCIL, UNISON, LEE]
    (union,) = [a for a in knowledge.actors if a.id == UNISON]
    assert (union.label, union.aliases, union.part_of) == ("UNISON", ("Unison",), COUNCIL)
    assert {e.of("agent") for e in knowledge.events} == {(UNISON,)}
    assert all(OTHER not in c.about for c in knowledge.claims)


def test_claims_follow_the_events_and_claims_whose_ids_change() -> None:
    after, _ = decide(Decision("merge", (UNISON, OTHER)))
    second = after[1]
    outer, inner = second.claims
    assert second.events[0].id in outer.about
    assert inner.within == outer.id
    assert second.events[0].id != extraction("two", OTHER).events[0].id


def test_statements_that_become_equal_are_pooled() -> None:
    twice = extraction("one")
    second = replace(twice.claims[0], claimant="person/a-lee")
    twice = replace(
        twice,
        claims=(*twice.claims, second),
        actors=(*twice.actors, Actor("person/a-lee", "A. Lee", ActorKind.PERSON)),
    )
    (after,), _ = decide(Decision("merge", (LEE, "A. Lee")), documents=(twice,))
    assert len(after.claims) == 2


def test_split_is_somebody_else_in_the_documents_named_only() -> None:
    both = (extraction("one"), extraction("two"))
    after, warnings = decide(Decision("split", ("Ann Lee",), "Ann Lee of Leeds", ("two.txt",)), documents=both)
    assert warnings == ()
    assert [e.roles[0].person for e in after] == [LEE, "person/ann-lee-of-leeds"]
    assert [e.author_id for e in after] == [LEE, "person/ann-lee-of-leeds"]
    assert [a.label for a in after[1].actors if a.kind is ActorKind.PERSON] == ["Ann Lee of Leeds"]


def test_a_renamed_actor_keeps_its_id_and_its_old_name() -> None:
    after, _ = decide(Decision("rename", ("Lee",), "Ann B. Lee"))
    lee = next(a for a in after[0].actors if a.id == LEE)
    assert (lee.label, lee.aliases) == ("Ann B. Lee", ("Ann Lee", "Lee"))


def test_a_retyped_actor_keeps_its_id() -> None:
    after, _ = decide(Decision("retype", (UNISON,), "group"))
    assert next(a for a in after[0].actors if a.id == UNISON).kind is ActorKind.GROUP


def test_a_rejected_actor_says_and_does_nothing() -> None:
    after, _ = decide(Decision("reject", (LEE,)))
    first = after[0]
    assert first.roles == () and first.author_id is None and first.mentions[0].actor_id is None
    assert [c.claimant for c in first.claims] == [UNISON]
    assert [(c.claimant, c.reasons) for c in first.unresolved] == [(None, ("speaker rejected",))]
    assert first.claims[0].within == first.unresolved[0].id
    after, _ = decide(Decision("reject", (UNISON,)))
    assert after[0].events[0].of("agent") == ()


def test_rejected_statements_are_gone_by_the_id_of_before_or_after_a_merger() -> None:
    merge = Decision("merge", (UNISON, OTHER))
    before = extraction("two", OTHER)
    merged = decide(merge)[0][1]
    for made in (before, merged):
        event, claim, role = made.events[0].id, made.claims[0].id, made.roles[0].id
        rejections = [Decision("reject", statement=s) for s in (event, claim, role)]
        (_, after), warnings = decide(merge, *rejections)
        assert warnings == ()
        assert after.events == () and after.roles == ()
        assert [(c.text, c.within) for c in after.claims] == [("over", None)]


def test_what_matches_nothing_or_too_much_is_said() -> None:
    _, warnings = decide(
        Decision("rename", ("org/gone",), "X", where="decisions.toml, rename 1"),
        Decision("reject", ("Unison",), where="decisions.toml, reject 1"),
        Decision("reject", statement="claim/gone", where="decisions.toml, reject 2"),
        Decision("split", (LEE,), "X", ("three.txt",), where="decisions.toml, split 1"),
    )
    remedy = "matches nothing in these documents; correct it, or remove it if it is no longer needed"
    assert warnings == (
        f"decisions.toml, split 1: document 'three.txt' {remedy}",
        f"decisions.toml, rename 1: 'org/gone' {remedy}",
        "decisions.toml, reject 1: 'Unison' is the name of org/unison, org/unison-the-union; give the id",
        f"decisions.toml, reject 2: 'claim/gone' {remedy}",
    )


ACTORS = st.sampled_from([LEE, COUNCIL, UNISON, OTHER, "Ann Lee", "council", "Nobody"])
NAMES = st.sampled_from(["A", "Ann Lee", "UNISON", "Ann of Leeds"])
DECISIONS = st.lists(
    st.one_of(
        st.builds(lambda a, b, n: Decision("merge", (a, b), n), ACTORS, ACTORS, NAMES),
        st.builds(lambda a, n, d: Decision("split", (a,), n, (d,)), ACTORS, NAMES, st.sampled_from(["one", "two.txt"])),
        st.builds(lambda a, n: Decision("rename", (a,), n), ACTORS, NAMES),
        st.builds(lambda a, k: Decision("retype", (a,), k), ACTORS, st.sampled_from(list(ActorKind))),
        st.builds(lambda a: Decision("reject", (a,)), ACTORS),
        st.builds(
            lambda s: Decision("reject", statement=s),
            st.sampled_from([extraction("one").claims[0].id, extraction("one").events[0].id, "role/none"]),
        ),
    ),
    max_size=5,
)
SUBJECTS = (extraction("one"), extraction("two", OTHER), extraction("three", person="person/b"))


def lines(extractions: tuple[Extraction, ...]) -> str:
    return write(assemble(extractions))


@given(DECISIONS)
def test_a_decision_applied_and_taken_back_restores_the_bytes(decisions: list[Decision]) -> None:
    before = lines(SUBJECTS)
    decided, _ = apply(SUBJECTS, decisions)
    for e in decided:
        known = {a.id for a in e.actors}
        for claim in e.claims:
            assert {claim.claimant, *claim.target, *claim.addressee} <= known
            assert claim.within is None or claim.within in {c.id for c in (*e.claims, *e.unresolved)}
        for event in e.events:
            assert set(event.of()) <= known
    assert lines(apply(SUBJECTS, ())[0]) == before
    assert lines(SUBJECTS) == before


@given(DECISIONS)
def test_neither_the_order_of_documents_nor_of_decisions_matters(decisions: list[Decision]) -> None:
    first = lines(apply(SUBJECTS, decisions)[0])
    for order in permutations(SUBJECTS):
        assert lines(apply(order, list(reversed(decisions)))[0]) == first
