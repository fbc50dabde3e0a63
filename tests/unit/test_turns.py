"""Which paragraphs are turns of a dialogue, and who speaks in them."""

from __future__ import annotations

import pytest

from kg.model import BlockKind
from kg.reading import document
from kg.reading.letters import labels


def turns(text: str) -> list[tuple[str, str]]:
    """Return (name or post, the first words) of each paragraph that is somebody's turn."""
    read = document(text)
    who = labels(text, read.blocks)
    said = [(who[b.turn], b.span.of(text)) for b in read.blocks if b.turn is not None and b.kind is BlockKind.BODY]
    return [(label.name.of(text), " ".join(words.split()[:3])) for label, words in said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ANN LEE: Rents rose.\n\nTOM KAY: They fell.\n", [("ANN LEE", "Rents rose."), ("TOM KAY", "They fell.")]),
        (
            "Mr Lee (Leeds) (Lab): Rents rose.\n\nThe Minister for Rents (Tom Kay): They fell.\n",
            [("Mr Lee", "Rents rose."), ("Tom Kay", "They fell.")],
        ),
        ("Q1 Chair: Did rents rise?\n\nAnn Lee: They did.\n", [("Chair", "Did rents rise?"), ("Ann Lee", "They did.")]),
        ("[00:12] Ann: Rents rose.\n[00:40] Tom: They fell.\n", [("Ann", "Rents rose."), ("Tom", "They fell.")]),
        ("**Host:** Did it rise?\n\n**Dr Lee:** It did.\n", [("Host", "Did it rise?"), ("Dr Lee", "It did.")]),
        (
            "HC Deb 3 May 1971\n\nMr. Lee\n\nRents rose, I say.\n\nMr. Kay\n\nThey fell.\n",
            [("Mr. Lee", "Rents rose, I"), ("Mr. Kay", "They fell.")],
        ),
        (
            "Grand Committee\nLord Lee of Dale (Con)\nMy Lords, rents rose.\nMy amendment would cap them.\n",
            [("Lord Lee of Dale", "My Lords, rents"), ("Lord Lee of Dale", "My amendment would")],
        ),
        (
            "Debate on rents\n\nAnn Lee (PPE-DE). – (DE) Mr President, rents rose.\n",
            [("Ann Lee", "Mr President, rents")],
        ),
        (
            "Oral questions to ministers were taken. 1. Hon ANN LEE to the Prime Minister: Did rents rise? "
            "Rt Hon TOM KAY (Prime Minister): They did.\n",
            [("Hon ANN LEE", "Did rents rise?"), ("Hon TOM KAY", "They did.")],
        ),
        ("Q: Did it rise?\n\nA: It did.\n", [("Q", "Did it rise?"), ("A", "It did.")]),
        (
            "ANN LEE (Leeds)\nRents rose.\n\nTOM KAY (York)\nThey fell, I say.\n",
            [("ANN LEE", "Rents rose."), ("TOM KAY", "They fell, I")],
        ),
        (
            "Photo of Ann LeeAnn Lee Foreign Secretary  4:03 pm, 16th April 2002\nRents rose here.\n\n"
            "Link to this speech\nPhoto of Tom KayTom Kay Labour, York\nThey fell here.\n",
            [("Ann Lee", "Rents rose here."), ("Tom Kay", "They fell here.")],
        ),
        (
            "Senator Lee: Rents rose.\n\nI shall say why.\n\n(Laughter.)\n\nThe Chair: Order.\n\nThe House rose.",
            [("Senator Lee", "Rents rose."), ("Senator Lee", "I shall say"), ("The Chair", "Order.")],
        ),
        (
            "The story ends here, as it began, in Hull.\n\nCOMMENTS (2)\n\nmill_girl: It rose.\n\ntom92: It fell.\n",
            [("mill_girl", "It rose."), ("tom92", "It fell.")],
        ),
        (
            "Ann Lee Portrait Mrs Ann Lee (Hull) (Lab)\n- Hansard - - - Excerpts\n\nRents rose.\n\nI say so.\n",
            [("Ann Lee", "Rents rose."), ("Ann Lee", "I say so.")],
        ),
        (
            "The Chair Conservative Tom Kay\n\nRents rose here.\n\nAnn Lee Liberal Hull North, ON\n\nThey fell here.\n",
            [("Tom Kay", "Rents rose here."), ("Ann Lee", "They fell here.")],
        ),
        ("Mr Tom Kay\n(NDC - North Hull): Rents rose here.\n", [("Mr Tom Kay", "Rents rose here.")]),
        (
            "Mr Kay (Hull): I move:\n\nThat this House\n\nMs Ross (Ely): Rents rose here.\n",
            [("Mr Kay", "I move:"), ("Mr Kay", "That this House"), ("Ms Ross", "Rents rose here.")],
        ),
        (
            "MINISTER FOR RENTS AND ROADS ANN LEE: I am capping rents today.\n\nThis is why I am here.\n",
            [("ANN LEE", "I am capping"), ("ANN LEE", "This is why")],
        ),
        (
            "Ann Lee (Hull East, Social Democrats)\nRents rose, and we said so.\nI shall say why.\n",
            [("Ann Lee", "Rents rose, and"), ("Ann Lee", "I shall say")],
        ),
        (
            "Ann Lee ConservativeMinister of Rents\n\nRents rose here.\n\nTom Kay NDP Hull, ON\n\nThey fell here.\n",
            [("Ann Lee", "Rents rose here."), ("Tom Kay", "They fell here.")],
        ),
        (
            "Members present\nAnn Lee\nTom Kay\n\nThe Convener\n\nDid rents rise?\n\nAnn Lee (Rents Board)\n\n"
            "They did.\n\nThe Convener\n\nWhy so?\n\nTom Kay\n\nNobody built.\n",
            [
                ("The Convener", "Did rents rise?"),
                ("Ann Lee", "They did."),
                ("The Convener", "Why so?"),
                ("Tom Kay", "Nobody built."),
            ],
        ),
        (
            "Photo of Ann Lee Ann Lee Labour\nRents rose here.\n\nPhoto of Tom Kay Tom Kay Green\nThey fell here.\n",
            [("Ann Lee", "Rents rose here."), ("Tom Kay", "They fell here.")],
        ),
        (
            'EXCLUSIVE: Rents are to rise again\n\nAnn Lee MP, chair of the board, said: "They rose."\n',
            [],
        ),
        ("Rent Reform\n\nAnn Lee was there. It rained.\n\nTom Kay\n\nIt is a name.\n", []),
    ],
    ids=[
        "capitals",
        "Hansard",
        "committee",
        "times",
        "bold",
        "Hansard of old",
        "one lord",
        "Strasbourg",
        "one paragraph",
        "Q and A",
        "lines of their own",
        "portraits",
        "run on",
        "comments",
        "Hansard online",
        "parties",
        "broken label",
        "motion",
        "minister in capitals",
        "one member",
        "party glued on",
        "names alone",
        "portraits apart",
        "over a picture",
        "headings",
    ],
)
def test_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert turns(text) == expected


