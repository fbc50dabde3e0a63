"""The phrases of a page that may name an issue, and what “the plan”, “a cap”, “it” may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.actors import Cast
from kg.issues.forms import action_of, complements, deciding, form_of, is_handling, is_listed, must_be_told, number_of
from kg.issues.given import GivenIssues
from kg.issues.named import IssueMention, NamedBefore
from kg.model import ActorKind, BlockKind, Form, Naming
from kg.page import Page, Paragraph
from kg.sides.denial import negated
from kg.sides.lexicon import Does, does
from kg.sides.standins import refers
from kg.syntax import begin, between, end
from kg.syntax.relations import (
    ADJECTIVE,
    COMPLEMENT,
    COMPOUND,
    MODIFYING_CLAUSE,
    NOUN_MODIFIER,
    NUMBER,
    OBJECT,
    OWNER,
    PASSIVE_SUBJECT,
    PREPOSITION_COMPLEMENT,
    SUBJECT,
    dependents,
    stands_as,
)
from kg.syntax.verb import is_infinitive
from kg.syntax.wording import children, sentence_around

RELATIVE = frozenset({"WDT", "IN"})
"""Tags of “that” where it stands for nothing that was named before."""
MANY = "NNS"
POINTS = "point"
POINT = re.compile(r"^\s*\(?([a-z]|\d{1,2})[).]\s*$")
POINT_NAMED = re.compile(r"(?:Recommendation|Option|Clause|Paragraph|Amendment|Proposition) (\d{1,2}|[A-Z])\b[:.–—]")
NEAR = 80
"""So many words may stand between a pronoun and the beginning of the sentence of what it stands for."""


class PageMentions:
    """The phrases of a page by paragraph; what stands before tells what a short or general phrase stands for."""

    def __init__(self, page: Page, cast: Cast, given: GivenIssues) -> None:
        """Go through a page from its beginning."""
        self._page, self._cast, self._given, self._named = page, cast, given, NamedBefore(given)
        self._points: dict[str, Form] = {}
        self._by_paragraph: dict[int, tuple[IssueMention, ...]] = {}
        self._by_word: dict[int, dict[int, list[int]]] = {}
        for paragraph in page.paragraphs:
            self._named.begin_paragraph(headline=paragraph.kind is BlockKind.TITLE)
            found = self._by_paragraph[paragraph.span.start] = tuple(self._found(paragraph))
            having = self._by_word[paragraph.span.start] = {}
            for number, mention in enumerate(found):
                for token in mention.tokens:
                    having.setdefault(token.i, []).append(number)

    def of(self, paragraph: Paragraph) -> tuple[IssueMention, ...]:
        """Return the phrases of a paragraph in text order."""
        return self._by_paragraph[paragraph.span.start]

    def touching(self, paragraph: Paragraph, places: Iterable[int]) -> list[IssueMention]:
        """Return the phrases of a paragraph that have one of these words, in text order."""
        found, having = self._by_paragraph[paragraph.span.start], self._by_word[paragraph.span.start]
        return [found[number] for number in sorted({number for i in places for number in having.get(i, ())})]

    def _found(self, paragraph: Paragraph) -> Iterator[IssueMention]:
        taken: set[int] = set()
        given: dict[int, IssueMention] = {}
        tokens = paragraph.wording.tokens
        for form, span in self._given.find(tokens):
            words = tuple(t for t in tokens if span.start <= begin(t) and end(t) <= span.end)
            mention = IssueMention(words, (form,), span)
            given[mention.head.i] = mention
            taken.update(t.i for t in words)
        point = self._point_defined(paragraph)
        for token in tokens:
            found = given.get(token.i) or (None if token.i in taken else self._at(token, given))
            if found is None:
                continue
            if point and found.naming is Naming.NAMED and action_of(found.head):
                self._points.setdefault(point, found.forms[0])
            self._named.add(found)
            yield found

    def _point_defined(self, paragraph: Paragraph) -> str:
        """“(a)” before an item of a list, “Recommendation 2:” at the start of a paragraph"""
        text, start = self._page.document.text, paragraph.span.start
        sign = POINT.search(text[text.rfind("\n", 0, start) + 1 : start]) or POINT_NAMED.match(text[start : start + 40])
        return sign[1].lower() if sign else ""

    def _at(self, token: Token, given: Mapping[int, IssueMention]) -> IssueMention | None:
        if token.pos_ == "PRON" or is_listed(token, "heads.pointing"):
            return self._pronoun(token)
        if token.pos_ == "VERB" and (noun := deciding(token)):
            self._named.decide(noun, ends=_decides_an_end(token))
        if token.pos_ not in ("NOUN", "PROPN", "VERB"):
            return None
        if action_of(token) == POINTS and number_of(token):
            return self._phrase(token)  # “Section 21”, “Paragraph (e)”
        if stands_as(token, COMPOUND, NOUN_MODIFIER) or _is_number_of_point(token):
            return None
        if token.pos_ != "VERB" and self._cast.mention(token) is not None and not self._is_built(token):
            return None
        is_name = token.pos_ == "PROPN" and token.text[:1].isupper() and not token.is_upper
        if is_name and not is_listed(token, "heads.acts"):
            return None
        if is_listed(token, "heads.generic") and token.pos_ != "VERB":
            listed = next((given[t.i].forms[0] for t in complements(token) if t.i in given), None)
            inner = listed or _told_form(token)
            if listed is not None:
                self._named.tell(token, listed)  # “plans for [a levy]”, where the levy is on the list
                return None
            if inner is not None:
                self._named.tell(token, self._given.like(inner) or inner)
            elif _is_to_end_something(token):
                self._named.tell(token, None)
            elif token.tag_ == MANY and action_of(token) == POINTS:
                return None  # “the recommendations” are all of them
            elif _is_definite(token) and not _is_told(token):
                return self._generic(token)
        return self._phrase(token)

    def _is_built(self, token: Token) -> bool:
        """“[grammar schools]”, “wind [farms]”: places of a kind that one may want or not."""
        mention = self._cast.mention(token)
        actor = self._cast.actors.get(mention.actor_id or "") if mention is not None else None
        kind = actor is not None and actor.kind is ActorKind.GROUP and token.pos_ == "NOUN"
        return kind and is_listed(token, "heads.built") and bool(dependents(token, COMPOUND, NOUN_MODIFIER, ADJECTIVE))

    def _phrase(self, token: Token) -> IssueMention | None:
        form = form_of(token)
        if form is None or not (form.action or form.words):
            return None
        words = _phrase(token)
        numbers = number_of(token) if action_of(token) == POINTS else []
        if numbers and form.words:
            forms = self._point(form) if form.action else (form,)
            end = next((t for t in token.doc[token.i : token.i + 4] if t.lower_ == numbers[0]), token)
            end = end.nbor() if end.i + 1 < len(token.doc) and end.nbor().text == ")" else end
            return IssueMention((token,), forms, between(token, end))
        if not form.words and must_be_told(form.action) and token.tag_ == MANY and not _is_definite(token):
            return None  # “he fought for bills”: not those that were named
        if not form.words and _is_in_set_phrase(token):
            return None
        if form.words:
            named = self._given.like(form) or form
            self._named.tell(token, named)
            return IssueMention(words, (named,), between(words[0], words[-1]))
        return IssueMention(words, self._named.of_action(form.action), between(words[0], words[-1]), Naming.SHORT)

    def _point(self, form: Form) -> tuple[Form, ...]:
        """“Recommendation 2” is what stood after it, else a point of this document alone."""
        known = self._points.get(form.words[0])
        return (known,) if known is not None else (Form(form.action, (*form.words, self._page.document.id)),)

    def _generic(self, token: Token) -> IssueMention | None:
        action = action_of(token)
        told = self._named.by_noun(token)
        if told is None:
            return None
        forms = told or (self._named.of_action(action) if action else self._named.near())
        naming = Naming.SHORT if action or told else Naming.GENERIC
        return IssueMention((token,), forms, between(token, token), naming) if forms else None

    def _pronoun(self, token: Token) -> IssueMention | None:
        if not is_listed(token, "heads.pronouns") or token.tag_ in RELATIVE or not stands_as(token, SUBJECT, OBJECT):
            return None
        if is_listed(token.head, "heads.doing"):
            return None  # “should not do [that]”
        meant = self._meant(token)
        if meant is not None:
            return IssueMention((token,), meant.forms, between(token, token), Naming.PRONOUN, meant)
        forms = self._named.last()
        return IssueMention((token,), forms, between(token, token), Naming.PRONOUN) if forms else None

    def _meant(self, pronoun: Token) -> IssueMention | None:
        """Return the phrase that a pronoun can only stand for: nothing else of its number was named since.

        It stands in the same sentence or the one before, be that the last one of the paragraph above.
        """
        before = self._named.before()
        if before is None or not refers(pronoun) or not (before.forms[0].action and _may_be_meant(before, pronoun)):
            return None
        here = before.head.doc == pronoun.doc
        start = sentence_around(before.head)[0]
        between_them = [*before.head.doc[start : pronoun.i if here else len(before.head.doc)]]
        if here and sentence_around(pronoun)[0] not in (start, sentence_around(before.head)[1]):
            return None
        if not here and sentence_around(before.head)[1] < _last_word(before.head.doc):
            return None
        between_them += [] if here else [*pronoun.doc[: pronoun.i]]
        own = {t.i for t in before.tokens}
        if len(between_them) > NEAR:
            return None
        others = [t for t in between_them if not (t.doc == before.head.doc and t.i in own)]
        return None if any(self._competes(t, pronoun) for t in others) else before

    def _competes(self, noun: Token, pronoun: Token) -> bool:
        """Whether a pronoun may stand for a noun as well: a thing or body of its number, subject or object."""
        if noun.pos_ not in ("NOUN", "PROPN") or not stands_as(noun, SUBJECT, OBJECT, PASSIVE_SUBJECT):
            return False
        mention = self._cast.mention(noun)
        if mention is not None and self._cast.kind(mention.actor_id) is ActorKind.PERSON:
            return False
        return _is_plural(noun) == is_listed(pronoun, "heads.several")


def _is_number_of_point(token: Token) -> bool:
    """“Paragraph ([e])”"""
    before = [t for t in token.doc[max(0, token.i - 2) : token.i] if t.text not in "()"][-1:]
    return any(action_of(t) == POINTS and token.lower_ in number_of(t) for t in before)


def _told_form(noun: Token) -> Form | None:
    """“a plan to [ban phones]”, “a bill that would [outlaw bars]”, “plans for [a ban on phones]”: what it is to do."""
    inner = [*complements(noun), *dependents(noun, MODIFYING_CLAUSE)]
    inner += [v for clause in inner if clause.pos_ in ("VERB", "AUX") for v in dependents(clause, COMPLEMENT)]
    forms = (form_of(word) for word in inner if action_of(word))
    return next((form for form in forms if form is not None and form.words), None)


def _is_to_end_something(noun: Token) -> bool:
    """“the [decision] to drop the plan”: “the decision” is the opposite of the plan from then on."""
    return any(_ends(clause) for clause in dependents(noun, MODIFYING_CLAUSE))


def _decides_an_end(verb: Token) -> bool:
    """“[decided] to drop the plan”, “[decided] not to go ahead”"""
    return any(_ends(clause) for clause in dependents(verb, COMPLEMENT))


def _ends(clause: Token) -> bool:
    return is_infinitive(clause) and bool(does(clause) & {Does.LOWERS, Does.OPPOSES, Does.REFUSES} or negated(clause))


def _is_definite(noun: Token) -> bool:
    """“[the] plan”, “[this] scheme”, “[such a] move”, “[its] plan”"""
    return any(is_listed(c, "heads.definite") for c in children(noun))


def _is_told(noun: Token) -> bool:
    """Whether a generic noun says itself what it is: “the [rent] plan”, “the plan [for schools]”."""
    form = form_of(noun)
    named = form is not None and set(form.words) != set()
    own = bool(dependents(noun, COMPOUND, NOUN_MODIFIER)) or bool(complements(noun))
    return (named and own) or (form is not None and form.action != action_of(noun))


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
        numbers = dependents(thing, NUMBER) if action_of(thing) == POINTS else []
        found += [thing, *numbers, *dependents(thing, COMPOUND, NOUN_MODIFIER, ADJECTIVE)]
        if is_handling(thing):
            found += _with_parts(thing)  # “ban on the sale of [fireworks]”
    return found


def _is_in_set_phrase(noun: Token) -> bool:
    """“under [control]”, “on [strike]”, “by [law]”"""
    return stands_as(noun, PREPOSITION_COMPLEMENT) and is_listed(noun.head, "heads.setting") and not children(noun)


def _may_be_meant(phrase: IssueMention, pronoun: Token) -> bool:
    """Whether a phrase agrees in number with a pronoun, and is what its clause is about or done to."""
    if phrase.head.pos_ == "VERB" or phrase.is_ended:
        return False
    things = stands_as(phrase.head, SUBJECT, OBJECT, PASSIVE_SUBJECT, PREPOSITION_COMPLEMENT)
    return things and _is_plural(phrase.head) == is_listed(pronoun, "heads.several")


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in (MANY, "NNPS")


def _last_word(doc: Doc) -> int:
    """Return the place of the last word of a text that is none of its marks."""
    return next((t.i for t in reversed(doc) if t.is_alpha), 0)
