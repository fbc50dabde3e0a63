"""Repairs where the writer's own clause was taken into what somebody says."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang, take_place
from kg.parsing.repairs.verbs import is_finite, lemma, reporting
from kg.syntax.phrase import is_predicate
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    ROOT,
    SUBJECT,
    dependents,
    first_dependent,
    stands_as,
)

OPENERS = words("repairs", "clause_openers")
BUT = words("repairs", "but")
EVEN_SO = words("repairs", "even_so")
CONDITIONAL = words("repairs", "past_helpers")
_REACH = 4
"""Words behind “but” in which the writer may turn: “but, even so, the gain was small”."""


def main_clause_behind(verb: Token) -> bool:
    """“When the mayor [says] it is fair, I disagree”: the main clause, taken for what is said."""
    opener = verb.sent[0] if verb.sent[0].is_alpha else verb.sent[min(1, len(verb.sent) - 1)]
    mains = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if c.i > verb.i]
    if opener.lower_ not in OPENERS or opener.head != verb or lemma(verb) not in reporting() or len(mains) != 1:
        return False
    main = mains[0]
    subject = first_dependent(main, ACTIVE_SUBJECT)
    said = [c for c in dependents(main, CLAUSE_COMPLEMENT) if verb.i < c.i < main.i]
    if subject is None or not said or not is_finite(main) or subject.left_edge.nbor(-1).text != ",":
        return False
    if not said[-1].i < subject.left_edge.i:
        return False
    take_place(verb, main, "advcl")
    hang(said[-1], verb, "ccomp")
    return True


def turns_against(clause: Token) -> bool:
    """“…, claiming that it would be cheap, but, even so, the gain [was] small”: the writer's, not what is claimed."""
    first = clause.head if stands_as(clause, CONJUNCT) else _said_before(clause)
    claiming = first.head if first is not None and stands_as(first, CLAUSE_COMPLEMENT) else None
    if first is None or claiming is None or claiming.tag_ != "VBG" or not stands_as(claiming, ADVERBIAL_CLAUSE):
        return False
    subject = first_dependent(clause, SUBJECT)
    if lemma(claiming) not in reporting() or subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return False
    joined = (c for verb in (first, claiming) for c in dependents(verb, CONJUNCTION))
    joins = next((c for c in joined if c.lower_ in BUT and first.i < c.i < subject.i), None)
    if joins is None or not is_predicate(clause) or not (_says_even_so(joins) or _would(first) > _would(clause)):
        return False
    hang(joins, claiming.head, "cc")
    hang(clause, claiming.head, "conj")
    return True


def _said_before(clause: Token) -> Token | None:
    before = [c for c in dependents(clause.head, CLAUSE_COMPLEMENT) if c.i < clause.i]
    return before[-1] if before else None


def _says_even_so(joins: Token) -> bool:
    """“but, [even so], …”, “but [in fact] …”"""
    after = joins.doc[joins.i + 1 : joins.i + 1 + _REACH]
    plain = [t.lower_ for t in after if t.is_alpha]
    return any("-".join(plain[:size]) in EVEN_SO for size in (1, 2, 3))


def _would(verb: Token) -> bool:
    return any(c.lower_ in CONDITIONAL for c in dependents(verb, AUXILIARY))


REPAIRS = (
    Repair(
        "main-clause-behind", ROOT | ADVERBIAL_CLAUSE, main_clause_behind,
        "When/WRB/advmod>says Lee/NNP/nsubj>says says=say/VBZ/ROOT it/PRP/nsubj>is is=be/VBZ/ccomp>disagree "
        "fair/JJ/acomp>is ,/,/punct>disagree I/PRP/nsubj>disagree disagree/VBP/ccomp>says",
        "disagree/ROOT says/advcl>disagree is/ccomp>says",
        "When Mayor Ann Lee says it “is only fair” to tax drivers, I disagree.",
    ),
    Repair(
        "turns-against", CLAUSE_COMPLEMENT | CONJUNCT, turns_against,
        "She/PRP/nsubj>began began=begin/VBD/ROOT it/PRP/dobj>began ,/,/punct>began claiming=claim/VBG/advcl>began "
        "it/PRP/nsubj>help would/MD/aux>help help/VB/ccomp>claiming ,/,/punct>help but/CC/cc>help "
        "gains=gain/NNS/nsubj>were were=be/VBD/conj>help small/JJ/acomp>were",
        "but/cc>began were/conj>began",
        "The ministry launched its scheme, claiming that it would be driven by evidence, but, even so, the gain for "
        "farmers was tiny.",
    ),
)  # fmt: skip
