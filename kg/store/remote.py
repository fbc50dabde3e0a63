"""Speaking to a triple store over HTTP: three tries, basic and digest authentication, no secret in any message."""

from __future__ import annotations

import http.client
import importlib
import json
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import IO, Any

from kg.errors import StoreError

TRIES = 3
SECONDS = 600.0
"""How long one request may take."""

_LONGEST_WAIT = 60.0
_BROKEN = (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError)
_SENDABLE = re.compile(r"[!-~]+")
"""An address without spaces, control characters and letters that HTTP cannot send: these are written %20 and so on."""
_LARGEST = 2_000_000_000
"""Bytes of an answer."""
_LOCAL = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks; the password is never printed."""

    user: str
    password: str = field(repr=False)


def find_credentials(address: str, environment: Mapping[str, str] = os.environ) -> Credentials | None:
    """Return name and password for a store: KG_USER and KG_PASSWORD, else what the keyring has for its address.

    The keyring counts if the package keyring is installed; the service is the address without its path
    (`keyring set https://store.example.org ann`).
    """
    user, password = environment.get("KG_USER"), environment.get("KG_PASSWORD")
    if user and password is not None:
        return Credentials(user, password)
    try:
        keyring: Any = importlib.import_module("keyring")
    except ImportError:
        return None
    try:
        found = keyring.get_credential(_origin(address), user)
    except Exception:  # a machine without a keyring service: whatever its backend raises
        return None
    return None if found is None else Credentials(found.username, found.password)


def check_address(address: str) -> None:
    """Refuse what is no web address, and one with a password in it."""
    try:
        parts = urllib.parse.urlsplit(address)
        host, named = parts.hostname, parts.username is not None
        _ = parts.port
    except ValueError:
        host, named, parts = None, False, urllib.parse.urlsplit("")
    if named:
        raise StoreError(f"{shown(address)}: leave name and password out of the address; set KG_USER and KG_PASSWORD")
    if not _SENDABLE.fullmatch(address):
        told = "write spaces and letters beyond ASCII as in a browser's address bar when copied (%20)"
        raise StoreError(f"{shown(address)}: cannot be sent as it is; {told}")
    if parts.scheme not in ("http", "https") or not host:
        raise StoreError(f"{shown(address)}: no address of a store; give one like http://127.0.0.1:7878/store")


def shown(address: str) -> str:
    """Return an address as it may be printed: without name, password and query, which may hold a key."""
    try:
        parts = urllib.parse.urlsplit(address)
    except ValueError:
        return "the address"
    return urllib.parse.urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _origin(address: str) -> str:
    parts = urllib.parse.urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


class Client:
    """Sends requests to the given addresses, with the given credentials only to these."""

    def __init__(
        self,
        addresses: tuple[str, ...],
        credentials: Credentials | None = None,
        *,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        for address in addresses:
            check_address(address)
        self._credentials = credentials
        self._wait = wait
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        if credentials is not None:
            known.add_password(None, [_origin(a) for a in addresses], credentials.user, credentials.password)
        handlers: list[urllib.request.BaseHandler] = [_NoRedirect(), _Digest(known), _Basic(known)]
        if all(urllib.parse.urlsplit(a).hostname in _LOCAL for a in addresses):
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    def send(
        self, method: str, address: str, *, data: bytes | None = None, kind: str = "", accept: str = "*/*"
    ) -> Reply:
        """Send a request and return the reply; that there is no such graph (404) is a reply to GET and DELETE.

        Raises StoreError, naming the address and the remedy, when the store refuses or does not answer three times.
        """
        headers = {"Accept": accept, "User-Agent": "kg"} | ({"Content-Type": kind} if kind else {})
        for tried in range(1, TRIES + 1):
            request = urllib.request.Request(address, data=data, method=method, headers=headers)  # noqa: S310
            try:
                with self._opener.open(request, timeout=SECONDS) as response:
                    body = response.read(_LARGEST + 1)
                    if len(body) > _LARGEST:
                        raise StoreError(f"{shown(address)}: answers more than {_LARGEST} bytes; give another address")
                    return Reply(response.status, response.headers.get_content_type(), body)
            except urllib.error.HTTPError as error:
                if error.code == 404 and method in ("GET", "DELETE"):
                    return Reply(404, "", b"")
                if tried == TRIES or not (error.code >= 500 or error.code == 429):
                    raise self._refusal(address, error) from None
                self._wait(_pause(tried, error.headers))
            except _BROKEN as error:
                if tried == TRIES:
                    reason = getattr(error, "reason", error)
                    raise StoreError(
                        f"{shown(address)}: no answer in {TRIES} tries ({self._without_secret(str(reason))}); "
                        "start the store or give another address"
                    ) from None
                self._wait(_pause(tried, None))
        raise AssertionError("unreachable")

    def _refusal(self, address: str, error: urllib.error.HTTPError) -> StoreError:
        """Return what to tell of an answer that is none."""
        where = shown(address)
        if error.code in (401, 403):
            if self._credentials is None:
                return StoreError(f"{where}: asks for a password ({error.code}); set KG_USER and KG_PASSWORD")
            return StoreError(f"{where}: does not let this user write ({error.code}); check KG_USER and KG_PASSWORD")
        if 300 <= error.code < 400:
            moved = shown(error.headers.get("Location", ""))
            return StoreError(f"{where}: has moved to {moved}; give that address")
        said = "" if error.fp is None else error.fp.read(2000).decode("utf-8", "replace")
        line = self._without_secret(" ".join(said.split())[:200])
        return StoreError(f"{where}: answers {error.code} {error.reason}{line and f' ({line})'}; see its log")

    def _without_secret(self, text: str) -> str:
        """A store may say back what it was sent."""
        secret = self._credentials.password if self._credentials else ""
        return text.replace(secret, "…") if secret else text

    def ask(self, address: str, sparql: str) -> list[dict[str, str]]:
        """Return the rows of a SELECT query as plain strings."""
        data = urllib.parse.urlencode({"query": sparql}).encode()
        form, accept = "application/x-www-form-urlencoded", "application/sparql-results+json"
        reply = self.send("POST", address, data=data, kind=form, accept=accept)
        try:
            rows = json.loads(reply.body)["results"]["bindings"]
            return [{name: str(cell["value"]) for name, cell in row.items()} for row in rows]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise StoreError(
                f"{shown(address)}: does not answer queries; give the address of queries with --query"
            ) from error


@dataclass(frozen=True, slots=True)
class Reply:
    """What a store answered."""

    status: int
    kind: str
    body: bytes


def _pause(tried: int, headers: Message | None) -> float:
    """Return the seconds before the next try: what the store asks for, else one, then two."""
    asked = (headers.get("Retry-After") or "") if headers is not None else ""
    return min(float(asked), _LONGEST_WAIT) if asked.isascii() and asked.isdigit() else float(2 ** (tried - 1))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: what is sent would become a GET, or go to somebody else."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


class _Basic(urllib.request.HTTPBasicAuthHandler):
    """Leaves challenges of other schemes to others instead of raising ValueError."""

    def http_error_401(self, *given: Any) -> Any:
        try:
            return super().http_error_401(*given)
        except ValueError:
            return None


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Answers the challenge of a store once and for all later requests, so that nothing is sent twice."""

    _challenge: dict[str, str] | None = None

    def http_error_401(self, *given: Any) -> Any:
        try:
            return super().http_error_401(*given)
        except ValueError:
            return None

    def retry_http_digest_auth(self, req: urllib.request.Request, auth: str) -> Any:
        fields = urllib.request.parse_http_list(auth.partition(" ")[2])
        self._challenge = urllib.request.parse_keqv_list([item for item in fields if item])
        return super().retry_http_digest_auth(req, auth)

    def http_request(self, req: urllib.request.Request) -> urllib.request.Request:
        if self._challenge is not None and not req.has_header(self.auth_header):
            answer = self.get_authorization(req, self._challenge)
            if answer:
                req.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return req

    https_request = http_request
