"""From a page to its claims: finders → drafts → nesting → speakers → meaning → Claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.actors import Cast
from kg.claims.answers import tells_nothing
from kg.claims.confidence import Doubt, confidence, doubts, supports
from kg.claims.draft import Draft, Drafts, Key, Kind, Material, Refused
from kg.claims.finders import FINDERS
from kg.claims.gaps import find_gaps
from kg.claims.meaning import Meaning, meaning
from kg.claims.nesting import collapse_surveys, is_part_of_outer, nest, performed, speaks_for_itself
from kg.claims.spans import hull
from kg.claims.speaker import Speaker, Speakers, resolve
from kg.claims.target import EventPlaces, about, addressee, aimed_at, target
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
    Position,
    Side,
    Spans,
    Stance,
)
from kg.page import Page
from kg.rules.cue import load_cues

POINTING_WORDS = 4
"""What is said in no more words than these, none of them a noun, cannot stand alone."""

JUDGING = frozenset({Act.CRITICISM, Act.BLAME, Act.ACCUSATION, Act.ENDORSEMENT})
"""Acts that take a side towards somebody."""

ECHO_WORDS = 8
"""A quotation of fewer words may be said twice by chance."""

WORD_LENGTH = 6
"""Characters an English word takes, with the space."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The document around a claim: its parses, who is in it, what happens in it."""

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
    material = material_of(page, author=author_claims, body=cast.body is not None)
    speakers = Speakers(cast, page.document.text, page.document.id)
    around = Surroundings(page, cast, EventPlaces(events), topics or TopicIndex())
    drafts, refused = find_drafts(material)
    made = _make(drafts, material, speakers, around)
    unknown = tuple(c for c in made if c.claimant is None)
    gaps = find_gaps(material, cast, made, refused)
    told = (*_told_by_headlines(made, speakers, around), *(c for c in made if c.claimant is not None))
    return ClaimsFound(told, unknown, gaps, tuple(speakers.unnamed.values()))


def _told_by_headlines(body: Sequence[Claim], speakers: Speakers, around: Surroundings) -> tuple[Claim, ...]:
    """“Unions slam minister”: what the headlines report of those whom the text below does not hear."""
    heard = {claim.claimant for claim in body}
    titles = tuple(p for p in around.page.paragraphs if p.kind is BlockKind.TITLE)
    material = Material(around.page, titles, load_cues())
    drafts = [d for d in find_drafts(material)[0] if d.kind is Kind.REPORTED] if titles else []
    return tuple(c for c in _make(drafts, material, speakers, around) if c.claimant not in {None, *heard})


def _make(drafts: list[Draft], material: Material, speakers: Speakers, around: Surroundings) -> tuple[Claim, ...]:
    """Return the claims that become of drafts, in text order."""
    outer = nest(drafts)
    resolved = resolve(drafts, outer, material, speakers)
    nested = collapse_surveys(drafts, outer, resolved)
    made: dict[Key, Claim] = {}
    folded: dict[Key, Draft] = {}
    acting: dict[Key, Draft] = {}
    for draft in sorted(nested.drafts, key=lambda d: _depth(d, nested.outer)):
        above = nested.outer.get(draft.key)
        above = folded.get(above.key, above) if above is not None else None
        if above is not None and above.key not in made:
            continue
        if above is not None and is_part_of_outer(draft, above, resolved, acting):
            if speaks_for_itself(draft):
                folded[draft.key] = above
            continue
        within = made[above.key] if above is not None else None
        act = performed(draft, nested.inside(draft)) or draft
        acting[draft.key] = act
        made[draft.key] = _claim(draft, act, resolved[draft.key], within, nested.relayed_by.get(draft.key), around)
    told = (draft for draft in nested.drafts if draft.key in made)
    drawn = (draft for draft in told if not tells_nothing(draft, around.page.tokens_in(draft.content)))
    return tuple(c for draft in drawn for c in _by_each(made[draft.key], resolved[draft.key]))


def material_of(page: Page, *, author: bool = False, body: bool = False, headlines: bool = False) -> Material:
    """Return what is searched. Headlines are left out, unless wanted: most that they claim the text says in full."""
    left_out = {BlockKind.LABEL} if headlines else {BlockKind.LABEL, BlockKind.TITLE}
    paragraphs = (p for p in page.paragraphs if p.kind not in left_out)
    return Material(page, tuple(paragraphs), load_cues(), author, body)


def find_drafts(material: Material) -> tuple[list[Draft], list[Refused]]:
    """Return the drafts of all finders in text order, nobody resolved yet; and what yields no claim."""
    found = Drafts()
    refused: list[Refused] = []
    for finder in FINDERS:
        made = list(finder.find(material, found))
        refused.extend(item for item in made if isinstance(item, Refused))
        found = Drafts((*found, *(item for item in made if isinstance(item, Draft))))
    return sorted(found, key=lambda d: (d.content[0], d.rule)), refused


def _depth(draft: Draft, outer: Mapping[Key, Draft]) -> int:
    above = outer.get(draft.key)
    return 0 if above is None else 1 + _depth(above, outer)


