"""Coded statements: a file of the Discourse Network Analyzer, and a table for statistics."""

from __future__ import annotations

from kg.coding import Coding, dna_contents, table_csv, table_parquet
from kg.export.format import Coded, coded_format


def _dna(coding: Coding) -> Coded:
    made = dna_contents(coding)
    return Coded(made.contents, made.notes)


DNA = coded_format("dna", ".dna", _dna, "coded statements for the Discourse Network Analyzer 3")
TABLE = coded_format(
    "statements", ".csv", lambda coding: Coded(table_csv(coding)), "a table of coded statements, one row a side taken"
)
PARQUET = coded_format(
    "statements", ".parquet", lambda coding: Coded(table_parquet(coding)),
    "the same as Parquet, where the file ends in .parquet (needs the extra `parquet`)",
)  # fmt: skip
