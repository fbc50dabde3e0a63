"""What a claim is about in the terms of a topic scheme: its labels matched by dictionary form, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from kg.model import Span, Topic
from kg.syntax import begin, end

TopicWords = tuple[tuple[str, Span], ...]
"""Ids of topics with the words that evidence them, in text order."""

_WORD = re.compile(r"'s\b|\w+|[^\w\s]")
"""As the parse splits labels: “tick-box” is three words, “children's centre” too."""


class TopicIndex:
    """The labels of a topic scheme by their first word."""

    def __init__(self, topics: Iterable[Topic] = ()) -> None:
        self._labels: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for topic in topics:
            for label in topic.labels:
                words = tuple(_WORD.findall(label.casefold().replace("’", "'")))
                if words:
                    self._labels.setdefault(words[0], []).append((words, topic.id))
        for labels in self._labels.values():
            labels.sort(key=lambda entry: (-len(entry[0]), entry))

    def find(self, tokens: Sequence[Token]) -> TopicWords:
        """Return the topics that stand in these words; every word counts for one label, the longest it is part of."""
        return tuple(self._matches([t for t in tokens if not t.is_space]))

    def _matches(self, tokens: Sequence[Token]) -> Iterator[tuple[str, Span]]:
        at = 0
        while at < len(tokens):
            words, topic = self._longest(tokens, at)
            if topic:
                yield topic, Span(begin(tokens[at]), end(tokens[at + words - 1]))
            at += max(1, words)

    def _longest(self, tokens: Sequence[Token], at: int) -> tuple[int, str]:
        for form in sorted(_forms(tokens[at])):
            for words, topic in self._labels.get(form, ()):
                there = tokens[at : at + len(words)]
                if len(there) == len(words) and all(w in _forms(t) for w, t in zip(words, there, strict=True)):
                    return len(words), topic
        return 0, ""


def _forms(token: Token) -> set[str]:
    return {token.lower_, token.lemma_.lower()}