def _claim(
    draft: Draft, act: Draft, speaker: Speaker, outer: Claim | None, relayed_by: str | None, around: Surroundings
) -> Claim:
    """Make a claim of a draft; `act` is the draft whose words say how it is meant."""
    page, cast, document = around.page, around.cast, around.page.document
    paragraph = page.at(draft.content[0].start)
    published = paragraph.date if paragraph is not None else document.date
    tokens = page.tokens_in(draft.content)
    means = meaning(act, page.tokens_in(act.content))
    aim = target(act, cast, tokens, speaker.actor, means)
    content = _readable(draft, tokens)
    said = " … ".join(s.of(document.text) for s in content)
    unsure = _doubts(draft, speaker, page, tokens)
    topics = around.topics.find(tokens)
    evidence = Evidence(document.id, draft.sentence, draft.rule, draft.source, draft.cue_spans, content, topics)
    return Claim(
        claimant=speaker.actor,
        act=means.act,
        text=said,
        stance=means.stance,
        polarity=means.polarity,
        modality=means.modality,
        target=aim,
        about=about(content, cast, around.events, {speaker.actor, *aim}),
        topics=tuple(dict.fromkeys(topic for topic, _ in topics)),
        addressee=addressee(draft, cast, speaker.actor),
        date=published,
        date_basis=DateBasis.DOCUMENT if published else None,
        share=speaker.share,
        reported_by=_chain(outer, relayed_by, speaker.actor),
        within=outer.id if outer is not None else None,
        scope=_scope(draft, outer, speaker.actor, document.id, content),
        cue=" ".join(s.of(document.text) for s in draft.cue_spans),
        confidence=confidence(draft.rule, (*unsure, *supports(tokens, said))),
        reasons=tuple(map(str, unsure)),
        evidence=(evidence,),
        positions=tuple(_towards(act, means, aim, cast, document.id)),
    )


def _towards(draft: Draft, means: Meaning, aim: Sequence[str], cast: Cast, document: str) -> Iterator[Position]:
    """“blamed [ministers]”: the sides that the cue itself takes towards those it is aimed at."""
    cue = draft.cue
    if cue is None or cue.stance is Stance.NEUTRAL or cue.stance is not means.stance or means.act not in JUDGING:
        return
    side = Side.FOR if means.stance is Stance.SUPPORTS else Side.AGAINST
    for actor in (a for a in aimed_at(draft, cast) if a in aim):
        wording = cast.actors[actor].label if actor in cast.actors else actor
        yield Position(side, None, actor, wording, document, draft.cue_spans, (f"{cue.id} (attitude)",))


def _by_each(claim: Claim, speaker: Speaker) -> Iterator[Claim]:
    """Yield the claim, and the same by each who makes it together with its claimant."""
    yield claim
    for other in speaker.others:
        about = tuple(a for a in claim.about if a != other)
        yield replace(claim, claimant=other, about=about, target=tuple(a for a in claim.target if a != other))


def _doubts(draft: Draft, speaker: Speaker, page: Page, said: Sequence[Token]) -> list[Doubt]:
    """Return what makes a claim less sure, each once."""
    taken_over = [Doubt.TAKEN_OVER] if draft.frame is not None and draft.frame.inherited else []
    sentence = page.tokens_in([draft.sentence])
    plain = doubts(said, sentence, mended=bool(draft.paragraph.repairs))
    return list(dict.fromkeys((*draft.doubts, *speaker.doubts, *taken_over, *plain)))


def _scope(draft: Draft, outer: Claim | None, speaker: str | None, document_id: str, content: Spans) -> str:
    """A long quotation of somebody known by name is the same wherever it is echoed; all else is its document's."""
    length = sum(s.end - s.start for s in content) // WORD_LENGTH
    known = speaker is not None and document_id not in speaker
    return "" if draft.quoted and outer is None and known and length >= ECHO_WORDS else document_id


def _chain(outer: Claim | None, relayed_by: str | None, speaker: str | None) -> tuple[str, ...]:
    """Return through whom the claim reaches the author, outermost first."""
    chain = (*outer.reported_by, outer.claimant) if outer is not None else ()
    return tuple(dict.fromkeys(a for a in (*chain, relayed_by) if a is not None and a != speaker))


def _readable(draft: Draft, tokens: Sequence[Token]) -> Spans:
    """Return the content; the whole clause where it is but a pronoun: “dismissed them”, “refused to confirm this”."""
    frame = draft.frame
    if draft.quoted or frame is None or len(tokens) > POINTING_WORDS:
        return draft.content
    names_something = any(t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") for t in tokens)
    if frame.parts.get("clause") or frame.parts.get("for"):
        names_something |= any(t.pos_ == "VERB" for t in tokens)  # “denied that he had lied”
    if names_something or not any(t.pos_ in ("PRON", "DET") for t in tokens):
        return draft.content
    near = () if frame.inherited else draft.source  # a speaker taken from afar would bring all between along
    return (hull(*near, *draft.cue_spans, *draft.content),)
