"""Score the joining of bare surnames on any articles: hide first names, and see whether the graph finds them again.

    python -m models.evaluate.surnames DOCUMENTS [--share 0.3] [--seed 1]

DOCUMENTS are documents of Aldus. In a share of them everybody with a full name gets the surname alone, and what a table
knows of people is forgotten there; then the graph is built, and every such surname has joined the right person, a wrong
one, or nobody. Printed are, by confidence, how many joins are right, and for several values of `min_join` precision
and recall (of those whose full name another article has). People under two spellings count as two, so that the
true precision is higher.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

import aldus
from aldus.corpus import read_documents
from aldus.document import Actor, Document
from aldus.graphs.names import person_name
from aldus.text import slug

BANDS = (0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.97, 0.99, 1.0001)
LEAST = (0.5, 0.8, 0.9, 0.97)


@dataclass(frozen=True, slots=True)
class Found:
    """A surname that has joined somebody."""

    confidence: float
    is_right: bool
    is_findable: bool
    """Whether an article has the full name."""


def shortened(actor: Actor) -> Actor:
    """The same person by the surname alone, as an article would know it."""
    name = person_name(actor.label)
    label = " ".join((*name.particles, name.surname)).title()
    country = actor.country if actor.functions else None
    return replace(actor, id=slug(label), label=label, listed=False, country=country, gender=None)


def hide(document: Document, truth: dict[str, str]) -> Document:
    """A document without first names; `truth` gets the ids of the people, by the keys that the graph will have."""
    taken = {actor.id for actor in document.actors}
    actors = []
    for actor in document.actors:
        short = shortened(actor) if actor.type == "PERSON" and person_name(actor.label).first else actor
        if short is not actor and short.id not in taken:
            truth[f"{short.id}@{document.id}"] = actor.id
            taken.add(short.id)
        else:
            short = actor
        actors.append(short)
    return replace(document, actors=tuple(actors), relations=())


def found_again(documents: Iterable[Document], share: float, seed: int) -> tuple[list[Found], int]:
    """What surnames have joined, and how many could have joined their full name."""
    chance = random.Random(seed)
    truth: dict[str, str] = {}
    known: set[str] = set()
    articles = []
    for document in documents:
        if chance.random() < share:
            articles.append(hide(document, truth))
        else:
            articles.append(replace(document, relations=()))
            known.update(actor.id for actor in document.actors if actor.type == "PERSON")
    joins = aldus.graph(articles, min_join=BANDS[0]).graph["joins"]
    found = []
    for join in joins:
        meant = truth.get(join["gone"])
        if meant is not None:
            right = meant in (join["stays"], truth.get(join["stays"]))
            found.append(Found(join["confidence"], right, meant in known))
    return found, sum(meant in known for meant in truth.values())


def main() -> None:
    """Score by the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m models.evaluate.surnames", description="Score the joining of bare surnames."
    )
    parser.add_argument("documents", help="documents of Aldus")
    parser.add_argument("--share", type=float, default=0.3, help="share of the documents without first names")
    parser.add_argument("--seed", type=int, default=1, help="which documents")
    options = parser.parse_args()
    found, findable = found_again(read_documents(options.documents), options.share, options.seed)
    print("confidence    joins   right   mean")
    for low, high in pairwise(BANDS):
        some = [f for f in found if low <= f.confidence < high]
        if some:
            right = sum(f.is_right for f in some) / len(some)
            mean = sum(f.confidence for f in some) / len(some)
            print(f"{low:.2f} - {min(high, 1):.2f}{len(some):>8}{right:>8.3f}{mean:>7.3f}")
    print("\nmin_join  precision  recall")
    for least in LEAST:
        some = [f for f in found if f.confidence >= least]
        right = sum(f.is_right for f in some)
        recall = sum(f.is_right and f.is_findable for f in some) / max(findable, 1)
        print(f"{least:>8.2f}{right / max(len(some), 1):>11.3f}{recall:>8.3f}")


if __name__ == "__main__":
    main()
