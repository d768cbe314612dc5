"""Loading pipelines."""

from __future__ import annotations

import pickle
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


def test_own_words_and_actors_win_and_are_saved_with_the_pipeline(tmp_path: Path) -> None:
    nlp = aldus.load(
        actors=[{"label": "Ruritanië", "type": "COUNTRY", "id": "RUR", "wikidata": "Q42"}],
        verbs=[{"lemma": "kapittelen", "target": "obj", "event_type": "ACCUSE"}],
        titles=[{"noun": "dijkgraaf", "gender": "x", "body": "org"}],
    )
    texts = ["Frankrijk heeft Ruritanië gekapitteld.", "Dijkgraaf Anna Smit van Shell zweeg."]

    def found(nlp: spacy.language.Language) -> list[tuple[object, ...]]:
        docs = [nlp(text) for text in texts]
        assert {a.id: a.wikidata for a in docs[0]._.actors} == {"FRA": None, "RUR": "Q42"}
        return [(r.source, r.target, r.event_type, r.rule) for doc in docs for r in doc._.relations]

    assert found(nlp) == [
        ("FRA", "RUR", "ACCUSE", "do-verb-obj"),
        ("anna-smit", "shell", None, "role-words-before"),
    ]
    nlp.to_disk(tmp_path / "pipeline")
    again = aldus.load(tmp_path / "pipeline")
    assert found(again) == found(nlp)
    assert found(pickle.loads(pickle.dumps(nlp))) == found(nlp)


def test_broken_own_words_are_one_clear_error() -> None:
    with pytest.raises(aldus.InputError, match="own verbs, row 1, column 'target': unknown slot: 'objj'"):
        aldus.load(verbs=[{"lemma": "helpen", "target": "objj"}])
