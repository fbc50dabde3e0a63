"""The words of the project as frozen values; everything before makes them, everything after consumes them.

    Document ── Block            a text and its stretches: title, byline, body, chrome …
    Mention → Actor ── Role      who
    Claim | Event ── Evidence    what was said, what happened, and the exact words it comes from
    Position → Issue | Actor     the side that a claim takes, on what or towards whom
    Extraction                   all of it for one document
    Knowledge                    all of it for a collection

Standard library only. Offsets are Unicode code points of the decoded file, 0-based, end exclusive.
"""

from kg.model.actors import Actor, KnownActor, Mention, Role, Topic
from kg.model.identity import bare_words, digest
from kg.model.issues import Form, Issue, Leaning, Phrase, Position, Wording, issue_id, position_id
from kg.model.kinds import (
    Act,
    ActorKind,
    BlockKind,
    DateBasis,
    Factuality,
    FoundBy,
    Modality,
    Naming,
    Polarity,
    Side,
    Stance,
)
from kg.model.statements import (
    AFFECTED,
    AGENT,
    Claim,
    Event,
    EventRole,
    Extraction,
    Gap,
    Knowledge,
    Participant,
    take_part,
)
from kg.model.text import Block, Document, Evidence, Span, Spans

__all__ = [
    "AFFECTED",
    "AGENT",
    "Act",
    "Actor",
    "ActorKind",
    "Block",
    "BlockKind",
    "Claim",
    "DateBasis",
    "Document",
    "Event",
    "EventRole",
    "Evidence",
    "Extraction",
    "Factuality",
    "Form",
    "FoundBy",
    "Gap",
    "Issue",
    "Knowledge",
    "KnownActor",
    "Leaning",
    "Mention",
    "Modality",
    "Naming",
    "Participant",
    "Phrase",
    "Polarity",
    "Position",
    "Role",
    "Side",
    "Span",
    "Spans",
    "Stance",
    "Topic",
    "Wording",
    "bare_words",
    "digest",
    "issue_id",
    "position_id",
    "take_part",
]
