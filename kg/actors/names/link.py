"""Names of one document become actors: full names, short names, acronyms, titles.

Never by surname across documents: a person of whom only the surname is known belongs to the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.actors.mention import Found, words_of
from kg.actors.names.short import expansion, initials, is_first_word, is_shorter, is_told_in_document, words_compared
from kg.actors.registry import Entry, Registry
from kg.actors.words import DEFINITE, HONORIFICS, NAME_HEADS, POSTNOMINALS, STYLES, gender_of
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.spelling import folded

_INSTITUTIONS = words("names", "institutions")
_WITH_INITIAL = 3
"""Parts of a name with an initial in the middle."""
_INITIALS_OF_OFFICES = words("people", "office_initials")
_PUBLIC_PSEUDONYMS = words("people", "public_pseudonyms")


_MOST_NAMESAKES = 50
"""Of more who bear a name, nobody is the one it means."""


@dataclass(slots=True)
class _Person:
    """A person with a full name: what the shorter names are compared with."""

    entry: Entry
    parts: tuple[str, ...]
    places: list[int] = field(default_factory=list)


_ById = dict[str, _Person]


@dataclass(slots=True)
class _People:
    """The persons of a document by what they may be called."""

    by_ends: dict[tuple[str, str], list[_Person]] = field(default_factory=dict)
    by_parts: dict[tuple[str, ...], _Person] = field(default_factory=dict)
    by_last: dict[str, _ById] = field(default_factory=dict)
    by_first: dict[str, _ById] = field(default_factory=dict)
    by_surname: dict[str, _ById] = field(default_factory=dict)
    """Also by the parts of “Duncan-Smith”."""
    by_given: dict[str, _ById] = field(default_factory=dict)
    """By each name before the last."""

    def add(self, person: _Person) -> None:
        """Take in one more; of one who is taken in again the last counts among namesakes."""
        parts, actor = tuple(map(folded, person.parts)), person.entry.id
        first, last = parts[0], parts[-1]
        self.by_ends.setdefault((first, last), []).append(person)
        self.by_parts.setdefault(person.parts, person)
        self.by_last.setdefault(last, {}).setdefault(actor, person)
        self.by_first.setdefault(first, {}).setdefault(actor, person)
        for surname in {last, *last.split("-")}:
            self.by_surname.setdefault(surname, {})[actor] = person
        for given in {*parts[:-1]}:
            self.by_given.setdefault(given, {})[actor] = person


def link_names(found: Sequence[Found], registry: Registry) -> None:
    """Give every name its actor; places get none."""
    _persons([f for f in found if f.kind is ActorKind.PERSON], registry)
    _Organizations(registry).link([f for f in found if f.kind in (ActorKind.ORGANIZATION, ActorKind.GROUP)])


def _call(entry: Entry, f: Found, registry: Registry) -> None:
    registry.call(entry, f, f.doc[f.first : f.last + 1].text)


# --- persons ---


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a personal name without honorifics, “QC” and, where more follow, a style."""
    parts = [p.strip(".,'") for p in name.split()]
    parts = [p for p in parts if p and p.lower() not in HONORIFICS]
    while len(parts) > 2 and parts[-1].lower() in POSTNOMINALS:
        parts.pop()
    if len(parts) > 1 and parts[0] in _INITIALS_OF_OFFICES:
        parts.pop(0)  # “CS Otieno”
    if len(parts) > 2 and parts[0].lower() in STYLES:
        parts = parts[1:]
    return tuple(parts)


def _persons(found: Sequence[Found], registry: Registry) -> None:
    people = _People()
    short: list[tuple[Found, str]] = []
    for f in sorted(found, key=lambda f: _rank(_parts(f.name), f)):
        parts = _parts(f.name)
        if f.known is not None:
            entry = registry.known(f.known.actor.id)
            if entry is not None:
                _call(entry, f, registry)
                people.add(_Person(entry, _parts(entry.label), [f.begin]))
        elif len(parts) >= 2:
            _full(f, parts, people, registry)
        elif parts:
            short.append((f, parts[0]))
        else:
            f.why = "name-only-honorific"
    _tell_namesakes(short, people)
    for f, name in sorted(short, key=lambda pair: (not pair[0].gender, pair[0].begin)):
        _short(f, name, people, registry)


def _tell_namesakes(short: Sequence[tuple[Found, str]], people: _People) -> None:
    """“Bernd Kohl and his sister Anna Kohl … Mr Kohl”: where one of two is no Mr, the other one is."""
    for f, name in short:
        namesakes = people.by_last.get(folded(name), {})
        genders = {p.entry.gender for p in namesakes.values()} if len(namesakes) == 2 else set()
        if f.gender and len(genders) == 2 and "" in genders and f.gender not in genders:
            next(p.entry for p in namesakes.values() if not p.entry.gender).gender = f.gender


