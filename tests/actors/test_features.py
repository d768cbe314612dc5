"""What tells who a pronoun or a description is."""

from __future__ import annotations

import pytest

from aldus.actors.features import bucket
from aldus.actors.ranking import FEATURES
from aldus.nets import place

from .conftest import told
from .test_questions import asked, short

__all__ = ["short"]

SHELL = "Topman:nsubj Jan+Bos:appos:PER@Topman van:case@Shell Shell:nmod:ORG@Topman zweeg:ROOT"


@pytest.mark.parametrize(("n", "expected"), [(0, 0), (1, 1), (3, 2), (9, 3)])
def test_buckets(n: int, expected: int) -> None:
    assert bucket(n, (0, 1, 5)) == expected


@pytest.mark.parametrize(
    ("sentences", "word", "actor", "feature"),
    [
        pytest.param([SHELL, "de:det@topman topman:nsubj lachte:ROOT"], "topman", "jan-bos", "TTrueNmale", id="a title"),
        pytest.param(
            ["Jan+Bos:nsubj:PER is:cop:V@zanger zanger:ROOT:N", "de:det@zanger zanger:nsubj lachte:ROOT"],
            "zanger", "jan-bos", "PsameNtitlePERSON", id="a predicate",
        ),
        pytest.param(
            ["Jan+Bos:nsubj:PER is:cop:V@oud-zanger oud-zanger:ROOT:N", "de:det@zanger zanger:nsubj lachte:ROOT"],
            "zanger", "jan-bos", "PpartNtitlePERSON", id="the last part of one",
        ),
        pytest.param([SHELL, "hij:nsubj lachte:ROOT"], "hij", "jan-bos", "dshijSingTrueTrue1", id="subjects"),
        pytest.param(
            ["Jan+Bos:nsubj:PER zweeg:ROOT", "hij:nsubj lachte:ROOT", "Toen:advmod zag:ROOT Vos:nsubj:PER hem:obj"],
            "hem", "jan-bos", "ChemTrue11", id="the person of the pronoun before",
        ),
        pytest.param(
            ["Toen:mark@vertrok Jan+Bos:nsubj:PER@vertrok vertrok:advcl:V lachte:ROOT hij:nsubj"],
            "hij", "jan-bos", "AhijSingTrue", id="the subject of the clause below",
        ),
        pytest.param(
            ["Jan+Bos:nsubj:PER zweeg:ROOT", "hij:nsubj lachte:ROOT"],
            "hij", "jan-bos", "IhijSingFalse0", id="outside quotations",
        ),
    ],
)  # fmt: skip
def test_features_of_options(sentences: list[str], word: str, actor: str, feature: str) -> None:
    q = asked(told(*sentences))[word]
    (at,) = (k for k, o in enumerate(q.options) if o.places[0].cluster.id == actor)
    assert place("1" + feature, FEATURES) in q.features[at]
    assert place("1!" + feature, FEATURES) not in q.features[at]


def test_who_speaks_is_seen_inside_a_quotation() -> None:
    q = asked(
        told(
            "„:punct hij:nsubj@lacht lacht:ccomp:V ”:punct zei:ROOT Jan+Bos:nsubj:PER",
            "Bos:nsubj:PER zweeg:ROOT",
        )
    )
    assert not q
    q = asked(
        told(
            "Jan+Bos:nsubj:PER en:cc Piet+Vos:conj:PER@Jan kwamen:ROOT:Vp",
            "Bos:nsubj:PER zei:ROOT „:punct hij:nsubj@lacht lacht:ccomp:V ”:punct",
        )
    )["hij"]
    speaks = {
        o.places[0].cluster.id: place("1IhijSingTrue1", FEATURES) in f
        for o, f in zip(q.options, q.features, strict=True)
    }
    assert speaks == {"jan-bos": True, "piet-vos": False}


def test_those_of_a_group_are_apart() -> None:
    q = asked(
        told("Jan+Bos:nsubj:PER en:cc Piet+Vos:conj:PER@Jan belden:ROOT:Vp", "ze:nsubj zwegen:ROOT:Vp")
    )["ze"]
    marks = [place("1GzePlur*rule2", FEATURES) in features for features in q.features]
    assert marks == [len(o.places) > 1 for o in q.options]
    assert any(marks)
