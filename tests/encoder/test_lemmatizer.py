"""Lemmas from the treebank, the tables and the scripts."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from aldus.encoder import lemmatizer
from aldus.encoder.lemmatizer import Lemmatizer, add_particles

SCRIPTS = ["lower\t\t\ten\t", "lower\t\t\t\t", "lower\t\t\tte\ten", "lower\tge\t\tt\ten"]
CUTS = ["", "6:", "5:s"]
TREEBANK = {"N|soort|ev": {"stad": "stad", "zaken_man": "zaken_man"}, "WW|pv": {"is": "zijn"}}
TABLE = {
    "werkte": "werken", "liepen": "lopen", "gelopen": "lopen", "ontlopen": "ontlopen", "hoofd": "hoofd", "werk": "werk"
}  # fmt: skip


@pytest.fixture
def lemmas(monkeypatch: pytest.MonkeyPatch) -> Lemmatizer:
    monkeypatch.setattr(lemmatizer, "lemma_index", lambda: frozenset({"genoot"}))
    return Lemmatizer(SCRIPTS, CUTS, gzip.compress(json.dumps(TREEBANK).encode()), TABLE)


def lemma(
    lemmas: Lemmatizer, word: str, tag: str, scripts: list[float], cuts: list[float] | None = None
) -> str:
    one = lemmas([word], [tag], np.array([scripts]), np.array([cuts or [0.0, -9.0, -9.0]]))  # type: ignore[arg-type]
    return one[0]


@pytest.mark.parametrize(
    ("word", "tag", "scripts", "found"),
    [
        # The treebank decides, whatever the network says.
        ("Is", "WW|pv", [9, 0, 0, 0], "zijn"),
        # Elsewhere the network does.
        ("Straten", "ADJ|prenom", [9, 0, 0, 0], "strat"),
        # A lemma that the table knows wins over one that it does not know and that scores little more.
        ("werkte", "WW|pv", [0, 3, 0, 0], "werken"),
        ("bakte", "WW|pv", [0, 3, 0, 0], "bakte"),
        # A form that the table lists has the table's lemma.
        ("liepen", "WW|pv", [9, 0, 0, 0], "lopen"),
        # What the table does not know and no script fits stays as it is.
        ("en", "VG|neven", [9, 0, 0, 0], "en"),
        # A plural or an infinitive that is a known lemma.
        ("werken", "WW|pv|tgw|mv", [0, 0, 9, 0], "werken"),
        ("werken", "WW|pv|verl|mv", [0, 9, 0, 0], "werken"),
        # A known infinitive, whatever form the tag takes it for.
        ("lopen", "WW|pv|verl|mv", [9, 0, 0, 0], "lopen"),
        # A participle of a separable verb, and a strong verb with a prefix.
        ("hoofdgelopen", "WW|vd", [0, 9, 0, 0], "hoofd_lopen"),
        ("ontliepen", "WW|pv|verl|mv", [0, 9, 0, 0], "ontlopen"),
        # The plural of a known noun.
        ("bondgenoten", "N|soort|mv", [0, 9, 0, 0], "bondgenoot"),
    ],
)
def test_lemmas(lemmas: Lemmatizer, word: str, tag: str, scripts: list[float], found: str) -> None:
    assert lemma(lemmas, word, tag, scripts) == found


def test_a_compound_is_cut_where_its_parts_are_known_or_the_network_is_sure(lemmas: Lemmatizer) -> None:
    keep = [0, 9, 0, 0]
    assert lemma(lemmas, "hoofdgebouw", "N|soort|ev", keep, [0, 1, -9]) == "hoofd_gebouw"
    assert lemma(lemmas, "hoofdgebouw", "N|soort|ev", keep, [0, -1, -9]) == "hoofdgebouw"
    # `zaken` is the front of a known compound.
    assert lemma(lemmas, "zakengebouw", "N|soort|ev", keep, [0, -1, -9]) == "zaken_gebouw"
    assert lemma(lemmas, "zakengebouw", "N|soort|ev", keep, [0, -3, -9]) == "zakengebouw"


def test_a_particle_goes_to_its_verb() -> None:
    words = ["Hij", "stapt", "morgen", "Op", "in", "huis"]
    lemmas = ["hij", "stappen", "morgen", "op", "in", "huis"]
    add_particles(lemmas, words, [(3, 1), (4, 5)], verbs={1})
    assert lemmas == ["hij", "op_stappen", "morgen", "op", "in", "huis"]
    add_particles(lemmas, words, [(4, 1)], verbs={1})
    assert lemmas[1] == "op_stappen"
