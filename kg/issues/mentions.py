"""The phrases of a page that may name an issue, and what “the plan”, “a cap”, “it” may stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.actors import Cast
from kg.claims.topics import TopicIndex
from kg.issues.forms import action_of, complements, form_of, is_listed
from kg.model import BlockKind, Form, Issue, Naming, Span, Topic
from kg.page import Page, Paragraph
from kg.syntax import begin, between, end
from kg.syntax.relations import (
    ADJECTIVE,
    COMPOUND,
    DETERMINER,
    NOUN_MODIFIER,
    OBJECT,
    OWNER,
    PASSIVE_SUBJECT,
    SUBJECT,
    dependents,
    stands_as,
)

GIVEN = "="
"""The action of a form that is an issue of a list, by its id."""
OPPOSITE = "-"
"""… and the action of one of its wordings that says the opposite."""
FAR = 6
"""So many phrases before it are looked at to see what a word stands for."""


@dataclass(frozen=True, slots=True, eq=False)
class IssueMention:
    """A phrase that may name an issue: its words, and what it may mean, the likeliest first."""

    tokens: tuple[Token, ...]
    forms: tuple[Form, ...]
    span: Span
    naming: Naming = Naming.NAMED

    @property
    def head(self) -> Token:
        """The word that the rest of the phrase hangs on."""
        return next((t for t in self.tokens if t.head not in self.tokens), self.tokens[0])


class GivenIssues:
    """The wordings of a list of issues, found as they stand, in any inflection."""

    def __init__(self, issues: Sequence[Issue] = ()) -> None:
        self._index = TopicIndex(
            Topic(f"{OPPOSITE if opposite else GIVEN}{issue.id}", issue.label, labels)
            for issue in issues
            for opposite in (False, True)
            if (labels := tuple(_bare(w.text) for w in issue.wordings if w.opposite == opposite))
        )

    def find(self, tokens: Sequence[Token]) -> Iterator[tuple[Form, Span]]:
        """Yield the issues that stand in these words, as forms."""
        for key, span in self._index.find(tokens):
            yield Form(key[0], (key[1:],)), span


def _bare(wording: str) -> str:
    """Return a wording without its article: “the levy” is “a levy” too."""
    first, _, rest = wording.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else wording


@dataclass(slots=True)
class PageMentions:
    """The phrases of a page by paragraph."""

    page: Page
    cast: Cast
    given: GivenIssues
    _known: dict[int, tuple[IssueMention, ...]] = field(default_factory=dict)

    def of(self, paragraph: Paragraph) -> tuple[IssueMention, ...]:
        """Return the phrases of a paragraph in text order."""
        start = paragraph.span.start
        if start not in self._known:
            self._known[start] = ()  # what stands before never asks for what comes after
            self._known[start] = tuple(self._found(paragraph))
        return self._known[start]

    def _found(self, paragraph: Paragraph) -> Iterator[IssueMention]:
        before: list[IssueMention] = []
        taken: set[int] = set()
        named: dict[int, IssueMention] = {}
        for form, span in self.given.find(list(paragraph.doc)):
            words = tuple(t for t in paragraph.doc if span.start <= begin(t) and end(t) <= span.end)
            given = IssueMention(words, (form,), span)
            named[given.head.i] = given
            taken.update(t.i for t in words)
        for token in paragraph.doc:
            mention = named.get(token.i) or (None if token.i in taken else self._at(token, paragraph, before))
            if mention is not None:
                before.append(mention)
                yield mention

    def _at(self, token: Token, paragraph: Paragraph, before: Sequence[IssueMention]) -> IssueMention | None:
        if token.pos_ == "PRON" or token.lower_ in ("this", "that"):
            return self._pronoun(token, paragraph, before)
        if token.pos_ not in ("NOUN", "PROPN", "VERB") or stands_as(token, COMPOUND, NOUN_MODIFIER):
            return None
        if token.pos_ != "VERB" and self.cast.mention(token) is not None:
            return None
        if token.pos_ == "PROPN" and token.text[:1].isupper() and not token.is_upper:
            return None if not is_listed(token, "heads.acts") else self._named(token)
        if _is_definite(token) and is_listed(token, "heads.generic") and not _is_told(token):
            return self._generic(token, paragraph, before)
        return self._named(token, before)

    def _named(self, token: Token, before: Sequence[IssueMention] = ()) -> IssueMention | None:
        form = form_of(token)
        if form is None or not (form.action or form.words):
            return None
        words = _phrase(token)
        if form.words:
            return IssueMention(words, (form,), between(words[0], words[-1]))
        earlier = [f for m in reversed(before) for f in m.forms if f.action in (form.action, GIVEN)]
        return IssueMention(words, (form, *earlier[:FAR]), between(words[0], words[-1]), Naming.SHORT)

    def _generic(self, token: Token, paragraph: Paragraph, before: Sequence[IssueMention]) -> IssueMention | None:
        action = action_of(token)
        forms = self._earlier(paragraph, before)
        if action:
            forms = [f for f in forms if f.action in (action, GIVEN, OPPOSITE)]
        own = [Form(action, ())] if action else []
        words = (*dependents(token, DETERMINER), token)
        naming = Naming.SHORT if action else Naming.GENERIC
        return IssueMention(words, (*forms, *own), between(words[0], token), naming) if forms or own else None

    def _pronoun(self, token: Token, paragraph: Paragraph, before: Sequence[IssueMention]) -> IssueMention | None:
        if not is_listed(token, "heads.pronouns") or not stands_as(token, SUBJECT, OBJECT):
            return None
        forms = [f for m in reversed(before) if m.naming is not Naming.PRONOUN for f in m.forms][:FAR]
        return IssueMention((token,), tuple(forms), between(token, token), Naming.PRONOUN) if forms else None

    def _earlier(self, paragraph: Paragraph, before: Sequence[IssueMention]) -> list[Form]:
        """Return what was named before, the nearest first: in the paragraph, then in the one before it."""
        found = [f for m in reversed(before) if m.naming is not Naming.PRONOUN for f in m.forms]
        above = self.page.before(paragraph)
        if above is not None and above.kind in (BlockKind.BODY, BlockKind.TITLE):
            found += [f for m in reversed(self.of(above)) if m.naming is not Naming.PRONOUN for f in m.forms]
        return list(dict.fromkeys(found))[:FAR]


def _is_definite(noun: Token) -> bool:
    """“[the] plan”, “[this] scheme”, “[such a] move”, “[its] plan”"""
    return any(c.lower_ in ("the", "this", "that", "these", "such") for c in noun.children)


def _is_told(noun: Token) -> bool:
    """Whether a generic noun says itself what it is: “the [rent] plan”, “the plan [for schools]”."""
    form = form_of(noun)
    named = form is not None and set(form.words) != set()
    own = bool(dependents(noun, COMPOUND, NOUN_MODIFIER)) or bool(complements(noun))
    return named and own


def _phrase(head: Token) -> tuple[Token, ...]:
    """Return the words of a phrase without its article: “licensing of landlords”, “ban phones”."""
    if head.pos_ == "VERB":
        things = dependents(head, OBJECT, PASSIVE_SUBJECT)
        parts = [head, *(t for thing in things for t in _with_parts(thing))]
    else:
        parts = _with_parts(head)
    first, last = min(t.i for t in parts), max(t.i for t in parts)
    return tuple(head.doc[i] for i in range(first, last + 1))


def _with_parts(head: Token) -> list[Token]:
    found = [head]
    for part in dependents(head, COMPOUND, NOUN_MODIFIER, ADJECTIVE):
        if not is_listed(part, "heads.empty"):
            found += [t for t in part.subtree if not stands_as(t, OWNER)]
    for thing in complements(head):
        found += [thing, *(t for t in dependents(thing, COMPOUND, NOUN_MODIFIER, ADJECTIVE))]
    return found
