"""Text without any knowledge of a language."""

from __future__ import annotations

import re
import unicodedata

from aldus.errors import InputError


def slug(label: str) -> str:
    """An ASCII id of a label: `Recep Tayyip Erdoğan` gives `recep-tayyip-erdogan`."""
    plain = unicodedata.normalize("NFKD", label.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def without_accents(text: str) -> str:
    """A text with its letters bare: `Yeşilgöz` gives `Yesilgoz`."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def decode(data: bytes, where: str) -> str:
    """Decode UTF-8 (a byte-order mark is dropped) or an encoding that charset-normalizer is sure of.

    Raises:
        InputError: if the bytes are no text.
    """
    if b"\0" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("this is binary data, not text", place=where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\0" not in data and (text := _western(data)) is not None:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["utf_16", "cp1252", "latin_1", "iso8859_15", "mac_roman"]).best()
    if best is None or best.chaos > 0.2:
        raise InputError("the encoding is unknown; save the file as UTF-8", place=where)
    return data.decode(best.encoding).removeprefix("\ufeff")


_EXPECTED = frozenset("áàâäåãæçéèêëíìîïñóòôöøœúùûüÿ“”‘’„«»–—…€")
"""What Dutch text has beyond ASCII, capitals apart: between small letters they come from a wrong decoding."""


def _western(data: bytes) -> str | None:
    """The text in the encoding of Windows or, where that makes less sense, of old Macs; None where neither does."""
    best, most = None, 0
    for encoding in ("cp1252", "mac_roman"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = [c for c in text if c > "\x7f"]
        good = sum(c in _EXPECTED for c in strange)
        if good > most and 2 * good > len(strange):
            best, most = text, good
    return best


# C0 controls but tab and line ends, C1, surrogates and the two non-characters: XML 1.0 holds none of them
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def clean(text: object) -> str:
    """`text` as a string, without control characters, lone surrogates and non-characters."""
    return _UNSAFE.sub("", str(text))


def whole(text: str) -> str:
    """`text` with half characters of UTF-16, from a JSON escape, replaced; offsets stay the same."""
    return _LONE.sub("\ufffd", text)


def printable(text: str, instead: str) -> str:
    """`text` on one line: `instead` stands for control characters, line ends and half characters."""
    return _UNPRINTABLE.sub(instead, text)
