"""The words of the project as frozen values; everything before makes them, everything after consumes them.

    Document ── Block            a text and its stretches: title, byline, body, chrome …
    Mention → Actor ── Role      who
    Claim | Event ── Evidence    what was said, what happened, and the exact words it comes from
    Extraction                   all of it for one document
    Knowledge                    all of it for a collection

Standard library only. Offsets are Unicode code points of the decoded file, 0-based, end exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"


class BlockKind(StrEnum):
    """What a paragraph of a document is; only `extractable` kinds yield statements."""

    TITLE = "title"
    BYLINE = "byline"
    BODY = "body"
    ITEM = "item"
    CHROME = "chrome"
    REPEAT = "repeat"


class Act(StrEnum):
    """The kind of stating; the concepts of `ace:ClaimType`."""

    STATEMENT = "statement"
    DENIAL = "denial"
    CRITICISM = "criticism"
    BLAME = "blame"
    ACCUSATION = "accusation"
    DEMAND = "demand"
    WARNING = "warning"
    PREDICTION = "prediction"
    PROMISE = "promise"
    QUESTION = "question"
    FINDING = "finding"
    ENDORSEMENT = "endorsement"
    CONCESSION = "concession"
    REFUSAL = "refusal"
    BELIEF = "belief"
    INTENTION = "intention"


class Stance(StrEnum):
    """Of the claimant towards the target."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    NEUTRAL = "neutral"


class Polarity(StrEnum):
    """Whether the content is affirmed or denied; not the stance."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    """How the content is put."""

    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    OBLIGATION = "obligation"
    INTENTION = "intention"
    HYPOTHETICAL = "hypothetical"


class Factuality(StrEnum):
    """What the text says about the reality of an event."""

    OCCURRED = "occurred"
    ALLEGED = "alleged"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class DateBasis(StrEnum):
    """Where a date comes from."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    DOCUMENT = "document"


class FoundBy(StrEnum):
    """How a mention was recognised."""

    GAZETTEER = "gazetteer"
    NER = "ner"
    RULE = "rule"
    SHORT_NAME = "short-name"
    ACRONYM = "acronym"
    ROLE = "role"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    AUTHOR = "author"


def digest(*parts: object) -> str:
    """Return 16 hex digits that stand for the parts; length-prefixed, so ("ab", "c") differs from ("a", "bc")."""
    sha = hashlib.sha256()
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        sha.update(f"{len(data)}:".encode())
        sha.update(data)
    return sha.hexdigest()[:16]


def bare_words(text: str) -> str:
    """Return a text without quotation marks, ellipses, case and white space, as it is compared with its echoes."""
    return " ".join(text.translate(_MARKS).split()).strip(" ,.;:!?").casefold()


_MARKS = dict.fromkeys(map(ord, "“”„‟\"«»‘’‚‛'‹›…"), " ")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document; `text[start:end]` is exactly the quote."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line of a document, with what it is; `repeats` is the start of the paragraph it repeats."""

    span: Span
    kind: BlockKind
    repeats: int | None = None
    date: str | None = None

    @property
    def extractable(self) -> bool:
        """Whether statements are drawn from it."""
        return self.kind in (BlockKind.BODY, BlockKind.ITEM, BlockKind.TITLE, BlockKind.REPEAT)


@dataclass(frozen=True, slots=True)
class Document:
    """“A text published by Community Care on an unknown date.” `date` may be partial (2009-07)."""

    id: str
    path: str
    text: str
    title: str | None = None
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    sha256: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence a statement comes from and the rule that found it; for claims also who, the cue and what.

    `topics` are the ids of the topics of a claim with the words that evidence them.
    """

    document_id: str
    span: Span
    rule_id: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    topics: tuple[tuple[str, Span], ...] = ()


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


@dataclass(frozen=True, slots=True)
class Event:
    """“An inspection of Calderdale Council by Ofsted in July 2009.”

    `scope` is the document id unless a date or a named participant makes the event the same across documents.
    """

    type: str
    label: str
    agent: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    date_basis: DateBasis | None = None
    factuality: Factuality = Factuality.OCCURRED
    scope: str = ""
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str:
        """Local part of the IRI: a hash of what is stated, not of where."""
        key = (
            self.type,
            self.label.casefold(),
            *sorted(self.agent),
            "|",
            *sorted(self.affected),
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

    @property
    def id(self) -> str:
        """Local part of the IRI: a hash of who states what, in which act, and (unless echoed) where."""
        act = self.act if self.scope else "quotation"
        return "claim/" + digest(self.claimant, act, bare_words(self.text), self.share, self.within, self.scope)


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A sentence that was not understood: it has a cue or a quotation, and yielded no claim; `reason` says why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one document: what `kg extract` prints.

    `unresolved` are claims whose speaker could not be told: shown, but not in the graph. `gaps` are sentences with
    a cue or a quotation that yielded no claim.
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


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything found in a collection, equal statements merged and evidence pooled; input of the graph."""

    extractions: tuple[Extraction, ...]
    actors: tuple[Actor, ...] = ()
    roles: tuple[Role, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[str, ...] = ()
