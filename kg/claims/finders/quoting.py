"""Who is quoted by somebody else: “I also quote [Ann Lee]: “…””, “The minister cited [the auditor]: “…””."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.lexicon import lemma_of
from kg.lang.tables import words
from kg.syntax import prepositions
from kg.syntax.relations import OBJECT, stands_as

QUOTING = words("speaking", "quoting")
FROM = words("speaking", "quoted_from")


def is_quoting(verb: Token) -> bool:
    """Tell whether a verb says that words of another follow."""
    return verb.pos_ == "VERB" and lemma_of(verb) in QUOTING


def quoted_by(verb: Token) -> Token | None:
    """Return whose words follow a verb of quoting: its object, or what is quoted from; None if nobody is named."""
    if not is_quoting(verb):
        return None
    things = [c for c in verb.children if stands_as(c, OBJECT) and c.i > verb.i]
    things += [head for name, head in prepositions(verb) if name in FROM and head.i > verb.i]
    return next((t for t in things if t.pos_ in ("NOUN", "PROPN")), None)
