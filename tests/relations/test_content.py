"""The reported words of a statement, cut out of the text by the tree."""

from __future__ import annotations

import pytest

from aldus.document import Span
from aldus.relations.reading import Reading

from .conftest import Plain, Read


def cut(reading: Reading, piece: str) -> str | None:
    """What `span` makes of a piece of the text."""
    start = reading.tree.text.index(piece)
    found = reading.contents.span(start, start + len(piece))
    return None if found is None else found.of(reading.tree.text)


def words(reading: Reading, found: Span | None) -> str | None:
    return None if found is None else found.of(reading.tree.text)


def clause(reading: Reading, word: str) -> str | None:
    """The complement of the clause with this predicate."""
    c = reading.clauses.get(reading.tree.words.index(word))
    assert c is not None
    return words(reading, reading.contents.complement_of(c))


# cutting


@pytest.mark.parametrize(
    ("text", "piece", "left"),
    [
        ("Els zei, dat het kon. Punt", ", dat het kon. ", "dat het kon"),
        ("Els zei – dat het kon; Punt", " – dat het kon; ", "dat het kon"),
        ('Els zei "het kan". Punt', '"het kan".', "het kan"),
        ('Els zei "het kan", of niet', '"het kan", of niet', '"het kan", of niet'),
        ('Els zei "het kan". Punt', 'het kan"', "het kan"),
        ('Els zei "het kan niet". Punt', '"het kan', "het kan"),
        ('Els zei dat "het kan". Punt', 'dat "het kan"', 'dat "het kan"'),
        ("Els zei »het kan«. Punt", "»het kan«", "het kan"),
        ("Els zei \"wij 'gaan door'\". Punt", "\"wij 'gaan door'\"", "wij 'gaan door'"),
    ],
)
def test_edges_and_marks_are_left_out(plain: Plain, text: str, piece: str, left: str) -> None:
    assert cut(plain(text), piece) == left


def test_three_characters_are_left_at_least(plain: Plain) -> None:
    assert cut(plain("Els zei nee."), " nee.") == "nee"
    assert cut(plain("Els zei ja."), " ja.") is None


def test_a_mark_whose_partner_is_missing_is_left_out(plain: Plain) -> None:
    assert cut(plain("Els zei” en ging"), "zei”") == "zei"
    assert cut(plain("Els ” zei en ging"), "” zei") == "zei"


def test_marks_around_nearly_all_of_it_are_left_out(plain: Plain) -> None:
    assert cut(plain('Els zei "wij gaan"!? En ging'), '"wij gaan"!?') == "wij gaan"
    assert cut(plain('Els zei "wij gaan"!!? En ging'), '"wij gaan"!!?') == '"wij gaan"!!?'


def test_the_end_before_a_token_is_behind_the_last_word(plain: Plain) -> None:
    reading = plain('"Wij gaan" , \u00a0 zei Els')
    at = reading.contents.end_before(reading.tree.words.index("zei"))
    assert reading.tree.text[:at] == '"Wij gaan"'
    assert reading.contents.end_before(0) == 0


# subtrees

DIVIDED = """
    Dat dat PRON VNW obj 3
    zegt zeggen VERB WW|pv ROOT 1
    Els Els PROPN SPEC nsubj 1
    kan kunnen VERB WW|pv ccomp 1
    niet niet ADV BW advmod 3 x
    . . PUNCT LET punct 1
    """


def test_a_subtree_around_the_cue_gives_the_side_of_its_top(read: Read) -> None:
    reading = read(DIVIDED)
    assert words(reading, reading.contents.subtree(3, 2)) == "kan niet"
    assert words(reading, reading.contents.subtree(3, 4)) == "Dat zegt Els kan"
    assert words(reading, reading.contents.subtree(3, 5)) == "Dat zegt Els kan niet"
    assert reading.contents.subtree(4, 4) is None


REPORT = """
    Els Els PROPN SPEC nsubj 1
    zegt zeggen VERB WW|pv ROOT 1
    dat dat SCONJ VG mark 4
    hij hij PRON VNW nsubj 4
    werkt werken VERB WW|pv ccomp 1
    """


