"""Repairs of what is said: clauses, names and conditions hung on another word than the verb of saying."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang
from kg.parsing.repairs.verbs import (
    asking,
    depicting,
    lacks_subject,
    lemma,
    naming,
    reporting,
    telling,
)
from kg.syntax.arguments import SAYING, for_to
from kg.syntax.phrase import is_predicate
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    MARKER,
    MODIFYING_CLAUSE,
    NOUN_MODIFIER,
    OBJECT,
    OPEN_COMPLEMENT,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive, is_marked_by

AS, INDEFINITE = words("grammar", "as"), words("grammar", "indefinite_articles")
THAT = words("repairs", "that")
CONTENT_OPENERS = words("repairs", "content_openers")
DEGREES = words("repairs", "degrees")
REASONS, DECIDING = words("repairs", "reasons"), words("repairs", "deciding")
REPORTS, OVER = words("repairs", "reports"), words("repairs", "over")
OPENING = ('"', "``", "“", "'", "‘")


def clause_with_that(clause: Token) -> bool:
    """“has warned time and again [that jobs would go]”, “said in a statement [that …]”: what is said, set elsewhere."""
    opener = first_dependent(clause, MARKER) or _mistaken_that(clause)
    if opener is None or opener.lower_ not in THAT or lacks_subject(clause):
        return False
    if stands_as(clause.head, OBJECT) and lemma(clause.head.head) in telling():
        return False  # “told councillors that …”
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


def _mistaken_that(clause: Token) -> Token | None:
    """“reported at the time [that] he had left”: taken for “the time that …”, though the clause lacks nothing."""
    first = clause.left_edge
    if not stands_as(clause, RELATIVE_CLAUSE) or first.head != clause or not stands_as(first, ADVERB, OBJECT):
        return None
    whole = stands_as(first, ADVERB) or not clause.tag_.startswith("VB")  # “that it was [safe]”
    rest = [c for c in dependents(clause, OBJECT, COMPLEMENT, PREDICATE_ADJECTIVE, PREDICATE_NOUN) if c != first]
    return first if whole or rest else None


def _lacks_content(verb: Token) -> bool:
    filled = dependents(verb, CLAUSE_COMPLEMENT, OBJECT)
    told = lemma(verb) in telling() and not any(stands_as(c, CLAUSE_COMPLEMENT) or _counts(c) for c in filled)
    return is_predicate(verb) and lemma(verb) in reporting() and (told or not filled)


def _counts(told: Token) -> bool:
    """“tells [so many lies] that …”"""
    return any(t.lower_ in DEGREES for t in told.doc[told.left_edge.i : told.i])


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
    if _counts(told):
        return False
    first = clause.left_edge
    if (
        first.lower_ not in CONTENT_OPENERS
        or first.nbor(-1).is_punct
        or not has(clause, MARKER)
        or not has(clause, ACTIVE_SUBJECT)
    ):
        return False
    hang(clause, verb, "ccomp")
    return True


def aside_before_that(clause: Token) -> bool:
    """“told the House, quoting the report, [that it was late]”: what is said, hung on a participle in an aside."""
    aside, opener = clause.head, first_dependent(clause, MARKER)
    verb = aside.head
    if opener is None or opener.lower_ not in THAT or opener.i < 1 or opener.nbor(-1).text != ",":
        return False
    first = aside.left_edge
    if aside.tag_ != "VBG" or not stands_as(aside, ADVERBIAL_CLAUSE) or not has(aside, OBJECT) or first.i < 1:
        return False
    if first.nbor(-1).text != "," or not verb.i < aside.i < opener.i or not _lacks_content(verb):
        return False
    hang(clause, verb, "ccomp")
    return True


def asked_to(aim: Token) -> bool:
    """“called on the minister [to resign]”: what somebody is asked for, taken for a purpose."""
    verb, before = aim.head, aim.doc[aim.left_edge.i - 1]
    if aim.tag_ != "VB" or aim.i < verb.i or not is_infinitive(aim) or has(verb, OBJECT):
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
    """“called the plan [“an outrage”]”: what something is called, taken for a part of its phrase."""
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


def name_beside(name: Token) -> bool:
    """“called the ban on phones [a mistake]”, “[unfair]”: what something is called, hung on the last noun before it."""
    thing = name.head
    first = name.left_edge
    described = stands_as(name, ADJECTIVE) and first == name and name.right_edge == name
    called = stands_as(name, APPOSITION) and first.lower_ in INDEFINITE
    verb = _verb_over(thing)
    if not (described or called) or first.i != thing.i + 1 or verb is None or lemma(verb) not in naming():
        return False
    if described and name.i + 1 < len(name.doc) and not name.nbor().is_punct:
        return False
    hang(name, verb, "oprd")
    return True


def as_of_verb(preposition: Token) -> bool:
    """“described the ban on phones [as a mistake]”: what something is said to be, hung on the last noun before it."""
    verb = _verb_over(preposition.head)
    if preposition.lower_ not in AS or verb is None or lemma(verb) not in depicting():
        return False
    if any(c.lower_ in AS for c in dependents(verb, PREPOSITION)):
        return False
    hang(preposition, verb, "prep")
    return True


def _verb_over(noun: Token) -> Token | None:
    """Return the verb in whose object a noun lies, as the last of its phrases."""
    while stands_as(noun, PREPOSITION_OBJECT) and stands_as(noun.head, PREPOSITION):
        noun = noun.head.head
    return noun.head if stands_as(noun, OBJECT) and noun.head.i < noun.i else None


def condition_of_content(condition: Token) -> bool:
    """“They will be thrown out [if they smoke], the Speaker has ruled”: a condition, hung on the verb of saying."""
    verb = condition.head
    said = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if c.i < condition.i]
    speaker = first_dependent(verb, ACTIVE_SUBJECT)
    if not said or speaker is None or not condition.i < speaker.i < verb.i or lemma(verb) not in reporting():
        return False
    hang(condition, said[-1], "advcl")
    return True


def reason_of_content(reason: Token) -> bool:
    """“said the plan was wrong [because it cost jobs]”: the reason of what is said, not of saying it."""
    verb = reason.head
    said = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if verb.i < c.i < reason.i and is_predicate(c)]
    if not said or lemma(verb) not in reporting() or not is_marked_by(reason, REASONS):
        return False
    hang(reason, said[-1], "advcl")
    return True


def aim_of_vote(aim: Token) -> bool:
    """“voted 8–3, along party lines, [to close it]”: what is decided, taken for a purpose."""
    verb = aim.head
    if lemma(verb) not in DECIDING or aim.tag_ != "VB" or not is_infinitive(aim) or aim.i < verb.i:
        return False
    if has(verb, OBJECT, OPEN_COMPLEMENT) or for_to(aim) is not None:
        return False
    hang(aim, verb, "xcomp")
    return True


def clause_of_reports(clause: Token) -> bool:
    """“has written to him over reports [the line will close]”: what is reported, taken for what is written."""
    noun = clause.doc[clause.left_edge.i - 1] if clause.left_edge.i else clause
    if noun.lower_ not in REPORTS or not stands_as(noun, PREPOSITION_OBJECT) or noun.i <= clause.head.i:
        return False
    if lacks_subject(clause) or clause.head == noun or noun.head.lower_ not in OVER:
        return False
    hang(clause, noun, "acl")
    return True


REPAIRS = (
    Repair(
        "clause-of-reports", CLAUSE_COMPLEMENT, clause_of_reports,
        "She/PRP/nsubj>wrote wrote=write/VBD/ROOT to/IN/prep>wrote Lee/NNP/pobj>to over/IN/prep>wrote "
        "reports=report/NNS/pobj>over it/PRP/nsubj>close will/MD/aux>close close/VB/ccomp>wrote",
        "close/acl>reports",
        "The union has written to Grant Shapps asking for a meeting over reports all ticket offices in England face "
        "the axe.",
    ),
    Repair(
        "clause-with-that", MODIFYING_CLAUSE | CONJUNCT | ADVERBIAL_CLAUSE | CLAUSE_COMPLEMENT, clause_with_that,
        "Unions=union/NNS/nsubj>warned have/VBP/aux>warned warned=warn/VBN/ROOT time/NN/npadvmod>warned "
        "and/CC/cc>warned again/RB/advmod>cost that/IN/mark>cost cuts=cut/NNS/nsubj>cost will/MD/aux>cost "
        "cost/VB/conj>warned lives=life/NNS/dobj>cost",
        "cost/ccomp>warned again/advmod>warned",
        "Unions have warned time and again that cuts will cost lives.",
    ),
    Repair(
        "aside-before-that", CLAUSE_COMPLEMENT, aside_before_that,
        "She/PRP/nsubj>said said=say/VBD/ROOT ,/,/punct>said quoting=quote/VBG/advcl>said a/DT/det>study "
        "study/NN/dobj>quoting ,/,/punct>quoting that/IN/mark>was it/PRP/nsubj>was was=be/VBD/ccomp>quoting "
        "late/JJ/acomp>was",
        "was/ccomp>said",
        "Mrs Lee told the council, quoting the auditor's report, that the scheme was late.",
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
        "They/PRP/nsubj>appealed appealed=appeal/VBD/ROOT to/IN/prep>appealed senators=senator/NNS/pobj>to#1 "
        "to/TO/aux>act act/VB/advcl>appealed",
        "act/xcomp>appealed",
        "The report condemns the cuts and calls on the council to meet its duties.",
    ),
    Repair(
        "name-given", ADJECTIVE | APPOSITION | COMPOUND | NOUN_MODIFIER, name_given,
        "They/PRP/nsubj>called called=call/VBD/ROOT the/DT/det>plan plan/NN/dobj>called \"/``/punct>reckless "
        "reckless/JJ/amod>plan \"/''/punct>plan",
        "reckless/oprd>called",
        "A Labour Party spokesman called the comment \"absurd and offensive\".",
    ),
    Repair(
        "name-beside", ADJECTIVE | APPOSITION, name_beside,
        "They/PRP/nsubj>called called=call/VBD/ROOT the/DT/det>ban ban/NN/dobj>called on/IN/prep>ban "
        "phones=phone/NNS/pobj>on a/DT/det>mistake mistake/NN/appos>phones",
        "mistake/oprd>called",
        "Maria Dunn called the ban on phones a mistake.",
    ),
    Repair(
        "as-of-verb", PREPOSITION, as_of_verb,
        "They/PRP/nsubj>described described=describe/VBD/ROOT the/DT/det>ban ban/NN/dobj>described on/IN/prep>ban "
        "phones=phone/NNS/pobj>on as/IN/prep>phones unfair/JJ/amod>as",
        "as/prep>described",
        "Maria Dunn described the ban on phones as a mistake.",
    ),
    Repair(
        "condition-of-content", ADVERBIAL_CLAUSE, condition_of_content,
        "They/PRP/nsubj>leave will/MD/aux>leave leave/VB/ccomp>ruled if/IN/mark>lie they/PRP/nsubj>lie "
        "lie/VBP/advcl>ruled ,/,/punct>ruled she/PRP/nsubj>ruled ruled=rule/VBD/ROOT",
        "lie/advcl>leave",
        "“Unity also means prosperity, because people fight over limited resources,” she said in the Oval Office, "
        "emphasizing it was time to end the sanctions.",
    ),
    Repair(
        "reason-of-content", ADVERBIAL_CLAUSE, reason_of_content,
        "She/PRP/nsubj>said said=say/VBD/ROOT it/PRP/nsubj>failed failed=fail/VBD/ccomp>said because/IN/mark>was "
        "pay/NN/nsubj>was was=be/VBD/advcl>said low/JJ/acomp>was",
        "was/advcl>failed",
        "Rep. Imogen Carrick said that claim smacked of hypocrisy, because ministers have been at the forefront of "
        "questioning the decisions.",
    ),
    Repair(
        "aim-of-vote", ADVERBIAL_CLAUSE, aim_of_vote,
        "They/PRP/nsubj>voted voted=vote/VBD/ROOT again/RB/advmod>voted to/TO/aux>close close/VB/advcl>voted "
        "it/PRP/dobj>close",
        "close/xcomp>voted",
        "The committee voted 19-15 along party lines, to send the bill to the full chamber.",
    ),
)  # fmt: skip
