"""A debate by hand: who is for and against phones in class, with the issues that a collection of two texts has."""

from __future__ import annotations

from kg.assemble import assemble
from kg.model import (
    Act,
    Actor,
    ActorKind,
    Claim,
    Document,
    Evidence,
    Extraction,
    Issue,
    Knowledge,
    Position,
    Side,
    Span,
    Spans,
    Stance,
    Wording,
    digest,
)

UNION, HEADS, MINISTER, PARENTS = "org/teachers-union", "org/heads", "person/ann-lee", "org/parents-first"
BAN = Issue(
    "issue/ban-on-phones",
    "ban on phones",
    (Wording("ban on phones"), Wording("phone-free schools"), Wording("phones in class", opposite=True)),
    "phones are banned in class",
)
TABLETS = Issue("issue/tablets-for-all", "tablets for all", (Wording("tablets for all"),), broader=BAN.id)
ACTORS = (
    Actor(HEADS, "Heads", ActorKind.ORGANIZATION),
    Actor(PARENTS, "Parents First", ActorKind.ORGANIZATION),
    Actor(UNION, "Teachers’ Union", ActorKind.ORGANIZATION, ("the union",)),
    Actor(MINISTER, "Ann Lee", ActorKind.PERSON),
)
FIRST = "The union backed the ban on phones. Heads said phones in class help. Ann Lee warned tablets for all cost jobs."
SECOND = "Parents First called Ann Lee brave and welcomed phone-free schools. Heads said it was late."


def places(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def extraction(name: str, text: str, *claims: Claim, issues: tuple[Issue, ...] = ()) -> Extraction:
    said = {c.claimant for c in claims} | {a for c in claims for a in c.target}
    return Extraction(
        Document(name, f"{name}.txt", text, sha256=digest(text)),
        tuple(actor for actor in ACTORS if actor.id in said),
        claims=claims,
        issues=issues,
    )


def claim(name: str, text: str, who: str, words: str, *positions: Position, target: str = "") -> Claim:
    content = places(text, words)
    return Claim(
        who,
        Act.STATEMENT,
        words,
        stance=Stance.SUPPORTS if target else Stance.NEUTRAL,
        target=(target,) if target else (),
        scope=name,
        evidence=(Evidence(name, content[0], "by-hand", content=content),),
        positions=positions,
    )


def on(issue: Issue, side: str, wording: str, name: str, text: str) -> Position:
    return Position(Side(side), issue.id, None, wording, name, places(text, wording), (f"{side} it",))


def phones() -> tuple[Extraction, ...]:
    """Return two texts: the union and the parents are for the ban, heads against, Ann Lee against tablets."""
    towards = Position(Side.FOR, None, MINISTER, "Ann Lee", "two", places(SECOND, "Ann Lee"), ("called brave",))
    return (
        extraction(
            "one",
            FIRST,
            claim("one", FIRST, UNION, "the ban on phones", on(BAN, "for", "ban on phones", "one", FIRST)),
            claim("one", FIRST, HEADS, "phones in class help", on(BAN, "against", "phones in class", "one", FIRST)),
            claim(
                "one", FIRST, MINISTER, "tablets for all cost jobs",
                on(TABLETS, "against", "tablets for all", "one", FIRST),
            ),
            issues=(BAN, TABLETS),
        ),
        extraction(
            "two",
            SECOND,
            claim(
                "two", SECOND, PARENTS, "welcomed phone-free schools",
                on(BAN, "for", "phone-free schools", "two", SECOND), towards, target=MINISTER,
            ),
            claim("two", SECOND, HEADS, "it was late"),
            issues=(BAN,),
        ),
    )  # fmt: skip


def debate() -> Knowledge:
    return assemble(phones())
