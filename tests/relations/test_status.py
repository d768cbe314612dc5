"""What happened, was denied, is to come, or is only possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aldus.relations.status import StatusReader

if TYPE_CHECKING:
    from aldus.document import Status
    from aldus.relations.reading import Reading

    from .conftest import Read


def of(reading: Reading, word: str) -> Status:
    clauses = reading.clauses
    clause = next(c for c in clauses if reading.tree.words[c.pred] == word)
    return StatusReader(reading.tree, clauses, reading.embedder).of(clause)


def of_noun(reading: Reading, word: str) -> Status:
    return reading.status.of_noun(reading.tree.words.index(word))


def main(*more: str, subject: str = "Peru PROPN") -> str:
    """`Peru wint` with more words of the verb."""
    return " ".join([f"{subject} nsubj 1", "wint/winnen VERB:pv ROOT -", *more])


# what a clause itself says


@pytest.mark.parametrize(
    "more",
    [
        (),
        ("nu ADV advmod 1",),
        ("niet ADV advmod 1", "alleen ADV advmod 1"),  # and more
        ("niet ADV advmod 1", "slechts ADV advmod 1"),
        ("niet ADV nmod 1",),
        ("geld NOUN obj 1", "veel DET det 2"),
    ],
)
def test_plain_clause(reading: Read, more: tuple[str, ...]) -> None:
    assert of(reading(main(*more)), "wint") == "actual"


@pytest.mark.parametrize(
    "more",
    [
        ("niet ADV advmod 1",),
        ("nooit ADV advmod 1",),
        ("niets PRON obj 1",),
        ("geld NOUN obj 1", "geen DET det 2"),
        ("heeft/hebben AUX:pv aux 1", "niet ADV advmod 2"),
    ],
)
def test_denied(reading: Read, more: tuple[str, ...]) -> None:
    assert of(reading(main(*more)), "wint") == "negated"


def test_nobody_does_it(reading: Read) -> None:
    assert of(reading(main(subject="niemand PRON")), "wint") == "negated"
    assert of(reading(main("geen DET det 0", subject="land NOUN")), "wint") == "negated"
    assert of(reading(main("noch CCONJ cc 0", subject="Peru PROPN")), "wint") == "negated"
    assert of(reading(main("een DET det 0", subject="land NOUN")), "wint") == "actual"


def test_nothing_is_done_to(reading: Read) -> None:
    text = "{} DET det 1 land NOUN nsubj:pass 3 wordt/worden AUX:pv aux:pass 3 gesteund VERB:vd ROOT -"
    assert of(reading(text.format("geenszins")), "gesteund") == "negated"
    assert of(reading(text.format("een")), "gesteund") == "actual"


@pytest.mark.parametrize(
    ("word", "lemma", "status"),
    [
        ("heeft", "hebben", "actual"),
        ("kan", "kunnen", "possible"),
        ("moet", "moeten", "possible"),
        ("zal", "zullen", "future"),
        ("gaat", "gaan", "future"),
        ("zou", "zullen", "possible"),
        ("zouden", "zullen", "possible"),
    ],
)
def test_auxiliaries(reading: Read, word: str, lemma: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 2 {word}/{lemma} AUX:pv aux 2 winnen VERB:inf ROOT -"
    assert of(reading(text), "winnen") == status


def test_hearsay_of_what_happened(reading: Read) -> None:
    perfect = "Peru PROPN nsubj 3 zou/zullen AUX:pv aux 3 hebben AUX aux 3 gewonnen VERB:{} ROOT -"
    assert of(reading(perfect.format("vd")), "gewonnen") == "actual"
    assert of(reading(perfect.format("inf")), "gewonnen") == "actual"
    passive = "Peru PROPN nsubj:pass 2 zou/zullen AUX:pv aux 2 gesteund VERB:{} ROOT -"
    assert of(reading(passive.format("inf")), "gesteund") == "actual"
    assert of(reading(passive.format("inf").replace(":pass", "")), "gesteund") == "possible"


def test_denial_counts_more_than_an_auxiliary(reading: Read) -> None:
    text = "Peru PROPN nsubj 3 zal/zullen AUX:pv aux 3 niet ADV advmod 3 winnen VERB:inf ROOT -"
    assert of(reading(text), "winnen") == "negated"


def test_adverbs_of_what_may_be(reading: Read) -> None:
    assert of(reading(main("misschien ADV advmod 1")), "wint") == "possible"
    assert of(reading(main("misschien ADV obl 1")), "wint") == "actual"


# what the clause above says of it


def under(
    verb: str, relation: str = "xcomp", mark: str = "te", *more: str, form: str = "winnen VERB:inf"
) -> str:
    """`Peru <verb> te winnen`."""
    return " ".join(
        ["Peru PROPN nsubj 1", f"{verb} VERB:pv ROOT -", f"{mark} ADP mark 3", f"{form} {relation} 1", *more]
    )


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("weigert/weigeren", "negated"),
        ("belooft/beloven", "future"),
        ("zal/zullen", "future"),
        ("zou/zullen", "possible"),
        ("wil/willen", "possible"),
        ("eist/eisen", "possible"),
        ("probeert/proberen", "actual"),
        ("helpt/helpen", "actual"),
    ],
)
def test_infinitive_by_its_verb(reading: Read, verb: str, status: Status) -> None:
    assert of(reading(under(verb)), "winnen") == status


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("wil/willen", "negated"),
        ("probeert/proberen", "negated"),
        ("gaat/gaan", "negated"),
        ("zit/zitten", "negated"),
    ],
)
def test_infinitive_of_a_denied_verb(reading: Read, verb: str, status: Status) -> None:
    assert of(reading(under(verb, "xcomp", "te", "niet ADV advmod 1")), "winnen") == status


def test_finite_complement_happens_by_itself(reading: Read) -> None:
    assert of(reading(under("weigert/weigeren", "ccomp", "dat", form="wint VERB:pv")), "wint") == "actual"


@pytest.mark.parametrize(
    ("relation", "mark", "status"),
    [
        ("advcl", "om", "possible"),
        ("advcl", "teneinde", "possible"),
        ("advcl", "door", "actual"),
        ("advcl", "alvorens", "actual"),
        ("advcl", "zonder", "negated"),
        ("xcomp", "om", "possible"),
        ("obl", "om", "actual"),
    ],
)
def test_purpose(reading: Read, relation: str, mark: str, status: Status) -> None:
    assert of(reading(under("betaalt/betalen", relation, mark)), "winnen") == status


def test_finite_clause_is_no_purpose(reading: Read) -> None:
    assert of(reading(under("helpt/helpen", "advcl", "om", form="wint VERB:pv")), "wint") == "actual"


@pytest.mark.parametrize(
    ("relation", "mark", "status"),
    [
        ("advcl", "als", "possible"),
        ("ccomp", "of", "possible"),
        ("advcl", "omdat", "actual"),
        ("acl", "als", "actual"),
    ],
)
def test_condition(reading: Read, relation: str, mark: str, status: Status) -> None:
    text = under("helpt/helpen", relation, mark, form="wint VERB:pv")
    assert of(reading(text), "wint") == status


@pytest.mark.parametrize(("noun", "status"), [("plan", "future"), ("kans", "possible")])
def test_infinitive_with_a_noun(reading: Read, noun: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 1 heeft/hebben VERB:pv ROOT - {noun} NOUN obj 1 te ADP mark 4 winnen VERB:inf acl 2"
    assert of(reading(text), "winnen") == status


def test_what_somebody_means_to_do(reading: Read) -> None:
    text = "Peru PROPN nsubj 1 is/zijn VERB:pv ROOT - van ADP mark 4 {} NOUN fixed 2 winnen VERB:inf advcl 1"
    assert of(reading(text.format("plan")), "winnen") == "future"
    assert of(reading(text.format("huis")), "winnen") == "actual"


@pytest.mark.parametrize(
    ("word", "denial", "status"),
    [("mogelijk", "", "possible"), ("mogelijk", "niet ADV advmod 1", "negated"), ("mooi", "", "actual")],
)
def test_what_a_clause_is_said_to_be(reading: Read, word: str, denial: str, status: Status) -> None:
    text = f"is/zijn AUX:pv cop 1 {word} ADJ ROOT - dat SCONJ mark 4 Peru PROPN nsubj 4 wint VERB:pv {{}} 1 {denial}"
    assert of(reading(text.format("csubj")), "wint") == status
    assert of(reading(text.format("ccomp")), "wint") == status
    assert of(reading(text.format("acl:relcl").replace("dat SCONJ mark", "dat PRON obj")), "wint") == "actual"


def test_status_comes_down_through_any_number_of_verbs(reading: Read) -> None:
    parts = ["Peru PROPN nsubj 1", "zal/zullen VERB:pv ROOT -"]
    parts += [f"proberen VERB:inf xcomp {k}" for k in range(1, 12)]
    assert of(reading(" ".join([*parts, "winnen VERB:inf xcomp 12"])), "winnen") == "future"
    parts += [f"proberen VERB:inf xcomp {k}" for k in range(12, 3000)]
    assert of(reading(" ".join([*parts, "winnen VERB:inf xcomp 3000"])), "winnen") == "future"


# nouns


# words over an act: one of each class, as it is and under a negation

CLASSES = [
    ("meldt/melden", "actual", "possible"),
    ("verwijt/verwijten", "actual", "possible"),
    ("betreurt/betreuren", "actual", "actual"),
    ("ontkent/ontkennen", "negated", "actual"),
    ("betwijfelt/betwijfelen", "possible", "actual"),
    ("vreest/vrezen", "possible", "possible"),
    ("eist/eisen", "possible", "possible"),
    ("belooft/beloven", "future", "negated"),
    ("voorkomt/voorkomen", "negated", "possible"),
]


@pytest.mark.parametrize(("verb", "positive", "negative"), CLASSES)
def test_clause_under_a_word(reading: Read, verb: str, positive: Status, negative: Status) -> None:
    text = f"Peru PROPN nsubj 1 {verb} VERB:pv ROOT - dat SCONJ mark 4 Chili PROPN nsubj 4 wint/winnen VERB:pv ccomp 1"
    assert of(reading(text), "wint") == positive
    assert of(reading(f"{text} niet ADV advmod 1"), "wint") == negative


@pytest.mark.parametrize(
    ("verb", "positive", "negative"),
    [
        ("stopt/stoppen", "actual", "actual"),
        ("probeert/proberen", "actual", "negated"),
        ("verzuimt/verzuimen", "negated", "actual"),
        ("weigert/weigeren", "negated", "possible"),
        ("dwingt/dwingen", "actual", "possible"),
        ("verbiedt/verbieden", "possible", "possible"),
        ("verplicht/verplichten", "possible", "negated"),
    ],
)
def test_infinitive_under_a_word(reading: Read, verb: str, positive: Status, negative: Status) -> None:
    assert of(reading(under(verb)), "winnen") == positive
    assert of(reading(under(verb, "xcomp", "te", "niet ADV advmod 1")), "winnen") == negative


def test_no_more_sure_than_the_word_above(reading: Read) -> None:
    text = "Peru PROPN nsubj 2 {} AUX:pv aux 2 {} VERB:inf ROOT - te ADP mark 4 winnen VERB:inf xcomp 2"
    assert of(reading(text.format("zal/zullen", "proberen")), "winnen") == "future"
    assert of(reading(text.format("kan/kunnen", "weigeren")), "winnen") == "possible"
    assert of(reading(text.format("kan/kunnen", "beloven")), "winnen") == "possible"


def test_denial_under_a_denial_is_actual(reading: Read) -> None:
    text = "Peru PROPN nsubj 1 {} VERB:pv ROOT - dat SCONJ mark 5 Chili PROPN nsubj 5 niet ADV advmod 5 wint/winnen VERB:pv ccomp 1"
    assert of(reading(text.format("ontkent/ontkennen")), "wint") == "actual"
    assert of(reading(text.format("meldt/melden")), "wint") == "negated"


def test_preposition_of_an_infinitive(reading: Read) -> None:
    text = "Peru PROPN nsubj 1 wint VERB:pv ROOT - in ADP mark 6 plaats NOUN fixed 2 van ADP fixed 2 te ADP mark 6 helpen VERB:inf advcl 1"
    assert of(reading(text), "helpen") == "negated"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("steunt/steunen VERB:pv ROOT - Peru PROPN nsubj 0 Chili PROPN obj 0 ? PUNCT punct 0", "possible"),
        ("steunt/steunen VERB:pv ROOT - Peru PROPN nsubj 0 Chili PROPN obj 0 . PUNCT punct 0", "actual"),
        ("waarom ADV advmod 1 steunt/steunen VERB:pv ROOT - Peru PROPN nsubj 1 ? PUNCT punct 1", "actual"),
    ],
)
def test_questions(reading: Read, words: str, status: Status) -> None:
    assert of(reading(words), "steunt") == status


@pytest.mark.parametrize(
    ("noun", "status"), [("boete", "actual"), ("celstraf", "actual"), ("stem", "possible")]
)
def test_what_somebody_is_punished_for(reading: Read, noun: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 1 kreeg/krijgen VERB:pv ROOT - {noun} NOUN obj 1 voor ADP case 5 het DET det 5 helpen VERB:WW|inf|nom obl 1"
    assert of(reading(text), "helpen") == status


@pytest.mark.parametrize(("verb", "status"), [("wil/willen", "possible"), ("komt/komen", "actual")])
def test_an_adverb_with_a_modal_alone(reading: Read, verb: str, status: Status) -> None:
    assert of_noun(reading(f"Peru PROPN nsubj 1 {verb} VERB:pv ROOT - eraf ADV advmod 1"), "eraf") == status


@pytest.mark.parametrize(("mark", "status"), [("als", "possible"), ("wanneer", "future")])
def test_what_would_be_welcome(reading: Read, mark: str, status: Status) -> None:
    text = f"fijn ADJ ROOT - is/zijn AUX:pv cop 0 {mark} SCONJ mark 4 Peru PROPN nsubj 4 helpt/helpen VERB:WW|pv|tgw csubj 0"
    assert of(reading(text), "helpt") == status


@pytest.mark.parametrize(("form", "status"), [("was", "actual"), ("is", "possible")])
def test_why_something_was_done(reading: Read, form: str, status: Status) -> None:
    tense = "verl" if form == "was" else "tgw"
    text = f"dat PRON nsubj 2 {form}/zijn AUX:WW|pv|{tense} cop 2 reden NOUN ROOT - om SCONJ mark 4 helpen VERB:WW|inf acl 2"
    assert of(reading(text), "helpen") == status


@pytest.mark.parametrize(("verb", "status"), [("ging", "actual"), ("gaat", "future")])
def test_what_somebody_went_to_do(reading: Read, verb: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 2 {verb}/gaan AUX:pv aux 2 winnen VERB:inf ROOT -"
    assert of(reading(text), "winnen") == status


@pytest.mark.parametrize(("more", "status"), [("", "future"), (" al ADV advmod 5", "actual")])
def test_what_follows_on_what_is_to_come(reading: Read, more: str, status: Status) -> None:
    first = "Peru PROPN nsubj 1 reist/reizen VERB:WW|pv|tgw ROOT - morgen ADV advmod 1"
    text = f"{first} naar ADP case 4 huis NOUN obl 1 wint/winnen VERB:WW|pv|tgw conj 1{more}"
    assert of(reading(text), "wint") == status


@pytest.mark.parametrize(("adverb", "status"), [("langer", "negated"), ("eerder", "actual")])
def test_denied_by_its_adverb(reading: Read, adverb: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 1 wint/winnen VERB:pv ROOT - niet ADV advmod 3 {adverb} ADV advmod 1"
    assert of(reading(text), "wint") == status


@pytest.mark.parametrize(
    ("verb", "more", "status"),
    [
        ("moest", "", "actual"),
        ("moest", "eigenlijk ADV advmod 2", "possible"),
        ("moest", "vindt/vinden VERB:pv parataxis 2", "possible"),
        ("moet", "", "possible"),
    ],
)
def test_what_one_was_made_to_do(reading: Read, verb: str, more: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 2 {verb}/moeten AUX:pv aux 2 betalen VERB:inf ROOT - {more}"
    assert of_all(reading(text), "betalen") == status


@pytest.mark.parametrize(
    ("prep", "noun", "more", "status"),
    [
        ("in", "gesprek", "", "future"),
        ("om", "tafel", "", "future"),
        ("om", "gesprek", "", "actual"),
        ("in", "gesprek", "het DET det 3", "actual"),
        ("in", "gesprek", "vaak ADV advmod 1", "actual"),
    ],
)
def test_going_to_talk(reading: Read, prep: str, noun: str, more: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 1 gaat/gaan VERB:pv ROOT - {prep} ADP case 3 {noun} NOUN obl 1 {more}"
    assert of_all(reading(text), "gaat") == status


def of_all(reading: Reading, word: str) -> Status:
    """The status of a verb, with all that the tables know of others."""
    return reading.status.of(next(c for c in reading.clauses if reading.tree.words[c.pred] == word))


@pytest.mark.parametrize(("how", "status"), [("graag", "possible"), ("vaak", "actual")])
def test_what_one_gladly_sees_happen(reading: Read, how: str, status: Status) -> None:
    text = (
        f"Peru PROPN nsubj 1 ziet/zien VERB:pv ROOT - Chili PROPN nsubj 4 {how} ADV advmod 4"
        " betalen VERB:inf xcomp 1"
    )
    assert of_all(reading(text), "betalen") == status


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("dat PRON nsubj 4 lukte/lukken VERB:pv conj 2 niet ADV advmod 4", "negated"),
        ("wat PRON nsubj 4 mislukte/mislukken VERB:pv conj 2", "negated"),
        ("dat PRON nsubj 4 lukte/lukken VERB:pv conj 2", "actual"),
        ("Chili PROPN nsubj 4 mislukte/mislukken VERB:pv conj 2", "actual"),
    ],
)
def test_what_one_had_to_do_and_did_not(reading: Read, more: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 2 moest/moeten AUX:pv aux 2 betalen VERB:inf ROOT - {more}"
    assert of_all(reading(text), "betalen") == status


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("", "possible"),
        (": PUNCT punct 1 lang ADV advmod 1", "actual"),
        ("toen SCONJ mark 4 wat PRON obj 4 zag VERB:pv advcl 1", "possible"),
    ],
)
def test_only_the_last_clause_is_a_question(reading: Read, behind: str, status: Status) -> None:
    text = f"Peru PROPN nsubj 1 betaalt/betalen VERB:pv ROOT - {behind} ? PUNCT punct 1"
    assert of_all(reading(text), "betaalt") == status


def test_what_one_would_rather_do(reading: Read) -> None:
    assert of(reading(main("liever ADV advmod 1")), "wint") == "possible"


def test_a_clause_of_dat_is_not_denied_by_an_adjective(reading: Read) -> None:
    text = (
        "Peru PROPN nsubj 3 is/zijn AUX:pv cop 3 niet ADV advmod 3 eens ADJ ROOT - dat SCONJ mark 7 ze PRON nsubj 7"
        " moet/moeten AUX:pv aux 7 vertrekken VERB:inf ccomp 3"
    )
    assert of(reading(text), "vertrekken") == "possible"


@pytest.mark.parametrize(("wants", "status"), [(True, "possible"), (False, "actual")])
def test_an_adjective_by_its_verb(reading: Read, wants: bool, status: Status) -> None:
    verb = "wil/willen AUX:pv aux 4 " if wants else ""
    k = 1 if wants else 0
    text = f"Peru PROPN nsubj {3 + k} {verb}Chili PROPN obj {3 + k} vrij ADJ xcomp {3 + k} maakt/maken VERB:{'inf' if wants else 'pv'} ROOT -"
    assert of_noun(reading(text), "vrij") == status
