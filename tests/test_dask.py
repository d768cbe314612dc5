"""Extraction on a cluster: several workers, one of them killed; the result is the same."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import aldus

distributed = pytest.importorskip("distributed")
pytest.importorskip("pyarrow")

# Dask warns about its own sockets and event loops, above all when a worker is killed.
pytestmark = [
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.slow,
]


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
    again = extract_to_parquet(
        rows(60), tmp_path, scheduler=cluster, pipeline=stub_pipeline, partition_size=5
    )
    assert again.articles == 0


def test_bag(cluster: Any, stub_pipeline: str) -> None:
    bag = pytest.importorskip("dask.bag")
    from aldus.dask import extract_bag

    made = extract_bag(bag.from_sequence(rows(6), npartitions=2), pipeline=stub_pipeline).compute()
    assert [d["id"] for d in made] == [f"a{i}" for i in range(6)]


def test_no_scheduler(tmp_path: Path) -> None:
    from aldus.dask import extract_to_parquet

    with pytest.raises(aldus.OutputError):
        extract_to_parquet(rows(1), tmp_path, scheduler="nonsense://x")
