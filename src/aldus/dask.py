"""Extraction on a Dask cluster: the pipeline loaded once per worker, results as Parquet partitions.

Needs the extra `aldus[dask]`. Every partition is one task, and writes one file in one step: a task that is
lost with its worker runs again elsewhere and gives the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.corpus.parquet import write_parquet
from aldus.corpus.work import Outcome, Setup, batches, process
from aldus.errors import AldusError, OutputError
from aldus.reading import Article, Source, read

if TYPE_CHECKING:
    import networkx as nx

PARTITION = 500
"""Articles per partition."""

_pipelines: dict[Setup, Any] = {}


@dataclass(frozen=True, slots=True)
class Counts:
    """What an extraction did."""

    articles: int = 0
    """Articles with a document."""
    relations: int = 0
    """Relations in them."""
    failures: int = 0
    """Articles that could not be read or processed."""

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.articles + other.articles,
            self.relations + other.relations,
            self.failures + other.failures,
        )


def extract_to_parquet(
    source: Source,
    folder: str | Path,
    *,
    scheduler: Any = None,
    pipeline: str | Path | None = None,
    actors: str | Path | None = None,
    partition_size: int = PARTITION,
    min_confidence: float = 0.0,
    columns: Mapping[str, str] | None = None,
) -> Counts:
    """Extract articles on a cluster to `folder/part-00000.parquet` and so on.

    A partition whose file is there is not done again. The folder must be one that all workers see.

    Args:
        source: whatever `aldus.read` reads; it is read here, and sent to the workers in partitions.
        folder: where the partitions go.
        scheduler: address of a scheduler, a `distributed.Client`, or None for a cluster on this machine.
        pipeline: as for `aldus.load`; the workers must have it.
        actors: CSV file of your own actors, which the workers must see.
        partition_size: articles per partition.
        min_confidence: leave out relations that are less sure, 0 to 1.
        columns: field -> column that holds it, as for `aldus.read`.

    Returns:
        Counts of this run.

    Raises:
        InputError: if the source is missing.
        OutputError: if the scheduler cannot be reached or the folder cannot be written.
        PipelineError: if the pipeline cannot be loaded.
    """
    target = Path(folder).resolve()
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}") from None
    setup = _setup(pipeline, actors, min_confidence)
    unread: list[AldusError] = []
    articles = read(source, columns=columns, on_error=unread.append)
    counts = Counts()
    with _client(scheduler) as client:
        waiting: list[Any] = []
        window = 2 * max(1, sum(client.nthreads().values()))
        for number, part in enumerate(_parts(articles, partition_size)):
            path = target / f"part-{number:05d}.parquet"
            if path.exists():
                continue
            waiting.append(client.submit(_partition, part, setup, str(path), pure=False, retries=3))
            if len(waiting) >= window:
                counts += waiting.pop(0).result()
        for future in waiting:
            counts += future.result()
    return counts + Counts(failures=len(unread))


def graph(paths: Iterable[str | Path], *, scheduler: Any = None) -> nx.MultiDiGraph[str]:
    """One graph of many document files, built file by file on the cluster and merged in a tree, two by two.

    Args:
        paths: files of documents that all workers see, such as the partitions of `extract_to_parquet`.
        scheduler: as for `extract_to_parquet`.
    """
    with _client(scheduler) as client:
        level = [client.submit(_graph_of, str(path), pure=False) for path in paths]
        if not level:
            empty: nx.MultiDiGraph[str] = _merged([])
            return empty
        while len(level) > 1:
            level = [
                client.submit(_merged, level[i : i + 2], pure=False) if i + 1 < len(level) else level[i]
                for i in range(0, len(level), 2)
            ]
        result: nx.MultiDiGraph[str] = level[0].result()
        return result


def extract_bag(bag: Any, *, pipeline: str | Path | None = None, actors: str | Path | None = None) -> Any:
    """A Dask bag of mappings (`text`, `id`, `date`, `title`) as a lazy bag of JSON-ready documents."""
    return bag.map_partitions(_mappings, _setup(pipeline, actors))


def _setup(pipeline: str | Path | None, actors: str | Path | None, min_confidence: float = 0.0) -> Setup:
    return Setup(
        None if pipeline is None else str(pipeline), None if actors is None else str(actors), min_confidence
    )


def _client(scheduler: Any) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise OutputError("a cluster needs Dask: pip install 'aldus[dask]'") from None
    if isinstance(scheduler, Client):
        import contextlib

        return contextlib.nullcontext(scheduler)
    try:
        return Client(scheduler, timeout="20s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise OutputError(f"no Dask scheduler at {scheduler}: {error}") from None


def _parts(articles: Iterator[Article], size: int) -> Iterator[list[Article]]:
    part: list[Article] = []
    for article in articles:
        part.append(article)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def _run(articles: Sequence[Article], setup: Setup) -> list[Outcome]:
    if setup not in _pipelines:
        _pipelines[setup] = setup.load()
    nlp = _pipelines[setup]
    return [o for batch in batches(articles, 32) for o in process(nlp, batch, setup.min_confidence)]


def _partition(articles: list[Article], setup: Setup, path: str) -> Counts:
    done = _run(articles, setup)
    good = [json.loads(o.json) for o in done if o.json is not None]
    write_parquet(Path(path), good)
    return Counts(len(good), sum(o.relations for o in done), len(done) - len(good))


def _mappings(items: Iterable[Any], setup: Setup) -> list[Any]:
    done = _run(list(read(list(items), on_error=lambda error: None)), setup)
    return [json.loads(o.json) for o in done if o.json is not None]


def _graph_of(path: str) -> Any:
    from aldus.corpus import read_documents
    from aldus.graphs import graph as build

    return build(read_documents(path))


def _merged(graphs: Sequence[Any]) -> Any:
    from aldus.graphs import merge

    return merge(*graphs)
