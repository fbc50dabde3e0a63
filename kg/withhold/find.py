"""Finds who is not to be named: by the pattern of the name, by age, by what is said beside it, or from a list."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from kg.model import Actor, ActorKind, FoundBy, Knowledge, Mention, Span
from kg.withhold.fold import key

BLOCK = "▓"
"""What fills a mask up to the length of the name; every mask ends with one."""
WITHHELD = "name withheld"
"""The classification of an actor whose name is withheld."""


def _load() -> dict[str, tuple[str, ...]]:
    text = files("kg.withhold").joinpath("words.toml").read_text(encoding="utf-8")
    return {name: tuple(words.split()) for name, words in tomllib.loads(text).items()}


WORDS = _load()
_CHILD_NAME = "|".join(WORDS["children"])
_OTHER_NAME = "|".join(WORDS["others"])
_NOUN = "|".join(WORDS["nouns"])
_BESIDE = "|".join(WORDS["beside"])
_AGE = rf"(?:1[0-7]|[1-9]|{'|'.join(WORDS['numbers'])})"
_OLD = rf"(?:{_AGE}[-\s‐‑]+years?|[\w]+[-\s‐‑]+(?:month|week|day)s?)[-\s‐‑]+old"

# “Baby P”, “child B”; a pronoun (“a child I met”), a grade (“child A-level”) and “child 3” are none.
_PATTERN = re.compile(
    rf"\b(?:(?P<child>(?i:{_CHILD_NAME}))|(?P<other>(?:{_OTHER_NAME.title()})))"
    r"[ \u00a0\n-](?P<mark>[A-Z]{1,2}|\d{1,2})(?![\w]|[-‐–]\w|['’](?!s\b)|▓)"
)
_PATTERN_WHOLE = re.compile(rf"(?:{_CHILD_NAME}|{_OTHER_NAME})[ -](?:[A-Z]{{1,2}}|\d{{1,2}})", re.IGNORECASE)
_INITIALS = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Master)\.? )?[A-Z]\.?(?:[ -]?[A-Z]\.?){0,2}")
_AGED = re.compile(rf"\b{_OLD}\b(?:[ \n]+[a-z-]+){{0,2}}?[ \n]+(?:{_NOUN})\b(?!-)", re.IGNORECASE)
_AGED_ALONE = re.compile(
    rf"\b(?:a|an|the)\s+(?P<who>{_OLD})(?=[,.;:]|\s+(?:who|whose|was|is|has|had|died|told|said|and|from|with)\b)",
    re.IGNORECASE,
)
_AFTER_NOUN = re.compile(
    rf"\b(?P<who>(?:{_NOUN}),?\s+\(?aged\s+{_AGE}|(?:{_NOUN}),\s+{_AGE}(?=\s*[,).;]))\b", re.IGNORECASE
)
_BEFORE_NAME = re.compile(rf"(?:\b{_OLD}|\b(?:{_BESIDE}))[\s,]+$", re.IGNORECASE)
_AFTER_NAME = re.compile(
    rf"(?:['’]s)?(?:\s*[,(]\s*(?:who\s+(?:is|was)\s+)?(?:aged\s+)?(?:{_AGE}(?=\s*[,).;:]|\s+(?:years|months)\b)|{_OLD})|\s+aged\s+{_AGE}\b"
    rf"|,\s+(?:a|an|the|her|his|their)\s+(?:[a-z0-9-]+\s+){{0,2}}(?:{_BESIDE})\b)",
    re.IGNORECASE,
)
_AGE_SAID = re.compile(rf"{_OLD}|\baged\s+{_AGE}\b", re.IGNORECASE)
_LAST_NOUN = re.compile(rf"\b(?:{_BESIDE})$", re.IGNORECASE)
_CODES = re.compile(rf"(?:Child |Person |[CP])(\d+){BLOCK}|(?<![\d{BLOCK}])(?<!{BLOCK}\n)(?<!{BLOCK}\r\n){BLOCK}")
_NAMING = (FoundBy.GAZETTEER, FoundBy.NER, FoundBy.RULE, FoundBy.SHORT_NAME, FoundBy.ACRONYM, FoundBy.AUTHOR)


@dataclass(slots=True)
class Person:
    """“Child 1”, with the actors it stands for, the names it hides and where it is mentioned."""

    child: bool
    names: dict[str, str] = field(default_factory=dict)
    """By how it is compared: the name as it stands. Without any, only the mentions are masked."""
    actors: set[str] = field(default_factory=set)
    mentions: list[tuple[str, Span]] = field(default_factory=list)
    parted: bool = True
    """Whether each word of a name reveals it: “Connelly”, but not “Baby”."""
    number: int = 0

    @property
    def label(self) -> str:
        """What stands in place of the name."""
        return f"{'Child' if self.child else 'Person'} {self.number}"


@dataclass(frozen=True, slots=True)
class Found:
    """Who is flagged, and descriptions of children (“the boy, 12”) that belong to no actor."""

    people: tuple[Person, ...]
    descriptions: Mapping[str, tuple[Span, ...]]


def find(knowledge: Knowledge, also: tuple[str, ...] = ()) -> Found:
    """Return the flagged people, numbered in the order in which they are first mentioned."""
    people = _People()
    mentions = _mentions(knowledge)
    texts = {e.document.id: e.document.text for e in knowledge.extractions}
    victims = _victims(knowledge)
    numbers, _ = withheld_already(knowledge)
    for actor in sorted(knowledge.actors, key=lambda a: a.id):
        _judge(actor, mentions.get(actor.id, []), texts, victims.get(actor.id, set()), people)
    for name, child in _pattern_names(_texts(knowledge)):
        if name.rsplit(" ", 1)[-1] in numbers:
            continue  # it is a pseudonym already
        people.add(name, child=child, parted=False)
    listed = {key(name): name for name in also}
    for actor in sorted(knowledge.actors, key=lambda a: a.id):
        for name in (actor.label, *actor.aliases):
            if key(name) in listed:
                people.add_actor(actor, mentions.get(actor.id, []), child=False, more=(listed[key(name)],))
    for name in also:
        people.add(name, child=False, parted=not _PATTERN_WHOLE.fullmatch(name))
    for person in people.all:
        person.mentions = sorted(set(person.mentions))
    described = {e.document.id: tuple(descriptions(e.document.text)) for e in knowledge.extractions}
    return Found(_numbered(people.all, knowledge, numbers), described)


def withheld_already(knowledge: Knowledge) -> tuple[frozenset[str], int]:
    """Return the numbers of the pseudonyms that a Knowledge holds, and how many descriptions are masked."""
    numbers = {a.label.rsplit(" ", 1)[-1] for a in knowledge.actors if a.classification == WITHHELD}
    codes = [m[1] for e in knowledge.extractions for m in _CODES.finditer(e.document.text)]
    return frozenset(numbers.union(c for c in codes if c)), codes.count(None)


class _People:
    """Those found so far; a name belongs to one of them."""

    def __init__(self) -> None:
        self.all: list[Person] = []

    def _of(self, names: tuple[str, ...], actor_id: str | None, *, child: bool) -> Person:
        for person in self.all:
            if actor_id in person.actors or any(key(name) in person.names for name in names):
                person.child = person.child or child
                return person
        self.all.append(Person(child))
        return self.all[-1]

    def add(self, name: str, *, child: bool, parted: bool) -> None:
        person = self._of((name,), None, child=child)
        person.names.setdefault(key(name), name)
        person.parted = person.parted and parted

    def add_actor(
        self, actor: Actor, mentions: list[Mention], *, child: bool, more: tuple[str, ...] = (), named: bool = True
    ) -> None:
        """Add an actor with the mentions that tell who it is; with its names unless it is only described."""
        said = {m.text for m in mentions if m.found_by in _NAMING and len(key(m.text)) > 2}
        names = (*more, *(n for n in sorted({actor.label, *actor.aliases, *said}) if named and _is_name(n)))
        person = self._of(names, actor.id, child=child)
        person.actors.add(actor.id)
        person.names |= {key(name): name for name in names}
        person.parted = person.parted and not _PATTERN_WHOLE.fullmatch(actor.label)
        harmless = {FoundBy.PRONOUN} | (set() if child else {FoundBy.DESCRIPTION, FoundBy.ROLE})  # “the teacher, Mr B”
        person.mentions += [(m.document_id, m.span) for m in mentions if m.found_by not in harmless]


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\W_]+", text)
    plain = len(key(text)) > 2 and all(
        w[0].isupper() or w.lower() in WORDS["children"] or w in ("s", "de") for w in words
    )
    return bool(words) and (plain or bool(_AGE_SAID.search(text)))


def _judge(actor: Actor, mentions: list[Mention], texts: Mapping[str, str], types: set[str], people: _People) -> None:
    """Flag an actor if it is a child, a victim or somebody called by initials."""
    names = (actor.label, *actor.aliases)
    if actor.classification == WITHHELD:
        return
    if any(_PATTERN_WHOLE.fullmatch(name) and _PATTERN.fullmatch(name[:1].upper() + name[1:]) for name in names):
        child = any(re.match(_CHILD_NAME, name, re.IGNORECASE) for name in names)
        people.add_actor(actor, mentions, child=child)
    elif actor.kind is not ActorKind.PERSON or actor.same_as or any(m.found_by is FoundBy.GAZETTEER for m in mentions):
        return
    elif _INITIALS.fullmatch(actor.label) and key(actor.label) not in WORDS["not_initials"]:
        people.add_actor(actor, mentions, child=False, named=len(key(actor.label)) > 2)
    elif _is_name(actor.label):
        if any(_beside(m, texts.get(m.document_id, "")) for m in mentions if m.found_by in _NAMING):
            people.add_actor(actor, mentions, child=True)
        elif types & set(WORDS["abuse"]):
            people.add_actor(actor, mentions, child=False)
        elif any(_AGE_SAID.search(name) for name in names):
            people.add_actor(actor, mentions, child=True)
    elif any(_AGE_SAID.search(n) for n in names) or (types and any(_LAST_NOUN.search(n) for n in names)):
        people.add_actor(actor, mentions, child=True)


def _beside(mention: Mention, text: str) -> bool:
    """Tell whether what stands beside a name says that it is a child's."""
    before, after = text[max(0, mention.span.start - 40) : mention.span.start], text[mention.span.end :][:80]
    return bool(_BEFORE_NAME.search(before) or _AFTER_NAME.match(after))


