"""The lexical tables of the relations component, read once: frames of verbs and nouns, cues, status words."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from aldus.document import QuadClass
from aldus.syntax.tree import fold_lemma


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech or thought."""

    lemma: str
    """Lemma with its particle and without underscores; `laten weten` for a cluster."""
    kind: str
    """Such as `say`, `think`, `accuse`."""
    target: tuple[str, ...]
    """Slots of the addressee or object of the speech act, best first."""
    content: tuple[str, ...]
    """Slots of the message."""
    event_type: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb or noun that expresses an act."""

    lemma: str
    """Lemma without underscores."""
    source: tuple[str, ...]
    """Slots of the acting party; only of nouns."""
    target: tuple[str, ...]
    """Slots of the affected party, best first."""
    symmetric: bool
    """Whether both parties do the same."""
    event_type: str | None


@dataclass(frozen=True, slots=True)
class Light:
    """A verb with a noun that together are one predicate: `druk zetten op`."""

    verb: str
    noun: str
    preps: tuple[str, ...]
    predicate: str
    kind: str
    target: tuple[str, ...]
    event_type: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """A noun for a function or description of a person."""

    noun: str
    body: tuple[str, ...]
    """Where the function is held: country, org, party, ...; `none` where it is no function."""
    person: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables; keys are lemmas in lower case without underscores."""

    cues: dict[str, Cue]
    cue_nouns: dict[str, Frame]
    attitudes: dict[str, Frame]
    """Adjectives and nouns that with `zijn` report an opinion: `kritisch`, `eens`."""
    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    lights: dict[str, tuple[Light, ...]]
    titles: dict[str, Title]
    quad: dict[str, QuadClass]
    status: dict[str, frozenset[str]]
    known: frozenset[str]
    """Lemmas of all verbs of speech and action."""


def _rows(package: str, name: str) -> Iterator[dict[str, str]]:
    path = files(package).joinpath("data", name)
    if not path.is_file():
        return
    for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
        yield {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}


def _cell(row: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(p for p in (part.strip().rstrip("?") for part in row.get(name, "").split("|")) if p)


def _lemma(text: str) -> str:
    words = [fold_lemma(w) for w in text.split()]
    return " ".join(w for w in words if w != "zich")


def _yes(cell: str) -> bool:
    return cell.lower() in ("yes", "y", "1", "true", "ja")


def load_toml(package: str, name: str) -> dict[str, Any]:
    """A TOML table beside the code of `package`; empty where it is missing."""
    try:
        import tomllib
    except ImportError:  # Python 3.10
        import tomli as tomllib  # type: ignore[import-not-found,no-redef,unused-ignore]
    path = files(package).joinpath("data", name)
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {k: frozenset(map(fold_lemma, v)) for k, v in load_toml("aldus.lexicon", "words.toml").items()}


def words(name: str) -> frozenset[str]:
    """A class of words of `words.toml`: lemmas in lower case without underscores."""
    return _words().get(name, frozenset())


def _status() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}

    def collect(prefix: str, data: dict[str, Any]) -> None:
        for key, value in data.items():
            if isinstance(value, dict):
                collect(f"{prefix}{key}.", value)
            elif isinstance(value, list):
                found[f"{prefix}{key}"] = frozenset(_lemma(str(v)) for v in value)

    collect("", load_toml("aldus.lexicon", "status.toml"))
    return found


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The tables of the installed package."""
    cues: dict[str, Cue] = {}
    for r in _rows("aldus.lexicon", "cues.csv"):
        key = _lemma(r.get("lemma", ""))
        if key and key not in cues:
            cues[key] = Cue(
                key,
                r.get("kind", "say"),
                _cell(r, "target"),
                _cell(r, "content"),
                r.get("event_type") or None,
            )
    cue_nouns: dict[str, Frame] = {}
    for r in _rows("aldus.lexicon", "cue_nouns.csv"):
        key = _lemma(r.get("noun", ""))
        if key:
            cue_nouns.setdefault(key, Frame(key, (), _cell(r, "target"), False, r.get("event_type") or None))
    attitudes: dict[str, Frame] = {}
    for r in _rows("aldus.lexicon", "attitudes.csv"):
        for key in map(_lemma, _cell(r, "word")):
            attitudes.setdefault(key, Frame(key, (), _cell(r, "target"), False, r.get("event_type") or None))
    verbs: dict[str, tuple[Frame, ...]] = {}
    for r in _rows("aldus.lexicon", "verbs.csv"):
        key = _lemma(r.get("lemma", ""))
        if key:
            frame = Frame(
                key, (), _cell(r, "target"), _yes(r.get("symmetric", "")), r.get("event_type") or None
            )
            verbs[key] = (*verbs.get(key, ()), frame)
    nouns: dict[str, tuple[Frame, ...]] = {}
    for r in _rows("aldus.lexicon", "nouns.csv"):
        key = _lemma(r.get("noun", ""))
        if key:
            symmetric = _yes(r.get("symmetric", ""))
            frame = Frame(key, _cell(r, "source"), _cell(r, "target"), symmetric, r.get("event_type") or None)
            nouns[key] = (*nouns.get(key, ()), frame)
    lights: dict[str, tuple[Light, ...]] = {}
    for r in _rows("aldus.lexicon", "light.csv"):
        verb, noun = _lemma(r.get("verb", "")), _lemma(r.get("noun", ""))
        if verb and noun:
            preps = tuple(p for cell in _cell(r, "prep") for p in cell.split("/"))
            light = Light(
                verb,
                noun,
                preps,
                r.get("predicate", "") or f"{noun} {verb}",
                r.get("kind", "do") or "do",
                _cell(r, "target"),
                r.get("event_type") or None,
            )
            lights[verb] = (*lights.get(verb, ()), light)
    titles: dict[str, Title] = {}
    for r in _rows("aldus.lexicon", "titles.csv"):
        title = Title(r.get("noun", ""), _cell(r, "body"), _yes(r.get("person", "yes") or "yes"))
        for form in (*_cell(r, "noun"), *_cell(r, "plural")):
            titles.setdefault(form.lower(), title)
    quad: dict[str, QuadClass] = {
        r["event_type"]: r["quad_class"]  # type: ignore[misc]
        for r in _rows("aldus.lexicon", "events.csv")
        if r.get("event_type") and r.get("quad_class")
    }
    known = frozenset(cues) | frozenset(verbs) | frozenset(lights)
    return Lexicon(cues, cue_nouns, attitudes, verbs, nouns, lights, titles, quad, _status(), known)


@lru_cache(maxsize=50_000)
def compound_frames(lemma: str) -> tuple[Frame, ...]:
    """Frames of a noun, or of the noun that a compound ends in: `defensierelatie` is a `relatie`."""
    nouns = lexicon().nouns
    if lemma in nouns:
        return nouns[lemma]
    for i in range(3, len(lemma) - 3):
        if lemma[i:].lstrip("-") in nouns and len(lemma) - i >= 4:
            return nouns[lemma[i:].lstrip("-")]
    return ()


@lru_cache(maxsize=50_000)
def title_of(word: str) -> Title | None:
    """The title that a word is, or that a compound ends in: `CIA-directeur`, `oud-minister`, `vicepremier`."""
    titles = lexicon().titles
    word = word.lower()
    if word in titles:
        return titles[word]
    for i in range(2, len(word) - 3):
        if word[i:] in titles and (word[i - 1] == "-" or len(word) - i >= 6):
            return titles[word[i:]]
    return None
