"""Indirect speech: the cues of a paragraph, with what they make of a quotation they reach into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.claims.content import content_tokens, cue_words, source_tokens
from kg.claims.draft import Draft, Drafts, Kind, Material, Refused
from kg.claims.finders.finder import Finder
from kg.claims.frame import Frame, find_frames
from kg.claims.refusals import FIRST_PERSON, refusal_of
from kg.claims.spans import close_marks, merge
from kg.lang.tables import words
from kg.model import Act, Span, Spans, Stance
from kg.page import Paragraph
from kg.syntax import begin, cover, sentence

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "PRON", "VERB", "AUX", "NUM"})
WHAT = words("speaking", "what")


def find(material: Material, earlier: Drafts) -> Iterator[Draft | Refused]:
    """Yield the claims that cues mark, and the cues that mark none."""
    for paragraph in material.paragraphs:
        frames = list(find_frames(paragraph.doc, paragraph.clauses, material.cues))
        nouns = {f.head.i: f for f in frames if f.head.pos_ == "NOUN"}
        for frame in frames:
            if _is_shadowed(frame, nouns):
                continue
            refusal = refusal_of(frame)
            if refusal is not None:
                yield Refused(sentence(frame.head), refusal.id, frame.head)
                continue
            found = _draft(frame, paragraph, material)
            if found is not None:
                yield found


def _is_shadowed(frame: Frame, nouns: Mapping[int, Frame]) -> bool:
    """“expressed concern about X” is one claim: the noun's, not the verb's; “condemned X's call for Y” is two."""
    if frame.head.pos_ == "NOUN":
        return False
    return any(h.i in nouns and nouns[h.i].source in (frame.source, None) for h in frame.content)


def _draft(frame: Frame, paragraph: Paragraph, material: Material) -> Draft | None:
    text = material.text
    inside = paragraph.speech_at(begin(frame.head)) is not None
    if inside and "as-said" in frame.parts:
        return None  # “…, as they say”
    said = content_tokens(frame, material.cues)
    content = cover(said)
    judged = bool(frame.parts.get("object")) and any(t.pos_ == "ADJ" for t in said) and "predicate" in frame.parts
    if all(t.lower_ in WHAT for t in said) or not (judged or any(t.pos_ in CONTENT_WORDS for t in said)):
        return None
    content, quoted = (merge(content, text), False) if inside else _with_quotations(content, paragraph, text)
    if frame.head.is_punct or not content or (not inside and not quoted and _is_own_aside(frame)):
        return None
    content = merge((close_marks(span, text) for span in content), text)
    content = tuple(s for s in content if any(c.isalnum() for c in s.of(text))) or content
    return Draft(
        kind=Kind.REPORTED,
        rule=frame.cue.id,
        mark=frame,
        source=cover(source_tokens(frame)),
        cue_spans=cover(cue_words(frame)),
        content=content,
        sentence=_sentences(frame.head, content),
        paragraph=paragraph,
        quoted=quoted,
        inside=inside,
    )


def _is_own_aside(frame: Frame) -> bool:
    """“I think”, “as we know”: the author says so anyway; what the author condemns or demands is a claim."""
    token, cue = frame.source, frame.cue
    if token is None or token.lower_ not in FIRST_PERSON:
        return False
    return cue.stance is Stance.NEUTRAL and cue.modality is None and cue.act is not Act.FINDING


def _with_quotations(content: Spans, paragraph: Paragraph, text: str) -> tuple[Spans, bool]:
    """Let a content that reaches into a quotation take all of it: the parser ends at the first full stop."""
    spans = list(content)
    quoted = False
    for quotation in paragraph.speech:
        shared = sum(_shared(s, quotation.inner) for s in spans)
        if shared and (
            shared * 2 >= _length(quotation.inner)
            or any(quotation.inner.covers(s) for s in spans)
            or any(_shared(s, quotation.inner) and s.start < quotation.span.start for s in spans)
        ):
            spans.append(quotation.span)
            quoted = True
    return merge(spans, text), quoted


def _sentences(head: Token, content: Spans) -> Span:
    own = sentence(head)
    return Span(min(own.start, content[0].start), max(own.end, content[-1].end))


def _shared(first: Span, second: Span) -> int:
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def _length(span: Span) -> int:
    return max(1, span.end - span.start)


FINDER = Finder("reported", find)
