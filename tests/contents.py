"""What stands in an exported file, whether it is text, a zip of texts or a database."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing


def text_of(contents: str | bytes) -> str:
    """Return all of the file as text."""
    if isinstance(contents, str):
        return contents
    if contents.startswith(b"SQLite format 3\0"):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(contents)
            return "\n".join(connection.iterdump())
    with zipfile.ZipFile(io.BytesIO(contents)) as file:
        return "".join(name + file.read(name).decode() for name in file.namelist())
