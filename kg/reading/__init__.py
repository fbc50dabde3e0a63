"""Reads files, folders and standard input into documents: text, metadata, and what each paragraph is.

files       bytes → text            (txt, md, html, jsonl; UTF-8, no newline translation)
layout      text → blocks           (title, byline, body, item, chrome, repeat)
metadata    blocks → title, author, date, publisher
calendar    “8 October, 2009” → 2009-10-08
"""

from kg.reading.documents import document, read, read_all

__all__ = ["document", "read", "read_all"]
