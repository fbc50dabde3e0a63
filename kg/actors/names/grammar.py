"""The grammar of names: what a run of capitalised words says about itself.

“Calderdale Metropolitan Borough Council”, “Department for Culture, Media and Sport”, “Sir Michael Wilshaw”,
“Baby P”. Plain loops over tokens; the words come from `kg/lang/en`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.actors.names.spelling import capital
from kg.actors.words import Words

_NO_NAME = frozenset({"DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX", "VERB", "ADV", "INTJ", "PART", "NUM"})
_LINKS = frozenset({"of", "for", "on"})
_ON = frozenset({"committee", "commission", "council", "conference", "convention", "forum", "campaign", "alliance"})
_MONTHS = frozenset({"May", "April", "June", "March", "August"})
_AFTER_POST = frozenset({",", "-", "–", ")", "of", "for", "at", "and", "&"})
_LISTING = frozenset({"department", "ministry", "committee", "society", "office", "commission", "secretary"})
_GENERIC_BEFORE = frozenset(
    {"the", "this", "that", "our", "their", "its", "a", "an", "every", "each", "new", "local"}
    | {"former", "ex", "then"}
)


def name_word(token: Token) -> bool:
    """Tell whether a capitalised word may belong to a name: not a function word at the start of a sentence."""
    if not capital(token):
        return False
    if token.pos_ in _NO_NAME and token.pos_ != "VERB":
        return False
    return not (token.is_sent_start and token.pos_ == "VERB")


def organizations(doc: Doc, words: Words) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the names of organizations that the grammar recognises."""
    done = -1
    for token in doc:
        i = token.i
        if i <= done or not capital(token):
            continue
        lower = token.lower_
        if lower in words.heads or lower in words.name_heads or lower in words.openers:
            first = _leftwards(doc, i, done + 1)
            last = _rightwards(doc, i, words) if lower in words.openers else i
            while (
                last + 1 < len(doc)
                and capital(doc[last + 1])
                and doc[last + 1].lower_ in words.heads | words.name_heads
            ):
                last += 1
            if i < last and doc[last].lower_ in words.openers:
                last = _rightwards(doc, last, words)
            if last > i or first < i:
                last = _trailing(doc, last)
                yield first, last
                done = last


def _leftwards(doc: Doc, i: int, stop: int) -> int:
    """Take in the capitalised words before the head, over “&”, hyphens and possessives."""
    first = i
    while first - 1 >= stop:
        before = doc[first - 1]
        if name_word(before) and before.lower_ not in _GENERIC_BEFORE and not before.is_punct:
            first -= 1
        elif before.lower_ == "and" and (fields := _fields_before(doc, first, stop)) is not None:
            first = fields
        elif before.text in ("'s", "'", "&", "-") and first - 2 >= stop and name_word(doc[first - 2]):
            owner = doc[first - 2]
            if before.text in ("'s", "'") and (owner.ent_type_ == "GPE" or (owner.is_upper and len(owner) > 1)):
                break  # “the UK's Department for Transport”, “the BBC's Board of Governors”
            first -= 2
        else:
            break
    if doc[first].lower_ in _GENERIC_BEFORE and first < i:
        first += 1
    return first


def _fields_before(doc: Doc, first: int, stop: int) -> int | None:
    """Return where “its Children and Young People Scrutiny Committee” begins: capitals up to an article or owner."""
    k = first - 1
    while k - 1 >= stop and (name_word(doc[k - 1]) or (k < first - 1 and doc[k - 1].text == ",")):
        if doc[k - 1].ent_type_ in ("PERSON", "NORP", "GPE"):
            return None
        k -= 1
    owner = doc[k - 1] if k > stop else None
    owned = owner is not None and (owner.lower_ in _GENERIC_BEFORE or owner.text in ("'s", "'"))
    fields = doc[first].lower_ not in ("committee", "council", "department", "commission")
    return k if k < first - 1 and owned and fields else None


