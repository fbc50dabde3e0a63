"""Regular expressions of the tables: @name@ stands for another pattern or the alternatives of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import RuleError

_PLACE = re.compile(r"@(\w+)@")


def compiled(form: str, fill: Mapping[str, str], where: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern with its places filled. Raises RuleError (file, remedy) for a wrong place or pattern."""
    while place := _PLACE.search(form):
        if place[1] not in fill:
            raise RuleError(f"{where}: no list is called {place[1]!r}; use one of {', '.join(sorted(fill))}")
        form = form.replace(place[0], fill[place[1]])
    try:
        return re.compile(form, flags)
    except re.error as error:
        raise RuleError(f"{where}: the pattern {form[:60]!r} is wrong ({error.msg})") from error
