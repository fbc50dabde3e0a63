"""The words of a paragraph, made once: by how they are written, and which hang on which.

spaCy makes a word anew whenever it is asked for, and seeks those that hang on one among all words between.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar
from weakref import ref

from spacy.tokens import Doc, Token

Value = TypeVar("Value")

_READ = "wording"
"""Where a parse keeps which wording it has been read into; weakly, so that both go when the page goes."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Wording:
    """A parsed paragraph, whose tree is final, with its words.

    `texts` is how each is written, `capitals` are those that begin with a capital, `below` those that hang on
    the word at a place, `sentences` the numbers of the words that begin a sentence.
    """

    doc: Doc
    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    capitals: tuple[Token, ...]
    below: Mapping[int, Sequence[Token]] = field(repr=False)
    sentences: Sequence[int] = field(repr=False)
    _lower: tuple[str, ...] = field(repr=False)
    _forms: frozenset[str] = field(repr=False)
    _kept: dict[tuple[str, int], object] = field(default_factory=dict, repr=False)
    """What was worked out of a word, by what and where."""
    _places: dict[frozenset[str], Sequence[int]] = field(default_factory=dict, repr=False)
    """Where words stand that are written in one of these ways."""

    @classmethod
    def of(cls, doc: Doc) -> Wording:
        """Read a paragraph once."""
        tokens = tuple(doc)
        texts = tuple([token.text for token in tokens])
        lower = tuple([text.lower() for text in texts])
        capitals = tuple([tokens[i] for i, text in enumerate(texts) if text[:1].isupper()])
        below: dict[int, list[Token]] = {}
        for i, token in enumerate(tokens):
            above = token.head.i
            if above != i:
                below.setdefault(above, []).append(token)
        sentences = tuple([token.i for token in tokens if not token.i or token.is_sent_start])
        wording = cls(doc, tokens, texts, capitals, below, sentences, lower, frozenset(lower))
        doc.user_data[_READ] = ref(wording)
        return wording

    def _placed(self, texts: frozenset[str]) -> Sequence[int]:
        """Return where words stand that are written in one of these ways."""
        places = self._places.get(texts)
        if places is None:
            places = self._places[texts] = [i for i, text in enumerate(self.texts) if text in texts]
        return places

    def among(self, listed: frozenset[str]) -> list[Token]:
        """Return the words that stand in a list of lower-case words, in text order."""
        there = self._forms & listed
        return [self.tokens[i] for i, form in enumerate(self._lower) if form in there] if there else []


def children(head: Token) -> Iterable[Token]:
    """Return the words that hang on one, in text order."""
    wording = _wording(head.doc)
    return wording.below.get(head.i, ()) if wording is not None else head.children


def sentence_around(token: Token) -> tuple[int, int]:
    """Return the numbers of the first word of the sentence of a word, and of the first behind it.

    spaCy looks at each word of the sentence to tell.
    """
    wording = _wording(token.doc)
    if wording is None:
        return token.sent.start, token.sent.end
    place = bisect_right(wording.sentences, token.i)
    end = wording.sentences[place] if place < len(wording.sentences) else len(wording.tokens)
    return wording.sentences[place - 1], end


def last_before(token: Token, texts: frozenset[str]) -> Token | None:
    """Return the last word before a word that is written in one of these ways."""
    wording = _wording(token.doc)
    if wording is None:
        return next((t for t in reversed(token.doc[: token.i]) if t.text in texts), None)
    places = wording._placed(texts)
    before = bisect_left(places, token.i)
    return wording.tokens[places[before - 1]] if before else None


def sentence_has(token: Token, text: str, *, after: int = -1) -> bool:
    """Tell whether a word of the sentence of a word, behind the place `after`, is written so."""
    start, end = sentence_around(token)
    wording = _wording(token.doc)
    if wording is None:
        return any(t.text == text for t in token.doc[max(start, after + 1) : end])
    places = wording._placed(frozenset({text}))
    first = bisect_left(places, max(start, after + 1))
    return first < len(places) and places[first] < end


def is_asked(token: Token) -> bool:
    """Tell whether the sentence of a word ends in a question mark."""
    start, end = sentence_around(token)
    last = next((t for t in reversed(token.doc[start:end]) if not t.is_space), None)
    return last is not None and last.text.endswith("?")


def kept(work: Callable[[Token], Value]) -> Callable[[Token], Value]:
    """Let what is worked out of a word of a paragraph that has been read be kept: its tree is final."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def look_up(token: Token) -> Value:
        wording = _wording(token.doc)
        if wording is None:
            return work(token)
        key = name, token.i
        if key not in wording._kept:
            wording._kept[key] = work(token)
        return wording._kept[key]  # type: ignore[return-value]

    return look_up


def top_of(token: Token, goes_on: Callable[[Token], bool]) -> Token:
    """Return the word at which climbing ends that goes up from a word as long as `goes_on` says so.

    Where a paragraph has been read the way is kept, so that a thousand clauses joined by “and” climb it once.
    """
    wording, way = _wording(token.doc), []
    name = f"{goes_on.__module__}.{goes_on.__qualname__}"
    while goes_on(token) and token.head != token:
        known = wording._kept.get((name, token.i)) if wording is not None else None
        if isinstance(known, Token):
            token = known
            break
        way.append(token.i)
        token = token.head
    if wording is not None:
        wording._kept.update(dict.fromkeys(((name, i) for i in way), token))
    return token


def _wording(doc: Doc) -> Wording | None:
    """Return the wording that a parse has been read into, while its page is there."""
    read: ref[Wording] | None = doc.user_data.get(_READ)
    return read() if read is not None else None
