"""Names of columns, and the values in them."""

from __future__ import annotations

import math

import pytest

from aldus.columns import FIELDS, META, Columns, name_of, plain
from aldus.errors import InputError

EXPORTS = {
    "AmCAT": (
        (
            "_id",
            "date",
            "headline",
            "text",
            "medium",
            "section",
            "pagenr",
            "author",
            "url",
            "byline",
            "length",
        ),
        {"id": "_id", "title": "headline", "publisher": "medium", "page": "pagenr", "author": "author"},
    ),
    "LexisNexisTools": (
        (
            "ID",
            "Source_File",
            "Newspaper",
            "Date",
            "Length",
            "Section",
            "Author",
            "Edition",
            "Headline",
            "Article",
        ),
        {"id": "ID", "text": "Article", "title": "Headline", "publisher": "Newspaper", "section": "Section"},
    ),
    "Nexis Uni": (
        ("Headline", "Publication", "Byline", "Section", "Hlead", "Full Text", "Published Date"),
        {"text": "Full Text", "publisher": "Publication", "author": "Byline", "date": "Published Date"},
    ),
    "I-analyzer": (
        ("id", "date", "newspaper_title", "title", "content", "category", "page", "url"),
        {"text": "content", "publisher": "newspaper_title", "section": "category"},
    ),
    "newsapi": (
        ("source", "author", "title", "description", "url", "urlToImage", "publishedAt", "content"),
        {"text": "content", "publisher": "source", "date": "publishedAt"},
    ),
    "schema.org": (
        ("headline", "articleBody", "datePublished", "author", "publisher", "url"),
        {"text": "articleBody", "title": "headline", "date": "datePublished"},
    ),
    "news-please": (
        ("authors", "date_publish", "maintext", "source_domain", "title", "url", "language"),
        {"text": "maintext", "author": "authors", "publisher": "source_domain", "date": "date_publish"},
    ),
    "by hand": (("kop", "datum", "tekst"), {"title": "kop", "date": "datum", "text": "tekst"}),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_exports(name: str) -> None:
    names, expected = EXPORTS[name]
    found = Columns().find(names)
    assert expected.items() <= found.items()
    assert set(found) <= {*FIELDS}
    assert set(META) < set(FIELDS)


def test_the_surest_name_wins_and_the_other_is_kept() -> None:
    columns, names = Columns(), ("content", "TEXT", "bron", "url", "entities")
    assert columns.find(names) == {"text": "TEXT", "publisher": "bron", "url": "url"}
    assert columns.rest(names) == ["content"]


def test_a_column_holds_one_field() -> None:
    assert Columns({"title": "tekst"}).find(("tekst", "inhoud")) == {"title": "tekst", "text": "inhoud"}


def test_what_is_missing() -> None:
    with pytest.raises(InputError, match=r"lacks the column 'text' \(columns: a, b\)"):
        Columns().check(("a", "b"))
    with pytest.raises(InputError, match="there is no column 'c'"):
        Columns({"text": "c"}).check(("a", "b"))
    assert not Columns({"text": "c"}).has_text(("a", "text"))
    with pytest.raises(InputError, match="an article has no field 'tekst': use text, id"):
        Columns({"tekst": "c"})


def test_plain_values() -> None:
    assert plain({"a": [1, None, math.nan, " x ", ("", 2.5)], "b": {}, 3: {"z"}}) == {
        "a": [1, "x", [2.5]],
        "3": ["z"],
    }
    assert plain(math.inf) is None
    assert plain("A\ud800") == "A\ufffd"
    deep: object = 1
    for _ in range(2000):
        deep = [deep]
    assert plain(deep) is None


def test_names() -> None:
    assert name_of({"name": "De Krant"}) == "De Krant"
    assert name_of([{"name": "Jo"}, "Bo", {"x": 1}]) == "Jo; Bo"
    assert name_of({"x": 1}) is None
    assert name_of(3) == 3
