"""`de Russische inval van Oekraïne`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aldus.lexicon import frames
from aldus.lexicon.frames import Cue
from aldus.lexicon.tables import Lexicon, shipped
from aldus.relations.readers.nominal import nominal_acts
from aldus.relations.reading import Reading
from benchmarks.support.handmade import handmade, name

from .conftest import found, rows

Read = Callable[[str], Reading]
Found = list[tuple[str, str, str]]
NAMES = {
    "Peru": "PER/COUNTRY",
    "Chili": "CHL/COUNTRY",
    "Cuba": "CUB/COUNTRY",
    "Mali": "MLI/COUNTRY",
    "Els": "els/PERSON",
    "Peruaanse": "PER/COUNTRY/adjective",
    "Chileense": "CHL/COUNTRY/adjective",
}


NOUNS = """
    noun,source,target,symmetric,event_type
    inval,adj|poss|door,van|in,,ASSAULT
    steun,adj|van|poss,aan|voor,,AID
    overleg,,met,yes,CONSULT
    bondgenoot,,van,,COOPERATE
    inmenging,,in,,COERCE
    reis,,naar,,
    reis,,van,,CONSULT
    """
CUES = """
    lemma,kind,target
    noemen,judge,obj
    veroordelen,accuse,obj
    aankondigen,announce,aan
    """


@pytest.fixture(scope="session")
def tables() -> Lexicon:
    """Few words, so that changes of ours change no test."""
    nothing = replace(shipped(), nouns=frames.nouns(()), cues={}, lights={}, undergoing={}, object_frames={})
    return nothing.extended({"nouns.csv": rows("nouns.csv", NOUNS), "cues.csv": rows("cues.csv", CUES)})


@pytest.fixture(scope="session")
def read(tables: Lexicon) -> Read:
    """A Doc as the reader sees it, with those words and all names."""
    return lambda text: Reading(name(handmade(text), **NAMES), tables)


def done(reading: Reading) -> Found:
    """Source, target and rule of every act."""
    return [
        (c.source.actor, c.target.actor if c.target else "", c.rule) for c in found(reading, nominal_acts)
    ]


# between


def between(*tokens: str, n: int = 0) -> str:
    """`overleg` with `n` words and `tussen` and more words behind it, that the parser lost."""
    words = ["gisteren ADV dep 0"] * n + ["tussen ADP dep 0"] + [f"{token} dep 0" for token in tokens]
    return " ".join(["overleg NOUN ROOT -", *words])


def test_parties_of_a_list(read: Read) -> None:
    doc = read(between("Peru PROPN", ", PUNCT", "Chili PROPN", "en CCONJ", "Cuba PROPN"))
    assert done(doc) == [
        ("PER", "CHL", "noun-tussen"),
        ("PER", "CUB", "noun-tussen"),
        ("CHL", "CUB", "noun-tussen"),
    ]
    act = found(doc, nominal_acts)[0]
    assert (act.trigger, act.predicate, act.event_type, act.symmetric, act.nominal) == (
        0,
        "overleg",
        "CONSULT",
        True,
        True,
    )


@pytest.mark.parametrize(
    ("words", "n", "acts"),
    [
        (("Peru PROPN", "en CCONJ", "Chili PROPN"), 3, 1),
        (("Peru PROPN", "en CCONJ", "Chili PROPN"), 4, 0),  # too far behind the noun
        (("Peru PROPN",), 0, 0),
        (("Peru PROPN", "en CCONJ", "Peru PROPN"), 0, 0),
    ],
)
def test_reach_of_between(read: Read, words: tuple[str, ...], n: int, acts: int) -> None:
    assert len(done(read(between(*words, n=n)))) == acts


@pytest.mark.parametrize("word", ["duurt VERB", "is AUX", ", PUNCT"])
def test_between_of_another_phrase(read: Read, word: str) -> None:
    text = (
        f"overleg NOUN ROOT - {word} dep 0 tussen ADP dep 0 Peru PROPN dep 0 en CCONJ dep 0 Chili PROPN dep 0"
    )
    assert done(read(text)) == []


def test_between_in_the_next_sentence(read: Read) -> None:
    text = "overleg NOUN ROOT - tussen ADP ROOT - Peru PROPN dep 1 en CCONJ dep 1 Chili PROPN dep 1"
    assert done(read(text)) == []


def test_between_by_the_tree(read: Read) -> None:
    text = (
        "overleg NOUN ROOT - vandaag ADV advmod 0 en CCONJ cc 3 morgen ADV conj 1 hier ADV advmod 0"
        " tussen ADP case 6 Peru PROPN nmod 0 en CCONJ cc 8 Chili PROPN conj 6"
    )
    assert done(read(text)) == [("PER", "CHL", "noun-tussen")]


# a preposition that leads to the target


@pytest.mark.parametrize(
    ("owner", "source"),
    [
        ("Peruaanse ADJ amod 1", "PER"),
        ("Els PROPN nmod:poss 1", "els"),
    ],
)
def test_target_in_a_phrase(read: Read, owner: str, source: str) -> None:
    text = f"{owner} steun NOUN nsubj 4 aan ADP case 3 Chili PROPN nmod 1 groeit/groeien VERB:pv ROOT -"
    assert done(read(text)) == [(source, "CHL", "noun-prep")]


@pytest.mark.parametrize(
    ("prep", "rule"), [("van", "noun-prep"), ("namens", "noun-prep"), ("door", "noun-prep")]
)
def test_source_in_a_phrase(read: Read, prep: str, rule: str) -> None:
    text = f"steun NOUN ROOT - {prep} ADP case 2 Peru PROPN nmod 0 aan ADP case 4 Chili PROPN nmod 0"
    assert done(read(text)) == [("PER", "CHL", rule)]


def test_who_does_it_comes_before_whose_it_is(read: Read) -> None:
    text = "Chileense ADJ amod 1 steun NOUN ROOT - door ADP case 3 Peru PROPN nmod 1 aan ADP case 5 Cuba PROPN nmod 1"
    assert done(read(text)) == [("PER", "CUB", "noun-prep")]


def test_several_adjectives_do_it_together(read: Read) -> None:
    text = "Peruaanse ADJ amod 3 en CCONJ cc 2 Chileense ADJ conj 0 steun NOUN ROOT - aan ADP case 5 Cuba PROPN nmod 3"
    assert done(read(text)) == [("PER", "CUB", "noun-prep"), ("CHL", "CUB", "noun-prep")]


def test_target_that_the_parser_hung_on_the_owner(read: Read) -> None:
    text = "steun NOUN ROOT - van ADP case 2 Peru PROPN nmod 0 aan ADP case 4 Chili PROPN nmod 2"
    assert done(read(text)) == [("PER", "CHL", "noun-prep")]


LOOSE = "Peruaanse ADJ amod 1 steun NOUN obj 5 {} {} case 3 Chili PROPN obl 5 nu ADV advmod 5 groeit/groeien VERB:pv ROOT -"


@pytest.mark.parametrize(
    ("prep", "pos", "acts"),
    [
        ("aan", "ADP", [("PER", "CHL", "noun-prep-loose")]),
        ("in", "ADP", []),
    ],
)
def test_target_right_behind_that_the_parser_hung_elsewhere(
    read: Read, prep: str, pos: str, acts: Found
) -> None:
    assert done(read(LOOSE.format(prep, pos))) == acts


def test_loose_phrase_that_is_none(read: Read) -> None:
    assert done(read(LOOSE.format("aan", "ADP").replace("case 3", "advmod 3"))) == []


def test_owner_of_what_the_phrase_names(read: Read) -> None:
    text = "Peruaanse ADJ amod 1 steun NOUN ROOT - aan ADP case 4 {} 4 basis {} nmod 1"
    assert done(read(text.format("Chileense ADJ amod", "NOUN"))) == [("PER", "CHL", "noun-belonging")]
    assert done(read(text.format("Els PROPN nmod:poss", "NOUN"))) == []
    assert done(read(text.format("Chileense ADJ amod", "PROPN"))) == []
    assert done(read(text.format("Chileense ADJ amod", "NOUN").replace("aan ADP", "uit ADP"))) == []


# whose act it is, by the verb


@pytest.mark.parametrize(
    ("clause", "noun", "acts"),
    [
        ("geeft/geven VERB:pv ROOT - steun NOUN obj 1", 2, [("PER", "CHL", "noun-subject")]),
        ("komt/komen VERB:pv ROOT - met ADP case 3 steun NOUN obl 1", 3, [("PER", "CHL", "noun-subject")]),
        ("spreekt/spreken VERB:pv ROOT - over ADP case 3 steun NOUN obl 1", 3, []),
        ("wint/winnen VERB:pv ROOT - steun NOUN advmod 1", 2, []),
    ],
)
def test_subject_of_the_verb_does_it(read: Read, clause: str, noun: int, acts: Found) -> None:
    text = f"Peru PROPN nsubj 1 {clause} aan ADP case {noun + 2} Chili PROPN nmod {noun}"
    assert done(read(text)) == acts


def test_subject_of_a_passive_does_it_not(read: Read) -> None:
    text = (
        "Peru PROPN nsubj:pass 4 werd AUX:pv aux:pass 4 met ADP case 3 steun NOUN obl 4 gezien/zien VERB:vd ROOT -"
        " aan ADP case 6 Chili PROPN nmod 3"
    )
    assert done(read(text)) == []


CHARGED = "Peru PROPN nsubj 1 {} VERB:pv ROOT - Cuba PROPN obj 1 van ADP case 4 inmenging NOUN obl 1 in ADP case 6 Chili PROPN {}"


def test_who_is_charged_with_it_did_it(read: Read) -> None:
    assert done(read(CHARGED.format("beschuldigt/beschuldigen", "nmod 4"))) == [
        ("CUB", "CHL", "noun-subject")
    ]
    assert done(read(CHARGED.format("overtreft/overtreffen", "nmod 4"))) == [("PER", "CHL", "noun-subject")]


def test_loose_phrase_of_what_somebody_is_charged_with(read: Read) -> None:
    assert done(read(CHARGED.format("beschuldigt/beschuldigen", "obl 1"))) == [
        ("CUB", "CHL", "noun-subject-loose")
    ]
    assert done(read(CHARGED.format("overtreft/overtreffen", "obl 1"))) == []


def test_copula_with_a_noun_that_leads_to_a_target(read: Read) -> None:
    text = "Peru PROPN nsubj 2 is/zijn AUX:pv cop 2 steun NOUN ROOT - voor ADP case 4 Chili PROPN nmod 2"
    assert done(read(text)) == [("PER", "CHL", "noun-subject")]


@pytest.mark.parametrize(
    ("verb", "prep", "sources"),
    [
        ("veroordeelt/veroordelen", "voor", ["CUB"]),  # whose it is, who is judged for it
        ("veroordeelt/veroordelen", "met", []),
        ("noemt/noemen", "voor", []),  # not told
        ("kondigt/aankondigen", "voor", ["PER"]),  # the speaker's
        ("ziet/zien", "voor", ["PER"]),
    ],
)
def test_whose_act_a_speaker_means(read: Read, verb: str, prep: str, sources: list[str]) -> None:
    text = f"Peru PROPN nsubj 1 {verb} VERB:pv ROOT - Cuba PROPN obj 1 {prep} ADP case 4 inval NOUN obl 1 in ADP case 6 Chili PROPN nmod 4"
    assert [source for source, _, _ in done(read(text))] == sources


# owners as parties


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "inval NOUN ROOT - van ADP case 2 Chili PROPN nmod 0 door ADP case 4 Peru PROPN nmod 0",
            [("PER", "CHL", "noun-door")],
        ),
        (
            "Peruaanse ADJ amod 1 inval NOUN ROOT - van ADP case 3 Chili PROPN nmod 1",
            [("PER", "CHL", "noun-adj-van")],
        ),
        (
            "Peruaanse ADJ amod 1 overleg NOUN ROOT - van ADP case 3 Chili PROPN nmod 1",
            [("PER", "CHL", "noun-adj-van")],
        ),
        ("Peruaanse ADJ amod 1 inmenging NOUN ROOT - van ADP case 3 Chili PROPN nmod 1", []),
        (
            "Els PROPN nmod:poss 1 inval NOUN ROOT - van ADP case 3 Chili PROPN nmod 1",
            [("els", "CHL", "noun-poss-van")],
        ),
        ("Els PROPN nmod:poss 1 inmenging NOUN ROOT - van ADP case 3 Chili PROPN nmod 1", []),
        ("inval NOUN ROOT - van ADP case 2 Chili PROPN nmod 0", []),
        (
            "overleg NOUN ROOT - van ADP case 2 Peru PROPN nmod 0 en CCONJ cc 4 Chili PROPN conj 2",
            [("PER", "CHL", "noun-van-pair")],
        ),
        ("inmenging NOUN ROOT - van ADP case 2 Peru PROPN nmod 0 en CCONJ cc 4 Chili PROPN conj 2", []),
    ],
)
def test_owners(read: Read, text: str, acts: Found) -> None:
    assert done(read(text)) == acts


# those who hold talks


def hold(verb: str, rest: str, *names: str) -> str:
    """Names that `voeren` or another verb joins to a noun."""
    subjects = [f"{names[0]} PROPN nsubj {len(names)}", *(f"{n} PROPN conj 0" for n in names[1:])]
    return " ".join([*subjects, f"{verb} VERB:pv ROOT -", rest.format(v=len(names), n=len(names) + 2)])


@pytest.mark.parametrize(
    ("verb", "rest", "names", "acts"),
    [
        ("voeren", "overleg NOUN obj {v}", ("Peru", "Chili"), 1),
        ("voeren", "overleg NOUN obj {v}", ("Peru", "Chili", "Cuba"), 3),
        ("voeren", "overleg NOUN obj {v}", ("Peru", "Chili", "Cuba", "Mali"), 0),
        ("voeren", "overleg NOUN obj {v}", ("Peru",), 0),
        ("volgen", "overleg NOUN obj {v}", ("Peru", "Chili"), 0),
        ("beginnen", "met ADP case {n} overleg NOUN obl {v}", ("Peru", "Chili"), 1),
        ("beginnen", "voor ADP case {n} overleg NOUN obl {v}", ("Peru", "Chili"), 0),
        ("voeren", "inmenging NOUN obj {v}", ("Peru", "Chili"), 0),
        ("voeren", "overleg NOUN obj {v} van ADP case 5 Mali PROPN nmod 3", ("Peru", "Chili"), 0),
        ("voeren", "overleg NOUN obj {v} met ADP case 5 Zork PROPN nmod 3", ("Peru", "Chili"), 0),
    ],
)
def test_holders_of_talks(read: Read, verb: str, rest: str, names: tuple[str, ...], acts: int) -> None:
    assert [rule for _, _, rule in done(read(hold(verb, rest, *names)))] == ["noun-subject-pair"] * acts


# copulas


@pytest.mark.parametrize(
    ("owner", "word", "prep", "acts"),
    [
        ("Peruaanse ADJ amod 1", "nodig ADJ", "voor", [("PER", "CHL", "noun-essential")]),
        ("Els PROPN nmod:poss 1", "nodig ADJ", "voor", [("els", "CHL", "noun-essential")]),
        ("Peruaanse ADJ amod 1", "nodig ADJ", "in", []),
        ("Peruaanse ADJ amod 1", "hulp NOUN", "voor", []),
        ("grote ADJ amod 1", "nodig ADJ", "voor", []),
    ],
)
def test_what_it_is_to_somebody(read: Read, owner: str, word: str, prep: str, acts: Found) -> None:
    text = (
        f"{owner} overleg NOUN nsubj 3 is/zijn AUX:pv cop 3 {word} ROOT - {prep} ADP case 5 Chili PROPN obl 3"
    )
    assert done(read(text)) == acts


@pytest.mark.parametrize(
    ("noun", "acts"), [("bondgenoot", [("PER", "CHL", "noun-copula")]), ("inmenging", [])]
)
def test_what_somebody_is(read: Read, noun: str, acts: Found) -> None:
    text = f"Peru PROPN nsubj 2 is/zijn AUX:pv cop 2 {noun} NOUN ROOT - van ADP case 4 Chili PROPN nmod 2"
    assert done(read(text)) == acts


# all nouns


def test_frames_in_order(read: Read) -> None:
    first = "Peruaanse ADJ amod 1 reis NOUN ROOT - naar ADP case 3 Chili PROPN nmod 1"
    assert [c.event_type for c in found(read(first), nominal_acts)] == [None]
    second = "Peruaanse ADJ amod 1 reis NOUN ROOT - van ADP case 3 Chili PROPN nmod 1"
    assert [c.event_type for c in found(read(second), nominal_acts)] == ["CONSULT"]


def test_noun_that_is_an_actor(read: Read, tables: Lexicon) -> None:
    text = "Peruaanse ADJ amod 1 bondgenoot NOUN ROOT - van ADP case 3 Chili PROPN nmod 1"
    assert done(read(text)) == [("PER", "CHL", "noun-adj-van")]
    known = Reading(name(handmade(text), **NAMES, bondgenoot="els/PERSON/description"), tables)
    assert done(known) == []


def test_word_that_is_no_noun(read: Read) -> None:
    assert done(read("Peruaanse ADJ amod 1 inval X ROOT - van ADP case 3 Chili PROPN nmod 1")) == []


@pytest.mark.parametrize(("dep", "argument"), [("obj", 2), ("nsubj", 2), ("advmod", None)])
def test_verb_whose_act_it_may_be(read: Read, dep: str, argument: int | None) -> None:
    text = f"Peruaanse ADJ amod 1 steun NOUN {dep} 2 groeit/groeien VERB:pv ROOT - aan ADP case 4 Chili PROPN nmod 1"
    (act,) = found(read(text), nominal_acts)
    assert act.argument_of == argument


@pytest.mark.parametrize(
    ("verb", "prep", "sources"),
    [
        ("winnen", "bij", ["PER"]),
        ("winnen", "naar", []),
        ("streven", "naar", ["PER"]),
        ("getuigen", "bij", []),
        ("omkomen", "bij", []),
        ("getuigen", "met", ["PER"]),
    ],
)
def test_what_goes_on_around_the_subject(tables: Lexicon, verb: str, prep: str, sources: list[str]) -> None:
    text = f"Peru PROPN nsubj 1 doet/{verb} VERB:pv ROOT - {prep} ADP case 3 steun NOUN obl 1 aan ADP case 5 Chili PROPN nmod 3"
    cues = {"getuigen": Cue("getuigen", "announce", (), (), None)}
    doc = Reading(name(handmade(text), **NAMES), replace(tables, cues=cues))
    assert [source for source, _, _ in done(doc)] == sources


def test_between_of_the_noun_behind(read: Read) -> None:
    text = (
        "overleg NOUN ROOT - over ADP case 2 inval NOUN nmod 0 tussen ADP case 4 Peru PROPN nmod 2 en CCONJ cc 6"
        " Chili PROPN conj 4"
    )
    assert [c.trigger for c in found(read(text), nominal_acts)] == [2]
