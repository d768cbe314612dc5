"""A Doc of ours is a spaCy Doc: it goes through bytes, pickles, processes, threads and memory zones unchanged."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
import srsly
from spacy.tokens import Doc, DocBin

import aldus
from aldus.document import Quotation
from aldus.extensions import NAMES
from aldus.mentions import TokenMention
from aldus.packing import CLASSES, decode, encode
from benchmarks.threads import race, read

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = [
    "Trump belde woensdag anderhalf uur met Poetin. Dat zei de Amerikaanse president tegen ‘De Telegraaf’.",
    "",
    "Rutte zegt dat hij Oekraïne steunt.",
    "Het regent.",
]
SPAN = aldus.Span(3, 7)
MENTION = aldus.Mention(0, 5, "pronoun", "rule", 12, 0.5)
OBJECTS = [
    SPAN,
    MENTION,
    aldus.Actor("donald-trump", "PERSON", "Donald Trump", (MENTION, MENTION), "USA"),
    aldus.Actor("navo", "ORG", "NAVO"),
    aldus.Relation(
        "say", "a", None, "zeggen", SPAN, content=SPAN, quotation=(Quotation(3, 7, "cue"),), rule="r",
        evidence=(SPAN, SPAN), confidence=0.25,
    ),
    Quotation(3, 7, "cue"),
    TokenMention("a", 1, 2, 1, 3, 7, "name", "rule", 12, 0.75),
]  # fmt: skip


def values(obj: Any) -> dict[str, Any]:
    """Every field, those too that do not count when objects are compared."""
    return {f.name: getattr(obj, f.name) for f in fields(obj)}


def same(docs: Iterable[Doc], others: Iterable[Doc]) -> bool:
    for one, other in zip(docs, others, strict=True):
        assert one.text == other.text
        assert [t.lemma_ for t in one] == [t.lemma_ for t in other]
        assert [(e.text, e.label_, e.kb_id_) for e in one.ents] == [
            (e.text, e.label_, e.kb_id_) for e in other.ents
        ]
        for name in NAMES:
            found = getattr(other._, name)
            assert type(found) is tuple
            assert [values(v) for v in getattr(one._, name)] == [values(v) for v in found]
    return True


@pytest.fixture(scope="module")
def docs(nlp: Language) -> list[Doc]:
    found = [nlp(text) for text in TEXTS]
    assert found[0]._.relations
    return found


@pytest.mark.parametrize("obj", OBJECTS, ids=lambda o: type(o).__name__)
def test_every_object_comes_back_from_bytes_with_all_its_fields(obj: Any) -> None:
    back = srsly.msgpack_loads(srsly.msgpack_dumps({"one": obj, "all": [obj, obj]}))
    assert type(back["one"]) is type(obj) is CLASSES[type(obj).__name__]
    assert values(back["one"]) == values(obj)
    assert back["all"] == [obj, obj]
    assert values(pickle.loads(pickle.dumps(obj))) == values(obj)


def test_a_field_that_a_version_lacks_is_passed_over_or_takes_its_default() -> None:
    written = encode(SPAN) | {"colour": "red"}
    assert decode(written) == SPAN
    assert decode({"__aldus__": "Mention", "start": 0, "end": 5}) == aldus.Mention(0, 5)


@pytest.mark.parametrize("data", [{}, {"a": 1}, {"__aldus__": "Alien", "x": 1}, {"__aldus__": 3}])
def test_data_of_others_is_left_alone(data: dict[str, Any]) -> None:
    assert srsly.msgpack_loads(srsly.msgpack_dumps(data)) == data
    with pytest.raises(TypeError):
        srsly.msgpack_dumps(object())


def test_a_doc_that_no_component_saw_has_nothing() -> None:
    doc = Doc(spacy.blank("nl").vocab, words=["Ja"])
    assert (doc._.actors, doc._.mentions, doc._.relations) == ((), (), ())
    assert not doc.user_data


COPIES: dict[str, Callable[[Doc], Doc]] = {
    "to_bytes": lambda doc: Doc(doc.vocab).from_bytes(doc.to_bytes()),
    "DocBin": lambda doc: next(
        DocBin()
        .from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes())
        .get_docs(spacy.blank("nl").vocab)
    ),
    "pickle": lambda doc: pickle.loads(pickle.dumps(doc)),
    "copy": lambda doc: doc.copy(),
    "deepcopy": copy.deepcopy,
}


@pytest.mark.parametrize("way", COPIES)
def test_a_doc_comes_back_whole(docs: list[Doc], way: str) -> None:
    assert same(docs, [COPIES[way](doc) for doc in docs])


def test_a_copy_of_a_doc_is_a_doc_of_its_own(docs: list[Doc]) -> None:
    other = docs[0].copy()
    other._.relations = []
    assert other._.relations == ()
    assert docs[0]._.relations


TWO = """
import multiprocessing, sys
import aldus
from aldus.document import Quotation
from aldus.extensions import NAMES

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    nlp, texts = aldus.load(), sys.argv[2:]
    for doc, text in zip(nlp.pipe(texts, n_process=2, batch_size=1), texts, strict=True):
        assert [getattr(doc._, n) for n in NAMES] == [getattr(nlp(text)._, n) for n in NAMES], text
        print(len(doc._.relations))
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_two_processes(docs: list[Doc], method: str, tmp_path: Path) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} on this system")
    script = tmp_path / "two.py"
    script.write_text(TWO)
    done = subprocess.run([sys.executable, script, method, *TEXTS], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [str(len(doc._.relations)) for doc in docs]


def test_pipe_gives_what_calls_give(nlp: Language, docs: list[Doc]) -> None:
    assert same(docs, nlp.pipe(TEXTS))


def test_the_pipeline_comes_back_from_disk_bytes_and_pickle(
    nlp: Language, docs: list[Doc], tmp_path: Path
) -> None:
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert same(docs, loaded.pipe(TEXTS))
    assert same(docs, loaded.from_bytes(nlp.to_bytes()).pipe(TEXTS))
    assert same(docs, pickle.loads(pickle.dumps(nlp)).pipe(TEXTS))


def test_the_pipeline_can_be_copied(nlp: Language, docs: list[Doc]) -> None:
    assert same(docs, copy.deepcopy(nlp).pipe(TEXTS))


def test_threads_share_a_pipeline_from_its_first_call_on(nlp: Language) -> None:
    texts = TEXTS * 2
    expected = [read(nlp, text) for text in texts]
    for pause in (0.0, 0.02):
        assert race(aldus.load(), texts, pause) == expected


def test_memory_zones_may_follow_one_another(docs: list[Doc]) -> None:
    fresh = aldus.load()
    for _ in range(2):
        with fresh.memory_zone():
            assert same(docs, fresh.pipe(TEXTS))


READER = """
import pickle, sys
from pathlib import Path
from spacy.tokens import DocBin
from spacy.vocab import Vocab
path = Path(sys.argv[1])
assert "aldus" not in sys.modules
docs = pickle.loads(path.read_bytes()) if path.suffix == ".pickle" else DocBin().from_disk(path).get_docs(Vocab())
for doc in docs:
    print(*(f"{r.source} {r.kind} {r.target}" for r in doc._.relations), sep="; ")
"""


@pytest.mark.parametrize("name", ["docs.spacy", "docs.pickle"])
def test_a_process_that_knows_only_spacy_reads_our_docs(
    name: str, docs: list[Doc], entry_points: dict[str, str], tmp_path: Path
) -> None:
    DocBin(docs=docs, store_user_data=True).to_disk(tmp_path / "docs.spacy")
    (tmp_path / "docs.pickle").write_bytes(pickle.dumps(docs))
    command = [sys.executable, "-c", READER, str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, env=entry_points)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "; ".join(f"{r.source} {r.kind} {r.target}" for r in doc._.relations) for doc in docs
    ]
