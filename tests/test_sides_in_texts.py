"""Who is for and against what, through the whole: texts in, issues and sides out."""

from __future__ import annotations

import pytest

from kg.claims.topics import TopicIndex
from kg.issues import settle
from kg.issues.given import GivenIssues
from kg.model import Extraction, Issue, Wording
from kg.parsing.load import Parser, load_parser
from kg.pipeline import Known, extract_batch
from kg.reading import document
from kg.settings import Settings

WIRE = """Council to vote on phone ban

A plan to ban phones in schools divides the city. Unions said the ban on phones was a mistake.

"We support the ban on phones in classrooms," said Ann Lee of the Parents Forum. "It will help pupils to learn."
"""
LETTER = """Teachers reject the phone ban

"The ban on phones would cost lessons," said Bob Ray, a head teacher. The teachers' union NASUWT attacked Ann Lee.

The NASUWT said the ban should be scrapped. Officials read the papers on the ban.
"""


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def read(parser: Parser, *texts: str, given: tuple[Issue, ...] | None = None) -> tuple[Extraction, ...]:
    """Return what is found in texts that are one collection."""
    known = Known.of(Settings())
    if given is not None:
        known = Known(known.gazetteer, TopicIndex(), GivenIssues(given, parser.phrase))
    documents = [document(text, path=f"{n}.txt") for n, text in enumerate(texts)]
    return settle(extract_batch(documents, parser, known, Settings()), given)


def told(found: tuple[Extraction, ...]) -> set[tuple[str, str, str]]:
    """Return (speaker, side, issue or actor), by what they are called."""
    labels = {i.id: i.label for e in found for i in e.issues} | {a.id: a.label for e in found for a in e.actors}
    return {
        (labels[c.claimant or ""], str(p.side), labels[p.towards]) for e in found for c in e.claims for p in c.positions
    }


def test_the_issue_of_a_collection_is_found_with_who_is_for_and_against_it(parser: Parser) -> None:
    assert told(read(parser, WIRE, LETTER)) == {
        ("unions", "against", "ban on phones"),
        ("teachers", "against", "ban on phones"),
        ("Ann Lee", "for", "ban on phones"),
        ("Bob Ray", "against", "ban on phones"),
        ("NASUWT", "against", "ban on phones"),
        ("NASUWT", "against", "Ann Lee"),
    }


def test_the_order_of_documents_makes_no_difference(parser: Parser) -> None:
    assert told(read(parser, WIRE, LETTER)) == told(read(parser, LETTER, WIRE))


def test_each_side_is_shown_by_words_of_the_text_and_the_steps_that_lead_there(parser: Parser) -> None:
    (found,) = read(parser, WIRE)
    position = next(p for c in found.claims for p in c.positions if str(p.side) == "for")
    words = [span.of(found.document.text) for span in position.why]
    assert (position.wording, words[0], position.steps) == ("ban on phones", "support", ("support ban (attitude)",))


def test_a_list_of_issues_is_matched_by_its_wordings_each_with_its_sign(parser: Parser) -> None:
    text = 'Jo Poe, a landlord, defended section 21. "Section 21 must go," said Ann Lee.\n'
    wordings = (Wording("abolition of section 21"), Wording("section 21"))
    given = Issue("issue/s21", "abolition of section 21", wordings, "section 21 should be abolished")
    assert told(read(parser, text, given=(given,))) == {
        ("Jo Poe", "against", "abolition of section 21"),
        ("Ann Lee", "for", "abolition of section 21"),
    }


@pytest.mark.parametrize(
    "text",
    [
        '"Farmers support the levy on sugar," said Ann Lee.',
        '"Those who want the levy on sugar say it will help," said Ann Lee.',
        "Ann Lee accused Bob Ray of wanting a levy on sugar.",
        "The levy on sugar was discussed on Monday, Ann Lee said.",
        "Drinks firms came out in force to oppose the levy on sugar, Ann Lee said.",
        "The council decided to drop the levy on sugar.\n\nAnn Lee welcomed the decision.",
    ],
    ids=["of-farmers", "of-those-who-want-it", "of-the-accused", "of-nobody", "of-firms", "by-a-decision-against-it"],
)
def test_what_others_want_is_no_side_of_who_tells_it(text: str, parser: Parser) -> None:
    given = Issue("issue/levy", "levy on sugar", (Wording("levy on sugar"),), "there should be a levy on sugar")
    assert not [t for t in told(read(parser, text, given=(given,))) if t[0] == "Ann Lee" and t[2] == "levy on sugar"]


