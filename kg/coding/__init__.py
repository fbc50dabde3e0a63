"""Coded statements: who takes which side on what, as discourse-network analysts code them by hand.

Knowledge, a .dna file, a table → Coding → networks, a .dna file, a table, agreement with another Coding
"""

from kg.coding.dna_reading import read_dna
from kg.coding.found import coding_of
from kg.coding.statements import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    CodedDocument,
    CodedStatement,
    Coding,
    DataType,
    Entity,
    Value,
    Variable,
)

__all__ = [
    "AGREEMENT",
    "CONCEPT",
    "ORGANIZATION",
    "PERSON",
    "CodedDocument",
    "CodedStatement",
    "Coding",
    "DataType",
    "Entity",
    "Value",
    "Variable",
    "coding_of",
    "read_dna",
]
