"""Finds where a paragraph tells of an event: clauses and noun phrases that match a rule, and who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.events.extent import clause_span, joined, noun_span
from kg.events.fit import ActorOf, clause_fits, done_to, is_named, phrase_fits, words_before
from kg.lang.tables import words as listed
from kg.model import AGENT, Span
from kg.page import Paragraph
from kg.rules.event import EventRule, EventRules
from kg.syntax import Clause, between, conjuncts, prepositions
from kg.syntax.arguments import TIMES, arguments_of_noun
from kg.syntax.relations import (
    ADJECTIVE,
    ADVERB,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    CONJUNCT,
    HELPER,
    MODIFIER,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    OBJECT,
    OPEN_COMPLEMENT,
    OWNER,
    OWNER_SIGN,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    SUBJECT,
    TIME_NOUN,
    dependents,
    first_dependent,
    stands_as,
)
from kg.syntax.verb import particle_of
from kg.syntax.wording import children

BE = listed("event_words", "lemma_be")
OF, OF_WHAT, BY, BEFORE_DOER = (listed("event_words", key) for key in ("of", "of_what", "by", "before_doer"))


@dataclass(frozen=True, slots=True)
class Happening:
    """A verb or noun that tells of an event; `verb` is the clause's head or the verb that says a noun was held."""

    rule: EventRule
    head: Token
    verb: Token | None
    roles: Mapping[str, tuple[Token, ...]]
    span: Span
    nominal: bool
    light: bool = False

    def of(self, role: str) -> tuple[Token, ...]:
        """Return the heads of who takes part in a role."""
        return self.roles.get(role, ())

    @property
    def participants(self) -> tuple[Token, ...]:
        """The heads of all that take part."""
        return tuple(token for tokens in self.roles.values() for token in tokens)


def find_happenings(paragraph: Paragraph, rules: EventRules, actor: ActorOf) -> tuple[Happening, ...]:
    """Return the happenings of a parsed paragraph in text order; `actor` says whom a word denotes."""
    found_clauses = paragraph.clauses
    nouns = _without_names(list(_nouns(paragraph.doc, _light_verbs(found_clauses, rules), rules, actor)))
    held = {h.verb.i for h in nouns if h.verb is not None and h.light}
    planned = {t.i: c for c in reversed(found_clauses) if not c.passive for t in c.objects}
    told = [_with_planner(c, planned, rules) for c in found_clauses if c.head.i not in held]
    verbs = [h for c in told if (h := _verb(c, rules, actor)) is not None]
    return tuple(sorted((*verbs, *nouns), key=lambda h: (h.head.i, h.nominal)))


# --- verbs --------------------------------------------------------------------------------------------------------


def _verb(clause: Clause, rules: EventRules, actor: ActorOf) -> Happening | None:
    for rule, rest in rules.verbs.get(clause.lemma, ()):
        if phrase_fits(clause.head, rest) and clause_fits(clause, rest, rule, rules, actor):
            slots = _clause_slots(clause)
            return Happening(rule, clause.head, clause.head, _roles(rule, slots), clause_span(clause), nominal=False)
    return None


def _with_planner(clause: Clause, planned: Mapping[int, Clause], rules: EventRules) -> Clause:
    """“The council announced plans to close …”, “the council’s plan to close …”: the council will close.

    `planned`: the first active clause by the words that are its objects.
    """
    head = clause.head
    while stands_as(head, CONJUNCT) and clause.subject is None:
        head = head.head
    if stands_as(head, OPEN_COMPLEMENT) and clause.subject is None and not clause.passive:
        above = head.head.head if stands_as(head.head, PREDICATE_ADJECTIVE) else head.head
        places = SUBJECT if above != head.head else PASSIVE_SUBJECT  # “is due to meet”, “is expected to meet”
        return replace(clause, subject=first_dependent(above, places))
    infinitive = any(c.tag_ == "TO" for c in dependents(head, HELPER))
    if not stands_as(head, NOUN_CLAUSE) or not infinitive or clause.passive:
        return clause
    noun = head.head
    owner = first_dependent(noun, OWNER)
    planning = planned.get(noun.i)
    owner = owner or next((t for p, t in prepositions(noun) if p in BY), None)  # “the decision by the board to close …”
    planner = owner or (planning.subject if planning is not None and planning.lemma in rules.planning else None)
    return replace(clause, subject=planner) if planner is not None else clause


