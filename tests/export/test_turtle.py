"""Turtle, read back by rdflib."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aldus import export
from tests.export.graphs import confidences, text


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
