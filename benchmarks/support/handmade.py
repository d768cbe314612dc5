"""Docs written by hand, for tests of rules without a model: correct trees of invented sentences.

A token is four words: its form (with its lemma behind a slash, where that differs), its part of speech (with its tag
behind a colon; `pv`, `inf`, `vd`, `od` for those of verbs), its relation, and the index of its head, `-` for a root:

    Peru PROPN nsubj 1  steunt/steunen VERB:pv ROOT -  Chili PROPN obj 1
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

import aldus.extensions  # noqa: F401
from aldus.document import Actor
from aldus.mentions import TokenMention

if TYPE_CHECKING:
    from spacy.vocab import Vocab

TAGS = {
    "pv": "WW|pv|tgw|met-t",
    "inf": "WW|inf|vrij|zonder",
    "vd": "WW|vd|vrij|zonder",
    "od": "WW|od|prenom|met-e",
}


@lru_cache(maxsize=1)
def _vocab() -> Vocab:
    return spacy.blank("nl").vocab


def handmade(text: str) -> Doc:
    """The Doc that such a text describes, with sentences by its roots."""
    parts = text.split()
    if len(parts) % 4:
        raise ValueError(f"{len(parts)} words are no whole tokens of four")
    rows = [parts[i : i + 4] for i in range(0, len(parts), 4)]
    forms = [form.rsplit("/", 1) if form.strip("/") else [form] for form, *_ in rows]
    tags = [pos.partition(":")[2] for _, pos, *_ in rows]
    return Doc(
        _vocab(),
        words=[form[0] for form in forms],
        lemmas=[form[-1] for form in forms],
        pos=[pos.partition(":")[0] for _, pos, *_ in rows],
        tags=[TAGS.get(tag, tag) for tag in tags],
        deps=[dep for _, _, dep, _ in rows],
        heads=[i if head == "-" else int(head) for i, (*_, head) in enumerate(rows)],
    )


def name(doc: Doc, **actors: str) -> Doc:
    """Give a Doc its actors: `Peru="PER/COUNTRY", de_Peruaanse="PER/COUNTRY/adjective"`.

    Every occurrence of the words, joined by `_`, is a mention; a third part names its kind, if that is not `name`.
    """
    words = [token.text for token in doc]
    known: dict[str, Actor] = {}
    mentions = []
    for form, value in actors.items():
        id, type, *kind = value.split("/")
        known[id] = Actor(id, type, id, listed=True)  # type: ignore[arg-type]
        parts = form.split("_")
        for i in range(len(words)):
            if words[i : i + len(parts)] == parts:
                span = doc[i : i + len(parts)]
                mentions.append(
                    TokenMention(
                        id, i, i + len(parts), span.root.i, span.start_char, span.end_char,
                        kind[0] if kind else "name",  # type: ignore[arg-type]
                    )
                )  # fmt: skip
    doc._.actors = tuple(known.values())
    doc._.mentions = tuple(sorted(mentions, key=lambda m: m.start))
    return doc
