"""Actions on a thing, and its place in a clause: “it is wrong to [scrap it]”, “the answer is [a levy]”."""

from __future__ import annotations

from spacy.tokens import Token

from kg.sides.demands import is_infinitive_of_noun, is_ours, obliged
from kg.sides.denial import negated, turn
from kg.sides.judgement import Ground, sign_of
from kg.sides.lexicon import Does, does, family, is_one_of, plain, verb_form
from kg.sides.predicates import of_object
from kg.sides.reasons import clause_words, deed_words
from kg.sides.things import in_clause_of_noun
from kg.sides.trail import Found, Trail
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERB,
    ANY_SUBJECT,
    COMPLEMENT,
    EXPLETIVE,
    MARKER,
    MODIFYING_CLAUSE,
    NEGATION,
    OBJECT,
    OPEN_COMPLEMENT,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    SUBJECT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive

NAME = "PROPN"
NOMINAL = ("NOUN", "PROPN", "PRON")
VOICING = family("links.voicing")
THEIRS = 0.1
"""“[they] want to scrap it” tells little of who says so."""


def as_complement(trail: Trail) -> Found:
    """“it is wrong to [scrap it]”, “if we [scrap it], jobs go”, “refused to [scrap it]”"""
    verb, above = trail.token, trail.token.head
    if is_infinitive_of_noun(verb):
        return in_clause_of_noun(trail)
    condition = _condition(trail, verb, above)
    if condition is not None:
        return condition
    if trail.worth.is_actor:
        return _wanted(trail, above) if stands_as(verb, COMPLEMENT) else []  # “it is good that [she] came”
    for name, side in (("adjectives.for", 1), ("adjectives.against", -1)):
        if above.pos_ == "ADJ" and is_one_of(above, name):  # “pleased that [it was scrapped]”
            clause = above.head
            return [trail.under(clause, side * turn(clause), 0.6, Ground.ATTITUDE, f"{above.text} that (attitude)")]
    if above.pos_ == "ADJ" and stands_as(above, ADJECTIVE):
        return []  # “the number [necessary] to scrap it”
    judging = [above] if above.pos_ == "ADJ" else dependents(above, PREDICATE_ADJECTIVE, PREDICATE_NOUN)
    for word in judging:
        turning = is_one_of(word, "worth.opens", "worth.closes")  # “is ready to [fight it]”: no praise
        value = plain(word) if turning else trail.worth.of(word) or plain(word)
        if value:
            step = f"it is {word.text} to"
            return [trail.under(above, value * turn(above), 0.6, Ground.EVALUATION, step)]
    if stands_as(verb, COMPLEMENT) and is_one_of(above, "links.is"):
        value = sum(trail.worth.of(subject) for subject in dependents(above, SUBJECT))
        if value:  # “the answer is to [scrap it]”
            return [trail.under(above, value * turn(above), 0.5, Ground.EVALUATION, f"{clause_words(above)} to")]
    if not stands_as(verb, COMPLEMENT):
        reason = verb.tag_ in ("VBG", "VB", "VBN") and not is_infinitive(verb) and verb_form(above) not in VOICING
        value = trail.worth.clause(above) if reason else 0.0
        return [trail.judged(value, 0.4, Ground.CAUSE, f"so: {clause_words(above)}")] if value else []
    return _wanted(trail, above)


