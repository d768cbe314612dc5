"""The cases of the relation layer: how their files are read, and how what the pipeline finds is judged.

The format is described in `tests/data/cases/README.md`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from aldus.document import Relation, RelationKind, Status

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FOLDER = Path(__file__).parents[2] / "tests" / "data" / "cases"
KNOWN = FOLDER / "known_failures.txt"
ROUNDING = FOLDER / "rounding.txt"
"""Cases of which another processor may find something else; `python -m benchmarks.cases --float` lists them."""
MARKED = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
KINDS = get_args(RelationKind)
STATUSES = get_args(Status)
# Share of the characters that two contents must have in common.
OVERLAP = 0.8


class CaseError(ValueError):
    """A file of cases that cannot be read."""


@dataclass(frozen=True)
class Expected:
    """One line under a text: a relation that must, or may, be found."""

    line: str
    kind: str
    sources: tuple[str, ...]
    targets: tuple[str | None, ...]
    triggers: tuple[str, ...]
    statuses: tuple[str, ...] = ("actual",)
    optional: bool = False
    symmetric: bool = False
    content: str | None = None
    by: str | None = None
    event: str | None = None


@dataclass(frozen=True)
class Case:
    """A text with the relations to find in it."""

    construction: str
    text: str
    marks: tuple[tuple[int, int, str], ...]
    """Start, end and actor of every marked mention."""
    expected: tuple[Expected, ...]
    place: str
    """File and line."""

    @property
    def name(self) -> str:
        """The text on one line, by which the list of known failures names the case."""
        return " / ".join(self.text.split("\n\n"))


@dataclass
class Verdict:
    """What is wrong with the relations found in a case; nothing where it passes."""

    case: Case
    problems: list[tuple[str, str]] = field(default_factory=list)
    """Sort and description: `missed`, `extra`, `actors`, `status`, `content`, `by`, `event`, `symmetric`."""
    remarks: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether all is as expected."""
        return not self.problems


# reading


def read(folder: Path = FOLDER) -> list[Case]:
    """All cases, in the order of files and lines.

    Raises:
        CaseError: if a line does not follow the format, or two cases have the same text.
    """
    cases = [case for path in sorted(folder.glob("*.cases")) for case in _read(path)]
    for name, n in Counter(c.name for c in cases).items():
        if n > 1:
            raise CaseError(f"more than one case has the text: {name}")
    return cases


def _read(path: Path) -> Iterator[Case]:
    construction, start = "", 0
    texts: list[str] = []
    lines: list[str] = []

    def close() -> Case:
        place = f"{path.name}:{start}"
        if not construction or not lines:
            raise CaseError(
                f"{place}: a case needs a construction above it and relations, or `none`, under it"
            )
        return _case(construction, texts, lines, place)

    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        line = line.rstrip()
        if line.startswith("#"):
            continue
        if line.startswith((" ", "\t")):
            lines.append(line.strip())
        elif line and not line.startswith("== "):
            if lines:
                raise CaseError(f"{path.name}:{number}: no empty line before this case")
            if not texts:
                start = number
            texts.append(line)
        else:
            if texts:
                yield close()
            texts, lines = [], []
            construction = line[3:].strip() or construction


def _case(construction: str, texts: list[str], lines: list[str], place: str) -> Case:
    marked = "\n\n".join(texts)
    text, marks, at = "", [], 0
    for m in MARKED.finditer(marked):
        text += marked[at : m.start()]
        marks.append((len(text), len(text) + len(m[1]), m[2]))
        text += m[1]
        at = m.end()
    text += marked[at:]
    expected = () if lines == ["none"] else tuple(_expected(line, place) for line in lines)
    actors = {actor for _, _, actor in marks}
    for e in expected:
        for actor in (*e.sources, *e.targets, e.by):
            if actor is not None and actor not in actors:
                raise CaseError(f"{place}: no mention of {actor} is marked")
        if "*" not in e.triggers and not any(t in text for t in e.triggers):
            raise CaseError(f"{place}: the text has no {' or '.join(e.triggers)}")
        if e.content is not None and _find(e.content, text) is None:
            raise CaseError(f"{place}: the text has no {e.content}")
    return Case(construction, text, tuple(marks), expected, place)


def _expected(line: str, place: str) -> Expected:
    head, *rest = (part.strip() for part in line.removeprefix("?").split(";"))
    m = re.fullmatch(rf"({'|'.join(KINDS)}) (\S+) -> (\S+)", head)
    if m is None or not rest:
        raise CaseError(f"{place}: not a relation: {line}")
    more: dict[str, object] = {}
    for part in rest[1:]:
        key, _, value = part.partition(" ")
        if set(part.split("|")) <= set(STATUSES):
            more["statuses"] = tuple(part.split("|"))
        elif part == "symmetric":
            more["symmetric"] = True
        elif key in ("by", "event", "content") and value:
            more[key] = value
        else:
            raise CaseError(f"{place}: unknown: {part}")
    return Expected(
        line,
        m[1],
        tuple(m[2].split("|")),
        tuple(None if t == "null" else t for t in m[3].split("|")),
        tuple(rest[0].split("|")),
        optional=line.startswith("?"),
        **more,  # type: ignore[arg-type]
    )


