"""What each line of a text is, and what the text says about itself."""

import pytest

from kg.lang.calendar import parse_date
from kg.model import BlockKind
from kg.reading import document


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind.value, " ".join(b.span.of(text).split())) for b in document(text).blocks]


NEWS = """\
The Barchester Mercury
Home
News
Sport

Ministers defend cuts to youth services

By Jane O'Neill
Social affairs correspondent

Monday, 13 July 2009 10:23 UK

Ministers have defended cuts to youth services, saying councils must make "tough choices".
The Local Government Association said the plans were "deeply worrying".

'Not fair'

Its chairman told the BBC: "This is not fair on young people."

Share this page
Facebook

Related Internet links
Department for Education
Youth clubs 'to close' in Kent

© 2009 Barchester Press
"""


def test_a_news_page() -> None:
    found = document(NEWS)
    by_kind = {k: [b.span.of(NEWS) for b in found.blocks if b.kind is k] for k in BlockKind}
    assert by_kind[BlockKind.CHROME] == [
        "Home", "News", "Sport", "Share this page", "Facebook", "Related Internet links", "Department for Education",
        "Youth clubs 'to close' in Kent", "© 2009 Barchester Press",
    ]  # fmt: skip
    assert by_kind[BlockKind.BYLINE] == [
        "By Jane O'Neill",
        "Social affairs correspondent",
        "Monday, 13 July 2009 10:23 UK",
    ]
    assert len(by_kind[BlockKind.BODY]) == 3 and "'Not fair'" in by_kind[BlockKind.TITLE]
    assert (found.title, found.author, found.date, found.publisher) == (
        "Ministers defend cuts to youth services", "Jane O'Neill", "2009-07-13", "Barchester Press",
    )  # fmt: skip


def test_a_government_press_release() -> None:
    text = (
        "Press release\n\nNew powers for inspectors announced\n\nFrom:\n"
        "Department for Education and The Rt Hon Ann Lee MP\n\n"
        "Published 12 May 2021\nLast updated 14 May 2021\n\nThe Education Secretary has announced new powers.\n\n"
        "The powers will:\n\n* let inspectors visit without notice\n* allow fines\n\nIs this page useful?\n"
        "Yes this page is useful\n"
    )
    found = document(text)
    assert (found.title, found.date, found.publisher) == (
        "New powers for inspectors announced", "2021-05-12", "Department for Education",
    )  # fmt: skip
    assert [k for k, _ in kinds(text)] == [
        "chrome",
        "title",
        *["byline"] * 3,
        "body",
        "body",
        "item",
        "item",
        "chrome",
        "chrome",
    ]


def test_a_comment_thread_keeps_speakers_and_their_dates() -> None:
    text = (
        "Why we must act now\nPosted by Sarah Khan on 3 March 2010 at 10:15 am\n\nChildren are being let down.\n\n"
        "2 Responses to Why we must act now\n\njane92 says:\nMarch 4, 2010 at 9:02 am\n"
        "I agree with every word.\n\nReply\n"
    )
    found = document(text)
    body = {b.span.of(text): b.date for b in found.blocks if b.kind is BlockKind.BODY}
    assert body == {
        "Children are being let down.": "2010-03-03",
        "jane92 says:": "2010-03-03",
        "I agree with every word.": "2010-03-04",
    }
    assert (found.author, found.date) == ("Sarah Khan", "2010-03-03")


def test_posts_under_each_other_carry_their_own_dates_with_their_titles() -> None:
    text = (
        "A first post\n\nNovember 13, 2008\n\nSome text stands here.\n\nThe second post\n\n"
        "November 14, 2008\n\nMore of it here.\n"
    )
    assert [(b.date, b.kind.value) for b in document(text).blocks] == [
        ("2008-11-13", "title"), ("2008-11-13", "byline"), ("2008-11-13", "body"),
        ("2008-11-14", "title"), ("2008-11-14", "byline"), ("2008-11-14", "body"),
    ]  # fmt: skip


def test_one_date_is_the_documents_and_no_blocks() -> None:
    text = "A post\n\nPublished: 13 November 2008\n\nUpdated: 15 November 2008\n\nSome text stands here.\n"
    found = document(text)
    assert found.date == "2008-11-13" and {b.date for b in found.blocks} == {None}


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The leader of Barchester council has resigned after a row over plans to\n"
        "close three libraries, saying she could no longer "
        "support\nthe budget that was agreed.\n\n"
        "Councillor Ann Proudie told a meeting on Tuesday of the decision. She\n"
        "Then left.\n\n  - The libraries would close in April, with the loss of 40 jobs and two\n"
        "    mobile services\n  - A vote\n"
    )
    assert [(k, t[-16:]) for k, t in kinds(text)] == [
        ("body", "that was agreed."), ("body", "n. She Then left."[-16:]), ("item", " mobile services"),
        ("item", "A vote"),
    ]  # fmt: skip


def test_a_paragraph_a_line_stays_a_paragraph_a_line() -> None:
    text = (
        "Ministers resigned over the cuts.\nThe union said it was glad.\nIt had asked for this\n"
        "Parents were angry at the news.\n"
    )
    assert [t for _, t in kinds(text)] == text.splitlines()


