"""What stands before and around a name: things, events, bylines, kinds of organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


def found(nlp: Language, text: str) -> dict[str, str]:
    return {a.label: a.type for a in nlp(text)._.actors}


@pytest.mark.parametrize(
    "text, absent",
    [
        ("De cycloon Freddy trok over het land, zei Marit Visser.", "Freddy"),
        ("Het vrachtschip Maersk Alabama voer uit, zei Marit Visser.", "Maersk Alabama"),
        ("Marit Visser plaatst zich voor het EK in Parijs.", "EK"),
        ("Marit Visser loopt in de EK-selectie.", "EK"),
        ("Lise Brouwer redacteur Economie\n\nMarit Visser stapt op.", "Lise Brouwer"),
        ("Minister Marit Visser (Financiën) stapt op.", "Financiën"),
        ("Marit Visser werkt aan een Europese databank.", "Europese Unie"),
    ],
)
def test_what_is_no_actor(nlp: Language, text: str, absent: str) -> None:
    labels = found(nlp, text)
    assert absent not in labels
    assert labels["Marit Visser"] == "PERSON"


@pytest.mark.parametrize(
    "text, label, type",
    [
        ("Volgens woningcorporatie Mercatus is het huis te duur.", "Mercatus", "ORG"),
        ("GroenLinks-Kamerlid Visser stapt op.", "Visser", "PERSON"),
        ("Volgens redacteur Lise Brouwer is het huis te duur.", "Lise Brouwer", "PERSON"),
        ("De Europese Unie zweeg. Europese diplomaten ook.", "Europese Unie", "ORG"),
        ("Bakker stapt op. Eerder zei Bakker dat hij bleef.", "Bakker", "PERSON"),
    ],
)
def test_what_is_one(nlp: Language, text: str, label: str, type: str) -> None:
    assert found(nlp, text).get(label) == type


def test_long_form_and_known_short_form_are_one(nlp: Language) -> None:
    labels = found(nlp, "De Algemene Onderwijsbond (AOb) zegt dat het plan slecht is. De AOb zwijgt.")
    assert len(labels) == 1


def test_mixed_capitals_are_a_short_form(nlp: Language) -> None:
    text = "De Raad voor Havenzaken (RvH) klaagt. De RvH zwijgt."
    assert list(found(nlp, text)) == ["Raad voor Havenzaken"]


def test_another_short_form_in_brackets_stays_apart(nlp: Language) -> None:
    assert len(found(nlp, "Stichting Open Water (VVD) klaagt.")) == 2
