"""Events from parses written down: types, participants, reality, and when two mentions are one event."""

import pytest
from builders import doc, page
from spacy.tokens import Doc, Token

from kg.actors import Cast
from kg.errors import RuleError
from kg.events.factuality import of_noun, of_verb
from kg.events.find import find_events
from kg.model import Actor, ActorKind, DateBasis, Event, Factuality, FoundBy, Mention, Span
from kg.rules.event import load_event_rules, parse_event_rules

WORDS = load_event_rules().factuality


def cast(*mentions: tuple[int, str]) -> Cast:
    """Make a cast of (place of the head word, actor id)."""
    actors = {i: Actor(i, i, ActorKind.ORGANIZATION) for _, i in mentions}
    found = tuple(Mention("d", Span(p, p + 1), "", i, FoundBy.GAZETTEER, p) for p, i in sorted(mentions))
    return Cast(actors, found)


def events(*parses: Doc, who: Cast | None = None, date: str | None = None) -> tuple[Event, ...]:
    return find_events(page(*parses, date=date), who or cast())


def word(parse: Doc, text: str) -> Token:
    return next(t for t in parse if t.text == text)


CUT = "Kent/NNP/nsubj>cut has=have/VBZ/aux>cut cut/VBN/ROOT the/DT/det>budget budget/NN/dobj>cut ././punct>cut"
INSPECTION = (
    "An/DT/det>inspection inspection/NN/nsubj>failed by/IN/prep>inspection Ofsted/NNP/pobj>by failed=fail/VBD/ROOT "
    "././punct>failed"
)
AGAIN = "The/DT/det>inspection inspection/NN/nsubj>failed failed=fail/VBD/ROOT ././punct>failed"


def test_a_clause_is_an_event_with_its_participants_and_words() -> None:
    (event,) = events(doc(CUT), who=cast((0, "org/kent")))
    assert (event.type, event.of("agent"), event.label, event.factuality) == (
        "funding-cut", ("org/kent",), "Kent has cut the budget", Factuality.OCCURRED,
    )  # fmt: skip
    assert event.evidence[0].span == Span(0, 23) and event.evidence[0].rule_id == "event/funding-cut"


def test_news_in_the_perfect_is_of_the_day_it_was_published() -> None:
    (event,) = events(doc(CUT), who=cast((0, "org/kent")), date="2008-11-13")
    assert (event.date, event.date_basis) == ("2008-11-13", DateBasis.DOCUMENT)


def test_the_present_tense_tells_of_no_event() -> None:
    parse = doc("Ministers=minister/NNS/nsubj>cut cut/VBP/ROOT budgets=budget/NNS/dobj>cut ././punct>cut")
    assert events(parse, who=cast((0, "group/ministers"))) == ()


def test_a_definite_mention_points_back_and_adds_its_evidence() -> None:
    (event,) = events(doc(INSPECTION), doc(AGAIN), who=cast((17, "org/ofsted")))
    assert event.of("agent") == ("org/ofsted",)
    assert [e.span for e in event.evidence] == [Span(0, 23), Span(32, 46)]


def test_the_same_kind_of_event_with_other_participants_is_another() -> None:
    other = doc(INSPECTION.replace("Ofsted", "Estyn"))
    found = events(doc(INSPECTION), other, who=cast((17, "org/ofsted"), (49, "org/estyn")))
    assert [e.of("agent") for e in found] == [("org/ofsted",), ("org/estyn",)]


def test_a_dated_deed_of_a_named_body_is_the_same_in_every_document() -> None:
    parse = "Ofsted/NNP/nsubj>inspected inspected=inspect/VBD/ROOT Kent/NNP/dobj>inspected in/IN/prep>inspected "
    dated = doc(parse + "July/NNP/pobj>in ././punct>inspected")
    who = cast((0, "org/ofsted"), (17, "org/kent"))
    (event,) = events(dated, who=who, date="2009-10-08")
    assert (event.date, event.scope) == ("2009-07", "")
    (undated,) = events(doc(INSPECTION), who=cast((17, "org/ofsted")))
    assert undated.scope == "d"


