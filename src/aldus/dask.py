"""Extraction on a Dask cluster: articles in partitions, each with its Parquet file.

Needs the extra `aldus[dask]`. Every partition is one task, and writes one file in one step: a task that is
lost with its worker runs again elsewhere and gives the same file. Dask's workers have the pipeline in processes of
their own, so that an article that ends its process, or takes for ever, is a failure and no more.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.columns import Chosen
from aldus.corpus.extraction import wanted
from aldus.corpus.finished import known
from aldus.corpus.note import Account, Note, check_settings, write_note
from aldus.corpus.output import alone, refuse_inputs
from aldus.corpus.parquet import read_metadata, write_parquet
from aldus.corpus.settings import settings_of
from aldus.corpus.work import Outcome, Setup, batches
from aldus.corpus.workers import Pool
from aldus.errors import InputError, OutputError
from aldus.files import note_of, remove_parts, writing
from aldus.reading import Article, Source, read
from aldus.tables.parts import TABLES, claim, remove_from, write_part

if TYPE_CHECKING:
    import networkx as nx

PARTITION = 500
"""Articles per partition."""

_pools: dict[tuple[Setup, float | None], Pool] = {}
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Counts:
    """What an extraction did."""

    articles: int = 0
    """Articles that became documents in this run."""
    relations: int = 0
    """Relations in them."""
    failures: int = 0
    """Articles of the input that could not be read or processed, in this run or an earlier one."""
    duplicates: int = 0
    """Articles that were left out, because their text came before."""
    done: int = 0
    """Articles that became documents in an earlier run."""

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f) + getattr(other, f) for f in asdict(self)))


@dataclass(frozen=True, slots=True)
class Made:
    """What a partition's file says of itself."""

    articles: int
    """Articles that it was made of."""
    digest: str
    """A hash of them."""
    documents: int
    """Articles that became documents."""
    failures: int
    """Articles that did not."""


def extract_to_parquet(
    source: Source,
    folder: str | Path,
    *,
    scheduler: Any = None,
    pipeline: str | Path | None = None,
    actors: str | Path | None = None,
    partition_size: int = PARTITION,
    min_confidence: float = 0.0,
    recall: str | None = None,
    device: str | None = None,
    columns: Chosen | None = None,
    skip_duplicates: bool = False,
    timeout: float | None = None,
    max_chars: int | None = None,
    overwrite: bool = False,
) -> Counts:
    """Extract articles on a cluster to `folder/part-00000.parquet` and so on.

    A partition whose file is there, made of the same articles, is not done again; one that has got more articles at
    its end is. The folder must be one that all workers see.

    Args:
        source: whatever `aldus.read` reads; it is read here, and sent to the workers in partitions.
        folder: where the partitions go.
        scheduler: address of a scheduler, a `distributed.Client`, or None for a cluster on this machine.
        pipeline: as for `aldus.load`; the workers must have it.
        actors: CSV file of your own actors, which the workers must see.
        partition_size: articles per partition.
        min_confidence: leave out relations that are less sure, 0 to 1.
        recall: as for `aldus.load`.
        device: as for `aldus.load`.
        columns: field -> column that holds it, as for `aldus.read`.
        skip_duplicates: leave out an article whose text came before.
        timeout: seconds after which an article fails, as for `aldus.extract`.
        max_chars: number of characters above which an article fails unread.
        overwrite: remove first what an earlier call wrote there.

    Returns:
        Counts of this run.

    Raises:
        InputError: if the source is missing, or its articles are others than those of a partition that is there.
        OutputError: if the scheduler cannot be reached, the folder cannot be written or was made with other settings, or
            partitions are missing because their workers died.
        PipelineError: if the pipeline cannot be loaded.
    """
    if partition_size < 1:
        raise ValueError("partition_size must be 1 or more")
    target = Path(folder).resolve()
    refuse_inputs([target], [source] if isinstance(source, str | Path) else _paths(source))
    with writing(folder):
        target.mkdir(parents=True, exist_ok=True)
    settings = settings_of(
        pipeline,
        actors,
        min_confidence=min_confidence,
        recall=recall,
        skip_duplicates=skip_duplicates,
        max_chars=max_chars,
        partition_size=partition_size,
    )
    setup = _setup(pipeline, actors, min_confidence, recall, device)
    failed: list[Outcome] = []
    account = Account()
    articles = wanted(
        source,
        columns=columns,
        skip_duplicates=skip_duplicates,
        max_chars=max_chars,
        report=failed.append,
        account=account,
    )
    with alone(target):
        with writing(target):
            remove_parts(target)
        if overwrite:
            _remove(target)
        check_settings(target, settings)
        write_note(target, Note(settings))
        with _client(scheduler) as client:
            counts = _extract(articles, target, partition_size, client, (setup, timeout))
        skipped = sum(o.skipped is not None for o in failed)
        counts += Counts(failures=len(failed) - skipped, duplicates=skipped)
        account.documents, account.done = counts.articles, counts.done
        account.failures, account.duplicates = counts.failures, counts.duplicates
        write_note(target, Note(settings, counts.done, account))
    return counts


