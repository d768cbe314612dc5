"""Work on one batch of articles: the pipeline, and what became of each article."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aldus.document import Document
from aldus.pipeline import load
from aldus.reading import Article

if TYPE_CHECKING:
    from spacy.language import Language

MAX_BATCH_CHARS = 200_000
"""A batch ends after so many characters, whatever its number of articles, so that memory stays small."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process needs to know before the first article."""

    pipeline: str | None = None
    """Name or path of the pipeline; None for the bundled one."""
    actors: Any = None
    """The user's own actors: a path or rows."""
    min_confidence: float = 0.0
    """Least confidence of the relations that are kept."""
    recall: str | None = None
    """How sure relations must be to be found, as for `aldus.load`."""
    device: str | None = None
    """What the network is computed on, as for `aldus.load`."""

    def load(self) -> Language:
        """Load the pipeline.

        Raises:
            AldusError: if it cannot be loaded.
        """
        return load(self.pipeline, actors=self.actors, recall=self.recall, device=self.device)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article."""

    id: str
    """Identifier of the article; empty where it could not be read."""
    place: str = ""
    """Where it was read from."""
    json: str | None = None
    """The document as one line of JSON; None if the article failed or was skipped."""
    relations: int = 0
    """Number of relations."""
    reason: str | None = None
    """Why the article failed, in words that are the same for all that failed so."""
    detail: str = ""
    """What was wrong with this very article."""
    skipped: str | None = None
    """Why the article was passed over: `done` or `duplicate`."""

    @property
    def error(self) -> str | None:
        """Why the article failed, in full."""
        return f"{self.reason}: {self.detail}" if self.reason and self.detail else self.reason


@contextlib.contextmanager
def spared() -> Iterator[None]:
    """Keep the garbage collector from what is loaded, which it would go through again and again."""
    ours = gc.get_freeze_count() == 0
    if ours:
        gc.freeze()
    try:
        yield
    finally:
        if ours:
            gc.unfreeze()


def batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """Group articles: at most `size`, and not many more than `MAX_BATCH_CHARS` characters."""
    batch: list[Article] = []
    chars = 0
    for article in articles:
        batch.append(article)
        chars += len(article.text)
        if len(batch) >= size or chars >= MAX_BATCH_CHARS:
            yield batch
            batch, chars = [], 0
    if batch:
        yield batch


def process(nlp: Language, articles: Sequence[Article], min_confidence: float = 0.0) -> list[Outcome]:
    """Run the pipeline on a batch; where that fails, on each article alone: only the bad one is lost."""
    longest = max(len(a.text) for a in articles)
    nlp.max_length = max(nlp.max_length, longest + 1)
    # Not inside `nlp.memory_zone()`: it frees strings whose hashes components may have cached, such as tags.
    try:
        pairs = ((a.body, a) for a in articles)
        done = nlp.pipe(pairs, as_tuples=True, batch_size=len(articles))
        return [_outcome(doc, article, min_confidence) for doc, article in done]
    except Exception:
        return [process_one(nlp, article, min_confidence) for article in articles]


def process_one(nlp: Language, article: Article, min_confidence: float = 0.0) -> Outcome:
    """Run the pipeline on one article; an exception becomes a failed outcome."""
    try:
        return _outcome(nlp(article.body), article, min_confidence)
    except Exception as error:
        return Outcome(article.id, article.source, reason=message_of(error))


def _outcome(doc: Any, article: Article, min_confidence: float) -> Outcome:
    document = Document.from_doc(
        doc,
        id=article.id,
        date=article.date,
        title=article.title,
        meta=article.meta,
        text=article.text,
        shift=article.skip,
    )
    if min_confidence:
        document = document.filter(min_confidence=min_confidence)
    return Outcome(article.id, article.source, document.to_json(), len(document.relations))


def message_of(error: Exception) -> str:
    """An unforeseen error on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
