"""Clusters: ids, order and heads."""

from __future__ import annotations

import spacy

from aldus.actors.clusters import Clusters, Place, head_of
from aldus.lexicon.actors import Known
from aldus.syntax.tree import Tree

NLP = spacy.blank("nl")


def sure(place: Place) -> float:
    return 1.0 if place.antecedent is None else 0.5


def test_actors_come_in_the_order_of_the_text() -> None:
    clusters = Clusters(Tree(NLP("Bos sprak met Vos")))
    vos, bos = clusters.new("PERSON", "Vos"), clusters.new("PERSON", "Bos")
    clusters.add(vos, 3, 4, "name", "person-name")
    clusters.add(bos, 0, 1, "name", "person-name")
    actors, mentions = clusters.result(sure)
    assert [a.id for a in actors] == ["bos", "vos"]
    assert [m.actor for m in mentions] == ["bos", "vos"]
    assert actors[0].mentions[0].of("Bos sprak met Vos") == "Bos"


def test_two_actors_of_one_name_get_two_ids() -> None:
    clusters = Clusters(Tree(NLP("Bos en Bos")))
    for start in (0, 2):
        clusters.add(clusters.new("PERSON", "Bos"), start, start + 1, "name", "person-name")
    assert [a.id for a in clusters.result(sure)[0]] == ["bos", "bos-2"]


def test_an_id_that_a_number_would_give_twice_is_given_once() -> None:
    clusters = Clusters(Tree(NLP("a b c d")))
    for start, label in enumerate(("Bos", "Bos 2", "Bos", "Bos")):
        clusters.add(clusters.new("PERSON", label), start, start + 1, "name", "person-name")
    assert [a.id for a in clusters.result(sure)[0]] == ["bos", "bos-2", "bos-3", "bos-4"]


def test_a_mention_says_where_its_antecedent_is_and_how_sure_it_is() -> None:
    clusters = Clusters(Tree(NLP("Bos zei dat hij weet dat hij moet")))
    bos = clusters.new("PERSON", "Bos")
    name = clusters.add(bos, 0, 1, "name", "person-name")
    first = clusters.add(bos, 3, 4, "pronoun", "pronoun-he", antecedent=name)
    second = clusters.add(bos, 6, 7, "pronoun", "pronoun-he", antecedent=first)
    assert (name.name, first.name, second.name) == (None, name, name)
    actors, tokens = clusters.result(sure)
    assert [(m.antecedent, m.confidence) for m in actors[0].mentions] == [(None, 1.0), (0, 0.5), (12, 0.5)]
    assert [(m.antecedent, m.confidence) for m in tokens] == [(None, 1.0), (0, 0.5), (12, 0.5)]


def test_a_known_actor_is_one_cluster() -> None:
    clusters = Clusters(Tree(NLP("x")))
    known = Known("navo", "ORG", "NAVO")
    assert clusters.of_known(known) is clusters.of_known(known)


def test_a_word_of_one_longer_name_is_that_organisation() -> None:
    clusters = Clusters(Tree(NLP("x")))
    times = clusters.organisation("Nieuwe Times")
    assert clusters.organisation("Times") is times
    assert clusters.organisation("nieuwe") is times
    clusters.organisation("Oude Times")
    assert clusters.organisation("Times") is not times


def test_an_organisation_may_be_known_by_another_name() -> None:
    clusters = Clusters(Tree(NLP("x")))
    council = clusters.organisation("Tuinraad", "advisory")
    clusters.name_organisation("TRZ", council)
    assert clusters.organisation("TRZ") is council is clusters.organisation_of("trz")
    assert clusters.organisation_of("BRZ") is None
    assert council.sort == "advisory"


def test_the_head_of_a_stretch_without_tree_is_its_last_word() -> None:
    assert head_of(Tree(NLP("Jan de Wit")), 0, 3) == 2
