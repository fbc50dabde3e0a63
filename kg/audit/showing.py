"""A claim as a person judges it: who says what, on which side of what, and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.audit.judgement import Judgement
from kg.audit.passage import Passages, passages
from kg.audit.sampling import Drawn
from kg.audit.strata import Frame, Trait, frame
from kg.model import Claim, Document, Knowledge, Position, Span, digest


@dataclass(frozen=True, slots=True)
class Collection:
    """The claims of a build with all that is needed to show them."""

    claims: Mapping[str, Claim] = field(repr=False)
    documents: Mapping[str, Document] = field(repr=False)
    labels: Mapping[str, str] = field(repr=False)
    frame: Frame = field(repr=False)

    @classmethod
    def of(cls, knowledge: Knowledge) -> Collection:
        """Take what a build found; claims without a speaker are not in the graph and not here."""
        named = [*((a.id, a.label) for a in knowledge.actors), *((i.id, i.label) for i in knowledge.issues)]
        return cls(
            {claim.id: claim for claim in knowledge.claims if claim.evidence},
            {e.document.id: e.document for e in knowledge.extractions},
            dict(named),
            frame(knowledge),
        )

    def judgement(self, drawn: Drawn, by: Trait, seed: int) -> Judgement:
        """Return a drawn claim as it is to be judged."""
        claim = self.claims[drawn.claim]
        return Judgement(
            claim.id, version(claim), drawn.stratum, drawn.of, by, seed, self.frame.traits[claim.id], self.shown(claim)
        )

    def shown(self, claim: Claim) -> dict[str, str]:
        """Return what a person sees of a claim, by `SHOWN`."""
        evidence = claim.evidence[0]
        document = self.documents[evidence.document_id]
        around = self.passages(claim)
        shown_by = (words for p in claim.positions for words in _words(p.why, self.documents[p.document_id]))
        return {
            "who": self.label(claim.claimant),
            "towards": "; ".join(map(self.towards, claim.positions)),
            "shown_by": " … ".join(dict.fromkeys(shown_by)),
            "words": _line(claim.text),
            "date": claim.date or "",
            "before": " … ".join(passage.line for passage in around.before),
            "sentence": _line(evidence.span.of(document.text)),
            "paragraph": around.here.line,
            "after": " … ".join(passage.line for passage in around.after),
            "document": _cited(document),
        }

    def passages(self, claim: Claim) -> Passages:
        """Return the words of a document that a person must see to judge a claim."""
        return passages(claim, self.documents[claim.evidence[0].document_id])

    def label(self, identifier: str | None) -> str:
        """Return what an actor or issue is called."""
        return self.labels.get(identifier or "", identifier or "")

    def towards(self, position: Position) -> str:
        """Return “against ban on phones”."""
        return f"{position.side} {self.label(position.towards)}"


def version(claim: Claim) -> str:
    """Return what stands for all that is judged of a claim: another version is another coding."""
    sides = sorted((p.towards, p.side.value) for p in claim.positions)
    return "v-" + digest(claim.claimant, claim.act, claim.text, claim.date, *(part for side in sides for part in side))


def _words(spans: Iterable[Span], document: Document) -> Iterator[str]:
    yield from (_line(span.of(document.text)) for span in spans)


def _cited(document: Document) -> str:
    by = document.author and f"by {document.author}"
    told = (document.title, by, document.publisher, document.date, document.path)
    return " · ".join(dict.fromkeys(part for part in told if part))


def _line(text: str) -> str:
    return " ".join(text.split())
