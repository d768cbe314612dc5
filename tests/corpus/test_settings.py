"""What an output depends on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import aldus
from aldus.corpus.settings import digest, digest_of_pipeline, settings_of
from aldus.errors import InputError


def test_a_digest_is_that_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_text("2")
    first = digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_text("3")
    assert digest(tmp_path) == digest(str(tmp_path)) == first
    (tmp_path / "b" / "c").write_text("3")
    second = digest(tmp_path)
    (tmp_path / "b" / "c").rename(tmp_path / "b" / "d")
    assert len({first, second, digest(tmp_path), digest(tmp_path / "a"), digest(None)}) == 5
    with pytest.raises(InputError, match="No such file"):
        digest(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    for name in ("pipe", "zero"):
        with pytest.raises(InputError, match=f"{name}: this is a device or a pipe"):
            digest(tmp_path / name)


def test_settings_tell_versions_pipelines_and_actors_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actors, pipeline = tmp_path / "a.csv", tmp_path / "pipeline"
    actors.write_text("label,type\n")
    pipeline.mkdir()
    (pipeline / "meta.json").write_text("{}")

    def settings() -> list[dict[str, object]]:
        return [settings_of(None, None), settings_of(pipeline, None), settings_of(None, actors, size=3)]

    before = settings()
    assert before == settings()
    assert len({str(s) for s in before}) == 3
    assert before[2]["size"] == 3
    actors.write_text("label,type\nJan,PERSON\n")
    (pipeline / "meta.json").write_text("[]")
    assert [a == b for a, b in zip(before, settings(), strict=True)] == [True, False, False]
    monkeypatch.setattr(aldus, "__version__", "0")
    assert not any(a == b for a, b in zip(before, settings(), strict=True))


def test_a_pipeline_is_known_by_its_package_or_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "nl_test_news"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError  # not imported")
    monkeypatch.syspath_prepend(tmp_path)
    assert digest_of_pipeline("nl_test_news") == digest_of_pipeline(package) == digest(package)
    assert digest_of_pipeline("nl_no_such_news") is None
    assert digest_of_pipeline("../no/such") is None
