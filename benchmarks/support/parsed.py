"""Parsed texts kept in a file, so that work on actors and relations need not wait for the network each time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import DocBin

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ATTRIBUTES = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID")
OURS = ("aldus_actors", "aldus_relations")
TENSOR = "tensor"


def parse(nlp: Language, texts: Iterable[str], path: Path | None = None) -> list[Doc]:
    """The Docs of `texts` with actors and relations, one text at a time.

    Args:
        nlp: a pipeline of `aldus.load`.
        texts: what to read.
        path: a file with the Docs as they are before our components. It is read where it holds just these
            texts, else written. It knows nothing of the network: remove it when that has changed.
    """
    docs = bare(nlp, texts, path)
    for name in OURS:
        component = nlp.get_pipe(name)
        docs = [component(doc) for doc in docs]
    return docs


def bare(nlp: Language, texts: Iterable[str], path: Path | None = None) -> list[Doc]:
    """The same without actors and relations."""
    texts = list(texts)
    docs = [] if path is None or not path.exists() else list(DocBin().from_disk(path).get_docs(nlp.vocab))
    if [d.text for d in docs] != texts:
        with nlp.select_pipes(disable=[name for name in OURS if name in nlp.pipe_names]):
            docs = [nlp(text) for text in texts]
        for doc in docs:
            doc.user_data[TENSOR] = doc.tensor  # which a DocBin leaves out
        if path is not None:
            DocBin(attrs=ATTRIBUTES, docs=docs, store_user_data=True).to_disk(path)
    for doc in docs:
        doc.tensor = doc.user_data.pop(TENSOR)
    return docs
