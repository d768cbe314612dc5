"""Extraction as a function from table to table, for engines that share out tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aldus.corpus.work import Setup, batches, process
from aldus.errors import InputError
from aldus.reading import Article, read

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

_pipelines: dict[Setup, Language] = {}


def map_partition(
    frame: pd.DataFrame, *, pipeline: str | None = None, actors: str | None = None, batch_size: int = 32
) -> pd.DataFrame:
    """Extract from a table of articles: what Spark's `mapInPandas` and Ray's `map_batches` call.

    The pipeline is loaded once in each process.

    Args:
        frame: a table with a column `text`, and `id`, `date` and `title` where known.
        pipeline: as for `aldus.load`.
        actors: path of a CSV file of your own actors, as for `aldus.load`.
        batch_size: articles per batch.

    Returns:
        A table of strings with the columns `id`, `date`, `title`, `document` (JSON, for `Document.from_json`)
        and `error`; one row for each row of `frame`: one of `document` and `error` is None.

    Raises:
        InputError: if the column `text` is missing.
        PipelineError: if the pipeline cannot be loaded.
    """
    import pandas as pd

    if "text" not in frame.columns:
        raise InputError(f"the table lacks the column 'text' (columns: {', '.join(map(str, frame.columns))})")
    setup = Setup(pipeline, actors)
    if setup not in _pipelines:
        _pipelines[setup] = setup.load()
    nlp = _pipelines[setup]
    rows: list[dict[str, str | None]] = []

    def articles() -> Iterator[Article]:
        for i, fields in enumerate(frame.to_dict("records")):
            try:
                article = next(iter(read({"id": f"row-{i}", **fields})))
            except InputError as error:
                given = fields.get("id")
                rows.append(_row(None if given is None else str(given), error=str(error)))
            else:
                rows.append(_row(article.id, article.date, article.title))
                places.append(len(rows) - 1)
                yield article

    places: list[int] = []
    done = 0
    for batch in batches(articles(), batch_size):
        for outcome in process(nlp, batch):
            row = rows[places[done]]
            row["document"], row["error"] = outcome.json, outcome.error
            done += 1
    columns = ["id", "date", "title", "document", "error"]
    # One dtype for all, or pandas would turn None into NaN where a column has strings.
    cells = {c: pd.Series([row[c] for row in rows], index=frame.index, dtype=object) for c in columns}
    return pd.DataFrame(cells)


def _row(
    id: str | None, date: str | None = None, title: str | None = None, error: str | None = None
) -> dict[str, str | None]:
    return {"id": id, "date": date, "title": title, "document": None, "error": error}
