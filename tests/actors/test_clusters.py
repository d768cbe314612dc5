"""Clusters: ids, order and heads."""

from __future__ import annotations

import spacy

from aldus.actors.clusters import Clusters, head_of
from aldus.lexicon.actors import Known

NLP = spacy.blank("nl")


def test_actors_come_in_the_order_of_the_text() -> None:
    clusters = Clusters(NLP("Bos sprak met Vos"))
    vos, bos = clusters.new("PERSON", "Vos"), clusters.new("PERSON", "Bos")
    clusters.add(vos, 3, 4, "name", "person-name")
    clusters.add(bos, 0, 1, "name", "person-name")
    actors, mentions = clusters.result()
    assert [a.id for a in actors] == ["bos", "vos"]
    assert [m.actor for m in mentions] == ["bos", "vos"]
    assert actors[0].mentions[0].of("Bos sprak met Vos") == "Bos"


def test_two_actors_of_one_name_get_two_ids() -> None:
    clusters = Clusters(NLP("Bos en Bos"))
    for start in (0, 2):
        clusters.add(clusters.new("PERSON", "Bos"), start, start + 1, "name", "person-name")
    assert [a.id for a in clusters.result()[0]] == ["bos", "bos-2"]


def test_a_known_actor_is_one_cluster() -> None:
    clusters = Clusters(NLP("x"))
    known = Known("navo", "ORG", "NAVO")
    assert clusters.of_known(known) is clusters.of_known(known)


def test_merging_moves_mentions() -> None:
    clusters = Clusters(NLP("Bos en Vos"))
    one, two = clusters.new("PERSON", "Bos"), clusters.new("PERSON", "Vos")
    clusters.add(one, 0, 1, "name", "person-name")
    clusters.add(two, 2, 3, "name", "person-name")
    clusters.merge(two, one)
    assert [len(a.mentions) for a in clusters.result()[0]] == [2]


def test_the_head_of_a_stretch_without_tree_is_its_last_word() -> None:
    assert head_of(NLP("Jan de Wit"), 0, 3) == 2
