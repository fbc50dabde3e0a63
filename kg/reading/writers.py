"""The names in a byline or a masthead, as one writes them: “Ann Lee and Tom Kay” of “By ANN LEE in Hull;Tom Kay”."""

from __future__ import annotations

import re
from functools import cache

from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.reading.chrome import byline_words

_LONGEST_NAME = 4
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: (?:[^\W\d_][\w.’'-]*))+")
_FIRST_NAMES = words("people", "female_names") | words("people", "male_names")
_NOBODY = words("files", "nobody")
_LINKS = words("files", "links_of_names")
_SMALL = words("files", "small_words_of_papers")
_SHORT = words("files", "short_words_of_papers")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_OF_LETTERS = 3
"""So few letters in capitals may stand for words: “USA”, “Ann Lee OBE”."""
_INITIALS = re.compile(r"(?!ST)[^AEIOUY]{2}")


def written_by(line: str, paper: str = "") -> str:
    """Return who wrote an article: “Ann Lee and Tom Kay” of “By ANN LEE in Hull;Tom Kay tom@paper.example, The Paper”.

    Empty for what names nobody: “Letters”, “Our Reporter”, the paper itself.
    """
    of_paper = {word.casefold() for word in _WORD.findall(paper)}
    line = _pattern("in_brackets").sub(" ", line)
    found: list[str] = []
    at, sure = 0, True
    for end in (*(m.span() for m in _pattern("between_names").finditer(line)), (len(line), len(line))):
        name = _name(line[at : end[0]], of_paper)
        sure = sure and not line[:at].rstrip().endswith(",")
        if name and (sure or is_first_name(name.split()[0])):
            found.append(name)
        sure = bool(name)  # behind a post (“Minister for Health and Social Care”) only what is surely a name
        at = end[1]
    names = list(dict.fromkeys(found))
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), *names[-1:]])


def is_first_name(word: str) -> bool:
    """Tell whether a word is in the lists of first names."""
    return word.casefold() in _FIRST_NAMES


def _name(part: str, of_paper: set[str]) -> str:
    """Return the name in a part of a byline, without addresses, the post and the paper; empty if there is none."""
    part = _pattern("behind_name").sub("", _pattern("before_names").sub("", part.strip()))
    words_ = [word.strip(" ,;:()|") for word in part.split()]
    words_ = [word for word in words_ if word and "@" not in word and not any(sign.isdigit() for sign in word)]
    while len(words_) > 2 and words_[-1].casefold() in of_paper:
        words_.pop()
    if len(words_) > 2 and words_[-1].casefold() in byline_words().roles:
        words_ = words_[:2]
    name = " ".join(words_)
    if not 2 <= len(words_) <= _LONGEST_NAME or not name[:1].isupper() or _NAME.fullmatch(name) is None:
        return ""
    if name.casefold() in byline_words().nobody or all(word.casefold() in of_paper for word in words_):
        return ""
    if any(word.casefold() in byline_words().roles | _NOBODY for word in words_):
        return ""
    return without_capitals(name)


def without_capitals(name: str) -> str:
    """Return the name of a person, or of several, in the usual letters: “Trevor Kavanagh” of “TREVOR Kavanagh”.

    “McDonald” of “MCDONALD”; what follows “MAC” may be either, and stays small.
    """
    shouted = name.isupper()
    return _LETTERS.sub(lambda word: _usual(word[0], shouted), name)


def _usual(word: str, shouted: bool) -> str:
    if not word.isupper() or _INITIALS.fullmatch(word) or (len(word) <= _OF_LETTERS and not shouted):
        return word
    if word.casefold() in _LINKS:
        return word.casefold()
    return f"Mc{word[2:].capitalize()}" if word.startswith("MC") and len(word) > _OF_LETTERS else word.capitalize()


def paper_named(name: str) -> str:
    """Return the name of a paper in the usual letters: “Mail on Sunday (London)” of “MAIL ON SUNDAY (London)”.

    One word in capitals may be letters (“UNISON”), and so may a short one (“USA”) unless it is known.
    """
    own = name.partition("(")[0]
    parts = own.split()
    if not own.isupper() or len(parts) < 2:
        return name
    cased = [_in_title(word, first=at == 0) for at, word in enumerate(parts)]
    return " ".join(cased) + (" " if own.endswith(" ") else "") + name[len(own) :]


def _in_title(word: str, *, first: bool) -> str:
    if "-" in word.strip("-"):
        parts = word.split("-")
        return "-".join(_in_title(part, first=first and at == 0) for at, part in enumerate(parts))
    known = word.casefold()
    if known in _SMALL and not first:
        return known
    if known in _SMALL or known in _SHORT or len(word) > _OF_LETTERS:
        return word.capitalize()
    return word


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return compiled(value_of("files", key), {}, "files.toml", re.IGNORECASE if key != "behind_name" else 0)
