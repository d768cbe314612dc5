"""Whatever the input: no exception but the library's own, and offsets that point at what they claim.

`python -m benchmarks.fuzz` runs the same properties on many more examples.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.fuzz import parsed
from benchmarks.support import properties
from benchmarks.support.mutation import changed_tree

if TYPE_CHECKING:
    from spacy.language import Language

QUICK = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@QUICK
@given(properties.FILES)
def test_any_file(tmp_path: Path, file: tuple[bytes, str]) -> None:
    properties.check_bytes(*file, tmp_path)


@QUICK
@given(properties.ROW)
def test_any_row(row: Any) -> None:
    properties.check_row(row)


@QUICK
@given(properties.DOCUMENT | properties.JSON)
def test_any_document(data: Any) -> None:
    properties.check_document(data)


@settings(QUICK, max_examples=20)
@given(properties.ODD_DOCUMENTS)
def test_any_graph(tmp_path: Path, data: list[Any]) -> None:
    pytest.importorskip("pyarrow")
    properties.check_graph(data, tmp_path)


@QUICK
@given(properties.TEXTS)
def test_any_text(nlp: Language, text: str) -> None:
    properties.check_pipeline(nlp, text)


def test_any_tree(nlp: Language) -> None:
    texts = [
        "„Wij helpen <b>Malta</b> niet”, zei de Franse president Macron. Hij belde Modi.",
        "Volgens Jan Bos van de NAVO heeft minister Els Vos (PvdA) Peru bedreigd.",
    ]
    docs, random = parsed(nlp, texts), Random(1)
    for k in range(60):
        properties.check_tree(nlp, changed_tree(docs[k % 2], random, docs))


LONG = 5_000
HARD = {
    "one letter": "a",
    "no space": "x" * LONG,
    "spaces": "Jan " + " " * LONG + "Piet",
    "quotes": 'Jan zei: "ja". ' + '"' * LONG,
    "open quotes": "„" * LONG + "Jan belde Piet.",
    "brackets": "(" * LONG + "Jan" + ")" * LONG,
    "many quotes": '"Ja", zei Jan. ' * 300,
    "capitals": "DE MINISTER ZEI DAT RUSLAND NIET WIL. " * 50,
    "emoji": "😀" * 2000,
    "control": "".join(map(chr, range(32))) * 50 + " Jan belde Piet.",
    "html": "<p class='x'>Jan &amp; <b>Piet</b></p>" * 100,
    "newlines": "Jan\r\nbelde\rPiet\n\n\u2028\u2029." * 100,
    "names": "Trump Poetin Zelensky Rutte " * 500,
    "turkish": "Cumhurbaşkanı İstanbul'da konuştu. " * 50,
}


@pytest.mark.parametrize("name", HARD)
def test_hard_texts(nlp: Language, name: str) -> None:
    properties.check_pipeline(nlp, HARD[name])