def _rank(parts: tuple[str, ...], f: Found) -> tuple[bool, bool, int, int]:
    """Full names first, short before long; a style with a surname (“Lord Kinnock”) behind a first name with it."""
    style = len(parts) == 2 and parts[0].lower() in STYLES
    return len(parts) < 2, style, len(parts), f.begin


def _full(f: Found, parts: tuple[str, ...], people: _People, registry: Registry) -> None:
    """Link a name of two parts or more: to the person of this name, or to a new one."""
    same = _bearer(parts, people)
    if same is None:
        another = f.how is FoundBy.RULE and len(parts[-1]) == 1 and parts[0].lower() not in _PUBLIC_PSEUDONYMS
        called = parts if another else _without_initial(parts, people)
        same = _Person(registry.named(ActorKind.PERSON, " ".join(called), scoped=another), parts)
        people.add(same)
    if not same.entry.gender:
        same.entry.gender = f.gender or gender_of(parts[0].lower())
    while len(f.name.split()) > 2 and f.name.split()[-1].lower().rstrip(".") in POSTNOMINALS:
        f.name = f.name.rsplit(" ", 1)[0]
    same.places.append(f.begin)
    _call(same.entry, f, registry)


def _without_initial(parts: tuple[str, ...], people: _People) -> tuple[str, ...]:
    """“Donald J. Trump” is the Donald Trump of other documents; beside “Ann B. Lee” “Ann C. Lee” is somebody else."""
    if len(parts) != _WITH_INITIAL or len(parts[1]) != 1 or len(parts[0]) == 1:
        return parts
    return parts if people.by_ends.get((folded(parts[0]), folded(parts[-1]))) else (parts[0], parts[-1])


