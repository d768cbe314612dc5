"""Extraction on a cluster: several workers, one of them killed; the result is the same."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

import aldus
from aldus.corpus.check import check
from aldus.corpus.output import alone
from benchmarks.support.sequences import instead

distributed = pytest.importorskip("distributed")
pytest.importorskip("pyarrow")

# Dask warns about its own sockets and event loops, above all when a worker is killed.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def cluster(stub_pipeline: str) -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with (
            distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local,
            distributed.Client(local) as client,
        ):
            yield client


def rows(n: int) -> list[dict[str, str]]:
    return [{"id": f"a{i}", "text": f"Jan belde Piet{i}. slow"} for i in range(n)]


@pytest.mark.slow
def test_a_killed_worker_changes_nothing(cluster: Any, stub_pipeline: str, tmp_path: Path) -> None:
    from aldus.corpus import read_documents
    from aldus.dask import extract_to_parquet, graph

    victim = cluster.run(os.getpid)
    killed: list[int] = []

    def source() -> Iterator[dict[str, str]]:
        for i, row in enumerate(rows(60)):
            if i == 20 and not killed:
                killed.append(next(iter(victim.values())))
                os.kill(killed[0], signal.SIGKILL)
            yield row

    counts = extract_to_parquet(
        source(), tmp_path, scheduler=cluster, pipeline=stub_pipeline, partition_size=5
    )
    assert killed
    assert (counts.articles, counts.failures) == (60, 0)
    expected = list(aldus.extract(rows(60), pipeline=stub_pipeline))
    assert list(read_documents(tmp_path)) == expected
    merged = graph(sorted(tmp_path.glob("*.parquet")), scheduler=cluster)
    alone = aldus.graph(expected)
    assert dict(merged.nodes(data="type")) == dict(alone.nodes(data="type"))
    assert merged.number_of_edges() == alone.number_of_edges() == 60


class Here:
    """A cluster that is this process, with a stand-in for the pipeline."""

    def __init__(self) -> None:
        self.lethal = ""
        self.retries: list[int] = []

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def nthreads(self) -> dict[str, int]:
        return {"worker": 1}

    def submit(self, function: Any, part: Any, *args: Any, retries: int, pure: bool) -> Any:
        self.retries.append(retries)
        future: Future[Any] = Future()
        if part[0].id == self.lethal:
            future.set_exception(KilledWorker())
        else:
            future.set_result(function(part, *args))
        return future


class KilledWorker(Exception):
    """As Dask's."""


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    import aldus.dask

    cluster = Here()
    monkeypatch.setattr(aldus.dask, "_client", lambda scheduler: cluster)
    monkeypatch.setattr(aldus.dask, "_run", lambda articles, setup, timeout: instead(None, articles))
    return cluster


def extracted(
    cluster: Any, folder: Path, source: Any, pipeline: str | None = None, **options: Any
) -> tuple[int, ...]:
    from aldus.dask import extract_to_parquet

    options = {"partition_size": 4, **options}
    counts = extract_to_parquet(source, folder, scheduler=cluster, pipeline=pipeline, **options)
    return counts.articles, counts.failures, counts.done, counts.duplicates


@pytest.mark.slow
def test_articles_that_end_their_process_or_never_end_are_failures(
    cluster: Any, stub_pipeline: str, tmp_path: Path
) -> None:
    from aldus.corpus import read_documents

    source: list[Any] = rows(9)
    source[2]["text"] += " die"
    source[5]["text"] += " crash"
    source[7]["text"] += " hang"
    source += [{"id": "no text"}, {"id": "long", "text": "Jan belt Piet. " * 100}, {"id": "x", **rows(1)[0]}]
    options = {"timeout": 2, "max_chars": 1000, "skip_duplicates": True}
    assert extracted(cluster, tmp_path, source, stub_pipeline, **options) == (6, 5, 0, 1)
    assert extracted(cluster, tmp_path, source, stub_pipeline, **options) == (0, 5, 6, 1)
    assert [d.id for d in read_documents(tmp_path)] == [f"a{i}" for i in range(9) if i not in (2, 5, 7)]
    assert check(tmp_path).faults == ()


