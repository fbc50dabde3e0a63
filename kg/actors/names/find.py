"""Finds names: the gazetteer first, then the grammar of names, then what the language model offers, cleaned.

The document as a whole is the judge of the model: a capitalised phrase that it also uses in lower case is no
name, one surface form has one kind, and a name found once is found everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span

from kg.actors.gazetteer import Gazetteer
from kg.actors.mention import Found, words_of
from kg.actors.names.acting import acting, as_speakers
from kg.actors.names.again import find_again
from kg.actors.names.kin import kin_named
from kg.actors.names.kinds import settle
from kg.actors.names.members import are_some_members
from kg.actors.names.model import is_paper, offered
from kg.actors.names.no_bodies import initials_of_no_body, is_no_body
from kg.actors.names.organizations import campaigns, explained, headed, institutions, introduced, paired
from kg.actors.names.persons import before_role, in_office, month_named, pseudonyms, titled
from kg.actors.names.short import beginning
from kg.actors.names.spelling import capital
from kg.actors.names.trim import end_of_name
from kg.actors.names.usage import Usage, is_all_capitals, is_known_beyond_heading, is_more_than_common, usage
from kg.actors.words import HONORIFICS, POSTNOMINALS, gender_of, is_person, is_role
from kg.lang.tables import words
from kg.model import ActorKind, BlockKind, FoundBy
from kg.page import Paragraph
from kg.syntax.relations import MODIFIER, stands_as
from kg.syntax.wording import Wording

_PLACED_HEADS = words("names", "placed_heads")
_PLACING = words("names", "placing")
_REMITS = words("names", "remits")
_PARTY_ADJECTIVES = words("names", "party_adjectives")
_PARTISAN = words("organizations", "partisan")
_ASKERS = words("turns", "askers")
_SPARE = 2
"""Characters by which the words that hold a known name may be longer: “Ofsted/”."""
_BRACKET = frozenset({"("})
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z&]{1,7}")


def names(paragraphs: Sequence[Paragraph], gazetteer: Gazetteer) -> list[Found]:
    """Return the names of a document's paragraphs in text order, places included (their kind is None)."""
    wordings = [paragraph.wording for paragraph in paragraphs]
    known = usage(wordings)
    own = frozenset(acronym for wording in wordings for acronym in _own_acronyms(wording, gazetteer))
    told = (initials for wording in wordings for initials in initials_of_no_body(wording))
    laws = frozenset(initials for initials in told if gazetteer.exact(initials) is None)
    chosen = (name for paragraph in paragraphs for name in _choose(paragraph, gazetteer, known, own))
    found = settle(name for name in chosen if not is_no_body(name, laws))
    found.extend(find_again(wordings, found, known))
    found.extend(acting(wordings, found))
    as_speakers(found)
    return sorted(found, key=lambda f: (f.begin, f.last))


def _choose(paragraph: Paragraph, gazetteer: Gazetteer, known: Usage, own: frozenset[str]) -> Iterator[Found]:
    """Let the sources of names bid for the tokens of a paragraph, the better source first."""
    doc = paragraph.doc
    free = [True] * len(doc)
    for bid in _bids(paragraph, gazetteer, known):
        if bid.known is not None and doc[bid.first].text in own and bid.first == bid.last:
            continue
        if all(free[bid.first : bid.last + 1]):
            free[bid.first : bid.last + 1] = [False] * (bid.last + 1 - bid.first)
            bid.head = _head(bid)
            yield bid
            if bid.kind is ActorKind.ORGANIZATION:
                yield from _bracketed(bid, free)


def _bids(paragraph: Paragraph, gazetteer: Gazetteer, known: Usage) -> Iterator[Found]:
    """Yield the names that each source sees; of those that share words the first counts."""
    doc, wording, heading = paragraph.doc, paragraph.wording, is_all_capitals(paragraph)
    listed = [f for f in _listed(doc, gazetteer, known) if not (_is_member(f) or are_some_members(doc[f.last]))]
    built = list(_built(wording, known, heading=heading))
    model = [f for f in offered(doc, known, gazetteer.places, heading=heading) if not _is_in_label(paragraph, f)]
    yield from _speaking(paragraph)
    yield from _ruled(doc, ActorKind.ORGANIZATION, () if heading else campaigns(wording))
    yield from _around(built, listed, lambda inner, outer: not _stands_beside(inner, outer, known))
    yield from listed
    yield from _persons(wording)
    yield from _around([f for f in model if f.kind is ActorKind.ORGANIZATION], built)
    yield from built
    yield from _ruled(doc, ActorKind.ORGANIZATION, paired(wording))
    yield from _ruled(doc, ActorKind.ORGANIZATION, introduced(wording))
    yield from _ruled(doc, ActorKind.ORGANIZATION, explained(wording))
    yield from model
    yield from _ruled(doc, ActorKind.ORGANIZATION, institutions(wording))


