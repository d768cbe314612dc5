"""Checks the tables of words: `python -m aldus.lexicon.check` names the file, line and column of what is wrong."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from aldus.errors import PipelineError
from aldus.lexicon.load import COLUMNS, KEYS, PIPE, Row, read_rows, read_text, read_toml
from aldus.lexicon.words import fold_lemma, fold_lemmas, words
from aldus.text import slug

CUE_KINDS = frozenset((
    "accuse", "agree", "announce", "ask", "cheer", "clause", "deny", "judge", "praise", "promise", "protest", "say",
    "think", "warn",
))  # fmt: skip
"""Kinds of verbs of speech; README.md beside the tables says what they mean."""
OWNERS = frozenset(("adj", "van", "poss"))
"""Slots of what a noun belongs to, in any form."""
CONTROLLED = ("obj-te", "iobj-te", "obj-inf")
"""Infinitives whose understood subject is the object."""
STATUSES = ("actual", "negated", "future", "possible")
QUADS = frozenset(
    f"{form} {stance}" for form in ("verbal", "material") for stance in ("cooperation", "conflict")
)

Fits = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """What the parts of a cell may be."""

    fits: Fits
    what: str
    """What they are called in messages: `slot`."""
    empty: bool = True
    """Whether the cell may be empty."""
    separators: str = PIPE


def _slot(*names: str) -> Column:
    """Slots: those of `names`, prepositions, and with `obj` also `obj.` with what hangs on the object."""

    def fits(slot: str) -> bool:
        prepositions = words("prepositions")
        base, dot, owner = slot.partition(".")
        if dot:
            return base == "obj" in names and "iobj" in names and (owner in OWNERS or owner in prepositions)
        return slot in names or slot in prepositions

    return Column(fits, "slot")


def _one_of(what: str, values: Iterable[str], *, empty: bool = False) -> Column:
    return Column(frozenset(values).__contains__, what, empty)


TEXT = Column(bool, "text", empty=False, separators="")
NUMBER = Column(str.isdigit, "number")
INTENSITY = Column(lambda value: bool(re.fullmatch(r"-?(\d(\.\d+)?|10)", value)), "number")
CLASSES = frozenset((
    "accuse", "assert", "demand", "deny", "doubt", "end", "factive", "fail", "fear", "forbid", "force", "permit", "plan",
    "prevent", "refuse", "succeed",
))  # fmt: skip
"""What words say of the act under them; README.md beside the tables says what they mean."""


@lru_cache(maxsize=1)
def _schema() -> Mapping[str, Mapping[str, Column]]:
    """The columns whose values are checked, by table."""
    event = _one_of("event type", (row["event_type"] for row in read_rows("events.csv")), empty=True)
    country = _one_of("country", (row["id"] for row in read_rows("countries.csv")), empty=True)
    gender = _one_of("gender", ("m", "f", "x"))
    yes = _one_of("value, it is `yes` or empty", ("yes",), empty=True)
    target = _slot("obj", "iobj")
    kind = _one_of("kind", ("say", "do"))
    status = _one_of("status", STATUSES)
    noun = _slot(*OWNERS)
    source = _slot(*OWNERS, "appos")
    identifier = Column(lambda value: value == slug(value), "id, it is no slug", empty=False)
    return {
        "attitudes.csv": {"target": _slot(), "event_type": event},
        "cameo.csv": {
            "event_type": replace(event, empty=False),
            "code": Column(lambda value: bool(re.fullmatch(r"\d{3,4}", value)), "code"),
            "text": TEXT,
        },
        "countries.csv": {"cow": NUMBER},
        "cue_nouns.csv": {"target": _slot(), "event_type": event},
        "cues.csv": {
            "kind": _one_of("kind", CUE_KINDS),
            "target": target,
            "content": _slot("ccomp", "xcomp", "quote", "obj"),
            "event_type": event,
        },
        "embedding.csv": {
            "pos": _one_of("part of speech", ("verb", "noun", "adj", "prep")),
            "construction": _slot("dat", "of", "te", "obj", "subj", "np", "inf", *CONTROLLED),
            "class": _one_of("class", CLASSES),
            "positive": status,
            "negative": status,
            "attributed": yes,
            "example": TEXT,
        },
        "events.csv": {
            "quad_class": _one_of("quad class", QUADS),
            "intensity": replace(INTENSITY, empty=False),
        },
        "frames.csv": {
            "prep": _slot("obj"),
            "object": _one_of("class of objects", (row["object"] for row in read_rows("objects.csv"))),
            "target": target,
            "kind": kind,
            "event_type": event,
            "example": TEXT,
        },
        "light.csv": {
            "prep": replace(_slot(), separators=PIPE + "/"),
            "kind": kind,
            "target": target,
            "event_type": event,
        },
        "modes.csv": {"event_type": replace(event, empty=False), "intensity": INTENSITY},
        "no_acts.csv": {"prep": _slot()},
        "nouns.csv": {"source": source, "target": noun, "symmetric": yes, "event_type": event},
        "organisations.csv": {"id": identifier, "country": country},
        "persons.csv": {"id": identifier, "country": country, "gender": gender},
        "rules.csv": {
            "layer": _one_of("layer", ("actors", "relations")),
            "finds": TEXT,
            "example": TEXT,
            "fired": NUMBER,
            "right": NUMBER,
        },
        "sectors.csv": {"code": Column(str.isupper, "code", empty=False), "description": TEXT},
        "titles.csv": {"gender": gender, "body": _one_of("body", ("country", "org", "none"))},
        "turns.csv": {"event_type": event, "announced": event, "stopped": event},
        "undergo.csv": {"source": _slot(), "kind": kind, "event_type": event, "example": TEXT},
        "verbs.csv": {"target": target, "symmetric": yes, "event_type": event},
    }


@lru_cache(maxsize=1)
def _modes() -> frozenset[tuple[str, str]]:
    """The event types with each of their modes."""
    return frozenset((row["event_type"], row["mode"]) for row in read_rows("modes.csv"))


Key = tuple[str, ...]
_KEYS: Mapping[str, Callable[[Row], Iterable[Key]]] = {
    "attitudes.csv": lambda row: ((fold_lemmas(word),) for word in row.parts("word")),
    "cue_nouns.csv": lambda row: [(fold_lemmas(row["noun"]),)],
    "cues.csv": lambda row: [(fold_lemmas(row["lemma"]),)],
    "embedding.csv": lambda row: ((row["lemma"], row["pos"], part) for part in row.parts("construction")),
    "frames.csv": lambda row: (
        (fold_lemmas(verb), row["object"], prep, row["target"])
        for verb in row.parts("verbs")
        for prep in row.parts("prep") or ("obj",)
    ),
    "light.csv": lambda row: _phrases(row),
    "no_acts.csv": lambda row: ((*key, prep) for key in _phrases(row) for prep in row.parts("prep") or ("",)),
    "nouns.csv": lambda row: [(fold_lemmas(row["noun"]), row["target"], row["symmetric"])],
    "persons.csv": lambda row: {(form,) for form in (row["label"], *row.parts("names"))},
    "titles.csv": lambda row: {(form.lower(),) for form in (row["noun"], *row.parts("plural"))},
    "undergo.csv": lambda row: _phrases(row),
    "verbs.csv": lambda row: [(fold_lemmas(row["lemma"]), row["target"], row["symmetric"])],
}
"""What no two rows of a table may share; of other tables it is what stands in their columns of `KEYS`."""


def _phrases(row: Row) -> Iterator[Key]:
    """A verb with a noun and each variant of its words."""
    for variant in row.parts("words") or ("",):
        yield fold_lemmas(row["verb"]), fold_lemmas(row["noun"]), variant


def _keys(table: str, row: Row) -> Iterable[Key]:
    if table in _KEYS:
        return _KEYS[table](row)
    return [tuple(row[column] for column in KEYS[table])]


def check_rows(table: str, rows: Iterable[Row]) -> Iterator[str]:
    """What is wrong with rows of a table.

    Args:
        table: the file name of our table of that kind: `verbs.csv`.
        rows: its rows, or the user's own.

    Yields:
        One line for each finding: place, column and what is wrong.
    """
    schema = _schema().get(table, {})
    modes = _modes()
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        for name in KEYS[table]:
            if not row[name] and (table, name) != ("cameo.csv", "mode"):
                yield f"{row.at(name)}: it is empty"
        if row.cells.get("mode") and (row["event_type"], row["mode"]) not in modes and table != "modes.csv":
            yield f"{row.at('mode')}: {row['event_type'] or 'no type'} has no mode {row['mode']!r}"
        for name, value in row.cells.items():
            yield from (f"{row.at(name)}: {fault}" for fault in _faults(value, schema.get(name)))
        for key in _keys(table, row):
            if key in seen:
                yield f"{row.at(KEYS[table][0])}: {' '.join(filter(None, key))!r} stands at {seen[key]} already"
            else:
                seen[key] = row.place


def _faults(value: str, column: Column | None) -> Iterator[str]:
    """What is wrong with one cell."""
    separators = column.separators if column else PIPE
    parts = re.split(f"[{re.escape(separators)}]", value) if separators else [value]
    if any(part != part.strip() for part in parts):
        yield f"white space around {value!r}"
        return
    if len(parts) > 1 and not all(parts):
        yield f"an empty part in {value!r}"
    if len(set(parts)) < len(parts):
        yield f"one part twice in {value!r}"
    if column is not None:
        if not value and not column.empty:
            yield "it is empty"
        yield from (f"unknown {column.what}: {part!r}" for part in parts if part and not column.fits(part))


def check_forms() -> Iterator[str]:
    """Forms that two countries or organisations claim."""
    columns = ("label", "names", "adjectives", "inhabitants", "feminine", "cities", "metonyms")
    owners: dict[str, Row] = {}
    for table in ("countries.csv", "organisations.csv"):
        for row in read_rows(table):
            for column in columns:
                for form in row.parts(column) if column in row.cells else ():
                    first = owners.setdefault(form, row)
                    if first["id"] != row["id"]:
                        yield f"{row.at(column)}: {form!r} belongs to {first['id']} ({first.place})"


def check_words() -> Iterator[str]:
    """Words that stand twice in a class or are no lemmas, and classes that only the code or only the TOML has."""
    classes = {name: (place, members) for name, place, members in _classes()}
    for name, (place, members) in classes.items():
        for word in sorted(set(members)):
            if members.count(word) > 1 or word != word.strip() or not word:
                yield f"{place}, class {name!r}: {word!r} stands twice, is empty or has white space around it"
            elif "." not in name and word != fold_lemma(word):
                yield f"{place}, class {name!r}: {word!r} is no lemma in lower case"
    used: set[str] = set()
    for where, name, whole in _used():
        found = {key for key in classes if key == name or (whole and key.startswith(name + "."))}
        used |= found
        if not found:
            yield f"{where}: no class of words {name!r}"
    for name in classes.keys() - used:
        yield f"{classes[name][0]}, class {name!r}: no code uses it"


def _classes() -> Iterator[tuple[str, str, list[str]]]:
    """All classes of words: name, place and words."""
    for name, members in read_toml("words.toml").items():
        yield name, f"words.toml, line {_line('words.toml', name)}", members
    for section, content in read_toml("patterns.toml").items():
        for key, members in content.items():
            yield f"{section}.{key}", f"patterns.toml, line {_line('patterns.toml', key, section)}", members


def _line(name: str, key: str, section: str = "") -> int:
    """Number of the line of a key in a TOML table."""
    inside = not section
    for number, line in enumerate(read_text(name).splitlines(), 1):
        if line.startswith("["):
            inside = line.strip() == f"[{section}]"
        elif inside and re.match(rf"\"?{re.escape(key)}\"?\s*=", line):
            return number
    return 0


def _used() -> Iterator[tuple[str, str, bool]]:
    """The classes of words that the code asks for: where, name, and whether it is a whole section."""
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="words" | "section_of" as name), args=[ast.Constant(value=str(key))]
                ):
                    place = f"{path.relative_to(package).as_posix()}, line {node.lineno}"
                    yield place, key, name == "section_of"


def check() -> Iterator[str]:
    """What is wrong with the tables that ship with Aldus, one line for each finding."""
    for table in COLUMNS:
        yield from check_rows(table, read_rows(table))
    yield from check_forms()
    yield from check_words()


def main() -> int:
    """Print the findings; 1 where there are any."""
    try:
        found = list(check())
    except PipelineError as error:
        found = [str(error)]
    for finding in found:
        print(finding)
    print(f"{len(found)} findings in {len(COLUMNS)} tables", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
