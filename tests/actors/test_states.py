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
