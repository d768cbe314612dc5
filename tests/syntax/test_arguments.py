"""Arguments of a predicate, by relation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from aldus.syntax.arguments import is_predicate, read_arguments

if TYPE_CHECKING:
    from aldus.syntax.clause import Clause

    from .conftest import Parse

Arguments = Callable[[str, str], "Clause"]


@pytest.fixture(scope="session")
def arguments(parse: Parse) -> Arguments:
    def read(text: str, word: str) -> Clause:
        tree = parse(text)
        return read_arguments(tree, tree.words.index(word))

    return read


def test_what_is_a_predicate(parse: Parse) -> None:
    tree = parse(
        "Peru PROPN nsubj 3 is/zijn AUX:pv cop 3 een DET det 3 land NOUN ROOT - dat PRON nsubj 6 wil/willen AUX:pv aux 6"
        " helpen VERB:inf acl:relcl 3 . PUNCT punct 3"
    )
    assert [i for i in range(tree.n) if is_predicate(tree, i)] == [3, 6]


def test_subject_objects_and_phrases_with_conjuncts(arguments: Arguments) -> None:
    c = arguments(
        "Peru PROPN nsubj 3 en CCONJ cc 2 Chili PROPN conj 0 geven VERB:pv ROOT - Cuba PROPN iobj 3 geld NOUN obj 3"
        " voor ADP case 7 wegen NOUN obl 3 en CCONJ cc 9 bruggen NOUN conj 7",
        "geven",
    )
    assert (c.subjects, c.indirect, c.objects) == ([0, 2], [4], [5])
    assert c.obliques == [("voor", 7), ("voor", 9)]
    assert (c.phrases("voor"), c.phrases("aan", "op")) == ([7, 9], [])
    assert (c.passive, c.copula, c.verb, c.aux) == (False, False, 3, [])


def test_passive_with_agent(arguments: Arguments) -> None:
    text = "Peru PROPN nsubj:pass 4 werd/worden AUX:pv aux:pass 4 door ADP case 3 Chili PROPN {} 4 gesteund VERB:vd ROOT -"
    for dep in ("obl:agent", "obl"):
        c = arguments(text.format(dep), "gesteund")
        assert (c.passive, c.subjects, c.agents, c.verb, c.aux) == (True, [0], [3], 1, [1])


def test_agent_phrase_with_another_preposition_is_no_agent(arguments: Arguments) -> None:
    c = arguments("Peru PROPN nsubj 1 wint VERB:pv ROOT - van ADP case 3 Chili PROPN obl:agent 1", "wint")
    assert (c.agents, c.obliques) == ([], [("van", 3)])


def test_agent_without_preposition(arguments: Arguments) -> None:
    c = arguments("Peru PROPN nsubj:pass 1 gesteund VERB:vd ROOT - Chili PROPN obl:agent 1", "gesteund")
    assert c.agents == [2]


def test_door_phrase_of_an_active_verb_is_no_agent(arguments: Arguments) -> None:
    c = arguments("Peru PROPN nsubj 1 reist VERB:pv ROOT - door ADP case 3 Chili PROPN obl 1", "reist")
    assert (c.agents, c.obliques) == ([], [("door", 3)])


def test_copula_and_its_verb(arguments: Arguments) -> None:
    c = arguments("Peru PROPN nsubj 2 is/zijn AUX:pv cop 2 arm ADJ ROOT -", "arm")
    assert (c.copula, c.passive, c.verb, c.aux, c.subjects) == (True, False, 1, [1], [0])


@pytest.mark.parametrize(("fronted", "objects", "subjects"), [("Dat", [0], [2]), ("Peru", [2], [0])])
def test_second_subject(arguments: Arguments, fronted: str, objects: list[int], subjects: list[int]) -> None:
    c = arguments(f"{fronted} PRON nsubj 1 meldt VERB:pv ROOT - Chili PROPN nsubj 1", "meldt")
    assert (c.objects, c.subjects) == (objects, subjects)


def test_two_subjects_before_the_verb(arguments: Arguments) -> None:
    c = arguments("dat PRON nsubj 2 Peru PROPN nsubj 2 meldt VERB:pv ROOT -", "meldt")
    assert (c.subjects, c.objects) == ([0], [1])


def test_second_subject_before_an_object_is_who_gets_it(arguments: Arguments) -> None:
    c = arguments("Peru PROPN nsubj:pass 1 geeft VERB:pv ROOT - Chili PROPN nsubj 1 geld NOUN obj 1", "geeft")
    assert (c.subjects, c.indirect, c.objects, c.passive) == ([0], [2], [3], False)


def test_object_with_a_preposition_is_a_phrase(arguments: Arguments) -> None:
    c = arguments("Peru PROPN nsubj 1 rekent VERB:pv ROOT - op ADP case 3 Chili PROPN obj 1", "rekent")
    assert (c.objects, c.obliques) == ([], [("op", 3)])


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("Peru PROPN nsubj 1 belde VERB:pv ROOT - Jansen PROPN obl 1", [2]),
        ("Peru PROPN nsubj 1 belde VERB:pv ROOT - zondag NOUN obl 1", []),
        ("Peru PROPN nsubj 1 belde VERB:pv ROOT - Jansen PROPN obl 1 hen PRON obj 1", [3]),
    ],
)
def test_name_without_preposition_is_no_time(arguments: Arguments, text: str, objects: list[int]) -> None:
    assert arguments(text, "belde").objects == objects


@pytest.mark.parametrize("word", ["Volgens", "Aldus"])
def test_source_is_no_argument(arguments: Arguments, word: str) -> None:
    inside = arguments(f"{word} ADP case 1 Peru PROPN nsubj 2 wint VERB:pv ROOT - Chili PROPN obj 2", "wint")
    before = arguments(
        f"{word} ADP advmod 2 Peru PROPN nsubj 2 wint VERB:pv ROOT - Chili PROPN obj 2", "wint"
    )
    assert (inside.subjects, inside.objects) == (before.subjects, before.objects) == ([], [3])


def test_source_of_the_sentence_before_is_none_of_this(arguments: Arguments) -> None:
    c = arguments("Dixit ADV ROOT - aldus ADP ROOT - Peru PROPN nsubj 3 wint VERB:pv ROOT -", "wint")
    assert c.subjects == [2]


def test_particles(arguments: Arguments) -> None:
    one = arguments("Peru PROPN nsubj 1 valt VERB:pv ROOT - aan ADP compound:prt 1", "valt")
    assert (one.particles, one.obliques) == ([2], [])
    more = arguments(
        "Peru PROPN nsubj 1 zet/onder_zetten VERB:pv ROOT - Chili PROPN obj 1 onder ADP compound:prt 1 druk NOUN fixed 3",
        "zet",
    )
    assert (more.lemma, more.particles, more.obliques) == ("zetten", [], [("onder", 4)])


@pytest.mark.parametrize(
    ("marks", "mark"),
    [
        ("dat SCONJ mark 2", "dat"),
        ("om ADP case 2", "om"),
        ("zonder ADP advmod 2", "zonder"),
        ("zonder ADV advmod 2", ""),
        ("bij ADP case 2", ""),
    ],
)
def test_mark(arguments: Arguments, marks: str, mark: str) -> None:
    assert arguments(f"wil VERB:pv ROOT - {marks} winnen VERB:inf advcl 0", "winnen").mark == mark


@pytest.mark.parametrize(("first", "second", "mark"), [("te", "om", "om"), ("om", "te", "om")])
def test_mark_that_is_more_than_te(arguments: Arguments, first: str, second: str, mark: str) -> None:
    text = f"wil VERB:pv ROOT - {first} ADP mark 3 {second} ADP mark 3 winnen VERB:inf advcl 0"
    assert arguments(text, "winnen").mark == mark


def test_infinitive_that_is_a_noun(arguments: Arguments) -> None:
    text = "{} {} {} 1 leveren VERB:inf ROOT - van ADP case 3 wapens NOUN nmod 1 aan ADP case 5 Peru PROPN nmod 3"
    noun = arguments(text.format("het", "DET", "det"), "leveren")
    assert (noun.nominal, noun.objects, noun.obliques) == (True, [3], [("aan", 5)])
    verb = arguments(text.format("zij", "PRON", "nsubj"), "leveren")
    assert (verb.nominal, verb.objects, verb.obliques) == (False, [], [("van", 3)])


def test_complements(arguments: Arguments) -> None:
    c = arguments(
        "Peru PROPN nsubj 1 zegt VERB:pv ROOT - dat SCONJ mark 4 Chili PROPN nsubj 4 wint VERB:pv ccomp 1",
        "zegt",
    )
    assert c.complements == [4]


@pytest.mark.parametrize(
    "text, verb, subject",
    [
        ("Peru PROPN obj 1 belde VERB:pv ROOT - Chili PROPN nsubj 1", "belde", "Peru"),
        ("Peru PROPN obj 3 heeft AUX:pv aux 3 Chili PROPN nsubj 3 gebeld VERB ROOT -", "gebeld", "Peru"),
        (
            "premier NOUN obj 2 Modi PROPN appos 0 belde VERB:pv ROOT - Chili PROPN nsubj 2",
            "belde",
            "premier",
        ),
        ("hem PRON obj 1 belde VERB:pv ROOT - Chili PROPN nsubj 1", "belde", "Chili"),
        ("welk DET det 1 Peru PROPN obj 2 belde VERB:pv ROOT - Chili PROPN nsubj 2", "belde", "Chili"),
        ("Peru PROPN obj 1 belde VERB:pv ROOT - niemand PRON nsubj 1", "belde", "niemand"),
    ],
)
def test_of_two_names_around_the_verb_the_first_is_the_subject(
    arguments: Arguments, text: str, verb: str, subject: str
) -> None:
    c = arguments(text, verb)
    assert c.subjects and text.split()[0::4][c.subjects[0]] == subject
    assert len(c.objects) == 1 and c.objects[0] != c.subjects[0]


def test_the_verb_agrees_with_its_subject(parse: Parse) -> None:
    tree = parse("Peru PROPN obj 1 belden VERB:pv ROOT - Chili PROPN nsubj 1 en CCONJ cc 4 Cuba PROPN conj 2")
    tree.tag[1] = "WW|pv|verl|mv"
    c = read_arguments(tree, 1)
    assert (c.subjects, c.objects) == ([2, 4], [0])


def test_a_day_is_no_object(arguments: Arguments) -> None:
    assert arguments("Dinsdag PROPN obl 1 belde VERB:pv ROOT - Peru PROPN nsubj 1", "belde").objects == []


@pytest.mark.parametrize(("pronoun", "subjects", "objects"), [("hij", [2], [0]), ("hem", [0], [2])])
def test_a_pronoun_that_is_never_an_object(
    arguments: Arguments, pronoun: str, subjects: list[int], objects: list[int]
) -> None:
    c = arguments(f"Peru PROPN nsubj 1 belt VERB:pv ROOT - {pronoun} PRON obj 1", "belt")
    assert (c.subjects, c.objects) == (subjects, objects)


@pytest.mark.parametrize(("conjunction", "phrases"), [("dat", []), ("dus", [1])])
def test_what_stands_before_the_conjunction_is_of_another_clause(
    arguments: Arguments, conjunction: str, phrases: list[int]
) -> None:
    c = arguments(
        f"over ADP case 1 Peru PROPN obl 5 zei VERB:pv ROOT - {conjunction} SCONJ mark 5 Chili PROPN nsubj 5 wint VERB:pv ccomp 2",
        "wint",
    )
    assert (c.phrases("over"), c.subjects) == (phrases, [4])


@pytest.mark.parametrize(
    ("cc", "subjects", "objects"), [("en CCONJ cc 3", [0, 3], []), ("ook ADV advmod 4", [0], [3])]
)
def test_the_last_of_a_list_is_a_subject(
    arguments: Arguments, cc: str, subjects: list[int], objects: list[int]
) -> None:
    c = arguments(
        f"Peru PROPN nsubj 4 , PUNCT punct 3 {cc} Cuba PROPN nsubj 4 stemden VERB:pv ROOT -", "stemden"
    )
    assert (c.subjects, c.objects) == (subjects, objects)


@pytest.mark.parametrize(
    ("prep", "number", "verb", "subjects"),
    [
        ("tot", "nummod", "VERB:pv|verl|mv", [2]),
        ("naast", "nummod", "VERB:pv|verl|mv", []),
        ("tot", "amod", "VERB:pv|verl|mv", []),
    ],
)
def test_preposition_before_a_number(
    parse: Parse, prep: str, number: str, verb: str, subjects: list[int]
) -> None:
    tree = parse(
        f"{prep} ADP case 2 tien NUM {number} 2 boten NOUN obl 4 werden/worden AUX:pv aux:pass 4 gezien VERB:vd ROOT -"
    )
    tree.tag[2], tree.tag[3] = "N|soort|mv|basis", "WW|pv|verl|mv"
    assert read_arguments(tree, 4).subjects == subjects


def test_infinitive_behind_om_has_no_subject(arguments: Arguments) -> None:
    text = "om ADP {} 4 Peru PROPN nsubj 4 geld NOUN {} 4 te ADP mark 4 vragen VERB:inf ROOT -"
    one = arguments(text.format("mark", "obj"), "vragen")
    assert (one.subjects, one.indirect, one.objects) == ([], [1], [2])
    none = arguments("Peru PROPN nsubj 2 te ADP mark 2 vragen VERB:inf ROOT -", "vragen")
    assert none.subjects == [0]


def test_phrases_of_an_adjective_are_those_of_its_verb(arguments: Arguments) -> None:
    text = (
        "Peru PROPN nsubj 1 maakt VERB:pv ROOT - zich PRON expl:pv 1 {} 1 aan ADP case 5 moord NOUN obl:arg 3"
    )
    assert arguments(text.format("schuldig ADJ xcomp"), "maakt").obliques == [("aan", 5)]
    assert arguments(text.format("winst NOUN obj"), "maakt").obliques == []


def test_conjunct_with_its_own_preposition(arguments: Arguments) -> None:
    c = arguments(
        "Peru PROPN nsubj 1 praat VERB:pv ROOT - met ADP case 3 Chili PROPN obl 1 en CCONJ cc 6 in ADP case 6 Lima PROPN conj 3",
        "praat",
    )
    assert c.obliques == [("met", 3), ("in", 6)]


@pytest.mark.parametrize(("mark", "subjects"), [(": PUNCT punct 0", [2]), (", PUNCT punct 0", [0])])
def test_the_subject_stands_behind_the_colon(arguments: Arguments, mark: str, subjects: list[int]) -> None:
    c = arguments(
        f"Peru PROPN nsubj 4 {mark} Chili PROPN nsubj 4 moet AUX:pv aux 4 delen VERB:inf ROOT -", "delen"
    )
    assert c.subjects == subjects


def test_phrases_of_a_particle_are_those_of_the_verb(arguments: Arguments) -> None:
    c = arguments(
        "Peru PROPN nsubj 2 akkoord NOUN compound:prt 2 gaat VERB:pv ROOT - met ADP case 4 Chili PROPN obl:arg 1",
        "gaat",
    )
    assert (c.particles, c.obliques) == ([1], [("met", 4)])
