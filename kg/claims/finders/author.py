"""What an author says in the own voice: demands in a signed piece; in an opinion piece, letter or post, judgements too.

A text is an opinion piece if its author speaks as “I” in it, outside all quotations. There every sentence is the
author's claim that does not only narrate (“In 1998 I stood on the steps …”) or say what comes next (“Let me begin …”).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from kg.claims.draft import Draft, Drafts, Kind, Material, Speech
from kg.claims.finders.finder import Finder
from kg.claims.lexicon import lemma_of
from kg.claims.meaning import judge, obliges
from kg.claims.spans import Taken
from kg.lang.patterns import compiled
from kg.lang.tables import value_of, words
from kg.model import BlockKind, Modality, Span, Stance
from kg.page import Paragraph
from kg.reading.letters import heading, opening
from kg.syntax import begin, between, cover, is_predicate, modality, phrase, sentence, subtree, tense
from kg.syntax.relations import (
    ADVERB,
    AGENT_BY,
    ATTRIBUTE,
    COMPLEMENT,
    CONJUNCT,
    CONJUNCTION,
    HELPER,
    OPEN_COMPLEMENT,
    PASSIVE_HELPER,
    PREDICATE_ADJECTIVE,
    ROOT,
    SUBJECT,
    dependents,
    first_dependent,
    has,
    stands_as,
)
from kg.syntax.verb import is_marked_by
from kg.syntax.wording import children, sentence_has

RULE = "author-demand"
JUDGEMENT = "author-judgement"
_OWN = 0.1
"""Words like “I” and “my” a sentence from which on a text is in its author's own voice."""
_FEWEST = 3
"""Words that say something."""
_HEADS, _SHORT = 6, 40
"""Blocks at the head of a text, and characters, in which “Comment” may stand over it."""
IF = words("speaking", "if")
SELF = words("grammar", "first_person_singular")
FAILING = words("authors", "failing")
JUDGING = words("authors", "judging")
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
NEEDED, PROCEDURES = words("speaking", "needed"), words("authors", "procedures")


def find(material: Material, earlier: Drafts) -> Iterator[Draft]:
    """Yield a draft for every demand and judgement of an author's, outside what others say."""
    taken = Taken(span for draft in earlier for span in draft.content)
    own = material.author and _speaks_as_itself(material)
    opinion = material.author and _is_opinion(material)
    for paragraph in material.paragraphs:
        if paragraph.kind not in (BlockKind.BODY, BlockKind.ITEM) or (paragraph.turn and not paragraph.turn.writes):
            continue
        if paragraph.turn or own:
            yield from _judgements(paragraph, earlier)
        elif opinion:
            yield from _judgements(paragraph, earlier, only=is_evaluation)
        elif material.author:
            yield from _demands(paragraph, taken, items=material.body)


def _speaks_as_itself(material: Material) -> bool:
    """Whether the author says “I” outside quotations and turns, and all through the text."""
    if any(paragraph.turn is not None for paragraph in material.page.paragraphs):
        return False
    body = [p for p in material.paragraphs if p.kind is BlockKind.BODY]
    own = [
        number
        for number, paragraph in enumerate(body)
        for t in paragraph.doc
        if t.lower_ in SELF and t.text != "i" and paragraph.quotations.at(begin(t)) is None
    ]
    sentences = sum(1 for paragraph in body for _ in paragraph.doc.sents)
    if len(own) >= max(2, _OWN * sentences) and _is_letter(material):
        return True
    return len(own) >= max(2, _OWN * sentences) and min(own) < (len(body) + 1) / 2 <= max(own) + 1


def _is_letter(material: Material) -> bool:
    """Whether “Letters to the Editor” stands over it."""
    heads = [b.span.of(material.text).strip() for b in material.page.document.blocks[:_HEADS]]
    return any(heading().fullmatch(head) for head in heads)


def _is_opinion(material: Material) -> bool:
    """Whether it is printed as opinion: “Comment” stands over it."""
    blocks = material.page.document.blocks
    heads = [b.span.of(material.text) for b in blocks[:_HEADS]] + [material.page.document.title or ""]
    return any(len(head) <= _SHORT and _opinion().fullmatch(head.strip()) for head in heads)


@cache
def _opinion() -> re.Pattern[str]:
    return compiled(value_of("authors", "opinion"), {}, "authors.toml", re.IGNORECASE | re.DOTALL)


def is_evaluation(sentence_: Sentence) -> bool:
    """Tell whether a sentence judges or demands by its words: “It was a shambles”, “They have failed renters”."""
    root = sentence_.root
    return obliges(root) or judge(sentence_) is not Stance.NEUTRAL or lemma_of(root) in FAILING


def _demands(paragraph: Paragraph, taken: Taken, *, items: bool) -> Iterator[Draft]:
    if paragraph.kind is not BlockKind.BODY and not items:
        return
    for clause in paragraph.clauses:
        head, subject = clause.head, clause.undergoer or clause.subject
        if subject is None or not (_obliges(head) and _stands_alone(head)) or _is_procedure(head):
            continue
        if paragraph.speech_at(begin(head)) is None and not taken.touches(between(head, head)):
            yield _draft(head, subject, paragraph)