def _clause_slots(clause: Clause) -> dict[str, tuple[Token, ...]]:
    slots = {name: _all_of(heads) for name, heads in clause.arguments.items() if name not in OF}
    of_undergoer = prepositions(clause.undergoer) if clause.passive and clause.undergoer is not None else ()
    for preposition, token in of_undergoer:  # “the head [of the council] was sacked”: the phrase is the noun’s
        if preposition not in OF | BY and token.ent_type_ not in TIMES:
            slots[preposition] = (*slots.get(preposition, ()), *conjuncts(token))
    return slots


def _all_of(heads: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(t for head in heads for t in conjuncts(head))


# --- nouns --------------------------------------------------------------------------------------------------------


_Light = Mapping[int, tuple[Clause, bool]]
"""The clause that only says that a noun's event was held (True) or took place (False), by the noun."""


def _nouns(doc: Doc, light: _Light, rules: EventRules, actor: ActorOf) -> Iterator[Happening]:
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or actor(token) is not None or _is_month(token):
            continue
        if stands_as(token, MODIFIER):
            continue
        for rule, before in _noun_rules(token, rules):
            if words_before(token, before) and not rule.without & _around(token):
                yield _noun(token, rule, light, rules, len(before), actor)
                break


def _without_names(found: Sequence[Happening]) -> list[Happening]:
    """Leave out what only gives the name of an event just told of: “an inquiry, the Lyons review”."""
    kinds = {h.head.i: h.rule.type for h in found}
    return [h for h in found if not stands_as(h.head, APPOSITION) or kinds.get(h.head.head.i) != h.rule.type]


def _is_month(token: Token) -> bool:
    """“in March”, which is no march."""
    return token.ent_type_ == "DATE" and token.pos_ == "PROPN"


def _noun_rules(token: Token, rules: EventRules) -> Sequence[tuple[EventRule, tuple[str, ...]]]:
    lemma, lower = token.lemma_.lower(), token.lower_
    return rules.nouns.get(lemma) or rules.nouns.get(lower) or rules.nouns.get(lower.removesuffix("s"), ())


def _around(noun: Token) -> set[str]:
    """Collect the modifiers of a noun and the heads of its of-phrases."""
    found: set[str] = set()
    for child in children(noun):
        if stands_as(child, MODIFIER, ADVERB, TIME_NOUN):
            found |= {t.lower_ for t in child.subtree} | {child.lemma_.lower()}
    for preposition, token in prepositions(noun):
        if preposition in OF_WHAT:
            found |= {token.lower_, token.lemma_.lower()}
    if noun.i + 1 < len(noun.doc) and stands_as(noun.nbor(), COMPOUND, NOUN_MODIFIER):
        found.add(noun.nbor().lower_)
    return found


def _noun(token: Token, rule: EventRule, light: _Light, rules: EventRules, before: int, actor: ActorOf) -> Happening:
    clause, holds = light.get(token.i, (None, False))
    slots = noun_slots(token, rules, actor)
    span = noun_span(token)
    if before:  # “u-turn” is three tokens that the parser need not join
        span = Span(min(span.start, between(_first_word(token, before), token).start), span.end)
    if clause is not None and holds:
        # who hosts somebody’s speech does not give it; who commissions an Ofsted inspection does not inspect
        owned = "possessor" in slots and "possessor" in rule.roles.get(AGENT, ())
        owned = owned or (bool(rule.doers) and "compound" in slots)
        subject = clause.subject if not owned else None
        if subject is not None and subject != token and _phrase_in(clause.head, rules.hold_agents):
            slots["subject"] = conjuncts(subject)
            span = joined(clause_span(clause), span)
        for preposition, filler in clause.obliques if not owned else ():
            slots.setdefault(preposition, conjuncts(filler))
    persons = (t for t in slots.get("compound", ()) if (actor(t) or "").startswith("person/"))
    if "compound" in rule.roles.get("concerns", ()) and any(persons):  # “the Baby P inquiry”
        acting = tuple(place for place in rule.roles.get(AGENT, ()) if place != "compound")
        rule = replace(rule, roles={**rule.roles, AGENT: acting})
    verb = clause.head if clause is not None else None
    return Happening(rule, token, verb, _roles(rule, slots), span, nominal=True, light=holds)


def _first_word(token: Token, words: int) -> Token:
    i = token.i
    while words and i:
        i -= 1
        words -= token.doc[i].text not in "-–"
    return token.doc[i]


def _light_verbs(found: Sequence[Clause], rules: EventRules) -> _Light:
    """Look through the clauses of a paragraph; of several for a noun the first counts."""
    light: dict[int, tuple[Clause, bool]] = {}
    for clause in found:
        if _listed(clause.head, rules.hold):
            for token in done_to(clause):
                light.setdefault(token.i, (clause, True))
        if _listed(clause.head, rules.happen):
            subjects = conjuncts(clause.subject) if clause.subject is not None and not clause.passive else ()
            for token in (*subjects, *(clause.objects if clause.lemma in BE else ())):
                light.setdefault(token.i, (clause, False))
    return light


def _listed(head: Token, table: Mapping[str, tuple[tuple[str, ...], ...]]) -> bool:
    return any(phrase_fits(head, rest) for rest in table.get(head.lemma_.lower(), ()))


def _phrase_in(head: Token, phrases: Iterable[str]) -> bool:
    return f"{head.lemma_.lower()} {particle_of(head)}".strip() in phrases


def noun_slots(noun: Token, rules: EventRules, actor: ActorOf) -> dict[str, tuple[Token, ...]]:
    """Return who and what stands at a noun, by place; see `kg.syntax.arguments`."""
    slots: dict[str, tuple[Token, ...]] = {}
    places = arguments_of_noun(noun)
    possessors = (*places.get("possessor", ()), *_cited_writer(noun, actor), *_owner_with_place(noun))
    if owners := [t for t in possessors if not is_named(t, rules.times)]:
        slots["possessor"] = conjuncts(owners[-1])
    denoting = [t for t in dependents(noun, ADJECTIVE) if t.pos_ != "PROPN" and actor(t)]
    if compound := sorted((*places.get("compound", ()), *denoting), key=lambda t: t.i):
        slots["compound"] = tuple(compound)
    for preposition, token in (*prepositions(noun), *_just_after(noun)):
        if token.ent_type_ in TIMES:
            continue
        slots.setdefault(preposition, conjuncts(token))
        for inner, below in prepositions(token):  # “a survey of social workers by the union”
            if inner in BY and preposition in BEFORE_DOER:
                slots.setdefault(inner, conjuncts(below))
    return slots


def _cited_writer(noun: Token, actor: ActorOf) -> Iterator[Token]:
    """“[Ann Lee] (Letters, 3 May)”: a page cites what somebody wrote on it."""
    before = noun.doc[noun.i - 1].text if noun.i else ""
    if before == "(" and stands_as(noun, APPOSITION) and (actor(noun.head) or "").startswith("person/"):
        yield noun.head


def _owner_with_place(noun: Token) -> Iterator[Token]:
    """“the [Mayor] of Leeds’s letter”: the sign stands behind the place, the owner is who has the office."""
    for child in dependents(noun, NOUN_MODIFIER):
        if child.i < noun.i and noun.i and stands_as(noun.doc[noun.i - 1], OWNER_SIGN):
            yield child


def _just_after(noun: Token) -> Iterator[tuple[str, Token]]:
    """Yield the phrase behind a noun that the parser hangs on the verb: “read the letter to the minister”."""
    last = max(t.i for t in noun.subtree)
    for preposition, token in prepositions(noun.head) if stands_as(noun, ATTRIBUTE, OBJECT, PASSIVE_SUBJECT) else ():
        first = min(t.i for t in token.subtree) - len(preposition.split())
        if first == last + 1:
            yield preposition, token


def _roles(rule: EventRule, slots: Mapping[str, tuple[Token, ...]]) -> dict[str, tuple[Token, ...]]:
    """Give each word to the first role that asks for its place."""
    taken: set[int] = set()
    result: dict[str, tuple[Token, ...]] = {}
    for role, places in rule.roles.items():
        chosen: list[Token] = []
        for place in places:
            if role == AGENT and chosen and place == "compound":
                continue  # “the Government’s council cuts”: the possessor acts, the compound suffers
            chosen.extend(t for t in slots.get(place, ()) if t.i not in taken and t not in chosen)
        taken |= {t.i for t in chosen}
        result[role] = tuple(chosen)
    return result
