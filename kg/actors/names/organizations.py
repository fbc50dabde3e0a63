"""The grammar of names of organizations: what a run of capitalised words says about itself.

“Calderdale Metropolitan Borough Council”, “Department for Culture, Media and Sport”, “Voices for the Library”.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.actors.names.spelling import OWNER_MARKS, capital
from kg.actors.words import (
    ARTICLES,
    CONJUNCTION,
    DEFINITE,
    NAME_HEADS,
    OPENERS,
    UNITS,
    is_first_name,
    is_organization,
    is_role,
)
from kg.lang.tables import words
from kg.syntax.relations import APPOSITION, COMPOUND, PREPOSITION_OBJECT, stands_as
from kg.syntax.wording import Wording

_NO_NAME = frozenset({"DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "ADV", "INTJ", "PART", "NUM"})
_NO_FIELD = frozenset({"DATE", "TIME", "PERSON"})
_JOINTS = frozenset({"&", "-"})
_TIGHT = frozenset({"–", "%"})
_KEY_WORDS = NAME_HEADS | OPENERS
_PREPOSITIONS = words("names", "prepositions")
_ON = words("names", "preposition_of_subjects")
_HEADS_WITH_ON = words("names", "heads_with_on")
_LISTING = words("names", "listing_heads")
_PLAIN_HEADS = words("names", "plain_heads")
_BEFORE = words("names", "before")
_INTRODUCING = words("organizations", "introducing")
_COUNTRIES = words("names", "countries")
_AREAS = words("names", "areas")
_INSTITUTIONS = words("names", "institutions")
_CALLS = words("names", "calls")
_CALLED_FOR = words("names", "called_for")
_SIDING = words("names", "siding")
_CAMPAIGNING = _CALLED_FOR | _SIDING
_PAIRED = words("names", "paired")
_LONGEST = 8
"""Words of a name that a common noun introduces, at most."""


def name_word(token: Token) -> bool:
    """Tell whether a capitalised word may belong to a name: not a function word, nor a verb that opens a sentence."""
    if not capital(token) or token.pos_ in _NO_NAME:
        return False
    return not (token.is_sent_start and token.pos_ == "VERB")


def headed(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the names that a head tells: “Hull Council”, “Department for Education”."""
    doc, done = wording.doc, -1
    for token in wording.among(_KEY_WORDS):
        if token.i <= done or not capital(token):
            continue
        first, last = _leftwards(doc, token.i, done + 1), _to_the_end(doc, token.i)
        if first < last:
            done = _without_marks(doc, last)
            yield first, done


def _leftwards(doc: Doc, i: int, stop: int) -> int:
    """Take in the capitalised words before the head, over “&”, hyphens and possessives."""
    first = i
    while first - 1 >= stop:
        before = doc[first - 1]
        if name_word(before) and before.lower_ not in _BEFORE and not before.is_punct:
            first -= 1
        elif (
            before.lower_ in CONJUNCTION
            and doc[first].lower_ in _AREAS
            and first - 2 >= stop
            and name_word(doc[first - 2])
        ):
            first -= 2  # “Dale and District Owners' Association”
        elif before.lower_ in CONJUNCTION and (parallel := _owners_before(doc, first, stop, i)) is not None:
            first = parallel
        elif before.lower_ in CONJUNCTION and (fields := _fields_before(doc, first, stop)) is not None:
            first = fields
        elif before.text in _TIGHT and first - 2 >= stop and _is_tight(doc, first - 1):
            first -= 2
        elif (before.text in OWNER_MARKS or before.text in _JOINTS) and first - 2 >= stop and name_word(doc[first - 2]):
            owner = doc[first - 2]
            if before.text in OWNER_MARKS and (owner.ent_type_ == "GPE" or (owner.is_upper and len(owner) > 1)):
                break  # “the UK's Department for Transport”, “the BBC's Board of Governors”
            first -= 2
        else:
            break
    return first + (doc[first].lower_ in _BEFORE and first < i)


def _owners_before(doc: Doc, first: int, stop: int, head: int) -> int | None:
    """Return where “[Guy's] and St Thomas' Trust” begins: with an owner on either side of the conjunction."""
    if first - 3 < stop or doc[first - 2].text not in OWNER_MARKS or not name_word(doc[first - 3]):
        return None
    return first - 3 if any(doc[k].text in OWNER_MARKS for k in range(first, head)) else None


