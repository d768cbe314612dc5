"""Why a relation was found, in words and as a drawing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from aldus.document import Span
from aldus.relations.explain import displacy_data, explain

if TYPE_CHECKING:
    from .conftest import Build

SENTENCE = """
    Peru Peru PROPN SPEC nsubj 1
    steunt steunen VERB WW|pv|tgw|met-t ROOT 1
    Chili Chili PROPN SPEC obj 1 x
    . . PUNCT LET punct 1
    """


def test_explain_names_rule_and_arcs(build: Build) -> None:
    doc = build(SENTENCE, Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    text = explain(doc, doc._.relations[0])
    assert "do-verb-obj" in text
    assert re.search(r"confidence 0\.\d\d: do-verb-obj was right in \d+ of \d+ annotated places", text)
    assert "-nsubj-> Peru" in text
    assert "-obj-> Chili" in text


def test_drawing_has_an_arc_for_each_party(build: Build) -> None:
    doc = build(SENTENCE, Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    (drawing,) = displacy_data(doc)
    assert [w["text"] for w in drawing["words"]] == ["Peru", "steunt", "Chili", "."]
    assert drawing["arcs"] == [
        {"start": 0, "end": 1, "label": "do", "dir": "right"},
        {"start": 1, "end": 2, "label": "actual", "dir": "right"},
    ]


def test_explain_says_nothing_of_a_confidence_that_is_not_known(build: Build) -> None:
    doc = build(SENTENCE, Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    (act,) = doc._.relations
    assert "confidence" not in explain(doc, replace(act, confidence=None))
    assert explain(doc, replace(act, confidence=0.5, rule="own")).count("confidence 0.50\n") == 1


REPORT = """
    Els Els PROPN SPEC nsubj 1
    zegt zeggen VERB WW|pv|tgw ROOT 1
    dat dat SCONJ VG mark 5
    Peru Peru PROPN SPEC nsubj 5
    Chili Chili PROPN SPEC obj 5
    steunt steunen VERB WW|pv|tgw ccomp 1
    """


def test_explain_says_what_is_reported_and_who_claims_it(build: Build) -> None:
    doc = build(REPORT, Els="els/PERSON", Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    say, act = (explain(doc, r) for r in doc._.relations)
    assert say.startswith("say: els (els) -> nobody\n")
    assert "  content    dat Peru Chili steunt" in say and "claimed by" not in say
    assert "  claimed by els (els)" in act and "content" not in act
    assert "  status     actual\n" in act


def test_explain_names_what_is_special(build: Build) -> None:
    doc = build(SENTENCE, Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    (act,) = doc._.relations
    assert "  status     negated, symmetric, nominal\n" in explain(
        doc, replace(act, status="negated", symmetric=True, nominal=True)
    )
    assert "  predicate  steunen, SUPPORT\n" in explain(doc, replace(act, event_type="SUPPORT"))
    assert "  predicate  steunen\n" in explain(doc, replace(act, event_type=None))


def test_a_path_runs_over_the_common_head_or_there_is_none(build: Build) -> None:
    doc = build(f"{SENTENCE.strip()}\nEls Els PROPN SPEC ROOT 4", Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    (act,) = doc._.relations
    at = [Span(t.idx, t.idx + len(t)) for t in doc]
    assert "Peru <-nsubj- steunt -obj-> Chili" in explain(doc, replace(act, trigger=at[0], evidence=(at[2],)))
    assert "evidence   no arc, by the order of words" in explain(doc, replace(act, evidence=(at[4],)))
    assert "evidence" not in explain(doc, replace(act, evidence=(act.trigger,)))


def test_a_trigger_of_another_text_is_left_out(build: Build) -> None:
    doc = build(SENTENCE, Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
    (act,) = doc._.relations
    assert "trigger" not in explain(doc, replace(act, trigger=Span(90, 99)))


def test_a_drawing_has_sentences_with_relations_only(build: Build) -> None:
    doc = build(
        f"Els Els PROPN SPEC ROOT 0\n{SENTENCE.strip().replace(' 1', ' 2')}",
        Els="els/PERSON",
        Peru="PER/COUNTRY",
        Chili="CHL/COUNTRY",
    )
    (drawing,) = displacy_data(doc)
    assert [(w["text"], w["tag"]) for w in drawing["words"]] == [
        ("Peru", "PER"),
        ("steunt", ""),
        ("Chili", "CHL"),
        (".", ""),
    ]
    assert drawing["arcs"][0] == {"start": 0, "end": 1, "label": "do", "dir": "right"}


def test_an_arc_points_from_source_to_trigger_and_from_there_to_target(build: Build) -> None:
    lines = """
        Door door ADP VZ case 1
        Peru Peru PROPN SPEC obl:agent 4
        wordt worden AUX WW|pv aux:pass 4
        Chili Chili PROPN SPEC nsubj:pass 4
        gesteund steunen VERB WW|vd ROOT 4
        """
    (drawing,) = displacy_data(build(lines, Peru="PER/COUNTRY", Chili="CHL/COUNTRY"))
    assert drawing["arcs"] == [
        {"start": 1, "end": 4, "label": "do", "dir": "right"},
        {"start": 3, "end": 4, "label": "actual", "dir": "left"},
    ]
