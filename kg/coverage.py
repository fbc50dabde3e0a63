"""What was not understood: sentences with a cue or a quotation that yielded no claim, counted against all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Uncovered:
    """A stretch of a document (path, offsets in code points) that was not understood, and why."""

    document: str
    start: int
    end: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was not understood, by document and place; of so many sentences with a cue or quotation, how many were."""

    uncovered: tuple[Uncovered, ...]
    understood: int
    sentences: int

    @property
    def reasons(self) -> tuple[tuple[str, int], ...]:
        """The reasons, without the words they were found at, with how often each is one; the most frequent first."""
        counts = Counter(place.reason.split(": ")[0] for place in self.uncovered)
        return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def coverage(records: Iterable[Record]) -> Coverage:
    """Return the coverage of what `kg extract` and `kg build` write, an object a document.

    A sentence that yielded one claim with and one without a speaker counts as not understood. Judgements of an author,
    which neither a cue nor a quotation marks, do not count.
    """
    uncovered: set[Uncovered] = set()
    understood: set[tuple[str, int, int]] = set()
    for record in records:
        document = record["document"]["path"]
        missed = {place.start: place for place in _missed(record, document)}
        uncovered.update(missed.values())
        gaps = [(place.start, place.end) for place in missed.values()]
        understood |= {
            (document, start, end)
            for start, end in _marked(record)
            if not any(start < gap_end and gap_start < end for gap_start, gap_end in gaps)
        }
    places = tuple(sorted(uncovered))
    return Coverage(places, len(understood), len(understood) + len(places))


def _missed(record: Record, document: str) -> Iterator[Uncovered]:
    for claim in record.get("unresolved", ()):
        for place in claim["evidence"]:
            yield Uncovered(document, place["start"], place["end"], "speaker not resolved", place["text"])
    for gap in record.get("gaps", ()):
        yield Uncovered(document, gap["start"], gap["end"], gap["reason"], gap["text"])


def _marked(record: Record) -> Iterator[tuple[int, int]]:
    """Yield the sentences whose claims stand on a cue or a quotation."""
    for claim in record.get("claims", ()):
        for place in claim["evidence"]:
            if place["cue"] or "quot" in place["rule"]:
                yield place["start"], place["end"]
