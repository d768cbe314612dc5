"""Pronouns: what each can refer to, and what of it is likely."""

from __future__ import annotations

import pytest

from .conftest import Build, of

# `Kim` may be a man or a woman, `Jan` and `Piet` are men, `Anna` is a woman.
BOS = "Jan+Bos:nsubj:PER zweeg:ROOT"
FIVE = "Peru:obj Chili:obj Cuba:obj Mali:obj Niger:obj"
HE = "Toen:advmod lachte:ROOT hij:nsubj"
SHE = "Toen:advmod lachte:ROOT zij:nsubj"
HIM = "Later:advmod zag:ROOT iemand:nsubj:R hem:obj"
THEY = "Toen:advmod lachten:ROOT:Vp ze:nsubj"
THEM = "Later:advmod zag:ROOT iemand:nsubj:R hen:obj"


@pytest.mark.parametrize(
    ("sentences", "actor"),
    [
        pytest.param(
            [BOS, "Het:nsubj:R regende:ROOT", "Iemand:nsubj:R kende:ROOT Piet+Vos:obj:PER", HE],
            "piet-vos", id="a near object before a far subject",
        ),
        pytest.param(
            [BOS, "Iemand:nsubj:R kende:ROOT Piet+Vos:obj:PER", HE],
            "jan-bos", id="a subject before an object, one sentence nearer",
        ),
        pytest.param(
            [f"{BOS} en:cc lachte:conj:V Piet+Vos:nsubj:PER@lachte", HE],
            "piet-vos", id="of two that are alike the last one",
        ),
        pytest.param(
            [f"{BOS} toen:mark@lachte Piet+Vos:nsubj:PER@lachte lachte:advcl:V", HE],
            "jan-bos", id="the subject of the main clause",
        ),
        pytest.param(
            ["toen:mark@zweeg Jan+Bos:nsubj:PER@zweeg zweeg:advcl:V zag:ROOT iemand:nsubj:R Piet+Vos:obj:PER", HIM],
            "jan-bos", id="a subject before an object, for an object",
        ),
        pytest.param(
            [f"toen:mark@zweeg Kim+Bos:nsubj:PER@zweeg zweeg:advcl:V zag:ROOT iemand:nsubj:R {FIVE} Piet+Vos:obj:PER", HE],
            "kim-bos", id="a subject before an object of the right gender, for a subject",
        ),
        pytest.param(
            [f"toen:mark@zweeg Kim+Bos:nsubj:PER@zweeg zweeg:advcl:V zag:ROOT iemand:nsubj:R {FIVE} Piet+Vos:obj:PER", HIM],
            "piet-vos", id="an object of the right gender before a subject, for an object",
        ),
        pytest.param(
            ["Iemand:nsubj:R las:ROOT Jan+Bos:obj:PER het:det@boek boek:obl:Nh van:case@Piet Piet+Vos:nmod:PER@boek", HE],
            "jan-bos", id="what is no part of a phrase",
        ),
        pytest.param(
            [
                "Iemand:nsubj:R noemde:ROOT Kim+Bos:obj:PER een:det@vriend vriend:appos@Kim "
                "van:case@Piet Piet+Vos:nmod:PER@vriend", HE,
            ],
            "kim-bos", id="who is described, before the one who describes him",
        ),
        pytest.param(
            ["Iemand:nsubj:R noemde:ROOT Kim+Bos:obj:PER het:det@boek boek:obl:Nh van:case@Piet Piet+Vos:nmod:PER@boek", HE],
            "piet-vos", id="a part of a phrase, of the right gender",
        ),
        pytest.param(
            ["Iemand:nsubj:R noemde:ROOT Jan+Bos:obj:PER Kim+Vos:obj:PER", HE],
            "jan-bos", id="who is known to be a man",
        ),
        pytest.param(
            [f"toen:mark@zweeg Kim+Bos:nsubj:PER@zweeg zweeg:advcl:V zag:ROOT iemand:nsubj:R {FIVE} Anna+Vos:obj:PER", SHE],
            "anna-vos", id="who is known to be a woman",
        ),
        pytest.param(
            ["Piet+Bos:nsubj:PER klaagde:ROOT", "“:punct Jan+Vos:nsubj:PER@liegt liegt:ccomp:V ”:punct zei:ROOT hij:nsubj"],
            "piet-bos", id="not whom a quotation speaks of",
        ),
        pytest.param(
            ["Piet+Bos:nsubj:PER klaagde:ROOT", "“:punct Jan+Vos:nsubj:PER@liegt liegt:ccomp:V zei:ROOT hij:nsubj ”:punct"],
            "jan-vos", id="but so in the quotation",
        ),
    ],
)  # fmt: skip
def test_the_most_likely_person(tell: Build, sentences: list[str], actor: str) -> None:
    assert [a for a, _ in of(tell(*sentences), "hij", "hem", "zij")] == [actor]


