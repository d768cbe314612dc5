"""The sentences and documents of CoNLL-U files."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple


class Word(NamedTuple):
    """A syntactic word: one line of a sentence."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    """Features divided by `|`; `_` for none."""
    head: int
    """Number of the head in the sentence, from 1; 0 for the root."""
    rel: str
    space: bool
    """Whether white space follows."""


class Sentence(NamedTuple):
    """A sentence of a treebank."""

    id: str
    words: tuple[Word, ...]

    @property
    def document(self) -> str:
        """The beginning of the id, which all sentences of its document share."""
        return document_of(self.id)

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as written."""
        return tuple(w.form for w in self.words)


def document_of(sentence: str) -> str:
    """The document of a sentence's id: `WR-1\\WR-1.p.5.s.4` and `WR-1.p.5.s.4` give `WR-1`."""
    return re.split(r"\\|\.p\.", sentence)[0]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, gzipped or not; ranges and empty nodes are left out.

    Raises:
        ValueError: if a line is no CoNLL-U; it names the file and the line.
    """
    with (
        gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as f
    ):
        yield from parse(f, str(path))


def parse(lines: Iterable[str], name: str = "<text>") -> Iterator[Sentence]:
    """The sentences in lines of CoNLL-U; `name` stands in messages."""
    id = ""
    words: list[Word] = []
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            if key.strip() == "sent_id":
                id = value.strip()
        elif line:
            columns = line.split("\t")
            if columns[0].isdigit():
                try:
                    words.append(_word(columns))
                except (IndexError, ValueError):
                    raise ValueError(f"{name}, line {number}: not CoNLL-U: {line}") from None
        elif words:
            yield Sentence(id, tuple(words))
            id, words = "", []
    if words:
        yield Sentence(id, tuple(words))


def _word(columns: list[str]) -> Word:
    _, form, lemma, upos, xpos, feats, head, rel, _, misc = columns
    return Word(form, lemma, upos, xpos, feats, int(head), rel, "SpaceAfter=No" not in misc)


def documents(path: Path) -> Iterator[list[Sentence]]:
    """The documents of a file: its sentences, grouped where ids that follow each other share their beginning."""
    for _, group in groupby(sentences(path), key=lambda s: s.document):
        yield list(group)
