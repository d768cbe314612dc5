"""Every family of rules on Docs built by hand: correct trees, invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .conftest import Build


def facts(doc: Doc) -> list[tuple[str, str, str | None, str]]:
    text = doc.text
    return [(r.kind, r.source, r.target, r.trigger.of(text)) for r in doc._.relations]


def test_indirect_speech_with_content(build: Build) -> None:
    doc = build(
        """
        Jansen Jansen PROPN SPEC nsubj 1
        zegt zeggen VERB WW|pv|tgw|met-t ROOT 1
        dat dat SCONJ VG mark 5
        Peru Peru PROPN SPEC nsubj 5
        Chili Chili PROPN SPEC obj 5
        steunt steunen VERB WW|pv|tgw|met-t ccomp 1
        . . PUNCT LET punct 1
        """,
        Jansen="jansen/PERSON",
        Peru="PER/COUNTRY",
        Chili="CHL/COUNTRY",
    )
    assert facts(doc) == [("say", "jansen", None, "zegt"), ("do", "PER", "CHL", "steunt")]
    say, act = doc._.relations
    assert say.content.of(doc.text) == "dat Peru Chili steunt"
    assert act.attributed_to == "jansen"
    assert act.status == "actual"


def test_inverted_quotation_of_a_parataxis(build: Build) -> None:
    doc = build(
        """
        " " PUNCT LET punct 3 x
        Wij wij PRON VNW nsubj 3
        gaan gaan AUX WW|pv|tgw|mv aux 3
        door door ADV BW ROOT 3 x
        " " PUNCT LET punct 3 x
        , , PUNCT LET punct 6
        zei zeggen VERB WW|pv|verl|ev parataxis 3
        minister minister NOUN N nsubj 6
        Jansen Jansen PROPN SPEC appos 7 x
        . . PUNCT LET punct 3
        """,
        Jansen="jansen/PERSON",
    )
    (say,) = doc._.relations
    assert (say.source, say.rule) == ("jansen", "say-inverted-quote")
    assert say.content.of(doc.text) == "Wij gaan door"


def test_according_to(build: Build) -> None:
    doc = build(
        """
        Volgens volgens ADP VZ case 1
        Jansen Jansen PROPN SPEC obl 4
        is zijn AUX WW|pv cop 4
        dat dat PRON VNW nsubj 4
        onzin onzin NOUN N ROOT 4 x
        . . PUNCT LET punct 4
        """,
        Jansen="jansen/PERSON",
    )
    (say,) = doc._.relations
    assert (say.kind, say.source, say.rule) == ("say", "jansen", "say-volgens")
    assert say.content.of(doc.text) == "is dat onzin"


def test_colon_names_the_speaker(build: Build) -> None:
    doc = build(
        """
        Jansen Jansen PROPN SPEC ROOT 0 x
        : : PUNCT LET punct 0
        " " PUNCT LET punct 5 x
        Dat dat PRON VNW nsubj 5
        is zijn AUX WW|pv cop 5
        onzin onzin NOUN N parataxis 0 x
        . . PUNCT LET punct 5 x
        " " PUNCT LET punct 5
        """,
        Jansen="jansen/PERSON",
    )
    (say,) = doc._.relations
    assert (say.source, say.rule, say.trigger.of(doc.text)) == ("jansen", "say-colon", ":")
    assert say.content.of(doc.text).startswith("Dat is onzin")


def test_passive_with_agent_and_coordination(build: Build) -> None:
    doc = build(
        """
        Peru Peru PROPN SPEC nsubj:pass 6
        wordt worden AUX WW|pv aux:pass 6
        door door ADP VZ case 3
        Chili Chili PROPN SPEC obl:agent 6
        en en CCONJ VG cc 5
        Brazilië Brazilië PROPN SPEC conj 3
        aangevallen aan_vallen VERB WW|vd ROOT 6 x
        . . PUNCT LET punct 6
        """,
        Peru="PER/COUNTRY",
        Chili="CHL/COUNTRY",
        Brazilië="BRA/COUNTRY",
    )
    assert facts(doc) == [("do", "BRA", "PER", "aangevallen"), ("do", "CHL", "PER", "aangevallen")]


def test_object_that_is_meant_for_the_other_party(build: Build) -> None:
    doc = build(
        """
        Peru Peru PROPN SPEC nsubj 1
        pauzeert pauzeren VERB WW|pv|tgw|met-t ROOT 1
        alle al DET VNW det 3
        hulp hulp NOUN N obj 1
        aan aan ADP VZ case 5
        Chili Chili PROPN SPEC nmod 3 x
        . . PUNCT LET punct 1
        """,
        Peru="PER/COUNTRY",
        Chili="CHL/COUNTRY",
    )
    (act,) = doc._.relations
    assert (act.source, act.target, act.predicate) == ("PER", "CHL", "pauzeren hulp")


def test_relative_clause_takes_the_antecedent(build: Build) -> None:
    doc = build(
        """
        Peru Peru PROPN SPEC nsubj 6 x
        , , PUNCT LET punct 4
        dat dat PRON VNW nsubj 4
        Chili Chili PROPN SPEC obj 4
        aanviel aan_vallen VERB WW|pv|verl|ev acl:relcl 0 x
        , , PUNCT LET punct 4
        zwijgt zwijgen VERB WW|pv|tgw|met-t ROOT 6
        . . PUNCT LET punct 6
        """,
        Peru="PER/COUNTRY",
        Chili="CHL/COUNTRY",
    )
    assert ("do", "PER", "CHL", "aanviel") in facts(doc)


def test_infinitive_has_an_understood_subject_and_a_status(build: Build) -> None:
    doc = build(
        """
        Peru Peru PROPN SPEC nsubj 1
        weigert weigeren VERB WW|pv|tgw|met-t ROOT 1
        Chili Chili PROPN SPEC obj 4
        te te ADP VZ mark 4
        steunen steunen VERB WW|inf|vrij|zonder xcomp 1 x
        . . PUNCT LET punct 1
        """,
        Peru="PER/COUNTRY",
        Chili="CHL/COUNTRY",
    )
    acts = [r for r in doc._.relations if r.kind == "do"]
    assert [(a.source, a.target, a.status) for a in acts] == [("PER", "CHL", "negated")]


def test_auxiliaries_give_the_status(build: Build) -> None:
    template = """
        Peru Peru PROPN SPEC nsubj 3
        {} {} AUX WW|pv aux 3
        Chili Chili PROPN SPEC obj 3
        steunen steunen VERB WW|inf|vrij|zonder ROOT 3 x
        . . PUNCT LET punct 3
        """
    for word, lemma, status in (("zal", "zullen", "future"), ("wil", "willen", "possible")):
        doc = build(template.format(word, lemma), Peru="PER/COUNTRY", Chili="CHL/COUNTRY")
        assert [r.status for r in doc._.relations] == [status]


def test_reciprocal_is_one_symmetric_act(build: Build) -> None:
    doc = build(
        """
        Jansen Jansen PROPN SPEC nsubj 3
        en en CCONJ VG cc 2
        Smit Smit PROPN SPEC conj 0
        ontmoetten ontmoeten VERB WW|pv|verl|mv ROOT 3
        elkaar elkaar PRON VNW obj 3 x
        . . PUNCT LET punct 3
        """,
        Jansen="jansen/PERSON",
        Smit="smit/PERSON",
    )
    (act,) = doc._.relations
    assert (act.source, act.target, act.symmetric) == ("jansen", "smit", True)


def test_noun_with_both_parties(build: Build) -> None:
    doc = build(
        """
        De de DET LID det 2
        Peruaanse Peruaans ADJ ADJ amod 2
        inval inval NOUN N nsubj 5
        van van ADP VZ case 4
        Chili Chili PROPN SPEC nmod 2
        mislukte mislukken VERB WW|pv|verl|ev ROOT 5 x
        . . PUNCT LET punct 5
        """,
        Peruaanse="PER/COUNTRY/adjective",
        Chili="CHL/COUNTRY",
    )
    (act,) = doc._.relations
    assert (act.source, act.target, act.nominal, act.trigger.of(doc.text)) == ("PER", "CHL", True, "inval")


def test_talks_between_three_give_every_pair(build: Build) -> None:
    doc = build(
        """
        Gesprekken gesprek NOUN N nsubj 7
        tussen tussen ADP VZ case 2
        Peru Peru PROPN SPEC nmod 0 x
        , , PUNCT LET punct 4
        Chili Chili PROPN SPEC conj 2
        en en CCONJ VG cc 6
        Brazilië Brazilië PROPN SPEC conj 2
        mislukten mislukken VERB WW|pv|verl|mv ROOT 7 x
        . . PUNCT LET punct 7
        """,
        Peru="PER/COUNTRY",
        Chili="CHL/COUNTRY",
        Brazilië="BRA/COUNTRY",
    )
    pairs = {frozenset((r.source, r.target)) for r in doc._.relations}
    assert len(pairs) == 3
    assert all(r.symmetric for r in doc._.relations)


def test_role_of_adjective_and_title(build: Build) -> None:
    doc = build(
        """
        De de DET LID det 2
        Peruaanse Peruaans ADJ ADJ amod 2
        president president NOUN N nsubj 4
        Jansen Jansen PROPN SPEC appos 2
        zwijgt zwijgen VERB WW|pv|tgw|met-t ROOT 4 x
        . . PUNCT LET punct 4
        """,
        Peruaanse="PER/COUNTRY/adjective",
        Jansen="jansen/PERSON",
    )
    assert facts(doc) == [("role", "jansen", "PER", "president")]


def test_role_of_apposition(build: Build) -> None:
    doc = build(
        """
        Jansen Jansen PROPN SPEC nsubj 7 x
        , , PUNCT LET punct 3
        het het DET LID det 3
        hoofd hoofd NOUN N appos 0
        van van ADP VZ case 5
        Interpol Interpol PROPN SPEC nmod 3 x
        , , PUNCT LET punct 3
        zwijgt zwijgen VERB WW|pv|tgw|met-t ROOT 7 x
        . . PUNCT LET punct 7
        """,
        Jansen="jansen/PERSON",
        Interpol="interpol/ORG",
    )
    assert facts(doc) == [("role", "jansen", "interpol", "hoofd")]


def test_spouse_holds_no_function(build: Build) -> None:
    doc = build(
        """
        De de DET LID det 1
        echtgenote echtgenote NOUN N nsubj 5
        van van ADP VZ case 3
        Jansen Jansen PROPN SPEC nmod 1 x
        , , PUNCT LET punct 1
        Smit Smit PROPN SPEC ROOT 5 x
        . . PUNCT LET punct 5
        """,
        Jansen="jansen/PERSON",
        Smit="smit/PERSON",
    )
    assert not [r for r in doc._.relations if r.kind == "role"]


def test_no_relation_for_place_or_identity(build: Build) -> None:
    doc = build(
        """
        Jansen Jansen PROPN SPEC nsubj 1
        woont wonen VERB WW|pv|tgw|met-t ROOT 1
        in in ADP VZ case 3
        Peru Peru PROPN SPEC obl 1 x
        . . PUNCT LET punct 1
        """,
        Jansen="jansen/PERSON",
        Peru="PER/COUNTRY",
    )
    assert doc._.relations == ()
