"""Which words stand in quotation marks."""

from __future__ import annotations

import pytest
import spacy

from aldus.actors.quoted import quoted

NLP = spacy.blank("nl")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"Dat klopt", zei hij.', "Dat klopt"),
        ("„Dat klopt”, zei hij.", "Dat klopt"),
        ("“Dat klopt”, zei hij.", "Dat klopt"),
        ("'Dat klopt', zei hij.", "Dat klopt"),
        ("‘Dat klopt’, zei hij.", "Dat klopt"),
        ("«Dat klopt», zei hij.", "Dat klopt"),
        (",,Dat klopt'', zei hij.", "Dat klopt"),
        ("'s Morgens zei hij dat de auto's reden.", ""),
        ('Een teken" dat nooit sluit', ""),
    ],
)
def test_marks_of_every_kind(text: str, inside: str) -> None:
    doc = NLP(text)
    words = [t.text for t, mark in zip(doc, quoted(doc), strict=True) if mark and t.text.isalpha()]
    assert words == inside.split()


@pytest.mark.slow
def test_a_mark_that_is_never_closed_takes_linear_time() -> None:
    doc = NLP("' " * 3000 + ",," * 2000 + '"' * 2001)
    assert len(quoted(doc)) == len(doc)