def _rightwards(doc: Doc, i: int, words: Words) -> int:
    """Take in “for Education”, “of Culture, Media and Sport” after the head."""
    last = i
    while last + 2 < len(doc) and doc[last + 1].lower_ in _LINKS:
        if doc[last + 1].lower_ == "on" and doc[i].lower_ not in _ON:
            break
        k = last + 2
        if doc[k].lower_ in ("the", "an", "a") and k + 1 < len(doc):
            k += 1
        if not (capital(doc[k]) and doc[k].pos_ not in ("PRON", "DET")) or doc[k].ent_type_ in (
            "DATE",
            "TIME",
            "PERSON",
        ):
            break
        last = _run(doc, k, listing=doc[i].lower_ in _LISTING)
    return last


def _run(doc: Doc, k: int, *, listing: bool) -> int:
    last = k
    while last + 1 < len(doc):
        after = doc[last + 1]
        if capital(after) and not after.is_punct and not after.is_sent_start:
            last += 1
        elif (after.text in ("&", "-", "'s", "'") and last + 2 < len(doc) and capital(doc[last + 2])) or (
            listing and after.lower_ in ("and", ",") and last + 2 < len(doc) and _listed(doc, last + 1)
        ):
            last += 2
        else:
            break
    return last


def _listed(doc: Doc, i: int) -> bool:
    """Whether “, Media and Sport” or “and Skills” goes on from here."""
    if not capital(doc[i + 1]) or doc[i + 1].ent_type_ in ("PERSON", "GPE"):
        return False
    if doc[i].lower_ == "and":
        return True
    return any(
        doc[k].lower_ == "and" and k + 1 < len(doc) and capital(doc[k + 1]) for k in range(i + 2, min(i + 5, len(doc)))
    ) and all(capital(doc[k]) or doc[k].lower_ in ("and", ",") for k in range(i + 1, min(i + 3, len(doc))))


def introduced(doc: Doc, words: Words) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the names that “the charity …”, “campaign group …” introduce."""
    for token in doc[:-1] if len(doc) else ():
        after = doc[token.i + 1]
        if token.lower_ not in words.introducing or not token.is_lower or not capital(after) or after.is_sent_start:
            continue
        if after.ent_type_ in ("DATE", "TIME", "GPE", "NORP") or after.pos_ in ("PRON", "DET") or token.pos_ == "VERB":
            continue
        last = _name_run(doc, token.i + 1, words)
        person = after.ent_type_ == "PERSON" and words.first_name(after.lower_)
        if not person and not words.post(doc[last].lower_) and not words.post(after.lower_):
            yield token.i + 1, last


def _name_run(doc: Doc, k: int, words: Words) -> int:
    """Return the last token of “Voices for the Library”, “Article 39”, “Action on Smoking & Health”."""
    last = k
    while last + 1 < len(doc) and last - k < 8:
        after = doc[last + 1]
        if (capital(after) and not after.is_sent_start) or (after.is_digit and last == k and len(after) < 4):
            last += 1
            continue
        reach = last + 2 + (last + 2 < len(doc) and doc[last + 2].lower_ == "the")
        link = after.lower_ in _LINKS or after.text in ("&", "-", "'s")
        if not link or reach >= len(doc) or not capital(doc[reach]) or words.post(doc[reach].lower_):
            break
        if (
            doc[reach].ent_type_ in ("DATE", "GPE")
            or words.first_name(doc[reach].lower_)
            or (after.text == "'s" and doc[reach].pos_ != "PROPN")
        ):
            break
        last = reach
    return last


def _trailing(doc: Doc, last: int) -> int:
    while doc[last].text in ("'s", "'", "&", "-", ","):
        last -= 1
    return last


def pseudonyms(doc: Doc, words: Words) -> Iterator[tuple[int, int]]:
    """Yield “Baby P”, “Child A”: people a court or the press must not name."""
    for token in doc[:-1] if len(doc) else ():
        after = doc[token.i + 1]
        if token.lower_ in words.pseudonyms and len(after.text.rstrip(".")) == 1 and after.text[:1].isupper():
            if after.text == "I" or (token.is_sent_start and after.text == "A"):
                continue
            yield token.i, token.i + 1


def titled(doc: Doc, words: Words) -> Iterator[tuple[int, int, int, str]]:
    """Yield (first, first of the name, last, gender) of “Mr Brown”, “Lord Laming”, “Sir Michael Wilshaw”.

    A style (Lord, Sir) belongs to the name, an honorific (Mr) does not.
    """
    i = 0
    while i < len(doc) - 1:
        token = doc[i]
        lower = token.lower_.rstrip(".")
        style, honorific = lower in words.styles, lower in words.honorifics
        if not (capital(token) and (style or honorific)):
            i += 1
            continue
        k = i + 1
        if doc[k].text == "." and honorific:
            k += 1
        last = person_run(doc, k, words)
        if (
            last >= k
            and honorific
            and (words.post(doc[k].lower_) or (lower == "miss" and doc[k].ent_type_ != "PERSON"))
        ):
            last = k - 1
        if last < k or (style and doc[k].lower_ in ("of", "mayor", "chancellor", "chief")):
            i += 1
            continue
        yield i, (i if style else k), last, words.gender(lower)
        i = last + 1


def month_named(doc: Doc, words: Words) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of “Theresa May”: a first name and a surname that is also a month."""
    for token in doc[:-1] if len(doc) else ():
        after = doc[token.i + 1]
        if not (capital(token) and words.first_name(token.lower_) and after.text in _MONTHS and token.pos_ == "PROPN"):
            continue
        if token.text in _MONTHS or token.ent_type_ == "DATE" or (token.i + 2 < len(doc) and doc[token.i + 2].is_digit):
            continue
        yield token.i, token.i + 1