def _is_tight(doc: Doc, i: int) -> bool:
    """“Leeds–York Trust”, “50% Trust”: a mark without white space before it, behind a word or number of the name."""
    before, mark = doc[i - 1], doc[i]
    if before.whitespace_:
        return False
    return before.like_num if mark.whitespace_ else name_word(before)


def _fields_before(doc: Doc, first: int, stop: int) -> int | None:
    """Return where “its Children and Young People Scrutiny Committee” begins: capitals up to an article or owner."""
    k = first - 1
    while k - 1 >= stop and (name_word(doc[k - 1]) or (k < first - 1 and doc[k - 1].text == ",")):
        if doc[k - 1].ent_type_ in ("PERSON", "NORP", "GPE"):
            return None
        k -= 1
    owner = doc[k - 1] if k > stop else None
    owned = owner is not None and (owner.lower_ in _BEFORE or owner.text in OWNER_MARKS)
    return k if k < first - 1 and owned and doc[first].lower_ not in _PLAIN_HEADS else None


def _to_the_end(doc: Doc, i: int) -> int:
    """Return the last token of the name from its head on, further heads included: “Council Chamber of …”."""
    last = _rightwards(doc, i) if doc[i].lower_ in OPENERS else i
    while last + 1 < len(doc) and capital(doc[last + 1]) and doc[last + 1].lower_ in NAME_HEADS:
        last += 1
    return _rightwards(doc, last) if i < last and doc[last].lower_ in OPENERS else last


def _rightwards(doc: Doc, i: int) -> int:
    """Take in “for Education”, “of Culture, Media and Sport” after the head."""
    last, head = i, doc[i].lower_
    while last + 2 < len(doc) and doc[last + 1].lower_ in _PREPOSITIONS:
        if doc[last + 1].lower_ in _ON and head not in _HEADS_WITH_ON:
            break
        k = last + 2
        if doc[k].lower_ in ARTICLES and k + 1 < len(doc):
            k += 1
        if not capital(doc[k]) or doc[k].pos_ in ("PRON", "DET") or doc[k].ent_type_ in _NO_FIELD:
            break
        last = _fields(doc, k, listing=head in _LISTING)
    return last


def _fields(doc: Doc, k: int, *, listing: bool) -> int:
    """Return the last token of the capitalised words from `k` on; `listing`: “Culture, Media and Sport” too."""
    last = k
    while last + 1 < len(doc):
        after = doc[last + 1]
        if capital(after) and not after.is_punct and not after.is_sent_start:
            last += 1
        elif last + 2 < len(doc) and (_joins(after, doc[last + 2]) or (listing and _goes_on(doc, last + 1))):
            last += 2
        else:
            break
    return last


def _joins(mark: Token, after: Token) -> bool:
    """“Smoking & Health”, “Children's Services”"""
    return capital(after) and (mark.text in OWNER_MARKS or mark.text in _JOINTS)


def _is_link(token: Token) -> bool:
    return token.text == "," or token.lower_ in CONJUNCTION


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether “, Media and Sport” or “and Skills” goes on from here."""
    if not _is_link(doc[i]) or not capital(doc[i + 1]) or doc[i + 1].ent_type_ in ("PERSON", "GPE"):
        return False
    if doc[i].lower_ in CONJUNCTION:
        return True
    ahead = range(i + 2, min(i + 5, len(doc)))
    ends = any(doc[k].lower_ in CONJUNCTION and k + 1 < len(doc) and capital(doc[k + 1]) for k in ahead)
    return ends and all(capital(doc[k]) or _is_link(doc[k]) for k in range(i + 1, min(i + 3, len(doc))))


def introduced(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the names that “the charity …”, “campaign group …” introduce."""
    doc = wording.doc
    for token in wording.among(_INTRODUCING):
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if after is None or not token.is_lower or not capital(after) or after.is_sent_start:
            continue
        known_place = after.ent_type_ == "GPE" and not _is_told_by_two(token, after)
        if after.ent_type_ in ("DATE", "TIME") or known_place or after.pos_ in ("PRON", "DET") or token.pos_ == "VERB":
            continue
        last = _run(doc, token.i + 1)
        if after.ent_type_ == "NORP" and last == after.i:
            continue  # “the charity Green Lanes”, but “a charity [Christian] in outlook”
        person = after.ent_type_ == "PERSON" and is_first_name(after.lower_)
        if not person and not is_role(doc[last].lower_) and not is_role(after.lower_):
            yield token.i + 1, last


