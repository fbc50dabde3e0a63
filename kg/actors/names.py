"""Finds names: the gazetteer first, then the grammar of names, then what the language model offers, cleaned.

The document as a whole is the judge of the model: a capitalised phrase that it also uses in lower case is no
name, one surface form has one kind, and a name found once is found everywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from kg.actors.found import Found, folded, words_of
from kg.actors.gazetteer import Gazetteer
from kg.actors.grammar import capital, organizations, person_run, pseudonyms, titled
from kg.actors.words import Words
from kg.model import ActorKind, BlockKind, FoundBy

PLACES = frozenset({"GPE", "LOC", "FAC"})
_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANIZATION}
_PLURAL_INITIALS = re.compile(r"[A-Z]{2,}'?s")
_JUNK = re.compile(r"[@#/\\|<>=_*…•]|https?:|www\.|^\W*$|\d{3,}")
_PLACED = frozenset({"committee", "council", "court", "panel", "board"})
_BREAKS = frozenset({"(", ")", "[", "]", ":", ";", "–", "—", "|", '"'})
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z&]{1,7}")
_ROLE_ADJECTIVES = frozenset(
    {"general", "national", "chief", "deputy", "assistant", "senior", "executive", "managing", "regional", "shadow",
     "prime", "vice", "acting", "former", "ex", "interim", "foreign", "home", "health", "education", "lead", "policy", "new",
     "then", "late", "first", "current", "joint", "co"}
)  # fmt: skip


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


def names(docs: Sequence[Doc], gazetteer: Gazetteer, words: Words) -> list[Found]:
    """Return the names of a document's paragraphs in text order, places included (their kind is None)."""
    known = evidence(docs)
    found: list[Found] = []
    for doc in docs:
        found.extend(_choose(doc, gazetteer, words, known))
    found = _one_kind(found, words)
    found.extend(_again(docs, found))
    return sorted(found, key=lambda f: (f.begin, f.last))


def _choose(doc: Doc, gazetteer: Gazetteer, words: Words, known: Evidence) -> Iterator[Found]:
    """Let the sources of names bid for the tokens of a paragraph, the better source first."""
    free = [True] * len(doc)
    listed = list(_listed(doc, gazetteer, known))
    heading = _title_case(doc)
    built = [
        Found(doc, a, b, b, ActorKind.ORGANIZATION, FoundBy.RULE, words_of(doc, a, b), sure=True)
        for a, b in organizations(doc, words)
        if _not_common(doc, a, b, known, words) and not (heading and not _elsewhere(doc, a, b, known, words))
    ]
    for f in built:
        _place_behind(f)
    wider = [f for f in built if any(_inside(g, f) for g in listed)]
    people = list(_people(doc, words))
    model = list(_model(doc, words, known))
    longer = [f for f in model if f.kind is ActorKind.ORGANIZATION and any(_inside(g, f) for g in built)]
    for bid in (*wider, *listed, *people, *longer, *built, *model):
        if all(free[bid.first : bid.last + 1]):
            free[bid.first : bid.last + 1] = [False] * (bid.last + 1 - bid.first)
            bid.head = _head(bid)
            yield bid
            if bid.kind is ActorKind.ORGANIZATION:
                yield from _bracketed(bid, free)


def _place_behind(found: Found) -> None:
    """“the Scrutiny Committee in Birmingham”: the place says which one."""
    doc, i = found.doc, found.last + 2
    if i < len(doc) and doc[i - 1].lower_ == "in" and doc[i].ent_type_ == "GPE" and doc[found.last].lower_ in _PLACED:
        last = i
        while (
            last + 1 < len(doc)
            and doc[last + 1].ent_type_ == "GPE"
            and doc[last + 1].ent_iob_ == "I"
            and capital(doc[last + 1])
        ):
            last += 1
        found.last = last
        found.name = words_of(doc, found.first, last)


