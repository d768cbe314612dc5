"""Documents back from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from aldus.corpus import read_documents
from aldus.corpus.documents import holds_documents
from aldus.corpus.parquet import write_parquet
from aldus.errors import InputError
from benchmarks.support.news import doubted, news


def test_every_format_gives_the_same(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    documents = list(doubted(news(3)))
    (tmp_path / "a.jsonl").write_text("".join(d.to_json() + "\n" for d in documents), encoding="utf-8")
    (tmp_path / "a.json").write_text(documents[0].to_json(indent=1), encoding="utf-8")
    write_parquet(tmp_path / "a.parquet", [d.to_dict() for d in documents])
    for name, expected in (("a.jsonl", documents), ("a.parquet", documents), ("a.json", documents[:1])):
        found = list(read_documents(tmp_path / name))
        assert found == expected
        for one, other in zip(found, expected, strict=True):
            assert [r.confidence for r in one.relations] == [r.confidence for r in other.relations]
    assert len(list(read_documents(tmp_path))) == 7
    assert holds_documents(tmp_path)


def test_errors_name_the_place(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        next(news(1)).to_json() + '\n{"id": "b", "text": "x", "entities": []}\n', encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"a\.jsonl, line 2: document 'b': field 'relations' is missing"):
        list(read_documents(path))
    with pytest.raises(InputError, match="no such file"):
        list(read_documents(tmp_path / "b"))


@pytest.mark.parametrize(
    ("name", "content", "yes"),
    [
        ("a.jsonl", '{"text": "x"}', False),
        ("a.txt", "x", False),
        ("a.json", '{"id": "", "text": "x", "entities": [], "relations": []}', True),
        ("a.json", "[3]", False),
        ("a.json", "{", False),
        ("a.jsonl", "", False),
    ],
)
def test_what_holds_documents(name: str, content: str, yes: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    assert holds_documents(tmp_path / name) is yes
    assert holds_documents(tmp_path) is yes
