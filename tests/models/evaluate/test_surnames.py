"""First names hidden and found again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aldus.document import Actor, Document
from models.evaluate import surnames


def article(n: int, *labels: str) -> Document:
    actors = tuple(Actor(label.lower().replace(" ", "-"), "PERSON", label) for label in labels)
    return Document(f"d{n}", f"schaatsbaan wereldbeker woorden{'abcdefgh'[n]}", "2025-03-03", actors=actors)


def test_first_names_are_hidden() -> None:
    truth: dict[str, str] = {}
    hidden = surnames.hide(article(0, "Els van der Terp", "Terp", "Jan Bos", "Piet Bos"), truth)
    assert [a.id for a in hidden.actors] == ["van-der-terp", "terp", "bos", "piet-bos"]
    assert truth == {"van-der-terp@d0": "els-van-der-terp", "bos@d0": "jan-bos"}


def test_and_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    others = [Document(f"o{n}", f"onderwerp{'abcdefgh'[n]}", "2025-03-03") for n in range(8)]
    documents = [*(article(n, "Els Terpstra") for n in range(8)), *others]
    found, findable = surnames.found_again(documents, 0.5, 1)
    assert len(found) == findable > 0
    assert all(f.is_right and f.confidence > 0.9 for f in found)
    path = tmp_path / "d.jsonl"
    path.write_text("\n".join(d.to_json() for d in documents), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["surnames", str(path), "--share", "0.5"])
    surnames.main()
    assert "    0.90      1.000   1.000" in capsys.readouterr().out
