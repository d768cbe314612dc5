"""Learned acts that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.mentions import TokenMention
from aldus.relations.candidates import Candidate, Party
from aldus.relations.vetoes import is_vetoed

if TYPE_CHECKING:
    from aldus.relations.reading import Reading

    from .conftest import Read

ELS, JAN, UNIE, CHILI = "els/PERSON", "jan/PERSON", "unie/ORG", "CHL/COUNTRY"


def vetoed(read: Reading, source: str, word: str, target: str, event: str | None = None) -> bool:
    """Whether a learned act is ruled out; parties by their words."""
    words = read.tree.words

    def party(name: str) -> Party:
        i = words.index(name)
        return Party(read.parties.index.covering(i)[0].actor, i, "learned")

    act = Candidate(
        "do", party(source), party(target), words.index(word), word, "learned-do", event_type=event
    )
    return is_vetoed(read, act)


@pytest.mark.parametrize(
    ("verb", "rule", "none"),
    [
        ("werken", "learned-do", True),
        ("vinden", "learned-do", True),
        ("slaan", "learned-do", False),
        ("op_lopen", "learned-do", True),
        ("werken", "do-verb-met", False),
    ],
)
def test_verbs_by_which_nobody_acts(reading: Read, verb: str, rule: str, none: bool) -> None:
    read = reading(f"Els PROPN nsubj 1 deed/{verb} VERB:pv ROOT - bij ADP case 3 Chili PROPN obl 1")
    act = Candidate("do", Party("els", 0, "self"), Party("CHL", 3, "self"), 1, verb, rule)
    assert is_vetoed(read, act) is none


@pytest.mark.parametrize(
    ("noun", "none"),
    [
        ("zus", True),
        ("minister", True),
        ("bondgenoot", False),
        ("oud-partijgenoot", True),
        ("overeenkomsten", True),
        ("overeenkomst", False),
        ("grensovergang", True),
    ],
)
def test_who_is_family_or_holds_a_function(reading: Read, noun: str, none: bool) -> None:
    text = f"Els PROPN nsubj 2 is/zijn AUX:pv cop 2 {noun} NOUN ROOT - van ADP case 4 Chili PROPN nmod 2"
    assert vetoed(reading(text, Els=ELS, Chili=CHILI), "Els", noun, "Chili") is none


def test_a_function_with_a_person_may_be_an_act(reading: Read) -> None:
    text = "Els PROPN nsubj 2 is/zijn AUX:pv cop 2 minister NOUN ROOT - van ADP case 4 Jan PROPN nmod 2"
    assert not vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "minister", "Jan")


@pytest.mark.parametrize(("whole", "none"), [("Unie-leider", True), ("Unie", False)])
def test_the_first_part_of_a_title_is_not_its_bearer(reading: Read, whole: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 sloeg/slaan VERB:pv ROOT - {whole} PROPN obj 1 Jan PROPN appos 2"
    read = reading(text, Els=ELS, Jan=JAN)
    start = read.tree.start[2]
    part = TokenMention("unie", 2, 3, 2, start, start + 4, "name")
    read.doc._.mentions = (*read.doc._.mentions, part)
    read.parties.types["unie"] = "ORG"
    act = Candidate("do", Party("els", 0, "self"), Party("unie", 2, "learned"), 1, "slaan", "learned-do")
    assert is_vetoed(type(read)(read.doc, read.lex), act) is none


@pytest.mark.parametrize(("noun", "none"), [("achterban", True), ("broer", False)])
def test_followers_may_do_otherwise(reading: Read, noun: str, none: bool) -> None:
    text = f"de DET det 1 {noun} NOUN nsubj 4 van ADP case 3 Els PROPN nmod 1 slaat/slaan VERB:pv ROOT - Jan PROPN obj 4"
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "slaat", "Jan") is none


@pytest.mark.parametrize(("word", "none"), [("samen", True), ("vaak", False)])
def test_who_does_it_too_is_not_acted_upon(reading: Read, word: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 gaf/geven VERB:pv ROOT - {word} ADV advmod 1 met ADP case 4 Jan PROPN obl 1 raad NOUN obj 1"
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "gaf", "Jan") is none


def test_meeting_is_done_together(reading: Read) -> None:
    text = "Els PROPN nsubj 1 komt/samen_komen VERB:pv ROOT - samen ADV compound:prt 1 met ADP case 4 Jan PROPN obl 1"
    assert not vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "komt", "Jan")


ATTACK = "Els PROPN nsubj 1 {} VERB:pv ROOT - {} ADP case 4 de DET det 4 moord NOUN obl 1 op ADP case 6 Jan PROPN nmod 4"


@pytest.mark.parametrize(
    ("verb", "prep", "event", "none"),
    [
        ("vertrok/vertrekken", "na", "ASSAULT", True),
        ("zei/zeggen", "bij", "ASSAULT", True),
        ("liep/lopen", "met", "ASSAULT", False),
        ("dreigde/dreigen", "met", "ASSAULT", False),
        ("vertrok/vertrekken", "na", "CONSULT", False),
    ],
)
def test_what_others_did_is_only_told(reading: Read, verb: str, prep: str, event: str, none: bool) -> None:
    read = reading(ATTACK.format(verb, prep), Els=ELS, Jan=JAN)
    assert vetoed(read, "Els", "moord", "Jan", event) is none


def test_of_whose_deed_it_is(reading: Read) -> None:
    text = "Els PROPN nsubj 1 zei/zeggen VERB:pv ROOT - na ADP case 4 haar PRON nmod:poss 4 moord NOUN obl 1 op ADP case 6 Jan PROPN nmod 4"
    read = reading(text, Els=ELS, haar=f"{ELS}/pronoun", Jan=JAN)
    assert not vetoed(read, "Els", "moord", "Jan", "ASSAULT")


@pytest.mark.parametrize(
    ("owner", "event", "none"), [("haar", None, True), ("de", None, False), ("haar", "SANCTION", False)]
)
def test_with_ones_own(reading: Read, owner: str, event: str | None, none: bool) -> None:
    dep = "nmod:poss" if owner == "haar" else "det"
    text = (
        f"Els PROPN nsubj 1 doet/mee_doen VERB:pv ROOT - met ADP case 4 {owner} PRON {dep} 4 Unie PROPN obl 1"
    )
    haar = {"haar": f"{ELS}/pronoun"} if owner == "haar" else {}
    assert vetoed(reading(text, Els=ELS, Unie=UNIE, **haar), "Els", "doet", "Unie", event) is none


@pytest.mark.parametrize(("whom", "none"), [("kiezers", True), ("elkaar", False)])
def test_with_others_is_not_with_each_other(reading: Read, whom: str, none: bool) -> None:
    text = (
        "Els PROPN nsubj 3 en CCONJ cc 2 Jan PROPN conj 0 praten/praten VERB:pv ROOT -"
        f" met ADP case 5 {whom} NOUN obl 3"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "praten", "Jan") is none


@pytest.mark.parametrize(
    ("noun", "target", "none"),
    [("uitwedstrijd", "Unie", True), ("ruzie", "Unie", False), ("duel", "Jan", False)],
)
def test_a_match_is_of_teams(reading: Read, noun: str, target: str, none: bool) -> None:
    text = (
        f"Els PROPN nsubj 1 miste/missen VERB:pv ROOT - de DET det 3 {noun} NOUN obj 1 tegen ADP case 5"
        f" {target} PROPN nmod 3"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN, Unie=UNIE), "Els", noun, target) is none


@pytest.mark.parametrize(("what", "none"), [("die", True), ("hen", False)])
def test_what_else_is_acted_upon(reading: Read, what: str, none: bool) -> None:
    text = (
        "Jan PROPN nsubj 1 klaagt/klagen VERB:pv ROOT - en CCONJ cc 4 Els PROPN nsubj 4 steunt/steunen VERB:pv conj 1"
        f" {what} PRON obj 4"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "steunt", "Jan") is none


@pytest.mark.parametrize(("prep", "none"), [("tegen", True), ("bij", False)])
def test_an_infinitive_that_is_opposed(reading: Read, prep: str, none: bool) -> None:
    text = (
        f"Els PROPN nsubj 1 vecht/vechten VERB:pv ROOT - {prep} ADP case 4 het DET det 4"
        " afzetten/af_zetten VERB:WW|inf|nom obl 1 van ADP case 6 Jan PROPN nmod 4"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "afzetten", "Jan") is none


@pytest.mark.parametrize(("verb", "none"), [("in_gaan", True), ("duwen", False)])
def test_names_inside_a_topic(reading: Read, verb: str, none: bool) -> None:
    text = (
        f"Els PROPN nsubj 1 ging/{verb} VERB:pv ROOT - op ADP case 3 ruzie NOUN obl 1 van ADP case 5 Jan PROPN nmod 3"
        " die PRON obj 1"
    )
    read = reading(text, Els=ELS, Jan=JAN)
    assert vetoed(read, "Els", "ging", "Jan") is none


@pytest.mark.parametrize(("agent", "none"), [("", True), (" door ADP case 8 Unie PROPN obl:agent 2", False)])
def test_who_stands_in_a_clause_below_does_nothing(reading: Read, agent: str, none: bool) -> None:
    text = (
        "Jan PROPN nsubj:pass 2 is/worden AUX:pv aux:pass 2 gekozen/kiezen VERB:vd ROOT - omdat SCONJ mark 6"
        f" Unie PROPN nsubj 6 hem PRON obj 6 mag/mogen VERB:pv advcl 2{agent}"
    )
    assert vetoed(reading(text, Jan=JAN, Unie=UNIE), "Unie", "gekozen", "Jan") is none


@pytest.mark.parametrize(("prep", "none"), [("zonder", True), ("namens", True), ("met", False)])
def test_who_has_no_part_in_it(reading: Read, prep: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 wil/willen VERB:pv ROOT - vrede NOUN obj 1 {prep} ADP case 4 Unie PROPN nmod 2"
    assert vetoed(reading(text, Els=ELS, Unie=UNIE), "Els", "vrede", "Unie") is none


@pytest.mark.parametrize(("noun", "none"), [("vrouw", True), ("leger", False)])
def test_one_from_a_country_is_not_the_country(reading: Read, noun: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 redt/redden VERB:pv ROOT - Chileense ADJ amod 3 {noun} NOUN obj 1"
    read = reading(text, Els=ELS, Chileense=f"{CHILI}/adjective")
    assert vetoed(read, "Els", "redt", "Chileense") is none


@pytest.mark.parametrize(("noun", "none"), [("verzoek", True), ("initiatief", False)])
def test_on_whose_behalf(reading: Read, noun: str, none: bool) -> None:
    text = (
        f"Els PROPN nsubj 1 sloopt/slopen VERB:pv ROOT - bruggen NOUN obj 1 op ADP case 4 {noun} NOUN obl 1"
        " van ADP case 6 Unie PROPN nmod 4"
    )
    assert vetoed(reading(text, Els=ELS, Unie=UNIE), "Els", "sloopt", "Unie") is none


@pytest.mark.parametrize(("noun", "none"), [("rol", True), ("kaart", False)])
def test_phrases_by_which_nobody_acts(reading: Read, noun: str, none: bool) -> None:
    text = (
        f"Els PROPN nsubj 1 speelt/spelen VERB:pv ROOT - een DET det 3 {noun} NOUN obj 1"
        " naast ADP case 5 Jan PROPN obl 1"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "speelt", "Jan") is none


@pytest.mark.parametrize(("further", "none"), [("", True), (" coalitie NOUN obl 1", False)])
def test_phrases_beside_an_act(reading: Read, further: str, none: bool) -> None:
    n = 5 if further else 4
    text = (
        f"Els PROPN nsubj 1 legt/leggen VERB:pv ROOT - de DET det 3 basis NOUN obj 1{further}"
        f" met ADP case {n + 1} Unie PROPN obl 1"
    )
    assert vetoed(reading(text, Els=ELS, Unie=UNIE), "Els", "legt", "Unie") is none


@pytest.mark.parametrize(("prep", "none"), [("voor", True), ("tegen", False)])
def test_phrases_that_lead_to_nobody(reading: Read, prep: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 speelt/spelen VERB:pv ROOT - {prep} ADP case 3 Unie PROPN obl 1"
    assert vetoed(reading(text, Els=ELS, Unie=UNIE), "Els", "speelt", "Unie") is none


@pytest.mark.parametrize(("target", "none"), [("Unie", True), ("Jan", False)])
def test_where_one_complains_is_not_of_whom(reading: Read, target: str, none: bool) -> None:
    text = (
        "Els PROPN nsubj 1 dient/in_dienen VERB:pv ROOT - bij ADP case 3 Unie PROPN obl 1 over ADP case 5 Jan PROPN nmod 3"
        " klacht NOUN obj 1 in ADP compound:prt 1"
    )
    read = reading(text, Els=ELS, Jan=JAN, Unie=UNIE)
    assert vetoed(read, "Els", "klacht", target) is none


@pytest.mark.parametrize(
    ("prep", "whom", "none"), [("uit", "elkaar", True), ("met", "elkaar", False), ("met", "wie", True)]
)
def test_each_other_as_an_adverb_and_with_whom(reading: Read, prep: str, whom: str, none: bool) -> None:
    text = (
        "Els PROPN nsubj 3 en CCONJ cc 2 Jan PROPN conj 0 gaan/gaan VERB:pv ROOT -"
        f" {prep} ADP case 5 {whom} PRON obl 3"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "gaan", "Jan") is none


@pytest.mark.parametrize(("name", "none"), [("F-16's", True), ("Patriots", True), ("G-7", False)])
def test_a_thing_is_not_acted_upon(reading: Read, name: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 toont/tonen VERB:pv ROOT - {name} PROPN obj 1"
    assert vetoed(reading(text, Els=ELS, **{name: UNIE}), "Els", "toont", name) is none


@pytest.mark.parametrize(("prep", "none"), [("achter", True), ("tegen", False)])
def test_places_in_a_ranking(reading: Read, prep: str, none: bool) -> None:
    text = f"Els PROPN nsubj 2 is/zijn AUX:pv cop 2 kandidaat NOUN ROOT - {prep} ADP case 4 Jan PROPN nmod 2"
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "kandidaat", "Jan") is none


@pytest.mark.parametrize(("prep", "none"), [("tegen", True), ("voor", False)])
def test_how_a_match_ended(reading: Read, prep: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 zag/merken VERB:pv ROOT - nederlaag NOUN obj 1 {prep} ADP case 4 Unie PROPN nmod 2"
    assert vetoed(reading(text, Els=ELS, Unie=UNIE), "Els", "nederlaag", "Unie") is none


def test_what_befalls_a_player_in_a_match(reading: Read) -> None:
    text = (
        "Els PROPN nsubj 1 viel/vallen VERB:pv ROOT - in ADP case 3 wedstrijd NOUN obl 1"
        " tegen ADP case 5 {} PROPN nmod 3"
    )
    assert vetoed(reading(text.format("Unie"), Els=ELS, Unie=UNIE), "Els", "viel", "Unie")
    assert not vetoed(reading(text.format("Jan"), Els=ELS, Jan=JAN), "Els", "viel", "Jan")


@pytest.mark.parametrize(("noun", "none"), [("toelating", True), ("debat", False), ("coalitie", False)])
def test_what_is_of_each_of_two(reading: Read, noun: str, none: bool) -> None:
    read = reading(
        f"de DET det 1 {noun} NOUN ROOT - van ADP case 3 Els PROPN nmod 1 en CCONJ cc 5 Jan PROPN conj 3",
        Els=ELS,
        Jan=JAN,
    )
    assert vetoed(read, "Els", noun, "Jan") is none


@pytest.mark.parametrize(("prep", "none"), [("onder", True), ("tegen", False)])
def test_under_whom_one_plays(reading: Read, prep: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 speelde/spelen VERB:pv ROOT - {prep} ADP case 3 Jan PROPN obl 1"
    read = reading(text, Els=ELS, Jan=JAN)
    assert vetoed(read, "Els", "speelde", "Jan") is none


@pytest.mark.parametrize(
    ("verb", "prep", "none"),
    [("kreeg/krijgen", "van", True), ("kreeg/krijgen", "over", False), ("nam/nemen", "van", False)],
)
def test_who_gets_something_does_nothing(reading: Read, verb: str, prep: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 {verb} VERB:pv ROOT - geld NOUN obj 1 {prep} ADP case 4 Jan PROPN obl 1"
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", verb.split("/")[0], "Jan") is none


@pytest.mark.parametrize(("event", "none"), [(None, True), ("ASSAULT", False)])
def test_a_few_of_a_nation_are_not_their_country(reading: Read, event: str | None, none: bool) -> None:
    text = "Els PROPN nsubj 1 sloeg/slaan VERB:pv ROOT - twee NUM nummod 3 Chilenen PROPN obj 1"
    read = reading(text, Els=ELS, Chilenen="CHL/COUNTRY/inhabitant")
    assert vetoed(read, "Els", "sloeg", "Chilenen", event) is none


@pytest.mark.parametrize(("verb", "none"), [("vraagt/vragen", True), ("helpt/helpen", False)])
def test_who_asks_for_it_does_not_do_it(reading: Read, verb: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 {verb} VERB:pv ROOT - om ADP case 3 steun NOUN obl 1 aan ADP case 5 Jan PROPN nmod 3"
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "steun", "Jan") is none


@pytest.mark.parametrize(("prep", "none"), [("door", True), ("met", False)])
def test_who_has_it_done(reading: Read, prep: str, none: bool) -> None:
    text = f"Els PROPN nsubj 1 liet/laten VERB:pv ROOT - meten VERB:inf xcomp 1 {prep} ADP case 4 Jan PROPN obl 2"
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "meten", "Jan") is none


@pytest.mark.parametrize(("noun", "none"), [("tegenstander", True), ("ondertekenaar", False)])
def test_who_is_for_or_against_it(reading: Read, noun: str, none: bool) -> None:
    text = (
        f"Els PROPN nsubj 2 is/zijn AUX:pv cop 2 {noun} NOUN ROOT - van ADP case 4 verdrag NOUN nmod 2"
        " met ADP case 6 Jan PROPN nmod 4"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "verdrag", "Jan") is none


@pytest.mark.parametrize(("word", "none"), [("bijvoorbeeld", True), ("gisteren", False)])
def test_examples_are_no_parties(reading: Read, word: str, none: bool) -> None:
    text = f"coalitie NOUN ROOT - tussen ADP case 3 {word} ADV advmod 3 Els PROPN nmod 0 en CCONJ cc 5 Jan PROPN conj 3"
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "coalitie", "Jan") is none


@pytest.mark.parametrize(("noun", "none"), [("oud-minister", True), ("minister", False)])
def test_who_had_a_function_does_not_act_for_the_body(reading: Read, noun: str, none: bool) -> None:
    text = f"de DET det 1 {noun} NOUN nsubj 4 van ADP case 3 Chili PROPN nmod 1 sloeg/slaan VERB:pv ROOT - Jan PROPN obj 4"
    assert vetoed(reading(text, Chili=CHILI, Jan=JAN), "Chili", "sloeg", "Jan") is none


@pytest.mark.parametrize(("end", "none"), [(": PUNCT punct 0", True), (". PUNCT punct 0", False)])
def test_to_whom_a_headline_says_it(reading: Read, end: str, none: bool) -> None:
    read = reading(f"Els PROPN ROOT - tegen ADP case 2 Jan PROPN nmod 0 {end}", Els=ELS, Jan=JAN)
    assert vetoed(read, "Els", "tegen", "Jan") is none


@pytest.mark.parametrize(("above", "none"), [("4", True), ("1", False)])
def test_what_another_is(reading: Read, above: str, none: bool) -> None:
    text = (
        "Els PROPN nsubj 1 viert/vieren VERB:pv ROOT - de DET det 3 komst NOUN obj 1 van_Piet NOUN nmod 3"
        f" als ADP case 6 koper NOUN nmod {above} van ADP case 8 Jan PROPN nmod 6"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "koper", "Jan") is none


@pytest.mark.parametrize(("subject", "none"), [("relatie NOUN nsubj 5", True), ("Els PROPN nsubj 5", False)])
def test_who_only_stands_in_a_clause_above(reading: Read, subject: str, none: bool) -> None:
    noun = "met ADP case 3 Jan PROPN nmod" if none else "relatie NOUN obl 5 Jan PROPN nmod"
    text = (
        f"Els PROPN nsubj 6 {subject} {noun} {1 if none else 2} omdat SCONJ mark 5 gaat/verlopen VERB:pv advcl 6"
        " zei/zeggen VERB:pv ROOT -"
    )
    read = reading(text, Els=ELS, Jan=JAN)
    assert vetoed(read, "Els", "relatie", "Jan") is none


def test_what_an_adjective_says_is_no_act(reading: Read) -> None:
    text = (
        "Els PROPN nsubj 2 is/zijn AUX:pv cop 2 vergelijkbaar ADJ ROOT - met ADP case 4 Jan PROPN obl 2"
        " en CCONJ cc 6 slaat/slaan VERB:pv conj 2 Jan PROPN obj 6"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "vergelijkbaar", "Jan")
    assert not vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "slaat", "Jan")


@pytest.mark.parametrize(("more", "none"), [("", True), ("hem PRON obj 4", False)])
def test_a_target_in_no_phrase_of_the_verb(reading: Read, more: str, none: bool) -> None:
    text = (
        "Jan PROPN nsubj 1 juicht/juichen VERB:pv ROOT - en CCONJ cc 4 Els PROPN nsubj 4 wenkt/wenken VERB:pv conj 1"
        f" {more}"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "wenkt", "Jan") is none


@pytest.mark.parametrize(
    ("prep", "noun", "none"), [("tegen", "zaak", True), ("tussen", "flirt", False), ("over", "ruzie", True)]
)
def test_who_stands_beside_another(reading: Read, prep: str, noun: str, none: bool) -> None:
    text = (
        f"de DET det 1 {noun} NOUN nsubj 6 {prep} ADP case 3 Els PROPN nmod 1 en CCONJ cc 5 Jan PROPN conj 3"
        " duurt/duren VERB:pv ROOT -"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", noun, "Jan") is none


@pytest.mark.parametrize(
    ("verb", "object_", "none"),
    [
        ("aan_klagen", "krant NOUN", True),
        ("aan_klagen", "elkaar PRON", False),
        ("ontmoeten", "krant NOUN", False),
    ],
)
def test_who_does_it_together(reading: Read, verb: str, object_: str, none: bool) -> None:
    text = f"Els PROPN nsubj 3 en CCONJ cc 2 Jan PROPN conj 0 doet/{verb} VERB:pv ROOT - {object_} obj 3"
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "doet", "Jan") is none


@pytest.mark.parametrize(("verb", "none"), [("verbieden", True), ("proberen", False)])
def test_who_has_others_do_it(reading: Read, verb: str, none: bool) -> None:
    text = (
        f"Els PROPN nsubj 1 doet/{verb} VERB:pv ROOT - hem PRON obj 1 te ADP mark 4 slaan VERB:inf xcomp 1"
        " Jan PROPN obj 4"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "slaan", "Jan") is none


@pytest.mark.parametrize(
    ("word", "verb", "none"),
    [
        ("mee", "doen VERB:pv ROOT -", True),
        ("samen", "worden AUX:pv aux:pass 5 gekozen/kiezen VERB:vd ROOT -", True),
        ("samen", "regeren VERB:pv ROOT -", False),
    ],
)
def test_who_takes_part(reading: Read, word: str, verb: str, none: bool) -> None:
    head = 4 + verb.count("aux")
    text = f"Els PROPN nsubj {head} en CCONJ cc 2 Jan PROPN conj 0 {word} ADV advmod {head} {verb}"
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", word, "Jan") is none


@pytest.mark.parametrize(
    ("prep", "voice", "none"),
    [
        ("net_als", "werd/worden AUX:pv aux:pass", False),
        ("zoals", "werd/worden AUX:pv aux:pass", True),
        ("als", "werd/worden AUX:pv aux:pass", True),
        ("als", "heeft/hebben AUX:pv aux", False),
    ],
)
def test_who_is_only_compared(reading: Read, prep: str, voice: str, none: bool) -> None:
    subject = "nsubj:pass" if "pass" in voice else "nsubj"
    text = (
        f"Jan PROPN {subject} 2 {voice} 2 gegrepen/grijpen VERB:vd ROOT - , PUNCT punct 5 {prep} ADP case 5"
        " Els PROPN obl 2"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "gegrepen", "Jan") is none


@pytest.mark.parametrize(("noun", "none"), [("rechtbank", True), ("bank", False)])
def test_who_judges_a_case_does_not_bring_it(reading: Read, noun: str, none: bool) -> None:
    text = (
        f"{noun} NOUN nsubj 1 spreekt/spreken VERB:pv ROOT - in ADP case 4 de DET det 4 zaak NOUN obl 1"
        " tegen ADP case 6 Jan PROPN nmod 4"
    )
    read = reading(text, **{noun: UNIE, "Jan": JAN})
    assert vetoed(read, noun, "zaak", "Jan") is none


@pytest.mark.parametrize(("subject", "none"), [("twee NUM", True), ("vrienden NOUN", False)])
def test_so_many_are_not_who_was_named_elsewhere(reading: Read, subject: str, none: bool) -> None:
    text = (
        "Els PROPN nsubj 1 zwijgt/zwijgen VERB:pv ROOT - . PUNCT punct 1 de DET det 4"
        f" {subject} nsubj 5 slaan/slaan VERB:pv ROOT - Jan PROPN obj 5"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "slaan", "Jan") is none


@pytest.mark.parametrize(("prep", "none"), [("tegen", True), ("aan", False)])
def test_nobody_helps_those_against_whom_it_is(reading: Read, prep: str, none: bool) -> None:
    text = (
        f"vechten/vechten VERB:pv ROOT - met ADP case 2 hulp NOUN obl 0 van ADP case 4 Els PROPN nmod 2"
        f" {prep} ADP case 6 Jan PROPN obl 0"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "hulp", "Jan", "AID") is none


@pytest.mark.parametrize(("noun", "none"), [("dood", True), ("rol", False)])
def test_a_fate_is_no_deed(reading: Read, noun: str, none: bool) -> None:
    text = (
        f"Els PROPN nsubj 1 doet/doen VERB:pv ROOT - onderzoek NOUN obj 1 naar ADP case 5 de DET det 5 {noun} NOUN nmod 2"
        " van ADP case 7 Jan PROPN nmod 5"
    )
    assert vetoed(reading(text, Els=ELS, Jan=JAN), "Els", "onderzoek", "Jan") is none
