"""Exports of archives of the press, in whatever kind of file: one document an article.

Nexis Uni and LexisNexis (`nexis`), Factiva (`factiva`); how each looks is told there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.errors import InputError
from kg.lang.calendar import parse_date
from kg.reading.readers import factiva, nexis
from kg.reading.readers.article import Article
from kg.reading.readers.reader import SourceText


@dataclass(frozen=True, slots=True)
class Archive:
    """“Factiva”: tells its exports by their form, and cuts them into articles; None stands for one not understood."""

    name: str
    recognizes: Callable[[list[str]], bool]
    articles: Callable[[list[str]], Iterator[Article | None]]


ARCHIVES = (
    Archive("Nexis", nexis.recognizes, nexis.articles),
    Archive("Factiva", factiva.recognizes, factiva.articles),
)


def archive_of(text: str) -> Archive | None:
    """Return the archive whose export a text is."""
    lines = _lines(text)
    return next((archive for archive in ARCHIVES if archive.recognizes(lines)), None)


def parted(source: SourceText) -> Iterator[SourceText | InputError]:
    """Yield the articles of an export, named a.docx#1, a.docx#2, …; any other text as it is."""
    archive = archive_of(source.text)
    if archive is None:
        yield source
        return
    for number, article in enumerate(archive.articles(_lines(source.text)), 1):
        name = f"{source.name}#{number}"
        if article is None:
            told = f"not in a form of {archive.name} that is known (no headline, date and length found)"
            yield InputError(f"{name}: {told}, left out; save it as a file of its own")
        elif not article.body.strip():
            yield InputError(f"{name}: an article of {archive.name} without text, left out")
        else:
            yield SourceText(name, _text(article), tuple(_given(article)), kind=archive.name)


def _lines(text: str) -> list[str]:
    return [line.replace("\u00a0", " ").strip(" \t\ufeff#") for line in text.splitlines()]


def _text(article: Article) -> str:
    return f"{article.title}\n\n{article.body}" if article.title else article.body


def _given(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what is said of an article; a date that is none would be told once an article."""
    for key in ("title", "date", "author", "publisher", "section", "url"):
        value = getattr(article, key)
        if value and (key != "date" or parse_date(value)):
            yield key, value