def test_a_complement_is_a_message(read: Read) -> None:
    assert clause(read(REPORT), "zegt") == "dat hij werkt"
    assert clause(read("Els Els PROPN SPEC nsubj 1\nzwijgt zwijgen VERB WW|pv ROOT 1"), "zwijgt") is None


def test_a_finite_complement_comes_before_another(read: Read) -> None:
    lines = """
        Els Els PROPN SPEC nsubj 1
        vroeg vragen VERB WW|pv ROOT 1
        te te ADP VZ mark 3
        zwijgen zwijgen VERB WW|inf xcomp 1
        dat dat SCONJ VG mark 5
        helpt helpen VERB WW|pv ccomp 1
        """
    assert clause(read(lines), "vroeg") == "dat helpt"
    assert clause(read(lines.replace("ccomp", "xcomp")), "vroeg") == "te zwijgen dat helpt"


@pytest.mark.parametrize(
    ("mark", "found"),
    [("om", "om te winnen"), ("dat", "dat te winnen"), ("of", "of te winnen"), ("door", None)],
)
def test_an_adverbial_clause_with_om_is_a_message(read: Read, mark: str, found: str | None) -> None:
    lines = f"""
        Els Els PROPN SPEC nsubj 1
        pleit pleiten VERB WW|pv ROOT 1
        {mark} {mark} SCONJ VG mark 4
        te te ADP VZ mark 4
        winnen winnen VERB WW|inf advcl 1
        """
    assert clause(read(lines), "pleit") == found


def test_a_predicative_takes_its_object_along(read: Read) -> None:
    lines = """
        Els Els PROPN SPEC nsubj 1
        noemt noemen VERB WW|pv ROOT 1
        het het DET LID det 3
        plan plan NOUN N obj 1
        slecht slecht ADJ ADJ xcomp 1
        """
    assert clause(read(lines), "noemt") == "het plan slecht"
    assert clause(read(lines.replace("plan plan NOUN N", "dat dat PRON VNW")), "noemt") == "slecht"


@pytest.mark.parametrize("pos", ["VERB", "AUX"])
def test_an_infinitive_is_no_predicative(read: Read, pos: str) -> None:
    lines = f"""
        Els Els PROPN SPEC nsubj 1
        belooft beloven VERB WW|pv ROOT 1
        hulp hulp NOUN N obj 1
        te te ADP VZ mark 4
        zijn zijn {pos} WW|inf xcomp 1
        """
    assert clause(read(lines), "belooft") == "te zijn"


def test_a_predicative_around_the_verb_is_no_stretch(read: Read) -> None:
    lines = """
        Slecht slecht ADJ ADJ xcomp 1
        noemt noemen VERB WW|pv ROOT 1
        Els Els PROPN SPEC nsubj 1
        het het DET LID det 4
        plan plan NOUN N obj 1
        """
    assert clause(read(lines), "noemt") == "Slecht"


# the end of a clause


def coordinated(joint: str, *, verb_last: bool) -> str:
    rest = (["toen toen", "hij hij", "thuis thuis"], ["bleef blijven"])
    order = [*rest[0], *rest[1]] if verb_last else [*rest[1], *rest[0]]
    verb = 6 + order.index("bleef blijven")
    rows = [f"{w} VERB WW|pv conj 4" if w.startswith("bleef") else f"{w} ADV BW advmod {verb}" for w in order]
    return "\n".join([REPORT.strip(), f"{joint} {joint} CCONJ VG cc {verb}", *rows])


def test_a_coordinated_clause_belongs_to_the_message(read: Read) -> None:
    assert clause(read(coordinated("en", verb_last=True)), "zegt") == "dat hij werkt en toen hij thuis bleef"
    assert (
        clause(read(coordinated("maar", verb_last=True)), "zegt") == "dat hij werkt maar toen hij thuis bleef"
    )


def test_a_main_clause_behind_en_does_not(read: Read) -> None:
    assert clause(read(coordinated("en", verb_last=False)), "zegt") == "dat hij werkt"


