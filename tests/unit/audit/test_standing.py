"""What becomes of judgements when more is drawn, claims change or go, and decisions are made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from phones import BAN, FIRST, HEADS, MINISTER, UNION, claim, debate, extraction, on, phones

from kg.assemble import assemble
from kg.audit import (
    Answer,
    Audit,
    Collection,
    Fault,
    Judgement,
    Trait,
    audit,
    audit_json,
    headline,
    open_claims,
    remarks,
    sample_of,
    verdicts,
)  # fmt: skip
from kg.decisions import Decision, apply, parse_decisions, with_decisions
from kg.errors import InputError
from kg.model import Block, BlockKind, Claim, Document, Extraction, Knowledge, Span

ALL = Collection.of(debate())
UNIONS, HELP, COST = phones()[0].claims
WELCOMED, LATE = phones()[1].claims


def answered(**by_claim: str) -> tuple[Judgement, ...]:
    """Return the sample of all five claims with answers: yes, but where one is given."""
    given = {c.id: by_claim.get(name, "yes") for name, c in NAMES.items()}
    sample = sample_of(ALL, n=5)
    return tuple(
        replace(j, answer=Answer(given[j.claim]), fault=None if given[j.claim] == "yes" else Fault.SIDE) for j in sample
    )


NAMES = {"union": UNIONS, "help": HELP, "cost": COST, "welcomed": WELCOMED, "late": LATE}


def told(sample: tuple[Judgement, ...], knowledge: Knowledge, decided: tuple[str, ...] = ()) -> Audit:
    found = audit(sample, Collection.of(knowledge), decided)
    assert found is not None
    return found


def rebuilt(*first: Claim) -> Knowledge:
    return assemble((extraction("one", FIRST, *first, issues=(BAN,)), phones()[1]))


# --- what still counts ----------------------------------------------------------------------------------------


def test_the_same_build_counts_every_answer() -> None:
    found = told(answered(help="no", cost="partly"), debate())
    assert headline(found) == "Audited: 5 of 5 claims, 60 % right"
    assert (found.judged, found.counted, found.changed, found.gone) == (5, 5, 0, 0)
    assert remarks(found) == ()


def test_answers_about_claims_that_are_gone_or_coded_otherwise_are_told_and_not_counted() -> None:
    other_side = claim("one", FIRST, HEADS, HELP.text, on(BAN, "for", "phones in class", "one", FIRST))
    assert other_side.id == HELP.id
    found = told(answered(help="no"), rebuilt(UNIONS, other_side))
    assert (found.judged, found.counted, found.changed, found.gone) == (5, 3, 1, 1)
    assert "1 judged claim is coded otherwise now, and not counted: judge anew." in remarks(found)
    assert "1 judged claim is no longer in the build, and not counted." in remarks(found)
    assert "The build has 4 claims now, 5 when the sample was drawn." in remarks(found)


def test_what_is_rejected_or_corrected_because_it_was_judged_wrong_stays_wrong_in_the_count() -> None:
    sample = answered(help="no", late="no")
    decisions = verdicts(sample)
    assert {d.statement for d in decisions} == {HELP.id, LATE.id}
    after, _ = apply(phones(), decisions)
    knowledge = assemble(after)
    assert len(knowledge.claims) == 3
    found = told(sample, knowledge, tuple(d.statement for d in decisions))
    assert headline(found) == "Audited: 5 of 5 claims, 60 % right"
    assert found.decided == 2
    assert found.precision is not None and found.precision.no == 2


def test_an_audit_half_done_says_how_far_it_reaches() -> None:
    sample = tuple(replace(j, answer=None) if j.traits[Trait.SIDE] == "for" else j for j in answered())
    found = told(sample, debate())
    assert found.precision is not None and found.precision.claims == 3
    assert remarks(found) == (
        "2 of 5 drawn claims are not judged yet.",
        "The claims judged so far stand for 3 of 5.",
    )
    assert found.unjudged[Trait.SIDE] == (1, 2)


def test_nothing_judged_gives_no_share() -> None:
    sample = sample_of(ALL, n=5)
    found = told(sample, debate())
    assert headline(found) == "Audited: 0 of 5 claims"
    assert audit_json(found)["precision"] is None
    assert audit((), ALL) is None


def test_shares_are_plain_values_for_the_report_and_the_page() -> None:
    plain = audit_json(told(answered(help="no")[:4], debate()))
    assert plain["headline"].startswith("Audited: 4 of 5 claims, ")
    assert set(plain["traits"]) == {"rule", "act", "side", "genre"}
    (all_,) = plain["traits"]["act"]
    assert (all_["name"], all_["claims"], all_["judged"]) == ("statement", 5, 4)
    low, high = all_["right"][1:]
    assert 0 <= low <= all_["right"][0] <= high <= 1


# --- going on -------------------------------------------------------------------------------------------------


def test_what_is_open_is_what_was_not_judged_or_is_coded_otherwise_now() -> None:
    sample = answered()
    assert list(open_claims(sample, ALL)) == []
    sample = (replace(sample[0], answer=None), *sample[1:])
    assert [place for place, _ in open_claims(sample, ALL)] == [0]
    other_side = claim("one", FIRST, HEADS, HELP.text, on(BAN, "for", "phones in class", "one", FIRST))
    changed = Collection.of(rebuilt(UNIONS, other_side, COST))
    (again,) = [j for _, j in open_claims(answered(), changed)]
    assert (again.claim, again.answer, again.traits[Trait.SIDE]) == (HELP.id, None, "for")
    assert list(open_claims(answered(), changed, {HELP.id})) == []


def test_a_sample_is_gone_on_with_and_made_larger_not_drawn_anew() -> None:
    three = sample_of(ALL, n=3)
    judged = (replace(three[0], answer=Answer.YES), *three[1:])
    assert sample_of(ALL, judged) == judged
    assert sample_of(ALL, judged, n=2) == judged
    five = sample_of(ALL, judged, n=5)
    assert [j.claim for j in five[:3]] == [j.claim for j in judged]
    assert five[0].answer is Answer.YES
    assert len({j.claim for j in five}) == 5
    with pytest.raises(InputError, match=r"is drawn by side with seed 1; go on with it, or move its audit\.csv away"):
        sample_of(ALL, judged, by=Trait.ACT)
    with pytest.raises(InputError, match="seed 1"):
        sample_of(ALL, judged, seed=2)


def test_a_sample_does_not_depend_on_the_order_of_the_documents() -> None:
    turned = Collection.of(assemble(tuple(reversed(phones()))))
    assert sample_of(turned, n=3) == sample_of(ALL, n=3)
    assert len({frozenset(j.claim for j in sample_of(ALL, n=3, seed=seed)) for seed in range(5)}) > 1


# --- genres --------------------------------------------------------------------------------------------------


def genres(*documents: Document) -> set[str]:
    said = [claim(d.id, d.text, UNION, d.text) for d in documents]
    made = assemble(tuple(Extraction(d, claims=(c,)) for d, c in zip(documents, said, strict=True)))
    return {traits[Trait.GENRE] for traits in Collection.of(made).frame.traits.values()}


def test_the_genre_is_the_folder_where_texts_are_sorted_else_how_they_are_written() -> None:
    news, speech = (
        Document("a", "texts/news/2009/a.txt", "Rents rose"),
        Document("b", "texts/hansard/b.txt", "Rents fell"),
    )
    assert genres(news, speech) == {"news/2009", "hansard"}
    turn = Block(Span(0, 10), BlockKind.BODY, turn=0)
    signed = replace(news, id="c", author="Jo Bell")
    assert genres(news, signed, replace(news, id="d", blocks=(turn,))) == {"unsigned", "signed", "speech turns"}


# --- decisions ------------------------------------------------------------------------------------------------


def test_no_rejects_and_what_is_right_instead_corrects() -> None:
    def judged(said: Claim, answer: str, fault: str, right: str = "") -> Judgement:
        drawn = next(j for j in sample_of(ALL, n=5) if j.claim == said.id)
        return replace(drawn, answer=Answer(answer), fault=Fault(fault), right=right)

    sample = (
        judged(HELP, "partly", "side", "for"),
        judged(COST, "no", "speaker", UNION),
        judged(LATE, "no", "not a claim"),
        judged(WELCOMED, "partly", "words"),
        judged(UNIONS, "no", "side", f"against {BAN.label}"),
    )
    found = verdicts(sample)
    assert found == (
        Decision("correct", statement=HELP.id, to=(("side", "for"),)),
        Decision("correct", statement=COST.id, to=(("claimant", UNION),)),
        Decision("reject", statement=LATE.id),
        Decision("correct", statement=UNIONS.id, to=(("side", "against"), ("issue", BAN.label))),
    )
    assert verdicts(sample, {HELP.id, COST.id}) == found[2:]
    after, warnings = apply(phones(), found)
    assert warnings == ()
    claims = {c.text: c for c in assemble(after).claims}
    assert LATE.text not in claims
    assert [str(p.side) for p in claims[HELP.text].positions] == ["for"]
    assert claims[COST.text].claimant == UNION != MINISTER
    assert [(str(p.side), p.issue) for p in claims[UNIONS.text].positions] == [("against", BAN.id)]


def test_decisions_are_added_below_what_stands_there_and_read_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("d") / "decisions.toml"
    before = '# mine\n[[reject]]\nclaim = "claim/1"\n[[merge]]\nactors = ["a", "b"]'
    new = [
        Decision("reject", statement="claim/2"),
        Decision("correct", statement="claim/3", to=(("claimant", 'J "x"'),)),
    ]
    text = with_decisions(before, new, {"claim/2": "audit: side; a\nb\x7f\ud800", "claim/3": ""})
    assert text.startswith(before + "\n\n[[reject]]\n")
    found = parse_decisions(text, path)
    assert {(d.act, d.statement, d.to) for d in found if d.statement} == {
        ("reject", "claim/1", ()), ("reject", "claim/2", ()), ("correct", "claim/3", (("claimant", 'J "x"'),)),
    }  # fmt: skip
    assert len(found) == 4
    assert with_decisions("", new[:1]) == '[[reject]]\nclaim = "claim/2"\n'
