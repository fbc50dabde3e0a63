"""Who is in a text: names, descriptions, pronouns, posts; on parses written by hand."""

from __future__ import annotations

import pytest
from builders import doc
from spacy.tokens import Doc, Span

from kg.actors import Cast, Gazetteer, find_actors
from kg.model import Actor, ActorKind, Block, BlockKind, Document, FoundBy, KnownActor
from kg.model import Span as Place
from kg.page import Page

UNISON = KnownActor(Actor("org/unison", "UNISON", ActorKind.ORGANIZATION, classification="union"), ("UNISON",))
HULL = KnownActor(
    Actor("org/hull-council", "Hull Council", ActorKind.ORGANIZATION, classification="local-authority"),
    ("Hull Council",),
)
UK = KnownActor(
    Actor("org/uk-government", "UK Government", ActorKind.ORGANIZATION, classification="government"), ("UK Government",)
)
GAZETTEER = Gazetteer((UNISON, HULL, UK))


def cast(
    *parses: tuple[str, tuple[tuple[str, str], ...]], author: str | None = None, publisher: str | None = None
) -> Cast:
    """Find the actors of paragraphs, each a parse and the (text, label) of what the model takes for names."""
    docs: list[Doc] = []
    blocks: list[Block] = []
    text = ""
    for parse, entities in parses:
        paragraph = doc(parse, start=len(text))
        ents = []
        for name, label in entities:
            start = paragraph.text.index(name)
            span = paragraph.char_span(start, start + len(name), label=label)
            assert isinstance(span, Span)
            ents.append(span)
        paragraph.ents = tuple(ents)
        docs.append(paragraph)
        blocks.append(Block(Place(len(text), len(text) + len(paragraph.text)), BlockKind.BODY))
        text += paragraph.text + "\n"
    return find_actors(
        Page.of(Document("d", "d", text, author=author, publisher=publisher, blocks=tuple(blocks)), docs), GAZETTEER
    )


def who(found: Cast) -> list[tuple[str, str | None]]:
    return [(m.text, m.actor_id) for m in found.mentions]


def test_the_gazetteer_wins_over_the_model() -> None:
    found = cast(
        (
            "UNISON/NNP/nsubj>warned warned=warn/VBD/ROOT ministers=minister/NNS/dobj>warned ././punct>warned",
            (("UNISON", "GPE"),),
        )
    )
    assert who(found)[0] == ("UNISON", "org/unison")
    assert found.actors["org/unison"].kind is ActorKind.ORGANIZATION


def test_a_surname_means_the_person_named_in_full_and_is_no_actor_of_its_own() -> None:
    found = cast(
        (
            "Gary/NNP/compound>Firth Firth/NNP/nsubj>spoke spoke=speak/VBD/ROOT ././punct>spoke",
            (("Gary Firth", "PERSON"),),
        ),
        ("Firth/NNP/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", (("Firth", "ORG"),)),
    )
    assert who(found) == [("Gary Firth", "person/gary-firth"), ("Firth", "person/gary-firth")]
    assert found.actors["person/gary-firth"].aliases == ("Firth",)


def test_a_surname_of_two_people_stays_open() -> None:
    found = cast(
        (
            "Ann/NNP/compound>Brown#1 Brown/NNP/nsubj>met met=meet/VBD/ROOT "
            "Sue/NNP/compound>Brown#2 Brown/NNP/dobj>met ././punct>met",
            (("Ann Brown", "PERSON"), ("Sue Brown", "PERSON")),
        ),
        ("Brown/NNP/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", (("Brown", "PERSON"),)),
    )
    assert who(found)[-1] == ("Brown", None)


def test_a_person_known_by_surname_only_belongs_to_the_document() -> None:
    found = cast(("Laming/NNP/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", (("Laming", "PERSON"),)))
    assert who(found) == [("Laming", "person/d-laming")]


def test_the_council_is_the_one_named_before_else_one_of_its_own() -> None:
    later = ("The/DT/det>council council/NN/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", ())
    named = ("Hull/NNP/compound>Council Council/NNP/nsubj>met met=meet/VBD/ROOT ././punct>met", ())
    assert who(cast(named, later)) == [("Hull Council", "org/hull-council"), ("The council", "org/hull-council")]
    assert who(cast(later)) == [("The council", "org/d-council")]


def test_a_capitalised_common_noun_is_a_group_and_no_name() -> None:
    found = cast(
        (
            "Social/NNP/amod>Workers Workers=worker/NNPS/nsubj>met met=meet/VBD/ROOT "
            "social/JJ/amod>workers workers=worker/NNS/dobj>met ././punct>met",
            (("Social Workers", "ORG"),),
        )
    )
    assert [i for _, i in who(found)] == ["group/d-social-workers"] * 2
    assert found.actors["group/d-social-workers"].label == "social workers"


