"""Loads the pinned English pipeline and parses a document paragraph by paragraph.

Each paragraph becomes one spaCy Doc that knows where it begins in the document (see
`syntax.place`). Quotation marks are straightened one for one before
parsing: offsets stay, and the model reads “isn't” right (explosion/spaCy#12702).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import ModelError
from kg.model import Document
from kg.parsing.installed import OFFICIAL, LanguageModel, find_model, not_loaded
from kg.syntax.place import place
from kg.syntax.relations import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    CONJUNCT,
    CONJUNCTION,
    PREPOSITION_OBJECT,
    ROOT,
    has,
    stands_as,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
"""The parts of a pipeline that extraction reads."""
BATCH = 64
"""Paragraphs a batch; from 8 up the speed is the same."""

STRAIGHT = str.maketrans("’‘‛‹›“”‟«»\u00a0", "'''''\"\"\"\"\" ")

# “the death of Baby P. He did not”: the tokenizer takes “P.” for an abbreviation and the sentences run together.
_INITIAL_END = re.compile(r"\b([Bb]aby|[Cc]hild|[Ff]amily|[Pp]art|[Pp]lan)\s([A-Z])\.(?=\s+[A-Z][a-z]*\b)")

# “co-chairman” is one word in the treebank that the model learned from, as is what else begins so (its guidelines list
# these prefixes); spaCy's tokenizer makes three of it, and the parser a noun called “co”.
_PREFIXED = re.compile(
    r"(?i:anti|bi|bio|co|counter|cyber|de|e|eco|inter|intra|mega|micro|mid|mini|multi|neo|non|over|para|post|pre|pro|"
    r"pseudo|quasi|re|semi|sub|super|trans|tri|ultra|un|under|vice)-[a-z]{2,}"
)


@dataclass(slots=True)
class Parser:
    """A loaded pipeline with what the provenance says of it."""

    model: LanguageModel
    nlp: Language = field(repr=False)

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Doc, ...]]]:
        """Yield each document with the parses of its extractable blocks, in order."""
        documents = list(documents)
        pieces = [(i, d, b) for i, d in enumerate(documents) for b in d.blocks if b.extractable]
        texts = (straighten(block.span.of(d.text)) for _, d, block in pieces)
        parsed: list[list[Doc]] = [[] for _ in documents]
        for (index, _, block), doc in zip(pieces, self.nlp.pipe(texts, batch_size=BATCH), strict=True):
            mend(doc)
            place(doc, block.span.start)
            parsed[index].append(doc)
        yield from ((document, tuple(docs)) for document, docs in zip(documents, parsed, strict=True))


def straighten(text: str) -> str:
    """Make quotation marks and spaces plain, one character for one."""
    return text.translate(STRAIGHT)


def mend(doc: Doc) -> None:
    """Give the words of saying the subject they have in three shapes that the parser reads wrong.

    “Commission for Racial Equality chairman Trevor Phillips” and “general secretary of the NUT Kevin Courtney”, where
    it takes the person for the object of the preposition, so that the body or the post would act; and “Commenting on a
    speech by the minister, Ann Lee, Jim Bell, the union's leader, said”, where it takes the first name for the subject.
    """
    for token in doc:
        if (
            stands_as(token, PREPOSITION_OBJECT)
            and token.ent_type_ == "PERSON"
            and token.head.lower_ in ("of", "for", "at")
        ):
            _mend_title(token)
        elif stands_as(token, ROOT):
            _mend_comment(token)


def _mend_title(person: Token) -> None:
    doc, preposition, first = person.doc, person.head, person.i
    body = preposition.head
    while first > 0 and doc[first - 1].ent_type_ == "PERSON" and doc[first].ent_iob_ == "I":
        first -= 1
    before = doc[first - 1]
    if before.ent_type_ == "ORG" and before.head == person and body.tag_ == "NN" and body.i < preposition.i:
        inner, nearer = before, person  # “[general secretary of the NUT] Kevin Courtney”
    elif before.pos_ == "NOUN" and before.text.islower() and before.head == person and _is_name(body):
        named = next((t for t in reversed(doc[preposition.i + 1 : before.i]) if t.pos_ == "PROPN"), None)
        if named is None or preposition.lower_ == "at":
            return
        inner, nearer = named, before  # “[Commission for Racial Equality] chairman Trevor Phillips”
    else:
        return
    person.head, person.dep_ = (body.head, body.dep_) if body.head != body else (person, "ROOT")
    body.head, body.dep_ = nearer, "nmod"
    inner.head, inner.dep_ = preposition, "pobj"


def _is_name(body: Token) -> bool:
    return body.tag_ == "NNP" or body.ent_type_ == "ORG"


def _mend_comment(verb: Token) -> None:
    first = verb.sent[0]
    if first.tag_ != "VBG" or not stands_as(first, ADVERBIAL_CLAUSE) or first.head != verb:
        return
    subjects = [c for c in verb.lefts if stands_as(c, ACTIVE_SUBJECT) and c.ent_type_ == "PERSON"]
    if len(subjects) != 1 or has(subjects[0], CONJUNCTION):
        return
    second = [c for c in subjects[0].rights if stands_as(c, CONJUNCT) and c.ent_type_ == "PERSON" and c.i < verb.i]
    if second:
        second[-1].head, second[-1].dep_ = verb, "nsubj"
        subjects[0].head, subjects[0].dep_ = first, "npadvmod"


def load_parser(name: str = "") -> Parser:
    """Load the pipeline that `find_model` finds under this name.

    Raises ModelError if it is not installed or cannot do the work.
    """
    one_thread()
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))  # the wheels of blis are built for a generic CPU: a third slower
    model = find_model(name)
    try:
        nlp = spacy.load(model.name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(not_loaded(model.name, error)) from error
    lacking = [part for part in NEEDED if part not in nlp.pipe_names]
    if lacking:
        raise ModelError(f"the language model {model.name!r} has no {', '.join(lacking)}; use one like {OFFICIAL}")
    nlp.tokenizer = _adapted(nlp.tokenizer)
    return Parser(model, nlp)


def one_thread() -> None:
    """Let this process, and those it starts, multiply with one thread each unless the environment says otherwise.

    The matrices are small: more threads only fight each other.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _adapted(tokenizer: Any) -> Any:
    """Wrap the tokenizer so that “co-chairman” is one word and a sentence may end in “Baby P.”."""
    from spacy.tokens import Doc

    tokenizer.token_match = _PREFIXED.fullmatch

    def tokenize(text: str) -> Doc:
        doc: Doc = tokenizer(text)
        cuts = {m.start(2) for m in _INITIAL_END.finditer(text)}
        if not cuts or not any(t.idx in cuts and len(t) == 2 for t in doc):
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for token in doc:
            parts: Sequence[str] = (token.text[0], ".") if token.idx in cuts and len(token) == 2 else (token.text,)
            words.extend(parts)
            spaces.extend([False] * (len(parts) - 1) + [bool(token.whitespace_)])
        return Doc(doc.vocab, words=words, spaces=spaces)

    return tokenize
