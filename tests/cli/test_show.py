"""`aldus show`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.tables.conftest import spoken


def test_show(run, texts: Path, stub_pipeline: str) -> None:
    code, out, _ = run("show", texts / "t0.txt", "--pipeline", stub_pipeline)
    assert code == 0
    assert "Piet0" in out
    assert "zeggen" in out


def test_whole_ids_sentences_and_words(run, tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    document = replace(spoken(), id="d" * 200, meta={"publisher": "De Krant"})
    path.write_text(document.to_json(), encoding="utf-8")
    code, out, _ = run("show", path)
    assert code == 0
    assert f"{'d' * 200}  2025-03-05 · De Krant\n" in out
    assert '     =1 "Wij helpen", zei Ana Lima.' in out
    assert "     » Wij helpen\n     » Nu.\n" in out
    assert "Wij helpen" not in run("show", path, "--kind", "role")[1]
