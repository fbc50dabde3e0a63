"""Closed lists of words that the claim rules share, read from `kg/lang/en/documents.toml`, and dictionary forms."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.lang.tables import table, words

DOCUMENTS = words("documents", "documents")
EXAMINERS = words("documents", "examiners")
QUANTIFIERS = words("documents", "quantifiers")


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Return the lists by name: documents, answers, quantifiers, examiners."""
    return {key: words("documents", key) for key in table("documents")}


def is_document(token: Token) -> bool:
    """Tell whether a noun is a document or survey that speaks for a body."""
    return token.lemma_.lower() in DOCUMENTS


def is_examiner(token: Token) -> bool:
    """Tell whether a noun is of those who find by profession: inspectors, researchers, a committee."""
    return token.lemma_.lower() in EXAMINERS


def is_share(token: Token | None) -> bool:
    """Tell whether a word stands for some of a group: many, 80 %, a majority."""
    return token is not None and (token.lemma_.lower() in QUANTIFIERS or token.ent_type_ == "PERCENT")


def lemma_of(token: Token) -> str:
    """Return the dictionary form in lower case."""
    return str(token.lemma_.lower())
