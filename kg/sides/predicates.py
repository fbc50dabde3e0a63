"""What a clause says of its subject and does to its object: effects, attitudes, demands."""

from __future__ import annotations

from spacy.tokens import Token

from kg.sides.demands import does_share_subject, is_infinitive_of_noun, is_put_forward, obliged
from kg.sides.denial import negated, turn
from kg.sides.judgement import Ground, sign_of
from kg.sides.lexicon import Does, does, family, is_one_of, plain, plain_noun, tied_word, verb_form
from kg.sides.reasons import clause_words, deed_words, effect_step
from kg.sides.trail import Found, Trail
from kg.sides.worth import Worth
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ANY_SUBJECT,
    CLAUSAL_SUBJECT,
    CLAUSE_COMPLEMENT,
    COMPLEMENT,
    CONJUNCT,
    HELPER,
    NEGATION,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_COMPLEMENT,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    PREDICATE_NOUN,
    PREPOSITION,
    PREPOSITION_COMPLEMENT,
    SUBJECT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.verb import is_infinitive

ON_OBJECT: tuple[tuple[Does, int, Ground], ...] = (
    (Does.BACKS, 1, Ground.ATTITUDE),
    (Does.OPPOSES, -1, Ground.ATTITUDE),
    (Does.PUNISHES, -1, Ground.ATTITUDE),
    (Does.HELPS, 1, Ground.ACTION),
    (Does.RAISES, 1, Ground.ACTION),
    (Does.FREES, 1, Ground.ACTION),
    (Does.KEEPS, 1, Ground.ACTION),
    (Does.MENDS, -1, Ground.ACTION),
    (Does.REFUSES, -1, Ground.ACTION),
    (Does.HARMS, -1, Ground.ACTION),
    (Does.LOWERS, -1, Ground.ACTION),
)
"""What somebody is who does this to a thing: for or against it, by an attitude or by an act."""


def of_subject(trail: Trail) -> Found:
    """“[The levy] would cost jobs”, “[It] is a disgrace”, “[The levy] should go”, “[It] needs to be scrapped”"""
    verb = trail.token.head
    if verb.pos_ == "ADJ" and stands_as(verb, COMPLEMENT):
        return _made(trail, verb)
    if stands_as(trail.token, PASSIVE_SUBJECT) or has(verb, PASSIVE_HELPER):
        return _of_passive(trail, verb)
    if verb.tag_ in ("VBN", "VBD") and stands_as(verb, COMPLEMENT) and is_one_of(verb.head, "links.wanting"):
        return of_object(trail, verb)  # “wants [it] scrapped”
    demanded = _demanded_of_subject(trail, verb)
    if demanded:
        return demanded
    found = _effect(trail, verb)
    for other in dependents(verb, CONJUNCT):
        if does_share_subject(other) and other.pos_ in ("VERB", "AUX"):
            found += of_conjunct(trail, other)
    if not found and stands_as(verb, COMPLEMENT) and does(verb.head) & {Does.FREES, Does.LOWERS, Does.KEEPS}:
        return of_object(trail, verb.head)  # “allow [shops] to open”
    if not found and stands_as(verb, ADVERBIAL_CLAUSE, CLAUSE_COMPLEMENT) and does(verb) & {Does.LASTS, Does.ENDS}:
        return [trail.to(verb, turn(verb) * (1 if Does.LASTS in does(verb) else -1))]  # “if [the levy] goes ahead, …”
    if not found and stands_as(verb, CLAUSAL_SUBJECT) and verb.tag_ in ("VBN", "VBD") and not has(verb, OBJECT):
        return [trail.to(verb)]  # “[the levy] passed today is a tax on jobs”
    return found


def _made(trail: Trail, quality: Token) -> Found:
    """“make [voting] compulsory”, which the parser takes for a clause of its own"""
    verb = quality.head
    side = -1 if is_one_of(quality, "worth.dropped") or plain(quality) < 0 else 1
    step = f"{verb.text} it {quality.text}"
    demanded = obliged(verb) * turn(verb)
    if demanded:
        return [trail.under(verb, side * demanded, 0.75, Ground.DEMAND, f"should {step} (demand)")]
    return [trail.to(verb, side * turn(verb), step)]


