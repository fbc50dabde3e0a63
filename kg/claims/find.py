"""From paragraphs to claims on one page: finders → drafts, nested → speakers → meaning → Claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from kg.actors import Cast
from kg.claims.confidence import confidence
from kg.claims.draft import Draft, Drafts, Material, Refused, nest
from kg.claims.finders import FINDERS
from kg.claims.gaps import find_gaps
from kg.claims.meaning import meaning
from kg.claims.nesting import collapse_surveys, depth, echoes_outer, performed
from kg.claims.speaker import Speaker, Speakers, documents_in
from kg.claims.target import EventPlaces, about, addressee, target
from kg.claims.topics import TopicIndex
from kg.lang.tables import words
from kg.model import Act, Actor, BlockKind, Claim, DateBasis, Event, Evidence, Gap, Span, Spans
from kg.page import Page
from kg.rules.cue import load_cues
from kg.syntax import begin, end, sentence

POINTING_WORDS = 4
"""What is said in no more words than these, none of them a noun, cannot stand alone."""

ECHO_WORDS = 8
"""A quotation of fewer words may be said twice by chance."""

WORD_LENGTH = 6
"""Characters an English word takes, with the space."""

BETWEEN = " \t\n\u00a0“”\"'‘’`.,;-–—"
IT = words("speaking", "it")


@dataclass(frozen=True, slots=True)
class Setting:
    """The document around a claim: its page, who is in it and what happens in it."""

    page: Page
    cast: Cast
    events: EventPlaces
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
    material = material_of(page, author=author_claims)
    drafts, refused = find_drafts(material)
    speakers = Speakers(cast, page.document.text, page.document.id)
    resolved = _resolve(drafts, material, speakers)
    drafts = collapse_surveys(drafts, resolved)
    claims = _finish(drafts, resolved, Setting(page, cast, EventPlaces(events), topics or TopicIndex()))
    known = tuple(c for c in claims if c.claimant is not None)
    unknown = tuple(c for c in claims if c.claimant is None)
    return ClaimsFound(known, unknown, find_gaps(material, claims, refused), tuple(speakers.unnamed.values()))


def material_of(page: Page, *, author: bool = False, headlines: bool = False) -> Material:
    """Return what is searched. Headlines are left out, unless wanted: what they claim the text says in full."""
    paragraphs = (p for p in page.paragraphs if headlines or p.kind is not BlockKind.TITLE)
    return Material(page, tuple(paragraphs), load_cues(), author)


def find_drafts(material: Material) -> tuple[list[Draft], list[Refused]]:
    """Return the drafts of all finders in text order, nested, nobody resolved yet; and what yields no claim."""
    found = Drafts()
    refused: list[Refused] = []
    for finder in FINDERS:
        for item in list(finder.find(material, found)):
            if isinstance(item, Refused):
                refused.append(item)
            else:
                found.add(item)
    drafts = sorted(found, key=lambda d: (d.content[0], d.rule))
    nest(drafts)
    return drafts, refused


def _resolve(drafts: Sequence[Draft], material: Material, speakers: Speakers) -> dict[Draft, Speaker]:
    """Resolve speakers in text order, outer claims first, taking note of the documents on the way."""
    found: dict[Draft, Speaker] = {}
    nouns = [noun for paragraph in material.paragraphs for noun in documents_in(paragraph.doc)]
    places = [begin(noun) for noun in nouns]
    noted = 0

    def resolve(draft: Draft) -> Speaker:
        nonlocal noted
        if draft not in found:
            outer = resolve(draft.outer) if draft.outer is not None else None
            while noted < len(nouns) and places[noted] <= draft.place.end:
                speakers.read(nouns[noted])
                noted += 1
            found[draft] = resolve(draft.begun) if draft.begun is not None else speakers.of(draft, outer)
            finder = found[draft].actor
            if finder is not None and draft.cue is not None and draft.cue.act is Act.FINDING:
                near = range(bisect_left(places, draft.sentence.start), bisect_left(places, draft.sentence.end))
                speakers.own([nouns[n] for n in near if end(nouns[n]) <= draft.sentence.end], finder)
        return found[draft]

    for draft in drafts:
        resolve(draft)
    for draft in drafts:  # what names no speaker may be the finding of the one body the text names
        if found[draft].actor is None and draft.source_head is None:
            found[draft] = speakers.of(draft, None)
    outermost = (d for d in drafts if d.outer is None and d.cue_spans)
    for first, second in pairwise(sorted(outermost, key=lambda d: d.cue_spans[0])):
        if found[second].actor is None and _goes_on(first, second, material.text):
            found[second] = speakers.again(first, found[first])
    return found


def _goes_on(first: Draft, second: Draft, text: str) -> bool:
    """“Ofsted said homes were unsafe. It added that …”: “it” begins the sentence after a claim, and speaks."""
    it = second.source_head
    if it is None or it.lower_ not in IT or any(t.pos_ not in ("CCONJ", "ADV") for t in it.doc[it.sent.start : it.i]):
        return False
    start = sentence(it).start
    return first.sentence.end <= start and not text[first.sentence.end : start].strip(BETWEEN)


def _finish(drafts: Sequence[Draft], resolved: Mapping[Draft, Speaker], setting: Setting) -> tuple[Claim, ...]:
    made: dict[Draft, Claim] = {}
    within: dict[Draft, list[Draft]] = {}
    for draft in drafts:
        if draft.outer is not None:
            within.setdefault(draft.outer, []).append(draft)
    for draft in sorted(drafts, key=depth):
        if draft.outer is not None and (draft.outer not in made or echoes_outer(draft, resolved)):
            continue
        outer = made[draft.outer] if draft.outer is not None else None
        act = performed(draft, within.get(draft, ())) or draft
        made[draft] = _claim(draft, resolved[draft], outer, setting, act)
    return tuple(made[draft] for draft in drafts if draft in made)


def _claim(draft: Draft, speaker: Speaker, outer: Claim | None, setting: Setting, act: Draft) -> Claim:
    """Make the claim; `act` is the draft whose words say what is done by saying it, this one as a rule."""
    page, cast = setting.page, setting.cast
    document = page.document
    paragraph = page.at(draft.content[0].start)
    published = paragraph.date if paragraph is not None else document.date
    tokens = page.tokens_in(draft.content)
    means = meaning(act, page.tokens_in(act.content))
    aim = target(act, cast, tokens, speaker.actor, means)
    reasons = [*draft.reasons, *speaker.reasons]
    if draft.frame is not None and draft.frame.inherited:
        reasons.append("speaker taken over from another clause")
    content = _readable(draft, tokens)
    topics = setting.topics.find(tokens)
    return Claim(
        claimant=speaker.actor,
        act=means.act,
        text=" … ".join(s.of(document.text) for s in content),
        stance=means.stance,
        polarity=means.polarity,
        modality=means.modality,
        target=aim,
        about=about(content, cast, setting.events, {speaker.actor, *aim}),
        topics=tuple(dict.fromkeys(topic for topic, _ in topics)),
        addressee=addressee(draft, cast, speaker.actor),
        date=published,
        date_basis=DateBasis.DOCUMENT if published else None,
        share=speaker.share,
        reported_by=_chain(draft, outer, speaker.actor),
        within=outer.id if outer is not None else None,
        scope=_scope(draft, speaker.actor, document.id, content),
        cue=" ".join(s.of(document.text) for s in draft.cue_spans),
        confidence=confidence(draft, reasons),
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