def _wanted(trail: Trail, above: Token) -> Found:
    families, sign = does(above), turn(above)
    if is_one_of(above, "links.affording") and negated(above):
        return [trail.under(above, -1, 0.5, Ground.DEMAND, f"cannot {above.text} to")] if is_ours(above) else []
    if Does.REFUSES in families and trail.token.tag_ != "VBG":
        weak = trail.judged(-sign, 0.2, Ground.ACTION, f"{above.text} to")
        return [trail.to(above, -sign, f"{above.text} to", otherwise=weak)]
    if is_one_of(above, "links.needing") and stands_as(trail.token, OPEN_COMPLEMENT):
        return []  # “[it] needs to be reformed”
    theirs = any(is_one_of(subject, "links.they") for subject in dependents(above, SUBJECT))
    for name, side in ((Does.BACKS, 1), (Does.OPPOSES, -1)):
        if name in families:
            step = f"{clause_words(above)} (attitude)"
            return [trail.judged(side * sign, THEIRS if theirs else 0.55, Ground.ATTITUDE, step)]
    gerund = trail.token.tag_ == "VBG" and families & {Does.LOWERS, Does.HARMS, Does.KEEPS, Does.REFUSES}
    if gerund or Does.FREES in families:
        return of_object(trail, above)
    return [trail.to(above, sign)]


def _condition(trail: Trail, verb: Token, above: Token) -> Found | None:
    """“if [it is banned], crime rises”; None if the clause is no condition."""
    marks = dependents(verb, MARKER, ADVERB)
    for name, sign in (("links.conditions", 1), ("links.negative_conditions", -1)):
        if any(is_one_of(mark, name) for mark in marks):
            value = trail.worth.clause(above) * sign
            return [trail.judged(value, 0.5, Ground.CONDITION, f"if so: {clause_words(above)}")] if value else []
    if any(is_one_of(m, "links.comparing") for m in marks) and any(is_one_of(m, "links.rather") for m in marks):
        other = (
            1 if obliged(above) > 0 else sign_of(trail.worth.clause(above))
        )  # “rather than [scrap it], we should act”
        return [trail.judged(-other, 0.4, Ground.COMPARISON, f"rather: {clause_words(above)}")] if other else []
    if any(is_one_of(m, "links.until") for m in marks) and is_one_of(above, "links.resting") and negated(above):
        return [trail.judged(1, 0.6, Ground.DEMAND, f"{clause_words(above)} until")]
    return None


def as_object(trail: Trail) -> Found:
    """“condemned [the levy]”"""
    return of_object(trail, trail.token.head)


def as_predicate(trail: Trail) -> Found:
    """“the answer is [a levy]”"""
    verb = trail.token.head
    found: Found = []
    demanded = obliged(verb) * turn(verb)
    if demanded and has(verb, EXPLETIVE):
        found.append(trail.under(verb, demanded, 0.7, Ground.DEMAND, f"there {clause_words(verb)}"))
    for subject in dependents(verb, ANY_SUBJECT):
        if any(is_one_of(o, "questions.who") for o in dependents(subject, OBJECT)):
            found += of_object(trail, subject)  # “what we need is [a levy]”
            continue
        value = (_leads_to(trail, subject) or trail.worth.of(subject)) * turn(verb)
        if abs(value) == 1 and subject.pos_ != NAME and not is_one_of(subject, "links.topics"):
            found.append(trail.judged(value, 0.5, Ground.EVALUATION, f"{subject.text} is"))
    return found


def _leads_to(trail: Trail, way: Token) -> int:
    """“the only [way] to cut crime is”: what the way leads to is wanted, or not."""
    if not is_one_of(way, "links.ways"):
        return 0
    return sign_of(sum(trail.worth.clause(c) for c in dependents(way, MODIFYING_CLAUSE) if is_infinitive_of_noun(c)))


def as_quality(trail: Trail) -> Found:
    """“everybody should go [vegetarian]”"""
    verb = trail.token.head
    side = obliged(verb) * turn(verb)
    if not side and verb.tag_ == "VBG":
        return [trail.to(verb, turn(verb))]  # “being [vegetarian] is good for you”
    return [trail.under(verb, side, 0.6, Ground.DEMAND, f"should {deed_words(verb)} (demand)")] if side else []


def as_conjunct(trail: Trail) -> Found:
    """“they want homes, not [offices]”"""
    return [trail.to(trail.token.head, -1 if has(trail.token, NEGATION) and trail.token.pos_ in NOMINAL else 1)]
