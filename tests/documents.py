"""Files of Word, LibreOffice and PDF, made by hand and as small as they can be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
ODT_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODT_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
DC = "http://purl.org/dc/elements/1.1/"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="By"><w:name w:val="Author"/><w:basedOn w:val="T"/></w:style>'
    '<w:style w:styleId="L"><w:name w:val="List Bullet"/></w:style></w:styles>'
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return file.getvalue()


def docx(body: str, *, title: str = "", author: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    core = f'<x xmlns:dc="{DC}"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></x>'
    document = f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    parts = {"word/document.xml": document, "word/styles.xml": STYLES, "docProps/core.xml": core}
    return archive({**parts, **(more or {})})


def p(text: str, style: str = "") -> str:
    """A paragraph of Word."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, *, title: str = "", author: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    spaces = f'xmlns:office="{OFFICE}" xmlns:text="{ODT_TEXT}" xmlns:table="{ODT_TABLE}" xmlns:dc="{DC}"'
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {spaces}>{inner}</office:document-content>"
    meta = (
        f"<office:document-meta {spaces}><office:meta><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"
        "</office:meta></office:document-meta>"
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": meta,
            **(more or {}),
        }
    )


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], info: str = "") -> bytes:
    """A PDF whose pages (600 × 800 points) hold lines: left, bottom, size of the font, text."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>"]
    kids = []
    for lines in pages:
        shown = "".join(f"BT /F {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, size, text in lines)
        stream = shown.encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        box = "/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}/Contents {len(objects)} 0 R>>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    objects.append(f"<<{info}>>".encode())
    data = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>\n"
    return data + f"{trailer}startxref\n{len(data)}\n%%EOF".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