def with_post(doc: Doc, words: Words) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of “Polly Neate, Chief Executive of Shelter,”: two or three names, then what they are."""
    for comma in doc[2:-1]:
        if comma.text != ",":
            continue
        first = comma.i
        while first > 0 and comma.i - first < 4 and _plain_name(doc[first - 1]):
            first -= 1
            if doc[first].is_sent_start:
                break
        if comma.i - first not in (2, 3) or (first and (doc[first - 1].lower_ in _LINKS or _joins(doc[first - 1]))):
            continue
        if doc[first].lower_ in words.honorifics or doc[first].lower_ in words.styles:
            continue  # `titled` knows better
        if not any(_tells_a_body(t, words) for t in doc[first : comma.i]) and _post_follows(doc, comma.i + 1, words):
            yield first, comma.i - 1


def _plain_name(token: Token) -> bool:
    return capital(token) and token.is_alpha and token.pos_ == "PROPN" and len(token) > 1 and not token.is_upper


def _joins(token: Token) -> bool:
    """Whether a word goes on with the name behind it, so that this is only its end."""
    return capital(token) and (token.pos_ == "PROPN" or token.text in ("&", "-"))


def _tells_a_body(token: Token, words: Words) -> bool:
    lower = token.lower_
    told = lower in words.heads or lower in words.name_heads or lower in words.openers or words.post(lower)
    return told or token.ent_type_ in ("GPE", "LOC", "NORP", "DATE", "FAC")


def _post_follows(doc: Doc, start: int, words: Words) -> bool:
    """Whether a noun for a post ends the noun group that begins here: “Chief Executive of …”, “a spokesman for”."""
    for token in doc[start : start + 8]:
        after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ","
        if words.post(token.lower_) and token.tag_ != "NNS" and after in _AFTER_POST:
            return True
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET") and token.text not in ("'s", "'", "-", "&"):
            return False
    return False


def person_run(doc: Doc, k: int, words: Words) -> int:
    """Return the last token of the personal name that begins at `k`, or k - 1."""
    last = k - 1
    while last + 1 < len(doc):
        after = doc[last + 1]
        if (
            capital(after)
            and (after.pos_ in ("PROPN", "NOUN", "ADJ") or after.ent_type_ == "PERSON")
            and after.text.replace("'", "").replace("-", "").isalpha()
        ):
            if after.is_sent_start and last >= k:
                break
            last += 1
        elif last + 2 < len(doc) and _inner(doc, last + 1, words):
            last += 2
        else:
            break
        if last - k >= 3:
            break
    return last


def _inner(doc: Doc, i: int, words: Words) -> bool:
    """Whether a particle, initial or hyphen joins two parts of a personal name."""
    token, after = doc[i], doc[i + 1]
    if not capital(after) or after.pos_ in ("PRON", "DET"):
        return False
    return (
        token.lower_ in words.particles
        or (token.text in ("-", "'") and not token.whitespace_)
        or (len(token.text) == 2 and token.text[1] == ".")
    )
