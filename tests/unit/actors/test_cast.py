"""Who is in a document, and where."""

from __future__ import annotations

from builders import doc

from kg.actors import Cast
from kg.model import FoundBy, Mention, Span

PARSE = doc("Ann/NNP/compound>Lee Lee/NNP/nsubj>spoke spoke=speak/VBD/ROOT", start=10)
ANN = Mention("d", Span(10, 17), "Ann Lee", "person/ann-lee", FoundBy.NER, 14)
OPEN = Mention("d", Span(30, 33), "she", None, FoundBy.PRONOUN, 30)
CAST = Cast({}, (ANN, OPEN), unnamed_author="person/d-author")


def test_a_mention_is_found_by_its_head_word_only() -> None:
    assert [CAST.mention(token) for token in PARSE] == [None, ANN, None]
    assert CAST.actor(PARSE[1]) == "person/ann-lee"


def test_mentions_in_a_stretch_lie_in_it_whole() -> None:
    assert CAST.mentions_in(Span(10, 33)) == (ANN, OPEN)
    assert CAST.mentions_in(Span(11, 33)) == (OPEN,)
    assert CAST.mentions_in(Span(10, 32)) == (ANN,)


def test_a_text_without_a_byline_has_an_author_all_the_same() -> None:
    assert CAST.author() == "person/d-author"
    assert Cast({}, author_id="person/ann-lee", unnamed_author="person/d-author").author() == "person/ann-lee"
