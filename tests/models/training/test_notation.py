"""Texts with their notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.training.relations.notation import read

NOTES = """\
# a remark
== a-1
T Volgens minister Jo Bos (D66) “geeft Togo toe”.
P
T Togo ontkent dat Togo Mali wil helpen.
E bos P Jo Bos | Jo Bos
E d66 O D66 | D66
E togo C Togo | Togo
E mali C Mali | Mali; Malinees
R 0 role bos d66 minister opt
R 0 say bos togo Volgens/toe ty=- :: “geeft ... toe”
R 1 do togo mali helpen neg by=togo alt=mali>togo alt=togo>- ty=AID/COOPERATE
M 1 togo Togo#2
== a-2
T Niets.
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_notes_are_read(tmp_path: Path) -> None:
    (id, text, found), (other, nothing, empty) = read(written(tmp_path, NOTES))
    assert (id, other, nothing, empty["relations"]) == ("a-1", "a-2", "Niets.", [])
    assert text.count("\n\n") == 1
    assert found["entities"][3] == {
        "id": "mali",
        "type": "COUNTRY",
        "label": "Mali",
        "aliases": ["Mali", "Malinees"],
    }
    role, say, do = found["relations"]
    assert role["optional"] and role["target"] == "d66" and not say["optional"]
    assert say["content"] == "“geeft Togo toe”" and say["trigger_alt"] == ["toe"]
    assert text[slice(*do["trigger_span"])] == "helpen" and do["sentence"].startswith("Togo ontkent")
    assert (do["status"], do["attributed_to"], do["event_type"]) == ("negated", "togo", "AID/COOPERATE")
    assert do["alt"] == [["mali", "togo"], ["togo", None]]
    (mention,) = found["mentions"]
    assert mention["start"] == text.rindex("Togo")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("R 0 do togo mali hielp", "'hielp' is not in sentence 0"),
        ("R 1 do togo benin helpen", "benin"),
        ("R 1 do togo mali helpen maybe", "unknown flag maybe"),
        ("R 1 say togo - ontkent :: dat ... niet", "content"),
        ("X iets", "X"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    notes = NOTES.partition("== a-2")[0] + line
    with pytest.raises(ValueError, match=message) as error:
        list(read(written(tmp_path, notes)))
    assert "line 14" in str(error.value)
