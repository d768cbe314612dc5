"""Outputs that a kill does not break."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from aldus.corpus import read_documents
from aldus.corpus.note import Account, Note, journal_of, read_note
from aldus.corpus.output import format_of, opened, refuse_inputs
from aldus.corpus.work import Outcome
from aldus.errors import InputError, OutputError
from aldus.files import note_of, safe_name
from aldus.reading import Article
from benchmarks.support.stub import articles

NAMES = [
    "o.jsonl",
    "o.jsonl.gz",
    pytest.param("o.parquet", marks=pytest.mark.skipif(find_spec("pyarrow") is None, reason="no pyarrow")),
    "o",
]


@pytest.mark.parametrize(
    ("path", "wanted", "format"),
    [
        ("x.jsonl", None, "jsonl"),
        ("x.jsonl.gz", None, "jsonl.gz"),
        ("x.parquet", None, "parquet"),
        ("x", None, "json"),
        ("x/", None, "json"),
        ("x.v2", "json", "json"),
        ("x", "jsonl", "jsonl"),
        ("-", None, "jsonl"),
    ],
)
def test_format_follows_the_name(path: str, wanted: str | None, format: str) -> None:
    assert format_of(path, wanted) == format


def outcome(i: int) -> Outcome:
    text = f"Tekst {i}."
    document = {"id": f"a{i}", "date": None, "text": text, "entities": [], "relations": [], "sentences": []}
    return Outcome(f"a{i}", "", json.dumps(document))


def article(i: int, text: str = "") -> Article:
    return Article(f"a{i}", text or f"Tekst {i}.")


def extend(path: str | Path, *numbers: int, aldus: str = "1", overwrite: bool = False) -> None:
    with opened(str(path), format_of(str(path)), {"aldus": aldus}, overwrite=overwrite) as output:
        output.write([outcome(i) for i in numbers])


@pytest.mark.parametrize("name", NAMES)
def test_outputs_continue(name: str, tmp_path: Path) -> None:
    path = str(tmp_path / name)
    for run in range(3):
        with opened(path, format_of(path), {"aldus": "1"}) as output:
            assert len(output) == 2 * run
            assert [output.has(article(i)) for i in range(6)] == [i < 2 * run for i in range(6)]
            output.write([outcome(2 * run), outcome(2 * run + 1)])
    assert [d.id for d in read_documents(path)] == [f"a{i}" for i in range(6)]
    for other in ({"text": "Andere tekst."}, {"date": "2025-03"}, {"title": "Kop"}):
        with opened(path, format_of(path), {"aldus": "1"}) as output:  # noqa: SIM117
            with pytest.raises(InputError, match="overwrite"):
                output.has(replace(article(1), **other))
    with pytest.raises(OutputError, match=r"other settings \(aldus '1', now '2'\)"):
        extend(path, aldus="2")
    with opened(path, format_of(path), {"aldus": "2"}, overwrite=True) as output:
        assert not output.has(article(1))
        output.write([outcome(1)])
    assert [d.id for d in read_documents(path)] == ["a1"]


@pytest.mark.parametrize("name", NAMES)
def test_one_extraction_at_a_time(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with opened(str(path), format_of(name), {"aldus": "1"}) as output:
        with pytest.raises(OutputError, match="another extraction is writing"):
            extend(path, 1)
        output.write([outcome(0)])
    extend(path, 1)
    assert [d.id for d in read_documents(path)] == ["a0", "a1"]


@pytest.mark.parametrize("name", NAMES)
def test_an_output_that_came_to_nothing_leaves_nothing(name: str, tmp_path: Path) -> None:
    extend(tmp_path / name)
    with pytest.raises(RuntimeError), opened(str(tmp_path / name), format_of(name), {}):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_kill_left_of_a_file_goes_and_nothing_else(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    extend(path, 0)
    folder = path if path.is_dir() else tmp_path
    half = [f".{name}.abcdefgh.aldus-part", f".{note_of(path).name}.abcdefgh.aldus-part"]
    others = [".o.other.jsonl.abcdefgh.aldus-part", "x.aldus-part", f".{name}.abcdefgh.part"]
    for file in (*half, *others):
        (folder / file).touch()
    extend(path, 1)
    left = {p.name for p in folder.iterdir()}
    assert not left & set(half)
    assert left >= set(others if folder == tmp_path else others[1:])


@pytest.mark.parametrize("name", ["o.jsonl", "o.jsonl.gz"])
def test_a_torn_end_is_cut_off_at_every_byte(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    extend(path, 0)
    whole = path.stat().st_size
    extend(path, 1)
    data = path.read_bytes()
    for size in range(whole, len(data)):
        path.write_bytes(data[:size])
        with opened(str(path), format_of(name), {"aldus": "1"}) as output:
            assert output.has(article(0))
            assert not output.has(article(1))
            output.write([outcome(1)])
        assert path.read_bytes() == data


def test_a_kill_between_parquet_and_its_journal_gives_no_article_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "o.parquet"
    extend(path, 0)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", _killed)
        with pytest.raises(_Kill):
            extend(path, 1, 2)
    assert journal_of(path).stat().st_size > 0
    for more in ((), (3,)):
        extend(path, *more)
        assert [d.id for d in read_documents(path)] == ["a0", "a1", "a2", *(f"a{i}" for i in more)]
    assert not journal_of(path).exists()


class _Kill(BaseException):
    pass


def _killed(path: Path, missing_ok: bool = False) -> None:
    if path.suffix == ".journal":
        raise _Kill


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("name", ["o.jsonl", "o.jsonl.gz", "o.parquet"])
def test_foreign_files_are_not_touched(name: str, overwrite: bool, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("mine\n")
    with pytest.raises(OutputError, match="did not make it"):
        extend(path, 0, overwrite=overwrite)
    assert path.read_text() == "mine\n"


def test_foreign_files_in_a_folder_are_not_touched(tmp_path: Path) -> None:
    mine = {"a0.json": '{"id": "a0", "text": "Tekst 0."}', "x.json": "[]", "notes.txt": "mine"}
    for name, text in mine.items():
        (tmp_path / name).write_text(text)
    for _ in range(2):
        extend(tmp_path, 0, 1, overwrite=True)
        assert {name: (tmp_path / name).read_text() for name in mine} == mine
        ours = [p for p in tmp_path.glob("*.json") if p.name not in mine]
        assert sorted(json.loads(p.read_bytes())["id"] for p in ours) == ["a0", "a1"]
    (tmp_path / ".aldus.names").write_text('"../out.json"\n"x/y.json"\n3\n"torn')
    (tmp_path.parent / "out.json").write_text("mine")
    extend(tmp_path, overwrite=True)
    assert (tmp_path.parent / "out.json").read_text() == "mine"


def test_two_ids_never_share_a_file(tmp_path: Path) -> None:
    ids = ["a/b", f"{safe_name('a/b')}", "a\\b", "A", "a"]
    made = [replace(outcome(i), id=id, json=(outcome(i).json or "").replace(f'"a{i}"', json.dumps(id), 1))
            for i, id in enumerate(ids)]  # fmt: skip
    for _ in range(2):
        with opened(str(tmp_path / "o"), "json", {}) as output:
            output.write([o for o in made if not output.has(Article(o.id, json.loads(o.json or "")["text"]))])
        assert sorted(d.id for d in read_documents(tmp_path / "o")) == sorted(ids)


@pytest.mark.parametrize("note", ["", "{}", "[1]", '{"settings": 3, "before": 0, "run": null}'])
def test_a_note_that_says_nothing_is_no_leave_to_continue(note: str, tmp_path: Path) -> None:
    extend(tmp_path / "o.jsonl", 0)
    (tmp_path / ".o.jsonl.aldus").write_text(note)
    with pytest.raises(OutputError, match="cannot be read"):
        extend(tmp_path / "o.jsonl", 1, aldus="2")
    extend(tmp_path / "o.jsonl", 1, aldus="2", overwrite=True)
    assert [d.id for d in read_documents(tmp_path / "o.jsonl")] == ["a1"]


def test_the_note_has_the_account_of_a_run_that_ended(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    extend(path, 0)
    assert read_note(path) == Note({"aldus": "1"}, 0, None)
    account = Account()
    with opened(str(path), "jsonl", {"aldus": "1"}, account=account) as output:
        output.write([outcome(1)])
        account.read = account.documents = 1
    assert read_note(path) == Note({"aldus": "1"}, 1, Account(read=1, documents=1))
    with pytest.raises(RuntimeError), opened(str(path), "jsonl", {"aldus": "1"}, account=account):
        raise RuntimeError
    assert read_note(path) == Note({"aldus": "1"}, 2, None)


def test_an_output_is_no_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = tmp_path / "in.jsonl", tmp_path / "link.jsonl"
    path.write_text("{}")
    other.symlink_to(path)
    os.link(path, tmp_path / "hard.jsonl")
    for same in (path, other, tmp_path / "hard.jsonl", f"{tmp_path}/../{tmp_path.name}/in.jsonl"):
        with pytest.raises(OutputError, match="is the input"):
            refuse_inputs([same], [tmp_path / "no", path])
    with pytest.raises(OutputError, match="is the input"):
        refuse_inputs([tmp_path], [tmp_path])
    refuse_inputs([tmp_path / "out.jsonl", "-"], [path, tmp_path, "-", "\0"])


@pytest.mark.slow
@pytest.mark.parametrize(("name", "kills"), [("o.jsonl", 2), ("o.jsonl.gz", 1)])
def test_kills_change_nothing(name: str, kills: int, stub_pipeline: str, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(r | {"text": r["text"] + "slow"}) + "\n" for r in articles(30)))
    command = [sys.executable, "-m", "aldus", "extract", str(source), "--pipeline", stub_pipeline]
    command += ["--quiet", "--batch-size", "2", "-o"]
    subprocess.run([*command, str(tmp_path / f"whole-{name}")], check=True)
    target = tmp_path / name
    chance = random.Random(1)
    for _ in range(kills):
        process = subprocess.Popen([*command, str(target)])
        deadline = time.monotonic() + 30
        size = target.stat().st_size if target.exists() else 0
        while process.poll() is None and time.monotonic() < deadline:
            if target.exists() and target.stat().st_size > size:
                break
            time.sleep(0.01)
        time.sleep(chance.random() / 2)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run([*command, str(target)], check=True)
    opener: Any = gzip.open if name.endswith("gz") else open
    with opener(tmp_path / f"whole-{name}") as whole, opener(target) as resumed:
        assert whole.read() == resumed.read()
