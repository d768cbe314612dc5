"""Pages in headless Chromium, with the network cut off."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import aldus

CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=options)
        yield chromium
        chromium.close()


class Page:
    """A page that was opened offline, and all it complained about."""

    def __init__(self, browser: Any, path: Path, hash: str = "", **options: Any) -> None:
        self.context = browser.new_context(offline=True, reduced_motion="reduce", **options)
        self.view = self.context.new_page()
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.view.on(
            "console", lambda m: self.troubles.append(m.text) if m.type in ("error", "warning") else None
        )
        self.view.on("pageerror", lambda e: self.troubles.append(str(e)))
        self.view.on("request", lambda r: self.requests.append(r.url))
        self.view.goto(path.as_uri() + hash)
        self.view.wait_for_selector("html[data-ready=true]", state="attached", timeout=30_000)

    def count(self) -> int:
        return int(self.view.get_attribute("html", "data-relations"))

    def settle(self) -> None:
        self.view.wait_for_selector("html[data-settled=true]", state="attached", timeout=30_000)

    def everything(self) -> None:
        """Show what did not happen too."""
        for box in self.view.locator("#statuses input").all():
            box.check()

    def find(self, name: str) -> None:
        self.view.locator("#search").fill(name)
        self.view.keyboard.press("Enter")

    def finish(self, path: Path) -> None:
        assert self.troubles == []
        asked = [r.split("#")[0] for r in self.requests if not r.startswith(("data:", "blob:"))]
        assert asked == [path.as_uri()]
        self.context.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    pages = []

    def open_page(graph: Any, *, lang: Any = None, max_edges: int = 10_000, **options: Any) -> Page:
        path = tmp_path / "page.html"
        aldus.export.html(graph, path, lang=lang, max_edges=max_edges)
        options.setdefault("viewport", {"width": 1400, "height": 850})
        pages.append((Page(browser, path, **options), path))
        return pages[-1][0]

    yield open_page
    for page, path in pages:
        page.finish(path)