def test_a_post_before_the_name_becomes_a_role_with_its_organization() -> None:
    found = cast(
        (
            "UNISON/NNP/compound>Firth branch/NN/compound>secretary secretary/NN/compound>Firth "
            "Gary/NNP/compound>Firth Firth/NNP/nsubj>spoke "
            "spoke=speak/VBD/ROOT ././punct>spoke",
            (("Gary Firth", "PERSON"),),
        )
    )
    assert [(r.person, r.title, r.organization) for r in found.roles] == [
        ("person/gary-firth", "branch secretary", "org/unison")
    ]


def test_a_post_behind_the_name_becomes_a_role_without_the_organization_in_its_title() -> None:
    found = cast(
        (
            "Helga/NNP/compound>Pile Pile/NNP/nsubj>spoke ,/,/punct>Pile "
            "UNISON/NNP/compound>Officer National/NNP/compound>Officer Officer/NNP/appos>Pile "
            "for/IN/prep>Officer Carers=carer/NNPS/pobj>for ,/,/punct>Pile spoke=speak/VBD/ROOT ././punct>spoke",
            (("Helga Pile", "PERSON"),),
        )
    )
    assert [(r.person, r.title, r.organization) for r in found.roles] == [
        ("person/helga-pile", "National Officer for Carers", "org/unison")
    ]
    assert ("UNISON National Officer for Carers", "person/helga-pile") in who(found)


def test_an_unnamed_spokesperson_is_a_person_of_the_document_with_a_role() -> None:
    found = cast(
        ("Hull/NNP/compound>Council Council/NNP/nsubj>met met=meet/VBD/ROOT ././punct>met", ()),
        (
            "A/DT/det>spokesperson spokesperson/NN/nsubj>said for/IN/prep>spokesperson "
            "the/DT/det>council council/NN/pobj>for "
            "said=say/VBD/ROOT so/RB/advmod>said ././punct>said",
            (),
        ),
        ("The/DT/det>spokesperson spokesperson/NN/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", ()),
    )
    person = "person/d-spokesperson-for-hull-council"
    assert [i for t, i in who(found) if "spokesperson" in t] == [person, person]
    assert [(r.person, r.title, r.organization) for r in found.roles][:1] == [
        (person, "spokesperson", "org/hull-council")
    ]


def test_a_person_who_does_nothing_is_no_actor() -> None:
    found = cast(("A/DT/det>child child/NN/nsubj>fell fell=fall/VBD/ROOT ././punct>fell", ()))
    assert who(found) == [("A child", None)]


@pytest.mark.parametrize(("pronoun", "expected"), [("She", "person/susan-ray"), ("He", "person/paul-ray")])
def test_he_and_she_agree_with_the_first_name(pronoun: str, expected: str) -> None:
    found = cast(
        (
            "Susan/NNP/compound>Ray#1 Ray/NNP/nsubj>met met=meet/VBD/ROOT "
            "Paul/NNP/compound>Ray#2 Ray/NNP/dobj>met ././punct>met",
            (("Susan Ray", "PERSON"), ("Paul Ray", "PERSON")),
        ),
        (f"{pronoun}/PRP/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", ()),
    )
    assert who(found)[-1] == (pronoun, expected)


def test_i_is_the_author_and_inside_a_quotation_nobody_yet() -> None:
    plain = "I/PRP/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed"
    quoted = f"“/:/punct>agreed {plain} ”/:/punct>agreed"
    found = cast((plain, ()), (quoted, ()), author="Lynne Moffat")
    assert [i for _, i in who(found)] == ["person/lynne-moffat", None]
    assert found.author() == found.author_id == "person/lynne-moffat"


def test_several_who_share_a_byline_are_no_person() -> None:
    found = cast(("I/PRP/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", ()), author="Ann Lee and Tom Kay")
    assert found.author_id == "group/ann-lee-and-tom-kay"


def test_an_unknown_author_is_still_somebody() -> None:
    found = cast(("I/PRP/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", ()))
    assert found.author_id is None
    assert found.actors[found.author()].label == "the author"
    assert who(found) == [("I", found.author())]


def test_the_government_is_the_one_whose_signs_the_document_holds() -> None:
    sentence = (
        "the/DT/det>government government/NN/nsubj>agreed agreed=agree/VBD/ROOT "
        "in/IN/prep>agreed {}/NNP/pobj>in ././punct>agreed"
    )
    assert who(cast((sentence.format("Britain"), ()))) == [("the government", "org/uk-government")]
    assert who(cast((sentence.format("France"), ()))) == [("the government", "org/d-government")]


