"""A REFI-QDA project holds every claim at its words, coded, and is valid by the schema of the standard."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from examples.debate import debate_for_queries
from knowledge import knowledge, reader, two_documents

from kg.cli.screen import show_file
from kg.errors import InputError
from kg.export import export
from kg.model import Issue, Knowledge, Side

NS = {"q": "urn:QDA-XML:project:1.0"}
SCHEMA = Path(__file__).parents[1] / "schemas/refi-qda-project.xsd"


def opened(of: Knowledge) -> tuple[ET.Element, dict[str, str]]:
    """Return the project and the texts by name, once it is known to be valid."""
    etree = pytest.importorskip("lxml.etree", reason="pip install lxml")
    contents = export(of, "qdpx")
    assert isinstance(contents, bytes)
    with zipfile.ZipFile(io.BytesIO(contents)) as file:
        assert file.testzip() is None
        xml = file.read("project.qde")
        texts = {n.removeprefix("sources/"): file.read(n).decode() for n in file.namelist() if n != "project.qde"}
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    assert schema.validate(etree.fromstring(xml)), schema.error_log
    return ET.fromstring(xml), texts


def codes(root: ET.Element) -> dict[str, str]:
    """Return the names of codes by GUID."""
    return {code.get("guid", ""): code.get("name", "") for code in root.iterfind(".//q:Code", NS)}


def words(root: ET.Element, texts: dict[str, str]) -> dict[str, tuple[str, set[str]]]:
    """Return for each note's claim the words of its stretch and the codes they have, as an importing program would."""
    names, found = codes(root), {}
    claims = {note.get("guid"): note.get("name", "") for note in root.iterfind(".//q:Note", NS)}
    for source in root.iterfind(".//q:TextSource", NS):
        text = texts[source.get("plainTextPath", "").removeprefix("internal://")]
        for selection in source.iterfind("q:PlainTextSelection", NS):
            start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
            coded = {names[ref.get("targetGUID", "")] for ref in selection.iterfind("q:Coding/q:CodeRef", NS)}
            (note,) = selection.iterfind("q:NoteRef", NS)
            found[claims[note.get("targetGUID")]] = (text[start:end], coded)
    return found


def test_every_claim_is_coded_at_its_sentence_with_act_and_speaker() -> None:
    both = two_documents()
    found = words(*opened(both))
    texts = {e.document.id: e.document.text for e in both.extractions}
    labels = {actor.id: actor.label for actor in both.actors}
    assert set(found) == {claim.id for claim in both.claims}
    for claim in both.claims:
        stretch, coded = found[claim.id]
        assert stretch == claim.evidence[0].span.of(texts[claim.evidence[0].document_id])
        assert {claim.act, labels[claim.claimant or ""]} <= coded


def test_a_side_is_a_code_below_its_issue_and_stands_at_its_words() -> None:
    debate = debate_for_queries()
    root, texts = opened(debate)
    found, labels = words(root, texts), {issue.id: issue.label for issue in debate.issues}
    sided = [(claim, p) for claim in debate.claims for p in claim.positions if p.issue]
    assert {p.side for _, p in sided} == set(Side)
    for claim, position in sided:
        assert f"{labels[position.issue or '']}: {position.side}" in found[claim.id][1]
    for issue in debate.issues:
        code = next(c for c in root.iterfind(".//q:Code", NS) if c.get("name") == issue.label)
        assert {c.get("name") for c in code.iterfind("q:Code", NS)} >= {
            f"{issue.label}: for",
            f"{issue.label}: against",
        }
        if issue.broader in labels:
            above = next(c for c in root.iterfind(".//q:Code", NS) if c.get("name") == labels[issue.broader])
            assert code in list(above)


