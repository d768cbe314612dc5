"""Sentences and documents of treebanks."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from models.conllu import Word, document_of, documents, parse, sentences

SENTENCE = """# sent_id = {id}
# text = Els lacht's avonds.
1\tEls\tEls\tPROPN\tSPEC|deeleigen\tNumber=Sing\t2\tnsubj\t_\t_
2-3\tlacht's\t_\t_\t_\t_\t_\t_\t_\t_
2\tlacht\tlachen\tVERB\tWW|pv|tgw|met-t\t_\t0\troot\t_\tSpaceAfter=No
2.1\tgaat\tgaan\tVERB\t_\t_\t_\t_\t_\t_
3\t's\tde\tDET\tLID|bep|gen|evmo\t_\t4\tdet\t_\tx=1|SpaceAfter=No
4\tavonds\tavond\tNOUN\tN|soort|ev|basis|gen\t_\t2\tobl\t_\t_

"""


def text(*ids: str) -> str:
    return "".join(SENTENCE.format(id=i) for i in ids)


def test_a_sentence_has_its_words_without_ranges_and_empty_nodes() -> None:
    (sentence,) = parse(text("d.p.1.s.1").splitlines())
    assert sentence.id == "d.p.1.s.1"
    assert sentence.forms == ("Els", "lacht", "'s", "avonds")
    assert sentence.words[0] == Word("Els", "Els", "PROPN", "SPEC|deeleigen", "Number=Sing", 2, "nsubj", True)
    assert [w.space for w in sentence.words] == [True, False, False, True]


@pytest.mark.parametrize("name", ["x.conllu", "x.conllu.gz"])
def test_sentences_of_one_document_come_together(tmp_path: Path, name: str) -> None:
    data = text("doc-1.p.1.s.1", "doc-1.p.2.s.1", "doc-2.p.1.s.1").encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    assert len(list(sentences(tmp_path / name))) == 3
    assert [[s.id for s in d] for d in documents(tmp_path / name)] == [
        ["doc-1.p.1.s.1", "doc-1.p.2.s.1"],
        ["doc-2.p.1.s.1"],
    ]


def test_the_last_sentence_needs_no_empty_line_after_it() -> None:
    assert len(list(parse(text("a", "b").rstrip().splitlines()))) == 2


def test_document_of_an_id_with_a_backslash() -> None:
    assert document_of("WR-1\\WR-1.p.5.s.4") == document_of("WR-1.p.9.s.1") == "WR-1"


@pytest.mark.parametrize("line", ["1\tEls", "1\tEls\tEls\tPROPN\t_\t_\ttwee\tnsubj\t_\t_"])
def test_what_is_no_conllu_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="bank, line 2: not CoNLL-U"):
        list(parse(["# sent_id = a", line], "bank"))