def _extract(articles: Iterator[Article], target: Path, size: int, client: Any, how: Any) -> Counts:
    counts = Counts()
    lost: list[str] = []
    waiting: list[tuple[Path, Any]] = []

    def take() -> None:
        nonlocal counts
        path, future = waiting.pop(0)
        try:
            counts += future.result()
        except Exception as error:
            if type(error).__name__ != "KilledWorker":  # of a module that only a cluster needs
                raise
            lost.append(path.name)

    window = 2 * max(1, sum(client.nthreads().values()))
    number = -1
    try:
        for number, part in enumerate(_parts(articles, size)):
            path = target / f"part-{number:05d}.parquet"
            if (made := _made(path, part)) is not None:
                counts += Counts(failures=made.failures, done=made.documents)
                continue
            waiting.append((path, client.submit(_partition, part, *how, str(path), pure=False, retries=3)))
            if len(waiting) >= window:
                take()
        while waiting:
            take()
    finally:
        for _, future in waiting:
            future.cancel()
    if lost:
        raise OutputError(f"{target}: the workers of {', '.join(lost)} died; started again, it continues")
    if (target / f"part-{number + 1:05d}.parquet").exists():
        raise _changed(target / f"part-{number + 1:05d}.parquet")
    return counts


def _made(path: Path, part: Sequence[Article]) -> Made | None:
    """What is known of the file of a partition; None where it is still to be made, of these articles or more."""
    if not path.exists():
        return None
    try:
        made = Made(**json.loads(read_metadata(path)))
    except (ValueError, TypeError):
        raise OutputError(f"{path}: exists, and Aldus did not make it") from None
    if made.digest != _digest(part[: made.articles]):
        raise _changed(path)
    return made if len(part) == made.articles else None


def _changed(path: Path) -> InputError:
    return InputError(
        f"{path}: was made of other articles: the input has changed; choose another folder, or overwrite"
    )


def _digest(articles: Sequence[Article]) -> str:
    total = blake2b(digest_size=16)
    for article in articles:
        total.update(known(article).encode("utf-8", "surrogatepass") + b"\0\0")
    return total.hexdigest()


def _remove(target: Path) -> None:
    """Remove the files of partitions; only what says that it is one."""
    with writing(target):
        for path in target.glob("part-*.parquet"):
            with contextlib.suppress(ValueError, TypeError):
                Made(**json.loads(read_metadata(path)))
                path.unlink()
        note_of(target).unlink(missing_ok=True)


def _paths(source: Any) -> list[str | Path]:
    return [item for item in source if isinstance(item, str | Path)] if isinstance(source, list) else []


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


def tables(folder: str | Path, target: str | Path, *, scheduler: Any = None) -> dict[str, int]:
    """The tables of `aldus.tables.write_parts`, one part for each document file, made on the cluster.

    Args:
        folder: document files that all workers see, as `extract_to_parquet` writes them.
        target: where the folders of the tables go, which all workers see.
        scheduler: as for `extract_to_parquet`.

    Returns:
        Number of rows of each table.

    Raises:
        OutputError: as `write_parts` does.
    """
    counts = dict.fromkeys(TABLES, 0)
    paths = sorted(Path(folder).resolve().glob("part-*.parquet"))
    place = str(Path(target).resolve())
    claim(Path(place))
    with _client(scheduler) as client:
        futures = [
            client.submit(_tables_of, str(path), place, number, pure=False)
            for number, path in enumerate(paths)
        ]
        for future in futures:
            for name, rows in future.result().items():
                counts[name] += rows
    remove_from(Path(place), len(paths))
    return counts


def extract_bag(bag: Any, *, pipeline: str | Path | None = None, actors: str | Path | None = None) -> Any:
    """A Dask bag of mappings (`text`, `id`, `date`, `title`) as a lazy bag of JSON-ready documents."""
    return bag.map_partitions(_mappings, _setup(pipeline, actors))


def _setup(
    pipeline: str | Path | None,
    actors: str | Path | None,
    min_confidence: float = 0.0,
    recall: str | None = None,
    device: str | None = None,
) -> Setup:
    return Setup(
        None if pipeline is None else str(pipeline),
        None if actors is None else str(actors),
        min_confidence,
        recall,
        device,
    )


def _client(scheduler: Any) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise OutputError("a cluster needs Dask: pip install 'aldus[dask]'") from None
    if isinstance(scheduler, Client):
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


def _run(articles: Sequence[Article], setup: Setup, timeout: float | None = None) -> list[Outcome]:
    with _lock:
        pool = _pools.setdefault((setup, timeout), Pool(1, setup, timeout))
    return [o for batch in batches(articles, 32) for o in pool.run(batch)]


def _partition(articles: list[Article], setup: Setup, timeout: float | None, path: str) -> Counts:
    done = _run(articles, setup, timeout)
    good = [json.loads(o.json) for o in done if o.json is not None]
    failures = len(done) - len(good)
    made = Made(len(articles), _digest(articles), len(good), failures)
    write_parquet(Path(path), good, json.dumps(asdict(made)))
    return Counts(len(good), sum(o.relations for o in done), failures)


def _mappings(items: Iterable[Any], setup: Setup) -> list[Any]:
    done = _run(list(read(list(items), on_error=lambda error: None)), setup)
    return [json.loads(o.json) for o in done if o.json is not None]


def _graph_of(path: str) -> Any:
    from aldus.corpus import read_documents
    from aldus.graphs import graph as build

    return build(read_documents(path))


def _tables_of(path: str, folder: str, number: int) -> dict[str, int]:
    from aldus.corpus import read_documents

    return write_part(read_documents(path), folder, number)


def _merged(graphs: Sequence[Any]) -> Any:
    from aldus.graphs import merge

    return merge(*graphs)
