"""Each finder of messages alone: what it finds, and what not."""

from __future__ import annotations

import pytest

from aldus.relations.readers import messages
from aldus.relations.readers.messages import Cued, Finder, Message, find_message
from aldus.relations.readers.speech import cue_of
from aldus.relations.reading import Reading

from .conftest import Few

ELS = {"Els": "els/PERSON"}


def cued(reading: Reading) -> Cued:
    """The first clause with a cue."""
    return next(x for c in reading.clauses if (x := cue_of(reading, c)) is not None)


def run(reading: Reading, finder: Finder) -> Message | None:
    return finder(reading, cued(reading))


def content(reading: Reading, finder: Finder) -> str | None:
    message = run(reading, finder)
    return None if message is None or message.content is None else message.content.of(reading.tree.text)


JUDGED = """
    Els Els PROPN SPEC nsubj 1
    noemt noemen VERB WW|pv|tgw ROOT 1
    het het DET LID det 3
    plan plan NOUN N obj 1
    een een DET LID det 5
    gevaar gevaar NOUN N xcomp 1
    """


def test_judgement(few: Few) -> None:
    assert content(few(JUDGED), messages.judgement) == "het plan een gevaar"
    assert run(few(JUDGED.replace("noemen", "zeggen")), messages.judgement) is None


LIGHT = """
    Els Els PROPN SPEC nsubj 1
    uit uiten VERB WW|pv|tgw ROOT 1
    kritiek kritiek NOUN N obj 1
    dat dat SCONJ VG mark 5
    het het PRON VNW nsubj 5
    mislukt mislukken VERB WW|pv|tgw acl 2
    """


def test_clause_of_the_noun(few: Few) -> None:
    assert content(few(LIGHT), messages.of_noun) == "dat het mislukt"
    assert run(few(LIGHT.replace("acl 2", "nmod 2")), messages.of_noun) is None
    assert run(few(LIGHT.replace("uiten", "prijzen")), messages.of_noun) is None


def colon(cue: str = "zei zeggen") -> str:
    return f"""
        Els Els PROPN SPEC nsubj 1
        {cue} VERB WW|pv|verl ROOT 1 x
        : : PUNCT LET punct 1
        " " PUNCT LET punct 4 x
        Nooit nooit ADV BW parataxis 1 x
        " " PUNCT LET punct 4
        """


def test_quotation_after_a_colon(few: Few) -> None:
    reading = few(colon())
    message = run(reading, messages.after_colon)
    assert message is not None and message.whole is not None and message.said
    assert message.rule == "say-quote"
    assert message.whole.of(reading.tree.text) == "Nooit"
    assert run(few(colon().replace(": :", ", ,")), messages.after_colon) is None


def test_a_light_verb_with_a_colon_has_no_quotation_of_its_own(few: Few) -> None:
    lines = colon("uitte uiten").replace(
        "ROOT 1 x", "ROOT 1\nkritiek kritiek NOUN N obj 1 x"
    )  # fmt: skip
    lines = lines.replace("punct 4", "punct 5")
    assert cued(few(lines)).noun == 2
    assert run(few(lines), messages.after_colon) is None
    assert run(few(lines.replace("uiten", "zeggen")), messages.after_colon) is not None


def quoted(dep: str = "parataxis 3", cue: str = "zei zeggen", subject: str = "nsubj") -> str:
    return f"""
        " " PUNCT LET punct 2 x
        Het het PRON VNW nsubj 2
        kan kunnen VERB WW|pv|tgw {"ROOT" if dep.startswith("parataxis") else "ccomp"} 5 x
        " " PUNCT LET punct 2 x
        , , PUNCT LET punct 5
        {cue} VERB WW|pv|verl {dep.replace("3", "2")}
        Els Els PROPN SPEC {subject} 5
        """


def test_quotation_before_an_inverted_cue(few: Few) -> None:
    message = run(few(quoted()), messages.quotation_before)
    assert message is not None and message.rule == "say-inverted-quote"
    assert content(few(quoted()), messages.quotation_before) == "Het kan"


def test_a_quotation_before_the_subject_is_not_inverted(few: Few) -> None:
    lines = """
        " " PUNCT LET punct 1 x
        Nooit nooit ADV BW ROOT 1 x
        " " PUNCT LET punct 1 x
        , , PUNCT LET punct 5
        Els Els PROPN SPEC nsubj 5
        zei zeggen VERB WW|pv|verl parataxis 1
        """
    assert run(few(lines), messages.quotation_before) is None
    assert run(
        few(lines.replace("Els Els PROPN SPEC nsubj", "zo zo ADV BW advmod")), messages.quotation_before
    )


