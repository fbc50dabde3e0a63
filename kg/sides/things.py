"""What stands at a noun that is judged, and the nouns above it: “the [unfair] levy”, “opposition to [it]”."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.sides.demands import is_infinitive_of_noun
from kg.sides.denial import has_none, is_question, turn
from kg.sides.effects import amount
from kg.sides.idioms import idiom
from kg.sides.judgement import Ground, Judgement
from kg.sides.lexicon import Does, does, family, is_one_of, of_gerund, plain, plain_noun
from kg.sides.reasons import clause_words
from kg.sides.trail import Found, Trail
from kg.sides.worth import Worth
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERB,
    AGENT_BY,
    ANY_SUBJECT,
    APPOSITION,
    COMPOUND,
    DETERMINER,
    EXPLETIVE,
    MODIFYING_CLAUSE,
    OBJECT,
    OWNER,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREDICATE_NOUN,
    PREPOSITION_COMPLEMENT,
    RELATIVE_CLAUSE,
    SUBJECT,
    dependents,
    has,
    stands_as,
)

LINK = {
    name: family(f"links.{name}")
    for name in (
        *("for", "against", "pro", "source", "from_one", "than", "instead", "cause", "place", "upon", "of_topic"),
        *("skill", "preferred_to", "about", "where"),
    )
}
UPON = LINK["upon"]
GERUND = "ing"
WHOSE = "WP$"
PARTICIPLE = "VBN"
CHARACTER = (("nouns.vices", -1), ("nouns.virtues", 1))
ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
VERBAL = ("VERB", "AUX")


def described(trail: Trail) -> Found:
    """“the [unfair] levy”, “the levy, which costs jobs”, “the levy, [a disgrace]”"""
    noun, worth = trail.token, trail.worth
    found: Found = []
    for word in dependents(noun, ADJECTIVE):
        apart = worth.is_actor and word.i > noun.i + 1  # “Pete, [good] to see you”
        no_side = apart or word.i in worth.targets or is_one_of(word, "worth.empty", "worth.kinds") or _is_named(word)
        value = 0.0 if no_side else worth.described(word)
        if value:
            found.append(trail.judged(value, 0.45, Ground.EVALUATION, f"{word.text} (evaluation)"))
    for clause in dependents(noun, RELATIVE_CLAUSE):
        if any(is_one_of(d, "links.any") for d in dependents(noun, DETERMINER)):
            continue  # “[any charge] that hits the poor”: some do not
        value = worth.clause(clause)
        if value > 0 and any(is_one_of(d, "links.some") for d in dependents(noun, DETERMINER)):
            continue  # “[a scheme] that works”: a wish
        if value and any(is_one_of(s, "links.which") for s in dependents(clause, SUBJECT)):
            found.append(trail.judged(value, 0.5, Ground.EFFECT, f"which {clause_words(clause)}"))
    for clause in dependents(noun, MODIFYING_CLAUSE):
        side = (Does.BACKS in does(clause)) - (Does.OPPOSES in does(clause))
        if side and clause.tag_ == PARTICIPLE and dependents(clause, AGENT_BY) and clause.i > noun.i:
            step = f"{clause.text} (attitude)"  # “the levy, [backed] by the mayor”
            said = trail.judged(side * turn(clause), 0.6, Ground.ATTITUDE, step)
            found.append(replace(said, at=clause.i))
    for name in dependents(noun, APPOSITION):
        if any(child.tag_ == WHOSE for child in name.children):
            continue  # “the party, whose [leader] resigned”
        value = worth.of_itself(name) if worth.is_actor else worth.of(name)
        if value:
            found.append(trail.judged(value, 0.5, Ground.EVALUATION, f"{name.text} (apposition)"))
    return found


def _is_named(word: Token) -> bool:
    """“the [Democratic] Senate”: a capital makes it a name."""
    return word.text.istitle() and word.i > 0 and word.doc[word.i - 1].is_alpha


def is_ended(noun: Token) -> bool:
    """“[Scrapping] rent controls would hurt tenants”, “[drop] plans for it”: a verb taken for a part of the noun."""
    first = noun.left_edge
    if first == noun or not stands_as(first, ADJECTIVE, COMPOUND):
        return False
    if first.lower_.endswith(GERUND):
        return bool(of_gerund(first) & {Does.LOWERS, Does.HARMS, Does.OPPOSES})
    return is_one_of(first, "links.dropping") and is_one_of(noun, "links.plans")


def in_noun(trail: Trail) -> Found:
    """“[school] uniforms”; what is said of a “rent [debate]” is not said of rents."""
    noun = trail.token.head
    if stands_as(trail.token, COMPOUND) and is_one_of(noun, "links.talk"):
        return []
    if noun.pos_ == "ADJ" and plain(noun) and is_one_of(noun.head, "links.calling"):
        verb, step = noun.head, f"{noun.head.text} it {noun.text}"  # “called [the levy] ‘unfair’”, taken for one phrase
        return [trail.under(verb, plain(noun) * turn(verb), 0.65, Ground.EVALUATION, step)]
    if trail.worth.is_actor and trail.token.i in trail.worth.targets:
        shown = sum(side for name, side in CHARACTER if is_one_of(noun, name))
        if stands_as(trail.token, OWNER) and shown:
            return [trail.judged(shown, 0.55, Ground.NOUN, f"{noun.text} (of somebody)")]
        if stands_as(trail.token, OWNER) and is_one_of(noun, "links.plans"):
            return [replace(trail.to(noun), worth=Worth(trail.worth.targets))]  # what a plan does tells of its owner
        if stands_as(noun, ANY_SUBJECT) and not is_one_of(noun, "links.bodies"):
            return []  # “the [Obama] task force said”, “[her] loss was due to”
    if stands_as(trail.token, OWNER) and not is_one_of(noun, "nouns.undergone") and _acts(trail.token):
        return [trail.to(noun)]
    if is_one_of(noun, "nouns.entitling"):  # “everybody has a right to [marry]”
        return _entitled(trail, noun, f"{noun.text} to")
    return through(trail, noun, "")


def _entitled(trail: Trail, noun: Token, step: str) -> Found:
    """“has a [right] to it”; that somebody has [access] to it says less"""
    owned = is_one_of(noun, "nouns.rights") and is_one_of(noun.head, "links.having", "links.is")
    said = _held(trail, noun, -1 if has_none(noun) else 1, 0.5 if owned else 0.4, step)
    return [trail.to(noun, otherwise=said)]


def _acts(owner: Token) -> bool:
    """“[her] attack on the plan”, “[Labour's] opposition”: who has it does it."""
    return owner.pos_ == "PRON" or owner.ent_type_ in ACTORS


def in_clause_of_noun(trail: Trail) -> Found:
    """“a plan to scrap [it]”, “the wrong time to scrap [it]”; a relative clause says nothing of its noun."""
    noun = trail.token.head
    if not is_infinitive_of_noun(trail.token):
        return []
    if is_one_of(noun, "nouns.omissions"):
        return [trail.to(noun, -1, f"{noun.text} to")]
    judging = [a for a in dependents(noun, ADJECTIVE) if not is_one_of(a, "worth.kinds") and not _is_named(a)]
    value: float = idiom(noun) or sum(trail.worth.described(a) for a in judging)
    if value:
        return [trail.under(noun.head, value, 0.5, Ground.EVALUATION, f"{noun.text} to (evaluation)")]
    owned = is_one_of(noun.head, "links.having", "links.is") and not stands_as(noun, SUBJECT)
    if owned and is_one_of(noun, "nouns.rights"):  # “we have the right to [marry]”
        return _entitled(trail, noun, f"{noun.text} to")
    return through(trail, noun, "")


def through(trail: Trail, noun: Token, preposition: str) -> Found:
    """“opposition to [it]”, “a ban on [it]”, “the dangers of [it]”, “the case for [it]”"""
    if noun.i in trail.worth.targets and not preposition:
        return [trail.to(noun)]
    words = f"{noun.text} {preposition}".strip()
    none = -1 if has_none(noun) else 1
    if preposition in LINK["upon"] and is_one_of(noun, "nouns.entitling"):
        return _entitled(trail, noun, f"{words} (for)")
    called = [c for c in dependents(noun, MODIFYING_CLAUSE) if c.i > trail.token.i] if preposition else []
    called += [c for c in dependents(trail.token, MODIFYING_CLAUSE) if is_infinitive_of_noun(c)] if preposition else []
    if preposition in LINK["pro"] and any(_is_its_end(clause) for clause in called):
        return [trail.judged(-none, 0.5, Ground.NOUN, f"{words} to {called[0].text}")]  # “calls for [her] to go”
    if trail.worth.is_actor and preposition in LINK["upon"] | LINK["for"]:
        for name, side in (("nouns.blame", -1), ("nouns.praise", 1)):
            if is_one_of(noun, name):
                return [trail.judged(side * none, 0.5, Ground.NOUN, words)]  # “a tribute to [her]”
    if any(is_one_of(a, "links.formal") for a in dependents(noun, ADJECTIVE)) and is_one_of(noun, "nouns.for"):
        return []  # “the council has final approval of [it]”: what it may do, not what it thinks
    if (found := _called_for_or_less(trail, noun, preposition)) is not None:
        return found
    if preposition and preposition in LINK["for"] and is_one_of(noun, "nouns.for"):
        said = _held(trail, noun, none, 0.5, f"{words} (for)")
        return [trail.to(noun, 1, words, otherwise=said)]
    cared_for = trail.worth.is_actor or plain_noun(trail.token) > 0 or is_one_of(trail.token, "nouns.cared_for")
    if preposition and is_one_of(noun, "nouns.caring") and cared_for:
        return []  # “concerns about [her]”, “concern over [funding]”
    protests = _protests(noun, preposition)
    sided = preposition in LINK["pro"] | LINK["against"] and is_one_of(noun, "nouns.both")
    if sided or protests or (preposition and is_one_of(noun, "nouns.against")):
        against = protests or preposition in LINK["against"] or is_one_of(noun, "nouns.against")
        return _debated(trail, noun, (-1 if against else 1) * none, f"{words} ({'against' if against else 'for'})")
    shown = [a for a in dependents(noun, ADJECTIVE) if plain(a)] if preposition in LINK["of_topic"] else []
    if shown and is_one_of(noun, "links.natures"):  # “the punitive nature of [it]”
        said = trail.judged(plain(shown[0]), 0.5, Ground.EVALUATION, f"{shown[0].text} {words}")
        return [trail.to(noun, otherwise=said)]
    if preposition in LINK["from_one"] and is_one_of(noun, "nouns.exempting"):
        return [trail.to(noun, -1, f"{words} (takes away)")]
    if preposition and _is_beside_the_point(noun, preposition):
        return []
    if preposition and is_one_of(noun, "nouns.opponents", "nouns.supporters"):
        return [trail.to(noun, -1 if is_one_of(noun, "nouns.opponents") else 1, words)]
    if preposition and is_one_of(noun, "nouns.halts"):
        return [trail.to(noun, -1, f"{words} (takes away)")]
    value = plain_noun(noun)
    if value and preposition in LINK["source"] and is_one_of(noun, "nouns.comes_of"):
        much = _how_much(trail, noun, value) if stands_as(noun, SUBJECT) else _lessened(noun)
        step = f"{words} ({'wanted' if value > 0 else 'unwanted'})"
        return [trail.judged(value * none * much, 0.45, Ground.NOUN, step)]
    if preposition in LINK["against"] or (preposition and is_one_of(noun, "nouns.answers")):
        return [trail.to(noun, -1, words)]
    if is_one_of(noun, "worth.down_nouns", "worth.limits") or (
        preposition in LINK["upon"] and is_one_of(noun, "worth.strikes")
    ):
        return [trail.to(noun, -1, f"{words} (takes away)")]
    elsewhere = preposition in LINK["where"] and not is_one_of(noun, "nouns.trusting", "worth.up_nouns")
    return [] if (trail.worth.is_actor and preposition) or elsewhere else [trail.to(noun)]


def _called_for_or_less(trail: Trail, noun: Token, preposition: str) -> Found | None:
    """“it is time for [it]”, “there is no place for [it]”, “prefers a levy to [it]”; None if it is none of these."""
    words, none = f"{noun.text} {preposition}", -1 if has_none(noun) else 1
    if preposition in LINK["pro"] and is_one_of(noun, "links.due") and stands_as(noun, PREDICATE_NOUN):
        return [trail.under(noun.head, none * turn(noun.head), 0.6, Ground.DEMAND, f"{words} (demand)")]
    if preposition in LINK["of_topic"] and is_one_of(noun, "nouns.purposes") and is_question(noun.head):
        return [trail.judged(-1, 0.4, Ground.EVALUATION, f"what is the {words}?")]
    if preposition in LINK["pro"] and is_one_of(noun, "nouns.room") and has(noun.head, EXPLETIVE):
        return [_held(trail, noun, none, 0.5, f"{words} (for)")]
    rather = any(is_one_of(c, "links.rather") for c in dependents(noun.head, ADVERB))
    less = stands_as(noun, OBJECT) and (rather or is_one_of(noun.head, "links.preferring"))
    if less and preposition in LINK["than"] | LINK["preferred_to"] and preposition not in LINK["against"]:
        return [trail.to(noun, -1, f"{words} (less than)")]
    return [] if preposition in LINK["than"] - LINK["against"] else None


def _is_beside_the_point(noun: Token, preposition: str) -> bool:
    """“the [issue] of it is old”, “the [debate] over it”, “the proposed [changes] to it”, “a meeting [about] it”"""
    if is_one_of(noun, "nouns.changes") and _is_settled(noun):
        return True
    if preposition in LINK["of_topic"] and is_one_of(noun, "links.topics"):
        return True
    talk = preposition not in LINK["against"] and is_one_of(noun, "links.talk")
    limiting = is_one_of(noun, "worth.limits", "worth.down_nouns", "worth.strikes")
    return talk or (preposition in LINK["about"] and not limiting)


def _debated(trail: Trail, noun: Token, side: int, step: str) -> Found:
    """“voiced [opposition] to it”; but “dismissed the [campaign] against it”, “[concerns] about it are unfounded”"""
    said = _held(trail, noun, side, 0.45, step)
    if stands_as(noun, PASSIVE_SUBJECT):  # “[opposition] to it was orchestrated”: said of others
        made = is_one_of(noun.head, "links.making_case") and is_one_of(noun, "nouns.arguments")
        return [trail.under(noun.head, side * turn(noun.head), 0.5, Ground.HELD, step)] if made else []
    if stands_as(noun, SUBJECT):
        turned = -1 if trail.worth.clause(noun.head) < 0 else 1
        return [replace(said, side=said.side * turned)]
    return [trail.to(noun, side, step, otherwise=said)]


def _held(trail: Trail, noun: Token, side: int, strength: float, step: str) -> Judgement:
    """“is [not] in favour of it”, “has [no] sympathy for it”: what the clause says of the attitude"""
    clause = noun.head.head if stands_as(noun, PREPOSITION_COMPLEMENT) else noun.head
    if clause.pos_ in VERBAL and is_one_of(clause, "links.is", "links.having"):
        return trail.under(clause, side * turn(clause), strength, Ground.HELD, step)
    if stands_as(noun, OBJECT) and does(clause) & {Does.LOWERS, Does.HARMS}:
        side = -side  # “replaces the need for it”
    return trail.judged(side, strength, Ground.HELD, step)


def _protests(noun: Token, preposition: str) -> bool:
    """“an apology [for] it”, “a strike [over] it”; but “an apology [to] her”, “a strike [by] nurses”"""
    struck = preposition in LINK["about"] | LINK["against"] and is_one_of(noun, "nouns.stoppages")
    return struck or (preposition in LINK["pro"] and is_one_of(noun, "nouns.regrets"))


def _is_its_end(clause: Token) -> bool:
    """“calls for it [to go]”, “demands for it [to be rejected]”"""
    ended = has(clause, PASSIVE_HELPER) and does(clause) & {Does.OPPOSES, Does.LOWERS, Does.HARMS}
    return Does.ENDS in does(clause) or bool(ended)


def _is_settled(change: Token) -> bool:
    """“[the] changes to it”, “[proposed] changes to it”: they are made, and nobody asks for them."""
    return any(is_one_of(c, "links.pointing", "links.planned") for c in change.children)


def _lessened(noun: Token) -> int:
    """“offsets [the cost] of it”: there is less of what comes of it."""
    return -1 if stands_as(noun, OBJECT) and does(noun.head) & {Does.LOWERS, Does.HARMS} else 1


def _how_much(trail: Trail, noun: Token, value: int) -> int:
    """“the costs of it [are low]”, “the benefits of it [are questionable]”"""
    clause = trail.worth.clause(noun.head) if value > 0 else 0.0
    return amount(noun.head) or (-1 if clause < 0 else 1)