def test_a_main_clause_with_an_auxiliary_does_not_either(read: Read) -> None:
    text = coordinated("en", verb_last=False).replace("VERB WW|pv conj", "AUX WW|pv conj")
    assert clause(read(text), "zegt") == "dat hij werkt"
    noun = coordinated("en", verb_last=False).replace("VERB WW|pv conj", "NOUN N conj")
    assert clause(read(noun), "zegt") == "dat hij werkt en bleef toen hij thuis"


def test_a_main_clause_in_contrast_does_not(read: Read) -> None:
    lines = coordinated("maar", verb_last=False).split("\n")
    lines[6], lines[7] = lines[7], lines[6]  # `maar toen bleef hij thuis`
    text = (
        "\n".join(lines).replace("conj 4", "conj 4").replace("advmod 6", "advmod 7").replace("cc 6", "cc 7")
    )
    assert clause(read(text), "zegt") == "dat hij werkt"
    assert clause(read(text.replace("maar maar", "en en")), "zegt") == "dat hij werkt en toen bleef hij thuis"
    assert clause(read(text.replace("dat dat", "of of")), "zegt") == "of hij werkt"
    without_mark = text.replace("dat dat SCONJ VG mark", "hoe hoe ADV BW advmod")
    assert clause(read(without_mark), "zegt") == "hoe hij werkt maar toen bleef hij thuis"


@pytest.mark.parametrize("joint", ["maar", "want", "dus"])
def test_which_words_let_the_reporter_go_on(read: Read, joint: str) -> None:
    lines = coordinated(joint, verb_last=False).split("\n")
    lines[6], lines[7] = lines[7], lines[6]
    text = "\n".join(lines).replace("advmod 6", "advmod 7").replace("cc 6", "cc 7")
    assert clause(read(text), "zegt") == "dat hij werkt"


@pytest.mark.parametrize(("behind", "belongs"), [(3, True), (4, False)])
def test_a_subordinate_clause_has_few_words_behind_its_verb(read: Read, behind: int, belongs: bool) -> None:
    rows = coordinated("maar", verb_last=True).split("\n")
    text = "\n".join([*rows, *["laat laat ADV BW advmod 9"] * behind])
    assert (clause(read(text), "zegt") != "dat hij werkt") == belongs


@pytest.mark.parametrize(("before", "belongs"), [(3, True), (2, False)])
def test_and_some_before_it(read: Read, before: int, belongs: bool) -> None:
    verb = 6 + before
    rows = [f"maar maar CCONJ VG cc {verb}", *[f"toen toen ADV BW advmod {verb}"] * before]
    text = "\n".join([REPORT.strip(), *rows, "bleef blijven VERB WW|pv conj 4"])
    assert (clause(read(text), "zegt") != "dat hij werkt") == belongs


def test_what_follows_the_coordinated_verb_is_kept(read: Read) -> None:
    lines = """
        Els Els PROPN SPEC nsubj 1
        zegt zeggen VERB WW|pv ROOT 1
        dat dat SCONJ VG mark 4
        het het PRON VNW nsubj 4
        geven geven VERB WW|inf ccomp 1
        en en CCONJ VG cc 6
        nemen nemen VERB WW|inf conj 4
        is zijn AUX WW|pv cop 4
        """
    assert clause(read(lines), "zegt") == "dat het geven en nemen is"


@pytest.mark.parametrize(
    ("tag", "mark", "found"),
    [
        *(
            ("WW|inf", mark, "te gaan")
            for mark in ("omdat", "nadat", "terwijl", "hoewel", "toen", "aangezien", "ofschoon")
        ),
        ("WW|inf", "als", "te gaan als hij komt"),
        ("WW|pv", "omdat", "te gaan omdat hij komt"),
    ],
)
def test_the_reason_behind_an_infinitive_is_the_reporters(
    read: Read, tag: str, mark: str, found: str
) -> None:
    lines = f"""
        Els Els PROPN SPEC nsubj 1
        belooft beloven VERB WW|pv ROOT 1
        te te ADP VZ mark 3
        gaan gaan VERB {tag} ccomp 1
        {mark} {mark} SCONJ VG mark 6
        hij hij PRON VNW nsubj 6
        komt komen VERB WW|pv advcl 3
        """
    assert clause(read(lines), "belooft") == found


