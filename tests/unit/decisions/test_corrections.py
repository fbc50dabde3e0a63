"""Claims as people correct them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from phones import BAN, HEADS, MINISTER, PARENTS, TABLETS, UNION, phones

from kg.assemble import assemble
from kg.decisions import Decision, apply
from kg.model import Claim, DateBasis, Event, Extraction, Issue, Stance, take_part

TWO = phones()[1]
BACKED, HELP, COST = phones()[0].claims
WELCOMED, LATE = TWO.claims
REMEDY = "matches nothing in these documents; correct it, or remove it if it is no longer needed"


def correct(claim: Claim | str, *more: Decision, where: str = "", **to: str) -> Decision:
    id_ = claim if isinstance(claim, str) else claim.id
    return Decision("correct", statement=id_, to=tuple(to.items()), where=where)


def decide(*decisions: Decision, issues: tuple[Issue, ...] = ()) -> tuple[tuple[Extraction, ...], tuple[str, ...]]:
    return apply(phones(), decisions, issues)


def found(words: str, *decisions: Decision) -> Claim:
    """Return the claim with these words after decisions that all match."""
    after, warnings = decide(*decisions)
    assert warnings == ()
    return next(c for e in after for c in (*e.claims, *e.unresolved) if c.text == words)


def sides(claim: Claim) -> list[tuple[str, str]]:
    return [(str(p.side), p.towards) for p in claim.positions]


def test_the_date_of_an_event_is_corrected_by_the_id_it_had_or_has() -> None:
    event = Event("Ban", "the ban", date="2019", date_basis=DateBasis.RELATIVE, scope="two", evidence=LATE.evidence)
    texts = (replace(TWO, events=(event,)),)
    for given, date, basis in (("2009-05", "2009-05", DateBasis.EXPLICIT), ("none", None, None)):
        (after,), warnings = apply(texts, [Decision("correct", statement=event.id, to=(("date", given),))])
        assert (warnings, after.events[0].date, after.events[0].date_basis) == ((), date, basis)
        again, odd = apply((after,), [Decision("correct", statement=after.events[0].id, to=(("date", given),))])
        assert (again[0].events, odd) == (after.events, ())
    _, warnings = apply(texts, [Decision("correct", statement="event/gone", to=(("date", "2009"),), where="f, 1")])
    assert warnings == (f"f, 1: 'event/gone' {REMEDY}",)


def test_an_event_that_takes_part_in_another_is_followed_or_gone() -> None:
    inquiry = Event("Inquiry", "the inquiry", date="2019", scope="two", evidence=LATE.evidence)
    delay = Event("Delay", "the delay", take_part({"affected": [inquiry.id]}), scope="two", evidence=LATE.evidence)
    texts = (replace(TWO, events=(delay, inquiry)),)
    (after,), _ = apply(texts, [Decision("correct", statement=inquiry.id, to=(("date", "2009"),))])
    dated = next(e for e in after.events if e.type == "Inquiry")
    assert dated.id != inquiry.id
    assert next(e for e in after.events if e.type == "Delay").of() == (dated.id,)
    (after,), _ = apply(texts, [Decision("reject", statement=inquiry.id)])
    assert [(e.type, e.of()) for e in after.events] == [("Delay", ())]


def test_a_side_is_turned_or_taken_away() -> None:
    turned = found(HELP.text, correct(HELP, side="for"))
    assert sides(turned) == [("for", BAN.id)]
    assert (turned.positions[0].steps, turned.positions[0].why) == (("as decided",), HELP.positions[0].why)
    assert sides(found(HELP.text, correct(HELP, side="none"))) == []
    assert sides(found(WELCOMED.text, correct(WELCOMED, side="against", issue=BAN.id))) == [
        ("for", MINISTER),
        ("against", BAN.id),
    ]


def test_the_only_side_is_moved_to_another_issue() -> None:
    assert sides(found(COST.text, correct(COST, issue="ban on phones"))) == [("against", BAN.id)]
    assert sides(found(COST.text, correct(COST, issue=BAN.id, side="for"))) == [("for", BAN.id)]


def test_a_side_is_added_where_none_or_another_was_found() -> None:
    (new,) = found(LATE.text, correct(LATE, issue=BAN.id, side="against")).positions
    assert (new.issue, str(new.side), new.document_id, new.why) == (BAN.id, "against", "two", LATE.evidence[0].content)
    kept = correct(COST, issue=TABLETS.id, side="against")
    both = found(COST.text, kept, correct(COST, issue=BAN.id, side="for"))
    assert set(sides(both)) == {("against", TABLETS.id), ("for", BAN.id)}


def test_an_issue_of_the_table_can_be_meant_though_nobody_speaks_of_it() -> None:
    bells = Issue("issue/bells", "school bells")
    after, warnings = decide(correct(LATE, issue="school bells", side="for"), issues=(bells,))
    assert warnings == ()
    assert bells in assemble(after).issues


def test_target_and_stance_follow_the_side_towards_an_actor() -> None:
    aimed = found(WELCOMED.text, correct(WELCOMED, target="Heads", side="against"))
    assert (aimed.target, aimed.stance) == ((HEADS,), Stance.OPPOSES)
    assert set(sides(aimed)) == {("against", HEADS), ("for", BAN.id)}
    moved = found(WELCOMED.text, correct(WELCOMED, target=HEADS))
    assert (moved.target, moved.stance, set(sides(moved))) == (
        (HEADS,),
        Stance.SUPPORTS,
        {("for", HEADS), ("for", BAN.id)},
    )
    none = found(WELCOMED.text, correct(WELCOMED, target="none"))
    assert (none.target, none.stance, sides(none)) == ((), Stance.SUPPORTS, [("for", BAN.id)])
    told = found(LATE.text, correct(LATE, target=UNION))
    assert (told.target, told.stance, sides(told)) == ((UNION,), Stance.NEUTRAL, [])


def test_the_stance_of_a_claim_aimed_at_nobody_is_that_on_its_issue() -> None:
    assert found(HELP.text, correct(HELP, side="for")).stance is Stance.SUPPORTS
    assert found(LATE.text, correct(LATE, issue=BAN.id, side="against")).stance is Stance.OPPOSES
    assert found(HELP.text, Decision("merge", issues=(TABLETS.id, f"-{BAN.id}"))).stance is Stance.SUPPORTS
    assert found(HELP.text, correct(HELP, side="none")).stance is Stance.NEUTRAL


def test_another_speaker_makes_another_claim_that_answers_to_both_ids() -> None:
    other = found(HELP.text, correct(HELP, claimant="Parents First"))
    assert (other.claimant, other.positions) == (PARENTS, HELP.positions)
    assert other.id != HELP.id
    (first, _), warnings = decide(correct(HELP, claimant=PARENTS), correct(other.id, side="for"))
    assert warnings == ()
    assert PARENTS in {a.id for a in first.actors}
    assert [sides(c) for c in first.claims if c.claimant == PARENTS] == [[("for", BAN.id)]]


def test_a_claim_of_nobody_is_set_aside_and_one_set_aside_gets_a_speaker() -> None:
    (first, _), _ = decide(correct(HELP, claimant="none"))
    assert [c.text for c in first.unresolved] == [HELP.text]
    nobody = first.unresolved[0]
    (again, _), warnings = apply((first, TWO), (correct(nobody, claimant=HEADS),))
    assert (warnings, again.unresolved) == ((), ())
    assert HELP.id in {c.id for c in again.claims}


@pytest.mark.parametrize(("given", "date"), [("2009-05", "2009-05"), ("none", None)])
def test_the_date_is_as_given(given: str, date: str | None) -> None:
    dated = found(HELP.text, correct(HELP, date=given))
    assert (dated.date, dated.date_basis) == (date, DateBasis.EXPLICIT if date else None)


def test_what_matches_nothing_or_says_too_little_is_said() -> None:
    both = correct(COST, issue=BAN.id, side="for"), correct(COST, issue=TABLETS.id, side="against")
    after, _ = decide(*both)
    two_sided = next(c for c in after[0].claims if c.text == COST.text)
    _, warnings = decide(
        correct("claim/gone", side="for", where="correct 1"),
        correct(HELP, issue="issue/gone", where="correct 2"),
        correct(LATE, side="for", where="correct 3"),
        correct(LATE, issue=BAN.id, where="correct 4"),
        correct(BACKED, claimant="Nobody", where="correct 5"),
    )
    assert sorted(warnings) == [
        f"correct 1: 'claim/gone' {REMEDY}",
        f"correct 2: 'issue/gone' {REMEDY}",
        f"correct 3: '{LATE.id}' takes no side; give the issue too",
        f"correct 4: '{LATE.id}' takes no side that could be on this issue; give side too",
        f"correct 5: 'Nobody' {REMEDY}",
    ]
    _, (warning,) = apply(after, (correct(two_sided, side="for", where="correct 1"),))
    assert "takes a side on issue/ban-on-phones, issue/tablets-for-all; say with issue which is meant" in warning
    _, (warning,) = decide(correct(LATE, issue=BAN.id, side="for"), Decision("reject", issues=(BAN.id,)))
    assert "is to be on issue/ban-on-phones, which is rejected" in warning
