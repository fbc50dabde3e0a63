"""Learns from plain cases whether “he” or “she” is said of a person whose first name does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.actors.mention import Found
from kg.actors.reference.descriptions import Description
from kg.actors.reference.pronouns import gender_of_pronoun
from kg.actors.registry import Entry
from kg.model import ActorKind


def learn_genders(
    items: Sequence[Found | Description], entries: Mapping[str, Entry], sentence: Mapping[tuple[int, int], int]
) -> None:
    """Set the gender of persons from pronouns that follow their name with nobody else in between.

    `items`: names and descriptions of a document in text order.
    """
    votes: dict[str, Counter[str]] = {}
    last: Found | None = None
    for item in items:
        found = item if isinstance(item, Found) else item.found
        if isinstance(item, Found):
            if item.kind is ActorKind.PERSON and item.actor is not None:
                last = item if last is None or last.actor == item.actor or _apart(last, item, sentence) else None
            continue
        said = gender_of_pronoun(found.name)
        if said and last is not None and last.actor is not None and not _apart(last, found, sentence):
            votes.setdefault(last.actor, Counter())[said] += 1
        elif not said and found.kind is ActorKind.PERSON:
            last = None
    for actor_id, tally in votes.items():
        entry = entries[actor_id]
        first, count = tally.most_common(1)[0]
        if not entry.gender and count >= 3 * (tally.total() - count):
            entry.gender = first


def _apart(one: Found, other: Found, sentence: Mapping[tuple[int, int], int]) -> bool:
    """Whether more than the end of one sentence lies between."""
    return sentence[id(other.doc), other.head] - sentence[id(one.doc), one.head] > 1
