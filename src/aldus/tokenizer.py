"""A guard around a spaCy tokenizer, so that no text takes more than linear time."""

# No `from __future__ import annotations`: spaCy reads those of `create` as they stand.
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

NAME = "aldus.BoundedTokenizer.v1"
"""Its name in the configuration of a pipeline."""

LONGEST = 300
"""Characters without white space that are tokenized at once: more than any word or common address has."""

_LONG = re.compile(rf"\S{{{LONGEST + 1},}}")


class BoundedTokenizer:
    """Tokenizes as `tokenizer` does, but cuts stretches of more than `LONGEST` characters without white space.

    spaCy takes signs such as brackets and quote marks off such a stretch one by one, and looks at all the rest
    each time: 40,000 quote marks in a row took two minutes.

    Args:
        tokenizer: a spaCy tokenizer; its own attributes and methods stay within reach.
    """

    def __init__(self, tokenizer: Any) -> None:
        self.inner = tokenizer

    def __call__(self, text: str) -> Doc:
        """The Doc of `text`; its text is `text` in any case."""
        cuts = [
            at
            for match in _LONG.finditer(text)
            for at in range(match.start() + LONGEST, match.end(), LONGEST)
        ]
        if not cuts:
            doc: Doc = self.inner(text)
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for a, b in pairwise((0, *cuts, len(text))):
            for token in self.inner(text[a:b]):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.inner.vocab, words=words, spaces=spaces)

    def __getattr__(self, name: str) -> Any:
        if name == "inner" or name.startswith("__"):  # asked for while it is unpickled
            raise AttributeError(name)
        return getattr(self.inner, name)

    def to_disk(self, path: str | Path, **options: Any) -> None:
        """Save the inner tokenizer."""
        self.inner.to_disk(path, **options)

    def from_disk(self, path: str | Path, **options: Any) -> "BoundedTokenizer":
        """Load the inner tokenizer."""
        self.inner.from_disk(path, **options)
        return self

    def to_bytes(self, **options: Any) -> bytes:
        """Serialise the inner tokenizer."""
        return bytes(self.inner.to_bytes(**options))

    def from_bytes(self, data: bytes, **options: Any) -> "BoundedTokenizer":
        """Load what `to_bytes` gave."""
        self.inner.from_bytes(data, **options)
        return self


def create(inner: Callable[[Language], Any]) -> Callable[[Language], BoundedTokenizer]:
    """What makes the tokenizer of a pipeline, from what makes the one inside it."""

    def make(nlp: Language) -> BoundedTokenizer:
        return BoundedTokenizer(inner(nlp))

    return make


registry.tokenizers(NAME, func=create)


def bound(nlp: Language) -> None:
    """Guard the tokenizer of a pipeline, and that of what is saved of it."""
    if not isinstance(nlp.tokenizer, BoundedTokenizer):
        nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
        nlp.config["nlp"]["tokenizer"] = {"@tokenizers": NAME, "inner": nlp.config["nlp"]["tokenizer"]}
