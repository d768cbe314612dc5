"""Words that say of the act under them whether it happened: `ontkennen`, `plan`, `in plaats van`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from aldus.document import Status
from aldus.lexicon.compounds import Compounds
from aldus.lexicon.load import Row, read_rows
from aldus.lexicon.words import fold_lemmas

REPORTS = frozenset(("assert", "accuse"))
"""Classes of words that tell of an act as it is, whether or not they are said themselves."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """What a word says of an act in one of its constructions."""

    kind: str
    """Its class, such as `deny`."""
    positive: Status
    negative: Status
    attributed: bool
    """Whether who the word belongs to is the one who claims the act."""

    def under(self, status: Status) -> Status:
        """The status of the act, where the word itself has `status`."""
        if status == "negated":
            return self.negative
        if status == "actual" or self.kind in REPORTS or self.positive in ("possible", self.negative):
            return self.positive
        return "possible" if self.positive == "negated" else status


Constructions = Mapping[str, Embedding]
"""What a word says of the act in each of its constructions: `dat`, `te`, `obj`, `tegen` ..."""


@dataclass(frozen=True, slots=True)
class Embeddings:
    """The embedding words; keys are lemmas in lower case without underscores."""

    verbs: Mapping[str, Constructions]
    phrases: Mapping[str, tuple[tuple[frozenset[str], Constructions], ...]]
    """Verbs with other words, by the verb: `uit de weg gaan`."""
    nouns: Compounds[Constructions]
    """Nouns, also as the last part of a compound, and `geen` with a noun."""
    adjectives: Mapping[str, Constructions]
    prepositions: Mapping[str, Constructions]


def embeddings_of(rows: Iterable[Row]) -> Embeddings:
    """The embedding words of a table; the first row of a word and construction counts."""
    found: dict[str, dict[str, dict[str, Embedding]]] = {"verb": {}, "noun": {}, "adj": {}, "prep": {}}
    for row in rows:
        says = Embedding(row["class"], row["positive"], row["negative"], row.yes("attributed"))  # type: ignore[arg-type]
        constructions = found[row["pos"]].setdefault(fold_lemmas(row["lemma"]), {})
        for name in row.parts("construction"):
            constructions.setdefault(name, says)
    phrases: dict[str, tuple[tuple[frozenset[str], Constructions], ...]] = {}
    for lemma, constructions in found["verb"].items():
        *words, verb = lemma.split(" ")
        if words:
            phrases[verb] = (*phrases.get(verb, ()), (frozenset(words), constructions))
    return Embeddings(
        {lemma: x for lemma, x in found["verb"].items() if " " not in lemma},
        phrases,
        Compounds(found["noun"]),
        found["adj"],
        found["prep"],
    )


@lru_cache(maxsize=1)
def embeddings() -> Embeddings:
    """The embedding words that ship with Aldus.

    Raises:
        PipelineError: if the table is missing or broken.
    """
    return embeddings_of(read_rows("embedding.csv"))
