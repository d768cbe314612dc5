"""Annotations without their texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from models.training.relations import standoff
from models.training.relations.notation import read

NOTES = """\
== a-1
T Togo verwijt Mali dat het “niets doet”.
T Mali weet niet wat Togo wil.
E togo C Togo | Togo
E mali C Mali | Mali
M 0 mali het
R 0 say togo mali verwijt/dat ty=ACCUSE :: dat het “niets doet”
R 1 do mali togo weet neg opt ty=-
"""


def test_what_is_written_is_restored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(NOTES, encoding="utf-8")
    ((_, text, annotation),) = read(tmp_path / "a.txt")
    record = standoff.written(annotation, text, ["p-1", "p-2"])
    for word in ("Togo verwijt", "verwijt", "niets", "weet"):
        assert word not in json.dumps(record)
    texts = dict(zip(["p-1", "p-2"], text.split(" Mali weet"), strict=True))
    texts["p-2"] = "Mali weet" + texts["p-2"]
    assert standoff.text_of(record, texts) == text
    assert standoff.text_of(record, texts | {"p-1": "Togo zwijgt."}) is None
    assert standoff.restored(record, text) == annotation
    piece = standoff.written(annotation, text, ["q"], (6, 6 + len(text)))
    assert standoff.text_of(piece, {"q": f"Eerst {text} En dan."}) == text
    assert standoff.text_of(piece, {"q": text}) is None

    store = tmp_path / "annotated.jsonl"
    store.write_text(json.dumps(record) + "\n" + json.dumps(record | {"id": "a-2", "parts": ["x"]}) + "\n")
    news = tmp_path / "news.jsonl.gz"
    with gzip.open(news, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"id": part, "text": texts[part]}) + "\n" for part in texts)
    monkeypatch.setattr(standoff, "ANNOTATED", store)
    monkeypatch.setattr("sys.argv", ["standoff", str(news), "-o", str(tmp_path / "out")])
    assert standoff.main() == 1
    assert json.loads((tmp_path / "out/relations/a-1.json").read_text()) == annotation
    assert not (tmp_path / "out/relations/a-2.json").exists()


def test_sentences_of_treebanks_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "nl-ud-train.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(
            "# sent_id = cdb\\1\n# text = Mali zwijgt = goud.\n1\tMali\n\n# sent_id = cdb\\2\n# text = Togo ook.\n\n"
        )
    assert dict(standoff.read_texts([path])) == {"cdb\\1": "Mali zwijgt = goud.", "cdb\\2": "Togo ook."}