def test_initials_with_an_article_are_whose_office_they_are_or_a_body_never_many() -> None:
    met, agreed = "met=meet/VBD/ROOT ././punct>met", "agreed=agree/VBD/ROOT ././punct>agreed"
    workers = (f"Camp/NN/compound>stewards stewards=steward/NNS/nsubj>met {met}", ())
    the_cs = (f"The/DT/det>CS CS/NNP/nsubj>agreed {agreed}", (("CS", "ORG"),))
    secretary = (
        "Cabinet/NNP/compound>Otieno Secretary/NNP/compound>Otieno Peter/NNP/compound>Otieno "
        f"Otieno/NNP/nsubj>met {met}",
        (("Peter Otieno", "PERSON"),),
    )
    assert who(cast(workers, the_cs))[-1] == ("CS", "org/cs")
    assert who(cast(secretary, workers, the_cs))[-1] == ("CS", "person/peter-otieno")


def test_initials_of_a_group_are_that_group() -> None:
    found = cast(
        ("Social/JJ/amod>workers workers=worker/NNS/nsubj>met met=meet/VBD/ROOT ././punct>met", ()),
        ("More/JJ/amod>SW SW/NNP/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", (("SW", "ORG"),)),
    )
    assert who(found)[-1] == ("SW", "group/d-social-workers")
    assert "org/sw" not in found.actors


def test_mentions_can_be_asked_for_by_place() -> None:
    found = cast(
        ("UNISON/NNP/nsubj>met met=meet/VBD/ROOT Hull/NNP/compound>Council Council/NNP/dobj>met ././punct>met", ())
    )
    assert [m.text for m in found.mentions_in(Place(7, 30))] == ["Hull Council"]


def test_it_is_no_body_where_a_plan_is_spoken_of() -> None:
    """“UNISON said it was misdirected”: the reform was, not the union; “it would sue” is the union."""
    said = "UNISON/NNP/nsubj>said said=say/VBD/ROOT it/PRP/nsubj>{verb} {rest} ././punct>said"
    plan = said.format(verb="was", rest="was=be/VBD/ccomp>said misdirected/JJ/acomp>was")
    body = said.format(verb="sue", rest="would/MD/aux>sue sue/VB/ccomp>said")
    assert dict(who(cast((plan, ()))))["it"] is None
    assert dict(who(cast((body, ()))))["it"] == "org/unison"


def test_it_as_an_object_stays_open() -> None:
    parse = "UNISON/NNP/nsubj>read read/VBD/ROOT and/CC/cc>read published=publish/VBD/conj>read it/PRP/dobj>published"
    assert dict(who(cast((parse, ()))))["it"] is None


def test_who_is_called_on_to_keep_his_word_is_not_the_caller() -> None:
    found = cast(
        (
            "Ray/NNP/compound>Dalton Dalton/NNP/nsubj>urged urged=urge/VBD/ROOT "
            "Mark/NNP/compound>Hill Hill/NNP/dobj>urged to/TO/aux>keep keep/VB/xcomp>urged "
            "his/PRP/poss>word word/NN/dobj>keep ././punct>urged",
            (("Ray Dalton", "PERSON"), ("Mark Hill", "PERSON")),
        )
    )
    assert dict(who(found))["his"] != "person/ray-dalton"


def test_a_stray_we_is_nobody_in_a_text_without_a_byline() -> None:
    report = "Schools/NNS/nsubj>closed closed=close/VBD/ROOT today/NN/npadvmod>closed ././punct>closed"
    stray = "We/PRP/nsubj>hope hope/VBP/ROOT so/RB/advmod>hope ././punct>hope"
    assert dict(who(cast((report, ()), (report, ()), (report, ()), (stray, ()))))["We"] is None


def test_a_title_with_a_first_name_is_the_person_with_the_surname() -> None:
    found = cast(
        (
            "Sir/NNP/compound>Scott Nicholas/NNP/compound>Scott Scott/NNP/nsubj>spoke "
            "spoke=speak/VBD/ROOT ././punct>spoke",
            (("Sir Nicholas Scott", "PERSON"),),
        ),
        (
            "Sir/NNP/compound>Nicholas Nicholas/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left",
            (("Sir Nicholas", "PERSON"),),
        ),
    )
    assert [actor for _, actor in who(found)] == ["person/nicholas-scott", "person/nicholas-scott"]


def test_laws_and_the_constituency_of_an_mp_are_no_actors() -> None:
    found = cast(
        (
            "Ann/NNP/compound>Lee Lee/NNP/nsubj>read ,/,/punct>Lee MP/NN/appos>Lee for/IN/prep>MP Dover/NNP/pobj>for "
            "and/CC/cc>Dover Sheppey/NNP/conj>Dover ,/,/punct>Lee read/VBD/ROOT the/DT/det>Bill "
            "Gambling/NNP/compound>Bill Bill/NNP/dobj>read ././punct>read",
            (("Ann Lee", "PERSON"), ("Dover", "GPE"), ("Sheppey", "PERSON"), ("Gambling Bill", "ORG")),
        )
    )
    assert {actor for _, actor in who(found)} == {"person/ann-lee"}


