"""Which names may be those of one actor, and under which keys to look for them."""

from __future__ import annotations

from collections.abc import Iterator

from aldus.graphs.names import FIRST_NAMES, PersonName, spelling
from aldus.lexicon.keys import organisation_key, portfolio_core
from aldus.lexicon.words import section_of
from aldus.text import slug

GENERIC = section_of("generic_bodies")
_MINISTRY = "ministerie van "
_RARE = 4
"""Letters of a name at least of which spaces and hyphens do not matter: `Groen Links`."""


def is_generic(label: str, sort: str) -> bool:
    """Whether most states have a body of that name: `ministerie van Defensie`, `Hooggerechtshof`."""
    return sort == "ministry" or label.casefold() in GENERIC


def body_key(label: str, sort: str) -> str:
    """What the names of one organisation have in common."""
    if sort == "ministry" and label.casefold().startswith(_MINISTRY):
        return _MINISTRY + portfolio_core(label[len(_MINISTRY) :])
    key = organisation_key(label)
    joined = key.replace("-", "")
    return joined if len(joined) >= _RARE else key


def full_name_keys(name: PersonName) -> Iterator[str]:
    """Keys of a full name, one of which every variant of it shares."""
    for surname in {name.surname, *name.surname.split("-")}:
        yield f"{spelling(name.first)[:1]} {spelling(surname)}"


def variant_of(one: PersonName, other: PersonName) -> str | None:
    """How two full names differ, as a key of `[names]` in `merging.toml`; nothing where they are of different people."""
    if one.first == other.first and one.surname == other.surname:
        if one.particles == other.particles:
            shorter, longer = sorted((one.middle, other.middle), key=len)
            return "middle_name" if set(shorter) <= set(longer) else None
        return "particle" if one.middle == other.middle and not (one.particles and other.particles) else None
    if one.first == other.first and one.particles == other.particles:
        parts = {*one.surname.split("-")}, {*other.surname.split("-")}
        if parts[0] < parts[1] or parts[1] < parts[0]:
            return "double_surname"
    if one.middle == other.middle and _spelled(one) == _spelled(other):
        return "spelling"
    return None


def _spelled(name: PersonName) -> tuple[str, str]:
    return spelling(name.first), spelling(" ".join((*name.particles, name.surname)))


def short_names(name: PersonName) -> Iterator[str]:
    """What somebody is called for short, as slugs: surname, parts of it, first name."""
    whole = (*name.particles, name.surname)
    seen = set()
    for k in range(len(whole)):
        seen.add(" ".join(whole[k:]))
    for k in range(len(name.middle)):
        seen.add(" ".join((*name.middle[k:], *whole)))
    seen.update(name.surname.split("-"))
    yield from sorted(map(slug, seen))
    if name.first and name.first not in seen:
        yield slug(name.first)


def bare_name(name: PersonName) -> str:
    """A surname or a first name alone, as `short_names` writes it; of initials the surname; the whole of `Paul M.`."""
    surname = slug(" ".join((*name.particles, name.surname)))
    return f"{slug(name.first)}-{surname}" if name.is_hidden else surname


def fits_initials(name: PersonName, full: PersonName) -> bool:
    """Whether `J.P. Balkenende` may be `Jan Peter Balkenende`."""
    letters = "".join(part[0] for part in (full.first, *full.middle) if part)
    return letters.startswith(name.initials) or name.initials.startswith(letters)


def is_first_name(name: PersonName) -> bool:
    """Whether a bare name is known as a first name."""
    return not name.particles and name.surname in FIRST_NAMES
