"""Who speaks a quotation: by position, syntax and discourse.

The cue of a quotation is looked for in the words beside it (“…,” said X; X said: “…”; “…” – X), then the
quotation goes on from the one before it (“…,” he said. “…”), from the paragraph before (reopened, or introduced
by a colon), or it stays without a speaker, which is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.claims.draft import THIRD_PERSON, Draft, Passage, merge
from kg.claims.finders.quotation_cue import Speech, signed_below, speech_after, speech_before
from kg.claims.lexicon import lemma_of
from kg.model import Act, Span
from kg.quotations import Quotation
from kg.rules.cue import CueIndex
from kg.syntax import Clause, begin, cover, end, phrase, sentence
from kg.syntax.relations import CLAUSE_COMPLEMENT, CONJUNCT, PARATAXIS, ROOT, stands_as

UNCLOSED = "quotation never closed"
"""Why a claim is less sure where its closing mark was forgotten: it may have ended before."""

ADDING = frozenset({"add", "continue"})
"""Verbs of who has just spoken."""

WHITE = " \t\n\u00a0“”\"'‘’`.,;-–—"
MARKS = " \t\n\u00a0“”\"'‘’`"
_STOP = re.compile(r"[.!?](?=[\s\"”’']|$)")

_TRANSCRIPT = re.compile(r"[\s\"“]*([A-Z][\w.'’ -]{1,30}):\s*(?=\S)")
"""“SMITH: We had no choice”: a dialogue, where each paragraph has its own speaker."""


@dataclass(slots=True)
class _Search:
    """Where the search for speakers has come to: the last quotation here, the paragraph before, running quotations."""

    index: CueIndex
    text: str
    last: Draft | None = None
    before: Passage | None = None
    chains: dict[int, Draft] = field(default_factory=dict)


def draft_quotations(passages: Sequence[Passage], index: CueIndex, text: str) -> list[Quotation]:
    """Give every speech quotation a draft; return those whose speaker is not to be found."""
    left: list[tuple[Quotation, Passage]] = []
    search = _Search(index, text)
    dialogue = sum(_transcript_name(passage) is not None for passage in passages) > 1
    for passage in passages:
        search.last = _line_of_transcript(passage) if dialogue else None
        for quotation in passage.quotations:
            draft = _holder(passage, quotation) or _attribute(quotation, passage, search)
            if draft is None:
                left.append((quotation, passage))
                continue
            if not quotation.closed and UNCLOSED not in draft.reasons:
                draft.reasons.append(UNCLOSED)
            first = search.chains.setdefault(quotation.chain, draft)
            if first is not draft and draft.source_head is not None and draft.source_head.lower_ in THIRD_PERSON:
                draft.begun = first  # “…” “…,” he said: he is who began
            search.last = draft
        search.before = passage
    return [quotation for quotation, passage in reversed(left) if not _named_later(quotation, passage, search)][::-1]


def _named_later(quotation: Quotation, passage: Passage, search: _Search) -> bool:
    """““A. “B,” she said.”, ““A.” She added: …”: who speaks is named only after it. Tells whether that is so."""
    later = search.chains.get(quotation.chain)
    if later is not None:
        if later in passage.drafts:
            _add(later, quotation, search.text)
        else:
            _go_on(later, quotation, passage, "quote-continued")
        return True
    after = [d for d in passage.drafts if d.cue_spans and d.cue_spans[0].start >= quotation.span.end]
    added = min(after, key=lambda d: d.cue_spans[0], default=None)
    if added is None or added.head is None or added.source_head is None or lemma_of(added.head) not in ADDING:
        return False
    if added.source_head.pos_ != "PRON" or search.text[quotation.span.end : added.source[0].start].strip(WHITE):
        return False
    _go_on(added, quotation, passage, "quote-same-speaker")
    return True


def _transcript_name(passage: Passage) -> re.Match[str] | None:
    match = _TRANSCRIPT.match(passage.doc.text)
    return match if match is not None and match[1].isupper() else None


def _line_of_transcript(passage: Passage) -> Draft | None:
    """“MS SMITH: We had no choice.”: who stands in capitals before a colon says the paragraph."""
    match = _transcript_name(passage)
    if match is None:
        return None
    first = passage.span.start
    named = [t for t in passage.doc if match.start(1) <= t.idx < match.end(1) and t.pos_ != "PUNCT"]
    colon = next((t for t in passage.doc if t.text == ":" and t.idx >= match.start(1)), None)
    said = Span(first + match.end(), first + len(passage.doc.text.rstrip()))
    if not named or colon is None or said.end - said.start < len(match[1]):
        return None
    source, marks = (Span(begin(named[0]), end(named[-1])),), cover([colon])
    draft = Draft("transcript-line", None, colon, named[-1], source, marks, (said,), passage.span, quoted=True)
    passage.drafts.append(draft)
    return draft


def _holder(passage: Passage, quotation: Quotation) -> Draft | None:
    """Return the draft whose content already holds the quotation."""
    for draft in passage.drafts:
        if any(s.start < quotation.inner.end and quotation.inner.start < s.end for s in draft.content) and draft.quoted:
            return draft
    return None


def _attribute(quotation: Quotation, passage: Passage, search: _Search) -> Draft | None:
    text, last = search.text, search.last
    if quotation.chain != quotation.span.start and quotation.chain in search.chains:
        first = search.chains[quotation.chain]
        if first in passage.drafts:
            return _add(first, quotation, text)
        return _go_on(first, quotation, passage, "quote-continued")
    speech = speech_after(quotation, passage, search.index, text) or speech_before(quotation, passage, search.index)
    signer = signed_below(quotation, passage, text) if speech is None else None
    if signer is not None:
        return _signed(signer, quotation, passage)
    if speech is not None:
        same = next((d for d in passage.drafts if d.head == speech.verb), None)
        if same is None:
            return _led_up(_new(speech, quotation, passage), quotation, passage, text)
        if same.quoted or same.cue is None or same.cue.act is Act.STATEMENT:
            return _add(same, quotation, text)
        return None  # “who hopes to be elected, “…””
    between = _between(last, quotation, text) if last is not None and last.quoted else None
    if last is not None and between == "":
        return _add(last, quotation, text)
    if not _starts_sentence(quotation, text):
        return None  # “The report, “a sorry tale of neglect”, came late”
    speakers = _just_spoken(passage, quotation.span.start)
    spoken = speakers[-1] if len({d.source for d in speakers}) == 1 else None
    if not speakers and between is not None:
        spoken = last
    if spoken is not None:
        return _go_on(spoken, quotation, passage, "quote-same-speaker")
    if quotation.span.start == passage.span.start and search.before is not None:
        return _from_paragraph_before(quotation, passage, search.before, text)
    return None


def _add(draft: Draft, quotation: Quotation, text: str) -> Draft:
    """“…,” she said, “but …”: one claim, of both stretches."""
    draft.content = merge((*draft.content, quotation.span), text)
    draft.sentence = Span(min(draft.sentence.start, quotation.span.start), max(draft.sentence.end, quotation.span.end))
    draft.quoted = True
    return draft


def _new(speech: Speech, quotation: Quotation, passage: Passage) -> Draft:
    words = phrase(speech.speaker, full=True) if speech.speaker is not None else []
    words = [t for t in words if t.i != speech.verb.i and not quotation.span.covers(Span(begin(t), end(t)))]
    place = sentence(speech.verb)
    place = Span(min(place.start, quotation.span.start), max(place.end, quotation.span.end))
    said, marks = (quotation.span,), cover([speech.verb])
    draft = Draft(speech.rule, speech.cue, speech.verb, speech.speaker, cover(words), marks, said, place, quoted=True)
    passage.drafts.append(draft)
    return draft


def _signed(signer: Token, quotation: Quotation, passage: Passage) -> Draft:
    """Make a draft for a quotation over a line with a name; the name itself is all that marks it."""
    name = cover(phrase(signer, full=True))
    place = Span(quotation.span.start, name[-1].end)
    draft = Draft("quote-signature", None, signer, signer, name, name, (quotation.span,), place, quoted=True)
    passage.drafts.append(draft)
    return draft


def _led_up(draft: Draft, quotation: Quotation, passage: Passage, text: str) -> Draft:
    """“They will lose, “not for want of money”, he said.”: the words that lead up to a quotation are his as well."""
    if draft.rule != "quote-before-cue" or _starts_sentence(quotation, text) or passage.quotations[0] is not quotation:
        return draft
    before = [t for t in passage.doc if end(t) <= quotation.span.start and not t.is_space]
    stop = max((t.i for t in before if t.text in (".", "!", "?", ":", ";")), default=-1)
    words = [t for t in before if t.i > stop and not (t.text in "\"'" and t is before[-1])]
    place = Span(begin(words[0]), quotation.span.start) if words else quotation.span
    if words and not any(place.covers(s) for d in passage.drafts if d is not draft for s in (*d.cue_spans, *d.content)):
        draft.content = merge((Span(place.start, end(words[-1])), quotation.span), text)
    return draft


def _go_on(first: Draft, quotation: Quotation, passage: Passage, rule: str) -> Draft:
    """Make a draft with the speaker of an earlier one."""
    draft = Draft(
        rule,
        first.cue,
        first.head,
        first.source_head,
        first.source,
        first.cue_spans,
        (quotation.span,),
        quotation.span,
        quoted=True,
        reasons=["speaker of an earlier quotation"],
    )
    passage.drafts.append(draft)
    return draft


def _from_paragraph_before(quotation: Quotation, passage: Passage, before: Passage, text: str) -> Draft | None:
    """The paragraph before ends in a colon after a cue, or it speaks and a quotation is all of this paragraph."""
    words = before.doc.text.rstrip()
    if words.endswith(":"):
        clause = _last_speaking(before)
        if clause is not None:
            speech = Speech("colon-paragraph", None, clause.head, clause.subject)
            draft = _new(speech, quotation, passage)
            draft.sentence = quotation.span
            return draft
    if _TRANSCRIPT.match(quotation.inner.of(text)):
        return None
    speakers = _just_spoken(before, before.span.end)
    signed = any(d.rule == "quote-signature" for d in speakers)
    heard = speakers and (speakers[-1].quoted or speakers[-1].cue is None or speakers[-1].cue.act is not Act.FINDING)
    if len({d.source for d in speakers}) == 1 and heard and not signed:
        return _go_on(speakers[-1], quotation, passage, "quote-next-paragraph")
    alone = not text[quotation.span.end : passage.span.end].strip()
    speaking = [
        d for d in before.drafts if d.source and (d.quoted or (d.cue is not None and d.cue.act is Act.STATEMENT))
    ]
    last = max(speaking, key=lambda d: d.place.end, default=None)
    if alone and last is not None:
        return _go_on(last, quotation, passage, "quote-next-paragraph")
    quoted = [d for d in before.drafts if d.quoted]
    if quoted and before.quotations and before.quotations[-1].span.end >= before.span.end - 1:
        starts = before.quotations[-1]
        if starts.span.start == before.span.start and text[starts.chain] == text[quotation.span.start]:
            return _go_on(quoted[-1], quotation, passage, "quote-next-paragraph")
    return None


def _last_speaking(passage: Passage) -> Clause | None:
    speaking = [
        c
        for c in passage.clauses
        if c.subject is not None and stands_as(c.head, ROOT, CLAUSE_COMPLEMENT, CONJUNCT, PARATAXIS)
    ]
    return speaking[-1] if speaking else None


def _between(last: Draft, quotation: Quotation, text: str) -> str:
    """Return what stands between a claim and a quotation after it, without the rest of the cue's own sentence."""
    before = [s.end for s in (*last.content, *last.cue_spans, *last.source) if s.end <= quotation.span.start]
    edge = max(before)
    gap = text[edge : quotation.span.start]
    if not text[:edge].rstrip(MARKS).endswith((".", "!", "?")):
        stop = _STOP.search(gap)
        gap = gap[stop.end() :] if stop is not None else ""
    return gap.strip(WHITE)


def _starts_sentence(quotation: Quotation, text: str) -> bool:
    before = text[: quotation.span.start].rstrip(MARKS)
    return not before or before[-1] in ".!?:…" or "\n" in text[len(before) : quotation.span.start]


def _just_spoken(passage: Passage, edge: int) -> list[Draft]:
    """“She said the ward was full. “…””: who says something in the sentence that ends here, first its main clause."""
    before = [t for t in passage.doc if end(t) <= edge and not t.is_space]
    if not before:
        return []
    place = sentence(before[-1])
    said = [d for d in passage.drafts if d.source and d.cue_spans and place.covers(d.cue_spans[0]) and _utters(d)]
    outer = [d for d in said if not any(s.covers(d.cue_spans[0]) for o in said for s in o.content if o is not d)]
    main = [d for d in outer if d.head is not None and stands_as(d.head, ROOT)]
    return main or outer


def _utters(draft: Draft) -> bool:
    return draft.quoted or (draft.cue is not None and draft.cue.act not in (Act.INTENTION, Act.PREDICTION))
