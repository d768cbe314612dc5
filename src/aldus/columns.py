"""What the columns of a table of articles mean, by the names that exports of newspapers give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from aldus.errors import InputError
from aldus.text import whole

META = ("url", "publisher", "section", "author", "page", "language")
"""What is known of most articles besides text, title and date."""

FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        *(
            "text",
            "tekst",
            "body",
            "full text",
            "volledige tekst",
            "article text",
            "artikeltekst",
            "article body",
        ),
        *("main text", "plain text", "body text", "ocr", "content", "inhoud", "article", "artikel"),
    ),
    "id": (
        *("id", "article id", "artikel id", "document id", "doc id", "uuid", "guid", "uid"),
        *("identifier", "_id"),
    ),
    "date": (
        *(
            "date",
            "datum",
            "publicatiedatum",
            "date published",
            "published date",
            "published at",
            "publish date",
        ),
        *("date publish", "publication date", "pub date", "published", "gepubliceerd", "gepubliceerd op"),
    ),
    "title": ("title", "titel", "kop", "headline", "krantenkop", "article title", "artikeltitel"),
    "url": ("url", "link", "web url", "source url", "href", "permalink", "resolver"),
    "publisher": (
        *(
            "publisher",
            "krant",
            "newspaper",
            "medium",
            "publication",
            "publicatie",
            "publication name",
            "bron",
        ),
        *("newspaper title", "paper title", "krantentitel", "titel krant", "site name", "uitgever"),
        *("source", "source domain", "source hostname", "hostname"),
    ),
    "section": ("section", "sectie", "rubriek", "katern", "section name", "category", "categorie"),
    "author": ("author", "auteur", "authors", "auteurs", "byline", "journalist", "creator"),
    "page": ("page", "pagina", "page nr", "pagenr", "page number", "paginanummer"),
    "language": ("language", "taal", "lang"),
}
"""Field of an article -> names of columns that hold it, the surest first.

They are those of AmCAT, LexisNexis (Nexis Uni, LexisNexisTools), Delpher and I-analyzer, newsapi.org, schema.org,
trafilatura and news-please. Case, spaces, `-` and `_` make no difference.
"""

Chosen = Mapping[str, str | Sequence[str]]
"""Field of an article -> the column that holds it."""

_SKIPPED = frozenset({"meta", "entities", "relations", "sentences"})
"""Fields of documents that were extracted before."""


def _key(name: object) -> str:
    return re.sub(r"[\s_-]+", "", str(name)).casefold()


_KNOWN = {field: tuple(dict.fromkeys(map(_key, names))) for field, names in FIELDS.items()}


class Columns:
    """Which column of a table, or key of a record, holds which field.

    Args:
        chosen: field (`text`, `id`, `date`, `title`, `url` ...) -> the name of its column, where it is another
            than those that are known, or where several would do. Of `text` it may be several names, such as headline,
            lead and body, which are read as one text.

    Raises:
        InputError: if a field is unknown.
    """

    def __init__(self, chosen: Chosen | None = None) -> None:
        given = dict(chosen or {})
        for field, name in given.items():
            if field not in FIELDS:
                raise InputError(f"an article has no field {field!r}: use {', '.join(FIELDS)}")
            if not isinstance(name, str) and (field != "text" or not name):
                raise InputError(f"the field {field!r} needs one column")
        texts = given.get("text", ())
        self._before: tuple[str, ...] = () if isinstance(texts, str) else tuple(texts)[:-1]
        self._chosen = {f: name if isinstance(name, str) else name[-1] for f, name in given.items()}
        self._find = lru_cache(maxsize=64)(self._match)

    def find(self, names: Iterable[object]) -> Mapping[str, object]:
        """Field -> the name of its column among `names`; fields without column are left out.

        Raises:
            InputError: if a column that was chosen is not there.
        """
        return self._find(tuple(names))

    def before(self, names: Iterable[object]) -> list[object]:
        """The columns that are read before the text: headline and lead, where they were chosen.

        Raises:
            InputError: if one of them is not there.
        """
        names = tuple(names)
        return [_column(names, name) for name in self._before]

    def _match(self, names: tuple[object, ...]) -> Mapping[str, object]:
        by_key = {_key(name): name for name in reversed(names) if _key(name) not in _SKIPPED}
        found: dict[str, object] = {}
        for field, name in self._chosen.items():
            found[field] = _column(names, name)
        for field, known in _KNOWN.items():
            free = (by_key[key] for key in known if key in by_key and by_key[key] not in found.values())
            if field not in found and (column := next(free, None)) is not None:
                found[field] = column
        return found

    def check(self, names: Iterable[object]) -> None:
        """Refuse a table that has no text.

        Raises:
            InputError: if no column of `names` holds texts, or one that was chosen is not there.
        """
        names = tuple(names)
        if "text" not in self.find(names):
            raise InputError(
                f"the table lacks the column 'text' (columns: {_listed(names)}); say which holds it"
            )

    def has_text(self, names: Iterable[object]) -> bool:
        """Whether one of `names` holds texts."""
        try:
            return "text" in self.find(names)
        except InputError:
            return False

    def rest(self, names: Iterable[object]) -> list[object]:
        """The columns among `names` that hold no field: further knowledge about the article."""
        names = tuple(names)
        taken = set(self.find(names).values())
        return [name for name in names if name not in taken and _key(name) not in _SKIPPED]


def _column(names: tuple[object, ...], wanted: str) -> object:
    """The column of this name, whatever its case.

    Raises:
        InputError: if there is none.
    """
    key = _key(wanted)
    for name in names:
        if _key(name) == key:
            return name
    raise InputError(f"there is no column {wanted!r} (columns: {_listed(names)})")


def _listed(names: Iterable[object]) -> str:
    return ", ".join(map(str, names))[:300] or "none"


_DEPTH = 12
"""Deeper nesting than any source has that means something."""


def plain(value: Any, depth: int = 0) -> Any:
    """A value of any table as JSON can hold it; None for what says nothing: NaN, NaT, an empty text or list."""
    if value is None or isinstance(value, bool | int):
        return value
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, float):
        return value if value - value == 0 else None
    if isinstance(value, str):
        return whole(value.strip()) or None
    if depth > _DEPTH:
        return None
    if isinstance(value, Mapping):
        pairs = ((whole(str(k)), plain(v, depth + 1)) for k, v in value.items())
        return {k: v for k, v in pairs if v is not None} or None
    if isinstance(value, list | tuple | set | frozenset):
        return [p for v in value if (p := plain(v, depth + 1)) is not None] or None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "tolist"):  # NumPy
        return plain(value.tolist(), depth + 1)
    return str(value)


def name_of(value: Any) -> Any:
    """One text of a plain value: the name of `{"name": ...}`, several joined with `; `."""
    if isinstance(value, Mapping):
        return name_of(next((value[k] for k in ("name", "title", "label", "id") if k in value), None))
    if isinstance(value, list):
        return "; ".join(str(n) for n in map(name_of, value) if n is not None) or None
    return value
