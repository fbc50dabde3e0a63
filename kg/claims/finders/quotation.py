"""Who speaks a quotation: by position, syntax and discourse.

The cue of a quotation is looked for in the words beside it (“…,” said X; X said: “…”; “…” – X), then the
quotation goes on from the one before it (“…,” he said. “…”), from the paragraph before (reopened, or introduced
by a colon), or it stays without a speaker, which is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.claims.draft import Draft, Drafts, Kind, Material, Refused, Speech
from kg.claims.finders.finder import Finder
from kg.claims.finders.speech import signed_below, speech_after, speech_before
from kg.claims.finders.turn import LABEL, turn, turns
from kg.claims.lexicon import lemma_of
from kg.claims.spans import merge
from kg.lang.tables import words
from kg.model import Act, Span
from kg.page import Paragraph
from kg.quotations import Quotation
from kg.syntax import Clause, begin, cover, end, phrase, sentence
from kg.syntax.relations import CLAUSE_COMPLEMENT, CONJUNCT, PARATAXIS, ROOT, stands_as

UNCLOSED = "quotation never closed"
"""Why a claim is less sure where its closing mark was forgotten: it may have ended before."""

UNSPOKEN = "quotation without a speaker"
"""Why a quotation is no claim."""

RULES = (
    "cue-before-quote",
    "quote-before-cue",
    "quote-continued",
    "quote-same-speaker",
    "quote-next-paragraph",
    "quote-signature",
    "speaker-colon",
    "colon-paragraph",
    "transcript-line",
)

ADDING = words("speaking", "adding")
THIRD_PERSON = words("speaking", "third_person")

WHITE = " \t\n\u00a0“”\"'‘’`.,;-–—"
MARKS = " \t\n\u00a0“”\"'‘’`"
_STOP = re.compile(r"[.!?](?=[\s\"”’']|$)")


@dataclass(slots=True)
class _Search:
    """Where the search for speakers has come to: the last quotation here, the paragraph before, running quotations."""

    material: Material
    known: Drafts
    found: list[Draft] = field(default_factory=list)
    last: Draft | None = None
    before: Paragraph | None = None
    chains: dict[int, Draft] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.material.text

    def add(self, draft: Draft) -> Draft:
        """Take in a new draft."""
        self.found.append(draft)
        return self.known.add(draft)


def find(material: Material, earlier: Drafts) -> Iterator[Draft | Refused]:
    """Give every quotation of somebody's words a draft, or let an earlier one take it in."""
    left: list[tuple[Quotation, Paragraph]] = []
    search = _Search(material, Drafts(earlier))
    dialogue = len(turns(material.paragraphs)) > 1
    for paragraph in material.paragraphs:
        line = turn(paragraph) if dialogue else None
        search.last = search.add(line) if line is not None else None
        for quotation in paragraph.speech:
            draft = _holder(paragraph, quotation, search) or _attribute(quotation, paragraph, search)
            if draft is None:
                left.append((quotation, paragraph))
                continue
            if not quotation.closed and UNCLOSED not in draft.reasons:
                draft.reasons.append(UNCLOSED)
            first = search.chains.setdefault(quotation.chain, draft)
            if first is not draft and draft.source_head is not None and draft.source_head.lower_ in THIRD_PERSON:
                draft.begun = first  # “…” “…,” he said: he is who began
            search.last = draft
        search.before = paragraph
    lost = [quotation for quotation, paragraph in reversed(left) if not _named_later(quotation, paragraph, search)]
    yield from search.found
    yield from (Refused(quotation.span, UNSPOKEN) for quotation in reversed(lost))


def _named_later(quotation: Quotation, paragraph: Paragraph, search: _Search) -> bool:
    """““A. “B,” she said.”, ““A.” She added: …”: who speaks is named only after it. Tells whether that is so."""
    later = search.chains.get(quotation.chain)
    if later is not None:
        if later in search.known.outside(paragraph):
            later.take_in(quotation, search.text)
        else:
            _go_on(later, quotation, paragraph, "quote-continued", search)
        return True
    after = [d for d in search.known.outside(paragraph) if d.cue_spans and d.cue_spans[0].start >= quotation.span.end]
    added = min(after, key=lambda d: d.cue_spans[0], default=None)
    if added is None or added.head is None or added.source_head is None or lemma_of(added.head) not in ADDING:
        return False
    if added.source_head.pos_ != "PRON" or search.text[quotation.span.end : added.source[0].start].strip(WHITE):
        return False
    _go_on(added, quotation, paragraph, "quote-same-speaker", search)
    return True


