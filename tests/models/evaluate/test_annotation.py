"""Trees and tags against a treebank, on running text."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from models.conllu import Sentence, Word
from models.evaluate.annotation import Text, from_doc, join, score

ELS = Word("Els", "Els", "PROPN", "SPEC", "Number=Sing", 2, "nsubj", True)
BELT = Word("belt", "bellen", "VERB", "WW", "VerbForm=Fin|ExtPos=VERB", 0, "root", True)
OP = Word("op", "op", "ADP", "VZ", "_", 2, "compound:prt", False)
DOT = Word(".", ".", "PUNCT", "LET", "_", 2, "punct", False)
GOLD = join(
    [Sentence("d.p.1.s.1", (ELS, BELT, OP, DOT)), Sentence("d.p.1.s.2", (BELT, ELS._replace(head=1)))]
)


def doc(words: list[str], heads: list[int], deps: list[str], starts: list[int]) -> Text:
    vocab = spacy.blank("nl").vocab
    begins = [i in starts for i in range(len(words))]
    made = Doc(vocab, words=words, heads=heads, deps=deps, pos=["X"] * len(words), sent_starts=begins)
    made[1].lemma_ = "bellen"
    return from_doc(made)


def test_sentences_are_joined_to_running_text() -> None:
    assert GOLD.text == "Els belt op. belt Els "
    assert [t.span for t in GOLD.tokens] == [(0, 3), (3, 7), (7, 9), (9, 10), (10, 14), (14, 17)]
    assert GOLD.sentences == {(0, 10), (10, 17)}
    assert [t.head for t in GOLD.tokens] == [(3, 7), None, (3, 7), (3, 7), None, (10, 14)]
    assert GOLD.tokens[1].morph == "VerbForm=Fin"


def test_the_gold_scores_full_marks() -> None:
    scores = score([GOLD], [GOLD])
    assert {scores[k] for k in ("token", "uas", "las", "upos", "tag", "morph", "lemma", "sentence")} == {1.0}
    assert scores["relations"]["compound:prt"] == 1.0
    assert scores["relations"]["iobj"] == 0.0


def test_a_wrong_token_costs_in_every_column() -> None:
    found = doc(
        ["Els", "belt", "op.", "belt", "Els"], [1, 1, 1, 3, 3], ["nsubj", "ROOT", "x", "ROOT", "x"], [0, 3]
    )
    scores = score([GOLD], [found])
    assert scores["token"] == round(2 * 4 / 11, 4)
    assert scores["sentence"] == 1.0
    assert scores["uas"] == round(2 * 4 / 11, 4)
    assert scores["las"] == round(2 * 3 / 11, 4)  # the second Els has another relation
    assert scores["lemma"] == round(2 * 1 / 11, 4)


def test_a_sentence_that_starts_elsewhere_is_wrong() -> None:
    found = doc(
        ["Els", "belt", "op", ".", "belt", "Els"],
        [1, 1, 1, 1, 4, 4],
        ["nsubj", "ROOT", "x", "x", "ROOT", "x"],
        [0, 4],
    )
    assert score([GOLD], [found])["sentence"] == 1.0
    one = GOLD._replace(sentences={(0, 17)})
    assert score([one], [found])["sentence"] == 0.0


def test_lemmas_without_underscores_count_apart() -> None:
    other = GOLD._replace(tokens=[t._replace(lemma=f"{t.lemma[:1]}_{t.lemma[1:]}") for t in GOLD.tokens])
    scores = score([GOLD], [other])
    assert (scores["lemma"], scores["lemma_closed"]) == (0.0, 1.0)


def test_white_space_tokens_do_not_count() -> None:
    made = spacy.blank("nl")("Els  belt\nop")
    assert [t.span for t in from_doc(made).tokens] == [(0, 3), (3, 7), (7, 9)]
