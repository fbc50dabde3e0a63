"""TEI and ParlaMint: each utterance is a turn of who is named in the list of persons."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import BlockKind
from kg.reading import read_all
from kg.reading.documents import document_of
from kg.reading.readers import File, find_reader, read_file

PERSONS = """<listPerson><person xml:id="LeeAnn">
<persName from="2015"><surname>Lee</surname><forename>Ann</forename></persName>
<persName from="2020"><surname>Kay</surname><forename>Ann</forename></persName></person>
<person xml:id="BergTom">
<persName><surname>Berg</surname><nameLink>van der</nameLink><forename>Tom</forename></persName>
</person></listPerson>"""
BODY = """<div type="debateSection"><head>Care homes</head><note type="speaker">Mr Speaker:</note>
<u who="#S1" ana="#chair"><seg>Order.</seg></u>
<u who="#LeeAnn"><seg>We must close   the homes.</seg><note type="comment">laughter</note>
<vocal><desc>Noise</desc></vocal>
<seg>The council agrees.</seg></u><gap><desc>SAMPLING</desc></gap>
<u who="#BergTom"><seg>Nobody <gap/>asked us.</seg></u></div>"""


def tei(body: str = BODY, persons: str = PERSONS) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-GB_2017-09-07"><teiHeader><fileDesc><titleStmt>
<title type="main">Corpus [SAMPLE]</title><title type="sub" xml:lang="de">Protokoll</title>
<title type="sub" xml:lang="en">Minutes of the House</title></titleStmt>
<publicationStmt><publisher>CLARIN</publisher><date when="2024-01-23"/></publicationStmt>
<sourceDesc><bibl><publisher>UK Parliament</publisher><idno type="URI">https://hansard.example/1.xml</idno>
<date when="2017-09-07"/></bibl></sourceDesc></fileDesc><profileDesc><particDesc>{persons}</particDesc></profileDesc>
</teiHeader><text><body>{body}</body></text></TEI>""".encode()


def test_utterances_are_turns_of_who_is_named() -> None:
    ((text,), wrong) = read_file(File("a.xml", tei()))
    assert wrong == []
    document = document_of(text)
    said = [
        (text.text[block.turn :].split("\n")[0] if block.turn is not None else "", block.span.of(text.text))
        for block in document.blocks
        if block.kind is BlockKind.BODY
    ]
    assert said == [
        ("Mr Speaker", "Order."),
        ("Ann Lee", "We must close the homes."),
        ("Ann Lee", "The council agrees."),
        ("Tom van der Berg", "Nobody asked us."),
    ]
    assert (document.title, document.date, document.publisher) == (
        "Minutes of the House",
        "2017-09-07",
        "UK Parliament",
    )
    assert document.url == "https://hansard.example/1.xml"


def test_names_of_a_list_beside_or_above_the_texts_count(tmp_path: Path) -> None:
    (tmp_path / "2017").mkdir()
    (tmp_path / "2017" / "ParlaMint-GB_2017-09-07.xml").write_bytes(tei(persons=""))
    listed = tmp_path / "ParlaMint-GB-listPerson.xml"
    listed.write_text(f"<?xml version='1.0'?>{PERSONS}", encoding="utf-8")
    (found,), warnings = read_all([tmp_path])
    assert "Tom van der Berg" in found.text
    assert [w for w in warnings if "speakers" in w] == []
    assert any("for other files to refer to" in w for w in warnings)
    listed.unlink()
    (found,), warnings = read_all([tmp_path])
    assert "BergTom" in found.text
    assert any("the names of 2 speakers are not in it (LeeAnn, BergTom), read by their ids" in w for w in warnings)


def test_words_that_are_elements_are_joined_as_they_stood() -> None:
    seg = '<u who="#LeeAnn"><seg><s><w>Nobody</w><w join="right">asked</w><pc>.</pc><note>x</note></s></seg></u>'
    ((text,), _) = read_file(File("a.tei", tei(seg)))
    assert text.text == "Ann Lee\n\nNobody asked."


def test_a_corpus_in_one_file_is_a_text_each() -> None:
    inner = tei().decode().split("-->")[1]
    texts, _ = read_file(File("a.xml", f"<teiCorpus>{inner}{inner.replace('asked', 'told')}</teiCorpus>".encode()))
    assert [t.name for t in texts] == ["a.xml#1", "a.xml#2"]


def test_other_texts_in_tei_are_read_with_their_author() -> None:
    body = "<head>On care</head><p>It fell.</p><sp><speaker>Ann.</speaker><p>Who?</p></sp>"
    plain = tei("<p>It fell.</p>").replace(b"</titleStmt>", b"<author>Ann Lee</author></titleStmt>")
    assert dict(read_file(File("a.xml", plain))[0][0].given)["author"] == "Ann Lee"
    assert read_file(File("a.xml", tei(body)))[0][0].text == "# On care\n\nIt fell.\n\nAnn\n\nWho?"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><TEI><text>&b;</text></TEI>', "declares entities"),
        (b"<TEI><text>" + b"<div>" * 300 + b"</div>" * 300 + b"</text></TEI>", "nested more than 200 deep"),
        (b"<TEI><text><body><p>It fell.</p></body>", "not well-formed XML"),
        (b"<TEI><text><body/></text></TEI>", "TEI without a text of its own"),
        (b"<teiCorpus><teiHeader/></teiCorpus>", "for other files to refer to"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_file(File("a.xml", data))


def test_other_xml_is_no_tei() -> None:
    assert find_reader(File("a.xml", b"<rss><TEI/></rss>")).name == "feed"
    assert find_reader(File("a.xml", b"<news><TEI/></news>")).name == "xml"
    assert find_reader(File("a.txt", tei())).name == "tei"
