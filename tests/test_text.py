"""Text without any knowledge of a language."""

from __future__ import annotations

import pytest

from aldus.errors import InputError
from aldus.text import clean, decode, printable, slug, whole


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("’t Hart (CDA)", "t-hart-cda"),
        ("日本", ""),
        ("Løkke", "lokke"),
    ],
)
def test_slug(label: str, id: str) -> None:
    assert slug(label) == id


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfx", "x"),
        ("\ufeffcafé".encode("utf-16-le"), "café"),
        ("Één café.".encode("cp1252"), "Één café."),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"), [(b"\x7fELF\0", "binary"), (bytes(range(128, 256)) * 3, "encoding")]
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"a.txt: .*{reason}") as caught:
        decode(data, "a.txt")
    assert caught.value.place == "a.txt"


def test_clean_drops_what_xml_cannot_hold() -> None:
    assert clean("a\x00\x1f\x7f\x85\ud800\ufffe\uffff\tb\r\n é 🎉") == "a\tb\r\n é 🎉"
    assert clean(3) == "3"


def test_whole_keeps_offsets() -> None:
    assert whole("A\ud800B\udc00\U0001f600") == "A\ufffdB\ufffd\U0001f600"


def test_printable_is_one_line() -> None:
    assert printable("a\nb\x1bc\u2028d\ud800e é", "_") == "a_b_c_d_e é"
