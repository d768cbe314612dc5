"""Loading pipelines."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import aldus


def test_a_missing_pipeline_is_one_clear_error() -> None:
    with pytest.raises(aldus.PipelineError, match="cannot load the pipeline 'nl_nowhere'") as caught:
        aldus.load("nl_nowhere")
    assert "\n" not in str(caught.value)


def test_a_missing_spacy_pipeline_names_the_command() -> None:
    with pytest.raises(aldus.PipelineError, match="python -m spacy download nl_core_news_xx"):
        aldus.load("nl_core_news_xx")


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(aldus.PipelineError, match="not for Dutch"):
        aldus.load(tmp_path)


def test_a_bare_dutch_pipeline_works(tmp_path: Path) -> None:
    spacy.blank("nl").to_disk(tmp_path)
    nlp = aldus.load(tmp_path)
    assert nlp.pipe_names == ["aldus_actors", "aldus_relations"]
    with pytest.warns(UserWarning, match="no relations without a dependency parser"):
        doc = nlp("Rusland viel Oekraïne binnen.")
    assert {a.id for a in doc._.actors} == {"RUS", "UKR"}
    assert doc._.relations == ()


def test_the_bundled_pipeline(nlp: spacy.language.Language) -> None:
    doc = nlp("Trump belde woensdag anderhalf uur met Poetin.")
    found = [(r.kind, r.source, r.target) for r in doc._.relations]
    assert found == [("do", "donald-trump", "vladimir-poetin")]
    assert [(e.text, e.label_, e.kb_id_) for e in doc.ents] == [
        ("Trump", "PERSON", "donald-trump"),
        ("Poetin", "PERSON", "vladimir-poetin"),
    ]