def test_a_repeated_paragraph_points_at_the_first() -> None:
    text = (
        "Union condemns the plan for schools\n\nUnion officials have condemned it.\n\n"
        "Union officials have  condemned it.\n\nYes.\n\nYes.\n"
    )
    blocks = document(text).blocks
    assert [(b.kind.value, b.repeats) for b in blocks] == [
        ("title", None), ("body", None), ("repeat", text.index("Union officials")), ("body", None), ("body", None),
    ]  # fmt: skip


def test_links_end_where_running_text_begins_again() -> None:
    text = (
        "Text stands here.\n\nRelated articles\n\nCouncil to close homes\n\nCuts go ahead\n\n"
        "The minister resigned on Monday.\n"
    )
    assert [k for k, _ in kinds(text)] == ["body", "chrome", "chrome", "chrome", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, ministers had refused to answer.",
        "By Christmas, councils must find the money",
        "By hook or by crook the cuts will come",
        "Published figures for May 2009 show that deaths have risen.",
        "Updated guidance came into force on 3 March 2010, the department said.",
        "The Manager who wishes to remain anonymous complains that:",
        "Comments by the minister on 3 May 2010 angered teachers.",
        "From: this point on, nothing will be the same for us here at all in this team, he told jane@example.org.",
    ],
)
def test_running_text_is_no_byline(line: str) -> None:
    text = f"The minister resigned on Monday.\n\n{line}\n\nThe union was glad.\n"
    assert kinds(text)[1][0] in ("body", "title")


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("By Jane Smith", "Jane Smith", None),
        ("BY JANE SMITH", "Jane Smith", None),
        ("By Mary-Ann van der Berg and Tom O’Neill", "Mary-Ann van der Berg and Tom O’Neill", None),
        ("By Jane Smith, Political Editor | 12 May 2010", "Jane Smith", "2010-05-12"),
        ("By staff reporter", None, None),
        ("Submitted by Newcastle on 8 October, 2009 - 7:04 Author: By Lynne Moffat", "Lynne Moffat", "2009-10-08"),
        ("Submitted by Tom Wright on 13/11/2008", "Tom Wright", "2008-11-13"),
        ("Posted by admin on Monday, November 3rd, 2008", None, "2008-11-03"),
        ("Author: Jane Smith", "Jane Smith", None),
        ("Published: 2010-02-07T09:30:00Z", None, "2010-02-07"),
        ("11/13/2008", None, "2008-11-13"),
    ],
)
def test_bylines(line: str, author: str | None, date: str | None) -> None:
    found = document(f"Minister resigns over cuts\n\n{line}\n\nThe minister resigned.\n")
    assert (found.author, found.date, found.title) == (author, date, "Minister resigns over cuts")


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("The bus\n\nIt went, as it came, at six in the evening.\n\nMore from Comment\n", None),
        ("Site icon UNISON National\n\nCuts harm children\n\nThe union said so.\n", "UNISON"),
        ("Cuts harm children\n\nThe union said so.\n\nMore from Community Care\n", "Community Care"),
        ("Cuts harm children | The Paper\n\nThe union said so.\n", "The Paper"),
        ("LONDON, 12 May 2009 (Reuters) - The government said it would cut spending.\n", "Reuters"),
        (
            "Cuts harm children\n\nThe union – the largest – said so.\n\n"
            "Copyright 2010 The Paper. All rights reserved.\n",
            "The Paper",
        ),
        ("Cuts harm children\n\nThe union said so.\n", None),
    ],
)
def test_publishers(text: str, publisher: str | None) -> None:
    assert document(text).publisher == publisher


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("November 13, 2008", "2008-11-13"), ("on 8 October, 2009 - 7:04", "2009-10-08"), ("13/11/2008", "2008-11-13"),
        ("11/13/2008", "2008-11-13"), ("03/04/2008", "2008-04-03"), ("3.4.08", "2008-04-03"), ("July 2009", "2009-07"),
        ("the 1st of May 2010", "2010-05-01"), ("2009", "2009"), ("2009-07", "2009-07"), ("31 February 2009", None),
        ("13/13/2009", None), ("room 2009 of 12", None), ("may 10", None), ("99/99/99", None),
    ],
)  # fmt: skip
def test_dates_that_say_their_year(text: str, value: str | None) -> None:
    assert parse_date(text) == value


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("The senator said that the new law does\n\nnot\n\nprotect tenants. It failed.", 1),
        ("“We shall see to it that they\n\nSign the new Finance Bill,” he said.", 1),
        ("Lee agreed.\n\nLee\n\nwondered how the price of fuel is so low.", 2),
        ("Rents rose in the north.\n\nthey fell in the south.", 2),
        ("Home\n\nabout us and what we do", 2),
        ("What we want for all of them:\n\nlower rents and better homes", 2),
        ("• more homes for people in the north\n\nlower rents for all of them", 2),
    ],
)
def test_a_blank_line_within_a_sentence_ends_no_paragraph(text: str, paragraphs: int) -> None:
    assert len(document(text).blocks) == paragraphs
