"""Lemmas of predicates: particles, wherever they stand, and clusters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from aldus.syntax.clause import Clause

Find = Callable[[str, str], "Clause"]


@pytest.mark.parametrize("lemma", ["kondigen", "aan_kondigen"])
def test_particle_is_part_of_the_lemma(clause: Find, lemma: str) -> None:
    c = clause(
        f"Peru PROPN nsubj 1 kondigt/{lemma} VERB:pv ROOT - hulp NOUN obj 1 aan ADP compound:prt 1", "kondigt"
    )
    assert (c.lemma, c.particles) == ("aankondigen", [3])


def test_word_that_is_no_particle_after_all_is_left_out(clause: Find) -> None:
    text = "Peru PROPN nsubj 1 meldt/voor_melden VERB:pv ROOT - voor ADP compound:prt 1 ooit ADV advmod 1"
    assert clause(text, "meldt").lemma == "melden"


@pytest.mark.parametrize(
    "text, verb, lemma",
    [
        (
            "Peru PROPN nsubj 3 in ADP compound:prt 3 te PART mark 3 roepen/in_roepen VERB:inf ROOT -",
            "roepen",
            "inroepen",
        ),
        (
            "Peru PROPN nsubj 1 roept/in_roepen VERB:pv ROOT - dat PRON obj 1 in ADP compound:prt 1",
            "roept",
            "inroepen",
        ),
        (
            "Peru PROPN nsubj 1 roept/in_roepen VERB:pv ROOT - in ADP compound:prt 1 , PUNCT punct 1 zei VERB:pv parataxis 1",
            "roept",
            "inroepen",
        ),
        (
            "Peru PROPN nsubj 1 wil/terug_willen VERB:pv ROOT - dat PRON obj 1 terug ADV compound:prt 1",
            "wil",
            "willen",
        ),
    ],
)
def test_particle_where_one_must_stand_stays_with_an_unknown_verb(
    clause: Find, text: str, verb: str, lemma: str
) -> None:
    assert clause(text, verb).lemma == lemma


def test_unknown_verb_keeps_its_lemma(clause: Find) -> None:
    c = clause("Peru PROPN nsubj 1 zwemt/over_zwemmen VERB:pv ROOT - over ADP compound:prt 1", "zwemt")
    assert c.lemma == "overzwemmen"
    bare = clause("Peru PROPN nsubj 1 zwemt/zwemmen VERB:pv ROOT - over ADP compound:prt 1", "zwemt")
    assert bare.lemma == "zwemmen"


def far(n: int, last: str = "aan ADP obl 2") -> str:
    return f"Peru PROPN nsubj 1 kondigt/kondigen VERB:pv ROOT - hulp NOUN obj 1 {'x X dep 2 ' * n}{last} . PUNCT punct 1"


def test_particle_that_the_parser_attached_elsewhere(clause: Find) -> None:
    near = clause(far(37), "kondigt")
    assert (near.lemma, near.particles) == ("aankondigen", [40])
    assert clause(far(38), "kondigt").lemma == "kondigen"


@pytest.mark.parametrize(
    "last",
    [
        "aan ADP case 4 Chili PROPN nmod 2",  # opens a phrase
        "komt/komen VERB:pv conj 1 aan ADP obl 2",  # belongs to another verb
        "bij ADP obl 2",  # makes no verb
        "aan ADP fixed 2",
    ],
)
def test_what_is_no_particle_attached_elsewhere(clause: Find, last: str) -> None:
    assert clause(far(0, last), "kondigt").lemma == "kondigen"


def test_infinitive_has_no_particle_elsewhere(clause: Find) -> None:
    text = "Peru PROPN nsubj 1 wil VERB:pv ROOT - kondigen VERB:inf xcomp 1 aan ADP obl 1 . PUNCT punct 1"
    assert clause(text, "kondigen").lemma == "kondigen"


@pytest.mark.parametrize("dep", ["xcomp", "advmod", "obj"])
def test_word_apart_that_is_part_of_the_verb(clause: Find, dep: str) -> None:
    c = clause(f"Peru PROPN nsubj 1 maakt/maken VERB:pv ROOT - iets PRON obj 1 bekend ADJ {dep} 1", "maakt")
    assert (c.lemma, c.particles, c.complements) == ("bekendmaken", [3], [])


@pytest.mark.parametrize("word", ["bekend PRON obj", "bekend ADJ amod", "blij ADJ xcomp"])
def test_word_apart_that_is_not(clause: Find, word: str) -> None:
    c = clause(f"Peru PROPN nsubj 1 maakt/maken VERB:pv ROOT - {word} 1", "maakt")
    assert c.lemma == "maken"


def test_word_apart_of_two_letters_is_an_adverb_of_place(clause: Find) -> None:
    text = "Peru PROPN nsubj 1 roept/roepen VERB:pv ROOT - op ADV advmod 1"
    assert clause(text, "roept").lemma == "roepen"


def test_cluster_takes_the_arguments_of_its_infinitive(clause: Find) -> None:
    c = clause(
        "Peru PROPN nsubj 1 laat/laten VERB:pv ROOT - Chili PROPN iobj 3 weten VERB:inf xcomp 1"
        " over ADP case 5 geld NOUN obl 3 dat SCONJ mark 7 wint VERB:pv ccomp 3 dit PRON obj 3",
        "laat",
    )
    assert (c.lemma, c.particles, c.complements) == ("laten weten", [3], [7])
    assert (c.indirect, c.objects, c.obliques) == ([2], [8], [("over", 5)])


def test_infinitive_that_makes_no_cluster(clause: Find) -> None:
    c = clause("Peru PROPN nsubj 1 laat/laten VERB:pv ROOT - winnen VERB:inf xcomp 1", "laat")
    assert (c.lemma, c.particles, c.complements) == ("laten", [], [2])


def test_verb_with_a_particle_makes_no_cluster(clause: Find) -> None:
    text = "Peru PROPN nsubj 1 laat/laten VERB:pv ROOT - toe ADP compound:prt 1 weten VERB:inf xcomp 1"
    assert "weten" not in clause(text, "laat").lemma


@pytest.mark.parametrize("lemma", ["weten_laten", "laten"])
def test_cluster_whose_infinitive_is_a_particle_to_the_treebank(clause: Find, lemma: str) -> None:
    c = clause(
        f"Peru PROPN nsubj 1 liet/{lemma} VERB:pv ROOT - weten VERB:inf compound:prt 1 geld NOUN obj 2",
        "liet",
    )
    assert (c.lemma, c.objects) == ("laten weten", [3])


@pytest.mark.parametrize(
    ("verb", "more", "passive"),
    [
        ("beschieten", "", True),
        ("vertrekken", "", False),
        ("beschieten", " zei VERB:WW|pv|verl parataxis 1", False),
    ],
)
def test_a_participle_without_a_finite_verb_is_passive(
    clause: Find, verb: str, more: str, passive: bool
) -> None:
    c = clause(f"Peru PROPN nsubj 1 beschoten/{verb} VERB:WW|vd|vrij ROOT -{more}", "beschoten")
    assert c.passive is passive


def test_form_of_two_verbs_is_the_one_without_an_object(clause: Find) -> None:
    assert clause("Leraren NOUN nsubj 1 staken/steken VERB:pv ROOT -", "staken").lemma == "staken"
    stung = clause("Wespen NOUN nsubj 1 staken/steken VERB:pv ROOT - Els PROPN obj 1", "staken")
    assert stung.lemma == "steken"


def test_particle_that_is_an_adverb_to_the_parser(clause: Find) -> None:
    text = "Peru PROPN nsubj 1 kwam/komen VERB:pv ROOT - overeen ADV case 4 te ADP mark 4 helpen VERB:inf xcomp 1"
    assert clause(text, "kwam").lemma == "overeenkomen"
