"""Parses as bytes, and back: the annotations of the model, before any repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import DocBin

from kg.model.identity import key_of

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_ATTRIBUTES = ("ORTH", "NORM", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE")
_DIGEST = len(key_of())


@dataclass(slots=True)
class Parses:
    """Parses as bytes by the ids of the documents: those that are there, and the new ones that a parser adds."""

    known: Mapping[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)


def pack(texts: Sequence[str], docs: Sequence[Doc], made_by: str) -> bytes:
    """Return the parses of texts as bytes; `made_by` says which pipeline parsed them."""
    return key_of(made_by, *texts) + DocBin(attrs=_ATTRIBUTES, docs=docs).to_bytes()


def unpack(data: bytes, texts: Sequence[str], vocab: Vocab, made_by: str) -> list[Doc] | None:
    """Return the parses that `pack` made bytes of; None if they are of other texts or of another pipeline."""
    if data[:_DIGEST] != key_of(made_by, *texts):
        return None
    return list(DocBin().from_bytes(data[_DIGEST:]).get_docs(vocab))
