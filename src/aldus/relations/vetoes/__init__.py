"""Learned acts that are none, whatever their score: what words and tree rule out."""

from __future__ import annotations

from collections.abc import Callable

from aldus.relations.candidates import Candidate
from aldus.relations.reading import Reading
from aldus.relations.vetoes import aims, deeds, doers, pairs

VETOES: tuple[Callable[[Reading, Candidate], bool], ...] = (
    deeds.is_no_deed,
    deeds.is_phrase,
    deeds.is_tie,
    deeds.is_position,
    deeds.is_said_to,
    deeds.is_example,
    deeds.is_taking_part,
    deeds.is_quality,
    doers.is_followers,
    doers.is_only_told,
    doers.is_no_doer,
    doers.is_receiver,
    doers.is_asked,
    doers.is_had_done,
    doers.is_for_or_against,
    doers.is_from_above,
    doers.is_as_what,
    doers.is_alike,
    doers.is_asking,
    doers.is_of_court,
    doers.is_of_others,
    aims.is_passed_by,
    aims.is_thing_named,
    aims.is_joint,
    aims.is_own_side,
    aims.is_without,
    aims.is_of_one_person,
    aims.is_of_something_else,
    aims.is_elsewhere,
    aims.is_against,
    aims.is_fate_of,
    pairs.is_within_title,
    pairs.is_with_others,
    pairs.is_of_both,
    pairs.is_of_teams,
    pairs.is_few,
    pairs.is_side_by_side,
)


def is_vetoed(reading: Reading, c: Candidate) -> bool:
    """Whether a learned act is none."""
    return c.rule == "learned-do" and any(veto(reading, c) for veto in VETOES)
