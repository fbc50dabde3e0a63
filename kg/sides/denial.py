"""Whether a clause is denied, and what stands above it: “no evidence that it works”, “denied that it would harm”."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from kg.sides.lexicon import HYPHENS, Does, does, is_one_of
from kg.syntax.relations import (
    ADVERB,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    DETERMINER,
    HELPER,
    MARKER,
    MODIFYING_CLAUSE,
    NEGATION,
    OBJECT,
    OPEN_COMPLEMENT,
    PRECONJUNCTION,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION_OBJECT,
    SUBJECT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive
from kg.syntax.wording import kept, sentence_around

DENYING = NEGATION | PRECONJUNCTION | ADVERB | ANY_SUBJECT
QUOTES = frozenset("\"'”’»)")
CONCEDED = 0.5
"""What is conceded weighs half: “although it would cost jobs, …”."""
SUPPOSED = 0.3
"""What is only supposed weighs less: “if it costs jobs, …”."""


@kept
def negated(clause: Token) -> bool:
    """“does [not] work”, “[no longer] works”, “[nobody] wants it”, “[hardly] works”; twice is none."""
    joined = clause.head if stands_as(clause, CONJUNCT) else clause
    nor = any(is_one_of(c, "denial.nor") and c.i < clause.i for c in dependents(joined, CONJUNCTION))
    shared = joined if joined != clause and not dependents(clause, ANY_SUBJECT) else None
    none = shared is not None and any(_denies(subject) for subject in dependents(shared, ANY_SUBJECT))
    return (sum(_denies(child) for child in clause.children) + nor + none) % 2 == 1


def turn(clause: Token) -> int:
    """Return -1 for a negated clause, else 1."""
    return -1 if negated(clause) else 1


def _denies(child: Token) -> bool:
    if not stands_as(child, DENYING):
        return False
    if stands_as(child, NEGATION, PRECONJUNCTION):
        return not _is_not_only(child) and (stands_as(child, NEGATION) or is_one_of(child, "denial.none"))
    if stands_as(child, ADVERB) and is_one_of(child, "links.nothing_but"):
        return False
    if stands_as(child, ADVERB):
        nots = [n for n in dependents(child, NEGATION) if is_one_of(n, "denial.contrast")]
        contrast = child.i > child.head.i and bool(nots)  # “makes it worse, [not better]”
        return is_one_of(child, "denial.adverbs") or (_has_none(child) and not contrast)
    return stands_as(child, ANY_SUBJECT) and (is_one_of(child, "denial.none") or _has_none(child) or _is_fool(child))


def _is_fool(subject: Token) -> bool:
    """“only [a fool] would oppose it”: nobody should."""
    return is_one_of(subject, "denial.fools") and any(is_one_of(c, "links.sole") for c in subject.children)


def _is_not_only(word: Token) -> bool:
    """“[not] only saves money”: what follows is affirmed."""
    return word.i + 1 < len(word.doc) and is_one_of(word.doc[word.i + 1], "links.nothing_but")


def _has_none(word: Token) -> bool:
    """“[no] council”, “[no] longer”; but a “no-fault notice” is one."""
    nones = dependents(word, DETERMINER, NEGATION, ADVERB, PRECONJUNCTION)
    return any(is_one_of(c, "denial.none") and not _is_before_hyphen(c) for c in nones)


def _is_before_hyphen(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.doc[word.i + 1].text in HYPHENS


def has_none(noun: Token) -> bool:
    """“[no] evidence”, “[little] need”, “[a lack of] evidence”"""
    if any(is_one_of(c, "denial.few") for c in noun.children):
        return True
    if stands_as(noun, PREDICATE_NOUN) and negated(noun.head):
        return True  # “this is [not] a reason”
    if stands_as(noun, SUBJECT) and any(is_one_of(a, "questions.where") for a in dependents(noun.head, ADVERB)):
        return is_question(noun.head)  # “[where] is the evidence?”
    lacking = noun.head.head if stands_as(noun, PREPOSITION_OBJECT) else noun
    return is_one_of(lacking, "denial.lack")


def turn_above(clause: Token, within: Collection[int] | None = None) -> int:
    """Return -1 where what stands above the clause denies it: a doubt, a refusal, no evidence.

    Nothing outside the places `within` counts, where they are given: a claim is not denied by who reports it.
    """
    sign, below = -1 if _is_too_much(clause) else 1, clause
    for above in clause.ancestors:
        if (within is not None and above.i not in within) or stands_as(below, CONJUNCT, ADVERBIAL_CLAUSE):
            break
        if stands_as(below, COMPLEMENT):
            sign *= _turn_by_verb(below, above)
        elif stands_as(below, MODIFYING_CLAUSE):
            sign *= _turn_by_noun(above)
        below = above
    return sign


def _is_too_much(clause: Token) -> bool:
    """“too early [to support it]”, “the risk is too great for us [to support it]”"""
    if not is_infinitive(clause):
        return False
    above = clause.head
    words = [above] if above.pos_ == "ADJ" else dependents(above, PREDICATE_ADJECTIVE)
    return any(w.i < clause.i and any(is_one_of(a, "worth.too") for a in dependents(w, ADVERB)) for w in words)


def _turn_by_noun(noun: Token) -> int:
    """“no [evidence] that it works”, “the [myth] that it works”, “rejected the [idea] that it works”"""
    if is_one_of(noun, "denial.no_basis"):
        return -1 if has_none(noun) != is_one_of(noun, "denial.doubt") else 1
    if is_one_of(noun, "denial.false"):
        return -1
    if not is_one_of(noun, "denial.contents"):
        return 1
    clause = noun.head
    if stands_as(noun, OBJECT) and does(clause) & {Does.DOUBTS, Does.OPPOSES}:
        return -turn(clause)
    said = dependents(clause, PREDICATE_NOUN, PREDICATE_ADJECTIVE) if stands_as(noun, SUBJECT) else []
    return -turn(clause) if any(is_one_of(word, "denial.false", "worth.bad") for word in said) else 1


def _turn_by_verb(below: Token, above: Token) -> int:
    families = does(above)
    if above.pos_ == "ADJ":
        return 1
    if Does.SAYS in families and stands_as(above, OPEN_COMPLEMENT):
        by_adjective = above.head.pos_ == "ADJ"
        judged = [above.head] if by_adjective else dependents(above.head, PREDICATE_ADJECTIVE)
        clause = above.head.head if by_adjective else above.head
        if any(is_one_of(word, "worth.bad", "denial.false") for word in judged):
            return -turn(clause)  # “it is [wrong] to say that it costs jobs”
    if Does.SAYS in does(below) and stands_as(below, OPEN_COMPLEMENT) and is_one_of(above, "links.going"):
        return -1 if negated(above) else 1  # “no one is [going] to say that it costs jobs”
    sign = -1 if families & {Does.DOUBTS, Does.REFUSES} else 1
    stands_open = stands_as(below, CLAUSE_COMPLEMENT) or Does.REFUSES in families
    tells = families & {Does.SAYS, Does.DOUBTS, Does.REFUSES} or _judges_after(above, below)
    return -sign if negated(above) and stands_open and tells else sign


def _judges_after(above: Token, below: Token) -> bool:
    """“it [is] not true that …”, but not “nobody wants it, it [is] not safe”."""
    return is_one_of(above, "links.is") and above.i < below.i


def is_question(top: Token) -> bool:
    """Tell whether a sentence ends as a question."""
    last = sentence_around(top)[1] - 1
    while last > top.i and (top.doc[last].text in QUOTES or top.doc[last].is_space):
        last -= 1
    return top.doc[last].text == "?"


def is_supposed(clause: Token) -> bool:
    """“[if] it goes ahead, …”, “[should] it go ahead, …”: the helper before its subject, and no question."""
    if any(is_one_of(m, "links.suppositions") for m in dependents(clause, MARKER, ADVERB)):
        return True
    helpers, subjects = dependents(clause, HELPER), dependents(clause, ANY_SUBJECT)
    ahead = bool(helpers and subjects) and helpers[0].i < subjects[0].i < max(clause.i, subjects[0].i + 1)
    return ahead and is_one_of(helpers[0], "links.inverted") and not is_question(clause)


def _was_believed(clause: Token) -> bool:
    """“[I thought] it was a mistake”: maybe not any more."""
    above = clause.head
    if not stands_as(clause, CLAUSE_COMPLEMENT) or above.tag_ != "VBD" or not is_one_of(above, "links.believing"):
        return False
    return any(is_one_of(subject, "links.self") for subject in dependents(above, SUBJECT))


def _was_once(clause: Token) -> bool:
    """“[used] to oppose it”, “[initially] backed it”: maybe not any more."""
    if stands_as(clause, OPEN_COMPLEMENT) and is_one_of(clause.head, "links.used") and clause.head.tag_ == "VBD":
        return is_infinitive(clause)
    return any(is_one_of(adverb, "links.formerly") for adverb in dependents(clause, ADVERB))


def _is_required(clause: Token) -> bool:
    """“must [ensure] that it does not hurt the poor”: maybe it does."""
    return stands_as(clause, CLAUSE_COMPLEMENT) and is_one_of(clause.head, "links.securing")


def _is_open(clause: Token) -> bool:
    """“asked [whether] it would work”, “unclear [how much] it would cost”; but “doubts whether it works”"""
    above = [clause.head, *dependents(clause.head, PREDICATE_ADJECTIVE)]
    inquired = stands_as(clause, CLAUSE_COMPLEMENT) and any(is_one_of(w, "links.inquiring") for w in above)
    hard = is_one_of(clause.left_edge, "questions.how") and stands_as(clause.head, OPEN_COMPLEMENT)  # “hard to see how”
    return inquired and is_one_of(clause.left_edge, "links.asking") and not hard and not is_question(clause)


def conceded(clause: Token) -> bool:
    """“[although] it would cost jobs, …”, “it [may] help, [but] …”"""
    if any(is_one_of(m, "links.concessions") for m in dependents(clause, MARKER)):
        return True
    follows = has(clause, CONJUNCT) and any(is_one_of(c, "links.but") for c in dependents(clause, CONJUNCTION))
    return follows and any(is_one_of(c, "links.may") for c in dependents(clause, HELPER))


def weight_of(clause: Token) -> float:
    """Return what a clause weighs as a part of its sentence."""
    if _was_once(clause) or _is_required(clause) or _is_open(clause):
        return 0.0
    if is_supposed(clause) or _was_believed(clause):
        return SUPPOSED
    return CONCEDED if conceded(clause) else 1.0
