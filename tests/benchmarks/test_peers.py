"""The readers that need nothing installed, on trees built by hand."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from aldus.document import Actor
from aldus.lexicon.tables import shipped
from aldus.mentions import TokenMention
from aldus.relations.parties import Parties
from aldus.syntax.tree import Tree
from benchmarks.pages import fill
from benchmarks.readers import frog, plain
from benchmarks.readers.common import Article, Found, to_relations


def article(
    words: list[str], heads: list[int], deps: list[str], pos: list[str], lemmas: list[str]
) -> Article:
    """A sentence whose capitalised words are the actors."""
    doc = Doc(spacy.blank("nl").vocab, words=words, heads=heads, deps=deps, pos=pos, lemmas=lemmas)
    names = [t for t in doc if t.text.istitle()]
    doc._.actors = tuple(Actor(t.lower_, "PERSON", t.text) for t in names)
    doc._.mentions = tuple(
        TokenMention(t.lower_, t.i, t.i + 1, t.i, t.idx, t.idx + len(t), "name") for t in names
    )
    tree = Tree(doc)
    return Article("x", doc, tree, Parties(doc, tree, shipped()))


def read(one: Article) -> list[tuple[str, str, str | None]]:
    found = next(plain.read([one]))
    return [(r["kind"], r["source"], r["target"]) for r in to_relations(one, found)]


def test_plain_reads_conjuncts() -> None:
    one = article(
        ["Anna", "en", "Bert", "helpen", "Cees"],
        [3, 2, 0, 3, 3],
        ["nsubj", "cc", "conj", "ROOT", "obj"],
        ["PROPN", "CCONJ", "PROPN", "VERB", "PROPN"],
        ["Anna", "en", "Bert", "helpen", "Cees"],
    )
    assert read(one) == [("do", "anna", "cees"), ("do", "bert", "cees")]


def test_plain_turns_a_passive_round() -> None:
    one = article(
        ["Anna", "werd", "door", "Bert", "geholpen"],
        [4, 4, 3, 4, 4],
        ["nsubj:pass", "aux:pass", "case", "obl:agent", "ROOT"],
        ["PROPN", "AUX", "ADP", "PROPN", "VERB"],
        ["Anna", "worden", "door", "Bert", "helpen"],
    )
    assert read(one) == [("do", "bert", "anna")]


def test_a_say_needs_no_target_and_a_do_does() -> None:
    one = article(["Anna", "zegt"], [1, 1], ["nsubj", "ROOT"], ["PROPN", "VERB"], ["Anna", "zeggen"])
    assert read(one) == [("say", "anna", None)]
    assert to_relations(one, [Found("do", [0], [], 1)]) == []


def rows(*tokens: tuple[str, str, str, int, str]) -> list[list[str]]:
    """Frog's columns of (word, lemma, tag, head, relation)."""
    return [
        [str(i), word, lemma, "", tag, "1", "O", "O", str(head), relation]
        for i, (word, lemma, tag, head, relation) in enumerate(tokens, 1)
    ]


ACTIVE = rows(
    ("Anna", "Anna", "SPEC(deeleigen)", 2, "su"),
    ("heeft", "hebben", "WW(pv,tgw,met-t)", 0, "ROOT"),
    ("Bert_Smit", "Bert_Smit", "SPEC(deeleigen)", 4, "obj1"),
    ("geholpen", "helpen", "WW(vd,vrij,zonder)", 2, "vc"),
)
PASSIVE = rows(
    ("Anna", "Anna", "SPEC(deeleigen)", 2, "su"),
    ("wordt", "worden", "WW(pv,tgw,met-t)", 0, "ROOT"),
    ("door", "door", "VZ(init)", 5, "mod"),
    ("Bert", "Bert", "SPEC(deeleigen)", 3, "obj1"),
    ("geholpen", "helpen", "WW(vd,vrij,zonder)", 2, "vc"),
)


def test_frog_follows_the_chain_of_verbs() -> None:
    assert list(frog.clauses(ACTIVE)) == [("do", [0], [2], 3)]


def test_frog_turns_a_passive_round() -> None:
    assert list(frog.clauses(PASSIVE)) == [("do", [3], [0], 4)]


def test_frog_tokens_are_found_in_the_text() -> None:
    text = "Anna heeft Bert Smit geholpen"
    output = "\n".join("\t".join(row) for row in ACTIVE) + "\n\n"
    assert frog.readings(output, text, [0, 5, 11, 16, 21]) == [Found("do", [0], [2, 3], 4)]


def test_a_page_gets_the_output_of_its_commands() -> None:
    page = "a\n<!-- output of: python x.py $Y -->\n```text\nold\n```\nb\n```text\nkept\n```\n"
    assert fill(page, lambda c: f"ran {c}\n") == page.replace("old", "ran python x.py $Y")
