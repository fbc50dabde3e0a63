"""The side that words take towards something named in them, composed along the syntax from tables (`sides.toml`)."""

from kg.sides.comparing import Reading, best_side_on, side_on
from kg.sides.issues import as_phrase, read_issue
from kg.sides.judgement import GUESSES, Ground, Judgement
from kg.sides.propositions import Proposition, read_proposition
from kg.sides.towards import side_of_phrase, side_towards

__all__ = [
    "GUESSES",
    "Ground",
    "Judgement",
    "Proposition",
    "Reading",
    "as_phrase",
    "best_side_on",
    "read_issue",
    "read_proposition",
    "side_of_phrase",
    "side_on",
    "side_towards",
]
