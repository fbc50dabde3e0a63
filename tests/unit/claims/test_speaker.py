# ruff: noqa: E501
"""Who speaks: the actor behind a phrase, a document, a share of people, a pronoun."""

from __future__ import annotations

import pytest
from drafts import SAID, cast, drafts, read

from kg.actors import Cast
from kg.claims.confidence import Doubt
from kg.claims.find import material_of
from kg.claims.nesting import nest
from kg.claims.speaker import Speaker, Speakers, resolve
from kg.page import Page

REPORT = (
    "The/DT/det>report report/NN/nsubj>found by/IN/prep>report Ofsted/NNP/pobj>by found=find/VBD/ROOT rent/NN/nsubj>rose"
    " rose=rise/VBD/ccomp>found ././punct>found"
)
LATER = "The/DT/det>report report/NN/nsubj>said said=say/VBD/ROOT homes=home/NNS/nsubj>fell fell=fall/VBD/ccomp>said ././punct>said"
INQUIRY = "An/DT/det>inquiry inquiry/NN/nsubj>found found=find/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>found ././punct>found"
MANY = "Many/JJ/nsubj>said of/IN/prep>Many nurses=nurse/NNS/pobj>of said=say/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>said ././punct>said"
IT = "It/PRP/nsubj>added added=add/VBD/ROOT homes=home/NNS/nsubj>fell fell=fall/VBD/ccomp>added ././punct>added"
OFSTED = SAID.replace("She/PRP", "Ofsted/NNP")
LEE = SAID.replace("She/PRP", "Lee/NNP")


def spoken(made: Page, who: Cast) -> list[Speaker]:
    found = drafts(made)
    speakers = Speakers(who, made.document.text, "d")
    resolved = resolve(found, nest(found), material_of(made), speakers)
    return [resolved[draft.key] for draft in found]


@pytest.mark.parametrize(
    ("parse", "named", "want"),
    [
        (OFSTED, {"Ofsted": "org/ofsted"}, Speaker("org/ofsted")),
        (SAID, {"She": "person/lee"}, Speaker("person/lee", doubts=(Doubt.PRONOUN,))),
        (SAID, {}, Speaker(None, doubts=(Doubt.UNRESOLVED,))),
        (REPORT, {"Ofsted": "org/ofsted"}, Speaker("org/ofsted")),
        (LATER, {}, Speaker("group/d-report", doubts=(Doubt.AUTHOR_NOT_NAMED,))),
        (INQUIRY, {}, Speaker("group/d-inquiry", doubts=(Doubt.AUTHOR_NOT_NAMED,))),
        (MANY, {"nurses": "group/nurses"}, Speaker("group/nurses")),
    ],
)
def test_who_is_behind_a_phrase(parse: str, named: dict[str, str], want: Speaker) -> None:
    made = read(parse)
    assert spoken(made, cast(made, **named)) == [want]


def test_a_report_named_again_speaks_for_the_body_named_with_it() -> None:
    made = read(REPORT, LATER)
    assert [s.actor for s in spoken(made, cast(made, Ofsted="org/ofsted"))] == ["org/ofsted", "org/ofsted"]


def test_it_after_a_body_speaks_for_it_and_a_person_is_no_it() -> None:
    made = read(OFSTED, IT)
    assert spoken(made, cast(made, Ofsted="org/ofsted"))[1] == Speaker("org/ofsted", doubts=(Doubt.PRONOUN,))
    made = read(LEE, IT)
    assert spoken(made, cast(made, Lee="person/lee"))[1] == Speaker(None, doubts=(Doubt.UNRESOLVED,))


def test_we_in_a_quotation_are_who_speaks() -> None:
    parse = (
        "Lee/NNP/nsubj>said said=say/VBD/ROOT “/``/punct>hope we/PRP/nsubj>hope hope/VBP/ccomp>said rent/NN/nsubj>falls"
        " falls=fall/VBZ/ccomp>hope for/IN/prep>falls us/PRP/pobj>for ././punct>said ”/''/punct>said"
    )
    made = read(parse)
    assert Speaker("person/lee", doubts=(Doubt.FIRST_PERSON,)) in spoken(made, cast(made, Lee="person/lee"))


