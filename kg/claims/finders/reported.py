"""Indirect speech: the cues of a paragraph, with what they make of a quotation they reach into, as drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.claims.content import content_tokens, cue_words, source_tokens
from kg.claims.draft import FIRST_PERSON, Draft, Passage, close_marks, merge
from kg.claims.finders.according import draft_according
from kg.claims.frame import Frame, find_frames
from kg.claims.lexicon import lemma_of
from kg.model import Act, Modality, Polarity, Span, Spans, Stance
from kg.rules.cue import CueIndex
from kg.syntax import CONDITIONS, Clause, begin, cover, polarity, prepositions, sentence
from kg.syntax.arguments import SAYING
from kg.syntax.relations import (
    ADVERBIAL_CLAUSE,
    CONJUNCT,
    DETERMINER,
    HELPER,
    MARKER,
    NUMBER,
    OWNER,
    PASSIVE_HELPER,
    RELATIVE_CLAUSE,
    SUBJECT,
    has,
    stands_as,
)

GENERIC = frozenset(
    {"you", "it", "that", "this", "those", "these", "which", "what", "one", "there", "anyone", "someone", "everyone"}
)
"""Words that stand for no speaker where they are the subject of a cue."""

NOT_YET = frozenset({Modality.HYPOTHETICAL, Modality.POSSIBLE, Modality.OBLIGATION})
"""“would support”, “may oppose”, “must vote for”: nobody has done so; with a clause it is a way of speaking."""

IMPERSONAL = frozenset({Act.ACCUSATION, Act.BLAME, Act.CRITICISM, Act.PREDICTION})
"""Acts that are worth knowing of even where the passive hides whose they are."""

CONTENT_WORDS = frozenset({"NOUN", "PROPN", "PRON", "VERB", "AUX", "NUM"})
UNNAMED = frozenset({"anonymous", "anonymity", "named", "identified", "unnamed"})


def draft_frames(passage: Passage, index: CueIndex, text: str) -> None:
    """Turn the frames of a paragraph into drafts; those inside a quotation wait in `inner`."""
    frames = list(find_frames(passage.doc, passage.clauses, index))
    nouns = {f.head.i: f for f in frames if f.head.pos_ == "NOUN"}
    for frame in frames:
        if _shadowed(frame, nouns) or _not_a_claim(frame) or _doubtful(frame):
            continue
        if "as-said" in frame.parts and passage.quote_at(begin(frame.head)):
            continue  # “…, as they say”
        draft = _draft(frame, index, passage, text)
        if draft is not None and not (_own_aside(draft) and not passage.quote_at(begin(frame.head))):
            (passage.inner if passage.quote_at(begin(frame.head)) else passage.drafts).append(draft)
    for draft in draft_according(passage):
        (passage.inner if passage.quote_at(draft.cue_spans[0].start) else passage.drafts).append(draft)


def _shadowed(frame: Frame, nouns: Mapping[int, Frame]) -> bool:
    """“expressed concern about X” is one claim: the noun's, not the verb's; “condemned X's call for Y” is two."""
    if frame.head.pos_ == "NOUN":
        return False
    return any(h.i in nouns and nouns[h.i].source in (frame.source, None) for h in frame.content)


def _not_a_claim(frame: Frame) -> bool:
    """“did not say that”; “declined to comment”."""
    if frame.cue.negated == "skip" and frame.clause is not None and frame.clause.polarity is Polarity.DENIED:
        return frame.head == frame.clause.head or frame.head.pos_ == "ADJ"
    if any(h.lemma_ == "comment" and polarity(h) is Polarity.DENIED for h in frame.content):
        return True  # “said it could not comment”
    if frame.cue.act is Act.REFUSAL and any(
        h.lemma_ in ("comment", "say", "elaborate", "respond") for h in frame.content
    ):
        return True
    asks = [h for h in frame.content if not has(h, SUBJECT)]
    return any(t.lower_ in UNNAMED for h in asks for t in (h, *h.children)) or any(
        h.lemma_ == "condition" and any(p.lower_ == "anonymity" for _, p in prepositions(h)) for h in frame.content
    )


