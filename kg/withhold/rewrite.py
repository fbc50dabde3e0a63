"""Writes a Knowledge anew without the names that are withheld: texts, labels, ids and all that refers to them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.assemble import assemble
from kg.model import Actor, Claim, Event, Evidence, Extraction, Knowledge, Role
from kg.withhold.find import WITHHELD
from kg.withhold.masks import Masks
from kg.withhold.sides import rewritten_issue, rewritten_position


def rewrite(knowledge: Knowledge, masks: Masks) -> Knowledge:
    """Return the knowledge with every flagged name masked, assembled anew."""
    ids = _actor_ids(knowledge.actors, masks)
    ids |= masks.ids(i.id for e in knowledge.extractions for i in e.issues)
    texts = {e.document.id: masks.text(e.document.id, e.document.text) for e in knowledge.extractions}
    events = [v for e in knowledge.extractions for v in e.events]
    ids |= {v.id: _event(v, ids, masks).id for v in events}
    claims = {c.id: c for e in knowledge.extractions for c in (*e.claims, *e.unresolved)}
    for claim_id in claims:
        _claim_id(claim_id, claims, ids, masks, texts)
    own = {w for e in knowledge.extractions for w in (f"{e.document.path}: {x}" for x in e.warnings)}
    warnings = [masks.slug(w) for w in knowledge.warnings if w not in own]
    return assemble((_extraction(e, ids, masks, texts) for e in knowledge.extractions), warnings)


Ids = dict[str, str]
Texts = Mapping[str, str]


def _actor_ids(actors: Iterable[Actor], masks: Masks) -> Ids:
    """Return new ids: the pseudonym for those flagged, and for others without the name in it."""
    person_of = {actor: person for person in masks.people for actor in person.actors}
    others = masks.ids(actor.id for actor in actors if actor.id not in person_of)
    return others | {a: f"{a.split('/')[0]}/{p.label.lower().replace(' ', '-')}" for a, p in person_of.items()}


def _claim_id(claim_id: str, claims: Mapping[str, Claim], ids: Ids, masks: Masks, texts: Texts) -> str:
    """Find the new id of a claim, after that of the claim it is quoted in."""
    if claim_id not in ids and claim_id in claims:
        claim = claims[claim_id]
        ids[claim_id] = claim_id  # a claim within itself ends here
        if claim.within:
            _claim_id(claim.within, claims, ids, masks, texts)
        ids[claim_id] = _claim(claim, ids, masks, texts).id
    return ids.get(claim_id, claim_id)


def _extraction(extraction: Extraction, ids: Ids, masks: Masks, texts: Texts) -> Extraction:
    document = extraction.document
    text = texts[document.id]
    address = masks.slug(document.url) if document.url else None
    return replace(
        extraction,
        document=replace(
            document,
            text=text,
            sha256=document.sha256 if text == document.text else hashlib.sha256(text.encode("utf-8")).hexdigest(),
            path=masks.slug(document.path),
            title=_label(document.title, masks),
            author=_label(document.author, masks),
            publisher=_label(document.publisher, masks),
            url=address if address == document.url else None,
        ),
        actors=tuple({a.id: a for a in (_actor(a, ids, masks) for a in extraction.actors)}.values()),
        mentions=tuple(replace(m, text=m.span.of(text), actor_id=_new(m.actor_id, ids)) for m in extraction.mentions),
        roles=tuple(_role(r, ids, masks) for r in extraction.roles),
        events=tuple(_event(v, ids, masks) for v in extraction.events),
        claims=tuple(_claim(c, ids, masks, texts) for c in extraction.claims),
        unresolved=tuple(_claim(c, ids, masks, texts) for c in extraction.unresolved),
        author_id=_new(extraction.author_id, ids),
        publisher_id=_new(extraction.publisher_id, ids),
        warnings=tuple(masks.slug(w) for w in extraction.warnings),
        phrases=(),
        leanings=(),  # both hold words as they stood, and have done their work
        issues=tuple(rewritten_issue(i, ids, masks) for i in extraction.issues),
    )


def _new(identifier: str | None, ids: Ids) -> str | None:
    return ids.get(identifier, identifier) if identifier else identifier


def _all(identifiers: Sequence[str], ids: Ids) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids.get(i, i) for i in identifiers))


def _label(text: str | None, masks: Masks) -> str | None:
    return masks.label(text) if text else text


def _actor(actor: Actor, ids: Ids, masks: Masks) -> Actor:
    part_of = _new(actor.part_of, ids)
    for person in masks.people:
        if actor.id in person.actors:
            return Actor(ids[actor.id], person.label, actor.kind, classification=WITHHELD, part_of=part_of)
    aliases = tuple(dict.fromkeys(masks.label(a) for a in actor.aliases))
    links = tuple(link for link in actor.same_as if masks.slug(link) == link)
    return replace(
        actor, id=ids.get(actor.id, actor.id), label=masks.label(actor.label), aliases=aliases, same_as=links,
        part_of=part_of,
    )  # fmt: skip


def _evidence(evidence: Sequence[Evidence], masks: Masks) -> tuple[Evidence, ...]:
    return tuple(replace(e, topics=tuple((t, s) for t, s in e.topics if masks.slug(t) == t)) for e in evidence)


def _role(role: Role, ids: Ids, masks: Masks) -> Role:
    return replace(
        role,
        person=ids.get(role.person, role.person),
        title=masks.label(role.title),
        organization=_new(role.organization, ids),
    )


def _event(event: Event, ids: Ids, masks: Masks) -> Event:
    return replace(
        event,
        label=masks.label(event.label),
        participants=tuple(dict.fromkeys(replace(p, actor=ids.get(p.actor, p.actor)) for p in event.participants)),
        place=_label(event.place, masks),
    )


def _claim(claim: Claim, ids: Ids, masks: Masks, texts: Texts) -> Claim:
    return replace(
        claim,
        claimant=_new(claim.claimant, ids),
        text=_words(claim, masks, texts),
        cue=masks.label(claim.cue),
        target=_all(claim.target, ids),
        about=_all(claim.about, ids),
        addressee=_all(claim.addressee, ids),
        reported_by=_all(claim.reported_by, ids),
        topics=tuple(t for t in claim.topics if masks.slug(t) == t),
        within=_new(claim.within, ids),
        share=_label(claim.share, masks),
        reasons=tuple(masks.label(r) for r in claim.reasons),
        evidence=_evidence(claim.evidence, masks),
        positions=tuple(rewritten_position(p, ids, masks, texts) for p in claim.positions),
    )


def _words(claim: Claim, masks: Masks, texts: Texts) -> str:
    """Return the content of a claim as it now stands in its document, in the same form."""
    for evidence in claim.evidence:
        text = texts.get(evidence.document_id)
        if text is None or not evidence.content:
            continue
        now = " … ".join(span.of(text) for span in evidence.content)
        if len(now) == len(claim.text):
            return now
    return masks.label(claim.text)
