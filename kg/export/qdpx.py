"""A REFI-QDA project (.qdpx) for NVivo, MAXQDA, ATLAS.ti, QualCoder: the documents with every claim coded in them.

A zip with project.qde and sources/GUID.txt, in UTF-8 without a byte order mark, which would be the first code point
that positions are counted from. All files in it have the same date, so that the same input gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile

from kg.export.format import Format
from kg.export.refi import guid, plain, project
from kg.model import Knowledge
from kg.networks.formats.labels import apart, one_line


def write(knowledge: Knowledge) -> bytes:
    """Return the project as the bytes of a zip file."""
    documents = sorted((e.document for e in knowledge.extractions), key=lambda d: (d.path, d.id))
    names = apart((one_line(d.title or d.path or d.id) for d in documents), str.casefold)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        of_documents = {d.id: name for d, name in zip(documents, names, strict=True)}
        _add(file, "project.qde", project(knowledge, of_documents))
        for document in documents:
            _add(file, f"sources/{guid('document', document.id)}.txt", plain(document.text).encode("utf-8"))
    return out.getvalue()


def _add(file: zipfile.ZipFile, name: str, contents: bytes) -> None:
    info = zipfile.ZipInfo(name)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
    file.writestr(info, contents)


FORMAT = Format("qdpx", ".qdpx", write, "a REFI-QDA project for NVivo, MAXQDA, ATLAS.ti: documents with coded claims")
