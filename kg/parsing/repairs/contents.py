"""Repairs of what is said: clauses, objects and names torn off the verb that they belong to."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang, hang_conjunct
from kg.parsing.repairs.verbs import (
    FINITE,
    asking,
    claiming,
    is_finite,
    lacks_subject,
    lemma,
    naming,
    reporting,
    telling,
)
from kg.syntax.arguments import SAYING
from kg.syntax.phrase import is_predicate
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    CONJUNCTION,
    EXPLETIVE,
    HELPER,
    MARKER,
    MODIFYING_CLAUSE,
    NEGATION,
    NOUN_MODIFIER,
    OBJECT,
    PASSIVE_HELPER,
    PREPOSITION,
    PREPOSITION_CLAUSE,
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

THAT = words("grammar", "that")
CONTENT_OPENERS = words("grammar", "content_openers")
DEGREES = words("grammar", "degrees")
NOT_NAMED_BEFORE = words("grammar", "not_named_before")
PAST_HELPERS = words("grammar", "past_helpers")
CONDITIONAL = words("grammar", "conditional")
OPENING = ('"', "``", "“", "'", "‘")
TIMES = ("DATE", "TIME")


def subject_of_content(clause: Token) -> bool:
    """“stressed [a rise in rates] would not matter”: the subject of what is said, taken for an object of the verb."""
    verb = clause.head
    objects = [o for o in dependents(verb, OBJECT) if verb.i < o.i < clause.i and o.ent_type_ not in TIMES]
    if len(objects) != 1 or lemma(verb) not in reporting() - telling() or not is_finite(clause):
        return False
    if not lacks_subject(clause) or has(clause, MARKER):
        return False
    between = [c for c in dependents(verb, PREPOSITION, ADVERBIAL_CLAUSE) if objects[0].i < c.i < clause.i]
    hang(clause, verb, "ccomp")
    hang(objects[0], clause, "nsubjpass" if has(clause, PASSIVE_HELPER) else "nsubj")
    for phrase in between:
        hang(phrase, objects[0], "acl" if stands_as(phrase, ADVERBIAL_CLAUSE) else phrase.dep_)
    return True


def half_of_subject(subject: Token) -> bool:
    """“found [queues in cafes] and shops were long”: the first half of a subject, taken for an object of the verb."""
    clause, joins = subject.head, subject.left_edge.nbor(-1) if subject.left_edge.i else subject
    verb = clause.head
    if not stands_as(clause, CLAUSE_COMPLEMENT) or not stands_as(joins, CONJUNCTION) or joins.i < verb.i:
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
    """“said that thousands of tons of gas to make weapons [were lost]”: the infinitive, taken for the verb of the clause."""
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


def clause_with_that(clause: Token) -> bool:
    """“has warned time and again [that jobs would go]”, “said in a statement [that …]”: what is said, set elsewhere."""
    opener = first_dependent(clause, MARKER)
    if opener is None or opener.lower_ not in THAT or lacks_subject(clause):
        return False
    before = [c for c in clause.lefts if c.i < opener.i]
    if not all(stands_as(c, ADVERB) for c in before):
        return False
    nearest = opener.nbor(-1) if opener.i else opener
    if nearest != clause.head and nearest.head.i < opener.i and _lacks_content(nearest):
        hang(clause, nearest, "ccomp")  # “concludes by underlining [that …]”
        return True
    above = clause.head
    while above.pos_ in ("NOUN", "PROPN", "ADP") and above.head.i < above.i:
        above = above.head
    if (
        lemma(above) not in (reporting() if above == clause.head else SAYING)
        or above.i > opener.i
        or not is_predicate(above)
    ):
        return False
    if not _lacks_content(above) or not all(_is_aside(t, above) for t in above.doc[above.i + 1 : opener.i]):
        return False
    if stands_as(clause, CLAUSE_COMPLEMENT):
        return False
    hang(clause, above, "ccomp")
    for adverb in before:
        hang(adverb, above, "advmod")
    return True


def _lacks_content(verb: Token) -> bool:
    return is_predicate(verb) and lemma(verb) in reporting() and not has(verb, CLAUSE_COMPLEMENT, OBJECT)


def _is_aside(token: Token, verb: Token) -> bool:
    """“said [in a statement] that”, “warned [time and again] that”"""
    return token.pos_ in ("ADV", "NOUN", "PROPN", "CCONJ", "ADP", "DET", "ADJ") and not (
        token.head == verb and stands_as(token, CONJUNCT)
    )


def told_that(clause: Token) -> bool:
    """“told the programme [that the plan was dead]”: what somebody is told, hung on who is told."""
    told = clause.head
    verb = told.head
    if not stands_as(told, OBJECT) or lemma(verb) not in telling():
        return False
    if any(t.lower_ in DEGREES for t in clause.doc[told.left_edge.i : told.i]):
        return False  # “tells so many lies that …”
    opens = clause.left_edge.lower_ in CONTENT_OPENERS
    if not opens or not has(clause, MARKER) or not has(clause, ACTIVE_SUBJECT):
        return False
    hang(clause, verb, "ccomp")
    return True


def asked_to(aim: Token) -> bool:
    """“called on the minister [to resign]”: what somebody is asked for, taken for a purpose."""
    verb, before = aim.head, aim.doc[aim.left_edge.i - 1]
    if aim.tag_ != "VB" or aim.i < verb.i or not is_infinitive(aim):
        return False
    asked = [
        p
        for p in dependents(verb, PREPOSITION)
        if f"{lemma(verb)} {p.lower_}" in asking() and verb.i < p.i and p.right_edge == before
    ]
    if not asked:
        return False
    hang(aim, verb, "xcomp")
    return True


def name_given(name: Token) -> bool:
    """“called the plan [“an outrage”]”, “called it [“absurd”]”: what something is called, taken for part of its phrase."""
    thing = name.head
    verb = thing.head
    if lemma(verb) not in naming() or not verb.i < name.i:
        return False
    if name.i > thing.i:
        first = name.left_edge.nbor(-1) if stands_as(name, APPOSITION) else name
        marked = any(t.text in OPENING for t in name.doc[thing.i + 1 : name.i + 1])
        if not stands_as(thing, OBJECT) or not marked or first.i <= thing.i:
            return False
        hang(name, verb, "oprd")
    else:  # “calls people “losers””
        if not stands_as(thing, OBJECT) or stands_as(name, ADJECTIVE, APPOSITION) or name.nbor().text not in OPENING:
            return False
        hang(name, verb, "dobj")
        hang(thing, verb, "oprd")
    return True


def condition_of_content(condition: Token) -> bool:
    """“They will be thrown out [if they use phones], the Speaker has ruled”: a condition, hung on the verb of saying."""
    verb = condition.head
    said = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if c.i < condition.i]
    speaker = first_dependent(verb, ACTIVE_SUBJECT)
    if not said or speaker is None or not condition.i < speaker.i < verb.i:
        return False
    hang(condition, said[-1], "advcl")
    return True


def content_goes_on(conjunct: Token) -> bool:
    """“said the cost was high, but [it was worth it]”: more of what is said, set beside the verb of saying.

    It must speak of something named before (a pronoun) and stand in the tense of what is said.
    """
    verb = conjunct.head
    subject = first_dependent(conjunct, SUBJECT, EXPLETIVE)
    said = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if verb.i < c.i < conjunct.i and is_predicate(c)]
    if subject is None or not said or not is_predicate(conjunct) or lemma(verb) not in reporting():
        return False
    would = any(c.lower_ in CONDITIONAL for c in dependents(conjunct, HELPER))  # rarely the writer's own
    points = would or (subject.pos_ == "PRON" and subject.lower_ not in NOT_NAMED_BEFORE)
    if not points or lemma(conjunct) in claiming() or has(verb, NEGATION):
        return False
    if _tense(conjunct) != _tense(said[-1]):
        return False
    hang_conjunct(conjunct, said[-1])
    return True


def _tense(verb: Token) -> str:
    """Return whether a clause stands in the past (also “would”, “could”) or present; "" if it has no finite verb."""
    for word in (*dependents(verb, AUXILIARY), verb):
        if word.tag_ == "VBD" or word.lower_ in PAST_HELPERS:
            return "past"
        if word.tag_ in FINITE:
            return "present"
    return ""


def second_gerund(gerund: Token) -> bool:
    """“accused him of lying and then [attacking] the truth”: the second gerund, set beside the verb."""
    verb = gerund.head
    if gerund.tag_ != "VBG" or verb.tag_ == "VBG" or lemma(verb) not in claiming() or has(gerund, HELPER):
        return False
    first = _gerund_before(gerund)
    if first is None:
        return False
    hang_conjunct(gerund, first)
    return True


def _gerund_before(gerund: Token) -> Token | None:
    """“accused him of [lying] and …”, “mentioned refinancing [loans] and …”: what a second gerund stands beside."""
    verb = gerund.head
    found = next(reversed([o for o in dependents(verb, OBJECT) if verb.i < o.i < gerund.i]), None)
    for token in gerund.doc[verb.i + 1 : gerund.i]:
        if token.tag_ != "VBG" or not verb.is_ancestor(token):
            continue
        if stands_as(token, PREPOSITION_CLAUSE, COMPLEMENT):
            found = token
        elif stands_as(token, ADJECTIVE, COMPOUND) and token.i < token.head.i < gerund.i:
            found = token.head
    return found


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
        "She/PRP/nsubj>said said=say/VBD/ROOT plans=plan/NNS/nsubj>drawn drawn=draw/VBN/ccomp>said early/RB/advmod>drawn "
        "would/MD/aux>dropped be/VB/auxpass>dropped dropped=drop/VBN/conj>said",
        "plans/nsubjpass>dropped drawn/acl>plans dropped/ccomp>said",
        "Officials said troops massed nearby threatened the city.",
    ),
    Repair(
        "verb-after-infinitive", CLAUSE_COMPLEMENT, verb_after_infinitive,
        "They/PRP/nsubj>said said=say/VBD/ROOT that/IN/mark>make tons=ton/NNS/nsubj>make of/IN/prep>tons gas/NN/pobj>of "
        "to/TO/aux>make make/VB/ccomp>said weapons=weapon/NNS/nsubj>were were=be/VBD/ccomp>make lost/JJ/acomp>were",
        "that/mark>were tons/nsubj>were make/acl>gas weapons/dobj>make were/ccomp>said",
        "They then said that thousands of tonnes of chemicals to make weapons were still unaccounted for.",
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
        "She/PRP/nsubj>stressed stressed=stress/VBD/ROOT rises=rise/NNS/dobj>stressed in/IN/prep>stressed rent/NN/pobj>in "
        "would/MD/aux>matter matter/VB/ccomp>stressed",
        "rises/nsubj>matter in/prep>rises",
        "The company said the purchase, subsequently rejected by regulators, was aimed at consolidating control.",
    ),
    Repair(
        "participle-after-noun", CLAUSE_COMPLEMENT, participle_after_noun,
        "She/PRP/nsubj>found found=find/VBD/ROOT cases=case/NNS/dobj>found out/IN/prep>found of/IN/prep>out "
        "ballots=ballot/NNS/compound>cast cast/VBN/ccomp>found",
        "ballots/pobj>of cast/acl>ballots",
        "The study found 31 incidents of fraud out of more than a billion ballots cast.",
    ),
    Repair(
        "clause-with-that", MODIFYING_CLAUSE | CONJUNCT | ADVERBIAL_CLAUSE | CLAUSE_COMPLEMENT, clause_with_that,
        "Unions=union/NNS/nsubj>warned have/VBP/aux>warned warned=warn/VBN/ROOT time/NN/npadvmod>warned and/CC/cc>warned "
        "again/RB/advmod>cost that/IN/mark>cost cuts=cut/NNS/nsubj>cost will/MD/aux>cost cost/VB/conj>warned "
        "lives=life/NNS/dobj>cost",
        "cost/ccomp>warned again/advmod>warned",
        "Unions have warned time and again that cuts will cost lives.",
    ),
    Repair(
        "told-that", MODIFYING_CLAUSE, told_that,
        "She/PRP/nsubj>told told=tell/VBD/ROOT councillors=councillor/NNS/dobj>told that/IN/mark>was it/PRP/nsubj>was "
        "was=be/VBD/acl>councillors safe/JJ/acomp>was",
        "was/ccomp>told",
        "The chief executive told councillors that the pension fund was safe.",
    ),
    Repair(
        "asked-to", ADVERBIAL_CLAUSE, asked_to,
        "They/PRP/nsubj>appealed appealed=appeal/VBD/ROOT to/IN/prep>appealed senators=senator/NNS/pobj>to#1 to/TO/aux>act "
        "act/VB/advcl>appealed",
        "act/xcomp>appealed",
        "They made their case and appealed to senators to hold the president accountable.",
    ),
    Repair(
        "name-given", ADJECTIVE | APPOSITION | COMPOUND | NOUN_MODIFIER, name_given,
        "They/PRP/nsubj>called called=call/VBD/ROOT the/DT/det>plan plan/NN/dobj>called \"/``/punct>reckless "
        "reckless/JJ/amod>plan \"/''/punct>plan",
        "reckless/oprd>called",
        "A Labour Party spokesman called the comment \"absurd and offensive\".",
    ),
    Repair(
        "condition-of-content", ADVERBIAL_CLAUSE, condition_of_content,
        "They/PRP/nsubj>leave will/MD/aux>leave leave/VB/ccomp>ruled if/IN/mark>lie they/PRP/nsubj>lie lie/VBP/advcl>ruled "
        ",/,/punct>ruled she/PRP/nsubj>ruled ruled=rule/VBD/ROOT",
        "lie/advcl>leave",
        "“Unity also means prosperity, because people fight over limited resources,” she said.",
    ),
    Repair(
        "content-goes-on", CONJUNCT, content_goes_on,
        "She/PRP/nsubj>said said=say/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>said ,/,/punct>said but/CC/cc>said "
        "it/PRP/nsubj>was was=be/VBD/conj>said low/JJ/acomp>was",
        "but/cc>rose was/conj>rose",
        "Maria Okafor said the depot was being sold, but it was worth keeping.",
    ),
    Repair(
        "second-gerund", CONJUNCT, second_gerund,
        "They/PRP/nsubj>accused accused=accuse/VBD/ROOT him/PRP/dobj>accused of/IN/prep>accused lying=lie/VBG/pcomp>of "
        "and/CC/cc>accused hiding=hide/VBG/conj>accused it/PRP/dobj>hiding",
        "and/cc>lying hiding/conj>lying",
        "Donald Trump has mentioned refinancing student loans and forcing universities to spend more.",
    ),
)  # fmt: skip
