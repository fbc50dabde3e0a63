"""A proposition, “we should scrap the levy”: its side towards each of its words, and what they weigh in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.sides.assertions import asserts, is_of_subject
from kg.sides.demands import obliged
from kg.sides.judgement import agreed, sign_of
from kg.sides.lexicon import Does, does, is_one_of, plain
from kg.sides.towards import is_part, judgements
from kg.sides.wordings import Words, initials, stems
from kg.sides.worth import Worth

PART = 0.6
"""What a word weighs that is part of a phrase, its head being 1."""
PLACE = 0.4
"""What some place or body weighs that a proposition only concerns, or its verb without the object."""
OPENING = 40
"""The words of a motion that say whether it blames."""
MOTION = 12
"""Words that a motion has more than: “that it works” is a statement."""
PEOPLE = 0.16
"""What they weigh whom it concerns: their harm is no side on it."""
PLACES = frozenset({"GPE", "LOC", "NORP", "ORG", "PERSON", "DATE"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a text can be for or against."""

    words: frozenset[str]
    """Stems of what it is about."""
    sides: Mapping[str, tuple[int, float]]
    """The side it takes towards each, and what that word weighs."""
    kinds: Mapping[str, frozenset[str]]
    """Which words tell the kind of which: “[open] [source] software”."""
    states: bool
    """It only states something."""
    predicate: frozenset[str]
    """The words outside its subject."""
    core: int
    """Its side towards what it is about: -1 for “ban it” and for “it is a threat”."""
    several: int = 1
    """Its side towards what it names in the plural, for which “they” may stand: “a ban on [phones]” -1; 0 for none."""
    thing: int = 1
    """Its side towards the thing that it is to end: “a ban on [phones]” -1; 1 if it ends nothing."""
    is_motion: bool = False
    """It is the text of a motion, “That this House …”, which says too much for its words to tell anything."""
    is_issue: bool = False
    """It names an issue that the text is known to be on."""


def read_proposition(text: Doc) -> Proposition:
    """Return what a proposition says, read by the same steps as what is said of it."""
    if _is_motion(text):
        core = -1 if any(_blames(token) for token in text[:OPENING]) else 1
        return Proposition(frozenset(), {}, {}, states=False, predicate=frozenset(), core=core, is_motion=True)
    words = stems(text)
    sides, states = _sides(text, words), asserts(text)
    short = initials(text, words)
    sides |= {name: sides[words[i]] for name, i in short.items() if name not in sides and words[i] in sides}
    predicate = frozenset(word for i, word in words.items() if not is_of_subject(text[i]))
    return Proposition(
        words=frozenset(words.values()) | short.keys(),
        sides=sides,
        kinds=kinds_of(text, words),
        states=states,
        predicate=predicate,
        core=_core(text, sides, states),
    )


def _is_motion(text: Doc) -> bool:
    """“That the order be approved.”"""
    return len(text) > MOTION and is_one_of(text[0], "links.moving")


def _blames(token: Token) -> bool:
    """“That this House [regrets] …”, “is [concerned] at”, “the Government has [failed] to”"""
    if Does.OPPOSES in does(token) or Does.REFUSES in does(token):
        return True
    return token.pos_ in ("ADJ", "VERB", "NOUN") and is_one_of(token, "adjectives.against", "nouns.against")


def kinds_of(text: Doc, words: Words) -> dict[str, frozenset[str]]:
    """Return which words tell the kind of which: “[open] [source] software”."""
    return {w: frozenset(words[c.i] for c in text[i].children if c.i in words and is_part(c)) for i, w in words.items()}


def _sides(text: Doc, words: Words) -> dict[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    for i, word in words.items():
        side = 0 if is_evaluation(text[i]) else side_of(text[i])
        if side:
            found.setdefault(word, (side, weight_of_word(text[i])))
    return found or _heading(text, words)


def side_of(token: Token) -> int:
    """Return the side that a text takes towards one of its words; 0 for none."""
    said = agreed(judgements(token, Worth({token.i})))
    if said is not None:
        return said.side
    return 1 if token.pos_ == "VERB" and not obliged(token) else 0


def _heading(text: Doc, words: Words) -> dict[str, tuple[int, float]]:
    """“Ban junk food”, “Free transport”: no sentence for the parser; a verb in front says the side."""
    side = -1 if is_one_of(text[0], "verbs.lowers", "verbs.opposes", "verbs.harms") else 1
    things = {i: word for i, word in words.items() if not is_evaluation(text[i]) and _is_core(text[i])}
    return {word: (side if i else 1, weight_of_word(text[i])) for i, word in things.items()}


def _is_core(token: Token) -> bool:
    return token.head == token or (is_part(token) and _is_core(token.head))


def is_evaluation(token: Token) -> bool:
    """“X is [harmful]”; in “[free] trade” the word is part of a name."""
    evaluates = token.pos_ in ("ADJ", "ADV") and bool(plain(token) or is_one_of(token, "worth.less"))
    return evaluates and not is_part(token)


def weight_of_word(token: Token) -> float:
    """Return what a word weighs by its kind and place."""
    if is_one_of(token, "worth.people", "worth.suffering"):
        return PEOPLE
    if token.pos_ == "VERB" or token.ent_type_ in PLACES:
        return PLACE
    return PART if is_part(token) else 1.0


def _core(text: Doc, sides: Mapping[str, tuple[int, float]], states: bool) -> int:
    if states:
        return sign_of(sum(Worth().of(sentence.root) for sentence in text.sents)) or 1
    return sign_of(sum(side * weight for side, weight in sides.values())) or 1
