"""Claims inside claims: which draft is said in which, and what of it is no claim of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.claims.draft import Draft, Key, Kind
from kg.claims.lexicon import is_document, is_share
from kg.claims.speaker import Speaker
from kg.lang.tables import words
from kg.model import Act, Span
from kg.syntax.relations import ACTIVE_SUBJECT, stands_as

FIRST_PERSON = words("grammar", "first_person")
AS = words("frames", "as")
THIRD_PERSON = words("speaking", "third_person")

PERFORMED = frozenset(
    {
        Act.DEMAND,
        Act.CRITICISM,
        Act.ACCUSATION,
        Act.BLAME,
        Act.ENDORSEMENT,
        Act.DENIAL,
        Act.WARNING,
        Act.PROMISE,
        Act.REFUSAL,
    }
)
"""Acts that the words of a quotation can perform."""

MENTAL = frozenset({Act.BELIEF, Act.INTENTION, Act.STATEMENT, Act.DEMAND, Act.FINDING, Act.PREDICTION, Act.PROMISE})
"""Acts that count inside another claim only where what is said is a clause: “who want to leave” is no claim."""


def nest(drafts: Iterable[Draft]) -> dict[Key, Draft]:
    """Return for each draft inside others the smallest whose content holds its cue.

    One pass over the text: only what is open where a cue stands can hold it.
    """
    order = {draft.key: (draft.size, number, draft) for number, draft in enumerate(drafts)}
    said = sorted(((span, key) for key, (_, _, draft) in order.items() for span in draft.content), reverse=True)
    opened: list[tuple[Span, Key]] = []
    outer: dict[Key, Draft] = {}
    for size, _, draft in sorted(order.values(), key=lambda known: known[2].cue_place):
        at = draft.cue_place
        while said and said[-1][0].start <= at.start:
            opened.append(said.pop())
        opened = [one for one in opened if one[0].end > at.start]
        holders = (order[key] for span, key in opened if span.covers(at))
        held = [h for h in holders if h[0] > size and not any(s.overlaps(at) for s in h[2].cue_spans)]
        if held:
            outer[draft.key] = min(held, key=lambda known: known[:2])[2]
    return outer


@dataclass(frozen=True, slots=True)
class Nested:
    """The drafts that remain of surveys, what each is said inside, and by whom what people told a survey is relayed."""

    drafts: tuple[Draft, ...]
    outer: Mapping[Key, Draft]
    relayed_by: Mapping[Key, str | None]
    _inner: dict[Key, list[Draft]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Gather what is said inside each draft."""
        for draft in self.drafts:
            if (above := self.outer.get(draft.key)) is not None:
                self._inner.setdefault(above.key, []).append(draft)

    def inside(self, draft: Draft) -> Sequence[Draft]:
        """Return the drafts that are said inside this one, in text order."""
        return self._inner.get(draft.key, ())


def collapse_surveys(drafts: Sequence[Draft], outer: Mapping[Key, Draft], speakers: Mapping[Key, Speaker]) -> Nested:
    """“The survey found that many reported X” is what many report, by the survey: only the inner claim stays."""
    relayed: dict[Key, str | None] = {}
    gone: set[Key] = set()

    def holder(key: Key) -> Draft | None:
        found = outer.get(key)
        return holder(found.key) if found is not None and found.key in gone else found

    for inner in drafts:
        survey = holder(inner.key)
        if survey is None or survey.quoted or survey.speaker is None or not is_document(survey.speaker):
            continue
        if is_share(inner.speaker) and inner.size * 2 >= survey.size and speakers[inner.key].actor:
            gone.add(survey.key)
            relayed[inner.key] = speakers[survey.key].actor
    left = tuple(draft for draft in drafts if draft.key not in gone)
    return Nested(left, {d.key: above for d in left if (above := holder(d.key)) is not None}, relayed)


def is_part_of_outer(draft: Draft, outer: Draft, speakers: Mapping[Key, Speaker], acting: Mapping[Key, Draft]) -> bool:
    """“I think …” inside somebody's own quotation, “they feel …” inside what they report: said by the outer claim.

    What the author demands holds no other claims. In a turn of a dialogue “I condemn it and I urge him to act” does two
    things; `acting` is for each draft the one that says how it is meant.
    """
    token, actor = draft.speaker, speakers[draft.key].actor
    if outer.kind is Kind.AUTHOR:
        return True
    if outer.kind is Kind.TURN and _performs(draft) and acting[outer.key] is not draft:
        return False
    if token is None or token.lower_ in FIRST_PERSON or actor is None or actor == speakers[outer.key].actor:
        return True
    if not outer.quoted and token.pos_ == "PRON":
        return True
    frame = draft.frame
    if frame is None or "clause" in frame.parts or frame.cue.act not in MENTAL:
        return False
    if frame.cue.addressee:
        return False  # “Lee urged nurses to act” is done to somebody
    return not (outer.kind is Kind.TURN and ("predicate" in frame.parts or AS.intersection(frame.cue.requires)))


def speaks_for_itself(draft: Draft) -> bool:
    """“[I will remind him] that he said ‘no ward will close’”: what is in it counts."""
    return draft.speaker is not None and draft.speaker.lower_ in FIRST_PERSON


def performed(draft: Draft, inner: Iterable[Draft]) -> Draft | None:
    """The act that what is said performs in its own words: “We call on ministers to act” is a demand, whatever the cue.

    So is “she said she opposed the cuts” a criticism. `inner` are the drafts said inside it.
    """
    if draft.cue is not None and draft.cue.act is not Act.STATEMENT:
        return None
    own = (d for d in inner if _speaks_of_itself(d, draft))
    return next((d for d in own if d.cue is not None and d.cue.act in PERFORMED and not _is_unperformed(d)), None)


def _performs(draft: Draft) -> bool:
    """“I condemn it”"""
    own = draft.speaker is not None and draft.speaker.lower_ in FIRST_PERSON
    return own and draft.cue is not None and draft.cue.act in PERFORMED and not _is_unperformed(draft)


def _is_unperformed(inner: Draft) -> bool:
    """“I don't blame them” blames nobody."""
    return inner.is_negated and inner.cue is not None and inner.cue.negated in ("keep", "skip")


def _speaks_of_itself(inner: Draft, draft: Draft) -> bool:
    token = inner.speaker
    if token is None or draft.quoted:
        return token is not None and token.lower_ in FIRST_PERSON
    own = draft.frame is not None and inner.head in draft.frame.content and inner.frame is not None
    return own and stands_as(token, ACTIVE_SUBJECT) and token.lower_ in THIRD_PERSON
