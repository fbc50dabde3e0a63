"""Repairs of nouns for people with several words that say which: “English, Welsh and Scottish bishops”."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang, take_place
from kg.syntax.relations import CONJUNCT, CONJUNCTION, PUNCTUATION, dependents, stands_as

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
)  # fmt: skip
