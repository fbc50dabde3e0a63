"""From drafts to claims: the speaker resolved, target, addressee, nesting, share, confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from spacy.tokens import Token

from kg.actors import Cast
from kg.claims.draft import FIRST_PERSON, THIRD_PERSON, Draft, Passage, nest, open_passage
from kg.claims.finders.author import draft_author
from kg.claims.finders.quotation import WHITE, draft_quotations
from kg.claims.finders.reported import draft_frames
from kg.claims.finders.transcript import draft_threads
from kg.claims.gaps import find_gaps
from kg.claims.lexicon import is_document, is_share
from kg.claims.meaning import meaning
from kg.claims.speaker import Voice, Voices, documents_in
from kg.claims.target import about, addressee, target
from kg.claims.topics import TopicIndex
from kg.model import (
    Act,
    Actor,
    BlockKind,
    Claim,
    DateBasis,
    Event,
    Evidence,
    Gap,
    Polarity,
    Span,
    Spans,
)
from kg.page import Page
from kg.quotations import Quotation
from kg.rules.cue import CueIndex, load_cues
from kg.syntax import begin, end, sentence
from kg.syntax.relations import ACTIVE_SUBJECT, stands_as

LOWERED = {
    "pronoun": 0.1,
    "first person inside a quotation": 0.05,
    "speaker of an earlier quotation": 0.15,
    "unresolved speaker": 0.2,
    "no speaker named": 0.2,
    "the document's author is not named": 0.1,
    "a body that is not named": 0.1,
    "body named elsewhere in the text": 0.3,
    "the people addressed": 0.2,
    "quotation never closed": 0.15,
    "speaker taken over from another clause": 0.05,
}
"""By how much a named reason lowers the confidence of a claim."""

PRIORS = {
    "according-to": 0.95,
    "author-demand": 0.75,
    "colon-paragraph": 0.95,
    "comment": 0.9,
    "cue-before-quote": 0.95,
    "quote-before-cue": 0.95,
    "quote-continued": 0.95,
    "quote-next-paragraph": 0.75,
    "quote-same-speaker": 0.85,
    "quote-signature": 0.85,
    "speaker-colon": 0.9,
    "transcript-line": 0.9,
}


POINTING_WORDS = 4
"""What is said in no more words than these, none of them a noun, cannot stand alone."""

ECHO_WORDS = 8
"""A quotation of fewer words may be said twice by chance."""

WORD_LENGTH = 6
"""Characters an English word takes, with the space."""

PERFORMED = frozenset(
    {
        Act.DEMAND,
        Act.CRITICISM,
        Act.ACCUSATION,
        Act.BLAME,
        Act.ENDORSEMENT,
        Act.DENIAL,
        Act.WARNING,
        Act.PROMISE,
        Act.REFUSAL,
    }
)
"""Acts that the words of a quotation can perform."""

MENTAL = frozenset({Act.BELIEF, Act.INTENTION, Act.STATEMENT, Act.DEMAND, Act.FINDING, Act.PREDICTION, Act.PROMISE})
"""Acts that count inside another claim only where what is said is a clause: “who want to leave” is no claim."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The document around a claim: its parses, who is in it and what happens in it."""

    page: Page
    cast: Cast
    events: Sequence[Event]
    topics: TopicIndex


@dataclass(frozen=True, slots=True)
class ClaimsFound:
    """The claims of a document, those whose speaker could not be told, and what was not understood."""

    claims: tuple[Claim, ...]
    unresolved: tuple[Claim, ...]
    gaps: tuple[Gap, ...]
    actors: tuple[Actor, ...] = ()


def find_claims(
    page: Page,
    cast: Cast,
    *,
    events: Sequence[Event] = (),
    topics: TopicIndex | None = None,
    author_claims: bool = False,
) -> ClaimsFound:
    """Return the claims of a document in text order. `author_claims`: also the author's own demands."""
    index = load_cues()
    passages, lost = draft_claims(page, index)
    drafts = [d for p in passages for d in (*p.drafts, *p.inner)]
    if author_claims:
        drafts.extend(draft_author(passages, drafts))
    drafts.sort(key=lambda d: (d.content[0], d.rule))
    nest(drafts)
    voices = Voices(cast, page.document.text, page.document.id)
    resolved = _resolve(drafts, passages, voices)
    _collapse_surveys(drafts, resolved)
    claims = _finish(drafts, resolved, Setting(page, cast, events, topics or TopicIndex()))
    known = tuple(c for c in claims if c.claimant is not None)
    unknown = tuple(c for c in claims if c.claimant is None)
    gaps = find_gaps(passages, claims, lost, index)
    return ClaimsFound(known, unknown, gaps, tuple(voices.unnamed.values()))


