"""The actors component on real sentences through the bundled pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

import aldus


def actors(nlp: Language, text: str) -> dict[str, list[str]]:
    """Mentions by actor."""
    return {a.id: [m.of(text) for m in a.mentions] for a in nlp(text)._.actors}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De Verenigde Staten en de VS zijn hetzelfde.", {"USA": ["Verenigde Staten", "VS"]}),
        (
            "Amerikaanse soldaten helpen Oekraïne.",
            {"USA": ["Amerikaanse soldaten", "Amerikaanse"], "UKR": ["Oekraïne"]},
        ),
        ("De Russen vertrouwen Washington niet.", {"RUS": ["Russen"], "USA": ["Washington"]}),
        ("Het Kremlin zwijgt.", {"RUS": ["Kremlin"]}),
        ("Zij wonen al jaren in Londen.", {}),
        ("De NAVO-bondgenoten vergaderen.", {"navo": ["NAVO"]}),
        ("De man spreekt vloeiend Russisch.", {}),
    ],
)
def test_countries_and_organisations(nlp: Language, text: str, expected: dict[str, list[str]]) -> None:
    found = actors(nlp, text)
    assert {k: v for k, v in found.items() if k in expected} == expected
    assert set(found) == set(expected)


def test_a_surname_refers_to_the_full_name(nlp: Language) -> None:
    found = actors(nlp, "Minister Karel van der Zande trad af. Van der Zande was moe.")
    assert found == {"karel-van-der-zande": ["Karel van der Zande", "Van der Zande"]}


def test_spelling_variants_are_one_person(nlp: Language) -> None:
    assert set(actors(nlp, "President Zelenskyy sprak. Later zei Zelensky niets.")) == {"volodymyr-zelensky"}


def test_a_pronoun_refers_to_the_subject(nlp: Language) -> None:
    doc = nlp("Premier Mark Rutte belde met Angela Merkel. Hij was tevreden.")
    pronoun = [m for m in doc._.mentions if m.kind == "pronoun"]
    assert [(m.actor, m.rule) for m in pronoun] == [("mark-rutte", "pronoun-he")]
    assert pronoun[0].antecedent == doc.text.index("Mark")


def test_she_is_not_a_man(nlp: Language) -> None:
    doc = nlp("Premier Mark Rutte belde met Angela Merkel. Zij was tevreden.")
    assert [m.actor for m in doc._.mentions if m.kind == "pronoun"] == ["angela-merkel"]


def test_a_title_refers_back(nlp: Language) -> None:
    doc = nlp("De Franse president Emmanuel Macron reist naar Berlijn. De Franse president is optimistisch.")
    described = [m for m in doc._.mentions if m.kind == "description"]
    assert [m.actor for m in described] == ["emmanuel-macron"]


def test_two_leaders(nlp: Language) -> None:
    doc = nlp("President Macron ontving premier Meloni. De twee leiders spraken over handel.")
    assert [m.actor for m in doc._.mentions if m.rule == "two-of-them"] == [
        "emmanuel-macron",
        "giorgia-meloni",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "CIA-directeur Bill Burns en MI6-chef Richard Moore traden samen op. Ze zeiden niets.",
        "Bill Burns en Richard Moore schreven een brief. Daarin staat veel. Ze zeiden verder niets.",
    ],
)
def test_they_are_the_two_of_the_subject(nlp: Language, text: str) -> None:
    pronouns = [(m.actor, m.rule) for m in nlp(text)._.mentions if m.kind == "pronoun"]
    assert pronouns == [("bill-burns", "pronoun-they"), ("richard-moore", "pronoun-they")]


def test_entities_carry_type_and_id(nlp: Language) -> None:
    doc = nlp("Volgens Reuters steunt Duitsland de plannen van Macron.")
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents] == [
        ("Reuters", "ORG", "reuters"),
        ("Duitsland", "COUNTRY", "DEU"),
        ("Macron", "PERSON", "emmanuel-macron"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "!", "\U0001f600", "a" * 5000, "'" * 300, "De " * 400])
def test_odd_texts_raise_nothing(nlp: Language, text: str) -> None:
    assert nlp(text)._.relations == ()


def test_offsets_point_at_the_text(nlp: Language) -> None:
    text = "Kievs troepen en Trumps adviseurs zagen de CIA-directeur."
    for actor in nlp(text)._.actors:
        for mention in actor.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
    assert "CIA" in actors(nlp, text)["cia"]


def test_broken_own_actors_are_one_clear_error() -> None:
    from aldus.actors.tables import own_actors

    with pytest.raises(aldus.InputError, match="row 1: the column 'label'"):
        own_actors([{"type": "ORG"}])
    with pytest.raises(aldus.InputError, match="row 1: the type 'STAD'"):
        own_actors([{"label": "Gent", "type": "STAD"}])
    with pytest.raises(aldus.InputError, match=r"nergens\.csv"):
        own_actors("nergens.csv")
