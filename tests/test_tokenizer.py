"""Long stretches without white space are cut, everything else is tokenized as spaCy does."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import aldus
from aldus.tokenizer import LONGEST, BoundedTokenizer, bound

PIECES = (
    "\u00ad",
    "<b>",
    "</p>",
    "&eacute;",
    "&nbsp;",
    "&amp;lt;",
    "e\u0301",
    "\ufb01",
    "\u200b",
    "a",
    " ",
    "  ",
    "&",
    "<",
    ".",
    "\n",
    "'s",
    "|",
)


@pytest.fixture(scope="module")
def tokenizer() -> BoundedTokenizer:
    return BoundedTokenizer(spacy.blank("nl").tokenizer)


@pytest.mark.parametrize("text", ["", " ", "Jan belt Piet.", 'Hij zei: ("ja").  Nee!', "x" * LONGEST])
def test_usual_text_is_left_to_spacy(tokenizer: BoundedTokenizer, text: str) -> None:
    assert [t.text_with_ws for t in tokenizer(text)] == [t.text_with_ws for t in tokenizer.inner(text)]


@pytest.mark.parametrize("long", ["x" * 1000, "(" * 700 + "a" + ")" * 700, "„" * 301, "😀" * 999])
@pytest.mark.parametrize("frame", ["{}", "Jan {} Piet.", " {}\n\n{} ", "{}\t"])
def test_every_character_stays(tokenizer: BoundedTokenizer, long: str, frame: str) -> None:
    text = frame.replace("{}", long)
    doc = tokenizer(text)
    assert doc.text == text
    assert max(map(len, doc)) <= LONGEST


def test_time_grows_with_the_length_only(tokenizer: BoundedTokenizer) -> None:
    def seconds(size: int) -> float:
        # The least of several, each with signs that no cache has seen in such a row.
        times = []
        for sign in "([{":
            begin = time.process_time()
            tokenizer(sign * size + "x" + sign * size)
            times.append(time.process_time() - begin)
        return min(times)

    seconds(1000)
    # Eight times the text; a square would be 64 times the time.
    assert seconds(16_000) < 24 * max(seconds(2000), 0.01)


@pytest.mark.parametrize("way", ["bundled", "saved"])
def test_a_pipeline_that_spacy_loads_is_guarded_too(
    way: str, entry_points: dict[str, str], tmp_path: Path
) -> None:
    name = "nl_aldus_news"
    if way == "saved":
        spacy.blank("nl").to_disk(tmp_path / "bare")
        aldus.load(tmp_path / "bare").to_disk(tmp_path / "ours")
        name = str(tmp_path / "ours")
    code = "import sys, spacy; print(len(max(spacy.load(sys.argv[1]).make_doc(chr(40) * 9999), key=len)))"
    done = subprocess.run(
        [sys.executable, "-c", code, name], capture_output=True, text=True, env=entry_points
    )
    assert done.stderr == ""
    assert int(done.stdout) <= LONGEST


def test_a_tokenizer_is_guarded_once() -> None:
    nlp = spacy.blank("nl")
    bound(nlp)
    guarded, config = nlp.tokenizer, nlp.config["nlp"]["tokenizer"]
    bound(nlp)
    assert nlp.tokenizer is guarded
    assert nlp.config["nlp"]["tokenizer"] == config
    assert config["inner"] == {"@tokenizers": "spacy.Tokenizer.v1"}


def test_it_is_saved_as_what_is_in_it(tokenizer: BoundedTokenizer, tmp_path: Path) -> None:
    nlp = spacy.blank("nl")
    bound(nlp)
    nlp.tokenizer.add_special_case("o.a.x", [{"ORTH": "o.a.x"}])
    nlp.to_disk(tmp_path)
    back = spacy.load(tmp_path)
    assert isinstance(back.tokenizer, BoundedTokenizer)
    assert [t.text for t in back("Dat o.a.x is zo.")] == [t.text for t in nlp("Dat o.a.x is zo.")]
    assert [t.text for t in pickle.loads(pickle.dumps(nlp.tokenizer))("o.a.x")] == ["o.a.x"]
    assert spacy.blank("nl").from_bytes(nlp.to_bytes())("o.a.x").text == "o.a.x"


@pytest.mark.parametrize(
    "text, words",
    [
        ("Kaag (D66).Hoekstra belde.", "Kaag ( D66 ) . Hoekstra belde ."),
        ('Dat zei hij."Nee", zei zij.', 'Dat zei hij . " Nee " , zei zij .'),
        ("(foto: ANP/Reuters)", "( foto : ANP / Reuters )"),
        ("Orbán.||Macron belde", "Orbán . || Macron belde"),
        ("Hij sprak met de pers. Zij zweeg.", "Hij sprak met de pers . Zij zweeg ."),
        ("Hij sprak met de pers.", "Hij sprak met de pers ."),
    ],
)
def test_words_that_only_touch_are_parted(tokenizer: BoundedTokenizer, text: str, words: str) -> None:
    assert [t.text for t in tokenizer(text)] == words.split()
    assert tokenizer(text).text == text


@pytest.mark.parametrize(
    "text",
    ["Zie https://nos.nl/Artikel/Nieuws.", "20 km/u en/of 30", "AC/DC speelt", "20 pers. per bus, max. 3"],
)
def test_addresses_units_and_abbreviations_stay_whole(tokenizer: BoundedTokenizer, text: str) -> None:
    assert [t.text for t in tokenizer(text)] == [t.text for t in tokenizer.inner(text)]


def test_words_read_without_what_hides_them(tokenizer: BoundedTokenizer) -> None:
    text = "<p>Rut\u00adte <b>belde</b> Oekra&iuml;ne.</p>"
    doc = tokenizer(text)
    assert doc.text == text
    assert [(t.text, word) for t, word in zip(doc, doc._.words, strict=True)] == [
        ("<p>", "\n"),
        ("Rut\u00adte", "Rutte"),
        ("<b>", ""),
        ("belde", "belde"),
        ("</b>", ""),
        ("Oekra&iuml;ne", "Oekraïne"),
        (".", "."),
        ("</p>", "\n"),
    ]
    assert tokenizer("Gewoon.")._.words == ()


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_character_is_lost(tokenizer: BoundedTokenizer, text: str) -> None:
    doc = tokenizer(text)
    assert doc.text == text
    assert len(doc._.words) in (0, len(doc))
