"""Messages as mail programs save them (RFC 5322): subject, sender, date, text; what is attached is read by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from kg.errors import InputError
from kg.reading.readers import markup
from kg.reading.readers.reader import File, Reader, SourceText, whole

_NEEDED = ("From", "Subject", "Date")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029/\\]")


def read(file: File) -> Iterator[SourceText | InputError | File]:
    """Yield the text of a message, its plain part before its HTML, and the files attached to it."""
    if not file.data.strip():
        raise file.empty()
    message = BytesParser(policy=policy.default).parsebytes(file.data)
    if not isinstance(message, EmailMessage) or not any(message[name] for name in _NEEDED):
        raise InputError(f"{file.name}: no message, for it has no sender, subject or date; save its text as .txt")
    text, how = _text(message, file)
    if text.strip():
        yield SourceText(file.name, whole(text), _metadata(message), how=how)
    else:
        yield InputError(f"{file.name}: no text in the message (encrypted, or only attachments); save it as .txt")
    for number, attached in enumerate(message.iter_attachments(), 1):
        if isinstance(attached, EmailMessage) and attached.get_content_type() != "message/rfc822":
            data = attached.get_payload(decode=True)
            name = _CONTROL.sub("_", whole(attached.get_filename() or ""))
            if name and isinstance(data, bytes):
                yield File(f"{file.name}#{name}", data, file.columns)
                continue
        yield InputError(f"{file.name}: attachment {number} has no name or is a message, left out; save it as a file")


def _text(message: EmailMessage, file: File) -> tuple[str, str]:
    body = message.get_body(("plain", "html"))
    if body is None:
        return "", ""
    try:
        said = str(body.get_content())
    except (LookupError, ValueError) as error:
        raise InputError(f"{file.name}: in an encoding that is not known ({error}); save its text as .txt") from error
    said = said.replace("\r\n", "\n")
    if body.get_content_type() == "text/html":
        return markup.untagged(said), "text: the HTML part, tags removed"
    return said, ""


def _metadata(message: EmailMessage) -> tuple[tuple[str, str], ...]:
    name, address = parseaddr(str(message.get("from", "")))
    try:
        date = parsedate_to_datetime(str(message["date"])).date().isoformat() if message["date"] else ""
    except ValueError:
        date = str(message["date"])
    given = (("title", " ".join(str(message.get("subject", "")).split())), ("date", date), ("author", name or address))
    return tuple((key, whole(value)) for key, value in given if value)


READER = Reader("eml", (".eml",), read, "a message, and what is attached to it")
