"""Text without any knowledge of a language."""

from __future__ import annotations

import re
import unicodedata

from aldus.errors import InputError


def slug(label: str) -> str:
    """An ASCII id of a label: `Recep Tayyip Erdoğan` gives `recep-tayyip-erdogan`."""
    plain = unicodedata.normalize("NFKD", label.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def decode(data: bytes, where: str) -> str:
    """Decode UTF-8 (a byte-order mark is dropped) or an encoding that charset-normalizer is sure of.

    Raises:
        InputError: if the bytes are no text.
    """
    if b"\0" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{where}: this is binary data, not text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["utf_16", "cp1252", "latin_1", "iso8859_15", "mac_roman"]).best()
    if best is None or best.chaos > 0.2:
        raise InputError(f"{where}: the encoding is unknown; save the file as UTF-8")
    return data.decode(best.encoding).removeprefix("\ufeff")
