"""Pronouns and descriptions: every rule by its name, and what stays unresolved."""

from __future__ import annotations

import pytest
from spacy.language import Language

from .conftest import Build, of


def resolved(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    doc = nlp(text)
    return [
        (doc.text[m.start_char : m.end_char], m.actor, m.rule)
        for m in doc._.mentions
        if m.kind in ("pronoun", "description") or m.rule == "family"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Premier Mark Rutte belde met Angela Merkel. Hij was tevreden.", ("Hij", "mark-rutte", "pronoun-he")),
        ("Premier Mark Rutte belde met Angela Merkel. Zij was tevreden.", ("Zij", "angela-merkel", "pronoun-she")),
        ("Macron ontving Meloni. Ze spraken over migratie.", ("Ze", "giorgia-meloni", "pronoun-they")),
        ("Frankrijk en Duitsland tekenden. Zij zijn tevreden.", ("Zij", "DEU", "pronoun-they")),
        ("De Amerikanen helpen de Oekraïners. Ze stuurden wapens.", ("Ze", "USA", "pronoun-they")),
        ("Poetin verdedigde zich.", ("zich", "vladimir-poetin", "reflexive")),
        ("Rusland, dat Oekraïne aanviel, zwijgt.", ("dat", "RUS", "relative-pronoun")),
        ("Trump beloofde dat hij zou komen.", ("hij", "donald-trump", "pronoun-he")),
        ("Poetin bezoekt zijn buurland.", ("zijn", "vladimir-poetin", "possessive-of-subject")),
        ("Rutte sprak met Lilian Marijnissen. Die zei dat het plan slecht is.", ("Die", "lilian-marijnissen", "demonstrative")),
        ("De Europese Commissie had bezwaren. Ze noemde de wet te duur.", ("Ze", "europese-commissie", "pronoun-she-body")),
        ("Zelensky sprak over hem (Poetin, red.).", ("hem", "vladimir-poetin", "named-in-brackets")),
        ("De Franse president Macron reist. De Franse president is optimistisch.", ("De Franse president", "emmanuel-macron", "title")),
        ("Minister Faber gaf uitleg. De minister was kort.", ("De minister", "faber", "title")),
        ("Minister Ernst Bos gaf uitleg. De bewindsman was kort.", ("De bewindsman", "ernst-bos", "title")),
        ("Trump belde. De Amerikaanse president was tevreden.", ("De Amerikaanse president", "donald-trump", "known-function")),
        ("Oekraïne vecht door. Het land krijgt hulp.", ("Het land", "UKR", "country-noun")),
        ("Greenpeace stapte naar de rechter. De milieuorganisatie eist een verbod.", ("De milieuorganisatie", "greenpeace", "org-noun")),
        ("Het CDA stemde tegen. De partij wil meer.", ("De partij", "cda", "org-noun")),
        ("Shell maakte winst. Het bedrijf is tevreden.", ("Het bedrijf", "shell", "org-noun")),
        ("Ajax verloor. De club ontslaat de trainer.", ("De club", "ajax", "org-noun")),
        ("The Guardian onthulde het. De krant sprak met bronnen.", ("De krant", "the-guardian", "org-noun")),
        ("Het ministerie van Defensie zwijgt. Het ministerie onderzoekt de zaak.", ("Het ministerie", "ministerie-van-defensie", "head-of-name")),
        ("Frankrijk en Duitsland sloten een akkoord. Beide landen gaan samenwerken.", ("Beide landen", "FRA", "two-of-them")),
        ("President Macron ontving premier Meloni. De twee leiders spraken.", ("De twee leiders", "giorgia-meloni", "two-of-them")),
        ("Het CDA en D66 stemden tegen. De partijen willen eerst overleg.", ("De partijen", "d66", "plural-noun")),
        ("Het CDA stemde tegen. De christendemocraten willen meer.", ("De christendemocraten", "cda", "family")),
        ("PVV-leider Wilders sprak de pers toe. Zijn partij wil nieuwe verkiezingen.", ("Zijn partij", "pvv", "owner's-body")),
        ("Italië kampt met schulden. De regering wil bezuinigen.", ("De regering", "ITA", "state-noun")),
    ],
)  # fmt: skip
def test_every_rule_by_its_name(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in resolved(nlp, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # Somebody who is no actor is nearer.
        ("Dat schreef minister Jan Slagter. De verdachte zei niets. Volgens hem was het een grap.", "hem"),
        # Nobody of that gender.
        ("Premier Mark Rutte sprak. Zij was tevreden.", "Zij"),
        # The possessive stands before those that it belongs to.
        ("De Russen vielen aan. Na hun gesprek vertrokken de twee mannen.", "hun"),
        # A party, where only a company was named.
        ("Shell maakte winst. De partij is tevreden.", "De partij"),
        # That a name bears the word does not make it the one, sentences later.
        (
            "De Partij voor de Dieren won. Daarna verloor Shell. Volgens Reuters gaf Jan Bos op. De partij zweeg.",
            "De partij",
        ),
        # Its own, or another one.
        ("Boeing klaagt. De andere vliegtuigbouwer zwijgt.", "De andere vliegtuigbouwer"),
        # Nothing before it.
        ("Hij zweeg.", "Hij"),
    ],
)
def test_unresolved_is_better_than_wrong(nlp: Language, text: str, word: str) -> None:
    assert [m for m in resolved(nlp, text) if m[0] == word] == []


