"""What is found: events, claims, and all of it for a document or a collection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model.actors import Actor, Mention, Role
from kg.model.identity import bare_words, digest
from kg.model.issues import Issue, Leaning, Phrase, Position, position_id
from kg.model.kinds import Act, DateBasis, Factuality, Modality, Polarity, Stance
from kg.model.text import Document, Evidence, Span

AGENT, AFFECTED = "agent", "affected"
"""The roles that say which event it is: who did it, to whom."""


@dataclass(frozen=True, slots=True)
class EventRole:
    """How one can take part in an event, as the ontology declares it: who does it, to whom it is done …

    `shown` stands before the participant on the page, `relation` at the edge of the network. Who `acts` is the
    beginning of that edge, everybody else its end.
    """

    id: str
    iri: str
    shown: str
    relation: str
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """“Ofsted, as agent.”"""

    role: str
    actor: str


def take_part(roles: Mapping[str, Iterable[str]]) -> tuple[Participant, ...]:
    """Return the participants by role, in the order of the roles; an actor takes part in the first that names it."""
    found: dict[str, Participant] = {}
    for role, actors in roles.items():
        for actor in actors:
            found.setdefault(actor, Participant(role, actor))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Event:
    """“An inspection of Calderdale Council by Ofsted in July 2009.”

    `scope` is the document id unless a date or a named participant makes the event the same across documents.
    """

    type: str
    label: str
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    date: str | None = None
    date_basis: DateBasis | None = None
    factuality: Factuality = Factuality.OCCURRED
    scope: str = ""
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    def of(self, *roles: str) -> tuple[str, ...]:
        """Return who takes part in one of these roles, of all if none is named, in order."""
        return tuple(p.actor for p in self.participants if not roles or p.role in roles)

    @property
    def id(self) -> str:
        """Local part of the IRI: a hash of what is stated, not of where."""
        key = (
            self.type,
            self.label.casefold(),
            *sorted(self.of(AGENT)),
            "|",
            *sorted(self.of(AFFECTED)),
            self.date,
            self.scope,
        )
        return f"event/{self.type}-{digest(*key)}"


@dataclass(frozen=True, slots=True)
class Claim:
    """“UNISON today blamed the Government for failures in child protection.”

    One actor's act of stating something. `claimant` is None where the speaker could not be resolved.
    `text` is the content as it stands, its stretches joined by “ … ”. `within` is the id of the claim this
    one is quoted inside. `scope` is the document id, or "" for a quotation that is the same wherever it is echoed.
    """

    claimant: str | None
    act: Act
    text: str
    stance: Stance = Stance.NEUTRAL
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    target: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    date: str | None = None
    date_basis: DateBasis | None = None
    share: str | None = None
    reported_by: tuple[str, ...] = ()
    within: str | None = None
    scope: str = ""
    cue: str = field(default="", compare=False)
    confidence: float = field(default=1.0, compare=False)
    reasons: tuple[str, ...] = field(default=(), compare=False)
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)
    positions: tuple[Position, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """Local part of the IRI: a hash of who states what, in which act, and (unless echoed) where."""
        act = self.act if self.scope else "quotation"
        return "claim/" + digest(self.claimant, act, bare_words(self.text), self.share, self.within, self.scope)

    def id_of(self, position: Position) -> str:
        """Return the local part of the IRI of a position of this claim: which side, on what, whatever the words."""
        return position_id(self.id, position.towards, position.side)


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A sentence that was not understood: it has a cue or a quotation, and yielded no claim; `reason` says why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one document: what `kg extract` prints.

    `unresolved` are claims whose speaker could not be told: shown, but not in the graph. `gaps` are sentences with
    a cue or a quotation that yielded no claim. `phrases` and `leanings` are what the issues of the collection are found
    from; `issues` are those on which a claim of the document takes a side, and those that they are a part of.
    """

    document: Document
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    author_id: str | None = None
    publisher_id: str | None = None
    warnings: tuple[str, ...] = ()
    unresolved: tuple[Claim, ...] = ()
    gaps: tuple[Gap, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    leanings: tuple[Leaning, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything found in a collection, equal statements merged and evidence pooled; input of the graph."""

    extractions: tuple[Extraction, ...]
    actors: tuple[Actor, ...] = ()
    roles: tuple[Role, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    warnings: tuple[str, ...] = ()
