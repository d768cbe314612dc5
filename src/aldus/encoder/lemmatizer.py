"""Lemmas of words: from the treebank, from tables of known lemmas, and from the scripts that the network chooses."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from aldus.encoder.decoding import Floats
from aldus.encoder.lemmas import (
    apply_script,
    cut_compound,
    infinitives,
    lemma_index,
    lexicon_form,
    singulars,
)
from aldus.lexicon.compounds import last_part

TABLE_TAGS = ("N|soort", "WW", "ADJ")
"""CGN tags whose unseen forms are looked up in the lemma table."""
PLAIN_FORMS = ("WW|pv|tgw|mv", "WW|inf|vrij")
"""Tags of verb forms that are their lemma: `kraken`."""
KNOWN_BONUS = 4.0
"""How much more a known lemma may lack in score against one that no table has."""
_PLAIN = dict(zip("äëïöü", "aeiou", strict=True))
_PREFIXES = frozenset(("be", "ver", "ont", "her", "er", "mis"))
PART_BONUS = 2.0
"""What a known part adds to the score of a cut of a compound."""


class Lemmatizer:
    """Makes the lemmas of words from their tags and the scores of the network.

    Args:
        scripts: the labels of lemma scripts.
        cuts: the labels of cuts of compounds; the first cuts nothing.
        treebank: `lemmas.json.gz`: the lemmas of the treebank's words by tag and form.
        table: lemmas by form, for words that the treebank lacks.
    """

    def __init__(
        self, scripts: Sequence[str], cuts: Sequence[str], treebank: bytes, table: Mapping[str, str]
    ) -> None:
        self._scripts = scripts
        self._cuts = cuts
        self._treebank: dict[str, dict[str, str]] = json.loads(gzip.decompress(treebank))
        self._table = table
        self.small = frozenset(table).union(
            *(forms for tag, forms in self._treebank.items() if not tag.startswith(("SPEC", "N|eigen")))
        )
        """Known forms that are no names, in small letters."""
        verbs = {v for tag, forms in self._treebank.items() if tag.startswith("WW") for v in forms.values()}
        separable = Counter(verb.split("_")[0] for verb in verbs if "_" in verb)
        self._particles = frozenset(particle for particle, times in separable.items() if times >= 5)
        """What separable verbs begin with: `aan`, `tegemoet`."""
        self._nouns = lemma_index()
        self._known = frozenset(table.values()).union(*(forms.values() for forms in self._treebank.values()))
        compounds = [
            lemma
            for tag, forms in self._treebank.items()
            if tag.startswith("N|soort")
            for lemma in forms.values()
        ]
        # What stands before and after the underscores of known compounds, and whole nouns.
        self._lasts = {noun.split("_")[-1] for noun in compounds}
        self._firsts = {noun.split("_")[0] for noun in compounds} | self._lasts

    def __call__(self, words: Sequence[str], tags: Sequence[str], scripts: Floats, cuts: Floats) -> list[str]:
        """The lemmas of the first words of a window, without the particles that stand elsewhere.

        Args:
            words: the words.
            tags: their CGN tags.
            scripts: the scores of lemma scripts, for these words at least.
            cuts: the scores of cuts of compounds.
        """
        return [
            # Words of the treebank have the lemma that they have there.
            self._treebank.get(tag, {}).get(lexicon_form(word, tag))
            or self._made(word, tag, scripts[k], cuts[k])
            for k, (word, tag) in enumerate(zip(words, tags, strict=True))
        ]

    def _made(self, word: str, tag: str, scripts: Floats, cuts: Floats) -> str:
        """The lemma of a word that the treebank lacks."""
        lemma = apply_script(word, self._scripts[int(scripts.argmax())]) or ""
        open_class = tag.startswith(TABLE_TAGS)
        if not lemma or (open_class and not self._knows(lemma, tag)):
            lemma = self._next_best(word, scripts, lemma, tag) or lemma or word
            if tag.startswith("N|soort|mv") and lemma not in self._known:
                lemma = next((m for m in singulars(word.lower()) if self._is_noun(m)), lemma)
            elif tag.startswith("WW") and not self._knows(lemma.replace("_", ""), tag):
                small = word.lower()  # `onderhandelen`, which the tag may take for another form
                lemma = small if self._knows(small, tag) else self._infinitive(small, tag) or lemma
        if tag.startswith(PLAIN_FORMS) and "_" not in lemma and word.lower() in self._known:
            lemma = word.lower()
        if open_class and "_" not in lemma:
            lemma = self._cut(self._table.get(word.lower(), lemma), cuts)
        if word[:1] != lemma[:1]:  # `geïsoleerd`, without its `ge`
            lemma = _PLAIN.get(lemma[:1], lemma[:1]) + lemma[1:]
        return lemma

    def _infinitive(self, word: str, tag: str) -> str:
        """The infinitive of a verb form that no table has: `opwierp`, `verdachten`, `bekritiseerden`; empty where nothing is sure."""
        participle = tag.startswith("WW|vd")
        for cut in range(len(word) - 3, 1, -1):
            first, rest = word[:cut], word[cut:]
            base = self._treebank.get(tag, {}).get(rest) or self._table.get(rest, "")
            if "_" in base or not self._knows(base, tag):
                continue
            if first in self._particles:
                return f"{first}_{base}"
            if first in _PREFIXES and first + base in self._known:
                return first + base
            if participle and rest.startswith("ge") and len(first) > 2 and first in self.small:
                return f"{first}_{base}"  # `lastiggevallen`
        regular = list(infinitives(word, tag))
        return next((verb for verb in regular if verb in self._known), regular[0] if regular else "")

    def _knows(self, lemma: str, tag: str) -> bool:
        """Whether a table has this lemma; verbs have infinitives."""
        return lemma in self._known and (not tag.startswith("WW") or lemma.endswith("n"))

    def _is_noun(self, word: str) -> bool:
        """Whether a word is a known noun, or a compound that ends in one."""
        return last_part(word, self._nouns, shortest=4, first=1) is not None

    def _next_best(self, word: str, scores: Floats, made: str, tag: str) -> str:
        """The lemma of the best other script, of open classes one that the tables have; empty where none is near."""
        order = np.argsort(-scores)[:8].tolist()
        floor = float(scores[order[0]]) - KNOWN_BONUS
        for choice in order:
            other = apply_script(word, self._scripts[choice])
            if not made and other:
                return other
            if scores[choice] < floor:
                break
            if other and (self._knows(other, tag) or not tag.startswith(TABLE_TAGS)):
                return other
        return ""

    def _cut(self, lemma: str, scores: Floats) -> str:
        """Cut a compound where the network and the parts that are known say so."""
        if len(lemma) < 6:
            return lemma
        best, best_score = lemma, float(scores[0])
        for choice in np.argsort(-scores)[:12].tolist():
            if float(scores[choice]) + 2 * PART_BONUS <= best_score:
                break
            made = cut_compound(lemma, self._cuts[choice]) if choice else lemma
            if made == lemma:
                continue
            first, last = made.split("_")[0], made.split("_")[-1]
            score = float(scores[choice])
            score += PART_BONUS * ((first in self._firsts) + (last in self._lasts))
            if score > best_score:
                best, best_score = made, score
        return best


def add_particles(
    lemmas: list[str], words: Sequence[str], particles: Iterable[tuple[int, int]], verbs: Collection[int]
) -> None:
    """Give separable verbs their particles in place: `kondigde ... aan` is `aan_kondigen`.

    Args:
        lemmas: the lemmas of all words.
        words: the words.
        particles: each particle with its head.
        verbs: the words that are verbs.
    """
    for particle, head in particles:
        if head in verbs and "_" not in lemmas[head]:
            lemmas[head] = f"{words[particle].lower()}_{lemmas[head]}"