def _mentions(knowledge: Knowledge) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for extraction in knowledge.extractions:
        for mention in extraction.mentions:
            if mention.actor_id:
                found.setdefault(mention.actor_id, []).append(mention)
    return found


def _victims(knowledge: Knowledge) -> dict[str, set[str]]:
    """Return for each actor the types of the events that befall it."""
    found: dict[str, set[str]] = {}
    for event in knowledge.events:
        for actor_id in event.of("affected") if event.type in WORDS["events"] else ():
            found.setdefault(actor_id, set()).add(event.type)
    return found


def _texts(knowledge: Knowledge) -> Iterator[str]:
    """Yield all that people have written: the documents, and the issues, which may come from a list."""
    for extraction in knowledge.extractions:
        yield from (extraction.document.text, extraction.document.title or "")
    for issue in knowledge.issues:
        yield from (issue.label, issue.for_means, *(wording.text for wording in issue.wordings))


def _pattern_names(texts: Iterable[str]) -> Iterator[tuple[str, bool]]:
    for text in texts:
        for match in _PATTERN.finditer(text):
            word, mark = match["child"] or match["other"], match["mark"]
            if word[0].isupper() or not (mark.isdigit() or mark == "I" or len(mark) > 1):
                yield " ".join(match[0].split()), match["child"] is not None


