"""Coded statements: who takes which side on what, as discourse-network analysts code them by hand.

Knowledge, a .dna file, a table → Coding → networks, a .dna file, a table, agreement with another Coding
"""

from kg.coding.dna_reading import read_dna
from kg.coding.dna_writing import dna_contents, write_dna
from kg.coding.found import coding_of
from kg.coding.parquet import read_parquet, table_parquet
from kg.coding.reading import read_coded_file, read_coding
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
from kg.coding.table_reading import read_csv
from kg.coding.table_writing import table_csv
from kg.coding.tables import read_table, write_table
from kg.coding.taking_part import affiliations_of, participations_of

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
    "affiliations_of",
    "coding_of",
    "dna_contents",
    "participations_of",
    "read_coded_file",
    "read_coding",
    "read_csv",
    "read_dna",
    "read_parquet",
    "read_table",
    "table_csv",
    "table_parquet",
    "write_dna",
    "write_table",
]
