"""What a person sees of the text around a claim: enough to tell whose words they are, and what is what in them."""

from __future__ import annotations

from dataclasses import replace

from phones import HEADS, debate, phones

from kg.audit import Collection
from kg.audit.passage import Passage, Passages, passages
from kg.model import Act, Block, BlockKind, Claim, Document, Evidence, Span

HELP = phones()[0].claims[1]


def written(*paragraphs: str) -> Document:
    """Return a document of these paragraphs, an empty line between two."""
    text, blocks = "\n\n".join(paragraphs), []
    for words in paragraphs:
        start = blocks[-1].span.end + 2 if blocks else 0
        blocks.append(Block(Span(start, start + len(words)), BlockKind.BODY))
    return Document("d", "d.txt", text, blocks=tuple(blocks))


def said(document: Document, words: str, source: str = "") -> Claim:
    def spans(part: str) -> tuple[Span, ...]:
        at = document.text.index(part)
        return (Span(at, at + len(part)),) if part else ()

    evidence = Evidence("d", spans(words)[0], "say", source=spans(source), content=spans(words))
    return Claim(HEADS, Act.STATEMENT, words, scope="d", evidence=(evidence,))


def marked(passage: Passage) -> list[tuple[str, str]]:
    return [(name, passage.text[start:end]) for start, end, name in passage.marks]


def test_the_parts_of_a_claim_are_marked_in_its_paragraph() -> None:
    assert sorted(marked(Collection.of(debate()).passages(HELP).here)) == [
        ("content", "phones in class help"), ("shows", "phones in class"),
    ]  # fmt: skip


def test_the_paragraph_before_tells_whom_a_pronoun_means() -> None:
    document = written("Rents rose.", "Jo Bell met the mayor.", "She said: build\nhomes.", "He left.")
    found = passages(said(document, "build\nhomes", "She"), document)
    assert found == Passages(
        (Passage("Jo Bell met the mayor.", ()),),
        Passage("She said: build homes.", ((0, 3, "source"), (10, 21, "content"))),
        (),
    )


def test_a_speaker_named_above_or_below_is_seen() -> None:
    document = written("Jo Bell:", "Rents rose.", "Build homes.", "said Ann Lee, the mayor")
    above = passages(said(document, "Build homes.", "Jo Bell"), document)
    assert [p.text for p in above.before] == ["Jo Bell:\n\nRents rose."]
    assert marked(above.before[0]) == [("source", "Jo Bell")]
    below = passages(said(document, "Build homes.", "Ann Lee"), document)
    assert [p.text for p in below.after] == ["said Ann Lee, the mayor"]
    assert marked(below.after[0]) == [("source", "Ann Lee")]


def test_a_speaker_named_far_away_is_shown_with_the_words_beside() -> None:
    document = written("A speech by Jo Bell, the mayor.", *["Rents rose again. " * 20] * 5, "Build homes.")
    before = passages(said(document, "Build homes.", "Jo Bell"), document).before
    assert len(before) == 2
    assert before[0].text.startswith("A speech by Jo Bell, the mayor.")
    assert marked(before[0]) == [("source", "Jo Bell")]
    assert sum(len(p.text) for p in before) < 500


def test_of_a_long_paragraph_only_what_is_around_the_sentence_is_shown() -> None:
    document = written("Rents rose. " * 200 + "Jo said: build homes. " + "Rents fell. " * 200)
    here = passages(said(document, "build homes"), document).here
    assert here.text.startswith("… ") and here.text.endswith(" …") and len(here.text) < 1100
    assert marked(here) == [("content", "build homes")]


def test_a_text_without_paragraphs_shows_the_sentence() -> None:
    document = replace(written("Jo said: build homes."), blocks=())
    found = passages(said(document, "build homes"), document)
    assert (found.before, found.here.text, found.after) == ((), "build homes", ())
