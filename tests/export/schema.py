"""The rules of the schemas of GEXF 1.2 and GraphML 1.0, as far as a graph needs them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

GEXF = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"

ANY = r"(?s).*"
SOME = r"(?s).+"
DATE = r"\d{4}-\d\d-\d\d"
FLOAT = r"-?\d+(\.\d+)?([eE][-+]?\d+)?"
BYTE = r"\d{1,2}|1\d\d|2[0-4]\d|25[0-5]"
TOKEN = r"[-.:\w·]+"

Rules = dict[str, tuple[dict[str, str], dict[str, str], str]]

# element -> required attributes, optional attributes (each with the pattern of its value), children in order
GEXF_RULES: Rules = {
    "gexf": ({"version": r"1\.2"}, {}, "meta? graph"),
    "meta": ({}, {"lastmodifieddate": DATE}, "creator? keywords? description?"),
    "creator": ({}, {}, ""),
    "graph": (
        {},
        {
            "mode": "static|dynamic",
            "timeformat": "integer|double|date|dateTime",
            "defaultedgetype": "directed|undirected|mutual",
        },
        "attributes* nodes edges",
    ),
    "attributes": ({"class": "node|edge"}, {"mode": "static|dynamic"}, "attribute*"),
    "attribute": (
        {
            "id": SOME,
            "title": ANY,
            "type": "integer|long|double|float|boolean|liststring|string|anyURI",
        },
        {},
        "",
    ),
    "nodes": ({}, {}, "node*"),
    "node": ({"id": ANY, "label": ANY}, {"start": DATE, "end": DATE}, "attvalues? color?"),
    "edges": ({}, {}, "edge*"),
    "edge": (
        {"id": SOME, "source": ANY, "target": ANY},
        {
            "label": ANY,
            "weight": FLOAT,
            "type": "directed|undirected|mutual",
            "start": DATE,
            "end": DATE,
        },
        "attvalues? color?",
    ),
    "attvalues": ({}, {}, "attvalue*"),
    "attvalue": ({"for": SOME, "value": ANY}, {}, ""),
    "color": ({"r": BYTE, "g": BYTE, "b": BYTE}, {"a": r"0(\.\d+)?|1(\.0+)?"}, ""),
}
GRAPHML_RULES: Rules = {
    "graphml": ({}, {}, "key* graph*"),
    "key": (
        {
            "id": TOKEN,
            "for": "all|graph|node|edge",
            "attr.name": ANY,
            "attr.type": "boolean|int|long|float|double|string",
        },
        {},
        "",
    ),
    "graph": ({"edgedefault": "directed|undirected"}, {"id": TOKEN}, "node* edge*"),
    # Ids of nodes are those of actors, whatever they hold.
    "node": ({"id": ANY}, {}, "data*"),
    "edge": ({"source": ANY, "target": ANY}, {"id": TOKEN}, "data*"),
    "data": ({"key": TOKEN}, {}, ""),
}
VALUES = {
    "boolean": "true|false",
    "int": r"-?\d+",
    "integer": r"-?\d+",
    "long": r"-?\d+",
    "float": FLOAT,
    "double": FLOAT,
}


def check_gexf(path: Path) -> None:
    """Fail where the file breaks a rule of GEXF."""
    root = ET.parse(path).getroot()
    _walk(root, GEXF_RULES, (GEXF, VIZ))
    _unique(root, f"{GEXF}node")
    _unique(root, f"{GEXF}edge")
    nodes = {n.get("id") for n in root.iter(f"{GEXF}node")}
    for edge in root.iter(f"{GEXF}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes
    for kind in ("node", "edge"):
        (table,) = (a for a in root.iter(f"{GEXF}attributes") if a.get("class") == kind)
        types = {a.get("id"): a.get("type") for a in table}
        for owner in root.iter(f"{GEXF}{kind}"):
            for value in owner.iter(f"{GEXF}attvalue"):
                _value(types[value.get("for")], value.get("value"))


def check_graphml(path: Path) -> None:
    """Fail where the file breaks a rule of GraphML."""
    root = ET.parse(path).getroot()
    _walk(root, GRAPHML_RULES, (GRAPHML,))
    _unique(root, f"{GRAPHML}node")
    _unique(root, f"{GRAPHML}edge")
    _unique(root, f"{GRAPHML}key")
    nodes = {n.get("id") for n in root.iter(f"{GRAPHML}node")}
    for edge in root.iter(f"{GRAPHML}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes
    keys = {k.get("id"): k for k in root.iter(f"{GRAPHML}key")}
    for kind in ("node", "edge"):
        for owner in root.iter(f"{GRAPHML}{kind}"):
            for data in owner:
                key = keys[data.get("key")]
                assert key.get("for") == kind
                _value(key.get("attr.type"), data.text or "")


def _walk(element: ET.Element, rules: Rules, spaces: tuple[str, ...]) -> None:
    name = _local(element, spaces)
    assert name in rules, f"unknown element {element.tag}"
    required, optional, children = rules[name]
    given = {k: v for k, v in element.attrib.items() if not k.startswith("{http://www.w3.org/2001/XMLSchema")}
    assert set(required) <= set(given), f"{name} lacks {set(required) - set(given)}"
    for key, value in given.items():
        pattern = {**required, **optional}.get(key)
        assert pattern is not None, f"{name} has no attribute {key}"
        assert re.fullmatch(pattern, value), f"{name} {key}={value[:60]!r}"
    order = "".join(f"{_local(child, spaces)} " for child in element)
    pattern = re.sub(r"(\w+)([?*]?)\s*", r"(?:\1 )\2", children)
    assert re.fullmatch(pattern, order), f"children of {name}: {order[:80]}"
    for child in element:
        _walk(child, rules, spaces)


def _local(element: ET.Element, spaces: tuple[str, ...]) -> str:
    space, _, name = element.tag.rpartition("}")
    assert space + "}" in spaces, f"unknown element {element.tag}"
    return name


def _unique(root: ET.Element, tag: str) -> None:
    ids = [e.get("id") for e in root.iter(tag)]
    assert len(ids) == len(set(ids))


def _value(kind: str | None, value: str | None) -> None:
    assert value is not None
    assert re.fullmatch(VALUES.get(kind or "", ANY), value), f"{value[:60]!r} is no {kind}"
