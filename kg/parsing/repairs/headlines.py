"""Repairs of headlines whose verb the parser took for a noun or a name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.lang.tables import words
from kg.parsing.repairs.repair import Repair, hang
from kg.parsing.repairs.verbs import FINITE
from kg.syntax.relations import ROOT

VERBS, ALSO_NOUNS = words("repairs", "headline_verbs"), words("repairs", "headline_nouns")
PLURALS = words("repairs", "headline_plurals")
PREPOSITIONS = words("repairs", "headline_prepositions")
LONGEST, NEAR = 20, 6
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def headline_verb(root: Token) -> bool:
    """“Unions Slam Minister Over Pay Freeze”: a verb among nouns, who acts before it."""
    doc = root.doc
    bare = len(doc) <= LONGEST and not any(t.tag_ in FINITE or t.is_punct for t in doc)
    place = next((i for i in range(1, min(NEAR, len(doc) - 1)) if _is_verb(doc, i)), 0) if bare else 0
    if not place or any(t.pos_ not in NOMINAL for t in doc[:place]) or any(t.tag_ == "TO" for t in doc):
        return False
    _rebuild(doc, place)
    return True


def _is_verb(doc: Doc, place: int) -> bool:
    """“unions [slam]”, “minister [warns]”; not “pay [demand]”, “strike [calls]”."""
    form, before = doc[place].lower_, doc[place - 1].lower_
    plural = before in PLURALS or (before.endswith("s") and not before.endswith(("ss", "us", "is")))
    if form in VERBS:
        return plural
    return form.endswith("s") and form.removesuffix("s") in VERBS - ALSO_NOUNS and not plural


def _rebuild(doc: Doc, place: int) -> None:
    """Hang all on the verb: the words before it as who acts, those after it as the object and phrases."""
    verb, lemma = doc[place], doc[place].lower_
    doc.set_ents([e for e in doc.ents if not e.start <= place < e.end])
    verb.head, verb.dep_ = verb, "ROOT"
    for token in doc:
        if token != verb:
            hang(token, verb, "dep")
    verb.tag_, verb.pos_ = ("VBP", "VERB") if lemma in VERBS else ("VBZ", "VERB")
    verb.lemma_ = lemma if lemma in VERBS else lemma.removesuffix("s")
    _phrase(doc, 0, place, verb, "nsubj")
    start, above, label = place + 1, verb, "dobj"
    for token in doc[place + 1 :]:
        if token.lower_ in PREPOSITIONS:
            _phrase(doc, start, token.i, above, label)
            token.tag_, token.pos_ = "IN", "ADP"
            hang(token, verb, "prep")
            start, above, label = token.i + 1, token, "pobj"
    _phrase(doc, start, len(doc), above, label)


def _phrase(doc: Doc, start: int, end: int, above: Token, label: str) -> None:
    """Hang a noun phrase on a word: its last word, and the others on that."""
    if start < end:
        hang(doc[end - 1], above, label)
        for token in doc[start : end - 1]:
            hang(token, doc[end - 1], "amod" if token.pos_ == "ADJ" else "compound")


REPAIRS = (
    Repair(
        "headline-verb", ROOT, headline_verb,
        "Nurses=nurse/NNS/compound>row slam/NN/compound>row pay/NN/compound>row row/NN/ROOT",
        "Nurses/nsubj>slam slam/VBP slam/ROOT row/dobj>slam",
        "Nurses slam minister over pay row",
    ),
)  # fmt: skip
