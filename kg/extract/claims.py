"""From drafts to claims: the speaker resolved, target, addressee, nesting, share, confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.actors.cast import Cast
from kg.extract.author import draft_author
from kg.extract.cues import CueIndex, load_cues
from kg.extract.drafts import Draft, Passage, draft_frames, nest, open_passage
from kg.extract.speakers import draft_quotations
from kg.extract.stance import meaning, tokens_in
from kg.extract.voices import FIRST_PERSON, Voice, Voices, documents_in
from kg.model import (
    Act,
    ActorKind,
    BlockKind,
    Claim,
    DateBasis,
    Document,
    Event,
    Evidence,
    Span,
    Spans,
    Stance,
)
from kg.quotations import find_quotations
from kg.syntax import begin, conjuncts, noun_phrase, prepositions

LOWERED = {
    "pronoun": 0.1,
    "first person inside a quotation": 0.05,
    "speaker of an earlier quotation": 0.15,
    "unresolved speaker": 0.2,
    "no speaker named": 0.2,
    "the document's author is not named": 0.1,
    "quotation never closed": 0.15,
    "speaker taken over from another clause": 0.05,
}
"""By how much a named reason lowers the confidence of a claim."""

PRIORS = {
    "quote-before-cue": 0.95, "cue-before-quote": 0.95, "according-to": 0.95, "speaker-colon": 0.9, "quote-signature": 0.85,
    "quote-continued": 0.95, "quote-same-speaker": 0.85, "quote-next-paragraph": 0.75, "colon-paragraph": 0.95, "author-demand": 0.75,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimsFound:
    """The claims of a document and what was not understood."""

    claims: tuple[Claim, ...]
    warnings: tuple[str, ...]


def find_claims(
    document: Document, parses: Sequence[Doc], cast: Cast, *, events: Sequence[Event] = (), author_claims: bool = False,
    index: CueIndex | None = None,
) -> ClaimsFound:
    """Return the claims of a document in text order. `author_claims`: also the author's own demands."""
    index = index or load_cues()
    passages, lost = draft_claims(document, parses, index)
    drafts = [d for p in passages for d in (*p.drafts, *p.inner)]
    if author_claims:
        drafts.extend(draft_author(passages, drafts))
    drafts.sort(key=lambda d: (d.place.start, -d.place.end, d.rule))
    nest(drafts)
    warnings = tuple(f"no speaker found for the quotation at {q.span.start}: {q.inner.of(document.text)[:60]!r}" for q in lost)
    voices = Voices(cast, document.text)
    resolved = _resolve(drafts, passages, voices)
    claims = _finish(drafts, resolved, document, parses, cast, events)
    return ClaimsFound(claims, warnings)


def draft_claims(document: Document, parses: Sequence[Doc], index: CueIndex) -> tuple[list[Passage], list[Span]]:
    """Return the paragraphs with their drafts (nobody resolved yet) and the quotations left without a speaker."""
    spans = [block.span for block in document.blocks if block.kind is not BlockKind.CHROME]
    quotations = find_quotations(document.text, spans)
    passages = [open_passage(doc, quotations, document.text) for doc in parses if doc.user_data.get("kind") is not BlockKind.TITLE]
    for passage in passages:
        draft_frames(passage, index, document.text)
    return passages, draft_quotations(passages, index, document.text)


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
            found[id(draft)] = voices.of(draft, outer)
        return found[id(draft)]

    for draft in drafts:
        resolve(draft)
    return found


def _finish(
    drafts: Sequence[Draft], resolved: Mapping[int, Voice], document: Document, parses: Sequence[Doc], cast: Cast, events: Sequence[Event]
) -> tuple[Claim, ...]:
    made: dict[int, Claim] = {}
    for draft in sorted(drafts, key=_depth):
        voice = resolved[id(draft)]
        if draft.outer is not None and (id(draft.outer) not in made or _echoes_outer(draft, voice, resolved[id(draft.outer)])):
            continue
        outer = made.get(id(draft.outer))
        made[id(draft)] = _claim(draft, voice, outer, document, tokens_in(parses, draft.content), cast, events)
    return tuple(made[id(d)] for d in drafts if id(d) in made)


def _depth(draft: Draft) -> int:
    return 0 if draft.outer is None else 1 + _depth(draft.outer)


def _echoes_outer(draft: Draft, voice: Voice, outer: Voice) -> bool:
    """“I think …” inside somebody's own quotation, “they feel …” inside what they report: said by the outer claim."""
    token = draft.source_head
    if token is None or token.lower_ in FIRST_PERSON:
        return True
    if voice.actor is None:
        return token.pos_ == "PRON"
    return voice.actor == outer.actor


