"""Sentences, tags, lemmas and trees against a treebank, on running text.

Sentences of one document are joined to running text; tokens are aligned by their characters, as in the CoNLL
2018 shared task, so that a wrong token costs in every column. Unlike there, relations count with their subtypes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from models.conllu import Sentence, documents
from models.evaluate.measures import f_score

RELATIONS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl",
    "obl:arg",
    "obl:agent",
    "xcomp",
    "ccomp",
    "parataxis",
    "acl:relcl",
    "conj",
    "compound:prt",
)
COLUMNS = ("token", "uas", "las", "upos", "tag", "morph", "lemma", "lemma_closed")


class Token(NamedTuple):
    """A token of either side; `span` counts characters other than white space."""

    span: tuple[int, int]
    upos: str
    tag: str
    morph: str
    lemma: str
    head: tuple[int, int] | None
    rel: str


class Text(NamedTuple):
    """Running text with its tokens and sentence spans."""

    text: str
    tokens: list[Token]
    sentences: set[tuple[int, int]]


def morphology(feats: str) -> str:
    """Features without those that only some releases of the treebanks have."""
    return "|".join(sorted(f for f in feats.split("|") if f not in ("", "_") and not f.startswith("ExtPos=")))


def read(path: Path) -> list[Text]:
    """The documents of a CoNLL-U file as running text."""
    return [join(document) for document in documents(path)]


def join(sentences: list[Sentence]) -> Text:
    """One document of sentences."""
    text, tokens, spans, at = "", [], set(), 0
    for sentence in sentences:
        places = []
        for word in sentence.words:
            begin, at = at, at + len(word.form.replace(" ", ""))
            places.append((begin, at))
            text += word.form + (" " if word.space else "")
        if not text.endswith(" "):
            text += " "
        for word, place in zip(sentence.words, places, strict=True):
            head = places[word.head - 1] if word.head else None
            feats = morphology(word.feats)
            tokens.append(Token(place, word.upos, word.xpos, feats, word.lemma, head, word.rel.lower()))
        spans.add((places[0][0], at))
    return Text(text, tokens, spans)


def from_doc(doc: Any) -> Text:
    """What a pipeline made of a text."""
    spans, at = [], 0
    for token in doc:
        begin = at
        at += 0 if token.is_space else len("".join(token.text.split()))
        spans.append((begin, at))
    tokens = []
    for token in doc:
        if token.is_space:
            continue
        root = token.head.i == token.i
        tokens.append(
            Token(
                spans[token.i],
                token.pos_,
                token.tag_,
                morphology(str(token.morph)),
                token.lemma_,
                None if root else spans[token.head.i],
                "root" if root else token.dep_.lower(),
            )
        )
    known = doc.has_annotation("SENT_START")
    sentences = {(spans[s.start][0], spans[s.end - 1][1]) for s in doc.sents} if known else set()
    return Text(doc.text, tokens, {s for s in sentences if s[0] < s[1]})


def score(gold: list[Text], found: list[Text]) -> dict[str, Any]:
    """F scores of the tree and of all token annotations; of every relation under `relations`."""
    right: Counter[str] = Counter()
    relations: dict[str, Counter[str]] = defaultdict(Counter)
    for a, b in zip(gold, found, strict=True):
        right["sentence"] += len(a.sentences & b.sentences)
        by_span = {t.span: t for t in b.tokens}
        for token in b.tokens:
            relations[token.rel]["found"] += 1
        for token in a.tokens:
            relations[token.rel]["gold"] += 1
            other = by_span.get(token.span)
            if other is None:
                continue
            right.update(agreement(token, other))
            if token.head == other.head and token.rel == other.rel:
                relations[token.rel]["right"] += 1
    n_gold, n_found = (sum(len(text.tokens) for text in side) for side in (gold, found))
    s_gold, s_found = (sum(len(text.sentences) for text in side) for side in (gold, found))
    scores: dict[str, Any] = {name: f_score(right[name], n_gold, n_found) for name in COLUMNS}
    scores["sentence"] = f_score(right["sentence"], s_gold, s_found)
    scores["relations"] = {
        r: f_score(relations[r]["right"], relations[r]["gold"], relations[r]["found"]) for r in RELATIONS
    }
    return scores


def agreement(gold: Token, found: Token) -> dict[str, bool]:
    """In which of `COLUMNS` a token is right that stands where it should."""
    head = gold.head == found.head
    return {
        "token": True,
        "uas": head,
        "las": head and gold.rel == found.rel,
        "upos": gold.upos == found.upos,
        "tag": gold.tag == found.tag,
        "morph": gold.morph == found.morph,
        "lemma": gold.lemma == found.lemma,
        "lemma_closed": closed(gold.lemma) == closed(found.lemma),
    }


def closed(lemma: str) -> str:
    """A lemma without the underscores of compounds and separable verbs."""
    return lemma.replace("_", "").lower()
