"""The actors component on real sentences through the bundled pipeline."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from .conftest import blank


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


def hand_made(labels: tuple[str, str, str]) -> Doc:
    """`Jan Bos van Tuinraad belde met Frankrijk.` with names in a scheme of labels, and no tree."""
    doc = Doc(
        spacy.blank("nl").vocab, words=["Jan", "Bos", "van", "Tuinraad", "belde", "met", "Frankrijk", "."]
    )
    spans = [(0, 2, labels[0]), (3, 4, labels[1]), (6, 7, labels[2])]
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in spans])
    return doc


@pytest.mark.parametrize("labels", [("PERSON", "ORG", "GPE"), ("PER", "ORG", "LOC")])
def test_other_schemes_of_labels(labels: tuple[str, str, str]) -> None:
    nlp = spacy.blank("nl")
    resolver = nlp.add_pipe("aldus_actors")
    doc = resolver(hand_made(labels))  # type: ignore[operator]
    assert [(a.id, a.type) for a in doc._.actors] == [
        ("jan-bos", "PERSON"),
        ("tuinraad", "ORG"),
        ("FRA", "COUNTRY"),
    ]
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents] == [
        ("Jan Bos", "PERSON", "jan-bos"),
        ("Tuinraad", "ORG", "tuinraad"),
        ("Frankrijk", "COUNTRY", "FRA"),
    ]


def test_entities_stay_as_they_were_on_request() -> None:
    nlp = spacy.blank("nl")
    resolver = nlp.add_pipe("aldus_actors", config={"set_ents": False})
    doc = resolver(hand_made(("PER", "ORG", "LOC")))  # type: ignore[operator]
    assert [e.label_ for e in doc.ents] == ["PER", "ORG", "LOC"]
    assert len(doc._.actors) == 3


def test_names_of_other_kinds_stay() -> None:
    nlp = spacy.blank("nl")
    resolver = nlp.add_pipe("aldus_actors")
    doc = Doc(nlp.vocab, words=["Dinsdag", "zweeg", "Shell", "."])
    doc.set_ents([Span(doc, 0, 1, label="DATE")])
    assert [(e.text, e.label_) for e in resolver(doc).ents] == [  # type: ignore[operator]
        ("Dinsdag", "DATE"),
        ("Shell", "ORG"),
    ]


ROWS = [
    {"label": "Bond van Fluiters", "type": "ORG", "names": "BvF|Fluitersbond"},
    {"label": "Koos Kwartel", "type": "PERSON", "gender": "m", "names": "Kwartel"},
    {"label": "Ruritanië", "type": "COUNTRY", "id": "RUR", "names": "Ruritaanse"},
]
TEXT = "De Fluitersbond en Kwartel zijn kwaad op Ruritanië."


def test_own_actors_from_python_csv_and_a_table(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    path = tmp_path / "eigen.csv"
    pandas.DataFrame(ROWS).to_csv(path, index=False)
    for source in (ROWS, str(path), path, pandas.read_csv(path), pandas.DataFrame(ROWS)):
        nlp = spacy.blank("nl")
        nlp.add_pipe("aldus_actors").add(source)  # type: ignore[attr-defined]
        doc = nlp(TEXT)
        assert [(a.id, a.type) for a in doc._.actors] == [
            ("bond-van-fluiters", "ORG"),
            ("koos-kwartel", "PERSON"),
            ("RUR", "COUNTRY"),
        ]


@pytest.mark.slow
def test_the_cost_does_not_grow_with_the_users_table() -> None:
    """50,000 own actors: the time per document stays within twice that without them."""
    text = "Frankrijk en de NAVO waarschuwen Poetin. De regering zwijgt over Kwartel. " * 40

    def seconds(rows: list[dict[str, str]]) -> float:
        nlp = spacy.blank("nl")
        resolver = nlp.add_pipe("aldus_actors")
        resolver.add(rows)  # type: ignore[attr-defined]
        docs = [nlp.make_doc(text) for _ in range(8)]
        best = 1e9
        for doc in docs:
            start = time.process_time()
            resolver(doc)  # type: ignore[operator]
            best = min(best, time.process_time() - start)
        return best

    many = [
        {"label": f"Bedrijf{i} Holding{i % 7}", "type": "ORG", "names": f"Bedrijf{i}"} for i in range(50_000)
    ]
    assert any(seconds(many) < 2 * seconds([]) + 0.005 for _ in range(3))


@pytest.mark.parametrize(
    "text", [" ", "hij ", "Jan Bos ", "de minister ", "Rusland-", "ministerie van ", "1-2 ( "]
)
def test_time_grows_with_the_length_of_the_text(text: str) -> None:
    nlp, resolver = blank()
    resolver(nlp("Jan"))

    def seconds(size: int) -> float:
        doc = nlp.make_doc(text * (size // len(text)))
        best = 1e9
        for _ in range(3):
            begin = time.process_time()
            resolver(doc)
            best = min(best, time.process_time() - begin)
        return best

    # A quadratic finder takes four times as long every time; another program takes the caches now and then.
    assert any(seconds(40_000) <= 2.6 * seconds(20_000) + 0.01 for _ in range(5))


def test_further_columns_of_own_actors_stay() -> None:
    from aldus.actors.component import ActorResolver

    rows = [{"label": "Tuinraad", "type": "ORG", "fractie": "Groen"}]
    nlp, other = spacy.blank("nl"), spacy.blank("nl")
    resolver = ActorResolver(nlp)
    resolver.add(rows)
    again = ActorResolver(other).from_bytes(resolver.to_bytes())
    (actor,) = again(other("De Tuinraad zweeg."))._.actors
    assert (actor.more, actor.listed) == ((("fractie", "Groen"),), True)
