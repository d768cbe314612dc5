"""Capitals: governments or places."""

from __future__ import annotations

import pytest

from .conftest import Build, found


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Parijs:nsubj:E zweeg:ROOT", True),
        ("In:case@Parijs Parijs:nsubj:E zweeg:ROOT iedereen:obj:R", False),
        ("Zij:nsubj praatten:ROOT:Vp met:case@Parijs Parijs:obl:E", True),
        ("Zij:nsubj bleven:ROOT:Vp Parijs:obl:E", False),
        ("Zij:nsubj dringen:ROOT:Vp bij:case@Parijs Parijs:obl:E aan:compound:prt", True),
        ("Zij:nsubj slapen:ROOT:Vp bij:case@Parijs Parijs:obl:E", False),
        ("Zij:nsubj kregen:ROOT:Vp hulp:obj uit:case@Parijs Parijs:obl:E", True),
        ("Zij:nsubj kregen:ROOT:Vp brood:obj uit:case@Parijs Parijs:obl:E", False),
        ("Zij:nsubj steunden:ROOT:Vp Parijs:obj:E", True),
        ("Zij:nsubj zijn:cop:Vp hoofdstad:ROOT:N Parijs:obj:E", False),
        ("Zij:nsubj gaven:ROOT:Vp Parijs:iobj:E geld:obj", True),
        (
            "De:det@bondgenoten bondgenoten:nsubj:Np van:case@Parijs Parijs:nmod:E@bondgenoten zwegen:ROOT:Vp",
            True,
        ),
        ("De:det@bewoners bewoners:nsubj:Np van:case@Parijs Parijs:nmod:E@bewoners zwegen:ROOT:Vp", False),
        ("Parijs':nmod:G@plan plan:nsubj:Nh slaagde:ROOT", True),
        ("Parijs:nmod:G@plan plan:nsubj:Nh slaagde:ROOT", True),
        # Conjuncts are as the first one.
        ("Peru:nsubj:E en:cc Parijs:conj:E@Peru zwegen:ROOT:Vp", True),
        ("In:case@Peru Peru:obl:E en:cc Parijs:conj:E@Peru zwegen:ROOT:Vp", False),
        ("Met:case@Peru Peru:obl:E en:cc Parijs:conj:E@Peru praatten:ROOT:Vp zij:nsubj", True),
    ],
)
def test_when_a_capital_acts(tell: Build, sentence: str, acts: bool) -> None:
    rules = [rule for text, _, rule in found(tell(sentence)) if text.startswith("Parijs")]
    assert bool(rules) == acts
    assert set(rules) <= {"capital-acts", "genitive"}


def test_without_a_tree_only_the_word_before_it_tells() -> None:
    import spacy

    nlp = spacy.blank("nl")
    nlp.add_pipe("aldus_actors")
    assert [m.rule for m in nlp("Zij praatten met Parijs")._.mentions] == ["capital-acts"]
    assert [m.rule for m in nlp("Parijs zweeg")._.mentions] == []
