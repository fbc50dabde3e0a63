"""Repairs of what is said: clauses, names and conditions hung on another word than the verb of saying."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang, hang_conjunct
from kg.parsing.repairs.verbs import (
    FINITE,
    asking,
    claiming,
    lacks_subject,
    lemma,
    naming,
    reporting,
    telling,
    thinking,
)
from kg.syntax.arguments import SAYING, for_to
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
    OPEN_COMPLEMENT,
    PASSIVE_HELPER,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive, is_marked_by

THAT = words("repairs", "that")
CONTENT_OPENERS = words("repairs", "content_openers")
DEGREES = words("repairs", "degrees")
NOT_NAMED_BEFORE = words("repairs", "not_named_before")
PAST_HELPERS = words("repairs", "past_helpers")
CONDITIONAL = words("repairs", "conditional")
REASONS, DECIDING = words("repairs", "reasons"), words("repairs", "deciding")
SAYING_NOTHING = words("speaking", "saying_nothing")
OPENING = ('"', "``", "“", "'", "‘")
TIMES = ("DATE", "TIME")


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


def condition_of_content(condition: Token) -> bool:
    """“They will be thrown out [if they smoke], the Speaker has ruled”: a condition, hung on the verb of saying."""
    verb = condition.head
    said = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if c.i < condition.i]
    speaker = first_dependent(verb, ACTIVE_SUBJECT)
    if not said or speaker is None or not condition.i < speaker.i < verb.i or lemma(verb) not in reporting():
        return False
    hang(condition, said[-1], "advcl")
    return True


def content_goes_on(conjunct: Token) -> bool:
    """“said the cost was high, but [it was worth it]”: more of what is said, set beside the verb of saying.

    It must speak of something named before (a pronoun) and stand in the tense of what is said.
    """
    verb = conjunct.head
    subject = first_dependent(conjunct, SUBJECT, EXPLETIVE)
    said = [c for c in dependents(verb, CLAUSE_COMPLEMENT) if c.i < conjunct.i and is_predicate(c)]
    if not said or not is_predicate(conjunct) or lemma(verb) not in reporting():
        return False
    would = any(c.lower_ in CONDITIONAL for c in dependents(conjunct, HELPER))  # rarely the writer's own
    points = would or (subject is not None and subject.pos_ == "PRON" and subject.lower_ not in NOT_NAMED_BEFORE)
    silent = subject is None and lemma(conjunct) in SAYING_NOTHING  # “said it was safe but would not comment”
    unquoted = not any(t.is_quote for t in verb.doc[said[-1].i : verb.i])
    put_in = said[-1].i < verb.i and subject is not None and unquoted  # “it rose, she said, [and pay did not]”
    thought = points and lemma(conjunct) in thinking()  # “says she hopes to win, but she knows that …”
    acts = lemma(conjunct) in claiming() and not has(conjunct, PASSIVE_HELPER)  # not “but it was not felt”
    if not (points or put_in) or silent or has(verb, NEGATION) or (acts and not thought):
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


def infinitive_in_a_row(verb: Token) -> bool:
    """“wants to close two wards, [sell] the site and build flats”: the second thing wanted, not what is done."""
    upper = verb.head
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and upper.tag_ in ("VBD", "VBZ", "VBG"))
    if not bare or has(verb, SUBJECT, AUXILIARY) or upper.tag_ in ("VB", "VBP") or upper.pos_ != "VERB":
        return False
    wanted = [c for c in dependents(upper, OPEN_COMPLEMENT) if upper.i < c.i < verb.i and is_infinitive(c)]
    if verb.tag_ == "VB" and not wanted:  # “was asked whether to fund it, [sell] it or close it”
        inside = verb.doc[upper.i + 1 : verb.i]
        wanted = [t for t in inside if t.tag_ == "VB" and is_infinitive(t) and upper.is_ancestor(t)]
    if not wanted:
        return False
    hang_conjunct(verb, wanted[-1])
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


def second_thing(noun: Token) -> bool:
    """“signed a letter calling for peace and [an end to war]”: the second thing asked for, set beside the verb."""
    joins = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    if noun.pos_ != "NOUN" or noun.head.pos_ != "VERB" or not stands_as(joins, CONJUNCTION) or has(noun, SUBJECT):
        return False
    first = joins.nbor(-1) if joins.i else joins
    if first.pos_ not in ("NOUN", "PROPN") or not stands_as(first, OBJECT, PREPOSITION_OBJECT) or first.i < noun.head.i:
        return False
    verb = first.head.head if stands_as(first.head, PREPOSITION) else first.head
    if verb == noun.head or verb.pos_ != "VERB" or lemma(verb) not in claiming():
        return False
    hang_conjunct(noun, first)
    return True


REPAIRS = (
    Repair(
        "clause-with-that", MODIFYING_CLAUSE | CONJUNCT | ADVERBIAL_CLAUSE | CLAUSE_COMPLEMENT, clause_with_that,
        "Unions=union/NNS/nsubj>warned have/VBP/aux>warned warned=warn/VBN/ROOT time/NN/npadvmod>warned "
        "and/CC/cc>warned again/RB/advmod>cost that/IN/mark>cost cuts=cut/NNS/nsubj>cost will/MD/aux>cost "
        "cost/VB/conj>warned lives=life/NNS/dobj>cost",
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
        "condition-of-content", ADVERBIAL_CLAUSE, condition_of_content,
        "They/PRP/nsubj>leave will/MD/aux>leave leave/VB/ccomp>ruled if/IN/mark>lie they/PRP/nsubj>lie "
        "lie/VBP/advcl>ruled ,/,/punct>ruled she/PRP/nsubj>ruled ruled=rule/VBD/ROOT",
        "lie/advcl>leave",
        "“Unity also means prosperity, because people fight over limited resources,” she said in the Oval Office, "
        "emphasizing it was time to end the sanctions.",
    ),
    Repair(
        "content-goes-on", CONJUNCT, content_goes_on,
        "She/PRP/nsubj>said said=say/VBD/ROOT rent/NN/nsubj>rose rose=rise/VBD/ccomp>said ,/,/punct>said "
        "but/CC/cc>said it/PRP/nsubj>was was=be/VBD/conj>said low/JJ/acomp>was",
        "but/cc>rose was/conj>rose",
        "Maria Okafor said the depot was being sold, but it was worth keeping.",
    ),
    Repair(
        "second-gerund", CONJUNCT, second_gerund,
        "They/PRP/nsubj>accused accused=accuse/VBD/ROOT him/PRP/dobj>accused of/IN/prep>accused "
        "lying=lie/VBG/pcomp>of and/CC/cc>accused hiding=hide/VBG/conj>accused it/PRP/dobj>hiding",
        "and/cc>lying hiding/conj>lying",
        "Donald Trump has mentioned refinancing student loans and forcing universities to spend more.",
    ),
    Repair(
        "second-thing", CONJUNCT, second_thing,
        "Charities=charity/NNS/nsubj>signed signed=sign/VBD/ROOT it/PRP/dobj>signed calling=call/VBG/advcl>signed "
        "for/IN/prep>calling peace/NN/pobj>for and/CC/cc>signed an/DT/det>end end/NN/conj>signed",
        "and/cc>peace end/conj>peace",
        "Today more than 100 refugee charities have signed an open letter to the Prime Minister calling for united "
        "communities and an end to hostile politics.",
    ),
    Repair(
        "infinitive-in-a-row", CONJUNCT, infinitive_in_a_row,
        "She/PRP/nsubj>wants wants=want/VBZ/ROOT to/TO/aux>lead lead/VB/xcomp>wants us/PRP/dobj>lead and/CC/cc>wants "
        "win/VB/conj>wants",
        "win/conj>lead and/cc>lead",
        "She wants to triple the size of the program, grow the Peace Corps and create a new agency.",
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
