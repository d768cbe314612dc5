"""Where documents go."""

from __future__ import annotations

from collections.abc import Sequence

from aldus.corpus.work import Outcome
from aldus.reading import Article


class Sink:
    """An output. Subclasses know a format; `write` gets them in order, batch by batch."""

    def __len__(self) -> int:
        """Number of documents that earlier runs finished."""
        return 0

    def has(self, article: Article) -> bool:
        """True if an earlier run finished this very article.

        Raises:
            InputError: if it finished another one under the same id.
        """
        return False

    def write(self, batch: Sequence[Outcome]) -> None:
        """Write documents.

        Raises:
            OutputError: if there is no room or no permission.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Finish: everything is written."""

    def release(self) -> None:
        """Let go of the file, finished or not."""
