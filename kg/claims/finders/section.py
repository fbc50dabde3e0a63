"""What a body's report asserts under “What we found”, “Conclusions”, “Recommendations”, outside what others say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Sentence

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.claims.spans import Taken
from kg.lang.tables import value_of
from kg.model import BlockKind, Span
from kg.page import Paragraph
from kg.rules.cue import Cue, CueIndex
from kg.syntax import between, has_finite_verb

RULE = "report-section"
HEADING_WORDS = 8


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield the sentences of the sections in which a report says what its body found or wants."""
    if not material.body:
        return
    taken = Taken(span for draft in earlier for span in (*draft.content, draft.sentence))
    cue: Cue | None = None
    for paragraph in material.page.paragraphs:
        if _is_heading(paragraph, material.text):
            cue = _cue(paragraph.span.of(material.text), material.cues)
        elif cue is not None and paragraph.kind in (BlockKind.BODY, BlockKind.ITEM):
            for sentence in paragraph.doc.sents:
                said = _said(sentence)
                if said is not None and paragraph.speech_at(said.start) is None and not taken.touches(said):
                    yield _draft(said, paragraph, cue)


def _is_heading(paragraph: Paragraph, text: str) -> bool:
    line = paragraph.span.of(text).strip()
    if paragraph.kind is BlockKind.TITLE:
        return True
    short = len(line.split()) <= HEADING_WORDS
    return paragraph.kind is BlockKind.BODY and short and line[-1:].isalnum() and not has_finite_verb(paragraph.doc)


@cache
def _headings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return which headings stand over what: the verb of the cue that says so."""
    before, behind = value_of("reports", "before"), value_of("reports", "behind")
    return tuple(
        (re.compile(rf"(?:[\d.]+ )?(?:{before} )*(?:{'|'.join(value_of('reports', key))})(?: {behind})?:?", re.I), verb)
        for key, verb in (("found", "find"), ("demanded", "recommend"))
    )


def _cue(line: str, cues: CueIndex) -> Cue | None:
    verb = next((verb for form, verb in _headings() if form.fullmatch(line.strip())), None)
    entries = cues.look_up("VERB", verb) if verb is not None else ()
    return next((cue for cue, rest in entries if not rest and "clause" in cue.content), None)


def _said(sentence: Sentence) -> Span | None:
    """Return the place of a sentence that asserts something."""
    tokens = [t for t in sentence if not t.is_space]
    whole = tokens and not tokens[0].text[:1].islower() and _is_closed(sentence)
    if not whole or not has_finite_verb(tokens):
        return None
    while tokens and tokens[-1].text in ".;":
        tokens.pop()
    return between(tokens[0], tokens[-1]) if tokens else None


def _is_closed(sentence: Sentence) -> bool:
    """Tell whether a sentence ends as an assertion does, or is all that is left of an item."""
    last = sentence.text.rstrip(" \n”’\"')")[-1:]
    return last in ".!;" or (last.isalnum() and sentence.end == len(sentence.doc))


def _draft(said: Span, paragraph: Paragraph, cue: Cue) -> Draft:
    return Draft(
        mark=Speech(Kind.SECTION, RULE, cue, None, None),
        at=said.start,
        source=(),
        cue_spans=(),
        content=(said,),
        sentence=said,
        paragraph=paragraph,
    )


FINDER = Finder("section", find, (RULE,))