@pytest.mark.parametrize(
    ("dep", "between", "found"),
    [
        ("obl", "", "dat hij werkt vandaag"),
        ("obl", ", , PUNCT LET punct 1", "dat hij werkt , vandaag"),
        ("obl", "toch toch ADV BW advmod 1", "dat hij werkt"),
        ("nsubj", "", "dat hij werkt"),
        *((dep, "", "dat hij werkt vandaag") for dep in ("advcl", "xcomp", "nmod", "acl", "ccomp")),
    ],
)
def test_a_phrase_behind_the_message_belongs_to_it(read: Read, dep: str, between: str, found: str) -> None:
    lines = "\n".join(filter(None, [REPORT.strip(), between, f"vandaag vandaag NOUN N {dep} 1"]))
    assert clause(read(lines), "zegt") == found


# objects and phrases


def about(reading: Reading, *slots: str, nouns: bool = True) -> str | None:
    c = reading.clauses.get(1)
    assert c is not None
    return words(reading, reading.contents.argument_of(c, slots, nouns))


TOPIC = """
    Els Els PROPN SPEC nsubj 1
    sprak spreken VERB WW|pv ROOT 1
    het het DET LID det 3
    volk volk NOUN N obj 1
    toe toe ADP VZ compound:prt 1
    over over ADP VZ case 6
    oorlog oorlog NOUN N obl 1
    in in ADP VZ case 8
    Gent Gent PROPN SPEC obl 1
    """


def test_the_slots_of_the_cue_name_the_topic(read: Read) -> None:
    reading = read(TOPIC)
    assert about(reading, "in") == "in Gent"
    assert about(reading, "obj") == "het volk"
    assert about(reading, "over", "obj") == "over oorlog"
    assert about(reading, "quote") == "over oorlog"


def test_an_object_that_is_a_noun_will_do(read: Read) -> None:
    reading = read(TOPIC.replace("over over", "met met"))
    assert about(reading, "ccomp") == "het volk"
    assert about(reading, "ccomp", nouns=False) is None
    assert (
        about(read(TOPIC.replace("over over", "met met").replace("volk volk NOUN N", "ons ons PRON VNW")))
        is None
    )


@pytest.mark.parametrize("prep", ["over", "tot", "van", "voor", "tegen", "om"])
def test_which_prepositions_lead_to_a_topic(read: Read, prep: str) -> None:
    assert about(read(TOPIC.replace("over over", f"{prep} {prep}")), "ccomp") == f"{prep} oorlog"


def test_a_topic_before_the_verb_is_none_unless_the_cue_names_it(read: Read) -> None:
    lines = """
        Over over ADP VZ case 2
        sprak spreken VERB WW|pv ROOT 1
        oorlog oorlog NOUN N obl 1
        Els Els PROPN SPEC nsubj 1
        """
    assert about(read(lines)) == "oorlog"
    before = """
        Oorlog oorlog NOUN N obl 1
        sprak spreken VERB WW|pv ROOT 1
        over over ADP VZ case 0
        Els Els PROPN SPEC nsubj 1
        """
    assert about(read(before)) is None
    assert about(read(before), "over") == "Oorlog"


def judged(reading: Reading) -> str | None:
    c = reading.clauses.get(1)
    assert c is not None
    return words(reading, reading.contents.judgement(c))


JUDGED = """
    Els Els PROPN SPEC nsubj 1
    noemt noemen VERB WW|pv ROOT 1
    het het DET LID det 3
    plan plan NOUN N obj 1
    een een DET LID det 5
    gevaar gevaar NOUN N xcomp 1
    """


