"""Which tokens may refer to somebody, and to whom: what the learned ranking is asked."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aldus.actors.clusters import Cluster, Place
from aldus.actors.descriptions import DEFINITE, FAMILIES, NUMBERS, OWN, is_new, is_ourselves
from aldus.actors.discourse import Discourse, Link
from aldus.actors.features import Features
from aldus.actors.pronouns import THEY, is_pronoun
from aldus.actors.ranking import LATER, Option, Question
from aldus.document import MentionKind
from aldus.lexicon.words import section_of, words

WINDOW = 100
"""Mentions that are looked back at."""
MOST = 10
"""Actors that are looked at, those of the last mentions."""
AHEAD = 4
"""Actors that are looked at that are named later for the first time: `De premier weigert ... Ardern zei`."""
REACH = 4
"""Sentences in which these are named."""
GROUPS = 5
"""Groups that are looked at."""
PRONOUNS = frozenset(word for forms in section_of("pronouns").values() for word in forms)
PLURALS = THEY | words("pronouns.many")
OURS = words("determiners.our")


class Questions:
    """Asks of the tokens of one Doc who they are.

    Args:
        discourse: the mentions up to the token that has been reached.
    """

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.tree = discourse.tree
        self._features = Features(discourse)
        countries = (c for c in discourse.board.clusters.clusters if c.type == "COUNTRY")
        self._home = max(countries, key=lambda c: len(c.mentions), default=None)
        self._last: Place | None = None
        self._seen = 0
        tensor = discourse.board.doc.tensor
        self._vectors = tensor if getattr(tensor, "ndim", 0) == 2 and len(tensor) == self.tree.n else None

    def ask(self, i: int, link: Link | None) -> Question | None:
        """The question at a token that the rules resolve, or that could refer to somebody; None for other tokens.

        What only some bodies can be (`de christendemocraten`, `de officier`) is left to the rules.
        """
        if self.tree.low[i] in FAMILIES:
            return None
        start = self._start(i) if link is None else link.start
        if start is None:
            return None
        kind: MentionKind = "pronoun" if is_pronoun(self.tree, i) else "description"
        plural = self._is_plural(i)
        single = not plural or kind == "pronoun" or (link is not None and len(link.places) == 1)
        options = self._single(i, link) if single else []
        if plural or (link is not None and len(link.places) > 1):
            options += self._groups(i, link)
        if not options:
            return None
        q = Question(i, start, kind, link, options)
        q.none, q.features = self._features(q)
        if self._vectors is not None:
            rows = [i, *(o.places[-1].root for o in options)]
            q.vectors = self._vectors.take(rows, axis=0).astype(np.float32)
        return q

    def _start(self, i: int) -> int | None:
        """The first token of what may refer to somebody at a token."""
        tree = self.tree
        if is_pronoun(tree, i):
            return i if tree.low[i] in PRONOUNS and i not in self.discourse.covered else None
        if i in self.discourse.covered and not self._in_compound(i):
            return None
        if not (self._is_noun(i) or i in self.discourse.covered):
            return None
        for k in tree.kids[i]:
            if k < i and (tree.low[k] in OWN or (tree.dep[k] == "det" and tree.low[k] in DEFINITE)):
                return None if is_ourselves(tree, k, i) else k
            if k < i and tree.low[k] in NUMBERS:
                return None if is_new(tree, i) else k
            if k < i and tree.low[k] in OURS and not is_ourselves(tree, k, i):
                return k
        return None

    def _is_noun(self, i: int) -> bool:
        """A noun, what is used as one (`de 19-jarige`, `de twee`), or a name that no actor has (`de Arnhemmer`)."""
        pos, tag = self.tree.pos[i], self.tree.tag[i]
        return (
            pos in ("NOUN", "PROPN")
            or tag.startswith("N|soort")
            or "|nom|" in tag
            or (self.tree.low[i] in NUMBERS and self.tree.dep[i] != "nummod")
        )

    def _in_compound(self, i: int) -> bool:
        """Whether all that names a token is a part of a compound: `de VVD-leider`."""
        places = self.discourse.board.clusters.headed.get(i, ())
        return bool(places) and all(p.rule == "compound-part" for p in places)

    def _is_plural(self, i: int) -> bool:
        """Whether a token may stand for several."""
        tree = self.tree
        if is_pronoun(tree, i):
            if tree.low[i] not in PLURALS:
                return False
            return not self.discourse.is_subject(i) or self.discourse.number(i) != "Sing"
        return (
            "Number=Plur" in self.discourse.morph(i)
            or tree.low[i] in NUMBERS
            or any(tree.low[k] in NUMBERS for k in tree.kids[i])
        )

    def _single(self, i: int, link: Link | None) -> list[Option]:
        """The last mention of each actor that was mentioned last; that of the rules is always among them."""
        found: dict[Cluster, Place] = {}
        pronoun = is_pronoun(self.tree, i)
        first = self.discourse.item_of(i) if pronoun else 0
        others = self.discourse.behind(i) if pronoun else set()
        many = pronoun and self.discourse.is_subject(i) and self.discourse.number(i) == "Plur"
        for p in reversed(self.discourse.history[-WINDOW:]):
            if p.root < first:
                break
            if many and p.cluster.type == "PERSON":
                continue  # `ze zeggen`
            if p.cluster.label and p.root != i and p.cluster not in others:
                found.setdefault(p.cluster, p)
                if len(found) == MOST:
                    break
        if not pronoun and (home := self._of_home()) is not None:
            found.setdefault(home.cluster, home)
        if link is not None and len(link.places) == 1:
            found.setdefault(link.places[0].cluster, link.places[0])
        options = [Option((p,)) for p in sorted(found.values(), key=lambda p: -p.root)]
        return options if pronoun else options + [Option((p,), LATER) for p in self._later(i)]

    def _later(self, i: int) -> list[Place]:
        """The first names of the actors that are named soon, and were not before."""
        found: dict[Cluster, Place] = {}
        for p in self.discourse.ahead(i, REACH):
            if p.kind == "name" and p.cluster.label and p.cluster.starts[0] == p.start:
                found.setdefault(p.cluster, p)
                if len(found) == AHEAD:
                    break
        return list(found.values())

    def _of_home(self) -> Place | None:
        """The last mention of the country that the text mentions most: that of `de overheid`."""
        history = self.discourse.history
        for p in history[self._seen :]:
            if p.cluster is self._home:
                self._last = p
        self._seen = len(history)
        return self._last

    # Groups ------------------------------------------------------------------------------------------

    def _groups(self, i: int, link: Link | None) -> list[Option]:
        """The groups that a plural may be: that of the rules, then the nearest ones."""
        found: dict[frozenset[Cluster], Option] = {}
        if link is not None and len(link.places) > 1:
            option = Option(tuple(link.places), "rule")
            found[option.clusters] = option
        for how, places in self._near_groups(i):
            option = Option(tuple(places), how)
            found.setdefault(option.clusters, option)
            if len(found) == GROUPS:
                break
        return list(found.values())

    def _near_groups(self, i: int) -> Iterator[tuple[str, list[Place]]]:
        """Plurals and lists of the last sentences, nearest first; then all of a type that these name."""
        d = self.discourse
        others = d.behind(i)
        near = [p for p in d.recent(i) if p.root != i and p.cluster not in others]
        by_root: dict[int, list[Place]] = {}
        for p in near:
            by_root.setdefault(self._list_of(p), []).append(p)
        for root, places in sorted(by_root.items(), reverse=True):
            members = list({p.cluster: p for p in places}.values())
            if len(members) > 1:
                yield ("again" if all(p.root == root for p in places) else "list"), members
        for reach in (0, 1, 2):
            for type in ("PERSON", "ORG", "COUNTRY"):
                there = {
                    p.cluster: p
                    for p in near
                    if p.cluster.type == type and d.distance(i, p) <= reach and p.rule != "compound-part"
                }
                if len(there) > 1:
                    yield f"all{reach}", list(there.values())

    def _list_of(self, p: Place) -> int:
        """The head of the list that a mention stands in."""
        head = self.discourse.phrase_head(p)
        if self.tree.dep[head] == "conj":
            head = self.discourse.head_over(self.tree.head[head])
        return head
