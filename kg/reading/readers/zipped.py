"""Opens ZIP files of strangers: nothing is written to disk, and what would fill the memory is refused beforehand.

.xlsx, .docx and .odt are such files, too. That a part is larger than its entry says cannot be: zipfile reads no more.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from kg.errors import InputError
from kg.reading.readers.reader import File

MOST_FILES = 10_000
MOST_BYTES = 1_000_000_000
"""Of all that is in it, unpacked."""
MOST_RATIO = 100
"""Times that a part may grow; texts grow four- to tenfold, bombs a thousandfold."""
_SMALL = 1_000_000
"""Bytes of a part, unpacked, that may be packed as tightly as it will."""
_ENCRYPTED = 0x1


def opened(file: File, *, most: int = MOST_BYTES) -> zipfile.ZipFile:
    """Open a ZIP file; raises InputError for what is none, is encrypted, or holds too much."""
    if file.data.startswith(b"\xd0\xcf\x11\xe0"):
        told = "an old Office file, or one with a password"
        raise InputError(f"{file.name}: {told}; save it anew without a password, in the format of today")
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        told = " ".join(str(error).split())[:100]
        raise InputError(
            f"{file.name}: no ZIP file that can be read ({told}); is it whole? Fetch or save it anew"
        ) from error
    wrong = _wrong(archive.infolist(), most)
    if wrong:
        raise InputError(f"{file.name}: {wrong}")
    return archive


def _wrong(parts: Sequence[zipfile.ZipInfo], most: int) -> str:
    """Return what is wrong with what a ZIP file says of itself."""
    if len(parts) > MOST_FILES:
        return f"{len(parts):,} files in it, more than {MOST_FILES:,}; unpack it, and name the folder"
    if (total := sum(part.file_size for part in parts)) > most:
        return f"{total // 10**6:,} MB when unpacked, more than {most // 10**6:,}; unpack it, or cut it into several"
    for part in parts:
        if part.file_size > max(_SMALL, MOST_RATIO * part.compress_size):
            times = f"{part.file_size // max(1, part.compress_size):,}"
            return f"a part of it grows {times}-fold when unpacked, as no text does; unpack it, if you trust it"
    if parts and all(part.flag_bits & _ENCRYPTED for part in parts if not part.is_dir()):
        return "encrypted with a password; unpack it, or pack it without"
    return ""


def part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """Return the bytes of a part, `name` in messages; raises InputError for what is damaged or encrypted."""
    if info.flag_bits & _ENCRYPTED:
        raise InputError(f"{name}: encrypted with a password; unpack it, or pack it without")
    try:
        return archive.read(info)
    except Exception as error:  # zlib, lzma and zipfile have errors of their own
        told = " ".join(str(error).split())[:100]
        raise InputError(f"{name}: damaged in its archive ({told}); fetch or pack it anew") from error