LETTERS = """\
YOUR LETTERS

Write to us at The Mercury, or use our form. Letters should be short.

A better road

Sir – I drive it daily. The road is a disgrace.

It must be mended.

Ann Lee (Mrs), Hill Farm

Another road

Sir – We were dismayed by the plan.

The Revd Tom Kay, Vicar of Ely; Dr Una Ross, President, Road Club

Nobody asked

Sir – It will cost us all.

Name and address supplied
"""


def test_below_a_portrait_all_is_its_speakers() -> None:
    text = (
        "Photo of Ann LeeAnn Lee (Hull, Labour)\n\nRents rose last year.\n\nThe Minister said that they fell.\n\nNo.\n"
    )
    assert turns(text) == [
        ("Ann Lee", "Rents rose last"),
        ("Ann Lee", "The Minister said"),
        ("Ann Lee", "No."),
    ]


def test_a_name_with_its_seat_and_the_links_of_the_page_begins_a_turn() -> None:
    text = "Ann Lee (Hull, Labour) Share this | Link to this | Hansard source\n\nRents rose, I say.\n"
    assert turns(text) == [("Ann Lee", "Rents rose, I")]


def test_who_hosts_only_asks_under_each_of_her_names() -> None:
    text = "ANN LEE, HOST: Rents rose, they say.\n\nTOM KAY, MINISTER: They fell.\n\nLEE: Did they?\n"
    who = labels(text, document(text).blocks)
    assert [(label.name.of(text), label.asks) for label in who.values()] == [
        ("ANN LEE", True),
        ("TOM KAY", False),
        ("LEE", True),
    ]


