"""The papers a text tells of, documents and surveys, and the bodies behind them: “a report by [Ofsted]”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.actors import Cast
from kg.claims.lexicon import DOCUMENTS, is_document
from kg.lang.tables import words
from kg.model import ActorKind, Span
from kg.syntax import begin, conjuncts, end, noun_phrase, prepositions
from kg.syntax.arguments import SAYING
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    CONJUNCT,
    DETERMINER,
    MODIFIER,
    NOUN_CLAUSE,
    OBJECT,
    OWNER,
    PREPOSITION_OBJECT,
    dependents,
    first_dependent,
    stands_as,
)
from kg.syntax.wording import Wording

ASKED_OF = words("speaking", "asked_of")
BEHIND_DOCUMENT = words("speaking", "behind_documents")
WITHIN_DOCUMENT = words("speaking", "within")
BY = words("speaking", "by")
DEFINITE = words("reports", "definite")
OWN_REPORT = words("reports", "own")
OWN_DOCUMENT = words("speaking", "own")
ASKING_DOCUMENTS = words("speaking", "asking")
PUBLISHING = words("documents", "publishing")
PERSONAL = words("documents", "personal")
SAME_PAPER, ANY_PAPER = words("documents", "same_paper"), words("documents", "any_paper")


@dataclass(slots=True)
class Papers:
    """The papers told of so far, as the document goes on: remembers which body stands behind “the report”."""

    cast: Cast
    bodies: dict[str, str] = field(default_factory=dict)
    """The body behind each noun for a document, as the text has come to it."""
    told: set[str | None] = field(default_factory=set)
    """The bodies whose papers the text has told of; None where it does not say whose."""
    asked: str | None = None
    """Who was asked in the last survey."""

    def read(self, token: Token) -> None:
        """Take note of a document or survey as it is mentioned, with the body behind it and the people asked."""
        lemma = token.lemma_.lower()
        if lemma not in DOCUMENTS:
            return
        body = self._named_body(token) or self._publisher(token)
        if body is not None:
            self.bodies[lemma] = body
        if lemma in SAME_PAPER and (body is not None or not is_definite(token)):
            self.told.add(body)
        if lemma in ASKING_DOCUMENTS:
            for name, head in prepositions(token):
                actor = self.cast.actor(head)
                if name in ASKED_OF and actor is not None:
                    self.asked = actor

    def own(self, nouns: Iterable[Token], finder: str) -> None:
        """The inspection that inspectors speak of when they find something is theirs, unless the text says whose."""
        for token in nouns:
            if self._named_body(token) is None:
                self.bodies.setdefault(token.lemma_.lower(), finder)

    def body(self, token: Token) -> str | None:
        """Return the body behind a document: named beside it, or when it was mentioned before."""
        lemma = token.lemma_.lower()
        return self._named_body(token) or self.bodies.get(lemma) or self._reporting(token) or self._called_else(token)

    def _called_else(self, token: Token) -> str | None:
        """“A study by Ofsted found … [The report] adds …”: the same paper, where the text tells of one body's only.

        “The survey” is another one than a report.
        """
        plain = token.lemma_.lower() in ANY_PAPER and token.tag_ == "NN" and not dependents(token, MODIFIER, OWNER)
        return next(iter(self.told)) if plain and is_definite(token) and len(self.told) == 1 else None

    def _reporting(self, token: Token) -> str | None:
        """“This report finds …”, “the Inquiry finds …”: the body whose report the text is."""
        body, beside = self.cast.body, dependents(token, DETERMINER, OWNER)
        if body is None:
            return None
        named = token.lemma_.lower() in body.nouns and not dependents(token, MODIFIER)
        own = any(t.lower_ in OWN_REPORT or (named and t.lower_ in DEFINITE) for t in beside)
        return body.entry.id if own else None

    def _named_body(self, token: Token) -> str | None:
        beside = (a for a in map(self.cast.actor, _named_beside(token)) if a is not None)
        return next(beside, None) or self._modifying_body(token) or self._body_before(token)

    def _modifying_body(self, token: Token) -> str | None:
        """“the [Ofsted] report”, “[Ofsted]'s report”"""
        actors = map(self.cast.actor, dependents(token, MODIFIER, OWNER))
        return next((a for a in actors if a is not None and self.cast.kind(a) is not ActorKind.GROUP), None)

    def _body_before(self, token: Token) -> str | None:
        """The last organization named in the phrase before the noun."""
        mentions = self.cast.mentions_in(Span(noun_phrase(token).start, begin(token)))
        named = [m.actor_id for m in mentions if self.cast.kind(m.actor_id) is ActorKind.ORGANIZATION]
        return named[-1] if named else None

    def _publisher(self, token: Token) -> str | None:
        """“X has published a report”, “in a new report, X says”: whose it is; of a person a letter only."""
        verb = token.head
        if stands_as(token, PREPOSITION_OBJECT) and verb.lower_ in WITHIN_DOCUMENT and verb.head.lemma_ in SAYING:
            verb = verb.head
        elif not stands_as(token, OBJECT) or verb.lemma_ not in PUBLISHING:
            return None
        if not any(c.lower_ in OWN_DOCUMENT for c in dependents(token, DETERMINER, OWNER)):
            return None
        while stands_as(verb, CONJUNCT) and first_dependent(verb, ACTIVE_SUBJECT) is None:
            verb = verb.head  # “met on Friday and issued a communique”
        subject = first_dependent(verb, ACTIVE_SUBJECT)
        actor = self.cast.actor(subject) if subject is not None else None
        kind = self.cast.kind(actor)
        wrote = kind is ActorKind.PERSON and token.lemma_.lower() in PERSONAL
        return actor if wrote or kind is ActorKind.ORGANIZATION else None


def is_definite(token: Token) -> bool:
    """Tell whether a noun has an article that points: “the letter”."""
    return any(c.lower_ in DEFINITE for c in dependents(token, DETERMINER))


def _named_beside(token: Token) -> Iterator[Token]:
    """“a report by [Ofsted]”, “the report, by [Ofsted], found …”, “a report published by [Ofsted]”"""
    aside = ((n, h) for n, h in prepositions(token.head) if n in BY and _is_aside(token, h.head))
    for name, head in (*prepositions(token), *aside):
        if name in BEHIND_DOCUMENT:
            yield from conjuncts(head)
    for made in dependents(token, NOUN_CLAUSE):
        yield from (head for name, head in prepositions(made) if name in BY)


def _is_aside(noun: Token, by: Token) -> bool:
    """“The report, [by Ofsted], found …”, which the parser hangs on the verb."""
    return by.i == noun.i + 2 and by.nbor(-1).text == "," and by.i < by.head.i


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns for documents in text order, and where they begin."""

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]

    def within(self, span: Span) -> list[Token]:
        """Return those that lie in a stretch of the document."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [noun for noun in self.tokens[first:last] if end(noun) <= span.end]


def nouns_for_papers(wordings: Iterable[Wording]) -> Nouns:
    """Return the nouns for documents in the paragraphs."""
    nouns = tuple(t for w in wordings for t in w.tokens if t.pos_ in ("NOUN", "PROPN") and is_document(t))
    return Nouns(nouns, tuple(begin(noun) for noun in nouns))
