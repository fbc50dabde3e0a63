"""What the part of a document is made of, as a hash: as long as it stays, so do the lines of the part.

The hash stands for values, not for the program that makes lines of them; whoever keeps lines keeps them by that, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from kg.graph.entities import run_iri
from kg.graph.parts import Parts, Supported
from kg.model import Extraction
from kg.model.identity import key_of

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def extraction_keys(extractions: Iterable[Extraction]) -> list[bytes]:
    """Return a hash of all that was found in each document, with its text."""
    return [key_of(_ENCODER.encode(extraction)) for extraction in extractions]


def part_keys(parts: Parts, extractions: Sequence[bytes]) -> Mapping[str, bytes]:
    """Return the hash of each document's part, by id; `extractions` are the keys of what was found in each."""
    common = f"{parts.sheet.base} {run_iri(parts.sheet, parts.run, parts.settings)}"
    copies: dict[str, list[bytes]] = {}
    for extraction, key in zip(parts.knowledge.extractions, extractions, strict=True):
        copies.setdefault(extraction.document.id, []).append(key)
    return {
        document_id: key_of(
            common,
            *copies[document_id],
            _ENCODER.encode(parts.supported.get(document_id, Supported())),
            _ENCODER.encode(_named(parts, document_id)),
        )
        for document_id in parts.copies
    }


def _named(parts: Parts, document_id: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the labels that the part gives to others, and whom of them the graph describes."""
    claims = parts.supported.get(document_id, Supported()).claims
    shown = {claim.claimant or "" for claim in claims}
    shown.update(position.towards for claim in claims for position in claim.positions)
    linked = {claim.within for claim in claims}
    for copy in parts.copies[document_id]:
        linked.update((copy.author_id, copy.publisher_id))
        linked.update(mention.actor_id for mention in copy.mentions)
    labels = sorted((each, parts.labels[each]) for each in shown if each in parts.labels)
    return labels, sorted(each for each in linked if each is not None and each in parts.sheet.known)
