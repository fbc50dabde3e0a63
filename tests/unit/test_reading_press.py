"""Exports of archives of the press: one document an article, each with its own source, date and author."""

from __future__ import annotations

import pytest

from kg.reading.documents import document_of
from kg.reading.readers import File, SourceText, read_file
from kg.reading.writers import paper_named, without_capitals, written_by
from tests.documents import docx, p, pdf

NEXIS_UNI = """\
User Name: Ann Lee
Date and Time: Friday, 5. July 2019 09:31:00 CEST
Job Number: 00000001

Documents (2)

1. Ministers delay care plan
Client/Matter: -None-
Search Terms: care
Narrowed by:

2. Letters: Care homes
Client/Matter: -None-



Ministers delay care plan
The Guardian(London)
July 2, 2019 Tuesday 9:33 AM GMT

Copyright 2019 The Guardian, a division of Transcontinental Media Group Inc. All Rights Reserved

Section:\u00a0POLITICS; Version:17
Length:\u00a0571 words
Byline:\u00a0Andrew Sparrow and Ann Lee
Highlight:\u00a0The plan was promised for spring.
Body


“We need time,” the minister said.

Notes of the meeting were not kept.

Link to Image

Classification


Language: ENGLISH
Publication-Type: Newspaper
Load-Date: July 2, 2019


End of Document


Care homes are not for sale
Daily Mail (London)
3 July 2019


Copyright 2019 Associated Newspapers Ltd. All Rights Reserved

Section:\u00a0LETTERS
Length:\u00a090 words
Body

They never were.

Load-Date: July 3, 2019

End of Document
"""

LEXIS_NEXIS = """\
Download Request: Selected Items: 1-2
Terms: care

                               1 of 2 DOCUMENTS

                                  Guardian.com

                            January 11, 2010 Monday
                                 Final Edition

Ministers delay a care plan that had been promised
for the spring

BYLINE: Andrew Sparrow, political
correspondent

SECTION: NEWS; Pg. 12

LENGTH: 355 words

DATELINE: LONDON

“We need time,” the minister said on
Monday.

LOAD-DATE: January 11, 2010

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                       Copyright 2010 Guardian Unlimited
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                              The Times (London)

                           January 12, 2010 Tuesday

Care homes are not for sale

LENGTH: 12 words

They never were.

URL: http://www.timesonline.co.uk

LOAD-DATE: January 12, 2010
"""

LEXIS_NEXIS_IN_FIELDS = """\
                               1 of 2 DOCUMENTS

     Copyright 2015 Daleside Interactive Company, LLC d/b/a
                               Daleside Digital
                              All Rights Reserved

                                The Dale Post

                             July 1, 2015 Wednesday
                                 Met 2 Edition

SECTION: A-SECTION; Pg. A01

LENGTH: 3362  words

HEADLINE: DISTRAUGHT people, deadly
results

BYLINE: Wesley Hale;Kim Lowe;and reported by ANN B. LEE  alee@dalepost.example

DATELINE: Dale

BODY:

It was not yet 9 a.m.

The subject: nobody knew.

GRAPHIC: Photo
Mug: Lee

LANGUAGE: ENGLISH

SUBJECT: DEATHS & INJURIES
BY POLICE (90%)

LOAD-DATE: July 1, 2015

                               2 of 2 DOCUMENTS

              Copyright 2015 The Dale Independent, Clinton, N.C.
                     Distributed by Tribune Content Agency

                             July 2, 2015 Thursday

SECTION: Pg. 1

LENGTH: 12 words

BODY:

They never were.

LOAD-DATE: July 2, 2015
"""

FACTIVA_CODED = """\
HD
Ministers delay care plan
BY
By Andrew Sparrow
WC
543 words
PD
1 January 2009
ET
15:32
SN
The Guardian
SC
GRDN
SE
Society
LA
English
CY
(c) 2009 Guardian Newspapers Limited.
LP
“We need time,” the minister said.
TD
IN the end nobody came.
RF
12
AN
Document GRDN000020090101e5110001b

HD    Care homes are not for sale
WC    20 words
PD    2 January 2009
SN    Daily Mail
LP    They never were.
AN    Document DAIM000020090102e5120001c
"""

