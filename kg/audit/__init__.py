"""How precise the coding of a collection is: a random sample of its claims, judged by a person.

    Knowledge → Collection → sample → answers → Audit

strata        what claims fall under: rule, act, side, genre
sampling      which claims are drawn
drawing       the sample of a build: drawn once, made larger, gone on with
judgement     a drawn claim and what a person says of it
showing       a claim as a person sees it
passage       the words around it
sheet         audit.csv
estimates     what the answers say of the collection
standing      which answers still count after another build; the whole in words
beside        the audit that stands beside a build
verdicts      answers → decisions
"""

from kg.audit.beside import audit_beside
from kg.audit.drawing import open_claims, sample_of
from kg.audit.judgement import CORRECTABLE, Answer, Fault, Judgement
from kg.audit.sheet import FILE, judged, read_answers, read_sample, sheet_text
from kg.audit.showing import Collection
from kg.audit.standing import Audit, audit, audit_json, headline, percent, remarks
from kg.audit.strata import Trait
from kg.audit.verdicts import reasons, verdicts

__all__ = [
    "CORRECTABLE",
    "FILE",
    "Answer",
    "Audit",
    "Collection",
    "Fault",
    "Judgement",
    "Trait",
    "audit",
    "audit_beside",
    "audit_json",
    "headline",
    "judged",
    "open_claims",
    "percent",
    "read_answers",
    "read_sample",
    "reasons",
    "remarks",
    "sample_of",
    "sheet_text",
    "verdicts",
]
