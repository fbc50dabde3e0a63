"""Applies decisions to what was found; pure functions, so that a decision taken back leaves no trace.

Splitting comes first, then merging, retyping, renaming, rejecting and correcting. A statement about another actor has
another id, for an id says what is stated; one that is rejected or corrected is known by the id it had before or has
after the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from kg.assemble import agreeing, pool
from kg.decisions.correcting import Corrections, following
from kg.decisions.issues import NOTHING, IssuePlan
from kg.decisions.reading import Decision
from kg.model import Actor, ActorKind, Claim, Event, Extraction, Issue, Position, Role, take_part
from kg.spelling import folded, slug

One = Callable[[str | None], str | None]
Many = Callable[[Iterable[str]], tuple[str, ...]]

_ORDER = ("split", "merge", "retype", "rename", "reject", "correct")
_FOLDERS = {ActorKind.PERSON: "person", ActorKind.ORGANIZATION: "org", ActorKind.GROUP: "group"}


@dataclass(slots=True)
class _Plan:
    """What the decisions come to: whom an id means now, in general and in single documents; who is no actor.

    `decided` are those of whom something else is known now; `matched` the rejected statements that were there.
    """

    actors: dict[str, Actor]
    issues: IssuePlan
    now: dict[str, str] = field(default_factory=dict)
    there: dict[tuple[str, str], str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    decided: set[str] = field(default_factory=set)
    statements: dict[str, str] = field(default_factory=dict)
    matched: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    corrections: Corrections = field(init=False)

    def __post_init__(self) -> None:
        self.corrections = Corrections({}, self.issues, self.find)

    def meant(self, actor_id: str, document_id: str) -> str | None:
        """Return whom an id of a document means after all decisions; None if it is no actor."""
        actor_id = self.there.get((document_id, actor_id), actor_id)
        actor_id = self.current(actor_id)
        return None if actor_id in self.gone else actor_id

    def current(self, actor_id: str) -> str:
        """Follow mergers to the one that stays."""
        while actor_id in self.now:
            actor_id = self.now[actor_id]
        return actor_id

    def is_a(self, actor_id: str, kind: ActorKind) -> bool:
        """Tell whether an actor is of a kind, as far as decisions changed that; what was found stays as it is."""
        return actor_id not in self.decided or self.actors[actor_id].kind is kind

    def put(self, actor: Actor) -> None:
        """Say what is known of an actor from now on."""
        self.actors[actor.id] = actor
        self.decided.add(actor.id)

    def find(self, decision: Decision, given: str) -> str | None:
        """Return the actor of an id or name; warn if there is none or more than one."""
        if given in self.actors:
            return self.current(given)
        name = folded(given)
        for names in (lambda a: (a.label,), lambda a: a.aliases):
            fitting = sorted({self.current(i) for i, a in self.actors.items() if name in map(folded, names(a))})
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                told = f"{given!r} is the name of {', '.join(fitting)}; give the id"
                self.warnings.append(f"{decision.where}: {told}")
                return None
        self.warnings.append(f"{decision.where}: {given!r} {NOTHING}")
        return None


def apply(
    extractions: Iterable[Extraction], decisions: Sequence[Decision], issues: Iterable[Issue] = ()
) -> tuple[tuple[Extraction, ...], tuple[str, ...]]:
    """Return the extractions as decided, and warnings about decisions that match nothing or more than one.

    `issues` are those that a claim may be said to take a side on though none does.
    """
    before = tuple(extractions)
    if not decisions:
        return before, ()
    known = {issue.id: issue for issue in (*(i for e in before for i in e.issues), *issues)}
    plan = _Plan(_actors(before), IssuePlan(dict(sorted(known.items()))))
    for decision in sorted(decisions, key=lambda d: (_ORDER.index(d.act), d)):
        if decision.act == "correct":
            plan.corrections.decisions.setdefault(decision.statement, []).append(decision)
        elif decision.statement:
            plan.statements[decision.statement] = decision.where
        elif decision.issues:
            plan.issues.take(decision)
        else:
            _take(decision, plan, before)
    after = tuple(_extraction(extraction, plan) for extraction in before)
    for statement, where in plan.statements.items():
        if statement not in plan.matched:
            plan.warnings.append(f"{where}: {statement!r} {NOTHING}")
    told = (*plan.warnings, *plan.issues.warnings, *plan.corrections.warnings, *plan.corrections.unmatched())
    return after, tuple(dict.fromkeys(told))


def _actors(extractions: Iterable[Extraction]) -> dict[str, Actor]:
    """Return all actors by id, those of several documents with the names of all."""
    found: dict[str, Actor] = {}
    for extraction in sorted(extractions, key=lambda e: (e.document.id, e.document.path)):
        for actor in extraction.actors:
            known = found.get(actor.id, actor)
            found[actor.id] = _named(known, known.label, (*known.aliases, actor.label, *actor.aliases))
    return dict(sorted(found.items()))


def _named(actor: Actor, label: str, names: Iterable[str]) -> Actor:
    return replace(actor, label=label, aliases=tuple(sorted({*names} - {label})))


def _take(decision: Decision, plan: _Plan, extractions: Sequence[Extraction]) -> None:
    found = [actor_id for given in decision.actors if (actor_id := plan.find(decision, given)) is not None]
    if not found:
        return
    actor = plan.actors[found[0]]
    if decision.act == "split":
        _split(decision, actor, plan, extractions)
    elif decision.act == "merge":
        _merge(decision, list(dict.fromkeys(found)), plan)
    elif decision.act == "retype":
        plan.put(replace(actor, kind=ActorKind(decision.name)))
    elif decision.act == "rename":
        plan.put(_named(actor, decision.name, (*actor.aliases, actor.label)))
    else:
        plan.gone.add(actor.id)


def _split(decision: Decision, actor: Actor, plan: _Plan, extractions: Sequence[Extraction]) -> None:
    named = next((a for a in plan.actors.values() if decision.name in (a.id, a.label)), None)
    new = named.id if named else f"{_FOLDERS[actor.kind]}/{slug(decision.name)}"
    plan.put(plan.actors.get(new, Actor(new, decision.name, actor.kind)))
    for given in decision.documents:
        there = [e.document for e in extractions if given == e.document.id or _ends_in(e.document.path, given)]
        if not there:
            plan.warnings.append(f"{decision.where}: document {given!r} {NOTHING}")
        for document in there:
            plan.there[document.id, actor.id] = new


def _ends_in(path: str, given: str) -> bool:
    """Tell whether a path is the one given, whole or from some folder on: the page names files so."""
    names = PurePath(given).parts
    return bool(names) and PurePath(path).parts[-len(names) :] == names


def _merge(decision: Decision, found: list[str], plan: _Plan) -> None:
    if len(found) < 2:
        return
    stays = plan.actors[found[0]]
    names = {*stays.aliases, stays.label}
    for other in found[1:]:
        plan.now[other] = stays.id
        names |= {*plan.actors[other].aliases, plan.actors[other].label}
    plan.put(_named(stays, decision.name or stays.label, names))


# --- one document -------------------------------------------------------------------------------------------------


def _extraction(extraction: Extraction, plan: _Plan) -> Extraction:
    document_id = extraction.document.id

    def one(actor_id: str | None) -> str | None:
        return plan.meant(actor_id, document_id) if actor_id is not None else None

    def many(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(meant for i in ids if (meant := one(i)) is not None))

    events = _Events({event.id: event for event in extraction.events}, plan, many)
    given = {c.id: c for c in (*extraction.claims, *extraction.unresolved)}
    claims = _Claims(given, plan, one, events.meant)
    told = [c for claim in extraction.claims if (c := claims.decided(claim)) is not None]
    untold = [c for claim in extraction.unresolved if (c := claims.decided(claim)) is not None]
    said = (*told, *untold)
    return replace(
        extraction,
        actors=_present(extraction, plan, (a for c in said for a in (c.claimant, *c.target))),
        mentions=tuple(replace(m, actor_id=one(m.actor_id)) for m in extraction.mentions),
        roles=pool(r for role in extraction.roles if (r := _role(role, plan, one)) is not None),
        events=pool(e for event in extraction.events if (e := events.decided(event.id)) is not None),
        claims=pool(c for c in said if c.claimant is not None),
        unresolved=(*(c for c in untold if c.claimant is None), *(c for c in told if c.claimant is None)),
        issues=plan.issues.of(p for c in said for p in c.positions),
        author_id=one(extraction.author_id),
        publisher_id=one(extraction.publisher_id),
    )


def _rejected(old: str, new: str, plan: _Plan) -> bool:
    hit = {old, new} & plan.statements.keys()
    plan.matched |= hit
    return bool(hit)


def _present(extraction: Extraction, plan: _Plan, named: Iterable[str | None]) -> tuple[Actor, ...]:
    """Return the actors of a document as decided: of those that are one, what is known of the one that stays.

    `named` are those of its claims; corrections may have brought them here from other documents.
    """
    document_id = extraction.document.id
    result: dict[str, Actor] = {}
    waiting = [*(plan.actors[a] for a in named if a in plan.corrections.named), *reversed(extraction.actors)]
    while waiting:
        actor = waiting.pop()
        meant = plan.meant(actor.id, document_id)
        if meant is None or meant in result:
            continue
        decided = plan.actors[meant] if meant in plan.decided else actor
        whole = plan.meant(decided.part_of, document_id) if decided.part_of else None
        if whole is not None and not plan.is_a(whole, ActorKind.ORGANIZATION):
            plan.warnings.append(
                f"decisions: {decided.label} is no part of {plan.actors[whole].label}, which is no body now"
            )
            whole = None
        result[meant] = replace(decided, part_of=None if whole == meant else whole)
        if whole in plan.actors:
            waiting.append(plan.actors[whole])
    return tuple(result[actor_id] for actor_id in sorted(result))


def _role(role: Role, plan: _Plan, one: One) -> Role | None:
    person, organization = one(role.person), one(role.organization)
    if person is None:
        return None
    if not plan.is_a(person, ActorKind.PERSON):
        told = f"{role.title!r} is left out: {plan.actors[person].label} is no person now, and only a person has a role"
        plan.warnings.append(f"decisions: {told}")
        return None
    if organization is not None and not plan.is_a(organization, ActorKind.ORGANIZATION):
        told = f"{role.title!r} has no organization any more: {plan.actors[organization].label} is none now"
        plan.warnings.append(f"decisions: {told}")
        organization = None
    new = replace(role, person=person, organization=organization)
    return None if _rejected(role.id, new.id, plan) else new


@dataclass(slots=True)
class _Events:
    """The events of a document as decided, by the id they had: one may take part in another."""

    given: dict[str, Event]
    plan: _Plan
    many: Many
    done: dict[str, Event | None] = field(default_factory=dict)

    def meant(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return actors and events as they are now, without those that are none."""
        now = ((i, self.decided(i)) if i in self.given else (i, None) for i in ids)
        return self.many(event.id if event is not None else i for i, event in now if event or i not in self.given)

    def decided(self, event_id: str) -> Event | None:
        """Return the event with those now meant and its date; None if it is rejected."""
        if event_id not in self.done:
            self.done[event_id] = None  # an event cannot take part in itself
            event = self.given[event_id]
            roles = dict.fromkeys(p.role for p in event.participants)
            new = replace(event, participants=take_part({role: self.meant(event.of(role)) for role in roles}))
            new = self.plan.corrections.dated(event_id, new)
            self.done[event_id] = None if _rejected(event_id, new.id, self.plan) else new
        return self.done[event_id]


