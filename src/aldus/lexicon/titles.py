"""Titles: nouns for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aldus.lexicon.compounds import Compounds
from aldus.lexicon.load import Row
from aldus.lexicon.words import words


@dataclass(frozen=True, slots=True)
class Title:
    """A noun for a person: `president`, `woordvoerster`, `zoon`."""

    noun: str
    gender: str
    """`m`, `f`, or `x` for both."""
    body: tuple[str, ...]
    """Where the function is held: `country`, `org`; `none` where it is no function."""
    plural: bool = False

    @property
    def is_function(self) -> bool:
        """Whether it is held at a country or an organisation."""
        return "none" not in self.body


def titles(rows: Iterable[Row]) -> Compounds[Title]:
    """Titles by their forms in lower case, also as the last part of a compound: `CIA-directeur`, `oudminister`."""
    found: dict[str, Title] = {}
    for row in rows:
        noun, gender, body = row["noun"], row["gender"], row.parts("body")
        found.setdefault(noun.lower(), Title(noun, gender, body))
        for plural in row.parts("plural"):
            found.setdefault(plural.lower(), Title(noun, gender, body, plural=True))
    return Compounds(found, never=words("no_last_part"))
