"""What the parser gets wrong again and again, mended once after parsing, so that all finders see the same tree.

tags       dictionary forms and parts of speech
asides     sentences that an aside breaks in two
openers    participles that open a sentence
groups     nouns for people with several words that say which
subjects   which of the names beside a verb acts
clauses    verbs and participles that hang on the wrong word
predicates the verb and the subject of what is said
own_clauses the writer's own clause inside what somebody says
contents   what is said, hung on another word than the verb of saying
seconds    the second of two things said, done or asked for
headlines  verbs of headlines that were taken for nouns
verbs      what the rule tables tell of verbs
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from spacy.tokens import Doc

from kg.parsing.repairs import (
    asides,
    clauses,
    contents,
    groups,
    headlines,
    openers,
    own_clauses,
    predicates,
    seconds,
    subjects,
    tags,
)
from kg.parsing.repairs.repair import Repair

Doc.set_extension("repairs", default=(), force=True)

__all__ = ["REPAIRS", "Repair", "mend", "repairs_for"]

REPAIRS: tuple[Repair, ...] = (
    *headlines.REPAIRS,
    *tags.REPAIRS,
    *asides.REPAIRS,
    *openers.REPAIRS,
    *groups.REPAIRS,
    *subjects.REPAIRS,
    *clauses.REPAIRS,
    *predicates.REPAIRS,
    *own_clauses.REPAIRS,
    *contents.REPAIRS,
    *seconds.REPAIRS,
)
"""In the order in which they run: one may rest on what another has mended."""


@cache
def repairs_for(model: str) -> tuple[Repair, ...]:
    """Return the repairs of the faults that a pipeline makes."""
    return tuple(repair for repair in REPAIRS if model.startswith(repair.models))


def mend(doc: Doc, repairs: tuple[Repair, ...] = REPAIRS) -> tuple[str, ...]:
    """Mend a parse in place; return the ids of the repairs that changed it, in order.

    A parse that a repair makes a ring of, as those of torn sentences may, is left as it came: rings have no end.
    """
    fired = []
    places = _places(doc)
    before: Any = doc.to_array(_MENDED)
    for repair in repairs:
        changed = 0
        for place in sorted(i for label in repair.at for i in places.get(label, ())):
            changed += repair.mend(doc[place])
        if changed:
            if _is_ring(doc):
                doc.from_array(_MENDED, before)
                return ()
            fired.append(repair.id)
            places = _places(doc)
    return tuple(fired)


_MENDED: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA"]
"""What repairs change."""


def _is_ring(doc: Doc) -> bool:
    """Tell whether a word hangs on itself, with others between: going up twice as far at each step leads to no root."""
    heads = np.arange(len(doc)) + doc.to_array("HEAD").astype(np.int64)
    up = heads
    for _ in range(len(doc).bit_length()):
        up = up[up]
    return bool((heads[up] != up).any())


def _places(doc: Doc) -> dict[int, list[int]]:
    """Return the places of the words by what they are to the word they hang on."""
    found: dict[int, list[int]] = {}
    for place, label in enumerate(doc.to_array("DEP").tolist()):
        found.setdefault(label, []).append(place)
    return found
