"""Repairs of nouns for people with several words that say which: “English, Welsh and Scottish bishops”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang, take_place
from kg.syntax.relations import (
    COMPOUND,
    CONJUNCT,
    CONJUNCTION,
    NOUN_MODIFIER,
    PUNCTUATION,
    SUBJECT,
    dependents,
    stands_as,
)

PEOPLE = words("roles", "roles") | words("people", "persons") | words("repairs", "belonging")
AND = words("grammar", "conjunction")
SIDES = frozenset({"NORP", "ORG", "LANGUAGE"})


def which_people(noun: Token) -> bool:
    """“English, Welsh and Scottish [bishops] said”: the first word, taken for one who speaks beside them.

    Not in “Ofsted and council inspectors”, nor in “Ann Lee and Labour members”.
    """
    if noun.tag_ != "NNS" or noun.lemma_.lower() not in PEOPLE:
        return False
    which = list(_which(noun))
    if len(which) < 2 or any(word.ent_type_ not in SIDES for word in (which[0], which[-1])):
        return False
    first, last = which[-1], which[0]
    before = noun.doc[first.i - 1] if first.i else None
    if (before is not None and before.text[:1].isupper() and not before.is_sent_start) or not _joined(noun, first):
        return False
    joins = [c for word in which for c in dependents(word, CONJUNCTION, PUNCTUATION) if first.i < c.i < last.i]
    take_place(first, noun, "nmod")
    for word in which[1:-1]:
        hang(word, first, "conj")
    hang(last, first, "conj")
    for child in (*joins, *(c for c in first.children if c.i > noun.i)):
        hang(child, noun if child.i > noun.i else first, child.dep_)
    return True


def two_with_posts(second: Token) -> bool:
    """“Commissioner Ann Lee and Judge Tom Kay [said]”: the first name, taken for what the second is."""
    first = next((c for c in dependents(second, NOUN_MODIFIER, COMPOUND) if _is_another_person(c, second)), None)
    joint = next(iter(dependents(first, CONJUNCTION)), None) if first is not None else None
    if first is None or joint is None or not first.i < joint.i < second.i or joint.lower_ not in AND:
        return False
    for child in [c for c in dependents(first, CONJUNCT) if joint.i < c.i < second.i]:
        hang(child, second, "compound")  # “EU Commissioner Tom Kay”
    for child in [c for c in second.children if c.i < first.i]:
        hang(child, first, child.dep_)
    take_place(second, first, "conj")
    return True


def _is_another_person(token: Token, other: Token) -> bool:
    if token.ent_type_ != "PERSON" or other.ent_type_ != "PERSON":
        return False
    return any(t.ent_iob_ == "B" or t.ent_type_ != "PERSON" for t in token.doc[token.i + 1 : other.i + 1])


def _which(noun: Token) -> Iterator[Token]:
    """Yield the words with a capital before a noun, the nearest first: joined by commas and an “and”."""
    doc, i, joint = noun.doc, noun.i - 1, ""
    while i >= 0 and doc[i].text[:1].isupper() and doc[i].is_alpha:
        yield doc[i]
        last, joint = joint, doc[i - 1].lower_ if i else ""
        if not (joint in AND if not last else joint == ","):
            return
        i -= 2


def _joined(noun: Token, first: Token) -> bool:
    while stands_as(noun, CONJUNCT) and noun.head != noun:
        noun = noun.head
    return noun == first


REPAIRS = (
    Repair(
        "which-people", CONJUNCT, which_people,
        "Welsh@NORP/JJ/nsubj>said and/CC/cc>Welsh Irish@NORP/JJ/amod>bishops bishops=bishop/NNS/conj>Welsh "
        "said=say/VBD/ROOT so/RB/advmod>said",
        "Welsh/nmod>bishops bishops/nsubj>said Irish/conj>Welsh",
        "English, Welsh and Scottish bishops condemned the plan.",
    ),
    Repair(
        "two-with-posts", SUBJECT, two_with_posts,
        "Judge=judge/NNP/compound>Kay Lee@PERSON/NNP/nmod>Kay and/CC/cc>Lee EU@ORG/NNP/conj>Lee "
        "Mayor=mayor/NNP/compound>Kay Kay@PERSON/NNP/nsubj>said said=say/VBD/ROOT so/RB/advmod>said",
        "Judge/compound>Lee Lee/nsubj>said EU/compound>Kay Kay/conj>Lee",
        "Commission Executive Vice-President Margrethe Vestager and EU Internal Market Commissioner Thierry Breton "
        "said the new rules will better protect consumers.",
    ),
)  # fmt: skip
