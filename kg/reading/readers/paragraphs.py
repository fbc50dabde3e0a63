"""The paragraphs of a document as text: a line each, an empty line between, “# ” before headings, “- ” before items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

_LONG_CELL = 25
"""Words of a cell from which on it is running text: the table only sets the page."""


def heading(text: str) -> str:
    """“# The plan”"""
    line = " ".join(text.split())
    return f"# {line}" if line else ""


def item(text: str) -> str:
    """“- The plan”; a dash or bullet that was typed is not doubled."""
    line = " ".join(text.split())
    return f"- {line.lstrip('-–—•*· ')}" if line.strip("-–—•*· ") else ""


def paragraph(text: str) -> str:
    """Return a paragraph as its lines, each with single spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def row(rows: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """Yield a table, each row a line “a | b | c”; of one with long cells the paragraphs, cell by cell."""
    cells = [["\n".join(piece for piece in cell if piece) for cell in line] for line in rows]
    if any(len(cell.split()) > _LONG_CELL for line in cells for cell in line) or all(len(line) < 2 for line in cells):
        for line in rows:
            for cell in line:
                yield from cell
        return
    for line_ in cells:
        yield " | ".join(" ".join(cell.lstrip("#- ").split()) for cell in line_ if cell.strip())


def as_text(pieces: Iterable[str]) -> str:
    """Join paragraphs with an empty line between each."""
    return "\n\n".join(piece for piece in pieces if piece.strip())


def with_labels(pieces: Iterable[tuple[str, bool]]) -> tuple[str, tuple[int, ...]]:
    """Join paragraphs of which some name who speaks (True) to a text; return where in it those begin, too."""
    parts: list[str] = []
    labels: list[int] = []
    at = 0
    for piece, is_label in pieces:
        if piece.strip():
            if is_label:
                labels.append(at)
            parts.append(piece.strip())
            at += len(piece.strip()) + 2
    return "\n\n".join(parts), tuple(labels)
