"""Worker processes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import aldus
from aldus.corpus import Failure, workers
from aldus.corpus.work import Outcome, Setup
from aldus.corpus.workers import Pool, Worker, WorkerDied
from aldus.errors import InputError, PipelineError
from aldus.reading import Article
from benchmarks.support.stub import articles


def test_a_dying_worker_costs_one_article(stub_pipeline: str) -> None:
    failures: list[Failure] = []
    rows = articles(40, {11: " die"})
    done = list(aldus.extract(rows, pipeline=stub_pipeline, jobs=2, on_error=failures.append, batch_size=4))
    assert [d.id for d in done] == [f"a{i}" for i in range(40) if i != 11]
    assert [f.id for f in failures] == ["a11"]


@pytest.mark.slow
@pytest.mark.parametrize(("jobs", "bad"), [(1, " hang"), (2, " stop")])
def test_an_article_that_takes_for_ever_fails_alone(stub_pipeline: str, jobs: int, bad: str) -> None:
    failures: list[Failure] = []
    rows = articles(6, {2: bad})
    done = aldus.extract(
        rows, pipeline=stub_pipeline, jobs=jobs, on_error=failures.append, timeout=1, batch_size=3
    )
    assert [d.id for d in done] == ["a0", "a1", "a3", "a4", "a5"]
    assert [(f.id, f.message) for f in failures] == [("a2", "took longer than 1 s")]


@pytest.mark.slow
def test_an_article_gets_a_second_try(
    stub_pipeline: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    rows = articles(4, {1: " onceA", 2: " onceB"})
    for batch_size in (1, 4):
        done = list(aldus.extract(rows, pipeline=stub_pipeline, jobs=2, batch_size=batch_size))
        assert [d.id for d in done] == ["a0", "a1", "a2", "a3"]
        for file in tmp_path.iterdir():
            file.unlink()


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ([WorkerDied(), [Outcome("a", "", "{}")]], None),
        ([WorkerDied(), WorkerDied()], "the worker process died (out of memory?)"),
        ([WorkerDied(expired=True)], "took longer than 600 s"),
    ],
)
def test_alone_an_article_is_tried_twice_but_not_longer(
    answers: list[Any], error: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = list(answers)

    def once(pool: Pool, batch: list[Article]) -> list[Outcome]:
        answer = left.pop(0)
        if isinstance(answer, WorkerDied):
            raise answer
        return list(answer)

    monkeypatch.setattr(Pool, "_once", once)
    (found,) = Pool(1, Setup()).run([Article("a", "x")])
    assert found.error == error
    assert left == []


def test_a_worker_that_says_nothing_is_ended() -> None:
    worker = Worker()
    try:
        with pytest.raises(WorkerDied) as died:
            worker.run([Article("a", "x")], seconds=0.05)
        assert died.value.expired
    finally:
        worker.kill()


def test_workers_look_in_the_working_folder_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", "/a", str(tmp_path), "/b"])
    assert workers._path() == ["/a", "/b", "", str(tmp_path)]


def test_limits_follow_the_length_of_the_articles() -> None:
    short, long = Article("a", "x" * 100), Article("b", "x" * 1_000_000)
    pool = Pool(1, Setup())
    assert 600 <= pool._seconds([short]) < 601
    assert pool._seconds([short, long]) > 5000
    pool = Pool(1, Setup(), timeout=10)
    assert (pool._seconds([short]), pool._seconds([long]), pool._seconds([short] * 3)) == (10, 10, 30)
    assert 600 < pool._seconds([short] * 1000) < 2000


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Workers that die while they load: as many as the number in the list says."""
    left = [0]
    load = Worker.load

    def die(worker: Worker, setup: Setup) -> None:
        if left[0]:
            left[0] -= 1
            worker.kill()
        load(worker, setup)

    monkeypatch.setattr(Worker, "load", die)
    return left


def test_a_worker_that_dies_while_it_loads_is_replaced(stub_pipeline: str, dying: list[int]) -> None:
    dying[0] = 2
    assert len(list(aldus.extract(articles(4), pipeline=stub_pipeline, timeout=60))) == 4
    dying[0] = 3
    with pytest.raises(PipelineError, match="could not be started"):
        list(aldus.extract(articles(4), pipeline=stub_pipeline, timeout=60))