def test_a_corpus_may_grow_but_not_change(here: Any, tmp_path: Path) -> None:
    from aldus.corpus import read_documents

    def ids() -> list[str]:
        return [d.id for d in read_documents(tmp_path)]

    assert extracted(here, tmp_path, rows(6)) == (6, 0, 0, 0)
    assert extracted(here, tmp_path, rows(9)) == (5, 0, 4, 0)  # the second part anew
    before = {p: p.read_bytes() for p in tmp_path.glob("*.parquet")}
    changed: list[Any] = rows(9)
    changed[0]["text"] += " Anders."
    for source in (changed, [rows(10)[9], *rows(9)], rows(9)[1:], rows(3), rows(8)):
        with pytest.raises(aldus.InputError, match="the input has changed"):
            extracted(here, tmp_path, source)
    for options in ({"partition_size": 3}, {"min_confidence": 0.5}):
        with pytest.raises(aldus.OutputError, match="other settings"):
            extracted(here, tmp_path, rows(9), **options)
    assert {p: p.read_bytes() for p in tmp_path.glob("*.parquet")} == before
    (tmp_path / "part-mine.parquet").write_text("mine")
    assert extracted(here, tmp_path, rows(3), partition_size=2, overwrite=True)[0] == 3
    assert (tmp_path / "part-mine.parquet").read_text() == "mine"
    (tmp_path / "part-mine.parquet").unlink()
    assert ids() == ["a0", "a1", "a2"]
    (tmp_path / "part-00001.parquet").write_text("mine")
    with pytest.raises(aldus.OutputError, match="did not make it"):
        extracted(here, tmp_path, rows(3), partition_size=2)


def test_a_partition_whose_workers_die_is_named_and_the_others_are_done(here: Any, tmp_path: Path) -> None:
    from aldus.corpus import read_documents

    here.lethal = "a4"
    with pytest.raises(aldus.OutputError, match=r"the workers of part-00001\.parquet died"):
        extracted(here, tmp_path, rows(12))
    assert [d.id for d in read_documents(tmp_path)] == [f"a{i}" for i in range(12) if not 4 <= i < 8]
    here.lethal = ""
    assert extracted(here, tmp_path, rows(12)) == (4, 0, 8, 0)


def test_failures_of_every_run_are_counted(here: Any, tmp_path: Path) -> None:
    source: list[Any] = [*rows(5), {"id": "no text"}, {"id": "x", "text": "bad"}, rows(1)[0]]
    assert extracted(here, tmp_path, source, skip_duplicates=True) == (5, 2, 0, 1)
    assert extracted(here, tmp_path, source, skip_duplicates=True) == (0, 2, 5, 1)
    assert check(tmp_path).faults == ()
    (tmp_path / "part-00001.parquet").unlink()
    assert check(tmp_path).faults != ()
    assert extracted(here, tmp_path, source, skip_duplicates=True) == (1, 2, 4, 1)
    assert all(retries > 0 for retries in here.retries), "a worker may be lost by chance"


def test_an_input_is_no_output_and_one_writes_at_a_time(here: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Jan belt Piet.")
    for source in (tmp_path, [tmp_path]):
        with pytest.raises(aldus.OutputError, match="is the input"):
            extracted(here, tmp_path, source)
    assert extracted(here, tmp_path / "out", tmp_path)[0] == 1
    assert extracted(here, tmp_path / "out", tmp_path) == (0, 0, 1, 0)  # what it wrote there is no article
    with alone(tmp_path / "out"), pytest.raises(aldus.OutputError, match="another extraction"):
        extracted(here, tmp_path / "out", tmp_path)


@pytest.mark.slow
def test_bag(cluster: Any, stub_pipeline: str) -> None:
    bag = pytest.importorskip("dask.bag")
    from aldus.dask import extract_bag

    made = extract_bag(bag.from_sequence(rows(6), npartitions=2), pipeline=stub_pipeline).compute()
    assert [d["id"] for d in made] == [f"a{i}" for i in range(6)]


def test_no_scheduler(tmp_path: Path) -> None:
    from aldus.dask import extract_to_parquet

    with pytest.raises(aldus.OutputError):
        extract_to_parquet(rows(1), tmp_path, scheduler="nonsense://x")


def test_tables_of_partitions(cluster: Any, stub_pipeline: str, tmp_path: Path) -> None:
    from aldus.corpus import read_documents
    from aldus.dask import extract_to_parquet, tables
    from aldus.tables import RELATIONS, write_parts

    extract_to_parquet(rows(7), tmp_path / "out", scheduler=cluster, pipeline=stub_pipeline, partition_size=3)
    write_parts([], tmp_path / "tables")
    (tmp_path / "tables/actors/part-00003.parquet").write_text("of an earlier run")
    counts = tables(tmp_path / "out", tmp_path / "tables", scheduler=cluster)
    assert counts["relations"] == len(list(RELATIONS.rows(read_documents(tmp_path / "out"))))
    assert sorted(p.name for p in (tmp_path / "tables/actors").glob("part-*")) == [
        f"part-0000{n}.parquet" for n in range(3)
    ]
