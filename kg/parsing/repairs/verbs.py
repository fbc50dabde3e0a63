"""What the rule tables tell of verbs: which take a clause, tell somebody, give a name, do something to somebody."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.lang.tables import words
from kg.model import AFFECTED, Act
from kg.rules.cue import load_cues
from kg.rules.event import load_event_rules
from kg.syntax.relations import AUXILIARY, EXPLETIVE, SUBJECT, dependents, has

AS = words("grammar", "as")
FINITE = ("VBD", "VBZ", "VBP", "MD")


@cache
def reporting() -> frozenset[str]:
    """“say”, “warn”: verbs whose clause is what somebody says or thinks."""
    return frozenset(w for cue in load_cues().cues if cue.pos == "VERB" and "clause" in cue.content for w in cue.words)


@cache
def claiming() -> frozenset[str]:
    """“say”, “accuse”: all verbs that mark a claim."""
    return frozenset(w for cue in load_cues().cues if cue.pos == "VERB" for w in cue.words)


@cache
def uttered() -> frozenset[str]:
    """“concern”, “warning”: all nouns that mark a claim."""
    return frozenset(w for cue in load_cues().cues if cue.pos == "NOUN" for w in cue.words)


@cache
def thinking() -> frozenset[str]:
    """“know”: verbs of what goes on in somebody, and of nothing said."""
    verbs = [cue for cue in load_cues().cues if cue.pos == "VERB"]
    inner = {w for cue in verbs if cue.act in (Act.BELIEF, Act.INTENTION) for w in cue.words}
    return frozenset(inner - {w for cue in verbs if cue.act not in (Act.BELIEF, Act.INTENTION) for w in cue.words})


@cache
def telling() -> frozenset[str]:
    """“tell”: reporting verbs whose object is who is told."""
    return frozenset(
        w for cue in load_cues().cues if "object" in cue.addressee and "clause" in cue.content for w in cue.words
    )


@cache
def naming() -> frozenset[str]:
    """“call”: verbs with an object and what it is called."""
    return frozenset(w for cue in load_cues().cues if "predicate" in cue.requires for w in cue.words)


@cache
def depicting() -> frozenset[str]:
    """“describe”: verbs with an object and “as” what it is."""
    return frozenset(w for cue in load_cues().cues if AS.intersection(cue.requires) for w in cue.words)


@cache
def asking() -> frozenset[str]:
    """“call on”: verbs with a preposition before who is asked to act."""
    asked = (w for cue in load_cues().cues if "infinitive" in cue.requires for w in cue.words)
    return frozenset(phrase for phrase in asked if " " in phrase)


@cache
def affecting() -> frozenset[str]:
    """“sack”: verbs of events that happen to their object."""
    return frozenset(
        w for rule in load_event_rules().rules if "object" in rule.roles.get(AFFECTED, ()) for w in rule.verbs
    )


def lemma(verb: Token) -> str:
    """Return the dictionary form in lower case."""
    return str(verb.lemma_.lower())


def is_finite(verb: Token) -> bool:
    """“fails”, “has failed”, “would fail”"""
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in dependents(verb, AUXILIARY))


def lacks_subject(verb: Token) -> bool:
    """Tell whether no subject hangs on the verb, not even “there”."""
    return not has(verb, SUBJECT, EXPLETIVE)