def of_conjunct(trail: Trail, verb: Token) -> Found:
    """“[The levy] is unfair and [costs] jobs”"""
    if has(verb, PASSIVE_HELPER):
        return of_object(trail, verb)
    return _effect(trail, verb)


def _effect(trail: Trail, verb: Token) -> Found:
    """What [somebody] says is no side on the speaker."""
    itself = trail.token.i in trail.worth.targets  # not “[her] position is in danger”
    if Does.SAYS in does(verb) or (itself and _is_in_danger(verb)):
        return []
    value = trail.worth.clause(verb)
    if value and obliged(verb):
        return [trail.under(verb, value, 0.35, Ground.DEMAND, f"should {deed_words(verb)} (demand on it)")]
    if value:
        strength = 0.6 * abs(value)
        return [trail.under(verb, value, strength, _ground_of(verb), effect_step(verb, trail.worth))]
    needs = is_one_of(verb, "links.needing")  # “[it] would need to be fair”: maybe it is not
    inside = [] if needs else [found for c in dependents(verb, OPEN_COMPLEMENT) for found in _inner(trail, c)]
    return inside or ([] if trail.worth.is_actor else _by_the_way(trail, verb))


def _is_in_danger(verb: Token) -> bool:
    """“[The library] is under threat”: who says so may well be for it."""
    things = [t for p in dependents(verb, PREPOSITION) for t in dependents(p, PREPOSITION_COMPLEMENT)]
    return is_one_of(verb, "links.is") and any(is_one_of(thing, "worth.dangers") for thing in things)


def _by_the_way(trail: Trail, verb: Token) -> Found:
    """“[The levy] raised a million, [hitting] the poorest”"""
    found: Found = []
    for other in dependents(verb, ADVERBIAL_CLAUSE):
        value = trail.worth.clause(other) if other.tag_ == "VBG" and not dependents(other, ANY_SUBJECT, HELPER) else 0
        if value and other.i > verb.i:
            found.append(trail.under(verb, value, 0.5, Ground.EFFECT, effect_step(other, trail.worth)))
    return found


def _ground_of(verb: Token) -> Ground:
    return Ground.EVALUATION if is_one_of(verb, "links.is") else Ground.EFFECT


def _inner(trail: Trail, inner: Token) -> Found:
    """“[The levy] is set [to cost] jobs”"""
    value = turn(inner.head) * trail.worth.clause(inner)
    return [trail.under(inner.head, value, 0.5, Ground.EFFECT, effect_step(inner, trail.worth))] if value else []


def _of_passive(trail: Trail, verb: Token) -> Found:
    """“[The levy] was condemned”, “[The law] is outdated”"""
    taken = any(is_one_of(p, "links.pro") for p in dependents(verb, PREPOSITION))  # “is mistaken [for] another”
    if plain(verb) and verb.tag_ == "VBN" and not taken:
        return [trail.under(verb, plain(verb) * turn(verb), 0.6, Ground.EVALUATION, clause_words(verb))]
    if is_one_of(verb, "worth.leads_on"):  # “[It] is linked to crime”
        phrases = [o for p in dependents(verb, PREPOSITION) for o in dependents(p, PREPOSITION_COMPLEMENT)]
        value = sum(trail.worth.of(thing) for thing in phrases)
        if value:
            return [trail.under(verb, value * turn(verb), 0.5, Ground.EFFECT, clause_words(verb))]
    found = _told(trail, verb) or of_object(trail, verb)
    for other in dependents(verb, CONJUNCT):
        if does_share_subject(other):
            found += of_conjunct(trail, other)
    return found


def _told(trail: Trail, verb: Token) -> Found:
    """“[It] is said to cost jobs”"""
    if Does.SAYS not in does(verb) and not is_one_of(verb, "links.calling"):
        return []
    return [found for inner in dependents(verb, OPEN_COMPLEMENT) for found in _inner(trail, inner)]


