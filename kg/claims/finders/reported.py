"""Indirect speech: the cues of a paragraph, with what they make of a quotation they reach into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from kg.claims.content import content_tokens, cue_words, source_tokens
from kg.claims.draft import Draft, Drafts, Material, Refused
from kg.claims.finders.finder import Finder
from kg.claims.finders.quoting import is_quoting, quoted_by
from kg.claims.frame import Frame, find_frames
from kg.claims.refusals import REFUSALS, UNSAID, Saying, first_of
from kg.claims.spans import close_marks, hull, merge
from kg.model import Span, Spans
from kg.page import Paragraph
from kg.syntax import begin, cover, end, sentence
from kg.syntax.relations import CONJUNCT, stands_as

ANOTHERS = "the words are those of who is quoted"
"""Why a cue with a quotation is no claim of its speaker."""
DEEPEST = 20
"""Cues inside each other, more than which nobody reads: “A said that B said that …” has as many claims as words."""


def find(material: Material, earlier: Drafts) -> Iterator[Draft | Refused]:
    """Yield the claims that cues mark, and the cues that mark none."""
    for paragraph in material.paragraphs:
        frames = list(find_frames(paragraph.doc, paragraph.clauses, material.cues))
        nouns = {f.head.i: f for f in frames if f.head.pos_ == "NOUN"}
        depths = _depths(paragraph, {frame.head.i for frame in frames}) if len(frames) > DEEPEST else {}
        for frame in frames:
            if not _is_carried_by_noun(frame, nouns) and depths.get(frame.head.i, 0) < DEEPEST:
                yield _draft_or_refusal(frame, paragraph, material)


def _depths(paragraph: Paragraph, cues: Set[int]) -> dict[int, int]:
    """Return below how many cues each word stands; what is joined by “and” stands beside."""
    below, depths = paragraph.wording.below, {}
    stack = [(token, 0) for token in paragraph.wording.tokens if token.head == token]
    while stack:
        token, depth = stack.pop()
        depths[token.i] = depth
        inside = depth + (token.i in cues)
        stack.extend((c, depth if stands_as(c, CONJUNCT) else inside) for c in below.get(token.i, ()))
    return depths


def _is_carried_by_noun(frame: Frame, nouns: Mapping[int, Frame]) -> bool:
    """“expressed concern about X” is one claim: the noun's, not the verb's; “condemned X's call for Y” is two."""
    if frame.head.pos_ == "NOUN":
        return False
    return any(h.i in nouns and nouns[h.i].source in (frame.source, None) for h in frame.content)


def _draft_or_refusal(frame: Frame, paragraph: Paragraph, material: Material) -> Draft | Refused:
    refusal = first_of(REFUSALS, frame)
    if refusal is not None:
        return Refused(sentence(frame.head), refusal.id, frame.head)
    saying = _saying(frame, paragraph, material)
    unsaid = first_of(UNSAID, saying)
    if unsaid is not None:
        return Refused(sentence(frame.head), unsaid.id, frame.head)
    if _quotes_another(saying, material.text):
        return Refused(sentence(frame.head), ANOTHERS, frame.head)
    return _draft(saying, paragraph, material.text)


def _quotes_another(saying: Saying, text: str) -> bool:
    """“She said, quoting the mayor: “…””: the words are the mayor's."""
    head, quoted = saying.frame.head, saying.quoted and saying.content[0].start
    quoting = (c for c in head.rights if is_quoting(c) and quoted_by(c) is not None)
    return quoted is not False and any(
        end(c) < quoted and text[end(c) : quoted].rstrip().endswith(":") for c in quoting
    )


def _saying(frame: Frame, paragraph: Paragraph, material: Material) -> Saying:
    said = content_tokens(frame, material.cues)
    inside = paragraph.speech_at(begin(frame.head)) is not None
    if inside:
        place = cover(said)
        near = paragraph.quotations.over(place[0].start - 1, place[0].start + 2) if place else ()
        whole = next((q.inner for q in near if q.nested and _opens(q.inner, place[0])), None)
        content = (whole,) if whole is not None else merge(place, material.text)
        return Saying(frame, said, content, inside=True, official=material.body)
    content, quoted = _with_quotations(cover(said), paragraph, material.text)
    return Saying(frame, said, content, quoted=quoted, official=material.body)


def _draft(saying: Saying, paragraph: Paragraph, text: str) -> Draft:
    frame = saying.frame
    content = merge((close_marks(span, text) for span in saying.content), text)
    content = tuple(s for s in content if any(c.isalnum() for c in s.of(text))) or content
    return Draft(
        mark=frame,
        at=begin(frame.head),
        source=cover(source_tokens(frame)),
        cue_spans=cover(cue_words(frame)),
        content=content,
        sentence=hull(sentence(frame.head), *content),
        paragraph=paragraph,
        quoted=saying.quoted,
        inside=saying.inside,
    )


def _with_quotations(content: Spans, paragraph: Paragraph, text: str) -> tuple[Spans, bool]:
    """Let a content that reaches into a quotation take all of it: the parser ends at the first full stop."""
    if not content:
        return merge((), text), False
    spans = list(content)
    quoted = False
    for quotation in paragraph.speech.over(content[0].start, content[-1].end):
        shared = sum(_shared(s, quotation.inner) for s in spans)
        if shared and (
            shared * 2 >= _length(quotation.inner)
            or any(quotation.inner.covers(s) for s in spans)
            or any(_shared(s, quotation.inner) and s.start < quotation.span.start for s in spans)
        ):
            spans.append(quotation.span)
            quoted = True
    whole = hull(*spans)
    broken = (
        q.span
        for q in paragraph.quotations.over(whole.start, whole.end)
        if q.closed and any(s.start < q.span.start < s.end < q.span.end for s in spans)
    )
    return merge((*spans, *broken), text), quoted  # “urged them to ‘be brave, be bold’”: some words, but all of them


def _opens(inner: Span, content: Span) -> bool:
    """“… that he said ‘[no ward will close]’, and two have closed”: what is said is the quotation."""
    return abs(inner.start - content.start) <= 1 and inner.end <= content.end


def _shared(first: Span, second: Span) -> int:
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def _length(span: Span) -> int:
    return max(1, span.end - span.start)


FINDER = Finder("reported", find)
