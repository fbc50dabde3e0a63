"""Reads the lines that say who wrote a text and when: “By Jane Smith”, “Submitted by X on 8 October, 2009”."""

from __future__ import annotations

import re

from kg.lang.calendar import DAY, MONTH, WEEKDAY, find_absolute, parse_date
from kg.reading.chrome import byline_words

_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|al|el|bin|ibn|ten|ter|la|le)"
_NAME_WORD = r"(?:[A-Z][\w’'-]*\.?|[A-Z]\.)"
_NAME = rf"{_NAME_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_NAME_WORD}){{0,5}}"
_NAMES = rf"{_NAME}(?:(?:,| and| &)[ \u00a0]{_NAME}){{0,3}}"
_WRITER = r"(?:[Bb]y:?|BY:?|[Ww]ritten by|[Ww]ords by|[Ww]ords:)"
_POSTER = r"(?:[Pp]osted by|[Ss]ubmitted by|[Pp]ublished by|[Uu]ploaded by|[Aa]uthors?:(?:\s?[Bb]y)?|[Rr]eporter:)"
_SUBMITTER = re.compile(
    r"(?:Submitted|Posted|Published|Uploaded) by\s+(?P<name>.{1,60}?)(?=\s+on\b|\s*[|,–-]\s|\s+Author|$)", re.IGNORECASE
)
_AUTHOR = re.compile(
    r"(?:Authors?\s*:\s*(?:By\s+)?|Words:\s*|Reporter:\s*|^(?:Written |Words )?By:?\s+)(?P<name>.{2,80}?)"
    r"(?=\s*(?:[,|–•·]|\s-\s|\bin [A-Z]|\bon\b|\bat \d|\d|\bPublished\b|\bPosted\b|$))",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?:{_WRITER}\s+(?P<name>{_NAMES})|{_POSTER}\s+(?P<poster>{_NAMES}|[\w.@-]+))(?P<rest>.*)", re.DOTALL
)
_LABEL = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|submitted|uploaded|delivered|issued|released)"
    r"|created|added|(?:last )?(?:updated|modified|edited|reviewed)"
    r"|(?:publication |release )?date(?: published| posted)?(?=\s*:))"
    r"\s*(?::|on\b|at\b|date\b)?\s*",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:From|Publisher|Published by|Issued by|Organisation):\s*(?P<name>[^@]{2,160})", re.DOTALL)
_LONE_LABEL = re.compile(
    r"(?:From|By|Author|Authors|Published|Publisher|Date|Last updated|Updated|Posted|Written by):", re.IGNORECASE
)
_TIME = (
    r"(?:(?:at|@|-|–|,|\|)\s*)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:BST|GMT|UTC|EDT|EST|CET|UK)?(?:\s+\d{2}:\d{2} UK)?"
)
_DATE = (
    rf"(?:(?:1[5-9]|20)\d{{2}}-\d{{2}}-\d{{2}}(?:T[\d:.Z+-]+)?|{DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+\d{{4}}"
    rf"|{MONTH}\s+{DAY},?\s+\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|{MONTH},?\s+\d{{4}})"
)
_DATE_LINE = re.compile(
    rf"(?:on\s+)?(?:{WEEKDAY},?\s+)?(?:{_TIME},?\s*)?(?:{WEEKDAY},?\s+)?{_DATE}[\s,|·•–-]*(?:{_TIME})?[\s.]*",
    re.IGNORECASE,
)
_LOOSE_DATE = re.compile(rf"(?:{WEEKDAY},?\s+)?(?:{DAY}\s+{MONTH}|{MONTH}\s+{DAY}),?(?:\s+\d{{4}})?", re.IGNORECASE)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|said|says|did|does)\b")
_LONGEST = 160


def is_byline(line: str) -> bool:
    """Tell whether a line says only who wrote or published something, or when."""
    if len(line) > _LONGEST:
        return False
    if _DATE_LINE.fullmatch(line) or _FROM.fullmatch(line):
        return True
    if (label := _LABEL.match(line)) and line_date(line[label.end() :][:40]) and _is_short_rest(line[label.end() :]):
        return True
    found = _BYLINE.match(line)
    return found is not None and _is_person_like(found["name"] or found["poster"]) and _is_short_rest(found["rest"])


def is_lone_label(line: str) -> bool:
    """Tell whether a line is a label such as “From:” whose value stands on the next line."""
    return _LONE_LABEL.fullmatch(line) is not None


def is_writers_role(line: str) -> bool:
    """Tell whether the line under a byline gives the post of the writer: “Social affairs correspondent, BBC News”."""
    words = {w.strip(",.").casefold() for w in line.split()}
    return len(words) <= 10 and not line.rstrip().endswith((".", ":")) and bool(words & byline_words().roles)


def line_date(line: str) -> str | None:
    """Return the date of a byline, or None."""
    return parse_date(line) if len(line) <= _LONGEST else None


def is_update(line: str) -> bool:
    """Tell whether the date of a byline is that of a later change."""
    return bool(re.match(r"(?:last )?(?:updated|modified|edited|reviewed)\b", line, re.IGNORECASE))


def author_of(line: str) -> tuple[str | None, bool]:
    """Return the name in a byline and whether it is only the one who submitted the text."""
    if found := _AUTHOR.search(line):
        return _clean(found["name"]), False
    if found := _SUBMITTER.search(line):
        return _clean(found["name"]), True
    return None, False


def publisher_of(line: str) -> str | None:
    """Return the body in “From: Department for Education and The Rt Hon X”, else None."""
    found = _FROM.fullmatch(line)
    if not found:
        return None
    first: str = re.split(r",| and (?=The Rt|Sir|Dame|Lord|Baroness|[A-Z]\w+ [A-Z]\w+ MP)|\s\|", found["name"].strip())[
        0
    ]
    return first.strip() or None


def _clean(name: str) -> str | None:
    name = " ".join(name.strip(" \u00a0.,;:|-–").split())
    name = re.sub(r"^(?:by|By|BY)\s+", "", name)
    if not name or name.casefold() in byline_words().nobody or not re.search(r"[^\W\d_]", name):
        return None
    return name.title() if name.isupper() and " " in name else name


def _is_person_like(name: str) -> bool:
    first = name.split()[0].casefold().rstrip(".,")
    return not re.fullmatch(
        rf"{MONTH}|{WEEKDAY}|the|a|an|this|that|all|law|and|then|now|far|its|their", first, re.IGNORECASE
    )


def _is_short_rest(rest: str) -> bool:
    """What may follow a name or label: a role, a place, a date, a time, a web site; no sentence."""
    bare = _LOOSE_DATE.sub(" ", rest)
    for start, end, _ in reversed(list(find_absolute(rest))):
        bare = rest[:start] + rest[end:]
    words = re.findall(r"[^\W\d_]{2,}", bare)
    return len(words) <= 12 and not re.search(r"[a-z]{2}[.!?]\s*$", rest) and not _VERB.search(bare)