def _demanded_of_subject(trail: Trail, verb: Token) -> Found:
    """“should be legal”, “must go”, “needs to be scrapped”"""
    sign, found = turn(verb) * obliged(verb), Found()
    for word in dependents(verb, PREDICATE_NOUN, PREDICATE_ADJECTIVE) if sign else []:
        if word.tag_ == "VBN" and does(word):
            return of_object(trail, word, demand=sign)
        side = -1 if is_one_of(word, "worth.dropped") else is_one_of(word, "worth.kept") or word.pos_ == "NOUN"
        if side and (word.pos_ != "NOUN" or not trail.worth.of(word)):
            found.append(trail.under(verb, sign * side, 0.75, Ground.DEMAND, f"should be {word.text} (demand)"))
    if sign and (tied_word(verb) or not has(verb, OBJECT)):  # “must not [take place]”
        found += _going(trail, verb, sign)
    for inner in dependents(verb, OPEN_COMPLEMENT) if is_one_of(verb, "links.lacking") else []:
        if has(inner, PASSIVE_HELPER):
            return of_object(trail, inner, demand=turn(verb))
        found += _going(trail, inner, turn(verb))
    return found


def _going(trail: Trail, verb: Token, sign: int) -> Found:
    for name, side in ((Does.ENDS, -1), (Does.LASTS, 1)):
        if name in does(verb):
            return [trail.under(verb, sign * side, 0.7, Ground.DEMAND, f"must {verb.text}")]
    return []


def of_object(trail: Trail, verb: Token, *, demand: int | None = None) -> Found:
    """“condemned [the levy]”, “should scrap [it]”, “[It] was scrapped”, “called [it] a disgrace”"""
    if _leaves_open(verb) or is_one_of(verb, "links.considering"):
        return []
    sign = turn(verb)
    side, ground = _on_object(verb, trail.worth)
    if side and any(is_one_of(p, "worth.dropped") for p in dependents(verb, PREDICATE_NOUN, PREDICATE_ADJECTIVE)):
        side = -1
    if any(is_one_of(c, "links.rather") for c in dependents(verb, ADVERB)) and has(verb, HELPER):
        step = f"would rather {deed_words(verb)} (attitude)"
        return [trail.under(verb, (side or 1) * sign, 0.6, Ground.ATTITUDE, step)]
    demanded = obliged(verb) if demand is None else demand
    if trail.worth.is_actor and ground is Ground.ACTION:
        return _called(trail, verb)  # what is done to somebody is no side towards them
    if side and demanded:
        side *= sign * demanded
        said = trail.under(verb, side, 0.75, Ground.DEMAND, f"should {deed_words(verb)} (demand)")
        if is_infinitive_of_noun(verb) and not is_put_forward(verb):  # “plans to scrap [it] would harm children”
            return [trail.to(verb, side, f"{deed_words(verb)} (act on it)", otherwise=said)]
        return [said]
    if side and ground is Ground.ACTION and _is_feared(verb):
        return [trail.under(verb, -side * sign, 0.5, Ground.ATTITUDE, f"feared: {clause_words(verb)}")]
    if side and ground is Ground.ATTITUDE and _is_bare(verb):
        said = trail.under(verb, side * sign, 0.6, ground, f"{clause_words(verb)} (attitude)")
        return [trail.to(verb, side * sign, f"{clause_words(verb)} (act on it)", otherwise=said)]
    if side and ground is Ground.ATTITUDE and side < 0 and _is_not_done(verb):
        weak = trail.judged(side * sign, 0.15, Ground.ACTION, f"{clause_words(verb)} (no attitude)")
        return [trail.to(verb, side * sign, otherwise=weak)]  # “did not oppose it”: need not be for it
    if side and ground is Ground.ATTITUDE:
        return [trail.under(verb, side * sign, 0.7, ground, f"{clause_words(verb)} (attitude)")]
    if side and ground is Ground.ACTION and (told := _told_by_deed(trail, verb, side * sign)):
        return told
    if side and _may_be(verb) and (negated(verb) or does(verb) & {Does.FREES, Does.LOWERS}):
        return [trail.under(verb, side * sign, 0.3, Ground.LICENCE, f"{clause_words(verb)} (licence)")]
    if side:
        weak = trail.judged(side * sign, 0.15, ground, f"{clause_words(verb)} (act)")
        return [trail.to(verb, side * sign, f"{clause_words(verb)} (act on it)", otherwise=weak)]
    if demanded:
        manner = sign_of(sum(plain(c) for c in dependents(verb, ADVERB))) or 1
        said = trail.under(verb, manner * sign * demanded, 0.35, Ground.DEMAND, f"should {deed_words(verb)} (demand)")
        return [trail.to(verb, sign, otherwise=said)]
    return _called(trail, verb) or [trail.to(verb, sign)]