def test_what_is_said_to_be_chief_executive_is_a_person() -> None:
    found = cast(
        (
            "Polly/NNP/compound>Neate Neate/NNP/nsubj>said ,/,/punct>Neate chief/JJ/amod>executive "
            "executive/NN/appos>Neate of/IN/prep>executive UNISON/NNP/pobj>of ,/,/punct>Neate said=say/VBD/ROOT "
            "so/RB/advmod>said ././punct>said",
            (("UNISON", "ORG"),),
        )
    )
    assert ("Polly Neate", "person/polly-neate") in who(found)
    assert [(r.person, r.title, r.organization) for r in found.roles] == [
        ("person/polly-neate", "chief executive", "org/unison")
    ]


def test_an_inquiry_is_called_after_the_person_who_chairs_it() -> None:
    found = cast(
        (
            "The/DT/det>inquiry Laming/NNP/compound>inquiry inquiry/NN/nsubj>ended ended=end/VBD/ROOT ././punct>ended",
            (("Laming", "ORG"),),
        ),
        (
            "The/DT/det>poll Populus/NNP/compound>poll poll/NN/nsubj>ended ended=end/VBD/ROOT ././punct>ended",
            (("Populus", "ORG"),),
        ),
    )
    assert [i for _, i in who(found) if i and i.startswith("org/")] == ["org/populus"]


def test_the_name_of_a_committee_takes_in_its_fields() -> None:
    found = cast(
        (
            "The/DT/det>Committee Children/NNPS/nmod>Committee and/CC/cc>Children Young/NNP/compound>People "
            "People/NNPS/conj>Children Scrutiny/NNP/compound>Committee Committee/NNP/nsubj>met met=meet/VBD/ROOT "
            "././punct>met",
            (),
        )
    )
    assert [m.text for m in found.mentions if m.actor_id] == ["Children and Young People Scrutiny Committee"]


def test_a_surname_behind_another_first_name_is_somebody_else() -> None:
    found = cast(
        (
            "Bryan/NNP/compound>Ferry Ferry/NNP/nsubj>sang sang=sing/VBD/ROOT ././punct>sang",
            (("Bryan Ferry", "PERSON"),),
        ),
        ("Otis/NNP/compound>Ferry Ferry/NNP/nsubj>left left=leave/VBD/ROOT ././punct>left", (("Ferry", "PERSON"),)),
    )
    assert who(found) == [("Bryan Ferry", "person/bryan-ferry"), ("Otis Ferry", "person/otis-ferry")]


def test_he_is_not_who_does_it_to_him() -> None:
    found = cast(
        (
            "Gary/NNP/compound>Firth Firth/NNP/nsubj>spoke spoke=speak/VBD/ROOT ././punct>spoke",
            (("Gary Firth", "PERSON"),),
        ),
        (
            "Firth/NNP/nsubj>called called=call/VBD/ROOT Brown/NNP/dobj>called and/CC/cc>called "
            "accused=accuse/VBD/conj>called him/PRP/dobj>accused ././punct>called",
            (("Firth", "PERSON"), ("Brown", "PERSON")),
        ),
    )
    assert [actor for text, actor in who(found) if text == "him"] == ["person/d-brown"]


def test_a_mention_says_by_what_it_is_linked_and_why_it_stays_open() -> None:
    found = cast(
        (
            "Ann/NNP/compound>Brown#1 Brown/NNP/nsubj>met met=meet/VBD/ROOT "
            "Sue/NNP/compound>Brown#2 Brown/NNP/dobj>met UNISON/NNP/npadvmod>met ././punct>met",
            (("Ann Brown", "PERSON"), ("Sue Brown", "PERSON")),
        ),
        ("Brown/NNP/nsubj>agreed agreed=agree/VBD/ROOT ././punct>agreed", (("Brown", "PERSON"),)),
    )
    told = [(m.text, m.found_by, m.why) for m in found.mentions]
    assert told[0] == ("Ann Brown", FoundBy.NER, "")
    assert told[2] == ("UNISON", FoundBy.GAZETTEER, "")
    assert told[-1] == ("Brown", FoundBy.NER, "name-shared")


@pytest.mark.parametrize(
    ("country", "party"),
    [("Britain", "org/labour-party"), ("Norway", "org/d-labour-party")],
)
def test_a_name_that_parties_of_many_countries_have_is_linked_by_the_signs_of_the_text(
    country: str, party: str
) -> None:
    sentence = (
        "The/DT/det>Party Labour/NNP/compound>Party Party/NNP/nsubj>agreed agreed=agree/VBD/ROOT "
        f"in/IN/prep>agreed {country}/NNP/pobj>in ././punct>agreed"
    )
    assert who(cast((sentence, ())))[0][1] == party
