"""Whether an output holds what its run says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aldus.corpus.check import check
from aldus.corpus.note import Account, Note, journal_of, read_note, write_note
from aldus.corpus.output import format_of, opened
from aldus.errors import InputError
from tests.corpus.test_output import NAMES, article, outcome


def run(path: Path, *numbers: int, **more: int) -> None:
    account = Account()
    with opened(str(path), format_of(str(path)), {}, account=account) as output:
        account.done = sum(output.has(article(i)) for i in numbers)
        made = [outcome(i) for i in numbers if not output.has(article(i))]
        output.write(made)
        account.documents = len(made)
        account.failures, account.duplicates = more.get("failures", 0), more.get("duplicates", 0)
        account.read = len(numbers) + sum(more.values())


@pytest.mark.parametrize("name", NAMES)
def test_what_a_run_wrote_is_in_order(name: str, tmp_path: Path) -> None:
    run(tmp_path / name, 0, 1, failures=2)
    assert check(tmp_path / name).faults == ()
    run(tmp_path / name, 1, 2, 3, duplicates=1)
    found = check(tmp_path / name)
    assert (found.documents, found.faults) == (4, ())
    assert found.run == Account(read=4, documents=2, duplicates=1, done=1)


def lines(change: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_text("".join(change(path.read_text().splitlines(keepends=True))))

    return spoil


def note(**values: Any) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        found = read_note(path)
        assert found is not None
        assert found.run is not None
        run = {k: getattr(found.run, k) for k in ("read", "documents", "failures", "duplicates", "done")}
        write_note(path, Note(found.settings, found.before, Account(**{**run, **values})))

    return spoil


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lines(lambda x: x[:2]), "2 documents, not 0 from before and 3 of the last run"),
        (lines(lambda x: [*x, x[0]]), "document 4: the id 'a0' came before"),
        (lines(lambda x: [*x[:2], x[2][:30]]), "line 3: not JSON"),
        (lines(lambda x: [*x[:2], "{}\n"]), "line 3: document without id: field 'id' is missing"),
        (lines(lambda x: [x[0], x[1], x[1]]), "document 3: the id 'a1' came before"),
        (
            note(read=4),
            "4 articles were read, but became 3 documents, 0 failures, 0 duplicates and 0 done before",
        ),
        (note(read=5, done=2), "2 articles were done before, but there were 0 documents"),
        (lambda path: journal_of(path).touch(), "the journal .o.jsonl.journal is still there"),
    ],
)
def test_faults(spoil: Callable[[Path], None], fault: str, tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    run(path, 0, 1, 2)
    spoil(path)
    assert any(fault in found for found in check(path).faults), check(path).faults


def test_without_the_end_of_a_run_there_is_nothing_to_compare(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    with pytest.raises(InputError, match="no such file"):
        check(path)
    path.write_text(json.dumps({}))
    with pytest.raises(InputError, match="no note"):
        check(path)
    path.unlink()
    with pytest.raises(RuntimeError), opened(str(path), "jsonl", {}) as output:
        output.write([outcome(0)])
        raise RuntimeError
    with pytest.raises(InputError, match="did not end"):
        check(path)
