"""Puts pseudonyms over names: of the same length in documents, of any length in labels, hyphened in ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kg.model import Knowledge, Span
from kg.withhold.find import BLOCK, WORDS, Found, Person, descriptions, withheld_already
from kg.withhold.fold import folded, key

_BETWEEN = r"[\s\-_.+\u2010-\u2015\u00ad\u200b-\u200d]{0,3}"
_MARKS = r"[\u0300-\u036f\u00ad\u200b-\u200d]*"
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"


class Masks:
    """Knows every name that is withheld, and finds it in a text."""

    def __init__(self, found: Found, knowledge: Knowledge) -> None:
        self.people = found.people
        self._found = found
        self._names = {name: person for person in found.people for name in person.names}
        parts = _parts(found.people)
        self._people_of_parts = parts
        flagged = {actor for person in found.people for actor in person.actors}
        kept = {n for a in knowledge.actors if a.id not in flagged for n in (a.label, *a.aliases) if " " in n.strip()}
        held = [name for name in sorted(kept) if set(map(key, name.split())) & set(parts)]
        self.alike = tuple(held)
        """Names of others that share a word with a withheld one: “Tracey Connelly”."""
        self._pattern = _pattern([n for p in found.people for n in p.names.values()], held, sorted(parts))

    def text(self, document_id: str, text: str) -> str:
        """Return a text of a document with masks of the same length; line ends stay."""
        spans = [(span, self._code(p)) for p in self.people for d, span in p.mentions if d == document_id]
        spans += [(Span(start, end), self._code(p)) for start, end, p in self._matches(text)]
        spans += [(span, _blocks) for span in self._found.descriptions.get(document_id, ())]
        out = list(text)
        last = -1
        for span, fill in sorted(spans, key=lambda s: (s[0].start, -s[0].end)):
            start, end = max(span.start, last), min(span.end, len(out))
            if start >= end:
                continue
            mask = fill(end - start) if start == span.start else BLOCK * (end - start)
            out[start:end] = [old if old in "\n\r" else new for old, new in zip(out[start:end], mask, strict=True)]
            last = end
        return "".join(out)

    def label(self, text: str, *, loose: bool = False) -> str:
        """Return a label with pseudonyms in place of names; `loose` where all is in small letters."""
        text = self._replaced(text, lambda person: person.label, loose=loose)
        for span in sorted(descriptions(text), reverse=True):
            text = f"{text[: span.start]}child{text[span.end :]}"
        return text

    def slug(self, text: str) -> str:
        """Return an id, a path or an address with pseudonyms in place of names, whatever their case."""
        return self._replaced(text, lambda person: person.label.lower().replace(" ", "-"), loose=True)

    def ids(self, ids: Iterable[str]) -> dict[str, str]:
        """Return new ids for those that hold a name, each another one; the others stay as they are."""
        known = sorted(set(ids))
        taken = set(known)
        found: dict[str, str] = {}
        for old in known:
            new, number = self.slug(old), 1
            while new != old and new in taken:
                number += 1
                new = f"{self.slug(old)}-{number}"
            taken.add(new)
            found[old] = new
        return found

    def _replaced(self, text: str, fill: Callable[[Person], str], *, loose: bool = False) -> str:
        pieces, last = [], 0
        for start, end, person in self._matches(text, loose=loose):
            pieces += [text[last:start], fill(person)]
            last = end
        return "".join((*pieces, text[last:]))

    def _matches(self, text: str, *, loose: bool = False) -> Iterator[tuple[int, int, Person]]:
        """Yield where names stand, and words of names that stand alone; `loose` where all is in small letters."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(folded(text)):
            start, end = match.span()
            if match["name"] is not None:
                name = key(match["name"])
                if loose and name not in self._names:
                    name = name.removesuffix("s")
                if name in self._names and (loose or _written_as_name(text[start:end])):
                    yield start, end, self._names[name]
            elif match["part"] is not None and (loose or text[start].isupper()):
                yield start, end, self._people_of_parts[key(match["part"])]

    def _code(self, person: Person) -> Callable[[int], str]:
        def fill(length: int) -> str:
            for code in (person.label, f"{person.label[0]}{person.number}"):
                if len(code) < length:
                    return code + BLOCK * (length - len(code))
            return BLOCK * length

        return fill


def _blocks(length: int) -> str:
    return BLOCK * length


def _written_as_name(text: str) -> bool:
    """Tell “Baby P” and “babyP” from “boys”, and “Child A” from “give a child a book”."""
    words = re.findall(r"[^\W_]+", text)
    if len(words) < 2 and len(text) > 1:
        return text[-1].isupper() or text[0].isupper() or not text.isalpha()
    return words[-1] not in ("a", "i", "s")


def _parts(people: tuple[Person, ...]) -> dict[str, Person]:
    """Return the words that reveal a name by themselves."""
    found: dict[str, Person] = {}
    for person in people:
        for name in person.names.values() if person.parted else ():
            for word in re.findall(r"[^\W_]+", name):
                if len(word) > 2 and word[0].isupper() and key(word) not in WORDS["not_alone"]:
                    found.setdefault(key(word), person)
    return found


def _pattern(names: list[str], held: list[str], parts: list[str]) -> re.Pattern[str] | None:
    """Return what finds names, then longer names of others that hold such a word, then the word alone."""
    if not names:
        return None

    def any_of(texts: list[str]) -> str:
        return "|".join(_flexible(text) for text in sorted(texts, key=lambda t: (-len(t), t))) or r"(?!)"

    slug_s = rf"(?:{_END}|(?=s{_END}))"
    return re.compile(
        rf"{_START}(?:(?P<name>(?:{any_of(names)})){slug_s}|(?P<held>(?:{any_of(held)})){_END}"
        rf"|(?P<part>(?:{any_of(parts)})){slug_s})"
    )


def _flexible(name: str) -> str:
    words = re.findall(r"[^\W_]+", folded(name))
    return _BETWEEN.join("".join(re.escape(c) + _MARKS for c in word) for word in words)


def notice(knowledge: Knowledge) -> str:
    """Say how many names and descriptions are withheld; "" if none are."""
    numbers, described = withheld_already(knowledge)
    people = len(numbers)
    parts = [f"{people} {'person' if people == 1 else 'people'}"] if people else []
    parts += [f"{described} description{'s' * (described != 1)}"] if described else []
    return f"Names are withheld: {' and '.join(parts)}" if parts else ""
