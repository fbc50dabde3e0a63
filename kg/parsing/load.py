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
from kg.parsing.repairs import mend, repairs_for
from kg.syntax.place import place

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

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
        documents, repairs = list(documents), repairs_for(_full_name(self.nlp))
        pieces = [(i, d, b) for i, d in enumerate(documents) for b in d.blocks if b.extractable]
        texts = (straighten(block.span.of(d.text)) for _, d, block in pieces)
        parsed: list[list[Doc]] = [[] for _ in documents]
        for (index, _, block), doc in zip(pieces, self.nlp.pipe(texts, batch_size=BATCH), strict=True):
            place(doc, block.span.start)
            doc._.repairs = mend(doc, repairs)
            parsed[index].append(doc)
        yield from ((document, tuple(docs)) for document, docs in zip(documents, parsed, strict=True))


def _full_name(nlp: Language) -> str:
    """Return what a pipeline is called, wherever it was loaded from: “en_core_web_sm”."""
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}"


def straighten(text: str) -> str:
    """Make quotation marks and spaces plain, one character for one."""
    return text.translate(STRAIGHT)


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
