"""Organisations that no table lists: bodies of a place, companies, and those that the recogniser gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aldus.actors.board import GENITIVES, PERSON, Board
from aldus.actors.clusters import Cluster
from aldus.actors.owners import body_of_state, ministry_of, state_of
from aldus.lexicon.actors import Known
from aldus.lexicon.words import section_of, words

if TYPE_CHECKING:
    from spacy.tokens import Span

ARTICLES = words("determiners.article")
BODIES_BEFORE = words("bodies.before")
BODIES_AFTER = words("bodies.after")
BODY_SORTS = section_of("body_sorts")
GENERIC = section_of("generic_bodies")
AREAS = words("bodies.areas")
SEATS = words("bodies.seats")
SEATED = words("bodies.seated")
LISTING = words("bodies.listing")
COMPANY = words("bodies.company")
ADJECTIVE_ENDINGS = tuple(words("bodies.adjectives"))
COMMON_ENDINGS = tuple(words("bodies.common"))
EVENT_ENDINGS = tuple(words("bodies.none"))
PORTFOLIOS = words("portfolios.names")
MINISTERS = tuple(words("portfolios.ministers"))
PLACE_PREPS = words("places.prepositions")
PLACE_NOUNS = words("places.nouns")


def bodies(board: Board) -> None:
    """`gemeente Utrecht`, `Universiteit van Tilburg`, `de Haagse rechtbank`, `Jansen BV`."""
    words = board.words
    for i in range(len(words) - 1):
        if board.taken[i]:
            continue
        if board.low[i] in BODIES_BEFORE:
            _named_body(board, i)
        elif words[i + 1] in BODIES_AFTER and not board.taken[i + 1] and _of_place(board, i):
            cluster = board.clusters.organisation(board.text(i, i + 2), _sort_of(words[i + 1]))
            board.add(cluster, i, i + 2, "name", "body-of-place", root=i + 1)
        elif words[i + 1] in COMPANY:
            start = _name_before(board, i + 1)
            if start <= i:
                cluster = board.clusters.organisation(board.text(start, i + 1), "company")
                board.add(cluster, start, i + 2, "name", "company-suffix")


def _sort_of(noun: str) -> str:
    return next(iter(BODY_SORTS.get(noun, ())), "")


def _named_body(board: Board, i: int) -> None:
    """`gemeente Utrecht`, `Universiteit van Tilburg`, `de rechtbank in Utrecht`."""
    words, noun = board.words, board.low[i]
    seat = noun in SEATS
    joined = (words[i + 1] == "van" and words[i][:1].isupper()) or (seat and words[i + 1] in SEATED)
    first = i + 1 + joined
    end = place_after(board, first)
    if noun in LISTING and board.low[end : end + 1] == ["en"]:
        last = place_after(board, end + 1)
        end = last if last > end + 1 else end  # `inspectie Justitie en Veiligheid`
    if end > first and not (noun in AREAS and in_place(board, i)):
        # `rechtbank in Utrecht` is the `rechtbank Utrecht`.
        name = f"{words[i]} {board.text(first, end)}" if seat else board.text(i, end)
        cluster = board.clusters.organisation(name, _sort_of(noun))
        board.add(cluster, i, end, "name", "named-body", root=i)


def in_place(board: Board, i: int) -> bool:
    """`in de gemeente Utrecht`: where, not who."""
    before = board.low[max(0, i - 2) : i]
    return bool(before) and (before[-1] in PLACE_PREPS or (before[-1] == "de" and before[0] in PLACE_PREPS))


def place_after(board: Board, i: int) -> int:
    """Index after the name of a place: up to four capitalised words that are no other actor."""
    end, words = i, board.words
    while end < min(len(words), i + 4) and words[end][:1].isupper():
        ent = board.ent_at(end)
        if board.taken[end] or (ent is not None and ent.label_ in PERSON):
            return i
        if words[end].isupper() and len(words[end]) > 1:
            break
        end += 1
    return end


def _of_place(board: Board, i: int) -> bool:
    """An adjective of place with a capital, `Amsterdamse`, that no country has."""
    word = board.words[i]
    return word[:1].isupper() and word.endswith("se") and len(word) > 4 and i not in board.starts


def _name_before(board: Board, end: int) -> int:
    """Index of the first of up to four capitalised words before a token, in its sentence."""
    start = end
    while start and end - start < 4 and board.words[start - 1][:1].isupper() and not board.taken[start - 1]:
        start -= 1
        if start in board.starts:
            break
    return start


def recognised(board: Board) -> None:
    """Organisations that the recogniser gives."""
    for ent in board.ents:
        if board.label_of(ent) != "ORG" or _is_none(board, ent):
            continue
        if board.free(ent.start, ent.end):
            for start, end in _several(board, ent.start, ent.end):
                _recognised(board, start, end)
        elif board.free(ent.start + 1, ent.end) and not _body_of_state(board, ent.start + 1, ent.end):
            _behind_adjective(board, ent)  # `Poolse Hooggerechtshof` is one of a state


def _body_of_state(board: Board, start: int, end: int) -> bool:
    """`Hooggerechtshof`, `Centrale Bank`: a body that most states have; whether a stretch names one."""
    name = board.text(start, end)
    key, sort = name.casefold(), next(iter(GENERIC.get(name.casefold(), ())), "")
    if key in PORTFOLIOS and (" " in name or name.isupper()):
        name, key, sort = ministry_of(name)  # `Buitenlandse Zaken liet weten`, `VWS`
    if sort:
        cluster = body_of_state(board, name, key, sort, state_of(board, start, end))
        board.add(cluster, start, end, "name", "org-recognised")
    return bool(sort)


def _behind_adjective(board: Board, ent: Span) -> None:
    """`Libische Nationale Leger`: an organisation whose name begins with the adjective of its country."""
    if ent.start + 1 < ent.end and board.words[ent.start + 1][:1].isupper():
        chars = (board.tree.start[ent.start], board.tree.end[ent.end - 1])
        cluster = board.clusters.organisation(board.text(ent.start, ent.end))
        board.add(cluster, ent.start + 1, ent.end, "name", "org-recognised", chars=chars)


def _is_none(board: Board, ent: Span) -> bool:
    """Whether a name is that of a place or an event (`Klimaatakkoord`), or none at all."""
    last = board.words[ent.end - 1]
    return (
        board.is_common(ent.start, ent.end)
        or (last.lower().endswith(EVENT_ENDINGS) and "-" not in last)
        or (ent.start > 0 and board.low[ent.start - 1] in PLACE_NOUNS)
    )


def _several(board: Board, start: int, end: int) -> list[tuple[int, int]]:
    """The one name that a stretch is, or two: `Ipsos/EenVandaag`, and `Bond voor Fluiters en Greenpeace`, of which a table knows one."""
    words = board.words
    for k in range(start + 1, end - 1):
        if words[k] == "/" or (words[k] == "en" and (_listed(board, start, k) or _listed(board, k + 1, end))):
            return [(start, k), *_several(board, k + 1, end)]
    return [(start, end)]


def _listed(board: Board, start: int, end: int) -> Known | None:
    """The organisation that a table lists under the name that a stretch is, but for an article."""
    start += end - start > 1 and board.low[start] in ARTICLES
    match = board.forms.longest(board.words, start)
    found = match is not None and match[0] == end and match[1].actor.type == "ORG"
    return match[1].actor if match is not None and found else None


def _recognised(board: Board, start: int, end: int) -> None:
    start, end = _trimmed(board, start, end)
    name = board.text(start, end) if start < end else ""
    if not any(c.isupper() for c in name) or _is_portfolio(board, start):
        return
    if end - start == 1 and (board.low[start].endswith(COMMON_ENDINGS) or _is_function(board, start)):
        return
    listed = _listed(board, start, end)
    if listed is not None:
        board.add(board.clusters.of_known(listed), start, end, "name", "org-name")
        return
    if _body_of_state(board, start, end):
        return
    known = _known_end(board, start, end)
    if known is not None:
        board.add(board.clusters.of_known(known[1]), known[0], end, "name", "org-name")
        return
    chars = None
    _, hyphen, rest = board.words[end - 1].rpartition("-")
    if hyphen and rest.islower():
        # `AIVD-agent`, `Radio 2-programma`: the name is what stands before the last part.
        name = name[: -len(rest) - 1]
        chars = (board.tree.start[start], board.tree.start[start] + len(name))
    cluster = _by_its_short_form(board, name, end) or board.clusters.organisation(
        name[:-2] if name.endswith(GENITIVES) else name
    )
    board.add(cluster, start, end, "name", "org-recognised", chars=chars)
    board.add_short_form(cluster, end)


def _is_function(board: Board, i: int) -> bool:
    """`Eurocommissaris`, `Unileverbestuurder`: who somebody is; not `ISO-voorzitter`, which names a body."""
    title = None if "-" in board.words[i] else board.lex.titles.of(board.low[i])
    return title is not None and title.is_function


def _by_its_short_form(board: Board, name: str, end: int) -> Cluster | None:
    """`Centraal Orgaan opvang Asielzoekers (COA)`: the organisation that a table knows by its short form."""
    words = board.words
    if end + 2 >= len(words) or words[end] != "(" or words[end + 2] != ")" or " " not in name:
        return None
    letters = iter(name.casefold())
    if not all(letter in letters for letter in words[end + 1].casefold()):  # in this order
        return None
    places = board.clusters.headed.get(end + 1, ())
    return next((p.cluster for p in places if p.cluster.type == "ORG" and p.start == end + 1), None)


def _trimmed(board: Board, start: int, end: int) -> tuple[int, int]:
    """A name without an article before it and marks around it."""
    while start < end and (board.low[start] in ARTICLES or not board.words[start][:1].isalnum()):
        start += 1
    if start + 1 < end and board.words[start].islower() and board.low[start].endswith(ADJECTIVE_ENDINGS):
        start += board.words[start + 1][:1].isupper()  # `de conservatieve Volksunie`
    while end > start and (
        not board.words[end - 1][-1:].isalnum() or board.tree.pos[end - 1] in ("ADP", "DET", "CCONJ")
    ):
        end -= 1  # `Strafkamer van het`, where the rest is a name of its own
    return start, end


def _known_end(board: Board, start: int, end: int) -> tuple[int, Known] | None:
    """`Persbureau Reuters`: where a known organisation begins that ends a stretch with a common noun in front."""
    for k in range(start + 1, end):
        match = board.forms.longest(board.words, k)
        if match is not None and match[0] == end and match[1].actor.type == "ORG":
            return (k, match[1].actor) if board.low[start].endswith(COMMON_ENDINGS) else None
    return None


def _is_portfolio(board: Board, start: int) -> bool:
    """`Buitenlandse Zaken` in `minister van Buitenlandse Zaken` is no organisation, `Vera Bakker (Financiën)` neither."""
    if start and board.words[start - 1] == "(" and board.low[start] in PORTFOLIOS:
        return True
    for i in range(start - 1, max(-1, start - 7), -1):
        if board.low[i] in ("van", "voor", "en", ",") or board.tree.pos[i] == "PROPN":
            continue
        return board.low[i].endswith(MINISTERS)
    return False


def repeated(board: Board) -> None:
    """Organisations of one word that the recogniser saw elsewhere in the document, whole or before a hyphen."""
    for i, word in enumerate(board.words):
        if board.taken[i] or not word[:1].isupper() or board.ent_at(i) is not None:
            continue
        first, hyphen, rest = word.partition("-")
        name = first if hyphen and rest.islower() else word
        cluster = board.clusters.organisation_of(name)
        if cluster is None or len(name) < 2 or board.is_common(i, i + 1):
            continue
        if name == cluster.label or name.isupper():
            start = board.tree.start[i]
            board.add(cluster, i, i + 1, "name", "repeated-name", chars=(start, start + len(name)), root=i)