def draft_claims(page: Page, index: CueIndex, *, headlines: bool = False) -> tuple[list[Passage], list[Quotation]]:
    """Return the paragraphs with their drafts (nobody resolved yet) and the quotations left without a speaker.

    Headlines are left out, unless wanted: what they claim the text says in full.
    """
    text = page.document.text
    passages = [
        open_passage(paragraph, text, below=below)
        for paragraph, below in zip_longest(page.paragraphs, page.parses[1:])
        if headlines or paragraph.kind is not BlockKind.TITLE
    ]
    for passage in passages:
        draft_frames(passage, index, text)
    lost = draft_quotations(passages, index, text)
    draft_threads(passages, index, text)
    return passages, lost


def _resolve(drafts: Sequence[Draft], passages: Sequence[Passage], voices: Voices) -> dict[int, Voice]:
    """Resolve speakers in text order, outer claims first, taking note of the documents on the way."""
    found: dict[int, Voice] = {}
    nouns = sorted((t for p in passages for t in documents_in(iter(p.doc))), key=begin)
    noted = 0

    def resolve(draft: Draft) -> Voice:
        nonlocal noted
        if id(draft) not in found:
            outer = resolve(draft.outer) if draft.outer is not None else None
            while noted < len(nouns) and begin(nouns[noted]) <= draft.place.end:
                voices.read(nouns[noted])
                noted += 1
            found[id(draft)] = resolve(draft.begun) if draft.begun is not None else voices.of(draft, outer)
            finder = found[id(draft)].actor
            if finder is not None and draft.cue is not None and draft.cue.act is Act.FINDING:
                voices.own([n for n in nouns if draft.sentence.covers(Span(begin(n), end(n)))], finder)
        return found[id(draft)]

    for draft in drafts:
        resolve(draft)
    for draft in drafts:  # what names no speaker may be the finding of the one body the text names
        if found[id(draft)].actor is None and draft.source_head is None:
            found[id(draft)] = voices.of(draft, None)
    outermost = (d for d in drafts if d.outer is None and d.cue_spans)
    for first, second in pairwise(sorted(outermost, key=lambda d: d.cue_spans[0])):
        if found[id(second)].actor is None and _goes_on(first, second, voices.text):
            found[id(second)] = voices.again(first, found[id(first)])
    return found


def _goes_on(first: Draft, second: Draft, text: str) -> bool:
    """“Ofsted said homes were unsafe. It added that …”: “it” begins the sentence after a claim, and speaks."""
    it = second.source_head
    if it is None or it.lower_ != "it" or any(t.pos_ not in ("CCONJ", "ADV") for t in it.doc[it.sent.start : it.i]):
        return False
    start = sentence(it).start
    return first.sentence.end <= start and not text[first.sentence.end : start].strip(WHITE)


def _collapse_surveys(drafts: list[Draft], resolved: Mapping[int, Voice]) -> None:
    """“The survey found that many reported X” is what many report, by the survey: only the inner claim stays."""
    for inner in list(drafts):
        outer = inner.outer
        if (
            outer is None
            or outer.source_head is None
            or outer.quoted
            or outer not in drafts
            or not is_document(outer.source_head)
        ):
            continue
        if not (is_share(inner.source_head) and inner.size * 2 >= outer.size and resolved[id(inner)].actor):
            continue
        drafts.remove(outer)
        for draft in drafts:
            if draft.outer is outer:
                draft.outer = outer.outer
        inner.relayed_by = resolved[id(outer)].actor


def _finish(drafts: Sequence[Draft], resolved: Mapping[int, Voice], setting: Setting) -> tuple[Claim, ...]:
    made: dict[int, Claim] = {}
    for draft in sorted(drafts, key=_depth):
        voice = resolved[id(draft)]
        if draft.outer is not None and draft.outer.rule == "author-demand":
            continue
        if draft.outer is not None and (
            id(draft.outer) not in made or _echoes_outer(draft, voice, resolved[id(draft.outer)])
        ):
            continue
        outer = made.get(id(draft.outer))
        made[id(draft)] = _claim(draft, voice, outer, setting, _performed(draft, drafts))
    return tuple(made[id(d)] for d in drafts if id(d) in made)


def _depth(draft: Draft) -> int:
    return 0 if draft.outer is None else 1 + _depth(draft.outer)


def _echoes_outer(draft: Draft, voice: Voice, outer: Voice) -> bool:
    """“I think …” inside somebody's own quotation, “they feel …” inside what they report: said by the outer claim."""
    token = draft.source_head
    if token is None or token.lower_ in FIRST_PERSON or voice.actor is None or voice.actor == outer.actor:
        return True
    if draft.outer is not None and not draft.outer.quoted and token.pos_ == "PRON":
        return True
    weak = draft.frame is not None and "clause" not in draft.frame.parts and draft.cue is not None
    return weak and draft.cue is not None and draft.cue.act in MENTAL


