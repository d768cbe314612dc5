"""Verbs of speech and thought with their subject."""

from __future__ import annotations

import pytest

from aldus.relations.candidates import Candidates
from aldus.relations.readers.according import according
from aldus.relations.readers.speech import cue_of, first_person_speech, speech

from .conftest import Few, found, said

ELS, JAN = "els/PERSON", "jan/PERSON"


def verb(lemma: str, *more: str) -> str:
    """`Els zegt ...`: the verb is token 1, what follows hangs on it."""
    return "\n".join(["Els Els PROPN SPEC nsubj 1", f"zegt {lemma} VERB WW|pv|tgw ROOT 1", *more])


MESSAGE = ("dat dat SCONJ VG mark {}", "lukt lukken VERB WW|pv|tgw ccomp 1")


def message(at: int) -> tuple[str, str]:
    return MESSAGE[0].format(at + 1), MESSAGE[1]


def test_a_cue_with_its_speaker(few: Few) -> None:
    (c,) = found(few(verb("zeggen", *message(2)), Els=ELS), speech)
    assert (c.source.actor, c.target, c.predicate, c.rule) == ("els", None, "zeggen", "say-verb")
    assert (c.trigger, c.status, c.evidence, c.quote) == (1, "actual", (), None)
    assert found(few(verb("lopen", *message(2)), Els=ELS), speech) == []
    assert found(few(verb("zeggen", *message(2))), speech) == []


def test_its_clause_is_no_act(few: Few) -> None:
    reading = few(verb("zeggen", *message(2)), Els=ELS)
    candidates = Candidates()
    speech(reading, candidates)
    assert candidates.is_statement(1)
    assert not candidates.is_statement(3)


def test_a_passive_has_the_speaker_behind_door(few: Few) -> None:
    lines = """
        Dat dat PRON VNW nsubj:pass 2
        wordt worden AUX WW|pv aux:pass 2
        gezegd zeggen VERB WW|vd ROOT 2
        door door ADP VZ case 4
        Els Els PROPN SPEC obl:agent 2
        """
    assert said(few(lines, Els=ELS), speech) == [("els", None, "say-verb", None)]
    assert (
        said(few(lines.replace("obl:agent", "nmod").replace("door door", "bij bij"), Els=ELS), speech) == []
    )


def test_an_attributive_participle_is_no_statement(few: Few) -> None:
    lines = """
        De de DET LID det 3
        door door ADP VZ case 2
        Els Els PROPN SPEC obl:agent 3
        geprezen prijzen VERB WW|vd|prenom {} 4
        man man NOUN N ROOT 4
        """
    for dep, is_cue in (("amod", False), ("acl", True)):
        reading = few(lines.format(dep), Els=ELS)
        c = reading.clauses.get(3)
        assert c is not None
        assert (cue_of(reading, c) is not None) == is_cue


# words that belong to the cue


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        (("weten weten VERB WW|inf xcomp 1",), True),
        (("kennen kennen VERB WW|inf xcomp 1",), False),
        (("rekening rekening NOUN N obj 1",), False),
    ],
)
def test_a_cluster_is_a_cue(few: Few, rest: tuple[str], found: bool) -> None:
    reading = few(verb("laten", *rest), Els=ELS)
    c = reading.clauses.get(1)
    assert c is not None
    x = cue_of(reading, c)
    assert (x is not None and x.cue.lemma == "laten weten") == found


def test_a_cue_with_its_object(few: Few) -> None:
    reading = few(verb("houden", "rekening rekening NOUN N obj 1"), Els=ELS)
    c = reading.clauses.get(1)
    assert c is not None
    x = cue_of(reading, c)
    assert x is not None and x.cue.lemma == "houden rekening"


def test_a_particle_that_the_table_lacks(few: Few) -> None:
    lines = verb("nazeggen", "na na ADP VZ compound:prt 1", *message(3))
    assert [c.predicate for c in found(few(lines, Els=ELS), speech)] == ["zeggen"]
    assert found(few(lines.replace("ccomp", "xcomp"), Els=ELS), speech) == []
    assert found(few(lines.replace("na na", "voor voor"), Els=ELS), speech) == []


def test_zich_makes_another_verb(few: Few) -> None:
    lines = verb("melden", "zich zich PRON VNW obj 1", "bij bij ADP VZ case 4", "Jan Jan PROPN SPEC obl 1")
    assert found(few(lines, Els=ELS, Jan=JAN), speech) == []
    assert len(found(few(lines.replace("zich zich", "iets iets"), Els=ELS, Jan=JAN), speech)) == 1
    assert len(found(few(lines.replace("melden", "zeggen").replace("bij bij", "tegen tegen"), Els=ELS, Jan=JAN), speech)) == 1  # fmt: skip


# kinds of cues


