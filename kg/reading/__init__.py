"""Reads files, folders and standard input into documents: text, metadata, and what each paragraph is.

files       paths → files           (folders, standard input)
readers/    files → texts           (a module a kind of file: READERS; UTF-8, no newline translation)
restoring   texts → texts as they were meant (entities, torn characters, hyphens at line ends)
documents   texts → documents
layout      text → blocks           (title, byline, body, item, chrome, repeat)
metadata    blocks → title, author, date, publisher
carry_back  what was found in a restored text → in the text as it came
"""

from kg.reading.documents import digest_of, document, document_of, read, read_all, read_sources
from kg.reading.readers import SourceText

__all__ = ["SourceText", "digest_of", "document", "document_of", "read", "read_all", "read_sources"]
