"""Finds the actors that are described and not named: “the council”, “social workers”, “a parent who …”, “they”.

A noun counts by what the word lists say of it; what it refers to is decided later (`resolve`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Doc, Token

from kg.actors.mention import Found
from kg.actors.names.members import are_some_members
from kg.actors.reference.pronouns import IT, PERSONAL, PRONOUNS, SELF, THEY, US, gender_of_pronoun
from kg.actors.words import (
    COLLECTIVES,
    CONJUNCTION,
    DEFINITE,
    HEADS,
    INDEFINITE,
    SPEAKING,
    UNITS,
    gender_of,
    is_organization,
    is_person,
    singular_of,
)
from kg.lang.tables import words
from kg.model import ActorKind, FoundBy
from kg.syntax import phrase
from kg.syntax.relations import (
    ACTIVE_CLAUSAL_SUBJECT,
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    ATTRIBUTE,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    COMPOUND,
    DETERMINER,
    EXPLETIVE,
    MODIFIER,
    NEGATION,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMBER,
    OPEN_COMPLEMENT,
    OWNER,
    OWNER_SIGN,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE_CLAUSE,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_marked_by
from kg.syntax.wording import children

UNSPECIFIC = words("groups", "unspecific")
SERVED = words("reference", "served")
DEPENDENT = words("organizations", "dependent")
BE = words("reference", "be")
_ACCORDING = words("reference", "according")
_ADJECTIVES = words("groups", "adjectives")
_ONLY_DEFINITE = words("groups", "definite")
_OF_GROUPS = words("reference", "of_groups")
_PARTS = words("groups", "parts")
_SETS = words("groups", "sets")
_INFORMANTS, _PARTISANS = words("people", "informants"), words("people", "partisans")
_PAIRED = words("roles", "paired")
_DETERMINERS = words("reference", "determiners")
_QUANTIFIERS = words("reference", "quantifiers")
_SERVING = words("reference", "serving")
_REACHING = words("reference", "reaching")
_PASSING_ENDING = tuple(words("reference", "passing_ending"))
_KIND_PREFIX = tuple(words("reference", "kind_prefix"))
_FORMAL = words("reference", "formal")
_OPEN_QUESTION = words("reference", "open_question")
_WITH_CLAUSE = words("reference", "formal_with_clause")
_WITH_INFINITIVE = words("reference", "formal_with_infinitive")


_THOSE = words("reference", "those")
_LONGEST = 12
"""Words that tell who “those” are, at most."""


class Determined(Enum):
    """How a noun is determined: “the council”, “its council”, “every council”, “a council”, “council”."""

    DEFINITE = "definite"
    POSSESSIVE = "possessive"
    QUANTIFIED = "quantified"
    INDEFINITE = "indefinite"
    BARE = "bare"


KNOWN = frozenset({Determined.DEFINITE, Determined.POSSESSIVE})
"""What is determined so is known to whoever reads."""


@dataclass(frozen=True, slots=True)
class Description:
    """A described actor before it is known who is meant.

    `noun` is its head in the singular, `core` the words that say what kind it is, `owner` who stands before “'s”.
    """

    found: Found
    noun: str
    core: tuple[str, ...]
    determined: Determined = Determined.BARE
    owner: Token | None = None

    @property
    def kind_words(self) -> set[str]:
        """The words before the noun that say what kind it is, in lower case: “health” of “the new health minister”."""
        return {part.lower() for part in self.core[:-1]} - UNSPECIFIC


def describe(doc: Doc, taken: frozenset[int]) -> Iterator[Description]:
    """Yield the described actors of a paragraph in text order; `taken`: tokens that belong to names."""
    for token in doc:
        if token.i in taken:
            continue
        pos = token.pos_
        if pos == "PRON" or token.tag_ in ("PRP$", "WP$"):
            item = _pronoun(token) or _those_who(token)
        elif pos in ("NOUN", "PROPN", "ADJ") or token.tag_ == "CD":
            item = _noun(token, taken)
        else:
            continue
        if item is not None:
            yield item


def _pronoun(token: Token) -> Description | None:
    lower = token.lower_
    if lower not in PRONOUNS or (lower in IT and is_formal(token)):
        return None
    kind = ActorKind.PERSON if lower in PERSONAL or lower in SELF else None
    gender = gender_of_pronoun(lower)
    found = Found(token.doc, token.i, token.i, token.i, kind, FoundBy.PRONOUN, lower, gender=gender, named=False)
    found.plural = lower in THEY or lower in US
    return Description(found, lower, ())


def _those_who(token: Token) -> Description | None:
    """“Those who want a ban say …”, “those opposed to it argue …”: a group, called by what tells who."""
    verb, doc = token.head, token.doc
    speaks = stands_as(token, ACTIVE_SUBJECT) and verb.lemma_.lower() in SPEAKING and token.i < verb.i
    if token.lower_ not in _THOSE or not speaks:
        return None
    told = [t.i for c in dependents(token, RELATIVE_CLAUSE, NOUN_CLAUSE) for t in c.subtree if token.i < t.i < verb.i]
    last = max(told, default=token.i)
    if last == token.i or last - token.i > _LONGEST:
        return None
    core = (token.lower_, *doc[token.i + 1 : last + 1].text.split())
    found = Found(
        doc, token.i, last, token.i, ActorKind.GROUP, FoundBy.DESCRIPTION, " ".join(core), plural=True, named=False
    )
    return Description(found, token.lower_, core, Determined.DEFINITE)


def is_formal(token: Token) -> bool:
    """Tell whether “it” stands for a clause: “It is clear that …”, “it takes years to …”."""
    if token.lower_ not in _FORMAL:
        return False
    verb = token.head
    if stands_as(token, EXPLETIVE) or is_marked_by(verb, _OPEN_QUESTION):
        return True
    if stands_as(token, PASSIVE_SUBJECT):
        return has(verb, CLAUSE_COMPLEMENT, ACTIVE_CLAUSAL_SUBJECT)
    if not stands_as(token, ACTIVE_SUBJECT):
        return False
    lemma = verb.lemma_
    if lemma in _WITH_INFINITIVE and has(verb, OPEN_COMPLEMENT):
        return True
    said = [c for c in dependents(verb, ATTRIBUTE) if c.i > verb.i] if lemma in BE else []
    if any(has(noun, COMPLEMENT, NOUN_CLAUSE) for noun in said):
        return True  # “it is a shame to …”
    behind = dependents(verb, COMPLEMENT, ADVERBIAL_CLAUSE, ACTIVE_CLAUSAL_SUBJECT) if lemma in _WITH_CLAUSE else []
    return any(c.i > verb.i for c in behind)


def _noun(token: Token, taken: frozenset[int]) -> Description | None:
    kind_plural = _kind(token)
    if kind_plural is None or _is_part_of_another(token, kind_plural[0], taken):
        return None
    kind, plural = kind_plural
    tokens = [t for t in phrase(token) if t.i <= token.i or not stands_as(t, PUNCTUATION)]
    first = next((t.i for t in tokens), token.i)
    determined, owner = _determined(token)
    core, noun = _core(token), singular_of(token.lower_)
    last = _reach(token, tokens)
    found = Found(
        token.doc, first, last, token.i, kind, FoundBy.DESCRIPTION, " ".join(core), plural=plural, named=False
    )
    found.gender = gender_of(noun)
    return Description(found, noun, core, determined, owner)


def _is_part_of_another(token: Token, kind: ActorKind, taken: frozenset[int]) -> bool:
    """Whether a noun only tells of another: “council leader”, “children's services”, “minister Ann Lee”."""
    if stands_as(token, MODIFIER) and token.head.i > token.i:
        return True
    if stands_as(token, OWNER) and token.lemma_.lower() in SERVED and token.head.lemma_.lower() in _SERVING:
        return True
    before_name = token.i + 1 < len(token.doc) and token.i + 1 in taken
    return before_name and kind is not ActorKind.GROUP and stands_as(token, COMPOUND, NOUN_MODIFIER)


