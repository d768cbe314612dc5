"""Bodies that stand for their state."""

from __future__ import annotations

import pytest
import spacy

from .conftest import Build, found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Russische:amod@troepen troepen:nsubj:Np zwegen:ROOT:Vp", ["Russische troepen"]),
        ("Russische:amod@boeren boeren:nsubj:Np zwegen:ROOT:Vp", []),
        ("Russische:amod@staatstroepen staatstroepen:nsubj:Np zwegen:ROOT:Vp", []),
        ("Russische:amod@elite-troepen elite-troepen:nsubj:Np zwegen:ROOT:Vp", ["Russische elite-troepen"]),
        (
            "De:det@regering regering:nsubj van:case@Peru Peru:nmod:E@regering zweeg:ROOT",
            ["regering van Peru"],
        ),
        ("De:det@regering regering:nsubj in:case@Peru Peru:nmod:E@regering zweeg:ROOT", []),
        ("Peru:nmod:poss:E@leger leger:nsubj:Nh zweeg:ROOT", ["Peru leger"]),
        ("Peru:nsubj:E@leger leger:ROOT:N zweeg:dep:V", []),
    ],
)
def test_state_bodies(tell: Build, sentence: str, expected: list[str]) -> None:
    assert [text for text, _, rule in found(tell(sentence)) if rule == "state-body"] == expected


def test_without_a_tree_the_next_word_tells() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("aldus_actors")
    assert [t for t, _, r in found(nlp("De Russische troepen zwegen")) if r == "state-body"] == [
        "Russische troepen"
    ]
    assert [t for t, _, r in found(nlp("Russische sterke troepen")) if r == "state-body"] == []
    assert [t for t, _, r in found(nlp("Het is Russisch")) if r == "state-body"] == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["De:det@regering-Biden regering-Biden:nsubj zweeg:ROOT"], "USA"),
        (["Het:det@kabinet-Bos kabinet-Bos:nsubj:Nh zweeg:ROOT"], "NLD"),
        (["De:det@regering-Bos regering-Bos:nsubj zweeg:ROOT"], None),
        (["De:det@fractie-Biden fractie-Biden:nsubj zweeg:ROOT"], None),
        # A leader whose country the text tells
        (
            [
                "De:det@president Peruaanse:amod@president president:nsubj Jan+Bos:appos:PER@president zweeg:ROOT",
                "De:det@regering-Bos regering-Bos:nsubj zweeg:ROOT",
            ],
            "PER",
        ),
    ],
)
def test_governments_by_their_leader(tell: Build, sentences: list[str], expected: str | None) -> None:
    actors = [actor for _, actor, rule in found(tell(*sentences)) if rule == "named-government"]
    assert actors == [expected] * (expected is not None)


@pytest.mark.parametrize(
    ("phrase", "dutch"),
    [
        ("Het:det@kabinet kabinet:nsubj:Nh", True),
        ("Het:det@kabinet nieuwe:amod@kabinet kabinet:nsubj:Nh", True),
        ("Het:det@kabinet linkse:amod@kabinet kabinet:nsubj:Nh", False),
        ("Een:det@kabinet kabinet:nsubj:Nh", False),
        ("Het:det@kabinet kabinet:nsubj:Nh van:case@Bos Bos:nmod:E@kabinet", False),
    ],
)
def test_a_bare_cabinet_is_the_dutch_one(tell: Build, phrase: str, dutch: bool) -> None:
    assert found(tell(f"{phrase} zweeg:ROOT")) == [("kabinet", "NLD", "cabinet")] * dutch


MINISTRY = "Het:det@ministerie ministerie:nsubj:Nh van:case@Defensie Defensie:nmod:E@ministerie zweeg:ROOT"
VAN = MINISTRY.replace("zweeg", "van:case@Peru Peru:nmod:E@ministerie zweeg")
ABOUT = [
    "De:det@premier Peruaanse:amod@premier premier:nsubj Jan+Bos:appos:PER@premier zweeg:ROOT",
]


@pytest.mark.parametrize(
    ("sentences", "id"),
    [
        ([MINISTRY], "ministerie-van-defensie"),
        ([VAN], "PER-ministerie-van-defensie"),
        ([*ABOUT, MINISTRY], "PER-ministerie-van-defensie"),
        (["Peru:nsubj:E zweeg:ROOT", MINISTRY], "ministerie-van-defensie"),
        (
            [*ABOUT, "Chili:nsubj:E en:cc@Noorwegen Noorwegen:conj:E@Chili zwegen:ROOT:Vp", MINISTRY],
            "ministerie-van-defensie",
        ),
        # its minister tells, whatever else there is
        (
            [
                "De:det@minister Noorse:amod@minister minister:nsubj van:case@Defensie Defensie:nmod:E@minister Els+Vik:appos:PER@minister zweeg:ROOT",
                *ABOUT,
                MINISTRY,
            ],
            "NOR-ministerie-van-defensie",
        ),
    ],
)
def test_states_of_bodies(tell: Build, sentences: list[str], id: str) -> None:
    assert id in [actor.id for actor in tell(*sentences)._.actors if actor.sort == "ministry"]


@pytest.mark.parametrize(
    ("sentence", "id", "country"),
    [
        ("De:det@Senaat Senaat:nsubj:E zweeg:ROOT", "eerste-kamer", "NLD"),
        ("De:det@Senaat Peruaanse:amod@Senaat Senaat:nsubj:E zweeg:ROOT", "PER-senaat", "PER"),
        ("De:det@Senaat Senaat:nsubj:E van:case@Peru Peru:nmod:E@Senaat zweeg:ROOT", "PER-senaat", "PER"),
        (
            "De:det@Senaat Senaat:nsubj:E van:case@VS de:det@VS VS:nmod:E@Senaat zweeg:ROOT",
            "amerikaanse-senaat",
            "USA",
        ),
        (
            "Het:det@Hooggerechtshof Peruaanse:amod@Hooggerechtshof Hooggerechtshof:nsubj:ORG zweeg:ROOT",
            "PER-hooggerechtshof",
            "PER",
        ),
        ("Het:det@Hooggerechtshof Hooggerechtshof:nsubj:ORG zweeg:ROOT", "hooggerechtshof", None),
        ("Buitenlandse+Zaken:nsubj:ORG zweeg:ROOT", "ministerie-van-buitenlandse-zaken", None),
        ("VWS:nsubj:ORG zweeg:ROOT", "ministerie-van-vws", None),
        ("Defensie:nsubj:ORG zweeg:ROOT", "defensie", None),
    ],
)
def test_bodies_that_every_state_has(tell: Build, sentence: str, id: str, country: str | None) -> None:
    assert [(a.id, a.country) for a in tell(sentence)._.actors if a.type == "ORG"] == [(id, country)]