def _speaking(paragraph: Paragraph) -> Iterator[Found]:
    """Yield the name in the label of a turn: “ANN LEE: …”, “The Minister (Ann Lee): …”."""
    turn, start = paragraph.turn, paragraph.span.start
    if turn is None or not turn.named or paragraph.kind is not BlockKind.LABEL:
        return
    for place in (turn.name, *turn.others):
        span = paragraph.doc.char_span(place.start - start, place.end - start, alignment_mode="expand")
        if span is not None:
            yield _named_in_label(span, paragraph.doc.text[place.start - start : place.end - start].split())


def _is_in_label(paragraph: Paragraph, found: Found) -> bool:
    """“Photo of [Mary Lou] LeeMary Lou Lee”, “ANN LEE, [HOST]:”: persons in a label are those whom the turn names."""
    if paragraph.kind is not BlockKind.LABEL or paragraph.turn is None or not paragraph.turn.named:
        return False
    return found.kind is ActorKind.PERSON or found.name.lower() in _ASKERS


def _named_in_label(span: Span, parts: list[str]) -> Found:
    gender = gender_of(_plain(parts[0]))
    while len(parts) > 1 and (_plain(parts[0]) in HONORIFICS or is_role(_plain(parts[0]))):
        parts.pop(0)
    name = " ".join(part.title() if part.isupper() and len(part) > 2 else part for part in parts)
    first, last = span.start, span.end - 1
    return Found(span.doc, first, last, last, ActorKind.PERSON, FoundBy.RULE, name, gender=gender, sure=True)


def _plain(word: str) -> str:
    return word.rstrip(".").casefold()


def _listed(doc: Doc, gazetteer: Gazetteer, known: Usage) -> Iterator[Found]:
    """Yield the names of known actors."""
    for start, end, entry in gazetteer.find(doc.text, known.words):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or span.end_char - span.start_char > end - start + _SPARE:
            continue
        first, last, actor = span.start, span.end - 1, entry.actor
        yield Found(doc, first, last, last, actor.kind, FoundBy.GAZETTEER, actor.label, known=entry, sure=True)


