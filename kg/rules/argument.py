"""The names of the places beside a verb or noun that rules refer to; `kg.syntax.arguments` finds what stands there.

Any other name is that of a preposition, and means the head of its object: “on”, “because of”.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

ARGUMENTS = {
    "subject": "“[Ofsted] said”, “was closed by [Ofsted]”: who acts",
    "object": "“blamed [ministers]”, “[ministers] were blamed”",
    "recipient": "“told [ministers] that …”",
    "predicate": "“is [a disgrace]”, “called it [a disgrace]”",
    "clause": "“said [it failed]”, “the claim [that it failed]”",
    "judgement": "“found it [disturbing that …]”",
    "infinitive": "“refused [to act]”, “its refusal [to act]”",
    "gerund": "“admitted [lying]”, “accused them of [lying]”",
    "rest": "all that follows the verb: “hit [back at claims]”",
    "possessor": "“[Ofsted]'s report”",
    "compound": "“the [Ofsted] report”",
    "as-said": "“[the plan failed], as Ofsted said”: a clause that the verb hangs on",
}
"""What each place is, by its name."""

LONGEST = 8
"""Letters of the longest preposition in the tables, “together”."""


def unknown_argument(names: Iterable[str]) -> str:
    """Return the first name that is neither in `ARGUMENTS` nor like a preposition, with the remedy; "" if none."""
    for name in names:
        near = difflib.get_close_matches(name, ARGUMENTS, n=1, cutoff=0.8)
        if name not in ARGUMENTS and near:
            return f"{name!r}; did you mean {near[0]!r}?"
        if name not in ARGUMENTS and not (name.isalpha() and name.islower() and len(name) <= LONGEST):
            return f"{name!r}; known are {', '.join(ARGUMENTS)} and prepositions"
    return ""
