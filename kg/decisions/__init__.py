"""What people decide about actors, issues and statements, kept in `decisions.toml` and applied anew at every build.

reading       what the file says
applying      actors, and the statements that are about them
issues        issues, and the sides on them
correcting    single claims
sheet         as the rows of a spreadsheet
tables        put into the text of the file, and taken out of it
writing       those about claims, as an audit comes to them
"""

from kg.decisions.applying import apply
from kg.decisions.issues import NOTHING
from kg.decisions.reading import Decision, parse_decisions, read_decisions
from kg.decisions.sheet import tables_of_sheet
from kg.decisions.tables import tables_of, with_tables, without_tables
from kg.decisions.writing import with_decisions

__all__ = [
    "NOTHING",
    "Decision",
    "apply",
    "parse_decisions",
    "read_decisions",
    "tables_of",
    "tables_of_sheet",
    "with_decisions",
    "with_tables",
    "without_tables",
]