@dataclass(slots=True)
class _Claims:
    """The claims of a document as decided, by the id they had: one may be quoted inside another."""

    given: dict[str, Claim]
    plan: _Plan
    one: One
    about: Many
    done: dict[str, Claim | None] = field(default_factory=dict)

    def decided(self, claim: Claim) -> Claim | None:
        """Return the claim with those now meant; None if it is rejected."""
        if claim.id not in self.done:
            self.done[claim.id] = None  # a claim cannot lie inside itself
            self.done[claim.id] = self._decide(claim)
        return self.done[claim.id]

    def _decide(self, claim: Claim) -> Claim | None:
        outer = self.given.get(claim.within or "")
        around = self.decided(outer) if outer is not None else None
        claimant = self.one(claim.claimant)
        lost = claim.claimant is not None and claimant is None
        new = replace(
            claim,
            claimant=claimant,
            target=self._others(claim.target),
            about=self.about(claim.about),
            addressee=self._others(claim.addressee),
            reported_by=self._others(claim.reported_by),
            within=claim.within if outer is None else around.id if around is not None else None,
            reasons=(*claim.reasons, "speaker rejected") if lost else claim.reasons,
        )
        positions = self._positions(claim)
        new = new if positions == claim.positions else following(new, positions)
        new = self.plan.corrections.corrected(claim.id, new)
        return None if _rejected(claim.id, new.id, self.plan) else new

    def _positions(self, claim: Claim) -> tuple[Position, ...]:
        there = (self.plan.issues.meant(replace(p, actor=self.one(p.actor))) for p in claim.positions)
        new = tuple(p for p in there if p is not None and p.towards)
        return claim.positions if new == claim.positions else agreeing(new)

    def _others(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(meant for i in ids if (meant := self.one(i)) is not None))
