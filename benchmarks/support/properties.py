"""What must hold whatever the input: no exception but the library's own, and offsets that point at what they claim.

Strategies and checks of `tests/test_fuzz.py` (a few examples) and `python -m benchmarks.fuzz` (many).
"""

from __future__ import annotations

import contextlib
import gzip
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

import aldus
from aldus.document import Document
from aldus.errors import AldusError
from aldus.files import safe_name
from aldus.reading import read

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
ROW = st.fixed_dictionaries({}, optional={"id": JSON, "text": JSON | st.text(), "date": JSON, "title": JSON})
SPAN = st.fixed_dictionaries(
    {}, optional={"start": JSON | st.integers(0, 9), "end": JSON | st.integers(0, 9)}
)
MENTION = st.fixed_dictionaries(
    {"start": st.integers(0, 3), "end": st.integers(3, 9)}, optional={"kind": JSON}
)
ACTOR = st.fixed_dictionaries(
    {"id": st.text() | JSON, "type": st.sampled_from(["PERSON", "ORG", 3, None])},
    optional={"label": st.text() | JSON, "mentions": st.lists(MENTION, max_size=2) | JSON, "country": JSON},
)
RELATION = st.fixed_dictionaries(
    {"kind": st.sampled_from(["say", "do", [], "x"]), "source": st.text() | JSON},
    optional={
        "target": JSON,
        "predicate": st.text() | JSON,
        "trigger": SPAN,
        "status": JSON,
        "content": SPAN | JSON,
        "quad_class": JSON,
        "evidence": st.lists(SPAN, max_size=2) | JSON,
    },
)
DOCUMENT = st.fixed_dictionaries(
    {"id": st.text() | JSON, "text": st.text() | JSON},
    optional={
        "date": JSON,
        "title": JSON,
        "entities": st.lists(ACTOR, max_size=2) | JSON,
        "relations": st.lists(RELATION, max_size=2) | JSON,
        "sentences": st.lists(st.lists(st.integers(), max_size=3), max_size=3) | JSON,
    },
)
ODD = st.sampled_from(["", "a", "b", "NLD", "=1+1", "a\rb", "a b", "\0", "😀", "\ud800", "[/x]"]) | st.text(
    max_size=3
)
ID = st.sampled_from(["a", "b", "NLD", "=1+1", "", "a\rb"])
OFFSET = st.integers(0, 40)
WHOLE_SPAN = st.tuples(OFFSET, OFFSET).map(lambda pair: {"start": min(pair), "end": max(pair)})
SURE = st.none() | st.floats(0, 1)


