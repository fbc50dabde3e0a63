"""Settles what each name is, from all its places in the document: one kind a form, no strays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from kg.actors.mention import Found, words_of
from kg.actors.names.spelling import capital, folded
from kg.actors.words import Words
from kg.model import ActorKind, FoundBy
from kg.syntax.relations import AGENT_BY, APPOSITION, CONJUNCT, OBJECT, OWNER, SUBJECT, stands_as


def settle(found: Iterable[Found], words: Words) -> list[Found]:
    """Give every surface form the kind it has most often; a sure source outweighs the model."""
    found = list(found)
    bare = Counter(folded(f.name) for f in found if " " not in f.name and stands_as(f.token, SUBJECT, OWNER))
    for f in found:
        likely = _called_like_a_person(f, bare, words) or _chairs(f)
        if f.how is FoundBy.NER and f.kind is not ActorKind.PERSON and likely:
            f.kind = ActorKind.PERSON
    votes: dict[str, Counter[ActorKind | None]] = {}
    found = [f for f in found if not _two_persons(f, found)]
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


def _chairs(f: Found) -> bool:
    """“the Laming inquiry”, “the Munro review”: called after the person who chairs it."""
    after = f.doc[f.last + 1] if f.last + 1 < len(f.doc) else None
    before = f.doc[f.first - 1] if f.first else None
    single = f.first == f.last and f.known is None and f.kind is ActorKind.ORGANIZATION and not f.token.is_upper
    named = single and before is not None and before.lower_ in ("the", "lord", "this", "that")
    return named and after is not None and after.lower_ in ("inquiry", "enquiry", "review")


def _two_persons(f: Found, found: Sequence[Found]) -> bool:
    """Whether the model took “Blair and Brown” for one name."""
    parts = f.name.replace("&", "and").split(" and ")
    if f.how is not FoundBy.NER or f.kind is None or len(parts) != 2:
        return False
    last = {folded(g.name.split()[-1]) for g in found if g.kind is ActorKind.PERSON and g is not f and " " in g.name}
    return all(folded(p.split()[-1]) in last for p in parts if p.split()) and all(p.split() for p in parts)


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
    if f.kind is ActorKind.ORGANIZATION and words.first_name(parts[0].lower()):
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
        if group[0].kind is ActorKind.ORGANIZATION and not group[0].name.isupper() and _place(group):
            for f in group:
                f.kind = None
        if group[0].kind is ActorKind.PERSON and not words.first_name(name) and not any(_does(f) for f in group):
            dropped.update(id(f) for f in group)
        if group[0].name in words.programmes:
            dropped.update(id(f) for f in group)
    return [f for f in found if id(f) not in dropped]


def _place(group: Sequence[Found]) -> bool:
    """Whether a name stands where places stand, and never acts."""
    return any(_located(f) for f in group) and not any(stands_as(f.token, SUBJECT) for f in group)


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
    return stands_as(f.token, SUBJECT, APPOSITION, CONJUNCT, OBJECT, OWNER) or stands_as(f.token.head, AGENT_BY)


def find_again(docs: Sequence[Doc], found: Sequence[Found]) -> Iterator[Found]:
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
    lower = {t.text for doc in docs for t in doc if t.is_lower}
    for doc in docs:
        i = 0
        while i < len(doc):
            best = _match(doc, i, forms.get(doc[i].text, ()), taken, lower)
            if best is None:
                i += 1
                continue
            parts, f = best
            last = i + len(parts) - 1
            yield Found(doc, i, last, last, f.kind, FoundBy.SHORT_NAME, words_of(doc, i, last))
            i = last + 1


def _match(
    doc: Doc, i: int, forms: Iterable[tuple[tuple[str, ...], Found]], taken: set[tuple[int, int]], lower: set[str]
) -> tuple[tuple[str, ...], Found] | None:
    if not capital(doc[i]):
        return None
    best: tuple[tuple[str, ...], Found] | None = None
    for parts, f in forms:
        fits = all(
            i + k < len(doc) and doc[i + k].text == part and (id(doc), i + k) not in taken
            for k, part in enumerate(parts)
        )
        if fits and len(parts) == 1 and doc[i].ent_type_ in ("DATE", "TIME"):
            continue
        common = doc[i].is_sent_start and doc[i].pos_ != "PROPN" and (doc[i].lower_ in lower or doc[i].is_stop)
        if fits and len(parts) == 1 and (common or _part_of_name(doc, i)):
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
