"""Serving for editing: the page and what it sends, to whoever has the address on this machine, and to nobody else."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from kg.errors import SettingsError
from kg.store.editing import LONGEST, serve_for_editing

SENT = {"add": [{"act": "reject", "claim": "claim/1"}], "remove": []}


class Served:
    def __init__(self) -> None:
        self.address, self.taken = "", []  # type: tuple[str, list[Any]]

    def take(self, value: Any) -> dict[str, Any]:
        if value == "wrong":
            raise SettingsError("decisions.toml: keep one of them")
        self.taken.append(value)
        return {"warnings": []}

    def ask(self, path: str = "", body: bytes | None = None, **headers: str) -> tuple[int, str, Any]:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.address + path, data=body, headers=given)
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(), error.headers

    def post(self, value: Any, path: str = "decisions", **headers: str) -> tuple[int, str, Any]:
        own = "http://" + urlsplit(self.address).netloc
        return self.ask(
            path, json.dumps(value).encode(), **{"Content_Type": "application/json", "Origin": own} | headers
        )


@pytest.fixture
def served() -> Iterator[Served]:
    made = Served()
    with serve_for_editing(lambda: b"<p>page</p>", made.take, port=0) as address:
        made.address = address
        yield made


def test_the_page_is_given_to_who_has_its_address(served: Served) -> None:
    status, body, headers = served.ask()
    assert (status, body, headers["Cache-Control"]) == (200, "<p>page</p>", "no-store")
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "path", ["../", "../graph.html", "statements.jsonl", "decisions", "../x/", "%2e%2e/", "../../etc/passwd"]
)
def test_nothing_else_is_given(served: Served, path: str) -> None:
    assert served.ask(path)[0] == 404


def test_what_the_page_sends_is_taken_and_answered(served: Served) -> None:
    assert served.post(SENT)[:2] == (200, '{"warnings": []}')
    assert served.taken == [SENT]


def test_what_is_wrong_is_told_in_words(served: Served) -> None:
    assert served.post("wrong")[:2] == (409, "decisions.toml: keep one of them\n")
    assert (
        served.ask(
            "decisions", b"{", Content_Type="application/json", Origin="http://" + urlsplit(served.address).netloc
        )[0]
        == 400
    )


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Content_Type": "text/plain"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_another_site_is_refused(served: Served, headers: dict[str, str]) -> None:
    assert served.post(SENT, **headers)[0] == 403
    assert served.taken == []


def test_a_foreign_name_or_a_wrong_token_is_refused(served: Served) -> None:
    assert served.post(SENT, Host="example.org", Origin="http://example.org")[0] == 404
    assert served.ask(Host="example.org")[0] == 404
    assert served.post(SENT, "../" + "x" * 32 + "/decisions")[0] == 404
    assert served.taken == []


def test_what_is_too_long_is_refused_unread(served: Served) -> None:
    status, told, _ = served.ask("decisions", b"", Content_Length=str(LONGEST + 1), Content_Type="application/json")
    assert (status, str(LONGEST) in told) == (413, True)


def test_each_server_has_an_address_of_its_own(served: Served) -> None:
    with serve_for_editing(lambda: b"", served.take, port=0) as other:
        assert urlsplit(other).path != urlsplit(served.address).path
        assert len(urlsplit(other).path) > 30
