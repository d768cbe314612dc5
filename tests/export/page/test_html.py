"""What the page is made of: its policy, its data, and what stays text."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import aldus
from aldus.export import graph_html
from benchmarks.support.news import news
from tests.export.page.evil import EVIL, evil


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = graph_html(aldus.graph(news(5)))
    head = page[: page.index("<style>")]
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', head)
    assert policy is not None
    allowed = dict(part.split(maxsplit=1) for part in html.unescape(policy[1]).split("; "))
    assert allowed.pop("script-src").count("'sha256-") == 2
    assert allowed == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not re.search(r"<(?:link|script|img|iframe)[^>]+(?:src|href)\s*=\s*[\"']?(?:https?:)?//", page)


def test_data_cannot_leave_its_element() -> None:
    page = graph_html(evil(), title=EVIL)
    data = page.split('type="application/json">')[1].split("</script>")[0]
    assert "<" not in data
    assert json.loads(data)["title"] == EVIL
    assert page.count("<script") == graph_html(aldus.graph([])).count("<script")
    assert EVIL not in page


def test_script_in_an_article_stays_text(opened: Any) -> None:
    page = opened(evil(), hash="#tab=sentences&lang=<img src=x onerror=window.hit=1>")
    page.everything()
    page.view.locator("#table").click()
    assert EVIL in page.view.locator("#sheet").inner_text()
    assert page.view.evaluate("() => window.hit === undefined")
    assert page.view.locator("#panel img, #panel script, #sheet img, #sheet script").count() == 0


def test_in_a_notebook_and_as_a_widget(browser: Any, tmp_path: Path) -> None:
    """The frame of a notebook runs the page; the widget's script hears who is chosen."""
    from aldus.jupyter import _SCRIPT

    graph = aldus.graph(news(8))
    frame = graph._repr_html_()  # type: ignore[attr-defined]
    script = _SCRIPT.replace("export default", "const widget =")
    model = "{ get: () => document.querySelector('iframe').srcdoc, set: (key, value) => { window.heard = value; }, save_changes: () => {} }"
    (tmp_path / "a.html").write_text(
        f"<body>{frame}<script type='module'>{script}; widget.render({{ model: {model}, el: document.body }});</script>",
        encoding="utf-8",
    )
    view = browser.new_page()
    troubles: list[str] = []
    view.on("pageerror", lambda e: troubles.append(str(e)))
    view.goto((tmp_path / "a.html").as_uri())
    inside = view.frame_locator("iframe >> nth=1")
    inside.locator("#panel .rows button").first.click()
    view.wait_for_function("() => window.heard && window.heard.length === 1")
    assert view.evaluate("() => window.heard")[0] in graph
    assert view.frame_locator("iframe >> nth=0").locator("h1").inner_text() == "Who said or did what"
    assert troubles == []
    view.close()
