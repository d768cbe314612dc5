"""What the network found, on a Doc."""

from __future__ import annotations

import json

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from aldus.encoder.windows import Reading
from aldus.encoder.writing import Writer

LABELS = {
    "morph": ["NOUN\tNumber=Sing", "VERB\t_"],
    "xpos": ["N|soort", "WW|pv"],
    "rels": ["root", "nsubj"],
    "names": ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"],
}
NAMES = json.dumps(
    {"kinds": {"Ajax": "ORG", "Jan": "ORG"}, "titles": ["president"], "groups": ["Russen"]}
).encode()


def written(words: list[str], names: list[int], lemmas: list[str] | None = None) -> Doc:
    vocab = spacy.blank("nl").vocab
    doc = Doc(vocab, words=words, spaces=[False] * len(words))
    at = [t.i for t in doc if not t.is_space]
    one = np.ones(len(at), dtype=np.int64)
    one[0] = 0
    zero = np.zeros(len(at), dtype=np.int64)
    reading = Reading(zero, one, one, one, np.array(names), lemmas)
    writer = Writer(vocab, LABELS, NAMES)
    writer.tokens(doc, at, reading)
    writer.names(doc, at, [doc[i].text for i in at], reading)
    return doc


def test_tokens_have_all_their_columns() -> None:
    doc = written(["Water", "stroomt"], [0, 0], ["water", "stromen"])
    assert [(t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i) for t in doc] == [
        ("N|soort", "NOUN", "Number=Sing", "water", "ROOT", 0),
        ("WW|pv", "VERB", "", "stromen", "nsubj", 0),
    ]


def test_lemmas_can_be_left_out() -> None:
    doc = written(["Water", "stroomt"], [0, 0])
    assert not doc.has_annotation("LEMMA")
    assert doc.has_annotation("DEP")


def test_white_space_hangs_on_the_word_before_it() -> None:
    doc = written(["\n", "Water", " ", "\n", "stroomt", "\n"], [0, 0], ["water", "stromen"])
    assert [t.head.i for t in doc] == [1, 1, 1, 1, 1, 4]
    assert [(t.tag_, t.pos_, t.dep_, t.lemma_) for t in doc if t.is_space] == [
        ("_SP", "SPACE", "dep", t.text) for t in doc if t.is_space
    ]


@pytest.mark.parametrize(
    ("words", "names", "found"),
    [
        (["Jan", "Piet"], [1, 1], [("Jan", "PERSON"), ("Piet", "PERSON")]),
        # A title is no part of a name, unless it is all of it.
        (["president", "Jan"], [1, 2], [("Jan", "PERSON")]),
        (["president"], [1], [("president", "PERSON")]),
        # A name of one kind keeps it, but a person is a person.
        (["Ajax"], [3], [("Ajax", "ORG")]),
        (["Jan"], [1], [("Jan", "PERSON")]),
        (["Russen"], [0], [("Russen", "NORP")]),
        (["Russen"], [3], [("Russen", "ORG")]),
        # No name goes over a line end.
        (["Jan", "\n", "Piet"], [1, 2], []),
    ],
)
def test_names(words: list[str], names: list[int], found: list[tuple[str, str]]) -> None:
    assert [(e.text, e.label_) for e in written(words, names).ents] == found