BOS = "Jan+Bos:nsubj:PER zweeg:ROOT"
HE = "Toen:advmod lachte:ROOT hij:nsubj"


@pytest.mark.parametrize(
    ("sentence", "resolved"),
    [
        ("De:det@voorzitter voorzitter:nsubj viel:ROOT", False),
        ("De:det@verdachte verdachte:nsubj:An viel:ROOT", False),
        ("De:det@rijke rijke:nsubj:An viel:ROOT", True),
        ("De:det@tafel tafel:nsubj viel:ROOT", True),
        ("De:det@voorzitters voorzitters:nsubj:Np vielen:ROOT:Vp", True),
        ("Iemand:nsubj:R zag:ROOT de:det@voorzitter voorzitter:obj", True),
    ],
)
def test_people_who_are_no_actors_compete(tell: Build, sentence: str, resolved: bool) -> None:
    assert of(tell(BOS, sentence, HE), "hij") == [("jan-bos", "pronoun-he")] * resolved


def test_without_a_tree_nothing_is_resolved_and_nothing_fails() -> None:
    import spacy

    nlp = spacy.blank("nl")
    nlp.add_pipe("aldus_actors")
    doc = nlp("Poetin zweeg. Hij vertrok.")
    assert [m.kind for m in doc._.mentions] == ["name"]


def test_every_mention_says_where_its_antecedent_is(nlp: Language) -> None:
    text = "Premier Mark Rutte belde. Hij was tevreden."
    pronoun = next(m for m in nlp(text)._.mentions if m.kind == "pronoun")
    assert pronoun.antecedent == text.index("Mark")


AROUND = "Het was druk in de stad. De winkels bleven open. Overal stonden mensen te wachten. Niemand wist hoe laat het was. "
"""Sentences before, since what was learned says nothing of short texts."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trainer Jan de Boer was tevreden over spits Piet Vos. „Hij heeft goed gespeeld”, zei De Boer.",
            [("Hij", "piet-vos")],
        ),
        (
            "Toen Jan de Boer bij Philips vertrok, werd hij opgevolgd door Piet Vos. Vos is ingenieur.",
            [("hij", "jan-de-boer")],
        ),
        (
            "De inhaalactie van Max Verstappen in bocht drie was knap, maar hij werd toch bestraft.",
            [("hij", "max-verstappen")],
        ),
        (
            "De Oekraïense president Zelensky sprak in Kyiv. De Oekraïners steunen hun president.",
            [("hun president", "volodymyr-zelensky"), ("hun", "UKR")],
        ),
        ("De protesten in Peru duren al weken. De regering van Chili steunde die. Boric zweeg.", []),
        ("Topman Jan Smit van Shell zei dat tegen deze krant. Onze redactie vroeg Smit om een reactie.", []),
        ("Macron belde met Merkel.\n\n12:11\nHij wil snel een besluit nemen, klinkt het.\n", []),
    ],
)
def test_what_was_learned_decides(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, actor) for words, actor, _ in resolved(nlp, AROUND + text)] == expected
