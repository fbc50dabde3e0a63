"""Places in a text as the editor of the Discourse Network Analyzer counts them, and as code points.

Its editor holds a text in UTF-16 with every line end as one character, so a place differs from ours after an emoji and
after CR LF.
"""

from __future__ import annotations

from collections.abc import Sequence

WIDE = 0xFFFF
"""The last character that UTF-16 holds in one unit."""


def is_plain(text: str) -> bool:
    """Tell whether both count the same in a text."""
    return "\r" not in text and (text.isascii() or max(text) <= chr(WIDE))


def editor_places(text: str) -> Sequence[int]:
    """Return for each place of the editor the place in code points, the end of the text last."""
    if is_plain(text):
        return range(len(text) + 1)
    places: list[int] = []
    for place, character in enumerate(text):
        if character == "\n" and place and text[place - 1] == "\r":
            continue
        places.extend([place] * (2 if ord(character) > WIDE else 1))
    return [*places, len(text)]