def test_who_publishes_a_report_speaks_in_it() -> None:
    published = "Acme/NNP/nsubj>published published=publish/VBD/ROOT a/DT/det>report report/NN/dobj>published ././punct>published"
    made = read(published, LATER)
    assert [s.actor for s in spoken(made, cast(made, Acme="org/acme"))] == ["org/acme"]


def test_she_after_a_quotation_that_runs_on_is_who_began_it() -> None:
    began = (
        "Lee/NNP/nsubj>said said=say/VBD/ROOT :/:/punct>said “/``/punct>rose Rent/NN/nsubj>rose rose=rise/VBD/ccomp>said"
        " fast/RB/advmod>rose for/IN/prep>rose us/PRP/pobj>for ././punct>rose"
    )
    went_on = (
        "“/``/punct>fell Homes=home/NNS/nsubj>fell fell=fall/VBD/ccomp>said again/RB/advmod>fell near/IN/prep>fell"
        " me/PRP/pobj>near ,/,/punct>said ”/''/punct>said she/PRP/nsubj>said said=say/VBD/ROOT ././punct>said"
    )
    made = read(began, went_on)
    assert [s.actor for s in spoken(made, cast(made, Lee="person/lee"))] == ["person/lee", "person/lee"]


BOTH = "Lee/NNP/nsubj>said and/CC/cc>Lee Kay/NNP/conj>Lee said=say/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>said ././punct>said"


@pytest.mark.parametrize(
    ("parse", "together"),
    [
        (SAID.replace("She/PRP", "They/PRP"), True),
        (SAID.replace("She/PRP/nsubj>said", "The/DT/det>pair pair/NN/nsubj>said"), True),
        (SAID.replace("She/PRP/nsubj>said", "Both/DT/det>women women=woman/NNS/nsubj>said"), True),
        (SAID.replace("She/PRP/nsubj>said", "Both/DT/det>unions unions=union/NNS/nsubj>said"), False),
        (
            SAID.replace("She/PRP/nsubj>said", "The/DT/det>women three/CD/nummod>women women=woman/NNS/nsubj>said"),
            False,
        ),
        (SAID, False),
    ],
)
def test_two_who_spoke_as_one_go_on_to_do_so(parse: str, together: bool) -> None:
    made = read(BOTH, parse)
    first, second = spoken(made, cast(made, Lee="person/lee", Kay="person/kay"))
    assert (first.actor, first.others) == ("person/lee", ("person/kay",))
    assert ((second.actor, second.others) == ("person/lee", ("person/kay",))) is together


def test_all_of_a_list_before_a_participle_speak() -> None:
    parse = (
        "It/PRP/nsubj>ended ended=end/VBD/ROOT ,/,/punct>ended with/IN/prep>ended unions=union/NNS/pobj>with and/CC/cc>unions"
        " nurses=nurse/NNS/conj>unions condemning=condemn/VBG/acl>nurses the/DT/det>cuts cuts=cut/NNS/dobj>condemning ././punct>ended"
    )
    made = read(parse)
    (speaker,) = spoken(made, cast(made, unions="group/unions", nurses="group/nurses"))
    assert (speaker.actor, speaker.others) == ("group/unions", ("group/nurses",))


def test_it_behind_a_sentence_that_names_no_other_body_goes_on() -> None:
    fell = " Homes=home/NNS/nsubj>sank sank=sink/VBD/ROOT ././punct>sank "
    it = (
        IT.replace("././punct>added", "././punct>added").replace("fell=fall", "shrank=shrink").replace("fell", "shrank")
    )
    made = read(OFSTED + fell + it)
    assert [s.actor for s in spoken(made, cast(made, Ofsted="org/ofsted"))] == ["org/ofsted", "org/ofsted"]
    assert [s.actor for s in spoken(made, cast(made, Ofsted="org/ofsted", Homes="org/homes"))] == ["org/ofsted", None]


def test_a_group_of_several_is_these() -> None:
    parse = (
        "A/DT/det>group group/NN/nsubj>said of/IN/prep>group nurses=nurse/NNS/pobj>of said=say/VBD/ROOT rent/NN/nsubj>rose"
        " rose=rise/VBD/ccomp>said ././punct>said"
    )
    made = read(parse)
    assert [s.actor for s in spoken(made, cast(made, nurses="group/nurses"))] == ["group/nurses"]
