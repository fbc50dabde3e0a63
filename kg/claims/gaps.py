"""What was not understood: sentences with a cue or a quotation that yielded no claim, and speakers not resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.actors import Cast
from kg.claims.draft import Material, Refused
from kg.claims.lexicon import lemma_of
from kg.claims.spans import Taken
from kg.model import Claim, Gap, Span
from kg.rules.cue import CueIndex
from kg.syntax import sentence

UNRESOLVED = "speaker not resolved"
NO_CLAIM = "cue without a claim"


def find_gaps(material: Material, cast: Cast, claims: Sequence[Claim], refused: Sequence[Refused]) -> tuple[Gap, ...]:
    """Return the gaps in text order; a sentence counts once, with the first reason.

    A reason is the id of a refusal or a phrase, a colon and the word at fault: “would-only: support”; where it is not
    known who speaks, with the reason of that in brackets: “speaker not resolved (pronoun-two-fit): She”.
    """
    gaps = [_without_speaker(claim, cast, material.text) for claim in claims if claim.claimant is None]
    gaps += [Gap(r.span, r.reason) for r in refused if r.head is None]
    gaps += _without_claim(material, claims, refused)
    first: dict[Span, Gap] = {}
    for gap in gaps:
        first.setdefault(gap.span, gap)
    return tuple(sorted(first.values()))


def _without_speaker(claim: Claim, cast: Cast, text: str) -> Gap:
    """“speaker not resolved (name-shared): Lee”: who is named, and why it is open whom that is.

    The cue stands for a speaker who is not named.
    """
    evidence = claim.evidence[0]
    named = " ".join(" … ".join(span.of(text) for span in evidence.source).split())
    mentions = (mention for span in evidence.source for mention in cast.mentions_in(span))
    why = next((f" ({m.why})" for m in mentions if m.actor_id is None and m.why), "")
    return Gap(evidence.span, f"{UNRESOLVED}{why}: {named or claim.cue}")


def _without_claim(material: Material, claims: Sequence[Claim], refused: Sequence[Refused]) -> Iterator[Gap]:
    """Yield the sentences where something is said after a cue, and no claim stands."""
    covered = Taken(s for c in claims for e in c.evidence for s in (e.span, *e.cue))
    why = {r.head: r.reason for r in refused}
    for paragraph in material.paragraphs:
        for clause in paragraph.clauses:
            if not clause.complements or not _says(clause.head.pos_, lemma_of(clause.head), material.cues):
                continue
            place = sentence(clause.head)
            if not covered.touches(place):
                yield Gap(place, f"{why.get(clause.head, NO_CLAIM)}: {clause.head}")


def _says(pos: str, lemma: str, cues: CueIndex) -> bool:
    """Tell whether a verb reports speech or thought when a clause follows it."""
    return any("clause" in cue.content and not rest for cue, rest in cues.look_up(pos, lemma))
