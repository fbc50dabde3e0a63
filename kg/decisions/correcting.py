"""Claims as people correct them: another side, issue, target, claimant or date; events: another date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.assemble import agreeing
from kg.decisions.issues import NOTHING, IssuePlan
from kg.decisions.reading import NONE, Decision
from kg.model import Claim, DateBasis, Event, Position, Side, Stance

FindActor = Callable[[Decision, str], str | None]

STEPS = ("as decided",)
"""How a side follows that somebody decided."""
_STANCES = {Side.FOR: Stance.SUPPORTS, Side.AGAINST: Stance.OPPOSES}


@dataclass(slots=True)
class Corrections:
    """What is corrected in which claim or event, by the id that it had before or has after other decisions."""

    decisions: dict[str, list[Decision]]
    issues: IssuePlan
    find_actor: FindActor
    matched: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """The actors that corrections name."""

    def corrected(self, was: str, claim: Claim) -> Claim:
        """Return a claim as corrected; `was` is the id it had."""
        waiting = {was, claim.id}
        done: set[str] = set()
        while waiting := (waiting & self.decisions.keys()) - done:
            wanted = min(waiting)
            done.add(wanted)
            claim = self._apply(claim, self.decisions[wanted])
            waiting |= {was, claim.id}
        self.matched |= done
        return claim

    def dated(self, was: str, event: Event) -> Event:
        """Return an event with the date that was decided, if one was; `was` is the id it had."""
        wanted = {was, event.id} & self.decisions.keys()
        self.matched |= wanted
        for to in (dict(decision.to) for statement in sorted(wanted) for decision in self.decisions[statement]):
            event = replace(event, **_date(to["date"]))
        return event

    def unmatched(self) -> Iterator[str]:
        """Yield what there is to say of corrections of what is not there."""
        for statement, decisions in self.decisions.items():
            if statement not in self.matched:
                yield from (f"{decision.where}: {statement!r} {NOTHING}" for decision in decisions)

    def _apply(self, claim: Claim, decisions: Sequence[Decision]) -> Claim:
        claims_on = [(decision, dict(decision.to)) for decision in decisions]
        given = [to["issue"] for _, to in claims_on if "issue" in to]
        named = {self.issues.find(issue, decisions[0].where) for issue in given} if len(given) > 1 else set()
        for decision, to in claims_on:
            if "target" in to:
                claim = self._aimed(claim, decision, to["target"], to.get("side") if "issue" not in to else None)
            if "issue" in to or ("side" in to and "target" not in to):
                claim = self._sided(claim, decision, to.get("issue"), to.get("side"), named)
            if "claimant" in to:
                claim = self._said_by(claim, decision, to["claimant"])
            if "date" in to:
                claim = replace(claim, **_date(to["date"]))
        return claim

    def _said_by(self, claim: Claim, decision: Decision, given: str) -> Claim:
        if given == NONE:
            return replace(claim, claimant=None)
        actor = self._actor(decision, given)
        return claim if actor is None else replace(claim, claimant=actor)

    def _actor(self, decision: Decision, given: str) -> str | None:
        actor = self.find_actor(decision, given)
        if actor is not None:
            self.named.add(actor)
        return actor

    # --- the side on an issue -------------------------------------------------------------------------------------

    def _sided(
        self, claim: Claim, decision: Decision, given: str | None, side: str | None, named: set[str | None]
    ) -> Claim:
        own = [p for p in claim.positions if p.issue is not None]
        if given is None:
            own = own or list(claim.positions)
            if len(own) > 1 and side != NONE:
                several = ", ".join(sorted({p.towards for p in own}))
                return self._refuse(claim, decision, f"takes a side on {several}; say with issue which is meant")
            if not own:
                return claim if side == NONE else self._refuse(claim, decision, "takes no side; give the issue too")
            return _with(claim, own, [] if side == NONE else [_decided(own[0], side)])
        issue = self.issues.find(given, decision.where)
        if issue is None or issue in self.issues.gone:
            return claim if issue is None else self._refuse(claim, decision, f"is to be on {issue}, which is rejected")
        there = [p for p in own if p.issue == issue]
        others = [p for p in own if p.issue not in (issue, *named)]
        if side == NONE or there:
            return _with(claim, there, [] if side == NONE else [_decided(there[0], side)])
        if len(others) == 1:
            return _with(claim, others, [replace(_decided(others[0], side), issue=issue)])
        if side is None:
            return self._refuse(claim, decision, "takes no side that could be on this issue; give side too")
        return _with(claim, (), [_new(claim, side, issue=issue, wording=self.issues.issues[issue].label)])

    def _refuse(self, claim: Claim, decision: Decision, why: str) -> Claim:
        told = f"{decision.where}: {decision.statement!r} {why}"
        if told not in self.warnings:
            self.warnings.append(told)
        return claim

    # --- the side towards an actor --------------------------------------------------------------------------------

    def _aimed(self, claim: Claim, decision: Decision, given: str, side: str | None) -> Claim:
        own = [p for p in claim.positions if p.actor is not None]
        if given == NONE:
            return _with(replace(claim, target=()), own, [])
        actor = self._actor(decision, given)
        if actor is None:
            return claim
        claim = replace(claim, target=(actor,))
        sides = {p.side for p in own}
        if side == NONE:
            return replace(_with(claim, own, []), stance=Stance.NEUTRAL)
        if side is None and len(sides) != 1:
            return _with(claim, own, [])
        chosen = Side(side) if side else sides.pop()
        position = replace(_decided(own[0], chosen), actor=actor) if own else _new(claim, chosen, actor=actor)
        return replace(_with(claim, own, [position]), stance=_STANCES[chosen])


def _date(given: str) -> dict[str, Any]:
    return {"date": None, "date_basis": None} if given == NONE else {"date": given, "date_basis": DateBasis.EXPLICIT}


def _with(claim: Claim, old: Sequence[Position], new: Sequence[Position]) -> Claim:
    kept = [p for p in claim.positions if p not in old]
    return following(claim, agreeing((*kept, *new)))


def following(claim: Claim, positions: tuple[Position, ...]) -> Claim:
    """Return a claim with these positions; its stance is that towards an actor, else (aimed at nobody) on an issue."""
    towards = [p for p in positions if p.actor is not None] or ([] if claim.target else list(positions))
    stance = _STANCES[towards[0].side] if towards else claim.stance if claim.target else Stance.NEUTRAL
    return replace(claim, positions=positions, stance=stance)


def _decided(position: Position, side: str | None) -> Position:
    return replace(position, side=Side(side) if side else position.side, steps=STEPS)


def _new(claim: Claim, side: str, *, issue: str | None = None, actor: str | None = None, wording: str = "") -> Position:
    """Return a side that was not found: the words that show it are all that the claim says."""
    first = claim.evidence[0]
    return Position(Side(side), issue, actor, wording, first.document_id, first.content or (first.span,), STEPS)
