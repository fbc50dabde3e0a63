"""Which of the organizations told of so far a noun may stand for: “the council”, “the regulator”, “the firm”."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

from spacy.tokens import Token

from kg.actors.mention import Found
from kg.actors.reference.discourse import NEAR, Discourse, Seen
from kg.actors.registry import Entry
from kg.actors.words import OPENERS, is_organization, kinds
from kg.lang.tables import word_pairs, words
from kg.model import ActorKind
from kg.syntax.relations import COMPOUND, NOUN_MODIFIER, OWNER, stands_as

GENERIC = words("reference", "generic")
_MOST = 100
"""So many organizations that go by a noun are looked at."""
_KINDS = kinds()
_FIRMS = words("reference", "firms")
_FIRM_NOUNS = frozenset().union(*(_KINDS[sort] for sort in _FIRMS))
_NEARBY_NOUNS = frozenset().union(*(_KINDS[sort] for sort in words("reference", "firms_nearby")))
_JUST_BEFORE = words("reference", "just_before")
_ALSO_CALLED = word_pairs("reference", "also_called")
_INSIDE_NAME = words("reference", "inside_name")
_INSIDE_NAME_PREPOSITION = words("reference", "inside_name_preposition")
_NAME_PREPOSITIONS = words("reference", "name_prepositions")


def own_nouns(entry: Entry) -> set[str]:
    """Return the nouns that the name or a description of an organization ends in."""
    parts = entry.label.split()
    last = parts[-1].lower()
    nouns = {noun for noun in entry.nouns if is_organization(noun)}
    if is_organization(last):
        nouns.add(last)
    inside = pairwise(part.lower() for part in parts[1:])
    return nouns | {noun for noun, link in inside if noun in _INSIDE_NAME and link in _INSIDE_NAME_PREPOSITION}


def nouns(entry: Entry) -> set[str]:
    """Return the nouns that may stand for an organization."""
    if entry.kind is not ActorKind.ORGANIZATION:
        return set()
    opener, *rest = entry.label.lower().split()
    last = rest[-1] if rest else opener
    nouns = set(entry.nouns)
    if is_organization(last):
        nouns.add(last)
        nouns.update([_ALSO_CALLED[last]] if last in _ALSO_CALLED else [])
    if opener in OPENERS and rest and rest[0] in _NAME_PREPOSITIONS:
        nouns.add(opener)
    return nouns | own_nouns(entry) | _KINDS.get(entry.classification or "", frozenset())


def called(discourse: Discourse, noun: str) -> Iterator[Entry]:
    """Yield the organizations so far that a noun may stand for, those told of last first."""
    told = discourse.sorted_by("noun", nouns).get(noun, {})
    return (entry for entry in islice(reversed(told.values()), _MOST) if noun in nouns(entry))


def fitting(discourse: Discourse, noun: str, test: Callable[[Entry], bool] = lambda entry: True) -> list[Entry]:
    """Return the organizations so far that a noun may stand for and that pass a test, those told of last first."""
    return [entry for entry in called(discourse, noun) if test(entry)]


def latest(discourse: Discourse, found: Found, noun: str, fitting: Sequence[Entry]) -> Entry | None:
    """Return the one organization that fits, or the last of several if it is near."""
    if not fitting:
        return None
    last = fitting[0]
    if noun in GENERIC and noun not in own_nouns(last):
        close = {s.entry.id for s in discourse.lately(found, 1) if _is_body(s)}
        return last if close == {last.id} else None
    if len(fitting) == 1 and noun not in _NEARBY_NOUNS:
        return last
    reach, fit = 1 if noun in _JUST_BEFORE else NEAR, {entry.id for entry in fitting}
    near = [s for s in discourse.lately(found, reach) if s.entry.id in fit]
    if near and noun in _FIRM_NOUNS and _is_firm_named_since(discourse, near[-1]):
        return None
    return told_most(discourse, near)


def told_most(discourse: Discourse, near: Sequence[Seen]) -> Entry | None:
    """Return the last that is told of by itself, not within another's role (“the Hull council director”)."""
    if len({s.entry.id for s in near}) < 2:
        return near[-1].entry if near else None
    alone = [s for s in near if not stands_as(s.found.token, COMPOUND, NOUN_MODIFIER, OWNER)]
    if alone:
        return alone[-1].entry
    counts = discourse.counts
    first, second = sorted({s.entry.id for s in near}, key=lambda key: (-counts[key], key))[:2]
    return discourse.registry.entries[first] if counts[first] > counts[second] else None


def ahead(discourse: Discourse, head: Token) -> Entry | None:
    """Return whom a description further right, which is not resolved yet, may mean by its noun."""
    noun = head.lower_
    if not is_organization(noun):
        return None
    return next(called(discourse, noun), None)


def _is_firm_named_since(discourse: Discourse, last: Seen) -> bool:
    """Whether another body that may be a firm was named after this one."""
    later = discourse.seen[last.number + 1 :]
    return any(
        s.found.named and (s.entry.classification is None or s.entry.classification in _FIRMS)
        for s in later
        if _is_body(s) and s.entry is not last.entry
    )


def _is_body(seen: Seen) -> bool:
    return seen.entry.kind is ActorKind.ORGANIZATION
