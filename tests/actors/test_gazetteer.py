"""The tree of forms: longest match, own forms, and a cost that does not grow with the tables."""

from __future__ import annotations

from aldus.actors.gazetteer import Gazetteer


def gazetteer(*forms: str) -> Gazetteer[str]:
    made: Gazetteer[str] = Gazetteer(str.split)
    made.update((form, form) for form in forms)
    return made


def test_the_longest_form_wins() -> None:
    forms = gazetteer("Korea", "Republiek Korea", "Republiek")
    assert forms.longest(["Republiek", "Korea"], 0) == (2, "Republiek Korea")
    assert forms.longest(["Republiek", "Niger"], 0) == (1, "Republiek")
    assert forms.longest(["de", "Korea"], 0) is None


def test_a_part_of_a_form_is_no_form() -> None:
    assert gazetteer("Verenigde Staten").longest(["Verenigde", "Arabische"], 0) is None
    assert gazetteer("Verenigde Staten").longest(["Verenigde"], 0) is None


def test_single_words_are_found_by_themselves() -> None:
    forms = gazetteer("NAVO", "Witte Huis")
    assert forms.word("NAVO") == "NAVO"
    assert forms.word("Witte") is None


def test_a_form_keeps_its_value_unless_overridden() -> None:
    forms: Gazetteer[int] = Gazetteer(str.split)
    forms.add("Kiev", 1)
    forms.add("Kiev", 2)
    assert forms.word("Kiev") == 1
    forms.add("Kiev", 3, override=True)
    assert forms.word("Kiev") == 3
    assert forms.longest(["Kiev"], 0) == (1, 3)


def test_empty_forms_are_ignored() -> None:
    forms = gazetteer("", " ")
    assert forms.longest(["x"], 0) is None
