"""The second of two: what else is said, done or asked for, set beside the verb of saying instead of the first."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang_conjunct
from kg.parsing.repairs.verbs import (
    FINITE,
    claiming,
    lemma,
    reporting,
    thinking,
)
from kg.syntax.phrase import is_predicate
from kg.syntax.relations import (
    ADJECTIVE,
    AUXILIARY,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    CONJUNCTION,
    EXPLETIVE,
    HELPER,
    NEGATION,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_HELPER,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    SUBJECT,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive

NOT_NAMED_BEFORE = words("repairs", "not_named_before")
PAST_HELPERS = words("repairs", "past_helpers")
CONDITIONAL = words("repairs", "conditional")
SAYING_NOTHING = words("speaking", "saying_nothing")


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
)  # fmt: skip
