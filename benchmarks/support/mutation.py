"""Values changed at random in a few places: examples by the thousand from few, much quicker than strategies draw them.

What is changed follows from the random numbers alone, so that the same seed gives the same example.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random
from typing import Any, TypeVar

from spacy.tokens import Doc

from aldus.extensions import words_of

T = TypeVar("T")
Change = Callable[[T, Random, Sequence[T]], T]
"""Takes a value, random numbers, and values of which parts may be put in."""
GZIP = b"\x1f\x8b"
"""How what is compressed begins."""
TURNS = (1, 1, 2, 3, 5, 8)
"""How many changes a value goes through."""
CHARACTERS = tuple("\0\t\n\r \"'„”‘’(),-./:;=<&[]{}\\aeiJZ09\u0301\u200b\u2028\ufeff\ud800\udfff😀日")
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1,
    2**63,
    1e400,
    float("nan"),
    0.5,
    "",
    "2025-03-27",
    "\ud800",
    [],
    {},
)


def changed_text(text: str, random: Random, others: Sequence[str]) -> str:
    """A text with pieces left out, repeated, moved, put in from others, and single characters changed."""
    for _ in range(random.choice(TURNS)):
        text = _spliced(text, random, random.choice(others))
        if random.random() < 0.3:
            at = random.randint(0, len(text))
            text = text[:at] + random.choice(CHARACTERS) + text[at + random.randint(0, 1) :]
    return text


def changed_bytes(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """The same for bytes; what is compressed may be changed inside."""
    if data[:2] == GZIP and random.random() < 0.7:
        plain = [other for other in others if other[:2] != GZIP] or [b""]
        with suppress(OSError, EOFError, zlib.error):
            return gzip.compress(changed_bytes(gzip.decompress(data), random, plain), 1, mtime=0)
    for _ in range(random.choice(TURNS)):
        data = _spliced(data, random, random.choice(others))
        if data and random.random() < 0.3:
            at = random.randrange(len(data))
            data = data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
    return data


def _spliced(text: Any, random: Random, other: Any) -> Any:
    """A text or bytes of which one piece is left out, repeated, or replaced by one of another."""
    start, end = sorted(random.randint(0, len(text)) for _ in range(2))
    if random.random() < 0.5:
        end = min(end, start + 3)
    first, last = sorted(random.randint(0, len(other)) for _ in range(2))
    piece = (text[:0], text[start:end] * 2, other[first:last])[random.randrange(3)]
    return text[:start] + piece + text[end:]


def changed_json(value: Any, random: Random, others: Sequence[Any]) -> Any:
    """A value of JSON in which parts are replaced, left out, repeated or exchanged for parts of others."""
    for _ in range(random.choice(TURNS)):
        value = _changed(value, random, others)
    return value


def _changed(value: Any, random: Random, others: Sequence[Any]) -> Any:
    inner = isinstance(value, (dict, list)) and value
    if inner and random.random() < 0.95:
        return (_changed_mapping if isinstance(value, dict) else _changed_list)(value, random, others)
    if isinstance(value, str) and random.random() < 0.5:
        return changed_text(value, random, ["a", "Jan belde Piet. ", value])
    if isinstance(value, int) and random.random() < 0.5:
        return value + random.choice((-1, 1, 7))
    if random.random() < 0.5:
        return random.choice(VALUES)
    return part_of(random.choice(others), random)


def _changed_mapping(value: dict[str, Any], random: Random, others: Sequence[Any]) -> dict[str, Any]:
    key = random.choice(list(value))
    value = dict(value)
    turn = random.random()
    if turn < 0.1:
        del value[key]
    elif turn < 0.15:
        value[random.choice(["id", "text", "x", "kind", *value])] = value.pop(key)
    else:
        value[key] = _changed(value[key], random, others)
    return value


def _changed_list(value: list[Any], random: Random, others: Sequence[Any]) -> list[Any]:
    at = random.randrange(len(value))
    turn = random.random()
    if turn < 0.1:
        return value[:at] + value[at + 1 :]
    if turn < 0.2:
        return [*value, value[at]]
    return [*value[:at], _changed(value[at], random, others), *value[at + 1 :]]


def part_of(value: Any, random: Random) -> Any:
    """A value, or one that stands in it."""
    while isinstance(value, (dict, list)) and value and random.random() < 0.7:
        value = random.choice(list(value.values()) if isinstance(value, dict) else value)
    return value


def changed_lines(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """Lines of JSON of which some values are changed; other bytes as `changed_bytes` does."""
    if random.random() < 0.5:
        return changed_bytes(data, random, others)
    try:
        rows = [json.loads(line) for line in data.splitlines()]
    except ValueError:
        return changed_bytes(data, random, others)
    rows = changed_json(rows, random, [*rows, {"text": "Jan belde Piet."}])
    return "\n".join(map(json.dumps, rows if isinstance(rows, list) else [rows])).encode()


def changed_tree(doc: Doc, random: Random, others: Sequence[Doc]) -> Doc:
    """A Doc with the words and vectors of another whose tree, tags, lemmas and names are partly random.

    The head of a token may be any that makes no circle.
    """
    n = len(doc)
    share = random.choice((0.02, 0.1, 0.3, 1.0))
    heads = [token.head.i for token in doc]
    columns = {name: [getattr(token, name) for token in doc] for name in ("tag_", "pos_", "dep_", "lemma_")}
    names = [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc]
    for i in range(n):
        if random.random() >= share:
            continue
        other = random.choice(others)
        like = other[random.randrange(len(other))]
        for name in random.sample(list(columns), random.randint(0, len(columns))):
            columns[name][i] = getattr(like, name)
        head = random.randrange(n)
        if not _below(head, i, heads):
            heads[i] = head
        names[i] = random.choice((names[i], "O", "B-PERSON", "B-ORG", "B-GPE"))
    for i in range(n):
        if columns["dep_"][i] == "ROOT" and heads[i] != i:
            columns["dep_"][i] = "nsubj"
        elif heads[i] == i:
            columns["dep_"][i] = "ROOT"
        if names[i][0] == "I" and (i == 0 or names[i - 1][2:] != names[i][2:]):
            names[i] = f"B-{names[i][2:]}"
    changed = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=columns["tag_"],
        pos=columns["pos_"],
        deps=columns["dep_"],
        lemmas=columns["lemma_"],
        heads=heads,
        ents=names,
    )
    changed._.words = words_of(doc)
    if random.random() < 0.9:
        changed.tensor = doc.tensor
    return changed


def _below(i: int, head: int, heads: Sequence[int]) -> bool:
    """Whether a token is, or stands under, another."""
    while i != head:
        if heads[i] == i:
            return False
        i = heads[i]
    return True
