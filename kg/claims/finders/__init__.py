"""The constructions in which claims stand: one finder a module, all in FINDERS, in the order in which they look.

To add a construction, write a module that ends in `FINDER = Finder(id, find, rules)`, put it in the tuple, and say in
`kg/lang/en/forms.toml` what its rules look for.
"""

from __future__ import annotations

from kg.claims.finders import (
    according,
    author,
    comment,
    in_the_words_of,
    introduced,
    listed,
    quotation,
    reported,
    section,
    turn,
)
from kg.claims.finders.finder import Finder

FINDERS: tuple[Finder, ...] = (
    reported.FINDER,
    according.FINDER,
    in_the_words_of.FINDER,
    listed.FINDER,
    turn.FINDER,
    quotation.FINDER,
    comment.FINDER,
    introduced.FINDER,
    author.FINDER,
    section.FINDER,
)

__all__ = ["FINDERS", "Finder"]