def _is_told_by_two(noun: Token, name: Token) -> bool:
    """“[transport group] Manibela”, which the model takes for a place; a country is one."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    told = before.is_lower and before.pos_ == "NOUN" and stands_as(before, COMPOUND) and stands_as(noun, COMPOUND)
    return told and noun.head == name and name.lower_ not in _COUNTRIES


def explained(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the names beside a noun for a body: “the operator, Nordnet,”, “Old Oak, a charity,”."""
    doc = wording.doc
    for token in wording.tokens:
        if not stands_as(token, APPOSITION):
            continue
        name = next((t for t in (token, token.head) if capital(t)), None)
        noun = token.head if name is token else token
        if name is None or not noun.is_lower or not _is_noun_for_bodies(noun) or _tells_of_a_role(noun, name):
            continue
        first = last = name.i
        while last + 1 < len(doc) and capital(doc[last + 1]):
            last += 1
        place = name.ent_type_ in ("NORP", "DATE") or (name.ent_type_ == "GPE" and noun is token)
        if name.pos_ in _NO_NAME or is_role(doc[last].lower_) or place:
            continue
        first = _leftwards(doc, first, 0)
        if not is_first_name(doc[first].lower_) or first == last:
            yield first, last


def _tells_of_a_role(noun: Token, name: Token) -> bool:
    """“the spokesperson for the group, [Ann Lee],”: the name is of who has the role, not of the body."""
    above = noun.head.head
    return name.ent_type_ == "PERSON" and stands_as(noun, PREPOSITION_OBJECT) and is_role(above.lower_)


def _is_noun_for_bodies(noun: Token) -> bool:
    return noun.lower_ in _INTRODUCING or (is_organization(noun.lower_) and noun.lower_ not in UNITS)


def paired(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of “Rook and Sons”, “Hale & Partners”."""
    doc = wording.doc
    for token in wording.among(_PAIRED):
        if token.i < 2 or not capital(token):
            continue
        link, before = doc[token.i - 1], doc[token.i - 2]
        if (link.lower_ in CONJUNCTION or link.text in _JOINTS) and name_word(before):
            yield _leftwards(doc, token.i - 2, 0), token.i


def institutions(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of “the Treasury”, “only Parliament can”: one of its kind in each country."""
    doc = wording.doc
    for token in wording.among(_INSTITUTIONS):
        if capital(token) and not token.is_sent_start and not token.is_upper:
            beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
            if not any(capital(t) and not t.is_sent_start for t in beside) and doc[token.i - 1].is_alpha:
                yield token.i, token.i


def campaigns(wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of “Save Our Libraries”, “Parents Against Speeding”, where not all words have capitals."""
    doc = wording.doc
    told = [token for token in wording.among(_CAMPAIGNING) if 0 < token.i < len(doc) - 1 and capital(token)]
    if not told or not any(t.is_lower and t.is_alpha and not t.is_stop and t.pos_ != "ADP" for t in wording.tokens):
        return
    for token in told:
        before, after = doc[token.i - 1], doc[token.i + 1]
        if not (capital(before) and capital(after)):
            continue
        if before.lower_ in _CALLS and token.lower_ in _CALLED_FOR:
            yield token.i - 1, _run(doc, token.i + 1)
        elif token.lower_ in _SIDING and before.tag_ in ("NNS", "NNPS") and not before.is_sent_start:
            yield _leftwards(doc, token.i - 1, 0), _run(doc, token.i + 1)


def _run(doc: Doc, k: int) -> int:
    """Return the last token of “Voices for the Library”, “Article 39”, “Action on Smoking & Health”."""
    last = k
    while last + 1 < len(doc) and last - k < _LONGEST:
        after = doc[last + 1]
        if (capital(after) and not after.is_sent_start) or (after.is_digit and last == k and len(after) < 4):
            last += 1
            continue
        reach = last + 2 + (last + 2 < len(doc) and doc[last + 2].lower_ in DEFINITE)
        if reach >= len(doc) or not _leads_on(after, doc[reach]):
            break
        last = reach
    return last


def _leads_on(link: Token, word: Token) -> bool:
    """Whether a name goes on over a preposition, “&”, hyphen or owner's mark to this word."""
    owner = link.text == "'s"
    if not (owner or link.lower_ in _PREPOSITIONS or link.text in _JOINTS):
        return False
    if not capital(word) or is_role(word.lower_) or is_first_name(word.lower_):
        return False
    return word.ent_type_ not in ("DATE", "GPE") and not (owner and word.pos_ != "PROPN")


def _without_marks(doc: Doc, last: int) -> int:
    while doc[last].text in OWNER_MARKS or doc[last].text in ("&", "-", ","):
        last -= 1
    return last
