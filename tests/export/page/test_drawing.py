"""The drawing, of graphs of every size."""

from __future__ import annotations

from typing import Any

import pytest

import aldus
from benchmarks.support.news import news
from tests.export.page.evil import EVIL, evil


def test_click_on_the_drawing(opened: Any) -> None:
    page = opened(evil())
    view = page.view
    page.everything()
    page.settle()
    view.wait_for_timeout(1200)
    spot = view.evaluate(
        "() => { const n = aldus.nodes.find((n) => n.key === 'jo'); return aldus.graph.graph2ScreenCoords(n.x, n.y); }"
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


def test_says_what_is_left_out(opened: Any) -> None:
    graph = aldus.graph(news(60))
    view = opened(graph, max_edges=50).view
    assert (
        f"50 relations between the strongest pairs, of {graph.number_of_edges()}"
        in view.locator("#cut").inner_text()
    )
    assert not opened(graph).view.locator("#cut").is_visible()


def test_empty_graph_phone_and_dark(opened: Any) -> None:
    page = opened(aldus.graph([]), viewport={"width": 360, "height": 640}, color_scheme="dark")
    assert page.count() == 0
    assert page.view.get_attribute("html", "data-theme") == "dark"
    page.view.locator("#theme").click()
    assert page.view.get_attribute("html", "data-theme") == "light"
    assert page.view.locator("#nothing").inner_text() == "The graph has no relations."
    assert not page.view.locator("#filters-button").is_visible()
    assert page.view.evaluate("() => document.documentElement.scrollWidth <= 360")


@pytest.mark.slow
def test_ten_thousand_relations(opened: Any) -> None:
    page = opened(aldus.graph(news(580, actors=1500, sentences=20)))
    view = page.view
    assert page.count() > 6000
    page.settle()
    assert view.evaluate("() => aldus.trace(1000)")["longest"] < 100
    view.locator("#search").fill("partij 7")
    assert view.locator("#hits li").count() > 5
