"""Search, filters and levels."""

from __future__ import annotations

from typing import Any

import aldus
from benchmarks.support.news import Writer, doubted, news


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
