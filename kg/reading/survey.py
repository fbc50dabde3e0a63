"""What texts are, seen from above: how many, of when, how alike, in which languages, and what is odd in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import BlockKind, Document
from kg.reading.languages import ENGLISH, languages_set_aside
from kg.reading.near_duplicates import Near, near_duplicates

_ODD = "\ufffd"
"""What stands where a character could not be read."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A document with what is to be known of it before its statements are."""

    document: Document
    words: int
    set_aside: tuple[str, ...]
    """The languages of its passages that are not read."""
    odd_characters: int
    near: Near | None = None

    @property
    def language(self) -> str:
        """The language of most of it: “en” where anything of it is read."""
        read = any(block.kind in (BlockKind.BODY, BlockKind.ITEM) for block in self.document.blocks)
        return ENGLISH if read or not self.set_aside else Counter(self.set_aside).most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class Survey:
    """The documents of a collection, in the order given."""

    documents: tuple[Surveyed, ...] = field(repr=False)

    @property
    def near(self) -> tuple[Near, ...]:
        """The near-duplicates."""
        return tuple(each.near for each in self.documents if each.near is not None)

    def counts(self) -> dict[str, int]:
        """Return what a summary counts."""
        return {
            "documents": len(self.documents),
            "words": sum(each.words for each in self.documents),
            "undated": sum(not each.document.date for each in self.documents),
            "near_duplicates": len(self.near),
            "passages_set_aside": sum(len(each.set_aside) for each in self.documents),
            "not_english": sum(each.language != ENGLISH for each in self.documents),
            "odd_encodings": sum(each.odd_characters > 0 for each in self.documents),
        }

    def dates(self) -> tuple[str, str] | None:
        """Return the first and the last date, None if there is none."""
        dates = sorted(each.document.date for each in self.documents if each.document.date)
        return (dates[0], dates[-1]) if dates else None


def survey(documents: Sequence[Document]) -> Survey:
    """Look at documents; costs some seconds for a million words."""
    near = {each.name: each for each in near_duplicates({d.id: d.text for d in documents})}
    paths = {document.id: document.path for document in documents}
    return Survey(tuple(_surveyed(document, near.get(document.id), paths) for document in documents))


def _surveyed(document: Document, near: Near | None, paths: Mapping[str, str]) -> Surveyed:
    return Surveyed(
        document=document,
        words=len(document.text.split()),
        set_aside=tuple(languages_set_aside(document)),
        odd_characters=document.text.count(_ODD),
        near=near and Near(paths[near.name], paths[near.earlier], near.share),
    )


def summary(counts: Mapping[str, int], dates: Iterable[str] | None) -> Iterator[str]:
    """Yield the two lines that a build and a check say of their texts."""
    number, undated = counts["documents"], counts["undated"]
    when = f" of {' to '.join(dict.fromkeys(dates))}" if dates else ""
    share = f"{undated} without a date ({undated / number:.0%})" if undated else "all with a date"
    yield f"{_count(number, 'document')}{when}, {counts['words']:,} words; {share}."
    near, aside, foreign = counts["near_duplicates"], counts["passages_set_aside"], counts["not_english"]
    documents = f" ({_count(foreign, 'document')} whole)" if foreign else ""
    odd = counts["odd_encodings"]
    torn = f", {_count(odd, 'document')} with characters that cannot be read" if odd else ""
    yield (f"{_count(near, 'near-duplicate')}, {_count(aside, 'passage')} not in English set aside{documents}{torn}.")


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun if number == 1 else noun + 's'}"