def _holder(paragraph: Paragraph, quotation: Quotation, search: _Search) -> Draft | None:
    """Return the draft whose content already holds the quotation."""
    for draft in search.known.outside(paragraph):
        if any(s.start < quotation.inner.end and quotation.inner.start < s.end for s in draft.content) and draft.quoted:
            return draft
    return None


def _attribute(quotation: Quotation, paragraph: Paragraph, search: _Search) -> Draft | None:
    text, last = search.text, search.last
    if quotation.chain != quotation.span.start and quotation.chain in search.chains:
        first = search.chains[quotation.chain]
        if first in search.known.outside(paragraph):
            return first.take_in(quotation, text)
        return _go_on(first, quotation, paragraph, "quote-continued", search)
    cues, page = search.material.cues, search.material.page
    speech = speech_after(quotation, paragraph, cues, text) or speech_before(quotation, paragraph, cues)
    below = page.after(paragraph)
    signer = signed_below(quotation, paragraph, below.doc if below else None, text) if speech is None else None
    if signer is not None:
        return search.add(_signed(signer, quotation, paragraph))
    if speech is not None:
        same = next((d for d in search.known.outside(paragraph) if d.head == speech.head), None)
        if same is None:
            return _led_up(_new(speech, quotation, paragraph, search), quotation, paragraph, search)
        if same.quoted or same.cue is None or same.cue.act is Act.STATEMENT:
            return same.take_in(quotation, text)
        return None  # “who hopes to be elected, “…””
    between = _between(last, quotation, text) if last is not None and last.quoted else None
    if last is not None and between == "":
        return last.take_in(quotation, text)
    if not _starts_sentence(quotation, text):
        return None  # “The report, “a sorry tale of neglect”, came late”
    speakers = _just_spoken(paragraph, quotation.span.start, search)
    spoken = speakers[-1] if len({d.source for d in speakers}) == 1 else None
    if not speakers and between is not None:
        spoken = last
    if spoken is not None:
        return _go_on(spoken, quotation, paragraph, "quote-same-speaker", search)
    if quotation.span.start == paragraph.span.start and search.before is not None:
        return _from_paragraph_before(quotation, paragraph, search.before, search)
    return None


def _new(speech: Speech, quotation: Quotation, paragraph: Paragraph, search: _Search) -> Draft:
    words = phrase(speech.source, full=True) if speech.source is not None else []
    words = [t for t in words if t.i != speech.head.i and not quotation.span.covers(Span(begin(t), end(t)))]
    place = sentence(speech.head)
    place = Span(min(place.start, quotation.span.start), max(place.end, quotation.span.end))
    said, marks = (quotation.span,), cover([speech.head])
    return search.add(
        Draft(Kind.QUOTATION, speech.rule, speech, cover(words), marks, said, place, paragraph, quoted=True)
    )


def _signed(signer: Token, quotation: Quotation, paragraph: Paragraph) -> Draft:
    """Make a draft for a quotation over a line with a name; the name itself is all that marks it."""
    name = cover(phrase(signer, full=True))
    place = Span(quotation.span.start, name[-1].end)
    mark = Speech("quote-signature", None, signer, signer)
    return Draft(Kind.QUOTATION, mark.rule, mark, name, name, (quotation.span,), place, paragraph, quoted=True)


def _led_up(draft: Draft, quotation: Quotation, paragraph: Paragraph, search: _Search) -> Draft:
    """“They will lose, “not for want of money”, he said.”: the words that lead up to a quotation are his as well."""
    text = search.text
    if draft.rule != "quote-before-cue" or _starts_sentence(quotation, text) or paragraph.speech[0] is not quotation:
        return draft
    before = [t for t in paragraph.doc if end(t) <= quotation.span.start and not t.is_space]
    stop = max((t.i for t in before if t.text in (".", "!", "?", ":", ";")), default=-1)
    words = [t for t in before if t.i > stop and not (t.text in "\"'" and t is before[-1])]
    place = Span(begin(words[0]), quotation.span.start) if words else quotation.span
    others = (d for d in search.known.outside(paragraph) if d is not draft)
    if words and not any(place.covers(s) for d in others for s in (*d.cue_spans, *d.content)):
        draft.content = merge((Span(place.start, end(words[-1])), quotation.span), text)
    return draft


