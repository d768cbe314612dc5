"""Documents and graphs in a notebook."""

from __future__ import annotations

from html.parser import HTMLParser

import aldus
from benchmarks.support.news import Writer, doubted, news

EVIL = "<script>alert('1')</script>\"&"


def test_document_shows_actors_and_relations_escaped() -> None:
    writer = Writer("a", "2025", EVIL)
    a = writer.name("jo", "PERSON", f"Jo {EVIL}")
    trigger = writer.word(" groet ")
    b = writer.name("NLD", "COUNTRY", "Nederland")
    writer.relate("do", a, b, EVIL, trigger, quad_class="verbal cooperation")
    writer.word(EVIL)
    document = writer.document()
    page = document._repr_html_()
    assert "<script" not in page
    seen: list[str] = []
    parser = HTMLParser()
    parser.handle_data = seen.append  # type: ignore[method-assign]
    parser.feed(page)
    parser.close()
    assert document.text in "".join(seen)


def test_document_shows_confidences_where_there_are_some() -> None:
    (plain,), (sure,) = news(1), doubted(news(1))
    assert '<th style="text-align:left">sure</th>' not in plain._repr_html_()
    page = sure._repr_html_()
    assert '<th style="text-align:left">sure</th>' in page
    assert f">{sure.relations[0].confidence:.0%}<" in page


def test_graph_shows_itself_in_a_sandbox() -> None:
    page = aldus.graph(news(3))._repr_html_()  # type: ignore[attr-defined]
    assert page.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts"' in page
    assert page.count("<") == 2
