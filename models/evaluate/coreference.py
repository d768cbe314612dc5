"""Score who pronouns, possessives and descriptions are, and actors as clusters of mentions.

    python -m models.evaluate.coreference GOLD ARTICLES SYSTEM [--errors] [--json]

The folders are those of `models.evaluate.relations`; GOLD has the list `mentions` of pronouns and descriptions:

    {"mentions": [{"entity": "mark-rutte", "start": 683, "end": 686}]}

* `muc`, `b-cubed`, `ceaf-e` and their mean `conll`, the figures of the CoNLL shared tasks, over all mentions, names
  among them; an actor with one mention is a cluster as well. Mentions are matched one to one by the characters that
  they share, the longest share first.
* `pronoun`, `possessive`, `description`: annotated ones that are resolved to the right actor (`right`), to another one
  (`wrong`), or to nobody; how many found ones are right (P), and how many annotated ones (R). `new`: of those that are
  not right, how many are of an actor that the document lacks. Which of the first two a word is, is seen by its form:
  `zijn`, `haar`, `hun` count as possessives.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx

from aldus.document import REFERRING
from aldus.lexicon.words import section_of
from models.evaluate.measures import Count
from models.evaluate.relations import Mention, Place, align, annotated_names

Cluster = frozenset[Hashable]
KINDS = ("pronoun", "possessive", "description")
MEASURES = ("muc", "b-cubed", "ceaf-e")
_PRONOUNS = section_of("pronouns")
POSSESSIVES = _PRONOUNS["possessive"]
# The second line has those that the rules never resolve.
PRONOUNS = frozenset(word for forms in _PRONOUNS.values() for word in forms) - POSSESSIVES | frozenset(
    ("ik", "mij", "me", "wij", "we", "ons", "u", "jij", "je", "jou", "het", "dit", "dat", "beiden", "elkaar")
)


# measures of clusters


@dataclass(slots=True)
class Ratio:
    """Precision and recall as fractions, summed over articles."""

    right: float = 0.0
    found: float = 0.0
    hit: float = 0.0
    gold: float = 0.0

    def add(self, precision: tuple[float, float], recall: tuple[float, float]) -> None:
        """Add the fractions of an article."""
        self.right += precision[0]
        self.found += precision[1]
        self.hit += recall[0]
        self.gold += recall[1]

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F."""
        p = self.right / self.found if self.found else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """Links of the key that the response has, and all (Vilain et al. 1995); the other way round it is precision."""
    of = {mention: k for k, cluster in enumerate(response) for mention in cluster}
    right = total = 0
    for cluster in key:
        parts = {of[m] for m in cluster if m in of}
        right += len(cluster) - len(parts) - sum(m not in of for m in cluster)
        total += len(cluster) - 1
    return right, total


def b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> tuple[float, float]:
    """For each mention of the key the share of its cluster that is in that of the response (Bagga and Baldwin 1998)."""
    of = {mention: cluster for cluster in response for mention in cluster}
    right = sum(len(c & of[m]) / len(c) for c in key for m in c if m in of)
    return right, sum(len(c) for c in key)


def ceaf_e(key: Sequence[Cluster], response: Sequence[Cluster]) -> float:
    """The likeness of clusters of both sides, matched one to one for the best sum (Luo 2005, phi 4)."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for k, a in enumerate(key):
        for r, b in enumerate(response):
            if shared := len(a & b):
                graph.add_edge(("key", k), ("response", r), weight=2 * shared / (len(a) + len(b)))
    return float(sum(graph.edges[pair]["weight"] for pair in nx.max_weight_matching(graph)))


# one article


@dataclass(slots=True)
class Scores:
    """All figures of a set of articles."""

    clusters: dict[str, Ratio] = field(default_factory=lambda: {name: Ratio() for name in MEASURES})
    counts: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in KINDS})
    wrong: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    """Annotated ones that are resolved to another actor."""
    new: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    """Annotated ones that are not right, of actors that the document lacks."""
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F of everything, and the counts of what refers."""
        found: dict[str, dict[str, float]] = {}
        for name, ratio in self.clusters.items():
            found[name] = dict(zip("PRF", ratio.figures(), strict=True))
        found["conll"] = {"F": sum(found[name]["F"] for name in MEASURES) / len(MEASURES)}
        for kind, c in self.counts.items():
            wrong, nobody = self.wrong[kind], c.gold - c.hit - self.wrong[kind]
            found[kind] = {
                "P": c.precision, "R": c.recall, "F": c.f, "gold": c.gold, "right": c.hit, "wrong": wrong,
                "nobody": nobody, "new": self.new[kind],
            }  # fmt: skip
        return found


