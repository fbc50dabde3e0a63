"""Where words stand in their document: a token knows its paragraph only, the paragraph where it begins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.model import Span, Spans
from kg.syntax.wording import sentence_around

Doc.set_extension("start", default=0, force=True)


def place(doc: Doc, start: int) -> None:
    """Say where a parsed paragraph begins in its document (code points)."""
    doc._.start = start
    start_of.cache_clear()


@lru_cache(maxsize=1024)
def start_of(doc: Doc) -> int:
    """Return where a parsed paragraph begins in its document: asked for every word, and slow to ask spaCy."""
    return int(doc._.start)


def begin(token: Token) -> int:
    """Return where the token starts in its document (code points)."""
    return start_of(token.doc) + token.idx


def end(token: Token) -> int:
    """Return where the token ends in its document, exclusive."""
    return begin(token) + len(token)


def extent(doc: Doc) -> Span:
    """Return the stretch of the document that a parsed paragraph covers (`doc.text` would build the text anew)."""
    start = start_of(doc)
    last = doc[len(doc) - 1] if len(doc) else None
    return Span(start, start + last.idx + len(last) if last is not None else start)


def cover(tokens: Iterable[Token]) -> Spans:
    """Join tokens into stretches of the document; neighbours in the sentence become one stretch."""
    spans: list[Span] = []
    last = None
    for token in sorted(tokens, key=lambda t: t.i):
        if token.is_space:
            continue
        if last is not None and (token.i == last + 1 or all(t.is_space for t in token.doc[last + 1 : token.i])):
            spans[-1] = Span(spans[-1].start, end(token))
        else:
            spans.append(Span(begin(token), end(token)))
        last = token.i
    return tuple(spans)


def between(first: Token, last: Token) -> Span:
    """Return the stretch of the document from one token to another, both included."""
    return Span(begin(first), end(last))


def sentence(token: Token) -> Span:
    """Return the sentence of the token, without outer white space."""
    start, end = sentence_around(token)
    words = token.doc[start:end]
    first = next((t for t in words if not t.is_space), token)
    return between(first, next((t for t in reversed(words) if not t.is_space), token))
