"""Loading pipelines."""

from __future__ import annotations

import json
import pickle
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

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


def test_spacy_loads_what_aldus_loads(nlp: Language) -> None:
    text = "Trump belde woensdag met Poetin. De president zei dat hij komt."
    loaded = spacy.load("nl_aldus_news")
    assert loaded.pipe_names == nlp.pipe_names == ["encoder", "aldus_actors", "aldus_relations"]
    one, other = nlp(text), loaded(text)
    assert one._.relations
    assert (one._.actors, one._.mentions, one._.relations) == (
        other._.actors,
        other._.mentions,
        other._.relations,
    )
    assert [(e.text, e.kb_id_) for e in one.ents] == [(e.text, e.kb_id_) for e in other.ents]


def test_the_bundled_pipeline_suits_every_spacy_that_may_be_installed(project: dict[str, Any]) -> None:
    import nl_aldus_news

    meta = json.loads((Path(nl_aldus_news.__file__).parent / "meta.json").read_text(encoding="utf-8"))
    assert "spacy" + meta["spacy_version"] in project["dependencies"]


def test_the_fast_pipeline_is_bundled_too(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("quick"):
        pytest.skip("needs the bundled pipeline")
    nlp, loaded = aldus.load("nl_aldus_fast"), spacy.load("nl_aldus_fast")
    assert nlp.meta["name"] == "aldus_fast"
    assert nlp.pipe_names == loaded.pipe_names == ["encoder", "aldus_actors", "aldus_relations"]
    text = "Trump belde woensdag anderhalf uur met Poetin."
    one, other = nlp(text), loaded(text)
    found = [(r.kind, r.source, r.target) for r in one._.relations]
    assert found == [("do", "donald-trump", "vladimir-poetin")]
    assert other._.relations == one._.relations and (one.tensor == other.tensor).all()


def test_both_bundled_pipelines_say_what_they_need_and_share_their_tables() -> None:
    news, fast = (aldus.pipeline.bundled_path(name) for name in ("nl_aldus_news", "nl_aldus_fast"))
    names = {path.relative_to(news).as_posix() for path in news.rglob("*") if "__pycache__" not in path.parts}
    assert names == {
        path.relative_to(fast).as_posix() for path in fast.rglob("*") if "__pycache__" not in path.parts
    }
    for name in ("config.cfg", "tokenizer", "encoder/labels.json", "encoder/tokenizer.json"):
        assert (news / name).read_bytes() == (fast / name).read_bytes()


def test_a_bundled_pipeline_that_is_missing_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldus.pipeline.find_spec", lambda name: None)
    for name in (None, "nl_aldus_fast"):
        with pytest.raises(aldus.PipelineError, match="is not installed: install aldus again"):
            aldus.load(name)


@pytest.mark.parametrize("group", ["spacy_factories", "spacy_tokenizers"])
def test_every_spacy_can_read_the_annotations_of_factories(project: dict[str, Any], group: str) -> None:
    # Up to 3.8.11 it cannot resolve annotations that are strings.
    for point in project["entry-points"][group].values():
        module, _, name = point.partition(":")
        annotations = getattr(import_module(module), name).__annotations__
        assert annotations
        assert not [a for a in annotations.values() if isinstance(a, str)]


def test_components_may_be_left_out_and_are_never_added_twice(tmp_path: Path) -> None:
    spacy.blank("nl").to_disk(tmp_path / "bare")
    assert aldus.load(tmp_path / "bare", exclude=["aldus_relations"]).pipe_names == ["aldus_actors"]
    nlp = aldus.load(tmp_path / "bare")
    nlp.disable_pipe("aldus_relations")
    nlp.to_disk(tmp_path / "ours")
    again = aldus.load(tmp_path / "ours")
    assert again.component_names == ["aldus_actors", "aldus_relations"]
    assert again.pipe_names == ["aldus_actors"]


def test_entities_are_written_unless_the_user_or_the_saved_pipeline_says_no(tmp_path: Path) -> None:
    spacy.blank("nl").to_disk(tmp_path / "bare")

    def ents(name: str, **options: bool) -> list[str]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            return [e.kb_id_ for e in aldus.load(tmp_path / name, **options)("Rusland zwijgt.").ents]

    assert ents("bare") == ["RUS"]
    assert ents("bare", set_ents=False) == []
    aldus.load(tmp_path / "bare", set_ents=False).to_disk(tmp_path / "ours")
    assert ents("ours") == []
    assert ents("ours", set_ents=True) == ["RUS"]


def test_own_actors_are_saved_once(tmp_path: Path) -> None:
    spacy.blank("nl").to_disk(tmp_path / "bare")
    nlp = aldus.load(tmp_path / "bare", actors=[{"label": "Plan Zee", "type": "ORG"}])
    resolver = nlp.get_pipe("aldus_actors")
    saved = resolver.to_bytes()  # type: ignore[attr-defined]
    assert resolver.from_bytes(saved).to_bytes() == saved  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "ours")
    with pytest.warns(UserWarning, match="no relations without"):
        doc = spacy.load(tmp_path / "ours")("Het Plan Zee begint.")
    assert [a.id for a in doc._.actors] == ["plan-zee"]


def test_no_text_is_too_long_for_the_bundled_pipeline(nlp: Language) -> None:
    assert nlp.max_length > 10**12
    doc = nlp("\n" * 1_000_001)
    assert len(doc.text) == 1_000_001


def test_the_bundled_pipeline(nlp: Language) -> None:
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


def test_what_is_switched_off_is_not_done() -> None:
    text = "Peru steunt Chili. Dat zegt Els Bakker."
    whole = aldus.load()(text)
    no_relations = aldus.load(relations=False)
    assert no_relations.pipe_names == ["encoder", "aldus_actors"]
    doc = no_relations(text)
    assert doc._.actors == whole._.actors and not doc._.relations
    plain = aldus.load(actors=False)
    assert plain.pipe_names == ["encoder"]
    doc = plain(text)
    assert doc.tensor.size == 0
    assert [(t.head.i, t.dep_, t.lemma_) for t in doc] == [(t.head.i, t.dep_, t.lemma_) for t in whole]


def test_a_device_is_for_the_network_of_aldus(tmp_path: Path) -> None:
    spacy.blank("nl").to_disk(tmp_path / "blank")
    with pytest.raises(aldus.PipelineError, match="device is for pipelines with the network of Aldus"):
        aldus.load(tmp_path / "blank", device="auto")
    assert aldus.load(tmp_path / "blank", device="cpu", relations=False)("Peru steunt Chili.")._.actors
