"""Score extracted actors and relations against annotated articles.

    python -m models.evaluate.relations GOLD ARTICLES SYSTEM [--per-article] [--errors] [--json]

GOLD is a folder of annotations `<id>.json`:

    {"entities": [{"id": "mark-rutte", "type": "PERSON", "label": "Mark Rutte", "aliases": ["Rutte"]}],
     "relations": [{"kind": "say", "source": "mark-rutte", "target": "NLD", "status": "actual",
                    "sentence": "the sentence as in the text", "trigger": "its word for it", "trigger_alt": [],
                    "content": "the reported words" or null, "event_type": "SUPPORT", "symmetric": false,
                    "optional": false, "nominal": false, "alt": [["other source", "other target"]]}]}

ARTICLES has `<id>.json` with the field `text`, SYSTEM documents of Aldus; an article that SYSTEM lacks counts as
empty. Actors are matched one to one by the names they share. A relation is right if its kind and its actors are,
and if it stands in the same sentence (of a role: anywhere); each counts once. One that matches an optional
annotation counts neither way. Figures are summed over all articles:

* `relation`, and by kind `say`, `do`, `role`; `nominal`: recall of acts in nouns (`de inval van Rusland`);
* `trigger`: say and do with the annotated trigger; `speaker`: say, whatever the target;
* `pair`: ordered pairs of actors with a say or do between them, the edges of the graph;
* `actor`: actors with their names; `mention`: names in the text with their actors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from aldus.document import REFERRING
from models.evaluate.measures import Count

PARTS = ("relation", "say", "do", "role", "nominal", "trigger", "speaker", "pair", "actor", "mention")
KINDS = ("say", "do", "role")

Pair = tuple[str, str | None]
Place = tuple[int, int]
Mention = tuple[int, int, str]
"""Start, end, and id of the actor in the annotation."""


@dataclass(frozen=True, slots=True)
class Expected:
    """An annotated relation."""

    kind: str
    source: str
    target: str | None
    right: frozenset[Pair]
    """All (source, target) that are right."""
    sentence: str
    place: Place
    """Where the sentence stands."""
    trigger: str
    triggers: tuple[Place, ...]
    """Where its triggers stand, the annotated one first."""
    statuses: frozenset[str | None]
    content: Place | None = None
    events: frozenset[str | None] = frozenset()
    """Event types that are right; None stands for no type, an empty set for one that was not annotated."""
    optional: bool = False
    nominal: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A relation of the system, its actors under the ids of the annotation; others get a `?`."""

    kind: str
    source: str
    target: str | None
    start: int
    end: int
    status: str = "actual"
    content: Place | None = None
    event: str | None = None
    rule: str = ""


# reading


def places(text: str, piece: str) -> list[Place]:
    """Where a piece of text stands."""
    found, at = [], text.find(piece)
    while at >= 0:
        found.append((at, at + len(piece)))
        at = text.find(piece, at + 1)
    return found


def expect(text: str, relation: dict[str, Any]) -> Expected:
    """An annotated relation of an article.

    Raises:
        ValueError: if the text has no such sentence, trigger or content.
    """
    r, sentence = relation, relation["sentence"]
    start = _find(text, sentence, "sentence")
    words = [r["trigger"], *(r.get("trigger_alt") or [])]
    triggers = tuple((start + b, start + e) for w in words for b, e in places(sentence, w))
    if not triggers:
        raise ValueError(f"the sentence has no trigger {r['trigger']!r}: {sentence}")
    right = {(r["source"], r.get("target")), *((a[0], a[1]) for a in r.get("alt") or [])}
    if r.get("symmetric"):
        right |= {(t, s) for s, t in right if t is not None}
    content = r.get("content") if r["kind"] == "say" else None
    at = _find(text, content, "content") if content else 0
    events = (r.get("event_type") or "") if r["kind"] != "role" else ""
    return Expected(
        r["kind"],
        r["source"],
        r.get("target"),
        frozenset(right),
        sentence,
        (start, start + len(sentence)),
        r["trigger"],
        triggers,
        frozenset((r.get("status"), r.get("status_alt"))) - {None},
        (at, at + len(content)) if content else None,
        frozenset(None if e == "-" else e for e in events.split("/") if e),
        bool(r.get("optional")),
        bool(r.get("nominal")),
    )


