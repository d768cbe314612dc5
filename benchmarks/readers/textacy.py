"""The triples and quotations of textacy."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc
from textacy import constants
from textacy.extract.triples import direct_quotations, subject_verb_object_triples

from aldus.lexicon.words import fold_lemma
from benchmarks.readers.common import SAYING, Article, Found


def english_labels(doc: Any) -> Any:
    """A copy of a Doc with the labels that textacy knows; `door` heads the agent of a passive."""
    names = {"obj": "dobj", "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "aux:pass": "auxpass"}
    heads = [t.head.i for t in doc]
    deps = [names.get(t.dep_, t.dep_) for t in doc]
    for t in doc:
        by = next((k.i for k in t.children if k.dep_ == "case"), None)
        if t.dep_ == "obl:agent" and by is not None:
            heads[by], heads[t.i], deps[by], deps[t.i] = t.head.i, by, "agent", "pobj"
    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        pos=[t.pos_ for t in doc],
        lemmas=[fold_lemma(t.lemma_) for t in doc],
        heads=heads,
        deps=deps,
    )


def read(articles: list[Article]) -> Iterator[list[Found]]:
    """textacy's triples; it has no quotations for Dutch."""
    for article in articles:
        yield list(map(triple, subject_verb_object_triples(article.doc)))


def read_adapted(articles: list[Article]) -> Iterator[list[Found]]:
    """textacy's triples and direct quotations, with a tree and verbs that it can read."""
    constants.REPORTING_VERBS["nl"] = set(SAYING)
    refused = 0
    for article in articles:
        doc = english_labels(article.doc)
        found = list(map(triple, subject_verb_object_triples(doc)))
        try:
            quotes = list(direct_quotations(doc))
        except ValueError:  # an odd number of quotation marks
            quotes, refused = [], refused + 1
        found += [Found("say", [t.i for t in q.speaker], [], q.cue[0].i) for q in quotes]
        said = {f.trigger for f in found if f.kind == "say" and f.targets}
        yield [f for f in found if f.targets or f.trigger not in said]
    if refused:
        print(f"textacy adapted: no quotations in {refused} articles, odd number of marks", file=sys.stderr)


def triple(t: Any) -> Found:
    """A triple of textacy; its passive has the patient for its subject."""
    verb = next(v for v in t.verb if v.pos_ == "VERB")
    source, target = [x.i for x in t.subject], [x.i for x in t.object]
    if any(v.dep_ == "auxpass" for v in t.verb):
        source, target = target, source
    return Found("say" if fold_lemma(verb.lemma_) in SAYING else "do", source, target, verb.i)
