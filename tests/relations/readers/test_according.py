"""`volgens X`, `aldus X`, `blijkt uit onderzoek van X`."""

from __future__ import annotations

import pytest

from aldus.relations.readers.according import according, sources

from .conftest import Few, found, said

ELS, JAN = "els/PERSON", "jan/PERSON"
AT_START = """
    Volgens volgens ADP VZ case 1
    Els Els PROPN SPEC obl 4
    is zijn AUX WW|pv|tgw cop 4
    dat dat PRON VNW nsubj 4
    onzin onzin NOUN N ROOT 4 x
    . . PUNCT LET punct 4
    """


def test_a_phrase_in_front_reports_what_follows(few: Few) -> None:
    (c,) = found(few(AT_START, Els=ELS), according)
    assert (c.source.actor, c.trigger, c.predicate, c.rule, c.status) == (
        "els",
        0,
        "volgens",
        "say-volgens",
        "actual",
    )
    assert said(few(AT_START, Els=ELS), according)[0][3] == "is dat onzin"
    assert found(few(AT_START.replace("Volgens", "Namens"), Els=ELS), according) == []
    assert found(few(AT_START), according) == []


def test_each_of_several_speakers_says_it(few: Few) -> None:
    lines = """
        Volgens volgens ADP VZ case 1
        Els Els PROPN SPEC obl 5
        en en CCONJ VG cc 3
        Jan Jan PROPN SPEC conj 1
        kan kunnen AUX WW|pv|tgw aux 5
        komen komen VERB WW|inf ROOT 5
        """
    assert said(few(lines, Els=ELS, Jan=JAN), according) == [
        ("els", None, "say-volgens", "kan komen"),
        ("jan", None, "say-volgens", "kan komen"),
    ]


def test_a_stranger_hides_the_name_behind(few: Few) -> None:
    lines = """
        Volgens volgens ADP VZ case 1
        experts expert NOUN N obl 4
        en en CCONJ VG cc 4
        Els Els PROPN SPEC nsubj 4
        werkt werken VERB WW|pv|tgw ROOT 4
        """
    assert found(few(lines, Els=ELS), according) == []
    assert len(found(few(lines.replace("NOUN N obl", "ADJ ADJ obl"), Els=ELS), according)) == 1


def test_the_name_may_be_attached_elsewhere(few: Few) -> None:
    lines = AT_START.replace("case 1", "advmod 4").replace("obl 4", "nsubj 4")
    assert len(found(few(lines, Els=ELS), according)) == 1


def test_it_does_not_reach_into_the_next_sentence(few: Few) -> None:
    assert found(few("volgens volgens ADP VZ ROOT 0\nEls Els PROPN SPEC ROOT 1", Els=ELS), according) == []
    assert found(few("Els Els PROPN SPEC ROOT 0\nvolgens volgens ADP VZ dep 0", Els=ELS), according) == []


def at_end(word: str = "volgens", after: int = 1, comma: bool = False) -> str:
    first = "x" if comma else ""
    rows = [
        "Dat dat PRON VNW nsubj 2",
        "is zijn AUX WW|pv|tgw cop 2",
        f"onzin onzin NOUN N ROOT 2 {first}".rstrip(),
        *([", , PUNCT LET punct 2"] if comma else []),
    ]
    name = len(rows) + 1
    rows += [f"{word} {word} ADP VZ case {name}", "Els Els PROPN SPEC obl 2"]
    rows += ["toch toch ADV BW advmod 2"] * after
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("after", "content"), [(0, "Dat is onzin"), (2, "Dat is onzin volgens Els toch toch")]
)
def test_a_phrase_at_the_end_reports_what_stands_before(few: Few, after: int, content: str) -> None:
    assert said(few(at_end(after=after), Els=ELS), according) == [("els", None, "say-volgens", content)]


def test_a_phrase_in_the_middle_reports_all_of_its_clause(few: Few) -> None:
    content = "Dat is onzin volgens Els toch toch toch"
    assert said(few(at_end(after=3), Els=ELS), according) == [("els", None, "say-volgens", content)]