def descriptions(text: str) -> Iterator[Span]:
    """Yield where a child is described by its age: “nine-year-old girl”, “boy, 12”."""
    for match in _AGED.finditer(text):
        yield Span(*match.span())
    for pattern in (_AGED_ALONE, _AFTER_NOUN):
        for match in pattern.finditer(text):
            yield Span(*match.span("who"))


def _numbered(people: list[Person], knowledge: Knowledge, used: frozenset[str]) -> tuple[Person, ...]:
    """Number them as the documents first name them; a number that is part of a name in the texts is not used."""
    order = {e.document.id: n for n, e in enumerate(knowledge.extractions)}
    folded = [key(e.document.text) for e in knowledge.extractions]

    def first(person: Person) -> tuple[int, int, str]:
        spoken = [(order[d], span.start) for d, span in person.mentions if d in order]
        named = [(n, at) for n, text in enumerate(folded) for k in person.names if (at := text.find(k)) >= 0]
        name = min(person.names, default="")
        return (*min(spoken or named, default=(len(order), 0)), name)

    taken = {k for person in people for k in person.names}
    number = 0
    for person in sorted(people, key=first):
        number += 1
        while str(number) in used or {f"child{number}", f"person{number}"} & taken:
            number += 1
        person.number = number
    return tuple(sorted(people, key=lambda p: p.number))