def test_workers_that_load_end_with_their_pool() -> None:
    pool = Pool(1, Setup(pipeline="nl_core_news_lg"))
    seen: list[Worker] = []

    def load(worker: Worker, setup: Setup) -> None:
        seen.append(worker)
        pool.close()
        raise WorkerDied

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Worker, "load", load)
        assert pool.run([Article("a", "x")]) == []
    assert len(seen) == 1
    assert seen[0]._process.returncode is not None


def test_ctrl_c_on_the_terminal_is_not_for_workers() -> None:
    worker = Worker()
    try:
        assert os.getsid(worker.pid) != os.getsid(0)
    finally:
        worker.kill()


def test_long_articles_can_be_refused(stub_pipeline: str) -> None:
    rows = [{"id": "a", "text": "Jan belt."}, {"id": "b", "text": "Jan belt Piet."}]
    failures: list[Failure] = []
    done = aldus.extract(rows, pipeline=stub_pipeline, max_chars=10, on_error=failures.append)
    assert [d.id for d in done] == ["a"]
    assert [(f.id, f.message) for f in failures] == [("b", "the text is longer than 10 characters")]
    with pytest.raises(InputError, match="item 1: the text is longer than 10 characters"):
        list(aldus.extract(rows, pipeline=stub_pipeline, max_chars=10))


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
@pytest.mark.parametrize("loading", [True, False])
def test_one_signal_ends_all(stub_pipeline: str, tmp_path: Path, number: int, loading: bool) -> None:
    if signal.getsignal(number) == signal.SIG_IGN:
        pytest.skip("the signal is ignored here, as under nohup")
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in articles(8, {5: " hang"})))
    command = [
        sys.executable,
        "-m",
        "aldus",
        "extract",
        tmp_path / "in.jsonl",
        "-o",
        tmp_path / "out.parquet",
    ]
    command += ["--jobs", "2", "--batch-size", "1", "--pipeline", stub_pipeline]
    (tmp_path / "tmp").mkdir()
    env = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "ALDUS_TEST": tmp_path.name}
    journal = tmp_path / ".out.parquet.journal"
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE) as process:
        try:
            wait_for(
                lambda: (
                    len(ours(tmp_path.name)) > 1 if loading else journal.exists() and journal.stat().st_size
                )
            )
            process.send_signal(number)
            assert process.wait(60) == {signal.SIGKILL: -9, signal.SIGINT: 130}.get(number, 128 + number)
            assert process.stderr is not None
            said = process.stderr.read().decode()
        finally:
            process.kill()
    assert said == ("" if number == signal.SIGKILL else "aldus: interrupted; started again, it continues\n")
    wait_for(lambda: not ours(tmp_path.name))
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals go to processes only")
def test_a_signal_that_another_thread_takes_ends_the_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = threading.Event()

    def run(pool: Pool, batch: list[Article]) -> list[Outcome]:
        if batch[0].id == "b":
            time.sleep(0.3)  # until the main thread waits
            signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
        closed.wait(60)
        return []

    def interrupt(number: int, frame: object) -> None:
        raise InterruptedError

    monkeypatch.setattr(Pool, "run", run)
    monkeypatch.setattr(Pool, "close", lambda pool: closed.set())
    before = signal.signal(signal.SIGUSR1, interrupt)
    try:
        start = time.monotonic()
        with pytest.raises(InterruptedError):
            list(Pool(2, Setup()).map([[Article("a", "x")], [Article("b", "x")]]))
        assert time.monotonic() - start < 30
    finally:
        signal.signal(signal.SIGUSR1, before)


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def ours(mark: str) -> list[str]:
    """Processes that were started with a mark in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"ALDUS_TEST={mark}\0".encode() in (folder / "environ").read_bytes():
                found.append(folder.name)
    return found


def test_a_loaded_pipeline_is_shared_with_workers(stub_pipeline: str) -> None:
    nlp = aldus.load(stub_pipeline)
    here = list(aldus.extract(articles(10), nlp=nlp))
    assert here == list(aldus.extract(articles(10), nlp=nlp, jobs=2))


def test_unknown_pipeline_is_reported_from_workers() -> None:
    with pytest.raises(PipelineError, match="cannot load"):
        list(aldus.extract(articles(3), pipeline="nl_no_such_thing", jobs=2))


def test_nothing_is_left_running(stub_pipeline: str) -> None:
    documents = aldus.extract(articles(50), pipeline=stub_pipeline, jobs=2, batch_size=2)
    next(documents)
    documents.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
