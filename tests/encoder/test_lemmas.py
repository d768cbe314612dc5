"""Tests of lemma scripts."""

import pytest

from aldus.encoder.lemmas import apply_script, cut_compound, infinitives, join_compound, script, truecase


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("aangekondigd", "aan_kondigen"),
        ("liep", "lopen"),
        ("is", "zijn"),
        ("Russen", "Rus"),
        ("De", "de"),
        ("TRUMP", "Trump"),
        ("'s", "de"),
        ("2019", "2019"),
    ],
)
def test_script_gives_the_lemma_back(form: str, lemma: str) -> None:
    assert apply_script(form, script(form, lemma)) == lemma


def test_script_generalises_to_other_words() -> None:
    assert apply_script("aangekeurd", script("aangekondigd", "aan_kondigen")) == "aan_keuren"


def test_script_that_does_not_fit_gives_none() -> None:
    assert apply_script("liep", script("aangekondigd", "aan_kondigen")) is None


@pytest.mark.parametrize(
    ("form", "lemma", "closed"),
    [
        ("verzekeringsmaatschappijen", "verzekering_maatschappij", "verzekeringsmaatschappij"),
        ("basisniveau", "basis_niveau", "basisniveau"),
        ("groente", "groente", "groente"),
    ],
)
def test_compound_is_cut_where_the_treebank_cuts(form: str, lemma: str, closed: str) -> None:
    base, label = join_compound(form, lemma)
    assert base == closed
    assert cut_compound(base, label) == lemma


def test_cut_that_does_not_fit_changes_nothing() -> None:
    assert cut_compound("kat", "12:s") == "kat"


def test_headline_in_capitals_is_read_as_running_text() -> None:
    table = {"waarschuwt": "waarschuwen", "voor": "voor", "oorlog": "oorlog"}
    words = ["RUTTE", "WAARSCHUWT", "TRUMP", "VOOR", "OORLOG", "!"]
    assert truecase(words, table) == ["Rutte", "waarschuwt", "Trump", "voor", "oorlog", "!"]


def test_abbreviations_keep_their_capitals() -> None:
    words = ["De", "NOS", "en", "de", "VVD", "-", "EU", "."]
    assert truecase(words, {"de": "de"}) == words


@pytest.mark.parametrize(
    ("form", "tag", "infinitive"),
    [
        ("veroordeelde", "WW|pv|verl|ev", "veroordelen"),
        ("bekritiseerden", "WW|pv|verl|mv", "bekritiseren"),
        ("belt", "WW|pv|tgw|met-t", "bellen"),
        ("kondigt", "WW|pv|tgw|met-t", "kondigen"),
        ("rekende", "WW|pv|verl|ev", "rekenen"),
        ("beroofde", "WW|pv|verl|ev", "beroven"),
        ("reist", "WW|pv|tgw|met-t", "reizen"),
        ("framede", "WW|pv|verl|ev", "framen"),
        ("skiede", "WW|pv|verl|ev", "skiën"),
        ("appten", "WW|pv|verl|mv", "appen"),
        ("geliket", "WW|vd|vrij|zonder", "liken"),
        ("bedreigde", "WW|vd|prenom|met-e", "bedreigen"),
        ("werken", "WW|inf|vrij|zonder", "werken"),
    ],
)
def test_the_likeliest_infinitive_of_a_regular_form(form: str, tag: str, infinitive: str) -> None:
    assert next(infinitives(form, tag)) == infinitive


@pytest.mark.parametrize(("form", "tag"), [("verwees", "WW|pv|verl|ev"), ("huizen", "N|soort|mv|basis")])
def test_irregular_forms_and_other_words_give_no_infinitive(form: str, tag: str) -> None:
    assert list(infinitives(form, tag)) == []


@pytest.mark.parametrize(
    ("headline", "read"),
    [
        ("RUTTE WAARSCHUWT POETIN", "Rutte waarschuwt Poetin"),
        ("PSV WINT VAN AJAX", "PSV wint van Ajax"),
        ("NOS EN VVD", "NOS EN VVD"),
        ("DE NAVO", "DE NAVO"),
        ("HET KABINET VALT: NIEUWE VERKIEZINGEN", "Het kabinet valt : nieuwe verkiezingen"),
    ],
)
def test_headlines_in_capitals_read_as_running_text(headline: str, read: str) -> None:
    table = dict.fromkeys(
        ["waarschuwt", "wint", "van", "en", "het", "kabinet", "valt", "nieuwe", "verkiezingen", "de"], ""
    )
    names = {"PSV", "Ajax", "Poetin", "NOS", "VVD"}
    words = headline.replace(":", " :").split()
    assert truecase(words, table, names) == read.split()
