"""What phrases may name an issue, and what those of one meaning share: “ban on phones”, “phones should be banned”."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.issue_labels import classes, listed
from kg.lang.tables import table
from kg.model import Form
from kg.sides.lexicon import is_one_of, lemma
from kg.sides.wordings import stem
from kg.spelling import spelled
from kg.syntax.relations import (
    ADJECTIVE,
    COMPOUND,
    CONJUNCT,
    NOUN_MODIFIER,
    NUMBER,
    OBJECT,
    PARTICLE,
    PASSIVE_SUBJECT,
    PREPOSITION,
    PREPOSITION_COMPLEMENT,
    dependents,
    stands_as,
)

NAMES = frozenset({"PERSON", "GPE", "NORP", "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
"""Kinds of names that nobody is for or against in the sense of an issue."""
NOUNS = ("NOUN", "PROPN")
VERB_ENDINGS = ("", "ing", "ed", "d", "s")
QUESTIONING = frozenset({"WP", "WDT", "WRB"})
"""Tags of “what”, “which”, “that”."""


def is_listed(token: Token, name: str) -> bool:
    """Tell whether a word is in a list of issues.toml, as it stands or in its dictionary form."""
    return token.lower_ in listed(name) or lemma(token) in listed(name)


def action_of(token: Token) -> str:
    """Return the class of the action that a word names: “cap”, “to freeze” → "limit"; "" if it names none."""
    known = classes()
    if token.pos_ == "VERB":
        for part in dependents(token, PARTICLE, PREPOSITION):
            beside = [part.lower_, *(f"{part.lower_}_{lemma(o)}" for o in dependents(part, PREPOSITION_COMPLEMENT))]
            for words_beside in beside:
                if found := known.get(f"{lemma(token)}_{words_beside}"):
                    return found
    return known.get(lemma(token), "")


def nominal(label: str) -> str:
    """Return a label that starts with a verb as a noun: “ban phones” → “ban on phones”; others as they are."""
    first, _, rest = label.partition(" ")
    nouns: dict[str, str] = table("issues")["nominal"]
    forms = (first.lower(), *(f"{first.lower().removesuffix(end)}{add}" for end in VERB_ENDINGS for add in ("", "e")))
    noun = next((nouns[spelled(form)] for form in forms if spelled(form) in nouns), "")
    return f"{noun} {rest}" if noun and rest else label


def must_be_told(action: str) -> bool:
    """Tell whether “the bill” means nothing without a bill that the same document names."""
    return action in listed("told.classes")


def number_of(head: Token) -> list[str]:
    """“Recommendation [2]”, “paragraph ([a])”"""
    after = [t for t in head.doc[head.i + 1 : head.i + 4] if t.text not in "()[]"][:1]
    return [t.lower_ for t in after if t.like_num or (t.is_alpha and len(t) == 1 and t.lower_ != "i")]


def _provision(noun: Token) -> list[str]:
    """“Section [21]”, which is the same in every document; [] without a number."""
    numbers = number_of(noun) if is_listed(noun, "told.lasting") else []
    return [*numbers, lemma(noun)] if numbers else []


def takes_away(action: str) -> bool:
    """Tell whether an action takes away what it is done to, so that who is for the one is against the other."""
    return action in listed("taking.classes")


def form_of(head: Token) -> Form | None:
    """Return the form of the phrase that a word is the head of; None if it names nothing to be for or against."""
    if head.pos_ == "VERB":
        action = action_of(head)
        objects = [thing for thing in dependents(head, OBJECT, PASSIVE_SUBJECT) if thing.tag_ not in QUESTIONING]
        if not action or not objects or any(action_of(thing) for thing in objects):
            return None  # of “scrap the ban” the ban is the issue
        return _form(action, [w for thing in objects for w in _words(thing)])
    if head.pos_ not in ("NOUN", "PROPN") or (head.ent_type_ in NAMES and not is_listed(head, "heads.acts")):
        return None
    described, action = _modifiers(head), action_of(head)
    if is_listed(head, "heads.vanishing") or is_listed(head, "heads.measures"):
        acting = [t for t in described if action_of(t) and not must_be_told(action_of(t)) and t.i < head.i][-1:]
        if acting:  # “the [licensing] scheme”, “[austerity] measures”
            action, described = (
                action_of(acting[0]),
                [*(t for t in described if t != acting[0]), *_modifiers(acting[0])],
            )
    things = [w for thing in complements(head) for w in _words(thing)]
    if things and is_listed(head, "heads.vanishing") and action in ("", action_of(head)):
        inner = [form for thing in complements(head) if action_of(thing) and (form := form_of(thing)) is not None]
        if len(inner) == 1 and inner[0].words:
            return inner[0]  # “plans for a [ban on phones]”
        return _form("", things)
    if action in listed("told.numbered"):
        if not is_listed(head, "told.lasting"):
            return _form(action, number_of(head))
        return _form("", _provision(head)) if _provision(head) else None
    named = ("NOUN", "PROPN", "ADJ") if must_be_told(action) else ("NOUN", "PROPN")
    parts = [w for part in described if not action or part.pos_ in named for w in _stems(part)]
    parts += things
    if action:
        return _form(action, parts)
    built = bool(parts) and is_listed(head, "heads.built")
    if not built and is_one_of(head, "worth.good_nouns", "worth.bad_nouns", "worth.people"):
        return None  # everybody wants jobs and nobody crime
    if (is_listed(head, "heads.never") and not built) or (is_listed(head, "heads.vanishing") and not parts):
        return None
    return _form("", [*parts, *_stems(head)])


def _form(action: str, parts: Iterable[str]) -> Form:
    return Form(action, tuple(sorted(set(parts))))


def complements(head: Token) -> list[Token]:
    """“the ban on [phones] in schools”: what an action or plan is about."""
    wanted = listed("heads.owning")
    return [
        thing
        for preposition in (*dependents(head, PREPOSITION), *_hung_on_verb(head))
        if preposition.lower_ in wanted
        for thing in dependents(preposition, PREPOSITION_COMPLEMENT)
        if not is_listed(thing, "heads.vague")
    ]


def _hung_on_verb(noun: Token) -> list[Token]:
    """“criticised the levy [on] sugar”, where the parser hangs the preposition on the verb."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    fits = after.head == noun.head and stands_as(noun, OBJECT) and is_listed(after, "heads.upon")
    things = dependents(after, PREPOSITION_COMPLEMENT) if fits and action_of(noun) else []
    return [after] if things and not any(thing.ent_type_ in NAMES for thing in things) else []