@pytest.mark.parametrize(
    ("sentences", "actors"),
    [
        pytest.param(
            ["De:det@Russen Russen:nsubj:Np zwegen:ROOT:Vp", "Het:nsubj:R regende:ROOT",
             "Iemand:nsubj:R kende:ROOT de:det@Turken Turken:obj:Np", THEY],
            ["TUR"], id="a near object before a far subject",
        ),
        pytest.param(
            ["Russen:nsubj:Np zwegen:ROOT:Vp", "Iemand:nsubj:R kende:ROOT Turken:obj:Np", THEY],
            ["RUS"], id="a subject before an object, one sentence nearer",
        ),
        pytest.param(
            ["Russen:nsubj:Np zwegen:ROOT:Vp en:cc Turken:nsubj:Np@lachten lachten:conj:Vp", THEY],
            ["TUR"], id="of two that are alike the last one",
        ),
        pytest.param(
            ["Russen:nsubj:Np zwegen:ROOT:Vp toen:mark@lachten Turken:nsubj:Np@lachten lachten:advcl:Vp", THEY],
            ["RUS"], id="the subject of the main clause",
        ),
        pytest.param(
            ["toen:mark@zwegen Russen:nsubj:Np@zwegen zwegen:advcl:Vp zag:ROOT iemand:nsubj:R Turken:obj:Np", THEM],
            ["RUS"], id="a subject before an object, for an object",
        ),
        pytest.param(
            [f"toen:mark@zwegen Russen:nsubj:Np@zwegen zwegen:advcl:Vp zag:ROOT iemand:nsubj:R {FIVE} "
             "Jan+Bos:obj:PER en:cc Piet+Vos:conj:PER@Jan", THEY],
            ["RUS"], id="a subject before people, for a subject",
        ),
        pytest.param(
            [f"toen:mark@zwegen Russen:nsubj:Np@zwegen zwegen:advcl:Vp zag:ROOT iemand:nsubj:R {FIVE} "
             "Jan+Bos:obj:PER en:cc Piet+Vos:conj:PER@Jan", THEM],
            ["jan-bos", "piet-vos"], id="people before a subject, for an object",
        ),
        pytest.param(
            ["Iemand:nsubj:R gaf:ROOT Russen:obj:Np een:det@boek boek:obj:Nh van:case@Turken Turken:nmod:Np@boek", THEM],
            ["RUS"], id="what is no part of a phrase",
        ),
        pytest.param(
            ["Iemand:nsubj:R zag:ROOT Jan+Bos:obj:PER en:cc Piet+Vos:conj:PER@Jan bij:case@Turken Turken:obl:Np", THEM],
            ["jan-bos", "piet-vos"], id="people",
        ),
        pytest.param(
            ["Russen:nsubj:Np klaagden:ROOT:Vp", "“:punct Turken:nsubj:Np@liegen liegen:ccomp:Vp ”:punct zeiden:ROOT:Vp ze:nsubj"],
            ["RUS"], id="not whom a quotation speaks of",
        ),
    ],
)  # fmt: skip
def test_the_most_likely_group(tell: Build, sentences: list[str], actors: list[str]) -> None:
    assert [a for a, _ in of(tell(*sentences), "ze", "hen")] == actors


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["Jan+Bos:nsubj:PER zag:ROOT hem:obj"], id="the subject of the same clause"),
        pytest.param(["Jan+Bos:obj:PER zag:ROOT hij:nsubj"], id="another argument of the same verb"),
        pytest.param([BOS, SHE], id="a man for a woman"),
        pytest.param(["Anna+Bos:nsubj:PER zweeg:ROOT", HE], id="a woman for a man"),
        pytest.param(
            ["Jan+Bos:nsubj:PER zweeg:ROOT", "De:det@voorzitter voorzitter:nsubj lachte:ROOT", HE],
            id="somebody nearer who is no actor",
        ),
        pytest.param(["Twee:nummod@boeren boeren:nsubj:Np kwamen:ROOT:Vp", THEY], id="a group that is no actor"),
        pytest.param(
            ["Iemand:nsubj:R las:ROOT het:det@nieuws nieuws:obj:Nh over:case@Trump-campagne Trump-campagne:nmod:E@nieuws", HE],
            id="whose name is a part of a word",
        ),
        pytest.param(["Russen:nsubj:Np zagen:ROOT:Vp hen:obj"], id="a group that is the subject of the same clause"),
        pytest.param(["Russen:nsubj:Np lachten:ROOT:Vp ze:nsubj"], id="another subject of the same verb"),
        pytest.param(
            ["Russen:nsubj:Np zwegen:ROOT:Vp", "Twee:nummod@boeren boeren:nsubj:Np kwamen:ROOT:Vp", THEY],
            id="a group nearer that is no actor",
        ),
        pytest.param(["Iemand:nsubj:R zag:ROOT Russen:obj:Np", "Het:nsubj:R regende:ROOT", THEM], id="an object two sentences before"),
        pytest.param(["VS-bondgenoten:nsubj:Np zwegen:ROOT:Vp", THEY], id="others than the country in their name"),
        pytest.param(["Macron:nsubj:PER zweeg:ROOT", "Meloni:nsubj:PER zweeg:ROOT", THEY], id="people of two sentences"),
        pytest.param(
            ["Jan+Bos:nsubj:PER zag:ROOT Piet+Vos:obj:PER", "Els+Los:nsubj:PER zweeg:ROOT", THEY],
            id="two people two sentences before",
        ),
    ],
)  # fmt: skip
def test_who_cannot_be_meant(tell: Build, sentences: list[str]) -> None:
    assert of(tell(*sentences), "hij", "hem", "zij", "ze", "hen") == []