def test_a_passive_or_subordinate_cue_is_not_inverted(few: Few) -> None:
    lines = quoted(cue="gezegd zeggen").replace("WW|pv|verl", "WW|vd")
    assert run(few(lines), messages.quotation_before) is not None
    passive = f"{lines.strip()}\nwordt worden AUX WW|pv aux:pass 5"
    assert run(few(passive), messages.quotation_before) is None
    subordinate = f"{lines.strip()}\nals als SCONJ VG mark 5"
    assert run(few(subordinate), messages.quotation_before) is None


@pytest.mark.parametrize(("word", "found"), [("zo", True), ("aldus", True), ("toen", False)])
def test_an_adverb_may_stand_before_an_inverted_cue(few: Few, word: str, found: bool) -> None:
    lines = quoted().replace(", , PUNCT LET punct 5", f", , PUNCT LET punct 6\n{word} {word} ADV BW advmod 6")
    lines = lines.replace("Els Els PROPN SPEC nsubj 5", "Els Els PROPN SPEC nsubj 6")
    assert (run(few(lines), messages.quotation_before) is not None) == found


def test_nothing_stands_before_the_first_word(few: Few) -> None:
    lines = "Zei zeggen VERB WW|pv ROOT 0\nEls Els PROPN SPEC nsubj 0"
    assert run(few(lines), messages.quotation_before) is None
    assert run(few(f"Zo zo ADV BW advmod 1\n{lines.replace('0', '1')}"), messages.clause_before) is None


CLAUSE = """
    Het het PRON VNW nsubj 1
    kan kunnen VERB WW|pv|tgw ROOT 1 x
    , , PUNCT LET punct 3
    zegt zeggen VERB WW|pv|tgw parataxis 1
    Els Els PROPN SPEC nsubj 3
    """


def test_clause_before_an_inverted_cue(few: Few) -> None:
    message = run(few(CLAUSE), messages.clause_before)
    assert message is not None and message.rule == "say-inverted" and message.whole is None
    assert content(few(CLAUSE), messages.clause_before) == "Het kan"
    assert run(few(CLAUSE.replace("parataxis", "advcl")), messages.clause_before) is None
    assert run(few(CLAUSE.replace(", , PUNCT", "dan dan ADV")), messages.clause_before) is None


def test_a_message_behind_the_cue_comes_before_the_clause_in_front(few: Few) -> None:
    behind = """
        dat dat SCONJ VG mark 6
        lukt lukken VERB WW|pv|tgw ccomp 3
        """
    assert run(few(CLAUSE.rstrip() + behind), messages.clause_before) is None


def test_a_message_in_front_is_the_clause_in_front(few: Few) -> None:
    lines = CLAUSE.replace("ROOT 1", "ccomp 3").replace("parataxis 1", "ROOT 3")
    assert content(few(lines), messages.clause_before) == "Het kan"


REPORT = """
    Els Els PROPN SPEC nsubj 1
    zegt zeggen VERB WW|pv|tgw ROOT 1
    dat dat SCONJ VG mark 4
    hij hij PRON VNW nsubj 4
    werkt werken VERB WW|pv|tgw ccomp 1
    """


def test_complement(few: Few) -> None:
    message = run(few(REPORT), messages.complement)
    assert message is not None and message.rule == "" and message.said
    assert content(few(REPORT), messages.complement) == "dat hij werkt"
    assert run(few(REPORT.replace("ccomp", "dep")), messages.complement) is None


def test_a_clause_that_the_tree_attaches_elsewhere(few: Few) -> None:
    assert content(few(REPORT.replace("ccomp", "dep")), messages.marked_clause) == "dat hij werkt"
    assert run(few(REPORT.replace("SCONJ", "PRON")), messages.marked_clause) is None
    assert run(few(LIGHT), messages.marked_clause) is None


def test_it_stands_behind_the_auxiliary_and_the_verb(few: Few) -> None:
    lines = """
        Dat dat SCONJ VG mark 2
        heeft hebben AUX WW|pv aux 2
        gezegd zeggen VERB WW|vd ROOT 2
        Els Els PROPN SPEC nsubj 2
        hoe hoe ADV BW advmod 5
        lukt lukken VERB WW|pv dep 2
        """
    assert content(few(lines), messages.marked_clause) == "hoe lukt"


OBJECT = """
    Els Els PROPN SPEC nsubj 1
    prijst prijzen VERB WW|pv|tgw ROOT 1
    de de DET LID det 3
    moed moed NOUN N obj 1
    """


def test_what_the_cue_is_about(few: Few) -> None:
    message = run(few(OBJECT), messages.named)
    assert message is not None and not message.said and message.rule == ""
    assert content(few(OBJECT), messages.named) == "de moed"
    assert run(few(OBJECT.replace("prijzen", "zeggen")), messages.named) is None
    assert run(few(OBJECT.replace("prijzen", "knikken")), messages.named) is None
    assert run(few(OBJECT.replace("prijzen", "denken")), messages.named) is None
    assert (
        run(few(OBJECT.replace("prijzen", "uiten").replace("moed moed", "kritiek kritiek")), messages.named)
        is None
    )


