"""RDF Turtle: schema.org for the actors, PROV for the sentences they come from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aldus.export.common import edges, flat, statements, whole_date
from aldus.files import replacing
from aldus.text import clean

if TYPE_CHECKING:
    import networkx as nx

_CLASSES = {"PERSON": "schema:Person", "ORG": "schema:Organization", "COUNTRY": "schema:Country"}
_TEXT = ("kind", "predicate", "event_type", "mode", "quad_class", "status", "trigger", "content", "rule")
_OTHER = (
    *("symmetric", "nominal", "intensity", "confidence"),
    *("weight", "expected", "cooperation", "conflict", "conflict_share"),
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def turtle(graph: nx.Graph[str], path: str | Path) -> None:
    """Write RDF Turtle.

    Every relation is an `aldus:Relation` with `aldus:source` and `aldus:target`, that `prov:wasDerivedFrom`
    a sentence (`prov:value`, with offsets of its trigger) which `prov:wasQuotedFrom` a document. Statements
    without target are relations without `aldus:target`. Names are URNs: `urn:aldus:actor:NLD`.

    Raises:
        OutputError: if the file cannot be written.
    """
    with replacing(path) as file:
        out = file.write
        out("@prefix aldus: <urn:aldus:ns:> .\n@prefix prov: <http://www.w3.org/ns/prov#> .\n")
        out("@prefix schema: <https://schema.org/> .\n")
        out("@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n")
        out("@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n")
        out("@prefix owl: <http://www.w3.org/2002/07/owl#> .\n\n")
        for node, data in graph.nodes(data=True):
            _node(out, node, data)
        documents: set[str] = set()
        for u, v, name, data in edges(graph):
            _relation(out, name, u, v, data, documents)
        for data in statements(graph):
            _relation(out, data["id"], data["source"], None, data, documents)


def _node(out: Any, node: str, data: dict[str, Any]) -> None:
    out(f"{_name('actor', node)} a aldus:Actor, {_CLASSES.get(data.get('type', ''), 'schema:Thing')}")
    out(f" ;\n  rdfs:label {_text(data.get('label') or node)}@nl")
    for other in data.get("aliases") or ():
        out(f" ;\n  schema:alternateName {_text(other)}@nl")
    if data.get("country"):
        out(f" ;\n  aldus:country {_name('actor', data['country'])}")
    if re.fullmatch(r"Q\d+", str(data.get("wikidata") or "")):
        out(f" ;\n  owl:sameAs <http://www.wikidata.org/entity/{data['wikidata']}>")
    for count in ("mentions", "documents", "statements"):
        if isinstance(data.get(count), int):
            out(f" ;\n  aldus:{count} {data[count]}")
    out(" .\n")


def _relation(
    out: Any, name: str, source: str, target: str | None, data: dict[str, Any], documents: set[str]
) -> None:
    out(f"{_name('relation', name)} a aldus:Relation ;\n  aldus:source {_name('actor', source)}")
    if target is not None:
        out(f" ;\n  aldus:target {_name('actor', target)}")
    for key in _TEXT:
        if data.get(key):
            language = "@nl" if key in ("predicate", "trigger", "content") else ""
            out(f" ;\n  aldus:{_camel(key)} {_text(data[key])}{language}")
    for key in _OTHER:
        value = flat(data.get(key))
        if isinstance(value, bool):
            out(f" ;\n  aldus:{key} {str(value).lower()}")
        elif isinstance(value, int):
            out(f" ;\n  aldus:{_camel(key)} {value}")
        elif isinstance(value, float):
            out(f' ;\n  aldus:{_camel(key)} "{value!r}"^^xsd:double')
    if data.get("attributed_to"):
        out(f" ;\n  prov:wasAttributedTo {_name('actor', data['attributed_to'])}")
    if data.get("date"):
        out(f" ;\n  schema:datePublished {_date(data['date'])}")
    if not data.get("sentence"):
        out(" .\n")
        return
    sentence, document = _name("sentence", name), _name("document", data["document"])
    out(f" ;\n  prov:wasDerivedFrom {sentence} .\n")
    out(f"{sentence} a prov:Entity ;\n  prov:value {_text(data['sentence'])}@nl")
    out(f" ;\n  aldus:start {int(data['start'])} ;\n  aldus:end {int(data['end'])}")
    out(f" ;\n  prov:wasQuotedFrom {document} .\n")
    if data["document"] not in documents:
        documents.add(data["document"])
        _document(out, document, data)


def _document(out: Any, name: str, data: dict[str, Any]) -> None:
    out(f"{name} a prov:Entity, schema:NewsArticle ;\n  schema:identifier {_text(data['document'])}")
    if data.get("title"):
        out(f" ;\n  schema:headline {_text(data['title'])}@nl")
    for key in ("url", "publisher"):
        if data.get(key):
            out(f" ;\n  schema:{key} {_text(data[key])}")
    out(" .\n")


def _name(kind: str, id: object) -> str:
    return f"<urn:aldus:{kind}:{quote(clean(id), safe='')}>"


def _text(value: object) -> str:
    return '"' + re.sub(r'[\\"\n\r\t]', lambda m: _ESCAPES[m[0]], str(flat(value))) + '"'


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)


def _date(date: object) -> str:
    text = clean(date)
    if whole_date(text) is None:
        return _text(text)
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(text))
    return f'"{text}"^^xsd:{kind}' if kind else _text(text)