def _claim(
    draft: Draft, voice: Voice, outer: Claim | None, document: Document, tokens: Sequence[Token], cast: Cast, events: Sequence[Event]
) -> Claim:
    means = meaning(draft, tokens)
    target = _target(draft, cast, tokens, voice.actor, means.stance)
    reasons = [*draft.reasons, *voice.reasons]
    if draft.frame is not None and draft.frame.inherited:
        reasons.append("speaker taken over from another clause")
    content = _readable(draft, tokens)
    prior = draft.cue.weight if draft.cue is not None and draft.rule not in PRIORS else PRIORS.get(draft.rule, 0.9)
    confidence = round(max(0.1, prior - sum(LOWERED.get(r, 0.0) for r in reasons)), 2)
    return Claim(
        claimant=voice.actor,
        act=means.act,
        text=" … ".join(s.of(document.text) for s in content),
        stance=means.stance,
        polarity=means.polarity,
        modality=means.modality,
        target=target,
        about=tuple(e.id for e in events if any(s.covers(e.evidence[0].span) for s in content)),
        addressee=_addressee(draft, cast, voice.actor),
        date=document.date,
        date_basis=DateBasis.DOCUMENT if document.date else None,
        share=voice.share,
        reported_by=(*outer.reported_by, outer.claimant) if outer is not None and outer.claimant is not None else (),
        within=outer.id if outer is not None else None,
        scope=document.id,
        cue=" ".join(s.of(document.text) for s in draft.cue_spans),
        confidence=confidence,
        reasons=tuple(dict.fromkeys(reasons)),
        evidence=(Evidence(document.id, draft.sentence, draft.rule, draft.source, draft.cue_spans, content),),
    )


def _readable(draft: Draft, tokens: Sequence[Token]) -> Spans:
    """Where what is said is only a pronoun (“dismissed them”, “refused to confirm this”) the whole clause stands for it."""
    said = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")]
    if said or draft.quoted or draft.frame is None or len(tokens) > 4 or not any(t.pos_ in ("PRON", "DET") for t in tokens):
        return draft.content
    spans = (*draft.source, *draft.cue_spans, *draft.content)
    return (Span(min(s.start for s in spans), max(s.end for s in spans)),)


# --- whom it is about ------------------------------------------------------------------------------------------


def _target(draft: Draft, cast: Cast, tokens: Sequence[Token], speaker: str | None, stance: Stance) -> tuple[str, ...]:
    """Return the actors the stance is towards: in the part the cue names, else the subject of what is said."""
    found: list[str] = []
    if draft.frame is not None and draft.cue is not None and draft.cue.target:
        names = [n for n in draft.cue.target if n != "content"]
        head = draft.frame.part(names) if names else None
        heads = [head] if head is not None else list(draft.frame.content) if "content" in draft.cue.target else []
        for one in heads:
            found.extend(_actors_at(one, cast))
    if not found and stance is not Stance.NEUTRAL and (draft.cue is None or draft.quoted or not draft.cue.target):
        found.extend(_subjects(tokens, cast))
    return tuple(dict.fromkeys(a for a in found if a != speaker))


def _actors_at(head: Token, cast: Cast) -> list[str]:
    """The actor a phrase denotes, else its owner or maker (“the decision by X”), else the organizations in it."""
    direct = [cast.actor(one) for one in conjuncts(head)]
    if any(direct):
        return [a for a in direct if a]
    near = [cast.actor(c) for c in head.children if c.dep_ == "poss"]
    near += [cast.actor(h) for name, h in prepositions(head) if name in ("by", "of", "from")]
    if any(near):
        return [a for a in near if a][:1]
    inside = [m.actor_id for m in cast.mentions_in(noun_phrase(head, full=True)) if m.actor_id]
    named = [a for a in inside if cast.actors[a].kind is ActorKind.ORGANIZATION]
    return named[-1:]


def _subjects(tokens: Sequence[Token], cast: Cast) -> list[str]:
    """The organizations and persons that are subject, or owner of the subject, of a main clause of what is said."""
    inside = {t.i for t in tokens}
    found = []
    for token in tokens:
        if token.dep_ not in ("nsubj", "nsubjpass") or (token.head.head.i in inside and token.head.dep_ != "ROOT"):
            continue
        actors = [cast.actor(token), *(cast.actor(c) for c in token.children if c.dep_ == "poss")]
        found.extend(a for a in actors if a and a in cast.actors and cast.actors[a].kind is not ActorKind.GROUP)
    return found[:1]


def _addressee(draft: Draft, cast: Cast, speaker: str | None) -> tuple[str, ...]:
    if draft.frame is None or draft.cue is None or not draft.cue.addressee:
        return ()
    head = draft.frame.part(("recipient", *draft.cue.addressee))
    actor = cast.actor(head) if head is not None else None
    return (actor,) if actor and actor != speaker else ()


__all__ = ["Act", "ClaimsFound", "draft_claims", "find_claims"]