def test_the_note_says_who_and_by_which_rule_and_why() -> None:
    debate = debate_for_queries()
    root, _ = opened(debate)
    notes = {n.get("name"): n.findtext("q:PlainTextContent", "", NS) for n in root.iterfind(".//q:Note", NS)}
    labels = {actor.id: actor.label for actor in debate.actors}
    for claim in debate.claims:
        assert (
            labels[claim.claimant or ""] in notes[claim.id] and f"rule {claim.evidence[0].rule_id}" in notes[claim.id]
        )
        assert all(step in notes[claim.id] for p in claim.positions for step in p.steps)


def test_positions_are_code_points_whatever_the_line_ends() -> None:
    """Before the claim: a character beyond the first plane, CR LF, a NUL, half a character, a combining mark."""
    r = reader("😀 é\r\nOdd\x00 \ud800 e\u0301\r\r\nAnn said it was safe.\r\nEnd.")
    r.claim(r.actor("person/ann", "Ann", "person", "Ann"), "statement", "it was safe", source="Ann")
    root, texts = opened(knowledge(r))
    ((stretch, _),) = words(root, texts).values()
    assert stretch == "Ann said it was safe."
    (text,) = texts.values()
    assert "\r" not in text and "\x00" not in text and text.startswith("😀 é\nOdd\ufffd \ufffd e\u0301\n\n")


def test_names_that_are_alike_stay_apart() -> None:
    """A person and an organization of one name, an issue like a folder: some programs know a code by its name."""
    r = reader("Reform said it was safe. Reform said so.", title='A "title" <&\x01')
    r.claim(r.actor("person/reform", "Reform", "person", "Reform"), "statement", "it was safe", source="Reform")
    r.claim(r.actor("org/reform", "REFORM", "organization"), "statement", "so", source="Reform")
    issues = (Issue("issue/acts", "acts"), Issue("issue/quoted", '"Quoted" <b> & \x02\nnext'))
    root, texts = opened(replace(knowledge(r), issues=issues))
    names = [name.casefold() for name in codes(root).values()]
    assert len(set(names)) == len(names) and {"reform", "reform (2)", "acts", "acts (2)"} <= set(names)
    assert '"Quoted" <b> & \ufffd next' in codes(root).values()
    assert all(coded >= {"statement"} for _, coded in words(root, texts).values())


def test_documents_of_one_title_are_two_sources_with_their_metadata() -> None:
    one, two = (reader("Ann said it was safe.", id_=id_, title="News", date="2009-07") for id_ in ("one", "two"))
    for r in (one, two):
        r.claim(r.actor("person/ann", "Ann", "person", "Ann"), "statement", "it was safe", source="Ann", scope="")
    root, texts = opened(knowledge(one, two))
    sources = list(root.iterfind(".//q:TextSource", NS))
    assert [s.get("name") for s in sources] == ["News", "News (2)"] and len(texts) == 2
    variables = {v.get("guid"): v.get("name") for v in root.iterfind(".//q:Variable", NS)}
    for source in sources:
        values = {
            variables[v.find("q:VariableRef", NS).get("targetGUID")]: v.findtext("q:TextValue", "", NS)  # type: ignore[union-attr]
            for v in source.iterfind("q:VariableValue", NS)
        }
        assert values["date"] == "2009-07"
        assert len(source.findall("q:PlainTextSelection", NS)) == 1, "a quotation that both have is coded in both"


def test_every_guid_is_used_once_and_every_reference_leads_somewhere() -> None:
    root, _ = opened(debate_for_queries())
    given = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(set(given)) == len(given)
    for element in root.iter():
        for key in ("targetGUID", "creatingUser", "creatingUserGUID"):
            assert element.get(key) is None or element.get(key) in given


def test_bytes_are_not_thrown_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Terminal())
    with pytest.raises(InputError, match="is no text and would upset the terminal; name a file with -o"):
        show_file(export(two_documents(), "qdpx"))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert export(two_documents(), "qdpx") == export(two_documents(), "qdpx")


def test_a_collection_without_claims_is_a_project() -> None:
    root, texts = opened(knowledge(reader("Nothing is said here.")))
    assert len(texts) == 1 and root.find("q:Notes", NS) is None
    opened(Knowledge(()))
