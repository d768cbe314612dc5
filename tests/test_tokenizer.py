"""Long stretches without white space are cut, everything else is tokenized as spaCy does."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest
import spacy

from aldus.tokenizer import LONGEST, BoundedTokenizer


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
        begin = time.process_time()
        tokenizer("(" * size + ")" * size)
        return time.process_time() - begin

    seconds(1000)
    # Eight times the text; a square would be 64 times the time.
    assert seconds(16_000) < 24 * max(seconds(2000), 0.01)


def test_it_is_saved_as_what_is_in_it(tokenizer: BoundedTokenizer, tmp_path: Path) -> None:
    nlp = spacy.blank("nl")
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    nlp.tokenizer.add_special_case("o.a.x", [{"ORTH": "o.a.x"}])
    nlp.to_disk(tmp_path)
    back = spacy.load(tmp_path)
    assert [t.text for t in back("Dat o.a.x is zo.")] == [t.text for t in nlp("Dat o.a.x is zo.")]
    assert [t.text for t in pickle.loads(pickle.dumps(nlp.tokenizer))("o.a.x")] == ["o.a.x"]
    assert spacy.blank("nl").from_bytes(nlp.to_bytes())("o.a.x").text == "o.a.x"