FACTIVA_SHOWN = """\
Society
Ministers delay care plan
By Andrew Sparrow
543 words
1 January 2009
15:32
The Guardian
GRDN
12
English
© Copyright 2009. The Guardian. All rights reserved.

“We need time,” the minister said.

Document GRDN000020090101e5110001b

Care homes are not for sale
20 words
2 January 2009
Daily Mail
DAIM
English
(c) 2009 Associated Newspapers. All rights reserved

They never were.

Document DAIM000020090102e5120001c
"""


def articles(text: str, name: str = "a.txt") -> list[SourceText]:
    texts, wrong = read_file(File(name, text.encode()))
    assert wrong == []
    return texts


def test_nexis_uni() -> None:
    first, second = articles(NEXIS_UNI)
    assert first.name == "a.txt#1"
    assert first.text == (
        "Ministers delay care plan\n\nThe plan was promised for spring.\n\n“We need time,” the minister said.\n\n"
        "Notes of the meeting were not kept."
    )
    assert dict(first.given) == {
        "title": "Ministers delay care plan",
        "date": "2019-07-02",
        "author": "Andrew Sparrow and Ann Lee",
        "publisher": "The Guardian (London)",
        "section": "POLITICS",
    }
    assert second.text == "Care homes are not for sale\n\nThey never were."
    assert dict(second.given) == {
        "title": "Care homes are not for sale",
        "date": "2019-07-03",
        "publisher": "Daily Mail (London)",
        "section": "LETTERS",
    }
    assert document_of(first).blocks[0].span.of(first.text) == document_of(first).title


def test_lexis_nexis() -> None:
    first, second = articles(LEXIS_NEXIS)
    title = "Ministers delay a care plan that had been promised for the spring"
    assert first.text == f"{title}\n\n“We need time,” the minister said on\nMonday."
    assert dict(first.given) == {
        "title": title,
        "date": "2010-01-11",
        "author": "Andrew Sparrow",
        "publisher": "Guardian.com",
        "section": "NEWS",
    }
    assert dict(second.given)["url"] == "http://www.timesonline.co.uk"
    assert second.text.endswith("They never were.")


def test_lexis_nexis_with_the_headline_as_a_field() -> None:
    first, second = articles(LEXIS_NEXIS_IN_FIELDS)
    assert dict(first.given) == {
        "title": "DISTRAUGHT people, deadly results",
        "date": "2015-07-01",
        "author": "Wesley Hale, Kim Lowe and Ann B. Lee",
        "publisher": "The Dale Post",
        "section": "A-SECTION",
    }
    assert first.text == "DISTRAUGHT people, deadly results\n\nIt was not yet 9 a.m.\n\nThe subject: nobody knew."
    assert dict(second.given) == {"date": "2015-07-02", "publisher": "The Dale Independent, Clinton, N.C."}
    assert second.text == "They never were."


@pytest.mark.parametrize(
    ("line", "paper", "names"),
    [
        ("By Ann Lee in Hull", "", "Ann Lee"),
        ("ANN LEE and TOM KAY DALE POST", "Dale Post (Hull)", "Ann Lee and Tom Kay"),
        ("Ann Lee The Dale Journal", "", "Ann Lee"),
        ("Ann Lee, The Dale Observer, N.C.", "", "Ann Lee"),
        ("Ann Lee, Kate Mather", "", "Ann Lee and Kate Mather"),
        ("Ann Lee Health correspondent", "", "Ann Lee"),
        ("Ann van der Berg", "", "Ann van der Berg"),
        ("By Ann Lee, Tom Kay and Jo Bell", "", "Ann Lee, Tom Kay and Jo Bell"),
        ("Ann Lee, Health Editor, and Tom Kay", "", "Ann Lee and Tom Kay"),
        ("Ann Lee/Tom Kay", "", "Ann Lee and Tom Kay"),
        ("Ann Lee with Tom Kay", "", "Ann Lee and Tom Kay"),
        ("Ann Lee (now) and Tom Kay (earlier)", "", "Ann Lee and Tom Kay"),
        ("By Ann Lee; additional reporting by Tom Kay", "", "Ann Lee and Tom Kay"),
        ("Letters", "", ""),
        ("The Dale Post", "Dale Post", ""),
        ("Our Reporter", "", ""),
        ("No Byline Available", "", ""),
        ("From wire reports", "", ""),
        ("ann lee ann.lee@dale.example", "", ""),
    ],
)
def test_a_byline_names_persons(line: str, paper: str, names: str) -> None:
    assert written_by(line, paper) == names


