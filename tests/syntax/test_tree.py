"""Trees as plain lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

from aldus.syntax.tree import Tree, relink, tree_of

if TYPE_CHECKING:
    from .conftest import Parse

COORDINATED = """
    De DET det 1  steun NOUN nsubj 8  in ADP case 4  plaats NOUN fixed 2  kritiek NOUN nmod 1
    en CCONJ cc 6  spot NOUN conj 4  niet ADV advmod 8  helpt/helpen VERB:pv ROOT -
    Zij PRON nsubj 10  ging/gaan VERB:pv ROOT -
"""


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("rechtszaken", "recht_zaak", "rechtszaak"),
        ("vredesakkoord", "vrede_akkoord", "vredesakkoord"),
        ("zaak", "recht_zaak", "recht_zaak"),
        ("akkoord", "akkoord_", "akkoord_"),
    ],
)
def test_compounds_get_their_links_back(form: str, lemma: str, expected: str) -> None:
    assert relink(form, lemma) == expected


def test_lemmas_have_no_marks_of_their_parts(parse: Parse) -> None:
    tree = parse(
        "Rechtszaken/recht_zaak NOUN nsubj 1 kondigt/aan_kondigen VERB:pv ROOT - Leiden PROPN obj 1 aan/ ADP x 1"
    )
    assert tree.lemma[:3] == ["rechtszaak", "aankondigen", "leiden"]


def test_offsets_and_words_without_lemma() -> None:
    doc = Doc(
        spacy.blank("nl").vocab, words=["Él", "zei", ",", "“", "Ja"], spaces=[True, False, True, False, False]
    )
    tree = Tree(doc)
    assert [tree.text[a:b] for a, b in zip(tree.start, tree.end, strict=True)] == list(tree.words)
    assert (tree.lemma, tree.low) == (["él", "zei", ",", "“", "ja"], ["él", "zei", ",", "“", "ja"])
    assert (tree.head, tree.dep, tree.sents) == ([0, 1, 2, 3, 4], [""] * 5, [])


def test_tree_of_no_words() -> None:
    tree = Tree(Doc(spacy.blank("nl").vocab))
    assert (tree.n, tree.words, tree.head, tree.order) == (0, (), [], [])


def test_order_has_every_head_before_what_depends_on_it(parse: Parse) -> None:
    tree = parse(COORDINATED)
    place = {i: k for k, i in enumerate(tree.order)}
    assert sorted(place) == list(range(tree.n))
    assert all(place[h] < place[i] for i, h in enumerate(tree.head) if h != i)


def test_edges_of_subtrees(parse: Parse) -> None:
    tree = parse(COORDINATED)
    assert (tree.left[1], tree.right[1]) == (0, 6)
    assert (tree.left[8], tree.right[8]) == (0, 8)
    assert (tree.left[7], tree.right[7]) == (7, 7)


def test_sentences(parse: Parse) -> None:
    tree = parse(COORDINATED)
    assert tree.sents == [(0, 9), (9, 11)]
    assert (tree.sentence(3), tree.sentence(9)) == ((0, 9), (9, 11))


def test_prepositions_of_one_word_and_of_more(parse: Parse) -> None:
    tree = parse(COORDINATED)
    assert tree.case_of(4) == "in plaats"
    assert tree.case_of(1) == ""
    assert parse("Op/op ADP case 1 zondag NOUN ROOT -").case_of(1) == "op"


def test_conjuncts_and_children_by_relation(parse: Parse) -> None:
    tree = parse(COORDINATED)
    assert tree.conjuncts(4) == [4, 6]
    assert tree.conjuncts(6) == [6]
    assert tree.kids_of(8, "nsubj", "advmod") == [1, 7]
    assert tree.kids_of(8, "obj") == []


def test_conjuncts_of_conjuncts_in_text_order(parse: Parse) -> None:
    tree = parse("A PROPN ROOT - , PUNCT punct 2 B PROPN conj 0 en CCONJ cc 4 C PROPN conj 2")
    assert tree.conjuncts(0) == [0, 2, 4]


def test_a_doc_that_says_the_same_has_the_same_tree() -> None:
    vocab = spacy.blank("nl").vocab
    first, second = (
        Doc(vocab, words=["Zij", "helpt", name], heads=[1, 1, 1], deps=["nsubj", "ROOT", "obj"])
        for name in ("Jan", "Els")
    )
    tree = tree_of(first)
    assert tree_of(first) is tree
    first[2].lemma_ = "jan"
    assert tree_of(first).lemma[2] == "jan" and tree_of(first) is not tree
    assert tree_of(second).words == ("Zij", "helpt", "Els")
    again = tree_of(first)
    first._.words = ["Zij", "helpt", "JAN"]
    assert tree_of(first).words[2] == "JAN" != again.words[2]
