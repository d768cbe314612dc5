"""Pronouns: what each can refer to."""

from __future__ import annotations

from .conftest import Build, found


def test_a_possessive_is_of_the_understood_subject(build: Build) -> None:
    """`Bos vroeg Vos zijn plan te steunen`: whose plan it is, says who supports it."""
    doc = build(
        """
Jan PROPN N|eigen|ev nsubj 2 B-PERSON
Bos PROPN N|eigen|ev flat 0 I-PERSON
dwong VERB WW|pv|verl|ev ROOT 2
Piet PROPN N|eigen|ev obj 2 B-PERSON
Vos PROPN N|eigen|ev flat 3 I-PERSON
zijn PRON VNW|bez nmod:poss 6
plan NOUN N|soort|ev obj 8
te ADP VZ mark 8
wijzigen VERB WW|inf xcomp 2
"""
    )
    assert ("zijn", "piet-vos", "possessive-of-subject") in found(doc)


def test_who_has_a_body_in_his_title_is_the_subject_and_not_the_body(build: Build) -> None:
    doc = build(
        """
D66-wethouder NOUN N|soort|ev nsubj 3
Anna PROPN N|eigen|ev appos 0 B-PERSON
Vos PROPN N|eigen|ev flat 1 I-PERSON
verdedigde VERB WW|pv|verl|ev ROOT 3
haar PRON VNW|bez nmod:poss 5
plan NOUN N|soort|ev obj 3
"""
    )
    assert [m for m in found(doc) if m[0] == "haar"] == [("haar", "anna-vos", "possessive-of-subject")]
