"""Corpora: streaming, processes, failures, and outputs that a kill does not break."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import aldus
from aldus.corpus import Failure, read_documents
from aldus.corpus.output import format_of, open_output
from aldus.corpus.work import Outcome, batches
from aldus.errors import AldusError, InputError, OutputError, PipelineError
from aldus.reading import Article


def articles(n: int, bad: dict[int, str] | None = None) -> list[dict[str, str]]:
    rows = [{"id": f"a{i}", "text": f"Jan belde Piet{i}. " * (i % 5 + 1)} for i in range(n)]
    for i, word in (bad or {}).items():
        rows[i]["text"] += word
    return rows


def test_batches_are_bounded_in_number_and_characters() -> None:
    made = [Article(str(i), "x" * 150_000) for i in range(5)]
    assert [len(b) for b in batches(iter(made), 32)] == [2, 2, 1]
    assert [len(b) for b in batches([Article(str(i), "x") for i in range(5)], 2)] == [2, 2, 1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_extract_gives_documents_in_order(stub_pipeline: str, jobs: int) -> None:
    rows = articles(90)
    rows[3]["text"] = " date 2025-03 " + rows[3]["text"]
    documents = list(aldus.extract(rows, pipeline=stub_pipeline, jobs=jobs, batch_size=8))
    assert [d.id for d in documents] == [r["id"] for r in rows]
    for document in documents:
        assert next(m.of(document.text) for a in document.actors for m in a.mentions) == "Jan"
        assert document.relations
    assert documents[3].date == "2025-03"
    assert documents[3].text == rows[3]["text"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_article_fails_alone(stub_pipeline: str, jobs: int) -> None:
    failures: list[Failure] = []
    rows: list[Any] = articles(40, {7: "crash"})
    rows.append({"id": "no text"})
    kwargs: dict[str, Any] = {"pipeline": stub_pipeline, "jobs": jobs}
    done = list(aldus.extract(rows, on_error=failures.append, **kwargs))
    assert len(done) == 39
    assert sorted(f.id for f in failures) == ["", "a7"]
    assert len(list(aldus.extract(rows, on_error="skip", **kwargs))) == 39
    with pytest.raises(PipelineError, match="told to fail"):
        list(aldus.extract(rows[:20], **kwargs))
    with pytest.raises(InputError, match="'text' is missing"):
        list(aldus.extract(rows[30:], **kwargs))


def test_a_dying_worker_costs_one_article(stub_pipeline: str) -> None:
    failures: list[Failure] = []
    rows = articles(40, {11: " die"})
    done = list(aldus.extract(rows, pipeline=stub_pipeline, jobs=2, on_error=failures.append, batch_size=4))
    assert [d.id for d in done] == [f"a{i}" for i in range(40) if i != 11]
    assert [f.id for f in failures] == ["a11"]


def test_a_loaded_pipeline_is_shared_with_workers(stub_pipeline: str) -> None:
    nlp = aldus.load(stub_pipeline)
    here = list(aldus.extract(articles(10), nlp=nlp))
    assert here == list(aldus.extract(articles(10), nlp=nlp, jobs=2))


def test_duplicates_are_skipped(stub_pipeline: str) -> None:
    rows = [{"id": "a", "text": "Jan belt."}, {"id": "b", "text": "date 2025-03 Jan belt. "}]
    assert len(list(aldus.extract(rows, pipeline=stub_pipeline))) == 2
    assert [d.id for d in aldus.extract(rows, pipeline=stub_pipeline, skip_duplicates=True)] == ["a"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_unsure_relations_are_left_out(stub_pipeline: str, jobs: int) -> None:
    rows = [{"text": "Jan belt Piet. Misschien belt Kees."}]
    (every,) = aldus.extract(rows, pipeline=stub_pipeline, jobs=jobs)
    assert [r.confidence for r in every.relations] == [0.9, 0.2]
    (sure,) = aldus.extract(rows, pipeline=stub_pipeline, jobs=jobs, min_confidence=0.5)
    assert [r.confidence for r in sure.relations] == [0.9]


def test_extract_is_lazy_and_stops_when_left(stub_pipeline: str) -> None:
    read: list[int] = []

    def endless() -> Iterator[dict[str, str]]:
        while True:
            read.append(1)
            yield {"text": "Jan belde Piet."}

    for jobs in (1, 2):
        documents = aldus.extract(endless(), pipeline=stub_pipeline, jobs=jobs, batch_size=4)
        next(documents)
        documents.close()  # type: ignore[attr-defined]
    assert len(read) < 100


@pytest.mark.parametrize(
    "wrong", [{"jobs": 0}, {"batch_size": 0}, {"on_error": "no"}, {"min_confidence": 1.5}]
)
def test_arguments_are_checked(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be"):
        aldus.extract([], **wrong)


def test_unknown_pipeline_is_reported_from_workers() -> None:
    with pytest.raises(PipelineError, match="cannot load"):
        list(aldus.extract(articles(3), pipeline="nl_no_such_thing", jobs=2))


@pytest.mark.parametrize(
    ("path", "wanted", "format"),
    [
        ("x.jsonl", None, "jsonl"),
        ("x.jsonl.gz", None, "jsonl.gz"),
        ("x.parquet", None, "parquet"),
        ("x", None, "json"),
        ("x/", None, "json"),
        ("x.v2", "json", "json"),
        ("x", "jsonl", "jsonl"),
        ("-", None, "jsonl"),
    ],
)
def test_format_follows_the_name(path: str, wanted: str | None, format: str) -> None:
    assert format_of(path, wanted) == format


def outcome(i: int) -> Outcome:
    text = f"Tekst {i}."
    document = {"id": f"a{i}", "date": None, "text": text, "entities": [], "relations": [], "sentences": []}
    return Outcome(f"a{i}", "", json.dumps(document))


def article(i: int, text: str = "") -> Article:
    return Article(f"a{i}", text or f"Tekst {i}.")


@pytest.mark.parametrize("name", ["o.jsonl", "o.jsonl.gz", "o.parquet", "o"])
def test_outputs_continue(name: str, tmp_path: Path) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    path = str(tmp_path / name)
    for run in range(3):
        output = open_output(path, format_of(path), {"aldus": "1"})
        assert [output.has(article(i)) for i in range(6)] == [i < 2 * run for i in range(6)]
        output.write([outcome(2 * run), outcome(2 * run + 1)])
        output.close()
    assert [d.id for d in read_documents(path)] == [f"a{i}" for i in range(6)]
    output = open_output(path, format_of(path), {"aldus": "1"})
    with pytest.raises(InputError, match="overwrite"):
        output.has(article(1, "Andere tekst."))
    output.release()
    with pytest.raises(OutputError, match="other settings"):
        open_output(path, format_of(path), {"aldus": "2"})
    fresh = open_output(path, format_of(path), {"aldus": "2"}, overwrite=True)
    assert not fresh.has(article(1))
    fresh.release()


@pytest.mark.parametrize("name", ["o.jsonl", "o.jsonl.gz"])
def test_a_torn_end_is_cut_off_at_every_byte(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    output = open_output(str(path), format_of(name), {})
    output.write([outcome(0)])
    output.close()
    whole = path.stat().st_size
    output = open_output(str(path), format_of(name), {})
    output.write([outcome(1)])
    output.close()
    data = path.read_bytes()
    for size in range(whole, len(data)):
        path.write_bytes(data[:size])
        output = open_output(str(path), format_of(name), {})
        assert output.has(article(0))
        assert not output.has(article(1))
        output.write([outcome(1)])
        output.close()
        assert path.read_bytes() == data


def test_foreign_files_are_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    path.write_text("mine\n")
    with pytest.raises(OutputError, match="did not make it"):
        open_output(str(path), "jsonl", {})
    assert path.read_text() == "mine\n"


@pytest.mark.parametrize(("name", "kills"), [("o.jsonl", 3), ("o.jsonl.gz", 2)])
def test_kills_change_nothing(name: str, kills: int, stub_pipeline: str, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(r | {"text": r["text"] + "slow"}) + "\n" for r in articles(60)))
    command = [sys.executable, "-m", "aldus", "extract", str(source), "--pipeline", stub_pipeline]
    command += ["--quiet", "--batch-size", "2", "-o"]
    subprocess.run([*command, str(tmp_path / f"whole-{name}")], check=True)
    target = tmp_path / name
    chance = random.Random(1)
    for _ in range(kills):
        process = subprocess.Popen([*command, str(target)])
        deadline = time.monotonic() + 30
        size = target.stat().st_size if target.exists() else 0
        while process.poll() is None and time.monotonic() < deadline:
            if target.exists() and target.stat().st_size > size:
                break
            time.sleep(0.01)
        time.sleep(chance.random() / 2)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run([*command, str(target)], check=True)
    opener: Any = gzip.open if name.endswith("gz") else open
    with opener(tmp_path / f"whole-{name}") as whole, opener(target) as resumed:
        assert whole.read() == resumed.read()


def test_map_partition(stub_pipeline: str) -> None:
    pandas = pytest.importorskip("pandas")
    from aldus.corpus.tables import map_partition

    rows: list[Any] = [*articles(5, {2: "crash"}), {"id": "leeg", "text": ""}]
    result = map_partition(pandas.DataFrame(rows, index=range(10, 16)), pipeline=stub_pipeline)
    assert list(result.index) == list(range(10, 16))
    assert list(result["id"]) == [r["id"] for r in rows]
    assert [e is None for e in result["error"]] == [True, True, False, True, True, False]
    assert aldus.Document.from_json(result["document"].iloc[0]).relations
    with pytest.raises(AldusError, match="lacks the column"):
        map_partition(pandas.DataFrame({"x": [1]}), pipeline=stub_pipeline)


def test_nothing_is_left_running(stub_pipeline: str) -> None:
    documents = aldus.extract(articles(50), pipeline=stub_pipeline, jobs=2, batch_size=2)
    next(documents)
    documents.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_later_batches_work_as_the_first(nlp: Any) -> None:
    rows = [{"id": f"a{i}", "text": f"President Trump belde woord{i} met Poetin."} for i in range(4)]
    documents = list(aldus.extract(rows, nlp=nlp, batch_size=1))
    assert [len(d.actors) for d in documents] == [len(documents[0].actors)] * 4