def test_an_object_is_not_the_understood_subject(tell: Build) -> None:
    """`Bos belde Vos om hem te bedanken`: who thanks is Bos, so `hem` is Vos."""
    doc = tell(
        "Jan+Bos:nsubj:PER belde:ROOT Piet+Vos:obj:PER om:mark@bedanken hem:obj@bedanken te:mark@bedanken bedanken:advcl:I"
    )
    assert of(doc, "hem") == [("piet-vos", "pronoun-he")]


def test_who_says_it_may_be_the_subject(tell: Build) -> None:
    doc = tell(
        "Volgens:case@hem hem:obl zweeg:ROOT Jan+Bos:nsubj:PER",
        "volgens:case@hem hem:obl lachte:ROOT Jan+Bos:nsubj:PER",
    )
    assert of(doc, "hem") == [("jan-bos", "pronoun-he")]


# Bodies -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "rules"),
    [
        pytest.param(["De:det@Navo Navo:nsubj:E groeit:ROOT", SHE], ["pronoun-she-body"], id="just before"),
        pytest.param(["De:det@Navo Navo:nsubj:E groeit:ROOT", "Het:nsubj:R regent:ROOT", SHE], [], id="further"),
        pytest.param(["Iemand:nsubj:R kent:ROOT de:det@Navo Navo:obj:E", SHE], [], id="no subject"),
        pytest.param(["De:det@Navo-top Navo-top:nsubj:N groeit:ROOT", SHE], [], id="a part of a word"),
        pytest.param(["De:det@Navo Navo:nsubj:E groeit:ROOT", "Later:advmod zag:ROOT iemand:nsubj:R haar:obj"], [], id="an object"),
        pytest.param(["Anna+Vos:nsubj:PER zweeg:ROOT", "De:det@Navo Navo:nsubj:E groeit:ROOT", SHE], ["pronoun-she"], id="a woman is near"),
        pytest.param(["Actiegroep:nsubj Greenpeace:appos:E@Actiegroep groeit:ROOT", SHE], ["pronoun-she-body"], id="in apposition to the subject"),
        pytest.param(["Frankrijk:nsubj:E groeit:ROOT", SHE], [], id="a country"),
        pytest.param(["De:det@regering regering:nsubj van:case@Peru Peru:nmod:E@regering zwijgt:ROOT", SHE], ["pronoun-she-body"], id="a government"),
    ],
)  # fmt: skip
def test_a_body_as_she(tell: Build, sentences: list[str], rules: list[str]) -> None:
    assert [rule for _, rule in of(tell(*sentences), "zij", "haar")] == rules


