"""Forms of the tables: when each stands for its actor."""

from __future__ import annotations

import pytest
import spacy

from aldus.actors.component import ActorResolver

from .conftest import Build, found, told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Noorwegen:nsubj:E zwijgt:ROOT", [("Noorwegen", "NOR", "country-name")]),
        ("De:det@minister Noorse:amod@minister minister:nsubj zweeg:ROOT", [("Noorse", "NOR", "country-adjective")]),
        ("Het:det@Kremlin Kremlin:nsubj:E zweeg:ROOT", [("Kremlin", "RUS", "country-metonym")]),
        ("De:det@Navo Navo:nsubj:E zweeg:ROOT", [("Navo", "navo", "org-name")]),
        # An inhabitant alone is a person, not the state.
        ("De:det@Turken Turken:nsubj:Np zwegen:ROOT:Vp", [("Turken", "TUR", "country-inhabitant")]),
        ("De:det@Turk Turk:nsubj zweeg:ROOT", []),
        # A language is no state.
        ("Zij:nsubj spreekt:ROOT Frans:obj:E", []),
        ("De:det@Frans Frans:nsubj:LANG zweeg:ROOT", []),
        ("Zij:nsubj spreekt:ROOT Franse:amod@taal taal:obj", [("Franse", "FRA", "country-adjective")]),
        # A woman is no state.
        ("Een:det@Zweedse Zweedse:nsubj zweeg:ROOT", []),
        # Expressions
        ("Zij:nsubj at:ROOT Turks:amod@fruit fruit:obj", []),
        ("Zij:nsubj at:ROOT Turks:amod@brood brood:obj", [("Turks", "TUR", "country-adjective")]),
        # The second part of a name that is torn
        ("Latijns-:amod@Amerika Amerika:nsubj:E zweeg:ROOT", []),
        # A longer form begins within a form.
        (
            "De:det@Unie Unie:nsubj:E van:case@Waterschappen Waterschappen:nmod:E@Unie zweeg:ROOT",
            [("Unie van Waterschappen", "unie-van-waterschappen", "org-name")],
        ),
        # A word with a capital at the start of a sentence
        ("Denk:ROOT:V eraan:advmod", []),
        ("Zij:nsubj steunt:ROOT Denk:obj:E", [("Denk", "denk", "org-name")]),
    ],
)  # fmt: skip
def test_when_a_form_stands_for_its_actor(
    tell: Build, sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(tell(sentence)) == expected


@pytest.mark.parametrize(
    ("sentences", "actors"),
    [
        pytest.param(["Bank+of+England:nsubj:ORG zweeg:ROOT"], ["bank-of-england"], id="a country in a name"),
        pytest.param(["Den+Bosch:obl:GPE regende:ROOT"], [], id="a company in the name of a place"),
        pytest.param(["Amerikaanse+Tuinraad:nsubj:ORG zweeg:ROOT"], ["amerikaanse-tuinraad", "USA"], id="an adjective before a name"),
        pytest.param(["Frans+Bos:nsubj:PER zweeg:ROOT"], ["frans-bos"], id="a first name"),
        pytest.param(["Chad+Bos:nsubj:PER zweeg:ROOT"], ["chad-bos"], id="a country as a first name"),
        pytest.param(["Sofia:nsubj:PER zweeg:ROOT"], ["sofia"], id="a capital as a first name"),
        pytest.param(["Modi+Bhutan:obj:PER zag:ROOT hij:nsubj"], ["narendra-modi", "BTN"], id="a person and a country, taken for one"),
        pytest.param(
            ["Tom+Holland:nsubj:PER zweeg:ROOT", "Holland:nsubj:PER lachte:ROOT"], ["tom-holland"], id="a country as a surname",
        ),
        pytest.param(["Holland:nsubj:PER lachte:ROOT"], ["NLD"], id="a country that is taken for a person"),
        pytest.param(
            ["Europese+Raad+Tusk:nsubj:ORG zweeg:ROOT"], ["europese-raad"], id="a body and a person, taken for one",
        ),
    ],
)  # fmt: skip
def test_forms_within_names(tell: Build, sentences: list[str], actors: list[str]) -> None:
    assert [a.id for a in tell(*sentences)._.actors] == actors


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Peru:nsubj:E verloor:ROOT met:case@2-1 2-1:obl:T van:case@Chili Chili:obl:E", []),
        ("Peru:nsubj:E verloor:ROOT de:det@slag slag:obj van:case@Chili Chili:nmod:E", ["PER", "CHL"]),
        ("Peru:nsubj:E stemde:ROOT met:case@2-1 2-1:obl:T tegen:case@Chili Chili:obl:E", ["PER", "CHL"]),
        ("Noorse:amod@boeren boeren:nsubj:Np verloren:ROOT:Vp met:case@2-1 2-1:obl:T", ["NOR"]),
    ],
)
def test_a_score_makes_countries_into_teams(tell: Build, sentence: str, actors: list[str]) -> None:
    assert [a.id for a in tell(sentence)._.actors] == actors


def test_a_score_in_another_sentence_makes_no_teams(tell: Build) -> None:
    doc = tell("Ajax:nsubj:E verloor:ROOT met:case@2-1 2-1:obl:T", "Peru:nsubj:E zweeg:ROOT")
    assert "PER" in {a.id for a in doc._.actors}


def test_what_the_user_gave_needs_no_evidence() -> None:
    resolver = ActorResolver(spacy.blank("nl"))
    resolver.add([{"label": "Denk", "type": "ORG", "id": "mijn-denk"}])
    doc = resolver(told("Denk:ROOT:V eraan:advmod"))
    assert found(doc) == [("Denk", "mijn-denk", "org-name")]
