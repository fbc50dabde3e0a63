"""Who speaks a quotation: by position, syntax and discourse.

The cue of a quotation is looked for in the words beside it (“…,” said X; X said: “…”; “…” – X), then the
quotation goes on from the one before it (“…,” he said. “…”), from the paragraph before (reopened, or introduced
by a colon), or it stays without a speaker, which is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from spacy.tokens import Token

from kg.claims.confidence import Doubt
from kg.claims.draft import Draft, Drafts, Key, Kind, Material, Refused, Speech
from kg.claims.finders.credit import credited, credited_below, is_dashed
from kg.claims.finders.discourse import (
    between_claims,
    just_spoken,
    last_speaking,
    speaks_on,
    starts_sentence,
)
from kg.claims.finders.finder import Finder
from kg.claims.finders.quoting import is_quoting, quoted_by
from kg.claims.finders.speech import SIGNATURE, STOPS, speech_after, speech_before, words_before
from kg.claims.lexicon import lemma_of
from kg.claims.spans import WHITE, hull, merge
from kg.lang.tables import words
from kg.model import Act
from kg.page import Paragraph
from kg.quotations import Quotation
from kg.syntax import between, cover, phrase, sentence

LABEL = re.compile(r"[\s\"“]*([A-Z][\w.'’ -]{1,30}):\s*(?=\S)")
"""A name, or what may be one, and a colon before what is said: another speaks."""

UNSPOKEN = "quotation without a speaker"
"""Why a quotation is no claim."""

THIRD_PERSON = words("speaking", "third_person")
ADDING = words("speaking", "adding")


@dataclass(slots=True)
class _Search:
    """Where the search for speakers has come to: the paragraph, the last draft in it, running quotations."""

    material: Material
    known: Drafts
    at: int = 0
    last: Draft | None = None
    chains: dict[int, Key] = field(default_factory=dict)
    credits: set[int] = field(default_factory=set)
    """Where the lines begin that are credited with the quotation above them."""

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.material.text

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph that is searched."""
        return self.material.paragraphs[self.at]

    @property
    def here(self) -> list[Draft]:
        """The drafts of the paragraph whose cues stand in no quotation."""
        return self.known.outside(self.paragraph)

    def go_to(self, number: int) -> None:
        """Turn to a paragraph; a turn of a dialogue speaks in it from the start."""
        self.at = number
        self.last = next((draft for draft in self.here if draft.kind is Kind.TURN), None)


def find(material: Material, earlier: Drafts) -> Iterator[Draft | Refused]:
    """Yield for every quotation of somebody's words a new draft or one it belongs to, else that nobody is found."""
    search = _Search(material, Drafts(earlier))
    left: list[tuple[int, Quotation]] = []
    for number, paragraph in enumerate(material.paragraphs):
        search.go_to(number)
        for quotation in paragraph.speech:
            draft = _holder(quotation, search) or _attribute(quotation, search)
            if draft is None:
                left.append((number, quotation))
            else:
                search.last = search.known.add(_joined(draft, quotation, search))
    lost = []
    for number, quotation in reversed(left):
        search.at = number
        draft = _named_later(quotation, search)
        if draft is None:
            lost.append(Refused(quotation.span, UNSPOKEN))
        else:
            search.known.add(draft)
    yield from search.known.since(earlier)
    yield from reversed(lost)


def _joined(draft: Draft, quotation: Quotation, search: _Search) -> Draft:
    """Tell whether the quotation was closed, and with which draft it began: “…” “…,” he said: he is who began."""
    if not quotation.closed and Doubt.UNCLOSED not in draft.doubts:
        draft = replace(draft, doubts=(*draft.doubts, Doubt.UNCLOSED))
    first = search.chains.setdefault(quotation.chain, draft.key)
    if first != draft.key and draft.speaker is not None and draft.speaker.lower_ in THIRD_PERSON:
        draft = replace(draft, begun=first)
    return draft