def _performed(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The act that what is said performs in its own words: “We call on ministers to act” is a demand, whatever the cue.

    So is “she said she opposed the cuts” a criticism.
    """
    if draft.cue is not None and draft.cue.act is not Act.STATEMENT:
        return None
    own = [d for d in drafts if d.outer is draft and d.source_head is not None and _speaks_of_itself(d, draft)]
    return next((d for d in own if d.cue is not None and d.cue.act in PERFORMED and not _unperformed(d)), None)


def _unperformed(inner: Draft) -> bool:
    """“I don't blame them” blames nobody."""
    clause = inner.frame.clause if inner.frame is not None else None
    denied = clause is not None and clause.polarity is Polarity.DENIED
    return denied and inner.cue is not None and inner.cue.negated in ("keep", "skip")


def _speaks_of_itself(inner: Draft, draft: Draft) -> bool:
    token = inner.source_head
    if token is None or draft.quoted:
        return token is not None and token.lower_ in FIRST_PERSON
    own = draft.frame is not None and inner.head in draft.frame.content and inner.frame is not None
    return own and stands_as(token, ACTIVE_SUBJECT) and token.lower_ in THIRD_PERSON


def _claim(draft: Draft, voice: Voice, outer: Claim | None, setting: Setting, performed: Draft | None = None) -> Claim:
    page, cast = setting.page, setting.cast
    document = page.document
    paragraph = page.at(draft.content[0].start)
    published = paragraph.date if paragraph is not None else document.date
    tokens = page.tokens_in(draft.content)
    act = performed or draft
    means = meaning(act, page.tokens_in(act.content))
    aim = target(act, cast, tokens, voice.actor, means)
    reasons = [*draft.reasons, *voice.reasons]
    if draft.frame is not None and draft.frame.inherited:
        reasons.append("speaker taken over from another clause")
    content = _readable(draft, tokens)
    topics = setting.topics.find(tokens)
    prior = draft.cue.weight if draft.cue is not None and draft.rule not in PRIORS else PRIORS.get(draft.rule, 0.9)
    confidence = round(max(0.1, prior - sum(LOWERED.get(r, 0.0) for r in reasons)), 2)
    return Claim(
        claimant=voice.actor,
        act=means.act,
        text=" … ".join(s.of(document.text) for s in content),
        stance=means.stance,
        polarity=means.polarity,
        modality=means.modality,
        target=aim,
        about=about(content, cast, setting.events, {voice.actor, *aim}),
        topics=tuple(dict.fromkeys(topic for topic, _ in topics)),
        addressee=addressee(draft, cast, voice.actor),
        date=published,
        date_basis=DateBasis.DOCUMENT if published else None,
        share=voice.share,
        reported_by=_chain(draft, outer, voice.actor),
        within=outer.id if outer is not None else None,
        scope=_scope(draft, voice.actor, document.id, content),
        cue=" ".join(s.of(document.text) for s in draft.cue_spans),
        confidence=confidence,
        reasons=tuple(dict.fromkeys(reasons)),
        evidence=(Evidence(document.id, draft.sentence, draft.rule, draft.source, draft.cue_spans, content, topics),),
    )


def _scope(draft: Draft, speaker: str | None, document_id: str, content: Spans) -> str:
    """A long quotation of somebody known by name is the same wherever it is echoed; all else is its document's."""
    words = sum(s.end - s.start for s in content) // WORD_LENGTH
    known = speaker is not None and document_id not in speaker
    return "" if draft.quoted and draft.outer is None and known and words >= ECHO_WORDS else document_id


def _chain(draft: Draft, outer: Claim | None, speaker: str | None) -> tuple[str, ...]:
    """Return through whom the claim reaches the author, outermost first."""
    chain = (*outer.reported_by, outer.claimant) if outer is not None else ()
    return tuple(dict.fromkeys(a for a in (*chain, draft.relayed_by) if a is not None and a != speaker))


def _readable(draft: Draft, tokens: Sequence[Token]) -> Spans:
    """Return the content; the whole clause where it is but a pronoun: “dismissed them”, “refused to confirm this”."""
    names_something = any(t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") for t in tokens)
    if draft.frame is not None and (draft.frame.parts.get("clause") or draft.frame.parts.get("for")):
        names_something |= any(t.pos_ == "VERB" for t in tokens)  # “denied that he had lied”
    points = any(t.pos_ in ("PRON", "DET") for t in tokens) and len(tokens) <= POINTING_WORDS
    if draft.quoted or draft.frame is None or names_something or not points:
        return draft.content
    near = () if draft.frame.inherited else draft.source  # a speaker taken from afar would bring all between along
    spans = (*near, *draft.cue_spans, *draft.content)
    return (Span(min(s.start for s in spans), max(s.end for s in spans)),)
