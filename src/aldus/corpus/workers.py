"""Worker processes.

A worker is a fresh interpreter that gets and gives JSON lines over its standard input and output: nothing is
pickled, no module of the caller runs twice, and a worker that dies takes only its batch with it.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
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


_STARTS = 3
"""How often a worker may die in a row before it has loaded its pipeline."""
_PATIENCE = 600.0
"""Seconds after which a worker that says nothing is given up, and so many more as its articles need:"""
_SLOWEST = 200
"""characters a second; the slowest machines read some thousands."""
_LOOK = 0.5
"""Seconds after which a thread that waits for an answer looks whether a signal has come."""


class WorkerDied(Exception):
    """A worker process ended before it answered.

    Args:
        expired: whether it was ended because its time was over.
    """

    def __init__(self, *, expired: bool = False) -> None:
        self.expired = expired


class Worker:
    """One worker process, which has its own copy of the pipeline once it has loaded."""

    def __init__(self) -> None:
        env = {**os.environ, **dict.fromkeys(_THREADS, "1")}
        # A session of its own: Ctrl-C reaches the parent only, which then ends its workers.
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *_path()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def load(self, setup: Setup) -> None:
        """Load the pipeline.

        Raises:
            PipelineError: if it cannot be loaded.
            WorkerDied: if the process ended.
        """
        answer = self._ask(asdict(setup), _PATIENCE)
        if "error" in answer:
            raise PipelineError(answer["error"])

    def run(self, articles: Sequence[Article], seconds: float) -> list[Outcome]:
        """The outcomes of these articles.

        Raises:
            WorkerDied: if the process ended, or was ended because it took longer than `seconds`.
        """
        sent = [[a.id, a.text, a.date, a.title, a.source, a.skip, a.meta] for a in articles]
        answer = self._ask(sent, seconds)
        return [Outcome(*values) for values in answer["outcomes"]]

    def _ask(self, question: Any, seconds: float) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            self._process.kill()

        timer = threading.Timer(seconds, expire)
        timer.start()
        try:
            self._process.stdin.write(json.dumps(question).encode("ascii") + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except (OSError, ValueError):
            line = b""
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            raise WorkerDied(expired=expired.is_set())
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
    """Several workers; batches in, outcomes out in the same order.

    A batch whose worker dies is done again, each article alone; an article that is alone when its worker dies gets
    one more try, since somebody else may have ended it.

    Args:
        jobs: number of workers.
        setup: what they load.
        timeout: seconds for an article; without it, ten minutes and more for a long text.
    """

    def __init__(self, jobs: int, setup: Setup, timeout: float | None = None) -> None:
        self._jobs = jobs
        self._setup = setup
        self._timeout = timeout
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._workers: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False

    def map(self, work: Iterable[list[Article]]) -> Iterator[list[Outcome]]:
        """Outcomes of each batch; a few batches are read ahead, never the whole corpus. Closes the pool.

        Raises:
            PipelineError: if the pipeline cannot be loaded.
        """
        threads = ThreadPoolExecutor(self._jobs, thread_name_prefix="aldus")
        waiting: deque[Future[list[Outcome]]] = deque()
        try:
            for batch in work:
                waiting.append(threads.submit(self.run, batch))
                if len(waiting) >= 3 * self._jobs:
                    yield _result(waiting.popleft())
            while waiting:
                yield _result(waiting.popleft())
        finally:
            for future in waiting:
                future.cancel()
            self.close()
            threads.shutdown(wait=True)

    def close(self) -> None:
        """End all workers, also those that are still loading."""
        with self._lock:
            self._closed = True
            workers = list(self._workers)
        for worker in workers:
            worker.kill()

    def run(self, batch: list[Article]) -> list[Outcome]:
        """Outcomes of one batch, from a worker that is idle or a new one; threads may call it.

        Raises:
            PipelineError: if the pipeline cannot be loaded.
        """
        tries = 1 if len(batch) > 1 else 2
        for _ in range(tries):
            try:
                return self._once(batch)
            except WorkerDied as error:
                if self._closed:
                    return []
                died = error
                if died.expired:
                    break
        if len(batch) > 1:
            return [outcome for article in batch for outcome in self.run([article])]
        reason = "the worker process died (out of memory?)"
        if died.expired:
            reason = f"took longer than {self._seconds(batch):,.0f} s"
        return [Outcome(batch[0].id, batch[0].source, reason=reason)]

    def _once(self, batch: list[Article]) -> list[Outcome]:
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = self._started()
        try:
            outcomes = worker.run(batch, self._seconds(batch))
        except WorkerDied:
            self._give_up(worker)
            raise
        self._idle.put(worker)
        return outcomes

    def _seconds(self, batch: list[Article]) -> float:
        patience = _PATIENCE + sum(len(a.text) for a in batch) / _SLOWEST
        if self._timeout is None:
            return patience
        return min(self._timeout * len(batch), self._timeout + patience)

    def _started(self) -> Worker:
        for _ in range(_STARTS):
            with self._lock:
                if self._closed:
                    raise WorkerDied
                worker = Worker()
                self._workers.add(worker)  # from now on `close` ends it
            try:
                worker.load(self._setup)
            except WorkerDied:
                self._give_up(worker)
            except PipelineError:
                self._give_up(worker)
                raise
            else:
                return worker
        raise PipelineError("a worker process could not be started")

    def _give_up(self, worker: Worker) -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.kill()


def _result(future: Future[list[Outcome]]) -> list[Outcome]:
    # A signal that another thread takes, or that comes just before this one waits, does not end its waiting.
    while not future.done():
        wait([future], timeout=_LOOK)
    return future.result()


def serve() -> None:
    """Body of a worker process: a setup, then batches, until standard input closes."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
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
                    gc.freeze()
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


def _end_with(parent: int) -> None:
    """End this process when its parent has ended, even where an article keeps it busy for ever."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
