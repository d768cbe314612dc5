"""Worker processes.

A worker is a fresh interpreter that gets and gives JSON lines over its standard input and output: nothing is
pickled, no module of the caller runs twice, and a worker that dies takes only its batch with it.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldus.corpus.work import Outcome, Setup, message_of, process
from aldus.errors import AldusError, PipelineError
from aldus.reading import Article

if TYPE_CHECKING:
    from spacy.language import Language

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ALDUS_NUM_THREADS")
_START = "import sys; sys.path[:] = sys.argv[1:]; from aldus.corpus.workers import serve; serve()"


class WorkerDied(Exception):
    """A worker process ended before it answered."""


class Worker:
    """One worker process with its own copy of the pipeline."""

    def __init__(self, setup: Setup) -> None:
        env = {**os.environ, **dict.fromkeys(_THREADS, "1")}
        # A session of its own: Ctrl-C reaches the parent only, which then ends its workers.
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *_path()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
            start_new_session=True,
        )
        try:
            answer = self._ask(asdict(setup))
        except WorkerDied:
            self.kill()
            raise PipelineError("a worker process could not be started") from None
        if "error" in answer:
            self.kill()
            raise PipelineError(answer["error"])

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def run(self, articles: Sequence[Article]) -> list[Outcome]:
        """The outcomes of these articles.

        Raises:
            WorkerDied: if the process ended.
        """
        sent = [[a.id, a.text, a.date, a.title, a.source, a.skip, a.meta] for a in articles]
        answer = self._ask(sent)
        return [Outcome(*values) for values in answer["outcomes"]]

    def _ask(self, question: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(question).encode("ascii") + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except (OSError, ValueError):
            raise WorkerDied from None
        if not line.endswith(b"\n"):
            raise WorkerDied
        answer: dict[str, Any] = json.loads(line)
        return answer

    def kill(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _path() -> list[str]:
    """Where a worker looks for modules: as this process does, but in the working folder last.

    What lies among the articles, a `json.py` say, is not run in place of the library of that name.
    """
    here = {"", ".", str(Path.cwd())}
    return sorted(sys.path, key=lambda entry: entry in here)


class Pool:
    """Several workers; batches in, outcomes out in the same order."""

    def __init__(self, jobs: int, setup: Setup) -> None:
        self._jobs = jobs
        self._setup = setup
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._workers: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def map(self, work: Iterable[list[Article]]) -> Iterator[list[Outcome]]:
        """Outcomes of each batch; a few batches are read ahead, never the whole corpus.

        Raises:
            PipelineError: if the pipeline cannot be loaded.
        """
        threads = ThreadPoolExecutor(self._jobs, thread_name_prefix="aldus")
        waiting: deque[Future[list[Outcome]]] = deque()
        try:
            for batch in work:
                waiting.append(threads.submit(self._run, batch))
                if len(waiting) >= 3 * self._jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            with self._lock:
                self._closed = True
                workers = list(self._workers)
            for worker in workers:
                worker.kill()
            threads.shutdown(wait=True)

    def _run(self, batch: list[Article]) -> list[Outcome]:
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = Worker(self._setup)
            with self._lock:
                self._workers.add(worker)
                closed = self._closed
            if closed:
                worker.kill()
                return []
        try:
            outcomes = worker.run(batch)
        except WorkerDied:
            self._workers.discard(worker)
            worker.kill()
            if self._closed:
                return []
            if len(batch) > 1:
                return [outcome for article in batch for outcome in self._run([article])]
            return [Outcome(batch[0].id, batch[0].source, reason="the worker process died (out of memory?)")]
        self._idle.put(worker)
        return outcomes


def serve() -> None:
    """Body of a worker process: a setup, then batches, until standard input closes."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a component prints must not get between the answers.
    os.dup2(2, 1)
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        nlp: Language | None = None
        setup = Setup()
        for line in sys.stdin.buffer:
            question = json.loads(line)
            answer: dict[str, Any]
            if nlp is None:
                try:
                    setup = Setup(**question)
                    nlp = setup.load()
                    answer = {"ready": True}
                except AldusError as error:
                    answer = {"error": str(error)}
                except Exception as error:
                    answer = {"error": f"cannot load the pipeline: {message_of(error)}"}
            else:
                outcomes = process(nlp, [Article(*values) for values in question], setup.min_confidence)
                answer = {"outcomes": [[o.id, o.place, o.json, o.relations, o.reason] for o in outcomes]}
            answers.write(json.dumps(answer).encode("ascii") + b"\n")
            answers.flush()
    os._exit(0)
