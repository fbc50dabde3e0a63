"""The words that make a side (`kg/lang/en/sides.toml`): what verbs do, what is wished for and what is not."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cache, lru_cache

from spacy.tokens import Token

from kg.lang.tables import words
from kg.spelling import spelled
from kg.syntax.relations import (
    ADVERB,
    OBJECT,
    PARTICLE,
    PREPOSITION,
    PREPOSITION_OBJECT,
    RECIPIENT,
    dependents,
    stands_as,
)

REMEMBERED = 65536
"""How many words are remembered with their lists: a text asks for the same ones again and again."""


class Does(StrEnum):
    """What a verb does to what stands beside it: the lists under `[verbs]`."""

    HELPS = "helps"
    """“protects children”"""
    RAISES = "raises"
    """“creates jobs”"""
    INFLICTS = "inflicts"
    """“causes accidents”"""
    HARMS = "harms"
    """“undermines trust”"""
    NEGLECTS = "neglects"
    """“ignores concerns”"""
    LOWERS = "lowers"
    """“cuts crime”"""
    MENDS = "mends"
    """“repairs the damage”"""
    FREES = "frees"
    """“lets shops open”"""
    TOUCHES = "touches"
    """“affects trade”"""
    FAILS = "fails"
    """“collapsed”"""
    WORKS = "works"
    """“succeeds”"""
    ENDS = "ends"
    """“must go”"""
    LASTS = "lasts"
    """“must stay”"""
    REFUSES = "refuses"
    """“refused to act”"""
    DOUBTS = "doubts"
    """“denied that”"""
    SAYS = "says"
    """“said that”"""
    BACKS = "backs"
    """“welcomed it”"""
    OPPOSES = "opposes"
    """“condemned it”"""
    KEEPS = "keeps"
    """“use it”"""
    WRONGS = "wrongs"
    """“lied to voters”"""
    PUNISHES = "punishes"
    """“sacked the minister”"""
    MAKES = "makes"
    """“makes streets safer”"""


NOTHING: frozenset[Does] = frozenset()


@cache
def family(name: str) -> frozenset[str]:
    """Return a list of words: “verbs.helps”, “worth.good”, “links.with”."""
    return frozenset(spelled(word) for word in words("sides", name))


def lemma(token: Token) -> str:
    """Return the dictionary form as the lists spell it."""
    return spelled(token.lemma_.lower())


def is_one_of(token: Token, *names: str) -> bool:
    """Tell whether a word, as it stands or in its dictionary form, is in one of these lists."""
    return _listed(token.lower_, token.lemma_, names)


@lru_cache(maxsize=REMEMBERED)
def _listed(word: str, form: str, names: tuple[str, ...]) -> bool:
    form = spelled(form.lower())
    return any(word in family(name) or form in family(name) for name in names)


@cache
def _verbs() -> dict[str, frozenset[Does]]:
    found: defaultdict[str, set[Does]] = defaultdict(set)
    for name in Does:
        for form in family(f"verbs.{name}"):
            found[form].add(name)
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _longer() -> frozenset[str]:
    """Return the verbs that are listed with a word beside them."""
    return frozenset(form.partition("_")[0] for form in _verbs() if "_" in form)


HYPHENS = frozenset("-‐‑")
ANSWER = "INTJ"
"""The part of speech of “yes” and “no”."""


def verb_form(verb: Token) -> str:
    """Return what a verb is listed as, the longest form first: “throw_under_bus”, “lead_to”, “take”."""
    word = _joined(verb)
    if word not in _longer():
        return word
    beside = []
    for token in dependents(verb, PARTICLE, PREPOSITION, ADVERB, OBJECT, RECIPIENT):
        before = token.nbor(-1) if token.i else token
        beside += [before.lower_] if before.pos_ == ANSWER else []  # “say [no] to”
        beside.append(lemma(token))
        beside += [lemma(t) for t in dependents(token, PREPOSITION_OBJECT)] if stands_as(token, PREPOSITION) else []
    pairs = [f"{one}_{other}" for i, one in enumerate(beside) for other in beside[i + 1 :]]
    return next((form for b in (*pairs, *beside) if (form := f"{word}_{b}") in _verbs()), word)


def _joined(verb: Token) -> str:
    """Return the dictionary form with what a hyphen joins to it, where it is listed so: “green-light”, “U-turn”."""
    word, i = lemma(verb), verb.i
    if i > 1 and verb.doc[i - 1].text in HYPHENS and not verb.doc[i - 1].whitespace_:
        whole = f"{verb.doc[i - 2].lower_}-{word}"
        return whole if whole in _verbs() or whole in _longer() else word
    return word


def does(verb: Token) -> frozenset[Does]:
    """Return the families of a verb: “take away” harms, “cut” lowers; none for other words."""
    if verb.pos_ not in ("VERB", "AUX"):
        return NOTHING
    return _verbs().get(verb_form(verb), NOTHING)


def of_gerund(word: Token) -> frozenset[Does]:
    """Return the families of the verb of a form in -ing that the parser takes for a noun: “[Pausing] the plan”."""
    stem = lemma(word).removesuffix("ing")
    forms = (lemma(word), stem, f"{stem}e", stem[:-1])
    return next((_verbs()[form] for form in forms if form in _verbs()), NOTHING)


def tied_word(verb: Token) -> str:
    """Return the word that belongs to a listed verb: “lead [to]”, “take [away]”, “make [sense]”; "" if none does."""
    return verb_form(verb).rpartition("_")[2] if "_" in verb_form(verb) else ""


def plain(token: Token) -> int:
    """Return whether a describing word praises (1) or blames (-1): “safe”, “outdated”, “unfairly”."""
    forms = {token.lower_, lemma(token)} if token.pos_ != "ADV" or token.tag_ in ("RBR", "RBS") else set()
    if token.pos_ == "ADV" and not is_one_of(token, "worth.intensifiers"):
        forms.add(_stem_of_adverb(token.lower_))
    if token.lower_.startswith(_beginnings()):
        return -1  # “over-regulated”
    if forms & family("worth.good"):
        return 1
    return -1 if forms & family("worth.bad") else 0


def _stem_of_adverb(word: str) -> str:
    (ending,) = words("sides", "worth.adverb_ending")
    return word.removesuffix(ending) if word.endswith(ending) else ""


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(sorted(family("worth.bad_beginnings")))


def plain_noun(noun: Token) -> int:
    """Return whether a thing is wished for (1) or not (-1) by its name alone: “jobs”, “crime”."""
    if noun.lower_.startswith(_beginnings()):
        return -1  # “over-regulation”
    for name, value in (("worth.good_nouns", 1), ("worth.bad_nouns", -1)):
        named = noun.pos_ == "PROPN" and noun.lower_.removesuffix("s") in family(name)  # “human Rights”
        if named or is_one_of(noun, name):
            return value
    return 0