def _bearer(parts: tuple[str, ...], people: _People) -> _Person | None:
    """Return the person of this full name; “Lord Laming” is the one of this surname, “Sir Keir” of this first name."""
    alike = people.by_ends.get((folded(parts[0]), folded(parts[-1])), ())
    same = next((p for p in alike if is_same_person(p.parts, parts)), None)
    if same is None and len(parts) > 2:
        same = people.by_parts.get(parts[1:])
    if same is not None or parts[0].lower() not in STYLES:
        return same
    bearers = people.by_last.get(folded(parts[-1]), {})
    if not bearers and len(parts) == 2:
        bearers = people.by_first.get(folded(parts[1]), {})
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def is_same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Same first and last name; what stands between (initials, middle names) must not contradict."""
    if folded(one[0]) != folded(other[0]) or folded(one[-1]) != folded(other[-1]):
        return False
    a, b = one[1:-1], other[1:-1]
    return not a or not b or [x[0].lower() for x in a] == [x[0].lower() for x in b]


def _short(f: Found, name: str, people: _People, registry: Registry) -> None:
    """Link a surname or first name: to the one who bears it, or its main bearer; else to a person of the document."""
    bearers = _bearers(folded(name), f.gender, people)
    if len(bearers) > 1:
        bearers = _main_bearer(f, bearers)
        if not bearers:
            f.why = "name-shared"
            return
    if bearers:
        bearer = next(iter(bearers.values()))
        bearer.places.append(f.begin)
        entry = bearer.entry
        f.how = FoundBy.SHORT_NAME
    else:
        entry = registry.named(ActorKind.PERSON, name, scoped=True)
        entry.gender = entry.gender or f.gender or gender_of(name.lower())
        people.add(_Person(entry, (name,), [f.begin]))
    _call(entry, f, registry)


def _bearers(name: str, gender: str, people: _People) -> _ById:
    """Return who has this surname (or a part of it, “Duncan-Smith”), else who has this first name.

    “Ana Vidal Costa” may be called Vidal, “Kim Min-jun” Kim; whose name else holds it there counts as well.
    """
    bearers = people.by_surname.get(name, {})
    if gender and len(bearers) <= _MOST_NAMESAKES:
        bearers = {i: p for i, p in bearers.items() if p.entry.gender in ("", gender)}
    return bearers or people.by_given.get(name, {})


def _main_bearer(f: Found, bearers: _ById) -> _ById:
    """Of several people of one name, return the one who was named before and is named far more often.

    Relatives of the person a text is about are named in full: half as many more do where he was named first.
    """
    if len(bearers) > _MOST_NAMESAKES:
        return {}
    before = {i: p for i, p in bearers.items() if any(place < f.begin for place in p.places)}
    if len(before) < 2:
        return before
    ranked = sorted(before, key=lambda i: (-len(before[i].places), i))
    first, second = before[ranked[0]], before[ranked[1]]
    earliest = all(first.places[0] <= p.places[0] for p in before.values())
    often = len(first.places) >= (2 if earliest else 3) * len(second.places)
    return {ranked[0]: first} if often else {}


# --- organizations ---


@dataclass(slots=True)
class _Names:
    """The names of organizations by what may be short for them."""

    all: dict[str, Entry] = field(default_factory=dict)
    folded: dict[str, Entry] = field(default_factory=dict)
    by_initials: dict[str, list[Entry]] = field(default_factory=dict)
    by_end: dict[str, list[Entry]] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=dict)
    by_words: dict[tuple[str, ...], list[Entry]] = field(default_factory=dict)

    def add(self, name: str, entry: Entry) -> None:
        """Take in a name; the first entry that has it keeps it."""
        if name in self.all:
            return
        self.all[name] = entry
        self.folded.setdefault(folded(name), entry)
        for letters in {*initials(name)}:
            self.by_initials.setdefault(letters, []).append(entry)
        for i, sign in enumerate(name):
            if sign == " ":
                self.by_end.setdefault(name[i + 1 :], []).append(entry)
        self.by_words.setdefault(words_compared(name), []).append(entry)
        for word in {*words_compared(name), *name.split()[:1]}:
            self.by_word.setdefault(word, []).append(name)

    def longer(self, short: str) -> Iterator[Entry]:
        """Yield the organizations that a name may be short for."""
        told = words_compared(short)
        yield from self.by_words.get(told, ())
        for name in min((self.by_word.get(word, []) for word in told), key=len) if len(told) > 1 else ():
            if is_shorter(short, name):
                yield self.all[name]
        for name in self.by_word.get(short, ()):
            if is_first_word(short, name):
                yield self.all[name]


@dataclass(slots=True)
class _Organizations:
    """The organizations of a document by the names they have so far, the longest names first."""

    registry: Registry
    made: dict[str, Entry] = field(default_factory=dict)
    names: _Names = field(default_factory=lambda: _Names())
    by_end: dict[tuple[int, int], Found] = field(default_factory=dict)

    def link(self, found: Sequence[Found]) -> None:
        """Give every name its organization."""
        self.by_end = {(id(f.doc), f.last): f for f in found}
        for f in sorted(found, key=_length_first):
            entry = self._entry(f)
            if entry is not None:
                self.made[folded(f.name)] = entry
                self.names.add(f.name, entry)
                self.names.add(words_of(f.doc, f.first, f.last), entry)
                _call(entry, f, self.registry)

    def _entry(self, f: Found) -> Entry | None:
        if f.known is not None:
            return self.registry.known(f.known.actor.id)
        known = self.made.get(folded(f.name)) or self._beside(f)
        if known is not None:
            return known
        for how, named in ((FoundBy.ACRONYM, self._of_acronym), (FoundBy.SHORT_NAME, self._of_short_name)):
            entry = named(f)
            if entry is not None:
                f.how = how
                return entry
        return self.registry.named(ActorKind.ORGANIZATION, f.name, scoped=is_told_in_document(f))

    def _beside(self, f: Found) -> Entry | None:
        """“the General Social Care Council (GSCC)”: the acronym in brackets is of the name before."""
        before = self.by_end.get((id(f.doc), f.first - 2))
        if (
            f.how is not FoundBy.ACRONYM
            or before is None
            or before.actor is None
            or not _may_abbreviate(f.name, before.name)
        ):
            return None
        return self.registry.entries[before.actor]

    def _of_acronym(self, f: Found) -> Entry | None:
        """Return the organization whose name the initials abbreviate, if it is the only one."""
        whole = expansion(f)
        if whole is not None:
            entry = self.names.folded.get(folded(whole))
            if entry is not None:
                return entry
        if not f.name.isupper() or len(f.name) < 3 or " " in f.name:
            return None
        return _only(self.names.by_initials.get(f.name, ()))

    def _of_short_name(self, f: Found) -> Entry | None:
        """“the Council” of Hull Council, “Rowntree Foundation” of the Joseph Rowntree Foundation, if only one fits."""
        definite = f.first > 0 and f.doc[f.first - 1].lower_ in DEFINITE
        if (definite or f.name.lower() in _INSTITUTIONS) and f.name.lower() in NAME_HEADS:
            entry = _only(self.names.by_end.get(f.name, ()))
            if entry is not None:
                return entry
        return _only(self.names.longer(f.name))


def _may_abbreviate(acronym: str, name: str) -> bool:
    """Whether an acronym is of the name before: it begins alike, or leaves out the place (“Dale Health Board (HB)”)."""
    return name[:1] == acronym[:1] or any(letters.endswith(acronym.upper()) for letters in initials(name))


def _length_first(f: Found) -> tuple[bool, int, bool, int]:
    return f.known is None, -len(f.name.split()), f.how is not FoundBy.ACRONYM, f.begin


def _only(entries: Iterable[Entry]) -> Entry | None:
    """Return the entry if all are the same one."""
    first = None
    for entry in entries:
        if first is not None and entry.id != first.id:
            return None
        first = first or entry
    return first