def _modifiers(head: Token) -> list[Token]:
    return [t for t in dependents(head, COMPOUND, NOUN_MODIFIER, ADJECTIVE, NUMBER) if not _is_empty(t)]


def _is_empty(token: Token) -> bool:
    empty = token.ent_type_ in ("DATE", "ORDINAL", "MONEY") or token.pos_ in ("PUNCT", "SYM")
    return empty or is_listed(token, "heads.empty")


def deciding(verb: Token) -> str:
    """Return what is spoken of as a noun after a verb: “decided” → “decision”; or ""."""
    return str(table("issues")["deciding"].get(lemma(verb), ""))


def is_handling(noun: Token) -> bool:
    """“a ban on the [sale] of fireworks”: what is done with the thing that the ban is on"""
    return is_listed(noun, "heads.vanishing") or is_listed(noun, "heads.handling")


def _words(thing: Token) -> list[str]:
    """Return the stems of a noun with what stands before it."""
    if thing.pos_ == "VERB":
        return [w for o in dependents(thing, OBJECT) for w in _words(o)]
    if thing.pos_ == "PRON" or is_listed(thing, "heads.vague"):
        return []
    for part in (thing, *_modifiers(thing)):
        if provision := _provision(part):
            return provision  # “the abolition of [section 21] notices”
    parts = [w for part in _modifiers(thing) for w in _stems(part)]
    inner = complements(thing) if is_handling(thing) else []
    if is_handling(thing) and not parts and (inner or is_listed(thing, "heads.vanishing")):
        return [w for one in inner for w in _words(one)]  # “a ban on the use of [phones]”, “on their use”
    if is_listed(thing, "heads.counting"):
        return parts or [w for one in complements(thing) for w in _words(one)]  # “limits on increases in [rents]”
    joined = [w for other in dependents(thing, CONJUNCT) for w in _words(other)][:3]
    return [*parts, *_stems(thing), *joined]


def _stems(token: Token) -> list[str]:
    if token.pos_ in ("PRON", "DET", "PUNCT", "ADP", "AUX") or (token.is_stop and token.pos_ not in NOUNS):
        return []
    inner = [w for t in dependents(token, COMPOUND, NOUN_MODIFIER) if not _is_empty(t) for w in _stems(t)]
    return [*inner, stem(lemma(token))]


def without_article(wording: str) -> str:
    """Return a wording without its article: “the levy” is “a levy” too."""
    first, _, rest = wording.partition(" ")
    return rest if rest and first.casefold() in listed("heads.articles") else wording
