"""What the document as a whole says about its capitals: the judge of whatever looks like a name.

A capitalised phrase that the text also uses in lower case is no name; in a heading all capitals say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.actors.names.spelling import capital
from kg.actors.words import COLLECTIVES, is_first_name, is_organization, is_person, singular_of
from kg.lang.tables import words
from kg.model import BlockKind
from kg.page import Paragraph
from kg.syntax.wording import Wording

_PREPOSITIONS = words("names", "prepositions")
_PLURAL_INITIALS = re.compile(r"[A-Z]{2,}'?s")
_LONG_HEADING = 30
_LONG_TEXT = 20_000
"""Characters from which on it is slow to look through all of a text for each name."""
_NEARLY_ALL = 0.85
_NO_LETTERS = "\x00"


@dataclass(frozen=True, slots=True)
class Usage:
    """The lower-case running text of a document, its words, and how often each has a capital within a sentence.

    `said` are the words of the running text.
    """

    lower: str
    words: frozenset[str]
    said: frozenset[str]
    capitals: Counter[str]
    _runs: dict[int, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    """In a long text, its runs of so many words."""

    def says(self, phrase: str) -> bool:
        """Tell whether the running text has these words in a row."""
        if len(self.lower) < _LONG_TEXT:
            return f" {phrase} " in self.lower
        length = phrase.count(" ") + 1
        if length not in self._runs:
            parts = self.lower.split(" ")
            self._runs[length] = frozenset(" ".join(parts[i : i + length]) for i in range(1, len(parts) - length))
        return phrase in self._runs[length]


def usage(wordings: Iterable[Wording]) -> Usage:
    """Collect the words of a document as it writes them."""
    running: list[str] = []
    seen: set[str] = set()
    capitals: Counter[str] = Counter()
    for wording in wordings:
        seen.update(wording.texts)
        running.extend(text if text.islower() or not text.isalpha() else _NO_LETTERS for text in wording.texts)
        capitals.update(token.text for token in wording.capitals if not token.is_sent_start)
    return Usage(f" {' '.join(running)} ", frozenset(seen), frozenset(running), capitals)


def is_more_than_common(doc: Doc, first: int, last: int, known: Usage) -> bool:
    """Tell whether a capitalised phrase is more than a common noun with capitals (“Social Workers”)."""
    tokens = [t for t in doc[first : last + 1] if not t.is_punct]
    if not tokens:
        return False
    if len(tokens) > 1 and is_first_name(tokens[0].lower_) and tokens[-1].pos_ == "PROPN":
        return True
    if _in_lower_case(" ".join(t.lower_ for t in tokens), known):
        return False
    linked = next((k for k, t in enumerate(tokens) if k and t.lower_ in _PREPOSITIONS), len(tokens))
    if linked < len(tokens):
        return not is_person(singular_of(tokens[linked - 1].lower_))
    if _PLURAL_INITIALS.fullmatch(tokens[-1].text) or "'" in tokens[-1].text or _is_plural_of_initials(doc, last):
        return False
    return _is_no_noun(tokens)


def _in_lower_case(phrase: str, known: Usage) -> bool:
    forms = (phrase, phrase.removesuffix("s"), f"{phrase}s")
    return any(form.rpartition(" ")[2] in known.said and known.says(form) for form in forms)


def _is_no_noun(tokens: Sequence[Token]) -> bool:
    """Whether a phrase is no noun for actors with capitals: “the Minister”, “Council”, “Staff”."""
    lower = tokens[-1].lower_
    stem = singular_of(lower)
    if is_person(stem):
        return len(tokens) > 1 and lower == stem and all(t.pos_ == "PROPN" for t in tokens)
    return len(tokens) > 1 or (not is_organization(stem) and lower not in COLLECTIVES)


def _is_plural_of_initials(doc: Doc, last: int) -> bool:
    """Whether “'s” makes a careless plural of initials: “at PMQ's that”."""
    if last + 1 >= len(doc) or not doc[last].is_upper or doc[last + 1].text != "'s":
        return False
    if last + 2 < len(doc) and doc[last + 2].ent_type_ in ("DATE", "TIME"):
        return True
    return last + 2 >= len(doc) or doc[last + 2].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV")


def is_all_capitals(paragraph: Paragraph) -> bool:
    """Tell whether the paragraph is a heading that gives nearly every word a capital, so that capitals say nothing."""
    doc = paragraph.doc
    if len(doc) > _LONG_HEADING:
        return False
    long = [t for t in doc if t.is_alpha and len(t) > 4]
    if not long or doc[-1].text in (",", ";"):
        return False
    if len(long) > 1 and all(t.is_upper for t in long):
        return True
    if doc[-1].text == "." and not any(t.pos_ in ("VERB", "ADV") and capital(t) and not t.is_sent_start for t in doc):
        return False
    if len(long) < 3 and paragraph.kind is not BlockKind.TITLE:
        return False
    return sum(map(capital, long)) >= _NEARLY_ALL * len(long)


def name_in_heading(doc: Doc, first: int, last: int, known: Usage) -> tuple[int, int]:
    """Return the tokens of “[Ann Lee] Resigns”, “Gov. Hears About [Lee]” that the running text has as a name.

    All of them where it has none, or all.
    """
    here = Counter(t.text for t in doc if capital(t) and not t.is_sent_start)
    runs: list[list[int]] = [[]]
    for token in doc[first : last + 1]:
        if capital(token) and known.capitals[token.text] > here[token.text] and token.lower_ not in known.said:
            runs[-1].append(token.i)
        elif runs[-1] and (token.is_alpha or token.is_punct):
            runs.append([])
    begins = next((run for run in runs if len(run) > 1), runs[0])
    return (begins[0], begins[-1]) if begins else (first, last)


def is_known_beyond_heading(doc: Doc, first: int, last: int, known: Usage) -> bool:
    """Tell whether a name of a heading stands in the running text too, or is plainly a person's."""
    tokens = [t for t in doc[first : last + 1] if t.is_alpha]
    if len(tokens) > 1 and is_first_name(tokens[0].lower_):
        return True
    here = Counter(t.text for t in doc if capital(t) and not t.is_sent_start)
    return bool(tokens) and all(known.capitals[t.text] > here[t.text] for t in tokens)
