"""The board: one type for each name, and words that only look like names."""

from __future__ import annotations

import pytest
import spacy

from aldus.actors.board import Board
from aldus.actors.gazetteer import Gazetteer
from aldus.lexicon.actors import Form, Known
from aldus.lexicon.tables import shipped

from .conftest import told

NLP = spacy.blank("nl")


def board(*sentences: str) -> Board:
    forms: Gazetteer[Form] = Gazetteer(str.split)
    persons: Gazetteer[Known] = Gazetteer(str.split)
    return Board(told(*sentences), shipped(), forms, persons)


@pytest.mark.parametrize(
    ("sentences", "labels"),
    [
        (
            ["Tuinder:nsubj:PER zag:ROOT", "Tuinder:nsubj:ORG zag:ROOT", "Tuinder:nsubj:ORG zag:ROOT"],
            ["ORG"] * 3,
        ),
        (["Tuinder:nsubj:PER zag:ROOT", "Tuinder:nsubj:ORG zag:ROOT"], ["PERSON"] * 2),
        (
            ["Mark+Tuinder:nsubj:PER zag:ROOT", "Tuinder:nsubj:ORG zag:ROOT", "Tuinder:nsubj:ORG zag:ROOT"],
            ["PERSON"] * 3,
        ),
        (["Tuinraad-voorzitter:nsubj:PER zag:ROOT", "Tuinraad:nsubj:ORG zag:ROOT"], ["ORG"] * 2),
        (["Tuinraad-tafel:nsubj:PER zag:ROOT"], ["PERSON"]),
        (["Molenstraat:nsubj:PER zag:ROOT", "Straat:nsubj:PER zag:ROOT"], ["", "PERSON"]),
        (["Els+Hogeweg:nsubj:PER zag:ROOT", "Lange+Hogeweg:nsubj:ORG zag:ROOT"], ["PERSON", ""]),
        (["Els+de+Vos:nsubj:PER zag:ROOT", "De+Vos:nsubj:ORG zag:ROOT"], ["PERSON", "PERSON"]),
        (["Els+de+Wit:nsubj:PER zag:ROOT", "De+Vos:nsubj:ORG zag:ROOT"], ["PERSON", "ORG"]),
        (["B+en+W:nsubj:PER zag:ROOT", "B+en+V:nsubj:ORG zag:ROOT"], ["", "ORG"]),
        (["A13:nsubj:ORG zag:ROOT", "N348:nsubj:ORG zag:ROOT", "B13:nsubj:ORG zag:ROOT"], ["", "", "ORG"]),
        (
            ["F-16:nsubj:ORG zag:ROOT", "MiG-29:nsubj:ORG zag:ROOT", "NPO-1:nsubj:ORG zag:ROOT"],
            ["", "", "ORG"],
        ),
        (["Lochem:nsubj:GPE zag:ROOT"], [""]),
    ],
)
def test_one_type_for_one_name(sentences: list[str], labels: list[str]) -> None:
    b = board(*sentences)
    assert [b.label_of(ent) for ent in b.ents] == labels


@pytest.mark.parametrize(
    ("sentences", "common"),
    [
        (["Precies:advmod zo:ROOT:W"], True),
        (["Zo:advmod Precies:ROOT:W"], False),
        (["Peru:nsubj:E zweeg:ROOT"], False),
        (["PRECIES:advmod zo:ROOT:W"], False),
        (["Acteur:nsubj en:cc schrijver:conj zweeg:ROOT"], True),
        (["Acteur:nsubj en:cc Schrijver:conj zweeg:ROOT"], False),
        (["Acteur:nsubj en:cc stilte:conj zweeg:ROOT"], False),
    ],
)
def test_words_with_a_capital_at_the_start_of_a_sentence(sentences: list[str], common: bool) -> None:
    b = board(*sentences)
    at = next(i for i, word in enumerate(b.words) if word.lower() in ("precies", "peru", "acteur"))
    assert b.is_common(at, at + 1) == common
    assert not b.is_common(at, at + 2)


def test_what_a_mention_uses_is_not_free() -> None:
    b = board("Jan:nsubj:E Bos:flat:E zweeg:ROOT")
    assert b.free(0, 3)
    b.add(b.clusters.new("PERSON", "Bos"), 1, 2, "name", "person-name")
    assert [b.free(i, i + 1) for i in range(3)] == [True, False, True]
    assert not b.free(0, 3)


def test_around_a_word_is_its_sentence_or_twenty_words_on_either_side() -> None:
    assert board("Het:nsubj regent:ROOT", "Jan:nsubj zag:ROOT het:obj").around(3) == (2, 5)
    plain = Board(NLP("a " * 100), shipped(), Gazetteer(str.split), Gazetteer(str.split))
    assert plain.around(50) == (30, 70)
    assert plain.around(5) == (0, 25)
    assert plain.around(95) == (75, 100)


def test_states_are_those_of_the_table_unless_the_user_has_one() -> None:
    b = board("Het:nsubj regent:ROOT")
    assert b.state("") is None
    assert b.state("NLD") is shipped().states["NLD"]
    own = Known("mijn-land", "COUNTRY", "Nederland", own=True)
    b.forms.add("Nederland", Form(own, "name"))
    assert b.state("NLD") is own
