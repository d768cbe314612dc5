"""What hangs on a Doc: `doc._.actors`, `doc._.mentions`, `doc._.relations`, and `doc._.words` (see `words_of`).

Importing this module declares them, and tells srsly how to write what is in them, so that `Doc.to_bytes`,
`DocBin(store_user_data=True)` and `nlp.pipe(..., n_process=2)` keep them. An entry point leads here any process
that reads such bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import srsly
from spacy.tokens import Doc

from aldus.packing import decode, encode

NAMES = ("actors", "mentions", "relations", "words")
"""The attributes of `doc._`; each is a tuple, empty where its component did not run."""


def _get(doc: Doc, name: str) -> tuple[Any, ...]:
    data: dict[Any, Any] = doc.user_data
    # What `Doc.from_bytes` reads is a list.
    return tuple(data.get(("._.", name, None, None), ()))


def _set(doc: Doc, value: Iterable[Any], name: str) -> None:
    data: dict[Any, Any] = doc.user_data
    data["._.", name, None, None] = tuple(value)


srsly.msgpack_encoders("aldus", func=encode)
srsly.msgpack_decoders("aldus", func=decode)
for _name in NAMES:
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, getter=partial(_get, name=_name), setter=partial(_set, name=_name))


def words_of(doc: Doc) -> tuple[str, ...]:
    """The words of a Doc as they read, one for each token; white space where a token says nothing.

    They differ from the tokens where the tokenizer found characters that hide the words (`aldus.characters`), or
    the encoder a headline in capitals.
    """
    words: tuple[str, ...] = doc._.words
    if words:
        return words
    strings = doc.vocab.strings
    return tuple([strings[number] for number in doc.to_array("ORTH").tolist()])
