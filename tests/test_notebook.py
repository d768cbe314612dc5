"""Documents and graphs in a notebook."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser

import aldus
from aldus.notebook import Mark, text_html
from aldus.style import DISPLACY
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


def test_no_name_ends_an_attribute() -> None:
    evil = "x\" onmouseover=\"alert(1)' onclick='alert(2)"
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.extend(name for name, _ in attributes)  # type: ignore[method-assign]
    parser.feed(text_html("Jo", [Mark(0, 2, evil, "#3b6fd4")]))
    assert sorted(found) == ["lang", "style", "style", "title"]


def test_document_shows_confidences_where_there_are_some() -> None:
    (plain,), (sure,) = news(1), doubted(news(1))
    assert '<th style="text-align:left">sure</th>' not in plain._repr_html_()
    page = sure._repr_html_()
    assert '<th style="text-align:left">sure</th>' in page
    assert f">{sure.relations[0].confidence:.0%}<" in page


def test_marks_of_several_kinds_lie_over_each_other() -> None:
    text = "„Jo komt”, zegt Jo."
    marks = [
        Mark(0, 9, "says Jo", "#888888", "quotation"),
        Mark(1, 3, "Jo", "#3b6fd4"),
        Mark(1, 2, "inside another one", "#3b6fd4"),
        Mark(11, 15, "say", "#c8372d", "trigger"),
        Mark(16, 99, "outside the text", "#3b6fd4"),
    ]
    page = text_html(text, marks)
    seen: list[str] = []
    parser = HTMLParser()
    parser.handle_data = seen.append  # type: ignore[method-assign]
    parser.feed(page)
    assert seen == ["„", "Jo", " komt”", ", ", "zegt", " Jo."]
    assert 'title="says Jo · Jo"' in page
    assert page.count("font-style:italic") == 3
    assert page.count("font-weight:700") == 1
    assert "inside another one" not in page


def test_graph_says_what_it_holds() -> None:
    graph = aldus.graph(news(3))
    kinds = [d["kind"] for *_, d in graph.edges(data=True)]
    assert repr(graph).startswith(f"<RelationGraph: {len(graph)} actors, {len(kinds)} relations (")
    assert f"{kinds.count('say')} say" in repr(graph)
    assert str(graph) == repr(graph)
    assert repr(aldus.graph([])) == "<RelationGraph: 0 actors, 0 relations>"


def test_displacy_has_colours_for_our_labels(entry_points: dict[str, str]) -> None:
    code = (
        "import spacy; from spacy import displacy; nlp = spacy.blank('nl'); doc = nlp('Jo helpt'); "
        "doc.set_ents([spacy.tokens.Span(doc, 0, 1, 'COUNTRY')]); print(displacy.render(doc, style='ent', jupyter=False))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], env=entry_points, capture_output=True, text=True, check=True
    )
    assert DISPLACY["COUNTRY"] in out.stdout


def test_graph_shows_itself_in_a_sandbox() -> None:
    page = aldus.graph(news(3))._repr_html_()  # type: ignore[attr-defined]
    assert page.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"' in page
    assert "allow-same-origin" not in page[:400]
    assert page.count("<") == 2
