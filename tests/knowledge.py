# ruff: noqa: E501
"""Builds a Knowledge by hand, as extraction would: quotes are looked up in the document, so that spans are right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.model import (
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
    Naming,
    Position,
    Role,
    Side,
    Span,
    Spans,
    digest,
    take_part,
)

CORPUS = Path(__file__).parent.parent / "corpus"


@dataclass
class Reader:
    """Reads one document by hand: `actor`, `claim`, `event`, `role` add a statement; `extraction` is what was found."""

    document: Document
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    issues: Sequence[Issue] = ()

    def span(self, words: str) -> Span:
        """Return where these words stand; any white space stands for any other."""
        match = re.search(r"\s+".join(re.escape(word) for word in words.split()), self.document.text)
        assert match, f"{words!r} is not in {self.document.path}"
        return Span(*match.span())

    def sentence(self, span: Span) -> Span:
        """Return the sentence around a span, at least the span itself."""
        text = self.document.text
        start = max([m.end() for m in re.finditer(r"\n+|[.?!]['’”]? +", text[: span.start])], default=0)
        after = re.compile(r"\n|[.?!]['’”]?(?=\s|$)").search(text, max(span.end - 1, span.start))
        end = len(text) if after is None else after.end() if text[after.start()] != "\n" else after.start()
        return Span(start, max(end, span.end))

    def evidence(self, words: str, rule: str, **parts: Spans) -> Evidence:
        return Evidence(self.document.id, self.sentence(self.span(words)), rule, **parts)

    def actor(self, id_: str, label: str, kind: str, *mentions: str, **more: Any) -> str:
        self.actors[id_] = Actor(id_, label, ActorKind(kind), tuple(m for m in mentions if m != label), **more)
        for words in sorted(set(mentions)):
            for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.document.text):
                span = Span(match.start(), match.end())
                if not any(span.overlaps(m.span) for m in self.mentions):
                    self.mentions.append(Mention(self.document.id, span, words, id_, FoundBy.GAZETTEER, span.start))
        return id_

    def claim(
        self, who: str | None, act: str, words: str, *, cue: str = "said", source: str = "", **more: Any
    ) -> Claim:
        content = self.span(words)
        sentence = self.sentence(content)
        text = self.document.text

        def near(part: str) -> Spans:
            at = text.find(part, sentence.start, sentence.end) if part else -1
            at = text.rfind(part, 0, content.end) if part and at < 0 else at
            return () if at < 0 else (Span(at, at + len(part)),)

        spans = {"source": near(source), "cue": near(cue), "content": (content,)}
        evidence = Evidence(self.document.id, sentence, f"{act}-by-hand", **spans)
        more.setdefault("date", self.document.date)
        more.setdefault("date_basis", DateBasis.DOCUMENT if self.document.date else None)
        more.setdefault("scope", self.document.id)
        made = Claim(
            who, Act(act), words, cue=cue, confidence=0.9, reasons=("read by hand",), evidence=(evidence,), **more
        )
        self.claims.append(made)
        return made

    def position(
        self, side: str, towards: str, wording: str, *words: str, steps: Sequence[str] = (), naming: str = "named"
    ) -> Position:
        """Return a side on an issue, or towards an actor, shown by these words."""
        issue, actor = (towards, None) if towards.startswith("issue/") else (None, towards)
        why = tuple(self.span(w) for w in words)
        return Position(Side(side), issue, actor, wording, self.document.id, why, tuple(steps), Naming(naming))

    def event(self, type_: str, words: str, *, date: str | None = None, **roles: tuple[str, ...]) -> Event:
        evidence = Evidence(self.document.id, self.span(words), "event-by-hand")
        who = take_part(roles)
        made = Event(type_, words, participants=who, date=date, scope=self.document.id, evidence=(evidence,))
        self.events.append(made)
        return made

    def role(self, person: str, title: str, organization: str | None) -> Role:
        made = Role(
            person, title, organization, evidence=(Evidence(self.document.id, self.span(title), "role-by-hand"),)
        )
        self.roles.append(made)
        return made

    @property
    def extraction(self) -> Extraction:
        return Extraction(
            self.document,
            tuple(self.actors[i] for i in sorted(self.actors)),
            tuple(sorted(self.mentions, key=lambda m: m.span)),
            tuple(self.roles),
            tuple(self.events),
            tuple(self.claims),
            issues=tuple(i for i in self.issues if i.id in {p.issue for c in self.claims for p in c.positions}),
        )


def reader(text: str, *, id_: str = "doc", issues: Sequence[Issue] = (), **more: Any) -> Reader:
    """Return a reader of a text of one's own; `issues` are those of the collection."""
    return Reader(Document(id_, f"{id_}.txt", text, sha256=digest(text) * 4, **more), issues=issues)


