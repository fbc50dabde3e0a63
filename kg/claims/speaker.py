"""Whose voice a claim is: the actor behind a source phrase, a document, a share of people, a pronoun.

A wrong link is worse than none: what cannot be told stays None, and the claim says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.actors import Cast
from kg.actors.names.spelling import slug
from kg.actors.reference.descriptions import plain_form
from kg.claims.draft import FIRST_PERSON, Draft
from kg.claims.lexicon import is_document, is_examiner, word_lists
from kg.model import Act, Actor, ActorKind, Span
from kg.syntax import begin, conjuncts, noun_phrase, phrase, prepositions
from kg.syntax.arguments import SAYING
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    DETERMINER,
    MODIFIER,
    NOUN_CLAUSE,
    OBJECT,
    OWNER,
    OWNER_SIGN,
    PREPOSITION_OBJECT,
    dependents,
    first_dependent,
    stands_as,
)

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ABOUT = r"(?:(?:more|less|fewer) than|over|under|almost|nearly|about|around|well over|at least|up to)"
_SHARE = re.compile(
    rf"(?:(?:only|just|some|a total of) )?(?P<share>(?:{_ABOUT} )?"
    rf"(?:(?:\d[\d.,]*|(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_UNITS}|{_TEENS})\s?(?:%|per ?cent)|"
    rf"(?:a|{_UNITS})[ -](?:third|quarter|fifth|half|tenth)s?|half|"
    rf"(?:{_UNITS}|\d+) (?:in|out of) (?:a |every )?(?:{_UNITS}|{_TEENS}|{_TENS}|hundred|thousand|\d+)|"
    r"(?:the |a |the vast )?(?:majority|minority)))",
    re.IGNORECASE,
)
_ABOUT_BEFORE = re.compile(rf"\b{_ABOUT} $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """An actor with the share of them that speaks and, where it lowers confidence, why."""

    actor: str | None
    share: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class Voices:
    """Who speaks, as the document goes on: remembers which body stands behind “the report”."""

    cast: Cast
    text: str
    document_id: str = ""
    bodies: dict[str, str] = field(default_factory=dict)
    asked: str | None = None
    unnamed: dict[str, Actor] = field(default_factory=dict)
    """Bodies that are only described: “an inquiry found …”; actors the cast does not have."""

    @property
    def addressed(self) -> str | None:
        """The people a text speaks to as “you”: the group it speaks of most, if it does so more than once."""
        counts = Counter(m.actor_id for m in self.cast.mentions if self._kind(m.actor_id) is ActorKind.GROUP)
        most = counts.most_common(1)
        return most[0][0] if most and most[0][1] > 1 else None

    def of(self, draft: Draft, outer: Voice | None) -> Voice:
        """Return the voice of a draft; `outer` is the voice of the claim it is said inside."""
        token = draft.source_head
        if draft.rule == "author-demand":
            return Voice(self.cast.author())
        if draft.rule == "comment":
            return Voice(self._commenter(draft))
        if (
            token is None
            and draft.cue is not None
            and draft.cue.act is Act.FINDING
            and len(set(self.bodies.values())) == 1
        ):
            return self._supplied(next(iter(self.bodies.values())))
        if token is None:
            return Voice(None, reasons=("no speaker named",))
        if token.lower_ in FIRST_PERSON and outer is not None:
            return Voice(outer.actor, reasons=("first person inside a quotation",))
        act = draft.outer.cue.act if draft.outer is not None and draft.outer.cue is not None else None
        ours = any(stands_as(c, OWNER) and c.lower_ in FIRST_PERSON for c in token.children)
        return self.behind(token, outer if act is Act.FINDING or ours else None)

    def again(self, first: Draft, voice: Voice) -> Voice:
        """Return the voice of “it” after a claim: the body or document that made it; a person is no “it”."""
        token = first.source_head
        spoke = token is not None and token.tag_ != "NNS" and (is_document(token) or is_examiner(token))
        if voice.actor is not None and (self._kind(voice.actor) is ActorKind.ORGANIZATION or spoke):
            return Voice(voice.actor, voice.share, ("pronoun",))
        return Voice(None, reasons=("unresolved speaker",))

    def _supplied(self, body: str) -> Voice:
        """Return the voice of a finding that names nobody: of the one body whose reports the text speaks of."""
        if self._kind(body) is ActorKind.PERSON:
            return Voice(None, reasons=("no speaker named",))  # who speaks for a body does not inspect
        return Voice(body, reasons=("body named elsewhere in the text",))

    def behind(self, token: Token, finder: Voice | None = None) -> Voice:
        """Return the voice behind a noun phrase or pronoun; `finder` is who finds, if it stands inside a finding."""
        share = self._share(token)
        lemma = token.lemma_.lower()
        if lemma in word_lists()["quantifiers"] or (share and not self.cast.actor(token)):
            return self._some(token, share)
        if lemma in word_lists()["answers"]:
            return Voice(self.asked, share, () if self.asked else ("unresolved speaker",))
        if lemma in word_lists()["documents"] and not self._is_actor_itself(token):
            body = self.body(token)
            if body is None and finder is not None:
                body = finder.actor  # an inspection inside an inspectorate's finding is its own
            if body is None and lemma in word_lists()["examinations"]:
                return Voice(self._described(token), share, ("the document's author is not named",))
            return Voice(body, share, () if body else ("the document's author is not named",))
        actor = self.cast.actor(token)
        if actor is None:
            for other in conjuncts(token)[1:]:
                actor = actor or self.cast.actor(other)
        if actor is None and token.pos_ == "NOUN" and is_examiner(token):
            return Voice(self._described(token), share, ("a body that is not named",))
        if actor is None:
            return Voice(None, share, ("unresolved speaker",))
        return Voice(actor, share, ("pronoun",) if token.pos_ == "PRON" else ())

    def _commenter(self, draft: Draft) -> str:
        """Return the person behind a comment: of the cast, else one of this document by the name given."""
        known = self.cast.actor(draft.source_head) if draft.source_head is not None else None
        if known is not None and self._kind(known) is ActorKind.PERSON:
            return known
        label = draft.source[0].of(self.text)
        actor = Actor(f"person/{self.document_id}-{slug(label)}", label, ActorKind.PERSON)
        self.unnamed.setdefault(actor.id, actor)
        return actor.id

    def _described(self, token: Token) -> str:
        """Return an actor for a body that is only described: who is behind “an inquiry”, “the tribunal”."""
        words = [t for t in phrase(token) if not stands_as(t, OWNER_SIGN, DETERMINER, OWNER) and t.i <= token.i]
        label = " ".join(plain_form(t) for t in words)
        actor = Actor(f"group/{self.document_id}-{slug(label)}", label, ActorKind.GROUP)
        self.unnamed.setdefault(actor.id, actor)
        return actor.id

    def read(self, token: Token) -> None:
        """Take note of a document or survey as it is mentioned, with the body behind it and the people asked."""
        lemma = token.lemma_.lower()
        if lemma not in word_lists()["documents"]:
            return
        body = self._named_body(token) or self._publisher(token)
        if body is not None:
            self.bodies[lemma] = body
        if lemma in ("survey", "poll", "questionnaire", "consultation"):
            for name, head in prepositions(token):
                actor = self.cast.actor(head)
                if name in ("of", "among", "with") and actor is not None:
                    self.asked = actor

    def own(self, nouns: Iterable[Token], finder: str) -> None:
        """The inspection that inspectors speak of when they find something is theirs, unless the text says whose."""
        for token in nouns:
            if self._named_body(token) is None:
                self.bodies.setdefault(token.lemma_.lower(), finder)

    def body(self, token: Token) -> str | None:
        """Return the body behind a document: named beside it, or when it was mentioned before."""
        return self._named_body(token) or self.bodies.get(token.lemma_.lower())

    def _named_body(self, token: Token) -> str | None:
        aside = [(n, h) for n, h in prepositions(token.head) if n == "by" and _aside(token, h.head)]
        for name, head in (*prepositions(token), *aside):
            if name in ("by", "from"):
                for one in conjuncts(head):
                    actor = self.cast.actor(one)
                    if actor is not None:
                        return actor
        for child in token.children:
            if stands_as(child, NOUN_CLAUSE):
                for name, head in prepositions(child):
                    actor = self.cast.actor(head)
                    if name == "by" and actor is not None:
                        return actor
        inside = noun_phrase(token)
        for child in token.children:
            if stands_as(child, MODIFIER, OWNER):
                actor = self.cast.actor(child)
                if actor is not None and self._kind(actor) is not ActorKind.GROUP:
                    return actor
        named = [m for m in self.cast.mentions_in(Span(inside.start, begin(token))) if m.actor_id is not None]
        named = [m for m in named if self._kind(m.actor_id) is ActorKind.ORGANIZATION]
        return named[-1].actor_id if named else None

    def _publisher(self, token: Token) -> str | None:
        """“X has published a report”, “in a new report, X says”: the organization whose it is."""
        verb = token.head
        if stands_as(token, PREPOSITION_OBJECT) and verb.lower_ == "in" and verb.head.lemma_ in SAYING:
            verb = verb.head
        elif not stands_as(token, OBJECT) or verb.lemma_ not in word_lists()["publishing"]:
            return None
        if not any(c.lower_ in ("a", "an", "its", "their") for c in dependents(token, DETERMINER, OWNER)):
            return None
        subject = first_dependent(verb, ACTIVE_SUBJECT)
        actor = self.cast.actor(subject) if subject is not None else None
        return actor if self._kind(actor) is ActorKind.ORGANIZATION else None

    def _some(self, token: Token, share: str | None) -> Voice:
        """“80% of you”, “many reported”, “some of the staff”."""
        for name, head in prepositions(token):
            if name in ("of", "among"):
                if head.lemma_ in ("%", "cent", "percent") and head != token:
                    return self._some(head, share)  # “a total of 56% of nurses”
                actor = self.cast.actor(head)
                if head.lower_ == "you" and actor is None and self.addressed is not None:
                    return Voice(self.addressed, share, ("the people addressed",))
                if actor is not None:
                    return Voice(actor, share)
        actor = self.cast.actor(token) or self.asked
        return Voice(actor, share, () if actor else ("unresolved speaker",))

    def _share(self, token: Token) -> str | None:
        words = " ".join(t.text_with_ws.strip() for t in phrase(token)).replace(" %", "%").replace(" - ", "-")
        match = _SHARE.match(words)
        if match is None:
            return None
        span = noun_phrase(token)
        found = _SHARE.match(span.of(self.text))
        before = _ABOUT_BEFORE.search(self.text[max(0, span.start - 20) : span.start])
        share = found["share"].strip() if found else match["share"]
        return share if before is None else before.group() + share

    def _is_actor_itself(self, token: Token) -> bool:
        """A newspaper, website or committee can bear such a noun in its name."""
        mention = self.cast.mention(token)
        return (
            mention is not None and mention.actor_id is not None and self._kind(mention.actor_id) is not ActorKind.GROUP
        )

    def _kind(self, actor_id: str | None) -> ActorKind | None:
        actor = self.cast.actors.get(actor_id or "") or self.unnamed.get(actor_id or "")
        return actor.kind if actor else None


def _aside(noun: Token, by: Token) -> bool:
    """“The report, [by Ofsted], found …”, which the parser hangs on the verb."""
    return by.i == noun.i + 2 and by.nbor(-1).text == "," and by.i < by.head.i


def documents_in(tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield the nouns for documents among the tokens."""
    return (t for t in tokens if t.pos_ in ("NOUN", "PROPN") and is_document(t))
