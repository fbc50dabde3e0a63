"""What a phrase is worth by its own words, read downward: “cheaper homes” 1, “cuts jobs” -1, “no benefit” -1.

The words of the target are worth nothing, so that what remains speaks about it.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.sides.denial import has_none, turn
from kg.sides.effects import ACTS_OF_ACTORS, EFFECTS, NEEDS_OBJECT, SLIGHT, WEAK, amount, at_a_price, done_by, met_with
from kg.sides.effects import complements as complements_of
from kg.sides.effects import objects as objects_of
from kg.sides.idioms import idiom
from kg.sides.judgement import sign_of
from kg.sides.lexicon import Does, does, family, is_one_of, lemma, plain, plain_noun, tied_word
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERB,
    AGENT_BY,
    CLAUSE_COMPLEMENT,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    HELPER,
    NEGATION,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    OBJECT,
    OPEN_COMPLEMENT,
    PREPOSITION,
    PREPOSITION_COMPLEMENT,
    RELATIVE_CLAUSE,
    SUBJECT,
    dependents,
    has,
    stands_as,
)

OUT_OF = family("links.out_of")
PERSON = "PERSON"
MONEY = "MONEY"
HUMAN = 0.8
"""People are wanted well: harmed or helped they count, alone they are nothing."""


class Worth:
    """Weighs the phrases of a text without the words of the target; each word once."""

    def __init__(self, targets: Iterable[int] = (), *, is_actor: bool = False) -> None:
        self.targets = frozenset(targets)
        self.is_actor = is_actor
        """The target acts: what somebody happens to do or to have is no judgement of them."""
        self._known: dict[tuple[int, bool], float] = {}

    def of(self, token: Token, *, touched: bool = False) -> float:
        """Return what a word and what hangs on it are worth; `touched`: something is done to it."""
        key = (token.i, touched)
        if key not in self._known:
            self._known[key] = 0.0  # a parse with a loop must end
            self._known[key] = self._weigh(token, touched)
        return self._known[key]

    def _weigh(self, token: Token, touched: bool) -> float:
        if token.i in self.targets:
            return 0.0
        if value := idiom(token):
            return value * (turn(token) if token.pos_ in ("VERB", "AUX") else 1)
        if is_one_of(token, "denial.nothing") and not stands_as(token, DETERMINER, ADJECTIVE, ADVERB):
            return -SLIGHT
        if token.pos_ in ("VERB", "AUX") and not self._is_participle(token):
            return self.clause(token)
        if token.pos_ == "ADJ" and self._is_people(token):
            own = HUMAN if touched else 0.0
        elif token.pos_ in ("VERB", "ADJ", "ADV"):
            own = self.quality(token)
        else:
            own = self._noun(token, touched)
        joined = dependents(token, CONJUNCT)
        return own + sum(self.of(c, touched=touched) * (-1 if has(c, NEGATION) else 1) for c in joined)

    @staticmethod
    def _is_participle(token: Token) -> bool:
        """“is [outdated]”, “an [outdated] law”: a describing word that the parser calls a verb."""
        return token.tag_ in ("VBN", "VBG") and bool(plain(token)) and not has(token, OBJECT)

    @staticmethod
    def _is_people(token: Token) -> bool:
        """“the [poorest]”"""
        return is_one_of(token, "worth.suffering") and any(is_one_of(c, "links.the") for c in token.children)

    # describing words ----------------------------------------------------------------------------------------------

    def quality(self, word: Token) -> float:
        """“harmful”, “[free] of risk”, “[hard] to enforce”, “[too] expensive”, “[less] safe”"""
        base: float = plain(word)
        for preposition in dependents(word, PREPOSITION):
            value = self._sum(dependents(preposition, PREPOSITION_COMPLEMENT))
            if value and is_one_of(preposition, "links.comparing") and is_one_of(word, "worth.more"):
                return sign_of(value)  # “little more than [a gimmick]”
            if value and is_one_of(preposition, "links.from") and is_one_of(word, "worth.free"):
                base = -sign_of(value)
            elif value and is_one_of(word, "worth.leads_on"):
                base = sign_of(value)
            elif value and not base and not is_one_of(preposition, "links.from_one"):
                base = WEAK * sign_of(value)
        for complement in dependents(word, OPEN_COMPLEMENT, CLAUSE_COMPLEMENT):
            base = self._with_complement(word, base, self.of(complement))
        for child in word.children:
            if not base and stands_as(child, ADVERB):
                base = self.manner(child)
            if stands_as(child, ADVERB) and is_one_of(child, "worth.too"):
                base = -1.0
            elif stands_as(child, ADVERB, NEGATION) and is_one_of(child, "worth.less"):
                base = -base
        return base

    @staticmethod
    def manner(adverb: Token) -> int:
        """“[badly] drafted”, “[well] designed”, “[ill] equipped”"""
        return 1 if is_one_of(adverb, "worth.well") else -1 if is_one_of(adverb, "worth.badly") else plain(adverb)

    @staticmethod
    def _with_complement(word: Token, base: float, value: float) -> float:
        if is_one_of(word, "worth.opens") and value:
            return sign_of(value)
        if is_one_of(word, "worth.closes"):
            return -sign_of(value) if value else base
        return base

    # things ---------------------------------------------------------------------------------------------------------

    def _noun(self, noun: Token, touched: bool) -> float:
        base = self._with_parts(noun, plain_noun(noun))
        people = is_one_of(noun, "worth.people", "worth.suffering")
        qualities, sign = 0.0, 1
        for child in dependents(noun, ADJECTIVE, DETERMINER, ADVERB, NEGATION):
            if child.i in self.targets or (people and is_one_of(child, "worth.suffering")):
                continue
            if is_one_of(child, "worth.less"):
                sign = -sign
            elif not (base and is_one_of(child, "worth.high")):
                qualities += self.described(child)
        carries = base and is_one_of(noun, "worth.up_nouns", "worth.down_nouns")  # “a key [cause] of crime”
        if qualities and (not (plain_noun(noun) or carries) or qualities < 0):
            base = sign_of(qualities)
        people = people or (self.is_actor and noun.ent_type_ == PERSON)
        if not base and touched and people:
            base = HUMAN
        if not base and noun.pos_ != "PRON":
            base = SLIGHT * sign_of(sum(self.of(c) for c in dependents(noun, RELATIVE_CLAUSE) if not _adds(c)))
        return base * sign

    def described(self, word: Token) -> float:
        """“[safe] homes”, “[threatened] species”, “[too many] rules”"""
        if is_one_of(word, "worth.too"):
            return -1.0
        if word.pos_ == "VERB" and not plain(word):
            families = does(word) if word.tag_ == "VBN" else frozenset()
            manner = sign_of(sum(self.manner(a) for a in dependents(word, ADVERB)))
            if manner:
                return manner
            return -1.0 if families & {Does.HARMS, Does.INFLICTS} else 1.0 if Does.HELPS in families else 0.0
        if stands_as(word, DETERMINER):
            return 0.0
        return self.quality(word) if word.pos_ in ("ADJ", "ADV") else plain(word)

    def _with_parts(self, noun: Token, base: float) -> float:
        """“lack of trust”, “protection of wildlife”, “crime prevention”: what the noun does to its parts"""
        inner = dependents(noun, COMPOUND, NOUN_MODIFIER)
        turns = is_one_of(noun, "worth.down_nouns", "worth.limits", "worth.up_nouns")
        clauses = dependents(noun, NOUN_CLAUSE) if base <= 0 else []  # “the right to die” is a right
        parts = self._sum([*inner, *clauses], touched=turns) + self._phrases(noun, turns)
        if is_one_of(noun, "worth.limits"):
            return -sign_of(parts) if parts else -SLIGHT
        if is_one_of(noun, "worth.down_nouns"):
            return -1.0 if parts and base < 0 else -sign_of(parts) if parts else SLIGHT * min(base, 0)
        if is_one_of(noun, "worth.up_nouns") and parts:
            return sign_of(parts)
        if is_one_of(noun, "worth.strikes") and self._phrases(noun, touched=True) > 0:
            return -1.0
        if not base:
            return WEAK * sign_of(parts)
        against = sign_of(parts) == -base and any(self.of(c, touched=True) < 0 for c in inner)
        return sign_of(parts) if against else base

    def _phrases(self, noun: Token, touched: bool) -> float:
        """“protection [of wildlife]”, “protection [against crime]”, “relief [from pain]”"""
        total = 0.0
        rids = is_one_of(noun, "worth.rids")
        for preposition in dependents(noun, PREPOSITION, AGENT_BY):
            value = self._sum(dependents(preposition, PREPOSITION_COMPLEMENT), touched=touched)
            against = is_one_of(preposition, "links.against") or (rids and preposition.lower_ in OUT_OF)
            total += -value if against else value if is_one_of(preposition, "links.joining") else 0.0
        return total

    def _sum(self, tokens: Iterable[Token], *, touched: bool = False) -> float:
        return sum(self.of(token, touched=touched) for token in tokens)

    # clauses --------------------------------------------------------------------------------------------------------

    def clause(self, verb: Token) -> float:
        """Return what is well (or ill) about what a clause says: “cuts jobs” -1, “makes no sense” -1."""
        tied = tied_word(verb)
        missing = any(lemma(o) == tied and has_none(o) for o in dependents(verb, OBJECT)) if tied else False
        return turn(verb) * (-1 if missing else 1) * self.effect(verb)

    def effect(self, verb: Token) -> float:
        """Return the same, as if it were not denied."""
        if value := idiom(verb):
            return value
        for deed in done_by(verb):
            return sign_of(self.clause(deed))
        objects, complements = objects_of(verb), complements_of(verb)
        things = [o for o in objects if not is_one_of(o, "worth.amounts")]  # “costs too [much]”
        done, said = self._sum(things, touched=self.is_actor), sum(self.of(c) for c in complements)
        if is_one_of(verb, "links.is") and self.is_actor:
            return sign_of(sum(self.of_itself(c) for c in (*complements, *dependents(verb, PREPOSITION))))
        if is_one_of(verb, "links.is") and (complements or not objects):
            subject = sign_of(sum(self.of(s) for s in dependents(verb, SUBJECT)))
            return sign_of(said) or amount(verb) * subject or WEAK * sign_of(self._beside(verb))
        if at_a_price(verb):
            return -1.0
        if not self.is_actor and is_one_of(verb, "links.meeting") and met_with(verb) < 0:
            return 0.0  # “has met with opposition”: of others
        if is_one_of(verb, "worth.priced") and objects and all(_is_sum(o) for o in objects):
            return 0.0  # “costs £12m”: maybe it is worth it
        if Does.MAKES in does(verb) and said and not self.is_actor:
            eased = done and any(is_one_of(c, "worth.opens") for c in complements)
            return sign_of(done) * sign_of(said) if eased else sign_of(said)
        grows = amount(verb) if not objects else 0
        if grows:
            return grows * sign_of(sum(self.of(s, touched=True) for s in dependents(verb, SUBJECT)))
        touches = any(o.i in self.targets for o in objects) and not said
        return self._by_family(verb, done, said, touches=touches, alone=not objects and not has(verb, OBJECT))

    def _by_family(self, verb: Token, done: float, said: float, *, touches: bool, alone: bool) -> float:
        """Return what the verb makes of the worth of its object (`done`) and complements (`said`)."""
        families = does(verb)
        if not done and not touches and families & {Does.RAISES, Does.LOWERS}:
            done = -HUMAN if any(is_one_of(o, "worth.burdens") for o in objects_of(verb)) else done
        if self.is_actor:
            light = {Does.RAISES} if is_one_of(verb, "links.light") else set()
            return met_with(verb) or self._of_actor(families - light, done, said, alone=alone)
        manner = sign_of(sum(plain(c) for c in dependents(verb, ADVERB) if c.i not in self.targets))
        if manner and Does.TOUCHES in families:
            return manner
        acting = families - NEEDS_OBJECT if alone and not said else families
        value = next((v for name, rule in EFFECTS if name in acting and (v := rule(done, said))), 0.0)
        if value and not touches:
            return value
        if touches and families & {Does.HARMS, Does.LOWERS}:
            return 0.0  # “[the law] was crippled”
        if families & {Does.BACKS, Does.OPPOSES}:
            return 0.0
        if families & {Does.FAILS, Does.WORKS} and alone:
            return 1.0 if Does.WORKS in families else -1.0
        if any(is_one_of(helper, "links.helping") for helper in dependents(verb, HELPER)):
            return 1.0
        if is_one_of(verb, "links.placing") and done > 0 and any(plain_noun(t) < 0 for t in verb.subtree):
            return manner  # “put the health of those at risk”: the parser may not see what is where
        return manner or WEAK * sign_of(done + said + SLIGHT * self._beside(verb))

    def of_itself(self, word: Token) -> float:
        """Return what a word says of somebody by itself and its adjectives: “a [brave] minister”, “a [liar]”."""
        if word.pos_ == "ADP":
            return idiom(word)
        if is_one_of(word, "adjectives.against") and has(word, PREPOSITION):
            return 0.0  # “[Lee] is opposed to it”
        if word.pos_ in ("ADJ", "VERB", "ADV"):
            acts = has(word, OPEN_COMPLEMENT)  # “is quick to condemn”
            return idiom(word) or (0.0 if acts else self.quality(word))
        if is_one_of(word, "worth.one"):  # “is one of our [best] ministers”
            return sum(
                self.of_itself(o) for p in dependents(word, PREPOSITION) for o in dependents(p, PREPOSITION_COMPLEMENT)
            )
        own = idiom(word) or (0 if is_one_of(word, "worth.offices") else plain_noun(word))
        return own or sign_of(sum(self.described(a) for a in dependents(word, ADJECTIVE) if a.i not in self.targets))

    @staticmethod
    def _of_actor(families: frozenset[Does], done: float, said: float, *, alone: bool) -> float:
        """Return the same for an act of somebody, which tells of them only if it plainly does well or ill."""
        if Does.WRONGS in families:
            return -1.0
        if alone and not said:
            return 0.0
        acts = [name for name in ACTS_OF_ACTORS if name in families]
        plain_things = abs(done) == 1 or (done and not acts[1:] and acts[:1] in ([Does.HARMS], [Does.HELPS]))
        rules = dict(EFFECTS)
        return next((v for name in acts if plain_things and (v := rules[name](done, said))), 0.0)

    def _beside(self, verb: Token) -> float:
        """Return what the phrases beside a verb are worth: “is at [risk]”, “is not without [costs]”."""
        total = 0.0
        for preposition in dependents(verb, PREPOSITION):
            value = idiom(preposition) or self._sum(dependents(preposition, PREPOSITION_COMPLEMENT))
            total += -value if is_one_of(preposition, "links.without", "links.instead") else value
        return total


def _is_sum(noun: Token) -> bool:
    """“12 million [pounds]”, “£12[m]”"""
    return noun.ent_type_ == MONEY or any(c.ent_type_ == MONEY for c in noun.children)


def _adds(clause: Token) -> bool:
    """“the plan, [which helps schools]”: what follows a comma is said of more than the noun."""
    first = clause.left_edge.i
    return first > 0 and clause.doc[first - 1].is_punct