def test_each_letter_is_of_those_who_sign_it() -> None:
    read = document(LETTERS)
    who = labels(LETTERS, read.blocks)
    assert [(label.name.of(LETTERS), [o.of(LETTERS) for o in label.others]) for label in who.values()] == [
        ("Ann Lee", []),
        ("The Revd Tom Kay", ["Dr Una Ross"]),
        ("Name and address supplied", []),
    ]
    assert all(label.writes for label in who.values())
    assert turns(LETTERS) == [
        ("Ann Lee", "Sir – I"),
        ("Ann Lee", "It must be"),
        ("The Revd Tom Kay", "Sir – We"),
        ("Name and address supplied", "Sir – It"),
    ]


def test_each_post_is_of_who_posted_it() -> None:
    text = "Posted by Ann Lee on 3 March 2016\n\nIt must go.\n\nPosted by Tom Kay on 10 March 2016\n\nIt must stay.\n"
    read = document(text)
    assert read.author == "Ann Lee"
    assert turns(text) == [("Tom Kay", "It must stay.")]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 5 May 2021\n\nVenue: Town Hall\n\nContact: Ann Lee\n",
        "There are three options: close the pool or sell it.\n\nThe council has one aim: to save.\n",
        "Background: rents rose.\n\nAnn Lee: “They did.”\n",
        "The committee met at 11:00 am, and rose at 12:30 pm.\n\nChairperson: Ms A Lee (ANC)\n",
        "Key findings: rents rose.\n\nNext steps: they fall.\n",
        "Hey, Lee is right about one thing: Rents rose.\n\nTom Kay: They fell.\n",
        "HULL, Yorks. — The latest on the vote: It is close.\n\nTom Kay: They fell.\n",
        "Tom Kay: ‘Rents Must Fall’ In The North.\n\nTom Kay: I Am No Landlord.\n\nRents rose.\n",
        "Ann Lee: 1,769.\n\nTom Kay: 1,501.\n",
        "Ann Lee: A cap on rents. Ms Lee wants one.\n\nTom Kay: A ban on fees. Mr Kay has asked for it.\n",
        "Ann Lee (1.)\n\nRents rose.\n\nTom Kay (3.)\n\nThey fell.\n",
    ],
)
def test_what_is_no_dialogue(text: str) -> None:
    assert turns(text) == []


@pytest.mark.parametrize("text", [".: It fell.", "> : Dear Editor,[", "**.: title\nAnn Lee: It fell.", " . : "])
def test_a_full_stop_before_a_colon_is_no_label(text: str) -> None:
    assert BlockKind.LABEL not in {block.kind for block in document(text).blocks if block.span.of(text) in (".", "")}


def test_a_label_ends_no_sentence() -> None:
    essay = (
        "The Hill: A view from above.\n\n"
        "Meanwhile, they act as if to lose. Ask yourself: Who will win?\n\nNobody knows.\n"
    )
    assert turns(essay) == []
