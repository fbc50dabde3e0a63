"""Tells whether a clause fits an event rule: its words, what stands beside them, and what kinds of things they name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Token

from kg.actors.words import is_person
from kg.lang.tables import words as listed
from kg.model import AFFECTED
from kg.rules.event import EventRule, EventRules
from kg.syntax import Clause, conjuncts, prepositions
from kg.syntax.relations import (
    ADVERB,
    MARKER,
    MODIFIER,
    NUMBER,
    OBJECT,
    PARTICLE,
    PASSIVE_HELPER,
    PASSIVE_SUBJECT,
    PREDICATE_ADJECTIVE,
    QUANTITY,
    RECIPIENT,
    dependents,
    has,
    stands_as,
)
from kg.syntax.wording import children

ActorOf = Callable[[Token], str | None]
PERSONS, COLLECTIVE = listed("event_words", "persons"), listed("event_words", "collective")
MORTAL, AMOUNTS = listed("event_words", "mortal"), listed("event_words", "amounts")
OF = listed("event_words", "of")


def phrase_fits(head: Token, rest: Sequence[str]) -> bool:
    """Tell whether the further words of a phrase follow the verb; a particle not asked for is another verb."""
    if not rest:
        return not has(head, PARTICLE)
    window = [t.lower_ for t in head.doc[head.i + 1 : head.i + 7]]
    place = -1
    for word in rest:
        if word not in window[place + 1 :]:
            return False
        place = window.index(word, place + 1)
    return place < len(rest) or any(stands_as(c, PARTICLE) and c.lower_ == rest[-1] for c in children(head))


def clause_fits(clause: Clause, rest: Sequence[str], rule: EventRule, rules: EventRules, actor: ActorOf) -> bool:
    """Tell whether a clause has what a rule asks for; `rest` are the further words of the verb’s phrase."""
    changed = done_to(clause)
    if rule.objects and not any(
        _is_called(t, rule.objects) for top in (*changed, *clause.objects) for t in _counted(top, rules)
    ):
        return False
    objects = [t for t in clause.objects if t.lower_ not in rest]  # “took effect”
    if rule.subjects and (objects or not _is_one_of(_doer_or_changed(clause), rule.subjects)):
        return False
    beside = _beside(clause.head, changed, clause.subject if not clause.passive else None)
    beside |= {m.lower_ for c in clause.complements for m in dependents(c, MARKER)}
    if rule.without & (
        beside | {preposition for preposition, _ in clause.obliques} | _phrases_after(clause.head, rule)
    ):
        return False
    if rule.needs_oblique:
        obliques = [t for preposition, t in clause.obliques if preposition in rule.needs_oblique]
        if rule.oblique_objects:
            obliques = [t for t in obliques if is_named(t, rule.oblique_objects)]
        if not obliques:
            return False
    if rule.objects_are == "none":
        return not changed and _subject_fits(clause, rule, rules, actor)
    if rule.objects_are and changed and not all(_is_kind(t, rule.objects_are, rules, actor) for t in changed):
        return False
    if (
        rule.objects_are not in ("", "mortals")
        and not changed
        and clause.oblique(*rule.roles.get(AFFECTED, ())) is None
    ):
        return False
    return _subject_fits(clause, rule, rules, actor)


def _doer_or_changed(clause: Clause) -> Token | None:
    """Return the subject of an active verb, even after a passive: “was introduced and [lapsed] in 2022”."""
    if not clause.passive:
        return clause.subject
    return clause.undergoer if not has(clause.head, PASSIVE_HELPER) else None


def _subject_fits(clause: Clause, rule: EventRule, rules: EventRules, actor: ActorOf) -> bool:
    subject = clause.subject
    return not rule.subjects_are or subject is None or _is_kind(subject, rule.subjects_are, rules, actor)


def _phrases_after(head: Token, rule: EventRule) -> set[str]:
    """“stabbed in the back”: phrases right after the verb that make a figure of speech of it."""
    after = " ".join(t.lower_ for t in head.doc[head.i + 1 : head.i + 7])
    return {phrase for phrase in rule.without if " " in phrase and after.startswith(phrase)}


def _is_called(token: Token, words: Iterable[str]) -> bool:
    """“an eviction notice”: words may be phrases, whose last word is the head."""
    if is_named(token, words):
        return True
    phrases = (word.split()[::-1] for word in words if " " in word)
    return any(is_named(token, (first,)) and words_before(token, before) for first, *before in phrases)


def done_to(clause: Clause) -> tuple[Token, ...]:
    """Return what a verb is done to: its objects, in the passive its subject."""
    first = (clause.undergoer,) if clause.passive and clause.undergoer is not None else clause.objects
    return tuple(t for top in first for t in conjuncts(top))


def _counted(token: Token, rules: EventRules) -> tuple[Token, ...]:
    """“thousands of jobs” are jobs."""
    inner = [t for p, t in prepositions(token) if p in OF] if token.lemma_.lower() in rules.counts else []
    return (token, *inner)


def is_named(token: Token, words: Iterable[str]) -> bool:
    """Tell whether a word or its dictionary form is listed."""
    return token.lemma_.lower() in words or token.lower_.removesuffix(".") in words  # “lost its A&E.”


def _is_one_of(token: Token | None, words: Iterable[str]) -> bool:
    return token is not None and any(is_named(t, words) for t in conjuncts(token))


def _beside(head: Token, objects: Sequence[Token], subject: Token | None) -> set[str]:
    """Collect the words that stand beside a verb: particles, objects with their modifiers, the subject."""
    found = {c.lower_ for c in dependents(head, PREDICATE_ADJECTIVE, ADVERB, RECIPIENT, PARTICLE)}
    inner = [t for o in objects for p, t in prepositions(o) if p in OF and o.lemma_.lower() in AMOUNTS]
    for token in (*objects, *inner, *([subject] if subject is not None else ())):
        person = token in objects and is_person(token.lemma_.lower())  # “sacked the social services chief”
        beside = dependents(token, MODIFIER, NUMBER, QUANTITY)
        for near in (token, *(beside if not person else ())):
            found |= {near.lower_, near.lemma_.lower()}
    return found


def _is_kind(token: Token, kind: str, rules: EventRules, actor: ActorOf) -> bool:
    found = actor(token)
    if kind == "counted":
        return has(token, NUMBER) or token.lemma_.lower() in rules.counts
    if kind == "named":
        return found is not None and found.startswith(("org/", "person/"))
    if token.lower_ in COLLECTIVE:
        return kind in ("actors", "mortals") and found is not None
    body = is_named(token, rules.bodies) or token.ent_type_ == "ORG" or (found or "").startswith("org/")
    if kind == "bodies":
        return body
    human = found is not None or token.ent_type_ in ("PERSON", "NORP", "ORG")
    human = human or is_named(token, rules.people) or is_person(token.lemma_.lower()) or token.lower_ in PERSONS
    if kind == "things":
        return not human
    if kind == "mortals":  # “Ten died”, “he was killed”, no bill or career
        counted = stands_as(token, OBJECT, PASSIVE_SUBJECT) and has(token, NUMBER)  # “killed 12 insurgents”
        alive = (human and not body) or (found or "").startswith(("person/", "group/"))
        return alive or _is_mortal(token) or counted or token.pos_ == "NUM" or is_named(token, rules.people)
    if kind == "people":
        return human and (not body or is_named(token, rules.people))
    return human or (kind == "actors" and (body or token.pos_ == "PROPN"))


def words_before(token: Token, words: Sequence[str]) -> bool:
    """Tell whether the words of a compound stand before its head, right to left, whatever the hyphens."""
    i = token.i - 1
    for word in words:
        while i >= 0 and token.doc[i].text in "-–":
            i -= 1
        if i < 0 or word not in (token.doc[i].lower_, token.doc[i].lemma_.lower()):
            return False
        i -= 1
    return True


def _is_mortal(token: Token) -> bool:
    """“those killed”, “a 13-year-old”"""
    return token.lower_.rsplit("-", 1)[-1] in MORTAL
