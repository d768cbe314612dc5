"""Keys under which different spellings of one name are the same: `Haagse rechtbank` and `rechtbank Den Haag`."""

from __future__ import annotations

import re
from functools import lru_cache

from aldus.lexicon.words import section_of, words
from aldus.text import slug

BEFORE = words("bodies.before")
NOUNS = BEFORE | words("bodies.after")
ARTICLES = words("determiners.article") | {"the"}
FORMS = words("bodies.forms")
PLACES = {
    adjective: place
    for place, adjectives in section_of("adjectives_of_places").items()
    for adjective in adjectives
}
SHORT = {form: core for core, forms in section_of("portfolios_short").items() for form in forms}
_INFLECTED = re.compile(r"(?<=[a-z]{6})e\b")
OF = words("portfolios.before") | {"tot", "ter"}
_DOUBLE = re.compile(r"(.)\1")
_PARTS = re.compile(r",| en | & ")


@lru_cache(maxsize=100_000)
def organisation_key(label: str) -> str:
    """What the names of one organisation have in common, as a slug.

    Without an article, a legal form, marks, and the endings of adjectives; a body is called by its noun and the stem of its place: `rechtbank-amsterdam` for
    `Amsterdamse rechtbank`.
    """
    parts = label.casefold().split()
    while len(parts) > 1 and parts[0] in ARTICLES:
        parts = parts[1:]
    if len(parts) > 1 and parts[0] in FORMS and parts[1] not in OF:
        parts = parts[1:]
    if len(parts) > 1:
        if parts[0] in BEFORE:
            place = " ".join(parts[2:] if parts[1] == "van" and len(parts) > 2 else parts[1:])
            return f"{parts[0]}-{_stem(place)}"
        if parts[-1] in NOUNS and len(parts) == 2 and parts[0].endswith(("se", "sche")):
            adjective = parts[0]
            return f"{parts[1]}-{_stem(PLACES.get(adjective) or adjective.removesuffix('se'))}"
    return _INFLECTED.sub("", slug(" ".join(parts))) or label


def _stem(place: str) -> str:
    """What a place and its adjective share: `groning` of `Groningen` and `Groningse`, `nijmeg` of `Nijmeegse`."""
    stem = _DOUBLE.sub(r"\1", slug(place))
    return stem.removesuffix("en") if stem.endswith("en") else stem.removesuffix("e")


def portfolio_core(portfolio: str) -> str:
    """The part of a portfolio that stays when a cabinet adds to it: `justitie` of `Justitie en Veiligheid`, `ocw` too."""
    low = portfolio.casefold()
    first = _PARTS.split(low)[0].strip()
    return SHORT.get(low) or SHORT.get(first) or first