def test_aldus_behind_a_comma_reports_what_stands_before(few: Few) -> None:
    assert said(few(at_end("aldus", 3, comma=True), Els=ELS), according) == [
        ("els", None, "say-aldus", "Dat is onzin")
    ]
    assert said(few(at_end("volgens", 3, comma=True), Els=ELS), according)[0][3] != "Dat is onzin"


@pytest.mark.parametrize(
    ("before", "content"),
    [
        (["er er ADV BW advmod {}", "vaak vaak ADV BW advmod {}"], "omdat er vaak volgens Els niemand helpt"),
        (["er er ADV BW advmod {}"], "niemand helpt"),
    ],
)
def test_a_clause_with_words_before_it_is_reported_whole(few: Few, before: list[str], content: str) -> None:
    verb = 6 + len(before)
    rows = [
        "Jan Jan PROPN SPEC nsubj 1",
        "komt komen VERB WW|pv|tgw ROOT 1",
        f"omdat omdat SCONJ VG mark {verb}",
        *[row.format(verb) for row in before],
        f"volgens volgens ADP VZ case {verb - 2}",
        f"Els Els PROPN SPEC obl {verb}",
        f"niemand niemand PRON VNW nsubj {verb}",
        "helpt helpen VERB WW|pv|tgw advcl 1",
        f"en en CCONJ VG cc {verb + 2}",
        f"lacht lachen VERB WW|pv|tgw conj {verb}",
    ]
    assert said(few("\n".join(rows), Els=ELS), according)[0][3] == content


QUOTED = """
    " " PUNCT LET punct 2 x
    Het het PRON VNW nsubj 2
    lukt lukken VERB WW|pv|tgw ROOT 2 x
    . . PUNCT LET punct 2 x
    " " PUNCT LET punct 2 x
    , , PUNCT LET punct 7
    {0} {0} ADP VZ case 7
    Els Els PROPN SPEC obl 2
    """


@pytest.mark.parametrize("word", ["volgens", "aldus"])
def test_a_quotation_before_it_is_reported(few: Few, word: str) -> None:
    reading = few(QUOTED.format(word), Els=ELS)
    (c,) = found(reading, according)
    assert c.quote is not None and c.quote.of(reading.tree.text) == "Het lukt."
    assert said(reading, according)[0][3] == "Het lukt"


def test_aldus_alone_reports_the_quotation_of_the_sentence_before(few: Few) -> None:
    parts = QUOTED.replace(", , PUNCT LET punct 7", "").replace("case 7", "case 6").replace("obl 2", "ROOT 6")
    lines = "\n".join(line for line in parts.splitlines() if line.strip())
    assert said(few(lines.format("Aldus"), Els=ELS), according)[0][3] == "Het lukt"
    assert said(few(lines.format("Volgens"), Els=ELS), according)[0][3] != "Het lukt"


@pytest.mark.parametrize(("length", "whole"), [(23, True), (24, False)])
def test_a_long_phrase_ends_with_the_name(few: Few, length: int, whole: bool) -> None:
    last = 3 + length
    rows = [
        "Volgens volgens ADP VZ case 1",
        f"Els Els PROPN SPEC obl {last}",
        *["lief lief ADJ ADJ amod 1"] * length,
        "men men PRON VNW nsubj 1",
        f"kwam komen VERB WW|pv|verl ROOT {last}",
        f"laat laat ADV BW advmod {last}",
    ]
    content = said(few("\n".join(rows), Els=ELS), according)[0][3]
    assert content is not None
    assert (content == "kwam laat") == whole
    assert content.startswith("kwam" if whole else "lief")


# blijkt uit


SOURCE = """
    Uit uit ADP VZ case 1
    cijfers cijfer NOUN N obl 4
    van van ADP VZ case 3
    Els Els PROPN SPEC nmod 1
    blijkt blijken VERB WW|pv|tgw ROOT 4
    dat dat SCONJ VG mark 6
    lukt lukken VERB WW|pv|tgw {} 4
    """


@pytest.mark.parametrize("dep", ["ccomp", "csubj", "nsubj", "parataxis"])
def test_who_found_it_out_is_the_speaker(few: Few, dep: str) -> None:
    assert said(few(SOURCE.format(dep), Els=ELS), sources) == [("els", None, "say-source", "dat lukt")]


