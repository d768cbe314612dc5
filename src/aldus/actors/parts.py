"""Known forms that are a part of a word, or share a word: `Ruslands`, `Navo-chef`, `ex-VVD'er`, `Eerste en Tweede Kamer`."""

from __future__ import annotations

from aldus.actors.board import GENITIVES, Board
from aldus.document import MentionKind
from aldus.lexicon.actors import Form
from aldus.lexicon.compounds import last_part
from aldus.lexicon.words import words

PREFIXES = tuple(words("names.prefixes"))
# A dot: `de VS.` at the end of a sentence is one token.
_ENDINGS = (*GENITIVES, "s", "'", "’", ".")
_LAST = frozenset(ending[-1] for ending in _ENDINGS)
_MEMBERS = ("'er", "’er", "er")
_TITLED = 8
"""Letters that a body and a function in one word have at least."""
_LONGEST = 5
"""Parts between hyphens that a known form has at most."""


def first_of_compound(board: Board, i: int) -> bool:
    """`Forum voor Democratie-leider`: a name of several words as the first part of a compound."""
    if not board.words[i][:1].isupper():
        return False
    for j in range(i + 1, min(i + 5, len(board.words))):
        first, hyphen, rest = board.words[j].rpartition("-")
        if not hyphen or not rest.islower() or not board.free(i, j + 1):
            continue
        match = board.forms.longest([*board.words[i:j], first], 0)
        if match is not None and match[0] == j + 1 - i:
            chars = (board.tree.start[i], board.tree.start[j] + len(first))
            cluster = board.clusters.of_known(match[1].actor)
            board.add(cluster, i, j + 1, "name", "compound-part", chars=chars, root=j)
            return True
    return False


def shared_head(board: Board, i: int) -> bool:
    """`Eerste en Tweede Kamer`: the first of two names that share their last word."""
    words = board.words
    if i + 3 >= len(words) or words[i + 1] not in ("en", "of", "als") or not words[i][:1].isupper():
        return False
    second = board.forms.longest(words, i + 2)
    if second is None or second[0] < i + 4:
        return False
    whole = [words[i], *words[i + 3 : second[0]]]
    first = board.forms.longest(whole, 0)
    if first is None or first[0] != len(whole):
        return False
    board.add(board.clusters.of_known(first[1].actor), i, i + 1, "name", "shared-head", root=i)
    return True


def part_of_word(board: Board, i: int) -> bool:
    """A known form with a genitive ending, with the ending of a member, or as a part of a compound."""
    return _genitive(board, i) or _member(board, i) or _compound(board, i) or _title_of(board, i)


def _add(board: Board, i: int, form: Form, at: int, size: int, kind: MentionKind, rule: str) -> bool:
    """Record `size` characters of a token, `at` characters from its start."""
    start = board.tree.start[i] + at
    cluster = board.clusters.of_known(form.actor)
    board.add(cluster, i, i + 1, kind, rule, chars=(start, start + size), root=i)
    return True


def _genitive(board: Board, i: int) -> bool:
    """`Ruslands leger`, `Biden's plan`, `de VS' bondgenoten`."""
    word = board.words[i]
    if word[-1:] not in _LAST:
        return False
    for ending in _ENDINGS:
        bare = word.removesuffix(ending)
        if bare == word or len(bare) < (2 if ending == "." else 3):
            continue
        form = board.forms.word(bare)
        if form is None or form.kind not in ("name", "city", "metonym"):
            continue
        tree = board.tree
        if ending == "s" and not tree.tag[i].endswith("|gen") and tree.dep[i] != "nmod:poss":
            continue
        return _add(board, i, form, 0, len(bare), "name" if form.kind == "name" else "metonym", "genitive")
    return False


def _member(board: Board, i: int) -> bool:
    """`PVV'er`, `ex-VVD'ers`, `GroenLinksers`: a member stands for the party."""
    word = board.words[i]
    stem = word.removesuffix("s")
    if not stem.endswith("er"):
        return False
    skipped = max(len(p) for p in PREFIXES if word.startswith(p)) if word.startswith(PREFIXES) else 0
    stem = stem[skipped:]
    for ending in _MEMBERS:
        name = stem.removesuffix(ending)
        if name == stem or len(name) < 2:
            continue
        form = board.forms.word(name)
        if form is None or form.kind != "name" or (ending == "er" and form.actor.sort != "party"):
            continue
        return _add(board, i, form, skipped, len(name), "name", "member")
    return False


def _compound(board: Board, i: int) -> bool:
    """`Hamas-strijders`, `Noord-Korea-gezant`: the longest first part that is known, then the next."""
    word = board.words[i]
    if "-" not in word.strip("-"):
        return False
    parts = word.split("-")
    both = [board.forms.word(part.capitalize()) for part in parts] if len(parts) == 2 else []
    if both and all(form is not None and form.kind == "adjective" for form in both):  # `Frans-Duitse`
        for form, at, part in zip(both, (0, len(parts[0]) + 1), parts, strict=True):
            assert form is not None
            _add(board, i, form, at, len(part), "adjective", "compound-part")
        return True
    at = 0
    for k, part in enumerate(parts[:-1]):
        for size in range(min(len(parts) - 1 - k, _LONGEST), 0, -1):
            piece = "-".join(parts[k : k + size])
            form = board.forms.word(piece) if len(piece) > 1 else None
            if form is not None and form.kind != "inhabitant":
                kind: MentionKind = "metonym"
                if form.kind in ("name", "adjective"):
                    kind = form.kind  # type: ignore[assignment]
                return _add(board, i, form, at, len(piece), kind, "compound-part")
        at += len(part) + 1
    return False


def _title_of(board: Board, i: int) -> bool:
    """`Unileverdirecteur`, `Labourleider`: the organisation of a function, without a hyphen."""
    word = board.words[i]
    if not word[:1].isupper() or "-" in word or len(word) < _TITLED:
        return False
    title = last_part(word.lower(), board.lex.titles)
    if title is None or len(title) == len(word) or not board.lex.titles[title].is_function:
        return False
    name = word[: -len(title)]
    form = board.forms.word(name)
    if form is None or form.kind != "name" or form.actor.type != "ORG" or form.actor.sort == "parliament":
        return False
    return _add(board, i, form, 0, len(name), "name", "compound-part")