def corpus_reader(number: int, **more: Any) -> Reader:
    """Return a reader of a document of the corpus."""
    path = sorted(CORPUS.glob(f"{number:03d}_*.txt"))[0]
    text = path.read_text(encoding="utf-8")
    return Reader(Document(path.stem, f"corpus/{path.name}", text, sha256=digest(text) * 4, **more))


def knowledge(*readers: Reader) -> Knowledge:
    """Return what the readers found, merged by id with evidence pooled."""
    extractions = tuple(r.extraction for r in sorted(readers, key=lambda r: r.document.id))
    actors: dict[str, Actor] = {}
    for extraction in extractions:
        for actor in extraction.actors:
            before = actors.get(actor.id, actor)
            aliases = tuple(sorted({*before.aliases, *actor.aliases} - {before.label}))
            actors[actor.id] = Actor(before.id, before.label, before.kind, aliases, before.same_as)
    return Knowledge(
        extractions,
        tuple(actors[i] for i in sorted(actors)),
        _pooled([r for e in extractions for r in e.roles]),
        _pooled([v for e in extractions for v in e.events]),
        _pooled([c for e in extractions for c in e.claims]),
        tuple(sorted({i for e in extractions for i in e.issues}, key=lambda i: i.id)),
    )


def _pooled(items: Sequence[Any]) -> tuple[Any, ...]:
    from dataclasses import replace

    found: dict[str, Any] = {}
    for item in items:
        before = found.get(item.id)
        found[item.id] = item if before is None else replace(before, evidence=(*before.evidence, *item.evidence))
    return tuple(found[i] for i in sorted(found))


def two_documents() -> Knowledge:
    """Return a press release and a blog post of the corpus, read by hand."""
    return knowledge(press_release(), blog_post())


def press_release() -> Reader:
    r = corpus_reader(0, title="Child protection let down by Government cuts", publisher="UNISON")
    unison = r.actor("org/unison", "UNISON", "organization", "UNISON", "the UK’s largest union", "the union")
    government = r.actor("org/uk-government", "UK Government", "organization", "the Government", "This Government")
    ofsted = r.actor(
        "org/ofsted", "Ofsted", "organization", "Ofsted", same_as=("http://www.wikidata.org/entity/Q7079096",)
    )
    pile = r.actor("person/helga-pile", "Helga Pile", "person", "Helga Pile")
    workers = r.actor("group/social-workers", "social workers", "group", "social workers", "Social workers")
    councils = r.actor("group/councils", "councils", "group", "councils")
    employers = r.actor("group/employers", "employers", "group", "employers")
    r.role(pile, "National Officer for Social Workers", unison)
    report = r.event("Publication", "today’s Ofsted report", agent=(ofsted,))
    r.event("FundingCut", "the Government’s devastating council cuts", agent=(government,), affected=(councils,))
    survey = "A recent joint survey of social workers by the union, employers and other organisations"
    r.event("Survey", survey, agent=(unison, employers), affected=(workers,))
    r.claim(unison, "blame", "blame for failures in child protection services, firmly on the shoulders of the "
            "Government’s devastating council cuts", cue="laid", source="UNISON", stance="opposes", target=(government,),
            topics=("topic/funding", "topic/child-protection"))  # fmt: skip
    r.claim(ofsted, "finding", "vulnerable child care inadequate in 1 in 7 councils", cue="found", source="Ofsted report",
            about=(councils, report.id), topics=("topic/child-protection",))  # fmt: skip
    quoted = ("UNISON has warned time and again that staff freezes, unmanageable case loads and a massive increase in "
              "referrals are a toxic combination and vulnerable children are suffering as a result.")  # fmt: skip
    outer = r.claim(pile, "statement", quoted, source="Helga Pile", topics=("topic/caseloads",))
    r.claim(
        unison, "warning", quoted[37:-1], cue="warned", source="UNISON", within=outer.id, topics=("topic/caseloads",)
    )
    r.claim(pile, "criticism", "This Government is cutting budgets so hard that councils are faced with impossible choices "
            "of where the axe should fall.", source="Helga Pile", stance="opposes", target=(government,),
            topics=("topic/funding",))  # fmt: skip
    r.claim(pile, "demand", "We need a well-funded service  to encourage staff retention, with a higher ratio of qualified, "
            "trained staff and proper supervision put in place.", source="Helga Pile", modality="obligation",
            topics=("topic/funding",))  # fmt: skip
    r.claim(workers, "accusation", "they feel employers are using ‘bullying’ tactics to pressurise social workers to accept "
            "additional workloads", cue="reported", source="Some", stance="opposes", target=(employers,),
            topics=("topic/caseloads",))  # fmt: skip
    return r