# Groups -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "actors"),
    [
        pytest.param(["Macron:nsubj:PER ontving:ROOT Meloni:obj:PER", THEY], ["emmanuel-macron", "giorgia-meloni"], id="two people"),
        pytest.param(["Macron:nsubj:PER ontving:ROOT Meloni:obj:PER Biden:obl:PER", THEY], [], id="three people"),
        pytest.param(["Iemand:nsubj:R noemde:ROOT Macron:obj:PER Meloni:obj:PER", THEY], [], id="none of them a subject"),
        pytest.param(["Macron:nsubj:PER en:cc Meloni:conj:PER@Macron zwegen:ROOT:Vp", THEY], ["emmanuel-macron", "giorgia-meloni"], id="a list"),
        pytest.param(["Macron:nsubj:PER en:cc Peru:conj:E@Macron zwegen:ROOT:Vp", THEY], [], id="a list of all sorts"),
        pytest.param(["De:det@VS VS:nsubj:E zwegen:ROOT:Vp", THEY], ["USA"], id="a plural country"),
        pytest.param(["Peru:nsubj:E zweeg:ROOT", THEY], [], id="a singular country"),
        pytest.param(
            ["De:det@Navo Navo:nsubj:E zegt:ROOT dat:mark@zijn ze:nsubj@zijn klaar:xcomp:A@zijn zijn:ccomp:Vp"],
            ["navo"], id="the body that says so",
        ),
        pytest.param(
            ["Burns:nsubj:PER en:cc MI6-chef:conj:N@Burns Richard+Moore:appos:PER@MI6-chef zwegen:ROOT:Vp", THEY],
            ["burns", "richard-moore"], id="a person with the body of his title",
        ),
    ],
)  # fmt: skip
def test_several(tell: Build, sentences: list[str], actors: list[str]) -> None:
    assert [actor for actor, _ in of(tell(*sentences), "ze")] == actors


# Relative, demonstrative, reflexive, in brackets ------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Macron:nsubj:PER die:nsubj:Rb@sprak sprak:acl:relcl:V@Macron zweeg:ROOT", ["emmanuel-macron"]),
        ("Macron:nsubj:PER die:nsubj:Rb@sprak sprak:parataxis:V zweeg:ROOT", []),
    ],
)
def test_relative_pronouns(tell: Build, sentence: str, actors: list[str]) -> None:
    sentence = sentence.replace("acl:relcl:V", "acl:relcl:V")
    assert of(tell(sentence), "die") == [(a, "relative-pronoun") for a in actors]


DIE = "Die:nsubj lachte:ROOT"


@pytest.mark.parametrize(
    ("sentences", "actors"),
    [
        pytest.param(["Iemand:nsubj:R kende:ROOT Jan+Bos:obj:PER", DIE], ["jan-bos"], id="named last"),
        pytest.param(["Iemand:nsubj:R kende:ROOT Jan+Bos:obj:PER", "Maar:cc die:nsubj lachte:ROOT"], ["jan-bos"], id="behind a conjunction"),
        pytest.param(["Iemand:nsubj:R kende:ROOT Jan+Bos:obj:PER", "Toen:advmod die:nsubj lachte:ROOT"], [], id="later in its sentence"),
        pytest.param(["Iemand:nsubj:R kende:ROOT Jan+Bos:obj:PER", "Het:nsubj:R regende:ROOT", DIE], [], id="two sentences before"),
        pytest.param(["Iemand:nsubj:R kende:ROOT Jan+Bos:obj:PER", "Die:nsubj lachten:ROOT:Vp"], [], id="a plural"),
        pytest.param(["Iemand:nsubj:R kende:ROOT Jan+Bos:obj:PER in:case@tuin tuin:obl", DIE], [], id="a noun behind it"),
        pytest.param(["Iemand:nsubj:R kende:ROOT Jan+Bos:obj:PER in:case@huis huis:obl:Nh", DIE], ["jan-bos"], id="a noun with het behind it"),
        pytest.param(["Iemand:nsubj:R kende:ROOT de:det@vrouw vrouw:obj van:case@Jan Jan+Bos:nmod:PER@vrouw", DIE], [], id="a part of a phrase"),
        pytest.param(["Iemand:nsubj:R kende:ROOT Peru:obj:E", DIE], [], id="a country"),
    ],
)  # fmt: skip
def test_demonstratives(tell: Build, sentences: list[str], actors: list[str]) -> None:
    assert of(tell(*sentences), "Die", "die") == [(a, "demonstrative") for a in actors]


def test_reflexives(tell: Build) -> None:
    assert of(tell("Jan+Bos:nsubj:PER vergiste:ROOT zich:obj"), "zich") == [("jan-bos", "reflexive")]
    assert of(tell("Jan+Bos:obj:PER vergiste:ROOT zich:obj"), "zich") == []


def test_the_name_in_brackets(tell: Build) -> None:
    doc = tell("Iemand:nsubj:R zag:ROOT hem:obj (:punct Jan+Bos:appos:PER@hem ):punct")
    assert of(doc, "hem") == [("jan-bos", "named-in-brackets")]


