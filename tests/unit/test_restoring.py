"""Texts whose characters are torn are read as they were meant; what is found stands where it stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Act, Claim, Document, Evidence, Extraction, Mention, Span
from kg.model.kinds import FoundBy
from kg.reading import document
from kg.reading.carry_back import as_it_came, as_meant
from kg.reading.restoring import restored


@pytest.mark.parametrize(
    ("came", "meant"),
    [
        ("The minister said: &quot;We won&#8217;t cut.&quot;", 'The minister said: "We won’t cut."'),
        ("Shell &amp;amp; BP paid the council&rsquo;s&nbsp;fee.", "Shell & BP paid the council’s fee."),
        ("Itâ€™s over â€“ â€œenoughâ€ , FranÃ§ois said.", "It’s over – “enough” , François said."),
        ("It\u0092s \u0093over\u0094.", "It’s “over”."),
        ("the consul\u00adtation on work\u200bers", "the consultation on workers"),
        ("The plan would re-\nview the rules.", "The plan would review the rules."),
        ("The plan is long-\nterm.", "The plan is long-term."),
        ("A pay-as-you-go plan and pay-as-\nyou-go rules.", "A pay-as-you-go plan and pay-as-you-go rules."),
        (
            "The committee was told by the department that it would\n\n14\n\nHC 12 Roads\n\nmend every road by June.",
            "The committee was told by the department that it would mend every road by June.",
        ),
    ],
)
def test_a_torn_text_is_read_as_it_was_meant(came: str, meant: str) -> None:
    found = restored(came)
    assert found is not None
    assert found.text == meant


@pytest.mark.parametrize(
    "text",
    [
        "“It’s over,” said François at the café – AT&T’s lawyers agreed; R&D too.",
        "The CAFÉ’S owner said: ‘Não’.",
        "Ministers met at 10.\n\n14\n\nThe vote is on Monday.",
        "We went on a long walk -\nand came back.",
    ],
)
def test_a_whole_text_stays_as_it_is(text: str) -> None:
    assert restored(text) is None


def test_what_is_found_stands_where_it_stands_in_the_text_as_it_came() -> None:
    came = "Shell &amp; BP said it wouldn&rsquo;t\n\n7\n\npay the council of the town."
    original = Document("d", "a.txt", came)
    meant, torn = as_meant(original)
    assert torn is not None
    inner = Claim("org/shell", Act.STATEMENT, "pay", scope="d", evidence=(_evidence(meant.text, "pay", "pay"),))
    content = "it wouldn’t"
    claim = Claim(
        "org/shell", Act.STATEMENT, content, scope="d", evidence=(_evidence(meant.text, "Shell & BP", content),)
    )
    nested = Claim("org/shell", Act.STATEMENT, "pay", within=claim.id, scope="d", evidence=inner.evidence)
    mention = Mention("d", Span(0, 10), "Shell & BP", "org/shell", FoundBy.NER, 8)
    back = as_it_came(Extraction(meant, mentions=(mention,), claims=(nested, claim)), original, torn)
    assert back.document is original
    assert [(m.text, came[m.head :][:2]) for m in back.mentions] == [("Shell &amp; BP", "BP")]
    assert [c.text for c in back.claims] == ["pay", "it wouldn&rsquo;t"]
    assert back.claims[0].within == back.claims[1].id, "what is said inside a claim knows the claim by its new id"


def test_a_page_number_inside_a_sentence_is_nobodys_words() -> None:
    came = "The committee was told by the department that it would\n\n14\n\nHC 12 Roads\n\nmend every road by June."
    original = Document("d", "a.txt", came)
    meant, torn = as_meant(original)
    assert torn is not None
    content = "it would mend every road"
    claim = Claim(
        "org/d", Act.STATEMENT, content, scope="d", evidence=(_evidence(meant.text, "the department", content),)
    )
    back = as_it_came(Extraction(meant, claims=(claim,)), original, torn)
    assert back.claims[0].text == "it would … mend every road"


def _evidence(text: str, source: str, content: str) -> Evidence:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return Evidence("d", Span(0, len(text)), "say", source=(span(source),), content=(span(content),))


def test_paragraphs_and_their_titles_stand_in_the_text_as_it_came() -> None:
    text = "R&amp;D at risk\n\nBy Ann Lee, 3 May 2021\n\nThe union said the cuts weren&rsquo;t fair to anybody at all."
    read = document(text)
    assert (read.text, read.title, read.author) == (text, "R&D at risk", "Ann Lee")
    assert [b.span.of(text)[:8] for b in read.blocks] == ["R&amp;D ", "By Ann L", "The unio"]


@given(st.text(alphabet="ab &amp;quot#39xlt;â€™Ã§\u00ad-\n 12\u0093", max_size=60))
def test_every_stretch_lies_in_the_text_and_paragraphs_come_back(text: str) -> None:
    found = restored(text)
    if found is None:
        return
    for start in range(len(found.text)):
        for end in (start + 1, len(found.text)):
            back = found.back(Span(start, end))
            assert 0 <= back.start < back.end <= len(text)
            assert found.forth(back).covers(Span(start, end))
