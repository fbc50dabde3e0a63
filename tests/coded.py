"""A small coded debate whose names hold what file formats choke on."""

from __future__ import annotations

from datetime import datetime

from kg.coding import AGREEMENT, CONCEPT, ORGANIZATION, PERSON, CodedDocument, CodedStatement, Coding, DataType, Entity
from kg.coding import Variable as Column

KIND = "DNA Statement"
QUOTED = '"Stop the War" Coalition'
UMLAUT = "Bündnis 90/Die Grünen, Köln"
FORMULA = '=HYPERLINK("http://x")'
LINES = "Two\nlines"
CONTROL, OTHER_CONTROL = "Bell\x07", "Bell\x08"
SHARED = "EPA"
BAN, TAX = "There should be a ban on coal.", "There should be a tax <on> coal & oil."

ENTITIES = (
    Entity(ORGANIZATION, SHARED, (0, 128, 255), {"type": "government", "alias": "Env. Prot. Agency", "size": "big"}),
    Entity(ORGANIZATION, UMLAUT, (0, 255, 0), {"type": "party", "alias": "", "size": ""}),
    Entity(ORGANIZATION, QUOTED, None, {"type": "NGO; <peace> & \x07", "alias": "STW", "size": "small"}),
    Entity(PERSON, SHARED, (255, 0, 0), {"type": "nickname"}),
    Entity(CONCEPT, BAN, None, {"codebook": "coal"}),
)


def coding() -> Coding:
    """Return seven organizations, one of which is also a person's name, on two concepts, in two documents."""
    columns = (
        Column(PERSON, DataType.SHORT_TEXT),
        Column(ORGANIZATION, DataType.SHORT_TEXT),
        Column(CONCEPT, DataType.SHORT_TEXT),
        Column(AGREEMENT, DataType.BOOLEAN),
    )
    said = (
        (1, SHARED, QUOTED, BAN, 1),
        (1, "Ann", QUOTED, TAX, 1),
        (1, "Ann", SHARED, BAN, 0),
        (1, "Bob", UMLAUT, BAN, 0),
        (2, "Bob", UMLAUT, BAN, 0),
        (2, SHARED, FORMULA, TAX, 1),
        (2, "Cy", LINES, TAX, 1),
        (2, "Cy", CONTROL, TAX, 1),
        (2, "Cy", OTHER_CONTROL, BAN, 1),
        (2, "Dee", SHARED, TAX, 1),
        (2, "Dee", SHARED, TAX, 0),
    )
    statements = (
        CodedStatement(number, document, {PERSON: p, ORGANIZATION: o, CONCEPT: c, AGREEMENT: a}, kind=KIND)
        for number, (document, p, o, c, a) in enumerate(said, start=1)
    )
    documents = (
        CodedDocument(1, "First", time=datetime(2020, 1, 6, 12)),
        CodedDocument(2, "Second", time=datetime(2020, 1, 20)),
    )
    return Coding(documents, tuple(statements), {KIND: columns}, ENTITIES)
