"""Examples by the thousand from few."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from random import Random

import pytest

from benchmarks.fuzz import Property, drawn, properties, run
from benchmarks.support import mutation
from benchmarks.support.handmade import handmade
from benchmarks.support.properties import ROW

TREES = [
    handmade("Peru PROPN nsubj 1  steunt/steunen VERB:pv ROOT -  Chili PROPN obj 1"),
    handmade("Jan PROPN nsubj 1  zweeg/zwijgen VERB:pv ROOT -"),
]


def test_a_slice_is_the_same_every_time(tmp_path: Path) -> None:
    for title in ("files", "rows", "documents", "graphs"):
        once, again = ([*properties(tmp_path, [title])[title].examples(3, 150)] for _ in range(2))
        assert repr(once) == repr(again)
        other = [*properties(tmp_path, [title])[title].examples(4, 150)]
        assert repr(once) != repr(other)


def test_most_examples_differ() -> None:
    rows = Property(drawn(ROW), mutation.changed_json, lambda row: None)
    assert len({repr(row) for row in rows.examples(1, 400)}) > 300


def test_what_fails_is_shown_and_can_be_tried_again(capsys: pytest.CaptureFixture[str]) -> None:
    def check(row: dict[str, object]) -> None:
        if row["x"] == 0:
            raise ValueError("no zero")

    rows = Property(lambda number: [{"x": 1}], lambda row, random, others: {"x": random.randrange(9)}, check)
    failed = list(rows.failures(1, 300))
    assert run("rows", rows, 1, 300) == len(failed) > 0
    number, value, error = failed[0]
    out = capsys.readouterr().out
    assert f"rows, slice 1, example {number}: {value!r}" in out
    assert "no zero" in error and "no zero" in out
    assert run("rows", Property(rows.draw, rows.change, lambda row: None), 1, 300) == 0


def test_what_is_compressed_is_changed_inside() -> None:
    data, random = gzip.compress(b'{"text": "Jan belde Piet."}'), Random(1)
    inside = set()
    for _ in range(40):
        changed = mutation.changed_bytes(data, random, [data, b"x"])
        try:
            inside.add(gzip.decompress(changed))
        except (OSError, EOFError, zlib.error):
            continue
    assert len(inside) > 10


@pytest.mark.parametrize("seed", range(30))
def test_a_changed_tree_keeps_words_and_has_no_circle(seed: int) -> None:
    doc = mutation.changed_tree(TREES[0], Random(seed), TREES)
    assert [t.text for t in doc] == ["Peru", "steunt", "Chili"]
    assert doc.has_annotation("DEP")
    for token in doc:
        assert sum(1 for _ in token.ancestors) < 3
        assert (token.head == token) == (token.dep_ == "ROOT")
