"""The closed lists: what an actor, a paragraph, a claim, an event, a date can be."""

from __future__ import annotations

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
    LABEL = "label"
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


class Side(StrEnum):
    """Of a claim, on an issue or towards an actor; never guessed."""

    FOR = "for"
    AGAINST = "against"

    @property
    def opposite(self) -> Side:
        """The other side."""
        return Side.AGAINST if self is Side.FOR else Side.FOR


class Naming(StrEnum):
    """How words come to stand for an issue."""

    NAMED = "named"
    """“the phone ban”"""
    SHORT = "short"
    """“the ban”, after the phone ban"""
    GENERIC = "generic"
    """“the plan”"""
    PRONOUN = "pronoun"
    """“it”"""


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