# Possessives ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "word", "expected"),
    [
        pytest.param(
            ["Jan+Bos:nsubj:PER verdedigde:ROOT zijn:nmod:poss@plan plan:obj:Nh"], "zijn",
            [("jan-bos", "possessive-of-subject")], id="of the subject",
        ),
        pytest.param(
            ["Jan+Bos:nsubj:PER dwong:ROOT Piet+Vos:obj:PER zijn:nmod:poss@plan plan:obj:Nh@wijzigen te:mark@wijzigen wijzigen:xcomp:I"],
            "zijn", [("piet-vos", "possessive-of-subject")], id="of the understood subject",
        ),
        pytest.param(
            ["D66-wethouder:nsubj:N Anna+Vos:appos:PER@D66-wethouder verdedigde:ROOT haar:nmod:poss@plan plan:obj:Nh"],
            "haar", [("anna-vos", "possessive-of-subject")], id="of who has a body in the title",
        ),
        pytest.param(
            [BOS, "zijn:nmod:poss@plan plan:nsubj:Nh slaagde:ROOT"], "zijn",
            [("jan-bos", "possessive")], id="of the one before",
        ),
        pytest.param(
            [BOS, "De:det@omroep omroep:nsubj verdedigde:ROOT zijn:nmod:poss@plan plan:obj:Nh"], "zijn",
            [], id="of a subject that is no actor",
        ),
        pytest.param(
            [BOS, "Toen:advmod verdedigde:ROOT zijn:nmod:poss@plan plan:obj:Nh de:det@omroep omroep:nsubj"], "zijn",
            [("jan-bos", "possessive")], id="of no subject that is still to come",
        ),
        pytest.param(
            [BOS, "Iemand:nsubj:R dwong:ROOT de:det@omroep omroep:obj zijn:nmod:poss@plan plan:obj:Nh@wijzigen te:mark@wijzigen wijzigen:xcomp:I"],
            "zijn", [("jan-bos", "possessive")], id="of no understood subject that is no actor",
        ),
        pytest.param(
            [BOS, "Het:det@boek boek:nsubj:Nh verdedigde:ROOT zijn:nmod:poss@plan plan:obj:Nh"], "zijn",
            [("jan-bos", "possessive")], id="of no subject that can own",
        ),
        pytest.param(
            ["Anna+Bos:nsubj:PER zweeg:ROOT", "Jan+Vos:nsubj:PER verdedigde:ROOT haar:nmod:poss@plan plan:obj:Nh"], "haar",
            [("anna-bos", "possessive")], id="of a woman, not of the man that is the subject",
        ),
        pytest.param(
            ["Anna+Bos:nsubj:PER verdedigde:ROOT zijn:nmod:poss@plan plan:obj:Nh"], "zijn", [], id="of no woman",
        ),
        pytest.param(
            ["Peru:nsubj:E verdedigde:ROOT zijn:nmod:poss@plan plan:obj:Nh"], "zijn",
            [("PER", "possessive-of-subject")], id="of a country",
        ),
        pytest.param(
            ["De:det@Navo Navo:nsubj:E verdedigde:ROOT haar:nmod:poss@plan plan:obj:Nh"], "haar",
            [("navo", "possessive-of-subject")], id="of a body",
        ),
        pytest.param(
            ["Macron:nsubj:PER en:cc Meloni:conj:PER@Macron verdedigden:ROOT:Vp hun:nmod:poss@plan plan:obj:Nh"], "hun",
            [("emmanuel-macron", "possessive-of-subject"), ("giorgia-meloni", "possessive-of-subject")], id="of a list",
        ),
        pytest.param(
            ["Russen:nsubj:Np verdedigden:ROOT:Vp hun:nmod:poss@plan plan:obj:Nh"], "hun",
            [("RUS", "possessive-of-subject")], id="of many",
        ),
        pytest.param(
            ["Russen:nsubj:Np zwegen:ROOT:Vp", "Macron:nsubj:PER verdedigde:ROOT hun:nmod:poss@plan plan:obj:Nh"], "hun",
            [], id="of many, where the subject is one person",
        ),
        pytest.param(
            ["Russen:nsubj:Np zwegen:ROOT:Vp", "hun:nmod:poss@plan plan:nsubj:Nh slaagde:ROOT"], "hun",
            [], id="of whom it is the subject itself",
        ),
        pytest.param(
            ["Russen:nsubj:Np zwegen:ROOT:Vp", "Na:case@plan hun:nmod:poss@plan plan:obl:Nh vertrokken:ROOT:Vp twee:nummod@boeren boeren:nsubj:Np"],
            "hun", [], id="of who is still to come",
        ),
    ],
)  # fmt: skip
def test_possessives(tell: Build, sentences: list[str], word: str, expected: list[tuple[str, str]]) -> None:
    assert of(tell(*sentences), word) == expected
