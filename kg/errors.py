"""What can go wrong, each with what happened, where, and what to do about it."""

from __future__ import annotations


class KGError(Exception):
    """Base of all errors of this package; the message is one line with the remedy."""

    exit_code = 1


class InputError(KGError):
    """A document, folder or output place that cannot be used."""


class ModelError(KGError):
    """The language model is missing or unusable."""


class RuleError(KGError):
    """A rule file or word list of ours that is wrong: file, rule, field, remedy."""


class OntologyError(KGError):
    """The ontology, gazetteer or a query file is wrong."""


class SettingsError(KGError):
    """A setting that is not known or has no such value."""

    exit_code = 2


class QueryError(KGError):
    """A query that does not parse, is not allowed, or takes too long."""


class StoreError(KGError):
    """A triple store that cannot be reached, refuses, or does not hold what it was sent."""


class ConformanceError(KGError):
    """A graph that does not conform to the shapes, or a quotation that is not in its document."""

    exit_code = 2
