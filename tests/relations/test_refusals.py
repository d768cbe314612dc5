"""`weigert Y te helpen`."""

from __future__ import annotations

from spacy.language import Language


def refusals(nlp: Language, text: str) -> list[tuple[str, str | None, str]]:
    return [(r.source, r.target, r.predicate) for r in nlp(text)._.relations if r.kind == "say"]


def test_toward_whom_the_act_would_reach(nlp: Language) -> None:
    assert refusals(nlp, "Cuba weigert Panama en Chili te erkennen.") == [
        ("CUB", "CHL", "weigeren"),
        ("CUB", "PAN", "weigeren"),
    ]


def test_other_statements_and_refusals_of_nobody_stay(nlp: Language) -> None:
    assert refusals(nlp, "Cuba belooft Panama te erkennen.") == [("CUB", None, "beloven")]
    assert refusals(nlp, "Cuba weigert te stemmen.") == [("CUB", None, "weigeren")]
