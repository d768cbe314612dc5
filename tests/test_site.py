"""The documentation: it builds without a warning, every public name is in it, and its links lead somewhere."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
PUBLIC = ("aldus", "aldus.corpus", "aldus.export", "aldus.graphs", "aldus.plotting", "aldus.tables")
ELSEWHERE = {"aldus.__version__", "aldus.export", "aldus.plotting.plot", "aldus.corpus.extract"}
"""Names that stand under another one, or are no page."""

pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """The anchors and links of a page, and what it loads."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loads: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.update(value for value in (given.get("id"), given.get("name")) if value)
        if tag == "a" and given.get("href"):
            self.links.add(str(given["href"]))
        elif address := given.get("src") or (
            tag == "link" and given.get("rel") == "stylesheet" and given.get("href")
        ):
            self.loads.add(str(address))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    pytest.importorskip("mkdocs", reason="the extra docs is not installed")
    pytest.importorskip("mkdocstrings", reason="the extra docs is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return {str(path.relative_to(folder)): Page(path) for path in sorted(folder.rglob("*.html"))}


def test_every_public_name_has_its_place(site: dict[str, Page]) -> None:
    there = set().union(*(page.ids for page in site.values()))
    for module in PUBLIC:
        for name in importlib.import_module(module).__all__:
            assert f"{module}.{name}" in there | ELSEWHERE


def test_links_lead_somewhere(site: dict[str, Page]) -> None:
    folder = ROOT / "docs"
    for name, page in site.items():
        for link in page.links:
            if link.startswith(("http:", "https:", "mailto:")) or name == "404.html":
                continue
            path, _, anchor = unquote(link).partition("#")
            target = os.path.normpath(Path(name).parent / path) if path else name
            if target.endswith(".html"):
                assert target in site, f"{name}: {link}"
                assert not anchor or anchor in site[target].ids, f"{name}: {link}"
            elif target != ".":
                assert (folder / target).exists(), f"{name}: {link}"


def test_nothing_comes_from_elsewhere(site: dict[str, Page]) -> None:
    for name, page in site.items():
        assert not [address for address in page.loads if address.startswith(("http:", "https:", "//"))], name


def test_every_page_is_in_the_navigation(site: dict[str, Page]) -> None:
    first = {link.split("#")[0] for link in site["index.html"].links}
    assert {f"{p.stem}.html" for p in (ROOT / "docs").glob("*.md")} <= first | {"index.html"}