@pytest.mark.parametrize("text", [FACTIVA_CODED, FACTIVA_SHOWN], ids=["with codes", "as shown"])
def test_factiva(text: str) -> None:
    first, second = articles(text)
    assert dict(first.given) == {
        "title": "Ministers delay care plan",
        "date": "2009-01-01",
        "author": "Andrew Sparrow",
        "publisher": "The Guardian",
        "section": "Society",
    }
    assert first.text.startswith("Ministers delay care plan\n\n“We need time,” the minister said.")
    assert dict(second.given) == {
        "title": "Care homes are not for sale",
        "date": "2009-01-02",
        "publisher": "Daily Mail",
    }
    assert second.text == "Care homes are not for sale\n\nThey never were."


def test_running_text_that_begins_like_a_code_is_no_field() -> None:
    assert "IN the end nobody came." in articles(FACTIVA_CODED)[0].text


@pytest.mark.parametrize("text", [NEXIS_UNI, FACTIVA_CODED, FACTIVA_SHOWN])
def test_an_export_saved_by_word_is_read_the_same(text: str) -> None:
    body = "".join(p(line.strip()) for line in text.splitlines())
    texts, wrong = read_file(File("a.docx", docx(body)))
    assert wrong == []
    assert [t.given for t in texts] == [t.given for t in articles(text)]


def test_an_export_as_pdf_is_read_by_its_lines() -> None:
    place, lines = 780.0, []
    for line in NEXIS_UNI.replace("“", "").replace("”", "").splitlines():
        place -= 12
        lines.append((50, place, 9, line.strip()))
    texts, wrong = read_file(File("a.pdf", pdf([[each for each in lines if each[3]]])))
    assert wrong == []
    assert [t.given for t in texts] == [t.given for t in articles(NEXIS_UNI)]


def test_an_article_that_is_not_understood_is_told_and_costs_no_other() -> None:
    torn = LEXIS_NEXIS.replace("LENGTH: 12 words", "")
    texts, wrong = read_file(File("a.txt", torn.encode()))
    assert [t.name for t in texts] == ["a.txt#1"]
    assert [str(e).partition(",")[0] for e in wrong] == ["a.txt#2: not in a form of Nexis that is known (no headline"]
    assert "left out; save it as a file of its own" in str(wrong[0])


def test_a_text_that_only_speaks_of_such_exports_is_one_text() -> None:
    text = "The clerk typed “End of Document” under it.\n\nLength: 543 words\n\nDocument 12 was lost."
    ((found,), _) = read_file(File("a.txt", text.encode()))
    assert found.text == text


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("ANN LEE", "Ann Lee"),
        ("TREVOR Kavanagh", "Trevor Kavanagh"),
        ("FIONA MCDONALD AND D’ARCY O'HARA", "Fiona McDonald and D’Arcy O'Hara"),
        ("JK ROWLING", "JK Rowling"),
        ("Ann Lee OBE", "Ann Lee OBE"),
        ("ANNE-MARIE ST. JOHN", "Anne-Marie St. John"),
    ],
)
def test_persons_are_called_without_capitals(name: str, usual: str) -> None:
    assert without_capitals(name) == usual


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("MAIL ON SUNDAY (London)", "Mail on Sunday (London)"),
        ("THE SUN", "The Sun"),
        ("USA TODAY", "USA Today"),
        ("STOKE-ON-TRENT SENTINEL", "Stoke-on-Trent Sentinel"),
        ("UNISON", "UNISON"),
        ("BBC News", "BBC News"),
        ("The Guardian (London)", "The Guardian (London)"),
    ],
)
def test_papers_are_called_without_capitals(name: str, usual: str) -> None:
    assert paper_named(name) == usual
