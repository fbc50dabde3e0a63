"""A claim of the sample and what a person says of its coding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.audit.strata import Trait


class Answer(StrEnum):
    """Whether a claim is coded right."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Fault(StrEnum):
    """What of a coding is wrong; of several the worst."""

    SPEAKER = "speaker"
    """It is another's claim."""
    WORDS = "words"
    """It begins or ends at the wrong word, or leaves out what turns it round."""
    ACT = "act"
    SIDE = "side"
    """For is against, or there is a side where none is taken or none where one is."""
    ISSUE = "issue"
    """The side is right, but on something else."""
    DATE = "date"
    NOT_A_CLAIM = "not a claim"


CORRECTABLE = (Fault.SPEAKER, Fault.SIDE, Fault.ISSUE, Fault.DATE)
"""The faults of which can be said what is right instead."""

SHOWN = ("who", "towards", "shown_by", "words", "date", "before", "sentence", "paragraph", "after", "document")
"""What a person sees of a claim besides what it falls under; see kg.audit.showing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """“Drawn as one of 40 claims of the rule accuse: partly right, the speaker is wrong, it was the council.”

    `version` stands for all that was judged of the claim: another means that it is coded otherwise now. `of` is the
    number of claims that the stratum had when it was drawn from. `right` says what is right instead, in the form that
    decisions have.
    """

    claim: str
    version: str
    stratum: str
    of: int
    by: Trait
    seed: int
    traits: Mapping[Trait, str] = field(hash=False)
    shown: Mapping[str, str] = field(default_factory=dict, hash=False, repr=False)
    answer: Answer | None = None
    fault: Fault | None = None
    right: str = ""
    note: str = ""