def kind_of(words: str) -> str:
    """What an annotated mention is, by its form."""
    low = words.lower()
    return "possessive" if low in POSSESSIVES else "pronoun" if low in PRONOUNS else "description"


def add(scores: Scores, id: str, text: str, annotation: dict[str, Any], document: dict[str, Any]) -> None:
    """Count one article."""
    entities = document["entities"]
    ids = align(text, annotation["entities"], entities)
    referring = {(m["start"], m["end"], m["entity"]) for m in annotation.get("mentions", ())}
    # What is annotated as a pronoun or description of an actor is none of its names besides.
    places = {m[:2] for m in referring}
    names = {n for n in annotated_names(text, annotation["entities"]) if n[:2] not in places}
    found: dict[bool, set[Mention]] = {False: set(), True: set()}
    for e in entities:
        for m in e["mentions"]:
            refers = m.get("kind", "name") in REFERRING
            found[refers].add((m["start"], m["end"], ids.get(e["id"], f"?{e['id']}")))
    _count_clusters(scores, names | referring, found[False] | found[True])
    _count_referring(scores, id, text, referring, found[False], found[True], set(ids.values()))


def _count_clusters(scores: Scores, gold: set[Mention], found: set[Mention]) -> None:
    pairs = matched({m[:2] for m in gold}, {m[:2] for m in found})
    own = {b: a for a, b in pairs.items()}
    actors = _by_place(gold)
    key: defaultdict[str, set[Hashable]] = defaultdict(set)
    response: defaultdict[str, set[Hashable]] = defaultdict(set)
    for place, there in actors.items():
        for actor in there:
            key[actor].add((place, actor))
    for place, there in _by_place(found).items():
        # A plural is a mention of several: of these, those that are right are the same mention.
        free = [a for a in actors.get(own.get(place, (-1, -1)), []) if a not in there]
        for actor in there:
            if place in own and actor in actors[own[place]]:
                response[actor].add((own[place], actor))
            elif free:
                response[actor].add((own[place], free.pop(0)))
            else:
                response[actor].add(("found", place, actor))
    a, b = ([frozenset(c) for c in side.values()] for side in (key, response))
    scores.clusters["muc"].add(muc(b, a), muc(a, b))
    scores.clusters["b-cubed"].add(b_cubed(b, a), b_cubed(a, b))
    alike = ceaf_e(a, b)
    scores.clusters["ceaf-e"].add((alike, len(b)), (alike, len(a)))


def _count_referring(
    scores: Scores,
    id: str,
    text: str,
    gold: set[Mention],
    names: set[Mention],
    found: set[Mention],
    known: set[str],
) -> None:
    """Count pronouns, possessives and descriptions by their actors."""
    pairs = matched({m[:2] for m in gold}, {m[:2] for m in found})
    # `het kabinet` is a name to some, a description to others.
    others = {place for place in _by_place(gold) if place not in pairs}
    pairs |= matched(others, {m[:2] for m in names}, least=0.5)
    right_of, expected = (
        _by_place(found | {m for m in names if m[:2] in set(pairs.values())}),
        _by_place(gold),
    )
    for place, actors in expected.items():
        kind = kind_of(text[place[0] : place[1]])
        got = right_of[pairs[place]] if place in pairs else []
        right = [a for a in actors if a in got]
        missed = [a for a in actors if a not in got]
        scores.counts[kind].add(len(right), len(got), len(actors))
        scores.wrong[kind] += min(len(missed), len(got) - len(right))
        scores.new[kind] += sum(a not in known for a in missed)
        if missed or len(got) > len(right):
            scores.errors.append(_error(id, text, place, actors, got))
    for place in sorted(right_of.keys() - set(pairs.values())):
        kind = kind_of(text[place[0] : place[1]])
        scores.counts[kind].add(0, len(right_of[place]), 0)
        scores.errors.append(_error(id, text, place, [], right_of[place]))


