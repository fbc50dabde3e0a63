"""Claims before anyone is resolved: the words of source, cue and content with the rule that found them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extract.cues import Cue, CueIndex
from kg.extract.frames import Frame, content_tokens, cue_words, find_frames, source_tokens
from kg.model import Modality, Polarity, Span, Spans
from kg.quotations import Quotation
from kg.syntax import Clause, begin, clauses, cover, end, phrase, sentence, subtree

SPEECH_WORDS = 5
"""A quoted stretch of fewer words that does not end like a sentence is a scare quote or a title."""


GENERIC = frozenset({"you", "it", "that", "this", "those", "these", "which", "what", "one", "there", "anyone", "someone", "everyone"})
"""Words that stand for no speaker where they are the subject of a cue."""


@dataclass(slots=True)
class Draft:
    """A claim in the making; `outer` is the draft it is said inside."""

    rule: str
    cue: Cue | None
    head: Token | None
    source_head: Token | None
    source: Spans
    cue_spans: Spans
    content: Spans
    sentence: Span
    frame: Frame | None = None
    quoted: bool = False
    outer: Draft | None = None
    reasons: list[str] = field(default_factory=list)

    @property
    def place(self) -> Span:
        """The stretch from the first to the last word of the claim."""
        spans = (*self.source, *self.cue_spans, *self.content)
        return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(slots=True)
class Passage:
    """A parsed paragraph with its clauses, quotations and drafts; what the claim rules work on."""

    doc: Doc
    clauses: tuple[Clause, ...]
    quotations: tuple[Quotation, ...]
    drafts: list[Draft] = field(default_factory=list)
    inner: list[Draft] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """Where the paragraph stands in the document."""
        start = int(self.doc.user_data.get("start", 0))
        return Span(start, start + len(self.doc.text))

    def quote_at(self, offset: int) -> Quotation | None:
        """Return the speech quotation that covers this place."""
        return next((q for q in self.quotations if q.inner.start <= offset < q.inner.end), None)


def is_speech(quotation: Quotation, text: str) -> bool:
    """Tell whether a quotation is somebody's words rather than a title or a scare quote."""
    inner = quotation.inner.of(text).strip()
    if not inner or quotation.nested:
        return False
    words = inner.split()
    ends = inner[-1] in ".!?…," or text[quotation.span.end : quotation.span.end + 1] == ","
    return len(words) >= SPEECH_WORDS or (ends and len(words) > 1 and inner[:1].isupper()) or not quotation.closed


def open_passage(doc: Doc, quotations: Sequence[Quotation], text: str) -> Passage:
    """Gather the clauses and the speech quotations of a paragraph."""
    start = int(doc.user_data.get("start", 0))
    span = Span(start, start + len(doc.text))
    mine = tuple(q for q in quotations if span.covers(q.span) and is_speech(q, text))
    return Passage(doc, clauses(doc), mine)


def draft_frames(passage: Passage, index: CueIndex, text: str) -> None:
    """Turn the frames of a paragraph into drafts; those inside a quotation wait in `inner`."""
    frames = list(find_frames(passage.doc, passage.clauses, index))
    nouns = {f.head.i for f in frames if f.head.pos_ == "NOUN"}
    for frame in frames:
        if _shadowed(frame, nouns) or _not_a_claim(frame) or _doubtful(frame):
            continue
        draft = _draft(frame, index, passage, text)
        if draft is not None:
            (passage.inner if passage.quote_at(begin(frame.head)) else passage.drafts).append(draft)
    for draft in according(passage):
        (passage.inner if passage.quote_at(draft.cue_spans[0].start) else passage.drafts).append(draft)


def _shadowed(frame: Frame, nouns: set[int]) -> bool:
    """“expressed concern about X” is one claim: the noun's, not the verb's."""
    return frame.head.pos_ != "NOUN" and any(h.i in nouns for h in frame.content)


def _not_a_claim(frame: Frame) -> bool:
    """“did not say that”; “declined to comment”."""
    if frame.cue.negated == "skip" and frame.clause is not None and frame.clause.polarity is Polarity.DENIED:
        return frame.head == frame.clause.head or frame.head.pos_ == "ADJ"
    if frame.cue.act == "refusal":
        return any(h.lemma_ in ("comment", "say", "elaborate", "respond") for h in frame.content)
    return False


def _doubtful(frame: Frame) -> bool:
    """A cue without a speaker, in the infinitive (“wants to say that”) or under a condition marks no claim made."""
    clause = frame.clause
    if frame.source is None:
        return not (frame.cue.passive or (clause is not None and clause.passive and "clause" in frame.parts))
    if frame.source.lower_ in GENERIC:
        return True
    if clause is None or frame.head.pos_ == "NOUN":
        return False
    if any(c.tag_ == "TO" for c in clause.head.children) and clause.head.tag_ == "VB":
        return True
    return clause.modality in (Modality.HYPOTHETICAL, Modality.POSSIBLE) and "clause" not in frame.parts


