"""`aldus.extract`: articles in, documents out, streaming."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from aldus.columns import Chosen
from aldus.corpus.note import Account
from aldus.corpus.work import Outcome, Setup, batches, process, spared
from aldus.corpus.workers import Pool
from aldus.document import Document
from aldus.errors import AldusError, InputError, PipelineError
from aldus.reading import Article, Source, read
from aldus.seen import Seen

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read or processed."""

    id: str
    """Identifier of the article; empty where it could not be read."""
    source: str
    """File, and line or row, where known."""
    message: str
    """What went wrong."""

    def __str__(self) -> str:
        place = self.source or self.id
        return f"{place}: {self.message}" if place else self.message


OnError = Literal["raise", "skip"] | Callable[[Failure], None]


def extract(
    source: Source,
    *,
    nlp: Language | None = None,
    pipeline: str | Path | None = None,
    actors: Any = None,
    jobs: int = 1,
    on_error: OnError = "raise",
    batch_size: int = 32,
    skip_duplicates: bool = False,
    min_confidence: float = 0.0,
    recall: str | None = None,
    device: str | None = None,
    timeout: float | None = None,
    max_chars: int | None = None,
    columns: Chosen | None = None,
    exclude: Iterable[str | Path] = (),
) -> Iterator[Document]:
    """Extract actors and relations from articles, one document at a time, in the order of the input.

    Args:
        source: whatever `aldus.read` reads: a file, a folder, `-`, mappings, Articles, a DataFrame.
        nlp: a loaded pipeline; with several jobs it is saved to a temporary folder and loaded by each worker.
        pipeline: name or path of a pipeline, as for `aldus.load`; the bundled one by default.
        actors: your own actors, as for `aldus.load`; not together with `nlp`.
        jobs: number of worker processes; with 1 everything runs in this process, unless there is a `timeout`.
        on_error: what to do with an article that fails: "raise", "skip", or a function that gets a `Failure`.
        batch_size: articles per batch; more is faster and needs more memory.
        skip_duplicates: leave out an article whose text came before.
        min_confidence: leave out relations that are less sure, 0 to 1 (see `Document.filter`).
        recall: `precise`, `balanced`, `wide` or `rules`, as for `aldus.load`.
        device: `cpu`, `cuda` or `auto`, as for `aldus.load`.
        timeout: seconds after which an article fails. It is counted in a worker process, which also takes the
            blow of an article that ends it. Without it, workers have ten minutes and more for a long text.
        max_chars: number of characters above which an article fails unread.
        columns: field -> column that holds it, as for `aldus.read`.
        exclude: files and folders that are no input, as for `aldus.read`.

    Yields:
        Documents.

    Raises:
        InputError: if the source is missing, or an article cannot be read and `on_error` is "raise".
        PipelineError: if the pipeline cannot be loaded, or fails on an article and `on_error` is "raise".
        ValueError: if an argument makes no sense.
    """
    if jobs < 1 or batch_size < 1:
        raise ValueError("jobs and batch_size must be 1 or more")
    if on_error not in ("raise", "skip") and not callable(on_error):
        raise ValueError("on_error must be 'raise', 'skip' or a function")
    if not 0 <= min_confidence <= 1:
        raise ValueError("min_confidence must be from 0 to 1")
    if (timeout is not None and not timeout > 0) or (max_chars is not None and max_chars < 1):
        raise ValueError("timeout and max_chars must be more than 0")
    if nlp is not None and not (pipeline is actors is recall is device is None):
        raise ValueError("give nlp, or pipeline, actors, recall and device, not both")

    def report(outcome: Outcome) -> None:
        if outcome.error is not None and callable(on_error):
            on_error(Failure(outcome.id, outcome.place, outcome.error))

    done = outcomes(
        source,
        nlp=nlp,
        pipeline=pipeline,
        actors=actors,
        jobs=jobs,
        batch_size=batch_size,
        skip_duplicates=skip_duplicates,
        min_confidence=min_confidence,
        recall=recall,
        device=device,
        timeout=timeout,
        max_chars=max_chars,
        columns=columns,
        exclude=exclude,
        report=None if on_error == "raise" else report,
    )
    return _documents(done, report, on_error == "raise")


def _documents(
    done: Generator[list[Outcome], None, None], report: Callable[[Outcome], None], strict: bool
) -> Iterator[Document]:
    # Closed at once, not by the garbage collector: workers stop, the temporary folder goes.
    with contextlib.closing(done):
        for outcome in (o for batch in done for o in batch):
            if outcome.json is not None:
                yield Document.from_json(outcome.json)
            elif strict:
                raise PipelineError(outcome.error or "", place=outcome.place or outcome.id)
            else:
                report(outcome)


