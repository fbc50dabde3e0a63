"""What a debate is about: the issues of a collection, and the sides that its claims take on them.

settle     which issues there are, and which claim takes which side on them
tally      how each of them stands
outside    what claims take sides on besides a list
scheme     the table of them, for people to edit
"""

from kg.issues.outside import beside
from kg.issues.scheme import COLUMNS, issue_rows, issues_csv, read_issues
from kg.issues.settle import settle
from kg.issues.tally import Tally, tally

__all__ = ["COLUMNS", "Tally", "beside", "issue_rows", "issues_csv", "read_issues", "settle", "tally"]
