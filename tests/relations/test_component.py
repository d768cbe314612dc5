"""The component in a pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from .conftest import Build

SENTENCE = """
    Peru Peru PROPN SPEC nsubj 1
    steunt steunen VERB WW|pv|tgw|met-t ROOT 1
    Chili Chili PROPN SPEC obj 1 x
    . . PUNCT LET punct 1
    """


def test_relations_carry_a_rule_and_a_known_event_type(build: Build) -> None:
    from aldus.lexicon.tables import shipped

    doc = build(SENTENCE, Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    (act,) = doc._.relations
    assert act.rule
    assert act.event_type in shipped().events
    assert act.quad_class is not None


def test_doc_without_parse_has_no_relations() -> None:
    import spacy
    from spacy.tokens import Doc

    from aldus.mentions import TokenMention
    from aldus.relations.component import RelationExtractor

    extractor = RelationExtractor()
    doc = Doc(spacy.blank("nl").vocab, words=["Peru", "zwijgt"])
    doc._.mentions = (TokenMention("PER", 0, 1, 0, 0, 4, "name"),)
    with pytest.warns(UserWarning, match="parser"):
        extractor(doc)
    assert doc._.relations == ()


def test_doc_without_mentions_has_no_relations(build: Build) -> None:
    assert build(SENTENCE)._.relations == ()


def test_what_is_less_sure_than_asked_is_left_out(make: Build) -> None:
    from aldus.relations.component import RelationExtractor

    def found(least: float) -> int:
        doc = make(SENTENCE, Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
        return len(RelationExtractor(min_confidence=least)(doc)._.relations)

    assert found(0.3) == 1
    assert found(0.99) == 0


def test_settings_reach_the_component() -> None:
    import spacy

    nlp = spacy.blank("nl")
    nlp.add_pipe("aldus_actors")
    component = nlp.add_pipe("aldus_relations", config={"min_confidence": 0.7})
    assert component.min_confidence == 0.7  # type: ignore[attr-defined]
    assert nlp.get_pipe_config("aldus_relations")["min_confidence"] == 0.7


def test_a_doc_that_fails_is_left_to_the_error_handler(make: Build) -> None:
    from aldus.relations.component import RelationExtractor

    extractor = RelationExtractor()
    good = make(SENTENCE, Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    broken = make(SENTENCE, Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    broken._.mentions = (None,)
    with pytest.raises(AttributeError):
        list(extractor.pipe([broken, good]))
    failed: list[Doc] = []
    extractor.set_error_handler(lambda name, component, docs, error: failed.extend(docs))
    assert list(extractor.pipe([broken, good])) == [good]
    assert failed == [broken]


def test_frames_name_known_event_types() -> None:
    from aldus.lexicon.tables import shipped

    lex = shipped()
    used = {c.event_type for c in lex.cues.values()}
    used |= {f.event_type for fs in (*lex.verbs.values(), *lex.nouns.values()) for f in fs}
    tables = (lex.lights, lex.undergoing, lex.object_frames)
    used |= {x.event_type for table in tables for rows in table.values() for xs in rows.values() for x in xs}
    assert used - {None} <= set(lex.events)


REAL = [
    (
        "De Amerikaanse president Donald Trump heeft Oekraïne gisteren bezocht.",
        {("do", "donald-trump", "UKR"), ("role", "donald-trump", "USA")},
    ),
    (
        "Mark Rutte zegt dat Duitsland wapens aan Oekraïne levert.",
        {("say", "mark-rutte", None), ("do", "DEU", "UKR")},
    ),
    ('"Wij gaan door", zei Mark Rutte gisteren in Den Haag.', {("say", "mark-rutte", None)}),
    ("Volgens Angela Merkel is dat onjuist.", {("say", "angela-merkel", None)}),
    ("Frankrijk en Duitsland voerden gesprekken met Rusland.", {("do", "FRA", "RUS"), ("do", "DEU", "RUS")}),
    ("De Russische inval van Oekraïne duurt voort.", {("do", "RUS", "UKR")}),
]


@pytest.mark.parametrize(("text", "expected"), REAL)
def test_real_sentences(nlp: Language, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    found = {(r.kind, r.source, r.target) for r in nlp(text)._.relations}
    assert expected <= found
