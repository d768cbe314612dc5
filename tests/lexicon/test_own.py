"""The user's own rows: from every source, checked, and winning over ours."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from aldus import records
from aldus.errors import InputError
from aldus.lexicon.own import own_actors, own_rows
from aldus.lexicon.tables import Lexicon, from_plain, shipped


def test_a_table_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    with pytest.raises(InputError, match=r"zero\.csv: this is a device"):
        own_actors(tmp_path / "zero.csv")
    (tmp_path / "long.csv").write_text("label,type\n" + "Tuinraad,ORG\n" * 100)
    assert len(own_actors(tmp_path / "long.csv")) == 100
    monkeypatch.setattr(records, "MAX_WHOLE", 1000)
    with pytest.raises(InputError, match=r"long\.csv: the file is too large"):
        own_actors(tmp_path / "long.csv")


TEXT = (
    "lemma{0}target{0}symmetric{0}event_type\nbeïnvloeden{0}obj|aan{0}nee{0}COERCE\nkletsen{0}met{0}ja{0}\n"
)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_of_every_kind(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "eigen.csv"
    path.write_text(TEXT.format(separator), encoding=encoding)
    first, second = own_rows(verbs=path)["verbs.csv"]
    assert (first["lemma"], first.parts("target"), first["event_type"]) == (
        "beïnvloeden",
        ("obj", "aan"),
        "COERCE",
    )
    assert not first.yes("symmetric") and second.yes("symmetric")
    assert second.place == f"{path}, line 3"


@pytest.mark.parametrize(
    "source",
    [
        [{"lemma": "kletsen", "target": ["met", "tegen"], "symmetric": True, "event_type": None}],
        iter([{"Lemma ": " kletsen ", "target": "met | tegen", "symmetric": "yes", "bron": "eigen"}]),
        pd.DataFrame(
            {"lemma": ["kletsen"], "target": ["met|tegen"], "symmetric": [True], "event_type": [pd.NA]}
        ),
        pd.DataFrame(
            {"lemma": ["kletsen"], "target": ["met|tegen"], "symmetric": [1.0], "note": [float("nan")]}
        ),
    ],
)
def test_mappings_and_frames(source: Any) -> None:
    (row,) = own_rows(verbs=source, nouns=None)["verbs.csv"]
    assert (row["lemma"], row["target"], row["symmetric"], row["event_type"]) == (
        "kletsen",
        "met|tegen",
        "yes",
        "",
    )


def test_empty_lines_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "eigen.csv"
    path.write_text("lemma;target\n\n;\nhelpen;obj\n", encoding="utf-8")
    (row,) = own_rows(verbs=path)["verbs.csv"]
    assert row.place.endswith("line 4")


@pytest.mark.parametrize(
    ("table", "rows", "message"),
    [
        (
            "verbs",
            [{"lemma": "helpen", "target": "objj"}],
            "own verbs, row 1, column 'target': unknown slot: 'objj'",
        ),
        (
            "verbs",
            [{"lemma": "helpen", "event_type": "HELP"}],
            "row 1, column 'event_type': unknown event type: 'HELP'",
        ),
        ("verbs", [{"lemma": "helpen", "symmetric": "soms"}], "column 'symmetric': unknown value"),
        ("verbs", [{"lemma": "", "target": "obj"}], "row 1, column 'lemma': it is empty"),
        ("verbs", [{"target": "obj"}], "own verbs, row 1: the column 'lemma' is missing"),
        ("verbs", [{"lemma": "helpen", "taget": "obj"}], "unknown column 'taget'; is it 'target'"),
        ("verbs", ["helpen"], "row 1: not a mapping but a str"),
        ("verbs", 3, "own verbs: cannot read rows from a int"),
        ("verbs", {"lemma": "helpen"}, "cannot read rows from a dict"),
        ("cues", [{"lemma": "zeuren", "kind": "whine"}], "column 'kind': unknown kind: 'whine'"),
        (
            "cues",
            [{"lemma": "uit_zeuren"}, {"lemma": "uitzeuren"}],
            "row 2, column 'lemma': 'uitzeuren' stands at",
        ),
        ("cues", [{"lemma": "zeuren", "content": "dat|of"}], r"unknown slot: 'dat' \(and 1 more\)"),
        ("titles", [{"noun": "dijkgraaf", "body": "dijk"}], "column 'body': unknown body: 'dijk'"),
        ("light_verbs", [{"verb": "geven", "noun": ""}], "column 'noun': it is empty"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(table: str, rows: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        own_rows(**{table: rows})


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    path = tmp_path / "eigen.csv"
    with pytest.raises(InputError, match=r"eigen\.csv: No such file"):
        own_rows(verbs=path)
    path.write_text("lemma,target\nhelpen,obj,,\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"eigen\.csv, line 2: more cells than columns"):
        own_rows(verbs=path)


def words(lexicon: Lexicon) -> tuple[Any, ...]:
    return (
        [f.target for f in lexicon.verbs["helpen"]],
        lexicon.cues["zeggen"].kind,
        lexicon.titles.of("waterschapsdijkgraaf"),
        [f.event_type for f in lexicon.nouns.of("rivierdijkverzwaring") or ()],
        lexicon.lights["geven"]["schop"][0].noun,
        lexicon.cue_nouns["gezeur"].target,
        lexicon.attitudes["pissig"].target,
        "bedillen" in lexicon.known,
    )


def extended() -> Lexicon:
    return shipped().extended(
        own_rows(
            verbs=[{"lemma": "helpen", "target": "met"}, {"lemma": "bedillen", "target": "obj"}],
            cues=[{"lemma": "zeggen", "kind": "announce"}],
            titles=[{"noun": "dijkgraaf", "plural": "dijkgraven"}],
            nouns=[{"noun": "dijkverzwaring", "event_type": "AID"}],
            light_verbs=[{"verb": "geven", "noun": "schop", "prep": "aan"}],
            cue_nouns=[{"noun": "gezeur", "target": "tegen"}],
            attitudes=[{"word": "pissig", "target": "op"}],
        )
    )


def test_own_rows_win_and_ours_stay_as_they_are() -> None:
    lexicon = extended()
    found = words(lexicon)
    assert found[:2] == ([("met",)], "announce")
    assert found[2].noun == "dijkgraaf" and found[2].is_function
    assert found[3:] == (["AID"], "schop", ("tegen",), ("op",), True)
    assert lexicon.verbs["steunen"] == shipped().verbs["steunen"]
    assert shipped().cues["zeggen"].kind == "say" and "bedillen" not in shipped().known


def test_later_rows_win_over_earlier_ones_also_when_read_again() -> None:
    lexicon = extended().extended(own_rows(cues=[{"lemma": "zeggen", "kind": "warn"}]))
    for again in (lexicon, from_plain(lexicon.plain()), pickle.loads(pickle.dumps(lexicon))):
        assert again.cues["zeggen"].kind == "warn"
        assert words(again)[2:] == words(extended())[2:]


def test_no_rows_are_the_shipped_tables() -> None:
    assert shipped().extended(own_rows(verbs=None)) is shipped()
    assert pickle.loads(pickle.dumps(shipped())) is shipped()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_own_actors_from_a_file_of_a_spreadsheet(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "actoren.csv"
    path.write_text(
        "label;type;names;country;wikidata\nCafé Ruritanië;ORG;Ruri|'t Café;NLD;Q42\n", encoding=encoding
    )
    ((known, names),) = own_actors(path)
    assert (known.id, known.label, known.country, known.wikidata) == (
        "cafe-ruritanie",
        "Café Ruritanië",
        "NLD",
        "Q42",
    )
    assert names == ["Café Ruritanië", "Ruri", "'t Café"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"type": "ORG"}], "own actors, row 1: the column 'label' is missing"),
        ([{"label": " ", "type": "ORG"}], "own actors, row 1, column 'label': it is empty"),
        (
            [{"label": "Gent", "type": "STAD"}],
            "row 1, column 'type': 'STAD' is not one of COUNTRY, ORG, PERSON",
        ),
        ([{"label": "!!!", "type": "ORG"}], "column 'label': '!!!' has no letter of an id"),
        ([{"label": "Gent", "type": "ORG", "wikidata": "x1"}], "column 'wikidata': 'x1' is not an id"),
    ],
)
def test_broken_own_actors_are_one_clear_error(rows: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        own_actors(rows)


def test_further_columns_go_with_the_actor() -> None:
    row = {"label": "Tuinraad", "type": "ORG", "ParlGov_id": "12", "fractie": " Groen ", "leeg": ""}
    ((known, _),) = own_actors([row])
    assert known.more == (("parlgov_id", "12"), ("fractie", "Groen"))
    with pytest.raises(InputError, match="column 'mentions': that is a name of what graphs count"):
        own_actors([{**row, "mentions": "3"}])
    with pytest.raises(InputError, match="unknown column 'wikidate'; is it 'wikidata'"):
        own_actors([{**row, "wikidate": "Q1"}])
