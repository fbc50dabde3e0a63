"""A page that is served for editing: whoever has its address, on this machine, may change the decisions of a project.

The address holds a token that is made anew each time. Another site knows none, and could not send JSON here unasked:
a browser tells who asks (Origin, Sec-Fetch-Site), and asks first.
"""

from __future__ import annotations

import hmac
import io
import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from kg.errors import KGError
from kg.store.guard import Handler, is_local
from kg.store.serving import listening

LONGEST = 1_000_000
"""Bytes of what is sent at once."""
_SAFE = {
    "Cache_Control": "no-store",
    "Referrer_Policy": "no-referrer",
    "Cross_Origin_Resource_Policy": "same-origin",
    "Cross_Origin_Opener_Policy": "same-origin",
    "Content_Security_Policy": "frame-ancestors 'none'",
}


@contextmanager
def serve_for_editing(
    page: Callable[[], bytes], take: Callable[[Any], Any], *, port: int, option: str = "--page-port"
) -> Iterator[str]:
    """Serve a page on this machine only, and take what it sends; yield its address. It ends with the block.

    `take` gets the JSON value and returns one; KGError is told to the page. Raises StoreError for a port that cannot
    be used; `option` names it.
    """
    token = secrets.token_urlsafe(24)
    with listening(partial(Editing, token, page, take), port, option) as address:
        yield f"{address}{token}/"


class Editing(Handler):
    """Answers with the page, takes decisions, and refuses everybody else."""

    def __init__(self, token: str, page: Callable[[], bytes], take: Callable[[Any], Any], *request: Any) -> None:
        self._token, self._page, self._take = token, page, take
        super().__init__(*request)  # answers it

    def do_GET(self) -> None:  # noqa: N802
        """Answer with the page and nothing else."""
        if not self._is_known(""):
            self.send_text(404, "there is no such page")
            return
        try:
            html = self._page()
        except KGError as error:
            self.send_text(500, str(error))
            return
        self.send_body(200, "text/html; charset=utf-8", len(html), io.BytesIO(html), **_SAFE)

    def do_POST(self) -> None:  # noqa: N802
        """Take what the page sends."""
        length = self.headers.get("Content-Length") or ""
        if not (length.isascii() and length.isdecimal() and len(length) < 10) or int(length) > LONGEST:
            self.send_text(413, f"send at most {LONGEST} bytes, and say how many")
        elif not self._is_known("decisions"):
            self.rfile.read(int(length))
            self.send_text(404, "there is no such page")
        elif not self._is_own() or self.headers.get_content_type() != "application/json":
            self.rfile.read(int(length))
            self.send_text(403, "only the page itself may send corrections")
        else:
            self._answer(self.rfile.read(int(length)))

    def _is_known(self, name: str) -> bool:
        """Whether a request names this machine, the token and the name."""
        wanted = f"/{self._token}/{name}"
        path = self.path.partition("?")[0]
        return is_local(self.headers) and hmac.compare_digest(path.encode("utf-8", "replace"), wanted.encode())

    def _is_own(self) -> bool:
        origins = self.headers.get_all("Origin") or []
        own = f"http://{(self.headers.get('Host') or '').strip()}"
        return origins == [own] and self.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"

    def _answer(self, body: bytes) -> None:
        try:
            value = json.loads(body)
        except (ValueError, RecursionError):
            self.send_text(400, "send JSON")
            return
        try:
            answer = json.dumps(self._take(value)).encode()
        except KGError as error:
            self.send_text(409, str(error))
        else:
            self.send_body(200, "application/json", len(answer), io.BytesIO(answer), **_SAFE)