def _kind(token: Token) -> tuple[ActorKind, bool] | None:
    """Return which kind of actor a noun denotes and whether it is several, by the lists."""
    if token.tag_ == "CD":
        return None
    if token.text in _PARTISANS and (
        _informs(token) or any(c.lower_ in DEFINITE for c in dependents(token, DETERMINER))
    ):
        return ActorKind.GROUP, True
    if are_some_members(token):
        return ActorKind.GROUP, True
    if token.pos_ == "ADJ":
        return (ActorKind.GROUP, True) if _stands_for_people(token) else None
    lower = token.lower_
    if token.i and f"{token.nbor(-1).lower_}-{lower}" in HEADS:
        return ActorKind.ORGANIZATION, False
    lemma = singular_of(lower)
    if _is_quality(token) or (lemma != lower and lemma in _PARTS):
        return None
    if lower in UNITS and token.i and stands_as(token.nbor(-1), OWNER_SIGN, OWNER):
        return ActorKind.ORGANIZATION, False
    if lower in COLLECTIVES or lemma in _SETS:
        return ActorKind.GROUP, True
    if is_person(lemma) or (lemma in _INFORMANTS and _informs(token)):
        return (ActorKind.GROUP, True) if lemma != lower else (ActorKind.PERSON, False)
    if not is_organization(lemma):
        return None
    if lemma == lower:
        return ActorKind.ORGANIZATION, False
    return (ActorKind.GROUP, True) if lemma not in DEPENDENT else None