def test_a_judgement_goes_with_what_is_judged(read: Read) -> None:
    assert judged(read(JUDGED)) == "het plan een gevaar"
    assert judged(read(JUDGED.replace("xcomp", "obl"))) is None
    as_phrase = JUDGED.replace("een een DET LID det", "als als ADP VZ case").replace("xcomp", "obl")
    assert judged(read(as_phrase)) == "het plan als gevaar"
    assert judged(read(as_phrase.replace("als als", "tot tot"))) == "het plan tot gevaar"
    assert judged(read(as_phrase.replace("als als", "in in"))) is None
    clause_of = as_phrase.replace("gevaar gevaar NOUN N obl", "groot groot ADJ ADJ advcl")
    assert judged(read(clause_of)) == "het plan als groot"
    assert judged(read(clause_of.replace("als als", "om om"))) is None
    assert judged(read(as_phrase.replace("plan plan NOUN N", "het het PRON VNW"))) == "als gevaar"


def test_a_judgement_around_the_verb_is_no_stretch(read: Read) -> None:
    lines = """
        Plannen plan NOUN N obj 1
        noemt noemen VERB WW|pv ROOT 1
        Els Els PROPN SPEC nsubj 1
        een een DET LID det 4
        gevaar gevaar NOUN N xcomp 1
        """
    assert judged(read(lines)) is None


# without help of the tree


def marked(reading: Reading) -> str | None:
    return words(reading, reading.contents.marked(1))


def far(between: int, word: str = "dat", pos: str = "SCONJ") -> str:
    return "\n".join([
        "Els Els PROPN SPEC nsubj 1",
        "zei zeggen VERB WW|pv ROOT 1",
        *["erg erg ADV BW advmod 1"] * between,
        f"{word} {word} {pos} VG mark {between + 3}",
        "werkt werken VERB WW|pv dep 1",
    ])  # fmt: skip


@pytest.mark.parametrize(("between", "found"), [(0, True), (12, True), (13, False)])
def test_a_clause_with_dat_stands_near(read: Read, between: int, found: bool) -> None:
    assert (marked(read(far(between))) == "dat werkt") == found


@pytest.mark.parametrize(
    ("word", "pos", "found"),
    [
        *(
            (word, "ADV", True)
            for word in ("hoe", "waarom", "wat", "wie", "welke", "waar", "hoeveel", "wanneer")
        ),
        ("dat", "PRON", False),
        ("of", "CCONJ", False),
        ("als", "SCONJ", False),
    ],
)
def test_question_words_and_conjunctions_open_a_clause(read: Read, word: str, pos: str, found: bool) -> None:
    assert (marked(read(far(0, word, pos))) is not None) == found


@pytest.mark.parametrize("mark", [".", ":", ";", "?", "!"])
def test_a_mark_parts_them(read: Read, mark: str) -> None:
    assert marked(read(far(1).replace("erg erg ADV BW", f"{mark} {mark} PUNCT LET"))) is None
    assert marked(read(far(1).replace("erg erg ADV BW", ", , PUNCT LET"))) is not None


def test_or_else_is_no_clause(read: Read) -> None:
    short = (
        "Els Els PROPN SPEC nsubj 1\nzei zeggen VERB WW|pv ROOT 1\nof of SCONJ VG mark 3\nzo zo ADV BW dep 1"
    )
    assert marked(read(short)) is None
    assert marked(read(f"{short}\nniet niet ADV BW dep 3")) == "of zo niet"


def test_without_a_clause_of_its_own_it_runs_to_the_end(read: Read) -> None:
    lines = f"{far(0)}\nhij hij PRON VNW obj 1"
    assert marked(read(lines)) == "dat werkt"
    assert marked(read(lines.replace("mark 3", "mark 1"))) == "dat werkt hij"


def test_a_comma_closes_the_clause_before_a_cue(plain: Plain) -> None:
    def before(text: str) -> str | None:
        reading = plain(text)
        return words(reading, reading.contents.clause_before(reading.tree.words.index("zegt")))

    assert before("Gisteren. |Het komt goed, zegt Els.") == "Het komt goed"
    assert before("Het komt goed zegt Els.") is None
    assert before("Het komt, zo zegt Els.") is None
    assert before("Ja, |zegt Els.") is None