def test_a_cue_that_needs_a_clause(few: Few) -> None:
    assert len(found(few(verb("knikken", *message(2)), Els=ELS), speech)) == 1
    assert (
        found(few(verb("knikken", *message(2)).replace("WW|pv|tgw ccomp", "WW|inf ccomp"), Els=ELS), speech)
        == []
    )
    assert found(few(verb("knikken", *message(2)).replace("ccomp", "xcomp"), Els=ELS), speech) == []
    assert found(few(verb("knikken", "hoofd hoofd NOUN N obj 1"), Els=ELS), speech) == []
    inverted = """
        Ja ja ADV BW ROOT 0 x
        , , PUNCT LET punct 2
        knikt knikken VERB WW|pv|tgw parataxis 0
        Els Els PROPN SPEC nsubj 2
        """
    assert said(few(inverted.replace("Ja ja", "Zeker zeker"), Els=ELS), speech) == [
        ("els", None, "say-inverted", "Zeker")
    ]


def test_a_thought_of_nothing_is_none(few: Few) -> None:
    assert found(few(verb("denken"), Els=ELS), speech) == []
    assert len(found(few(verb("zeggen"), Els=ELS), speech)) == 1
    assert len(found(few(verb("denken", *message(2)), Els=ELS), speech)) == 1


def test_the_table_of_acts_decides_where_nothing_is_said(few: Few) -> None:
    together = ("met met ADP VZ case 3", "Jan Jan PROPN SPEC obl 1")
    assert found(few(verb("praten", *together), Els=ELS, Jan=JAN), speech) == []
    assert found(few(verb("praten"), Els=ELS), speech) == []
    assert len(found(few(verb("praten", *together, *message(4)), Els=ELS, Jan=JAN), speech)) == 1
    topic = ("over over ADP VZ case 3", "oorlog oorlog NOUN N obl 1")
    assert said(few(verb("praten", *topic), Els=ELS), speech) == [("els", None, "say-verb", "over oorlog")]


# who speaks


def inverted(speaker: str) -> str:
    return f"""
        Het het PRON VNW nsubj 1
        kan kunnen VERB WW|pv|tgw ROOT 1 x
        , , PUNCT LET punct 3
        zegt zeggen VERB WW|pv|tgw parataxis 1
        {speaker}
        """


def test_the_name_behind_an_inverted_cue_speaks(few: Few) -> None:
    assert said(few(inverted("Els Els PROPN SPEC dep 3"), Els=ELS), speech) == [
        ("els", None, "say-inverted", "Het kan")
    ]
    stranger = "de de DET LID det 5\nman man NOUN N nsubj 3\nvan van ADP VZ case 7\nEls Els PROPN SPEC nmod 5"
    assert said(few(inverted(stranger), Els=ELS), speech) == []


def test_a_first_person_in_front_is_the_speaker(few: Few) -> None:
    lines = """
        Ik ik PRON VNW nsubj 1
        zeg zeggen VERB WW|pv|tgw ROOT 1 x
        : : PUNCT LET punct 1
        " " PUNCT LET punct 4 x
        Nooit nooit ADV BW parataxis 1 x
        " " PUNCT LET punct 4
        tegen tegen ADP VZ case 7
        Els Els PROPN SPEC obl 1
        """
    assert said(few(lines, Els=ELS), speech) == []


def test_a_speaker_far_off_is_only_looked_for_with_inversion(few: Few) -> None:
    lines = """
        Gisteren gisteren ADV BW advmod 1
        zei zeggen VERB WW|pv|verl ROOT 1
        Els Els PROPN SPEC dep 1
        dat dat SCONJ VG mark 4
        lukt lukken VERB WW|pv|tgw ccomp 1
        """
    assert said(few(lines, Els=ELS), speech) == []


FIRST = """
    " " PUNCT LET punct 2 x
    Ik ik PRON VNW nsubj 2
    zeg zeggen VERB WW|pv|tgw ROOT 2
    dat dat SCONJ VG mark 4
    lukt lukken VERB WW|pv|tgw ccomp 2 x
    " " PUNCT LET punct 2 x
    , , PUNCT LET punct 7
    aldus aldus ADP VZ case 8
    Els Els PROPN SPEC nmod 2
    """


def test_ik_in_a_quotation_is_read_once_its_speaker_is_known(few: Few) -> None:
    assert said(few(FIRST, Els=ELS), speech, first_person_speech) == []
    rules = [(c[0], c[2]) for c in said(few(FIRST, Els=ELS), speech, according, first_person_speech)]
    assert rules == [("els", "say-aldus"), ("els", "say-verb")]
    other = FIRST.replace("Ik ik", "Zij zij")
    assert [c[2] for c in said(few(other, Els=ELS), speech, according, first_person_speech)] == ["say-aldus"]


# to whom