def _doubtful(frame: Frame) -> bool:
    """A cue without a speaker, in the infinitive (“wants to say that”) or under a condition marks no claim made."""
    clause = frame.clause
    if frame.source is None:
        told = frame.cue.passive or (clause is not None and clause.passive and "clause" in frame.parts)
        return not (told or _by_nobody_named(frame))
    one_of = frame.source.lower_ == "one" and any(c.lower_ == "of" for c in frame.source.children)
    if frame.source.lower_ in GENERIC and not one_of and not _speaks_itself(frame):
        return True
    if clause is None:
        return False
    if frame.head.pos_ == "NOUN":
        return clause.head in frame.cue_tokens and any(c.tag_ == "TO" for c in clause.head.children)
    if _conditional(frame, clause):
        return True
    if (
        clause.inherited
        and frame.cue.act is Act.STATEMENT
        and "clause" not in frame.parts
        and stands_as(clause.head, ADVERBIAL_CLAUSE)
        and clause.head.i < clause.head.head.i
    ):
        return lemma_of(clause.head.head) in SAYING  # “Commenting on the report, X said …”
    if any(c.tag_ == "TO" for c in clause.head.children) or _whoever(frame):
        return True
    able = any(stands_as(c, HELPER) and c.lemma_.lower() == "can" for c in clause.head.children)
    if clause.modality is Modality.OBLIGATION and frame.cue.act is not Act.BELIEF:
        return frame.source.lower_ not in FIRST_PERSON  # “ministers should admit that …”: they have not
    to_come = frame.cue.act is Act.STATEMENT and clause.tense == "future"  # “will set out her position”
    possible = able or clause.modality is Modality.POSSIBLE
    if possible and (frame.cue.act in (Act.BELIEF, Act.FINDING) or "judgement" in frame.parts):
        return True  # “so that parents can understand what …”, “only an inquiry could reveal who …”
    return (able or to_come or clause.modality in NOT_YET) and "clause" not in frame.parts


def _conditional(frame: Frame, clause: Clause) -> bool:
    """“If ministers say so”, “when police say that, you listen”."""
    if clause.tense == "present" and any(c.lower_ in ("when", "whenever") for c in clause.head.children):
        return stands_as(clause.head, ADVERBIAL_CLAUSE)
    return any(stands_as(c, MARKER) and c.lower_ in CONDITIONS for v in _coordinated(clause.head) for c in v.children)


def _whoever(frame: Frame) -> bool:
    """“parents who refuse to pay”: those who would, not some who did."""
    token, head = frame.source, frame.head
    if token is None or not stands_as(head, RELATIVE_CLAUSE) or frame.cue.act not in (Act.REFUSAL, Act.PROMISE):
        return False
    bare = token.tag_ == "NNS" and not has(token, DETERMINER, NUMBER, OWNER)
    return bare and head.left_edge.i > 0 and head.doc[head.left_edge.i - 1].text != ","


def _by_nobody_named(frame: Frame) -> bool:
    """“The director was accused of …”, “the bill is expected to pass”: a claim, whoever makes it."""
    clause = frame.clause
    if clause is None or not clause.passive or frame.cue.act not in IMPERSONAL or clause.modality in NOT_YET:
        return False
    return has(clause.head, PASSIVE_HELPER) and not any(
        c.tag_ == "TO" or (stands_as(c, MARKER) and c.lower_ in CONDITIONS) for c in clause.head.children
    )


BODILY = frozenset(
    {"deny", "announce", "recommend", "promise", "pledge", "admit", "conclude", "accept", "acknowledge", "estimate"}
    | {"propose", "confirm", "complain", "discover", "find", "believe", "declare", "maintain", "contend", "demand"}
)
"""What only somebody can do: “It denied that …” is said of a body, “It shows that …” of anything."""


ADDRESSING = frozenset(
    {"accuse", "blame", "call", "condemn", "criticise", "criticize", "demand", "propose", "recommend"}
) | {"reject", "urge", "welcome"}
"""What only somebody can do to another: “It urged ministers to act.”"""


def _speaks_itself(frame: Frame) -> bool:
    """“It said the service was failing”, of a body or a report."""
    it = frame.source is not None and frame.source.lower_ == "it"
    if not it or frame.clause is None or frame.clause.passive:
        return False
    lemma = lemma_of(frame.head)
    return lemma in ADDRESSING or (lemma in SAYING | BODILY and "clause" in frame.parts)


def _coordinated(head: Token) -> Iterator[Token]:
    """The predicate and those it stands beside: “if he refuses and blames us”."""
    yield head
    while stands_as(head, CONJUNCT) and head.head != head:
        head = head.head
        yield head


def _own_aside(draft: Draft) -> bool:
    """“I think”, “as we know”: the author says so anyway; what the author condemns or demands is a claim."""
    token, cue = draft.source_head, draft.cue
    if token is None or cue is None or token.lower_ not in FIRST_PERSON or draft.quoted:
        return False
    return cue.stance is Stance.NEUTRAL and cue.modality is None and cue.act is not Act.FINDING


def _draft(frame: Frame, index: CueIndex, passage: Passage, text: str) -> Draft | None:
    said = content_tokens(frame, index)
    content = cover(said)
    judged = bool(frame.parts.get("object")) and any(t.pos_ == "ADJ" for t in said) and "predicate" in frame.parts
    if all(t.lower_ == "what" for t in said) or not (judged or any(t.pos_ in CONTENT_WORDS for t in said)):
        return None
    outside = passage.quote_at(begin(frame.head)) is None
    content, quoted = _with_quotations(content, passage, text) if outside else (merge(content, text), False)
    if frame.head.is_punct or not content:
        return None
    content = merge((close_marks(span, text) for span in content), text)
    content = tuple(s for s in content if any(c.isalnum() for c in s.of(text))) or content
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
