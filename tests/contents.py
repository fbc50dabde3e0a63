"""What stands in an exported file, whether it is text or a zip of texts."""

from __future__ import annotations

import io
import zipfile


def text_of(contents: str | bytes) -> str:
    """Return all of the file as text."""
    if isinstance(contents, str):
        return contents
    with zipfile.ZipFile(io.BytesIO(contents)) as file:
        return "".join(name + file.read(name).decode() for name in file.namelist())
