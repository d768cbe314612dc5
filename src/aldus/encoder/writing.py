"""What the network found, written on a Doc."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.symbols import IDS as SYMBOLS
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from aldus.encoder.decoding import name_spans
from aldus.encoder.windows import Reading


class Writer:
    """Writes tags, morphology, lemmas, trees and names on Docs.

    Its strings are added to the vocabulary when it is made: those that are added within `nlp.memory_zone()` are
    gone after it.

    Args:
        vocab: the vocabulary of the Docs.
        labels: the labels of the network.
        names: `names.json`: names that are of one kind in any context, titles, and names of groups.
    """

    def __init__(self, vocab: Vocab, labels: Mapping[str, Sequence[str]], names: bytes) -> None:
        self._strings = vocab.strings
        strings = vocab.strings
        morphs = [label.split("\t") for label in labels["morph"]]
        self._tags = np.array([strings.add(tag) for tag in labels["xpos"]], dtype=np.uint64)
        self._poses = np.array([SYMBOLS[pos] for pos, _ in morphs], dtype=np.uint64)
        self._morphs = np.array(
            [vocab.morphology.add("" if feats == "_" else feats) for _, feats in morphs], dtype=np.uint64
        )
        self._deps = np.array(
            [strings.add("ROOT" if rel == "root" else rel) for rel in labels["rels"]], dtype=np.uint64
        )
        self._space = (strings.add("_SP"), SYMBOLS["SPACE"], strings.add("dep"))
        self._names = labels["names"]
        known = json.loads(names)
        self._kinds: dict[str, str] = known["kinds"]
        self._titles = frozenset[str](known["titles"])
        self._groups = frozenset[str](known["groups"])

    def blank(self, doc: Doc) -> None:
        """Write a Doc without words: one sentence of white space, which hangs on its first token."""
        if len(doc):
            columns = {
                name: [value] * len(doc) for name, value in zip((TAG, POS, DEP), self._space, strict=True)
            }
            columns[HEAD] = [-i % 2**64 for i in range(len(doc))]
            doc.from_array(list(columns), np.array(list(columns.values()), dtype=np.uint64).T)  # type: ignore[arg-type]

    def tokens(self, doc: Doc, words: Sequence[int], reading: Reading) -> None:
        """Write the annotation of tokens.

        Args:
            doc: the Doc.
            words: the tokens that are words; not empty.
            reading: what was found in these words.
        """
        at = np.array(words, dtype=np.int64)
        tag, pos, dep = (np.full(len(doc), value, dtype=np.uint64) for value in self._space)
        tag[at] = self._tags[reading.xpos]
        pos[at] = self._poses[reading.morph]
        dep[at] = self._deps[reading.rels]
        morph = np.zeros(len(doc), dtype=np.uint64)
        morph[at] = self._morphs[reading.morph]
        # White space hangs on the word before it; at the very start on the first word.
        tokens = np.arange(len(doc))
        head = at[np.maximum(np.searchsorted(at, tokens, side="right") - 1, 0)]
        head[at] = at[reading.heads]
        columns = {TAG: tag, POS: pos, MORPH: morph, DEP: dep, HEAD: (head - tokens).astype(np.uint64)}
        if reading.lemmas is not None:
            lemmas = np.array(doc.to_array("ORTH"), dtype=np.uint64)
            lemmas[at] = [self._strings.add(lemma) for lemma in reading.lemmas]
            columns[LEMMA] = lemmas
        doc.from_array(list(columns), np.stack(list(columns.values()), axis=1))  # type: ignore[arg-type]
        if reading.vectors is not None:
            doc.tensor = np.zeros((len(doc), reading.vectors.shape[1]), dtype=np.float16)
            doc.tensor[at] = reading.vectors

    def names(self, doc: Doc, tokens: Sequence[int], words: Sequence[str], reading: Reading) -> None:
        """Write `doc.ents`.

        Args:
            doc: the Doc.
            tokens: the tokens that are words; not empty.
            words: how these read.
            reading: what was found in these words.
        """
        labels = [self._names[j] for j in reading.names.tolist()]
        for k, label in enumerate(labels):
            if label == "O" and words[k] in self._groups:
                labels[k] = "B-NORP"
        ents = []
        for start, end, kind in name_spans(labels):
            while kind == "PERSON" and start < end - 1 and words[start].lower() in self._titles:
                start += 1
            span = doc[tokens[start] : tokens[end - 1] + 1]
            # A name never goes over a line end.
            if "\n" not in span.text:
                text = span.text if doc[tokens[start]].text == words[start] else " ".join(words[start:end])
                label = kind if kind == "PERSON" else self._kinds.get(text, kind)
                ents.append(Span(doc, span.start, span.end, label=label))
        doc.set_ents(ents)
