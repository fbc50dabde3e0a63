"""Finds the names of a document where nothing saw them: a name found once is found everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from kg.actors.mention import Found, words_of
from kg.actors.names.spelling import capital
from kg.actors.names.usage import Usage
from kg.model import ActorKind, FoundBy
from kg.syntax.wording import Wording

Form = tuple[tuple[str, ...], ActorKind | None]
"""The words of a name, or a surname alone, and what it is the name of."""


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
            fitting = [form for form in here if _fits(doc, token.i, form, taken, lower)]
            if fitting:
                parts, kind = max(fitting, key=lambda form: len(form[0]))
                beyond = token.i + len(parts)
                name = words_of(doc, token.i, beyond - 1)
                yield Found(doc, token.i, beyond - 1, beyond - 1, kind, FoundBy.SHORT_NAME, name)


def _forms(found: Sequence[Found]) -> dict[str, dict[Form, None]]:
    """Return, by their first word, the forms to look for; known actors are looked up already."""
    forms: dict[str, dict[Form, None]] = {}
    for f in found:
        if f.kind not in (ActorKind.PERSON, ActorKind.ORGANIZATION) or f.known is not None:
            continue
        parts = tuple(t.text for t in f.doc[f.first : f.last + 1])
        forms.setdefault(parts[0], {})[parts, f.kind] = None
        if f.kind is ActorKind.PERSON and len(parts) > 1 and len(parts[-1]) > 2:
            forms.setdefault(parts[-1], {})[parts[-1:], f.kind] = None
    return forms


def _fits(doc: Doc, i: int, form: Form, taken: set[tuple[int, int]], lower: set[str]) -> bool:
    """Whether a form stands at `i`, not inside another name and not as a common word."""
    parts, token = form[0], doc[i]
    if i + len(parts) > len(doc):
        return False
    if any(doc[i + k].text != part or (id(doc), i + k) in taken for k, part in enumerate(parts)):
        return False
    if len(parts) > 1:
        return True
    common = token.is_sent_start and token.pos_ != "PROPN" and (token.lower_ in lower or token.is_stop)
    return token.ent_type_ not in ("DATE", "TIME") and not common and not _is_part_of_name(doc, i)


def _is_part_of_name(doc: Doc, i: int) -> bool:
    """Whether a capitalised neighbour makes the word part of another name."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    before = doc[i - 1] if i else None
    return (after is not None and capital(after) and after.pos_ == "PROPN") or (
        before is not None and capital(before) and before.pos_ == "PROPN" and not before.is_sent_start
    )
