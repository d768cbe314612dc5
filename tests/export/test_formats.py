"""Every format is read back by its real reader: plain news, hostile labels, the empty graph."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import aldus
from aldus import export
from aldus.errors import OutputError
from aldus.export.common import flat, whole_date
from aldus.graphs import aggregate
from aldus.text import clean
from benchmarks.support.news import doubted, news

from .schema import check_gexf, check_graphml

HOSTILE = [
    "</script><script>alert(1)</script>",
    "quote \" ' ` \\ \\n end\\",
    "a\nb\r\nc\td",
    "nul\x00 bell\x07 esc\x1b del\x7f c1\x85 \ufffe\uffff",
    "lone \ud83d surrogate \udc00",
    "emoji 🇳🇱👩‍👩‍👧 \U0010ffff",
    "مرحبا \u202eright to left\u202c שלום",
    '=HYPERLINK("x")',
    "@SUM(1)",
    "]]> <!-- & &amp; &#0;",
    "x" * 40_000,
    "%%DATA%% {0} ${x}",
    "",
    " | ; ,",
]


def hostile() -> nx.MultiDiGraph[str]:
    graph = aldus.graph(news(4))
    some = next(iter(graph.edges(data=True)))[2]
    for number, label in enumerate(HOSTILE):
        graph.add_node(
            f"n{number}",
            **{**graph.nodes["NLD"], "label": label, "aliases": (label,), "type": "ORG"},
            odd=(1, None),
        )
        edge = {
            **some,
            "id": f"h{number}",
            "sentence": label,
            "predicate": label,
            "content": label,
            "title": label,
        }
        edge.update(
            sentence_start=0, start=0, end=1, content_start=0, content_end=3, when=datetime.date(2025, 1, 2)
        )
        edge.update(mixed=number if number % 2 else label, share=number / 7, document=f"doc {label[:50]}")
        graph.add_edge(f"n{number}", "NLD", key=f"h{number}", **edge)
    graph.add_edge("n1", "NLD", key="bad", **{**some, "id": "bad", "nan": float("nan"), "huge": 2**80})
    graph.nodes["n2"].update(deep={"a": [1, {"b": None}]}, many={3, 1})
    return graph


def graphs() -> dict[str, nx.MultiDiGraph[str]]:
    return {"news": aldus.graph(doubted(news(12))), "hostile": hostile(), "empty": aldus.graph([])}


CASES = [pytest.param((name, summed), id=f"{name}-{'sum' if summed else 'all'}")
         for name in ("news", "hostile", "empty") for summed in (False, True)]  # fmt: skip


@pytest.fixture(scope="module", params=CASES)
def graph(request: pytest.FixtureRequest) -> Any:
    name, summed = request.param
    made = graphs()[name]
    return aggregate(made) if summed else made


def same(graph: Any, back: Any) -> None:
    assert set(back.nodes) == set(graph.nodes)
    assert sorted(back.edges()) == sorted(graph.edges())
    assert back.is_directed()


def text(value: Any) -> str:
    """As XML readers give it back: every line end is one line feed in an element, and kept in an attribute."""
    return clean(value)


def predicates(graph: Any) -> list[str]:
    key = "predicate" if graph.is_multigraph() else "weight"
    return sorted(str(flat(d[key])) for *_, d in graph.edges(data=True))


def confidences(graph: Any) -> list[float]:
    return sorted(c for *_, d in graph.edges(data=True) if (c := d.get("confidence")) is not None)


def test_gexf(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.gexf"
    export.gexf(graph, path)
    check_gexf(path)
    back = nx.read_gexf(path)
    same(graph, back)
    for node, data in graph.nodes(data=True):
        assert back.nodes[node]["label"] == (text(data["label"] or node))
        assert back.nodes[node]["mentions"] == data["mentions"]
        if data["first_date"]:
            assert back.nodes[node]["start"] == data["first_date"]
    if graph.is_multigraph():
        assert predicates(back) == predicates(graph)
    assert confidences(back) == confidences(graph)


def test_graphml(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    export.graphml(graph, path)
    check_graphml(path)
    back = nx.read_graphml(path, force_multigraph=True)
    same(graph, back)
    if graph.is_multigraph():
        assert predicates(back) == predicates(graph)
    assert confidences(back) == confidences(graph)
    for node, data in graph.nodes(data=True):
        assert (back.nodes[node].get("label") or "") == text(data["label"])
        assert back.nodes[node]["documents"] == data["documents"]


def test_gml(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.gml"
    export.gml(graph, path)
    path.read_text(encoding="ascii")
    back = nx.read_gml(path, label="name")
    assert set(back.nodes) == set(graph.nodes)
    assert back.number_of_edges() == graph.number_of_edges()
    assert confidences(back) == confidences(graph)
    for node, data in graph.nodes(data=True):
        assert back.nodes[node]["mentions"] == data["mentions"]


def test_json(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    export.json(graph, path)
    back = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="links")
    same(graph, back)
    assert confidences(back) == confidences(graph)
    for node, data in graph.nodes(data=True):
        assert back.nodes[node]["aliases"] == [a.encode("utf-8", "ignore").decode() for a in data["aliases"]]
        assert back.nodes[node]["country"] == data["country"]


def test_cyjs(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.cyjs"
    export.cyjs(graph, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    back = nx.cytoscape_graph(data)
    same(graph, back)
    assert confidences(back) == confidences(graph)
    ids = [e["data"]["id"] for e in data["elements"]["edges"]]
    assert len(ids) == len(set(ids))


def test_dot(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.dot"
    export.dot(graph, path)
    source = path.read_text(encoding="utf-8")
    assert source.count(" -> ") >= graph.number_of_edges()
    assert source.endswith("}\n")
    assert source.count(' confidence="') == len(confidences(graph))


def test_csv(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export.csv(graph, path)
    csv.field_size_limit(1_000_000)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    spoken = len(graph.graph.get("statements", ())) if graph.is_multigraph() else 0
    assert len(rows) == graph.number_of_edges() + spoken
    assert sorted((r["source"], r["target"]) for r in rows if r["target"]) == sorted(graph.edges())
    given = sorted(float(r["confidence"]) for r in rows if r.get("confidence") and r["target"])
    assert given == confidences(graph)
    for row in rows:
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values())
    with (tmp_path / "a.actors.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [r["id"] for r in csv.DictReader(file)] == list(graph)


def test_parquet(graph: Any, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    export.parquet(graph, path)
    rows = parquet.read_table(path).to_pylist()
    assert sorted((r["source"], r["target"]) for r in rows if r.get("target")) == sorted(graph.edges())
    given = sorted(r["confidence"] for r in rows if r.get("confidence") is not None and r.get("target"))
    assert given == confidences(graph)
    actors = parquet.read_table(tmp_path / "a.actors.parquet").to_pylist()
    assert {r["id"]: r.get("label") for r in actors} == {
        n: text(d["label"]) for n, d in graph.nodes(data=True)
    }


def test_turtle(graph: Any, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    path = tmp_path / "a.ttl"
    export.turtle(graph, path)
    back = rdflib.Graph().parse(path, format="turtle")
    aldus_ns, prov = rdflib.Namespace("urn:aldus:ns:"), rdflib.Namespace("http://www.w3.org/ns/prov#")
    assert len(set(back.subjects(rdflib.RDF.type, aldus_ns.Actor))) == len(graph)
    assert len(list(back.subject_objects(aldus_ns.target))) == graph.number_of_edges()
    for node, data in graph.nodes(data=True):
        labels = list(back.objects(rdflib.URIRef(f"urn:aldus:actor:{node}"), rdflib.RDFS.label))
        assert [str(x) for x in labels] == [text(data["label"] or node)]
    given = [
        float(x) for s, x in back.subject_objects(aldus_ns.confidence) if (s, aldus_ns.target, None) in back
    ]
    assert sorted(given) == confidences(graph)
    if graph.is_multigraph():
        wanted = {text(d["sentence"]) for *_, d in graph.edges(data=True)} - {""}
        assert wanted <= {str(x) for x in back.objects(None, prov.value)}


def test_events(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    export.events(graph, path)
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    assert len(records) == (graph.number_of_edges() if graph.is_multigraph() else 0)
    for record in records:
        assert record["quad_code"] in range(5)
        assert record["actor"]["id"] in graph
    if graph.is_multigraph():
        given = [c for r in records if (c := r["confidence"]) is not None]
        assert sorted(given) == confidences(graph)


def test_neo4j(graph: Any, tmp_path: Path) -> None:
    export.neo4j(graph, tmp_path / "neo")
    csv.field_size_limit(1_000_000)
    with (tmp_path / "neo" / "actors.csv").open(encoding="utf-8", newline="") as file:
        assert [r["id:ID"] for r in csv.DictReader(file)] == list(graph)
    with (tmp_path / "neo" / "relations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted((r[":START_ID"], r[":END_ID"]) for r in rows) == sorted(graph.edges())
    assert sorted(float(r["confidence:double"]) for r in rows if r.get("confidence:double")) == confidences(
        graph
    )
    assert {r[":TYPE"] for r in rows} <= {"SAYS", "DOES", "HAS_ROLE", "RELATES"}


def test_cypher_has_one_statement_a_line(graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.cypher"
    export.cypher(graph, path)
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert len(lines) == 1 + len(graph) + graph.number_of_edges()
    assert sum("`confidence`: " in line for line in lines) == len(confidences(graph))
    for line in lines:
        assert line.endswith(";")
        bare = line.replace("\\\\", "").replace("\\'", "")
        assert bare.count("'") % 2 == 0


@pytest.mark.parametrize("name", sorted(export.FORMATS))
def test_write_chooses_by_extension(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"nieuws.{name}"
    export.write(hostile(), path)
    assert path.exists()
    assert not list(tmp_path.glob(".*part")), "a temporary file was left"


def test_write_errors(tmp_path: Path) -> None:
    graph = aldus.graph([])
    with pytest.raises(OutputError, match="unknown format 'xlsx'"):
        export.write(graph, tmp_path / "a.xlsx")
    with pytest.raises(OutputError, match="cannot write"):
        export.write(graph, tmp_path / "no" / "folder.gexf")


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_text("old")

    class Broken:
        def __str__(self) -> str:
            raise RuntimeError("broken")

    graph = aldus.graph(news(1))
    graph.nodes["NLD" if "NLD" in graph else next(iter(graph))]["bad"] = Broken()
    with pytest.raises(RuntimeError):
        export.graphml(graph, path)
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.graphml"]


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-03-05", "2025-03-05", "2025-03-05"),
        ("2025-13", None, None),
        ("gisteren", None, None),
        (None, None, None),
    ],
)
def test_partial_dates(date: str | None, first: str | None, last: str | None) -> None:
    assert whole_date(date) == first
    assert whole_date(date, last=True) == last
