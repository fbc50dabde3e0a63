"""What the language model takes for names, cleaned and judged by the words of the whole document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from kg.actors.mention import Found, words_of
from kg.actors.names.spelling import capital
from kg.actors.words import Words
from kg.model import ActorKind, BlockKind, FoundBy
from kg.page import Paragraph
from kg.syntax.relations import COMPOUND, stands_as

PLACES = frozenset({"GPE", "LOC", "FAC"})
_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANIZATION}
_PLURAL_INITIALS = re.compile(r"[A-Z]{2,}'?s")
_JUNK = re.compile(r"[@#/\\|<>=_*…•]|https?:|www\.|^\W*$|\d{3,}")
_DANGLING = frozenset({"'s", "'", "’s", "of", "for", "and", "the", "in", "on", "&", "at"})
_DASHES = frozenset({"-", "--", "–", "—"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "our", "their", "his", "her", "its"})
_BEFORE = frozenset({"ex", "former", "then", "anti", "pro", "non"})
_BREAKS = frozenset({"(", ")", "[", "]", ":", ";", "–", "—", "|", '"'})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole document says about its words."""

    lower: str
    words: frozenset[str]
    capitals: Counter[str]


def evidence(docs: Sequence[Doc]) -> Evidence:
    """Collect the lower-case running text and the words of a document."""
    running = " ".join(" ".join(t.text if t.is_lower or not t.is_alpha else "\x00" for t in doc) for doc in docs)
    words: set[str] = set()
    capitals: Counter[str] = Counter()
    for doc in docs:
        for token in doc:
            words.add(token.text)
            if capital(token) and not token.is_sent_start:
                capitals[token.text] += 1
    return Evidence(f" {running} ", frozenset(words), capitals)


def offers(
    paragraph: Paragraph, words: Words, known: Evidence, places: frozenset[str] = frozenset()
) -> Iterator[Found]:
    """Yield the people, organizations and places that the model found in a paragraph and that stand up to a look.

    `places`: names of places in lower case, whatever the model takes them for.
    """
    doc = paragraph.doc
    heading = title_case(paragraph)
    for ent in doc.ents:
        if ent.label_ not in _KINDS and ent.label_ not in PLACES:
            continue
        first, last = _trim(ent, words)
        if first > last:
            continue
        kind = _KINDS.get(ent.label_)
        if kind is ActorKind.PERSON and first and _first_name_before(doc, first, last, words):
            first -= 1
        first = _behind_place(doc, first, last, places) if kind is ActorKind.ORGANIZATION else first
        text = words_of(doc, first, end_of_name(doc, first, last, words) if kind is ActorKind.PERSON else last)
        if first < last and text.isupper() and all(len(part) <= 3 for part in text.split()):
            continue
        if _JUNK.search(text) or not any(capital(t) for t in doc[first : last + 1]):
            continue
        if kind is ActorKind.PERSON and not _personal(doc, first, last, words):
            continue
        if (
            kind is ActorKind.PERSON
            and first == last
            and first
            and (doc[first - 1].lower_ in _ARTICLES or doc[first].tag_ == "NNPS")
        ):
            continue
        if kind is ActorKind.ORGANIZATION and (_portfolio(doc, first, last, words) or paper(doc, last, words)):
            continue
        if kind is not None and _broadcast(doc, first, last, words):
            continue
        if kind is not None and not more_than_common(doc, first, last, known, words):
            continue
        if kind is ActorKind.ORGANIZATION and first == last and doc[last].pos_ == "ADJ":
            continue  # “rated Inadequate”
        if heading and not beyond_heading(doc, first, last, known, words):
            continue
        if (
            kind is ActorKind.PERSON
            and first == last
            and text.isupper()
            and len(text) <= 7
            and not _speaks_in_script(doc, last)
        ):
            kind = ActorKind.ORGANIZATION
        if kind is not None and (_place(text, places, words) or constituency(doc, first)):
            kind = None
        elif kind is ActorKind.PERSON and _led(doc, first, last, words):
            kind = ActorKind.ORGANIZATION
        yield Found(doc, first, last, last, kind, FoundBy.NER, text)


def _first_name_before(doc: Doc, first: int, last: int, words: Words) -> bool:
    """“[Iain] Duncan Smith”, “[Otis] Ferry”, of which the model takes in only the surnames."""
    before = doc[first - 1]
    free = before.ent_type_ == "" or before.ent_type_ == "PERSON"
    if not (free and before.pos_ == "PROPN" and capital(before)):
        return False
    if words.first_name(before.lower_):
        return True
    alone = first == last and stands_as(before, COMPOUND) and before.head.i == last and before.is_alpha
    return alone and not before.is_upper and len(before) > 2 and not _told_before(before.lower_, words)


