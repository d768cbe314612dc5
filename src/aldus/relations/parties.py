"""From a token that heads a noun phrase to the actors it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.actors.mentions import MentionIndex
from aldus.extensions import TokenMention
from aldus.lexicon.tables import Lexicon
from aldus.lexicon.words import words
from aldus.relations.candidates import Party
from aldus.syntax.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

FIRST_PERSON = frozenset(("ik", "mij", "me", "mijn", "m'n"))
FIRST_PLURAL = frozenset(("we", "wij", "ons", "onze"))
AGENTS = words("agents")
# What opens a list of members.
MEMBERS = words("members")


class Parties:
    """The actors behind noun phrases.

    Args:
        doc: a Doc with `doc._.mentions`.
        tree: its tokens and arcs.
        lex: all tables.
    """

    def __init__(self, doc: Doc, tree: Tree, lex: Lexicon) -> None:
        self.tree = tree
        self.titles = lex.titles
        self.index = MentionIndex.of(doc)
        self.types: dict[str, str] = {a.id: a.type for a in doc._.actors}
        self.speakers: dict[int, str] = {}
        """Actor that a first person pronoun inside a quote stands for, by token."""
        self._cache: dict[int, tuple[Party, ...]] = {}

    def direct(self, i: int) -> tuple[Party, ...]:
        """The actors that the phrase headed by `i` names, or refers to; no conjuncts."""
        found = self._cache.get(i)
        if found is None:
            found = self._cache[i] = self._direct(i)
        return found

    def speak(self, speakers: dict[int, str]) -> None:
        """Let the pronouns of the first person at these tokens stand for these actors."""
        self.speakers.update(speakers)
        self._cache.clear()

    def _mentions(self, i: int) -> list[TokenMention]:
        found = [m for m in self.index.headed_by(i) if m.kind != "adjective" or self.tree.pos[i] != "ADJ"]
        if found:
            tree = self.tree
            # a part of a compound (`CIA-directeur`) is not the whole
            return [m for m in found if m.end_char >= tree.end[i]]
        return [
            m
            for m in self.index.covering(i)
            if m.kind != "adjective"
            and not (m.start <= self.tree.head[i] < m.end)
            and m.end_char >= self.tree.end[i]
        ]

    def _direct(self, i: int) -> tuple[Party, ...]:
        tree = self.tree
        if i in self.speakers:
            return (Party(self.speakers[i], i, "speaker"),)
        dep = tree.dep
        names = [
            k
            for k in tree.kids[i]
            if dep[k] in ("appos", "flat")
            or (dep[k] == "nmod" and k > i and tree.pos[k] == "PROPN" and not tree.case_of(k))
        ]
        for k in names:
            for m in self.index.headed_by(k) or self.index.covering(k):
                if m.kind == "name" and self.types.get(m.actor) == "PERSON" and tree.pos[k] != "ADJ":
                    return (Party(m.actor, k, "appos"),)
        own = self._mentions(i)
        if own:
            found = [Party(m.actor, i, "self") for m in own]
            for m in own:
                if m.kind == "metonym" and m.end - m.start > 3:
                    # `de Oekraïense en Amerikaanse delegatie`: both
                    found += [
                        Party(x.actor, i, "self")
                        for k in range(m.start, i)
                        for x in self.index.covering(k)
                        if x.kind == "adjective" and x.actor != m.actor
                    ]
            return tuple(dict.fromkeys(found))
        for k in names:
            apposed = self._mentions(k)
            if apposed:
                return tuple(dict.fromkeys(Party(m.actor, k, "appos") for m in apposed))
        if tree.pos[i] in ("NOUN", "PROPN"):
            low = tree.low[i]
            title = self.titles.of(low)
            if title is not None:
                named = self._named_after(i)
                if named is not None:
                    return (named,)
            if low in AGENTS or (title is not None and title.is_function):
                return tuple(
                    Party(p.actor, p.token, f"agent-{p.how}") for p in self.owners(i) if p.how != "poss"
                )
            part = [
                m for m in self.index.headed_by(i) if m.kind != "adjective" and m.start_char == tree.start[i]
            ]
            if part and low.rsplit("-", 1)[-1] in AGENTS:
                return tuple(Party(m.actor, i, "compound") for m in part)
        if tree.pos[i] == "NOUN":
            listed = self._listed(i)
            if listed:
                return listed
        if tree.low[i] in ("meerderheid", "deel", "merendeel", "lid", "leden", "beide", "twee", "allebei"):
            return tuple(p for p in self.owners(i) if p.how == "van")
        return ()

    def _listed(self, i: int) -> tuple[Party, ...]:
        """`zeventien landen, waaronder A, B en C`: the members that a list behind the noun names."""
        tree = self.tree
        _, last = tree.sentence(i)
        for k in range(i + 1, min(last, i + 8)):
            two = f"{tree.low[k]} {tree.low[k + 1]}" if k + 1 < last else ""
            if tree.low[k] in MEMBERS or two in MEMBERS:
                return tuple(self.listed(k + 1, last))
            if tree.pos[k] in ("VERB", "AUX", "SCONJ") or (
                tree.pos[k] == "PUNCT" and tree.words[k] not in ",(-–"
            ):
                break
        return ()

    def listed(self, start: int, last: int) -> list[Party]:
        """The named actors of a list of names that begins at token `start`."""
        tree = self.tree
        found: dict[str, Party] = {}
        gap = 0
        for k in range(start, min(last, start + 60)):
            names = [m for m in self.index.covering(k) if m.kind in ("name", "inhabitant", "metonym")]
            if names:
                for m in names:
                    found.setdefault(m.actor, Party(m.actor, m.root, "listed"))
                gap = 0
            elif tree.pos[k] in ("VERB", "AUX", "SCONJ", "PRON") or tree.words[k] in (".", ";", ":"):
                break
            elif tree.pos[k] not in ("PUNCT", "CCONJ", "DET", "NUM"):
                gap += 1
                if gap > 3:
                    break
        return list(found.values())

    def _named_after(self, title: int) -> Party | None:
        """The person whose name ends the phrase of a title: `minister van Buitenlandse Zaken Rubio`."""
        tree = self.tree
        for k in range(title + 1, min(tree.n, title + 8)):
            if tree.sent[k] != tree.sent[title] or tree.pos[k] in (
                "PUNCT",
                "VERB",
                "AUX",
                "CCONJ",
                "PRON",
                "SPACE",
            ):
                return None
            for m in self.index.covering(k):
                if m.kind == "name" and m.start == k and self.types.get(m.actor) == "PERSON":
                    return Party(m.actor, m.root, "appos") if tree.pos[k - 1] not in ("ADP", "DET") else None
        return None

    def all(self, heads: list[int]) -> list[Party]:
        """The actors of several heads, each once, in order."""
        found: dict[str, Party] = {}
        for h in heads:
            for p in self.direct(h):
                found.setdefault(p.actor, p)
        return list(found.values())

    def owners(self, i: int, *preps: str) -> list[Party]:
        """Actors attached to noun `i`: its adjective of country, possessor, or `van` phrase.

        With prepositions given, the actors in phrases with one of them instead.
        """
        tree = self.tree
        found: list[Party] = []
        for k in tree.kids[i]:
            d = tree.dep[k]
            if preps:
                if d in ("nmod", "obl", "obl:arg", "obl:agent") and tree.case_of(k) in preps:
                    case = tree.case_of(k)
                    found.extend(
                        Party(p.actor, p.token, case) for x in tree.conjuncts(k) for p in self.direct(x)
                    )
            elif d == "amod":
                for x in tree.conjuncts(k):
                    found.extend(
                        Party(m.actor, x, "adj") for m in self.index.covering(x) if m.kind == "adjective"
                    )
            elif d == "nmod:poss" or (d == "nmod" and not tree.case_of(k)):
                found.extend(
                    Party(p.actor, p.token, "poss") for x in tree.conjuncts(k) for p in self.direct(x)
                )
            elif d == "nmod" and tree.case_of(k) == "van":
                found.extend(
                    Party(p.actor, p.token, "van") for x in tree.conjuncts(k) for p in self.direct(x)
                )
        return list(dict.fromkeys(found))