def _judgements(
    paragraph: Paragraph, earlier: Drafts, only: Callable[[Sentence], bool] = lambda _: True
) -> Iterator[Draft]:
    """Yield the sentences that are neither narrated nor what others say."""
    others = earlier.outside(paragraph)
    for sent in paragraph.doc.sents:
        tokens = _own_words(sent, paragraph)
        if sum(t.is_alpha for t in tokens) < _FEWEST or _narrates(sent.root) or _stages(sent.text) or not only(sent):
            continue
        place = between(tokens[0], tokens[-1])
        if any(_is_theirs(place, sent, draft) for draft in others) or any(
            q.inner.overlaps(place) for q in paragraph.speech
        ):
            continue
        for name in _writers(paragraph):
            yield Draft(
                mark=Speech(Kind.AUTHOR, JUDGEMENT, None, sent.root, None),
                at=place.start if name is None else place.start + name.start,
                source=() if name is None else (name,),
                cue_spans=(),
                content=(place,),
                sentence=place,
                paragraph=paragraph,
            )


def _own_words(sent: Sentence, paragraph: Paragraph) -> list[Token]:
    """Return the words of a sentence, without the “Sir –” over a letter."""
    tokens = [t for t in sent if not t.is_space]
    if paragraph.turn is not None and tokens and (found := opening().match(sent.text)):
        tokens = [t for t in tokens if t.idx - sent.start_char >= found.end()]
    return tokens


def _is_theirs(place: Span, sent: Sentence, draft: Draft) -> bool:
    """Whether a sentence is what somebody says: its main verb is a cue, or most of it is told as said."""
    said = sum(min(s.end, place.end) - max(s.start, place.start) for s in draft.content if s.overlaps(place))
    return draft.head == sent.root or 2 * said > place.end - place.start


def _writers(paragraph: Paragraph) -> tuple[Span | None, ...]:
    """Return the names of who signed a letter; None: the author of the text."""
    return (None,) if paragraph.turn is None else (paragraph.turn.name, *paragraph.turn.others)


def _narrates(root: Token) -> bool:
    """“In 1998 I stood on the steps”, “I have let a flat for years”: what happened, and no word that judges it."""
    if modality(root) is not Modality.ASSERTED or any(t.lower_ in JUDGING for t in dependents(root, ADVERB)):
        return False
    past = root.tag_ == "VBD" or tense(root) == "past" or root.tag_ not in VERBAL
    own = first_dependent(root, SUBJECT)
    lived = own is not None and own.lower_ in SELF and has(root, HELPER) and root.tag_ == "VBN"
    return (past or lived) and not is_evaluation(root.sent) and not root.sent.text.rstrip().endswith("?")


def _stages(sentence_: str) -> bool:
    return _staging().fullmatch(sentence_.strip()) is not None


@cache
def _staging() -> re.Pattern[str]:
    forms = value_of("authors", "staging")
    return compiled("|".join(f"(?:{form})" for form in forms), {}, "authors.toml", re.IGNORECASE | re.DOTALL)


def _draft(head: Token, subject: Token, paragraph: Paragraph) -> Draft:
    return Draft(
        mark=Speech(Kind.AUTHOR, RULE, None, head, None),
        at=begin(head),
        source=(),
        cue_spans=cover(t for t in (head, *children(head)) if stands_as(t, HELPER) or t.lower_ in NEEDED),
        content=cover(_words(head, subject)),
        sentence=sentence(head),
        paragraph=paragraph,
    )


def _obliges(head: Token) -> bool:
    if modality(head) is Modality.OBLIGATION:
        return not stands_as(head, OPEN_COMPLEMENT) or head.head.tag_ != "VBD"  # “had to go” tells what was
    return any(stands_as(c, PREDICATE_ADJECTIVE, ATTRIBUTE) and c.lower_ in NEEDED for c in children(head)) or (
        head.lower_ in NEEDED and has(head, PASSIVE_HELPER)
    )


def _is_procedure(head: Token) -> bool:
    """“The plans must be approved by parliament”: what the law asks, not the author."""
    by = any(stands_as(c, AGENT_BY) for c in children(head))
    return lemma_of(head) in PROCEDURES and has(head, PASSIVE_HELPER) and by


def _stands_alone(head: Token) -> bool:
    """A main clause, or the infinitive of “need to / have to” in one; no condition, question or relative clause."""
    top = head
    while stands_as(top, COMPLEMENT, CONJUNCT) and is_predicate(top.head):
        top = top.head
    if not stands_as(top, ROOT):
        return False
    return not is_marked_by(head, IF) and not sentence_has(top, "?")


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


FINDER = Finder("author", find, (RULE, JUDGEMENT))
