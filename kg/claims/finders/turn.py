"""Turns of a dialogue: “MS SMITH: We had no choice. I blame the Treasury.”, whose words are their speaker's.

A paragraph of a turn is cut where it does something else: what is asserted in a row is one claim; a question, a demand,
and what the words themselves perform (“I condemn …”) are claims of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.claims.finders.introduced import introduced
from kg.claims.meaning import obliges
from kg.claims.nesting import PERFORMED
from kg.claims.spans import hull
from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.model import Span
from kg.page import Page, Paragraph
from kg.reading.shown_speakers import Label
from kg.syntax import between

RULE = "transcript-line"

_FEW = 3
"""Words that only lead in what is said."""
_LONGEST, _PIECE = 5, 3
"""Sentences in a row that are one claim, at most; sentences of the pieces of a longer row."""

FIRST_PERSON = words("grammar", "first_person")


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield what is said in the turns of a dialogue, by those who do not only ask."""
    for paragraph in material.paragraphs:
        turn = paragraph.turn
        if turn is not None and not (turn.asks or turn.writes or _is_anothers(paragraph, material)):
            for part in _parts(paragraph, _performing(paragraph, earlier), _reporting(paragraph, earlier)):
                yield _draft(part, paragraph, turn, _named(material.page, turn))


def _is_anothers(paragraph: Paragraph, material: Material) -> bool:
    """Whether the paragraph before leads up to it as to another's words: “She said in her submission:”."""
    above = material.page.before(paragraph)
    if above is None or above.turn != paragraph.turn:
        return False
    told = introduced(above, paragraph, material)
    others = told is not None and told.speaker is not None and told.speaker.lower_ not in FIRST_PERSON
    return others or _is_quoted_block(paragraph, material)


def _is_quoted_block(paragraph: Paragraph, material: Material) -> bool:
    """“The auditor says:” / “The line is late.”: a paragraph of another's words, which the one before leads up to."""
    above, quoted = material.page.before(paragraph), paragraph.speech
    if above is None or above.turn != paragraph.turn or len(quoted) != 1:
        return False
    around = paragraph.span.start < quoted[0].span.start or quoted[0].span.end < paragraph.span.end - 1
    return not around and above.span.of(material.text).rstrip().endswith((":", ","))


def _performing(paragraph: Paragraph, earlier: Drafts) -> list[Span]:
    """Return where the words perform an act of their own: “I condemn …”."""
    own = (d for d in earlier.outside(paragraph) if d.speaker is not None and d.speaker.lower_ in FIRST_PERSON)
    return [d.cue_place for d in own if d.cue is not None and d.cue.act in PERFORMED]


def _reporting(paragraph: Paragraph, earlier: Drafts) -> list[Span]:
    """Return where the words report what others say: “The Taoiseach said …”."""
    others = (d for d in earlier.outside(paragraph) if d.speaker is not None and d.speaker.lower_ not in FIRST_PERSON)
    return [d.cue_place for d in others if d.kind in (Kind.REPORTED, Kind.QUOTATION)]


def _parts(paragraph: Paragraph, performing: Sequence[Span], reporting: Sequence[Span]) -> Iterator[Span]:
    """Cut what is said into claims, and leave out what only rules of debate ask for."""
    last, run = "", list[Span]()
    for sentence in paragraph.doc.sents:
        place = _place(sentence)
        if place is None or _leads_in(sentence) or _procedure().fullmatch(sentence.text.strip(' "')):
            continue
        what = _what(sentence, place, performing)
        if run and (what != last or what == "act"):
            yield from _cut(run, reporting)
            run = []
        run.append(place)
        last = what
    yield from _cut(run, reporting)


def _cut(run: Sequence[Span], reporting: Sequence[Span]) -> Iterator[Span]:
    """Yield a run of sentences as one claim; a long one in pieces, apart from what it tells that others say."""
    if len(run) <= _LONGEST:
        yield from (hull(*run),) if run else ()
        return
    piece: list[Span] = []
    for place in run:
        others = any(place.covers(at) for at in reporting)
        if piece and (others or len(piece) == _PIECE):
            yield hull(*piece)
            piece = []
        piece.append(place)
        if others:
            yield hull(*piece)
            piece = []
    if piece:
        yield hull(*piece)


def _leads_in(sentence: Sentence) -> bool:
    """“I move:”"""
    return sentence.text.rstrip().endswith(":") and sum(t.is_alpha for t in sentence) <= _FEW


def _place(sentence: Sentence) -> Span | None:
    """Return where a sentence stands, if it has words."""
    tokens = [t for t in sentence if not t.is_space]
    return between(tokens[0], tokens[-1]) if any(t.is_alpha for t in tokens) else None


def _what(sentence: Sentence, place: Span, performing: Sequence[Span]) -> str:
    """Return what a sentence does: asks, acts (demands, condemns …), or asserts."""
    if sentence.text.rstrip(" \"'").endswith("?"):
        return "question"
    if any(place.covers(at) for at in performing) or obliges(sentence.root):
        return "act"
    return "assertion"


@cache
def _procedure() -> re.Pattern[str]:
    forms = value_of("turns", "procedure")
    return compiled("|".join(f"(?:{form})" for form in forms), {}, "turns.toml", re.IGNORECASE)


def _named(page: Page, turn: Label) -> Token | None:
    """Return the last word of the name or post in the label."""
    paragraph = page.at(turn.name.start)
    found = page.tokens_in([paragraph.span]) if paragraph is not None else []
    inside = [t for t in found if turn.name.start <= between(t, t).end - 1 < turn.name.end and not t.is_punct]
    return inside[-1] if inside else None


def _draft(part: Span, paragraph: Paragraph, turn: Label, named: Token | None) -> Draft:
    return Draft(
        mark=Speech(Kind.TURN, RULE, None, None, named),
        at=part.start,
        source=(turn.name,),
        cue_spans=(),
        content=(part,),
        sentence=part,
        paragraph=paragraph,
        quoted=True,
    )


FINDER = Finder("turn", find, (RULE,))
