"""Frog as a pipeline: its sentences, CGN tags, lemmas and names (it has no UD relations and no UPOS)."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

NAMES = {"per": "PERSON", "org": "ORG", "loc": "GPE", "pro": "PRODUCT", "eve": "EVENT"}


def annotate(texts: Iterable[str]) -> Iterator[Doc]:
    """Docs as Frog annotates them; needs the Debian packages `frog` and `frogdata`."""
    vocab = spacy.blank("nl").vocab
    texts = [" ".join(text.split()) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        texts_in = Path(folder) / "in"
        texts_in.mkdir()
        for number, text in enumerate(texts):
            (texts_in / f"{number:06}.txt").write_text(text + "\n", encoding="utf-8")
        command = ["frog", "--skip=mp", f"--testdir={texts_in}", f"--outputdir={folder}/out"]
        # It leaves a file where it runs.
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for number, text in enumerate(texts):
            lines = (Path(folder) / "out" / f"{number:06}.txt.out").read_text(encoding="utf-8").splitlines()
            yield to_doc(vocab, text, [line.split("\t") for line in lines if line.strip()])


def to_doc(vocab: Vocab, text: str, rows: list[list[str]]) -> Doc:
    """A Doc of Frog's columns for a text on one line."""
    words, spaces, at = [], [], 0
    for row in rows:
        word = row[1].replace("_", " ") if row[1] not in text else row[1]  # `Donald_Trump` is one token
        at = max(at, text.find(word, at)) + len(word)
        words.append(word)
        spaces.append(text[at : at + 1] == " ")
    doc = Doc(vocab, words=words, spaces=spaces)
    for token, row in zip(doc, rows, strict=True):
        token.is_sent_start = int(row[0]) == 1
        token.lemma_ = row[2]
        token.tag_ = re.sub(r"[(,]", "|", row[4]).replace(")", "").rstrip("|")
    doc.set_ents(names(doc, [row[6] if len(row) > 6 else "O" for row in rows]))
    return doc


def names(doc: Doc, labels: list[str]) -> list[Span]:
    """The names that Frog's labels `B-PER`, `I-PER`, `O` mark; `B-LOC_B-ORG` is a LOC."""
    found = []
    begin, kind = -1, ""
    for i, label in enumerate([*labels, "O"]):
        if begin >= 0 and not label.startswith("I-"):
            found.append(Span(doc, begin, i, label=NAMES.get(kind, kind.upper())))
            begin = -1
        if label.startswith("B-"):
            begin, kind = i, re.split(r"[_+]", label[2:])[0].lower()
    return found