def _holder(quotation: Quotation, search: _Search) -> Draft | None:
    """Return the draft whose content already holds the quotation."""
    for draft in search.here:
        if draft.quoted and any(span.overlaps(quotation.inner) for span in draft.content):
            return draft
    return None


def _attribute(quotation: Quotation, search: _Search) -> Draft | None:
    """Return the draft of a quotation, new or one that it belongs to; None if nobody is found."""
    if quotation.chain != quotation.span.start and quotation.chain in search.chains:
        return _reopened(quotation, search)
    paragraph, cues, text = search.paragraph, search.material.cues, search.text
    led_up = text[paragraph.span.start : quotation.span.start].rstrip().endswith(":")
    before = speech_before(quotation, paragraph, cues) if led_up else None  # “He said: “….” She added …”
    speech = before or speech_after(quotation, paragraph, cues, text) or speech_before(quotation, paragraph, cues)
    if speech is not None:
        return _beside(speech, quotation, search)
    signer = credited(quotation, paragraph, text) or _signer_below(quotation, search)
    if signer:
        return _signed(signer, quotation, paragraph)
    return _adjoining(quotation, search)


def _signer_below(quotation: Quotation, search: _Search) -> Sequence[Token]:
    """The line below a quotation that is all of its paragraph, unless such lines stand above what they belong to."""
    paragraph, page, text = search.paragraph, search.material.page, search.text
    below, above = page.after(paragraph), page.before(paragraph)
    around = text[paragraph.span.start : quotation.span.start] + text[quotation.span.end : paragraph.span.end]
    if below is None or around.strip():
        return ()
    heads = above is not None and above.span.start not in search.credits and not above.speech
    if heads and above is not None and credited_below(above, text) and not is_dashed(below, text):
        return ()
    signer = credited_below(below, text)
    if signer:
        search.credits.add(below.span.start)
    return signer


def _reopened(quotation: Quotation, search: _Search) -> Draft:
    """A quotation that began paragraphs before, or in this one."""
    first = search.known[search.chains[quotation.chain]]
    if first in search.here:
        return first.taking_in(quotation, search.text)
    return _go_on(first, quotation, search.paragraph, "quote-continued")


def _beside(speech: Speech, quotation: Quotation, search: _Search) -> Draft | None:
    """The cue stands beside the quotation: it may mark a draft already."""
    same = next((d for d in search.here if d.head == speech.head), None)
    if same is None:
        return _led_up(_new(speech, quotation, search.paragraph), quotation, search)
    if same.quoted or same.cue is None or same.cue.act is Act.STATEMENT:
        return same.taking_in(quotation, search.text)
    return None  # “who hopes to be elected, “…””


def _adjoining(quotation: Quotation, search: _Search) -> Draft | None:
    """No cue stands beside it: it goes on with what was said last, here or in the paragraph before."""
    paragraph, last, text = search.paragraph, search.last, search.text
    gap = between_claims(last, quotation, text) if last is not None and last.quoted else None
    if last is not None and gap == "":
        return last.taking_in(quotation, text)
    if not starts_sentence(quotation, text):
        return None  # “The report, “a sorry tale of neglect”, came late”
    speakers = just_spoken(paragraph, search.here, quotation.span.start)
    if not speakers and last is not None and gap is not None:
        return _go_on(last, quotation, paragraph, "quote-same-speaker")
    if len({d.source for d in speakers}) == 1:
        return _go_on(speakers[-1], quotation, paragraph, "quote-same-speaker")
    if quotation.span.start == paragraph.span.start and search.at:
        return _from_paragraph_before(quotation, search)
    return None


def _from_paragraph_before(quotation: Quotation, search: _Search) -> Draft | None:
    """The paragraph before ends in a colon after a cue, or it speaks and a quotation is all of this paragraph."""
    above = search.material.paragraphs[search.at - 1]
    clause = last_speaking(above) if above.span.of(search.text).rstrip().endswith(":") else None
    if clause is not None:
        speaker = quoted_by(clause.head) if is_quoting(clause.head) else clause.subject
        speech = Speech(Kind.QUOTATION, "colon-paragraph", None, clause.head, speaker)
        return replace(_new(speech, quotation, search.paragraph), sentence=quotation.span)
    if LABEL.match(quotation.inner.of(search.text)):
        return None
    first = speaks_on(quotation, search.paragraph, above, search.known.outside(above), search.text)
    return _go_on(first, quotation, search.paragraph, "quote-next-paragraph") if first is not None else None


