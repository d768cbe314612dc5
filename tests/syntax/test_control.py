"""What clauses leave unsaid."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from aldus.syntax.clause import Clause

    from .conftest import Read

Find = Callable[[str, str], "Clause"]

# relative clauses


def test_antecedents_take_the_place_of_the_pronoun(clause: Find) -> None:
    text = (
        "Peru PROPN nsubj 7 en CCONJ cc 2 Chili PROPN conj 0 die PRON {} 6 Cuba PROPN {} 6 gisteren ADV advmod 6"
        " hielpen VERB:pv acl:relcl 0 wonnen VERB:pv ROOT -"
    )
    assert clause(text.format("nsubj", "obj"), "hielpen").subjects == [0, 2]
    assert clause(text.format("obj", "nsubj"), "hielpen").objects == [0, 2]
    assert clause(text.format("iobj", "nsubj"), "hielpen").indirect == [0, 2]


def test_antecedent_of_a_phrase(clause: Find) -> None:
    text = "Peru PROPN nsubj 5 met ADP case 2 wie PRON obl 4 Chili PROPN nsubj 4 vecht VERB:pv acl:relcl 0 wint VERB:pv ROOT -"
    assert clause(text, "vecht").obliques == [("met", 0)]


def test_last_conjunct_alone_where_the_clause_hangs_on_it(clause: Find) -> None:
    text = (
        "Peru PROPN nsubj 7 en CCONJ cc 2 Chili PROPN conj 0 die PRON nsubj 4 hielp VERB:pv acl:relcl 2"
        " en CCONJ cc 6 Cuba PROPN conj 2 wonnen VERB:pv ROOT -"
    )
    assert clause(text, "hielp").subjects == [2]


def test_subject_of_the_copula_beside_its_noun(clause: Find) -> None:
    text = "Peru PROPN nsubj 2 is AUX:pv cop 2 land NOUN ROOT - dat PRON nsubj 4 wint VERB:pv acl:relcl 2"
    assert clause(text, "wint").subjects == [2, 0]


def test_pronoun_of_a_main_clause_has_no_antecedent(clause: Find) -> None:
    assert clause("Die PRON nsubj 1 wint VERB:pv ROOT -", "wint").subjects == [0]


# participles


def test_participles_with_a_noun(clause: Find) -> None:
    past = clause(
        "De DET det 4 door ADP case 2 Peru PROPN obl 3 gesteunde VERB:vd amod 4 partij NOUN nsubj 5 wint VERB:pv ROOT -",
        "gesteunde",
    )
    assert (past.passive, past.subjects, past.agents) == (True, [4], [2])
    present = clause(
        "De DET det 2 winnende VERB:od amod 2 partij NOUN nsubj 3 gaat VERB:pv ROOT -", "winnende"
    )
    assert (present.passive, present.subjects) == (False, [2])


def test_finite_verb_with_a_noun_is_no_participle(clause: Find) -> None:
    c = clause(
        "De DET det 1 vraag NOUN nsubj 4 of SCONJ mark 3 wint VERB:pv acl 1 blijft VERB:pv ROOT -", "wint"
    )
    assert (c.passive, c.subjects) == (False, [])


@pytest.mark.parametrize(("agent", "subjects"), [("door", [5]), ("in", [])])
def test_participle_before_the_main_clause(clause: Find, agent: str, subjects: list[int]) -> None:
    text = (
        f"Gesteund VERB:vd advcl 3 {agent} ADP case 2 Peru PROPN obl 0 trekt VERB:pv ROOT - nu ADV advmod 3"
        " Chili PROPN nsubj 3 op ADP compound:prt 3"
    )
    c = clause(text, "Gesteund")
    assert (c.passive, c.subjects) == (bool(subjects), subjects)


# coordination


def test_second_verb_has_the_subject_of_the_first(clause: Find) -> None:
    c = clause(
        "Peru PROPN nsubj 1 belt VERB:pv ROOT - Chili PROPN obj 1 en CCONJ cc 5 Cuba PROPN obj 5 helpt VERB:pv conj 1",
        "helpt",
    )
    assert (c.subjects, c.aux) == ([0], [])


def test_second_participle_has_the_auxiliary_of_the_first(clause: Find) -> None:
    text = "Peru PROPN nsubj:pass 2 werd AUX:pv aux:pass 2 gebeld VERB:vd ROOT - en CCONJ cc 4 geholpen VERB:vd conj 2"
    c = clause(text, "geholpen")
    assert (c.subjects, c.aux, c.passive) == ([0], [1], True)


def test_second_finite_verb_has_no_auxiliary_of_the_first(clause: Find) -> None:
    c = clause(
        "Peru PROPN nsubj 2 wil AUX:pv aux 2 bellen VERB:inf ROOT - en CCONJ cc 5 dan ADV advmod 5 gaat VERB:pv conj 2",
        "gaat",
    )
    assert (c.subjects, c.aux) == ([0], [])


def test_second_infinitive_has_governor_and_mark_of_the_first(clause: Find) -> None:
    c = clause(
        "Peru PROPN nsubj 1 dreigt/dreigen VERB:pv ROOT - om ADP mark 3 bellen VERB:inf xcomp 1 en CCONJ cc 5"
        " gaan VERB:inf conj 3",
        "gaan",
    )
    assert (c.governor, c.relation, c.mark, c.subjects) == (1, "xcomp", "om", [0])


def test_imperative_has_no_subject_of_the_first_verb(clause: Find) -> None:
    text = "Peru PROPN nsubj 1 belt VERB:pv ROOT - , PUNCT punct 1 {} lees VERB:WW|pv|tgw|{} conj 1 meer ADV advmod 3"
    assert clause(text.format("", "ev"), "lees").subjects == []
    assert clause(text.format("", "mv"), "lees").subjects == [0]
    assert clause(text.format("dan ADV advmod 4", "ev"), "lees").subjects == [0]


def test_own_subject_of_the_second_verb_stays(clause: Find) -> None:
    c = clause(
        "Peru PROPN nsubj 1 belt VERB:pv ROOT - en CCONJ cc 4 Cuba PROPN nsubj 4 gaat VERB:pv conj 1", "gaat"
    )
    assert c.subjects == [3]


SHARED = "Peru PROPN nsubj 1 steunt VERB:pv ROOT - en CCONJ cc 3 helpt VERB:{} conj 1 Cuba PROPN obj 1 met ADP case 6 geld NOUN obl 1"


def test_second_finite_verb_has_what_follows_it(clause: Find) -> None:
    c, first = clause(SHARED.format("pv"), "helpt"), clause(SHARED.format("pv"), "steunt")
    assert (c.objects, c.obliques) == ([4], [("met", 6)])
    assert (first.objects, first.obliques) == ([], [])


def test_second_participle_has_not(clause: Find) -> None:
    assert clause(SHARED.format("vd"), "helpt").objects == []
    assert clause(SHARED.format("vd"), "steunt").objects == [4]


def test_second_verb_with_an_object_of_its_own_takes_none(clause: Find) -> None:
    c = clause(SHARED.format("pv") + " hen PRON obj 3", "helpt")
    assert (c.objects, c.obliques) == ([7], [])


# infinitives


def infinitive(verb: str, arguments: str, relation: str = "xcomp", mark: str = "te") -> str:
    return (
        f"Peru PROPN nsubj 1 {verb} VERB:pv ROOT - {mark} ADP mark 3 gaan VERB:inf {relation} 1 {arguments}"
    )


@pytest.mark.parametrize(
    ("verb", "arguments", "subjects"),
    [
        ("probeert/proberen", "", [0]),
        ("dwingt/dwingen", "Chili PROPN obj 1", [4]),
        ("belooft/beloven", "Chili PROPN iobj 1", [0]),
        ("zegt/zeggen", "Chili PROPN iobj 1", [4]),
        ("ziet/zien", "Chili PROPN obj 1", [4]),
        ("dwingt/dwingen", "", [0]),
        ("zet/zetten", "Chili PROPN obj 1 onder ADP case 6 druk NOUN obl 1", [4]),
    ],
)
def test_subject_of_an_infinitive(clause: Find, verb: str, arguments: str, subjects: list[int]) -> None:
    assert clause(infinitive(verb, arguments), "gaan").subjects == subjects


def test_purpose_has_the_subject_of_the_main_clause(clause: Find) -> None:
    text = infinitive("belt/bellen", "Chili PROPN obj 1", "advcl", "om")
    assert clause(text, "gaan").subjects == [0]


def test_who_is_moved_does_the_purpose(clause: Find) -> None:
    text = infinitive("dwingt/dwingen", "Chili PROPN obj 1", "advcl", "om")
    assert clause(text, "gaan").subjects == [4]


def test_who_is_accused_does_the_deed(clause: Find) -> None:
    text = infinitive("bekritiseert/bekritiseren", "Chili PROPN obj 1", "advcl", "door")
    assert clause(text, "gaan").subjects == [4]


def test_finite_adverbial_clause_takes_no_subject_over(clause: Find) -> None:
    text = "Peru PROPN nsubj 1 belt VERB:pv ROOT - als SCONJ mark 3 regent VERB:pv advcl 1"
    assert clause(text, "regent").subjects == []


@pytest.mark.parametrize(("dep", "subjects"), [("nsubj:pass", [0]), ("obl:agent", [0])])
def test_subject_of_an_infinitive_under_a_passive(clause: Find, dep: str, subjects: list[int]) -> None:
    case = "door ADP case 0" if dep == "obl:agent" else "nu ADV advmod 3"
    text = f"Peru PROPN {dep} 3 {case} werd AUX:pv aux:pass 3 gevraagd/vragen VERB:vd ROOT - te ADP mark 5 gaan VERB:inf xcomp 3"
    assert clause(text, "gaan").subjects == subjects


def test_passive_with_both_is_done_by_who_is_asked(clause: Find) -> None:
    text = (
        "Peru PROPN nsubj:pass 4 werd AUX:pv aux:pass 4 door ADP case 3 Chili PROPN obl:agent 4"
        " gevraagd/vragen VERB:vd ROOT - te ADP mark 6 gaan VERB:inf xcomp 4"
    )
    assert clause(text, "gaan").subjects == [0]


# infinitives with a noun


def noun(verb: str, phrase: str = "", dep: str = "obj") -> str:
    return f"Peru PROPN nsubj 1 {verb} VERB:pv ROOT - plan NOUN {dep} 1 te ADP mark 4 gaan VERB:inf acl 2 {phrase}"


def test_owner_of_a_noun_does_its_infinitive(clause: Find) -> None:
    owner = "van ADP case 6 Chili PROPN nmod 2"
    assert clause(noun("belt", owner, "obl"), "gaan").subjects == [6]
    assert clause(noun("belt", "Chili PROPN nmod:poss 2", "obl"), "gaan").subjects == [5]
    assert clause(noun("belt", owner, "obj"), "gaan").subjects == [0]
    assert clause(noun("belt", "aan ADP case 6 Chili PROPN nmod 2", "obl"), "gaan").subjects == [0]


def test_who_is_given_something_does_its_infinitive(clause: Find) -> None:
    assert clause(noun("geeft/geven", "Chili PROPN iobj 1"), "gaan").subjects == [5]
    assert clause(noun("geeft/geven", "aan ADP case 6 Chili PROPN obl 1"), "gaan").subjects == [6]
    assert clause(noun("geeft/geven", "in ADP case 6 Chili PROPN obl 1"), "gaan").subjects == [0]
    assert clause(noun("heeft/hebben", "Chili PROPN iobj 1"), "gaan").subjects == [0]


def test_governor_and_relation(read: Read) -> None:
    clauses = read(infinitive("dwingt/dwingen", "Chili PROPN obj 1"))
    top, under = clauses
    assert (top.governor, top.relation) == (None, "ROOT")
    assert (under.governor, under.relation, under.mark) == (top.pred, "xcomp", "te")


@pytest.mark.parametrize(("verb", "subjects"), [("is/zijn", []), ("hoopt/hopen", [0])])
def test_what_is_to_be_done_by_nobody_that_is_told(clause: Find, verb: str, subjects: list[int]) -> None:
    text = f"Peru PROPN nsubj 1 vindt VERB:pv ROOT - dat SCONJ mark 4 te PART mark 4 helpen VERB:inf ccomp 1 {verb} VERB:pv ccomp 1"
    found = clause(text.replace("dat SCONJ mark 4", "er ADV advmod 4"), "helpen")
    assert found.subjects == subjects


@pytest.mark.parametrize(
    ("order", "subject"),
    [("niet ADV advmod 8 kon AUX:pv aux 8", 3), ("kon AUX:pv aux 8 niet ADV advmod 8", 0)],
)
def test_a_late_verb_goes_on_with_the_subordinate_clause(clause: Find, order: str, subject: int) -> None:
    text = (
        "Peru PROPN nsubj 1 zegt VERB:pv ROOT - dat SCONJ mark 4 Cuba PROPN nsubj 4 wint VERB:pv ccomp 1"
        f" en CCONJ cc 8 {order} zwichten VERB:inf conj 1"
    )
    assert clause(text, "zwichten").subjects == [subject]


# what stands elsewhere


def test_first_of_two_verbs_has_what_follows_it_before_the_en(clause: Find) -> None:
    text = (
        "Peru PROPN nsubj 2 heeft/hebben AUX:pv aux 2 gepraat VERB:vd ROOT - met ADP case 4 Chili PROPN obl 8 {}"
        " een DET det 7 school NOUN obj 8 geopend VERB:vd conj 2"
    )
    assert clause(text.format("en CCONJ cc 8"), "gepraat").obliques == [("met", 4)]
    assert clause(text.format("en CCONJ cc 8"), "geopend").obliques == []
    assert clause(text.format("nu ADV advmod 8"), "geopend").obliques == [("met", 4)]


@pytest.mark.parametrize(("verb", "given"), [("bleef/blijven", True), ("zag/zien", False)])
def test_verbs_of_going_on_have_no_object(clause: Find, verb: str, given: bool) -> None:
    text = (
        f"Peru PROPN nsubj 1 {verb} VERB:pv ROOT - Chili PROPN obj 1 geld NOUN obj 4 geven VERB:inf xcomp 1"
    )
    assert (clause(text, "geven").indirect == [2]) == given
    assert (clause(text, "geven").subjects == [0]) == given


def test_name_before_the_infinitive_is_its_object(clause: Find) -> None:
    text = "Peru PROPN nsubj 1 bleef/blijven VERB:pv ROOT - Chili PROPN nsubj 3 steunen VERB:inf xcomp 1"
    assert (clause(text, "steunen").subjects, clause(text, "steunen").objects) == ([0], [2])


@pytest.mark.parametrize(
    ("noun", "verb", "swapped"),
    [
        ("eis", "verwerpt/verwerpen", True),
        ("man", "verwerpt/verwerpen", False),
        ("eis", "steunt/steunen", False),
    ],
)
def test_what_only_somebody_refuses_is_the_object(clause: Find, noun: str, verb: str, swapped: bool) -> None:
    text = f"Die DET det 1 {noun} NOUN nsubj 2 {verb} VERB:pv ROOT - Peru PROPN obj 2"
    c = clause(text, verb.split("/")[0])
    assert (c.subjects, c.objects) == (([3], [1]) if swapped else ([1], [3]))


@pytest.mark.parametrize(("cc", "subject", "objects"), [("", [4], [2]), ("en CCONJ cc 6", [0], [2, 4])])
def test_what_stands_between_en_and_the_verb_is_a_subject(
    read: Read, cc: str, subject: list[int], objects: list[int]
) -> None:
    verb = "helpt VERB:pv conj 1" if not cc else f"{cc} helpt VERB:pv conj 1"
    clauses = read(
        f"Peru PROPN nsubj 1 belt VERB:pv ROOT - Chili PROPN obj 1 en CCONJ cc 4 Cuba PROPN conj 2 {verb}"
    )
    first, second = clauses
    assert (second.subjects, first.objects) == (subject, objects)


def test_who_is_enabled_does_it(clause: Find) -> None:
    text = (
        "Peru PROPN nsubj 1 stelt/stellen VERB:pv ROOT - Chili PROPN obj 6 in ADP compound:prt 6"
        " staat NOUN fixed 3 te ADP mark 6 winnen VERB:inf xcomp 1"
    )
    assert (clause(text, "winnen").subjects, clause(text, "winnen").objects) == ([2], [])
    assert clause(text, "stelt").objects == [2]


@pytest.mark.parametrize(("word", "found"), [("waarmee", [("met", 0)]), ("waardoor", [])])
def test_a_relative_adverb_is_a_phrase(clause: Find, word: str, found: list[tuple[str, int]]) -> None:
    text = (
        f"Peru PROPN nsubj 4 {word} ADV advmod 3 Chili PROPN nsubj 3 praat/praten VERB:pv acl:relcl 0"
        " zwijgt/zwijgen VERB:pv ROOT -"
    )
    assert clause(text, "praat").obliques == found


@pytest.mark.parametrize(("behind", "found"), [("", []), (" kort ADV advmod 1", [("met", 2)])])
def test_a_relative_adverb_about_the_whole_clause(
    clause: Find, behind: str, found: list[tuple[str, int]]
) -> None:
    text = (
        "Peru PROPN nsubj 1 belt/bellen VERB:pv ROOT - Cuba PROPN obj 1 , PUNCT punct 6 waarmee ADV advmod 6"
        f" Chili PROPN nsubj 6 instemt/in_stemmen VERB:pv acl:relcl 2{behind}"
    )
    assert clause(text, "instemt").obliques == found


def test_a_state_is_not_in_staat(clause: Find) -> None:
    text = (
        "Peru PROPN nsubj 1 stelt/stellen VERB:pv ROOT - voor ADP compound:prt 1 de DET det 4 staat NOUN obj 6"
        " te ADP mark 6 erkennen VERB:inf xcomp 1"
    )
    assert clause(text, "erkennen").objects == [4]


@pytest.mark.parametrize(
    ("pronoun", "article", "subject"),
    [("dat", "het", 3), ("dat", "de", 0), ("die", "het", 0), ("die", "de", 0)],
)
def test_a_relative_pronoun_agrees_with_its_noun(
    clause: Find, pronoun: str, article: str, subject: int
) -> None:
    text = (
        f"minister NOUN:N|soort|ev|basis|zijd|stan nsubj 7 van ADP case 3 {article} DET det 3 Congres PROPN nmod 0"
        f" , PUNCT punct 6 {pronoun} PRON nsubj 6 aanvalt VERB:pv acl:relcl 0 zwijgt VERB:pv ROOT -"
    )
    assert clause(text, "aanvalt").subjects == [subject]


@pytest.mark.parametrize(
    ("verb", "aux", "subjects"),
    [
        ("vragen", "", []),
        ("waarschuwen", "", [0]),
        ("weigeren", "", [0]),
        ("vragen", "mogen AUX:inf aux 4 ", [0]),
    ],
)
def test_who_asks_for_it_does_not_do_it(clause: Find, verb: str, aux: str, subjects: list[int]) -> None:
    last = 4 if aux else 3
    text = (
        f"Peru PROPN nsubj 1 doet/{verb} VERB:pv ROOT - te ADP mark {last} {aux}blokkeren VERB:inf xcomp 1"
        f" handel NOUN obj {last}"
    )
    assert clause(text, "blokkeren").subjects == subjects


@pytest.mark.parametrize(("prep", "subjects"), [("naar", []), ("door", [0])])
def test_into_what_one_looks_nobody_has_done(clause: Find, prep: str, subjects: list[int]) -> None:
    text = (
        f"Peru PROPN nsubj 1 doet VERB:pv ROOT - onderzoek NOUN obj 1 {prep} ADP case 5 het DET det 5"
        " neerhalen VERB:inf nmod 2"
    )
    assert clause(text, "neerhalen").subjects == subjects


@pytest.mark.parametrize(
    ("self_", "passive", "agents"), [("zich PRON obj 3", True, [5]), ("Chili PROPN obj 3", False, [])]
)
def test_who_lets_it_happen_undergoes_it(clause: Find, self_: str, passive: bool, agents: list[int]) -> None:
    text = f"Peru PROPN nsubj 1 laat/laten VERB:pv ROOT - {self_} bedreigen VERB:inf xcomp 1 door ADP case 5 Cuba PROPN obl 3"
    c = clause(text, "bedreigen")
    assert (c.passive, c.agents) == (passive, agents)
    assert c.subjects == [0]


def test_who_is_warned_should_not_do_it(clause: Find) -> None:
    text = (
        "Peru PROPN nsubj 1 waarschuwt/waarschuwen VERB:pv ROOT - niet ADV advmod 4 te ADP mark 4"
        " buigen VERB:inf xcomp 1"
    )
    assert clause(text, "buigen").subjects == []


def test_who_has_another_do_it_to_themselves(clause: Find) -> None:
    text = "Peru PROPN nsubj 1 laat/laten VERB:pv ROOT - Chili PROPN obj 1 zich PRON obj 4 verdedigen VERB:inf xcomp 1"
    assert not clause(text, "verdedigen").passive