@pytest.mark.parametrize(
    ("parse", "verb", "reality"),
    [
        ("It/PRP/nsubj>closed closed=close/VBD/ROOT ././punct>closed", "closed", "occurred"),
        ("It/PRP/nsubj>close will/MD/aux>close close/VB/ROOT ././punct>close", "close", "planned"),
        ("It/PRP/nsubj>close may/MD/aux>close close/VB/ROOT ././punct>close", "close", "hypothetical"),
        ("It/PRP/nsubj>close did=do/VBD/aux>close not/RB/neg>close close/VB/ROOT ././punct>close", "close", "denied"),
        ("They/PRP/nsubj>plan plan/VBP/ROOT to/TO/aux>close close/VB/xcomp>plan it/PRP/dobj>close", "close", "planned"),
        (
            "They/PRP/nsubj>want want/VBP/ROOT to/TO/aux>close close/VB/xcomp>want it/PRP/dobj>close",
            "close",
            "hypothetical",
        ),
        (
            "Ann/NNP/nsubjpass>accused was=be/VBD/auxpass>accused accused=accuse/VBN/ROOT of/IN/prep>accused "
            "closing=close/VBG/pcomp>of it/PRP/dobj>closing",
            "closing",
            "alleged",
        ),
    ],
)
def test_the_reality_of_a_clause(parse: str, verb: str, reality: str) -> None:
    assert of_verb(word(doc(parse), verb), WORDS).value == reality


@pytest.mark.parametrize(
    ("parse", "reality"),
    [
        ("The/DT/det>strike strike/NN/nsubj>ended ended=end/VBD/ROOT", "occurred"),
        ("No/DT/det>strike strike/NN/nsubj>came came=come/VBD/ROOT", "denied"),
        ("They/PRP/nsubj>fear fear/VBP/ROOT a/DT/det>strike strike/NN/dobj>fear", "hypothetical"),
        ("Plans=plan/NNS/ROOT for/IN/prep>Plans a/DT/det>strike strike/NN/pobj>for", "planned"),
        ("The/DT/det>strike alleged/JJ/amod>strike strike/NN/ROOT", "alleged"),
        ("They/PRP/nsubj>averted averted=avert/VBD/ROOT a/DT/det>strike strike/NN/dobj>averted", "denied"),
    ],
)
def test_the_reality_of_a_noun(parse: str, reality: str) -> None:
    assert of_noun(word(doc(parse), "strike"), WORDS, None).value == reality


RULE = '[[event]]\nid = "x"\ntype = "strike"\nnouns = ["strike"]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RULE + 'nuons = ["by"]', "events.toml, rule \"x\": unknown key 'nuons'; did you mean 'nouns'?"),
        (RULE + 'roles.agent = ["sbject"]', "rule \"x\": agent has the unknown part 'sbject'; did you mean 'subject'?"),
        (RULE + 'roles.agent = ["by"]\nneeds = ["agents"]', "rule \"x\": unknown need 'agents'; known: agent, date"),
        (RULE + 'definite = "old"', "rule \"x\": definite is 'old'; use one of new, refer"),
        (RULE + 'verbs = "strike"', "rule \"x\": verbs must be a list, not 'strike'"),
        ('[[event]]\nid = "x"\ntype = "strike"\n', 'rule "x": neither verbs nor nouns'),
        ('[[event]]\nid = "x"\nverbs = ["y"]\n', "rule \"x\": 'type' is missing"),
        (RULE + RULE, 'rule "x": the id stands twice'),
        (RULE, "the table or list 'words' is missing"),
        ("[[event", "events.toml: not valid TOML"),
    ],
)
def test_a_rule_file_that_is_wrong_says_where(text: str, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_event_rules(text)
    assert message in str(caught.value)