def _go_on(first: Draft, quotation: Quotation, paragraph: Paragraph, rule: str, search: _Search) -> Draft:
    """Make a draft with the speaker of an earlier one."""
    mark = Speech(rule, first.cue, first.head, first.source_head) if first.head is not None else None
    return search.add(
        Draft(
            kind=Kind.QUOTATION,
            rule=rule,
            mark=mark,
            source=first.source,
            cue_spans=first.cue_spans,
            content=(quotation.span,),
            sentence=quotation.span,
            paragraph=paragraph,
            quoted=True,
            reasons=["speaker of an earlier quotation"],
        )
    )


def _from_paragraph_before(
    quotation: Quotation, paragraph: Paragraph, before: Paragraph, search: _Search
) -> Draft | None:
    """The paragraph before ends in a colon after a cue, or it speaks and a quotation is all of this paragraph."""
    text = search.text
    if before.doc.text.rstrip().endswith(":"):
        clause = _last_speaking(before)
        if clause is not None:
            speech = Speech("colon-paragraph", None, clause.head, clause.subject)
            draft = _new(speech, quotation, paragraph, search)
            draft.sentence = quotation.span
            return draft
    if LABEL.match(quotation.inner.of(text)):
        return None
    speakers = _just_spoken(before, before.span.end, search)
    signed = any(d.rule == "quote-signature" for d in speakers)
    heard = speakers and (speakers[-1].quoted or speakers[-1].cue is None or speakers[-1].cue.act is not Act.FINDING)
    if len({d.source for d in speakers}) == 1 and heard and not signed:
        return _go_on(speakers[-1], quotation, paragraph, "quote-next-paragraph", search)
    alone = not text[quotation.span.end : paragraph.span.end].strip()
    sourced = (d for d in search.known.outside(before) if d.source)
    speaking = [d for d in sourced if d.quoted or (d.cue is not None and d.cue.act is Act.STATEMENT)]
    last = max(speaking, key=lambda d: d.place.end, default=None)
    if alone and last is not None:
        return _go_on(last, quotation, paragraph, "quote-next-paragraph", search)
    quoted = [d for d in search.known.outside(before) if d.quoted]
    if quoted and before.speech and before.speech[-1].span.end >= before.span.end - 1:
        starts = before.speech[-1]
        if starts.span.start == before.span.start and text[starts.chain] == text[quotation.span.start]:
            return _go_on(quoted[-1], quotation, paragraph, "quote-next-paragraph", search)
    return None


def _last_speaking(paragraph: Paragraph) -> Clause | None:
    speaking = [
        c
        for c in paragraph.clauses
        if c.subject is not None and stands_as(c.head, ROOT, CLAUSE_COMPLEMENT, CONJUNCT, PARATAXIS)
    ]
    return speaking[-1] if speaking else None


def _between(last: Draft, quotation: Quotation, text: str) -> str:
    """Return what stands between a claim and a quotation after it, without the rest of the cue's own sentence."""
    before = [s.end for s in (*last.content, *last.cue_spans, *last.source) if s.end <= quotation.span.start]
    edge = max(before)
    gap = text[edge : quotation.span.start]
    ends = _before(text, edge)
    if ends < 0 or text[ends] not in ".!?":
        stop = _STOP.search(gap)
        gap = gap[stop.end() :] if stop is not None else ""
    return gap.strip(WHITE)


def _starts_sentence(quotation: Quotation, text: str) -> bool:
    last = _before(text, quotation.span.start)
    return last < 0 or text[last] in ".!?:…" or "\n" in text[last + 1 : quotation.span.start]


def _before(text: str, place: int) -> int:
    """Return where the last character stands before a place, white space and quotation marks aside; -1 for none."""
    place -= 1
    while place >= 0 and text[place] in MARKS:
        place -= 1
    return place


def _just_spoken(paragraph: Paragraph, edge: int, search: _Search) -> list[Draft]:
    """“She said the ward was full. “…””: who says something in the sentence that ends here, first its main clause."""
    before = [t for t in paragraph.doc if end(t) <= edge and not t.is_space]
    if not before:
        return []
    place = sentence(before[-1])
    sourced = (d for d in search.known.outside(paragraph) if d.source and d.cue_spans)
    said = [d for d in sourced if place.covers(d.cue_spans[0]) and _utters(d)]
    outer = [d for d in said if not any(s.covers(d.cue_spans[0]) for o in said for s in o.content if o is not d)]
    main = [d for d in outer if d.head is not None and stands_as(d.head, ROOT)]
    return main or outer


def _utters(draft: Draft) -> bool:
    return draft.quoted or (draft.cue is not None and draft.cue.act not in (Act.INTENTION, Act.PREDICTION))


FINDER = Finder("quotation", find, RULES)