def _own_acronyms(wording: Wording, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the acronyms that the text gives to a body of its own: “Royal Mersey Trust (RMT)” is no trade union."""
    doc = wording.doc
    for bracket in wording.among(_BRACKET):
        if not 0 < bracket.i < len(doc) - 2 or doc[bracket.i + 2].text != ")":
            continue
        token = doc[bracket.i + 1]
        if not _ACRONYM.fullmatch(token.text):
            continue
        known, first = gazetteer.exact(token.text), beginning(doc, token.i)
        if known is None or first is None:
            continue
        told = {t.lower_ for t in doc[first : token.i - 1] if capital(t)}
        if not any(2 * len(told & set(name.lower().split())) > len(told) for name in known.labels):
            yield token.text


def _ruled(doc: Doc, kind: ActorKind, places: Iterable[tuple[int, int]]) -> Iterator[Found]:
    for first, last in places:
        yield Found(doc, first, last, last, kind, FoundBy.RULE, words_of(doc, first, last), sure=True)


def _built(wording: Wording, known: Usage, *, heading: bool) -> Iterator[Found]:
    """Yield the names of organizations that their head tells."""
    doc = wording.doc
    for found in _ruled(doc, ActorKind.ORGANIZATION, headed(wording)):
        first, last = found.first, found.last
        if not is_more_than_common(doc, first, last, known) or is_paper(doc, last):
            continue
        if not heading or is_known_beyond_heading(doc, first, last, known):
            _take_in_place(found)
            yield found


def _take_in_place(found: Found) -> None:
    """“the Scrutiny Committee in Birmingham”: the place says which one."""
    doc, i = found.doc, found.last + 2
    if i >= len(doc) or doc[i - 1].lower_ not in _PLACING or doc[i].ent_type_ != "GPE":
        return
    if doc[found.last].lower_ not in _PLACED_HEADS:
        return
    while i + 1 < len(doc) and doc[i + 1].ent_type_ == "GPE" and doc[i + 1].ent_iob_ == "I" and capital(doc[i + 1]):
        i += 1
    found.last = i
    found.name = words_of(doc, found.first, i)


def _persons(wording: Wording) -> Iterator[Found]:
    """Yield the names of persons that the grammar recognises."""
    doc = wording.doc
    for first, end, last in kin_named(wording):
        name = words_of(doc, first, end)
        yield Found(doc, first, last, last, ActorKind.PERSON, FoundBy.RULE, name, sure=True)
    yield from _ruled(doc, ActorKind.PERSON, month_named(wording))
    yield from _ruled(doc, ActorKind.PERSON, before_role(wording))
    yield from _ruled(doc, ActorKind.PERSON, in_office(wording))
    for found in _ruled(doc, ActorKind.PERSON, pseudonyms(wording)):
        name = found.name.rstrip(".")
        found.name = name[:1].upper() + name[1:]
        yield found
    for first, of_name, last, gender in titled(wording):
        name = words_of(doc, of_name, end_of_name(doc, of_name - 1, last))
        yield Found(doc, first, last, last, ActorKind.PERSON, FoundBy.RULE, name, gender=gender, sure=True)


def _bracketed(bid: Found, free: list[bool]) -> Iterator[Found]:
    """“the General Social Care Council (GSCC)”: the acronym is a name as well."""
    doc, i = bid.doc, bid.last + 2
    if i + 1 >= len(doc) or doc[i - 1].text != "(" or doc[i + 1].text != ")" or not free[i]:
        return
    begin = beginning(doc, i)
    if bid.known is None and begin is not None and begin < bid.first and all(free[begin : bid.first]):
        free[begin : bid.first] = [False] * (bid.first - begin)
        bid.first, bid.name = begin, words_of(doc, begin, bid.last)  # “Dale and District Owners' Association (DDOA)”
    lower = doc[i].lower_
    if _ACRONYM.fullmatch(doc[i].text) and not is_person(lower) and lower not in POSTNOMINALS:
        free[i] = False
        yield Found(doc, i, i, i, ActorKind.ORGANIZATION, FoundBy.ACRONYM, doc[i].text, sure=True)


def _is_inside(inner: Found, outer: Found) -> bool:
    """Whether one name is a part of the other."""
    longer = outer.last - outer.first > inner.last - inner.first
    return outer.first <= inner.first and inner.last <= outer.last and longer


def _around(
    outer: Iterable[Found], inner: Iterable[Found], counts: Callable[[Found, Found], bool] = lambda inner, outer: True
) -> Iterator[Found]:
    """Yield the names that others are a part of, if that counts."""
    parts = sorted(inner, key=lambda f: f.first)
    starts = [f.first for f in parts]
    for name in outer:
        within = parts[bisect_left(starts, name.first) : bisect_right(starts, name.last)]
        if any(_is_inside(part, name) and counts(part, name) for part in within):
            yield name


def _stands_beside(inner: Found, outer: Found, known: Usage) -> bool:
    """Whether a known name only stands beside the rest of a longer one, and is no part of it."""
    sort = inner.known.actor.classification if inner.known is not None else None
    return _is_party_before(inner, outer, sort) or _is_longer_by_chance(inner, outer, sort, known)


def _is_party_before(inner: Found, outer: Found, sort: str | None) -> bool:
    """“Lib Dem Treasury spokesman”: a party and a remit, not one body."""
    return sort == "party" and inner.first == outer.first and outer.doc[inner.last + 1].lower_ in _REMITS


def _is_longer_by_chance(inner: Found, outer: Found, sort: str | None, known: Usage) -> bool:
    """“Among Supreme Court”, “Republican Senate”: only by the capital of its sentence, or by an adjective."""
    first = outer.doc[outer.first]
    if inner.last != outer.last or inner.first != outer.first + 1:
        return False
    if first.ent_type_ == "NORP" or first.lower_ in _PARTY_ADJECTIVES:
        return sort == "parliament"
    return bool(first.is_sent_start) and (first.is_stop or known.says(first.lower_))


def _is_member(found: Found) -> bool:
    """Whether the name of a party is said of one of its members: “a Tory”; in “Tory plans” it is the party."""
    doc, last = found.doc, found.doc[found.last]
    if "-".join(t.lower_ for t in doc[found.first : found.last + 1]) not in _PARTISAN:
        return False
    return not stands_as(last, MODIFIER) or last.head.i <= found.last


def _head(found: Found) -> int:
    """Return the token of a name that governs the others."""
    for token in reversed(found.doc[found.first : found.last + 1]):
        head = token.head.i
        outside = head < found.first or head > found.last or head == token.i
        if outside and not token.is_punct and token.pos_ not in ("ADP", "PART"):
            return int(token.i)
    return found.last
