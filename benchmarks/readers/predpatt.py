"""The predicate-argument structures of PredPatt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from predpatt import PredPatt, PredPattOpts
from predpatt.UDParse import DepTriple, UDParse
from predpatt.util.ud import dep_v2

from aldus.syntax.tree import Tree
from benchmarks.readers.common import SAYING, Article, Found


def read(articles: list[Article]) -> Iterator[list[Found]]:
    """PredPatt's predicates and arguments."""
    options = PredPattOpts(
        resolve_relcl=True, resolve_appos=True, resolve_conj=True, cut=True, ud=dep_v2.VERSION
    )
    for article in articles:
        tree, found = article.tree, []
        for first, last in tree.sents:
            words = [i for i in range(first, last) if tree.pos[i] != "SPACE"]
            if len(words) < 2:
                continue
            at = {i: k for k, i in enumerate(words)}
            arcs = []
            for i in words:
                root = tree.head[i] == i
                rel = "root" if root else tree.dep[i]
                arcs.append(DepTriple(rel, -1 if root else at[tree.head[i]], at[i]))
            parse = UDParse([tree.words[i] for i in words], [tree.pos[i] for i in words], arcs, dep_v2)
            for p in PredPatt(parse, opts=options).instances:
                if p.type == "normal":
                    found += predicate(tree, p, words)
        yield found


def predicate(tree: Tree, p: Any, words: list[int]) -> list[Found]:
    """The reading of one of PredPatt's predicates."""
    root = words[p.root.position]
    places: dict[str, list[int]] = {"subject": [], "object": [], "agent": [], "toward": []}
    found = []
    passive = bool(tree.kids_of(root, "aux:pass", "nsubj:pass")) or (
        tree.tag[root].startswith("WW|vd") and tree.dep[root] in ("acl", "amod")
    )
    clause = False
    relative = "subject"
    antecedent = None
    for a in p.arguments:
        i = words[a.root.position]
        rel, case = tree.dep[i], tree.case_of(i)
        if p.root.gov is not None and a.root.position == p.root.gov.position and rel != "root":
            antecedent = i
        elif a.isclausal():
            clause = clause or rel == "ccomp"
        elif rel in ("nsubj", "nsubj:pass"):
            places["subject"].append(i)
        elif rel in ("obj", "iobj"):
            places["object"].append(i)
            relative = "object" if tree.low[i] in ("die", "dat", "wie") else relative
        elif case == "volgens":
            found.append(Found("say", [i], [], root))
        elif rel == "obl:agent" or (passive and case == "door"):
            places["agent"].append(i)
        elif case:
            places["toward"].append(i)
        elif a.is_reference():  # a borrowed argument
            places["subject"].append(i)
    if antecedent is not None:
        places[relative].append(antecedent)
    say = clause or tree.lemma[root] in SAYING
    sources, targets = places["subject"], places["object"]
    if passive:
        sources, targets = places["agent"], [*places["subject"], *places["object"]]
    found.append(Found("say" if say else "do", sources, targets, root, places["toward"]))
    return found