def test_a_pronoun_stands_for_the_one_thing_named_before_it_and_of_two_for_none(parser: Parser) -> None:
    given = Issue("issue/levy", "levy on sugar", (Wording("levy on sugar"),), "there should be a levy on sugar")
    text = (
        "Levy\n\nThe levy on sugar was a mistake, Ann Lee said. “It would cost jobs,” she added.\n\n"
        "The levy on sugar was discussed. Bob Ray said it would cost jobs.\n\n"
        "The levy on sugar and the ban on vapes were discussed. Carla May said it would cost jobs.\n"
    )
    (found,) = read(parser, text, given=(given,))
    sides = sorted((c.claimant, p.naming, p.side) for c in found.claims for p in c.positions)
    assert sides == [
        ("person/ann-lee", "named", "against"),
        ("person/ann-lee", "pronoun", "against"),
        ("person/bob-ray", "pronoun", "against"),
    ]


def test_a_ban_on_the_use_or_sale_of_something_is_on_that_thing(parser: Parser) -> None:
    texts = (
        "Ann Lee called for a ban on the sale of fireworks.\n",
        "Bob Ray opposed the ban on the use of fireworks.\n",
    )
    assert {t[2] for t in told(read(parser, *texts))} == {"ban on the use of fireworks"}


def test_an_issue_is_known_where_the_parser_hangs_its_end_on_the_verb(parser: Parser) -> None:
    given = Issue("issue/levy", "levy on sugar", (Wording("levy on sugar"),), "there should be a levy on sugar")
    text = "Drinks\n\nThe union criticised the levy on sugar, saying that it would cost jobs.\n"
    assert told(read(parser, text, given=(given,))) == {("union", "against", "levy on sugar")}


def test_a_thing_without_a_plan_is_an_issue_where_two_take_sides_on_it(parser: Parser) -> None:
    text = """Bob Ross said he opposed the incinerator.

Carla May supports the incinerator.

Eve Dunn called the incinerator on the quay a mistake.

"We say no to the incinerator," said Finn Hart.
"""
    assert told(read(parser, text)) == {
        ("Bob Ross", "against", "incinerator"),
        ("Carla May", "for", "incinerator"),
        ("Eve Dunn", "against", "incinerator"),
        ("Finn Hart", "against", "incinerator"),
    }


def test_a_thing_that_one_speaker_is_against_is_no_issue(parser: Parser) -> None:
    assert told(read(parser, "Bob Ross said he opposed the incinerator.\n\nCarla May saw the incinerator.")) == set()


PROVISIONS = """Renters lose homes

Ann Lee, the minister, promised to get rid of section 21. Cara Moe, chair of Landlords United, opposed the abolition
of section 21.

"The licensing scheme for landlords would punish tenants," said Dan Poe.

"Compulsory licensing punishes tenants," said Ed Fox, who backed the abolition of section 21.
"""


def test_a_section_of_a_law_is_an_issue_with_its_abolition(parser: Parser) -> None:
    assert told(read(parser, PROVISIONS)) >= {
        ("Ann Lee", "for", "abolition of section 21"),
        ("Cara Moe", "against", "abolition of section 21"),
        ("Ed Fox", "for", "abolition of section 21"),
    }


def test_a_scheme_is_called_by_what_it_does(parser: Parser) -> None:
    sides = {(who, side) for who, side, issue in told(read(parser, PROVISIONS)) if "licensing" in issue}
    assert sides == {("Dan Poe", "against"), ("Ed Fox", "against")}


def test_what_somebody_wants_counts_before_what_they_say_of_it(parser: Parser) -> None:
    text = (
        'Levy vote\n\n"The levy on fuel will cost me money, but I support the levy on fuel," said Ann Lee, a farmer.\n'
    )
    assert told(read(parser, text)) == {("Ann Lee", "for", "levy on fuel")}


def test_people_of_ones_own_take_ones_side_and_those_of_others_do_not(parser: Parser) -> None:
    text = """Levy vote

Ann Lee, the leader, said her MPs would oppose the levy on fuel. Cara Moe, a nurse, backed the levy on fuel.

Bob Ray, a doctor, was confounded by Labour's decision not to back the levy on fuel.
"""
    assert told(read(parser, text)) == {("Ann Lee", "against", "levy on fuel"), ("Cara Moe", "for", "levy on fuel")}
