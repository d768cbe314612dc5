"""The page, in headless Chromium with the network cut off."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import aldus
from aldus.document import Span
from aldus.export import graph_html
from aldus.export.page import pieces
from benchmarks.support.news import Writer, doubted, news

EVIL = "<script>window.hit=1</script><img src=x onerror=window.hit=1>"
CHROMIUM = next(
    (p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None
)


def evil() -> Any:
    writer = Writer(f"doc {EVIL}", "2025-02-03", EVIL)
    a = writer.name("jo", "PERSON", f"Jo {EVIL}", "NLD")
    writer.word(" 🎉 ")
    trigger = writer.word("zegt")
    writer.word(f" {EVIL}: „")
    at = len(writer.text)
    b = writer.name("NLD", "COUNTRY", "Nederland")
    writer.word(" wint”")
    writer.relate(
        "say",
        a,
        b,
        f"zeggen {EVIL}",
        trigger,
        content=Span(at, at + 14),
        event_type="SUPPORT",
        quad_class="verbal cooperation",
        attributed_to=a,
    )
    writer.relate("do", b, a, "helpen", trigger, quad_class="material conflict", status="future")
    writer.stop(0)
    return aldus.graph(writer.document())


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = graph_html(aldus.graph(news(5)))
    head = page[: page.index("<style>")]
    assert "default-src 'none'" in head.replace("&#x27;", "'")
    assert not re.search(r"<(?:link|script|img|iframe)[^>]+(?:src|href)\s*=\s*[\"']?(?:https?:)?//", page)


def test_data_cannot_leave_its_element() -> None:
    page = graph_html(evil(), title=EVIL)
    data = page.split('type="application/json">')[1].split("</script>")[0]
    assert "<" not in data
    assert json.loads(data)["title"] == EVIL
    assert page.count("<script") == graph_html(aldus.graph([])).count("<script")
    assert EVIL not in page


def test_large_graphs_are_cut_to_the_strongest_pairs() -> None:
    graph = aldus.graph(news(60))
    data = json.loads(
        graph_html(graph, max_edges=50).split('type="application/json">')[1].split("</script>")[0]
    )
    assert len(data["edges"]) == 50
    assert data["total"] == graph.number_of_edges()


def test_pieces_make_up_the_sentence() -> None:
    edge = {
        "sentence": "Jo zegt: „ja”",
        "sentence_start": 10,
        "start": 13,
        "end": 17,
        "content_start": 20,
        "content_end": 99,
    }
    assert pieces(edge) == [("Jo ", 0), ("zegt", 1), (": „", 0), ("ja”", 2)]


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

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.context = browser.new_context(offline=True, reduced_motion="reduce", **options)
        self.view = self.context.new_page()
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.view.on(
            "console", lambda m: self.troubles.append(m.text) if m.type in ("error", "warning") else None
        )
        self.view.on("pageerror", lambda e: self.troubles.append(str(e)))
        self.view.on("request", lambda r: self.requests.append(r.url))
        self.view.goto(path.as_uri())
        self.view.wait_for_selector("html[data-ready=true]", state="attached", timeout=30_000)

    def count(self) -> int:
        return int(self.view.get_attribute("html", "data-relations"))

    def finish(self, path: Path) -> None:
        assert self.troubles == []
        assert [r for r in self.requests if not r.startswith("data:")] == [path.as_uri()]
        self.context.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    pages = []

    def open_page(graph: Any, **options: Any) -> Page:
        path = tmp_path / "page.html"
        aldus.export.html(graph, path)
        pages.append((Page(browser, path, **options), path))
        return pages[-1][0]

    yield open_page
    for page, path in pages:
        page.finish(path)


def test_draws_searches_and_filters(opened: Any) -> None:
    graph = aldus.graph(news(24))
    page = opened(graph)
    view = page.view
    assert page.count() == graph.number_of_edges()
    view.wait_for_selector("html[data-settled=true]", state="attached", timeout=30_000)
    drawn = view.locator("#graph canvas").screenshot()
    assert len(drawn) > 10_000  # an empty canvas is some hundred bytes
    view.get_by_label("does").uncheck()
    assert page.count() == sum(d["kind"] == "say" for *_, d in graph.edges(data=True))
    view.locator("#from").fill("2025-06-01")
    said = [d for *_, d in graph.edges(data=True) if d["kind"] == "say" and d["date"] >= "2025-06-01"]
    assert page.count() == len(said)
    view.get_by_role("button", name="Reset").click()
    assert page.count() == graph.number_of_edges()
    view.keyboard.press("/")
    view.locator("#search").fill("belgie")  # without its diaeresis
    view.keyboard.press("Enter")
    assert view.locator("#panel h2").inner_text() == "België"
    view.get_by_role("button", name="Only this actor").click()
    assert page.count() == graph.degree("BEL")


def test_from_actor_to_sentence_with_the_keyboard(opened: Any) -> None:
    view = opened(evil()).view
    view.locator("#panel .rows button").first.focus()
    view.keyboard.press("Enter")
    view.locator("#panel .rows button").first.focus()
    view.keyboard.press("Enter")
    quote = view.locator("#panel blockquote").first
    assert EVIL in quote.inner_text()
    assert quote.locator("mark").inner_text() == "zegt"
    if quote.locator(".content").count():
        assert quote.locator(".content").inner_text() == "Nederland wint"
    view.locator("body").press("Escape")
    view.locator("body").press("Escape")
    assert view.locator("#panel h2").inner_text() == "Actors"


def test_click_on_the_drawing(opened: Any) -> None:
    page = opened(evil())
    view = page.view
    view.wait_for_selector("html[data-settled=true]", state="attached", timeout=30_000)
    view.wait_for_timeout(1200)
    spot = view.evaluate(
        "() => { const n = aldus.nodes[0]; return aldus.graph.graph2ScreenCoords(n.x, n.y); }"
    )
    box = view.locator("#graph").bounding_box()
    view.mouse.move(box["x"] + spot["x"] + 3, box["y"] + spot["y"])
    view.wait_for_timeout(500)
    view.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    view.wait_for_timeout(500)
    assert view.locator("#panel h2").inner_text() == f"Jo {EVIL}"
    middle = view.evaluate(
        """() => { const l = aldus.links[0], a = l.source, b = l.target, m = l.__controlPoints;
        const x = m ? (a.x + 2 * m[0] + b.x) / 4 : (a.x + b.x) / 2, y = m ? (a.y + 2 * m[1] + b.y) / 4 : (a.y + b.y) / 2;
        return aldus.graph.graph2ScreenCoords(x, y); }"""
    )
    view.mouse.move(box["x"] + middle["x"] + 1, box["y"] + middle["y"])
    view.wait_for_timeout(1200)
    view.mouse.click(box["x"] + middle["x"], box["y"] + middle["y"])
    view.wait_for_timeout(500)
    assert view.locator("#panel blockquote").count() >= 1


def test_script_in_an_article_stays_text(opened: Any) -> None:
    view = opened(evil()).view
    assert view.evaluate("() => window.hit === undefined")
    assert view.locator("#panel img, #panel script").count() == 0


def test_empty_graph_phone_and_dark(opened: Any) -> None:
    page = opened(aldus.graph([]), viewport={"width": 360, "height": 640}, color_scheme="dark")
    assert page.count() == 0
    assert page.view.get_attribute("html", "data-theme") == "dark"
    assert page.view.locator("#nothing").inner_text() == "The graph has no relations."
    assert not page.view.locator("#filters-button").is_visible()
    assert page.view.evaluate("() => document.documentElement.scrollWidth <= 360")


def test_phone(opened: Any) -> None:
    view = opened(aldus.graph(news(24)), viewport={"width": 360, "height": 640}, has_touch=True).view
    assert not view.locator("#filters").is_visible()
    view.get_by_role("button", name="Filters").click()
    assert view.locator("#filters").is_visible()
    view.locator("#panel .rows button").first.click()
    assert view.evaluate("() => document.documentElement.scrollWidth <= 360")


def test_filters_by_status_actor_and_tone_and_back_again(opened: Any) -> None:
    graph = aldus.graph(news(24))
    page = opened(graph)
    view = page.view
    edges = [d for *_, d in graph.edges(data=True)]
    for status in ("future", "possible", "negated"):
        view.locator("#statuses").get_by_label(status).uncheck()
    assert page.count() == sum(d["status"] == "actual" for d in edges)
    view.get_by_role("button", name="Reset").click()
    # what is negated is neither conflict nor cooperation
    for tone in ("cooperation", "neither"):
        view.locator("#tones").get_by_label(tone).uncheck()
    hostile = [d for d in edges if (d["quad_class"] or "").endswith("conflict") and d["status"] != "negated"]
    assert page.count() == len(hostile)
    view.locator("#tones").get_by_label("conflict").uncheck()
    assert view.locator("#nothing").inner_text() == "Nothing fits the filters."
    view.get_by_role("button", name="Show everything").click()
    assert page.count() == len(edges)
    view.locator("#panel .rows button").first.click()
    view.get_by_role("button", name="Only this actor").click()
    assert page.count() < len(edges)
    view.locator("#only").click()
    assert page.count() == len(edges)


def test_only_what_is_sure(opened: Any) -> None:
    graph = aldus.graph(doubted(news(24)))
    page = opened(graph)
    view = page.view
    view.get_by_label("At least so sure").fill("50")
    sure = [d for *_, d in graph.edges(data=True) if (d["confidence"] or 0) >= 0.5]
    assert page.count() == len(sure) < graph.number_of_edges()
    assert view.locator("#sure-out").inner_text() == "50"
    view.get_by_role("button", name="Reset").click()
    assert page.count() == graph.number_of_edges()
    view.locator("#panel .rows button").first.click()
    view.locator("#panel .rows button").first.click()
    assert "% sure" in view.locator("#panel .card .head").first.inner_text()


def test_without_confidences_nothing_asks_for_them(opened: Any) -> None:
    view = opened(aldus.graph(news(5))).view
    assert not view.locator("#sureness").is_visible()
    view.locator("#panel .rows button").first.click()
    view.locator("#panel .rows button").first.click()
    assert "sure" not in view.locator("#panel .card .head").first.inner_text()


def test_a_speaker_without_addressee_is_there(opened: Any) -> None:
    writer = Writer("doc", "2025-02-03")
    a = writer.name("jo", "PERSON", "Jo Smit")
    writer.word(" ")
    trigger = writer.word("zegt")
    begin = len(writer.text)
    writer.word(" dat het regent")
    writer.relate("say", a, None, "zeggen", trigger, content=Span(begin + 1, len(writer.text)))
    writer.stop(0)
    page = opened(aldus.graph(writer.document()))
    assert page.count() == 0
    page.view.locator("#search").fill("smit")
    page.view.keyboard.press("Enter")
    assert page.view.locator("#panel blockquote .content").inner_text() == "dat het regent"
