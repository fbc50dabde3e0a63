"""Agents and dates that stand outside the words of an event, from parses written down."""

from builders import doc, flat, page
from test_find_events import cast, events

from kg.actors import Cast
from kg.events.find import find_events
from kg.model import Actor, ActorKind, DateBasis, FoundBy, Mention, Span

EVIDENCE = (
    "In/IN/prep>said {article}evidence/NN/pobj>In in/IN/prep>evidence May/NNP/pobj>in 2011/CD/nummod>May "
    "Unison/NNP/nsubj>said said=say/VBD/ROOT it/PRP/nsubj>failed failed=fail/VBD/ccomp>said ././punct>said"
)
CARRIED = (
    "The/DT/det>motion motion/NN/nsubjpass>carried was=be/VBD/auxpass>carried carried=carry/VBN/ROOT "
    "by/IN/prep>carried 30/CD/nummod>votes votes=vote/NNS/pobj>by ././punct>carried"
)


def test_who_says_something_in_evidence_gives_it() -> None:
    parse = doc(EVIDENCE.format(article=""))
    (event,) = events(parse, who=cast((parse.text.index("Unison"), "org/unison")))
    assert (event.type, event.of("agent"), event.date) == ("hearing", ("org/unison",), "2011-05")


def test_who_speaks_of_evidence_already_known_need_not_have_given_it() -> None:
    parse = doc(EVIDENCE.format(article="that/DT/det>evidence "))
    (event,) = events(parse, who=cast((parse.text.index("Unison"), "org/unison")))
    assert event.of("agent") == ()


def test_minutes_are_published_by_the_body_that_met() -> None:
    met = doc("Hull/NNP/nsubj>met met=meet/VBD/ROOT in/IN/prep>met May/NNP/pobj>in 2011/CD/nummod>May ././punct>met")
    minutes = doc(
        "Minutes=minute/NNS/nsubjpass>published were=be/VBD/auxpass>published published=publish/VBN/ROOT "
        "in/IN/prep>published June/NNP/pobj>in 2011/CD/nummod>June ././punct>published"
    )
    found = events(met, minutes, who=cast((0, "org/hull")))
    assert [(e.type, e.of("agent")) for e in found] == [("meeting", ("org/hull",)), ("publication", ("org/hull",))]


def test_a_record_tells_of_the_votes_of_the_body_that_sat_on_the_day_of_its_head() -> None:
    head, date = flat("Minutes/NNS of/IN Hull/NNP Council/NNP"), flat("Tuesday/NNP 13/CD May/NNP 2025/CD")
    place, known = head.text.index("Council"), "org/hull-council"
    named = Mention("d", Span(place, len(head.text)), "", known, FoundBy.GAZETTEER, place)
    who = Cast({known: Actor(known, "Hull Council", ActorKind.ORGANIZATION)}, (named,))
    (event,) = find_events(page(head, date, doc(CARRIED)), who)
    assert (event.of("agent"), event.date, event.date_basis) == (
        ("org/hull-council",), "2025-05-13", DateBasis.DOCUMENT,
    )  # fmt: skip


def test_elsewhere_a_vote_is_of_no_body_and_no_day() -> None:
    (event,) = events(doc(CARRIED))
    assert (event.of("agent"), event.date) == ((), None)


def test_a_page_cites_what_a_reader_wrote_on_it() -> None:
    parse = doc(
        "Ann/NNP/compound>Lee Lee/NNP/nsubj>wrote (/,/punct>Lee Letters=letter/NNS/appos>Lee ,/,/punct>Letters "
        "3/CD/nummod>May May/NNP/appos>Letters )/,/punct>Lee wrote=write/VBD/ROOT ././punct>wrote"
    )
    (event,) = events(parse, who=cast((parse.text.index("Lee"), "person/ann-lee")), date="2025-05-09")
    assert (event.type, event.of("agent"), event.date) == ("publication", ("person/ann-lee",), "2025-05-03")


def test_a_letter_is_of_the_holder_of_the_office_and_not_of_its_place() -> None:
    parse = doc(
        "The/DT/det>Mayor Mayor/NNP/nmod>letter of/IN/prep>Mayor Hull/NNP/pobj>of#1 's/POS/case>Hull "
        "letter/NN/nsubj>came of/IN/prep>letter 3/CD/nummod>May May/NNP/pobj>of#2 2011/CD/nummod>May "
        "came=come/VBD/ROOT ././punct>came"
    )
    (event,) = events(parse, who=cast((parse.text.index("Mayor"), "person/mayor")))
    assert event.of("agent") == ("person/mayor",)
