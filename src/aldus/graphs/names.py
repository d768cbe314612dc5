"""The names of people, taken apart, and what is common to different spellings of one name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from aldus.lexicon.words import section_of, words
from aldus.text import slug

PARTICLES = words("names.particles")
SUFFIXES = frozenset(suffix.casefold() for suffix in words("names.suffixes"))
FIRST_NAMES = frozenset(name.casefold() for name in words("gender.male") | words("gender.female"))
COMMON = words("names.common")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+")
# Letters that transcriptions and Dutch spelling exchange, longest first.
_SPELLINGS = tuple((form, core) for core, forms in section_of("spellings").items() for form in sorted(forms))
_SPELLED = re.compile("|".join(sorted((form for form, _ in _SPELLINGS), key=lambda f: (-len(f), f))))
_CORES = dict(_SPELLINGS)
_DOUBLE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of a person in lower case."""

    first: str
    """First name or initials; nothing where the name is a single one."""
    middle: tuple[str, ...]
    """Names between the first one and the surname."""
    particles: tuple[str, ...]
    """`van`, `der` ..."""
    surname: str
    """Surname without particles; the whole of a single name."""

    @property
    def is_bare(self) -> bool:
        """Whether it is a surname or a first name alone."""
        return not self.first

    @property
    def is_hidden(self) -> bool:
        """Whether the surname is a letter, as of suspects: `Paul M.`."""
        return len(slug(self.surname)) == 1

    @property
    def initials(self) -> str:
        """The letters of initials; nothing where the first name is spelled out."""
        return self.first.replace(".", "") if _INITIALS.fullmatch(self.first) else ""


@lru_cache(maxsize=100_000)
def person_name(label: str) -> PersonName:
    """A name, taken apart: `Caroline van der Plas` is `caroline`, `van der`, `plas`."""
    parts = label.casefold().split() or [""]
    while len(parts) > 1 and parts[-1] in SUFFIXES:
        parts.pop()
    first = ""
    if len(parts) > 1 and parts[0] not in PARTICLES:
        first, parts = parts[0], parts[1:]
    start = next((k for k, part in enumerate(parts[:-1]) if part in PARTICLES), len(parts) - 1)
    if first and parts and all(_INITIALS.fullmatch(part) for part in parts[:start]):
        first, parts, start = "".join((first, *parts[:start])), parts[start:], 0
    core = next((k for k in range(start, len(parts)) if parts[k] not in PARTICLES), len(parts) - 1)
    return PersonName(first, tuple(parts[:start]), tuple(parts[start:core]), " ".join(parts[core:]))


@lru_cache(maxsize=100_000)
def spelling(text: str) -> str:
    """What transcriptions of one name have in common: `Zelensky`, `Zelenskyy` and `Zelenski`."""
    plain = slug(text).replace("-", "")
    return _DOUBLE.sub(r"\1", _SPELLED.sub(lambda m: _CORES[m[0]], plain)).rstrip("iy")