def _bracketed(bid: Found, free: list[bool]) -> Iterator[Found]:
    """“the General Social Care Council (GSCC)”: the acronym is a name as well."""
    doc, i = bid.doc, bid.last + 2
    if (
        i + 1 < len(doc)
        and doc[i - 1].text == "("
        and doc[i + 1].text == ")"
        and free[i]
        and _ACRONYM.fullmatch(doc[i].text)
    ):
        free[i] = False
        yield Found(doc, i, i, i, ActorKind.ORGANIZATION, FoundBy.ACRONYM, doc[i].text, sure=True)


def _inside(inner: Found, outer: Found) -> bool:
    return (
        outer.first <= inner.first and inner.last <= outer.last and outer.last - outer.first > inner.last - inner.first
    )


def _head(found: Found) -> int:
    """Return the token of a name that governs the others."""
    doc = found.doc
    for i in range(found.last, found.first - 1, -1):
        head = doc[i].head.i
        if (
            (head < found.first or head > found.last or head == i)
            and not doc[i].is_punct
            and doc[i].pos_ not in ("ADP", "PART")
        ):
            return i
    return found.last


def _listed(doc: Doc, gazetteer: Gazetteer, known: Evidence) -> Iterator[Found]:
    at = {t.idx: t.i for t in doc}
    ends = {t.idx + len(t): t.i for t in doc}
    for start, end, entry in gazetteer.find(doc.text, known.words):
        first, last = at.get(start), ends.get(end)
        if first is None or last is None:
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is None or len(span.text) > end - start + 2:
                continue
            first, last = span.start, span.end - 1
        yield Found(
            doc, first, last, last, entry.actor.kind, FoundBy.GAZETTEER, entry.actor.label, known=entry, sure=True
        )


def _people(doc: Doc, words: Words) -> Iterator[Found]:
    for first, last in pseudonyms(doc):
        name = words_of(doc, first, last).rstrip(".")
        yield Found(doc, first, last, last, ActorKind.PERSON, FoundBy.RULE, name[:1].upper() + name[1:], sure=True)
    for first, name, last, gender in titled(doc, words):
        yield Found(
            doc, first, last, last, ActorKind.PERSON, FoundBy.RULE, words_of(doc, name, last), gender=gender, sure=True
        )


# --- what the model offers ----------------------------------------------------------------------------------------


def _model(doc: Doc, words: Words, known: Evidence) -> Iterator[Found]:
    heading = _title_case(doc)
    for ent in doc.ents:
        if ent.label_ not in _KINDS and ent.label_ not in PLACES:
            continue
        first, last = _trim(ent, words)
        if first > last:
            continue
        kind = _KINDS.get(ent.label_)
        text = words_of(doc, first, last)
        if _JUNK.search(text) or not any(capital(t) for t in doc[first : last + 1]):
            continue
        if kind is ActorKind.PERSON and not _personal(doc, first, last, words):
            continue
        if kind is not None and not _not_common(doc, first, last, known, words):
            continue
        if heading and not _elsewhere(doc, first, last, known, words):
            continue
        if (
            kind is ActorKind.PERSON
            and first == last
            and text.isupper()
            and len(text) <= 7
            and not _speaks_in_script(doc, last)
        ):
            kind = ActorKind.ORGANIZATION
        yield Found(doc, first, last, last, kind, FoundBy.NER, text)


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
    while first <= last and (doc[last].is_punct or doc[last].is_space or doc[last].text in ("'s", "'", "’s")):
        last -= 1
    if ent.label_ == "PERSON":
        while first < last and _before_name(doc[first].lower_.rstrip("."), words):
            first += 1
        for i in range(first, last + 1):
            if (doc[i].is_punct and doc[i].text not in (".", "-", "'", "’")) or doc[i].is_space:
                return first, i - 1
    if ent.label_ == "ORG":
        while first < last and not capital(doc[first]) and not doc[first].text[:1].isdigit():
            first += 1
        cut = next((i for i in range(first + 1, last + 1) if doc[i].text in _BREAKS), None)
        last = last if cut is None else cut - 1
        post = next((i for i in range(first, last + 1) if words.post(doc[i].lower_) and capital(doc[i])), None)
        if post is not None and not any(doc[i].lower_ in words.openers for i in range(first, post)):
            last = post - 1
            while last >= first and (doc[last].lower_ in _ROLE_ADJECTIVES or doc[last].text in ("'s", "-", "&")):
                last -= 1
    return first, last


