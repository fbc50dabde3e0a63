"""What is decided before the first text is read: settings, model, known actors, topics, issues."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from kg.actors import Gazetteer
from kg.claims.topics import TopicIndex
from kg.errors import RuleError
from kg.issues import read_issues
from kg.issues.given import GivenIssues
from kg.model import Issue, KnownActor, Topic
from kg.model.identity import key_of
from kg.ontology import event_roles, known_actors
from kg.ontology import topics as read_topics
from kg.parsing.installed import LanguageModel, find_model
from kg.rule_set import rule_set
from kg.rules.event import load_event_rules
from kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before reading: actors and topics, arranged for look-up."""

    gazetteer: Gazetteer
    topics: TopicIndex
    issues: GivenIssues = field(default_factory=GivenIssues)

    @classmethod
    def of(cls, settings: Settings) -> Known:
        """Read the gazetteer, the topic scheme and the issues that the settings name."""
        return cls(Gazetteer(_actors(settings)), TopicIndex(_topics(settings)), GivenIssues(_issues(settings) or ()))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a worker is told before it reads: plain values, so that they can be sent to it, and compared."""

    settings: Settings
    model: LanguageModel
    actors: tuple[KnownActor, ...] = field(repr=False)
    topics: tuple[Topic, ...] = field(repr=False)
    issues: tuple[Issue, ...] | None = field(repr=False, default=None)
    """None where they are to be found."""

    @classmethod
    def of(cls, settings: Settings) -> Plan:
        """Find the model, and read the gazetteer, the topic scheme and the issues that the settings name."""
        _check_roles()
        return cls(settings, find_model(settings.model), _actors(settings), _topics(settings), _issues(settings))

    def digest(self) -> bytes:
        """Return the hash of all that decides what is found in a text."""
        told = (self.model, self.actors, self.topics, self.issues, self.settings.author_claims)
        return key_of(rule_set(), msgspec.msgpack.encode(told))


def _check_roles() -> None:
    """Raise RuleError if a rule fills a role of events that the ontology does not have: it would be lost."""
    known = [role.id for role in event_roles()]
    for rule in load_event_rules().rules:
        for role in rule.roles:
            if role not in known:
                raise RuleError(f'events.toml, rule "{rule.id}": {role!r} is no role; use one of {", ".join(known)}')


def _actors(settings: Settings) -> tuple[KnownActor, ...]:
    return known_actors([Path(p) for p in settings.actors])


def _topics(settings: Settings) -> tuple[Topic, ...]:
    return read_topics(Path(settings.topics)) if settings.topics else ()


def _issues(settings: Settings) -> tuple[Issue, ...] | None:
    return read_issues(Path(settings.issues)) if settings.issues else None