def _informs(token: Token) -> bool:
    """“A Whitehall [source] said”, “sources told the Echo”, where “a source of income” is nobody."""
    return stands_as(token, ACTIVE_SUBJECT) and token.head.lemma_.lower() in SPEAKING and token.i < token.head.i


def _stands_for_people(adjective: Token) -> bool:
    """“the elderly”"""
    if adjective.lower_ not in _ADJECTIVES or stands_as(adjective, PREDICATE_ADJECTIVE, ADJECTIVE):
        return False
    return any(c.lower_ in DEFINITE for c in dependents(adjective, DETERMINER))


def _is_quality(token: Token) -> bool:
    """“weak leadership”, where “the leadership” and “their leadership” are people."""
    if token.lower_ not in _ONLY_DEFINITE:
        return False
    return not any(stands_as(c, OWNER) or c.lower_ in _OF_GROUPS for c in children(token))


def _determined(token: Token) -> tuple[Determined, Token | None]:
    """Return how a noun is determined and who owns it."""
    for child in children(token):
        lower = child.lower_
        if stands_as(child, OWNER):
            return Determined.POSSESSIVE, child
        if lower in _DETERMINERS and stands_as(child, ADJECTIVE, DETERMINER):
            return Determined.DEFINITE, None
        if lower in INDEFINITE:
            return Determined.INDEFINITE, None
        if stands_as(child, NUMBER) or (stands_as(child, DETERMINER, NEGATION) and lower in _QUANTIFIERS):
            return Determined.QUANTIFIED, None
    return Determined.BARE, None


def _core(token: Token) -> tuple[str, ...]:
    """Return the words that say what kind it is: “initial response team”, “social workers”."""
    parts = [plain_form(token)]
    i = token.i - 1
    while i >= 0:
        before = token.doc[i]
        kind_word = stands_as(before, MODIFIER) and (before.head == token or before.head.i <= token.i)
        if before.text == "-" and i > 0:
            parts.insert(0, "-")
        elif f"{before.lower_}-{parts[0].lower()}" in _PAIRED or (
            kind_word and _is_telling(before) and not _is_passing(before)
        ):
            parts.insert(0, plain_form(before))
        elif before.lower_ in CONJUNCTION and i > 0 and before.nbor(-1).text[:1].isupper() and parts[0][:1].isupper():
            parts[:0] = [before.nbor(-1).text, before.lower_]  # “the Trade and Industry Secretary”
            i -= 1
        else:
            break
        i -= 1
    while parts and parts[0] == "-":
        parts.pop(0)
    return tuple(parts)


def _is_telling(token: Token) -> bool:
    """Whether a modifier says what kind it is; “New” is part of “New York”."""
    inside = token.text[:1].isupper() and not token.is_sent_start
    return inside or token.lower_ not in UNSPECIFIC


def _is_passing(token: Token) -> bool:
    """Whether a modifier says how someone is at the moment and not what kind: “stressed”, “better”, “five”."""
    if token.tag_ in ("JJR", "JJS", "CD", "VBG", "VBN"):
        return True
    lower = token.lower_
    return token.pos_ in ("ADJ", "VERB") and lower.endswith(_PASSING_ENDING) and not lower.startswith(_KIND_PREFIX)


def plain_form(token: Token) -> str:
    """Return the word in lower case unless its capital means something: “MPs”, “Labour”, not the first “Ministers”."""
    if sum(c.isupper() for c in token.text) > 1:
        return token.text
    if token.ent_type_ in ("NORP", "GPE") and token.text[:1].isupper():
        return token.text
    if token.is_sent_start or (token.i and token.doc[token.i - 1].is_sent_start and token.pos_ != "PROPN"):
        return token.text if len(token) > 1 and token.is_upper else token.lower_
    return token.text if token.pos_ in ("PROPN", "ADJ") or token.is_upper else token.lower_


def _reach(token: Token, tokens: list[Token]) -> int:
    """Return the last token of a description: with its “of …” or “for …”, without adverbial phrases behind it."""
    last = token.i
    for child in dependents(token, PREPOSITION):
        if child.i == last + 1 and child.lower_ in _REACHING:
            inside = [t for t in tokens if t.i >= child.i and (t == child or child.is_ancestor(t))]
            last = inside[-1].i if inside else last
    return last


def is_source(token: Token) -> bool:
    """“according to [the council]”"""
    return f"{token.head.head.lower_}-{token.head.lower_}" in _ACCORDING