def _before_name(lower: str, words: Words) -> bool:
    return (lower in words.posts or lower in words.honorifics or lower in _ROLE_ADJECTIVES) and not words_name(
        lower, words
    )


def words_name(lower: str, words: Words) -> bool:
    """Tell whether the word is a first name."""
    return lower in words.female_names or lower in words.male_names


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


def _not_common(doc: Doc, first: int, last: int, known: Evidence, words: Words) -> bool:
    """Whether a capitalised phrase is more than a common noun with capitals (“Social Workers”)."""
    tokens = [t for t in doc[first : last + 1] if not t.is_punct]
    if not tokens:
        return False
    if len(tokens) > 1 and words_name(tokens[0].lower_, words) and tokens[-1].pos_ == "PROPN":
        return True
    phrase = " ".join(t.lower_ for t in tokens)
    singular = phrase[:-1] if phrase.endswith("s") else phrase
    if f" {phrase} " in known.lower or f" {singular} " in known.lower or f" {phrase}s " in known.lower:
        return False
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
    return last + 2 >= len(doc) or doc[last + 2].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV")


def _title_case(doc: Doc) -> bool:
    """Whether the paragraph is a heading that gives nearly every word a capital, so that capitals say nothing."""
    alpha = [t for t in doc if t.is_alpha and len(t) > 4]
    if not alpha or len(doc) > 30 or doc[-1].text in (",", ";"):
        return False
    if doc[-1].text == "." and not any(t.pos_ in ("VERB", "ADV") and capital(t) and not t.is_sent_start for t in doc):
        return False
    if len(alpha) < 3 and doc.user_data.get("kind") is not BlockKind.TITLE:
        return False
    return sum(map(capital, alpha)) >= 0.85 * len(alpha)


def _elsewhere(doc: Doc, first: int, last: int, known: Evidence, words: Words) -> bool:
    """Whether a name of a heading stands in the running text too, or is plainly a person's."""
    tokens = [t for t in doc[first : last + 1] if t.is_alpha]
    if len(tokens) > 1 and words_name(tokens[0].lower_, words):
        return True
    here = Counter(t.text for t in doc if capital(t) and not t.is_sent_start)
    return bool(tokens) and all(known.capitals[t.text] > here[t.text] for t in tokens)


# --- the document as a whole --------------------------------------------------------------------------------------


def _one_kind(found: Iterable[Found], words: Words) -> list[Found]:
    """Give every surface form the kind it has most often; a sure source outweighs the model."""
    found = list(found)
    bare = Counter(
        folded(f.name) for f in found if " " not in f.name and f.token.dep_ in ("nsubj", "nsubjpass", "poss")
    )
    for f in found:
        if f.how is FoundBy.NER and f.kind is not ActorKind.PERSON and _called_like_a_person(f, bare, words):
            f.kind = ActorKind.PERSON
    votes: dict[str, Counter[ActorKind | None]] = {}
    full = Counter(f.name for f in found if f.kind is ActorKind.PERSON and f.known is None and " " in f.name)
    surnames = {folded(name.split()[-1]) for name in full}
    for f in found:
        votes.setdefault(folded(f.name), Counter())[f.kind] += 100 if f.sure else 1
    order = (ActorKind.PERSON, ActorKind.ORGANIZATION, None, ActorKind.GROUP)
    for f in found:
        if f.known is not None:
            continue
        if f.how is FoundBy.NER and folded(f.name) in surnames and not (f.kind is None and _located(f)):
            f.kind = ActorKind.PERSON
            continue
        tally = votes[folded(f.name)]
        f.kind = max(tally, key=lambda kind: (tally[kind], -order.index(kind)))
    return _doubtful(found, words)


def _called_like_a_person(f: Found, bare: Counter[str], words: Words) -> bool:
    """Whether the model missed a person: a first name, or a last word that acts alone (“Firth said”)."""
    parts = f.name.split()
    if not 2 <= len(parts) <= 3 or not all(
        t.pos_ in ("PROPN", "NOUN") and capital(t) and t.is_alpha for t in f.doc[f.first : f.last + 1]
    ):
        return False
    if any(p.lower() in words.heads or p.lower() in words.name_heads or p.lower() in words.openers for p in parts):
        return False
    if (f.first and f.doc[f.first - 1].lower_ == "the") or any(p.isupper() and len(p) > 2 for p in parts):
        return False
    if f.kind is ActorKind.ORGANIZATION and words_name(parts[0].lower(), words):
        return True
    return bare[folded(parts[-1])] >= 2