def _by_place(mentions: Iterable[Mention]) -> dict[Place, list[str]]:
    found: defaultdict[Place, list[str]] = defaultdict(list)
    for start, end, actor in sorted(mentions):
        found[start, end].append(actor)
    return found


def _error(id: str, text: str, place: Place, gold: list[str], found: list[str]) -> str:
    start, end = place
    before, after = text[max(0, start - 60) : start], text[end : end + 30]
    around = " ".join(f"{before}[{text[start:end]}]{after}".split())
    return f"{id}: {', '.join(gold) or 'nobody'}, found {', '.join(found) or 'nobody'}: {around}"


def matched(gold: set[Place], found: set[Place], least: float = 0.0) -> dict[Place, Place]:
    """Places of both sides that share characters, one to one, the greatest share of both together first.

    Args:
        gold: the one side.
        found: the other.
        least: share of the characters of both together that they must have in common.
    """
    return {a: b for share, a, b in _pick(sorted(_overlaps(gold, found))) if -share >= least}


def _overlaps(gold: set[Place], found: set[Place]) -> Iterator[tuple[float, Place, Place]]:
    ordered = sorted(found)
    for a in gold:
        for b in ordered:
            if b[0] >= a[1]:
                break
            shared = min(a[1], b[1]) - max(a[0], b[0])
            if shared > 0:
                yield -shared / (max(a[1], b[1]) - min(a[0], b[0])), a, b


def _pick(ranked: Iterable[tuple[float, Place, Place]]) -> Iterator[tuple[float, Place, Place]]:
    left: set[Place] = set()
    right: set[Place] = set()
    for share, a, b in ranked:
        if a not in left and b not in right:
            left.add(a)
            right.add(b)
            yield share, a, b


# the command


def score(gold: Path, articles: Path, system: Path) -> Scores:
    """Score a folder of documents; an article that it lacks counts as empty."""
    scores = Scores()
    for path in sorted(gold.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        text = json.loads((articles / path.name).read_text(encoding="utf-8"))["text"]
        document: dict[str, Any] = {"entities": []}
        if (system / path.name).exists():
            document = json.loads((system / path.name).read_text(encoding="utf-8"))
        add(scores, path.stem, text, annotation, document)
    return scores


def table(scores: Scores) -> Iterator[str]:
    """The figures as lines of text."""
    figures = scores.figures()
    yield f"{'figure':12} {'P':>6} {'R':>6} {'F':>6}"
    for name in MEASURES:
        f = figures[name]
        yield f"{name:12} {f['P']:6.3f} {f['R']:6.3f} {f['F']:6.3f}"
    yield f"{'conll':12} {'':6} {'':6} {figures['conll']['F']:6.3f}"
    yield f"\n{'':12} {'P':>6} {'R':>6} {'F':>6} {'gold':>6} {'right':>6} {'wrong':>6} {'nobody':>6} {'new':>6}"
    for kind in KINDS:
        f = figures[kind]
        numbers = " ".join(f"{f[name]:6}" for name in ("gold", "right", "wrong", "nobody", "new"))
        yield f"{kind:12} {f['P']:6.3f} {f['R']:6.3f} {f['F']:6.3f} {numbers}"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m models.evaluate.coreference",
        description="Score who pronouns and descriptions are against annotated articles.",
    )
    parser.add_argument("gold", type=Path, help="folder of annotations")
    parser.add_argument("articles", type=Path, help="folder of articles")
    parser.add_argument("system", type=Path, help="folder of documents: aldus extract ... --format json")
    parser.add_argument(
        "--errors", action="store_true", help="print every pronoun and description that is not right"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON, and nothing else")
    options = parser.parse_args()
    scores = score(options.gold, options.articles, options.system)
    if options.json:
        print(json.dumps({k: {n: round(x, 4) for n, x in v.items()} for k, v in scores.figures().items()}))
        return 0
    if options.errors:
        print("\n".join(scores.errors))
    print("\n".join(table(scores)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
