"""A guard around a spaCy tokenizer: no more than linear time, and words as a reader sees them."""

# No `from __future__ import annotations`: spaCy reads those of `create` as they stand.
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry

from aldus import characters, extensions  # noqa: F401  (declares `doc._.words`)
from aldus.lexicon.words import words

NAME = "aldus.BoundedTokenizer.v1"
"""Its name in the configuration of a pipeline."""
WITHOUT_RULES = "aldus.WithoutRules.v1"
LONGEST = 300
"""Characters without white space that are tokenized at once: more than any word or common address has."""

_LONG = re.compile(rf"\S{{{LONGEST + 1},}}")
_NAME = r"[A-Z\u00c0-\u00de][\w-]{2,}"
_CUTS = re.compile(
    r"(?<=[)\]])(?P<stop>\.)(?=[A-Z\u00c0-\u00de])"  # `(D66).Rutte belde`
    r"|(?<=[a-z]\.)(?P<mark>[\"\u201c\u201d])(?=[A-Z])"  # `zei hij."Nee"`
    r"|(?P<bars>\|+)"
    rf"|(?<![\w/.:@#-])(?P<names>{_NAME}(?:/{_NAME})+)(?![\w/.:@#-])"  # `ANP/Reuters`
    rf"|(?<!\S)(?:{'|'.join(sorted(words('abbreviations_and_words')))})(?P<end>\.)"
    r"(?=[\"'\u2018-\u201d)]*(?:$|\s+[\"'\u2018-\u201d(]*[A-Z\u00c0-\u00de]|\s*\n))"
)


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
        """The Doc of `text`; its text is `text` in any case.

        What a reader does not see (see `aldus.characters`) stands in tokens of its own or inside words; then
        `doc._.words` has the words as they read.
        """
        reading = characters.read(text)
        if reading is not None:
            return self._aligned(text, reading)
        cuts = _cuts(text)
        if not cuts:
            doc: Doc = self.inner(text)
            return doc
        tokens = self._cut(text, cuts)
        return Doc(self.inner.vocab, words=[w for w, _ in tokens], spaces=[s for _, s in tokens])

    def _cut(self, text: str, cuts: list[int]) -> list[tuple[str, bool]]:
        """Words of `text`, each with whether a space follows, none of them over a cut."""
        return [
            (token.text, bool(token.whitespace_))
            for a, b in pairwise((0, *cuts, len(text)))
            for token in self.inner(text[a:b])
        ]

    def _aligned(self, text: str, reading: characters.Reading) -> Doc:
        """The Doc of `text` with the tokens of what is read of it."""
        tokens: list[str] = []
        spaces: list[bool] = []
        read: list[str] = []
        at = place = 0

        def between(end: int) -> None:
            gap = text[at:end]
            if gap[:1] == " " and tokens:
                spaces[-1], gap = True, gap[1:]
            if gap:
                tokens.append(gap.removesuffix(" ") or gap)
                spaces.append(len(gap) > 1 and gap.endswith(" "))
                read.append("")

        for word, space in self._cut(reading.text, _cuts(reading.text)):
            start, end = reading.starts[place], reading.ends[place + len(word) - 1]
            start = max(start, at)  # an entity or ligature may be cut in two
            if end > start:
                between(start)
                tokens.append(text[start:end])
                spaces.append(False)
                read.append(word)
                at = end
            elif read:
                read[-1] += word
            place += len(word) + space
        between(len(text))
        doc = Doc(self.inner.vocab, words=tokens, spaces=spaces)
        doc._.words = tuple(read)
        return doc

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


def without_rules() -> Callable[[Language], Tokenizer]:
    """What makes a tokenizer that gets its rules from a folder: making those of the language takes half a second."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers(WITHOUT_RULES, func=without_rules)


def bound(nlp: Language) -> None:
    """Guard the tokenizer of a pipeline, and that of what is saved of it."""
    if not isinstance(nlp.tokenizer, BoundedTokenizer):
        nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
        nlp.config["nlp"]["tokenizer"] = {"@tokenizers": NAME, "inner": nlp.config["nlp"]["tokenizer"]}


def _cuts(text: str) -> list[int]:
    """Where `text` is cut before it is tokenized: in stretches too long, and where words only touch."""
    cuts = {at for m in _LONG.finditer(text) for at in range(m.start() + LONGEST, m.end(), LONGEST)}
    for match in _CUTS.finditer(text):
        if match["names"]:
            slashes = [match.start() + k for k, c in enumerate(match["names"]) if c == "/"]
            cuts.update(at for slash in slashes for at in (slash, slash + 1))
        else:
            cuts.update(match.span(match.lastgroup or 0))
    return sorted(at for at in cuts if 0 < at < len(text) and text[at] != " ")
