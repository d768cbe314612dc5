"""Whether what a noun of action names happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from aldus.document import Status
    from aldus.relations.reading import Reading

    from .conftest import Read


def of_noun(reading: Reading, word: str) -> Status:
    return reading.status.of_noun(reading.tree.words.index(word))


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("de DET det 0", "actual"),
        ("geen DET det 0", "negated"),
        ("niet ADV advmod 0", "negated"),
        ("niet ADV nmod 0", "actual"),
        ("mogelijke/mogelijk ADJ amod 0", "possible"),
        ("geplande/plannen ADJ amod 0", "future"),
        ("mogelijke/mogelijk ADJ nmod 0", "actual"),
        ("grote/groot ADJ amod 0", "actual"),
    ],
)
def test_noun_with_its_words(reading: Read, more: str, status: Status) -> None:
    assert of_noun(reading(f"steun NOUN ROOT - {more}"), "steun") == status


@pytest.mark.parametrize(
    ("verb", "noun", "status"),
    [
        ("geeft/geven VERB:pv ROOT -", "steun NOUN obj 1", "actual"),
        ("eist/eisen VERB:pv ROOT -", "steun NOUN obj 1", "possible"),
        ("vraagt/vragen VERB:pv ROOT -", "om ADP case 3 steun NOUN obl 1", "possible"),
        ("geeft/geven VERB:pv ROOT -", "niet ADV advmod 1 steun NOUN obj 1", "negated"),
        ("wint/winnen VERB:pv ROOT -", "niet ADV advmod 1 door ADP case 4 steun NOUN obl 1", "actual"),
        ("winnen VERB:inf ROOT -", "zal/zullen AUX:pv aux 1 door ADP case 4 steun NOUN obl 1", "future"),
    ],
)
def test_noun_by_its_verb(reading: Read, verb: str, noun: str, status: Status) -> None:
    assert of_noun(reading(f"Peru PROPN nsubj 1 {verb} {noun}"), "steun") == status


def test_event_by_the_verb_that_says_whether_it_happens(reading: Read) -> None:
    text = "steun NOUN nsubj 2 zal/zullen AUX:pv aux 2 {} VERB:inf ROOT -"
    assert of_noun(reading(text.format("volgen")), "steun") == "future"
    assert of_noun(reading(text.format("vallen")), "steun") == "actual"


def test_noun_that_is_the_predicate(reading: Read) -> None:
    assert of_noun(reading("Dat PRON nsubj 2 is/zijn AUX:pv cop 2 steun NOUN ROOT -"), "steun") == "actual"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Peru PROPN nsubj 1 waarschuwt/waarschuwen VERB:pv ROOT - voor ADP case 3 steun NOUN obl 1",
            "possible",
        ),
        (
            "Peru PROPN nsubj 1 waarschuwt/waarschuwen VERB:pv ROOT - voor ADP case 4 de DET det 4 steun NOUN obl 1",
            "actual",
        ),
        ("Peru PROPN nsubj 1 vermijdt/vermijden VERB:pv ROOT - steun NOUN obj 1", "negated"),
        ("steun NOUN nsubj 1 blijft/uitblijven VERB:pv ROOT -", "negated"),
        ("plan NOUN ROOT - voor ADP case 2 steun NOUN nmod 0", "future"),
        ("wint/winnen VERB:pv ROOT - na ADP case 2 steun NOUN obl 0", "actual"),
        ("steun NOUN ROOT - verijdelde/verijdelen VERB:WW|vd|prenom|met-e amod 0", "negated"),
    ],
)
def test_noun_under_a_word(reading: Read, text: str, status: Status) -> None:
    assert of_noun(reading(text), "steun") == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Peru PROPN nsubj 1 spreekt/spreken VERB:pv ROOT - over ADP case 3 samenwerking NOUN obl 1",
            "possible",
        ),
        (
            "Peru PROPN nsubj 1 spreekt/spreken VERB:pv ROOT - over ADP case 4 de DET det 4 samenwerking NOUN obl 1",
            "actual",
        ),
        ("samenwerking NOUN nsubj 3 is/zijn AUX:pv cop 3 ver ADJ advmod 3 weg ADV ROOT -", "possible"),
        ("samenwerking NOUN nsubj 3 is/zijn AUX:pv cop 3 nu ADV advmod 3 weg ADV ROOT -", "actual"),
        (
            "in ADP case 1 samenwerking NOUN obl 4 wil/willen AUX:pv aux 4 niet ADV advmod 4 treden/treden VERB:inf ROOT -",
            "negated",
        ),
        (
            "in ADP case 1 samenwerking NOUN obl 3 wil/willen AUX:pv aux 3 winnen/winnen VERB:inf ROOT -",
            "actual",
        ),
        ("samenwerking NOUN nsubj 1 stap NOUN ROOT - dichterbij ADV advmod 1", "possible"),
        ("samenwerking NOUN nsubj 1 stap NOUN ROOT - gisteren ADV advmod 1", "actual"),
        (
            "samenwerking NOUN nsubj:pass 3 zal/zullen AUX:pv aux 3 worden AUX:inf aux:pass 3 gevoerd/voeren VERB:vd ROOT -",
            "future",
        ),
        (
            "samenwerking NOUN nsubj:pass 3 zal/zullen AUX:pv aux 3 worden AUX:inf aux:pass 3 gemeten/meten VERB:vd ROOT -",
            "actual",
        ),
        ("onder ADP case 1 samenwerking NOUN obl 2 wil/willen VERB:pv ROOT - Peru PROPN nsubj 2", "actual"),
        ("in ADP case 1 samenwerking NOUN obl 2 wil/willen VERB:pv ROOT - Peru PROPN nsubj 2", "possible"),
    ],
)
def test_nouns_of_what_is_not_there_yet(reading: Read, text: str, status: Status) -> None:
    assert of_noun(reading(text), "samenwerking") == status


@pytest.mark.parametrize(
    ("noun", "tense", "status"),
    [("duel", "tgw", "future"), ("duel", "verl", "actual"), ("huis", "tgw", "actual")],
)
def test_a_match_to_come(reading: Read, noun: str, tense: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 1 traint/trainen VERB:WW|pv|{tense} ROOT - voor ADP case 3 {noun} NOUN obl 1"
    assert of_noun(reading(text), noun) == status


@pytest.mark.parametrize(
    ("noun", "verb", "more", "status"),
    [
        ("finale", "wacht/wachten VERB:pv", "", "future"),
        ("finale", "wacht/wachten VERB:pv", "nu ADV advmod 1", "actual"),
        ("finale", "boeit/boeien VERB:pv", "", "actual"),
        ("finale", "boeit/boeien VERB:pv", "zondag NOUN obl 1", "future"),
        ("zege", "wacht/wachten VERB:pv", "", "actual"),
    ],
)
def test_a_match_that_is_awaited(reading: Read, noun: str, verb: str, more: str, status: Status) -> None:
    assert of_noun(reading(f"{noun} NOUN nsubj 1 {verb} ROOT - {more}"), noun) == status


@pytest.mark.parametrize(("article", "status"), [("een", "possible"), ("de", "actual")])
def test_what_only_follows_from_a_result(reading: Read, article: str, status: Status) -> None:
    text = (
        f"Peru PROPN nsubj 1 juicht/juichen VERB:pv ROOT - bij ADP case 4 {article} DET det 4 zege NOUN obl 1"
    )
    assert of_noun(reading(text), "zege") == status


@pytest.mark.parametrize(
    ("first", "status"), [("morgen", "future"), ("zondag", "future"), ("gisteren", "actual")]
)
def test_a_time_to_come_and_no_verb(reading: Read, first: str, status: Status) -> None:
    assert of_noun(reading(f"{first} ADV advmod 1 overleg NOUN ROOT -"), "overleg") == status


@pytest.mark.parametrize(("case", "status"), [("in", "possible"), ("onder", "actual")])
def test_what_one_wants_to_be_in(reading: Read, case: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 1 wil/willen VERB:pv ROOT - {case} ADP case 3 kabinet NOUN xcomp 1"
    assert of_noun(reading(text), "kabinet") == status


@pytest.mark.parametrize(("word", "status"), [("samen", "possible"), ("tegen", "possible")])
def test_adverbs_and_prepositions_as_their_clause(reading: Read, word: str, status: Status) -> None:
    pos = "ADV advmod" if word == "samen" else "ADP case"
    text = f"Peru PROPN nsubj 2 wil/willen AUX:pv aux 2 winnen/winnen VERB:inf ROOT - {word} {pos} 2"
    assert of_noun(reading(text), word) == status


@pytest.mark.parametrize(
    ("verb", "said", "status"),
    [
        ("noemt/noemen", "realistisch ADJ", "possible"),
        ("noemt/noemen", "mooi ADJ", "actual"),
        ("hervat/hervatten", "realistisch ADJ", "actual"),
    ],
)
def test_what_is_only_called_possible(reading: Read, verb: str, said: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 1 {verb} VERB:pv ROOT - een DET det 3 ontmoeting NOUN obj 1 {said} xcomp 1"
    assert of_noun(reading(text), "ontmoeting") == status


@pytest.mark.parametrize(("how", "status"), [("graag", "possible"), ("vaak", "actual")])
def test_a_match_that_is_only_wished_for(reading: Read, how: str, status: Status) -> None:
    text = (
        f"Peru PROPN nsubj 1 zag/zien VERB:pv ROOT - Chili PROPN nsubj 4 {how} ADV advmod 4"
        " komen/komen VERB:inf xcomp 1 naar ADP case 7 de DET det 7 finale NOUN obl 4"
    )
    assert of_noun(reading(text), "finale") == status


@pytest.mark.parametrize(("verb", "status"), [("bekijken", "actual"), ("winnen", "possible")])
def test_what_one_looks_back_on_has_happened(reading: Read, verb: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 2 mocht/mogen AUX:pv:verl aux 2 doen/{verb} VERB:inf ROOT - een DET det 4 duel NOUN obj 2"
    assert of_noun(reading(text), "duel") == status


@pytest.mark.parametrize(
    ("object_", "prep", "noun", "status"),
    [
        ("advies", "voor", "steun", "possible"),
        ("akkoord", "over", "steun", "future"),
        ("akkoord", "over", "oorlog", "actual"),
        ("boek", "over", "steun", "actual"),
    ],
)
def test_noun_by_the_object_of_its_verb(
    reading: Read, object_: str, prep: str, noun: str, status: Status
) -> None:
    text = (
        f"Peru PROPN nsubj 1 gaf/geven VERB:pv|verl ROOT - een DET det 3 {object_} NOUN obj 1 {prep} ADP case 6"
        f" de DET det 6 {noun} NOUN obl 1"
    )
    assert of_noun(reading(text), noun) == status


@pytest.mark.parametrize(("mark", "status"), [("als SCONJ mark 2 ", "possible"), ("", "actual")])
def test_it_comes_to_it(reading: Read, mark: str, status: Status) -> None:
    k = 1 if mark else 0
    text = (
        f"{mark}het PRON nsubj {k + 1} komt/komen VERB:pv {'advcl ' + str(k + 5) if mark else 'ROOT -'} tot ADP case {k + 3}"
        f" oorlog NOUN obl {k + 1}" + (f" , PUNCT punct {k + 5} vluchten VERB:pv ROOT -" if mark else "")
    )
    assert of_noun(reading(text), "oorlog") == status
