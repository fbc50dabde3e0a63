"""A real Chromium without a network: each test opens a page of its own; one that errs or asks the web is a failure.

The browser is that of the system ($CHROMIUM or chromium, google-chrome on the path). Without one the tests are
skipped on a machine of one's own and fail in CI, where CI=true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from knowledge import two_documents
from machine import FLAGS, chromium_path, missing

from kg.model import Knowledge
from kg.view import write_page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright is not installed")
    path = chromium_path()
    if path is None:
        missing("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Opened:
    """A page in the browser with what went wrong in it."""

    def __init__(self, page: Any, path: Path, ready: str) -> None:
        self.page, self.path, self.ready = page, path, ready
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        page.on(
            "request",
            lambda r: self.requests.append(r.url) if not r.url.startswith(("file:", "blob:", "data:")) else None,
        )

    def load(self, address: str = "") -> Any:
        self.page.goto("about:blank")
        self.page.goto(self.path.as_uri() + address)
        self.page.wait_for_selector(self.ready, state="attached")
        return self.page


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that writes the page of a Knowledge, or takes a file, and opens it."""
    pages: list[tuple[Any, Opened]] = []

    def open_(
        source: Knowledge | Path,
        *,
        address: str = "",
        size: tuple[int, int] = (1440, 860),
        ready: str = "html[data-ready]",
        **context: Any,
    ) -> Any:
        path = source if isinstance(source, Path) else tmp_path / f"page{len(pages)}.html"
        if isinstance(source, Knowledge):
            write_page(source, path)
        around = chromium.new_context(viewport={"width": size[0], "height": size[1]}, accept_downloads=True, **context)
        around.set_default_timeout(10_000)
        made = Opened(around.new_page(), path, ready)
        pages.append((around, made))
        page = made.load(address)
        page.kg_opened = made
        return page

    yield open_
    for around, made in pages:
        around.close()
        assert made.errors == []
        assert made.requests == []


@pytest.fixture(scope="session")
def both() -> Knowledge:
    return two_documents()
