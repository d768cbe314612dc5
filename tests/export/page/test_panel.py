"""The panel: profiles, pairs, sentences and articles."""

from __future__ import annotations

from typing import Any

import aldus
from aldus.document import Span
from benchmarks.support.news import Writer, news
from tests.export.page.evil import EVIL, evil


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
