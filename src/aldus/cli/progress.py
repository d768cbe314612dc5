"""What a person sees on standard error: a line, a progress bar, a summary."""

from __future__ import annotations

import contextlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from aldus.corpus.note import Account
from aldus.text import printable

if TYPE_CHECKING:
    from aldus.corpus.work import Outcome


def say(text: str) -> None:
    """Print lines on standard error, where it is open; what would steer the terminal is left out."""
    if sys.stderr is not None:
        print("\n".join(printable(line, " ") for line in text.split("\n")), file=sys.stderr)


def many(number: int, word: str) -> str:
    """A number with its noun: `1 article`, `2,000 articles`."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


class Tally:
    """Counts for the summary."""

    def __init__(self) -> None:
        self.account = Account()
        self.relations = 0
        self.reasons: Counter[str] = Counter()
        self.first_error = ""
        self._begin = time.monotonic()

    def add(self, outcome: Outcome) -> None:
        """Count one article."""
        if outcome.error is not None:
            place = outcome.place or outcome.id
            self.first_error = self.first_error or (f"{place}: {outcome.error}" if place else outcome.error)
            self.reasons[(outcome.reason or "")[:100]] += 1
            self.account.failures += 1
        elif outcome.skipped == "done":
            self.account.done += 1
        elif outcome.skipped == "duplicate":
            self.account.duplicates += 1
        else:
            self.account.documents += 1
            self.relations += outcome.relations

    def summary(self) -> str:
        """Lines for a person."""
        seconds = max(time.monotonic() - self._begin, 0.001)
        account = self.account
        line = f"{many(account.documents, 'article')}, {many(self.relations, 'relation')} in {seconds:,.1f} s"
        if account.done:
            line += f"; {account.done:,} were done before"
        if account.duplicates:
            line += f"; {many(account.duplicates, 'duplicate')} skipped"
        if account.undated:
            line += f"; {many(account.undated, 'date')} could not be read"
        if account.failures:
            line += f"; {many(account.failures, 'failure')}:"
            for reason, count in self.reasons.most_common(20):
                line += f"\n  {count:,} x {reason}"
            line += f"\n  the first: {self.first_error}"
        return line


@contextlib.contextmanager
def progress(inputs: list[str], quiet: bool) -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal; elsewhere nothing."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda n: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from aldus.reading import count

    columns = (
        TextColumn("articles"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count(inputs), rate="")
        begin, done = time.monotonic(), 0

        def advance(n: int) -> None:
            nonlocal done
            done += n
            rate = done / max(time.monotonic() - begin, 0.001)
            bar.update(task, advance=n, rate=f"{rate:,.1f} a second")

        yield advance
