"""`X viel Y aan`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aldus.lexicon import frames, phrases
from aldus.lexicon.tables import Lexicon, shipped
from aldus.relations.candidates import Candidates
from aldus.relations.readers.acts import acts
from aldus.relations.reading import Reading
from benchmarks.support.handmade import handmade, name

from .conftest import found, rows

Act = Callable[..., Reading]
NAMES = {
    "Peru": "PER/COUNTRY",
    "Chili": "CHL/COUNTRY",
    "Cuba": "CUB/COUNTRY",
    "Els": "els/PERSON",
    "Chileense": "CHL/COUNTRY/adjective",
    "Cubaanse": "CUB/COUNTRY/adjective",
}


TABLES = {
    "cues.csv": """
        lemma,kind,target,content
        prijzen,praise,obj,ccomp
        """,
    "verbs.csv": """
        lemma,target,symmetric,event_type
        aanvallen,obj,,ASSAULT
        leveren,aan|obj.naar,,AID
        overleggen,met,yes,CONSULT
        krijgen,van,,AID
        verbannen,obj.van,,EXPEL
        helpen,iobj,,AID
        zien,met,,CONSULT
        """,
    "light.csv": """
        verb,noun,prep,predicate,kind,target,event_type
        zetten,druk,op,druk zetten op,do,op,COERCE
        voeren,gesprek,met,,do,,CONSULT
        wijden,gesprek,aan,,do,,
        krijgen,steun,van,,do,,AID
        uiten,kritiek,op,,say,op,ACCUSE
        """,
    "nouns.csv": """
        noun,source,target,symmetric,event_type
        gesprek,,met,yes,CONSULT
        druk,,op,,
        aanval,,op,,ASSAULT
        """,
}
OTHERS = {
    "undergo.csv": """
        verb,noun,words,source,kind,event_type
        liggen,vuur,onder vuur,van,do,ACCUSE
        krijgen,kritiek,,van,say,ACCUSE
        """,
    "no_acts.csv": """
        verb,noun,prep,words
        vervullen,rol,,een rol
        leveren,bijdrage,aan,
        """,
    "objects.csv": """
        object,nouns
        AID,hulp
        """,
    "frames.csv": """
        verbs,prep,object,target,kind,event_type
        verhogen,,AID,obj.aan,do,AID
        """,
}


@pytest.fixture(scope="session")
def tables() -> Lexicon:
    """Few words, so that changes of ours change no test."""
    few = {table: rows(table, text) for table, text in OTHERS.items()}
    nothing = replace(
        shipped(),
        cues={},
        verbs={},
        lights={},
        nouns=frames.nouns(()),
        undergoing=phrases.undergoing(few["undergo.csv"]),
        no_acts=phrases.no_acts(few["no_acts.csv"]),
        no_targets=phrases.no_targets(few["no_acts.csv"]),
        object_classes=phrases.object_classes(few["objects.csv"]),
        object_frames=phrases.object_frames(few["frames.csv"]),
    )
    return nothing.extended({table: rows(table, text) for table, text in TABLES.items()})


@pytest.fixture(scope="session")
def read(tables: Lexicon) -> Act:
    """A Doc as the reader sees it, with those words and all names."""
    return lambda text: Reading(name(handmade(text), **NAMES), tables)


def done(reading: Reading) -> list[tuple[str, str, str]]:
    """Source, target and rule of every act."""
    return [(c.source.actor, c.target.actor if c.target else "", c.rule) for c in found(reading, acts)]


def peru(verb: str, *more: str) -> str:
    """`Peru <verb>` with more words, which depend on the verb where they do not say on what."""
    words = [word if word.split()[-1].isdigit() else f"{word} 1" for word in more]
    return " ".join(["Peru PROPN nsubj 1", f"{verb} VERB:pv ROOT -", *words])


# frames


def test_object_of_a_verb(read: Act) -> None:
    (act,) = found(read(peru("viel/aanvallen", "Chili PROPN obj")), acts)
    assert (act.source.actor, act.target and act.target.actor, act.rule) == ("PER", "CHL", "do-verb-obj")
    assert (act.trigger, act.predicate, act.event_type) == (1, "aanvallen", "ASSAULT")
    assert (act.status, act.symmetric, act.nominal, act.evidence) == ("actual", False, False, ())


def test_passive(read: Act) -> None:
    text = "Peru PROPN nsubj:pass 4 werd/worden AUX:pv aux:pass 4 door ADP case 3 Chili PROPN obl:agent 4 aangevallen/aanvallen VERB:vd ROOT -"
    assert done(read(text)) == [("CHL", "PER", "do-passive-obj")]


def test_slots_of_a_frame_in_order(read: Act) -> None:
    both = peru(
        "levert/leveren",
        "wapens NOUN obj",
        "naar ADP case 4",
        "Cuba PROPN nmod 2",
        "aan ADP case 6",
        "Chili PROPN obl",
    )
    assert done(read(both)) == [("PER", "CHL", "do-verb-aan")]
    second = peru("levert/leveren", "wapens NOUN obj", "naar ADP case 4", "Cuba PROPN nmod 2")
    (act,) = found(read(second), acts)
    assert (act.target and act.target.actor, act.rule, act.predicate) == (
        "CUB",
        "do-verb-obj.naar",
        "leveren wapens",
    )


def test_owner_of_what_a_phrase_names(read: Act) -> None:
    owned = peru(
        "levert/leveren", "aan ADP case 3", "fabrieken NOUN obl", "van ADP case 5", "Chili PROPN nmod 3"
    )
    assert done(read(owned)) == [("PER", "CHL", "do-verb-aan")]
    somewhere = peru("vecht/vechten", "met ADP case 4", "Chileense ADJ amod 4", "fabrieken NOUN obl")
    assert done(read(somewhere)) == []  # a factory from there is not the state
    possessed = peru("levert/leveren", "aan ADP case 4", "Els PROPN nmod:poss 4", "fabrieken NOUN obl")
    assert done(read(possessed)) == []


def test_party_that_hangs_on_the_object(read: Act) -> None:
    text = peru("{}", "Chileense ADJ amod 3", "boot NOUN obj")
    assert done(read(text.format("viel/aanvallen"))) == [("PER", "CHL", "do-known-obj-adj")]
    assert done(read(text.format("ziet/zien"))) == []  # no type: what is done is done to the boat alone
    assert done(read(peru("verbant/verbannen", "boot NOUN obj", "van ADP case 4", "Chili PROPN nmod 2"))) == [
        ("PER", "CHL", "do-verb-obj.van")
    ]


def test_nobody_acts_toward_himself(read: Act) -> None:
    assert done(read(peru("viel/aanvallen", "Peru PROPN obj"))) == []


def test_nobody_acts(read: Act) -> None:
    assert done(read("Regen NOUN nsubj 1 viel/aanvallen VERB:pv ROOT - Chili PROPN obj 1")) == []


def test_symmetric_verb_with_several_subjects(read: Act) -> None:
    text = "Peru PROPN nsubj 3 en CCONJ cc 2 Chili PROPN conj 0 overleggen VERB:pv ROOT - {}"
    (act,) = found(read(text.format("")), acts)
    assert (act.rule, act.symmetric, act.source.actor, act.target and act.target.actor) == (
        "do-symmetric-subject",
        True,
        "PER",
        "CHL",
    )
    assert done(read(text.format("met ADP case 5 Cuba PROPN obl 3"))) == [
        ("PER", "CUB", "do-verb-met"),
        ("CHL", "CUB", "do-verb-met"),
    ]
    assert done(read(text.format("plan NOUN obj 3"))) == []


# those who do the same


@pytest.mark.parametrize(
    ("more", "sources"),
    [
        (("samen ADV advmod 5", "met ADP case 5", "Cuba PROPN obl"), ["PER", "CUB"]),
        (("net ADV case 5", "als SCONJ fixed 3", "Cuba PROPN obl"), ["PER", "CUB"]),
        (("met ADP case 4", "Cuba PROPN obl"), ["PER"]),
    ],
)
def test_subject_with_those_who_do_the_same(read: Act, more: tuple[str, ...], sources: list[str]) -> None:
    text = peru("viel/aanvallen", "Chili PROPN obj", *more)
    assert [s for s, _, _ in done(read(text))] == sources


def test_those_who_do_the_same_need_a_subject(read: Act) -> None:
    text = (
        "viel/aanvallen VERB:pv ROOT - Chili PROPN obj 0 samen ADV advmod 4 met ADP case 4 Cuba PROPN obl 0"
    )
    assert done(read(text)) == []


@pytest.mark.parametrize(
    ("word", "pairs"),
    [("elkaar PRON obj", 3), ("met ADP case 7 elkaar PRON obl", 3), ("hen PRON obj", 0)],
)
def test_each_other(read: Act, word: str, pairs: int) -> None:
    text = "Peru PROPN nsubj 5 , PUNCT punct 2 Chili PROPN conj 0 en CCONJ cc 4 Cuba PROPN conj 0 groeten VERB:pv ROOT - "
    assert (
        done(read(text + f"{word} 5"))
        == [
            ("PER", "CHL", "do-reciprocal"),
            ("PER", "CUB", "do-reciprocal"),
            ("CHL", "CUB", "do-reciprocal"),
        ][:pairs]
    )


def test_each_other_needs_two(read: Act) -> None:
    assert done(read(peru("groet/groeten", "elkaar PRON obj"))) == []
    assert len(done(read(peru("groet/groeten", "elkaar PRON obj", "Chili PROPN obj")))) == 1


@pytest.mark.parametrize(
    ("more", "rules"),
    [
        ("samen ADV advmod 3", ["do-together"]),
        ("samen ADV nmod 3", []),
        ("snel ADV advmod 3", []),
        ("samen ADV advmod 3 iets PRON obj 3", []),
    ],
)
def test_together(read: Act, more: str, rules: list[str]) -> None:
    text = f"Peru PROPN nsubj 3 en CCONJ cc 2 Chili PROPN conj 0 werken VERB:pv ROOT - {more}"
    assert [rule for _, _, rule in done(read(text))] == rules


def test_one_cannot_be_together(read: Act) -> None:
    assert done(read(peru("werkt/werken", "samen ADV advmod"))) == []


# objects that the parser hung on the subject

APPOSED = "Gisteren ADV advmod 1 viel/{} VERB:pv ROOT - {} nsubj 1 {} {} {} 2"


@pytest.mark.parametrize("dep", ["appos", "flat", "nmod"])
def test_object_that_is_an_apposition_to_the_parser(read: Act, dep: str) -> None:
    assert done(read(APPOSED.format("aanvallen", "Peru PROPN", "", "Chili PROPN", dep))) == [
        ("PER", "CHL", "do-verb-obj")
    ]


@pytest.mark.parametrize(
    ("verb", "subject", "between", "name"),
    [
        ("overleggen", "Peru PROPN", "", "Chili PROPN"),  # takes no object
        ("aanvallen", "Peru PROPN", ", PUNCT punct 4", "Chili PROPN"),
        ("aanvallen", "Peru PROPN", ", PUNCT punct 2", "Chili PROPN"),
        ("aanvallen", "Peru PROPN", "in ADP case 4", "Chili PROPN"),
        ("aanvallen", "Peru PROPN", "", "Els PROPN"),
        ("aanvallen", "Peru PROPN", "", "Peru PROPN"),
    ],
)
def test_apposition_that_is_no_object(read: Act, verb: str, subject: str, between: str, name: str) -> None:
    text = APPOSED.format(verb, subject, between, name, "appos")
    assert [target for _, target, _ in done(read(text))] == []


def test_apposition_before_the_verb_is_no_object(read: Act) -> None:
    text = "Peru PROPN nsubj 2 Chili PROPN appos 0 viel/aanvallen VERB:pv ROOT -"
    assert done(read(text)) == []


# receiving


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        (("wapens NOUN obj", "van ADP case 4", "Chili PROPN obl"), "do-receive"),
        (("wapens NOUN obj", "uit ADP case 4", "Chili PROPN nmod 2"), "do-receive"),
        (("Chileense ADJ amod 3", "wapens NOUN obj"), "do-receive"),
    ],
)
def test_who_is_given_something_is_acted_upon(read: Act, more: tuple[str, ...], rule: str) -> None:
    assert done(read(peru("krijgt/krijgen", *more))) == [("CHL", "PER", rule)]


def test_giver_of_what_is_received_by_somebody(read: Act) -> None:
    text = "Wapens NOUN nsubj:pass 6 werden/worden AUX:pv aux:pass 6 van ADP case 3 Chili PROPN obl 6 door ADP case 5 Peru PROPN obl:agent 6 gekregen/krijgen VERB:vd ROOT -"
    assert done(read(text)) == [("PER", "CHL", "do-passive-van")]


def test_receiving_from_nobody(read: Act) -> None:
    assert (
        done(read(peru("krijgt/krijgen", "wapens NOUN obj", "voor ADP case 4", "Chili PROPN nmod 2"))) == []
    )
    light = peru("krijgt/krijgen", "steun NOUN obj", "voor ADP case 4", "Chili PROPN nmod 2")
    assert done(read(light)) == []


# light verbs


def test_noun_of_a_light_verb(read: Act) -> None:
    (act,) = found(read(peru("zet/zetten", "druk NOUN obj", "op ADP case 4", "Chili PROPN obl")), acts)
    assert (act.rule, act.predicate, act.event_type, act.symmetric) == (
        "do-light",
        "druk zetten op",
        "COERCE",
        False,
    )
    assert (act.trigger, act.evidence) == (1, (2,))


def test_light_verb_of_what_two_do(read: Act) -> None:
    (act,) = found(
        read(peru("voert/voeren", "gesprek NOUN obj", "met ADP case 4", "Chili PROPN nmod 2")), acts
    )
    assert (act.rule, act.symmetric) == ("do-light", True)
    (act,) = found(read(peru("wijdt/wijden", "gesprek NOUN obj", "aan ADP case 4", "Chili PROPN obl")), acts)
    assert (act.rule, act.symmetric) == ("do-light", False)


def test_light_verb_whose_noun_tells_for_whom(read: Act) -> None:
    assert done(read(peru("zet/zetten", "druk NOUN obj", "tegen ADP case 4", "Chili PROPN nmod 2"))) == [
        ("PER", "CHL", "do-light")
    ]
    assert done(read(peru("zet/zetten", "Chileense ADJ amod 3", "druk NOUN obj"))) == [
        ("PER", "CHL", "do-light")
    ]


def test_light_verb_of_speech_is_no_act(read: Act) -> None:
    assert done(read(peru("uit/uiten", "kritiek NOUN obj", "op ADP case 4", "Chili PROPN nmod 2"))) == []


# other phrases of the tables


def test_phrase_by_which_the_subject_is_acted_upon(read: Act) -> None:
    fire = peru("ligt/liggen", "onder ADP case 3", "vuur NOUN obl", "van ADP case 5", "Chili PROPN obl")
    (act,) = found(read(fire), acts)
    assert (act.source.actor, act.target and act.target.actor, act.rule) == ("CHL", "PER", "do-receive")
    assert (act.event_type, act.predicate, act.evidence) == ("ACCUSE", "onder vuur liggen", (3,))
    assert done(read(fire.replace("van ADP", "in ADP"))) == []
    assert done(read(peru("ligt/liggen", "onder ADP case 4", "Chileense ADJ amod 4", "vuur NOUN obl"))) == [
        ("CHL", "PER", "do-receive")
    ]


def test_phrase_by_which_the_subject_is_spoken_of(read: Act) -> None:
    text = peru("krijgt/krijgen", "kritiek NOUN obj", "van ADP case 4", "Chili PROPN nmod 2")
    assert done(read(text)) == []
    assert done(read(text.replace("kritiek", "wapens"))) == [("CHL", "PER", "do-receive")]


def test_phrase_that_is_no_act(read: Act) -> None:
    text = peru("vervult/vervullen", "een DET det 3", "{} NOUN obj", "van ADP case 5", "Chili PROPN nmod 3")
    assert done(read(text.format("rol"))) == []
    assert done(read(text.format("troef"))) == [("PER", "CHL", "do-general-obj-van")]


def test_phrase_that_leads_to_nobody(read: Act) -> None:
    text = peru("levert/leveren", "{} NOUN obj", "aan ADP case 4", "Chili PROPN obl")
    assert done(read(text.format("bijdrage"))) == []
    assert done(read(text.format("wapens"))) == [("PER", "CHL", "do-verb-aan")]


def test_with_whom_is_left_open(read: Act) -> None:
    text = "Peru PROPN nsubj 3 en CCONJ cc 2 Chili PROPN conj 0 overleggen/overleggen VERB:pv ROOT -{}"
    assert len(done(read(text.format("")))) == 1
    assert done(read(text.format(" met ADP case 5 wie PRON obl 3"))) == []
    assert done(read(text.format(" waarmee ADV advmod 3"))) == []
    assert done(read(text.format(" met ADP case 5 Zork PROPN obl 3"))) == []


def test_verb_with_an_object_of_a_class(read: Act) -> None:
    text = peru("verhoogt/verhogen", "{} NOUN obj", "aan ADP case 4", "Chili PROPN nmod 2")
    (act,) = found(read(text.format("hulp")), acts)
    assert (act.rule, act.event_type, act.predicate) == ("do-verb-obj.aan", "AID", "verhogen hulp")
    assert done(read(text.format("rente"))) == []


@pytest.mark.parametrize("verb", ["staakt/staken", "kondigt/aan_kondigen"])
def test_announcing_or_ending_what_a_noun_says(read: Act, verb: str) -> None:
    text = peru(verb, "{} NOUN obj", "op ADP case 4", "Chili PROPN nmod 2")
    assert done(read(text.format("aanval"))) == [("PER", "CHL", "do-verb-obj.op")]
    assert done(read(text.format("gesprek"))) == []


# verbs without a frame that fits


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        (("Chili PROPN obj",), "do-general-obj"),
        (("brug NOUN obj", "van ADP case 4", "Chili PROPN nmod 2"), "do-general-obj-van"),
    ],
)
def test_general_verb(read: Act, more: tuple[str, ...], rule: str) -> None:
    assert done(read(peru("bouwt/bouwen", *more))) == [("PER", "CHL", rule)]


@pytest.mark.parametrize(
    "more",
    [
        ("Chili PROPN iobj", "brug NOUN obj"),
        ("tegen ADP case 3", "Chili PROPN obl"),
        ("brug NOUN obj", "voor ADP case 4", "Chili PROPN nmod 2"),
        ("Chileense ADJ amod 3", "brug NOUN obj"),
    ],
)
def test_verb_that_no_table_knows_acts_on_its_object_alone(read: Act, more: tuple[str, ...]) -> None:
    assert done(read(peru("bouwt/bouwen", *more))) == []


def test_known_verb_with_a_phrase_of_its_object(read: Act) -> None:
    text = peru("helpt/helpen", "rente NOUN obj", "{} ADP case 4", "Chili PROPN nmod 2")
    assert done(read(text.format("aan"))) == [("PER", "CHL", "do-known-obj-meant")]
    assert done(read(text.format("voor"))) == []
    assert done(read(peru("viel/aanvallen", "tegen ADP case 3", "Chili PROPN obl"))) == []


@pytest.mark.parametrize(("aux", "rules"), [("", 0), ("wordt/worden AUX:pv aux:pass 4", 1)])
def test_participle_that_goes_on_with_a_list(read: Act, aux: str, rules: int) -> None:
    at = 4 if aux else 3
    text = f"Chili PROPN nsubj:pass {at} {aux} door ADP case {at - 1} Peru PROPN obl:agent {at} gevolgd/volgen VERB:vd ROOT -"
    assert len(done(read(text))) == rules


@pytest.mark.parametrize(("prep", "pairs"), [("met", 1), ("uit", 0), ("voor", 0)])
def test_each_other_as_an_adverb(read: Act, prep: str, pairs: int) -> None:
    text = f"Peru PROPN nsubj 3 en CCONJ cc 2 Chili PROPN conj 0 praten VERB:pv ROOT - {prep} ADP case 5 elkaar PRON obl 3"
    assert len(done(read(text))) == pairs


def test_what_something_is_compared_to_is_no_object(read: Act) -> None:
    assert done(
        read(peru("viel/aanvallen", "Cuba PROPN obj", "zoals SCONJ mark 4", "Chili PROPN nmod 2"))
    ) == [("PER", "CUB", "do-verb-obj")]


def test_verbs_that_are_no_acts(read: Act) -> None:
    assert done(read(peru("kost/kosten", "Chili PROPN obj"))) == []
    assert done(read(peru("prijst/prijzen", "Chili PROPN obj"))) == []
    assert done(read(peru("ziet/zien", "Chili PROPN obj"))) == []


def test_copula_is_no_act(read: Act) -> None:
    assert done(read("Peru PROPN nsubj 2 is/zijn AUX:pv cop 2 Chili PROPN ROOT -")) == []
    assert done(read("Peru PROPN nsubj 1 boos ADJ ROOT - Chili PROPN obj 1")) == []


def test_statement_is_no_act(read: Act) -> None:
    reading = read(peru("viel/aanvallen", "Chili PROPN obj"))
    candidates = Candidates()
    candidates.say(
        reading.parties.direct(0),
        trigger=1,
        predicate="aanvallen",
        rule="say-verb",
        status="actual",
        clause=1,
    )
    acts(reading, candidates)
    assert [c.kind for c in candidates] == ["say"]


# beginning and ending

PHASED = "Peru PROPN nsubj 1 {} VERB:pv ROOT - met ADP case 4 het DET det 4 leveren VERB:inf obl 1 aan ADP case 6 Chili PROPN obl 4"


def test_what_is_done_is_stopping(read: Act) -> None:
    (act,) = found(read(PHASED.format("stopt/stoppen")), acts)
    assert (act.trigger, act.predicate, act.rule, act.status) == (
        1,
        "stoppen leveren",
        "do-verb-aan",
        "actual",
    )


def test_other_verbs_with_an_infinitive_that_is_a_noun(read: Act) -> None:
    (act,) = found(read(PHASED.format("wint/winnen")), acts)
    assert (act.trigger, act.predicate) == (4, "leveren")


@pytest.mark.parametrize(("noun", "reached"), [("boot", True), ("moeder", False)])
def test_family_is_not_who_it_is_of(read: Act, noun: str, reached: bool) -> None:
    text = f"Peru PROPN nsubj 1 verbant/verbannen VERB:pv ROOT - {noun} NOUN obj 1 van ADP case 4 Els PROPN nmod 2"
    assert bool(found(read(text), acts)) is reached
