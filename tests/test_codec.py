"""Data classes as plain data: every kind of field, there and back, in Arrow and shifted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from aldus.codec import Offset, Probability, arrow_schema, from_plain, scalars, shifted, to_plain
from aldus.document import Document, Relation
from aldus.errors import InputError


@dataclass(frozen=True)
class Stretch:
    start: Offset
    end: Offset


@dataclass(frozen=True)
class Thing:
    name: str
    parts: tuple[Stretch, ...] = field(default=(), metadata={"json": "pieces", "needed": True})
    colour: Literal["red", "blue"] = "red"
    size: int = 1
    round: bool = False
    body: str = field(default="", metadata={"long": True})
    nick: str | None = field(default=None, metadata={"sparse": True})
    at: Offset | None = None
    where: Stretch | None = None
    sure: Probability | None = None
    pairs: tuple[Stretch, ...] = field(default=(), metadata={"pair": True})


FULL = Thing(
    "a",
    (Stretch(0, 1),),
    "blue",
    2,
    True,
    "text",
    "b",
    4,
    Stretch(5, 6),
    0.25,
    (Stretch(1, 2), Stretch(3, 4)),
)
PLAIN = {
    "name": "a",
    "colour": "blue",
    "size": 2,
    "round": True,
    "nick": "b",
    "at": 4,
    "where": {"start": 5, "end": 6},
    "sure": 0.25,
    "body": "text",
    "pieces": [{"start": 0, "end": 1}],
    "pairs": [[1, 2], [3, 4]],
}


def test_plain_data_and_back() -> None:
    assert to_plain(FULL) == PLAIN
    assert from_plain(Thing, json.loads(json.dumps(PLAIN))) == FULL


def test_short_fields_stand_first_and_lists_last() -> None:
    assert list(to_plain(FULL)) == list(PLAIN)


def test_only_sparse_fields_are_left_out() -> None:
    plain = to_plain(Thing("a"))
    assert "nick" not in plain
    assert (plain["at"], plain["pieces"], plain["round"]) == (None, [], False)
    assert from_plain(Thing, plain) == Thing("a")


def test_none_and_nothing_stand_for_the_default() -> None:
    assert from_plain(Thing, {"name": "a", "pieces": [], "size": None, "more": 1}) == Thing("a")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": None}, "field 'name' is missing"),
        ({"pieces": None}, "field 'pieces' is missing"),
        ({"name": 3}, "name: a int is not a string"),
        ({"colour": "green"}, "colour: 'green' is not one of blue, red"),
        ({"colour": []}, "colour: a list is not a string"),
        ({"size": True}, "size: a bool is not a whole number"),
        ({"round": 1}, "round: a int is not a truth value"),
        ({"at": -1}, "at: an offset is not from 0"),
        ({"at": 2**31}, "at: an offset is not from 0"),
        ({"at": 1.0}, "at: a float is not an offset"),
        ({"where": [1, 2]}, "where: a list is not an object"),
        ({"where": {"start": 3, "end": 1}}, "where: a span ends before it starts"),
        ({"pieces": [{"start": 0, "end": 1}, {"start": 0}]}, r"pieces\[1\]: field 'end' is missing"),
        ({"pieces": [{"start": "x", "end": 1}]}, r"pieces\[0\]\.start: a str is not an offset"),
        ({"pairs": [[1]]}, r"pairs\[0\]: not the start and end"),
        ({"sure": 1.01}, "sure: 1.01 is not between 0 and 1"),
        ({"sure": -0.1}, "sure: -0.1 is not between"),
        ({"sure": float("nan")}, "sure: nan is not between"),
        ({"sure": True}, "sure: a bool is not a number"),
        ({"sure": 10**400}, "sure: a int is not a number"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        from_plain(Thing, {**PLAIN, **change})


@pytest.mark.parametrize(("given", "taken"), [(0, 0.0), (1, 1.0), (0.5, 0.5), (None, None)])
def test_probabilities_may_be_whole_or_unknown(given: Any, taken: float | None) -> None:
    read = from_plain(Thing, {**PLAIN, "sure": given}).sure
    assert read == taken
    assert read is None or isinstance(read, float)


def test_every_offset_is_shifted_and_nothing_else() -> None:
    moved = shifted(FULL, 10)
    assert to_plain(moved) == {
        **PLAIN,
        "at": 14,
        "where": {"start": 15, "end": 16},
        "pieces": [{"start": 10, "end": 11}],
        "pairs": [[11, 12], [13, 14]],
    }
    assert shifted(moved, -10) == FULL
    assert shifted(Thing("a"), 10) == Thing("a")


def test_scalars_are_the_fields_of_one_value() -> None:
    assert scalars(Thing) == {
        "name": str, "colour": str, "size": int, "round": bool, "nick": str, "at": int, "sure": float, "body": str,
    }  # fmt: skip
    assert {"kind", "attributed_to", "confidence"} <= set(scalars(Relation))
    assert not {"trigger", "content", "evidence"} & set(scalars(Relation))


def test_arrow_holds_what_json_holds() -> None:
    pa = pytest.importorskip("pyarrow")
    schema = arrow_schema(Thing)
    assert schema.names == list(PLAIN)
    rows = [PLAIN, to_plain(Thing("b"))]
    back = pa.Table.from_pylist(rows, schema=schema).to_pylist()
    assert [from_plain(Thing, row) for row in back] == [FULL, Thing("b")]
    assert arrow_schema(Document).field("text").type == pa.large_string()


def test_types_without_plain_data_are_refused() -> None:
    @dataclass
    class Odd:
        what: complex

    with pytest.raises(TypeError, match="complex"):
        to_plain(Odd(1j))