def blog_post() -> Reader:
    r = corpus_reader(2, title="A Social Worker’s Response", date="2008-11-13")
    manager = r.actor(
        "person/a-manager", "a Manager of Social Workers", "person", "a Manager of Social Workers", "The Manager"
    )
    baby_p = r.actor("person/baby-p", "Baby P", "person", "Baby P")
    laming = r.actor("person/lord-laming", "Lord Laming", "person", "Laming")
    cameron = r.actor("person/david-cameron", "David Cameron", "person", "David Cameron")
    government = r.actor(
        "org/uk-government", "UK Government", "organization", "the Labour Government", "This Government"
    )
    balls = r.actor(
        "person/ed-balls", "Ed Balls", "person", "Ed Balls", same_as=("http://www.wikidata.org/entity/Q267351",)
    )
    brown = r.actor("person/gordon-brown", "Gordon Brown", "person", "Gordon Brown")
    author = r.actor("person/author-of-002", "the author", "person")
    r.actor("group/social-workers", "social workers", "group", "social workers", "Social Workers")
    r.role(balls, "Children’s Minister", government)
    inquiry = r.event(
        "Inquiry",
        "An independent inquiry into the death of Baby P",
        agent=(balls,),
        affected=(baby_p,),
        date="2008-11-13",
    )
    r.event("Death", "the death of Baby P", affected=(baby_p,))
    r.event("PolicyReversal", "u-turn by Gordon Brown", agent=(brown,), concerns=(inquiry.id,), date="2008-11-13")
    r.claim(manager, "criticism", "I did not present a balanced view of the pressures social workers are facing",
            cue="complained", source="a Manager of Social Workers", stance="opposes", target=(author,))  # fmt: skip
    outer = r.claim(manager, "statement", "Laming said social workers should hold 12 cases. On average social workers have 20.",
                    cue="complains", source="The Manager", topics=("topic/caseloads",))  # fmt: skip
    r.claim(laming, "demand", "social workers should hold 12 cases", source="Laming", within=outer.id, modality="obligation",
            topics=("topic/caseloads",))  # fmt: skip
    r.claim(brown, "accusation", "playing politics at PMQ’s yesterday for wanting the same thing", cue="accusing",
            source="Gordon Brown", stance="opposes", target=(cameron,), date="2008-11-12", date_basis=DateBasis.RELATIVE)  # fmt: skip
    r.claim(author, "criticism", "Ed Balls isn’t able to provide all the relevant information already", cue="find",
            source="I", stance="opposes", target=(balls,), about=(inquiry.id,))  # fmt: skip
    return r
