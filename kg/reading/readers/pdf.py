"""PDF files that hold text: columns in order, without running heads, page numbers and hyphens at the ends of lines.

Read with PDFium (pypdfium2). Of three libraries it alone gave columns in the order of reading, places of characters for
what is a paragraph, and was quick: 22 pages of two columns in 0.03 s (pypdf 0.15 s, without places; pdfplumber 2.1 s,
lines run across columns).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.reading.readers.line_numbers import told_of_numbers, without_numbers_of
from kg.reading.readers.pdf_columns import in_order
from kg.reading.readers.pdf_pages import Line, as_set, paragraphs_of, without_furniture
from kg.reading.readers.press import archive_of, parted
from kg.reading.readers.reader import File, Reader, SourceText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_PAGES = 3000
_MOST_CHARACTERS = 10_000_000
_PASSWORD, _SECURITY = 4, 5
"""FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY of fpdfview.h."""
_FEWEST_LETTERS = 20
"""Letters of a page without which it is a picture of a page, or blank."""
_GAP = 1.8
"""How many times its size a gap in a line is wide that may part columns."""
_NO_CHARACTERS = frozenset({0, 0xFFFE, 0xFFFF})
_HYPHENS = frozenset({0x02, 0xAD})
"""How PDFium gives a hyphen at the end of a line."""


def read(file: File) -> Iterator[SourceText | InputError]:
    """Yield the text of the file, or the articles of an export of a press archive, and what pages hold no text."""
    if not file.data:
        raise file.empty()
    document = _opened(file)
    try:
        if len(document) > _MOST_PAGES:
            raise InputError(
                f"{file.name}: {len(document):,} pages, more than {_MOST_PAGES:,}; cut it into several files"
            )
        pages, numbered = _pages(document, file.name)
        properties = document.get_metadata_dict()
    finally:
        document.close()
    silent = [number for number, lines in enumerate(pages, 1) if sum(map(_letters, lines)) < _FEWEST_LETTERS]
    if len(silent) == len(pages):
        raise InputError(
            f"{file.name}: no text in its {len(pages)} pages, they are pictures (a scan); "
            "have them recognized, for instance with ocrmypdf"
        )
    text = without_furniture(pages)
    if archive_of(lines := as_set(text)) is not None:
        yield from parted(SourceText(file.name, lines))
    else:
        joined = "\n\n".join(paragraphs_of(text))
        yield SourceText(file.name, joined, _given(properties, pages), markdown=True)
    if numbered:
        yield told_of_numbers(file.name, numbered)
    if silent:
        shown = ", ".join(map(str, silent[:10])) + (" …" if len(silent) > 10 else "")
        yield InputError(
            f"{file.name}: no text on {len(silent)} of {len(pages)} pages ({shown}): pictures, blank or torn"
        )


def _opened(file: File) -> PdfDocument:
    import pypdfium2

    start = file.data.find(b"%PDF-", 0, 1024)
    if start < 0 and (other := file.other_kind()):
        raise other
    if start < 0:
        raise InputError(f"{file.name}: no PDF file, whatever its name says; save its text as .txt (UTF-8)")
    try:
        return pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (_PASSWORD, _SECURITY):
            raise InputError(f"{file.name}: locked with a password; save it without one") from error
        raise InputError(f"{file.name}: torn or no PDF file; open it and print it to a new PDF") from error


def _pages(document: PdfDocument, name: str) -> tuple[list[list[Line]], int]:
    """Return the lines of each page, and on how many they were numbered; raises InputError for too many."""
    from pypdfium2 import PdfiumError

    pages: list[list[Line]] = []
    characters = numbered = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except PdfiumError:  # torn: told with those that hold no text
            pages.append([])
            continue
        words = page.get_textpage()
        try:
            characters += words.count_chars()
            if characters > _MOST_CHARACTERS:
                raise InputError(f"{name}: more than {_MOST_CHARACTERS:,} characters; cut it into several files")
            lines, had_numbers = without_numbers_of(list(_lines(words, page.get_height())))
            pages.append(in_order(lines))
            numbered += had_numbers
        finally:
            words.close()
            page.close()
    return pages, numbered


def _lines(words: Any, height: float) -> Iterator[Line]:
    """Yield the lines of a page in the order in which they are written, in pieces where a gap is wide."""
    import ctypes

    from pypdfium2 import raw

    piece = _Piece(height)
    box = raw.FS_RECTF()
    for at in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, at)
        if code in (10, 13):
            yield from piece.ended()
            continue
        if code in _NO_CHARACTERS and not raw.FPDFText_IsHyphen(words, at):
            continue
        hyphen = code in _HYPHENS or code in _NO_CHARACTERS
        sign = "-" if hyphen else chr(code) if code >= 32 else " "
        seen = raw.FPDFText_IsGenerated(words, at) != 1 and code not in (32, 160)
        if seen and raw.FPDFText_GetLooseCharBox(words, at, ctypes.byref(box)):
            size = box.top - box.bottom  # as it is seen; that of the font may be another, and scaled
            if piece.boxes and box.left > piece.boxes[-1][1] + _GAP * size:
                yield from piece.ended()
            piece.boxes.append((box.left, box.right, box.bottom, box.top))
            piece.sizes.append(size)
        piece.signs.append(sign)
        if hyphen:
            yield from piece.ended()
    yield from piece.ended()


@dataclass(slots=True)
class _Piece:
    """What is gathered of a line: its signs, and the boxes and sizes of those that are seen."""

    page: float
    signs: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)

    def ended(self) -> Iterator[Line]:
        """Yield the line, unless there are no words in it, and begin the next one."""
        text = "".join(self.signs).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if text.strip() and self.boxes:
            lefts, rights, bottoms, tops = zip(*self.boxes, strict=True)
            size = sorted(self.sizes)[len(self.sizes) // 2]
            yield Line(" ".join(text.split()), min(lefts), max(rights), min(bottoms), max(tops), size, self.page)
        for gathered in (self.signs, self.boxes, self.sizes):
            gathered.clear()


def _letters(line: Line) -> int:
    return sum(sign.isalpha() for sign in line.text)


def _given(properties: dict[str, str], pages: Sequence[Sequence[Line]]) -> tuple[tuple[str, str], ...]:
    """Return title and author of the file where its first pages say them too: programs write names of files there."""
    told = " ".join(line.text for lines in pages[:2] for line in lines).casefold()
    pairs = (
        (key, " ".join(properties.get(name, "").split())) for key, name in (("title", "Title"), ("author", "Author"))
    )
    return tuple((key, value) for key, value in pairs if " " in value and value.casefold() in told)


READER = Reader(
    "pdf", (".pdf",), read, "PDF with text (no scans): without running heads, page numbers and hyphens at line ends"
)
