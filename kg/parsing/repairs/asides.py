"""Repairs of sentences broken in two by an aside: “Prices, said the minister, would rise”."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang
from kg.parsing.repairs.verbs import FINITE, is_finite, lemma, reporting
from kg.syntax.arguments import SAYING
from kg.syntax.phrase import NOMINAL
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    MARKER,
    MODIFYING_CLAUSE,
    OBJECT,
    PARATAXIS,
    PASSIVE_HELPER,
    PREPOSITION,
    ROOT,
    SUBJECT,
    TIME_NOUN,
    UNCLEAR,
    dependents,
    first_dependent,
    has,
    stands_as,
)

TOLD = words("repairs", "told")
LEAD_INS = frozenset({"CC", "RB", "UH"})
OPENERS = frozenset({"WDT", "WP", "WP$", "WRB", "IN", "TO", "CC", "VBG"})
"""What no aside begins with, where it begins with who speaks: “, who the union said was ill,”."""
RELATIVES = frozenset({"WDT", "WP", "WP$"})

REACH = 12
"""How many words an aside has at most, on each side of its verb."""


def put_in(verb: Token) -> bool:
    """“Prices, [said the minister], would rise”: who speaks, and whose verb follows, told by the commas."""
    if lemma(verb) not in reporting() or verb.tag_ not in FINITE or verb.is_sent_start:
        return False
    doc, sent = verb.doc, verb.sent
    left, right = _comma(verb, -1), _comma(verb, 1)
    if left is None or right is None:
        return False
    main = _main_verb(right)
    speaker = _after(verb, right) if left.i == verb.i - 1 else _before(left, verb)
    thing = _thing(left)
    if main is None or speaker is None or thing is None or main == verb or sent.root not in (verb, main, thing):
        return False
    if stands_as(verb, PARATAXIS) and verb.head == main and speaker.head == verb and thing.head == main:
        return False
    outside = [t for t in sent if not left.i <= t.i <= right.i and t not in (verb, main, thing, speaker)]
    inside = [t for t in doc[left.i + 1 : right.i] if t not in (verb, speaker)]
    strays = [t for t in outside if left.i <= t.head.i < right.i or (t.head == thing != thing and t.i > right.i)]
    lost = [t for t in inside if not left.i < t.head.i < right.i]
    for token in (main, verb, speaker, thing, *strays, *lost):
        token.head = token
    main.dep_ = "ROOT"
    hang(verb, main, "parataxis")
    hang(thing, main, "nsubjpass" if any(stands_as(c, PASSIVE_HELPER) for c in main.children) else "nsubj")
    hang(speaker, verb, "nsubj")
    for comma in (left, right):
        hang(comma, verb, "punct")
    for token in strays:
        hang(token, main, token.dep_ if token.dep_ != "ROOT" else "dep")
    for token in lost:
        hang(token, verb, token.dep_ if token.dep_ != "ROOT" else "dep")
    return True


def clause_after_phrase(clause: Token) -> bool:
    """“said after the vote [he would resign]”: what is said, taken for a clause of time for the phrase before it."""
    verb, subject = clause.head, first_dependent(clause, SUBJECT)
    if subject is None or clause.i < verb.i or lemma(verb) not in reporting() or has(clause, MARKER):
        return False
    first = next((t for t in clause.subtree if t.i == verb.i + 1), None)
    if has(verb, CLAUSE_COMPLEMENT, OBJECT) or not is_finite(clause) or first is None:
        return False
    between = [c for c in clause.children if c.i < subject.i]
    if not all(stands_as(c, PREPOSITION, TIME_NOUN, ADVERB) and c.tag_ not in OPENERS - {"IN"} for c in between):
        return False
    if not between or subject.doc[subject.left_edge.i - 1].is_punct:
        return False
    hang(clause, verb, "ccomp")
    for phrase in between:
        hang(phrase, verb, phrase.dep_)
    return True


def _comma(verb: Token, step: int) -> Token | None:
    """Return the comma on one side of an aside; None if something else ends it, or it has a second verb."""
    doc = verb.doc
    for place in range(verb.i + step, verb.i + step * (REACH + 1), step):
        if not verb.sent.start <= place < verb.sent.end:
            return None
        token = doc[place]
        if token.text == ",":
            return token
        if token.is_punct and token.text not in (".", "-", "'", "’", "(", ")"):
            return None
        if token.tag_ in FINITE and not (step < 0 and token.head == verb):
            return None
    return None


def _main_verb(right: Token) -> Token | None:
    """Return the verb that goes on right after an aside and has no subject of its own there."""
    doc, place = right.doc, right.i + 1
    while place < right.sent.end and doc[place].tag_ in ("RB", "RBR") and place < right.i + 3:
        place += 1
    if place >= right.sent.end or doc[place].tag_ not in FINITE:
        return None
    first = doc[place]
    helped = stands_as(first, AUXILIARY, PASSIVE_HELPER) and first.head.i > first.i
    main = first.head if helped else first
    return None if any(c.i > right.i for c in dependents(main, SUBJECT)) else main


def _after(verb: Token, right: Token) -> Token | None:
    """“said [the minister]”"""
    if lemma(verb) not in SAYING - TOLD:
        return None
    run = verb.doc[verb.i + 1 : right.i]
    return _head(run[0], verb.i, right.i) if len(run) else None


def _before(left: Token, verb: Token) -> Token | None:
    """“[the minister] argued”"""
    first = verb.doc[left.i + 1]
    if first.tag_ in OPENERS or any(t.tag_ in RELATIVES for t in verb.doc[first.i : verb.i]):
        return None
    speaker = _head(first, left.i, verb.i)
    between = verb.doc[speaker.right_edge.i + 1 : verb.i] if speaker is not None and speaker.head == verb else ()
    return speaker if all(t.tag_ in ("RB", "MD", "VBZ", "VBD", "VBP") for t in between) else None


def _thing(left: Token) -> Token | None:
    """“[Prices], said the minister”: the noun phrase that opens the sentence, all of it before the aside."""
    doc, start = left.doc, left.sent.start
    while start < left.i and (doc[start].tag_ in LEAD_INS or doc[start].is_punct or doc[start].is_space):
        start += 1
    run = doc[start : left.i]
    if not len(run) or run[0].tag_ in OPENERS or any(t.tag_ in FINITE or t.is_quote for t in run):
        return None
    top = _head(run[0], start - 1, left.i)
    return top if top is not None and all(t == top or top.is_ancestor(t) for t in run) else None


def _head(first: Token, left: int, right: int) -> Token | None:
    """Return the noun a phrase hangs on, among the words between two places."""
    token = first
    while left < token.head.i < right and token.head != token:
        token = token.head
    known = token.pos_ in NOMINAL and token.ent_type_ not in ("DATE", "TIME")
    return token if known else None


REPAIRS = (
    Repair(
        "put-in",
        ROOT | PARATAXIS | CLAUSE_COMPLEMENT | CONJUNCT | MODIFYING_CLAUSE | ADVERBIAL_CLAUSE | UNCLEAR | APPOSITION
        | ACTIVE_SUBJECT, put_in,
        "Prices=price/NNS/nsubj>said ,/,/punct>said said=say/VBD/parataxis>rise Lee/NNP/nsubj>said ,/,/punct>rise "
        "would/MD/aux>rise rise/VB/ROOT",
        "Prices/nsubj>rise ,/punct>said",
        "The three institutions, said the secretary general, are no longer fit for purpose.",
    ),
    Repair(
        "clause-after-phrase", ADVERBIAL_CLAUSE, clause_after_phrase,
        "Lee/NNP/nsubj>said said=say/VBD/ROOT after/IN/prep>leave lunch/NN/pobj>after he/PRP/nsubj>leave "
        "would/MD/aux>leave leave/VB/advcl>said",
        "leave/ccomp>said after/prep>said",
        "Carrick said after the conference he would not accept the offer if it were made.",
    ),
)  # fmt: skip
