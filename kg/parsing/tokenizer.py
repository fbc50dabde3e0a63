"""The tokenizer of the pipeline, adapted: “co-chairman” is one word, and a sentence may end in “Baby P.”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from spacy.about import __version__ as spacy_version
from spacy.tokens import Doc

from kg.lang.tables import words
from kg.model.identity import key_of


def _one_of(choices: frozenset[str]) -> str:
    return "|".join(sorted(choices))


# “the death of Baby P. He did not”: the tokenizer takes “P.” for an abbreviation and the sentences run together.
LETTERED = words("people", "pseudonyms").union(words("tokens", "lettered"))
INITIAL_END = re.compile(rf"\b(?i:{_one_of(LETTERED)})\s([A-Z])\.(?=\s+[A-Z][a-z]*\b)")

# “co-chairman” is one word in the treebank that the model learned from, as is what else begins so (its guidelines list
# these prefixes); spaCy's tokenizer makes three of it, and the parser a noun called “co”.
PREFIXED = re.compile(rf"(?i:{_one_of(words('tokens', 'prefixes'))})-[a-z]{{2,}}")


# “my right hon. Friend”: no sentence ends here, whatever the capital.
SHORTENED = words("tokens", "shortened")

TOKENS = key_of(
    spacy_version, Path(__file__).read_bytes(), INITIAL_END.pattern, PREFIXED.pattern, *sorted(SHORTENED)
).hex()
"""Stands for all that decides what the tokens of a text are."""


def adapted(tokenizer: Any) -> Callable[[str], Doc]:
    """Wrap a tokenizer of spaCy."""
    tokenizer.token_match = PREFIXED.fullmatch
    for short in SHORTENED:
        for spelled in (short, short.capitalize()):
            tokenizer.add_special_case(spelled, [{"ORTH": spelled}])

    def tokenize(text: str) -> Doc:
        doc: Doc = tokenizer(text)
        for token in doc[:-1] if len(doc) else ():
            if token.lower_ in SHORTENED:
                doc[token.i + 1].is_sent_start = False
        cuts = {match.start(1) for match in INITIAL_END.finditer(text)}
        if not cuts or not any(t.idx in cuts and len(t) == 2 for t in doc):
            return doc
        cut_words: list[str] = []
        spaces: list[bool] = []
        for token in doc:
            parts: Sequence[str] = (token.text[0], ".") if token.idx in cuts and len(token) == 2 else (token.text,)
            cut_words.extend(parts)
            spaces.extend([False] * (len(parts) - 1) + [bool(token.whitespace_)])
        return Doc(doc.vocab, words=cut_words, spaces=spaces)

    return tokenize