def _told_before(lower: str, words: Words) -> bool:
    """Whether a capitalised word before a surname says what somebody is: “Chancellor Brown”."""
    titles = words.honorifics | words.styles | words.rank | words.adjectives
    return lower in titles or words.post(lower) or words.person(lower) or words.organization(lower)


_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DEMONYMS = frozenset({"welsh", "scottish", "english", "european", "british", "irish"})
_COMPASS = frozenset({"north", "south", "east", "west", "mid", "central", "greater", "inner", "outer"})
_COUNTRIES = frozenset({"uk", "england", "scotland", "wales", "ireland", "britain", "europe"})


def _behind_place(doc: Doc, first: int, last: int, places: frozenset[str]) -> int:
    """Return where the name begins in “Gateshead's Sage Centre”, “Monday's Commons vote”."""
    mark = next((i for i in range(first + 1, last) if doc[i].text == "'s"), None)
    if mark is None:
        return first
    owner = words_of(doc, first, mark - 1).lower()
    return mark + 1 if owner in places or owner in _COUNTRIES or owner in _DAYS else first


def _place(text: str, places: frozenset[str], words: Words) -> bool:
    """Whether a name is that of a place with a council, or of a part of one: “Torbay”, “North Devon”."""
    parts = text.lower().split()
    while len(parts) > 1 and parts[0] in _COMPASS:
        parts.pop(0)
    name = " ".join(parts)
    return name in places or name in _COUNTRIES or name in _DEMONYMS


def constituency(doc: Doc, first: int) -> bool:
    """Tell whether a name stands behind “MP for”, if need be with another: “MP for Dover and Deal”."""
    i = first - 1
    while i > 1 and (capital(doc[i]) or doc[i].lower_ in ("and", "the", "&", ",", "upon")) and first - i < 8:
        i -= 1
    return i > 0 and doc[i].lower_ in ("for", "in") and doc[i - 1].lower_ in ("mp", "mps", "msp", "mep", "meps", "am")


def _led(doc: Doc, first: int, last: int, words: Words) -> bool:
    """Whether what the model takes for a person is a body: “chief executive of Alcohol Focus”, “Safe Homes Wales”."""
    if first == last or words.first_name(doc[first].lower_):
        return False
    if doc[last].lower_ in _COUNTRIES | {"international"} or doc[last].ent_type_ == "GPE":
        return True
    posted = first > 1 and doc[first - 1].lower_ in ("of", "at") and doc[first - 2].lower_ in words.posts
    return posted and doc[first - 2].lower_ not in ("assistant", "friend", "ally", "aide", "adviser", "advisor")


def paper(doc: Doc, last: int, words: Words) -> bool:
    """Tell whether a name is that of a law, paper or event: “the Gambling Bill”."""
    return capital(doc[last]) and doc[last].lower_ in words.papers


def _broadcast(doc: Doc, first: int, last: int, words: Words) -> bool:
    """Whether a name is that of something broadcast or shown: “the Good Morning programme”."""
    after = doc[last + 1 : last + 3]
    return any(t.lower_ in words.broadcasts for t in after[:1]) or (
        len(after) == 2 and after[0].text in ('"', "'") and after[1].lower_ in words.broadcasts
    )


def _portfolio(doc: Doc, first: int, last: int, words: Words) -> bool:
    """Whether the words say what a minister is for: “Education Secretary”, “secretary of state”."""
    if first > 1 and doc[first - 1].lower_ in ("of", "for") and doc[first - 2].lower_ in words.portfolios:
        return True
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is not None and after.lower_ in words.portfolios and not doc[last].is_upper


def _speaks_in_script(doc: Doc, last: int) -> bool:
    """Whether a colon after the name shows the form of a transcript: “WALLACE: …”."""
    return last + 1 < len(doc) and doc[last + 1].text == ":"


def _trim(ent: Span, words: Words) -> tuple[int, int]:
    """Cut articles, possessives, punctuation, posts and honorifics off what the model took for a name."""
    doc, first, last = ent.doc, ent.start, ent.end - 1
    while first <= last and (
        doc[first].is_punct or doc[first].is_space or doc[first].lower_ in ("the", "a", "an", "this")
    ):
        first += 1
    while first <= last and (doc[last].is_punct or doc[last].is_space or doc[last].lower_ in _DANGLING):
        last -= 1
    dash = next((i for i in range(first + 1, last) if doc[i].text in _DASHES and doc[i - 1].whitespace_), None)
    if dash is not None:  # “CLEVELAND - Donald Trump”: the place a report is written at
        first, last = (dash + 1, last) if doc[dash - 1].is_upper else (first, dash - 1)
    if ent.label_ == "PERSON":
        while first < last and _before_name(doc[first].lower_.rstrip("."), words):
            first += 1
        for i in range(first, last + 1):
            if (doc[i].is_punct and doc[i].text not in (".", "-", "'", "’")) or doc[i].is_space:
                return first, i - 1
    if ent.label_ == "ORG":
        while first < last and (
            (not capital(doc[first]) and not doc[first].text[:1].isdigit()) or doc[first].lower_ in _BEFORE
        ):
            first += 1
        cut = next((i for i in range(first + 1, last + 1) if doc[i].text in _BREAKS), None)
        last = last if cut is None else cut - 1
        post = next((i for i in range(first, last + 1) if words.post(doc[i].lower_) and capital(doc[i])), None)
        if post is not None and not any(doc[i].lower_ in words.openers for i in range(first, post)):
            last = post - 1
            while last >= first and (doc[last].lower_ in words.rank or doc[last].text in ("'s", "-", "&")):
                last -= 1
    return first, last