@pytest.mark.parametrize(
    ("lemma", "rest", "target"),
    [
        ("zeggen", ("tegen tegen ADP VZ case 3", "Jan Jan PROPN SPEC obl 1"), "jan"),
        ("zeggen", ("aan aan ADP VZ case 3", "Jan Jan PROPN SPEC obl 1"), "jan"),
        ("zeggen", ("met met ADP VZ case 3", "Jan Jan PROPN SPEC obl 1"), None),
        ("zeggen", ("tegenover tegenover ADP VZ case 3", "Jan Jan PROPN SPEC obl 1"), "jan"),
        ("zeggen", ("jegens jegens ADP VZ case 3", "Jan Jan PROPN SPEC obl 1"), "jan"),
        ("zeggen", ("Jan Jan PROPN SPEC obj 1",), None),
        ("vragen", ("Jan Jan PROPN SPEC iobj 1",), "jan"),
        ("vragen", ("Jan Jan PROPN SPEC obj 1",), "jan"),
        ("prijzen", ("Jan Jan PROPN SPEC obj 1",), "jan"),
        ("prijzen", ("plan plan NOUN N obj 1", "van van ADP VZ case 4", "Jan Jan PROPN SPEC nmod 2"), "jan"),
        ("vragen", ("plan plan NOUN N obj 1", "van van ADP VZ case 4", "Jan Jan PROPN SPEC nmod 2"), None),
        (
            "verwijten",
            ("plan plan NOUN N obj 1", "van van ADP VZ case 4", "Jan Jan PROPN SPEC nmod 2"),
            "jan",
        ),
        ("verwijten", ("plan plan NOUN N obj 1", "aan aan ADP VZ case 4", "Jan Jan PROPN SPEC nmod 2"), None),
        (
            "zeggen",
            ("iets iets NOUN N obj 1", "tegen tegen ADP VZ case 4", "Jan Jan PROPN SPEC nmod 2"),
            "jan",
        ),
    ],
)
def test_slots_of_the_cue_give_the_target(
    few: Few, lemma: str, rest: tuple[str, ...], target: str | None
) -> None:
    (c,) = said(few(verb(lemma, *rest), Els=ELS, Jan=JAN), speech)
    assert c[1] == target


def test_a_person_who_is_asked_in_a_passive(few: Few) -> None:
    lines = """
        Jan Jan PROPN SPEC nsubj:pass 2
        wordt worden AUX WW|pv aux:pass 2
        gevraagd vragen VERB WW|vd ROOT 2
        door door ADP VZ case 4
        Els Els PROPN SPEC obl:agent 2
        """
    assert [c[:2] for c in said(few(lines, Els=ELS, Jan=JAN), speech)] == [("els", "jan")]


def test_a_thing_that_is_asked_is_no_addressee(few: Few) -> None:
    cues = verb("vragen", "baas baas NOUN N obj 1")
    reading = few(cues, Els=ELS, baas="jan/PERSON/description")
    # the last slot is `obj`, so it is whom the asking is about
    assert [c[1] for c in said(reading, speech)] == ["jan"]


def test_a_platform_is_nobody(few: Few) -> None:
    lines = verb("zeggen", "aan aan ADP VZ case 3", "Facebook Facebook PROPN SPEC obl 1")
    assert [c[1] for c in said(few(lines, Els=ELS, Facebook="facebook/ORG"), speech)] == [None]
    lines = lines.replace("Facebook Facebook", "Google Google")
    assert [c[1] for c in said(few(lines, Els=ELS, Google="google/ORG"), speech)] == ["google"]


# light verbs

LIGHT = ("kritiek kritiek NOUN N obj 1", "op op ADP VZ case 4", "Jan Jan PROPN SPEC nmod 2")


def test_verb_and_noun_are_a_statement(few: Few) -> None:
    (c,) = found(few(verb("uiten", *LIGHT), Els=ELS, Jan=JAN), speech)
    assert (c.rule, c.predicate, c.event_type, c.evidence) == ("say-light", "kritiek uiten", "ACCUSE", (2,))
    assert (c.source.actor, c.target and c.target.actor) == ("els", "jan")
    assert (
        found(
            few(verb("uiten", *LIGHT).replace("kritiek kritiek", "twijfel twijfel"), Els=ELS, Jan=JAN), speech
        )
        == []
    )


def test_who_receives_is_spoken_of(few: Few) -> None:
    lines = verb("krijgen", *LIGHT).replace("op op", "van van")
    assert [c[:2] for c in said(few(lines, Els=ELS, Jan=JAN), speech)] == [("jan", "els")]
    assert said(few(verb("krijgen", LIGHT[0]), Els=ELS), speech) == []


def test_a_light_verb_of_action_is_none(few: Few) -> None:
    lines = verb(
        "voeren", "gesprek gesprek NOUN N obj 1", "met met ADP VZ case 4", "Jan Jan PROPN SPEC nmod 2"
    )
    assert said(few(lines, Els=ELS, Jan=JAN), speech) == []
