"""Sequences of what people do with an extraction: start it, kill it, add and change articles, start it again.

`tests/corpus/test_sequences.py` runs a few of them, `python -m benchmarks.fuzz` many. The pipeline is a stand-in that takes no time:
what is tried is reading, continuing and writing.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest import mock

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from aldus.corpus import read_documents
from aldus.corpus.check import check
from aldus.corpus.extraction import outcomes
from aldus.corpus.note import Account, journal_of
from aldus.corpus.output import format_of, opened
from aldus.corpus.work import Outcome, Setup
from aldus.document import Document
from aldus.errors import InputError, OutputError
from aldus.reading import Article

NAMES = ("out.jsonl", "out.jsonl.gz", "out.parquet", "out")


class Killed(BaseException):
    """The end of a process at a moment of no choice."""


def instead(nlp: object, articles: Sequence[Article], min_confidence: float = 0.0) -> list[Outcome]:
    """What stands in for the pipeline; a text with `bad` in it fails."""
    return [
        Outcome(a.id, a.source, reason="it is bad")
        if "bad" in a.text
        else Outcome(a.id, a.source, Document(a.id, a.text, a.date, a.title, meta=a.meta).to_json())
        for a in articles
    ]


class Extractions(RuleBasedStateMachine):
    """One input, one output, and whatever happens to them."""

    @initialize(name=st.sampled_from(NAMES), inside=st.booleans())
    def begin(self, name: str, inside: bool) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="aldus-sequences-"))
        self.source = self.folder / "in"
        self.source.mkdir()
        self.target = (self.source if inside else self.folder) / name
        self.articles: dict[str, str] = {}
        self.mine = self.folder / "mine.json"
        self.mine.write_text('{"id": "k0", "text": "mine"}')
        self.version = "1"
        self.made_with = "1"

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    @rule(number=st.integers(0, 6), day=st.sampled_from(["", "01", "02"]), bad=st.booleans())
    def add(self, number: int, day: str, bad: bool) -> None:
        """A file more, perhaps with a name that another day has; or another text in it."""
        name = f"{day}/k{number}" if day else f"k{number}"
        self.articles[name] = f"Tekst {number}{' bad' if bad and number > 4 else ''}."
        self._write(name)

    @rule(number=st.integers(0, 6))
    def change(self, number: int) -> None:
        """Another text under a name that is there."""
        if self.articles:
            name = sorted(self.articles)[number % len(self.articles)]
            self.articles[name] += "+"
            self._write(name)

    @rule(version=st.sampled_from("12"))
    def install(self, version: str) -> None:
        """Another version, on which the output depends."""
        self.version = version

    @rule(overwrite=st.booleans(), size=st.integers(1, 3))
    def extract(self, overwrite: bool, size: int) -> None:
        """A run to its end; without an error the output is that of the input."""
        account = Account()
        try:
            self._run(account, size, overwrite=overwrite)
        except OutputError as error:
            assert "other settings" in str(error)
            assert not overwrite
            assert self.version != self.made_with
            return
        except InputError as error:
            assert "the input has changed" in str(error) or not self.articles
            assert not overwrite or not self.articles
            return
        found = {d.id: d.text for d in self._documents()}
        good = {id: text for id, text in self.articles.items() if "bad" not in text}
        assert {id: found.get(id) for id in good} == good
        if overwrite:
            assert found == good
        assert account.balanced
        if found:
            assert check(self.target).faults == ()

    @rule(batches=st.integers(0, 3), size=st.integers(1, 3), torn=st.integers(0, 40))
    def kill(self, batches: int, size: int, torn: int) -> None:
        """A run that ends after some batches, with the next one half written."""
        with contextlib.suppress(Killed, OutputError, InputError):
            self._run(Account(), size, kill_after=batches)
        growing = journal_of(self.target) if self.target.suffix == ".parquet" else self.target
        if torn and growing.is_file() and growing.stat().st_size:
            with growing.open("ab") as file:
                file.write(b'{"id": "k0", "text": "Tekst 0 and some more", "entities": []}'[:torn])

    @rule()
    def leave_a_part(self) -> None:
        """What a kill leaves of a file that is being made."""
        folder = self.target if self.target.is_dir() else self.target.parent
        (folder / f".{self.target.name}.abcdefgh.aldus-part").write_text("{")

    @invariant()
    def nothing_of_the_user_is_touched(self) -> None:
        if hasattr(self, "folder"):
            assert self.mine.read_text() == '{"id": "k0", "text": "mine"}'
            for name, text in self.articles.items():
                assert (self.source / f"{name}.txt").read_text() == text

    def _write(self, name: str) -> None:
        path = self.source / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(self.articles[name])

    def _documents(self) -> Iterator[Document]:
        documents = list(read_documents(self.target)) if self._has_documents() else []
        assert len({d.id for d in documents}) == len(documents)
        yield from documents

    def _has_documents(self) -> bool:
        return any(self.target.glob("*.json")) if self.target.is_dir() else self.target.exists()

    def _run(
        self, account: Account, size: int, *, overwrite: bool = False, kill_after: int | None = None
    ) -> None:
        format = format_of(str(self.target))
        with (
            mock.patch.object(Setup, "load", lambda setup: None),
            mock.patch("aldus.corpus.extraction.process", instead),
            opened(
                str(self.target), format, {"version": self.version}, overwrite=overwrite, account=account
            ) as sink,
        ):
            self.made_with = self.version

            def report(outcome: Outcome) -> None:
                account.failures += outcome.error is not None
                account.done += outcome.skipped == "done"

            work = outcomes(
                str(self.source), batch_size=size, is_done=sink.has, report=report, account=account
            )
            for number, batch in enumerate(work):
                if number == kill_after:
                    raise Killed
                sink.write(batch)
                account.documents += sum(o.json is not None for o in batch)
                account.failures += sum(o.json is None for o in batch)
