"""The page, in headless Chromium with the network cut off."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import aldus
from aldus.document import Span
from aldus.export import graph_html
from aldus.export.page.contents import address, contents, pieces
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


def test_large_graphs_are_cut_to_the_strongest_pairs() -> None:
    graph = aldus.graph(news(60))
    data = json.loads(
        graph_html(graph, max_edges=50).split('type="application/json">')[1].split("</script>")[0]
    )
    assert len(data["edges"]) == 50
    assert len(data["statements"]) <= 50
    assert data["total"] == {
        "edges": graph.number_of_edges(),
        "statements": len(graph.graph["statements"]),
        "actors": len(graph),
    }
    speakers = Counter(s["source"] for s in graph.graph["statements"])
    few = contents(graph, 5)
    assert {few["nodes"][s["s"]]["id"] for s in few["statements"]} == {speakers.most_common(1)[0][0]}
    everything = contents(graph, 10_000)
    assert len(everything["edges"]) == graph.number_of_edges()


def test_communities_are_those_of_the_ties() -> None:
    writer = Writer("doc", "2025-02-03")
    trigger = writer.word("helpt")
    for group in ("abc", "def"):
        for one in group:
            writer.name(one, "ORG", one.upper())
        for one, other in ("ab", "bc", "ac") if group == "abc" else ("de", "ef", "df"):
            writer.relate("do", one, other, "helpen", trigger)
    writer.name("z", "ORG", "Z")
    writer.relate("do", "z", "a", "helpen", trigger)
    writer.name("y", "ORG", "Y")
    found = {n["id"]: n.get("community") for n in contents(aldus.graph(writer.document()), 100)["nodes"]}
    assert found == {"z": 0, "a": 0, "b": 0, "c": 0, "d": 1, "e": 1, "f": 1, "y": None}


def test_only_web_addresses_become_links() -> None:
    assert address("https://krant.example/a?b=c") == "https://krant.example/a?b=c"
    for other in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "krant.example", None, ""):
        assert address(other) is None


def test_reported_words_elsewhere_are_kept() -> None:
    text = "Wij komen eraan. Zei Jo."
    edge = {
        "sentence": text[17:],
        "sentence_start": 17,
        "start": 17,
        "end": 20,
        "document": "a",
        "kind": "say",
    }
    graph = aldus.graph([])
    graph.add_node("jo", label="Jo", type="PERSON")
    graph.add_node("NLD", label="Nederland", type="COUNTRY")
    graph.add_edge("jo", "NLD", **edge, content=text[:16], content_start=0, content_end=16)
    graph.add_edge("jo", "NLD", **edge, content="Zei", content_start=17, content_end=20)
    first, second = contents(graph, 10)["edges"]
    assert first["said"] == "Wij komen eraan."
    assert "said" not in second


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


def test_draws_searches_and_filters(opened: Any) -> None:
    graph = aldus.graph(news(24))
    edges = [d for *_, d in graph.edges(data=True)]
    actual = [d for d in edges if d["status"] == "actual"]
    page = opened(graph)
    view = page.view
    assert page.count() == len(actual) < len(edges)  # at first what has happened
    assert "did not happen or not yet" in view.locator("#count").inner_text()
    page.settle()
    drawn = view.locator("#graph canvas").screenshot()
    assert len(drawn) > 10_000  # an empty canvas is some hundred bytes
    page.everything()
    assert page.count() == len(edges)
    view.get_by_label("does").uncheck()
    assert page.count() == sum(d["kind"] == "say" for d in edges)
    view.locator("#from").fill("2025-06-01")
    said = [d for d in edges if d["kind"] == "say" and d["date"] >= "2025-06-01"]
    assert page.count() == len(said)
    view.get_by_role("button", name="Reset").click()
    assert page.count() == len(actual)
    view.keyboard.press("/")
    view.locator("#search").fill("belgie")  # without its diaeresis
    view.keyboard.press("Enter")
    assert view.locator("#panel h2").inner_text() == "België"
    page.everything()
    view.get_by_role("button", name="Only this actor").click()
    assert page.count() == graph.degree("BEL")
    assert view.locator("#only").inner_text() == "Only België ×"
    view.locator("#only").click()
    assert page.count() == len(edges)


def test_filters_by_tone_and_back_again(opened: Any) -> None:
    graph = aldus.graph(news(24))
    edges = [d for *_, d in graph.edges(data=True)]
    page = opened(graph)
    view = page.view
    page.everything()
    # what is negated is neither conflict nor cooperation
    for tone in ("cooperation", "neither"):
        view.locator("#tones").get_by_label(tone).uncheck()
    hostile = [d for d in edges if (d["quad_class"] or "").endswith("conflict") and d["status"] != "negated"]
    assert page.count() == len(hostile)
    view.locator("#tones").get_by_label("conflict").uncheck()
    assert view.locator("#nothing").inner_text() == "Nothing fits the filters."
    view.get_by_role("button", name="Show everything").click()
    assert page.count() == len(edges)
    view.locator("#types").get_by_label("Person").uncheck()
    people = {n for n, d in graph.nodes(data=True) if d["type"] == "PERSON"}
    assert page.count() == sum(u not in people and v not in people for u, v in graph.edges())


def test_at_least_counts_statements_too(opened: Any) -> None:
    page = opened(aldus.graph(news(24)))
    view = page.view
    page.everything()
    view.locator("#least").fill("3")
    shown = view.evaluate("() => aldus.view.shown.map((i) => [i.from.key, i.to && i.to.key])")
    assert shown
    assert all(shown.count(one) >= 3 for one in shown)
    assert int(view.get_attribute("html", "data-statements")) == sum(other is None for _, other in shown)


def test_time_slider_and_histogram(opened: Any) -> None:
    graph = aldus.graph(news(24))
    page = opened(graph)
    view = page.view
    page.everything()
    assert view.locator("#bars rect").count() >= 12
    view.locator("#first").fill("5")  # June
    assert view.locator("#from").input_value() == "2025-06-01"
    view.locator("#last").fill("7")
    dates = [d["date"] for *_, d in graph.edges(data=True)]
    assert page.count() == sum("2025-06" <= d < "2025-09" for d in dates)
    assert view.locator("#period").inner_text() == "June 2025 – August 2025"
    assert view.locator("#bars rect.dim").count() > 0
    view.locator("#first").press("ArrowRight")
    assert page.count() == sum("2025-07" <= d < "2025-09" for d in dates)


def test_from_actor_to_sentence_with_the_keyboard(opened: Any) -> None:
    page = opened(evil())
    view = page.view
    page.everything()
    view.locator("#panel .rows button").first.focus()
    view.keyboard.press("Enter")
    view.locator("#panel .rows button").first.focus()
    view.keyboard.press("Enter")
    quote = view.locator("#panel blockquote").first
    assert EVIL in quote.inner_text()
    assert quote.locator("mark").inner_text() == "zegt"
    assert view.locator("#panel blockquote .content").first.inner_text() == "Nederland wint"
    view.locator("body").press("Escape")
    view.locator("body").press("Escape")
    assert view.locator("#panel h2").inner_text() == "Actors"


def test_profile_and_pair(opened: Any) -> None:
    graph = aldus.graph(news(40))
    page = opened(graph)
    view = page.view
    page.everything()
    page.find("Nederland")
    titles = view.locator("#panel h3").all_inner_texts()
    assert {"SAYS AND DOES", "IS SAID AND DONE TO", "SPEAKS ABOUT"} <= {t.upper() for t in titles}
    assert view.locator("#panel .spark rect").count() > 0
    view.locator("#panel .rows button", has_text="→ België").first.click()
    assert view.locator("#panel h2").inner_text() == "Nederland ↔ België"
    there, back = graph.number_of_edges("NLD", "BEL"), graph.number_of_edges("BEL", "NLD")
    assert view.locator("#panel article").count() == there + back
    heads = view.locator("#panel article .head").all_inner_texts()
    assert heads.count("Nederland → België") == there
    view.get_by_role("button", name="Only this direction").click()
    assert view.locator("#panel article").count() == there
    view.locator("#panel article .who").nth(1).click()
    assert view.locator("#panel h2").inner_text() == "België"


def test_functions_are_in_the_profile(opened: Any) -> None:
    writer = Writer("doc", "2025-02-03")
    a = writer.name("jo", "PERSON", "Jo Smit")
    trigger = writer.word(" minister ")
    b = writer.name("NLD", "COUNTRY", "Nederland")
    writer.relate("role", a, b, "minister", trigger)
    writer.relate("do", a, b, "helpen", trigger)
    page = opened(aldus.graph(writer.document()))
    page.find("smit")
    assert "FUNCTIONS" in [t.upper() for t in page.view.locator("#panel h3").all_inner_texts()]
    assert page.view.locator("#panel .rows .name", has_text="minister → Nederland").count() == 1


def test_sentences_articles_and_copying(opened: Any) -> None:
    graph = aldus.graph(news(24))
    for *_, data in graph.edges(data=True):
        data.update(publisher="De Pers", url=f"https://pers.example/{data['document']}")
    page = opened(graph, permissions=["clipboard-read", "clipboard-write"])
    view = page.view
    page.everything()
    view.locator("#search").fill("raakt ons")
    view.keyboard.press("Enter")  # no actor has it: the sentences
    told = sum("raakt ons" in (d["sentence"]) for *_, d in graph.edges(data=True))
    told += sum("raakt ons" in d["sentence"] for d in graph.graph["statements"])
    assert f"({told})" in view.locator("#panel h2").inner_text()
    assert view.locator("#panel mark.hit").first.inner_text() == "raakt ons"
    card = view.locator("#panel article", has_text="De Pers").first
    assert (
        card.get_by_role("link", name="Open the article")
        .get_attribute("href")
        .startswith("https://pers.example/")
    )
    card.get_by_role("button", name="Copy quote with source").click()
    copied = view.evaluate("() => navigator.clipboard.readText()")
    assert "raakt ons allemaal” — " in copied
    assert "De Pers, Bericht" in copied
    assert "2025" in copied
    assert copied.splitlines()[-1].startswith("https://pers.example/")
    view.get_by_role("button", name="Clear the search").click()
    view.get_by_role("button", name="Articles").click()
    assert view.locator("#panel h2").inner_text() == "Articles (24)"
    view.locator("#panel .rows button").first.click()
    assert view.locator("#panel h2").inner_text() == "Bericht 23"
    assert view.locator("#panel article").count() > 0


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


def test_script_in_an_article_stays_text(opened: Any) -> None:
    page = opened(evil(), hash="#tab=sentences&lang=<img src=x onerror=window.hit=1>")
    page.everything()
    page.view.locator("#table").click()
    assert EVIL in page.view.locator("#sheet").inner_text()
    assert page.view.evaluate("() => window.hit === undefined")
    assert page.view.locator("#panel img, #panel script, #sheet img, #sheet script").count() == 0


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


def test_roll_up_to_countries(opened: Any) -> None:
    graph = aldus.graph(news(24))
    page = opened(graph)
    view = page.view
    page.everything()
    view.locator("#level").select_option("country")
    of = {n: n if d["type"] == "COUNTRY" else d["country"] for n, d in graph.nodes(data=True)}
    ends = [(of[u], of[v]) for u, v in graph.edges()]
    assert page.count() == sum(bool(u and v and u != v) for u, v in ends)
    assert view.locator("#panel .rows .name").first.inner_text() in {
        "Nederland",
        "België",
        "Polen",
        "Portugal",
        "Noorwegen",
        "Denemarken",
    }
    view.locator("#panel .rows button").first.click()
    view.locator("#level").select_option("actor")
    assert page.count() == graph.number_of_edges()


def test_core_expansion_and_lone_actors(opened: Any) -> None:
    graph = aldus.graph(news(120, actors=400))
    page = opened(graph)
    view = page.view
    view.locator("#lone").set_checked(False)
    assert int(view.get_attribute("html", "data-drawn")) == 100
    assert view.locator("#drawn").inner_text() == "100 drawn"
    page.settle()
    last = view.evaluate(
        "() => { const n = aldus.view.ranked.filter((n) => n.linked).at(-1); return n.label; }"
    )
    page.find(last)
    before = int(view.get_attribute("html", "data-drawn"))
    assert before == 101
    view.get_by_role("button", name="Draw its neighbours").click()
    assert int(view.get_attribute("html", "data-drawn")) > before
    page.settle()
    view.locator("#core").select_option("all")
    everybody = int(view.get_attribute("html", "data-drawn"))
    view.locator("#lone").check()
    assert int(view.get_attribute("html", "data-drawn")) > everybody
    page.settle()
    view.locator("#colour").select_option("community")
    view.locator("#community").select_option(index=1)
    assert 0 < int(view.get_attribute("html", "data-actors")) < everybody


def test_who_is_only_mentioned(opened: Any) -> None:
    writer = Writer("doc", "2025-02-03")
    a = writer.name("jo", "PERSON", "Jo Smit")
    trigger = writer.word(" helpt ")
    b = writer.name("NLD", "COUNTRY", "Nederland")
    writer.name("an", "PERSON", "An Bos")
    writer.relate("do", a, b, "helpen", trigger)
    view = opened(aldus.graph(writer.document())).view
    assert view.get_attribute("html", "data-actors") == "2"
    view.locator("#silent").check()
    assert view.get_attribute("html", "data-actors") == "3"


def test_sources_can_be_compared(opened: Any) -> None:
    graph = aldus.graph(news(12))
    for *_, data in graph.edges(data=True):
        data["publisher"] = "De Pers" if int(data["document"][-1]) % 2 else "De Bode"
    page = opened(graph)
    page.everything()
    page.view.locator("#publisher").select_option("De Bode")
    assert page.count() == sum(d["publisher"] == "De Bode" for *_, d in graph.edges(data=True))


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


def test_phone(opened: Any) -> None:
    view = opened(aldus.graph(news(24)), viewport={"width": 360, "height": 640}, has_touch=True).view
    assert not view.locator("#filters").is_visible()
    view.get_by_role("button", name="Filters").click()
    assert view.locator("#filters").is_visible()
    view.get_by_role("button", name="Filters").click()
    view.locator("#panel .rows button").first.click()
    assert view.evaluate("() => document.documentElement.scrollWidth <= 360")


def test_only_what_is_sure(opened: Any) -> None:
    graph = aldus.graph(doubted(news(24)))
    page = opened(graph)
    view = page.view
    page.everything()
    view.get_by_label("At least so sure").fill("50")
    sure = [d for *_, d in graph.edges(data=True) if (d["confidence"] or 0) >= 0.5]
    assert page.count() == len(sure) < graph.number_of_edges()
    assert view.locator("#sure-out").inner_text() == "50"
    view.get_by_role("button", name="Reset").click()
    view.get_by_role("button", name="Sentences").click()
    assert "% sure" in view.locator("#panel .card .tags").first.inner_text()


def test_without_confidences_nothing_asks_for_them(opened: Any) -> None:
    view = opened(aldus.graph(news(5))).view
    assert not view.locator("#sureness").is_visible()
    view.get_by_role("button", name="Sentences").click()
    assert "sure" not in view.locator("#panel .card .tags").first.inner_text()


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
    page.find("smit")
    assert page.view.locator("#panel blockquote .content").inner_text() == "dat het regent"


def test_pairs_without_sentences(opened: Any) -> None:
    page = opened(aldus.graphs.aggregate(aldus.graph(news(24))))
    assert page.count() > 0
    page.view.get_by_role("button", name="Sentences").click()
    assert "Without text." in page.view.locator("#panel").inner_text()


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


@pytest.mark.slow
def test_ten_thousand_relations(opened: Any) -> None:
    page = opened(aldus.graph(news(580, actors=1500, sentences=20)))
    view = page.view
    assert page.count() > 6000
    page.settle()
    assert view.evaluate("() => aldus.trace(1000)")["longest"] < 100
    view.locator("#search").fill("partij 7")
    assert view.locator("#hits li").count() > 5


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
