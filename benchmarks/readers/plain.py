"""A plain subject-verb-object reading of a UD tree."""

from __future__ import annotations

from collections.abc import Iterator

from aldus.syntax.tree import Tree
from benchmarks.readers.common import SAYING, Article, Found


def conjuncts(tree: Tree, heads: list[int]) -> list[int]:
    """The heads with what is coordinated to them."""
    return [x for h in heads for x in tree.conjuncts(h)]


def read(articles: list[Article]) -> Iterator[list[Found]]:
    """Subject, verb and object of the tree."""
    for article in articles:
        tree, found = article.tree, []
        for i in range(tree.n):
            if tree.pos[i] not in ("VERB", "AUX"):
                continue
            objects = conjuncts(tree, tree.kids_of(i, "obj", "iobj"))
            sources = conjuncts(tree, tree.kids_of(i, "nsubj"))
            patients = conjuncts(tree, tree.kids_of(i, "nsubj:pass"))
            if patients:
                sources, objects = conjuncts(tree, tree.kids_of(i, "obl:agent")), [*patients, *objects]
            say = tree.lemma[i] in SAYING or tree.kids_of(i, "ccomp")
            found.append(Found("say" if say else "do", sources, objects, i))
        yield found
