"""Which tokens stand in quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# One paragraph at most, so that a mark that is never closed harms no more than that.
_QUOTATION = re.compile(
    r"[“„][^“”„\"\n]{1,1500}[”“\"]"
    r"|«[^»\n]{1,1500}»"
    r"|,,(?:(?!,,)[^\n]){1,1500}?(?:''|’’|[\"”])"
    r"|\"[^\"\n]{1,1500}\""
    r"|(?<!\w)['‘](?!s[ -]|t |n )(?=\w)[^\n'‘]{1,1500}?(?:['’]\w[^\n'‘]{0,1500}?)*(?<=[\w.,!?…])['’](?!\w)"
)


def quoted(doc: Doc) -> bytearray:
    """One byte for each token: 1 inside quotation marks, else 0."""
    marks = bytearray(len(doc))
    spans = [m.span() for m in _QUOTATION.finditer(doc.text)]
    k = 0
    for token in doc:
        while k < len(spans) and spans[k][1] <= token.idx:
            k += 1
        if k < len(spans) and spans[k][0] < token.idx:
            marks[token.i] = 1
    return marks
