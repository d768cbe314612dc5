"""Outputs that a kill does not break."""

from __future__ import annotations

import gzip
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from aldus.corpus import read_documents
from aldus.corpus.output import format_of, open_output
from aldus.corpus.work import Outcome
from aldus.errors import InputError, OutputError
from aldus.reading import Article
from benchmarks.support.stub import articles


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


@pytest.mark.parametrize("name", ["o.jsonl", "o.jsonl.gz", "o.parquet", "o"])
def test_outputs_continue(name: str, tmp_path: Path) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    path = str(tmp_path / name)
    for run in range(3):
        output = open_output(path, format_of(path), {"aldus": "1"})
        assert [output.has(article(i)) for i in range(6)] == [i < 2 * run for i in range(6)]
        output.write([outcome(2 * run), outcome(2 * run + 1)])
        output.close()
    assert [d.id for d in read_documents(path)] == [f"a{i}" for i in range(6)]
    output = open_output(path, format_of(path), {"aldus": "1"})
    with pytest.raises(InputError, match="overwrite"):
        output.has(article(1, "Andere tekst."))
    output.release()
    with pytest.raises(OutputError, match="other settings"):
        open_output(path, format_of(path), {"aldus": "2"})
    fresh = open_output(path, format_of(path), {"aldus": "2"}, overwrite=True)
    assert not fresh.has(article(1))
    fresh.release()


@pytest.mark.parametrize("name", ["o.jsonl", "o.jsonl.gz"])
def test_a_torn_end_is_cut_off_at_every_byte(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    output = open_output(str(path), format_of(name), {})
    output.write([outcome(0)])
    output.close()
    whole = path.stat().st_size
    output = open_output(str(path), format_of(name), {})
    output.write([outcome(1)])
    output.close()
    data = path.read_bytes()
    for size in range(whole, len(data)):
        path.write_bytes(data[:size])
        output = open_output(str(path), format_of(name), {})
        assert output.has(article(0))
        assert not output.has(article(1))
        output.write([outcome(1)])
        output.close()
        assert path.read_bytes() == data


def test_foreign_files_are_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "o.jsonl"
    path.write_text("mine\n")
    with pytest.raises(OutputError, match="did not make it"):
        open_output(str(path), "jsonl", {})
    assert path.read_text() == "mine\n"


@pytest.mark.parametrize(("name", "kills"), [("o.jsonl", 3), ("o.jsonl.gz", 2)])
def test_kills_change_nothing(name: str, kills: int, stub_pipeline: str, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(r | {"text": r["text"] + "slow"}) + "\n" for r in articles(60)))
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