def _is_not_done(verb: Token) -> bool:
    """“did [not] oppose it”; “nobody opposes it” and “never opposed it” say more."""
    return any(is_one_of(word, "denial.contrast") for word in dependents(verb, NEGATION))


def _leaves_open(verb: Token) -> bool:
    """“would not rule [it] out”, “refused to rule [it] out”, “cannot bring [it] in without a vote”"""
    if verb_form(verb) in family("links.leaving_open"):
        return negated(verb) or (stands_as(verb, OPEN_COMPLEMENT) and Does.REFUSES in does(verb.head))
    acts = not does(verb) & {Does.BACKS, Does.OPPOSES}
    return acts and negated(verb) and any(is_one_of(p, "links.lacking_it") for p in dependents(verb, PREPOSITION))


def _told_by_deed(trail: Trail, verb: Token, side: int) -> Found:
    """“use [it] to catch criminals”, “[it] was successfully tried”, “innovation requires [it]”, “to secure [it]”"""
    if is_one_of(verb, "links.using") and trail.token.i in trail.worth.targets:
        purposes = [c for c in dependents(verb, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE) if is_infinitive(c) and c.i > verb.i]
        value = sum(trail.worth.clause(c) for c in purposes)
        if value:
            return [trail.under(verb, value * turn(verb), 0.4, Ground.EFFECT, f"{deed_words(verb)} (to what end)")]
    if any(is_one_of(c, "worth.succeeding") for c in dependents(verb, ADVERB)):
        return [trail.under(verb, side, 0.4, Ground.EFFECT, f"{clause_words(verb)} with success")]
    if is_one_of(verb, "links.requiring") and any(plain_noun(s) > 0 for s in dependents(verb, SUBJECT)):
        return [trail.under(verb, side, 0.4, Ground.EFFECT, f"{clause_words(verb)} (needed by what is wanted)")]
    if is_one_of(verb, "links.securing") and is_infinitive(verb) and not dependents(verb, SUBJECT):
        said = trail.under(verb, side, 0.35, Ground.DEMAND, f"to {deed_words(verb)} (aim)")
        return [trail.to(verb, side, f"{clause_words(verb)} (act on it)", otherwise=said)]
    return []


def _may_be(verb: Token) -> bool:
    """“[It] may be restricted”, “[It] cannot be imposed”"""
    return has(verb, PASSIVE_HELPER) and any(is_one_of(c, "links.may") for c in dependents(verb, HELPER))


def _is_feared(verb: Token) -> bool:
    """“fears that [it] might be dropped”, “worried that they will drop [it]”"""
    may = any(is_one_of(c, "links.may", "links.will") for c in dependents(verb, HELPER))
    return may and stands_as(verb, CLAUSE_COMPLEMENT, NOUN_CLAUSE) and is_one_of(verb.head, "links.fearing")


def _is_bare(verb: Token) -> bool:
    """“[supporting] it is wrong”: what is judged is the attitude."""
    return verb.tag_ == "VBG" and not has(verb, SUBJECT, HELPER)


def _on_object(verb: Token, worth: Worth) -> tuple[int, Ground]:
    families = does(verb)
    for name, side, ground in ON_OBJECT:
        if name in families and (name is not Does.PUNISHES or (worth.is_actor and not negated(verb))):
            return side, ground
    return 0, Ground.ACTION


def _called(trail: Trail, verb: Token) -> Found:
    """“called [the levy] a disgrace”, “makes [it] harder”"""
    if Does.MAKES not in does(verb) and not is_one_of(verb, "links.calling"):
        return []
    names = dependents(verb, PREDICATE_NOUN, PREDICATE_ADJECTIVE, OPEN_COMPLEMENT)
    for phrase in dependents(verb, PREPOSITION):
        names += dependents(phrase, PREPOSITION_COMPLEMENT, ADJECTIVE) if is_one_of(phrase, "links.as") else []
    value = sign_of(sum(trail.worth.of(name) for name in names))
    sign = -1 if negated(verb) else 1
    return [trail.under(verb, value * sign, 0.65, Ground.EVALUATION, clause_words(verb))] if value else []
