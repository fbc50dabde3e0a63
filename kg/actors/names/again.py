"""Finds the names of a document where nothing saw them: a name found once is found everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from kg.actors.mention import Found, words_of
from kg.actors.names.spelling import capital
from kg.actors.names.usage import Usage
from kg.model import ActorKind, FoundBy
from kg.syntax.wording import Wording

Words = tuple[str, ...]
"""The words of a name, or a surname alone."""


def find_again(wordings: Iterable[Wording], found: Sequence[Found], known: Usage) -> Iterator[Found]:
    """Yield further places of names that are found: whole names, and the surnames of persons."""
    taken = {(id(f.doc), i) for f in found for i in range(f.first, f.last + 1)}
    forms = _forms(found)
    lower = {word for word in known.words if word.islower()}
    for wording in wordings:
        doc, beyond = wording.doc, 0
        for token in wording.capitals:
            here = forms.get(token.text)
            if here is None or token.i < beyond:
                continue
            for length in sorted(here, reverse=True):
                parts = wording.texts[token.i : token.i + length]
                if parts in here[length] and _fits(doc, token.i, length, taken, lower):
                    beyond = token.i + length
                    name = words_of(doc, token.i, beyond - 1)
                    kind = here[length][parts]
                    yield Found(doc, token.i, beyond - 1, beyond - 1, kind, FoundBy.SHORT_NAME, name)
                    break


def _forms(found: Sequence[Found]) -> dict[str, dict[int, dict[Words, ActorKind]]]:
    """Return, by their first word and how many they are, the words to look for; known actors are looked up already."""
    forms: dict[str, dict[int, dict[Words, ActorKind]]] = {}
    for f in found:
        if (f.kind is not ActorKind.PERSON and f.kind is not ActorKind.ORGANIZATION) or f.known is not None:
            continue
        parts = tuple(t.text for t in f.doc[f.first : f.last + 1])
        forms.setdefault(parts[0], {}).setdefault(len(parts), {}).setdefault(parts, f.kind)
        if f.kind is ActorKind.PERSON and len(parts) > 1 and len(parts[-1]) > 2:
            forms.setdefault(parts[-1], {}).setdefault(1, {}).setdefault(parts[-1:], f.kind)
    return forms


def _fits(doc: Doc, i: int, length: int, taken: set[tuple[int, int]], lower: set[str]) -> bool:
    """Whether a form of so many words stands at `i` not inside another name and not as a common word."""
    if any((id(doc), i + k) in taken for k in range(length)):
        return False
    if length > 1:
        return True
    token = doc[i]
    common = token.is_sent_start and token.pos_ != "PROPN" and (token.lower_ in lower or token.is_stop)
    return token.ent_type_ not in ("DATE", "TIME") and not common and not _is_part_of_name(doc, i)


def _is_part_of_name(doc: Doc, i: int) -> bool:
    """Whether a capitalised neighbour makes the word part of another name."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    before = doc[i - 1] if i else None
    return (after is not None and capital(after) and after.pos_ == "PROPN") or (
        before is not None and capital(before) and before.pos_ == "PROPN" and not before.is_sent_start
    )