def _draft(frame: Frame, index: CueIndex, passage: Passage, text: str) -> Draft | None:
    content = cover(content_tokens(frame, index))
    if not content:
        return None
    outside = passage.quote_at(begin(frame.head)) is None
    content, quoted = _with_quotations(content, passage, text) if outside else (content, False)
    if frame.head.is_punct or not content:
        return None
    return Draft(
        rule=frame.cue.id,
        cue=frame.cue,
        head=frame.head,
        source_head=frame.source,
        source=cover(source_tokens(frame)),
        cue_spans=cover(cue_words(frame)),
        content=content,
        sentence=_sentences(frame.head, content),
        frame=frame,
        quoted=quoted,
    )


def _with_quotations(content: Spans, passage: Passage, text: str) -> tuple[Spans, bool]:
    """Let a content that reaches into a quotation take all of it: the parser ends at the first full stop."""
    spans = list(content)
    quoted = False
    for quotation in passage.quotations:
        shared = sum(_shared(s, quotation.inner) for s in spans)
        if shared and (shared * 2 >= _length(quotation.inner) or any(quotation.inner.covers(s) for s in spans)
                       or any(_shared(s, quotation.inner) and s.start < quotation.span.start for s in spans)):
            spans.append(quotation.span)
            quoted = True
    return merge(spans, text), quoted


def merge(spans: Iterable[Span], text: str) -> Spans:
    """Join stretches that overlap or have nothing but white space and marks between them."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.start <= joined[-1].end or not text[joined[-1].end : span.start].strip(" \t\n\u00a0“”\"'‘’`")):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _shared(first: Span, second: Span) -> int:
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def _length(span: Span) -> int:
    return max(1, span.end - span.start)


def _sentences(head: Token, content: Spans) -> Span:
    own = sentence(head)
    return Span(min(own.start, content[0].start), max(own.end, content[-1].end))


def nest(drafts: Sequence[Draft]) -> None:
    """Set `outer`: the smallest claim whose content holds the cue of this one."""
    for draft in drafts:
        at = draft.cue_spans[0] if draft.cue_spans else draft.content[0]
        holders = [
            d
            for d in drafts
            if d is not draft and any(s.covers(at) for s in d.content) and not any(s.overlaps(at) for s in d.cue_spans)
        ]
        if holders:
            draft.outer = min(holders, key=lambda d: sum(s.end - s.start for s in d.content))


# --- according to -------------------------------------------------------------------------------------------


def according(passage: Passage) -> Iterable[Draft]:
    """Yield the claims marked by “according to X”: what is said is the clause it hangs on."""
    for token in passage.doc:
        if token.lower_ != "according":
            continue
        to = next((c for c in token.children if c.lower_ == "to"), None)
        source = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to is not None else None
        if to is None or source is None:
            continue
        host = _host_clause(token)
        cut = {token.i}
        words = [t for t in subtree(host, lambda c: c.i in cut) if not (t.is_punct and t.i > token.i - 2)] if host else []
        content = cover(_trim(words))
        if host is not None and content:
            place = sentence(token)
            yield Draft("according-to", None, host, source, cover(phrase(source, full=True)), cover((token, to)),
                        content, place)


def _host_clause(token: Token) -> Token | None:
    """Climb from “according” to the clause, through clauses that share its subject."""
    host = token.head
    if host == token:
        return None
    while host.dep_ in ("conj", "xcomp", "advcl", "pobj", "prep", "dobj", "attr", "acomp", "amod", "npadvmod", "advmod", "appos",
                        "compound", "nummod", "pcomp", "relcl", "acl", "agent", "nsubj", "poss", "ccomp") and host.head != host:
        if host.dep_ in ("conj", "ccomp") and any(c.dep_ in ("nsubj", "nsubjpass") for c in host.children):
            break
        host = host.head
    return host


def _trim(tokens: Sequence[Token]) -> list[Token]:
    words = list(tokens)
    while words and (words[-1].is_punct or words[-1].is_space) and words[-1].text not in ("”", '"', "’", "'", ")"):
        words.pop()
    while words and (words[0].is_punct or words[0].is_space) and words[0].text not in ("“", '"', "‘", "'", "("):
        words.pop(0)
    return words


__all__ = ["Draft", "Passage", "according", "draft_frames", "end", "is_speech", "merge", "nest", "open_passage"]
