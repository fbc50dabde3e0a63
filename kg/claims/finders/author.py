"""The author's own demands in a signed piece: clauses of obligation outside what others say."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.claims.spans import Taken
from kg.lang.tables import words
from kg.model import BlockKind, Modality
from kg.page import Paragraph
from kg.syntax import begin, between, cover, is_predicate, modality, phrase, sentence, subtree
from kg.syntax.relations import (
    ATTRIBUTE,
    COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    HELPER,
    OPEN_COMPLEMENT,
    PASSIVE_HELPER,
    PREDICATE_ADJECTIVE,
    ROOT,
    has,
    stands_as,
)
from kg.syntax.verb import is_marked_by

RULE = "author-demand"
IF = words("speaking", "if")
NEEDED = words("speaking", "needed")


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield a draft for every demand of the author's, outside what others say."""
    if not material.author:
        return
    taken = Taken(span for draft in earlier for span in draft.content)
    for paragraph in material.paragraphs:
        if paragraph.kind is not BlockKind.BODY and not (material.body and paragraph.kind is BlockKind.ITEM):
            continue
        for clause in paragraph.clauses:
            head, subject = clause.head, clause.undergoer or clause.subject
            if subject is None or not (_obliges(head) and _stands_alone(head)):
                continue
            if paragraph.speech_at(begin(head)) is None and not taken.touches(between(head, head)):
                yield _draft(head, subject, paragraph)


def _draft(head: Token, subject: Token, paragraph: Paragraph) -> Draft:
    return Draft(
        mark=Speech(Kind.AUTHOR, RULE, None, head, None),
        at=begin(head),
        source=(),
        cue_spans=cover(t for t in (head, *head.children) if stands_as(t, HELPER) or t.lower_ in NEEDED),
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
    return not is_marked_by(head, IF) and not any(t.text == "?" for t in top.sent)


def _words(head: Token, subject: Token) -> list[Token]:
    """The clause from its subject on, without the purpose that stands before it (“To achieve this, …”)."""
    top = head.head if stands_as(head, OPEN_COMPLEMENT) else head
    said = [t for t in subtree(top) if not t.is_space]
    if subject.i < top.i:
        said = [t for t in said if t.i >= phrase(subject)[0].i]
    if said[0].tag_ == "TO":
        comma = next((n for n, t in enumerate(said) if t.text == "," and t.i < top.i), None)
        said = said[comma + 1 :] if comma is not None else said
    while said and said[-1].is_punct:
        said.pop()
    return said[1:] if said and stands_as(said[0], CONJUNCTION) else said


FINDER = Finder("author", find, (RULE,))