def _named_later(quotation: Quotation, search: _Search) -> Draft | None:
    """““A. “B,” she said.”, ““A.” She added: …”: who speaks is named only after it."""
    if quotation.chain in search.chains:
        return _reopened(quotation, search)
    after = [d for d in search.here if d.cue_spans and d.cue_spans[0].start >= quotation.span.end]
    added = min(after, key=lambda d: d.cue_spans[0], default=None)
    if added is None or added.head is None or added.speaker is None or lemma_of(added.head) not in ADDING:
        return None
    if added.speaker.pos_ != "PRON" or search.text[quotation.span.end : added.source[0].start].strip(WHITE):
        return None
    return _go_on(added, quotation, search.paragraph, "quote-same-speaker")


# --- drafts of quotations -------------------------------------------------------------------------------------------


def _new(speech: Speech, quotation: Quotation, paragraph: Paragraph) -> Draft:
    assert speech.head is not None  # a verb, colon or dash
    named = phrase(speech.source, full=True) if speech.source is not None else []
    named = [t for t in named if t.i != speech.head.i and not quotation.span.covers(between(t, t))]
    return Draft(
        mark=speech,
        at=quotation.span.start,
        source=cover(named),
        cue_spans=cover([speech.head]),
        content=(quotation.span,),
        sentence=hull(sentence(speech.head), quotation.span),
        paragraph=paragraph,
        quoted=True,
    )


def _signed(signer: Sequence[Token], quotation: Quotation, paragraph: Paragraph) -> Draft:
    """Make a draft for a quotation with a credit line; the name itself is all that marks it."""
    name = cover(signer)
    return Draft(
        mark=Speech(Kind.SIGNED, SIGNATURE, None, signer[-1], signer[-1]),
        at=quotation.span.start,
        source=name,
        cue_spans=name,
        content=(quotation.span,),
        sentence=hull(quotation.span, name[-1]),
        paragraph=paragraph,
        quoted=True,
    )


def _go_on(first: Draft, quotation: Quotation, paragraph: Paragraph, rule: str) -> Draft:
    """Make a draft with the speaker of an earlier one."""
    return Draft(
        mark=Speech(Kind.QUOTATION, rule, first.cue, first.head, first.speaker),
        at=quotation.span.start,
        source=first.source,
        cue_spans=first.cue_spans,
        content=(quotation.span,),
        sentence=quotation.span,
        paragraph=paragraph,
        quoted=True,
        doubts=(Doubt.EARLIER_SPEAKER,),
    )


def _led_up(draft: Draft, quotation: Quotation, search: _Search) -> Draft:
    """“They will lose, “not for want of money”, he said.”: the words that lead up to a quotation are his as well."""
    paragraph = search.paragraph
    leads = quotation.span.end <= draft.cue_spans[0].start and paragraph.speech[0] is quotation
    if draft.kind is Kind.SIGNED or not leads or starts_sentence(quotation, search.text):
        return draft
    said = list(takewhile(lambda t: t.text not in (*STOPS, ":", ";"), words_before(paragraph, quotation.span.start)))
    if said and said[0].text in "\"'":
        said.pop(0)  # the mark that opens the quotation
    if not said:
        return draft
    place = between(said[-1], said[0])
    if any(place.covers(s) for d in search.here for s in (*d.cue_spans, *d.content)):
        return draft
    return replace(draft, content=merge((place, quotation.span), search.text))


FINDER = Finder(
    "quotation",
    find,
    (
        "quote-before-cue",
        "cue-before-quote",
        "speaker-colon",
        SIGNATURE,
        "quote-continued",
        "quote-same-speaker",
        "quote-next-paragraph",
        "colon-paragraph",
    ),
)
