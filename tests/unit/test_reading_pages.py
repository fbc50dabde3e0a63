"""Pages: what their tags say of them, in which encoding they are, and pages of debates and of press archives."""

from __future__ import annotations

import json

import pytest

from kg.errors import InputError
from kg.model import BlockKind
from kg.reading.documents import document_of
from kg.reading.readers import File, SourceText, read_file

pytest.importorskip("trafilatura")

WORDS = "<p>" + "Care homes in the town are at the centre of a dispute that has lasted since the spring. " * 4 + "</p>"
JSON = {
    "@graph": [
        {"@type": "WebSite", "name": "Leeds Daily", "datePublished": "2001-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "A row over care homes",
            "datePublished": "2024-05-14T23:30:00+01:00",
            "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "https://a.example/x"}, "Tom Kay"],
            "publisher": {"@type": "Organization", "name": "Leeds Daily"},
            "articleSection": ["Health", "Leeds"],
            "mainEntityOfPage": {"@id": "https://a.example/care"},
        },
    ]
}


def script(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def page(head: str = "", at: str = "", foot: str = "<footer>© 2019 Leeds Daily Ltd</footer>") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>A row over care homes</title>{head}</head><body><article>"
        f"<h1>A row over care homes</h1>{at}{WORDS}</article>{foot}</body></html>"
    ).encode()


def read(data: bytes, name: str = "a.html") -> SourceText:
    ((text,), wrong) = read_file(File(name, data))
    assert wrong == []
    return text


TITLE = {"title": "A row over care homes"}


@pytest.mark.parametrize(
    ("head", "at", "given"),
    [
        ("", "", {}),
        (
            script(JSON),
            "",
            {
                "date": "2024-05-14",
                "author": "Ann Lee, Tom Kay",
                "publisher": "Leeds Daily",
                "section": "Health",
                "url": "https://a.example/care",
            },
        ),
        (script(JSON)[:-30] + "</script>", "", {}),
        (script([{"@type": "NewsArticle", "headline": "Dog bites man", "datePublished": "2001-01-01"}] * 2), "", {}),
        (
            '<meta property="article:published_time" content="2024-05-14T08:00Z"><meta property="article:modified_time"'
            ' content="2025-01-01"><meta property="article:section" content="Health"><meta property="article:author"'
            ' content="https://a.example/ann"><meta name="author" content="Ann Lee">',
            "",
            {"date": "2024-05-14", "section": "Health", "author": "Ann Lee"},
        ),
        (
            '<meta name="citation_author" content="Ann Lee"><meta name="citation_author" content="Tom Kay">'
            '<meta name="citation_publication_date" content="2024/05/14">'
            '<meta name="citation_journal_title" content="J">',
            "",
            {"date": "2024-05-14", "author": "Ann Lee, Tom Kay", "publisher": "J"},
        ),
        ('<meta name="DC.date.issued" content="20240514">', "", {"date": "2024-05-14"}),
        ('<link rel="canonical" href="https://a.example/care">', "", {"url": "https://a.example/care"}),
        ('<link rel="canonical" href="javascript:alert(1)//x">', "", {}),
        ("", '<header><time datetime="2024-05-14T08:00">14 May</time></header>', {"date": "2024-05-14"}),
        ("", '<span itemprop="datePublished" content="2024-05-14">14 May</span>', {"date": "2024-05-14"}),
    ],
)
def test_tags_say_what_an_article_is(head: str, at: str, given: dict[str, str]) -> None:
    assert dict(read(page(head, at)).given) == TITLE | given


def test_of_several_dates_of_no_known_meaning_none_counts() -> None:
    at = (
        '<ul><li><time datetime="2024-05-14">14 May</time></li><li><time datetime="2024-06-14">14 June</time></li></ul>'
    )
    assert "date" not in dict(read(page(at=at)).given)


