"""What the pages say runs: their Python, one page after the other, and their `aldus` commands.

A block that cannot run here says why in a comment before it: `<!-- not run: needs a cluster -->`.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md")))]
PAGES = [name for name in PAGES if (ROOT / name).exists()]
BLOCK = re.compile(
    r"^(?:<!-- not run: (?P<reason>[^>]+) -->\n+)?```(?P<language>\w*)\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
ARTICLES = {
    "haven.txt": "Minister De Wit belde dinsdag met de burgemeester van Gent. Zij noemt de Havenbond onredelijk.",
    "akkoord.txt": "„Polen helpt Noorwegen”, zei premier Zielony. Volgens de NAVO steunt Portugal het plan.",
}
# Files that the pages take for granted.
FILES = {
    "export.csv": "nr;verhaal;dag\n7;Polen helpt Noorwegen.;27 maart 2019\n",
    "eigen.csv": "label,type,names\nHavenbond,ORG,Bond|HB\n",
    "werkwoorden.csv": "lemma,event_type,source,target\nterugfluiten,REJECT,subj,obj\n",
}


class Block(NamedTuple):
    """A block of code in a page."""

    language: str
    code: str
    line: int
    reason: str | None


def blocks(page: str) -> Iterator[Block]:
    text = (ROOT / page).read_text(encoding="utf-8")
    for m in BLOCK.finditer(text):
        line = text.count("\n", 0, m.start("code")) + 1
        yield Block(m["language"], m["code"], line, m["reason"])


def commands(code: str) -> Iterator[list[str]]:
    """The `aldus` commands of a block, as words."""
    for line in code.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["aldus"]:
            yield words


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what a reader of the pages has: some articles and tables of their own."""
    for folder in ("seeds", "articles", "ARTICLES"):
        (tmp_path / folder).mkdir()
        for name, text in ARTICLES.items():
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_python_runs(page: str, desk: Path, nlp: object) -> None:
    names: dict[str, object] = {}
    for block in blocks(page):
        if block.language == "python" and not block.reason:
            # Empty lines, so that a traceback names the line of the page.
            exec(compile("\n" * (block.line - 1) + block.code, page, "exec"), names)


@pytest.mark.parametrize("page", PAGES)
def test_commands_run(page: str, desk: Path, nlp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from aldus.cli import main

    for block in blocks(page):
        if block.language in ("", "sh") and not block.reason:
            for words in commands(block.code):
                monkeypatch.setattr(sys, "argv", words)
                with pytest.raises(SystemExit) as end:
                    main()
                assert not end.value.code, f"{page}, line {block.line}: {shlex.join(words)}"


def test_blocks_that_do_not_run_are_few() -> None:
    reasons = [block.reason for page in PAGES for block in blocks(page) if block.reason]
    assert len(reasons) <= 6
    assert all(reason.startswith("needs ") for reason in reasons)


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (ROOT / page).parent.joinpath(target).exists(), f"{page}: {target}"


def test_files_that_are_named_exist() -> None:
    """Paths of the repository in backticks: `benchmarks/peers.py`, `src/aldus/lexicon/data`."""
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(
            r"`((?:src|models|tests|benchmarks|docs|seeds|scripts|notebooks)/[\w./-]+)`", text
        ):
            assert (ROOT / target).exists(), f"{page}: {target}"
        for module in re.findall(r"python -m ((?:benchmarks|models)[\w.]*)", text):
            path = ROOT / module.replace(".", "/")
            assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), f"{page}: {module}"


def test_the_crosswalk_names_every_column() -> None:
    from aldus.tables import ICEWS, POLECAT

    text = (ROOT / "docs/tables.md").read_text(encoding="utf-8")
    for name in (*POLECAT.columns, *ICEWS.columns):
        assert f"`{name}`" in text, name


def test_the_recipe_for_r(tmp_path: Path) -> None:
    rscript = shutil.which("Rscript")
    if rscript is None or subprocess.run([rscript, "-e", "library(arrow); library(dplyr)"]).returncode:
        pytest.skip("needs R with arrow and dplyr")
    from aldus.tables import write_parts
    from benchmarks.support.news import news

    write_parts(news(20), tmp_path / "tables")
    (code,) = (block.code for block in blocks("docs/tables.md") if block.language == "r")
    out = subprocess.run(
        [rscript, "-e", code], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert "Actor Country" in out