def end_of_name(doc: Doc, first: int, last: int, words: Words) -> int:
    """Return the last token of a person's name without “QC”, “MP”."""
    while last > first + 1 and doc[last].lower_.rstrip(".") in words.postnominals and doc[last].is_upper:
        last -= 1
    return last


def _before_name(lower: str, words: Words) -> bool:
    told = lower in words.posts or lower in words.persons or lower in words.honorifics or lower in words.rank
    return told and not words.first_name(lower) and lower not in words.styles


def _personal(doc: Doc, first: int, last: int, words: Words) -> bool:
    """Whether the words can be a person's name: capitals, particles and initials only."""
    tokens = doc[first : last + 1]
    if not capital(tokens[0]) and tokens[0].lower_ not in words.particles:
        return False
    if not capital(tokens[-1]) or len(tokens) > 6:
        return False
    if first == last and (tokens[0].pos_ not in ("PROPN", "NOUN") or len(tokens[0].text) < 3):
        return False
    return all(capital(t) or t.lower_ in words.particles or t.text in ("-", "'", ".") for t in tokens)


def more_than_common(doc: Doc, first: int, last: int, known: Evidence, words: Words) -> bool:
    """Whether a capitalised phrase is more than a common noun with capitals (“Social Workers”)."""
    tokens = [t for t in doc[first : last + 1] if not t.is_punct]
    if not tokens:
        return False
    if len(tokens) > 1 and words.first_name(tokens[0].lower_) and tokens[-1].pos_ == "PROPN":
        return True
    phrase = " ".join(t.lower_ for t in tokens)
    singular = phrase[:-1] if phrase.endswith("s") else phrase
    if f" {phrase} " in known.lower or f" {singular} " in known.lower or f" {phrase}s " in known.lower:
        return False
    linked = next((k for k, t in enumerate(tokens) if k and t.lower_ in ("of", "for", "on")), len(tokens))
    if linked < len(tokens):
        return not words.person(words.singular(tokens[linked - 1].lower_))
    last_word = tokens[-1].lower_
    if _PLURAL_INITIALS.fullmatch(tokens[-1].text) or "'" in tokens[-1].text or _initials_plural(doc, last):
        return False
    stem = words.singular(last_word)
    if words.person(stem):
        return len(tokens) > 1 and last_word == stem and all(t.pos_ == "PROPN" for t in tokens)
    if len(tokens) == 1:
        return not words.organization(stem) and last_word not in words.collectives
    return True


def _initials_plural(doc: Doc, last: int) -> bool:
    """Whether “'s” makes a careless plural of initials: “at PMQ's that”."""
    if last + 1 >= len(doc) or not doc[last].is_upper or doc[last + 1].text != "'s":
        return False
    if last + 2 < len(doc) and doc[last + 2].ent_type_ in ("DATE", "TIME"):
        return True
    return last + 2 >= len(doc) or doc[last + 2].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV")


def title_case(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a heading that gives nearly every word a capital, so that capitals say nothing."""
    doc = paragraph.doc
    alpha = [t for t in doc if t.is_alpha and len(t) > 4]
    if not alpha or len(doc) > 30 or doc[-1].text in (",", ";"):
        return False
    if len(alpha) > 1 and all(t.is_upper for t in alpha):
        return True
    if doc[-1].text == "." and not any(t.pos_ in ("VERB", "ADV") and capital(t) and not t.is_sent_start for t in doc):
        return False
    if len(alpha) < 3 and paragraph.kind is not BlockKind.TITLE:
        return False
    return sum(map(capital, alpha)) >= 0.85 * len(alpha)


def beyond_heading(doc: Doc, first: int, last: int, known: Evidence, words: Words) -> bool:
    """Whether a name of a heading stands in the running text too, or is plainly a person's."""
    tokens = [t for t in doc[first : last + 1] if t.is_alpha]
    if len(tokens) > 1 and words.first_name(tokens[0].lower_):
        return True
    here = Counter(t.text for t in doc if capital(t) and not t.is_sent_start)
    return bool(tokens) and all(known.capitals[t.text] > here[t.text] for t in tokens)
