"""`de belofte van X dat ...`."""

from __future__ import annotations

import pytest

from aldus.relations.candidates import Candidates, Party
from aldus.relations.readers.speech_nouns import requests, speech_nouns

from .conftest import Few, found, said

ELS, JAN = "els/PERSON", "jan/PERSON"


def noun(word: str, *more: str, owner: str = "van") -> str:
    rows = ["De de DET LID det 1", f"{word} {word} NOUN N ROOT 1", f"{owner} {owner} ADP VZ case 3"]
    return "\n".join([*rows, "Els Els PROPN SPEC nmod 1", *more])


def clause(mark: str = "dat", dep: str = "acl", at: int = 4) -> tuple[str, str]:
    return f"{mark} {mark} SCONJ VG mark {at + 1}", f"lukt lukken VERB WW|pv {dep} 1"


def test_a_noun_of_speech_with_its_clause(few: Few) -> None:
    (c,) = found(few(noun("belofte", *clause()), Els=ELS), speech_nouns)
    assert (c.source.actor, c.trigger, c.predicate, c.rule, c.nominal) == (
        "els",
        1,
        "belofte",
        "say-noun",
        True,
    )
    assert c.event_type == "AGREE"
    assert said(few(noun("belofte", *clause()), Els=ELS), speech_nouns)[0][3] == "dat lukt"


@pytest.mark.parametrize(
    ("mark", "dep", "found_it"),
    [
        ("of", "acl", True),
        ("om", "ccomp", True),
        ("te", "acl", True),
        ("als", "acl", False),
        ("dat", "acl:relcl", False),
    ],
)
def test_which_clauses_are_said(few: Few, mark: str, dep: str, found_it: bool) -> None:
    assert (len(found(few(noun("belofte", *clause(mark, dep)), Els=ELS), speech_nouns)) == 1) == found_it


def test_other_nouns_and_nouns_without_owner_say_nothing(few: Few) -> None:
    assert found(few(noun("tafel", *clause()), Els=ELS), speech_nouns) == []
    assert found(few(noun("belofte", *clause())), speech_nouns) == []
    assert found(few(noun("belofte", *clause()).replace("NOUN", "VERB"), Els=ELS), speech_nouns) == []


def test_door_names_the_speaker_where_there_is_no_owner(few: Few) -> None:
    assert [c[0] for c in said(few(noun("belofte", *clause(), owner="door"), Els=ELS), speech_nouns)] == [
        "els"
    ]
    assert said(few(noun("belofte", *clause(), owner="bij"), Els=ELS), speech_nouns) == []


def test_only_the_first_owner_speaks(few: Few) -> None:
    lines = noun("belofte", "en en CCONJ VG cc 5", "Jan Jan PROPN SPEC conj 3", *clause(at=6))
    assert [c[0] for c in said(few(lines, Els=ELS, Jan=JAN), speech_nouns)] == ["els"]


def test_an_utterance_needs_no_clause(few: Few) -> None:
    topic = ("over over ADP VZ case 5", "oorlog oorlog NOUN N nmod 1")
    assert said(few(noun("verklaring", *topic), Els=ELS), speech_nouns) == [
        ("els", None, "say-noun", "over oorlog")
    ]
    assert said(few(noun("verklaring"), Els=ELS), speech_nouns) == [("els", None, "say-noun", None)]
    assert said(few(noun("belofte", *topic), Els=ELS), speech_nouns) == []


@pytest.mark.parametrize("prep", ["in", "op", "aan", "door"])
def test_place_and_owner_are_no_topic(few: Few, prep: str) -> None:
    lines = noun("verklaring", f"{prep} {prep} ADP VZ case 5", "Gent Gent PROPN SPEC nmod 1")
    assert said(few(lines, Els=ELS), speech_nouns)[0][3] is None


def test_a_topic_stands_behind_the_noun(few: Few) -> None:
    lines = """
        over over ADP VZ case 1
        oorlog oorlog NOUN N nmod 2
        verklaring verklaring NOUN N ROOT 2
        van van ADP VZ case 4
        Els Els PROPN SPEC nmod 2
        """
    assert said(few(lines, Els=ELS), speech_nouns) == [("els", None, "say-noun", None)]


def test_slots_give_the_target(few: Few) -> None:
    to = ("voor voor ADP VZ case 5", "Jan Jan PROPN SPEC nmod 1")
    assert [c[1] for c in said(few(noun("belofte", *to, *clause(at=6)), Els=ELS, Jan=JAN), speech_nouns)] == [
        "jan"
    ]
    beside = noun("belofte", *to, *clause(at=6)).replace("voor voor", "met met")
    assert [c[1] for c in said(few(beside, Els=ELS, Jan=JAN), speech_nouns)] == [None]


def test_what_another_reader_used_is_left_alone(few: Few) -> None:
    reading = few(noun("belofte", *clause()), Els=ELS)
    candidates = Candidates()
    candidates.say([Party("els", 3, "self")], trigger=5, predicate="x", rule="x", evidence=(1,))
    speech_nouns(reading, candidates)
    assert len(candidates) == 1


def test_a_denied_promise(few: Few) -> None:
    lines = noun("belofte", *clause()).replace("De de", "Geen geen")
    assert [c.status for c in found(few(lines, Els=ELS), speech_nouns)] == ["negated"]


@pytest.mark.parametrize("fixed", [False, True])
def test_at_whose_request(few: Few, fixed: bool) -> None:
    """`Op verzoek van Els helpt Jan`, with `op verzoek van` as one preposition or not."""
    if fixed:
        lines = "Op op ADP VZ case 3\nverzoek verzoek NOUN N fixed 0\nvan van ADP VZ fixed 0\nEls Els PROPN SPEC obl 4"
    else:
        lines = "Op op ADP VZ case 1\nverzoek verzoek NOUN N obl 4\nvan van ADP VZ case 3\nEls Els PROPN SPEC nmod 1"
    lines += "\nhelpt helpen VERB WW|pv ROOT 4\nJan Jan PROPN SPEC nsubj 4"
    (c,) = found(few(lines, Els=ELS, Jan=JAN), requests)
    assert (c.source.actor, c.target and c.target.actor) == ("els", "jan")
    assert (c.trigger, c.rule, c.event_type) == (1, "say-noun", "REQUEST")
    assert found(few(lines, Jan=JAN), requests) == []
    assert found(few(lines.replace("verzoek", "kosten"), Els=ELS, Jan=JAN), requests) == []