def test_the_source_may_be_the_actor(few: Few) -> None:
    lines = SOURCE.format("ccomp")
    assert said(few(lines, cijfers="nos/ORG"), sources) == [("nos", None, "say-source", "dat lukt")]


def test_other_phrases_and_verbs_have_no_source(few: Few) -> None:
    lines = SOURCE.format("ccomp")
    assert said(few(lines.replace("Uit uit", "Bij bij"), Els=ELS), sources) == []
    assert said(few(lines.replace("van van", "met met"), Els=ELS), sources) == []
    assert said(few(lines.replace("blijken", "komen"), Els=ELS), sources) == []
    assert said(few(lines), sources) == []


def test_aldus_in_the_middle_reports_all_around_it(few: Few) -> None:
    lines = """
        Gent Gent PROPN SPEC nsubj 5 x
        , , PUNCT LET punct 3
        aldus aldus ADP VZ case 3
        Els Els PROPN SPEC appos 0 x
        , , PUNCT LET punct 0
        groeit groeien VERB WW|pv|tgw ROOT 5 x
        . . PUNCT LET punct 5
        """
    assert said(few(lines, Els=ELS), according)[0][3] == "Gent, aldus Els, groeit"
    assert said(few(lines.replace("WW|pv|tgw", "N"), Els=ELS), according)[0][3] == "Gent"


def test_aldus_may_have_an_addressee(few: Few) -> None:
    lines = """
        Onzin onzin NOUN N ROOT 0 x
        , , PUNCT LET punct 0
        aldus aldus ADP VZ case 3
        Els Els PROPN SPEC nmod 0
        tegen tegen ADP VZ case 5
        Jan Jan PROPN SPEC nmod 3 x
        . . PUNCT LET punct 0
        """
    (c,) = found(few(lines, Els=ELS, Jan=JAN), according)
    assert c.target is not None and c.target.actor == "jan"
    (c,) = found(few(lines.replace("tegen tegen", "met met"), Els=ELS, Jan=JAN), according)
    assert c.target is None
    (c,) = found(few(lines.replace("aldus aldus", "dixit dixit"), Els=ELS, Jan=JAN), according)
    assert (c.predicate, c.rule) == ("dixit", "say-aldus")


def test_two_sources_are_set_against_each_other(few: Few) -> None:
    """`Volgens Els is dat onzin, volgens Jan niet waar`."""
    lines = AT_START.replace(". . PUNCT LET punct 4", ", , PUNCT LET punct 8").rstrip()
    lines += """
    volgens volgens ADP VZ case 7
    Jan Jan PROPN SPEC obl 9
    niet niet ADV BW advmod 9
    waar waar ADJ ADJ conj 4 x
    . . PUNCT LET punct 4
    """
    assert [(c[0], c[3]) for c in said(few(lines, Els=ELS, Jan=JAN), according)] == [
        ("els", "is dat onzin"),
        ("jan", "niet waar"),
    ]


def test_a_pronoun_is_nothing_that_was_found_out(few: Few) -> None:
    lines = """
        Dat dat PRON VNW nsubj 1
        blijkt blijken VERB WW|pv|tgw ROOT 1
        uit uit ADP VZ case 3
        cijfers cijfer NOUN N obl 1
        van van ADP VZ case 5
        Els Els PROPN SPEC nmod 3
        """
    assert said(few(lines, Els=ELS), sources) == [("els", None, "say-source", None)]


@pytest.mark.parametrize(("part", "speakers"), [("afdeling", ["els"]), ("vader", [])])
def test_a_department_finds_it_out_for_its_body(few: Few, part: str, speakers: list[str]) -> None:
    lines = f"""
        Dat dat PRON VNW nsubj 1
        blijkt blijken VERB WW|pv|tgw ROOT 1
        uit uit ADP VZ case 3
        cijfers cijfer NOUN N obl 1
        van van ADP VZ case 5
        {part} {part} NOUN N nmod 3
        van van ADP VZ case 7
        Els Els PROPN SPEC nmod 5
        """
    assert [c[0] for c in said(few(lines, Els=ELS), sources)] == speakers