def _doubtful(found: list[Found], words: Words) -> list[Found]:
    """Make places of what only stands where places stand; leave out one-word persons that never do anything."""
    forms: dict[str, list[Found]] = {}
    for f in found:
        forms.setdefault(folded(f.name), []).append(f)
    full = {folded(part) for f in found if f.kind is ActorKind.PERSON and " " in f.name for part in f.name.split()}
    dropped: set[int] = set()
    for name, group in forms.items():
        if any(f.sure or f.known is not None for f in group) or " " in name or name in full:
            continue
        if group[0].kind is ActorKind.ORGANIZATION and not group[0].name.isupper() and all(_located(f) for f in group):
            for f in group:
                f.kind = None
        if group[0].kind is ActorKind.PERSON and not words_name(name, words) and not any(_does(f) for f in group):
            dropped.update(id(f) for f in group)
        if group[0].name in words.programmes:
            dropped.update(id(f) for f in group)
    return [f for f in found if id(f) not in dropped]


def _located(f: Found) -> bool:
    return f.first > 0 and f.doc[f.first - 1].lower_ in (
        "in",
        "near",
        "across",
        "outside",
        "around",
        "into",
        "throughout",
    )


def _does(f: Found) -> bool:
    return f.token.dep_ in ("nsubj", "nsubjpass", "poss", "appos", "conj", "dobj") or f.token.head.dep_ == "agent"


def _again(docs: Sequence[Doc], found: Sequence[Found]) -> Iterator[Found]:
    """Find the names of the document where nothing saw them: whole names, and the surnames of persons."""
    taken = {(id(f.doc), i) for f in found for i in range(f.first, f.last + 1)}
    forms: dict[str, list[tuple[tuple[str, ...], Found]]] = {}
    for f in found:
        if f.kind not in (ActorKind.PERSON, ActorKind.ORGANIZATION) or f.known is not None:
            continue
        parts = tuple(t.text for t in f.doc[f.first : f.last + 1])
        forms.setdefault(parts[0], []).append((parts, f))
        if f.kind is ActorKind.PERSON and len(parts) > 1 and len(parts[-1]) > 2:
            forms.setdefault(parts[-1], []).append((parts[-1:], f))
    for doc in docs:
        i = 0
        while i < len(doc):
            best = _match(doc, i, forms.get(doc[i].text, ()), taken)
            if best is None:
                i += 1
                continue
            parts, f = best
            last = i + len(parts) - 1
            yield Found(doc, i, last, last, f.kind, FoundBy.SHORT_NAME, words_of(doc, i, last))
            i = last + 1


def _match(
    doc: Doc, i: int, forms: Iterable[tuple[tuple[str, ...], Found]], taken: set[tuple[int, int]]
) -> tuple[tuple[str, ...], Found] | None:
    if not capital(doc[i]):
        return None
    best: tuple[tuple[str, ...], Found] | None = None
    for parts, f in forms:
        fits = all(
            i + k < len(doc) and doc[i + k].text == part and (id(doc), i + k) not in taken
            for k, part in enumerate(parts)
        )
        if fits and len(parts) == 1 and ((doc[i].is_sent_start and doc[i].pos_ != "PROPN") or _part_of_name(doc, i)):
            continue
        if fits and (best is None or len(parts) > len(best[0])):
            best = parts, f
    return best


def _part_of_name(doc: Doc, i: int) -> bool:
    """Whether a capitalised neighbour makes the word part of another name."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    before = doc[i - 1] if i else None
    return (after is not None and capital(after) and after.pos_ == "PROPN") or (
        before is not None and capital(before) and before.pos_ == "PROPN" and not before.is_sent_start
    )


__all__ = ["PLACES", "Evidence", "evidence", "names", "person_run", "words_name"]
