"""Known actors, and the forms that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aldus.document import ActorType
from aldus.lexicon.load import Row
from aldus.lexicon.words import words
from aldus.text import without_accents


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that a table lists."""

    id: str
    type: ActorType
    label: str
    country: str | None = None
    gender: str = "x"
    sort: str = ""
    """Kind of an organisation: `party`, `media`, `company` ..."""
    functions: frozenset[str] = frozenset()
    """Nouns of the functions that a person is known for, in lower case."""
    wikidata: str | None = None
    """Id of Wikidata, such as `Q42`, where the user gave it."""
    more: tuple[tuple[str, str], ...] = ()
    """Further columns of the user's table, with their values."""
    own: bool = False
    """Whether the user gave it: then it wins over ours."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that stands for a known actor, and how."""

    actor: Known
    kind: str
    """`name`, `adjective`, `inhabitant`, `city` or `metonym`."""


_COUNTRY_FORMS = (
    ("metonyms", "metonym"),
    ("adjectives", "adjective"),
    ("inhabitants", "inhabitant"),
    ("feminine", "inhabitant"),
    ("cities", "city"),
)


def countries(rows: Iterable[Row]) -> tuple[dict[str, Known], dict[str, Form]]:
    """Countries by their alpha-3 code, and their forms."""
    states: dict[str, Known] = {}
    forms: dict[str, Form] = {}
    for row in rows:
        country = states[row["id"]] = Known(row["id"], "COUNTRY", row["label"], row["id"])
        for form in (row["label"], *row.parts("names")):
            forms[form] = Form(country, "name")
        for column, kind in _COUNTRY_FORMS:
            for form in row.parts(column):
                forms.setdefault(form, Form(country, kind))
    return states, forms


def organisations(rows: Iterable[Row]) -> dict[str, Form]:
    """The forms of organisations; an abbreviation of four letters or more also as a word: `Navo`, another one in capitals: `FVD`."""
    forms: dict[str, Form] = {}
    shorts: dict[str, Form] = {}
    first_names = words("gender.male") | words("gender.female")
    for row in rows:
        org = Known(row["id"], "ORG", row["label"], row["country"] or None, sort=row["kind"])
        for form in (row["label"], *row.parts("names")):
            forms.setdefault(form, Form(org, "name"))
            word = form.capitalize()
            if len(form) >= 4 and form.isalpha() and form.isupper() and word not in first_names:
                shorts.setdefault(word, Form(org, "name"))
            if len(form) <= 5 and form.isalpha() and sum(map(str.isupper, form)) >= 2:
                shorts.setdefault(form.upper(), Form(org, "name"))
        for form in row.parts("adjectives"):
            forms.setdefault(form, Form(org, "adjective"))
        for form in row.parts("metonyms"):
            forms.setdefault(form, Form(org, "city"))
    return shorts | forms


def persons(rows: Iterable[Row]) -> dict[str, Known]:
    """People by their names, with and without accents."""
    found: dict[str, Known] = {}
    plain: dict[str, Known] = {}
    for row in rows:
        functions = frozenset(f.lower() for f in row.parts("functions"))
        gender = row["gender"] or "x"
        person = Known(row["id"], "PERSON", row["label"], row["country"] or None, gender, functions=functions)
        for form in (row["label"], *row.parts("names")):
            found.setdefault(form, person)
            plain.setdefault(without_accents(form), person)
    return plain | found
