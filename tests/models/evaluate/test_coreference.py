"""The scorer of pronouns, descriptions and clusters: on examples of the literature, and on an article of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from models.evaluate import coreference
from models.evaluate.coreference import Cluster, Ratio, Scores, add, b_cubed, ceaf_e, kind_of, matched, muc


def clusters(*words: str) -> list[Cluster]:
    return [frozenset(word) for word in words]


# Luo 2005, figure 1, and Pradhan et al. 2014, figure 3.
LUO = clusters("12345", "67", "89ABC")
PRADHAN = clusters("abc", "defg"), clusters("ab", "cd", "fghi")


@pytest.mark.parametrize(
    ("response", "figures"),
    [
        (clusters("1234589ABC", "67"), (0.947, 0.737, 0.667)),
        (clusters("12345", "6789ABC"), (0.947, 0.865, 0.733)),
        (clusters("123456789ABC"), (0.900, 0.545, 0.294)),
        (clusters(*"123456789ABC"), (0.0, 0.400, 0.178)),
        (LUO, (1.0, 1.0, 1.0)),
    ],
)
def test_the_example_of_luo(response: list[Cluster], figures: tuple[float, float, float]) -> None:
    of_muc, of_b, of_ceaf = Ratio(), Ratio(), Ratio()
    of_muc.add(muc(response, LUO), muc(LUO, response))
    of_b.add(b_cubed(response, LUO), b_cubed(LUO, response))
    alike = ceaf_e(LUO, response)
    of_ceaf.add((alike, len(response)), (alike, len(LUO)))
    assert [ratio.figures()[2] for ratio in (of_muc, of_b, of_ceaf)] == pytest.approx(figures, abs=6e-4)


def test_the_example_of_pradhan_has_mentions_that_one_side_lacks() -> None:
    key, response = PRADHAN
    assert muc(key, response) == (2, 5)
    assert muc(response, key) == (2, 5)
    assert b_cubed(key, response) == (pytest.approx(7 * 0.41667, abs=1e-3), 7)
    assert b_cubed(response, key) == (pytest.approx(4.0), 8)
    assert ceaf_e(key, response) == pytest.approx(1.3)


def test_places_match_one_to_one_the_greatest_share_first() -> None:
    assert matched({(0, 10), (4, 7)}, {(4, 6), (0, 3)}) == {(4, 7): (4, 6), (0, 10): (0, 3)}
    assert matched({(0, 3)}, {(3, 5)}) == {}


def test_kinds_by_form() -> None:
    assert [kind_of(w) for w in ("Hij", "zijn", "haar", "de minister", "ik")] == [
        "pronoun",
        "possessive",
        "possessive",
        "description",
        "pronoun",
    ]


TEXT = "Els Smit belt Jan Bos. Zij mist zijn hulp. De minister zwijgt. Zij praten."


def entity(id: str, *mentions: tuple[str, int, str]) -> dict[str, Any]:
    """Mentions: their words, at which of their places they stand, their kind."""
    found = []
    for words, n, kind in mentions:
        at = -1
        for _ in range(n + 1):
            at = TEXT.index(words, at + 1)
        found.append({"start": at, "end": at + len(words), "kind": kind})
    label = TEXT[found[0]["start"] : found[0]["end"]]
    return {"id": id, "type": "PERSON", "label": label, "mentions": found}


GOLD = {
    "entities": [
        {"id": "els", "type": "PERSON", "label": "Els Smit", "aliases": ["Els Smit"]},
        {"id": "jan", "type": "PERSON", "label": "Jan Bos", "aliases": ["Jan Bos"]},
        {"id": "an", "type": "PERSON", "label": "An Vos", "aliases": []},
    ],
    "mentions": [
        {"entity": who, "start": start, "end": start + len(words)}
        for who, words, start in (
            ("els", "Zij", 23), ("jan", "zijn", 32), ("an", "De minister", 43), ("els", "Zij", 63), ("jan", "Zij", 63),
        )
    ],
}  # fmt: skip
PERFECT = [
    entity("e", ("Els Smit", 0, "name"), ("Zij", 0, "pronoun"), ("Zij", 1, "pronoun")),
    entity("j", ("Jan Bos", 0, "name"), ("zijn", 0, "pronoun"), ("Zij", 1, "pronoun")),
]


def scored(*entities: dict[str, Any]) -> dict[str, dict[str, float]]:
    scores = Scores()
    add(scores, "een", TEXT, GOLD, {"entities": list(entities)})
    return scores.figures()


def test_what_refers_is_right_wrong_or_nobody() -> None:
    figures = scored(*PERFECT)
    assert figures["pronoun"] == {
        "P": 1,
        "R": 1,
        "F": 1,
        "gold": 3,
        "right": 3,
        "wrong": 0,
        "nobody": 0,
        "new": 0,
    }
    assert figures["possessive"]["R"] == 1
    assert figures["description"] | {"P": 0} == figures["description"]
    assert (figures["description"]["nobody"], figures["description"]["new"]) == (1, 1)
    assert figures["b-cubed"]["P"] == 1
    assert figures["b-cubed"]["R"] == pytest.approx(6 / 7)

    wrong = scored(
        entity("e", ("Els Smit", 0, "name"), ("Zij", 1, "pronoun"), ("zijn", 0, "pronoun")),
        entity("j", ("Jan Bos", 0, "name")),
    )
    assert [wrong["pronoun"][name] for name in ("right", "wrong", "nobody")] == [1, 0, 2]
    assert [wrong["possessive"][name] for name in ("right", "wrong", "nobody", "P")] == [0, 1, 0, 0]
    assert wrong["conll"]["F"] < figures["conll"]["F"] < 1


def test_what_refers_to_nobody_costs_precision() -> None:
    first, second = PERFECT
    extra = {**second, "mentions": [*second["mentions"], {"start": 14, "end": 17, "kind": "description"}]}
    extra["mentions"] = [*second["mentions"], {"start": 55, "end": 61, "kind": "description"}]
    assert scored(first, extra)["description"]["P"] == 0
    scores = Scores()
    add(scores, "een", TEXT, GOLD, {"entities": [first, extra]})
    assert scores.errors[-1].startswith("een: nobody, found jan: ")
    assert "[zwijgt]" in scores.errors[-1]


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = {"gold": GOLD, "articles": {"text": TEXT}, "system": {"entities": PERFECT}}
    for name, data in parts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "een.json").write_text(json.dumps(data), encoding="utf-8")
    folders = [str(tmp_path / name) for name in parts]
    monkeypatch.setattr(sys, "argv", ["coreference", *folders, "--errors"])
    assert coreference.main() == 0
    shown = capsys.readouterr().out
    assert "een: an, found nobody:" in shown
    assert "conll" in shown
    (tmp_path / "system" / "een.json").unlink()  # counts as empty
    monkeypatch.setattr(sys, "argv", ["coreference", *folders, "--json"])
    assert coreference.main() == 0
    assert json.loads(capsys.readouterr().out)["pronoun"]["nobody"] == 3
