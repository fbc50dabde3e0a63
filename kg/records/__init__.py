"""What was found in a document as a line of JSON, and back: nothing is lost on the way."""

from kg.records.reading import read_statements
from kg.records.writing import extraction_json, extraction_line, issue_json

__all__ = ["extraction_json", "extraction_line", "issue_json", "read_statements"]
