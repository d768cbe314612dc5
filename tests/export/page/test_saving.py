"""The table, files and links of what is seen."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import aldus
from benchmarks.support.news import Writer, news
from tests.export.page.evil import EVIL, evil


def test_table_says_the_same_and_sorts(opened: Any) -> None:
    page = opened(aldus.graph(news(12)))
    view = page.view
    view.locator("#table").click()
    assert not view.locator("#canvas").is_visible()
    lines = view.locator("#sheet tbody tr")
    assert lines.count() == page.count() + int(view.get_attribute("html", "data-statements"))
    view.get_by_role("button", name="Who", exact=True).click()
    assert view.locator("#sheet th[aria-sort=ascending]").inner_text().startswith("Who")
    who = view.locator("#sheet tbody td:nth-child(2)").all_inner_texts()
    assert who == sorted(who, key=lambda name: name.replace("ë", "e").lower())
    view.locator("#sheet tbody button.plain").first.click()
    assert view.locator("#panel h2").inner_text() == who[0]
    view.locator("#drawing").click()
    assert view.locator("#canvas").is_visible()


def test_files_of_what_is_seen(opened: Any, tmp_path: Path) -> None:
    page = opened(evil())
    view = page.view
    page.everything()
    page.settle()
    saved = {}
    for name in ("png", "svg", "csv"):
        view.locator("#save summary").click()
        with view.expect_download() as waiting:
            view.locator(f"#{name}").click()
        waiting.value.save_as(tmp_path / name)
        saved[name] = (tmp_path / name).read_bytes()
        assert waiting.value.suggested_filename == f"who-said-or-did-what.{name}"
    assert saved["png"].startswith(b"\x89PNG")
    tree = ElementTree.fromstring(saved["svg"])
    assert any(EVIL[:20] in (e.text or "") for e in tree.iter())
    assert not any(e.tag.endswith("script") for e in tree.iter())
    lines = list(csv.DictReader(io.StringIO(saved["csv"].decode("utf-8-sig"))))
    assert [line["kind"] for line in lines] == ["say", "do"]
    assert lines[0]["content"] == "Nederland wint"


def test_cells_are_no_formulas(opened: Any, tmp_path: Path) -> None:
    writer = Writer("doc", "2025-02-03", "=1+1")
    a = writer.name("jo", "PERSON", "@Jo")
    trigger = writer.word(" helpt ")
    b = writer.name("NLD", "COUNTRY", "Nederland")
    writer.relate("do", a, b, "helpen", trigger)
    view = opened(aldus.graph(writer.document())).view
    view.locator("#save summary").click()
    with view.expect_download() as waiting:
        view.locator("#csv").click()
    waiting.value.save_as(tmp_path / "csv")
    (line,) = csv.DictReader(io.StringIO((tmp_path / "csv").read_text(encoding="utf-8-sig")))
    assert line["source_label"] == "'@Jo"
    assert line["title"] == "'=1+1"


def test_a_link_brings_back_what_was_seen(opened: Any) -> None:
    graph = aldus.graph(news(24))
    page = opened(graph)
    view = page.view
    view.locator("#statuses").get_by_label("possible").check()
    view.locator("#from").fill("2025-03-01")
    view.locator("#language").click()
    page.find("belgie")
    view.locator("#table").click()
    count, address = page.count(), view.evaluate("() => aldus.address()")
    view.wait_for_function("() => location.hash.includes('actor=BEL')")
    other = opened(graph, hash="#" + address)
    assert other.count() == count
    assert other.view.locator("#panel h2").inner_text() == "België"
    assert other.view.locator("#sheet").is_visible()
    assert other.view.get_attribute("html", "lang") == "nl"
    assert other.view.locator("#from").input_value() == "2025-03-01"
    nonsense = opened(graph, hash="#level=x&tab=y&statuses=z&least=q&actor=nobody&core=oops&from=never")
    assert nonsense.view.locator("#panel h2").inner_text() == "Actors"
