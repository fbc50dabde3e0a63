"""Names of one document become actors: full names, short names, acronyms, titles.

Never by surname across documents: a person of whom only the surname is known belongs to the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.actors.mention import Found, words_of
from kg.actors.names.spelling import folded
from kg.actors.registry import Entry, Registry
from kg.actors.words import Words
from kg.model import ActorKind, FoundBy

_TAIL = re.compile(
    r"\s+(?:ltd|limited|plc|inc|llp|llc|corp|corporation|co|company|group|party|gmbh|ag|s\.?a)\.?$", re.IGNORECASE
)
_DROPPED = frozenset({"sir", "dame"})
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "&", "'s"})


@dataclass(slots=True)
class _Person:
    """A person with a full name: what the shorter names are compared with."""

    entry: Entry
    parts: tuple[str, ...]
    places: list[int] = field(default_factory=list)


def link_names(found: Sequence[Found], registry: Registry, words: Words) -> None:
    """Give every name its actor; places get none."""
    _persons([f for f in found if f.kind is ActorKind.PERSON], registry, words)
    _organizations([f for f in found if f.kind in (ActorKind.ORGANIZATION, ActorKind.GROUP)], registry, words)


def _parts(name: str, words: Words) -> tuple[str, ...]:
    parts = [p.strip(".,'") for p in name.split()]
    parts = [p for p in parts if p and p.lower() not in words.honorifics]
    while len(parts) > 2 and parts[-1].lower() in words.postnominals:
        parts.pop()
    if len(parts) > 2 and parts[0].lower() in words.styles:
        parts = parts[1:]
    return tuple(parts)


def _persons(found: Sequence[Found], registry: Registry, words: Words) -> None:
    people: list[_Person] = []
    short: list[tuple[Found, tuple[str, ...]]] = []
    for f in sorted(found, key=lambda f: _rank(_parts(f.name, words), f, words)):
        parts = _parts(f.name, words)
        if f.known is not None:
            entry = registry.known(f.known.actor.id)
            if entry is not None:
                registry.call(entry, f, f.doc[f.first : f.last + 1].text)
                people.append(_Person(entry, _parts(entry.label, words), [f.begin]))
        elif len(parts) >= 2:
            _full(f, parts, people, registry, words)
        elif parts:
            short.append((f, parts))
    for f, parts in sorted(short, key=lambda pair: (not pair[0].gender, pair[0].begin)):
        _short(f, parts[0], people, registry, words)


def _rank(parts: tuple[str, ...], f: Found, words: Words) -> tuple[bool, bool, int, int]:
    """Full names first, short before long; a style with a surname (“Lord Kinnock”) behind a first name with it."""
    style = len(parts) == 2 and parts[0].lower() in words.styles
    return len(parts) < 2, style, len(parts), f.begin


def _full(f: Found, parts: tuple[str, ...], people: list[_Person], registry: Registry, words: Words) -> None:
    style = parts[0].lower() in words.styles
    same = next((p for p in people if _same_person(p.parts, parts)), None)
    if same is None and len(parts) > 2:
        same = next((p for p in people if p.parts == parts[1:]), None)
    if same is None and style:
        bearers = [p for p in people if folded(p.parts[-1]) == folded(parts[-1])]
        bearers = bearers or [p for p in people if len(parts) == 2 and folded(p.parts[0]) == folded(parts[1])]
        same = bearers[0] if len({p.entry.id for p in bearers}) == 1 else None
    if same is None:
        name = " ".join(parts)
        generic = f.how is FoundBy.RULE and len(parts[-1]) == 1 and parts[0].lower() != "baby"
        entry = registry.named(ActorKind.PERSON, name, scoped=generic)
        same = _Person(entry, parts)
        people.append(same)
    if not same.entry.gender:
        same.entry.gender = f.gender or words.gender(parts[0].lower())
    while len(f.name.split()) > 2 and f.name.split()[-1].lower().rstrip(".") in words.postnominals:
        f.name = f.name.rsplit(" ", 1)[0]
    same.places.append(f.begin)
    registry.call(same.entry, f, f.doc[f.first : f.last + 1].text)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Same first and last name; what stands between (initials, middle names) must not contradict."""
    if folded(one[0]) != folded(other[0]) or folded(one[-1]) != folded(other[-1]):
        return False
    a, b = one[1:-1], other[1:-1]
    return not a or not b or [x[0].lower() for x in a] == [x[0].lower() for x in b]


def _short(f: Found, name: str, people: list[_Person], registry: Registry, words: Words) -> None:
    bearers = {
        p.entry.id: p
        for p in people
        if folded(p.parts[-1]) == folded(name) or folded(name) in folded(p.parts[-1]).split("-")
    }
    if f.gender:
        bearers = {i: p for i, p in bearers.items() if p.entry.gender in ("", f.gender)}
    if not bearers:
        bearers = {p.entry.id: p for p in people if folded(p.parts[0]) == folded(name)}
    if len(bearers) > 1:
        bearers = _main_bearer(f, bearers)
        if not bearers:
            return
    if bearers:
        bearer = next(iter(bearers.values()))
        bearer.places.append(f.begin)
        entry = bearer.entry
        f.how = FoundBy.SHORT_NAME
    else:
        entry = registry.named(ActorKind.PERSON, name, scoped=True)
        entry.gender = entry.gender or f.gender or words.gender(name.lower())
        people.append(_Person(entry, (name,), [f.begin]))
    registry.call(entry, f, f.doc[f.first : f.last + 1].text)


def _main_bearer(f: Found, bearers: dict[str, _Person]) -> dict[str, _Person]:
    """Of several people of one name, return the one who was named before and is named far more often.

    Relatives of the person a text is about are named in full: half as many more do where he was named first.
    """
    before = {i: p for i, p in bearers.items() if any(place < f.begin for place in p.places)}
    if len(before) == 1:
        return before
    ranked = sorted(before, key=lambda i: (-len(before[i].places), i))
    if len(ranked) > 1:
        first, second = before[ranked[0]], before[ranked[1]]
        earliest = all(first.places[0] <= p.places[0] for p in before.values())
        if len(first.places) >= (2 if earliest else 3) * len(second.places):
            return {ranked[0]: first}
    return {}


# --- organizations ------------------------------------------------------------------------------------------------


def _organizations(found: Sequence[Found], registry: Registry, words: Words) -> None:
    made: dict[str, Entry] = {}
    names: dict[str, Entry] = {}
    beside = {(id(f.doc), f.last): f for f in found}
    for f in sorted(
        found, key=lambda f: (f.known is None, -len(f.name.split()), f.how is not FoundBy.ACRONYM, f.begin)
    ):
        if f.known is not None:
            entry = registry.known(f.known.actor.id)
        else:
            entry = made.get(folded(f.name)) or _organization(f, names, beside, registry, words)
        if entry is None:
            continue
        made[folded(f.name)] = entry
        names.setdefault(f.name, entry)
        names.setdefault(words_of(f.doc, f.first, f.last), entry)
        registry.call(entry, f, f.doc[f.first : f.last + 1].text)


def _organization(
    f: Found, names: dict[str, Entry], beside: Mapping[tuple[int, int], Found], registry: Registry, words: Words
) -> Entry | None:
    """Return the entry a name belongs to: an acronym or short form of another, or its own."""
    before = beside.get((id(f.doc), f.first - 2))
    if f.how is FoundBy.ACRONYM and before is not None and before.actor is not None and before.name[:1] == f.name[:1]:
        return registry.entries[before.actor]
    whole = _expansion(f)
    if whole is not None:
        entry = next((e for n, e in names.items() if folded(n) == folded(whole)), None)
        if entry is not None:
            f.how = FoundBy.ACRONYM
            return entry
    if f.name.isupper() and len(f.name) >= 3 and " " not in f.name:
        entries = {e.id: e for n, e in names.items() if f.name in _initials(n)}
        if len(entries) == 1:
            f.how = FoundBy.ACRONYM
            return next(iter(entries.values()))
    if (
        " " not in f.name
        and f.first
        and f.doc[f.first - 1].lower_ == "the"
        and f.name.lower() in words.heads | words.name_heads
    ):
        entries = {e.id: e for n, e in names.items() if n.endswith(f" {f.name}")}
        if len(entries) == 1:
            f.how = FoundBy.SHORT_NAME
            return next(iter(entries.values()))
    shorter = {e.id: e for n, e in names.items() if _short_of(f.name, n, words)}
    if len(shorter) == 1:
        f.how = FoundBy.SHORT_NAME
        return next(iter(shorter.values()))
    return registry.named(ActorKind.ORGANIZATION, f.name, scoped=_generic(f, words))


def _expansion(f: Found) -> str | None:
    """Return the name before the brackets in which an acronym stands."""
    doc = f.doc
    if f.first < 2 or doc[f.first - 1].text != "(" or not f.name[:1].isupper() or " " in f.name:
        return None
    letters = [c for c in f.name if c.isalpha() and c.isupper()]
    k, taken = f.first - 2, 0
    while k >= 0 and taken < len(letters) + 4:
        text = doc[k].text
        initials = "".join(t.text[0] for t in doc[k : f.first - 1] if t.is_alpha and t.lower_ not in _SMALL).upper()
        if initials == "".join(letters) and text[:1].isupper():
            return " ".join(doc[k : f.first - 1].text.split())
        k, taken = k - 1, taken + 1
    return None


def _initials(name: str) -> tuple[str, ...]:
    parts = [p for p in re.split(r"[\s\-]+", name) if p and p[0].isalnum()]
    return (
        "".join(p[0] for p in parts if p.lower() not in _SMALL).upper(),
        "".join(p[0] for p in parts).upper(),
    )


def _short_of(short: str, whole: str, words: Words) -> bool:
    """Whether one name is plainly the shorter form of another: “Rowntree Foundation”, “Birmingham Council”."""
    a, b = folded(_TAIL.sub("", short)).split(), folded(_TAIL.sub("", whole)).split()
    if a == b:
        return True
    if len(a) < 2 or len(a) >= len(b) or a[-1] != b[-1] or a[-1] not in words.heads | words.name_heads:
        return False
    return a == b[-len(a) :] or (a[0] == b[0] and set(a) <= set(b))


def _generic(f: Found, words: Words) -> bool:
    """Whether the name says who only in its document: “the Scrutiny Committee”."""
    tokens = f.doc[f.first : f.last + 1]
    if " in " in f.name:
        return False
    if tokens[-1].lower_ not in words.units | {"council", "board", "court", "trust"}:
        return False
    return not any(
        t.ent_type_ in ("GPE", "LOC", "NORP", "PERSON", "FAC") or t.lower_ in ("of", "for", "on") for t in tokens
    )