# --- encodings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="iso-8859-1">', "utf-8-sig"),
        ("", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(declared: str, encoding: str) -> None:
    data = page(declared, "<p>“Café fermé”, said Zoë.</p>").decode().encode(encoding)
    assert "“Café fermé”, said Zoë." in read(data).text


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ('<meta charset="utf-8">', "not UTF-8 (byte 0xe9"),
        ('<meta charset="x-unheard">', "it declares the encoding x-unheard, and is not in it"),
    ],
)
def test_a_page_in_another_encoding_than_it_declares_is_refused(declared: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_file(File("a.html", page(declared, "<p>Café</p>").decode().encode("latin-1", "replace")))
    assert said in str(error.value)


# --- debates --------------------------------------------------------------------------------------------------

HANSARD = """<!DOCTYPE html><html><head><title>Care homes - Hansard</title></head><body>
<div class="hero-banner"><h1>Care homes</h1><h2>Volume 672: debated on Tuesday 3 March 2020</h2></div>
<div class="debate-item debate-item-contributiondebateitem"><div class="header"><div class="attributed-to-details">
<div class="primary-text">Ann Lee</div><div class="secondary-text">(Hull North) (Lab)</div></div></div>
<div class="content"><p class="hs_Para">The homes are closing.</p><p class="hs_Para">Nobody knows why.</p></div></div>
<div class="debate-item debate-item-contributiondebateitem"><div class="header">
<div class="primary-text">The Minister for Care</div></div><div class="content"><p>It is the council.</p></div></div>
<a>Share this contribution</a></body></html>"""
HISTORIC = """<html><head><title>CARE HOMES (Hansard, 2 December 1991)</title></head><body>
<h1 class="title">CARE HOMES</h1>
<cite class="section">HC Deb 02 December 1991 vol 200 cc1-2</cite>
<div class="member_contribution"><blockquote class="contribution_text"><cite class="member author">Mr. Lee</cite>
<p>asked why the homes are closing.</p></blockquote></div></body></html>"""
THEY_WORK = """<html><head><title>Care homes: 3 Mar 2020: House of Commons debates - TheyWorkForYou</title></head><body>
<div class="debate-header"><div class="debate-header__content"><h1>Care homes</h1>
<p class="lead">House of Commons debate at 4:03 pm on <a>3rd March 2020</a>.</p></div></div>
<div class="debate-speech"><div class="debate-speech__speaker-and-content"><h2 class="debate-speech__speaker"><a>
<strong class="debate-speech__speaker__name">Ann Lee</strong>
<small class="debate-speech__speaker__position">Labour, Hull North</small></a></h2>
<div class="debate-speech__content"><p>The homes are closing.</p></div></div>
<ul class="debate-speech__meta"><li>Link to this speech</li></ul></div></body></html>"""


@pytest.mark.parametrize(
    ("source", "said", "given"),
    [
        (
            HANSARD,
            [
                ("Ann Lee (Hull North) (Lab)", "The homes are closing."),
                ("Ann Lee (Hull North) (Lab)", "Nobody knows why."),
                ("The Minister for Care", "It is the council."),
            ],
            {"title": "Care homes", "date": "2020-03-03", "publisher": "Hansard"},
        ),
        (
            HISTORIC,
            [("Mr. Lee", "asked why the homes are closing.")],
            {"title": "CARE HOMES", "date": "1991-12-02", "publisher": "Hansard"},
        ),
        (
            THEY_WORK,
            [("Ann Lee (Labour, Hull North)", "The homes are closing.")],
            {"title": "Care homes", "date": "2020-03-03", "publisher": "TheyWorkForYou"},
        ),
        (
            THEY_WORK.replace("Labour, Hull North", "Shadow Spokesperson (Care)"),
            [("Ann Lee (Shadow Spokesperson, Care)", "The homes are closing.")],
            {"title": "Care homes", "date": "2020-03-03", "publisher": "TheyWorkForYou"},
        ),
    ],
    ids=["Hansard", "Historic Hansard", "TheyWorkForYou", "brackets in brackets"],
)
def test_speeches_are_turns_of_who_stands_over_them(
    source: str, said: list[tuple[str, str]], given: dict[str, str]
) -> None:
    text = read(source.encode())
    assert dict(text.given) == given
    found = [
        (text.text[block.turn :].split("\n")[0] if block.turn is not None else "", block.span.of(text.text))
        for block in document_of(text).blocks
        if block.kind is BlockKind.BODY
    ]
    assert found == said


# --- archives of the press ------------------------------------------------------------------------------------

ROWS = "".join(
    f"<tr><td><b>{code}</b>&nbsp;</td><td>{value}</td></tr>"
    for code, value in (
        ("SE", "Society"),
        ("HD", "<b>Ministers delay care plan</b>"),
        ("BY", "By Ann Lee"),
        ("WC", "543 words"),
        ("PD", "1 January 2009"),
        ("SN", "The Guardian"),
        ("LP", "<p>We need time.</p><p>No date was given.</p>"),
        ("AN", "Document GRDN000020090101e5110001b"),
    )
)


def test_an_export_of_factiva_as_a_page_is_an_article_each() -> None:
    second = ROWS.replace("delay care", "drop the care").replace("We need time", "We are late")
    data = f"<html><body><h1>Factiva</h1><table>{ROWS}</table><table>{second}</table></body></html>".encode()
    texts, wrong = read_file(File("a.html", data))
    assert wrong == []
    assert [t.text for t in texts] == [
        "Ministers delay care plan\n\nWe need time.\n\nNo date was given.",
        "Ministers drop the care plan\n\nWe are late.\n\nNo date was given.",
    ]
    assert dict(texts[0].given) == {
        "title": "Ministers delay care plan",
        "date": "2009-01-01",
        "author": "Ann Lee",
        "publisher": "The Guardian",
        "section": "Society",
    }


def test_xhtml_of_the_old_site_of_hansard_is_read_without_the_numbers_of_columns() -> None:
    said = "I regret that the homes are closing, and that nobody has told those who live there why it must be so."
    data = f"""<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>
        <p><b>19 July 2011 : Column 771</b></p><h3 align="center">Care homes</h3>
        <p>T1. [66880] <b>Ann Lee (Hull North) (Lab):</b> Who asked Zoë Kay? {said}</p>
        <p><b>19 July 2011 : Column 772</b></p>
        <p><b>The Minister for Care (Mr Tom Kay):</b> The council closes them. {said}</p></body></html>""".encode(
        "latin-1"
    )
    text = read(data)
    assert "Zoë Kay" in text.text and "Column" not in text.text
    assert dict(text.given)["publisher"] == "Hansard"
    made = document_of(text)
    labels = [block.span.of(made.text) for block in made.blocks if block.kind is BlockKind.LABEL]
    assert [label.removeprefix("T1. [66880] ") for label in labels] == [
        "Ann Lee (Hull North) (Lab)", "The Minister for Care (Mr Tom Kay)",
    ]  # fmt: skip
