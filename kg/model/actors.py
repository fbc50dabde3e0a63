"""Who and what statements are about: actors, the mentions that denote them, their roles; topics."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.identity import digest
from kg.model.kinds import ActorKind, FoundBy
from kg.model.text import Evidence, Span


@dataclass(frozen=True, slots=True)
class Actor:
    """“UNISON, an organization, also called Unison.” `id` is the local part of the IRI: org/unison."""

    id: str
    label: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    classification: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the gazetteer with the names that denote it.

    `labels` match whatever their case; `exact` only as spelled. `context` are words one of which must
    stand in the document before an ambiguous name counts.
    """

    actor: Actor
    labels: tuple[str, ...]
    exact: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """“Caseloads and workload, a part of the subject workforce, also called case load.”

    `id` is the local part of the IRI: topic/caseloads. `labels` (the first is `label`) match by lemma, whatever
    their case. `broader` are the ids of the wider topics.
    """

    id: str
    label: str
    labels: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that denotes an actor; `head` is where its head word starts. No actor: unresolved.

    `why` is the id of a reason of kg/actors/link_reasons.py: what decided, or what keeps it open.
    """

    document_id: str
    span: Span
    text: str
    actor_id: str | None
    found_by: FoundBy
    head: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """“Gary Firth is branch secretary of the Calderdale branch of UNISON.”"""

    person: str
    title: str
    organization: str | None
    date: str | None = None
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """Local part of the IRI."""
        return "membership/" + digest(self.person, self.title.casefold(), self.organization, self.date)
