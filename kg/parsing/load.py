"""Loads the pinned English pipeline and parses a document paragraph by paragraph.

Each paragraph becomes one spaCy Doc that knows where it begins in the document (see
`syntax.place`). Quotation marks are straightened one for one before
parsing: offsets stay, and the model reads “isn't” right (explosion/spaCy#12702).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import ModelError
from kg.model import Document
from kg.parsing.installed import OFFICIAL, LanguageModel, find_model, not_loaded
from kg.parsing.kept import Parses, pack, unpack
from kg.parsing.repairs import mend, repairs_for
from kg.parsing.repeated import Repeats
from kg.parsing.tokenizer import TOKENS, adapted
from kg.parsing.word_memo import add_word_memo
from kg.syntax.place import place

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
"""The parts of a pipeline that extraction reads."""
BATCH = 64
"""Paragraphs a batch; from 8 up the speed is the same."""

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
"""Where the environment says with how many threads a process multiplies."""

STRAIGHT = str.maketrans("’‘‛‹›“”‟«»\u00a0\n\r\t", "'''''\"\"\"\"\"    ")


@dataclass(slots=True)
class Parser:
    """A loaded pipeline with what the provenance says of it."""

    model: LanguageModel
    nlp: Language = field(repr=False)
    _repeats: Repeats = field(init=False, repr=False, default_factory=Repeats)

    def parse(
        self, documents: Iterable[Document], parses: Parses | None = None
    ) -> Iterator[tuple[Document, tuple[Doc, ...]]]:
        """Yield each document with the parses of its extractable blocks, in order.

        `parses` has those of an earlier run, and takes the new ones; with None, none are kept.
        """
        documents, repairs = list(documents), repairs_for(f"{self.nlp.lang}_{self.nlp.meta['name']}")
        spans = [[block.span for block in d.blocks if block.extractable] for d in documents]
        texts = [[straighten(span.of(d.text)) for span in own] for d, own in zip(documents, spans, strict=True)]
        kept = [self._kept(d, own, parses) for d, own in zip(documents, texts, strict=True)]
        missing = [text for own, known in zip(texts, kept, strict=True) if known is None for text in own]
        fresh = self._repeats.parsed(missing, partial(self.nlp.pipe, batch_size=BATCH))
        for document, own, places, known in zip(documents, texts, spans, kept, strict=True):
            docs = known if known is not None else [next(fresh) for _ in own]
            if known is None and parses is not None:
                parses.new[document.id] = pack(own, docs, self.made_by)
            for doc, span in zip(docs, places, strict=True):
                doc._.repairs = mend(doc, repairs)
                place(doc, span.start)
            yield document, tuple(docs)

    def _kept(self, document: Document, texts: Sequence[str], parses: Parses | None) -> list[Doc] | None:
        data = parses.known.get(document.id) if parses is not None else None
        return None if data is None else unpack(data, texts, self.nlp.vocab, self.made_by)

    @property
    def made_by(self) -> str:
        """What a parse depends on besides its text."""
        return f"{self.model} {TOKENS}"

    def phrase(self, text: str) -> Doc:
        """Return the parse of a few words that stand in no document."""
        doc = self.nlp(straighten(text))
        doc._.repairs = mend(doc, repairs_for(f"{self.nlp.lang}_{self.nlp.meta['name']}"))
        return doc


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
    nlp.tokenizer = adapted(nlp.tokenizer)
    add_word_memo(nlp)
    return Parser(model, nlp)


def one_thread() -> None:
    """Let this process, and those it starts, multiply with one thread each unless the environment says otherwise.

    The matrices are small: more threads only fight each other. The environment alone is read too early: as numpy loads.
    """
    if any(name in os.environ for name in THREADS):
        return
    from threadpoolctl import threadpool_limits

    os.environ.update(dict.fromkeys(THREADS, "1"))
    threadpool_limits(1, user_api="blas")
