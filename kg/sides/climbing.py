"""From a mention of the target upward along the syntax, to the words that judge it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from kg.sides.demands import is_infinitive_of_noun, obliged
from kg.sides.denial import has_none, turn
from kg.sides.idioms import idiom
from kg.sides.judgement import Ground, Judgement
from kg.sides.lexicon import Does, does, family, is_one_of, of_gerund, plain, plain_noun, verb_form
from kg.sides.predicates import of_object, of_subject
from kg.sides.reasons import clause_words, deed_words
from kg.sides.trail import Found, Trail
from kg.sides.worth import Worth
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    APPOSITION,
    CLAUSAL_SUBJECT,
    COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    EXPLETIVE,
    MARKER,
    MODIFYING_CLAUSE,
    NEGATION,
    NOUN_MODIFIER,
    OBJECT,
    OWNER,
    PARATAXIS,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_COMPLEMENT,
    RECIPIENT,
    RELATIVE_CLAUSE,
    SUBJECT,
    TIME_NOUN,
    Relation,
    dependents,
    has,
    stands_as,
)

FURTHEST = 12
"""Steps after which a trail is given up: no sentence that people read is deeper."""
LINK = {
    name: family(f"links.{name}")
    for name in ("for", "against", "pro", "source", "than", "instead", "cause", "place", "upon")
}
GERUND = "ing"
CHARACTER = (("nouns.vices", -1), ("nouns.virtues", 1))
ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
VERBAL = ("VERB", "AUX")
NOMINAL = ("NOUN", "PROPN", "PRON")


def climb(trail: Trail, depth: int = 0) -> list[Judgement]:
    """Return what the sentence says of what the trail stands for."""
    found: list[Judgement] = []
    for step in _from_here(trail) if depth < FURTHEST else ():
        if isinstance(step, Judgement):
            found.append(step)
            continue
        further = climb(step, depth + 1)
        found += further or ([step.otherwise] if step.otherwise else [])
    return [j for j in found if j.side]


def sign_at_top(token: Token) -> int:
    """Return what a word is in the phrase it stands in: 1 “a levy on [fuel]”, -1 “the end of [the levy]”."""
    trail = Trail(token, Worth({token.i}))
    for _ in range(FURTHEST):
        further = _from_here(trail)
        told = next((j.side for j in further if isinstance(j, Judgement) and j.side), 0)
        above = next((t for t in further if isinstance(t, Trail)), None)
        if told or above is None:
            return told or trail.sign
        trail = above
    return trail.sign


def _from_here(trail: Trail) -> Found:
    verbal = trail.token.pos_ in VERBAL and not stands_as(trail.token, ANY_SUBJECT, OBJECT, ADJECTIVE, COMPOUND)
    beside: Found = _described(trail) if not verbal and trail.token.i in trail.worth.targets else []
    if not verbal and _is_ended(trail.token):
        trail = trail.to(trail.token, -1, "its end")
        if trail.token.head == trail.token:
            return [trail.judged(1, 0.5, Ground.DEMAND, f"{trail.token.left_edge.text} it (demand)")]
    if (
        not verbal
        and not stands_as(trail.token, SUBJECT)
        and any(is_one_of(c, "worth.none_of") for c in dependents(trail.token, DETERMINER, ADJECTIVE))
    ):
        trail = trail.to(trail.token, -1, "none of it")
    if trail.within is not None and trail.token.head.i not in trail.within:
        return beside
    for relation, rule in ACTIONS if verbal else THINGS:
        if stands_as(trail.token, relation):
            return beside + rule(trail)
    return beside


def _is_ended(noun: Token) -> bool:
    """“[Scrapping] rent controls would hurt tenants”, “[drop] plans for a levy”: a verb taken for a part of the noun."""
    first = noun.left_edge
    if first == noun or not stands_as(first, ADJECTIVE, COMPOUND):
        return False
    if first.lower_.endswith(GERUND):
        return bool(of_gerund(first) & {Does.LOWERS, Does.HARMS, Does.OPPOSES})
    return is_one_of(first, "links.dropping") and is_one_of(noun, "links.plans")


# what stands at a noun itself --------------------------------------------------------------------------------------


def _described(trail: Trail) -> Found:
    """“the [unfair] levy”, “the levy, which costs jobs”, “the levy, [a disgrace]”"""
    noun, worth = trail.token, trail.worth
    found: Found = []
    for word in dependents(noun, ADJECTIVE):
        value = 0.0 if word.i in worth.targets or is_one_of(word, "worth.empty") else worth.described(word)
        if value:
            found.append(trail.judged(value, 0.45, Ground.EVALUATION, f"{word.text} (evaluation)"))
    for clause in dependents(noun, RELATIVE_CLAUSE):
        value = worth.clause(clause)
        if value > 0 and any(is_one_of(d, "links.some") for d in dependents(noun, DETERMINER)):
            continue  # “[a scheme] that works”: a wish
        if value and any(is_one_of(s, "links.which") for s in dependents(clause, SUBJECT)):
            found.append(trail.judged(value, 0.5, Ground.EFFECT, f"which {clause_words(clause)}"))
    for name in dependents(noun, APPOSITION):
        value = worth.of_itself(name) if worth.is_actor else worth.of(name)
        if value:
            found.append(trail.judged(value, 0.5, Ground.EVALUATION, f"{name.text} (apposition)"))
    return found


# nouns above -------------------------------------------------------------------------------------------------------


def _in_noun(trail: Trail) -> Found:
    """“[school] uniforms”"""
    noun = trail.token.head
    if trail.worth.is_actor and trail.token.i in trail.worth.targets:
        shown = sum(side for name, side in CHARACTER if is_one_of(noun, name))
        if stands_as(trail.token, OWNER) and shown:
            return [trail.judged(shown, 0.55, Ground.NOUN, f"{noun.text} (of somebody)")]
        if stands_as(trail.token, OWNER) and is_one_of(noun, "links.plans"):
            return [replace(trail.to(noun), worth=Worth(trail.worth.targets))]  # what a plan does tells of its owner
        if not (stands_as(trail.token, OWNER) or is_one_of(noun, "links.bodies")) and stands_as(noun, ANY_SUBJECT):
            return []  # “the [Obama] task force said”
    if stands_as(trail.token, OWNER) and not is_one_of(noun, "nouns.undergone") and _acts(trail.token):
        return [trail.to(noun)]
    return _through(trail, noun, "")


def _acts(owner: Token) -> bool:
    """“[her] attack on the plan”, “[Labour's] opposition”: who has it does it."""
    return owner.pos_ == "PRON" or owner.ent_type_ in ACTORS


def _in_clause_of_noun(trail: Trail) -> Found:
    """“a plan to scrap [it]”, “the wrong time to scrap [it]”; a relative clause says nothing of its noun."""
    noun = trail.token.head
    if not is_infinitive_of_noun(trail.token):
        return []
    value = idiom(noun) or sum(trail.worth.described(a) for a in dependents(noun, ADJECTIVE))
    if value:
        return [trail.under(noun.head, value, 0.5, Ground.EVALUATION, f"{noun.text} to (evaluation)")]
    return _through(trail, noun, "")


def _through(trail: Trail, noun: Token, preposition: str) -> Found:
    """“opposition to [it]”, “a ban on [it]”, “the dangers of [it]”, “the case for [it]”"""
    if noun.i in trail.worth.targets and not preposition:
        return [trail.to(noun)]
    words = f"{noun.text} {preposition}".strip()
    none = -1 if has_none(noun) else 1
    called = [c for c in dependents(noun, MODIFYING_CLAUSE) if c.i > trail.token.i] if preposition else []
    if preposition in LINK["pro"] and any(Does.ENDS in does(clause) for clause in called):
        return [trail.judged(-none, 0.5, Ground.NOUN, f"{words} to {called[0].text}")]  # “calls for [her] to go”
    if trail.worth.is_actor and preposition in LINK["upon"] | LINK["for"]:
        for name, side in (("nouns.blame", -1), ("nouns.praise", 1)):
            if is_one_of(noun, name):
                return [trail.judged(side * none, 0.5, Ground.NOUN, words)]  # “a tribute to [her]”
    if preposition and preposition in LINK["for"] and is_one_of(noun, "nouns.for"):
        said = _held(trail, noun, none, 0.5, f"{words} (for)")
        return [trail.to(noun, 1, words, otherwise=said)]
    sided = preposition in LINK["pro"] | LINK["against"] and is_one_of(noun, "nouns.both")
    if sided or (preposition and is_one_of(noun, "nouns.against")):
        against = preposition in LINK["against"] or is_one_of(noun, "nouns.against")
        side = -1 if against else 1
        return [_held(trail, noun, side * none, 0.45, f"{words} ({'against' if against else 'for'})")]
    value = plain_noun(noun)
    if value and preposition in LINK["source"] and is_one_of(noun, "nouns.comes_of"):
        much = _how_much(trail, noun, value) if stands_as(noun, SUBJECT) else 1
        step = f"{words} ({'wanted' if value > 0 else 'unwanted'})"
        return [trail.judged(value * none * much, 0.45, Ground.NOUN, step)]
    if preposition in LINK["against"] or (preposition and is_one_of(noun, "nouns.answers")):
        return [trail.to(noun, -1, words)]
    if is_one_of(noun, "worth.down_nouns", "worth.limits") or (
        preposition in LINK["upon"] and is_one_of(noun, "worth.strikes")
    ):
        return [trail.to(noun, -1, f"{words} (takes away)")]
    return [trail.to(noun)]


def _held(trail: Trail, noun: Token, side: int, strength: float, step: str) -> Judgement:
    """“is [not] in favour of it”, “has [no] sympathy for it”: what the clause says of the attitude"""
    clause = noun.head.head if stands_as(noun, PREPOSITION_COMPLEMENT) else noun.head
    if clause.pos_ in VERBAL and is_one_of(clause, "links.is", "links.having"):
        return trail.under(clause, side * turn(clause), strength, Ground.NOUN, step)
    return trail.judged(side, strength, Ground.NOUN, step)


def _how_much(trail: Trail, noun: Token, value: int) -> int:
    """“the costs of it [are low]”, “the benefits of it [are questionable]”"""
    clause = trail.worth.clause(noun.head) if value > 0 else 0.0
    return trail.worth.amount(noun.head) or (-1 if clause < 0 else 1)


# phrases beside a clause -------------------------------------------------------------------------------------------


def _in_phrase(trail: Trail) -> Found:
    """“the benefits of [it]”, “vote against [it]”, “because of [it] jobs were lost”"""
    preposition = trail.token.head
    above, word = preposition.head, str(preposition.lower_)
    if f"{above.lower_}_{word}" in LINK["cause"] and above.pos_ in NOMINAL:
        return _beside(trail, above.head, f"{above.lower_}_{word}")  # “thanks to [it]”
    if above.pos_ in NOMINAL:
        return _through(trail, above, word)
    for second in dependents(preposition, PREPOSITION_CLAUSE):
        word = f"{word}_{second.lower_}" if second.pos_ == "ADP" else word  # “because of [it]”
    if stands_as(preposition, PREPOSITION) and stands_as(above, PREPOSITION):
        above, word = above.head, f"{above.lower_}_{word}"
    if above.pos_ == "ADJ" or stands_as(above, PREDICATE_ADJECTIVE):
        return _at_adjective(trail, above, word)
    return _beside(trail, above, word)


def _at_adjective(trail: Trail, adjective: Token, word: str) -> Found:
    """“sceptical of [it]”, “better than [it]”; what is good for it is not said of it."""
    clause, step = adjective.head, f"{adjective.text} {word}"
    for name, side in (("adjectives.for", 1), ("adjectives.against", -1)):
        if is_one_of(adjective, name):
            return [trail.under(clause, side * turn(clause), 0.6, Ground.ATTITUDE, f"{step} (attitude)")]
    value = trail.worth.quality(adjective)
    if value and word in LINK["than"]:
        return [trail.judged(-value * turn(clause), 0.4, Ground.COMPARISON, step)]
    return [trail.judged(value, 0.15, Ground.ACTION, step)] if value else []


def _beside(trail: Trail, verb: Token, word: str) -> Found:
    shown, value = word.replace("_", " "), trail.worth.clause(verb)
    if verb_form(verb).endswith("_" + word) or (word in LINK["pro"] and Does.KEEPS in does(verb)):
        return of_object(trail, verb)
    sided = is_one_of(verb, "links.arguing") and not has(verb, PREDICATE_ADJECTIVE, PREDICATE_NOUN, TIME_NOUN)
    if sided and word in LINK["for"] | LINK["against"]:
        side = -1 if word in LINK["against"] else 1
        return [trail.judged(side * turn(verb), 0.7, Ground.ATTITUDE, f"{clause_words(verb)} {shown}")]
    if word in LINK["instead"]:
        return [trail.judged(-value, 0.4, Ground.COMPARISON, f"{shown} it: {clause_words(verb)}")] if value else []
    for name, strength in (("cause", 0.45), ("place", 0.2)):
        if value and word in LINK[name]:
            return [trail.judged(value, strength, Ground.CAUSE, f"{shown} it: {clause_words(verb)}")]
    return []


# actions on the target ---------------------------------------------------------------------------------------------


def _as_complement(trail: Trail) -> Found:
    """“it is wrong to [scrap it]”, “if we [scrap it], jobs go”, “refused to [scrap it]”"""
    verb, above = trail.token, trail.token.head
    if is_infinitive_of_noun(verb):
        return _in_clause_of_noun(trail)
    condition = _condition(trail, verb, above)
    if condition is not None:
        return condition
    if trail.worth.is_actor:
        return _wanted(trail, above) if stands_as(verb, COMPLEMENT) else []  # “it is good that [she] came”
    for name, side in (("adjectives.for", 1), ("adjectives.against", -1)):
        if above.pos_ == "ADJ" and is_one_of(above, name):  # “pleased that [it was scrapped]”
            clause = above.head
            return [trail.under(clause, side * turn(clause), 0.6, Ground.ATTITUDE, f"{above.text} that (attitude)")]
    judging = [above] if above.pos_ == "ADJ" else dependents(above, PREDICATE_ADJECTIVE, PREDICATE_NOUN)
    for word in judging:
        value = trail.worth.of(word) or plain(word)
        if value:
            step = f"it is {word.text} to"
            return [trail.under(above, value * turn(above), 0.6, Ground.EVALUATION, step)]
    if not stands_as(verb, COMPLEMENT):
        value = trail.worth.clause(above) if verb.tag_ in ("VBG", "VB", "VBN") else 0.0
        return [trail.judged(value, 0.4, Ground.CAUSE, f"so: {clause_words(above)}")] if value else []
    return _wanted(trail, above)


def _wanted(trail: Trail, above: Token) -> Found:
    families, sign = does(above), turn(above)
    if Does.REFUSES in families and trail.token.tag_ != "VBG":
        weak = trail.judged(-sign, 0.2, Ground.ACTION, f"{above.text} to")
        return [trail.to(above, -sign, f"{above.text} to", otherwise=weak)]
    theirs = any(is_one_of(subject, "links.they") for subject in dependents(above, SUBJECT))
    for name, side in ((Does.BACKS, 1), (Does.OPPOSES, -1)):
        if name in families:
            return [
                trail.judged(side * sign, 0.1 if theirs else 0.55, Ground.ATTITUDE, f"{clause_words(above)} (attitude)")
            ]
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
    return None


def _in_prepositional_clause(trail: Trail) -> Found:
    """“by [scrapping it] we save money”, “the case for [scrapping it]”"""
    return _in_phrase(trail)


def _as_clausal_subject(trail: Trail) -> Found:
    """“[scrapping it] would be wrong”"""
    return of_subject(trail)


def _as_object(trail: Trail) -> Found:
    return of_object(trail, trail.token.head)


def _as_predicate(trail: Trail) -> Found:
    """“the answer is [a levy]”"""
    verb = trail.token.head
    found: Found = []
    demanded = obliged(verb) * turn(verb)
    if demanded and has(verb, EXPLETIVE):
        found.append(trail.under(verb, demanded, 0.7, Ground.DEMAND, f"there {clause_words(verb)}"))
    for subject in dependents(verb, ANY_SUBJECT):
        value = trail.worth.of(subject) * turn(verb)
        if abs(value) == 1:
            found.append(trail.judged(value, 0.5, Ground.EVALUATION, f"{subject.text} is"))
    return found


def _as_quality(trail: Trail) -> Found:
    """“everybody should go [vegetarian]”"""
    verb = trail.token.head
    side = obliged(verb) * turn(verb)
    return [trail.under(verb, side, 0.6, Ground.DEMAND, f"should {deed_words(verb)} (demand)")] if side else []


def _as_conjunct(trail: Trail) -> Found:
    """“they want homes, not [offices]”"""
    return [trail.to(trail.token.head, -1 if has(trail.token, NEGATION) and trail.token.pos_ in NOMINAL else 1)]


Rule = Callable[[Trail], Found]
THINGS: tuple[tuple[Relation, Rule], ...] = (
    (CONJUNCT, _as_conjunct),
    (COMPOUND | NOUN_MODIFIER | OWNER | ADJECTIVE, _in_noun),
    (PREPOSITION_COMPLEMENT, _in_phrase),
    (ANY_SUBJECT, of_subject),
    (PREDICATE_ADJECTIVE, _as_quality),
    (OBJECT | RECIPIENT, _as_object),
    (PREDICATE_NOUN, _as_predicate),
    (MODIFYING_CLAUSE, _in_clause_of_noun),
    (COMPLEMENT | ADVERBIAL_CLAUSE | PARATAXIS, _as_complement),
)
"""How a side goes on from a thing, by its place."""
ACTIONS: tuple[tuple[Relation, Rule], ...] = (
    (CLAUSAL_SUBJECT, _as_clausal_subject),
    (PREPOSITION_CLAUSE, _in_prepositional_clause),
    (MODIFYING_CLAUSE, _in_clause_of_noun),
    (COMPLEMENT | ADVERBIAL_CLAUSE, _as_complement),
    (CONJUNCT, _as_conjunct),
)
"""How it goes on from an action on the target, by the place of its verb."""
