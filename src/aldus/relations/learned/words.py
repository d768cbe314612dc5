"""What is seen of a word besides itself: what the tables say of it, and who stands in its slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aldus.lexicon.tables import Lexicon
from aldus.relations.meaning import Row
from aldus.relations.reading import Reading
from aldus.syntax.clause import Clause
from aldus.syntax.tree import Tree

PREDICATES = ("VERB", "AUX", "ADJ", "NOUN")
"""Parts of speech of words that the tables know, and that have slots."""
NOUN_CASES = ("van", "door", "aan", "tegen", "met", "tussen", "op", "in", "voor", "naar", "over", "uit")


def slots(reading: Reading, i: int) -> Iterator[tuple[str, int]]:
    """The phrases of a word by their slots: those of the clause that it heads, else those of a noun by their prepositions."""
    clause = reading.clauses.get(i)
    return _of_noun(reading.tree, i) if clause is None else _of_clause(clause)


def _of_clause(c: Clause) -> Iterator[tuple[str, int]]:
    voice = "p" if c.passive else ""
    for slot, heads in (("subj", c.subjects), ("obj", c.objects), ("iobj", c.indirect), ("agent", c.agents)):
        for head in heads:
            yield f"{slot}{voice}", head
    for prep, head in c.obliques:
        yield f"{prep}{voice}", head


def _of_noun(tree: Tree, i: int) -> Iterator[tuple[str, int]]:
    for k in tree.kids[i]:
        case = tree.case_of(k)
        if case in NOUN_CASES:
            for x in tree.conjuncts(k):
                yield f"n{case}", x


def known(reading: Reading, i: int) -> list[str]:
    """What the tables say of a word, whether or not one of its frames is there."""
    lemma = reading.tree.lemma[i].replace("_", "")
    if reading.tree.pos[i] == "NOUN":
        return list(_known_noun(reading.lex, lemma))
    return list(_known_verb(reading.lex, lemma))


def _known_verb(lex: Lexicon, lemma: str) -> Iterator[str]:
    cue, frames = lex.cues.get(lemma), lex.verbs.get(lemma, ())
    if cue is not None:
        yield from ("xc", f"xc{cue.event_type}")
    yield from _types("xv", frames)
    if lemma in lex.lights:
        yield "xl"
    if lemma in lex.undergoing:
        yield "xu"
    if lemma not in lex.known:
        yield "x?"


def _known_noun(lex: Lexicon, lemma: str) -> Iterator[str]:
    frames = lex.nouns.get(lemma, ())
    yield from _types("xn", frames)
    if lemma in lex.cue_nouns:
        yield "xcn"
    yield from (f"xo{name}" for name in lex.object_classes.get(lemma, ()))
    if lemma in lex.titles:
        yield "xt"
    if not frames:
        yield "xn?"


def _types(name: str, frames: Iterable[Row]) -> Iterator[str]:
    for frame in frames:
        yield from (name, f"{name}{frame.event_type}")


def around(reading: Reading, i: int) -> list[str]:
    """Which slots of a word actors fill, themselves or as whose thing it is, and of which class other nouns in them are."""
    parties, tree = reading.parties, reading.tree
    clause = reading.clauses.get(i)
    found = set()
    for slot, head in slots(reading, i):
        direct = parties.direct(head)
        if direct:
            found |= {f"f{slot}", *(f"f{slot}{parties.types[p.actor]}" for p in direct)}
        elif parties.owners(head):
            found.add(f"fo{slot}")
        elif clause is not None and tree.pos[head] == "NOUN":
            found |= {f"fn{slot}{name}" for name in reading.lex.object_classes.get(tree.lemma[head], ())}
    if clause is None and tree.pos[i] == "NOUN":
        found |= {f"fo{p.how[:5]}" for p in parties.owners(i)}
    return [*sorted(found), f"fS{min(3, len(found))}"]