def _find(text: str, piece: str, what: str) -> int:
    at = text.find(piece)
    if at < 0:
        raise ValueError(f"the text has no {what} {piece!r}")
    return at


def find(relation: dict[str, Any], ids: dict[str, str]) -> Found:
    """A relation of a document; `ids` are those of its actors in the annotation."""
    r, target = relation, relation.get("target")
    trigger, content = r.get("trigger") or {"start": 0, "end": 0}, r.get("content")
    return Found(
        r["kind"],
        ids.get(r["source"], f"?{r['source']}"),
        None if target is None else ids.get(target, f"?{target}"),
        trigger["start"],
        trigger["end"],
        r.get("status", "actual"),
        (content["start"], content["end"]) if content else None,
        r.get("event_type"),
        r.get("rule", ""),
    )


def scored(relations: Iterable[Found]) -> list[Found]:
    """The relations that count: acts with a target, and every role once."""
    kept, roles = [], set()
    for r in relations:
        if r.kind != "say" and r.target is None:
            continue
        if r.kind == "role":
            if (r.source, r.target) in roles:
                continue
            roles.add((r.source, r.target))
        kept.append(r)
    return kept


# matching


def align(text: str, gold: list[dict[str, Any]], system: list[dict[str, Any]]) -> dict[str, str]:
    """Ids of the system's actors to those of the annotation, one to one, by the names that they share."""
    pairs = []
    for s in system:
        names = [fold(text[m["start"] : m["end"]]) for m in s["mentions"]]
        for g in gold:
            aliases = {fold(a) for a in g["aliases"]} | {fold(g["label"])}
            shared = sum(n in aliases for n in names) + 0.5 * (fold(s["label"]) in aliases)
            if shared and s["type"] == g["type"]:
                pairs.append((-shared, s["id"], g["id"]))
    ids: dict[str, str] = {}
    for _, s, g in sorted(pairs):
        if s not in ids and g not in ids.values():
            ids[s] = g
    return ids


def fold(text: str) -> str:
    """A text in which case and white space make no difference."""
    return " ".join(text.casefold().split())


def match(expected: list[Expected], found: list[Found]) -> list[tuple[int, int]]:
    """Pairs of indexes, each used once: obligatory before optional, then the same trigger, then the nearest."""
    candidates = []
    for i, e in enumerate(expected):
        for j, f in enumerate(found):
            if f.kind != e.kind or (f.source, f.target) not in e.right:
                continue
            exact = same_trigger(e, f)
            if e.kind == "role" or exact or e.place[0] <= f.start < e.place[1]:
                candidates.append((not e.optional, exact, -abs(f.start - e.triggers[0][0]), i, j))
    pairs: list[tuple[int, int]] = []
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    for *_, i, j in sorted(candidates, reverse=True):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            pairs.append((i, j))
    return pairs


def same_trigger(e: Expected, f: Found) -> bool:
    """Whether the triggers overlap."""
    return any(f.start < end and start < f.end for start, end in e.triggers)


def same_content(e: Expected, f: Found) -> bool:
    """Whether the reported words have half of their characters in common."""
    if e.content is None or f.content is None:
        return False
    (b, end), (c, d) = e.content, f.content
    return max(0, min(end, d) - max(b, c)) / (max(end, d) - min(b, c)) >= 0.5


# scoring


