"""Docs built by hand for the tests of the actors component: no model is needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from aldus.actors.component import ActorResolver

Build = Callable[..., "Doc"]

CODES = {
    "V": ("VERB", "WW|pv|verl|ev"),
    "Vp": ("VERB", "WW|pv|verl|mv"),
    "I": ("VERB", "WW|inf"),
    "N": ("NOUN", "N|soort|ev|basis|zijd|stan"),
    "Nh": ("NOUN", "N|soort|ev|basis|onz|stan"),
    "Np": ("NOUN", "N|soort|mv|basis"),
    "A": ("ADJ", "ADJ|prenom"),
    "An": ("ADJ", "ADJ|nom|zonder|zonder-n"),
    "D": ("DET", "LID"),
    "C": ("ADP", "VZ"),
    "W": ("ADV", "BW"),
    "R": ("PRON", "VNW|pers"),
    "Ra": ("PRON", "VNW|aanw"),
    "Rb": ("PRON", "VNW|betr"),
    "Rr": ("PRON", "VNW|refl"),
    "B": ("PRON", "VNW|bez"),
    "T": ("NUM", "TW|hoofd"),
    "X": ("PUNCT", "LET"),
    "E": ("PROPN", "N|eigen|ev"),
    "G": ("PROPN", "N|eigen|gen"),
}
"""Word class and tag of each code for `told`."""

LABELS = {"PER": "PERSON", "ORG": "ORG", "GPE": "GPE", "FAC": "FAC", "LANG": "LANGUAGE", "LAW": "LAW"}
"""Label of the recogniser for each code of a name."""

BY_DEP = {
    "ROOT": "V", "det": "D", "case": "C", "mark": "C", "cc": "C", "amod": "A", "advmod": "W", "nmod:poss": "B",
    "punct": "X", "nummod": "T",
}  # fmt: skip
BY_WORD = dict.fromkeys(("hij", "hem", "zij", "ze", "haar", "hen", "hun"), "R") | {"zich": "Rr", "die": "Ra"}


@lru_cache(maxsize=1)
def blank() -> tuple[Language, ActorResolver]:
    """A pipeline that only cuts words, and the component."""
    import spacy

    from aldus.actors.component import ActorResolver

    nlp = spacy.blank("nl")
    return nlp, ActorResolver(nlp)


def raw(rows: list[list[str]], starts: list[bool]) -> Doc:
    """A Doc of rows `word pos tag dep head [entity]`; heads count words of the whole Doc."""
    from spacy.tokens import Doc

    return Doc(
        blank()[0].vocab,
        words=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        tags=[r[2] for r in rows],
        deps=[r[3] for r in rows],
        heads=[i if r[3] == "ROOT" else int(r[4]) for i, r in enumerate(rows)],
        ents=[r[5] if len(r) > 5 else "O" for r in rows],
        morphs=["Number=Plur" if "|mv" in r[2] else "Number=Sing" if "|ev" in r[2] else "" for r in rows],
        sent_starts=starts,
    )


def _token(text: str) -> tuple[str, str, str, str]:
    """Word, relation, code and head of `word:relation:code@head`."""
    text, _, head = text.partition("@")
    word, _, dep = text.partition(":")
    before, _, code = dep.rpartition(":")
    if code in CODES or code in LABELS:
        return word, before, code, head
    return word, dep, BY_DEP.get(dep) or BY_WORD.get(word.lower()) or "N", head


def told(*sentences: str) -> Doc:
    """A Doc of sentences, each of words `word:relation:code@head`.

    The head is another word of the sentence, without one its root. A name of several words is joined with `+`:
    `Jan+Bos:nsubj:PER`. Codes are those of `CODES` and `LABELS`; where none is given, relation and word tell.
    """
    rows: list[list[str]] = []
    starts: list[bool] = []
    for sentence in sentences:
        first = len(rows)
        heads: list[tuple[int, str]] = []
        root = first
        for part in sentence.split():
            word, dep, code, head = _token(part)
            at = len(rows)
            for k, piece in enumerate(word.split("+")):
                ent = f"{'I' if k else 'B'}-{LABELS[code]}" if code in LABELS else "O"
                rows.append([piece, *CODES.get(code, CODES["E"]), "flat" if k else dep, str(at), ent])
            if dep == "ROOT":
                root = at
            else:
                heads.append((at, head))
        at_word = {rows[i][0]: i for i in reversed(range(first, len(rows)))}
        for at, head in heads:
            rows[at][4] = str(at_word[head] if head else root)
        starts += [i == first for i in range(first, len(rows))]
    return raw(rows, starts)


@pytest.fixture(scope="session")
def build() -> Build:
    """Make a processed Doc from lines `word pos tag dep head [entity]`; a blank line starts a sentence.

    Heads count words from 0 in the whole Doc; `entity` is `B-PERSON`, `I-PERSON`, `B-ORG` and so on.
    """

    def make(text: str) -> Doc:
        rows: list[list[str]] = []
        starts: list[bool] = []
        for block in text.strip().split("\n\n"):
            for k, line in enumerate(block.strip().splitlines()):
                rows.append(line.split())
                starts.append(k == 0)
        return blank()[1](raw(rows, starts))

    return make


@pytest.fixture(scope="session")
def tell() -> Build:
    """Make a processed Doc from sentences as `told` reads them."""
    return lambda *sentences: blank()[1](told(*sentences))


def found(doc: Doc) -> list[tuple[str, str, str]]:
    """The mentions of a Doc as (text, actor, rule)."""
    return [(doc.text[m.start_char : m.end_char], m.actor, m.rule) for m in doc._.mentions]


def of(doc: Doc, *words: str) -> list[tuple[str, str]]:
    """Actor and rule of the mentions that end with one of the words."""
    return [(actor, rule) for text, actor, rule in found(doc) if text.split()[-1] in words]
