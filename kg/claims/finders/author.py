"""The author's own demands in a signed piece: clauses of obligation outside what others say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from spacy.tokens import Token

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.lang.tables import words
from kg.model import BlockKind, Modality
from kg.syntax import begin, cover, is_predicate, modality, phrase, sentence, subtree
from kg.syntax.relations import (
    ATTRIBUTE,
    COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    HELPER,
    MARKER,
    OPEN_COMPLEMENT,
    PASSIVE_HELPER,
    PREDICATE_ADJECTIVE,
    ROOT,
    has,
    stands_as,
)

NEEDED = words("speaking", "needed")


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield a draft for every demand of the author's, outside what others say."""
    if not material.author:
        return
    taken = sorted(span for draft in earlier for span in draft.content)
    starts = [span.start for span in taken]
    ends = list(accumulate((span.end for span in taken), max))
    for paragraph in material.paragraphs:
        if paragraph.kind is not BlockKind.BODY:
            continue
        for clause in paragraph.clauses:
            head, subject = clause.head, clause.undergoer or clause.subject
            if subject is None or not (_obliges(head) and _stands_alone(head)):
                continue
            at = bisect_right(starts, begin(head))
            if paragraph.speech_at(begin(head)) or (at and ends[at - 1] > begin(head)):
                continue
            yield Draft(
                kind=Kind.AUTHOR,
                rule="author-demand",
                mark=Speech("author-demand", None, head, None),
                source=(),
                cue_spans=cover(
                    t for t in subtree(head) if t.head == head and (stands_as(t, HELPER) or t.lower_ in NEEDED)
                ),
                content=cover(_words(head, subject)),
                sentence=sentence(head),
                paragraph=paragraph,
            )


def _obliges(head: Token) -> bool:
    if modality(head) is Modality.OBLIGATION:
        return not stands_as(head, OPEN_COMPLEMENT) or head.head.tag_ != "VBD"  # “had to go” tells what was
    return any(stands_as(c, PREDICATE_ADJECTIVE, ATTRIBUTE) and c.lower_ in NEEDED for c in head.children) or (
        head.lower_ in NEEDED and has(head, PASSIVE_HELPER)
    )


def _stands_alone(head: Token) -> bool:
    """A main clause, or the infinitive of “need to / have to” in one; no condition, question or relative clause."""
    top = head
    while stands_as(top, COMPLEMENT, CONJUNCT) and is_predicate(top.head):
        top = top.head
    if not stands_as(top, ROOT):
        return False
    return not any(t.text == "?" for t in top.sent) and not any(
        stands_as(c, MARKER) and c.lower_ == "if" for c in head.children
    )


def _words(head: Token, subject: Token | None) -> list[Token]:
    """The clause from its subject on, without the purpose that stands before it (“To achieve this, …”)."""
    top = head.head if stands_as(head, OPEN_COMPLEMENT) else head
    words = [t for t in subtree(top) if not t.is_space]
    if subject is not None and subject.i < top.i:
        words = [t for t in words if t.i >= phrase(subject)[0].i]
    if words[0].tag_ == "TO":
        comma = next((n for n, t in enumerate(words) if t.text == "," and t.i < top.i), None)
        words = words[comma + 1 :] if comma is not None else words
    while words and words[-1].is_punct:
        words.pop()
    return words[1:] if words and stands_as(words[0], CONJUNCTION) else words


FINDER = Finder("author", find, ("author-demand",))