@dataclass
class Scores:
    """All figures of a set of articles."""

    counts: dict[str, Count] = field(default_factory=lambda: {part: Count() for part in PARTS})
    status: Count = field(default_factory=Count)
    """Status of matched acts."""
    content: Count = field(default_factory=Count)
    """Reported words of matched statements that have some."""
    event: Count = field(default_factory=Count)
    """Event types of matched relations, having none included."""
    typed: Count = field(default_factory=Count)
    """Event types of matched relations, where there is one."""
    articles: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Of every article: relations that are right, that were found, that are annotated."""
    errors: list[str] = field(default_factory=list)
    """Every relation missed or found besides."""

    def figures(self) -> dict[str, Any]:
        """Precision, recall and F of every part; of status, content and type the share that is right."""
        found: dict[str, Any] = {name: (c.precision, c.recall, c.f) for name, c in self.counts.items()}
        found["status"], found["content"] = self.status.precision, self.content.precision
        if self.event.gold:
            found["type"] = self.event.precision
            found["typed"] = (self.typed.precision, self.typed.recall, self.typed.f)
        return found


def score(gold: Path, articles: Path, system: Path) -> Scores:
    """Score a folder of documents.

    Raises:
        ValueError: if an annotation does not fit its text.
    """
    scores = Scores()
    for path in sorted(gold.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        if "relations" not in annotation:
            continue
        text = json.loads((articles / path.name).read_text(encoding="utf-8"))["text"]
        document: dict[str, Any] = {"entities": [], "relations": []}
        if (system / path.name).exists():
            document = json.loads((system / path.name).read_text(encoding="utf-8"))
        add(scores, path.stem, text, annotation, document)
    return scores


def add(scores: Scores, id: str, text: str, annotation: dict[str, Any], document: dict[str, Any]) -> None:
    """Count one article."""
    actors = annotation["entities"]
    ids = align(text, actors, document["entities"])
    scores.counts["actor"].add(len(ids), len(document["entities"]), len(actors))
    _count_mentions(scores.counts["mention"], text, actors, document["entities"], ids)
    try:
        expected = [expect(text, r) for r in annotation["relations"]]
    except ValueError as error:
        raise ValueError(f"{id}: {error}") from None
    found = scored(find(r, ids) for r in document["relations"])
    _count_relations(scores, id, text, expected, found)
    _count_speakers(scores.counts["speaker"], expected, found)
    _count_pairs(scores.counts["pair"], expected, found)


def annotated_names(text: str, actors: Iterable[dict[str, Any]]) -> set[Mention]:
    """Where the names of annotated actors stand; of names that overlap the longest."""
    names = {(b, e, a["id"]) for a in actors for n in a["aliases"] for b, e in places(text, n)}
    names = {n for n in names if _whole(text, n[0], n[1])}
    return {
        n
        for n in names
        if not any(o[0] <= n[0] and n[1] <= o[1] and o[1] - o[0] > n[1] - n[0] for o in names)
    }


def same_actor(a: Mention, those: Iterable[Mention]) -> bool:
    """Whether one of several mentions overlaps a mention and is of its actor."""
    return any(a[2] == b[2] and a[0] < b[1] and b[0] < a[1] for b in those)


def _count_mentions(
    count: Count, text: str, actors: list[dict[str, Any]], entities: list[dict[str, Any]], ids: dict[str, str]
) -> None:
    """Names by actor."""
    gold = annotated_names(text, actors)
    found = {
        (m["start"], m["end"], ids.get(e["id"], f"?{e['id']}"))
        for e in entities
        for m in e["mentions"]
        if m.get("kind", "name") not in REFERRING
    }

    def hits(these: set[Mention], those: set[Mention]) -> int:
        return sum(same_actor(a, those) for a in these)

    count.add(hits(found, gold), len(found), len(gold), hits(gold, found))


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else " ", text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def _count_relations(
    scores: Scores, id: str, text: str, expected: list[Expected], found: list[Found]
) -> None:
    pairs = match(expected, found)
    free = {j for i, j in pairs if expected[i].optional}
    hits = [(expected[i], found[j]) for i, j in pairs if not expected[i].optional]
    must = [e for e in expected if not e.optional]
    judged = [f for j, f in enumerate(found) if j not in free]

    def tally(part: str, counts: Callable[[Any], bool], right: Callable[[Any, Any], bool]) -> None:
        good = sum(counts(e) and right(e, f) for e, f in hits)
        scores.counts[part].add(good, sum(map(counts, judged)), sum(map(counts, must)))

    tally("relation", lambda r: True, lambda e, f: True)
    for kind in KINDS:
        tally(kind, lambda r, kind=kind: r.kind == kind, lambda e, f: True)  # type: ignore[misc]
    tally("trigger", lambda r: r.kind != "role", same_trigger)
    scores.counts["nominal"].add(sum(e.nominal for e, _ in hits), 0, sum(e.nominal for e in must))
    for e, f in hits:
        _count_fields(scores, e, f)
    scores.articles[id] = (len(hits), len(judged), len(must))
    matched_i, matched_j = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, e in enumerate(expected):
        if i not in matched_i and not e.optional:
            scores.errors.append(
                f"{id}: missed {e.kind:4} {e.source} -> {e.target}  [{e.trigger}]  {e.sentence[:90]}"
            )
    for j, f in enumerate(found):
        if j not in matched_j:
            around = " ".join(text[max(0, f.start - 40) : f.end + 40].split())
            scores.errors.append(
                f"{id}: extra  {f.kind:4} {f.source} -> {f.target}  [{text[f.start : f.end]}]  {around}"
            )


def _count_fields(scores: Scores, e: Expected, f: Found) -> None:
    if e.events:
        right = f.event in e.events
        scores.event.add(right, 1, 1)
        scores.typed.add(right and None not in e.events, f.event is not None, None not in e.events)
    if e.kind == "do":
        scores.status.add(f.status in e.statuses, 1, 1)
    if e.content is not None:
        scores.content.add(same_content(e, f), 1, 1)


def _count_speakers(count: Count, expected: list[Expected], found: list[Found]) -> None:
    """Statements without their targets."""
    gold = [
        replace(e, target=None, right=frozenset((s, None) for s in _sources(e)))
        for e in expected
        if e.kind == "say"
    ]
    said = [replace(f, target=None) for f in found if f.kind == "say"]
    pairs = match(gold, said)
    free = sum(gold[i].optional for i, _ in pairs)
    count.add(len(pairs) - free, len(said) - free, sum(not e.optional for e in gold))


def _sources(e: Expected) -> set[str]:
    return {s for s, _ in e.right}


def _count_pairs(count: Count, expected: list[Expected], found: list[Found]) -> None:
    """Edges of the graph; one that only another reading or an optional relation has counts neither way."""
    between = [e for e in expected if e.kind != "role"]
    must = {(e.source, e.target) for e in between if e.target and not e.optional}
    may = {pair for e in between for pair in e.right if pair[1] is not None}
    edges = {(f.source, f.target) for f in found if f.kind != "role" and f.target is not None}
    judged = edges - (may - must)
    count.add(len(judged & must), len(judged), len(must))


# the command


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m models.evaluate.relations",
        description="Score extracted actors and relations against annotated articles.",
    )
    parser.add_argument("gold", type=Path, help="folder of annotations")
    parser.add_argument("articles", type=Path, help="folder of articles")
    parser.add_argument("system", type=Path, help="folder of documents: aldus extract ... --format json")
    parser.add_argument("--per-article", action="store_true", help="print the counts of every article")
    parser.add_argument("--errors", action="store_true", help="print every missed and every extra relation")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON, and nothing else")
    options = parser.parse_args()
    scores = score(options.gold, options.articles, options.system)
    figures = scores.figures()
    if options.json:
        rounded = {
            k: [round(x, 4) for x in v] if isinstance(v, tuple) else round(v, 4) for k, v in figures.items()
        }
        print(json.dumps(rounded))
        return 0
    if options.errors:
        print("\n".join(scores.errors))
    if options.per_article:
        for id, (right, found, gold) in scores.articles.items():
            print(f"{id:16} right {right:3}  found {found:3}  gold {gold:3}")
    print(table(scores))
    return 0


def table(scores: Scores) -> str:
    """The figures as lines of text."""
    lines = [f"{'figure':10} {'P':>6} {'R':>6} {'F1':>6}   {'found':>9}  gold"]
    for name, c in scores.counts.items():
        if name == "nominal":
            lines.append(f"{name:10} {'':6} {c.recall:6.3f} {'':6}   {'':9}  {c.gold}")
        else:
            lines.append(f"{name:10} {c.precision:6.3f} {c.recall:6.3f} {c.f:6.3f}   {c.found:9}  {c.gold}")
    if scores.event.gold:
        t = scores.typed
        shares = f"{'typed':10} {t.precision:6.3f} {t.recall:6.3f} {t.f:6.3f}"
        lines.append(
            f"{shares}   (event types of matched relations; with none where none is {scores.event.precision:.3f})"
        )
    lines.append(
        f"status right on matched acts {scores.status.precision:.3f};"
        f" content found (half in common) {scores.content.precision:.3f}"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