def outcomes(
    source: Source,
    *,
    nlp: Language | None = None,
    pipeline: str | Path | None = None,
    actors: Any = None,
    jobs: int = 1,
    batch_size: int = 32,
    skip_duplicates: bool = False,
    min_confidence: float = 0.0,
    recall: str | None = None,
    device: str | None = None,
    timeout: float | None = None,
    max_chars: int | None = None,
    columns: Chosen | None = None,
    exclude: Iterable[str | Path] = (),
    is_done: Callable[[Article], bool] | None = None,
    report: Callable[[Outcome], None] | None = None,
    account: Account | None = None,
) -> Generator[list[Outcome], None, None]:
    """The machine behind `extract`: batches of outcomes of what went through the pipeline, in order.

    Args:
        is_done: tells which articles need no work, because an earlier run did them.
        report: gets an outcome for every other article: unreadable, done, or a duplicate; without it the
            first unreadable article raises.
        account: counts in `read` whatever is read, or could not be.

    Raises:
        AldusError: if the source is missing or the pipeline cannot be loaded.
    """
    setup = Setup(None if pipeline is None else str(pipeline), _plain(actors), min_confidence, recall, device)
    articles = wanted(
        source,
        columns=columns,
        exclude=exclude,
        skip_duplicates=skip_duplicates,
        max_chars=max_chars,
        is_done=is_done,
        report=report,
        account=account,
    )
    work = batches(articles, batch_size)
    if jobs == 1 and timeout is None:
        yield from _here(nlp, setup, work)
    elif nlp is None:
        yield from Pool(jobs, setup, timeout).map(work)
    else:
        with tempfile.TemporaryDirectory(prefix="aldus-") as folder:
            try:
                nlp.to_disk(folder)
            except Exception as error:
                raise PipelineError(f"this pipeline cannot be saved for workers: {error}") from None
            yield from Pool(jobs, Setup(folder, None, min_confidence), timeout).map(work)


def wanted(
    source: Source,
    *,
    columns: Chosen | None = None,
    exclude: Iterable[str | Path] = (),
    skip_duplicates: bool = False,
    max_chars: int | None = None,
    is_done: Callable[[Article], bool] | None = None,
    report: Callable[[Outcome], None] | None = None,
    account: Account | None = None,
) -> Iterator[Article]:
    """The articles of a source that need work; `report` gets an outcome for every other one, see `outcomes`.

    Raises:
        InputError: if the source is missing; without `report`, if an article cannot be read or is too long.
    """
    texts = Seen()
    account = Account() if account is None else account

    def tell(outcome: Outcome) -> None:
        if report is not None:
            report(outcome)

    def unreadable(error: InputError) -> None:
        account.read += 1
        tell(Outcome("", error.place, reason=error.reason, detail=error.detail))

    on_error = None if report is None else unreadable
    for article in read(source, columns=columns, exclude=exclude, on_error=on_error):
        account.read += 1
        account.undated += "date" in article.meta
        if skip_duplicates and not texts.add(article.body.strip()):
            tell(Outcome(article.id, article.source, skipped="duplicate"))
        elif is_done is not None and is_done(article):
            tell(Outcome(article.id, article.source, skipped="done"))
        elif max_chars is not None and len(article.text) > max_chars:
            reason = f"the text is longer than {max_chars:,} characters"
            if report is None:
                raise InputError(reason, place=article.source or article.id)
            tell(Outcome(article.id, article.source, reason=reason))
        else:
            yield article


def _here(nlp: Language | None, setup: Setup, work: Iterator[list[Article]]) -> Iterator[list[Outcome]]:
    # The pipeline is loaded when the first article is there: bad input is reported at once.
    with contextlib.ExitStack() as stack:
        for batch in work:
            if nlp is None:
                nlp = setup.load()
                stack.enter_context(spared())
            yield process(nlp, batch, setup.min_confidence)


def _plain(actors: Any) -> Any:
    """Actors as JSON-ready data, so that workers can have them."""
    if actors is None or isinstance(actors, str):
        return actors
    if isinstance(actors, Path):
        return str(actors)
    if hasattr(actors, "to_dict") and hasattr(actors, "columns"):
        actors = actors.to_dict("records")
    try:
        return [dict(row) for row in actors if isinstance(row, Mapping)]
    except TypeError:
        raise AldusError(f"actors cannot be a {type(actors).__name__}") from None
