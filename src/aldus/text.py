"""Text without any knowledge of a language."""

from __future__ import annotations

import re
import unicodedata


def slug(label: str) -> str:
    """An ASCII id of a label: `Recep Tayyip Erdoğan` gives `recep-tayyip-erdogan`."""
    plain = unicodedata.normalize("NFKD", label.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
