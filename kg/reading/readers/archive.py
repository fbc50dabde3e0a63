"""ZIP archives of files of any kind that can be read. Nothing is unpacked to disk."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from kg.errors import InputError
from kg.reading.readers.reader import File, Reader, SourceText, whole
from kg.reading.readers.zipped import opened, part

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def read(file: File) -> Iterator[SourceText | InputError | File]:
    """Yield the files in an archive by their names, what is hidden (.DS_Store, __MACOSX) passed over."""
    with opened(file) as archive:
        found = False
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            inside = _CONTROL.sub("\ufffd", whole(info.filename.replace("\\", "/")))
            if info.is_dir() or _is_hidden(inside):
                continue
            found = True
            name = f"{file.name}#{inside}"
            if _leads_out(inside):
                yield InputError(f"{name}: a name that leads out of the archive, left out; pack it anew")
                continue
            try:
                yield File(name, part(archive, info, name), file.columns)
            except InputError as error:
                yield error
        if not found:
            raise InputError(f"{file.name}: nothing in the archive; leave it out or fill it")


def _is_hidden(name: str) -> bool:
    return any(each.startswith(".") and each.strip(".") for each in name.split("/")) or name.startswith("__MACOSX/")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or _DRIVE.match(name) is not None or ".." in posixpath.normpath(name).split("/")


READER = Reader("zip", (".zip",), read, "an archive of such files; one archive in another, no deeper")
