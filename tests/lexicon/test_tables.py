"""All tables together."""

from __future__ import annotations

import pytest

from aldus.lexicon import compounds
from aldus.lexicon.tables import shipped


def test_every_table_is_filled() -> None:
    lexicon = shipped()
    sizes = {
        name: len(getattr(lexicon, name))
        for name in (
            "cues", "cue_nouns", "attitudes", "verbs", "nouns", "lights", "titles", "forms", "persons", "states"
        )
    }  # fmt: skip
    assert [name for name, size in sizes.items() if size < 40] == []
    assert {event.quad_class for event in lexicon.events.values()} == {
        f"{form} {stance}" for form in ("verbal", "material") for stance in ("cooperation", "conflict")
    }


def test_known_verbs_are_those_of_all_tables() -> None:
    known = shipped().known
    assert {"zeggen", "aanvallen", "uitoefenen"} <= known
    assert "steun" not in known and "president" not in known


def test_a_form_of_a_country_wins_over_an_abbreviation_that_is_read_as_a_word() -> None:
    forms = shipped().forms
    assert forms["Navo"].actor.id == forms["NAVO"].actor.id == "navo"
    assert forms["Oman"].actor.id == "OMN"
    assert {form.kind for form in forms.values()} == {"name", "adjective", "inhabitant", "metonym", "city"}


def test_the_memory_of_compounds_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compounds, "_MEMORY", 3)
    table = compounds.Compounds({"leider": 1})
    assert [table.of(f"{part}leider") for part in ("bende", "groeps", "partij", "kamp", "bende")] == [1] * 5
    assert len(table._found) <= 3
