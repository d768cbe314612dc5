"""`zegt Y te zullen steunen`."""

from __future__ import annotations

import pytest
from spacy.language import Language


def said(nlp: Language, text: str) -> list[tuple[str, str | None, str | None]]:
    return [(r.source, r.target, r.event_type) for r in nlp(text)._.relations if r.kind == "say"]


@pytest.mark.parametrize(
    ("act", "event_type"),
    [
        ("Panama te zullen helpen", "AGREE"),
        ("Panama te zullen bombarderen", "THREATEN"),
        ("Panama niet te zullen helpen", "REJECT"),
        ("Panama niet te zullen bombarderen", "CONCEDE"),
        ("te zullen slapen", None),
    ],
)
def test_type_of_announcing(nlp: Language, act: str, event_type: str | None) -> None:
    assert said(nlp, f"Cuba zegt {act}.") == [("CUB", None, event_type)]


def test_acts_of_others_and_decisions_are_no_announcements(nlp: Language) -> None:
    assert said(nlp, "Cuba zegt dat Chili Panama zal helpen.") == [("CUB", None, None)]
    assert said(nlp, "Cuba belooft Panama te zullen aanvallen.") == [("CUB", None, "AGREE")]