def _of(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


ODD_ACTOR = _of(
    id=ID,
    type=st.sampled_from(["PERSON", "ORG", "COUNTRY"]),
    label=ODD,
    mentions=st.lists(
        st.builds(
            lambda span, kind, sure: {**span, "kind": kind, "confidence": sure},
            WHOLE_SPAN,
            st.sampled_from(["name", "pronoun", "description"]),
            SURE,
        ),
        max_size=2,
    ),
    country=st.none() | ODD,
    wikidata=st.none() | ODD,
)
ODD_RELATION = _of(
    kind=st.sampled_from(["say", "do", "role"]),
    source=ID,
    target=st.none() | ID,
    predicate=ODD,
    trigger=WHOLE_SPAN,
    status=st.sampled_from(["actual", "negated", "future", "possible"]),
    content=st.none() | WHOLE_SPAN,
    event_type=st.none() | ODD,
    quad_class=st.sampled_from([None, "verbal cooperation", "material conflict"]),
    intensity=st.none() | st.floats() | st.integers(),
    evidence=st.lists(WHOLE_SPAN, max_size=2),
    attributed_to=st.none() | ID,
    rule=ODD,
    confidence=SURE,
    symmetric=st.booleans(),
)
ODD_DOCUMENT = _of(
    id=ODD,
    text=st.just("Jan belde Piet. Kees zei nee.") | ODD,
    date=st.none() | ODD | st.sampled_from(["2025", "2025-03", "2025-13-45"]),
    title=st.none() | ODD,
    entities=st.lists(ODD_ACTOR, max_size=3),
    relations=st.lists(ODD_RELATION, max_size=3),
    sentences=st.lists(st.tuples(OFFSET, OFFSET).map(sorted), max_size=2),
    meta=st.dictionaries(
        st.sampled_from(["url", "publisher", "x", "id", "source", "date", "=x"]) | ODD, JSON, max_size=3
    ),
)
ODD_DOCUMENTS = st.lists(ODD_DOCUMENT, min_size=1, max_size=3)
"""Documents of the right form in which everything is odd."""
PIECES = st.sampled_from(
    [
        *(
            "Trump",
            "De Amerikaanse president",
            "Oekraïne",
            "Poetin",
            "hij",
            "zij",
            "de minister",
            "NAVO",
            "Jan",
        ),
        *(
            "zei",
            "zegt dat",
            "volgens",
            "aldus",
            "heeft",
            "beschuldigde",
            "belde met",
            "wil",
            "niet",
            "kondigde aan",
        ),
        *(
            '"',
            "„",
            "”",
            "‘",
            "’",
            "«",
            "»",
            "(",
            ")",
            "[",
            "-",
            "–",
            ":",
            ",",
            ".",
            "?!",
            "...",
            "\n",
            "\r\n",
            "\t",
        ),
        *(
            "\0",
            "\x07",
            "\u200b",
            "\ufeff",
            "\u2028",
            "😀",
            "👨‍👩‍👧",
            "e\u0301",
            "<b>",
            "&amp;",
            "date 2025-03 ",
            "ŠČ",
            "日本",
            "مرحبا",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=40).map(" ".join) | st.text(max_size=120)


def check_bytes(data: bytes, suffix: str, folder: Path) -> None:
    """A file of any bytes is read or refused, and every text is found as it is."""
    path = folder / f"fuzz{suffix}"
    path.write_bytes(data)
    errors: list[AldusError] = []
    for article in read(path, on_error=errors.append):
        article.text.encode()
        article.id.encode()
        assert 0 <= article.skip < len(article.text)
        name = safe_name(article.id)
        assert (folder / f"{name}.json").resolve().parent == folder.resolve()


def check_row(row: Any) -> None:
    """A mapping of anything is read or refused."""
    with contextlib.suppress(AldusError):
        list(read([row]))


def check_document(data: Any) -> None:
    """Any JSON is a document that survives its own JSON, or is refused."""
    try:
        document = Document.from_dict(data)
    except AldusError:
        return
    line = document.to_json()
    assert Document.from_json(line).to_json() == line


def check_graph(data: list[Any], folder: Path) -> None:
    """Any documents give a graph that every format takes, or are refused."""
    try:
        graph = aldus.graph([Document.from_dict(item) for item in data])
    except AldusError:
        return
    for format in aldus.export.FORMATS:
        aldus.export.write(graph, folder / f"fuzz.{format}")


def check_pipeline(nlp: Language, text: str) -> None:
    """The whole pipeline takes any text; every offset lies in it and is consistent."""
    try:
        (document,) = aldus.extract([{"id": "fuzz", "text": text}], nlp=nlp)
    except aldus.InputError:
        return
    check_found(document)


def check_tree(nlp: Language, doc: Doc) -> None:
    """Actors and relations take any tree; every offset lies in the text and is consistent."""
    for name in ("aldus_actors", "aldus_relations"):
        component: Any = nlp.get_pipe(name)
        doc = component(doc)
    check_found(Document.from_doc(doc, id="fuzz"))


def check_found(document: Document) -> None:
    """What was found in a text is in it."""
    size = len(document.text)
    ids = {a.id for a in document.actors}
    assert len(ids) == len(document.actors)
    for actor in document.actors:
        for mention in actor.mentions:
            assert 0 <= mention.start < mention.end <= size
            assert mention.of(document.text).strip()
    for relation in document.relations:
        assert relation.source in ids
        assert relation.target is None or relation.target in ids
        assert relation.attributed_to is None or relation.attributed_to in ids
        for span in (relation.trigger, *relation.evidence, *([relation.content] if relation.content else ())):
            assert 0 <= span.start < span.end <= size
    for span in document.sentences:
        assert 0 <= span.start <= span.end <= size
    assert Document.from_json(document.to_json()).to_json() == document.to_json()


SUFFIX = st.sampled_from([".txt", ".json", ".jsonl", ".jsonl.gz", ".csv", ".parquet"])
LINES = st.lists(ROW | DOCUMENT | JSON, max_size=4).map(
    lambda rows: "\n".join(map(json.dumps, rows)).encode()
)
DATA = st.binary(max_size=200) | st.text().map(lambda t: t.encode("utf-8", "surrogatepass")) | LINES
FILES = st.tuples(DATA, SUFFIX) | st.tuples(LINES.map(partial(gzip.compress, mtime=0)), st.just(".jsonl.gz"))
