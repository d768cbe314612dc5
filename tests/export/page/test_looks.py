"""Languages, phones, and readers who do not see the drawing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import aldus
from benchmarks.support.news import doubted, news


@pytest.mark.parametrize(
    ("locale", "lang", "expected"), [("nl-BE", None, "nl"), ("de-DE", None, "en"), ("nl-NL", "en", "en")]
)
def test_language(opened: Any, locale: str, lang: Any, expected: str) -> None:
    view = opened(aldus.graph(news(5)), locale=locale, lang=lang).view
    title = {"nl": "Wie zei of deed wat", "en": "Who said or did what"}
    assert view.get_attribute("html", "lang") == expected
    assert view.locator("h1").inner_text() == title[expected]
    other = "en" if expected == "nl" else "nl"
    view.locator("#language").click()
    assert view.locator("h1").inner_text() == title[other] == view.title()


def test_both_languages_have_the_same_texts() -> None:
    source = (Path(aldus.__file__).parent / "export" / "page" / "strings.js").read_text(encoding="utf-8")
    english, dutch = source.split("  nl: {")
    keys = [
        re.findall(r"(?<![\w\"“])(\w+): (?=[\"(\[{])", part) for part in (english.split("en: {")[1], dutch)
    ]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 100
    scripts = "".join(
        p.read_text(encoding="utf-8")
        for p in (Path(aldus.__file__).parent / "export" / "page").glob("*.[jh][st]*")
        if ".min." not in p.name
    )
    for key in re.findall(r"\b(?:t|many)\(\"(\w+)\"", scripts) + re.findall(
        r"data-(?:t|label)=\"(\w+)\"", scripts
    ):
        assert key in keys[0], key


def test_phone(opened: Any) -> None:
    view = opened(aldus.graph(news(24)), viewport={"width": 360, "height": 640}, has_touch=True).view
    assert not view.locator("#filters").is_visible()
    view.get_by_role("button", name="Filters").click()
    assert view.locator("#filters").is_visible()
    view.get_by_role("button", name="Filters").click()
    view.locator("#panel .rows button").first.click()
    assert view.evaluate("() => document.documentElement.scrollWidth <= 360")


@pytest.mark.parametrize(("theme", "seen"), [("light", "actors"), ("dark", "pair"), ("light", "table")])
def test_accessible(opened: Any, theme: str, seen: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = opened(aldus.graph(doubted(news(12))), color_scheme=theme)
    if seen == "pair":
        page.view.locator("#panel .rows button").first.click()
        page.view.locator("#panel .rows button", has_text="→").first.click()
    elif seen == "table":
        page.view.locator("#table").click()
    found = axe.Axe().run(page.view).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []
