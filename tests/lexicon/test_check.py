"""The checker of tables: silent on ours, and it names the place of every fault."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from aldus.lexicon import check, load
from aldus.lexicon.load import COLUMNS, Row

Edit = Callable[[str, str, str], None]


def test_our_tables_have_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main() == 0
    assert capsys.readouterr().out == ""


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Change a copy of our tables, which the checker reads."""
    shutil.copytree(str(files("aldus.lexicon") / "data"), tmp_path / "data")
    monkeypatch.setattr(load, "files", lambda package: tmp_path)

    def change(name: str, old: str, new: str) -> None:
        path = tmp_path / "data" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        ("words.toml", "negators = [", "negatorz = [", "no class of words 'negators'"),
        ("words.toml", "negators = [", "unused = []\nnegators = [", "class 'unused': no code uses it"),
        ("words.toml", '"nooit"', '"Nooit"', "class 'negators': 'Nooit' is no lemma"),
        ("words.toml", '"nooit"', '"niet"', "class 'negators': 'niet' stands twice"),
        ("patterns.toml", "[sport]\nwords", "[sport]\nwordz", "no class of words 'sport.words'"),
        (
            "patterns.toml",
            '"won"',
            '" won"',
            "class 'sport.words': ' won' stands twice, is empty or has white space",
        ),
        ("countries.csv", "Kabul|Kaboel", "Kabul|Tirana", "column 'cities': 'Tirana' belongs to AFG"),
        ("verbs.csv", "symmetric", "symetric", "verbs.csv of Aldus lacks the column 'symmetric'"),
    ],
)
def test_faults_of_whole_tables(
    edit: Edit, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str, finding: str
) -> None:
    edit(name, old, new)
    assert check.main() == 1
    found, *_ = [line for line in capsys.readouterr().out.splitlines() if finding in line]
    assert ".csv" in found or ", line " in found


def row(table: str, line: int = 2, **cells: str) -> Row:
    return Row(f"{table}, line {line}", dict.fromkeys(COLUMNS[table], "") | cells)


@pytest.mark.parametrize(
    ("table", "cells", "finding"),
    [
        ("verbs.csv", {"lemma": "helpen", "target": "obj|objj"}, "column 'target': unknown slot: 'objj'"),
        ("verbs.csv", {"lemma": "helpen", "target": "iobj.van"}, "unknown slot: 'iobj.van'"),
        ("verbs.csv", {"lemma": "helpen", "target": "obj.ccomp"}, "unknown slot: 'obj.ccomp'"),
        ("verbs.csv", {"lemma": "helpen", "target": "obj||aan"}, "an empty part in 'obj||aan'"),
        ("verbs.csv", {"lemma": "helpen", "target": "obj|obj"}, "one part twice in 'obj|obj'"),
        ("verbs.csv", {"lemma": "helpen", "target": "obj| aan"}, "white space around 'obj| aan'"),
        ("verbs.csv", {"lemma": "helpen", "symmetric": "ja"}, "unknown value, it is `yes` or empty: 'ja'"),
        ("verbs.csv", {"lemma": ""}, "column 'lemma': it is empty"),
        ("cues.csv", {"lemma": "zeggen", "kind": ""}, "column 'kind': it is empty"),
        (
            "cues.csv",
            {"lemma": "zeggen", "kind": "say", "content": "iobj"},
            "column 'content': unknown slot: 'iobj'",
        ),
        ("nouns.csv", {"noun": "hulp", "source": "obj"}, "column 'source': unknown slot: 'obj'"),
        ("attitudes.csv", {"word": "boos", "target": "adj"}, "unknown slot: 'adj'"),
        ("light.csv", {"verb": "geven", "noun": "les", "kind": "do", "prep": "aan/x"}, "unknown slot: 'x'"),
        ("events.csv", {"event_type": "AID", "quad_class": "friendly"}, "unknown quad class: 'friendly'"),
        ("events.csv", {"event_type": "AID", "intensity": "7,5"}, "unknown number: '7,5'"),
        (
            "verbs.csv",
            {"lemma": "helpen", "event_type": "AID", "mode": "arrest"},
            "'mode': AID has no mode 'arrest'",
        ),
        ("nouns.csv", {"noun": "hulp", "mode": "arrest"}, "'mode': no type has no mode 'arrest'"),
        ("frames.csv", {"verbs": "geven", "object": "cake"}, "unknown class of objects: 'cake'"),
        (
            "frames.csv",
            {"verbs": "geven", "object": "aid", "prep": "iobj"},
            "column 'prep': unknown slot: 'iobj'",
        ),
        (
            "turns.csv",
            {"event_type": "AID", "stopped": "STOP"},
            "column 'stopped': unknown event type: 'STOP'",
        ),
        ("undergo.csv", {"verb": "krijgen", "source": "obj"}, "column 'source': unknown slot: 'obj'"),
        ("embedding.csv", {"lemma": "zeggen", "class": "say"}, "column 'class': unknown class: 'say'"),
        (
            "embedding.csv",
            {"lemma": "zeggen", "positive": "sure"},
            "column 'positive': unknown status: 'sure'",
        ),
        ("embedding.csv", {"lemma": "zeggen", "construction": "ccomp"}, "unknown slot: 'ccomp'"),
        ("persons.csv", {"id": "Bos", "label": "Bos", "gender": "m"}, "unknown id, it is no slug: 'Bos'"),
        ("persons.csv", {"id": "bos", "gender": "m", "country": "XYZ"}, "unknown country: 'XYZ'"),
        ("titles.csv", {"noun": "baas", "gender": "", "body": "org"}, "column 'gender': it is empty"),
    ],
)
def test_faults_of_rows(table: str, cells: dict[str, str], finding: str) -> None:
    found = list(check.check_rows(table, [row(table, **cells)]))
    assert any(line.startswith(f"{table}, line 2") and finding in line for line in found)


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (
            "verbs.csv",
            {"lemma": "aan_vallen", "target": "obj|obj.van|obj.adj|iobj|aan", "event_type": "ASSAULT"},
        ),
        ("cues.csv", {"lemma": "laten weten", "kind": "say", "target": "iobj|aan", "content": "ccomp|quote"}),
        ("nouns.csv", {"noun": "hulp", "source": "adj|van|poss|door", "target": "aan", "symmetric": "yes"}),
        ("light.csv", {"verb": "geven", "noun": "les", "prep": "aan/voor|tegen", "kind": "do"}),
        (
            "frames.csv",
            {
                "verbs": "geven|over_maken",
                "object": "aid",
                "target": "iobj|obj.aan",
                "kind": "do",
                "example": "X",
            },
        ),
        (
            "embedding.csv",
            {
                "lemma": "vragen",
                "pos": "verb",
                "construction": "dat|iobj-te|om",
                "class": "demand",
                "positive": "possible",
                "negative": "possible",
                "attributed": "yes",
                "example": "X",
            },
        ),
    ],
)
def test_good_rows_have_none(table: str, cells: dict[str, str]) -> None:
    assert list(check.check_rows(table, [row(table, **cells)])) == []


@pytest.mark.parametrize(
    ("table", "first", "second"),
    [
        ("cues.csv", {"lemma": "weer_leggen", "kind": "deny"}, {"lemma": "weerleggen", "kind": "say"}),
        (
            "verbs.csv",
            {"lemma": "zich verzetten", "target": "tegen"},
            {"lemma": "verzetten", "target": "tegen"},
        ),
        (
            "light.csv",
            {"verb": "geven", "noun": "les", "kind": "do"},
            {"verb": "geven", "noun": "les", "kind": "say"},
        ),
        ("attitudes.csv", {"word": "blij|boos"}, {"word": "boos"}),
        (
            "titles.csv",
            {"noun": "baas", "plural": "bazen", "gender": "x", "body": "org"},
            {"noun": "Bazen", "gender": "x", "body": "org"},
        ),
        (
            "persons.csv",
            {"id": "a-bos", "label": "Bos", "gender": "m"},
            {"id": "b-bos", "label": "B", "names": "Bos", "gender": "f"},
        ),
        (
            "frames.csv",
            {"verbs": "geven|leveren", "object": "aid", "target": "aan", "kind": "do", "example": "X"},
            {"verbs": "leveren", "object": "aid", "target": "aan", "kind": "say", "example": "X"},
        ),
        ("countries.csv", {"id": "NLD", "label": "Nederland"}, {"id": "NLD", "label": "Holland"}),
    ],
)
def test_double_rows_are_found(table: str, first: dict[str, str], second: dict[str, str]) -> None:
    (found,) = check.check_rows(table, [row(table, **first), row(table, 3, **second)])
    assert found.startswith(f"{table}, line 3") and f"stands at {table}, line 2 already" in found


def test_frames_of_one_verb_with_other_targets_are_no_double() -> None:
    rows = [
        row("verbs.csv", lemma="kiezen", target="obj"),
        row("verbs.csv", 3, lemma="kiezen", target="voor"),
    ]
    assert list(check.check_rows("verbs.csv", rows)) == []