def _find(content: str, text: str) -> tuple[int, int] | None:
    """Where a content stands; `first words ... last words` may leave out its middle."""
    first, _, last = content.partition(" ... ")
    start = text.find(first)
    end = text.find(last, start + len(first)) if last else start
    if start < 0 or end < 0:
        return None
    return start, end + len(last or first)


def known_failures(path: Path = KNOWN) -> set[str]:
    """The names of the cases that are known to fail."""
    if not path.exists():
        return set()
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line.strip() and not line.startswith("#")}


def write_known(verdicts: Iterable[Verdict], path: Path = KNOWN) -> int:
    """Replace the list of known failures; their number."""
    lines = ["# Cases that fail. Written by `python -m benchmarks.cases --write-known`.", ""]
    construction, failures = "", 0
    for v in verdicts:
        if v.passed:
            continue
        if v.case.construction != construction:
            construction = v.case.construction
            lines += [f"# {construction}"]
        lines.append(v.case.name)
        failures += 1
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return failures


# judging


def process(nlp: Language, cases: list[Case]) -> list[Doc]:
    """Run the pipeline over all cases.

    Every text goes through on its own: a text must not be judged by what else is in the batch.
    """
    return list(nlp.pipe((c.text for c in cases), batch_size=1))


def verdict(case: Case, doc: Doc) -> Verdict:
    """Compare the relations of a processed Doc with those of its case."""
    text, result = case.text, Verdict(case)
    left: list[Relation] = [r for r in doc._.relations if r.kind == "say" or r.target is not None]
    missed: list[Expected] = []
    for e in sorted(case.expected, key=lambda e: e.optional):
        r = next((r for r in left if _same(e, r, text)), None)
        if r is not None:
            left.remove(r)
            if not e.optional:
                result.problems += _fields(e, r, text)
        elif not e.optional:
            missed.append(e)
    for e in missed:
        r = next((r for r in left if r.kind == e.kind and r.trigger.of(text) in e.triggers), None)
        if r is None:
            result.problems.append(("missed", e.line))
        else:
            left.remove(r)
            result.problems.append(("actors", f"{e.line} ; found {_line(r, text)}"))
    result.problems += [("extra", _line(r, text)) for r in left]
    if result.problems:
        found = {(m.start, a.id) for a in doc._.actors for m in a.mentions}
        result.remarks = [
            f"{text[start:end]} is not {actor}"
            for start, end, actor in case.marks
            if (start, actor) not in found
        ]
    return result


def _same(e: Expected, r: Relation, text: str) -> bool:
    pairs = [(r.source, r.target)]
    if e.symmetric:
        pairs.append((r.target or "", r.source))
    return (
        r.kind == e.kind
        and any(s in e.sources and t in e.targets for s, t in pairs)
        and ("*" in e.triggers or r.trigger.of(text) in e.triggers)
    )


def _fields(e: Expected, r: Relation, text: str) -> Iterator[tuple[str, str]]:
    if r.status not in e.statuses:
        yield "status", f"{e.line} ; found {r.status}"
    if e.symmetric and not r.symmetric:
        yield "symmetric", f"{e.line} ; found one-sided"
    if e.by is not None and r.attributed_to != e.by:
        yield "by", f"{e.line} ; found {r.attributed_to}"
    if e.event is not None and (r.event_type or "none") != e.event:
        yield "event", f"{e.line} ; found {r.event_type}"
    if e.content is not None and not _same_content(e.content, r, text):
        yield "content", f"{e.line} ; found {r.content.of(text) if r.content else None}"


def _same_content(content: str, r: Relation, text: str) -> bool:
    place = _find(content, text)
    if r.content is None or place is None:
        return False
    (b, e), (c, d) = _bare(*place, text), _bare(r.content.start, r.content.end, text)
    return min(e, d) - max(b, c) >= OVERLAP * (max(e, d) - min(b, c))


def _bare(start: int, end: int, text: str) -> tuple[int, int]:
    """Without `dat` or `of` before it: whether they belong to the content makes no case fail."""
    for word in ("dat ", "of "):
        if text.startswith(word, start):
            return start + len(word), end
    return start, end


def _line(r: Relation, text: str) -> str:
    return f"{r.kind} {r.source} -> {r.target or 'null'} ; {r.trigger.of(text)} ; {r.status} ({r.rule})"