def test_plain_words_of_speech_have_a_topic_too(few: Few) -> None:
    message = run(few(OBJECT.replace("prijzen", "zeggen")), messages.topic)
    assert message is not None and not message.said
    assert content(few(OBJECT.replace("prijzen", "zeggen")), messages.topic) == "de moed"
    assert run(few(OBJECT.replace("prijzen", "knikken")), messages.topic) is None
    assert (
        run(few(OBJECT.replace("prijzen", "uiten").replace("moed moed", "kritiek kritiek")), messages.topic)
        is None
    )


def test_over_leads_to_a_topic_before_an_object(few: Few) -> None:
    lines = f"{OBJECT.strip()}\nover over ADP VZ case 5\noorlog oorlog NOUN N obl 1".replace(
        "prijzen", "denken"
    )
    assert content(few(lines), messages.topic) == "over oorlog"
    before = """
        Oorlog oorlog NOUN N obl 1
        denkt denken VERB WW|pv|tgw ROOT 1
        over over ADP VZ case 0
        Els Els PROPN SPEC nsubj 1
        """
    assert content(few(before), messages.topic) == "Oorlog"
    assert run(few(before), messages.named) is None


AFTER = """
    Els Els PROPN SPEC nsubj 1
    noemde noemen VERB WW|pv|verl ROOT 1
    het het PRON VNW obj 1
    " " PUNCT LET punct 5 x
    grote groot ADJ ADJ amod 5
    onzin onzin NOUN N dep 1 x
    " " PUNCT LET punct 5
    """


def test_quotation_behind_the_cue(few: Few) -> None:
    message = run(
        few(AFTER.replace("grote groot", "onbegrijpelijke onbegrijpelijk")), messages.quotation_after
    )
    assert message is not None and message.rule == "say-quote" and message.said
    assert run(few(AFTER), messages.quotation_after) is None


def test_the_first_finder_that_finds_a_message_wins(few: Few) -> None:
    reading = few(colon())
    assert find_message(reading, cued(reading)).rule == "say-quote"
    both = few(REPORT.strip() + "\n" + OBJECT.strip().split("\n")[3].strip().replace("obj 1", "obj 1"))
    message = find_message(both, cued(both))
    assert message.said and message.content is not None
    assert message.content.of(both.tree.text) == "dat hij werkt"


def test_without_any_there_is_none(few: Few) -> None:
    reading = few("Els Els PROPN SPEC nsubj 1\nzegt zeggen VERB WW|pv ROOT 1")
    assert find_message(reading, cued(reading)) is messages.NO_MESSAGE
    assert not messages.NO_MESSAGE.said


CIRCUMSTANCE = """
    Toen toen SCONJ VG mark 1
    regende regenen VERB WW|pv|verl advcl 3
    , , PUNCT LET punct 1
    zegt zeggen VERB WW|pv|tgw ROOT 3
    Els Els PROPN SPEC nsubj 3
    """


def test_when_it_was_said_is_no_message(few: Few) -> None:
    assert run(few(CIRCUMSTANCE), messages.clause_before) is None
    # `Als het regent, zegt Els, ...`: what follows a comma is said, too.
    lines = (
        CIRCUMSTANCE.rstrip() + "\n    , , PUNCT LET punct 6\n    stapt stappen VERB WW|pv|tgw parataxis 3"
    )
    assert content(few(lines), messages.clause_before) == "Toen regende , zegt Els , stapt"


def test_a_purpose_is_no_message(few: Few) -> None:
    """`Els zegt iets, om te helpen`."""
    lines = """
        Els Els PROPN SPEC nsubj 1
        zegt zeggen VERB WW|pv|tgw ROOT 1
        plan plan NOUN N obj 1 x
        , , PUNCT LET punct 6
        om om SCONJ VG mark 6
        te te ADP VZ mark 6
        helpen helpen VERB WW|inf advcl 1
        """
    assert run(few(lines), messages.complement) is None
    assert content(few(lines.replace("NOUN N obj", "PRON VNW obj")), messages.complement) == "om te helpen"


def test_a_clause_belongs_to_its_noun(few: Few) -> None:
    """`denkt over het belang dat hij hecht`."""
    lines = """
        Els Els PROPN SPEC nsubj 1
        knikt knikken VERB WW|pv|tgw ROOT 1
        dat dat SCONJ VG mark 3
        werkt werken VERB WW|pv|tgw ccomp 1
        """
    assert content(few(lines), messages.marked_clause) == "dat werkt"
