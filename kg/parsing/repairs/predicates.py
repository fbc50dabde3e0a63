"""Repairs within what is said: which verb is the head of the clause, and which noun its subject."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang
from kg.parsing.repairs.verbs import (
    FINITE,
    is_finite,
    lacks_subject,
    lemma,
    reporting,
)
from kg.syntax.phrase import is_predicate
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    CONJUNCTION,
    MARKER,
    OBJECT,
    PASSIVE_HELPER,
    PREPOSITION,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    UNCLEAR,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive, is_marked_by

THAT = words("repairs", "that")
TIMES = ("DATE", "TIME")


def verb_after_participle(participle: Token) -> bool:
    """“said plans drawn up in May [would be dropped]”: the participle, taken for the verb of the clause."""
    verb, doc = participle.head, participle.doc
    if participle.tag_ != "VBN" or has(participle, AUXILIARY) or participle.i < verb.i:
        return False
    after = participle.right_edge.i + 1
    word = doc[after] if after < len(doc) else participle
    main = word.head if stands_as(word, AUXILIARY) else word
    things = [s for s in dependents(participle, SUBJECT) if s.i < participle.i]
    finite = word.tag_ in FINITE and is_predicate(main) and stands_as(main, CLAUSE_COMPLEMENT, CONJUNCT, UNCLEAR)
    if not finite or not things or not lacks_subject(main) or main.head not in (verb, participle):
        return False
    marker = first_dependent(participle, MARKER)
    hang(main, verb, participle.dep_)
    hang(things[-1], main, "nsubjpass" if has(main, PASSIVE_HELPER) else "nsubj")
    hang(participle, things[-1], "acl")
    if marker is not None:
        hang(marker, main, "mark")
    return True


def verb_after_infinitive(infinitive: Token) -> bool:
    """“said that tons of gas to make weapons [were lost]”: the infinitive, taken for the verb of the clause."""
    verb, main = infinitive.head, first_dependent(infinitive, CLAUSE_COMPLEMENT)
    things = [s for s in dependents(infinitive, SUBJECT) if s.i < infinitive.i]
    made = first_dependent(main, SUBJECT) if main is not None else None
    if main is None or made is None or not things or not is_infinitive(infinitive) or not is_finite(main):
        return False
    if not infinitive.i < made.i < main.i or not is_marked_by(infinitive, THAT) or has(main, MARKER):
        return False
    noun = things[-1].right_edge
    marker = first_dependent(infinitive, MARKER)
    hang(main, verb, infinitive.dep_)
    hang(things[-1], main, made.dep_)
    hang(made, infinitive, "dobj")
    hang(infinitive, noun, "acl")
    if marker is not None:
        hang(marker, main, "mark")
    return True


def verb_after_object(conjunct: Token) -> bool:
    """“agreed the rule, which is old, [was unfair]”: the verb of the clause, set beside that of the sentence."""
    verb = conjunct.head
    objects = [c for c in dependents(verb, OBJECT) if verb.i < c.i < conjunct.i]
    joined = any(c.i < conjunct.i for c in dependents(verb, CONJUNCTION))
    if conjunct.tag_ not in ("VBD", "VBZ", "VBP") or not objects or joined or not lacks_subject(conjunct):
        return False
    if not has(objects[0], RELATIVE_CLAUSE) or lemma(verb) not in reporting():
        return False
    hang(conjunct, verb, "ccomp")
    hang(objects[0], conjunct, "nsubj")
    return True


def half_of_subject(subject: Token) -> bool:
    """“found [queues in cafes] and shops were long”: the first half of a subject, taken for an object of the verb."""
    clause, joins = subject.head, subject.left_edge.nbor(-1) if subject.left_edge.i else subject
    verb = clause.head
    if not stands_as(clause, CLAUSE_COMPLEMENT) or not stands_as(joins, CONJUNCTION) or joins.i < verb.i:
        return False
    if lemma(verb) not in reporting() or not is_finite(clause):
        return False
    inner = joins.head
    things = [o for o in dependents(verb, OBJECT) if verb.i < o.i < inner.i]
    if not stands_as(inner, PREPOSITION_OBJECT) or not things:
        return False
    label = subject.dep_
    hang(subject, inner, "conj")
    hang(things[0], clause, label)
    if inner.head.head == verb:
        hang(inner.head, things[0], "prep")
    return True


def subject_of_content(clause: Token) -> bool:
    """“stressed [a rise in rates] would not matter”: the subject of what is said, taken for an object of the verb."""
    verb = clause.head
    objects = [o for o in dependents(verb, OBJECT) if verb.i < o.i < clause.i and o.ent_type_ not in TIMES]
    if len(objects) != 1 or lemma(verb) not in reporting() or not is_finite(clause):
        return False
    if not lacks_subject(clause) or has(clause, MARKER):
        return False
    between = [c for c in dependents(verb, PREPOSITION, ADVERBIAL_CLAUSE) if objects[0].i < c.i < clause.i]
    hang(clause, verb, "ccomp")
    hang(objects[0], clause, "nsubjpass" if has(clause, PASSIVE_HELPER) else "nsubj")
    for phrase in between:
        hang(phrase, objects[0], "acl" if stands_as(phrase, ADVERBIAL_CLAUSE) else phrase.dep_)
    return True


def participle_after_noun(participle: Token) -> bool:
    """“31 cases out of a billion [ballots cast]”: the participle of a noun, taken for what is found."""
    noun = participle.nbor(-1) if participle.i else participle
    opens = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    if participle.tag_ != "VBN" or has(participle, AUXILIARY, SUBJECT) or noun.head != participle:
        return False
    if not stands_as(noun, COMPOUND) or not stands_as(opens, PREPOSITION) or has(opens, PREPOSITION_OBJECT):
        return False
    hang(noun, opens, "pobj")
    hang(participle, noun, "acl")
    return True


REPAIRS = (
    Repair(
        "verb-after-participle", CLAUSE_COMPLEMENT, verb_after_participle,
        "She/PRP/nsubj>said said=say/VBD/ROOT plans=plan/NNS/nsubj>drawn drawn=draw/VBN/ccomp>said "
        "early/RB/advmod>drawn would/MD/aux>dropped be/VB/auxpass>dropped dropped=drop/VBN/conj>said",
        "plans/nsubjpass>dropped drawn/acl>plans dropped/ccomp>said",
        "The union said the nurses sacked in May were members of the council.",
    ),
    Repair(
        "verb-after-infinitive", CLAUSE_COMPLEMENT, verb_after_infinitive,
        "They/PRP/nsubj>said said=say/VBD/ROOT that/IN/mark>make tons=ton/NNS/nsubj>make of/IN/prep>tons "
        "gas/NN/pobj>of to/TO/aux>make make/VB/ccomp>said weapons=weapon/NNS/nsubj>were were=be/VBD/ccomp>make "
        "lost/JJ/acomp>were",
        "that/mark>were tons/nsubj>were make/acl>gas weapons/dobj>make were/ccomp>said",
        "Officials said that thousands of tonnes of chemicals to make biological and chemical weapons were still "
        "unaccounted for.",
    ),
    Repair(
        "verb-after-object", CONJUNCT, verb_after_object,
        "She/PRP/nsubj>agreed agreed=agree/VBD/ROOT the/DT/det>rule rule/NN/dobj>agreed which/WDT/nsubj>dates "
        "dates=date/VBZ/relcl>rule early/RB/advmod>dates was=be/VBD/conj>agreed unfair/JJ/acomp>was",
        "rule/nsubj>was was/ccomp>agreed",
        "Maria Okafor agreed the rule, which dates from 1911, was unfair but added that it was rarely used.",
    ),
    Repair(
        "half-of-subject", ACTIVE_SUBJECT, half_of_subject,
        "She/PRP/nsubj>found found=find/VBD/ROOT queues=queue/NNS/dobj>found in/IN/prep>found cafes=cafe/NNS/pobj>in "
        "and/CC/cc>cafes shops=shop/NNS/nsubj>were were=be/VBD/ccomp>found long/JJ/acomp>were",
        "queues/nsubj>were in/prep>queues shops/conj>cafes",
    ),
    Repair(
        "subject-of-content", CLAUSE_COMPLEMENT | UNCLEAR, subject_of_content,
        "She/PRP/nsubj>stressed stressed=stress/VBD/ROOT rises=rise/NNS/dobj>stressed in/IN/prep>stressed "
        "rent/NN/pobj>in would/MD/aux>matter matter/VB/ccomp>stressed",
        "rises/nsubj>matter in/prep>rises",
        "Officials claim thefts in stations and trains were down.",
    ),
    Repair(
        "participle-after-noun", CLAUSE_COMPLEMENT, participle_after_noun,
        "She/PRP/nsubj>found found=find/VBD/ROOT cases=case/NNS/dobj>found out/IN/prep>found of/IN/prep>out "
        "ballots=ballot/NNS/compound>cast cast/VBN/ccomp>found",
        "ballots/pobj>of cast/acl>ballots",
        "The study found 31 incidents of fraud out of more than a billion ballots cast.",
    ),
)  # fmt: skip
