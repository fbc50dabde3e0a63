"""Names that a format cannot hold: replaced, kept apart from each other, and said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.networks.statements import xml_text

SHOWN = 3
"""How many changed names a message gives."""


def apart(labels: Iterable[str], alike: Callable[[str], str] = str) -> list[str]:
    """Return the labels with a number behind each that is like one before it: “EPA”, “EPA (2)”.

    `alike` gives what two labels share that a program cannot tell apart, such as `str.casefold`.
    """
    labels = list(labels)
    given, taken = {alike(label) for label in labels}, set[str]()
    found = []
    for label in labels:
        fresh, number = label, 1
        while alike(fresh) in taken or (number > 1 and alike(fresh) in given):
            number += 1
            fresh = f"{label} ({number})"
        taken.add(alike(fresh))
        found.append(fresh)
    return found


def one_line(label: str) -> str:
    """Return the label on one line, without characters that XML and text files cannot hold; never empty."""
    return " ".join(xml_text(label).split()) or "?"


def changes(before: Sequence[str], after: Sequence[str], why: str) -> Iterator[str]:
    """Yield one line on the names that are not written as they were coded, if there are any."""
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    if changed:
        shown = ", ".join(
            f"{ascii(old)[1:-1] if not old.isprintable() else old} → {new}" for old, new in changed[:SHOWN]
        )
        more = f" and {len(changed) - SHOWN} more" if len(changed) > SHOWN else ""
        names = "1 name is" if len(changed) == 1 else f"{len(changed)} names are"
        yield f"{names} written otherwise, {why}: {shown}{more}"
