"""Countries and organisations that the tables list, by all their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aldus.actors.board import ORG, PERSON, Board
from aldus.actors.capitals import acts
from aldus.actors.clusters import OF_STATES, Cluster
from aldus.actors.owners import body_of_state, state_of
from aldus.actors.parts import first_of_compound, part_of_word, shared_head
from aldus.document import MentionKind
from aldus.lexicon.actors import Form
from aldus.lexicon.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span

CLOSED = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "PERSON", "PER", "FAC"})
"""Labels of names within which a shorter known form stands for nothing of its own (`Bank of England`)."""

PLACES = frozenset({"GPE", "LOC", "FAC"})
EXPRESSIONS = words("expressions.adjectives")
SPORT = words("sport.words")
_SCORE = re.compile(r"\d{1,3}-\d{1,3}")
_KINDS: dict[str, MentionKind] = {
    "name": "name",
    "adjective": "adjective",
    "inhabitant": "inhabitant",
    "metonym": "metonym",
    "city": "metonym",
}


def known_forms(board: Board) -> None:
    """Countries and organisations that the tables list, whole or as a part of a word."""
    teams = _teams(board)
    i = 0
    while i < len(board.words):
        i = _read(board, i, teams)


def _read(board: Board, i: int, teams: bytearray) -> int:
    """Record what starts at a token; the index after it."""
    if board.taken[i] or first_of_compound(board, i) or shared_head(board, i):
        return i + 1
    match = board.forms.longest(board.words, i)
    if match is None or not board.free(i, match[0]) or _overlapped(board, i, match[0]):
        part_of_word(board, i)
        return i + 1
    end, form = match
    if (
        _within_longer_name(board, i, end, form)
        or not _refers(board, i, end, form)
        or (end < len(board.words) and board.words[end].startswith("@"))  # `RT @naam`
        or (i in board.bylines and not form.actor.own)
        or (teams[end - 1] and form.actor.type == "COUNTRY" and form.kind in ("name", "city"))
    ):
        return i + 1
    rule = "capital-acts" if form.kind == "city" else f"{form.actor.type.lower()}-{form.kind}"
    cluster = _foreign(board, i, end, form) or board.clusters.of_known(form.actor)
    board.add(cluster, i, end, _KINDS[form.kind], rule)
    if form.actor.type == "ORG" and form.kind == "name":
        board.add_short_form(cluster, end)
    return end


def _foreign(board: Board, start: int, end: int, form: Form) -> Cluster | None:
    """`de Franse Senaat`: the body of another state that bears the name of a known one."""
    actor = form.actor
    if actor.type != "ORG" or actor.country is None or actor.sort not in OF_STATES or actor.own:
        return None
    state = state_of(board, start, end)
    if state is None or state == actor.country:
        return None
    name = board.text(start, end)
    return body_of_state(board, name, name.casefold(), actor.sort, state)


def _overlapped(board: Board, start: int, end: int) -> bool:
    """`De Unie` before `van Waterschappen`: a longer form begins within this one."""
    for k in range(start + 1, end):
        later = board.forms.longest(board.words, k)
        if later is not None and later[0] > end:
            return True
    return False


def _within_longer_name(board: Board, start: int, end: int, form: Form) -> bool:
    """Whether a form is only a part of a name that the recogniser has found."""
    ent = board.ent_at(start)
    if ent is None or form.actor.own:
        return False
    size = ent.end - ent.start
    if ent.label_ in PLACES and form.actor.type == "ORG" and size > end - start:
        # `Den Bosch`, where `Bosch` is a company.
        return ent.start < start or ent.end > end
    if ent.label_ not in CLOSED:
        return False
    if size <= end - start:
        # `Sofia` as a person; a country only where somebody bears its name (`Tom Holland`).
        surname = end - start == 1 and board.words[start] in board.surnames
        return ent.label_ in PERSON and (form.kind == "city" or (surname and form.kind == "name"))
    return ent.label_ != "FAC" and _is_part_of(board, ent, start, end, form)


def _is_part_of(board: Board, ent: Span, start: int, end: int, form: Form) -> bool:
    """Whether a form stands for nothing of its own in a longer name that is no place."""
    rest = board.words[end : ent.end]
    if ent.label_ in ORG and start == ent.start and len(rest) == 1 and _is_surname(board, rest[0]):
        return False  # `Europese Raad Tusk`, tagged as one
    if ent.label_ in PERSON:
        if form.kind == "name" and form.actor.type == "COUNTRY" and (start, end) == (ent.start + 1, ent.end):
            # `Eerder bezocht Modi Bhutan`, tagged as one
            return not board.persons.word(board.words[ent.start])
        if form.kind == "adjective" and not board.words[start].endswith("e"):
            return True  # `Frans Timmermans`
    # `Amerikaanse Senaat`: the adjective still names the country.
    return not (form.kind == "adjective" and start == ent.start)


def _is_surname(board: Board, word: str) -> bool:
    return word in board.surnames or board.persons.word(word) is not None


def _refers(board: Board, start: int, end: int, form: Form) -> bool:
    """Whether a known form refers to its actor here."""
    if start and not form.actor.own and board.words[start - 1].endswith("-"):
        return False  # `Latijns- Amerika`
    if form.kind == "adjective":
        return _is_adjective(board, end - 1) and not _in_expression(board, end - 1)
    if form.kind == "inhabitant":
        return _is_plural(board, end - 1)
    if form.kind == "city":
        return acts(board, start, end)
    if form.kind == "metonym" or form.actor.own:
        return True
    another = form.actor.type == "ORG" and end - start == 1 and board.is_another(start)
    return not (another or board.is_common(start, end))


def _in_expression(board: Board, i: int) -> bool:
    """`Turks fruit`, `de Russische roulette`: an adjective that names no actor."""
    return i + 1 < len(board.words) and f"{board.low[i]} {board.low[i + 1]}" in EXPRESSIONS


def _is_adjective(board: Board, i: int) -> bool:
    """`het Russisch`, `in het Frans`, `spreekt vloeiend Russisch` are languages, `een Zweedse` is a woman."""
    if board.doc[i].ent_type_ == "LANGUAGE":
        return False
    if not board.tagged:
        return True
    tree = board.tree
    if board.words[i].endswith("e"):
        alone = i + 1 >= tree.n or tree.pos[i + 1] not in ("NOUN", "PROPN", "ADJ", "CCONJ")
        articles = {tree.low[k] for k in tree.kids_of(i, "det")}
        subject = tree.dep[i] in ("nsubj", "nsubj:pass")
        one = (subject and articles & {"de", "een", "die"}) or (tree.dep[i] == "obj" and "een" in articles)
        return not (alone and one)
    return not (tree.tag[i].startswith("N|") or tree.dep[i] in ("xcomp", "obj", "obl"))


def _is_plural(board: Board, i: int) -> bool:
    word, morph = board.words[i], str(board.doc[i].morph)
    if "Number=Plur" in morph:
        return True
    if "Number=Sing" in morph and not word.endswith(("en", "ers")):
        return False
    return word.endswith(("n", "s"))


def _teams(board: Board) -> bytearray:
    """One byte for each token: 1 where its sentence gives the score of a match, so that countries are teams."""
    marks = bytearray(len(board.words))
    done = 0
    for i, word in enumerate(board.words):
        if i < done or "-" not in word or not _SCORE.fullmatch(word):
            continue
        start, end = board.around(i)
        if any(w in SPORT for w in board.low[start:end]):
            marks[start:end] = b"\1" * (end - start)
        done = end if board.tree.sents else i
    return marks
