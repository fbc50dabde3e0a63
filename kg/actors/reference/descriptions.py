"""Finds the actors that are described and not named: “the council”, “social workers”, “a parent who …”, “they”.

A noun counts by what the word lists say of it; what it refers to is decided later (`resolve`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.actors.mention import Found
from kg.actors.words import Words
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
    MARKER,
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
    dependents,
    has,
    stands_as,
)

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves", "themself"})
IT = frozenset({"it", "its", "itself"})
SELF = frozenset({"i", "me", "my", "mine", "myself"})
US = frozenset({"we", "us", "our", "ours", "ourselves"})
YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
WHO = frozenset({"who", "whom", "whose"})
PRONOUNS = HE | SHE | THEY | IT | SELF | US | WHO | YOU
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "said"})
_POSSESSIVE = frozenset({"my", "your", "his", "her", "its", "our", "their", "whose"})
_QUANTIFIERS = frozenset({"no", "any", "each", "every", "another", "either", "neither", "some", "one"})


@dataclass(frozen=True, slots=True)
class Description:
    """A described actor before it is known who is meant."""

    found: Found
    noun: str
    core: tuple[str, ...]
    determiner: str
    owner: Token | None


FOR_CHILDREN = frozenset(
    {"service", "home", "centre", "center", "trust", "department", "minister", "commissioner", "board"}
)


def describe(doc: Doc, taken: frozenset[int], words: Words) -> Iterator[Description]:
    """Yield the described actors of a paragraph in text order; `taken`: tokens that belong to names."""
    for token in doc:
        if token.i in taken:
            continue
        pos = token.pos_
        if pos == "PRON" or token.tag_ in ("PRP$", "WP$"):
            item = _pronoun(token)
        elif pos in ("NOUN", "PROPN", "ADJ") or token.tag_ == "CD":
            item = _noun(token, words, taken)
        else:
            continue
        if item is not None:
            yield item


def _pronoun(token: Token) -> Description | None:
    lower = token.lower_
    if lower in PRONOUNS and not (lower in IT and _expletive(token)):
        kind = ActorKind.PERSON if lower in HE or lower in SHE or lower in SELF else None
        gender = "m" if lower in HE else "f" if lower in SHE else ""
        found = Found(token.doc, token.i, token.i, token.i, kind, FoundBy.PRONOUN, lower, gender=gender, named=False)
        found.plural = lower in THEY or lower in US
        return Description(found, lower, (), "", None)
    return None


def _expletive(token: Token) -> bool:
    """“It is clear that …”, “it takes years to …”: stands for a clause."""
    if token.lower_ != "it":
        return False
    if stands_as(token, EXPLETIVE):
        return True
    head = token.head
    if any(stands_as(c, MARKER) and c.lower_ == "whether" for c in head.children):
        return True
    if stands_as(token, PASSIVE_SUBJECT):
        return has(head, CLAUSE_COMPLEMENT, ACTIVE_CLAUSAL_SUBJECT)
    if not stands_as(token, ACTIVE_SUBJECT):
        return False
    if head.lemma_ == "remain" and has(head, OPEN_COMPLEMENT):
        return True
    said = [c for c in dependents(head, ATTRIBUTE) if c.i > head.i]
    if head.lemma_ == "be" and any(stands_as(c, COMPLEMENT, NOUN_CLAUSE) for noun in said for c in noun.children):
        return True  # “it is a shame to …”
    return any(
        stands_as(c, COMPLEMENT, ADVERBIAL_CLAUSE, ACTIVE_CLAUSAL_SUBJECT)
        and c.i > head.i
        and head.lemma_ in ("be", "become", "seem", "appear", "take", "mean")
        for c in head.children
    )


def _noun(token: Token, words: Words, taken: frozenset[int]) -> Description | None:
    kind_plural = _kind(token, words)
    if kind_plural is None:
        return None
    kind, plural = kind_plural
    if stands_as(token, MODIFIER) and token.head.i > token.i:
        return None
    if stands_as(token, OWNER) and token.lemma_.lower() == "child" and token.head.lemma_.lower() in FOR_CHILDREN:
        return None  # “children's services” are not the children
    if (
        token.i + 1 < len(token.doc)
        and token.i + 1 in taken
        and kind is not ActorKind.GROUP
        and stands_as(token, COMPOUND, NOUN_MODIFIER)
    ):
        return None
    tokens = [t for t in phrase(token) if t.i <= token.i or not stands_as(t, PUNCTUATION)]
    first = next((t.i for t in tokens), token.i)
    determiner, owner = _determiner(token)
    core = _core(token, words)
    last = _reach(token, tokens)
    found = Found(
        token.doc, first, last, token.i, kind, FoundBy.DESCRIPTION, " ".join(core), plural=plural, named=False
    )
    found.gender = words.gender(words.singular(token.lower_))
    return Description(found, words.singular(token.lower_), core, determiner, owner)


def _kind(token: Token, words: Words) -> tuple[ActorKind, bool] | None:
    lower = token.lower_
    if token.tag_ == "CD":
        return None
    if token.pos_ == "ADJ":
        stands_alone = lower in words.adjectives and any(
            c.lower_ == "the" and stands_as(c, DETERMINER) for c in token.children
        )
        return (
            (ActorKind.GROUP, True) if stands_alone and not stands_as(token, PREDICATE_ADJECTIVE, ADJECTIVE) else None
        )
    if token.i and f"{token.doc[token.i - 1].lower_}-{lower}" in words.heads:
        return ActorKind.ORGANIZATION, False
    lemma = words.singular(lower)
    if lower in words.definite and not any(stands_as(c, OWNER) or c.lower_ in ("the", "this") for c in token.children):
        return None
    if lemma != lower and lemma in words.parts:
        return None
    if lower in words.units and token.i and stands_as(token.nbor(-1), OWNER_SIGN, OWNER):
        return ActorKind.ORGANIZATION, False
    if lower in words.collectives or lemma in words.sets:
        return ActorKind.GROUP, True
    if words.person(lemma):
        return (ActorKind.GROUP, True) if lemma != lower else (ActorKind.PERSON, False)
    if words.organization(lemma):
        if lemma != lower:
            return (ActorKind.GROUP, True) if lemma not in words.dependent else None
        return ActorKind.ORGANIZATION, False
    return None


def _determiner(token: Token) -> tuple[str, Token | None]:
    """Return (definite, possessive, quantified, indefinite or "") and who owns it."""
    for child in token.children:
        lower = child.lower_
        if stands_as(child, OWNER):
            return "possessive", child
        if lower in _DEFINITE and stands_as(child, ADJECTIVE, DETERMINER):
            return "definite", None
        if lower in ("a", "an"):
            return "indefinite", None
        if stands_as(child, DETERMINER, NEGATION, NUMBER) and (lower in _QUANTIFIERS or stands_as(child, NUMBER)):
            return "quantified", None
    return "", None


def _core(token: Token, words: Words) -> tuple[str, ...]:
    """Return the words that say what kind it is: “initial response team”, “social workers”."""
    parts = [plain_form(token)]
    i = token.i - 1
    while i >= 0:
        before = token.doc[i]
        kind_word = stands_as(before, MODIFIER) and (before.head == token or before.head.i <= token.i)
        if before.text == "-" and i > 0:
            parts.insert(0, "-")
        elif f"{before.lower_}-{parts[0].lower()}" in words.paired or (
            kind_word and _telling(before, words) and not _passing(before)
        ):
            parts.insert(0, plain_form(before))
        elif before.lower_ == "and" and i > 0 and before.nbor(-1).text[:1].isupper() and parts[0][:1].isupper():
            parts[:0] = [before.nbor(-1).text, "and"]  # “the Trade and Industry Secretary”
            i -= 1
        else:
            break
        i -= 1
    while parts and parts[0] == "-":
        parts.pop(0)
    return tuple(parts)


def _telling(token: Token, words: Words) -> bool:
    """Whether a modifier says what kind it is; “New” is part of “New York”."""
    inside = token.text[:1].isupper() and not token.is_sent_start
    return inside or token.lower_ not in words.unspecific


def _passing(token: Token) -> bool:
    """Whether a modifier says how someone is at the moment and not what kind: “stressed”, “better”, “five”."""
    return token.tag_ in ("JJR", "JJS", "CD", "VBG", "VBN") or (
        token.pos_ in ("ADJ", "VERB") and token.lower_.endswith("ed") and not token.lower_.startswith("un")
    )


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
    for child in token.children:
        if (
            stands_as(child, PREPOSITION)
            and child.i == last + 1
            and child.lower_ in ("of", "for", "at", "from", "in", "with")
        ):
            inside = [t for t in tokens if t.i >= child.i and (t == child or child.is_ancestor(t))]
            if child.lower_ in ("of", "for", "at", "from") and inside:
                last = inside[-1].i
    return last
