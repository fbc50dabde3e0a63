"""What a debate is about, and which side statements take on it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.identity import digest
from kg.model.kinds import Naming, Side
from kg.model.text import Span, Spans
from kg.spelling import slug


def issue_id(label: str) -> str:
    """Return the id of an issue that nobody gave one: issue/ban-on-phones."""
    return "issue/" + slug(label)


@dataclass(frozen=True, slots=True, order=True)
class Wording:
    """How an issue is put: “ban on phones”; `opposite` where who is for it is against the issue: “phones in class”."""

    text: str
    opposite: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """“Ban on phones in schools”: something to be for or against, of the collection and of no single document.

    `id` is the local part of the IRI: issue/ban-on-phones. `for_means` says in words what who is for it wants.
    `broader` is the id of the issue that this one is a part of.
    """

    id: str
    label: str
    wordings: tuple[Wording, ...] = ()
    for_means: str = ""
    broader: str | None = None

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other wordings that mean the same."""
        return tuple(w.text for w in self.wordings if not w.opposite and w.text != self.label)

    @property
    def opposites(self) -> tuple[str, ...]:
        """The wordings that mean the opposite."""
        return tuple(w.text for w in self.wordings if w.opposite)


@dataclass(frozen=True, slots=True)
class Position:
    """“For the ban on phones, because: it would help pupils”: the side of a claim on one issue, or towards one actor.

    Exactly one of `issue` and `actor` is an id, the other None. `wording` are the words of the document that stand for
    it (“the move”), `why` the stretches of the document that show the side, the mention first; `steps` say in words how
    the side follows from them. `naming` tells how the words come to mean the issue.
    """

    side: Side
    issue: str | None
    actor: str | None
    wording: str
    document_id: str
    why: Spans
    steps: tuple[str, ...] = ()
    naming: Naming = Naming.NAMED

    @property
    def towards(self) -> str:
        """The id of the issue or actor."""
        return self.issue or self.actor or ""


def position_id(claim: str, towards: str, side: str) -> str:
    """Return the local part of the IRI of a position: a hash of what it states."""
    return "position/" + digest(claim, towards, side)


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """What phrases of one meaning share: the class of the action and the stems of its object.

    “the ban on phones”, “to ban phones”, “phones should be prohibited”: (“ban”, {phone}).
    """

    action: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a document that may name an issue, as it stands, with its form.

    `heard` in a headline or lead, or where a side is taken on it. `claim` is the id of the claim
    that says it, `speaker` whose that is. It is `verbal` if a verb is its head, `short` if it says less than it means.
    """

    form: Form
    text: str
    span: Span
    heard: bool
    claim: str | None = None
    speaker: str | None = None
    verbal: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Leaning:
    """The side of a claim before its issue is known: towards what some words of a document stand for.

    `forms` are what the words may mean, the likeliest first; `position` is complete but for the issue. `clear` where it
    is wanted or not, rather than praised, blamed, or said to do good or harm.
    """

    claim: str
    forms: tuple[Form, ...]
    position: Position
    strength: float = 1.0
    clear: bool = True
