"""Verbs and nouns of speech and action, from rows."""

from __future__ import annotations

from aldus.lexicon import frames, phrases
from aldus.lexicon.load import COLUMNS, Row


def rows(table: str, *cells: dict[str, str]) -> list[Row]:
    return [Row(f"{table}, line {n}", dict.fromkeys(COLUMNS[table], "") | c) for n, c in enumerate(cells, 2)]


def test_the_first_row_of_a_cue_counts() -> None:
    found = frames.cues(
        rows(
            "cues.csv",
            {"lemma": "zich uit_spreken", "kind": "say", "target": "over|tegen", "content": "ccomp"},
            {"lemma": "uitspreken", "kind": "deny", "event_type": "REJECT"},
        )
    )
    (cue,) = found.values()
    assert list(found) == ["uitspreken"]
    assert (cue.kind, cue.target, cue.content, cue.event_type) == ("say", ("over", "tegen"), ("ccomp",), None)


def test_verbs_and_nouns_keep_all_their_frames_in_order() -> None:
    verbs = frames.verbs(
        rows(
            "verbs.csv",
            {"lemma": "stemmen", "target": "tegen", "event_type": "REJECT"},
            {"lemma": "stemmen", "target": "voor", "symmetric": "yes"},
        )
    )
    assert [(f.target, f.symmetric, f.event_type) for f in verbs["stemmen"]] == [
        (("tegen",), False, "REJECT"),
        (("voor",), True, None),
    ]
    nouns = frames.nouns(
        rows(
            "nouns.csv",
            {"noun": "hulp", "source": "adj|van", "target": "aan"},
            {"noun": "hulp", "target": "voor"},
        )
    )
    assert [(f.source, f.target) for f in nouns.of("noodhulp") or ()] == [
        (("adj", "van"), ("aan",)),
        ((), ("voor",)),
    ]
    assert nouns.of("behulp") is None


def test_every_word_of_an_attitude_counts() -> None:
    found = frames.attitudes(rows("attitudes.csv", {"word": "boos|woedend", "target": "op"}))
    assert found["boos"].target == found["woedend"].target == ("op",)
    assert frames.cue_nouns(rows("cue_nouns.csv", {"noun": "belofte", "target": "aan"}))[
        "belofte"
    ].target == ("aan",)


def test_the_particle_of_a_phrase_may_stand_with_its_verb() -> None:
    found = phrases.lights(
        rows("light.csv", {"verb": "draaien", "noun": "kraan", "words": "de kraan dicht", "prep": "voor"})
    )
    assert found["draaien"]["kraan"][0].words == (("de", "kraan", "dicht"),)
    assert found["dichtdraaien"]["kraan"][0].words == (("de", "kraan"),)


def test_a_frame_is_found_by_verb_class_and_preposition() -> None:
    found = phrases.object_frames(
        rows(
            "frames.csv", {"verbs": "in beslag nemen|laten gaan", "object": "weapons", "event_type": "COERCE"}
        )
    )
    (frame,) = found["nemen"]["weapons", "obj"]
    assert (frame.beside, frame.kind, frame.event_type) == (("in", "beslag"), "do", "COERCE")
    assert found["laten gaan"]["weapons", "obj"][0].beside == ()
