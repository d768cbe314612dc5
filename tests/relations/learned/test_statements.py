"""The types of statements by what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from aldus.document import Span
from aldus.nets import place
from aldus.relations.candidates import Candidates, Party
from aldus.relations.learned.model import Learned
from aldus.relations.learned.scorer import ATTENDED
from aldus.relations.learned.statements import LONGEST, SAID, TOLD, said, said_features, told_features

from .conftest import BAG, WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from aldus.nets import Weights
    from aldus.relations.reading import Reading


def test_what_is_said_is_the_content_else_the_sentence(reading: Reading) -> None:
    tree = reading.tree
    assert said(tree, 5, Span(tree.start[0], tree.end[2])) == [0, 1, 2]
    assert said(tree, 5, None) == [4, 5, 6, 7]
    assert len(said(tree, 5, Span(0, tree.end[7] * 1000))) <= LONGEST


def test_features_are_of_words_verbs_and_pairs(reading: Reading) -> None:
    found = said_features(reading.tree, [0, 1])
    names = ("lPeru", "lsteunen", "vsteunenWW|pv|tgw", "bperu steunt")
    assert set(found) >= {place(name, SAID) for name in names[1:]}
    assert len(found) == len(names)
    assert said_features(reading.tree, [])


def test_features_of_how_it_is_said_and_of_whom(reading: Reading) -> None:
    tree = reading.tree
    found = told_features(tree, 5, [0, 1, 2], None, ("PERSON", "COUNTRY"), (0,))
    lemma, head = tree.lemma[5], tree.lemma[tree.head[0]]
    names = (
        "TCOUNTRY",
        "SPERSON",
        f"TLTrue{lemma}",
        "inTrueTrue",
        f"d{tree.dep[0]}",
        f"h{head}",
        "qFalse",
        "cTrue",
    )
    assert {place(name, TOLD) for name in names} <= set(found)
    alone = told_features(tree, 5, [0, 1, 2], Span(0, 4), ("PERSON", None), ())
    assert {place(name, TOLD) for name in ("TNone", f"TLFalse{lemma}", "inFalseFalse", "cFalse")} <= set(
        alone
    )


@pytest.mark.parametrize(("word", "event"), [("lsteunen", "ACCUSE"), ("lzwijgen", None)])
def test_a_type_comes_from_the_words_of_the_content(
    doc: Doc, reading: Reading, weights: Callable[..., Weights], word: str, event: str | None
) -> None:
    """The first number of a bag tells ACCUSE."""
    doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float16)
    types = Learned(weights()).scorer.types
    # Trigger, mean of the vectors, bag of what is said, bag of how, what one head attends to.
    table, second = np.zeros((SAID, 1)), np.zeros((1, len(types)))
    first = np.zeros((WIDTH + BAG + WIDTH + 1 + 1 + WIDTH, 1))
    table[place(word, SAID), 0] = first[2 * WIDTH + BAG, 0] = 1
    second[0, types.index("ACCUSE")] = 90
    layers = {
        "said": table, "told": np.zeros((TOLD, 1)),
        "saidq.w": np.zeros((WIDTH + BAG, ATTENDED)), "saidq.b": np.zeros(ATTENDED), "saidk.w": np.zeros((WIDTH, ATTENDED)),
        "said1.w": first, "said1.b": np.zeros(1), "said2.w": second, "said2.b": np.zeros(len(types)),
    }  # fmt: skip
    rules = Candidates()
    content = Span(reading.tree.start[0], reading.tree.end[2])
    rules.say([Party("els", 6, "self")], trigger=5, predicate="bellen", rule="say-verb", content=content)
    found = Learned(weights(**{"t2.b": np.full(3, -9.0)}, **layers))(reading, rules, "balanced")
    assert found is not None
    assert [c.event_type for c in found] == [event]
