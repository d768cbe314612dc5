"""Graphs from documents: who is one actor, what is an edge, what the edges carry."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import aldus
from aldus.document import Actor, Document, Mention, Relation, Span
from aldus.errors import InputError
from aldus.graphs.edges import EDGE_COLUMNS
from benchmarks.support.news import Writer, doubted, news


def article(id: str, *people: tuple[str, str], type: str = "PERSON", date: str | None = None) -> Document:
    text = " ".join(label for _, label in people)
    actors, at = [], 0
    for key, label in people:
        actors.append(Actor(key, type, label, (Mention(at, at + len(label)),)))  # type: ignore[arg-type]
        at += len(label) + 1
    relation = Relation("do", people[0][0], people[-1][0], "zien", Span(0, 3))
    return Document(id, text, date, None, tuple(actors), (relation,))


def test_empty() -> None:
    graph = aldus.graph([])
    assert (len(graph), graph.number_of_edges(), graph.graph["statements"]) == (0, 0, [])


def test_edges_lead_back_to_the_text() -> None:
    documents = {d.id: d for d in news(20)}
    graph = aldus.graph(documents.values())
    assert graph.number_of_edges() > 80
    for _, _, edge in graph.edges(data=True):
        text = documents[edge["document"]].text
        assert text[edge["start"] : edge["end"]] == edge["trigger"]
        at = edge["sentence_start"]
        assert text[at : at + len(edge["sentence"])] == edge["sentence"]
        assert at <= edge["start"] < edge["end"] <= at + len(edge["sentence"])
        if edge["content"] is not None:
            assert text[edge["content_start"] : edge["content_end"]] == edge["content"]


def test_edges_carry_the_fields_of_their_relation() -> None:
    documents = {d.id: d for d in doubted(news(9))}
    graph = aldus.graph(documents.values())
    for _, _, edge in graph.edges(data=True):
        relation = documents[edge["document"]].relations[int(edge["id"].split("#")[1])]
        for name in (
            "kind",
            "predicate",
            "status",
            "rule",
            "event_type",
            "quad_class",
            "symmetric",
            "nominal",
        ):
            assert edge[name] == getattr(relation, name)
        assert edge["confidence"] == relation.confidence
        assert tuple(edge) == EDGE_COLUMNS
    assert {type(d["confidence"]) for *_, d in graph.edges(data=True)} == {float, type(None)}


def test_same_input_same_graph() -> None:
    once, again = (pickle.dumps(aldus.graph(news(15))) for _ in range(2))
    assert once == again


def test_ids_are_unique_also_for_repeated_documents() -> None:
    graph = aldus.graph([*news(3), *news(3)])
    ids = [k for _, _, k in graph.edges(keys=True)]
    assert len(ids) == len(set(ids)) == 2 * aldus.graph(news(3)).number_of_edges()


def test_counts_and_dates() -> None:
    first = article("a", ("els-smit", "Els Smit"), ("bo-tak", "Bo Tak"), date="2025-03")
    last = article("b", ("els-smit", "Els Smit"), ("bo-tak", "Bo Tak"), date="2025-01-09")
    node = aldus.graph([first, last]).nodes["els-smit"]
    assert (node["documents"], node["mentions"]) == (2, 2)
    assert (node["first_date"], node["last_date"]) == ("2025-01-09", "2025-03")


def test_surname_joins_the_only_full_name() -> None:
    graph = aldus.graph(
        [
            article("a", ("smit", "Smit"), ("x", "Xi Po")),
            article("b", ("els-smit", "Els Smit"), ("x", "Xi Po")),
        ]
    )
    assert set(graph) == {"els-smit", "x"}
    assert graph.nodes["els-smit"]["merged"] == ("smit@a",)
    assert 0.9 <= graph.nodes["els-smit"]["certainty"] < 1
    assert graph.nodes["els-smit"]["aliases"] == ("Smit",)
    assert graph.number_of_edges("els-smit", "x") == 2


def test_surname_of_two_people_joins_neither() -> None:
    documents = [article(n, (n, label), ("x", "Xi Po")) for n, label in
                 [("smit", "Smit"), ("els-smit", "Els Smit"), ("jan-smit", "Jan Smit")]]  # fmt: skip
    assert set(aldus.graph(documents)) == {"smit@smit", "els-smit", "jan-smit", "x"}
    assert set(aldus.graph(documents[:2], surnames=False)) == {"smit@smit", "els-smit", "x"}
    assert set(aldus.graph(documents[:2], min_join=1)) == {"smit@smit", "els-smit", "x"}
    with pytest.raises(ValueError, match="min_join"):
        aldus.graph(documents, min_join=1.5)


def test_prefix_joins_with_its_surname() -> None:
    documents = [
        article("a", ("de-wit", "De Wit"), ("x", "Xi Po")),
        article("b", ("s", "Sanne de Wit"), ("x", "Xi Po")),
    ]
    assert set(aldus.graph(documents)) == {"s", "x"}


def test_one_slug_of_two_types_is_two_actors() -> None:
    person = article("a", ("hans-ford", "Hans Ford"), ("x", "Xi Po"), type="PERSON")
    company = article("b", ("hans-ford", "Hans Ford"), ("y", "Ypsilon"), type="ORG")
    wanted = {"hans-ford": "PERSON", "x": "PERSON", "hans-ford-org": "ORG", "y": "ORG"}
    for documents in ([person, company], [company, person]):
        graph = aldus.graph(documents)
        assert {n: d["type"] for n, d in graph.nodes(data=True)} == wanted
        assert graph.has_edge("hans-ford", "x")
        assert graph.has_edge("hans-ford-org", "y")
    assert set(aldus.graph(company)) == {"hans-ford", "y"}


def test_countries_are_joined_by_code_only() -> None:
    documents = [article("a", ("COD", "Congo"), ("COG", "Congo"), type="COUNTRY")]
    assert set(aldus.graph(documents)) == {"COD", "COG"}


def test_statement_without_target_is_kept_apart() -> None:
    writer = Writer("a", "2025")
    writer.name("jo", "PERSON", "Jo Bos")
    trigger = writer.word(" zegt")
    writer.relate("say", "jo", None, "zeggen", trigger)
    writer.relate("do", "jo", None, "lopen", trigger)
    graph = aldus.graph(writer.document())
    assert graph.number_of_edges() == 0
    assert [s["predicate"] for s in graph.graph["statements"]] == ["zeggen"]
    assert graph.nodes["jo"]["statements"] == 1


def test_unknown_actor_is_a_clear_error() -> None:
    document = Document("a", "x", relations=(Relation("say", "niemand", None, "zeggen", Span(0, 1)),))
    with pytest.raises(InputError, match=r"'a'.*niemand"):
        aldus.graph(document)


def test_ids_that_are_no_unicode_are_taken(tmp_path: Path) -> None:
    actors = (Actor("t\udfff", "PERSON", "Jan"), Actor("b", "PERSON", "Piet"))
    relation = Relation("do", "t\udfff", "b", "bellen", Span(4, 9))
    graph = aldus.graph([Document("a", "Jan belde Piet.", actors=actors, relations=(relation,))])
    assert sorted(graph) == ["b@a", "t\udfff@a"]
    for format in aldus.export.FORMATS:
        aldus.export.write(graph, tmp_path / f"x.{format}")


def test_two_actors_of_one_id_are_refused() -> None:
    actors = [{"id": "a", "type": type, "label": "A"} for type in ("PERSON", "COUNTRY")]
    document = Document.from_dict(
        {"id": "d", "text": "A", "entities": [a | {"mentions": []} for a in actors], "relations": []}
    )
    with pytest.raises(InputError, match="document 'd': several actors have the id 'a'"):
        aldus.graph([document])
