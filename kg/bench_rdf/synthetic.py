"""A made-up debate of any size, in the shape of real ones: the same for the same number of documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from kg.model import (
    AFFECTED,
    AGENT,
    Act,
    Actor,
    ActorKind,
    Claim,
    DateBasis,
    Document,
    Event,
    Evidence,
    Extraction,
    FoundBy,
    Issue,
    Knowledge,
    Mention,
    Modality,
    Position,
    Role,
    Side,
    Span,
    Stance,
    Wording,
    digest,
    take_part,
)
from kg.ontology import event_types, topics

CLAIMS, EVENTS = 8, 2
"""A document."""

_NAMED = (("org/unison", "UNISON"), ("person/ed-balls", "Ed Balls"))
"""Whom questions ask about unless told otherwise."""
_KINDS = (ActorKind.PERSON, ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.GROUP)
_FOLDERS = {ActorKind.PERSON: "person", ActorKind.ORGANIZATION: "org", ActorKind.GROUP: "group"}
_CUES = ("said", "warned", "claimed", "argued", "denied", "insisted")
_FILLER = """
the council staff are not to be blamed for what happened in child protection since budgets were cut and more
families need help than before while nobody in government listens to those who do the work every day
"""
_STANCES = {Act.CRITICISM: Stance.OPPOSES, Act.BLAME: Stance.OPPOSES, Act.ACCUSATION: Stance.OPPOSES}


def synthetic(documents: int, *, seed: int = 7) -> Knowledge:
    """Return a debate of so many documents: eight claims, two events and a role in each, half as many actors.

    Half of the claims take a side, most of them on one of a few issues: the first issues are debated most.
    """
    random = Random(seed)  # noqa: S311
    actors = _actors(max(20, documents // 2))
    scheme = [topic.id for topic in topics() if topic.broader] or [topic.id for topic in topics()]
    types = sorted(event_types())
    issues = _issues(max(5, documents // 10))
    extractions = tuple(_Draft(number, random, issues).read(actors, scheme, types) for number in range(documents))
    return Knowledge(
        extractions,
        actors,
        tuple(role for e in extractions for role in e.roles),
        tuple(event for e in extractions for event in e.events),
        tuple(claim for e in extractions for claim in e.claims),
        tuple(sorted(issues, key=lambda issue: issue.id)),
    )


def _issues(number: int) -> tuple[Issue, ...]:
    """Return so many issues, every fifth a part of the first."""
    labels = [f"scheme {n}" for n in range(number)]
    wider = [None if n % 5 != 4 else "issue/scheme-0" for n in range(number)]
    return tuple(
        Issue(f"issue/scheme-{n}", label, (Wording(label), Wording(f"end of {label}", opposite=True)), broader=broader)
        for n, (label, broader) in enumerate(zip(labels, wider, strict=True))
    )


def _actors(number: int) -> tuple[Actor, ...]:
    named = [Actor(i, label, ActorKind.ORGANIZATION if i[0] == "o" else ActorKind.PERSON) for i, label in _NAMED]
    kinds = [_KINDS[n % len(_KINDS)] for n in range(number - len(named))]
    made = [Actor(f"{_FOLDERS[k]}/actor-{n}", f"Actor {n}", k, (f"A. {n}",)) for n, k in enumerate(kinds)]
    return (*named, *made)


@dataclass(slots=True)
class _Draft:
    """One document while it is written."""

    number: int
    random: Random
    issues: tuple[Issue, ...]
    text: str = ""
    mentions: list[tuple[Span, str]] = field(default_factory=list)

    def read(self, actors: tuple[Actor, ...], scheme: list[str], types: list[str]) -> Extraction:
        """Write the document and return what is to be found in it."""
        id_, title = digest("synthetic", self.number), f"Report {self.number}"
        day = f"{2005 + self.number % 15}-{1 + self.number % 12:02d}-{1 + self.number % 28:02d}"
        self._put(f"{title}\n\n")
        events = [self._event(id_, day, self.random.choice(types), actors) for _ in range(EVENTS)]
        claims = [self._claim(id_, day, actors, scheme, events) for _ in range(CLAIMS)]
        role = self._role(id_, actors)
        document = Document(id_, f"{self.number}.txt", self.text, title, day, sha256=digest(self.text) * 4)
        here = {actor_id for _, actor_id in self.mentions}
        mentions = tuple(
            Mention(id_, span, span.of(self.text), actor, FoundBy.NER, span.start) for span, actor in self.mentions
        )
        found = tuple(actor for actor in actors if actor.id in here)
        return Extraction(document, found, mentions, (role,), tuple(events), tuple(claims))

    def _put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def _name(self, actor: Actor) -> Span:
        span = self._put(actor.label)
        self.mentions.append((span, actor.id))
        return span

    def _some(self, number: int) -> str:
        words = _FILLER.split()
        at = self.random.randrange(len(words) - number)
        return " ".join(words[at : at + number])

    def _event(self, document: str, day: str, type_: str, actors: tuple[Actor, ...]) -> Event:
        agent, affected = self.random.sample(actors, 2)
        start = self._name(agent).start
        self._put(f" began {len(self.text)} of ")
        end = self._name(affected).end
        span = Span(start, end)
        self._put(".\n")
        evidence = (Evidence(document, span, "event/began"),)
        basis = DateBasis.DOCUMENT
        return Event(
            type_,
            span.of(self.text),
            take_part({AGENT: (agent.id,), AFFECTED: (affected.id,)}),
            date=day,
            date_basis=basis,
            scope=document,
            evidence=evidence,
        )

    def _claim(
        self, document: str, day: str, actors: tuple[Actor, ...], scheme: list[str], events: list[Event]
    ) -> Claim:
        speaker, target = self.random.sample(actors, 2)
        act = self.random.choice(tuple(Act))
        source = self._name(speaker)
        self._put(" ")
        cue = self._put(self.random.choice(_CUES))
        self._put(" that ")
        content = self._content(target)
        sentence = Span(source.start, self._put(".").end)
        self._put("\n" if self.random.random() < 0.3 else " ")
        topic = self.random.choice(scheme)
        stance = _STANCES.get(act, self.random.choice((Stance.SUPPORTS, Stance.NEUTRAL, Stance.NEUTRAL)))
        place = Span(content.start, content.start + 9)
        evidence = Evidence(
            document, sentence, f"cue-{cue.of(self.text)}", (source,), (cue,), (content,), ((topic, place),)
        )
        return Claim(
            speaker.id, act, content.of(self.text), stance, modality=self.random.choice(tuple(Modality)),
            target=() if stance == Stance.NEUTRAL else (target.id,), topics=(topic,), date=day,
            about=(self.random.choice(events).id,) if self.random.random() < 0.3 else (), date_basis=DateBasis.DOCUMENT,
            scope=document, cue=cue.of(self.text), confidence=0.9, evidence=(evidence,),
            positions=self._positions(document, target, cue, place) if self.random.random() < 0.5 else (),
        )  # fmt: skip

    def _positions(self, document: str, target: Actor, cue: Span, place: Span) -> tuple[Position, ...]:
        issue = self.issues[int(len(self.issues) * self.random.random() ** 3)]
        on_issue = self.random.random() < 0.8
        side = self.random.choice(tuple(Side))
        steps = (cue.of(self.text), f"{side} {issue.label if on_issue else target.label}")
        what, whom = (issue.id, None) if on_issue else (None, target.id)
        return (Position(side, what, whom, place.of(self.text), document, (place, cue), steps),)

    def _content(self, target: Actor) -> Span:
        start = self._put(self._some(7)).start
        self._put(" ")
        self._name(target)
        return Span(start, self._put(f" {self._some(5)} {len(self.text)}").end)

    def _role(self, document: str, actors: tuple[Actor, ...]) -> Role:
        people = [actor for actor in actors[:40] if actor.kind == ActorKind.PERSON]
        bodies = [actor for actor in actors[:40] if actor.kind == ActorKind.ORGANIZATION]
        start = self._name(self.random.choice(people)).start
        self._put(", leader of ")
        body = self.random.choice(bodies)
        end = self._name(body).end
        self._put(".\n")
        return Role(self.mentions[-2][1], "leader", body.id, evidence=(Evidence(document, Span(start, end), "post"),))
